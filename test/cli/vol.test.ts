import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import market from "../../fixtures/oracles/ttr-market.json" with { type: "json" };
import synthetic from "../../fixtures/oracles/ttr-synthetic.json" with { type: "json" };
import { volDocumentSchema } from "../../src/schema/result/vol.ts";
import { goldenSuite } from "./golden.ts";
import { answerOf, type WorldSpec } from "./world.ts";

const first = "fixtures/prices/synthetic-first.csv";
const second = "fixtures/prices/synthetic-second.csv";
const plain80: WorldSpec = { columns: 80, env: { NO_COLOR: "1" } };
const weekly = Array.from({ length: 12 }, (_, week) => `${100 + ((week * 7) % 11)}`);
const dated = weekly.map(
  (close, week) => `2025-0${1 + Math.floor(week / 4)}-${["03", "10", "17", "24"][week % 4]},${close}`,
);
const closesOnly = `Date,Close\n${dated.join("\n")}\n`;

/** Closes of weekdays whose returns are those of a made-up market, so many rows late. */
function dailyCloses(rows: number, late: number): string {
  const days = Array.from({ length: 2 * rows }, (_, day) => new Date(Date.UTC(2025, 9, 1) + day * 86_400_000));
  const weekdays = days.filter((day) => day.getUTCDay() % 6 !== 0).slice(0, rows);
  // The digits of a sine beyond the fourth place follow no pattern.
  const shock = (at: number) => (Math.abs(Math.sin(at + 1) * 1e4) % 1) - 0.5;
  let close = 100;
  const lines = weekdays.map((day, at) => {
    close *= Math.exp(0.04 * shock(at - late));
    return `${day.toISOString().slice(0, 10)},${close.toFixed(6)}`;
  });
  return `Date,Close\n${lines.join("\n")}\n`;
}

goldenSuite("vol", [
  { name: "pair-80-columns", argv: ["vol", first, second, "--as-of", "2026-01-01"], world: plain80 },
  {
    name: "pair-40-columns",
    argv: ["vol", first, second, "--as-of", "2026-01-01", "--estimator", "close-to-close,garman-klass-yang-zhang"],
    world: { columns: 40, env: { NO_COLOR: "1" } },
  },
  { name: "pair-that-ends-apart", argv: ["vol", first, second, "--lookback", "20", "--format", "csv"] },
  { name: "one-file-colour", argv: ["vol", first, "--estimator", "yang-zhang,ewma"], world: { columns: 80 } },
  {
    name: "one-file-json",
    argv: ["vol", first, "--lookback", "20,400", "--estimator", "close-to-close,ewma", "--json"],
  },
  { name: "pair-markdown", argv: ["vol", first, second, "--lookback", "10,60", "--format", "markdown", "-q"] },
  { name: "closes-only", argv: ["vol", "w.csv"], world: { ...plain80, files: { "w.csv": closesOnly } } },
  {
    name: "explain",
    argv: ["vol", "w.csv", "--periods", "52", "--lookback", "10", "--explain"],
    world: { ...plain80, files: { "w.csv": closesOnly } },
  },
  { name: "three-files", argv: ["vol", first, second, first, "--estimator", "parkinson", "-q"], world: plain80 },
  { name: "ewma-alone", argv: ["vol", "-", "--estimator", "ewma", "--periods", "52"], world: { stdin: closesOnly } },
  {
    name: "wrong-flags",
    argv: ["vol", first, "--lookback", "1,x", "--estimator", "parkinsons", "--as-of", "2026-02-30"],
  },
  {
    name: "files-that-cannot-be-read",
    argv: ["vol", "no.csv", "page.csv", first],
    world: { files: { "page.csv": "<html>" } },
  },
  { name: "no-file", argv: ["vol", "--json"] },
]);

/** The document of a call, parsed by its schema. */
async function documentOf(argv: readonly string[], world: WorldSpec = {}) {
  const { exit, stdout, stderr } = await answerOf(["vol", ...argv, "--json"], world);
  expect([exit, stderr]).toEqual([0, ""]);
  return volDocumentSchema.parse(JSON.parse(stdout));
}

type Oracle = typeof synthetic | typeof market;
type Document = Awaited<ReturnType<typeof documentOf>>;

