// SPDX-License-Identifier: MIT
// What the tests of the pages share: the site to be tested, and pages in Chromium. APOGRAPH_PROGRAM, APOGRAPH_SOURCE
// and APOGRAPH_BROWSER (the folder with node_modules) come from ctest.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const modules = join(process.env.APOGRAPH_BROWSER, "node_modules");
const require = createRequire(join(modules, "/"));
const { chromium } = require("playwright-core");
export const axe = require.resolve("axe-core/axe.min.js");

const folder = mkdtempSync(join(tmpdir(), "apograph-pages-"));
const source = process.env.APOGRAPH_SOURCE;

// The edition of this folder, and that of tei/, rendered.
function rendered(from, name) {
  const copy = join(folder, name);
  cpSync(from, copy, { recursive: true, filter: path => !path.endsWith("/html") });
  execFileSync(process.env.APOGRAPH_PROGRAM, ["render", copy], { stdio: ["ignore", "ignore", "inherit"] });
  return join(copy, "html");
}
export const workshop = rendered(join(source, "tests/browser/edition"), "workshop");
export const sample = rendered(join(source, "tei"), "tei");
export const address = (site, page) => pathToFileURL(join(site, page.split(/[?#]/)[0])).href + (page.match(/[?#].*$/)?.[0] ?? "");

const browser = await chromium.launch({ executablePath: process.env.APOGRAPH_CHROMIUM, args: ["--no-sandbox"] });
export async function finish() {
  await browser.close();
  rmSync(folder, { recursive: true });
}

// Opens a page and hands it to `use`; nothing may be loaded from outside, no script may fail, nothing may be kept.
export async function open(url, use, { scripts = true, width = 1360, height = 900, ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: scripts, ...more });
  const faults = [];
  context.setDefaultTimeout(8000);
  const page = await context.newPage();
  page.on("request", request => { if (!/^(file:|data:|http:\/\/127\.0\.0\.1)/.test(request.url())) faults.push("asked for " + request.url()); });
  page.on("requestfailed", request => faults.push("missing: " + request.url()));
  page.on("pageerror", error => faults.push(error.message));
  page.on("console", message => { if (message.type() === "error") faults.push(message.text()); });
  await page.goto(url);
  await use(page);
  if (scripts) {
    const kept = await page.evaluate(() => { try { return localStorage.length + sessionStorage.length; } catch { return 0; } });
    if (kept !== 0) faults.push("something is kept in the browser");
  }
  if ((await context.cookies()).length !== 0) faults.push("a cookie");
  await context.close();
  if (faults.length !== 0) throw new Error(url + "\n" + faults.join("\n"));
}

export const view = (page, name) => page.click(`label:has(#show-${name}) span`);
export const shows = (page, selector) => page.locator(selector).first().isVisible();
// Where an element stands in the window, in pixels from its top.
export const top = (page, selector) => page.locator(selector).first().evaluate(element => element.getBoundingClientRect().top);
