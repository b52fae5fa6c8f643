// SPDX-License-Identifier: MIT
// Narrows a list to the entries that hold the words typed, accents and case aside. Without this file there is no
// field to type into, and the list is whole.
"use strict";
(() => {
  const list = document.querySelector("[data-filter]");
  const items = list ? [...list.querySelectorAll(list.dataset.filter)] : [];
  if (items.length < 8) return;
  const plain = text => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
  // Of an entry with its mentions what is said of it counts, not the words around them.
  const texts = items.map(item => plain((item.querySelector(".about-it") ?? item).textContent));
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.type = "search";
  label.className = "filter";
  label.append(list.dataset.label, input);
  list.before(label);
  input.addEventListener("input", () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    items.forEach((item, i) => { item.hidden = !words.every(word => texts[i].includes(word)); });
  });
})();