/** Compares a document of two files with R's figures of them, to 1e-12 of each. */
function equalsR(
  { series, comovement }: Document,
  oracle: Oracle,
  names: readonly [string, string],
  asOf: string,
): void {
  const equal = (got: number | null | undefined, expected: number | undefined) =>
    expect(Math.abs((got ?? Number.NaN) / (expected ?? Number.NaN) - 1)).toBeLessThan(1e-12);
  for (const [at, name] of names.entries()) {
    const expected = oracle.series.find((one) => one.name === name)?.dates.find((date) => date.asOf === asOf);
    expect(series[at]?.observations).toBe(expected?.rows);
    for (const { estimator, lookback, value } of series[at]?.volatilities ?? []) {
      const values = Object.entries(expected?.volatilities ?? {}).find(([calc]) => calc === estimator)?.[1];
      equal(value, lookback === null ? expected?.ewma : values?.[oracle.lookbacks.indexOf(lookback)]);
    }
  }
  const pair = oracle.comovement.find((one) => one.first === names[0] && one.second === names[1]);
  for (const term of comovement?.byLookback ?? []) {
    const expected = pair?.cases.find((one) => one.asOf === asOf && one.lookback === term.lookback);
    equal(term.correlation, expected?.correlation);
    equal(term.beta, expected?.beta);
    equal(term.volatilityRatio, expected?.volatilityRatio);
    expect(comovement?.commonDates).toBe(expected?.commonDates);
  }
  expect([series.length, comovement?.byLookback.length]).toEqual([2, oracle.lookbacks.length]);
}

