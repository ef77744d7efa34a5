import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.ts";
import { isTradingDay } from "../../src/core/trading-days.ts";
import type { backtestDocument } from "../../src/render/documents.ts";
import { goldenSuite } from "./golden.ts";
import { answerOf, fakeWorld, type WorldSpec } from "./world.ts";

const [first, second] = ["fixtures/prices/synthetic-first.csv", "fixtures/prices/synthetic-second.csv"];
const pair = ["--long", "RTY", "--short", "NQ", "--history", `RTY=${first}`, "--history", `NQ=${second}`];
const plain = (columns: number): WorldSpec => ({ columns, env: { NO_COLOR: "1" } });

goldenSuite("backtest", [
  { name: "80-columns", argv: ["backtest", ...pair, "--horizon", "5"], world: plain(80) },
  { name: "40-columns", argv: ["backtest", ...pair, "--horizon", "5"], world: plain(40) },
  { name: "colour", argv: ["backtest", ...pair, "--horizon", "5"], world: { columns: 80 } },
  { name: "move", argv: ["backtest", ...pair, "--horizon", "5", "--move", "RTY=+3%,NQ=+1%"] },
  { name: "one-day", argv: ["backtest", ...pair, "--horizon", "1"], world: plain(80) },
  {
    name: "market",
    argv: ["backtest", ...pair, "--horizon", "5", "--market", `SPX=${second}`, "--estimator", "yang-zhang"],
    world: plain(80),
  },
  { name: "json", argv: ["backtest", ...pair, "--horizon", "5", "--json"] },
  { name: "markdown", argv: ["backtest", ...pair, "--horizon", "5", "--format", "markdown"] },
  { name: "csv", argv: ["backtest", ...pair, "--horizon", "5", "--from", "2025-09-01", "--format", "csv"] },
  { name: "too-short", argv: ["backtest", ...pair, "--horizon", "400"], world: plain(80) },
  { name: "from-too-late", argv: ["backtest", ...pair, "--from", "2030-01-01"] },
  { name: "no-histories", argv: ["backtest", "fixtures/trades/rty-nq-spreads.yaml"] },
  { name: "wrong-numbers", argv: ["backtest", ...pair, "--horizon", "0", "--from", "soon"] },
  { name: "market-without-symbol", argv: ["backtest", ...pair, "--market", second] },
]);

type Backtest = ReturnType<typeof backtestDocument>;

async function document(argv: readonly string[], spec: WorldSpec = {}): Promise<Backtest> {
  const { exit, stdout, stderr } = await answerOf(["backtest", ...argv, "--json"], spec);
  expect(exit, stderr).toBe(0);
  return JSON.parse(stdout);
}

