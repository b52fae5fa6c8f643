// SPDX-License-Identifier: MIT
// Every kind of page: nothing for the Nu checker and axe to find, in light and dark, on a desk and a phone.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { address, axe, finish, modules, open, sample, view, workshop } from "./pages.mjs";

after(finish);
const script = readFileSync(axe, "utf8");
const pages = [
  [workshop, "index.html"], [workshop, "persons.html"], [workshop, "works.html"], [workshop, "workshop.html", "reading"],
  [workshop, "workshop.html", "both"], [workshop, "workshop.html", "diplomatic"], [workshop, "arabic.html", "both"],
  [sample, "search.html?q=blumkin"], [workshop, "search.html"], [sample, "index.html"], [sample, "persons.html"], [sample, "trotsky-rosmer-1930.html", "both"],
];

async function findings(page) {
  const { violations } = await page.evaluate(source => { eval(source); return axe.run({ preload: false }); }, script);
  return violations.map(each => `${each.id}: ${each.help}\n` + each.nodes.slice(0, 3).map(node => `  ${node.html.slice(0, 160)} ${node.failureSummary}`).join("\n"));
}

for (const [site, name, shown] of pages) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing in ${name}${shown ? ` (${shown})` : ""}, ${colorScheme}`, async () => {
      for (const width of [1360, 390]) {
        await open(address(site, name), async page => {
          if (name.includes("?q=")) await page.waitForSelector("#found li");
          if (shown) {
            await view(page, shown);
            await page.click(".about summary");
            await page.click(".choose-marks summary");
            for (const box of await page.locator(".choose-marks input").all()) await box.check();
            await page.click(".choose-marks summary");
            await page.locator("a.mention, a.inferred, .note-mark a, .line-number").locator("visible=true").first().focus();
          }
          assert.deepEqual(await findings(page), []);
        }, { colorScheme, width });
      }
    });
  }
}

test("nothing sticks out of the narrowest window", async () => {
  for (const [site, name, shown] of pages) {
    await open(address(site, name), async page => {
      if (shown) await view(page, shown);
      await page.evaluate(() => { for (const folded of document.querySelectorAll("details")) folded.open = true; });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, name);
    }, { width: 320 });
  }
});

test("every link within a site leads to a page and a place that there is", () => {
  for (const site of [workshop, sample]) {
    const texts = new Map(readdirSync(site).filter(name => name.endsWith(".html")).map(name => [name, readFileSync(join(site, name), "utf8")]));
    const ids = new Map([...texts].map(([name, text]) => [name, new Set([...text.matchAll(/ id="([^"]*)"/g)].map(found => found[1]))]));
    for (const [name, text] of texts) {
      for (const [, link] of text.matchAll(/ href="([^"]*)"/g)) {
        if (/^[a-z]+:/.test(link)) continue;
        const [file, place] = link.replaceAll("&amp;", "&").split("#").map(decodeURIComponent);
        assert.ok(existsSync(join(site, file || name)), `${name}: ${link}`);
        if (place && (!file || ids.has(file))) assert.ok(ids.get(file || name).has(place), `${name}: ${link}`);
      }
    }
  }
});

test("the Nu checker finds no error", context => {
  if (spawnSync("java", ["-version"]).status !== 0) return context.skip("there is no Java");
  const files = [workshop, sample].flatMap(site => readdirSync(site).filter(name => name.endsWith(".html")).map(name => join(site, name)));
  assert.ok(files.length >= 13);
  execFileSync("java", ["-Xss4m", "-jar", join(modules, "vnu-jar/build/dist/vnu.jar"), "--errors-only", ...files], { stdio: "pipe" });
});

test("nothing is loaded from elsewhere", () => {
  for (const site of [workshop, sample]) {
    for (const name of readdirSync(site, { recursive: true }).filter(each => /\.(html|css|js)$/.test(each))) {
      const text = readFileSync(join(site, name), "utf8");
      assert.doesNotMatch(text, /(src|srcset|poster|action)="[a-z]*:?\/\//, name);
      assert.doesNotMatch(text, /<link rel="(stylesheet|icon|preload)" href="[a-z]*:?\/\//, name);
      assert.doesNotMatch(text, /@import|url\(\s*["']?[a-z]*:?\/\//, name);
      assert.doesNotMatch(text, /\son[a-z]+="|javascript:|document\.cookie/, name);
    }
  }
});
