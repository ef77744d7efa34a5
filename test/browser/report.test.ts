import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostileTexts, hostileTrade } from "../cli/hostile.ts";
import { shell } from "../cli/process.ts";
import { sample } from "../cli/trades.ts";
import { browserPath, startBrowser } from "./browser.ts";

const path = browserPath();
if (path === null)
  console.log("the tests of the page in a browser are skipped: no Chromium here; name one in CHROMIUM");

const folder = path === null ? "" : mkdtempSync(join(tmpdir(), "pairsize-browser-"));
const trade = join(folder, "trade.yaml");
const withOdds = `${sample}correlation: 0.78\n`;

/** What the built command line prints. */
function printed(line: string): string {
  const { exit, stdout, stderr } = shell(`cd '${folder}' && pairsize ${line}`);
  if (exit !== 0) throw new Error(`pairsize ${line}: ${stderr}`);
  return stdout;
}

const documentOf = (line: string) => JSON.parse(printed(`${line} --json`));

/** The cells of the table that size prints of all weightings, row by row. */
function printedRows(flags: string): string[][] {
  const markdown = printed(`size trade.yaml --weighting all ${flags} --format markdown`);
  const tables = markdown.split("\n").filter((line) => line.startsWith("|"));
  const start = tables.findIndex((line) => line.includes("dollar-neutral"));
  const end = tables.findIndex((line, at) => at > start && line.includes("| long "));
  return tables.slice(start + 2, end === -1 ? undefined : end).map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.replaceAll("&nbsp;", " ").replaceAll("\\", "").trim()),
  );
}

/** What a page did that it must not do. */
interface Misdeeds {
  readonly requests: string[];
  readonly messages: string[];
}

let browser: Browser;

/** Opens a page from its file, with everything that it asks of a network or says on the console noted. */
async function open(
  file: string,
  options: Parameters<Browser["newPage"]>[0] = {},
  ready = "#controls:not([hidden])",
): Promise<Page & { misdeeds: Misdeeds }> {
  const misdeeds: Misdeeds = { requests: [], messages: [] };
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  page.on("console", (message) => misdeeds.messages.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => misdeeds.messages.push(error.message));
  page.on("dialog", async (dialog) => {
    misdeeds.messages.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.route("**/*", (route) => {
    if (route.request().url() === pathToFileURL(file).href) return route.continue();
    misdeeds.requests.push(route.request().url());
    return route.abort();
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => console.error("policy", event.violatedDirective));
  });
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector(ready);
  return Object.assign(page, { misdeeds });
}

function written(name: string, line: string): string {
  const file = join(folder, name);
  printed(`report ${line} -o '${file}' --force`);
  return file;
}

/** The cells of the table of weightings on the page, row by row. */
const shownRows = (page: Page) =>
  page.$$eval("#sizings tbody tr", (rows) =>
    rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.replace(/\s+/g, " ").trim())),
  );

const wordsOf = (rows: string[][]) => rows.map((row) => row.map((cell) => cell.replace(/\s+/g, " ").trim()));

/** Sets a slider with the keyboard: so many presses of a key. */
async function press(page: Page, id: string, key: string, times = 1): Promise<string> {
  await page.focus(`#${id}`);
  for (let pressed = 0; pressed < times; pressed++) await page.keyboard.press(key);
  return page.$eval(`#${id}`, (slider) => (slider as HTMLInputElement).value);
}

/** Waits until the odds, which may come a frame later, belong to what is shown. */
const settled = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done)))));

const figure = (page: Page, name: string) =>
  page.$$eval(
    ".pair dl div",
    (pairs, wanted) => pairs.find((pair) => pair.firstChild?.textContent === wanted)?.lastChild?.textContent ?? null,
    name,
  );