describe("vol --json", () => {
  it("holds what R measures of made-up prices", async () => {
    const document = await documentOf([first, second, "--as-of", "2026-01-02"]);
    equalsR(document, synthetic, ["first", "second"], "2026-01-02");
  });

  it("has a null and a warning for a lookback that the file is too short for", async () => {
    const { series, warnings } = await documentOf(["w.csv", "--lookback", "5,12"], { files: { "w.csv": closesOnly } });
    const closes = series[0]?.volatilities.filter(({ estimator }) => estimator === "close-to-close");
    expect(closes?.map(({ value }) => value === null)).toEqual([false, true]);
    expect(warnings.map(({ code, file }) => [code, file])).toEqual([
      ["HISTORY_SPACING", "w.csv"],
      ["VOLATILITY_NOT_MEASURED", "w.csv"],
      ["VOLATILITY_NOT_MEASURED", "w.csv"],
    ]);
  });

  it("sets no file with several rows a day beside another, here and in a sizing by beta", async () => {
    // Equal prices, but that the second lacks the first bar of each day.
    const bars = Array.from({ length: 12 }, (_, day) =>
      ["09:30", "12:30", "15:30"].map(
        (time, at) => `2026-01-${String(day + 1).padStart(2, "0")} ${time},${100 + ((day * 7 + at * 5) % 11)}`,
      ),
    );
    const text = (rows: string[]) => `DateTime,Close\n${rows.join("\n")}\n`;
    const files = { "a.csv": text(bars.flat()), "b.csv": text(bars.flatMap((rows) => rows.slice(1))) };
    const vol = await answerOf(["vol", "a.csv", "b.csv", "--lookback", "5", "--json"], { files });
    const { comovement, warnings } = JSON.parse(vol.stdout);
    expect([comovement.correlation, comovement.beta]).toEqual([null, null]);
    expect(warnings.map(({ code }: { code: string }) => code)).toContain("COMOVEMENT_SEVERAL_A_DAY");
    const pair = ["--long", "RTY", "--short", "NQ", "--history", "RTY=a.csv", "--history", "NQ=b.csv"];
    const { stdout } = await answerOf(["size", ...pair, "--weighting", "beta", "--lookback", "5", "--json"], { files });
    expect(JSON.parse(stdout).sizings).toMatchObject([{ available: false, reason: { code: "COMOVEMENT_NOT_DAILY" } }]);
  });

  it("annualises by the root of the periods per year, and no longer warns of the spacing", async () => {
    const world = { files: { "w.csv": closesOnly } };
    const daily = await documentOf(["w.csv", "--lookback", "10", "--estimator", "close-to-close"], world);
    const fitting = await documentOf(
      ["w.csv", "--lookback", "10", "--estimator", "close-to-close", "--periods", "52"],
      world,
    );
    const value = ({ series }: Document) => series[0]?.volatilities[0]?.value ?? Number.NaN;
    expect(value(fitting) / value(daily)).toBeCloseTo(Math.sqrt(52 / 252), 14);
    expect([daily.warnings.length, fitting.warnings.length]).toEqual([1, 0]);
  });

  it("warns of daily rows beside weekly ones that are annualised as if they were weekly", async () => {
    const world = { files: { "w.csv": closesOnly, "d.csv": dailyCloses(40, 0) } };
    const argv = ["w.csv", "d.csv", "--lookback", "10", "--estimator", "close-to-close", "--periods"];
    const spacing = async (periods: string) =>
      (await documentOf([...argv, periods], world)).warnings
        .filter(({ code }) => code === "HISTORY_SPACING")
        .map(({ file, message }) => [file, message]);
    expect(await spacing("52")).toEqual([["d.csv", "rows are daily, about 252 a year, and 52 a year is asked for"]]);
    expect(await spacing("252")).toEqual([
      ["w.csv", "rows are weekly, about 52 a year, and 252 a year is the default"],
    ]);
    // 260 is how some count the trading days of a year.
    expect((await spacing("260")).map(([file]) => file)).toEqual(["w.csv"]);
  });

  it("warns of one index's prices given for both", async () => {
    const files = { "rty.csv": dailyCloses(60, 0), "copy.csv": dailyCloses(60, 0), "nq.csv": dailyCloses(60, 7) };
    const said = async (argv: string[]) =>
      JSON.parse((await answerOf([...argv, "--lookback", "20", "--json"], { files })).stdout)
        .warnings.filter(({ code }: { code: string }) => code === "HISTORIES_SAME")
        .map(({ message }: { message: string }) => message);
    const pair = (nq: string) => [
      "--long",
      "RTY",
      "--short",
      "NQ",
      "--history",
      "RTY=rty.csv",
      "--history",
      `NQ=${nq}`,
    ];
    expect(await said(["size", ...pair("rty.csv")])).toEqual(["rty.csv is given for both"]);
    expect(await said(["backtest", ...pair("copy.csv")])).toEqual(["rty.csv and copy.csv hold the same prices"]);
    expect(await said(["vol", "rty.csv", "copy.csv"])).toEqual(["rty.csv and copy.csv hold the same prices"]);
    expect(await said(["vol", "rty.csv", "nq.csv"])).toEqual([]);
    // Another vendor's prices of the index, a tick apart on one day.
    const vendor = { ...files, "copy.csv": dailyCloses(60, 0).replace(/\d\n$/, (last) => `${last.trim()}5\n`) };
    const { warnings } = await documentOf(["rty.csv", "copy.csv", "--lookback", "20"], { files: vendor });
    expect(warnings.map(({ code }) => code)).not.toContain("HISTORIES_SAME");
  });

  it("warns of two files whose returns go together a row apart", async () => {
    const files = {
      "rty.csv": dailyCloses(60, 0),
      "nq.csv": dailyCloses(60, 1),
      "same.csv": dailyCloses(60, 0),
      "other.csv": dailyCloses(60, 7),
    };
    const found = async (...names: string[]) =>
      (await documentOf([...names, "--lookback", "50", "--estimator", "close-to-close"], { files })).warnings
        .filter(({ code }) => code === "HISTORIES_OUT_OF_STEP")
        .map(({ message }) => message);
    expect(await found("rty.csv", "nq.csv")).toEqual([
      expect.stringMatching(/^returns of nq.csv from 2025-10-28 to 2025-12-23 go with those of rty.csv a row before/),
    ]);
    expect(await found("nq.csv", "rty.csv")).toEqual([
      expect.stringMatching(/^returns of nq.csv from 2025-10-28 to 2025-12-23 go with those of rty.csv a row before/),
    ]);
    expect(await found("rty.csv", "same.csv")).toEqual([]);
    // The last sixty of 180 rows are late, which all together would not show.
    const [early, late] = [dailyCloses(180, 0), dailyCloses(180, 1)].map((text) => text.split("\n"));
    const mixed = [...(early ?? []).slice(0, 121), ...(late ?? []).slice(121)].join("\n");
    const long = { files: { "a.csv": dailyCloses(180, 0), "b.csv": mixed } };
    const { warnings } = await documentOf(["a.csv", "b.csv", "--lookback", "50"], long);
    expect(warnings.map(({ code }) => code)).toContain("HISTORIES_OUT_OF_STEP");
    const recent = [...(early ?? []).slice(0, 141), ...(late ?? []).slice(141)].join("\n");
    const last = await documentOf(["a.csv", "b.csv", "--lookback", "50"], {
      files: { ...long.files, "b.csv": recent },
    });
    expect(last.warnings.map(({ code }) => code)).toContain("HISTORIES_OUT_OF_STEP");
    // Sixty rows that were late long ago, and not since.
    const before = [...(early ?? []).slice(0, 61), ...(late ?? []).slice(61, 121), ...(early ?? []).slice(121)].join(
      "\n",
    );
    const old = await documentOf(["a.csv", "b.csv", "--lookback", "50"], { files: { ...long.files, "b.csv": before } });
    expect(old.warnings.map(({ code }) => code)).toContain("HISTORIES_OUT_OF_STEP");
    const pair = ["--long", "RTY", "--short", "NQ", "--history", "RTY=rty.csv", "--history", "NQ=nq.csv"];
    const beta = async (nq: string, ...more: string[]) => {
      const argv = ["size", "--long", "RTY", "--short", "NQ", "--history", "RTY=rty.csv", "--history", `NQ=${nq}`];
      const { stdout } = await answerOf([...argv, "--weighting", "beta", ...more, "--json"], { files });
      return JSON.parse(stdout).warnings.map(({ code }: { code: string }) => code);
    };
    // By hand: a correlation of 0.06, of which 2 / √50 = 0.28 may be chance.
    expect(await beta("other.csv", "--lookback", "50")).toContain("BETA_UNCERTAIN");
    expect(await beta("same.csv", "--lookback", "50")).not.toContain("BETA_UNCERTAIN");
    for (const command of ["size", "backtest"]) {
      const { stdout } = await answerOf([command, ...pair, "--lookback", "20", "--json"], { files });
      expect(JSON.parse(stdout).warnings.map(({ code }: { code: string }) => code)).toContain("HISTORIES_OUT_OF_STEP");
    }
  });

  it("shows a symbol, a unit of ewma's decay, and the column that was asked", async () => {
    const rows = dated.map((row) => `${row},${Number(row.split(",")[1]) * 2},XYZ`).join("\n");
    const world = { files: { "w.csv": `Date,Close,Settle,Ticker\n${rows}\n` } };
    const { series } = await documentOf(
      ["w.csv", "--column", "Settle", "--symbol", "xyz", "--estimator", "ewma", "--lambda", "0.5", "--periods", "52"],
      world,
    );
    const [one] = series;
    expect([one?.symbol, one?.format.priceColumn, one?.lastClose]).toEqual([
      "XYZ",
      "Settle",
      2 * Number(weekly.at(-1)),
    ]);
    // Written out: weights of a half, a quarter, … on squared returns, newest first; the first return has the rest.
    const returns = weekly.slice(1).map((close, at) => Math.log(Number(close) / Number(weekly[at])));
    const variance = returns.reduce((sum, r, at) => sum + r * r * 0.5 ** (at === 0 ? 10 : 11 - at), 0);
    expect(one?.volatilities).toEqual([
      { estimator: "ewma", lookback: null, periodsPerYear: 52, value: expect.closeTo(Math.sqrt(variance * 52), 12) },
    ]);
  });
});

