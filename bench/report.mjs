import { execFileSync } from "node:child_process";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { browserOfMachine } from "./browser.mjs";
import { median } from "./median.mjs";
import { inProject } from "./paths.mjs";
import { writePriceRows } from "./price-rows.mjs";
import { row, skipped } from "./row.mjs";
import { inScratchFolder } from "./scratch.mjs";

const PAINTS = 15;
const MOVES = 60;
const KILOBYTE = 1000;
const sample = inProject("fixtures/trades/rty-nq-spreads.yaml");

/** The sliders that are moved, and whether the pictures are then before the expiry, where American options are valued anew. */
const sliders = [
  { id: "level-long", name: "a level" },
  { id: "volatility-short", name: "a volatility" },
  { id: "contracts-long", name: "contracts" },
  { id: "days", name: "days, four American options" },
  { id: "level-short", name: "a level, before expiry" },
];

/** The page of a report: its size, its first paint, and how long a slider takes from its event to the changed page. */
export function measure() {
  return inScratchFolder(async (folder) => {
    const page = report(join(folder, "trade.html"), [sample, "--correlation", "0.78"]);
    const sizes = [
      sizeRow("report of the sample trade", page),
      sizeRow("the same of two histories of 7,500 rows, lookback 252", longPage(folder)),
    ];
    const browser = await browserOfMachine();
    if (browser === null) return [...sizes, skipped("first paint", "ms", "no Chromium here; name one in CHROMIUM")];
    try {
      return [...sizes, ...(await paintRows(browser, page, folder)), ...(await moveRows(browser, page))];
    } finally {
      await browser.close();
    }
  });
}

function report(file, words) {
  execFileSync(process.execPath, [inProject("bin/pairsize.cjs"), "report", ...words, "-q", "-o", file]);
  return file;
}

function longPage(folder) {
  const files = ["rty.csv", "nq.csv"].map((name) => join(folder, name));
  for (const [at, file] of files.entries()) writePriceRows(file, 7500 + at, 1990);
  const [rty, nq] = files;
  const legs = ["RTY=ATM C", "RTY=-1 +8% C", "NQ=ATM P", "NQ=-1 -8% P"].flatMap((leg) => ["--leg", leg]);
  const measured = ["--lookback", "252", "--estimator", "yang-zhang", "--rate", "3.65%", "--as-of", "2018-07-02"];
  const pair = ["--long", "RTY", "--short", "NQ", "--history", `RTY=${rty}`, "--history", `NQ=${nq}`];
  return report(join(folder, "long.html"), [...pair, ...measured, "--expiry", "2018-09-21", ...legs]);
}

function sizeRow(name, file) {
  return row(name, statSync(file).size / KILOBYTE, "kB", { atMost: 470 });
}

/** In turns with a page that holds one word: what a browser takes for any page is in both. */
async function paintRows(browser, page, folder) {
  const bare = join(folder, "bare.html");
  writeFileSync(bare, "<!doctype html><title>bare</title><p>bare");
  const times = { page: [], bare: [] };
  for (let round = 0; round < PAINTS; round++) {
    times.page.push(await firstPaint(browser, page));
    times.bare.push(await firstPaint(browser, bare));
  }
  const least = (list) => Math.min(...list).toFixed(0);
  const note = `least ${least(times.page)}; a page of one word: ${median(times.bare).toFixed(0)}, least ${least(times.bare)}`;
  return [row("first paint", median(times.page), "ms", { atMost: 200 }, note)];
}

async function firstPaint(browser, file) {
  const tab = await browser.newPage();
  await tab.goto(pathToFileURL(file).href);
  const time = await tab.evaluate(async () => {
    for (;;) {
      const [paint] = performance.getEntriesByName("first-paint");
      if (paint !== undefined) return paint.startTime;
      await new Promise((done) => setTimeout(done, 10));
    }
  });
  await tab.close();
  return time;
}

async function moveRows(browser, page) {
  const tab = await browser.newPage();
  await tab.goto(pathToFileURL(page).href);
  await tab.waitForFunction(() => performance.getEntriesByName("pairsize-adopted").length > 0);
  const rows = [];
  for (const { id, name } of sliders) {
    const times = await tab.evaluate(moves, [id, MOVES]);
    const note = `least ${Math.min(...times).toFixed(1)}`;
    rows.push(row(`a slider move: ${name}`, median(times), "ms", { atMost: 16 }, note));
  }
  await tab.close();
  return rows;
}

/** Milliseconds from a slider's event to the changed page, each move in a frame of its own; runs in the page. */
async function moves([id, count]) {
  const slider = document.getElementById(id);
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
  const times = [];
  for (let move = 0; move < count; move++) {
    if (move % 20 < 10) slider.stepUp();
    else slider.stepDown();
    const start = performance.now();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    times.push(performance.now() - start);
    await frame();
  }
  // The first moves run code that the browser has not optimised yet.
  return times.slice(count / 3);
}
