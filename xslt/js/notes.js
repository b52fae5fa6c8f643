// SPDX-License-Identifier: MIT
// Sets the notes of the reading view beside their lines where the window is wide enough; otherwise, in print and
// without this file, they stand at the foot.
"use strict";
(() => {
  const pane = document.querySelector(".pane.reading");
  const notes = pane ? [...pane.querySelectorAll(".notes > ol > li")] : [];
  if (notes.length === 0) return;
  const kGap = 10;
  const wide = matchMedia("(min-width: 70rem)");
  const isPossible = () => wide.matches && document.getElementById("show-reading").checked;

  function atTheFoot() {
    document.body.classList.remove("notes-at-margin");
    pane.style.minHeight = "";
    for (const note of notes) note.style.top = "";
  }

  function arrange() {
    if (!isPossible()) return atTheFoot();
    document.body.classList.add("notes-at-margin");
    const top = pane.getBoundingClientRect().top;
    let free = 0;
    for (const note of notes) {
      const mark = document.getElementById(note.id + "-ref");
      const wanted = mark ? mark.getBoundingClientRect().top - top - 4 : free;
      const y = Math.max(wanted, free);
      note.style.top = y + "px";
      free = y + note.offsetHeight + kGap;
    }
    pane.style.minHeight = free + "px";
  }

  for (const note of notes) {
    const mark = document.getElementById(note.id + "-ref");
    for (const event of ["pointerenter", "focus"]) mark?.addEventListener(event, () => note.classList.add("lit"));
    for (const event of ["pointerleave", "blur"]) mark?.addEventListener(event, () => note.classList.remove("lit"));
  }
  document.addEventListener("viewchange", arrange);
  document.querySelector(".choose-marks")?.addEventListener("change", arrange);
  addEventListener("resize", arrange);
  addEventListener("beforeprint", atTheFoot);
  addEventListener("afterprint", arrange);
  arrange();
  document.fonts?.ready.then(arrange);
})();
