import { describe, expect, it } from "vitest";
import { as, type Ratio } from "../../../src/core/quantity.ts";
import { historicalSimulation, type SimulationRequest } from "../../../src/core/scenario/historical-simulation.ts";
import type { Bars } from "../../../src/core/volatility/bars.ts";
import { jointHistory } from "../../../src/core/volatility/comovement.ts";
import { type HedgeStudyRequest, hedgeStudy } from "../../../src/core/volatility/hedge-study.ts";
import { volatilityMethod } from "../../../src/core/volatility/method.ts";
import { hedgeRatios, studyWindows } from "../../../src/core/volatility/walk-forward.ts";
import { finding } from "../../../src/errors/finding.ts";
import { hintOf, messageOf } from "../../../src/errors/words.ts";

import { payoffLine } from "../../payoff-line.ts";
import { barsWhere, closesOf } from "../../price-csv.ts";
import { joined, syntheticHistories } from "../../synthetic-history.ts";

const made = syntheticHistories([11, 400, 0.01, 0.012, 0.5, 0, 0, 0]);
const history = joined(made);
const rows = history.dates.length;

/** The first rows of a history, as a history of its own. */
const firstRows = (count: number) =>
  joined({ long: barsWhere(made.long, (date) => date < (history.dates[count] ?? "9")), short: made.short });

/** The history with the closes of one side replaced. */
const withCloses = (side: "long" | "short", closeOf: (close: number, row: number) => number) => ({
  ...history,
  [side]: { ...history[side], close: history[side].close.map(closeOf) },
});

const simulation = (changed: Partial<SimulationRequest> = {}) =>
  historicalSimulation({
    history,
    days: 10,
    levels: { long: as(2000), short: as(20_000) },
    profit: { long: payoffLine([[1, 2000]], 50), short: payoffLine([[-1, 20_000]], 5) },
    growth: { long: 1, short: 1 },
    volatilities: { long: as(0.2), short: as(0.2) },
    ...changed,
  });

const rowsOf = (answer: ReturnType<typeof simulation>) => {
  if (!answer.available) throw new Error(answer.reason.code);
  return answer.rows.map((row) => (row.available ? row.windows : row.reason.code));
};

const method = volatilityMethod({ lookback: 20 });
const study = (changed: Partial<HedgeStudyRequest> = {}) =>
  hedgeStudy({
    history,
    methods: { long: method, short: method },
    horizons: [10],
    moves: [],
    market: null,
    ...changed,
  });

