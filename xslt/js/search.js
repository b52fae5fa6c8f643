// SPDX-License-Identifier: MIT
// Finds words in the letters of an edition, from a web host or a disk alike: nothing is fetched, what is needed is loaded
// as a script. search/letters.js knows the letters by date, the names of the registers and where each part of the list of
// words begins; search/words-N.js is a part of that list, with the letters that have each word; search/texts/NAME.js is
// the text of a letter. Without this file the page says where to look instead.
"use strict";
const apographSearch = (() => {
  const kAtOnce = 20;   // letters shown at once
  const kPassages = 3;  // passages shown of a letter
  const kAround = 80;   // characters before what was found, and twice as many after it
  const kNames = 12;
  const { wordsOf, parse, fits, isLast, find } = apographWords;
  let letters = [];
  let names = [];
  let parts = [];
  const wordLists = [];
  const texts = new Map();
  const loading = new Map();

  function load(file) {
    if (!loading.has(file)) {
      loading.set(file, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = "search/" + file;
        script.onload = done;
        script.onerror = failed;
        document.head.append(script);
      }));
    }
    return loading.get(file);
  }

  // The numbers of the letters that have a word, or one that begins so.
  async function lettersWith(wanted, mayGoOn) {
    const found = new Set();
    for (let i = 0; i < parts.length; ++i) {
      if (parts[i] > wanted + "\uffff" || (i + 1 < parts.length && parts[i + 1] <= wanted)) continue;
      await load(`words-${i}.js`);
      for (const [word, numbers] of wordLists[i]) {
        if (!fits(word, wanted, mayGoOn)) continue;
        let number = -1;
        for (const step of numbers.split(",")) found.add(number += parseInt(step, 36));
      }
    }
    return found;
  }
  // Those that have them all, by date; without a date last.
  async function lettersWithAll(groups) {
    const dates = letters.map(letter => letter.sort ?? "9999");
    let found = letters.map((letter, number) => number).sort((a, b) => (dates[a] < dates[b] ? -1 : dates[a] > dates[b] ? 1 : a - b));
    for (const group of groups) {
      for (const [k, word] of group.entries()) {
        const having = await lettersWith(word, isLast(k, group));
        found = found.filter(number => having.has(number));
        if (found.length === 0) return found;
      }
    }
    return found;
  }

  const headOf = letter => [letter.date, [letter.from.join(", "), letter.to.join(", ")].filter(Boolean).join(" → "), letter.place].filter(Boolean).join(" · ");
  // The passages of a letter in which something was found, those with the most of it first, where a long word is more than
  // a short one; null where a group of words is in none.
  async function passagesOf(letter, groups) {
    await load(`texts/${encodeURIComponent(letter.name)}.js`);
    const all = texts.get(letter.name).map(([at, text]) => ({ at, text, ...find(text, groups) })).filter(passage => passage.present.size > 0);
    const heads = [letter.title, headOf(letter)].map(text => find(text, groups));
    const isMissing = group => [...all, ...heads].every(({ present }) => !present.has(group));
    if (groups.some(group => group.length > 1 && isMissing(group))) return null;
    const worth = passage => [...passage.present].flat().join("").length;
    return all.sort((a, b) => worth(b) - worth(a));
  }

  function element(name, content = [], attributes = {}) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    made.append(...[content].flat());
    return made;
  }
  // The text from `begin` to `end`, what was found marked.
  function marked(text, ranges, begin = 0, end = text.length) {
    const pieces = [];
    let at = begin;
    for (const [from, to] of ranges) {
      if (from < at || to > end) continue;
      pieces.push(text.slice(at, from), element("mark", text.slice(from, to)));
      at = to;
    }
    return [...pieces, text.slice(at, end)];
  }
  // A passage around the first place where something was found, in whole words.
  function context({ text, ranges }) {
    let begin = Math.max(0, ranges[0][0] - kAround);
    let end = Math.min(text.length, ranges[0][1] + 2 * kAround);
    if (begin > 0) begin = Math.min(text.indexOf(" ", begin) + 1 || begin, ranges[0][0]);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), ranges[0][1]);
    return [begin > 0 ? "… " : "", ...marked(text, ranges, begin, end), end < text.length ? " …" : ""];
  }

  const page = () => document.getElementById("found");
  const say = (key, number) => page().dataset[key].replace("{1}", number);

  function resultOf(letter, passages, query, groups) {
    const address = at => `${encodeURIComponent(letter.name)}.html?find=${encodeURIComponent(query)}${at ? "#" + encodeURIComponent(at) : ""}`;
    const shown = text => marked(text, find(text, groups).ranges);
    const line = passage => element("li", element("a", context(passage), { href: address(passage.at), lang: letter.lang }));
    const item = element("li", [element("h2", element("a", shown(letter.title), { href: address("") })), element("p", shown(headOf(letter)))]);
    if (passages.length > 0) item.append(element("ul", passages.slice(0, kPassages).map(line)));
    const rest = passages.slice(kPassages);
    if (rest.length > 0) item.append(element("details", [element("summary", say(rest.length === 1 ? "passage" : "passages", rest.length)), element("ul", rest.map(line))]));
    return item;
  }

  function namesFound(groups) {
    const wanted = groups.flat();
    const found = names.filter(name => {
      const words = wordsOf(name.words);
      return wanted.every(one => words.some(word => fits(word.text, one, true)));
    });
    if (found.length === 0) return [];
    const line = name => element("li", [element("a", name.name, { href: `${name.page}.html#${encodeURIComponent(name.id)}` }), name.dates ? ` (${name.dates})` : ""]);
    return [element("section", [element("h2", page().dataset.names), element("ul", found.slice(0, kNames).map(line))], { class: "found-names" })];
  }

  let latest = 0;
  async function search(query) {
    const turn = ++latest;
    const groups = parse(query);
    const status = document.getElementById("how-many");
    if (groups.length === 0) {
      page().replaceChildren();
      status.textContent = "";
      return;
    }
    await load("letters.js");
    let numbers = await lettersWithAll(groups);
    // Which words stand side by side only the texts tell.
    const passages = new Map();
    if (groups.some(group => group.length > 1)) {
      for (const number of numbers) passages.set(number, await passagesOf(letters[number], groups));
      numbers = numbers.filter(number => passages.get(number));
    }
    if (turn !== latest) return;
    const list = element("ol");
    page().replaceChildren(...namesFound(groups), list);
    status.textContent = say(numbers.length === 0 ? "none" : numbers.length === 1 ? "letter" : "letters", numbers.length);

    async function showSome() {
      const items = [];
      for (const number of numbers.splice(0, kAtOnce)) items.push(resultOf(letters[number], passages.get(number) ?? await passagesOf(letters[number], groups), query, groups));
      if (turn !== latest) return;
      list.append(...items);
      if (numbers.length === 0) return items[0];
      const more = element("button", say("more", numbers.length), { type: "button" });
      more.addEventListener("click", async () => {
        more.remove();
        (await showSome())?.querySelector("a").focus();
      });
      page().append(more);
      return items[0];
    }
    await showSome();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const field = document.querySelector(".search input");
    let timer = 0;
    const start = () => {
      clearTimeout(timer);
      search(field.value).catch(() => { document.getElementById("how-many").textContent = page().dataset.fault; });
      try { history.replaceState(null, "", "?q=" + encodeURIComponent(field.value)); } catch { /* a page opened from a disk keeps its address */ }
    };
    field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(start, 200); });
    field.form.addEventListener("submit", event => { event.preventDefault(); start(); });
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    if (field.value) start();
    else field.focus();
  });

  // What the files of search/ call.
  return {
    edition(all) { ({ parts, names, letters } = all); },
    words(number, list) { wordLists[number] = list.split("\n").map(line => line.split(" ")); },
    text(name, passages) { texts.set(name, passages); },
  };
})();