describe.skipIf(path === null)("the page in a browser", () => {
  let file: string;

  beforeAll(async () => {
    browser = await startBrowser(path ?? "");
    writeFileSync(trade, withOdds);
    file = written("trade.html", "trade.yaml");
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("shows what the JSON of size says", async () => {
    const page = await open(file);
    const { sizings } = documentOf("size trade.yaml --weighting all");
    const rows = await shownRows(page);
    const [contracts, loss] = ["Contracts, RTY : NQ", "Max loss, USD"].map((name) =>
      rows.find(([label]) => label === name),
    );
    for (const [at, sizing] of sizings.entries()) {
      if (!sizing.available) continue;
      expect(contracts?.[at + 1]).toBe(`${sizing.contracts.long} : ${sizing.contracts.short}`);
      expect(loss?.[at + 1]).toBe(sizing.maxLoss.amount.toLocaleString("en-US"));
    }
    expect(wordsOf(rows)).toEqual(wordsOf(printedRows("")));
    const { distribution } = documentOf("scenario trade.yaml");
    expect(await figure(page, "Probability of profit")).toBe(
      `${(100 * distribution.probabilityOfProfit).toFixed(1)} %`,
    );
    expect(page.misdeeds).toEqual({ requests: [], messages: [] });
    await page.close();
  });

  it("runs the same core: what it computes of the trade is what was written into the file, node by node", async () => {
    const page = await open(file);
    await page.waitForFunction(() => performance.getEntriesByName("pairsize-adopted").length > 0);
    const before = await page.$eval("main", (main) => main.innerHTML);
    // A choice and back again: every part is computed anew, and nothing is left of the way.
    await press(page, "level-long", "ArrowRight", 3);
    await press(page, "days", "ArrowRight", 5);
    await settled(page);
    expect(await page.$eval("main", (main) => main.innerHTML)).not.toBe(before);
    await page.click("#reset");
    await settled(page);
    await page.evaluate(() => {
      for (const slider of document.querySelectorAll("input[type=range]")) slider.removeAttribute("aria-valuetext");
      const said = document.getElementById("said");
      if (said !== null) said.textContent = "";
    });
    const bare = before.replace(/ aria-valuetext="[^"]*"/g, "");
    // A browser's exp and log may differ from Node's in a last digit, of which a page prints seventeen.
    const rounded = (html: string) =>
      html.replace(/[\d,]+\.\d{8,}/g, (text) => Number(text.replaceAll(",", "")).toPrecision(12));
    expect(rounded(await page.$eval("main", (main) => main.innerHTML))).toBe(rounded(bare));
    await page.close();
  });

  it.each([
    ["level-long", "ArrowRight", 7, (value: string) => `--level RTY=${value}`],
    ["level-short", "PageDown", 2, (value: string) => `--level NQ=${value}`],
    ["volatility-long", "ArrowUp", 9, (value: string) => `--vol RTY=${value}%`],
    ["volatility-short", "End", 1, (value: string) => `--vol NQ=${value}%`],
    ["contracts-long", "ArrowRight", 6, (value: string) => `--contracts RTY=${value}`],
    ["contracts-short", "ArrowRight", 2, (value: string) => `--contracts NQ=${value}`],
  ] as const)("moves %s by keyboard to what the command line prints", async (id, key, times, flagOf) => {
    const page = await open(file);
    const flag = flagOf(await press(page, id, key, times));
    expect(wordsOf(await shownRows(page))).toEqual(wordsOf(printedRows(flag)));
    const [first] = documentOf(`size trade.yaml ${flag}`).sizings;
    expect(await figure(page, "Max loss, USD")).toBe(first.maxLoss.amount.toLocaleString("en-US"));
    const { distribution } = documentOf(`scenario trade.yaml ${flag}`);
    expect(await figure(page, "Probability of profit")).toBe(
      `${(100 * distribution.probabilityOfProfit).toFixed(1)} %`,
    );
    expect(await page.textContent("#command code")).toBe(`pairsize size trade.yaml --weighting all ${flag}`);
    expect(page.misdeeds).toEqual({ requests: [], messages: [] });
    await page.close();
  });

  it("moves the days by keyboard to what scenario prints", async () => {
    const page = await open(file);
    const left = Number(await press(page, "days", "ArrowRight", 30));
    await settled(page);
    const { distribution, named } = documentOf(`scenario trade.yaml --days ${57 - left}`);
    expect(await figure(page, "Probability of profit")).toBe(
      `${(100 * distribution.probabilityOfProfit).toFixed(1)} %`,
    );
    const shown = await page.textContent("#map");
    expect(shown).toContain(Math.round(named[0].profit.net).toLocaleString("en-US"));
    expect(await page.textContent("#heat-map figcaption")).toContain("after 27 days");
    expect(await page.locator("path.horizon").count()).toBe(2);
    await page.close();
  });

  it("takes an exact number from a field, and the trade's own where it is emptied", async () => {
    const page = await open(file);
    await page.fill("#level-short-number", "25000.25");
    expect(wordsOf(await shownRows(page))).toEqual(wordsOf(printedRows("--level NQ=25000.25")));
    await page.fill("#level-short-number", "");
    expect(wordsOf(await shownRows(page))).toEqual(wordsOf(printedRows("")));
    await page.close();
  });

  it("draws the pair of another weighting, and says what cannot be shown without losing what is", async () => {
    const page = await open(file);
    await page.selectOption("#weighting", "volatility-adjusted");
    expect(await figure(page, "Contracts")).toBe("RTY : NQ 7 : 2");
    await page.selectOption("#weighting", "beta-neutral");
    expect(await page.textContent(".direction")).toContain("beta needs the price histories");
    await page.close();
    // Two calls are two units of one call, of which a number of contracts says too little.
    writeFileSync(
      join(folder, "double.yaml"),
      withOdds.replace("- 2750C", "- +2 2750C").replace("-1 2950C", "-2 2950C"),
    );
    const double = await open(written("double.html", "double.yaml"));
    const contracts = await figure(double, "Contracts");
    await double.fill("#contracts-long-number", "4");
    expect(await double.textContent("#problem")).toMatch(/contracts/);
    expect(await figure(double, "Contracts")).toBe(contracts);
    await double.fill("#contracts-long-number", "");
    expect(await double.textContent("#problem")).toBe("");
    expect(double.misdeeds).toEqual({ requests: [], messages: [] });
    await double.close();
  });

  it("shows a stranger's texts as they are, and runs none of them", async () => {
    writeFileSync(join(folder, "hostile.yaml"), hostileTrade);
    const page = await open(written("hostile.html", "hostile.yaml"));
    await press(page, "level-long", "ArrowRight", 3);
    await press(page, "days", "ArrowRight", 3);
    await settled(page);
    const shown = await page.$eval("body", (body) => body.innerText);
    for (const text of hostileTexts.slice(0, 2)) expect(shown).toContain(text);
    expect(await page.locator("img, iframe, [onerror], [onload]").count()).toBe(0);
    expect(page.misdeeds).toEqual({ requests: [], messages: [] });
    await page.close();
  });

  it("is used with the keyboard alone, in an order that one sees", async () => {
    const page = await open(file);
    const stops: string[] = [];
    for (let pressed = 0; pressed < 22; pressed++) {
      await page.keyboard.press("Tab");
      stops.push(await page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName || ""));
    }
    const ids = [
      "level-long",
      "level-short",
      "volatility-long",
      "volatility-short",
      "contracts-long",
      "contracts-short",
      "days",
    ];
    expect(stops.slice(0, 17)).toEqual(["A", ...ids.flatMap((id) => [`${id}-number`, id]), "weighting", "reset"]);
    await page.focus("#copy");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.getElementById("copied")?.textContent !== "");
    await page.close();
  });

  it("copies the trade file, which gives the same contracts", async () => {
    const page = await open(file);
    const copied = (await page.textContent("#trade-file")) ?? "";
    writeFileSync(join(folder, "copied.yaml"), copied);
    expect(documentOf("size copied.yaml").sizings).toEqual(documentOf("size trade.yaml").sizings);
    await page.close();
  });

  it("tells a screen reader its landmarks, names, tables, and what a slider has changed", async () => {
    const page = await open(file);
    const tree = await page.locator("body").ariaSnapshot();
    for (const part of [
      "- banner",
      "- main",
      "- complementary",
      "- contentinfo",
      '- slider "RTY level',
      '- img "Payoff of long',
    ]) {
      expect(tree).toContain(part);
    }
    expect(await page.locator("table:not(:has(caption))").count()).toBe(0);
    await press(page, "contracts-long", "ArrowRight", 8);
    expect(await page.textContent("#said")).toMatch(/^dollar-neutral; Contracts RTY : NQ 8 : 2; .*Max loss, USD/);
    expect(await page.getAttribute("#level-long", "aria-valuetext")).toBe("2,730.8 points, premiums as quoted");
    expect(await page.getAttribute("#contracts-short", "aria-valuetext")).toBe("by the rules");
    await page.close();
  });

  it.each(["light", "dark"] as const)("stays within a phone in the %s theme, and on paper", async (colorScheme) => {
    const page = await open(file, { viewport: { width: 360, height: 740 }, colorScheme });
    for (const summary of await page.locator("summary").all()) await summary.click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const [paper, ink] = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return [backgroundColor, color].map((one) => one.match(/\d+/g)?.map(Number)[0] ?? 0);
    });
    expect(Math.sign((paper ?? 0) - (ink ?? 0))).toBe(colorScheme === "light" ? 1 : -1);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#controls").isVisible()).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
    await page.close();
  });
});

