import { describe, expect, it } from "vitest";
import oracle from "../../../fixtures/oracles/ttr-synthetic.json" with { type: "json" };
import { valueByPrice, valueOption } from "../../../src/core/option/pricing.ts";
import { type AnnualRate, type AnnualVolatility, as, type Points, type Years } from "../../../src/core/quantity.ts";
import {
  black76,
  type PairScenario,
  parseTrade,
  type ScenarioOptions,
  scenario,
  sizePair,
} from "../../../src/index.ts";
import { resolveTrade } from "../../../src/schema/resolve-trade.ts";
import { plainOrigins } from "../../../src/schema/written-trade.ts";
import { readBars } from "../../price-csv.ts";
import { refusal } from "../../refusal.ts";

const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
const long = { symbol: "RTY", level: 2730.8, volatility: 0.185, legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] };
const short = { symbol: "NQ", level: 25658.25, volatility: 0.173, legs: ["25500P @ 612.50", "-1 23500P @ 196.25"] };
const rotation = [{ RTY: 0.16, NQ: 0.08 }];
const futures = { long: { ...long, legs: [] }, short: { ...short, legs: [] } };

function shown(trade: object, options: ScenarioOptions = {}): PairScenario {
  const answer = scenario(parseTrade({ version: 1, allowArbitrage: true, long, short, ...trade }), options);
  if (!answer.available) throw new Error("the trade is sized");
  return answer;
}

function reasonOf(trade: object, options: ScenarioOptions = {}) {
  const { distribution } = shown(trade, options);
  return distribution.known ? null : distribution.reason;
}

const refused = (trade: object, options: ScenarioOptions) => refusal(() => shown(trade, options));

describe("a horizon", () => {
  it("has its date, and is the expiry without days", () => {
    expect(shown(dates)).toMatchObject({ horizon: { kind: "expiry" }, date: "2026-03-20" });
    expect(shown(dates, { days: 10 })).toMatchObject({ horizon: { kind: "days", days: 10 }, date: "2026-02-01" });
  });

  it("beyond the expiry is refused", async () => {
    const [found] = await refused(dates, { days: 58 });
    const args = { days: 58, asOf: "2026-01-22", expiry: "2026-03-20", daysToExpiry: 57 };
    expect(found).toMatchObject({ code: "HORIZON_AFTER_EXPIRY", args });
  });

  it.each([
    [{ asOf: dates.asOf, expiry: dates.expiry }, ["rate"]],
    [{ asOf: dates.asOf, rate: dates.rate }, ["expiry"]],
    [{}, ["asOf", "expiry", "rate"]],
  ])("in days needs what values options: %o", async (given, missing) => {
    expect(await refused(given, { days: 5 })).toMatchObject([{ code: "PRICING_INPUT_MISSING", args: { missing } }]);
  });

  it("of futures alone may be any day, and their profit is that of their levels", () => {
    const moves = { long: [-0.1, 0, 0.1], short: [0] };
    const later = shown(futures, { days: 400, moves });
    expect(later.profit).toEqual(shown(futures, { moves }).profit);
    expect(later.date).toBeNull();
  });

  it("today is worth the premiums that were paid, unless volatility moves", () => {
    const moves = { long: [0], short: [0] };
    expect(shown(dates, { days: 0, moves }).profit[0]?.[0]).toBeCloseTo(0, 6);
    const up = shown(dates, { days: 0, moves, volatilityShift: { long: 0.02, short: 0.02 } });
    const { greeks } = up.sizing;
    // Vega is for one point: two points are worth about twice that.
    expect(up.profit[0]?.[0]).toBeCloseTo(2 * (greeks?.vega.net ?? Number.NaN), -3);
  });
});

