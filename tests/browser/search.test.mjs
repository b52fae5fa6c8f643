// SPDX-License-Identifier: MIT
// The search as a reader uses it: from a disk, by keys, without scripts.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { address, finish, open, sample, shows, top, workshop } from "./pages.mjs";

after(finish);
const search = (site, query) => address(site, "search.html?q=" + encodeURIComponent(query));
const done = page => page.waitForFunction(() => document.getElementById("how-many").textContent !== "");
const titles = async page => (await page.locator("#found > ol > li > h2").allTextContents());
const marks = page => page.locator("#found li li mark").allTextContents();
const found = (site, query, use) => open(search(site, query), async page => { await done(page); await use(page); });

test("the start page leads to the search with what was typed", () => open(address(sample, "index.html"), async page => {
  await page.fill("#q", "huelga");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\.html\?q=huelga$/);
  assert.equal(await page.inputValue("#q"), "huelga");
}));

test("accents and case do not matter, words may be longer", () => found(sample, "EJECUCION", async page => {
  assert.deepEqual(await titles(page), ["Carta a Alfred Rosmer sobre la ejecución de Blumkin"]);
  assert.equal(await page.locator("#found h2 mark").textContent(), "ejecución");
  await page.fill("#q", "revolu");
  await page.waitForFunction(() => document.querySelector("#found li li mark")?.textContent.toLowerCase().startsWith("revolu"));
}));

test("all words must be there, those in quotation marks side by side", async () => {
  await found(sample, "guerra elefante", async page => assert.deepEqual(await titles(page), []));
  await found(sample, '"guerra civil"', async page => assert.ok((await marks(page)).every(words => words === "guerra civil")));
  await found(sample, '"civil guerra"', async page => assert.deepEqual(await titles(page), []));
  await found(sample, "7/8", async page => assert.deepEqual([...new Set(await marks(page))], ["7/8"]));
  await found(sample, "civil guerra", async page => assert.equal((await titles(page)).length, 1));
});

test("names are found by all their forms, and dates, places and correspondents", async () => {
  await found(sample, "rosmer", async page => {
    assert.match(await page.locator(".found-names").innerText(), /Rosmer, Alfred/);
    await page.locator(".found-names a", { hasText: "Rosmer, Alfred" }).click();
    await page.waitForURL(/persons\.html#persons-/);
  });
  await found(sample, "enero 1930", async page => assert.equal((await titles(page)).length, 1));
  await found(workshop, "weber kassel", async page => assert.deepEqual(await titles(page), ["The printer to the author"]));
});

test("a passage leads to its place in the letter, where the words are lit", () => found(sample, "guerra civil", async page => {
  const link = page.locator("#found li li a").first();
  const words = (await link.textContent()).replaceAll("…", "").trim();
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/trotsky-rosmer-1930\.html\?find=guerra%20civil#par-\d+$/);
  const hash = new URL(page.url()).hash;
  const text = await page.locator(".reading " + hash).evaluate(element => {
    for (const hidden of element.querySelectorAll("[hidden], .note-mark")) hidden.remove();
    return element.textContent.replace(/\s+/g, " ");
  });
  assert.ok(text.includes(words), words);
  const lit = await page.evaluate(() => [...CSS.highlights.get("found")].map(range => range.toString().toLowerCase()));
  assert.ok(lit.includes("guerra") && lit.includes("civil"));
  const y = await top(page, ".reading " + hash);
  assert.ok(y < 900);
}));

test("on a phone, what was found is in view though its paragraph is long", () => open(address(sample, "trotsky-rosmer-1930.html?find=servicio#par-9"), async page => {
  await page.waitForTimeout(300);
  const box = await page.evaluate(() => [...CSS.highlights.get("found")].map(range => range.getBoundingClientRect()).find(box => box.top > 0 && box.bottom < innerHeight)?.top);
  assert.ok(box > 60, `at ${box}`);
}, { width: 360, height: 600 }));

test("words in a note lead to the note, words in two lines are found", async () => {
  await found(workshop, "herself", async page => assert.match(await page.locator("#found li li a").first().getAttribute("href"), /#note-2$/));
});

// What the letters' words are folded to, the script folds as well.
test("every word of every letter is in the list of words", () => open(address(workshop, "search.html"), async page => {
  for (const site of [workshop, sample]) {
    const script = name => readFileSync(join(site, "search", name), "utf8");
    const lists = readdirSync(join(site, "search")).filter(name => name.startsWith("words-")).map(script).join("");
    const listed = new Set([...lists.matchAll(/(?:"|\\n)([^ "\\]+) /g)].map(match => match[1]));
    for (const name of readdirSync(join(site, "search/texts"))) {
      const words = await page.evaluate(source => {
        let all = [];
        new Function("apographSearch", source)({ text: (name, passages) => { all = passages.flatMap(([, text]) => apographWords.wordsOf(text).map(word => word.text)); } });
        return all;
      }, script("texts/" + name));
      assert.ok(words.length > 5);
      assert.deepEqual(words.filter(word => !listed.has(word)), [], name);
    }
  }
}));

test("how many there are is said, what is not found too", () => found(sample, "elefante", async page => {
  assert.equal(await page.locator("#how-many").getAttribute("role"), "status");
  assert.match(await page.locator("#how-many").textContent(), /Ninguna carta/);
  await page.fill("#q", "");
  await page.waitForFunction(() => document.getElementById("how-many").textContent === "");
}));

test("what is typed is text, never more", () => found(sample, '<img src=x onerror=alert(1)> "', async page => {
  assert.equal(await page.locator("main img").count(), 0);
}));

test("the keyboard reaches the field, the results and what is folded away", () => found(sample, "Blumkin", async page => {
  await page.focus("#q");
  const reached = [];
  for (let i = 0; i < 40; ++i) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement.tagName));
    if (reached.at(-1) === "SUMMARY") break;
  }
  assert.equal(reached[0], "BUTTON");
  assert.equal(reached.at(-1), "SUMMARY");
  await page.keyboard.press("Enter");
  assert.ok(await shows(page, "#found details li"));
}));

test("without scripts the page says where to look", async () => {
  await open(search(sample, "Blumkin"), async page => {
    assert.match(await page.locator("main").innerText(), /JavaScript/);
    assert.ok(!await shows(page, ".search"));
    await page.locator("main a", { hasText: "Personas" }).click();
    assert.match(page.url(), /persons\.html$/);
  }, { scripts: false });
  await open(address(sample, "index.html"), async page => assert.ok(!await shows(page, ".search")), { scripts: false });
});
