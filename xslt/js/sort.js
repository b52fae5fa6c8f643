// SPDX-License-Identifier: MIT
// Lets a table be put in the order of a column: its heads become buttons. Without this file the table stands by date.
"use strict";
(() => {
  const table = document.querySelector("table[data-sort-label]");
  const body = table?.tBodies[0];
  if (!body || body.rows.length < 2) return;
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const value = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
  const sort = (head, column) => {
    const direction = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", direction);
    const sign = direction === "ascending" ? 1 : -1;
    // What has no value stands last in both directions.
    body.append(...[...body.rows].sort((a, b) => {
      const [left, right] = [value(a, column), value(b, column)];
      return left && right ? sign * compare(left, right) : Number(!left) - Number(!right);
    }));
  };
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.title = `${table.dataset.sortLabel} ${head.textContent}`;
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head, column));
    head.append(button);
  });
  table.tHead.rows[0].cells[0].setAttribute("aria-sort", "ascending");
})();