interface SizedAlternative {
  readonly feasible: true;
  readonly contracts: { readonly long: number; readonly short: number };
  readonly maxLoss: { readonly amount: number };
  readonly capital: { readonly amount: number };
}

describe.skipIf(path === null)("the page of compare in a browser", () => {
  const home = path === null ? "" : mkdtempSync(join(tmpdir(), "pairsize-compare-"));
  const flags = "trade.yaml --by gainPerLoss";
  const page = (options: Parameters<Browser["newPage"]>[0] = {}) =>
    open(join(home, "alternatives.html"), options, "#outperformance svg");
  const inHome = (line: string, exit = 1) => {
    const answer = shell(`cd '${home}' && pairsize ${line}`);
    if (answer.exit !== exit) throw new Error(`pairsize ${line}: ${answer.stderr}`);
    return answer.stdout;
  };

  beforeAll(async () => {
    browser = await startBrowser(path ?? "");
    const others = [
      "{name: '<b>outright</b>', long: {legs: [2750C @ 78.40]}, short: {legs: [25500P @ 612.50]}}",
      ...[30, 60, 90, 120, 150].map((most) => `{name: at most ${most} thousand, size: {maxLoss: ${most}k}}`),
      "{name: nothing fits, size: {maxLoss: 1}}",
    ];
    writeFileSync(
      join(home, "trade.yaml"),
      `${withOdds}alternatives:\n${others.map((one) => `  - ${one}\n`).join("")}`,
    );
    inHome(`compare ${flags} --report -o alternatives.html --force`);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(home, { recursive: true, force: true });
  });

  it("shows the table and the bends that the JSON says, and asks nothing of a network", async () => {
    const shown = await page();
    const { alternatives } = JSON.parse(inHome(`compare ${flags} --json`));
    const cells = async (label: string) =>
      shown.$$eval(
        "#alternatives tbody tr",
        (rows, wanted) =>
          rows
            .filter((row) => row.firstChild?.textContent === wanted)
            .flatMap((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")),
        label,
      );
    const sized = (of: (one: SizedAlternative) => unknown) =>
      alternatives.map((one: SizedAlternative | { feasible: false }) => (one.feasible ? of(one) : ""));
    const usd = (amount: number) => amount.toLocaleString("en-US");
    const headings = await shown.$$eval("#alternatives thead th", (all) => all.map((one) => one.textContent));
    expect(headings).toEqual(alternatives.map(({ name }: { name: string }) => name));
    expect(headings).toContain("<b>outright</b>");
    expect(await cells("Max loss, USD")).toEqual(sized(({ maxLoss }) => usd(maxLoss.amount)));
    expect(await cells("Contracts")).toEqual(sized(({ contracts }) => `${contracts.long} : ${contracts.short}`));
    expect(await cells("Capital, USD")).toEqual(sized(({ capital }) => `at least ${usd(capital.amount)} (premium)`));
    expect((await cells("Not sized")).join("")).toMatch(/\$1\b/);
    const bends = await shown.$$eval("#outperformance tbody tr", (rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")),
    );
    const expected = alternatives.flatMap(
      (one: { name: string; payoff?: { outperformance: number; profit: number }[] }, at: number) =>
        (one.payoff ?? [])
          .filter(({ outperformance }) => Math.abs(outperformance) < 0.6)
          .map(({ outperformance, profit }) => [`${at + 1} ${one.name}`, outperformance, profit]),
    );
    const numberOf = (text = "") => Number(text.replace(/[,+\s%]/g, "").replace("\u2212", "-"));
    expect(bends).toHaveLength(expected.length);
    for (const [at, [name, move, profit]] of expected.entries()) {
      expect(bends[at]?.[0]).toBe(name);
      expect(numberOf(bends[at]?.[1])).toBeCloseTo(100 * move, 1);
      expect(Math.abs(numberOf(bends[at]?.[2]) - profit)).toBeLessThanOrEqual(0.005);
    }
    expect(await shown.locator("#outperformance svg path.term").count()).toBe(7);
    expect(await shown.locator("b, img, script").count()).toBe(0);
    expect(shown.misdeeds).toEqual({ requests: [], messages: [] });
    await shown.close();
  });

  it("lets no script run, by its policy and by Trusted Types", async () => {
    const shown = await page();
    const policy = await shown.getAttribute("meta[http-equiv]", "content");
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; /);
    expect(policy).toMatch(/require-trusted-types-for 'script'$/);
    const ran = await shown.evaluate(() => {
      const script = document.createElement("script");
      const assign = () => {
        script.text = "document.title = 'ran'";
      };
      let refused = false;
      try {
        assign();
      } catch {
        refused = true;
      }
      return { refused, title: document.title };
    });
    expect(ran).toEqual({ refused: true, title: "8 alternatives side by side" });
    await shown.close();
  });

  it.each(["light", "dark"] as const)("stays within a phone in the %s theme, and on paper", async (colorScheme) => {
    const shown = await page({ viewport: { width: 360, height: 740 }, colorScheme });
    for (const summary of await shown.locator("summary").all()) await summary.click();
    expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const [paper = 0, ink = 0] = await shown.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return [backgroundColor, color].map((one) => one.match(/\d+/g)?.map(Number)[0] ?? 0);
    });
    expect(Math.sign(paper - ink)).toBe(colorScheme === "light" ? 1 : -1);
    // Lines are seen on either ground.
    const strokes = await shown.$$eval("#outperformance path.term", (all) =>
      all.map((one) => getComputedStyle(one).stroke),
    );
    expect(new Set(strokes).size).toBe(6);
    await shown.emulateMedia({ media: "print" });
    await shown.setViewportSize({ width: 700, height: 1000 });
    const widths = await shown.$$eval("#alternatives .scroll", (all) =>
      all.map((one) => one.scrollWidth - one.clientWidth),
    );
    expect(widths).toEqual([0, 0]);
    expect(await shown.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
    await shown.close();
  });
});

describe.skipIf(path === null)("the page of mark in a browser", () => {
  const home = path === null ? "" : mkdtempSync(join(tmpdir(), "pairsize-mark-"));
  const now = "--weighting dollar --as-of 2026-02-20 --level RTY=2800 --level NQ=25500 --implied-vol RTY=21%";
  const inHome = (line: string) => shell(`cd '${home}' && pairsize ${line}`);

  beforeAll(async () => {
    browser = await startBrowser(path ?? "");
    writeFileSync(join(home, "trade.yaml"), withOdds);
    // Its name is shown, and its day of entry is after that of the mark.
    writeFileSync(join(home, "<b>late.yaml"), withOdds.replace("asOf: 2026-01-22", "asOf: 2026-02-27"));
    const one = inHome(`mark trade.yaml ${now} --days-left 28 --report -o mark.html`);
    const book = inHome(`mark trade.yaml '<b>late.yaml' ${now} --report -o book.html`);
    if (one.exit !== 1 || book.exit !== 3) throw new Error(`${one.stderr}${book.stderr}`);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(home, { recursive: true, force: true });
  });

  it("shows what the JSON says made the profit, and asks nothing of a network", async () => {
    const shown = await open(join(home, "mark.html"), {}, "#trade-made-by svg");
    const { attribution, legs, profit } = JSON.parse(inHome(`mark trade.yaml ${now} --days-left 28 --json`).stdout);
    const numberOf = (text: string) => Number(text.replace(/[,+]/g, "").replace("\u2212", "-"));
    const rows = await shown.$$eval("#trade-made-by tbody tr", (all) =>
      all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")),
    );
    const parts = ["time", "delta", "gamma", "volatility", "spread", "unexplained"].map((name) => attribution[name]);
    expect(rows.map((row) => row.map(numberOf))).toEqual(
      [...parts, profit].map(({ long, short, net }) => [long, short, net].map((usd) => Number(usd.toFixed(2)))),
    );
    expect(await shown.locator("#trade-made-by svg rect").count()).toBe(7);
    const text = await shown.locator("main").innerText();
    for (const { code } of legs) expect(text).toContain(code);
    expect(text).toContain("daysLeft 28: REACHED, 28");
    expect(await shown.locator("script").count()).toBe(0);
    expect(shown.misdeeds).toEqual({ requests: [], messages: [] });
    await shown.close();
  });

  it("shows of a book each trade, and why one has no mark", async () => {
    const shown = await open(join(home, "book.html"), {}, "#trade-1-made-by svg");
    const text = await shown.locator("main").innerText();
    expect(text).toContain("<b>late.yaml");
    expect(text).toMatch(/Not marked: .*2026-02-27/);
    expect(await shown.locator("b").count()).toBe(0);
    expect(shown.misdeeds).toEqual({ requests: [], messages: [] });
    await shown.close();
  });

  it.each(["light", "dark"] as const)("stays within a phone in the %s theme", async (colorScheme) => {
    const options = { viewport: { width: 360, height: 740 }, colorScheme };
    for (const [file, part] of [
      ["mark.html", "#trade-made-by svg"],
      ["book.html", "#trade-1-made-by svg"],
    ] as const) {
      const shown = await open(join(home, file), options, part);
      for (const summary of await shown.locator("summary").all()) await summary.click();
      expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      await shown.close();
    }
  });
});
