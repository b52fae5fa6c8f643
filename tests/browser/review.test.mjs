// SPDX-License-Identifier: MIT
// The page of a letter's review, as an archivist uses it: by keys, from a disk; what is chosen is what the next conversion
// does. The edition is a new one (apograph init) with a second letter that has every kind of doubt.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { axe, finish, modules, open } from "./pages.mjs";

const folder = mkdtempSync(join(tmpdir(), "apograph-review-"));
after(async () => { await finish(); rmSync(folder, { recursive: true }); });
const edition = join(folder, "edition");
const doubtful = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "review");
const environment = { ...process.env, LC_ALL: "C.UTF-8" };
const apograph = (...words) => execFileSync(process.env.APOGRAPH_PROGRAM, words, { cwd: edition, stdio: "pipe", env: environment });
const read = name => readFileSync(join(edition, name), "utf8");
const url = name => pathToFileURL(join(edition, "review", name + ".html")).href;

execFileSync(process.env.APOGRAPH_PROGRAM, ["init", edition], { stdio: "pipe" });
cpSync(doubtful, edition, { recursive: true });
apograph("convert");
apograph("review");

const current = page => page.locator(".doubt.current");
const lines = page => page.locator("#toml").inputValue();
const words = async page => (await current(page).locator(".words").textContent()).trim();

test("everything unsure is marked, listed beside its line, with reason and choices", () => open(url("doubtful"), async page => {
  const kinds = new Set(await page.locator(".doubt .kind").allTextContents());
  for (const kind of ["person", "place", "date", "misprint", "note", "number of a note", "sender", "addressee", "place of writing", "page break"]) assert.ok(kinds.has(kind), kind);
  for (const doubt of await page.locator(".doubt").all()) {
    const id = await doubt.getAttribute("id");
    assert.ok((await doubt.locator("p").textContent()).trim().length > 10, id);
    assert.ok(await doubt.locator("input[type=radio]").count() > 0, id);
    if (await doubt.locator("xpath=ancestor::section[@class='whole']").count()) continue;
    const marks = await page.locator(`.source a[data-doubts~="${id.slice(6)}"]`).allTextContents();
    if ((await doubt.locator(".kind").textContent()) !== "page break") assert.ok(marks.length > 0, id);
    assert.equal(await doubt.locator("xpath=ancestor::li").count(), 1);
  }
  // Words that run over a line end are marked in both lines.
  assert.equal(await page.locator("#line-16 .source a").textContent(), "about");
  const id = await page.locator("#line-17 .source a").first().getAttribute("href");
  assert.equal(await page.locator("#line-16 .source a").getAttribute("href"), id);
  assert.equal(await page.locator(`#line-16 ${id} .words`).textContent(), "about 1880");
}));

test("each line of the source stands beside its encoding", () => open(url("sample-letter"), async page => {
  const rows = await page.locator(".lines > li").evaluateAll(all => all.map(row => [row.querySelector(".source").textContent, row.querySelector("code").textContent]));
  const source = read("sources/sample-letter.txt").split("\n").filter(line => line.trim());
  assert.deepEqual(rows.map(row => row[0]), source);
  for (const [text, encoding] of rows) {
    const plain = encoding.replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim();
    assert.equal(plain.replace("[1]", ""), text.replace("[1]", ""), encoding);
    assert.match(encoding, /<lb n="\d+"\/>/);
  }
}));

test("j and k go on and back, round and round, with a focus that is seen", () => open(url("sample-letter"), async page => {
  const count = await page.locator(".doubt").count();
  const seen = [];
  for (let i = 0; i < count; ++i) {
    await page.keyboard.press("j");
    seen.push(await page.evaluate(() => document.activeElement.id));
    const [outline, y] = await page.evaluate(() => [getComputedStyle(document.activeElement).outlineStyle, document.activeElement.getBoundingClientRect()]);
    assert.equal(outline, "solid");
    assert.ok(y.top >= 0 && y.bottom <= 900, `doubt ${i} from ${y.top} to ${y.bottom}`);
  }
  assert.deepEqual(seen, await page.locator(".doubt").evaluateAll(all => all.map(each => each.id)));
  await page.keyboard.press("j");
  assert.equal(await page.evaluate(() => document.activeElement.id), seen[0]);
  await page.keyboard.press("k");
  assert.equal(await page.evaluate(() => document.activeElement.id), seen.at(-1));
  await page.click("#previous");
  assert.equal(await page.evaluate(() => document.activeElement.id), seen.at(-2));
  await page.click("#next");
  assert.equal(await page.evaluate(() => document.activeElement.id), seen.at(-1));
}));

