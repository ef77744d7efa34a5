import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movedLevel } from "../../src/core/pair/money.ts";
import { as } from "../../src/core/quantity.ts";
import { black76, blackScholes, type PairScenario, parseTrade, scenario } from "../../src/index.ts";
import { add, decimal, mul, type Rational, sub, toNumber, whole } from "../oracles/rational.ts";

interface OptionInput {
  readonly quantity: number;
  readonly right: "call" | "put";
  readonly strike: number;
  readonly premium: number;
}

interface Position {
  readonly symbol: string;
  readonly level: number;
  readonly volatility: number;
  readonly fx: number;
  readonly legs: readonly OptionInput[];
  readonly contracts: number;
}

const hundredths = (least: number, most: number) => fc.integer({ min: least, max: most }).map((count) => count / 100);

const positionOf = (symbol: string, level: number): fc.Arbitrary<Position> =>
  fc.record({
    symbol: fc.constant(symbol),
    level: hundredths(90 * level, 110 * level),
    volatility: fc.integer({ min: 5, max: 60 }).map((percent) => percent / 100),
    fx: fc.constantFrom(1, 1.0843, 0.0067),
    legs: fc.array(
      fc.record({
        // 1 stands first, so that no common divisor makes more units of them.
        quantity: fc.constantFrom(1, -1, 2, -3),
        right: fc.constantFrom("call" as const, "put" as const),
        strike: hundredths(70 * level, 130 * level),
        premium: hundredths(1, 5 * level),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    contracts: fc.integer({ min: 1, max: 50 }),
  });

const positions = fc.record({ long: positionOf("RTY", 2700), short: positionOf("NQ", 25_600) });
type Positions = typeof positions extends fc.Arbitrary<infer Value> ? Value : never;

const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };

/** Every leg list gets a single option first, so that a unit is what is written. */
const written = ({ contracts: _, legs, ...side }: Position) => ({
  ...side,
  exercise: "european",
  legs: [{ quantity: 1, right: "call", strike: side.level, premium: 10 }, ...legs],
});

function tradeOf({ long, short }: Positions, fee = 0, correlation = 0.5, contracts = 1) {
  return parseTrade({
    version: 1,
    allowArbitrage: true,
    ...dates,
    correlation,
    long: written(long),
    short: written(short),
    size: { contracts: { long: long.contracts * contracts, short: short.contracts * contracts }, fee },
  });
}

type Options = Parameters<typeof scenario>[1];

function scenarioOf(trade: ReturnType<typeof parseTrade>, options: Options = {}): PairScenario {
  const answer = scenario(trade, options);
  if (!answer.available) throw new Error("both sides are fixed, so that there is a pair");
  return answer;
}

function known(trade: ReturnType<typeof parseTrade>, options: Options = {}) {
  const { distribution } = scenarioOf(trade, { ...options, moves: { long: [0], short: [0] } });
  if (!distribution.known) throw new Error(distribution.reason.code);
  return distribution;
}

/** The profit of a side at a level in fractions, apart from src/core. */
function exactProfit(side: Position, level: number, multiplier: number, fee: number): Rational {
  const legs = written(side).legs;
  const zero = whole(0);
  const points = legs.reduce((sum, { quantity, right, strike, premium }) => {
    const beyond = right === "call" ? sub(decimal(level), decimal(strike)) : sub(decimal(strike), decimal(level));
    return add(sum, mul(whole(quantity), sub(beyond.n > 0n ? beyond : zero, decimal(premium))));
  }, zero);
  const perUnit = mul(mul(points, whole(multiplier)), decimal(side.fx));
  const traded = legs.reduce((sum, { quantity }) => sum + Math.abs(quantity), 0) * side.contracts;
  return sub(mul(perUnit, whole(side.contracts)), mul(decimal(fee), whole(traded)));
}

describe("the grid at expiry", () => {
  it("holds in each cell the double nearest to the exact sum", () => {
    const moves = fc.array(fc.integer({ min: -1000, max: 1500 }), { minLength: 1, maxLength: 6 });
    const ascending = moves.map((many) => [...new Set(many)].sort((a, b) => a - b).map((count) => count / 1000));
    fc.assert(
      fc.property(positions, hundredths(0, 300), ascending, ascending, (pair, fee, long, short) => {
        const { profit, levels, profitBySide } = scenarioOf(tradeOf(pair, fee), { moves: { long, short } });
        const rows = levels.long.map((level) => exactProfit(pair.long, level, 50, fee));
        const columns = levels.short.map((level) => exactProfit(pair.short, level, 20, fee));
        expect(profit).toEqual(rows.map((row) => columns.map((column) => toNumber(add(row, column)))));
        expect(profitBySide).toEqual({ long: rows.map(toNumber), short: columns.map(toNumber) });
        for (const [i, move] of long.entries())
          expect(levels.long[i]).toBe(toNumber(mul(decimal(pair.long.level), add(whole(1), decimal(move)))));
      }),
      { numRuns: 100 },
    );
  });
});

describe("the grid before expiry", () => {
  const moves = { long: [-0.3, -0.05, 0, 0.1], short: [-0.2, 0, 0.07] };

  it("is what the pricing core gives for each leg at its own volatility", () => {
    const sides = fc.record({ days: fc.integer({ min: 0, max: 56 }), shift: fc.constantFrom(0, 0.03, -0.02, -9) });
    fc.assert(
      fc.property(positions, sides, (pair, { days, shift }) => {
        const answer = scenarioOf(tradeOf(pair, 1.5), { days, moves, volatilityShift: { long: shift } });
        const { legs } = answer.base.trade.long;
        const years = (57 - days) / 365;
        const fees = pair.long.contracts * 1.5 * legs.reduce((sum, { quantity }) => sum + Math.abs(quantity), 0);
        const profits = answer.levels.long.map((forward) => {
          const points = legs.reduce((sum, leg) => {
            if (leg.kind === "future") throw new Error("only options were given");
            const volatility = Math.max(0, (leg.impliedVolatility ?? pair.long.volatility) + shift);
            const option = { right: leg.right, forward, strike: leg.strike, years, volatility, rate: dates.rate };
            return sum + leg.quantity * (black76(option).value - leg.premium.value);
          }, 0);
          return points * 50 * pair.long.fx * pair.long.contracts - fees;
        });
        const size = Math.max(...profits.map(Math.abs), 1);
        for (const [i, profit] of profits.entries())
          expect(Math.abs((answer.profitBySide.long[i] ?? Number.NaN) - profit)).toBeLessThan(1e-11 * size);
        for (const [i, row] of answer.profit.entries())
          for (const [j, cell] of row.entries())
            expect(cell).toBe((answer.profitBySide.long[i] ?? 0) + (answer.profitBySide.short[j] ?? 0));
      }),
      { numRuns: 60 },
    );
  });

  it("moves the level of a cash index itself", () => {
    const side = { symbol: "RUT", level: 2730.8, volatility: 0.2, yield: 0.013, legs: ["2750C @ 78.40"] };
    const trade = parseTrade({
      version: 1,
      ...dates,
      long: side,
      short: { symbol: "NQ", level: 25658.25 },
      size: { contracts: { long: 1, short: 1 } },
    });
    const answer = scenarioOf(trade, { days: 20, moves: { long: [0.1], short: [0] } });
    const [leg] = answer.base.trade.long.legs;
    const spot = movedLevel(as(2730.8), as(0.1));
    const volatility = leg?.kind === "option" ? leg.impliedVolatility : null;
    if (volatility === null) throw new Error("the premium implies a volatility");
    const terms = { right: "call", strike: 2750, years: 37 / 365, volatility, rate: dates.rate, yield: 0.013 } as const;
    expect(answer.profit[0]?.[0]).toBeCloseTo(100 * (blackScholes({ ...terms, spot }).value - 78.4), 8);
  });
});

describe("the days to expiry", () => {
  it("are exact profit on the last day, and come near it where no level is at a strike", () => {
    const moves = { long: [-0.25, 0, 0.25], short: [-0.25, 0, 0.25] };
    const option = fc.record({
      quantity: fc.constantFrom(1, -1, 2),
      right: fc.constantFrom("call" as const, "put" as const),
      premium: hundredths(100, 2000),
    });
    fc.assert(
      fc.property(option, option, (first, second) => {
        const pair = {
          long: { ...position("RTY", 2730.8), legs: [{ ...first, strike: 3000 }] },
          short: { ...position("NQ", 25658.25), legs: [{ ...second, strike: 22_500 }] },
        };
        const trade = tradeOf(pair, 2);
        const atExpiry = scenarioOf(trade, { moves });
        expect(scenarioOf(trade, { days: 57, moves }).profit).toEqual(atExpiry.profit);
        const [early, late] = [30, 56].map((days) => distance(scenarioOf(trade, { days, moves }), atExpiry));
        // A day before: a day's interest on what is in the money, and the last time value of the option struck at the level.
        const timeValue = 2 * 0.4 * (50 * 2730.8 + 20 * 25658.25) * 0.2 * Math.sqrt(1 / 365);
        expect(late).toBeLessThan(timeValue + (2 * 2 * 0.3 * (50 * 2730.8 + 20 * 25658.25) * dates.rate) / 365);
        expect(late).toBeLessThan(early ?? 0);
      }),
      { numRuns: 30 },
    );
  });
});

function position(symbol: string, level: number): Position {
  return { symbol, level, volatility: 0.2, fx: 1, legs: [], contracts: 2 };
}

/** The greatest difference of two grids, in USD. */
function distance(a: PairScenario, b: PairScenario): number {
  const cells = a.profit.flatMap((row, i) => row.map((cell, j) => Math.abs(cell - (b.profit[i]?.[j] ?? 0))));
  return Math.max(...cells);
}

describe("the laws of the distribution", () => {
  const correlations = fc.constantFrom(-1, -0.7, 0, 0.4, 0.78, 0.95, 1);
  const horizons = fc.constantFrom(57, 57, 30);

  it("its quantiles ascend, lie between the worst and the best, and the shortfall below them", () => {
    fc.assert(
      fc.property(positions, correlations, horizons, (pair, correlation, days) => {
        const trade = tradeOf(pair, 1, correlation);
        const { quantiles, expectedShortfall, probabilityOfProfit } = known(trade, { days });
        const profits = quantiles.map(({ profit }) => profit);
        const size = Math.max(...profits.map(Math.abs));
        expect(profits).toEqual(profits.toSorted((a, b) => a - b));
        expect(expectedShortfall).toBeLessThanOrEqual((profits[1] ?? 0) + 1e-6 * size);
        expect(probabilityOfProfit).toBeGreaterThanOrEqual(0);
        expect(probabilityOfProfit).toBeLessThanOrEqual(1);
        if (days < 57) return;
        const { sizing } = scenarioOf(trade, { moves: { long: [0], short: [0] } });
        if (sizing.maxLoss.kind === "limited") {
          expect(profits[0]).toBeGreaterThanOrEqual(sizing.maxLoss.profit);
          expect(expectedShortfall).toBeGreaterThanOrEqual(sizing.maxLoss.profit);
        }
        if (sizing.maxGain.kind === "limited") expect(profits[6]).toBeLessThanOrEqual(sizing.maxGain.profit);
      }),
      { numRuns: 30 },
    );
  });

  it("the probability of a profit and that of the opposite position are one", () => {
    const turned = (side: Position) => ({
      ...written(side),
      legs: written(side).legs.map((leg) => ({ ...leg, quantity: -leg.quantity })),
    });
    fc.assert(
      fc.property(positions, correlations, (pair, correlation) => {
        const size = { contracts: { long: pair.long.contracts, short: pair.short.contracts } };
        const opposite = parseTrade({
          version: 1,
          allowArbitrage: true,
          ...dates,
          correlation,
          long: turned(pair.long),
          short: turned(pair.short),
          size,
        });
        const [one, other] = [known(tradeOf(pair, 0, correlation)), known(opposite)];
        // Premiums are in hundredths of a point, and no plateau of these lies at 0.
        expect(one.probabilityOfProfit + other.probabilityOfProfit).toBeCloseTo(1, 5);
        expect(one.expectedProfit + other.expectedProfit).toBeCloseTo(0, 3);
      }),
      { numRuns: 60 },
    );
  });

  it("a fee moves every figure by itself, and correlation no mean", () => {
    fc.assert(
      fc.property(positions, correlations, horizons, (pair, correlation, days) => {
        const [free, charged] = [0, 2].map((fee) => known(tradeOf(pair, fee, correlation), { days }));
        if (free === undefined || charged === undefined) throw new Error("two were asked");
        const fees =
          2 *
          [pair.long, pair.short].reduce(
            (sum, side) =>
              sum + side.contracts * written(side).legs.reduce((legs, { quantity }) => legs + Math.abs(quantity), 0),
            0,
          );
        const width = (free.quantiles[6]?.profit ?? 0) - (free.quantiles[0]?.profit ?? 0);
        const near = 1e-5 * width + 1e-6;
        for (const [i, { profit }] of free.quantiles.entries())
          expect(Math.abs(profit - fees - (charged.quantiles[i]?.profit ?? 0))).toBeLessThan(near);
        expect(Math.abs(free.expectedShortfall - fees - charged.expectedShortfall)).toBeLessThan(10 * near);
        expect(Math.abs(free.expectedProfit - fees - charged.expectedProfit)).toBeLessThan(near);
        for (const { expectedProfit } of free.byCorrelation) expect(expectedProfit).toBe(free.expectedProfit);
      }),
      { numRuns: 30 },
    );
  });

  it("twice the contracts are twice the money at the same odds", () => {
    fc.assert(
      fc.property(positions, correlations, horizons, (pair, correlation, days) => {
        const [one, two] = [1, 2].map((times) => known(tradeOf(pair, 1, correlation, times), { days }));
        if (one === undefined || two === undefined) throw new Error("two were asked");
        const near = 1e-5 * ((two.quantiles[6]?.profit ?? 0) - (two.quantiles[0]?.profit ?? 0)) + 1e-6;
        expect(two.probabilityOfProfit).toBeCloseTo(one.probabilityOfProfit, 5);
        for (const [i, { profit }] of one.quantiles.entries())
          expect(Math.abs(2 * profit - (two.quantiles[i]?.profit ?? 0))).toBeLessThan(near);
        expect(Math.abs(2 * one.expectedProfit - two.expectedProfit)).toBeLessThan(near);
      }),
      { numRuns: 30 },
    );
  });

  it("in a plain pair of futures it is that of the sum of two lognormal levels", () => {
    const plain = (level: number, symbol: string, volatility: number) => ({ symbol, level, volatility });
    const trade = (correlation: number) =>
      parseTrade({
        version: 1,
        ...dates,
        correlation,
        long: plain(2000, "RTY", 0.2),
        short: plain(5000, "NQ", 0.2),
        size: { contracts: { long: 1, short: 1 } },
      });
    // 100,000 USD against 100,000 USD at one volatility: the ratio of the levels decides, and its median is 1.
    for (const correlation of [-1, -0.5, 0, 0.78, 0.999]) {
      const { probabilityOfProfit, quantiles, expectedProfit } = known(trade(correlation));
      expect(probabilityOfProfit).toBeCloseTo(0.5, 6);
      expect(quantiles[3]?.profit).toBeCloseTo(0, 0);
      expect(expectedProfit).toBe(0);
    }
    // One variable moves both levels alike: nothing is gained or lost.
    const flat = known(trade(1));
    expect(Math.max(...flat.quantiles.map(({ profit }) => Math.abs(profit)))).toBeLessThan(0.01);
  });
});

describe("odds over all that a trade may be", () => {
  const extreme = fc.record({
    volatility: fc.oneof(fc.constantFrom(1, 20, 500), fc.integer({ min: 1, max: 500 })),
    years: fc.oneof(fc.constantFrom(1, 73), fc.integer({ min: 0, max: 73 })),
    correlation: fc.constantFrom(-1, -0.999, 0, 0.78, 1),
    rate: fc.constantFrom(-0.05, 0, 0.4999),
    long: fc.constantFrom([1], [-1], ["100C"], ["-1 50C"], ["300P", 1]),
    short: fc.constantFrom([-1], [1], ["100P"], ["+3 100C", "+1 50P"]),
    exercise: fc.constantFrom("european", "american"),
  });

  it("are finite, or refused where volatility × √years is beyond 10", () => {
    fc.assert(
      fc.property(extreme, ({ years, correlation, rate, exercise, ...each }) => {
        const side = (symbol: string, volatility: number, legs: readonly (string | number)[]) => {
          const written = legs.map((leg) => (typeof leg === "number" ? { quantity: leg } : leg));
          return {
            symbol,
            level: 100,
            multiplier: 1,
            volatility: `${volatility} %`,
            exercise,
            yield: 0.02,
            legs: written,
          };
        };
        // A Thursday of spring, when no Thursday is a holiday.
        const days = 7 * (17 + 52 * years);
        const expiry = new Date(Date.UTC(2026, 0, 22 + days)).toISOString().slice(0, 10);
        const trade = parseTrade({
          version: 1,
          ...{ asOf: "2026-01-22", expiry, rate, correlation, allowArbitrage: true },
          long: side("ZZZ", each.volatility, each.long),
          short: side("YYY", 17.3, each.short),
          size: { contracts: { long: 1, short: 1 } },
        });
        const { distribution } = scenarioOf(trade, { moves: { long: [0], short: [0] } });
        const deviation = (each.volatility / 100) * Math.sqrt(days / 365);
        if (!distribution.known) {
          expect(distribution.reason.code).toBe("LEVEL_LAW_TOO_WIDE");
          expect(deviation).toBeGreaterThan(10);
          return;
        }
        expect(deviation).toBeLessThanOrEqual(10);
        const { quantiles, probabilityOfProfit, expectedProfit, expectedShortfall } = distribution;
        for (const figure of [...quantiles.map(({ profit }) => profit), expectedProfit, expectedShortfall])
          expect(figure).toSatisfy(Number.isFinite);
        expect(probabilityOfProfit).toSatisfy((odds: number) => odds >= 0 && odds <= 1);
      }),
      { numRuns: 100 },
    );
  });
});
