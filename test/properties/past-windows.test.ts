import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { as, type Ratio } from "../../src/core/quantity.ts";
import {
  historicalSimulation,
  type SimulatedProfits,
  type SimulationRequest,
} from "../../src/core/scenario/historical-simulation.ts";
import type { Bars } from "../../src/core/volatility/bars.ts";
import type { JointHistory } from "../../src/core/volatility/comovement.ts";
import { type HedgeStudyRequest, type HorizonStudy, hedgeStudy } from "../../src/core/volatility/hedge-study.ts";
import { estimators, volatilityMethod } from "../../src/core/volatility/method.ts";
import { hedgeRatios, studiedWeightings, studyWindows } from "../../src/core/volatility/walk-forward.ts";
import { payoffLine } from "../payoff-line.ts";
import { closesOf } from "../price-csv.ts";
import { type HistorySpec, joined, syntheticHistories } from "../synthetic-history.ts";

/** Histories of half a year to two years, with days that one of the two lacks. */
const specs: fc.Arbitrary<HistorySpec> = fc.tuple(
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.integer({ min: 200, max: 700 }),
  fc.integer({ min: 4, max: 20 }).map((permille) => permille / 1000),
  fc.integer({ min: 4, max: 20 }).map((permille) => permille / 1000),
  fc.constantFrom(0.3, 0.5, 0.85),
  fc.constantFrom(0, 0.03),
  fc.constantFrom(50, 100),
  fc.constantFrom(0, 20),
);
const past = (spec: HistorySpec) => joined(syntheticHistories(spec));
const horizons = fc.integer({ min: 1, max: 25 });
const methods = fc
  .record({ estimator: fc.constantFrom(...estimators), lookback: fc.integer({ min: 3, max: 60 }) })
  .map(volatilityMethod);

const futures = { long: payoffLine([[1, 2000]], 50), short: payoffLine([[-1, 20_000]], 5) };
const spreads = {
  long: payoffLine(
    [
      [1, "call", 2000, 40],
      [-1, "call", 2100, 12],
    ],
    50,
  ),
  short: payoffLine(
    [
      [1, "put", 20_000, 400],
      [-1, "put", 19_000, 120],
    ],
    5,
  ),
};

function simulate(history: JointHistory, changed: Partial<SimulationRequest> = {}): SimulatedProfits[] {
  const answer = historicalSimulation({
    history,
    days: 10,
    levels: { long: as(2000), short: as(20_000) },
    profit: futures,
    growth: { long: 1, short: 1 },
    volatilities: { long: as(0.2), short: as(0.15) },
    ...changed,
  });
  if (!answer.available) throw new Error(answer.reason.code);
  return answer.rows.filter((row) => row.available);
}

function studied(history: JointHistory, changed: Partial<HedgeStudyRequest> = {}): HorizonStudy {
  const method = volatilityMethod({ lookback: 20 });
  const request = { history, methods: { long: method, short: method }, horizons: [5], moves: [], market: null };
  const [study] = hedgeStudy({ ...request, ...changed });
  if (!study?.available) throw new Error(study?.reason.code);
  return study;
}

const swapped = ({ dates, long, short }: JointHistory): JointHistory => ({ dates, long: short, short: long });

const times = (bars: Bars, factor: number): Bars => {
  const by = (column: Float64Array | null) => column?.map((price) => price * factor) ?? null;
  const [open, high, low] = [by(bars.open), by(bars.high), by(bars.low)];
  return { dates: bars.dates, open, high, low, close: bars.close.map((price) => price * factor) };
};

