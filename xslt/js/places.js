// SPDX-License-Identifier: MIT
// Keeps the reader's place. Both views mark each line of the source with the same number (data-place): when the
// view changes, what was at the top stays at the top; side by side, scrolling one view moves the other; an address
// with a # opens the view in which its target is, and ?view=both one of the views. Without this file the views
// still switch, by style alone.
"use strict";
(() => {
  const body = document.body;
  const views = { reading: document.querySelector(".pane.reading"), diplomatic: document.querySelector(".pane.diplomatic") };
  if (!views.reading || !views.diplomatic) return;
  body.classList.add("scripted");
  const radio = name => document.getElementById("show-" + name);
  const current = () => document.querySelector("input[name=view]:checked").value;
  const marks = pane => [...pane.querySelectorAll("[data-place]")];
  const lines = { reading: marks(views.reading), diplomatic: marks(views.diplomatic) };
  const other = name => (name === "reading" ? "diplomatic" : "reading");
  const find = (name, place) => views[name].querySelector(`[data-place="${place}"]`);
  const scrolls = pane => getComputedStyle(pane).overflowY === "auto";
  const topOf = pane => (scrolls(pane) ? pane.getBoundingClientRect().top : document.querySelector(".controls").getBoundingClientRect().bottom);

  // The first line of a view that can be seen, and how far it stands below the top.
  function place(name) {
    const top = topOf(views[name]) - 1;
    const line = lines[name].find(each => each.getBoundingClientRect().bottom >= top && each.closest(".notes, .in-note") === null);
    return line && { number: line.dataset.place, below: line.getBoundingClientRect().top - top };
  }

  function goTo(name, { number, below }) {
    const line = find(name, number);
    if (!line) return;
    const pane = views[name];
    const by = line.getBoundingClientRect().top - topOf(pane) - below;
    (scrolls(pane) ? pane : window).scrollBy({ top: by, behavior: "instant" });
  }

  // The place in the view that is being read, noted while it is still there.
  let last = { name: "reading", at: null };
  let led = null;
  function note(name) {
    const at = place(name);
    if (at) last = { name, at };
  }
  function shown() {
    return current() === "diplomatic" ? "diplomatic" : "reading";
  }

  function change() {
    const { at } = last;
    if (at && scrollY > views.reading.parentElement.offsetTop - innerHeight / 2) {
      for (const name of current() === "both" ? ["reading", "diplomatic"] : [current()]) goTo(name, { number: at.number, below: 8 });
    }
    document.dispatchEvent(new Event("viewchange"));
    try {
      history.replaceState(null, "", current() === "reading" ? location.pathname + location.hash : "?view=" + current() + location.hash);
    } catch { /* a page opened from a disk keeps its address */ }
  }
  const chooser = document.querySelector(".choose-view");
  for (const event of ["pointerdown", "keydown"]) chooser.addEventListener(event, () => note(current() === "both" ? led ?? "reading" : shown()));
  chooser.addEventListener("change", change);

  // Side by side: the view under the pointer or with the focus leads.
  for (const [name, pane] of Object.entries(views)) {
    for (const event of ["pointerenter", "focusin", "wheel", "touchstart"]) pane.addEventListener(event, () => { led = name; }, { passive: true });
    pane.addEventListener("scroll", () => {
      if (current() !== "both" || (led && led !== name)) return;
      note(name);
      if (last.at && last.name === name) goTo(other(name), last.at);
    }, { passive: true });
  }

  function lightUp(element) {
    for (const lit of document.querySelectorAll(".here")) lit.classList.remove("here");
    const number = element.closest("[data-place]")?.dataset.place;
    for (const name of number ? ["reading", "diplomatic"] : []) find(name, number)?.classList.add("here");
  }

  // An address that names a line or anything else in a view that is not shown.
  function openTarget() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const name = Object.keys(views).find(each => views[each].contains(target));
    if (name && current() !== "both" && current() !== name) {
      radio(name).checked = true;
      document.dispatchEvent(new Event("viewchange"));
    }
    lightUp(target);
    target.scrollIntoView({ block: "center", behavior: "instant" });
    if (name) {
      last = { name, at: place(name) };
      if (current() === "both" && last.at) goTo(other(name), last.at);
    }
  }
  const wish = new URLSearchParams(location.search).get("view");
  if (wish && radio(wish)) radio(wish).checked = true;
  addEventListener("hashchange", openTarget);
  openTarget();

  // What is folded away is printed with the rest.
  addEventListener("beforeprint", () => { for (const folded of document.querySelectorAll("details.about")) folded.open = true; });
})();