describe("backtest", () => {
  it("has the first ten lines hold the figures that a weighting is chosen by", async () => {
    const { stdout } = await answerOf(["backtest", ...pair, "--horizon", "5"], plain(80));
    const ten = stdout.split("\n").slice(0, 10).join("\n");
    for (const words of ["volatility-adjusted", "Hedging effectiveness", "over all 5 starts", "Beta", "Tracking error"])
      expect(ten).toContain(words);
  });

  it("takes the trading days to the nearer expiry, else 20, and 1 and 5 beside them, each once", async () => {
    const days = async (...flags: string[]) => (await document([...pair, ...flags])).horizons.map(({ days }) => days);
    expect(await days()).toEqual([1, 5, 20]);
    expect(await days("--horizon", "5")).toEqual([1, 5]);
    // Four weeks without a holiday, and one.
    expect(await days("--as-of", "2025-07-18", "--expiry", "2025-08-15")).toEqual([1, 5, 20]);
    expect(await days("--as-of", "2025-07-18", "--expiry", "NQ=2025-07-25", "--expiry", "RTY=2025-08-15")).toEqual([
      1, 5,
    ]);
  });

  it("says what reading the market's file found", async () => {
    const dates = readFileSync(second, "utf8").match(/^\d{4}-\d{2}-\d{2}/gm) ?? [];
    // Not adjusted for a split into five on the tenth day.
    const closes = dates.map((date, at) => `${date},${at < 9 ? 6000 + at : 1200 + at}`);
    const files = { "spx.csv": ["Date,Close", ...closes].join("\n") };
    const { warnings } = await document([...pair, "--horizon", "5", "--market", "SPX=spx.csv"], { files });
    expect(warnings.map(({ code, file }) => [code, file])).toContainEqual(["HISTORY_SPLIT_LIKELY", "spx.csv"]);
  });

  it("writes windows from which its figures follow", async () => {
    const { horizons } = await document([...pair, "--horizon", "3"]);
    const { stdout } = await answerOf(["backtest", ...pair, "--horizon", "3", "--format", "csv"]);
    const [header = "", ...lines] = stdout.trim().split("\r\n");
    const names = header.split(",");
    const rows = lines.map((line) => Object.fromEntries(line.split(",").map((field, at) => [names[at] ?? "", field])));
    for (const study of horizons) {
      if (!study.available) throw new Error(study.reason.message);
      const own = rows.filter(({ days }) => Number(days) === study.days);
      expect(own).toHaveLength(study.windows);
      expect([own[0]?.from, own.at(-1)?.to]).toEqual([study.firstDate, study.lastDate]);
      const numbers = (name: string) => own.map((each) => Number(each[name]));
      const variance = (values: readonly number[]) => {
        const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
        return values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1);
      };
      for (const { weighting, effectiveness, trackingErrorGross, ratio } of study.weightings) {
        const name = weighting.replaceAll("-", "_");
        const [ratios, long, short] = [numbers(`${name}_ratio`), numbers("long_return"), numbers("short_return")];
        const hedged = long.map((each, at) => each - (ratios[at] ?? 0) * (short[at] ?? 0));
        expect(effectiveness).toBeCloseTo(1 - variance(hedged) / variance(long), 12);
        const gross = hedged.map((each, at) => each / (1 + Math.abs(ratios[at] ?? 0)));
        expect(trackingErrorGross).toBeCloseTo(Math.sqrt((variance(gross) * 252) / study.days), 12);
        expect(ratio.least).toBe(Math.min(...ratios));
      }
    }
  });

  it("studies every date that both files hold, holidays of the United States too, and measures as vol does", async () => {
    const datesIn = (file: string): readonly string[] =>
      readFileSync(file, "utf8").match(/^\d{4}-\d{2}-\d{2}(?=,)/gm) ?? [];
    const common = datesIn(first).filter((date) => datesIn(second).includes(date));
    // New Year's Day is the last of them.
    expect(common.at(-1)).toBe("2026-01-01");
    const got = await document(pair);
    const { comovement } = JSON.parse((await answerOf(["vol", first, second, "--json", "--quiet"])).stdout);
    expect([got.tradingDays, got.lastDate]).toEqual([common.length, "2026-01-01"]);
    expect(got.comovement).toMatchObject({ beta: comovement.beta, volatilityRatio: comovement.volatilityRatio });
  });

  it("leaves out rows before --from and after --as-of", async () => {
    const whole = await document(pair);
    const part = await document([...pair, "--from", "2025-01-02", "--as-of", "2025-12-01"]);
    expect(part.firstDate >= "2025-01-02" && part.lastDate <= "2025-12-01").toBe(true);
    expect(part.tradingDays).toBeLessThan(whole.tradingDays);
  });

  it("needs as many days of no rows as of few: the lookback, and three windows from each of twenty starts", async () => {
    const needs = async (from: string) => {
      const { exit, stdout, stderr } = await answerOf(["backtest", ...pair, "--from", from], plain(200));
      return { exit, needed: /windows of 20 trading days need (\d+) trading days/.exec(stdout + stderr)?.[1] };
    };
    const needed = String(20 + (19 + 3 * 20) + 1);
    expect(await needs("2025-12-01")).toEqual({ exit: 1, needed });
    expect(await needs("2026-01-05")).toEqual({ exit: 3, needed });
  });

  it("calls the volatility-adjusted ratio a beta only where both are measured alike", async () => {
    const clause = /is the\s+beta of a correlation of 1/;
    const asked = (...flags: string[]) => answerOf(["backtest", ...pair, ...flags], plain(200));
    expect((await asked()).stdout).toMatch(clause);
    const { exit, stdout } = await asked("--estimator", "yang-zhang");
    expect([exit, stdout]).toEqual([0, expect.not.stringMatching(clause)]);
  });

  it("tells who waits at a terminal for more than a second what is done", async () => {
    const said = async (milliseconds: number, spec: WorldSpec, ...flags: string[]) => {
      const { world, stderr } = fakeWorld(spec);
      let clock = 0;
      const now = () => {
        clock += milliseconds;
        return clock;
      };
      await run(["backtest", ...pair, ...flags], { ...world, now });
      return stderr().match(/studying windows of \d+ trading days/g)?.length ?? 0;
    };
    expect(await said(600, plain(80))).toBe(2);
    expect(await said(1, plain(80))).toBe(0);
    expect(await said(600, {})).toBe(0);
    expect(await said(600, plain(80), "--quiet")).toBe(0);
  });

  it("says that its ratio of today is not that of size, where a volatility is given", async () => {
    const trade = (side: string) =>
      `version: 1\nlong: {symbol: RTY${side}, history: rty.csv}\nshort: {symbol: NQ, history: nq.csv}\n`;
    const notes = async (side: string) => {
      const files = {
        "trade.yaml": trade(side),
        "rty.csv": readFileSync(first, "utf8"),
        "nq.csv": readFileSync(second, "utf8"),
      };
      const { stderr } = await answerOf(["backtest", "trade.yaml", "--horizon", "5"], { files });
      return stderr.split("\n").filter((line) => line.includes("[STUDY_MEASURES]"));
    };
    expect(await notes("")).toEqual([]);
    expect(await notes(", volatility: 18.5%")).toEqual([
      expect.stringContaining("size takes the volatility given of RTY"),
    ]);
  });

  it("refuses price files that are not daily", async () => {
    const rows = Array.from({ length: 40 }, (_, at) => {
      const date = new Date(Date.UTC(2024, 0, 2 + 7 * at)).toISOString().slice(0, 10);
      return `${date},${100 + (at % 7)}`;
    });
    const files = { "weekly.csv": `Date,Close\n${rows.join("\n")}\n` };
    const flags = ["--history", "RTY=weekly.csv", "--history", "NQ=weekly.csv", "--periods", "52"];
    const { exit, stderr } = await answerOf(["backtest", "--long", "RTY", "--short", "NQ", ...flags], { files });
    expect([exit, stderr.includes("HISTORY_NOT_DAILY")]).toEqual([3, true]);
  });
});