/** Every number of two answers of one form, the first within a share of the second and of 1; all else equal. */
function expectSame(got: unknown, expected: unknown, within: number): void {
  if (typeof expected === "number") {
    expect(Math.abs((got as number) - expected)).toBeLessThanOrEqual(within * Math.max(1, Math.abs(expected)));
  } else if (typeof expected === "object" && expected !== null) {
    expect(Object.keys(got as object)).toEqual(Object.keys(expected));
    for (const [key, each] of Object.entries(expected)) expectSame((got as Record<string, unknown>)[key], each, within);
  } else expect(got).toBe(expected);
}

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe("historical simulation", () => {
  it("of one constant return has one profit, and none where the return is taken out", () => {
    const growth = fc.integer({ min: -30, max: 30 }).map((basisPoints) => 1 + basisPoints / 10_000);
    fc.assert(
      fc.property(growth, growth, fc.integer({ min: 12, max: 200 }), (long, short, length) => {
        const grows = (by: number) => closesOf(Array.from({ length }, (_, day) => 100 * by ** day));
        const [asItWas, centred, none] = simulate(joined({ long: grows(long), short: grows(short) }));
        const profit = 50 * 2000 * (long ** 10 - 1) - 5 * 20_000 * (short ** 10 - 1);
        for (const each of [asItWas?.worst, asItWas?.best]) expect(each?.profit).toBeCloseTo(profit, 5);
        for (const each of asItWas?.quantiles ?? []) expect(each.profit).toBeCloseTo(profit, 5);
        expect(asItWas?.mean).toBeCloseTo(profit, 5);
        expect(asItWas?.shareProfitable).toBe(profit > 1e-5 ? 1 : 0);
        expect([centred?.mean, centred?.shareProfitable, centred?.worst.profit, centred?.best.profit]).toEqual([
          0, 0, 0, 0,
        ]);
        expect(none).toBeUndefined();
      }),
    );
  });

  it("of a pair of futures has a mean of 0, centred and scaled; of cash indices that of their forwards", () => {
    fc.assert(
      fc.property(specs, horizons, fc.integer({ min: -20, max: 20 }), (spec, days, points) => {
        const history = past(spec);
        const [, centred, scaled] = simulate(history, { days });
        expect([centred?.mean, scaled?.mean]).toEqual([0, 0]);
        const growth = { long: 1 + points / 1000, short: 1 - points / 500 };
        const mean = 50 * 2000 * (growth.long - 1) - 5 * 20_000 * (growth.short - 1);
        for (const row of simulate(history, { days, growth }).slice(1)) expect(row.mean).toBeCloseTo(mean, 5);
      }),
      { numRuns: 40 },
    );
  });

  it("is the same of a file in other units, and of sides in the other order", () => {
    fc.assert(
      fc.property(specs, horizons, fc.integer({ min: 1, max: 1000 }), (spec, days, factor) => {
        const history = past(spec);
        const request = { days, profit: spreads };
        const was = simulate(history, request);
        expectSame(simulate({ ...history, long: times(history.long, factor / 7) }, request), was, 1e-9);
        const mirrored = simulate(swapped(history), {
          days,
          levels: { long: as(20_000), short: as(2000) },
          profit: { long: spreads.short, short: spreads.long },
          volatilities: { long: as(0.15), short: as(0.2) },
        });
        expect(mirrored).toEqual(was);
      }),
      { numRuns: 40 },
    );
  });

  it("has figures in their order, within the bounds of the pair", () => {
    fc.assert(
      fc.property(specs, horizons, (spec, days) => {
        const history = past(spec);
        for (const row of simulate(history, { days, profit: spreads })) {
          const profits = row.quantiles.map(({ profit }) => profit);
          const ascending = [-2800, row.worst.profit, ...profits, row.best.profit, 7200];
          expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
          expect(row.expectedShortfall).toBeGreaterThanOrEqual(row.worst.profit);
          expect(row.expectedShortfall).toBeLessThanOrEqual((profits[1] ?? 0) + 1e-9);
          expect(row.interval[0]).toBeLessThanOrEqual(row.shareProfitable);
          expect(row.interval[1]).toBeGreaterThanOrEqual(row.shareProfitable);
          expect(row.windows).toBe(history.dates.length - days - (row.method === "scaled" ? 60 : 0));
          expect(row.disjointWindows).toBe(Math.ceil(row.windows / days));
          if ((row.atMaxLoss ?? 0) > 0) expect(row.worst.profit).toBeCloseTo(-2800, 6);
          if ((row.atMaxGain ?? 0) > 0) expect(row.best.profit).toBeCloseTo(7200, 6);
          for (const { from, to } of [row.worst, row.best])
            expect(history.dates.indexOf(to) - history.dates.indexOf(from)).toBe(days);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("hedge study", () => {
  it("of a side against itself hedges all and leaves nothing", () => {
    fc.assert(
      fc.property(
        specs,
        horizons.filter((days) => days < 10),
        methods,
        (spec, days, method) => {
          const { dates, long } = past(spec);
          const study = studied(
            { dates, long, short: long },
            { methods: { long: method, short: method }, horizons: [days] },
          );
          for (const each of study.weightings) {
            expect([each.effectiveness, each.betaToShort, each.betaToBoth, each.trackingError]).toEqual([1, 0, 0, 0]);
            expect([each.ratio.least, each.ratio.most]).toEqual([1, 1]);
          }
          for (const { value } of study.differences) expect(value).toBe(0);
          expect(study.outperformance).toMatchObject({ quantiles: { "0.25": 0, "0.5": 0, "0.75": 0 }, ahead: 0 });
        },
      ),
      { numRuns: 40 },
    );
  });

  it("is the same of a file in other units", () => {
    fc.assert(
      fc.property(specs, methods, fc.integer({ min: 1, max: 1000 }), (spec, method, factor) => {
        const history = past(spec);
        const changed = { methods: { long: method, short: method }, market: history.short };
        const was = studied(history, changed);
        expectSame(studied({ ...history, short: times(history.short, factor / 7) }, changed), was, 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it("of sides in the other order mirrors what one short dollar for each long dollar earns", () => {
    fc.assert(
      fc.property(
        specs,
        horizons.filter((days) => days < 10),
        methods,
        (spec, days, method) => {
          const history = past(spec);
          const changed = { methods: { long: method, short: method }, horizons: [days] };
          const [was, other] = [studied(history, changed), studied(swapped(history), changed)];
          const [one, mirrored] = [was.weightings[0], other.weightings[0]];
          expectSame(
            [one?.trackingError, one?.trackingErrorGross],
            [mirrored?.trackingError, mirrored?.trackingErrorGross],
            1e-12,
          );
          expectSame([one?.mean, one?.betaToBoth], [-(mirrored?.mean ?? 0), -(mirrored?.betaToBoth ?? 0)], 1e-9);
          expectSame(one?.worst, { ...mirrored?.best, return: -(mirrored?.best.return ?? 0) }, 0);
          const [ratio, inverse] = [was.weightings[1]?.ratio, other.weightings[1]?.ratio];
          expectSame([ratio?.now, ratio?.least], [1 / (inverse?.now ?? 0), 1 / (inverse?.most ?? 0)], 1e-9);
          expect(was.windows).toBe(other.windows);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("looks at nothing after a window's start for its ratio", () => {
    fc.assert(
      fc.property(specs, methods, fc.double({ min: 0.3, max: 0.9, noNaN: true }), (spec, method, share) => {
        const history = past(spec);
        const known = { long: method, short: method };
        const start = Math.floor(share * history.dates.length);
        const later = (bars: Bars): Bars => {
          const other = times(bars, 1.37);
          const from = (was: Float64Array, is: Float64Array | null) =>
            was.map((price, row) => (row > start ? (is?.[row] ?? 0) * (1 + 0.01 * (row % 3)) : price));
          return {
            dates: bars.dates,
            open: bars.open && from(bars.open, other.open),
            high: bars.high && from(bars.high, other.high),
            low: bars.low && from(bars.low, other.low),
            close: from(bars.close, other.close),
          };
        };
        const changed = { dates: history.dates, long: later(history.long), short: later(history.short) };
        const [was, is] = [hedgeRatios(history, known), hedgeRatios(changed, known)];
        for (const weighting of studiedWeightings)
          expect(is.byRow[weighting].subarray(0, start + 1)).toEqual(was.byRow[weighting].subarray(0, start + 1));
        // And it does look at what comes before the window.
        expect(is.byRow["beta-neutral"].at(-1)).not.toBe(was.byRow["beta-neutral"].at(-1));
      }),
      { numRuns: 40 },
    );
  });

  it("of a constant ratio h hedges 1 − (1 + h²k² − 2hkρ) of the variance", () => {
    fc.assert(
      fc.property(
        specs,
        horizons.filter((days) => days < 10),
        (spec, days) => {
          const history = past(spec);
          const method = volatilityMethod({ lookback: 20 });
          const windows = studyWindows(history, hedgeRatios(history, { long: method, short: method }), days);
          const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
          const [x, y] = [windows.map(({ long }) => long), windows.map(({ short }) => short)];
          const moment = (a: number[], b: number[]) =>
            mean(a.map((each, at) => (each - mean(a)) * ((b[at] ?? 0) - mean(b))));
          const k = Math.sqrt(moment(y, y) / moment(x, x));
          const rho = moment(x, y) / Math.sqrt(moment(x, x) * moment(y, y));
          const [study] = [studied(history, { horizons: [days] })];
          expect(study.weightings[0]?.effectiveness).toBeCloseTo(1 - (1 + k * k - 2 * k * rho), 9);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("lays as many windows as fit, and holds its own value within every range", () => {
    fc.assert(
      fc.property(specs, horizons, fc.integer({ min: 3, max: 60 }), (spec, days, lookback) => {
        const history = past(spec);
        const method = volatilityMethod({ lookback });
        const windows = Math.floor((history.dates.length - 1 - lookback) / days);
        fc.pre(windows >= 3);
        const study = studied(history, { methods: { long: method, short: method }, horizons: [days] });
        expect([study.windows, study.lastDate]).toEqual([windows, history.dates.at(-1)]);
        for (const { effectiveness, effectivenessRange } of study.weightings) {
          expect(effectivenessRange?.[0]).toBeLessThanOrEqual(effectiveness ?? Number.NaN);
          expect(effectivenessRange?.[1]).toBeGreaterThanOrEqual(effectiveness ?? Number.NaN);
        }
        for (const { value, range, consistent } of study.differences) {
          expect(range?.[0]).toBeLessThanOrEqual(value ?? Number.NaN);
          expect(range?.[1]).toBeGreaterThanOrEqual(value ?? Number.NaN);
          if (days > 1) expect(consistent).toBe((range?.[0] ?? 0) > 0 || (range?.[1] ?? 0) < 0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("counts each window once at the percentile of a move or beyond it", () => {
    const move = fc.integer({ min: -100, max: 100 }).map((permille) => as<Ratio>(permille / 1000));
    fc.assert(
      fc.property(specs, horizons, move, move, (spec, days, long, short) => {
        const history = past(spec);
        fc.pre(history.dates.length > 20 + 3 * days);
        const { outperformance } = studied(history, { horizons: [days], moves: [{ long, short }] });
        const [found] = outperformance.moves;
        expect(outperformance.windows).toBe(history.dates.length - days);
        if (long >= short) expect((found?.percentile ?? 0) + (found?.share ?? 0)).toBeGreaterThanOrEqual(1 - 1e-12);
        else expect(found?.percentile).toBe(found?.share);
      }),
      { numRuns: 40 },
    );
  });
});

describe("past windows of any prices", () => {
  it("are numbers, or say why there are none", () => {
    const price = fc.constantFrom(100, 100, 100, 101, 99, 250, 0.0001);
    const prices = fc.array(price, { minLength: 0, maxLength: 120 }).map(closesOf);
    fc.assert(
      fc.property(
        prices,
        prices,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 2, max: 20 }),
        (long, short, days, lookback) => {
          const history = joined({ long, short });
          const method = volatilityMethod({ lookback });
          const ewma = volatilityMethod({ estimator: "ewma", lookback });
          const simulation = historicalSimulation({
            history,
            days,
            levels: { long: as(2000), short: as(20_000) },
            profit: spreads,
            growth: { long: 1, short: 1 },
            volatilities: { long: as(0.2), short: as(0.15) },
          });
          const study = hedgeStudy({
            history,
            methods: { long: method, short: ewma },
            horizons: [1, days],
            moves: [],
            market: long,
          });
          for (const each of [simulation, study]) {
            expect(numbersIn(each).filter((number) => !Number.isFinite(number))).toEqual([]);
            expect(JSON.parse(JSON.stringify(each))).toEqual(each);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