describe("a leg without an implied volatility", () => {
  const below = { ...long, volatility: 0.3, legs: ["2500C @ 10"] };

  it("is valued at that of its side, as in price", () => {
    const at = (side: object) => shown({ ...dates, long: side }, { days: 20 }).profitBySide.long;
    expect(at(below)).not.toEqual(at({ ...below, impliedVolatility: 0.2 }));
    const { legs } = shown({ ...dates, long: below }).base.trade.long;
    expect(legs[0]).toMatchObject({ impliedVolatility: null });
  });

  it("is refused where the side has none either", async () => {
    const { volatility: _, ...without } = below;
    const given = { ...dates, long: without, size: { weighting: "dollar" } };
    expect(await refused(given, { days: 20 })).toMatchObject([{ code: "VOLATILITY_MISSING", args: { symbol: "RTY" } }]);
  });
});

describe("a volatility shifted below 0", () => {
  it("is 0: the option is worth its discounted intrinsic value", () => {
    const side = { ...long, exercise: "european", legs: ["2500C @ 300"] };
    const given = { ...dates, long: side, size: { contracts: { long: 1, short: 1 } } };
    const moves = { long: [0], short: [0] };
    const { profitBySide } = shown(given, { days: 20, moves, volatilityShift: { long: -5 } });
    expect(profitBySide.long[0]).toBeCloseTo(50 * (230.8 * Math.exp((-0.0365 * 37) / 365) - 300), 8);
  });
});

describe("a named move", () => {
  it("is that of size at expiry, with its legs adding up but for the fees", () => {
    const trade = { ...dates, moves: rotation, size: { fee: 1.25, withMicros: true } };
    const { named, sizing, fees } = shown(trade);
    const [first] = named;
    expect(sizing.moves).toMatchObject([{ long: 0.16, short: 0.08, profit: first?.profit }]);
    for (const side of ["long", "short"] as const) {
      const legs = first?.byLeg[side].reduce((sum, { profit }) => sum + profit, 0) ?? Number.NaN;
      expect(legs - fees[side]).toBeCloseTo(first?.profit[side] ?? Number.NaN, 6);
    }
    // 4 x 50 x (200 - 60.20); NQ up 8 % leaves both puts worthless: 1 x 20 x -416.25.
    expect(shown({ ...dates, moves: rotation }).named[0]?.profit).toEqual({ long: 27_960, short: -8325, net: 19_635 });
  });

  it("adds up before expiry too", () => {
    const { named, fees } = shown({ ...dates, moves: rotation, size: { fee: 1.25 } }, { days: 20 });
    const legs = named[0]?.byLeg.long.reduce((sum, { profit }) => sum + profit, 0) ?? Number.NaN;
    expect(legs - fees.long).toBeCloseTo(named[0]?.profit.long ?? Number.NaN, 6);
  });
});

describe("a pair that nothing fits", () => {
  it("is answered with why", () => {
    const trade = parseTrade({ version: 1, ...dates, long, short, size: { maxLoss: 10 } });
    const answer = scenario(trade);
    expect(answer).toMatchObject({ available: false, sizing: { feasible: false } });
    expect(answer.base).toEqual(sizePair(trade));
  });
});