/** Every number of an answer, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

const expectNumbers = (answer: unknown) => {
  const numbers = numbersIn(answer);
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers.filter((each) => !Number.isFinite(each))).toEqual([]);
};

describe("a joint history", () => {
  it("holds the trading days that both files have, and none after a date", () => {
    const [longDates, shortDates] = [made.long.dates, made.short.dates];
    const long = barsWhere(made.long, (date) => date !== longDates[3]);
    const short = barsWhere(made.short, (date) => date !== shortDates[5]);
    const asOf = longDates[9] ?? "";
    const got = joined({ long, short }, (date) => date !== longDates[7], asOf);
    expect(got.dates).toEqual([0, 1, 2, 4, 6, 8, 9].map((row) => longDates[row]));
    expect([...got.long.close]).toEqual([0, 1, 2, 4, 6, 8, 9].map((row) => made.long.close[row]));
    expect([...(got.short.high ?? [])]).toEqual([0, 1, 2, 4, 6, 8, 9].map((row) => made.short.high?.[row]));
    expect(joined({ long: { ...long, open: null }, short }).long.open).toBeNull();
  });

  it("of files without a common date is empty, and has no windows", () => {
    const odd = (bars: Bars) => barsWhere(bars, (date) => Number(date.slice(-1)) % 2 === 1);
    const even = (bars: Bars) => barsWhere(bars, (date) => Number(date.slice(-1)) % 2 === 0);
    const empty = joined({ long: odd(made.long), short: even(made.short) });
    expect(empty.dates).toEqual([]);
    expect(simulation({ history: empty })).toMatchObject({ available: false, reason: { code: "WINDOWS_TOO_FEW" } });
    expect(study({ history: empty })).toMatchObject([{ available: false, reason: { code: "WINDOWS_TOO_FEW" } }]);
  });

  it("refuses weekly prices, every second day, and several a day", () => {
    const answerOf = (bars: Bars) => jointHistory(bars, bars, { asOf: null });
    const mondays = barsWhere(made.long, (date) => new Date(date).getUTCDay() === 1);
    const weekly = answerOf(mondays);
    expect(weekly).toMatchObject({ available: false, reason: { code: "HISTORY_NOT_DAILY", args: { step: 7 } } });
    expect(!weekly.available && messageOf(weekly.reason)).toBe(
      "past windows need one row a trading day, and those that both files have are usually 7 days apart",
    );
    const { dates } = made.long;
    const second = answerOf(barsWhere(made.long, (date) => dates.indexOf(date) % 2 === 0));
    expect(second).toMatchObject({ available: false, reason: { code: "HISTORY_NOT_DAILY" } });
    expect(!second.available && messageOf(second.reason)).toContain("are usually 2.8 days apart");
    const twice = made.long.dates.map(
      (date, row) => `${made.long.dates[row - (row % 2)] ?? date}T${10 + (row % 2)}:00`,
    );
    const hourly = answerOf({ ...made.long, dates: twice });
    expect(hourly).toMatchObject({ available: false, reason: { code: "HISTORY_NOT_DAILY", args: { step: 0 } } });
    expect(!hourly.available && messageOf(hourly.reason)).toContain("the price files have several");
  });
});

describe("a historical simulation of too little", () => {
  it("needs a row more than the horizon has days", () => {
    const short = simulation({ history: firstRows(10) });
    expect(short).toMatchObject({ available: false, reason: { args: { days: 10, needed: 11, got: 10 } } });
    expect(!short.available && messageOf(short.reason)).toBe(
      "windows of 10 trading days need 11 trading days that both price files have, got 10",
    );
    expect(!short.available && hintOf(short.reason)).toContain("longer price files");
    expect(rowsOf(simulation({ history: firstRows(11) }))).toEqual([1, 1, "WINDOWS_TOO_FEW"]);
    expectNumbers(simulation({ history: firstRows(11) }));
  });

  it("scales from 60 returns on", () => {
    expect(rowsOf(simulation({ history: firstRows(70) }))).toEqual([60, 60, "WINDOWS_TOO_FEW"]);
    expect(rowsOf(simulation({ history: firstRows(71) }))).toEqual([61, 61, 1]);
    expectNumbers(simulation({ history: firstRows(71) }));
  });

  it("says so where no trading day is left, and where the horizon is longer than the file", () => {
    const none = simulation({ days: 0 });
    expect(none).toMatchObject({ available: false, reason: { code: "HORIZON_WITHOUT_TRADING_DAYS" } });
    expect(!none.available && messageOf(none.reason)).toContain("no trading day is left");
    expect(simulation({ days: rows })).toMatchObject({ available: false, reason: { code: "WINDOWS_TOO_FEW" } });
    expect(rowsOf(simulation({ days: rows - 1 }))).toEqual([1, 1, "WINDOWS_TOO_FEW"]);
  });

  it("says which row lacks a forward or a volatility", () => {
    const noRate = finding("RATE_NEEDED_FOR_FORWARD", { symbol: "RUT" });
    expect(rowsOf(simulation({ growth: noRate }))).toEqual([rows - 10, noRate.code, noRate.code]);
    const noVolatility = finding("VOLATILITY_MISSING", { symbol: "RTY" });
    expect(rowsOf(simulation({ volatilities: noVolatility }))).toEqual([rows - 10, rows - 10, noVolatility.code]);
  });

  it.each(["long", "short"] as const)(
    "does not scale a %s side that stands still, grows evenly or wakes up late",
    (side) => {
      const flat = [
        () => 7,
        (_: number, row: number) => 100 * 1.001 ** row,
        (close: number, row: number) => (row < 80 ? 7 : close),
      ];
      for (const closeOf of flat) {
        const answer = simulation({ history: withCloses(side, closeOf) });
        expect(rowsOf(answer)).toEqual([rows - 10, rows - 10, "WINDOWS_FLAT"]);
        expectNumbers(answer);
        const reason = answer.available && answer.rows[2]?.available === false ? answer.rows[2].reason : null;
        expect(reason && messageOf(reason)).toContain(`the past returns of the ${side} side cannot be scaled`);
      }
    },
  );

  it("has no share at a max loss or gain that is unlimited", () => {
    const shares = (profit: SimulationRequest["profit"]) => {
      const answer = simulation({ profit });
      return answer.available && answer.rows.map((row) => row.available && [row.atMaxLoss, row.atMaxGain]);
    };
    const spread = payoffLine(
      [
        [1, "call", 1, 0.5],
        [-1, "call", 2, 0.25],
      ],
      50,
    );
    const shortCall = payoffLine([[-1, "call", 20_000, 300]], 5);
    expect(shares({ long: spread, short: payoffLine([], 5) })).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(shares({ long: spread, short: shortCall })).toMatchObject([
      [null, {}],
      [null, {}],
      [null, {}],
    ]);
    expect(shares({ long: payoffLine([[1, 2000]], 50), short: spread })).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ]);
  });

  it("marks the quantiles beyond which fewer than five disjoint windows lie", () => {
    const marked = (days: number) => {
      const answer = simulation({ days, history });
      const [row] = answer.available ? answer.rows : [];
      return row?.available && [row.disjointWindows, ...row.quantiles.map(({ tooFew }) => tooFew)];
    };
    expect(rows).toBe(286);
    expect(marked(1)).toEqual([285, true, false, false, false, false, false, true]);
    expect(marked(10)).toEqual([28, true, true, false, false, false, true, true]);
    expect(marked(20)).toEqual([14, true, true, true, false, true, true, true]);
  });
});

describe("a hedge study of too little", () => {
  it("needs three windows after a lookback, wherever they start", () => {
    const short = study({ history: firstRows(59) });
    expect(short).toMatchObject([{ available: false, days: 10, reason: { code: "WINDOWS_TOO_FEW" } }]);
    expect(short[0]?.available === false && short[0].reason.args).toEqual({ days: 10, needed: 60, got: 59 });
    const enough = study({ history: firstRows(60) });
    expect(enough).toMatchObject([{ available: true, windows: 3 }]);
    expectNumbers(enough);
    expect(study({ horizons: [1, 400] }).map(({ available }) => available)).toEqual([true, false]);
  });

  it("is one accident where there is one way to lay the windows", () => {
    const [daily] = study({ horizons: [1] });
    expect(daily?.available && daily.differences.map(({ consistent }) => consistent)).toEqual([null, null, null]);
    const [weekly] = study({ horizons: [5] });
    expect(weekly?.available && weekly.differences.every(({ consistent }) => consistent !== null)).toBe(true);
  });

  it("has no effectiveness of hedging what does not move, and no ratio to what does not move", () => {
    const still = study({ history: withCloses("long", () => 7) });
    expect(still).toMatchObject([{ available: true, unhedged: { deviation: 0 }, leftOut: null }]);
    const [found] = still;
    expect(found?.available && found.weightings.map(({ effectiveness }) => effectiveness)).toEqual([null, null, null]);
    expect(found?.available && found.differences.map(({ value, range }) => [value, range])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
    expectNumbers(still);
    const onStill = study({ history: withCloses("short", () => 7) });
    expect(onStill).toMatchObject([
      { available: false, reason: { code: "COMOVEMENT_FLAT", args: { series: "second" } } },
    ]);
  });

  it("leaves out windows without a ratio, and says why", () => {
    // The short file stands still for 60 rows, longer than a lookback.
    const [asleep] = study({ history: withCloses("short", (close, row) => (row >= 100 && row < 160 ? 7 : close)) });
    expect(asleep).toMatchObject({ available: true, leftOut: { windows: 4, reason: { code: "COMOVEMENT_FLAT" } } });
    expectNumbers(asleep);
    const high = history.long.high?.map((each, row) => (row === 150 ? Number.NaN : each)) ?? null;
    const holed = { ...history, long: { ...history.long, high } };
    const parkinson = volatilityMethod({ lookback: 20, estimator: "parkinson" });
    const [found] = study({ history: holed, methods: { long: parkinson, short: parkinson } });
    const reason = { code: "VOLATILITY_PRICE_MISSING", args: { column: "high", date: history.dates[150] } };
    expect(found).toMatchObject({ available: true, leftOut: { windows: 2, reason } });
    expectNumbers(found);
    const closesOnly = { ...history, long: { ...history.long, high: null } };
    expect(study({ history: closesOnly, methods: { long: parkinson, short: parkinson } })).toMatchObject([
      { available: false, reason: { code: "VOLATILITY_COLUMN_MISSING" } },
    ]);
  });

  it("has no ratio now where the last rows have none", () => {
    const [asleep] = study({ history: withCloses("short", (close, row) => (row >= rows - 40 ? 7 : close)) });
    expect(asleep?.available && asleep.weightings.map(({ ratio }) => ratio.now)).toEqual([1, null, null]);
  });

  it("keeps a β of 0 or less as measured, and counts its dollars as gross dollars", () => {
    const [found] = study({ history: withCloses("short", (_, row) => 1e6 / (history.long.close[row] ?? 1)) });
    const beta = found?.available ? found.weightings[2] : undefined;
    expect(beta?.ratio.most).toBeLessThan(0);
    expect(beta?.trackingErrorGross).toBeLessThan(beta?.trackingError ?? 0);
  });

  it("has no β to a market of other dates, or that stands still", () => {
    const betaTo = (market: HedgeStudyRequest["market"]) => {
      const [found] = study({ market });
      return found?.available && found.weightings.map(({ betaToMarket }) => betaToMarket);
    };
    expect(betaTo(null)).toEqual([null, null, null]);
    expect(betaTo(closesOf([1, 2, 3]))).toEqual([null, null, null]);
    expect(betaTo({ dates: history.dates, close: history.long.close.map(() => 7) })).toEqual([null, null, null]);
    const stamped = { dates: history.dates.map((date) => `${date}T16:00`), close: history.short.close };
    const [found] = study({ market: stamped });
    for (const each of found?.available ? found.weightings : [])
      expect(each.betaToMarket).toBeCloseTo(each.betaToShort ?? Number.NaN, 12);
  });

  it("counts the windows that the market has too, over which β to it is", () => {
    const [whole] = study({});
    const windows = whole?.available ? whole.pastWindows : [];
    // The market is the short side on the first and the last day of every third window alone.
    const days = new Set(windows.flatMap(({ from, to }, at) => (at % 3 === 0 ? [from, to] : [])));
    const rows = [...history.dates.keys()].filter((row) => days.has(history.dates[row] ?? ""));
    const market = {
      dates: rows.map((row) => history.dates[row] ?? ""),
      close: Float64Array.from(rows, (row) => history.short.close[row] ?? Number.NaN),
    };
    const shared = windows.filter(({ from, to }) => days.has(from) && days.has(to));
    const [found] = study({ market });
    expect(shared.length).toBeLessThan(windows.length);
    expect(found?.available && found.marketWindows).toBe(shared.length);
    expect(whole?.available && whole.marketWindows).toBeNull();
  });

  it("counts a window that is just as far ahead as a move asks, either way, and none that is level as ahead", () => {
    const moves = [
      { long: as<Ratio>(0), short: as<Ratio>(0) },
      { long: as<Ratio>(0), short: as<Ratio>(1) },
    ];
    const [level] = study({ history: { ...history, short: history.long }, horizons: [10], moves });
    // The dollar-neutral pair of a thing and itself makes nothing in any window.
    expect(level?.available && level.weightings[0]).toMatchObject({ positive: 0, mean: 0 });
    expect(level?.available && level.outperformance).toMatchObject({
      ahead: 0,
      moves: [
        { percentile: 1, share: 1 },
        { percentile: 0, share: 0 },
      ],
    });
    // The short side doubles every other day, and the long one stands still: 50 of 99 days are 100 % behind, the rest level.
    const short = withCloses("short", (_, row) => 2 ** Math.ceil(row / 2)).short;
    const long = withCloses("long", () => 8).long;
    const first = (side: typeof long) => ({ ...side, close: side.close.slice(0, 100) });
    const dates = history.dates.slice(0, 100);
    const [behind] = study({
      history: { ...history, dates, long: first(long), short: first(short) },
      horizons: [1],
      moves,
    });
    expect(behind?.available && behind.outperformance).toMatchObject({
      ...{ windows: 99, ahead: 0 },
      moves: [
        { percentile: 1, share: 49 / 99 },
        { percentile: 50 / 99, share: 50 / 99 },
      ],
    });
  });

  it("writes its windows for whoever wants to check", () => {
    const known = hedgeRatios(history, { long: method, short: method });
    const windows = studyWindows(history, known, 10);
    const [found] = study();
    expect(windows).toHaveLength(found?.available ? found.windows : 0);
    const last = windows.at(-1);
    expect([windows[0]?.from, last?.to]).toEqual(found?.available && [found.firstDate, found.lastDate]);
    for (const [at, weighting] of (["dollar-neutral", "volatility-adjusted", "beta-neutral"] as const).entries()) {
      const each = last?.weightings[weighting];
      const figures = found?.available ? found.weightings[at] : undefined;
      expect(each?.return).toBeCloseTo((last?.long ?? 0) - (each?.ratio ?? 0) * (last?.short ?? 0), 15);
      expect((each?.cumulated ?? 0) / windows.length).toBeCloseTo(figures?.mean ?? 1, 12);
    }
    expect(studyWindows(history, known, 400)).toEqual([]);
  });
});
