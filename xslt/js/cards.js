// SPDX-License-Identifier: MIT
// Shows what a link leads to beside it, on hover and on focus: a note, who a name means, why a value was inferred.
// Escape closes it, the pointer may move into it. Without this file the links lead to the same words on this page.
"use strict";
(() => {
  const kinds = "a.mention, a.inferred, .note-mark a";
  const pop = document.createElement("div");
  pop.className = "pop";
  pop.id = "pop";
  pop.setAttribute("role", "tooltip");
  pop.hidden = true;
  document.querySelector("main").append(pop);
  let owner = null;
  let timer = 0;

  function copyOf(element) {
    const copy = document.createElement("div");
    for (const node of element.childNodes) copy.append(node.cloneNode(true));
    for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
    for (const link of copy.querySelectorAll(".way-back, .mentions, .again")) link.remove();
    // A tooltip takes no focus: the link itself leads to these words, and to the links in them.
    for (const link of copy.querySelectorAll("a")) link.tabIndex = -1;
    copy.lang = element.closest("[lang]").lang;
    return copy;
  }

  // An entry of the register is a term and what is said of it; all else is one element.
  function fill(target) {
    pop.replaceChildren();
    delete pop.dataset.kind;
    if (target.tagName === "DT") {
      const title = copyOf(target);
      title.className = "title";
      pop.append(title, copyOf(target.nextElementSibling));
      pop.dataset.kind = target.closest("section").className.replace(/s$/, "");
    } else {
      pop.append(copyOf(target));
    }
  }

  function setBeside(link) {
    const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const isBelow = box.bottom + pop.offsetHeight + 12 < innerHeight || box.top < pop.offsetHeight + 12;
    const left = Math.min(Math.max(box.left - 12, 12), document.documentElement.clientWidth - pop.offsetWidth - 12);
    pop.style.left = left + scrollX + "px";
    pop.style.top = (isBelow ? box.bottom + 6 : box.top - pop.offsetHeight - 6) + scrollY + "px";
  }

  function show(link) {
    const named = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const target = named?.closest(".inferences li") ?? named;
    if (!target) return;
    const isSeen = target.closest(".notes") && document.body.classList.contains("notes-at-margin");
    if (isSeen) return hide();
    clearTimeout(timer);
    if (owner && owner !== link) owner.removeAttribute("aria-describedby");
    owner = link;
    fill(target);
    pop.hidden = false;
    setBeside(link);
    link.setAttribute("aria-describedby", "pop");
  }

  function hide() {
    clearTimeout(timer);
    pop.hidden = true;
    owner?.removeAttribute("aria-describedby");
    owner = null;
  }
  const later = (action, wait) => { clearTimeout(timer); timer = setTimeout(action, wait); };
  const linkOf = event => event.target.closest?.(kinds);

  document.addEventListener("pointerover", event => {
    const link = linkOf(event);
    if (pop.contains(event.target)) clearTimeout(timer);
    else if (link && event.pointerType !== "touch") later(() => show(link), 120);
    else if (!pop.hidden) later(hide, 250);
  });
  document.addEventListener("focusin", event => { const link = linkOf(event); if (link) show(link); else hide(); });
  document.addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
  document.addEventListener("click", event => { if (!pop.contains(event.target)) hide(); });
  // On a screen that is touched the first touch shows the words, a second one follows the link.
  let touched = false;
  document.addEventListener("pointerdown", event => { touched = event.pointerType === "touch"; });
  document.addEventListener("click", event => {
    const link = linkOf(event);
    if (!link || !touched || link.dataset.touched) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const before of document.querySelectorAll("[data-touched]")) delete before.dataset.touched;
    link.dataset.touched = "yes";
    show(link);
  }, true);
})();
