import { describe, expect, it } from "vitest";
import oracle from "../../../fixtures/oracles/past-windows.json" with { type: "json" };
import { dayNumber } from "../../../src/core/calendar.ts";
import { as, type Ratio } from "../../../src/core/quantity.ts";
import { historicalSimulation, type SimulatedProfits } from "../../../src/core/scenario/historical-simulation.ts";
import { type HorizonStudy, hedgeStudy, type WeightingStudy } from "../../../src/core/volatility/hedge-study.ts";
import { type Estimator, type VolatilityMethod, volatilityMethod } from "../../../src/core/volatility/method.ts";
import { type PlainLeg, payoffLine } from "../../payoff-line.ts";
import { type HistorySpec, joined, syntheticHistories } from "../../synthetic-history.ts";

const made = oracle.specs.map((spec) => syntheticHistories(spec as unknown as HistorySpec));
const isTradingDay = (date: string) => (dayNumber(date) ?? 0) % 53 !== 7;

const historyOf = ({ spec, asOf }: { spec: number; asOf: string | null }) => {
  const histories = made[spec];
  if (histories === undefined) throw new Error(`no history ${spec}`);
  return { histories, history: joined(histories, isTradingDay, asOf) };
};

/** A tree of the same form, whose numbers agree within a bound of their own; everything else is equal. */
function expectClose(got: unknown, expected: unknown, within: number, what: string): void {
  if (Array.isArray(expected)) {
    expect(Array.isArray(got) && got.length, what).toBe(expected.length);
    for (const [at, each] of expected.entries()) expectClose((got as unknown[])[at], each, within, `${what}[${at}]`);
  } else if (typeof expected === "number") {
    // A tree of figures of the size of 1 and beyond: a bound of the number where that is larger.
    const bound = within * Math.max(1, Math.abs(expected));
    expect(Math.abs((got as number) - expected), `${what}: ${got}, expected ${expected}`).toBeLessThan(bound);
  } else expect(got, what).toBe(expected);
}

const sides = <T>([long, short]: readonly T[]) => ({ long: long as T, short: short as T });

describe("historical simulation equals numpy on made-up histories", () => {
  const rowOf = (row: SimulatedProfits) => [
    row.windows,
    row.disjointWindows,
    row.shareProfitable * row.windows,
    ...row.interval,
    row.mean,
    row.quantiles.map(({ profit }) => profit),
    row.quantiles.filter(({ tooFew }) => tooFew).length,
    row.expectedShortfall,
    row.atMaxLoss === null ? null : row.atMaxLoss * row.windows,
    row.atMaxGain === null ? null : row.atMaxGain * row.windows,
    ...[row.worst, row.best].flatMap(({ profit, from, to }) => [profit, from, to]),
  ];
  /** Places of money in a row; the others are counts, shares and dates. */
  const money = new Set([5, 6, 8, 11, 14]);

  it("in 200 cases of three rows", () => {
    expect(oracle.simulations).toHaveLength(200);
    for (const [number, each] of oracle.simulations.entries()) {
      const { history } = historyOf(each);
      const [levels, perPoint] = [sides(each.levels), sides(each.perPoint)];
      const got = historicalSimulation({
        history,
        days: each.days,
        levels: { long: as(levels.long), short: as(levels.short) },
        profit: {
          long: payoffLine(each.long as unknown as PlainLeg[], perPoint.long),
          short: payoffLine(each.short as unknown as PlainLeg[], perPoint.short),
        },
        growth: sides(each.growth),
        volatilities: { long: as(each.volatilities[0] ?? 0), short: as(each.volatilities[1] ?? 0) },
      });
      if (!got.available) throw new Error(got.reason.code);
      expect([got.firstDate, got.lastDate]).toEqual([history.dates[0], history.dates.at(-1)]);
      expect(got.rows.map(({ method }) => method)).toEqual(["as-it-was", "centred", "scaled"]);
      const gross = levels.long * perPoint.long + levels.short * perPoint.short;
      for (const [at, row] of got.rows.entries()) {
        if (!row.available) throw new Error(row.reason.code);
        for (const [place, expected] of (each.rows[at] ?? []).entries()) {
          const within = money.has(place) ? 1e-9 * gross : 1e-9;
          const what = `case ${number} ${row.method} figure ${place}`;
          // Money is written to a hundredth of a cent, and compared in dollars.
          if (money.has(place)) expectMoney(rowOf(row)[place], expected, within + 1e-4, what);
          else expectClose(rowOf(row)[place], expected, within, what);
        }
      }
    }
  });

  function expectMoney(got: unknown, expected: unknown, within: number, what: string) {
    const [all, wanted] = [[got].flat() as number[], [expected].flat() as number[]];
    expect(all).toHaveLength(wanted.length);
    for (const [at, amount] of wanted.entries())
      expect(Math.abs((all[at] ?? Number.NaN) - amount), `${what}: ${all[at]}, expected ${amount}`).toBeLessThan(
        within,
      );
  }
});

