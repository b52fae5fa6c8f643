// SPDX-License-Identifier: MIT
// Lights up the words that a search led here for (?find=…) and brings the first of them into view. Without this file the
// address still leads to their paragraph.
"use strict";
(() => {
  const query = new URLSearchParams(location.search).get("find");
  const pane = document.querySelector(".pane.reading");
  if (!query || !pane || !("highlights" in CSS)) return;

  // A word may stand in several pieces of text, where a line of the source ends in it; what is hidden is none of it.
  const pieces = [];
  let text = "";
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("[hidden], .note-mark, .way-back")) continue;
    pieces.push({ begin: text.length, end: text.length + node.data.length, node });
    text += node.data;
  }
  let i = 0;
  const ranges = apographWords.find(text, apographWords.parse(query)).ranges.map(([begin, end]) => {
    while (pieces[i].end <= begin) ++i;
    let last = i;
    while (pieces[last].end < end) ++last;
    const range = new Range();
    range.setStart(pieces[i].node, begin - pieces[i].begin);
    range.setEnd(pieces[last].node, end - pieces[last].begin);
    return range;
  });
  CSS.highlights.set("found", new Highlight(...ranges));
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const first = ranges.find(range => !target || target.contains(range.startContainer)) ?? ranges[0];
  // After the browser has gone where the address says.
  addEventListener("load", () => requestAnimationFrame(() => {
    const line = first?.getBoundingClientRect();
    if (line && (line.top < 80 || line.bottom > innerHeight)) scrollBy({ top: line.top - innerHeight / 3, behavior: "instant" });
  }));
})();
