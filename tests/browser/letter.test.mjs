// SPDX-License-Identifier: MIT
// The letter's page as a reader uses it: views, places, marks, cards, keyboard; with and without scripts, from a disk.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createServer } from "node:http";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { address, finish, open, sample, shows, top, view, workshop } from "./pages.mjs";

after(finish);
const letter = address(workshop, "workshop.html");
const long = address(sample, "trotsky-rosmer-1930.html");
const panes = async page => [await shows(page, ".pane.reading"), await shows(page, ".pane.diplomatic")];

for (const scripts of [true, false]) {
  const how = scripts ? "with scripts" : "without scripts";

  test(`the views switch, by pointer and by key, ${how}`, () => open(letter, async page => {
    assert.deepEqual(await panes(page), [true, false]);
    await page.click("text=Both");
    assert.deepEqual(await panes(page), [true, true]);
    await page.click("text=Diplomatic");
    assert.deepEqual(await panes(page), [false, true]);
    await page.focus("#show-diplomatic");
    await page.keyboard.press("ArrowLeft");
    assert.deepEqual(await panes(page), [true, true]);
    await page.keyboard.press("ArrowLeft");
    assert.deepEqual(await panes(page), [true, false]);
  }, { scripts }));

  test(`a link to a line opens the view that has it, ${how}`, () => open(address(workshop, "workshop.html#p2-l6"), async page => {
    assert.ok(await shows(page, ".pane.diplomatic"));
    const y = await top(page, "#p2-l6");
    assert.ok(y > 0 && y < 900, `line at ${y}`);
  }, { scripts }));

  test(`a name leads to the register, its mentions lead back, ${how}`, () => open(letter, async page => {
    await page.locator(".reading a.mention", { hasText: "Jacob" }).click();
    assert.match(page.url(), /#entry-jacob$/);
    const y = await top(page, "#entry-jacob");
    assert.ok(y >= 0 && y < 900);
    await page.locator("#entry-jacob + dd .mentions a").click();
    assert.match(page.url(), /#entry-jacob-1$/);
    await page.locator("#entry-jacob + dd .everywhere").click();
    assert.match(page.url(), /persons\.html#workshop-entry-jacob$/);
    assert.equal(await page.locator("#workshop-entry-jacob mark").textContent(), "Jacob");
  }, { scripts }));

  test(`a note and the way back, ${how}`, () => open(letter, async page => {
    await page.click("#note-2-ref");
    assert.match(page.url(), /#note-2$/);
    await page.click("#note-2 .way-back");
    assert.match(page.url(), /#note-2-ref$/);
    await view(page, "diplomatic");
    await page.click("#d-note-1-ref");
    assert.match(page.url(), /#d-note-1$/);
  }, { scripts }));

  test(`each mark can be switched and changes what is seen, ${how}`, () => open(letter, async page => {
    await page.click(".choose-marks summary");
    const boxes = await page.locator(".choose-marks input").all();
    assert.equal(boxes.length, 14);
    const text = page.locator(".pane.reading article");
    const before = await text.screenshot({ mask: [page.locator(".controls")] });
    for (const box of boxes) {
      await box.check();
      const marked = await text.screenshot({ mask: [page.locator(".controls")] });
      assert.notDeepEqual(marked, before, await box.getAttribute("id"));
      await box.uncheck();
    }
    await page.check("#mark-corrections");
    assert.ok(await shows(page, ".source-reading.sic"));
    await page.check("#mark-deletions");
    assert.ok(await shows(page, ".reading .del"));
  }, { scripts, height: 2600 }));

  test(`the head tells of source, rights and citation, ${how}`, () => open(letter, async page => {
    await page.focus(".about summary");
    await page.keyboard.press("Enter");
    const words = await page.locator(".about").innerText();
    for (const wanted of ["Ms. 7", "CC BY 4.0", "https://example.org/letters/workshop.html", "Letters, printed"]) assert.ok(words.includes(wanted), wanted);
    for (const [ending, begin] of [["xml", "<?xml"], ["txt", "The printer to the author"]]) {
      const href = await page.locator(`.about a[href$=".${ending}"]`).getAttribute("href");
      assert.ok(readFileSync(join(workshop, href), "utf8").startsWith(begin));
    }
  }, { scripts }));
}

test("the place is kept between the views", () => open(long, async page => {
  const line = number => `[data-place="${number}"]`;
  await page.locator(".reading " + line(60)).evaluate(element => scrollTo({ top: element.getBoundingClientRect().top + scrollY - 120, behavior: "instant" }));
  const before = await page.evaluate(() => scrollY);
  await page.focus("#show-reading");
  assert.equal(await page.evaluate(() => scrollY), before, "the controls take the focus where they stand");
  await view(page, "diplomatic");
  const y = await top(page, ".diplomatic " + line(60));
  assert.ok(y > 0 && y < 320, `line at ${y}`);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  const again = await top(page, ".reading " + line(60));
  assert.ok(again > 0 && again < 320, `line at ${again}`);
}));

test("side by side, one view follows the other", () => open(address(sample, "trotsky-rosmer-1930.html?view=both"), async page => {
  assert.deepEqual(await panes(page), [true, true]);
  await page.locator(".pane.reading").hover();
  await page.locator(".pane.reading").evaluate(pane => pane.scrollTo({ top: pane.scrollHeight / 3 }));
  await page.waitForFunction(() => {
    const pane = name => document.querySelector(".pane." + name);
    const first = name => [...pane(name).querySelectorAll("[data-place]")].find(line => line.getBoundingClientRect().top >= pane(name).getBoundingClientRect().top);
    return pane("diplomatic").scrollTop > 100 && Math.abs(first("reading").dataset.place - first("diplomatic").dataset.place) <= 3;
  });
}));

test("a line that is linked to is lit in both views", () => open(address(workshop, "workshop.html?view=both#p1-l9"), async page => {
  assert.equal(await page.locator(".here").count(), 2);
}));

test("a card shows on hover and on focus, stays under the pointer, and Escape closes it", () => open(letter, async page => {
  const name = page.locator(".reading a.mention", { hasText: "Jacob" });
  await name.hover();
  await page.locator(".pop").waitFor({ state: "visible" });
  assert.match(await page.locator(".pop").innerText(), /Grimm, Jacob[^]*Author/);
  assert.equal(await name.getAttribute("aria-describedby"), "pop");
  await page.locator(".pop").hover();
  await page.waitForTimeout(400);
  assert.ok(await shows(page, ".pop"));
  await page.keyboard.press("Escape");
  assert.ok(!await shows(page, ".pop"));
  await name.focus();
  assert.ok(await shows(page, ".pop"));
  await page.keyboard.press("Tab");
  assert.match(await page.locator(".pop").innerText(), /Dictionary/);
  await page.mouse.click(5, 5);
  assert.ok(!await shows(page, ".pop"));
}));

test("an inferred value opens its reason", () => open(letter, async page => {
  await page.locator("a.inferred", { hasText: "1843" }).focus();
  assert.match(await page.locator(".pop").innerText(), /postmark/);
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#why-when$/);
}));

test("notes stand at the margin of a wide window, at the foot of a narrow one, where they show in a card", async () => {
  await open(letter, async page => {
    const apart = Math.abs(await top(page, "#note-2") - await top(page, "#note-2-ref"));
    assert.ok(apart < 80, `${apart} pixels apart`);
    await page.hover("#note-2-ref");
    assert.match(await page.locator("#note-2").getAttribute("class"), /lit/);
    assert.ok(!await shows(page, ".pop"));
  });
  await open(letter, async page => {
    assert.ok(await top(page, "#note-2") > await top(page, ".reading .postscript"));
    await page.focus("#note-2-ref");
    assert.match(await page.locator(".pop").innerText(), /Herself/);
    const box = await page.locator(".pop").boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 390);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "nothing sticks out");
  }, { width: 390, height: 800 });
});

test("on a screen that is touched the first touch shows the card", () => open(letter, async page => {
  await page.locator(".reading a.mention", { hasText: "Jacob" }).tap();
  assert.ok(await shows(page, ".pop"));
  assert.ok(!page.url().includes("#"));
  await page.locator(".reading a.mention", { hasText: "Jacob" }).tap();
  assert.match(page.url(), /#entry-jacob$/);
}, { width: 390, height: 800, hasTouch: true, isMobile: true }));

test("the keyboard reaches everything, the focus is seen", () => open(letter, async page => {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  assert.ok(await shows(page, ".skip"));
  const reached = new Set();
  for (;;) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName));
    const outline = await page.evaluate(() => {
      const element = document.activeElement;
      const shown = element.type === "radio" ? element.nextElementSibling : element;
      return getComputedStyle(shown).outlineStyle;
    });
    assert.notEqual(outline, "none", [...reached].at(-1));
  }
  for (const wanted of ["show-reading", "note-1-ref", "SUMMARY"]) assert.ok(reached.has(wanted), wanted);
}));

test("writing from right to left is set so", () => open(address(workshop, "arabic.html"), async page => {
  for (const selector of [".reading article", ".reading .notes ol"]) {
    assert.equal(await page.locator(selector).evaluate(element => getComputedStyle(element).direction), "rtl");
  }
  await view(page, "diplomatic");
  const number = await page.locator("#p1-l1 .line-number").boundingBox();
  const words = await page.locator("#p1-l1 .line-text").boundingBox();
  assert.ok(number.x > words.x + words.width / 2);
}));

test("in print there are no controls, and the text of the view is there", () => open(letter, async page => {
  await page.emulateMedia({ media: "print" });
  assert.ok(!await shows(page, ".controls"));
  assert.ok(!await shows(page, ".site-links"));
  assert.ok(await shows(page, ".reading .notes"));
  assert.ok((await page.pdf()).length > 10000);
}));

test("in print every page but the first has the letter's title at its head", context => open(long, async page => {
  if (spawnSync("pdftotext", ["-v"]).error) return context.skip("there is no pdftotext");
  const pages = execFileSync("pdftotext", ["-layout", "-", "-"], { input: await page.pdf() }).toString().split("\f");
  const heads = pages.filter(text => text.trim()).map(text => text.trim().split("\n")[0].trim());
  assert.ok(heads.length > 2);
  const title = "Carta a Alfred Rosmer sobre la ejecución de Blumkin, [principios de enero de 1930]";
  assert.notEqual(heads[0], title);
  for (const head of heads.slice(1)) assert.equal(head, title);
}));

for (const scripts of [true, false]) {
  test(`a letter leads to the next one and back, ${scripts ? "with" : "without"} scripts`, () => open(letter, async page => {
    await page.click(".neighbours .previous a");
    assert.match(page.url(), /arabic\.html$/);
    await page.click(".neighbours .next a");
    assert.match(page.url(), /workshop\.html$/);
  }, { scripts }));
}

test("the letters can be put in the order of a column, by pointer and by key", () => open(address(workshop, "index.html"), async page => {
  const titles = () => page.locator(".letters tbody td:nth-child(2)").allTextContents();
  const byDate = ["A letter from right to left", "The printer to the author"];
  assert.deepEqual(await titles(), byDate);
  await page.click("th:nth-child(2) button");
  assert.deepEqual(await titles(), byDate);
  assert.equal(await page.locator("th:nth-child(2)").getAttribute("aria-sort"), "ascending");
  await page.focus("th:nth-child(2) button");
  await page.keyboard.press("Enter");
  assert.deepEqual(await titles(), [...byDate].reverse());
  assert.equal(await page.locator("th:nth-child(2)").getAttribute("aria-sort"), "descending");
  // the one without a date stands last
  await page.click("th:nth-child(1) button");
  assert.deepEqual(await titles(), [...byDate].reverse());
}));

test("nothing moves by itself", () => open(letter, async page => {
  const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter(element => {
    const style = getComputedStyle(element);
    return style.scrollBehavior !== "auto" || style.animationName !== "none" || style.transitionDuration !== "0s";
  }).length);
  assert.equal(moving, 0);
}));

test("from a web host it is the same", async () => {
  const types = { html: "text/html", css: "text/css", js: "text/javascript", png: "image/png" };
  const server = createServer((request, response) => {
    const name = new URL(request.url, "http://127.0.0.1").pathname;
    response.setHeader("Content-Type", types[name.split(".").at(-1)] ?? "application/octet-stream");
    response.setHeader("Content-Security-Policy", "default-src 'self'");
    if (name === "/favicon.ico") return response.writeHead(204).end();
    response.end(readFileSync(join(workshop, name)));
  });
  await new Promise(ready => server.listen(0, "127.0.0.1", ready));
  try {
    await open(`http://127.0.0.1:${server.address().port}/workshop.html`, async page => {
      await view(page, "both");
      assert.match(page.url(), /\?view=both$/);
      await page.reload();
      assert.deepEqual(await panes(page), [true, true]);
    });
  } finally {
    server.close();
  }
});

test("a page by itself needs no other file and no script", () => open(address(workshop, "workshop.html"), async page => {
  assert.deepEqual(await panes(page), [true, false]);
  assert.equal(await page.locator("script:not([src]):not([type='application/ld+json'])").count(), 0);
  const data = JSON.parse(await page.locator("script[type='application/ld+json']").textContent());
  assert.equal(data["@type"], "Message");
  assert.equal(data.sender[0].name, "Anna Weber");
  assert.equal(data.dateSent, "1843-05-01");
  assert.equal(await page.locator("meta[name=citation_public_url]").getAttribute("content"), "https://example.org/letters/workshop.html");
}));

test("a register can be narrowed by what is said of its entries, not by the words around their mentions", () => open(address(sample, "persons.html"), async page => {
  const entries = page.locator(".entries > section");
  const all = await entries.count();
  await page.fill(".filter input", "constantinopla yakov");
  const shown = () => entries.evaluateAll(each => each.filter(entry => entry.offsetParent !== null).length);
  assert.ok(await shown() >= 1 && await shown() < all, `${await shown()} of ${all}`);
  await page.fill(".filter input", "notorio");
  assert.equal(await shown(), 0);
}));