describe("the correlation", () => {
  const bars = (name: string) =>
    readBars(new URL(`../../../fixtures/prices/synthetic-${name}.csv`, import.meta.url), "2026-01-02");

  it("is the one given", () => {
    expect(shown({ ...dates, correlation: 0.78 }).distribution).toMatchObject({
      known: true,
      correlation: { value: 0.78, from: "file" },
      days: 57,
    });
  });

  it.each(["1.2", "-1.01", "78"])("of %s is refused", async (correlation) => {
    const [found] = await refusal(() => parseTrade({ version: 1, long, short, correlation }));
    expect(found).toMatchObject({ code: "VALUE_OUT_OF_RANGE", path: "correlation", args: { bound: "from -1 to 1" } });
  });

  it("is measured from both histories where none is given", () => {
    const side = (name: string) => ({
      file: `${name}.csv`,
      bars: bars(name),
      level: { value: as<Points>(2000), date: "2026-01-02" },
    });
    const trade = resolveTrade(
      {
        version: 1,
        ...dates,
        long: { ...long, history: "a.csv" },
        short: { ...short, history: { file: "b.csv", lookback: 30 } },
      },
      plainOrigins,
      { long: side("first"), short: side("second") },
      null,
      [],
    );
    const answer = scenario(trade);
    if (!answer.available || !answer.distribution.known) throw new Error("both histories are there");
    const { correlation, byCorrelation } = answer.distribution;
    expect(correlation).toMatchObject({ from: "history", lookback: 20, observations: 20 });
    const shared = bars("first").dates.filter((date) => bars("second").dates.includes(date));
    expect(correlation).toMatchObject({ firstDate: shared.at(-21), lastDate: shared.at(-1) });
    const pair = oracle.comovement.find(({ first }) => first === "first");
    const measured = pair?.cases.find((one) => one.asOf === "2026-01-02" && one.lookback === 20)?.correlation;
    expect(correlation.value).toBeCloseTo(measured ?? Number.NaN, 12);
    expect(byCorrelation.filter(({ own }) => own)).toMatchObject([{ correlation: correlation.value }]);
  });

  it("does not move the mean, and is shown among others from −1 to 1", () => {
    const { distribution } = shown({ ...dates, correlation: 0.95 });
    if (!distribution.known) throw new Error("it is known");
    const shownAt = distribution.byCorrelation.map(({ correlation }) => correlation);
    expect(shownAt).toEqual(shownAt.toSorted((a, b) => a - b));
    expect(shownAt.at(-1)).toBe(1);
    expect(new Set(distribution.byCorrelation.map(({ expectedProfit }) => expectedProfit)).size).toBe(1);
  });
});

describe("a distribution that is not known", () => {
  it("says what it lacks", () => {
    expect(reasonOf(dates)).toMatchObject({ code: "CORRELATION_MISSING", args: { long: "RTY", short: "NQ" } });
    const given = { correlation: 0.5, size: { weighting: "dollar" } };
    expect(reasonOf(given)).toMatchObject({ code: "HORIZON_UNKNOWN", args: { missing: ["asOf", "expiry"] } });
    const { volatility: _, ...without } = long;
    expect(reasonOf({ ...dates, ...given, long: without })).toMatchObject({ code: "VOLATILITY_MISSING" });
    const etf = { symbol: "IWM", level: 271.2, volatility: 0.2 };
    expect(reasonOf({ ...given, long: etf, short: futures.short }, { days: 20 })).toMatchObject({
      code: "RATE_NEEDED_FOR_FORWARD",
      args: { symbol: "IWM" },
    });
  });
});

describe("a structure that is worth something at a few levels only", () => {
  it("is not overlooked the day before it expires", () => {
    // A contract without ticks: on those of RTY this butterfly costs nothing.
    const free = { symbol: "XYZ", multiplier: 50, exercise: "european", impliedVolatility: "1%" };
    const butterfly = { ...long, ...free, legs: ["2760C", "-2 2765C", "2770C"] };
    const nothing = { ...short, exercise: "european", legs: ["25500P @ 600", "-1 25500P @ 600"] };
    const size = { contracts: { long: 1, short: 1 } };
    const { distribution, base } = shown(
      { ...dates, correlation: 0.5, long: butterfly, short: nothing, size },
      { days: 56 },
    );
    if (!distribution.known) throw new Error("it is known");
    const s = 0.185 * Math.sqrt(56 / 365);
    const step = 2e-4;
    let expected = 0;
    for (let z = -0.5; z < 1; z += step) {
      const forward = 2730.8 * Math.exp(s * z - (s * s) / 2);
      const profit = base.trade.long.legs.reduce((sum, leg) => {
        if (leg.kind === "future") throw new Error("only options were given");
        const terms = { right: leg.right, strike: leg.strike, years: 1 / 365, volatility: 0.01, rate: dates.rate };
        return sum + leg.quantity * (black76({ ...terms, forward }).value - leg.premium.value);
      }, 0);
      if (profit > 0) expected += (step * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI);
    }
    expect(expected).toBeGreaterThan(0.01);
    expect(Math.abs(distribution.probabilityOfProfit - expected)).toBeLessThan(1e-4);
  });
});

