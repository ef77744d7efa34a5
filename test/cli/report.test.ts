import { createHash } from "node:crypto";
import { describe, expect, inject, it } from "vitest";
import { run } from "../../src/cli/main.ts";
import { hostileTexts, hostileTrade } from "./hostile.ts";
import { futures, sample, sampleFile } from "./trades.ts";
import { type Answer, answerOf, fakeWorld, sized, type WorldSpec } from "./world.ts";

const report = (argv: readonly string[], spec: WorldSpec = {}): Promise<Answer> => answerOf(["report", ...argv], spec);

const histories = [
  ...["--long", "RTY", "--short", "NQ", "--history", "RTY=fixtures/prices/synthetic-first.csv"],
  ...["--history", "NQ=fixtures/prices/synthetic-second.csv"],
];

/** The text of the first element of a kind, as it stands in the file. */
function textOf(page: string, start: RegExp, end: string): string {
  const from = start.exec(page);
  if (from === null) throw new Error(`the page has no ${start}`);
  const at = from.index + from[0].length;
  return page.slice(at, page.indexOf(end, at));
}

const decoded = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll("\u00a0", " ");

/** The words and figures of a section, in one line. */
const section = (page: string, id: string) =>
  decoded(textOf(page, new RegExp(`<section id="${id}"`), "</section>")).replace(/\s+/g, " ");