const real = new URL("../../../shared/data/", import.meta.url);
const present = existsSync(real);
const where = present ? "" : " (skipped: needs ../shared/data beside the checkout)";

describe.skipIf(!present)(`backtest of RTY and NQ as of 2026-01-22, by numpy and pandas${where}`, () => {
  // The reference is of the days on which the stock exchanges were open; the futures traded on five more.
  const ofOpenDays = (name: string) =>
    readFileSync(new URL(name, real), "utf8")
      .split("\n")
      .filter((line) => !/^\d/.test(line) || isTradingDay(line.slice(0, 10)))
      .join("\n");
  const world = () => ({ files: { "rty.csv": ofOpenDays("RTY_F_yahoo.csv"), "nq.csv": ofOpenDays("NQ_F_yahoo.csv") } });
  const flags = [
    ...["--long", "RTY", "--short", "NQ", "--as-of", "2026-01-22", "--expiry", "2026-03-20", "--lookback", "60"],
    ...["--history", "RTY=rty.csv", "--history", "NQ=nq.csv"],
    ...["--move", "RTY=+16%,NQ=+8%"],
  ];

  it("over 40 trading days", async () => {
    const { horizon, horizons, tradingDays } = await document(flags, world());
    const study = horizons.find(({ days }) => days === 40);
    if (!study?.available) throw new Error("no study of 40 days");
    expect([horizon, study.windows, tradingDays]).toEqual([40, 52, 2147]);
    const figures = study.weightings.map((each) => [
      each.effectiveness,
      each.betaToShort,
      each.betaToBoth,
      each.trackingError,
      each.trackingErrorGross,
    ]);
    const expected = [
      [0.482685835631, -0.268727714458, -0.024396207675, 0.153151209303, 0.076575604651],
      [0.341037470851, -0.292920895963, -0.028662618818, 0.172851680188, 0.082202180906],
      [0.444313633499, -0.019404142332, 0.251024410336, 0.158729671097, 0.095375092629],
    ];
    for (const [at, row] of expected.entries())
      for (const [place, figure] of row.entries())
        expect(Math.abs((figures[at]?.[place] ?? Number.NaN) - figure)).toBeLessThan(1e-9);
    expect(study.differences.map(({ consistent }) => consistent)).toEqual([true, false, false]);
    expect(study.outperformance.ahead).toBeCloseTo(0.374466065, 9);
    expect(study.outperformance.moves[0]?.share).toBeCloseTo(0.042240152, 9);
  });

  it("and the past windows of the call spreads against the put spread, in scenario", async () => {
    const spreads = ["scenario", "fixtures/trades/rty-nq-spreads.yaml", ...flags.slice(8), "--json"];
    const { exit, stdout } = await answerOf(spreads, world());
    const { historical } = JSON.parse(stdout);
    expect([exit, historical.days]).toEqual([0, 40]);
    const expected = [
      ["as-it-was", 2107, 53, 0.492643569055529, 125.188764253, 0.198860939724727],
      ["centred", 2107, 53, 0.495016611295681, 429.043199657, 0.187944945420028],
      ["scaled", 2047, 52, 0.5095261358085, 863.155839216, 0.159257449926722],
    ] as const;
    for (const [at, [method, windows, disjoint, share, mean, atMaxLoss]] of expected.entries()) {
      const row = historical.rows[at];
      expect([row.method, row.windows, row.disjointWindows]).toEqual([method, windows, disjoint]);
      expect(Math.abs(row.shareProfitable - share)).toBeLessThan(1e-9);
      expect(Math.abs(row.mean - mean)).toBeLessThan(1e-6);
      expect(Math.abs(row.atMaxLoss - atMaxLoss)).toBeLessThan(1e-9);
    }
  });
});