const data = "../shared/data";
const present = existsSync(data);

describe.skipIf(!present)(
  `vol of market prices${present ? "" : " (skipped: needs ../shared/data beside the checkout)"}`,
  () => {
    const files = [`${data}/RTY_F_yahoo.csv`, `${data}/NQ_F_yahoo.csv`];
    const asOf = ["--as-of", "2026-01-16"];

    it("holds what R measures of RTY and NQ", async () => {
      equalsR(await documentOf([...files, ...asOf]), market, ["RTY", "NQ"], "2026-01-16");
    });

    it("keeps the Sunday row with a warning, and leaves it out when asked", async () => {
      const close = ["--estimator", "close-to-close", "--lookback", "20,252"];
      const percents = ({ series }: Document) =>
        series.map(({ volatilities }) => volatilities.map(({ value }) => (100 * (value ?? 0)).toFixed(3)));
      const kept = await documentOf([...files, ...asOf, ...close]);
      expect(percents(kept)).toEqual([
        ["13.998", "22.886"],
        ["12.470", "23.456"],
      ]);
      expect(kept.series.map(({ lastClose }) => lastClose)).toEqual([2691.2, 25689]);
      expect(kept.warnings.filter(({ code }) => code === "HISTORY_WEEKEND_ROWS").map(({ file }) => file)).toEqual(
        files,
      );
      const skipped = await documentOf([...files, ...asOf, ...close, "--skip-weekends"]);
      expect(percents(skipped).map(([, year]) => year)).toEqual(["22.963", "23.461"]);
    });
  },
);