test("digits choose, 0 leaves open, the progress is told", () => open(url("sample-letter"), async page => {
  assert.ok(await page.locator("#save").isDisabled());
  await page.keyboard.press("1");
  assert.equal(await lines(page), "", "without a current place a digit does nothing");
  await page.keyboard.press("j");
  await page.keyboard.press("1");
  assert.ok(await current(page).evaluate(doubt => doubt.classList.contains("decided")));
  assert.match(await page.locator("#progress").textContent(), /^1 of \d+ decided · chosen: /);
  const first = await lines(page);
  await page.keyboard.press("2");
  assert.notEqual(await lines(page), first);
  await page.keyboard.press("9");
  assert.notEqual(await lines(page), "", "a digit without a choice changes nothing");
  await page.keyboard.press("0");
  assert.equal(await lines(page), "");
  assert.match(await page.locator("#progress").textContent(), /^0 of \d+ decided · left open$/);
  assert.ok(await page.locator("#save").isDisabled());
  // Arrow keys move within the choices, as everywhere; Tab leads to them.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.notEqual(await lines(page), "");
  await page.keyboard.press("ArrowDown");
  assert.match(await page.locator("#progress").textContent(), /^1 of/);
}));

test("w writes something else, which is checked; Enter goes back", () => open(url("sample-letter"), async page => {
  const date = page.locator(".doubt", { hasText: "Tuesday" });
  await date.focus();
  await page.keyboard.press("w");
  await page.keyboard.type("31 Feb 1887");
  assert.match(await date.locator(".fault").textContent(), /1887-03-01/);
  assert.equal(await lines(page), "");
  assert.equal(await date.locator("input[type=text]").getAttribute("aria-invalid"), "");
  for (const [value, expected] of [["1887", 'when = "1887"'], ["1887-02", 'when = "1887-02"'], ["1887-02-28", "when = 1887-02-28"],
    ["1887-02/1887-03-01", 'not_before = "1887-02"\nnot_after = 1887-03-01']]) {
    await date.locator("input[type=text]").fill(value);
    assert.ok((await lines(page)).endsWith(`\n${expected}\n`), await lines(page));
    assert.equal(await date.locator(".fault").textContent(), "");
  }
  await page.keyboard.press("Enter");
  assert.equal(await words(page), "Tuesday");
  await page.keyboard.press("j");
  assert.equal(await words(page), "Mr. Pennock");
  await page.keyboard.press("w");
  await page.keyboard.type("nobody-at-all");
  assert.match(await current(page).locator(".fault").textContent(), /no entry/);
  await current(page).locator("input[type=text]").fill("william-pennock");
  assert.match(await lines(page), /text = "Mr\. Pennock"\nline = 6\nkey = "william-pennock"/);
}));

test("e hides the encoding and shows it; s saves; a mark leads to its place", () => open(url("sample-letter"), async page => {
  const code = page.locator("code.of-encoding").first();
  assert.ok(await code.isVisible());
  await page.keyboard.press("e");
  assert.ok(!await code.isVisible());
  await page.keyboard.press("e");
  assert.ok(await code.isVisible());
  await page.locator(".source a", { hasText: "28 February" }).click();
  assert.match(page.url(), /#doubt-\d+$/);
  await page.keyboard.press("j");
  await page.keyboard.press("1");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("s")]);
  assert.equal(download.suggestedFilename(), "sample-letter.toml");
  const saved = readFileSync(await download.path(), "utf8");
  assert.equal(saved, read("letters/sample-letter.toml") + "\n" + await lines(page));
  await page.click("#result summary");
  await page.click("#copy");
  assert.match(await page.locator("#progress").textContent(), /Copied$/);
}));

test("what is chosen is what the next conversion does", async () => {
  const choices = [
    ["Tuesday", "w", "1887-02-22"], ["Mr. Pennock", "w", "william-pennock"], ["28 February", "1"], ["Sunday", "2"], ["Thomas", "no-name"],
    ["Pennock", "no-link"],
  ];
  const label = { "no-name": "No name at all", "no-link": "no link" };
  await open(url("sample-letter"), async page => {
    for (const [text, key, value] of choices) {
      const doubt = page.locator(".doubt").filter({ has: page.locator(".words", { hasText: new RegExp(`^${text}$`) }) });
      await doubt.focus();
      if (label[key]) await page.keyboard.press(await doubt.locator("label", { hasText: label[key] }).locator("kbd").textContent());
      else await page.keyboard.press(key);
      if (value) { await page.keyboard.type(value); await page.keyboard.press("Enter"); }
    }
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("s")]);
    cpSync(await download.path(), join(edition, "letters/sample-letter.toml"));
  });
  apograph("convert");
  apograph("verify");
  apograph("validate");
  const tei = read("letters/sample-letter.xml");
  for (const wanted of ['<date when="1887-02-22">Tuesday</date>', 'persons.xml#william-pennock">Mr. Pennock</persName>', '<date when="1887-02-28">28 February</date>',
    "left since Sunday\"", "old Thomas tells", "ask <persName>Pennock</persName>", 'persons.xml#eleanor-marsh">Eleanor Marsh<']) assert.ok(tei.includes(wanted), wanted + "\n" + tei);
  apograph("review");
  await open(url("sample-letter"), async page => {
    assert.deepEqual((await page.locator(".doubt .words").allTextContents()).map(text => text.trim()), ["Harriet"]);
    await page.keyboard.press("j");
    await page.keyboard.press("1");
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("s")]);
    cpSync(await download.path(), join(edition, "letters/sample-letter.toml"));
  });
  apograph("review");
  await open(url("sample-letter"), async page => {
    assert.match(await page.locator(".count").textContent(), /Nothing is unsure/);
    assert.equal(await page.locator(".doubt, #result").count(), 0);
  });
});

