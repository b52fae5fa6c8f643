// SPDX-License-Identifier: MIT
// The profile for CETEIcean as CETEIcean itself shows it: npm's CETEI.js beside the page, over http, in Chromium.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createServer } from "node:http";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { finish, modules, open } from "./pages.mjs";

const scratch = mkdtempSync(join(tmpdir(), "apograph-ceteicean-"));
const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".xml": "application/xml" };
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  try {
    const bytes = readFileSync(join(scratch, path));
    response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream" }).end(bytes);
  } catch {
    response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
  }
});
await new Promise(ready => server.listen(0, "127.0.0.1", ready));
const address = path => `http://127.0.0.1:${server.address().port}/${path}`;
after(async () => { await finish(); server.close(); rmSync(scratch, { recursive: true }); });

function exported(source, name) {
  execFileSync(process.env.APOGRAPH_PROGRAM, ["export", "--to", "ceteicean", join(process.env.APOGRAPH_SOURCE, source), "-o", join(scratch, name)],
    { stdio: ["ignore", "ignore", "inherit"] });
  return name;
}
const sample = exported("tei", "sample");
const workshop = exported("tests/browser/edition", "workshop");
const bare = exported("tei", "bare");
for (const name of [sample, workshop]) copyFileSync(join(modules, "CETEIcean/dist/CETEI.js"), join(scratch, name, "CETEI.js"));

// The forms of each choice that a reader sees, in the text and in the notes.
const formsSeen = page => page.evaluate(() => [...document.querySelectorAll("#letter tei-choice")]
  .filter(choice => choice.parentElement.checkVisibility())
  .map(choice => [...choice.children].filter(form => form.checkVisibility()).map(form => form.localName)));

for (const [edition, letter] of [[sample, "trotsky-rosmer-1930"], [workshop, "workshop"]]) {
  test(`${letter}: of each choice one form is shown, in both views`, () => open(address(`${edition}/index.html#${letter}`), async page => {
    await page.waitForSelector("#letter tei-text");
    for (const [view, forms] of [["reading", ["tei-corr", "tei-reg", "tei-expan"]], ["source", ["tei-sic", "tei-orig", "tei-abbr"]]]) {
      await page.check(`input[value=${view}]`);
      const seen = await formsSeen(page);
      assert.ok(seen.length > 0, "no choice is seen");
      for (const one of seen) {
        assert.equal(one.length, 1, `${view}: ${one}`);
        assert.ok(forms.includes(one[0]), `${view}: ${one}`);
      }
    }
  }));
}

test("the letter's text is there, its header is not, notes lead there and back", () => open(address(`${sample}/index.html`), async page => {
  await page.waitForSelector("#letter tei-text");
  const text = (await page.innerText("#letter")).replace(/\s+/g, " ");
  assert.match(text, /Estimados amigos/);
  assert.match(text, /perteneciendo a la Oposición/);
  assert.doesNotMatch(text, /Houghton Library 9853|certainty|Varias entradas/);
  assert.ok(text.includes("constitucionalistas-demócratas"), "a word across lines is not whole");
  const marks = await page.locator("#letter sup a").count();
  assert.equal(marks, await page.locator("#letter .notes > li").count());
  assert.ok(marks >= 7);
  await page.click("#note-mark-2");
  assert.match(await page.innerText("#note-text-2"), /MILIUKOV/);
  if (process.env.APOGRAPH_SCREENSHOT) await page.screenshot({ path: process.env.APOGRAPH_SCREENSHOT, fullPage: true });
}));

test("the list leads to another letter, with its own notes", () => open(address(`${workshop}/index.html#workshop`), async page => {
  await page.waitForSelector("#letter tei-text");
  await page.click("#letters a[href='#arabic']");
  await page.waitForSelector("#letter[lang=ar] .notes");
  assert.equal(await page.locator("#letter .notes > li").count(), 1);
  assert.match(await page.innerText("#letter"), /bonjour/);
}));

test("without CETEI.js the page says where to get it", async () => {
  await assert.rejects(open(address(`${bare}/index.html`), async page => {
    assert.match(await page.innerText("#letter"), /npm package CETEIcean/);
  }), error => /404/.test(error.message) && !/TypeError|ReferenceError/.test(error.message));
});
