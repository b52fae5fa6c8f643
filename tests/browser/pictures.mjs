// SPDX-License-Identifier: MIT
// Makes the pictures of share/doc/img, each kind of page as Chromium shows it, of the edition in tei/ and of a new one:
// cmake --build build-dev --target pictures. Look at each of them before it is committed. Pages of paper need pdftoppm and,
// for LaTeX, lualatex; without one of them its picture stays as it is. pngquant, where it is installed, makes them small.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { address, finish, open, sample, view } from "./pages.mjs";

const images = join(process.env.APOGRAPH_SOURCE, "share/doc/img");
const folder = mkdtempSync(join(tmpdir(), "apograph-pictures-"));
const apograph = (words, cwd = folder) => execFileSync(process.env.APOGRAPH_PROGRAM, words, { cwd, stdio: "ignore" });
const has = program => !spawnSync(program, ["--version"]).error;
const letter = "trotsky-rosmer-1930";
const desk = { width: 1180, height: 800 };
const phone = { width: 360, height: 720, hasTouch: true, isMobile: true };

async function picture(name, url, prepare, size) {
  const file = join(images, name + ".png");
  await open(url, async page => {
    await prepare(page);
    await page.waitForTimeout(200);
    await page.screenshot({ path: file });
  }, size);
  if (has("pngquant")) spawnSync("pngquant", ["--force", "--ext", ".png", "--speed", "1", "48", file]);
  console.log(name);
}
const scrollTo = (page, selector, below) => page.locator(selector).first().evaluate((element, y) => scrollBy({ top: element.getBoundingClientRect().top - y, behavior: "instant" }), below);
const nothing = async () => {};

// Pages of a PDF beside one another.
async function paper(name, pdf, from, to) {
  if (!has("pdftoppm")) return;
  writeFileSync(join(folder, name + ".pdf"), pdf);
  execFileSync("pdftoppm", ["-png", "-r", "62", "-f", String(from), "-l", String(to), join(folder, name + ".pdf"), join(folder, name)]);
  const pages = [];
  for (let i = from; i <= to; ++i) pages.push(`<img src="${pathToFileURL(join(folder, `${name}-${i}.png`))}">`);
  const page = join(folder, name + ".html");
  writeFileSync(page, `<!doctype html><style>body { margin: 14px; background: #d9d5cd; display: flex; gap: 14px } img { display: block }</style>${pages.join("")}`);
  await picture(name, pathToFileURL(page).href, nothing, { width: (to - from + 1) * 527 + 14, height: 753 });
}

try {
  await picture("start", address(sample, "index.html"), nothing, { width: 1180, height: 620 });
  await picture("reading", address(sample, letter + ".html"), nothing, desk);
  await picture("diplomatic", address(sample, letter + ".html"), async page => {
    await view(page, "diplomatic");
    await scrollTo(page, ".diplomatic .page", 90);
  }, desk);
  await picture("both", address(sample, letter + ".html?view=both#p2-l22"), nothing, { width: 1360, height: 820 });
  await picture("card", address(sample, letter + ".html"), async page => {
    await page.click(".choose-marks summary");
    for (const mark of ["persons", "places", "orgs", "works", "dates"]) await page.check("#mark-" + mark);
    await page.click(".choose-marks summary");
    await scrollTo(page, ".reading .salute", 110);
    await page.locator(".reading a.mention", { hasText: "Blumkin" }).nth(1).hover();
    await page.locator(".pop").waitFor({ state: "visible" });
  }, { width: 1180, height: 620, colorScheme: "dark" });
  await picture("phone", address(sample, letter + ".html"), async page => {
    await scrollTo(page, ".reading .salute", 80);
    await page.tap("#note-2-ref");
    await page.locator(".pop").waitFor({ state: "visible" });
  }, phone);
  await picture("register", address(sample, "persons.html"), page => page.fill(".filter input", "Blumkin"), { width: 1180, height: 720 });
  await picture("search", address(sample, "search.html?q=servicio+%22guerra+civil%22"), page => page.waitForSelector("#found ol > li"), { width: 1180, height: 620 });

  const edition = join(folder, "edition");
  apograph(["init", edition]);
  cpSync(join(process.env.APOGRAPH_SOURCE, "tests/browser/review"), edition, { recursive: true });
  apograph(["convert"], edition);
  apograph(["review"], edition);
  await picture("review", pathToFileURL(join(edition, "review/doubtful.html")).href, nothing, { width: 1360, height: 760 });

  const source = join(process.env.APOGRAPH_SOURCE, "tei/letters", letter + ".xml");
  await open(address(sample, letter + ".html"), async page => paper("print", await page.pdf({ format: "A4" }), 1, 2));
  if (has("lualatex")) {
    apograph(["render", "--to", "latex", "-o", "letter.tex", source]);
    for (let i = 0; i < 2; ++i) spawnSync("lualatex", ["--interaction=batchmode", "letter.tex"], { cwd: folder });
    await paper("latex", readFileSync(join(folder, "letter.pdf")), 1, 2);
  }
  if (has("unzip")) {
    apograph(["render", "--to", "epub", "-o", "letter.epub", source]);
    execFileSync("unzip", ["-q", join(folder, "letter.epub"), "-d", join(folder, "book")]);
    const chapter = execFileSync("find", [join(folder, "book"), "-path", "*/letters/*.xhtml"]).toString().trim();
    await picture("book", pathToFileURL(chapter).href, nothing, { width: 420, height: 640 });
  }
} finally {
  await finish();
  rmSync(folder, { recursive: true });
}