describe("the page of a report", () => {
  it("was built before", () => {
    expect(inject("buildProblem")).toBe("");
  });

  it("holds every figure of the table that size prints of all weightings", async () => {
    const { stdout: page, exit, stderr } = await report([sampleFile, "--quiet"]);
    expect([exit, stderr]).toEqual([0, ""]);
    const { stdout: table } = await answerOf(["size", sampleFile, "--weighting", "all", "--format", "csv"]);
    expect(table).toContain("equal-risk");
    const { stdout: markdown } = await answerOf(["size", sampleFile, "--weighting", "all", "--format", "markdown"]);
    const cells = markdown
      .split("\n")
      .filter((line) => line.startsWith("|") && !line.startsWith("| :") && !line.startsWith("|:"))
      .flatMap((line) => line.split("|").map((cell) => cell.trim().replaceAll("\\", "").replaceAll("<br>", " ")))
      .filter((cell) => /\d/.test(cell));
    expect(cells.length).toBeGreaterThan(100);
    const shown = `${section(page, "sizings")} ${section(page, "sides")}`;
    expect(cells.filter((cell) => !shown.includes(cell.replace(/\s+/g, " ")))).toEqual([]);
  });

  it("holds the formulas of --explain with their numbers", async () => {
    const { stdout: page } = await report([sampleFile]);
    const { stdout: explained } = await answerOf(["size", sampleFile, "--weighting", "all", "--explain"]);
    const formulas = explained.split("\n").filter((line) => / = .* = /.test(line));
    expect(formulas.length).toBeGreaterThan(20);
    const shown = section(page, "formulas");
    expect(formulas.filter((line) => !shown.includes(line.trim().replace(/\s+/g, " ")))).toEqual([]);
  });

  it("holds what scenario says of the pair, and how likely it is", async () => {
    const flags = ["--correlation", "0.78"];
    const { stdout: page } = await report([sampleFile, ...flags]);
    const { stdout } = await answerOf(["scenario", sampleFile, ...flags, "--json"]);
    const { distribution, named } = JSON.parse(stdout);
    const odds = section(page, "odds");
    expect(odds).toContain(`${(100 * distribution.probabilityOfProfit).toFixed(1)} %`);
    for (const [, profit] of Object.entries(distribution.quantiles) as [string, number][]) {
      expect(odds).toContain(Math.abs(Math.round(profit)).toLocaleString("en-US"));
    }
    expect(section(page, "map")).toContain(Math.abs(named[0].profit.net).toLocaleString("en-US"));
  });

  it("says what is missing where a picture cannot be drawn", async () => {
    const { stdout: page } = await report(["-"], { stdin: futures });
    expect(section(page, "odds")).toContain("--correlation");
    expect(section(page, "terms")).toContain("--history RTY=FILE");
    expect(section(page, "terms")).toContain("--history NQ=FILE");
    expect(page).not.toContain('id="days"');
  });

  it("draws the term structure of histories, and names its estimators", async () => {
    const { stdout: page } = await report(histories);
    expect(section(page, "terms")).not.toContain("--history");
    expect(page.match(/<figure id="term-(long|short)"/g)).toHaveLength(2);
    const { stdout } = await answerOf([
      "vol",
      "fixtures/prices/synthetic-first.csv",
      "--estimator",
      "all",
      "--lookback",
      "all",
      "--json",
    ]);
    const { series } = JSON.parse(stdout);
    const shown = section(page, "terms");
    for (const { value } of series[0].volatilities.filter(
      (point: { lookback: number | null }) => point.lookback !== null,
    )) {
      expect(shown).toContain((100 * value).toFixed(2));
    }
  });

  it("says what the past says as scenario and backtest say it, and draws both", async () => {
    const { stdout: page } = await report(["fixtures/trades/synthetic-pair.yaml", "--quiet"]);
    const past = section(page, "past");
    const { stdout: scenario } = await answerOf(["scenario", "fixtures/trades/synthetic-pair.yaml", "--json"]);
    const { stdout: backtest } = await answerOf(["backtest", "fixtures/trades/synthetic-pair.yaml", "--json"]);
    const percent = (share: number) => `${(Math.round(share * 1000) / 10).toFixed(1)} %`;
    for (const { shareProfitable } of JSON.parse(scenario).historical.rows)
      expect(past).toContain(percent(shareProfitable));
    const study = JSON.parse(backtest).horizons.find(({ days }: { days: number }) => days === 20);
    for (const { effectiveness } of study.weightings) expect(past).toContain(percent(effectiveness));
    expect(page.match(/<figure id="past-(odds|cumulated|ratio)"/g)).toHaveLength(3);
    const { stdout: without } = await report([sampleFile, "--quiet"]);
    expect(section(without, "past")).toContain("give --history RTY=FILE and --history NQ=FILE");
  });

  it("lets nothing in but its own script and style, by their digests", async () => {
    const { stdout: page } = await report([sampleFile]);
    const digest = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    const policy = decoded(textOf(page, /Content-Security-Policy" content="/, '"'));
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `script-src ${digest(textOf(page, /<script>/, "</script>"))}`,
      `style-src ${digest(textOf(page, /<style>/, "</style>"))}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ]);
    expect(page.match(/<(script|style|link|img|iframe|object|embed|base)\b/g)).toEqual([
      "<style",
      "<script",
      "<script",
    ]);
    expect(page).not.toMatch(/ (on\w+|style|src|srcset|href="(?!#))=/);
  });

  it("is the same twice, and below 445 kB, with long histories too", async () => {
    const { stdout: page } = await report([sampleFile]);
    expect((await report([sampleFile])).stdout).toBe(page);
    const long = await report([
      ...histories,
      "--lookback",
      "252",
      "--estimator",
      "yang-zhang",
      "--rate",
      "3.65%",
      "--expiry",
      "2026-03-20",
      "--leg",
      "RTY=ATM C",
      "--leg",
      "RTY=-1 +8% C",
      "--leg",
      "NQ=ATM P",
      "--leg",
      "NQ=-1 -8% P",
    ]);
    expect(long.exit).toBe(0);
    expect(Buffer.byteLength(page)).toBeLessThan(445_000);
    expect(Buffer.byteLength(long.stdout)).toBeLessThan(445_000);
  });

  it("shows the texts of a stranger's file as they are, and none as markup", async () => {
    const { stdout: page, exit } = await report(["-"], { stdin: hostileTrade });
    expect(exit).toBe(0);
    expect(page.match(/<(script|style|svg|img)\b/g)?.filter((tag) => tag === "<img")).toEqual([]);
    expect(page.match(/<\/script/g)).toHaveLength(2);
    expect(page).not.toMatch(/[\u2028\u2029]/);
    expect(section(page, "sides")).toContain(hostileTexts[0]);
    expect(section(page, "sides")).toContain(hostileTexts[1]);
  });

  it("names every picture and table, and gives every slider a label", async () => {
    const { stdout: page } = await report([...histories, "--rate", "3%"]);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, names = ""] of page.matchAll(/aria-labelledby="([^"]+)"/g)) {
      for (const name of names.split(" ")) expect(ids).toContain(name);
    }
    for (const [, name] of page.matchAll(/<label for="([^"]+)"/g)) expect(ids).toContain(name);
    expect(page.match(/<table>/g)?.length).toBe(page.match(/<caption/g)?.length);
    expect(page.match(/<figure/g)?.length).toBe(page.match(/role="img"/g)?.length);
  });
});

describe("the command report", () => {
  it("writes the page to a file, and replaces none without --force", async () => {
    const { world, written, stdout } = fakeWorld();
    expect(await run(["report", sampleFile, "-o", "trade.html"], world)).toBe(0);
    expect(written.get("trade.html")).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(stdout()).toBe("");
    expect(await run(["report", sampleFile, "-o", "trade.html"], world)).toBe(3);
    expect(await run(["report", sampleFile, "-o", "trade.html", "--force"], world)).toBe(0);
  });

  it("warns on standard error, and exits with 1 where what was asked does not fit, as size does", async () => {
    const tight = await report([sampleFile, "--max-loss", "10"]);
    expect(tight.exit).toBe(1);
    expect(tight.stdout).toContain("nothing fits");
    const warned = await report(["-"], { stdin: sample.replace("78.40", "78.43") });
    expect([warned.exit, warned.stderr]).toEqual([0, expect.stringContaining("PREMIUM_OFF_TICK")]);
    expect(section(warned.stdout, "warnings")).toContain("PREMIUM_OFF_TICK");
  });

  it("refuses a format: a page has one", async () => {
    expect((await report([sampleFile, "--json"])).exit).toBe(2);
  });
});

describe("the trade file at the end of the page", () => {
  const limits =
    "limits: {maxLoss: 40000, imbalance: 7.5%, maxContracts: {long: 40}, minProbability: 0.55, maxResidualBeta: 0.2, " +
    "maxRatioDrift: 5%, definedRisk: true, maxPriceAge: 3, takeProfit: 50%, daysLeft: 21}\n";
  const history = (name: string) => `{file: fixtures/prices/synthetic-${name}.csv, lookback: 60}`;
  const measured = (size: string) => `version: 1
long: {symbol: RTY, history: ${history("first")}}
short: {symbol: NQ, history: ${history("second")}}
${size}`;
  const trades: Readonly<Record<string, string>> = {
    sample,
    "beta measured": measured("size: {weighting: [beta-neutral, volatility-adjusted]}\n"),
    "beta given": measured("").replace("symbol: RTY,", "symbol: RTY, beta: 1.0825,"),
    limits: sample + limits,
    micros: measured("size: {withMicros: true, contracts: {short: 10}, fee: 2.25}\n"),
    "micros with options": `${sample}size: {withMicros: true, maxLoss: 40000}\n`,
    "two expiries": `version: 1
asOf: 2026-01-22
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%, expiry: 2026-03-20, legs: [2750C @ 78.40, -1 2950C @ 18.20]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%, expiry: 2026-02-20, legs: [25500P @ 412.50]}
`,
    "an expiry of one side": `version: 1
asOf: 2026-01-22
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%, expiry: 2026-06-18, legs: [2750C @ 178.40]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
`,
    "an option code": sample.replace("symbol: RTY", "symbol: R3EH6").replace("expiry: 2026-03-20\n", ""),
    ETFs: `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: IWM, level: 265.25, volatility: 18.5%, yield: 1.1%, legs: [270C]}
short: {symbol: QQQ, level: 622.5, volatility: 17.3%, yield: 0.5%, margin: {initial: 31000, asOf: 2026-01-20}}
`,
    holdings: `${sample}holdings: [{RTY: +3 F @ 2700}, {RTY: +4 2026-03-20 2750C @ 78.40}, {NQ: -1 NQM6}]\n`,
    "futures of June": `version: 1
asOf: 2026-01-22
long: {symbol: RTYM6, level: 2755.4, volatility: 18.5%}
short: {symbol: MNQM6, level: 25890, volatility: 17.3%}
`,
    "micros held": measured("size: {withMicros: true, holding: {RTY: 3, M2K: 4, NQ: -1}}\n"),
  };

  it.each(Object.keys(trades))("is sized as the trade of the page, without a price file: %s", async (name) => {
    const { stdout: page } = await report(["-"], { stdin: trades[name] ?? "" });
    const embedded = decoded(textOf(page, /<code id="trade-file">/, "</code>"));
    const figures = async (stdin: string) => {
      const { trade, sizings } = await sized(["-", "--weighting", "all"], { stdin });
      const { limits = null, holdings = null } = trade;
      // biome-ignore lint/suspicious/noExplicitAny: the schema of the document is checked elsewhere
      const pairs = sizings.map((one: any) => [
        ...[one.weighting, one.hedgeRatio, one.contracts, one.maxLoss, one.maxGain, one.binding, one.lines],
        one.reason?.code,
      ]);
      return { limits, holdings, pairs };
    };
    expect(embedded).not.toMatch(/^ *history:/m);
    expect(await figures(embedded)).toEqual(await figures(trades[name] ?? ""));
  });

  it("holds the limits and the beta as one would write them", async () => {
    const given = trades["beta given"] ?? "";
    const { stdout: page } = await report(["-"], { stdin: given + limits });
    const embedded = decoded(textOf(page, /<code id="trade-file">/, "</code>"));
    expect(embedded).toContain("\n  beta: 1.0825\n");
    expect(embedded).toContain(`
limits:
  maxContracts: {long: 40}
  maxLoss: 40000
  imbalance: 7.5%
  minProbability: 55%
  maxResidualBeta: 0.2
  maxRatioDrift: 5%
  definedRisk: true
  maxPriceAge: 3
  takeProfit: 50%
  daysLeft: 21
`);
  });
});