describe("an amount with a probability of its own", () => {
  it("is the quantile to the cent, and makes up what the worst 5 % lack", () => {
    const { distribution, sizing } = shown({ ...dates, correlation: 0.78 });
    if (!distribution.known || sizing.maxLoss.kind === "unlimited") throw new Error("both are known");
    const [first, fifth, , , third] = distribution.quantiles;
    expect([first?.profit, fifth?.profit, distribution.expectedShortfall]).toEqual([-20_365, -20_365, -20_365]);
    expect(sizing.maxLoss.profit).toBe(-20_365);
    expect(third?.profit).toBe(19_635);
  });
});

describe("the numbers of the library's scenario", () => {
  it.each<[ScenarioOptions, string]>([
    [{ days: 1.5 }, "days"],
    [{ days: -1 }, "days"],
    [{ moves: { long: [] } }, "moves.long"],
    [{ moves: { short: [-1.2] } }, "moves.short[0]"],
    [{ moves: { short: [0, Number.NaN] } }, "moves.short[1]"],
    [{ moves: { short: [0.1, 0.1] } }, "moves.short[1]"],
    [{ volatilityShift: { short: Number.POSITIVE_INFINITY } }, "volatilityShift.short"],
  ])("are checked: %o", async (options, path) => {
    expect(await refused(dates, options)).toMatchObject([{ code: "VALUE_OUT_OF_RANGE", path }]);
  });

  it("may be a level of 0, where a side is worth what it is at expiry", () => {
    const moves = { long: [-1], short: [-1] };
    const [early, late] = [30, 57].map((days) => shown(dates, { days, moves }).profit[0]?.[0] ?? Number.NaN);
    expect(early).toBeCloseTo(late ?? 0, -2);
    expect(early).not.toBeNaN();
  });
});

describe("values of one option at many prices", () => {
  it.each(["american-future", "american-spot", "black-76", "black-scholes"] as const)(
    "are to the last digit those of one price at a time: %s",
    (model) => {
      const terms = {
        model,
        years: as<Years>(0.3),
        rate: as<AnnualRate>(0.04),
        yield: as<AnnualRate>(model === "american-spot" || model === "black-scholes" ? 0.013 : 0),
      };
      for (const right of ["call", "put"] as const) {
        const [strike, volatility] = [as<Points>(100), as<AnnualVolatility>(0.22)];
        const at = valueByPrice(terms, right, strike, volatility);
        for (const level of [40, 75, 92.5, 100, 103, 140, 260]) {
          const price = as<Points>(level);
          expect(at(price)).toBe(valueOption({ ...terms, price }, right, strike, volatility).value);
        }
      }
    },
  );
});

describe("a strike at a level that is sampled anyway", () => {
  const trade = (strike: number) => ({
    ...{ asOf: "2026-01-22", expiry: "2026-04-17", rate: 0.03, correlation: 0.5 },
    long: { ...long, legs: [{ quantity: 1, right: "call", strike, premium: 400 }] },
  });
  const deviation = 0.185 * Math.sqrt(20 / 365);

  it.each([8, 10, 12, 14, 16])("has figures for all odds: even sample %i", (at) => {
    const normal = (at * (16 + deviation)) / 24 - 8;
    const { distribution } = shown(trade(2730.8 * Math.exp(deviation * (normal - 0.5 * deviation))), { days: 20 });
    if (!distribution.known) throw new Error("the odds are known");
    const figures = [distribution.expectedShortfall, ...distribution.quantiles.map(({ profit }) => profit)];
    expect(figures.filter((figure) => !Number.isFinite(figure))).toEqual([]);
  });
});
