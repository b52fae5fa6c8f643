// SPDX-License-Identifier: MIT
// Shows the letter that the address names behind "#", else the first; CETEI.js and edition.js are loaded before.
"use strict";

const holder = document.getElementById("letter");
let notes = [];  // of the letter that is shown
let cetei;       // one for all letters: elements are defined once in a page

function said(text) {
  const message = document.createElement("p");
  message.className = "message";
  message.textContent = text;
  holder.replaceChildren(message);
}

// Notes are numbered in the text and listed at its end, each with a way back.
function note(element) {
  const page = element.ownerDocument;
  const number = notes.length + 1;
  const entry = page.createElement("li");
  entry.id = "note-text-" + number;
  entry.innerHTML = element.innerHTML + ` <a href="#note-mark-${number}" aria-label="back to the text">↩</a>`;
  notes.push(entry);
  const mark = page.createElement("sup");
  mark.innerHTML = `<a id="note-mark-${number}" href="#note-text-${number}">${number}</a>`;
  return mark;
}

// The images of a facsimile are linked at their pages.
function graphic(element) {
  const page = element.ownerDocument;
  if (element.closest("tei-facsimile, tei-sourcedoc")) return page.createElement("span");
  const image = page.createElement("img");
  image.src = this.rw(element.getAttribute("url"));
  image.alt = "";
  return image;
}

// What is missing is said.
function gap(element) {
  const span = element.ownerDocument.createElement("span");
  span.textContent = "[…]";
  span.title = [element.getAttribute("reason"), element.getAttribute("quantity"), element.getAttribute("unit")].filter(Boolean).join(" ");
  return span;
}

function pageBreak(element) {
  const page = element.ownerDocument;
  const image = element.getAttribute("facs");
  const label = page.createElement(image ? "a" : "span");
  if (image) label.href = image;
  label.textContent = "[" + (element.getAttribute("n") || "|") + "]";
  return label;
}

// A name that an authority file knows is a link to it.
function name(element) {
  const page = element.ownerDocument;
  const address = (element.getAttribute("ref") || "").split(/\s+/).find(reference => /^https?:/.test(reference));
  const shown = page.createElement(address ? "a" : "span");
  if (address) shown.href = address;
  shown.append(...Array.from(element.childNodes).map(node => node.cloneNode(true)));
  return shown;
}

// A word that goes on in the next line has no blank in it.
function lineBreak(element) {
  const before = element.previousSibling;
  if (element.getAttribute("break") === "no" && before?.nodeType === Node.TEXT_NODE) before.data = before.data.trimEnd();
}

async function show(letter) {
  notes = [];
  try {
    const dom = await cetei.getHTML5("letters/" + letter.file + ".xml");
    holder.replaceChildren(dom);
    holder.lang = letter.language;
    if (notes.length > 0) {
      const list = document.createElement("ol");
      list.className = "notes";
      list.append(...notes);
      holder.append(list);
    }
    holder.querySelectorAll("tei-lb").forEach(lineBreak);
    document.title = letter.title + " – " + edition.title;
  } catch (error) {
    said("This letter cannot be loaded; the page has to come from a web server, for example: python3 -m http.server (" + error + ")");
  }
}

function chosen() {
  const file = decodeURIComponent(location.hash.slice(1));
  return edition.letters.find(letter => letter.file === file);
}

function start() {
  document.getElementById("title").textContent = edition.title;
  for (const letter of edition.letters) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = "#" + encodeURIComponent(letter.file);
    link.textContent = letter.title;
    item.append(link, letter.date ? " (" + letter.date + ")" : "");
    document.getElementById("letters").append(item);
  }
  document.querySelectorAll("[name=view]").forEach(button => button.addEventListener("change", () => { holder.className = button.value; }));
  if (typeof CETEI === "undefined") {
    said("CETEI.js is not beside this page: take dist/CETEI.js of the npm package CETEIcean (npm pack CETEIcean).");
    return;
  }
  cetei = new CETEI();
  cetei.addBehaviors({ tei: { note, gap, graphic, pb: pageBreak, persName: name, placeName: name, orgName: name, rs: name } });
  addEventListener("hashchange", () => { if (chosen()) show(chosen()); });
  const first = chosen() || edition.letters[0];
  if (first) show(first);
}

start();