test("each choice of each doubt is taken and settles it", async () => {
  const offered = [];
  await open(url("doubtful"), async page => {
    for (const radio of await page.locator(".doubt input[type=radio]:not([data-free])").all()) {
      const doubt = radio.locator("xpath=ancestor::article");
      offered.push([await doubt.locator("h3").textContent(), await radio.getAttribute("data-toml"), await doubt.getAttribute("id")]);
    }
  });
  assert.ok(offered.length >= 25, `${offered.length} choices`);
  const count = html => (html.match(/<article class="doubt"/g) ?? []).length;
  const before = count(read("review/doubtful.html"));
  for (const [title, toml] of offered) {
    writeFileSync(join(edition, "letters/doubtful.toml"), toml);
    apograph("convert");
    apograph("verify");
    apograph("validate");
    apograph("review", "letters/doubtful.xml");
    const html = read("review/doubtful.html");
    assert.ok(count(html) < before || !html.includes(`data-toml="${toml.replaceAll('"', "&quot;").replaceAll("\n", "&#10;")}"`), `${title}\n${toml}`);
  }
  rmSync(join(edition, "letters/doubtful.toml"));
  apograph("convert");
  apograph("review");
});

test("without scripts the page is a report", () => open(url("doubtful"), async page => {
  assert.ok(await page.locator("noscript p").isVisible());
  for (const doubt of await page.locator(".doubt").all()) assert.ok(await doubt.isVisible());
  assert.ok(!await page.locator("#result").isVisible());
  assert.ok(await page.locator("code.of-encoding").first().isVisible());
}, { scripts: false }));

test("an unsaved choice is not lost by a slip", () => open(url("doubtful"), async page => {
  await page.keyboard.press("j");
  await page.keyboard.press("1");
  let asked = false;
  page.on("dialog", dialog => { asked = dialog.type() === "beforeunload"; dialog.dismiss(); });
  await page.locator("h1").click();
  await page.evaluate(() => { location.href = "about:blank"; });
  await page.waitForTimeout(300);
  assert.ok(asked);
}));

const script = readFileSync(axe, "utf8");
for (const colorScheme of ["light", "dark"]) {
  for (const width of [1360, 900, 390]) {
    test(`axe finds nothing, ${colorScheme}, ${width} wide`, () => open(url("doubtful"), async page => {
      const findings = async () => {
        const { violations } = await page.evaluate(source => { eval(source); return axe.run({ preload: false }); }, script);
        return violations.map(each => `${each.id}: ${each.help}\n` + each.nodes.slice(0, 3).map(node => `  ${node.html.slice(0, 160)} ${node.failureSummary}`).join("\n"));
      };
      assert.deepEqual(await findings(), []);
      await page.keyboard.press("j");
      await page.keyboard.press("1");
      await page.locator(".doubt", { hasText: "Tuesday" }).first().focus();
      await page.keyboard.press("w");
      await page.keyboard.type("never");
      await page.click("#result summary");
      await page.check("#show-encoding");
      assert.deepEqual(await findings(), []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} pixels too wide`);
    }, { colorScheme, width }));
  }
}

for (const language of ["en", "es", "fr", "de"]) {
  test(`the page speaks ${language}`, () => {
    const configuration = read("edition.toml");
    writeFileSync(join(edition, "edition.toml"), configuration.replace('language = "en"', `language = "${language}"`));
    apograph("review");
    writeFileSync(join(edition, "edition.toml"), configuration);
    const html = read("review/doubtful.html").replace(/ data-(decided|chosen)="[^"]*"|<script>[^]*<\/script>/g, "");
    assert.match(html, new RegExp(`^<!DOCTYPE html>\n<html lang="${language}">`));
    const texts = readFileSync(join(process.env.APOGRAPH_SOURCE, `share/i18n/review/${language}.toml`), "utf8");
    assert.ok(html.includes(texts.match(/^whole = "(.*)"$/m)[1]));
    assert.doesNotMatch(html, /\[(page|kind|certainty|found|reason|ask|choose)\.|[>"][^<>"]*\{(letter|count|sidecar|name|date|word|number|line|file|version|source)\}/);
    if (spawnSync("java", ["-version"]).status !== 0) return;
    const said = spawnSync("java", ["-Xss4m", "-jar", join(modules, "vnu-jar/build/dist/vnu.jar"), join(edition, "review/doubtful.html"), join(edition, "review/sample-letter.html")], { encoding: "utf8" });
    assert.equal(said.stderr, "", "the Nu checker");
  });
}

test("nothing is loaded from elsewhere", () => {
  const html = read("review/doubtful.html");
  assert.doesNotMatch(html, /(src|href|action|srcset)="[a-z]*:?\/\/|url\(|@import|fetch\(|XMLHttpRequest|\son[a-z]+="/);
});