describe("hedge study equals numpy on made-up histories", () => {
  const methodOf = ([estimator, lookback, periodsPerYear, lambda]: readonly (string | number)[]): VolatilityMethod =>
    volatilityMethod({
      estimator: estimator as Estimator,
      lookback: Number(lookback),
      periodsPerYear: Number(periodsPerYear),
      lambda: Number(lambda),
    });
  const weightingOf = (each: WeightingStudy, windows: number) => [
    each.effectiveness,
    ...(each.effectivenessRange ?? []),
    each.betaToShort,
    each.betaToBoth,
    each.betaToMarket,
    each.trackingError,
    each.trackingErrorGross,
    each.mean,
    each.positive * windows,
    ...[each.worst, each.best].flatMap((window) => [window.return, window.from, window.to]),
    each.ratio.now,
    each.ratio.least,
    each.ratio.median,
    each.ratio.most,
  ];

  it("in 200 cases of three weightings", () => {
    expect(oracle.studies).toHaveLength(200);
    for (const [number, each] of oracle.studies.entries()) {
      const { histories, history } = historyOf(each);
      const rows = [...histories.long.dates.keys()].filter((row) => row % 7 !== 3);
      const market = {
        dates: rows.map((row) => histories.long.dates[row] ?? ""),
        close: Float64Array.from(rows, (row) => histories.long.close[row] ?? 0),
      };
      const [long, short] = each.methods.map(methodOf);
      if (long === undefined || short === undefined) throw new Error("two methods");
      const moves = each.moves.map(([up, down]) => ({ long: as<Ratio>(up ?? 0), short: as<Ratio>(down ?? 0) }));
      const [got] = hedgeStudy({ history, methods: { long, short }, horizons: [each.days], moves, market });
      if (!got?.available) throw new Error(got?.reason.code);
      expectStudy(got, each, `case ${number}`);
    }
  });

  function expectStudy(got: HorizonStudy, expected: (typeof oracle.studies)[number], what: string) {
    const { outperformance: ahead } = got;
    expect([got.windows, got.leftOut, got.firstDate]).toEqual([expected.windows, null, expected.firstDate]);
    expectClose([got.unhedged.mean, got.unhedged.deviation], expected.unhedged, 1e-9, what);
    const weightings = got.weightings.map((each) => weightingOf(each, got.windows));
    expectClose(weightings, expected.weightings, 1e-9, `${what} weighting`);
    const differences = got.differences.map(({ value, range, consistent }) => [value, ...(range ?? []), consistent]);
    expectClose(differences, expected.differences, 1e-9, `${what} difference`);
    const { quantiles, windows } = ahead;
    const shares = [windows, quantiles["0.25"], quantiles["0.5"], quantiles["0.75"], ahead.ahead * windows];
    expectClose(shares, expected.outperformance, 1e-9, `${what} outperformance`);
    const reached = ahead.moves.map(({ percentile, share }) => [percentile * windows, share * windows]);
    expectClose(reached, expected.reached, 1e-9, `${what} move`);
  }
});
