// SPDX-License-Identifier: MIT
// The page of a letter's review: one doubt is current, j and k go on, digits choose, what is chosen becomes the lines of
// the sidecar. The page says everything without this script; the script only lets one choose. It keeps nothing and asks
// nobody.
"use strict";

const result = document.getElementById("result");
const doubts = [...document.querySelectorAll(".doubt")].filter(doubt => doubt.querySelector("input"));
const radios = doubt => [...doubt.querySelectorAll("input[type=radio]")];
const chosen = doubt => doubt.querySelector("input[type=radio]:checked");
const writtenIn = doubt => doubt.querySelector("input[type=text]");
const marksOf = doubt => document.querySelectorAll(`.source a[data-doubts~="${doubt.id.slice("doubt-".length)}"]`);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
let current = -1;
let isSaved = true;

// --- What is written by hand, as TOML; null where it cannot be taken

const quoted = text => JSON.stringify(text).replaceAll("\u007f", "\\u007f");
const isDate = text => /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(text);
const day = text => text.length === 10 ? text : quoted(text);
const entries = document.getElementById("entries");
const isEntry = text => [...entries.options].some(option => option.value === text);

const written = {
  key: text => isEntry(text) || (!("whole" in entries.dataset) && /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(text)) ? `key = ${quoted(text)}` : null,
  entity: text => text === "" ? null : `${isEntry(text) ? "key" : "name"} = ${quoted(text)}`,
  word: text => text === "" ? null : `corrected = ${quoted(text)}`,
  date: text => {
    const [from, to, more] = text.split("/");
    if (more !== undefined || !isDate(from)) return null;
    if (to === undefined) return `when = ${day(from)}`;
    return isDate(to) && from <= to ? `not_before = ${day(from)}\nnot_after = ${day(to)}` : null;
  },
};
const complaint = { key: "badKey", entity: "badName", word: "badName", date: "badDate" };

// The lines of a choice; null where what is written cannot be taken.
function linesOf(radio) {
  const { toml, free } = radio.dataset;
  if (!free) return toml;
  const text = writtenIn(radio.closest(".doubt")).value.trim();
  const lines = written[free](text);
  const place = toml.lastIndexOf("{}");
  return lines === null ? null : toml.slice(0, place) + lines + toml.slice(place + 2);
}

// --- What was chosen

function chosenLines() {
  return doubts.map(chosen).filter(Boolean).map(linesOf).filter(Boolean).join("\n");
}

function show(doubt) {
  const radio = chosen(doubt);
  const lines = radio && linesOf(radio);
  const fault = doubt.querySelector(".fault");
  doubt.classList.toggle("decided", Boolean(lines));
  for (const mark of marksOf(doubt)) {
    const all = mark.dataset.doubts.split(" ").map(number => document.getElementById(`doubt-${number}`));
    mark.classList.toggle("decided", all.every(each => each.classList.contains("decided")));
  }
  if (fault) {
    const isFaulty = radio?.dataset.free && lines === null && writtenIn(doubt).value !== "";
    fault.textContent = isFaulty ? result.dataset[complaint[radio.dataset.free]] : "";
    writtenIn(doubt).toggleAttribute("aria-invalid", Boolean(isFaulty));
  }
  document.getElementById("toml").value = chosenLines();
  progress(lines ? filled(result.dataset.chosen, { choice: labelOf(radio) }) : result.dataset.open);
}

const labelOf = radio => radio.dataset.free ? writtenIn(radio.closest(".doubt")).value : radio.closest("label").querySelector("span").firstChild.textContent;

function progress(last) {
  const count = doubts.filter(doubt => doubt.classList.contains("decided")).length;
  const text = filled(result.dataset.decided, { count, total: doubts.length });
  document.getElementById("progress").textContent = last ? `${text} · ${last}` : text;
  document.getElementById("save").disabled = document.getElementById("copy").disabled = count === 0;
}

function choose(doubt, radio) {
  radio.checked = true;
  isSaved = false;
  show(doubt);
  if (radio.dataset.free) writtenIn(doubt).focus();
}

function clear(doubt) {
  for (const radio of radios(doubt)) radio.checked = false;
  isSaved = false;
  show(doubt);
}

// --- Going from one to the next

function go(index) {
  if (doubts.length === 0) return;
  current = (index + doubts.length) % doubts.length;
  doubts[current].focus({ preventScroll: true });
  const place = doubts[current].closest("li") ?? doubts[current];
  place.scrollIntoView({ block: place.offsetHeight > innerHeight / 2 ? "start" : "center", behavior: "instant" });
}

document.addEventListener("focusin", event => {
  const doubt = event.target.closest?.(".doubt");
  for (const each of doubts) each.classList.toggle("current", each === doubt);
  for (const mark of document.querySelectorAll(".source a.current")) mark.classList.remove("current");
  if (doubt) for (const mark of marksOf(doubt)) mark.classList.add("current");
  if (doubt) current = doubts.indexOf(doubt);
});

// --- Taking it away

function save() {
  const before = result.dataset.sidecar;
  const gap = before === "" ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([before + gap + chosenLines()], { type: "application/toml" }));
  link.download = result.dataset.file;
  link.click();
  URL.revokeObjectURL(link.href);
  isSaved = true;
}

async function copy() {
  const area = document.getElementById("toml");
  try {
    await navigator.clipboard.writeText(area.value);
  } catch {  // a page from a disk may not use the clipboard
    area.select();
    document.execCommand("copy");
  }
  isSaved = true;
  progress(result.dataset.copied);
}

addEventListener("beforeunload", event => { if (!isSaved && chosenLines() !== "") event.preventDefault(); });

// --- Keys and pointers

const keys = {
  j: () => go(current + 1),
  k: () => go(current < 0 ? -1 : current - 1),
  0: () => current >= 0 && clear(doubts[current]),
  e: () => document.getElementById("show-encoding").click(),
  s: () => document.getElementById("save").click(),
  w: () => { const last = current >= 0 && radios(doubts[current]).at(-1); if (last?.dataset.free) choose(doubts[current], last); },
};
for (let digit = 1; digit <= 9; ++digit) {
  keys[digit] = () => { const radio = current >= 0 && radios(doubts[current])[digit - 1]; if (radio) choose(doubts[current], radio); };
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input[type=text], textarea")) {
    if (event.key === "Escape" || event.key === "Enter") event.target.closest(".doubt")?.focus();
    return;
  }
  if (!(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

for (const doubt of doubts) {
  doubt.addEventListener("change", () => { isSaved = false; show(doubt); });
  doubt.addEventListener("input", event => { if (event.target.type === "text") { radios(doubt).at(-1).checked = true; isSaved = false; show(doubt); } });
}
document.getElementById("next").addEventListener("click", keys.j);
document.getElementById("previous").addEventListener("click", keys.k);
document.getElementById("save").addEventListener("click", save);
document.getElementById("copy").addEventListener("click", copy);
if (matchMedia("(max-width: 48rem)").matches) document.getElementById("show-encoding").checked = false;
progress();
