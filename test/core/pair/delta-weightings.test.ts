import { describe, expect, it } from "vitest";
import { american, parseTrade, priceLegs, sizePair } from "../../../src/index.ts";

describe("McMillan, Options as a Strategic Investment, p. 586", () => {
  // 175 × $500 with a put of delta −0.45 against 150 × $100 with a call of delta 0.52; volatilities 20 % and 15 %.
  const first = { symbol: "P", level: 175, multiplier: 500, volatility: 0.2 };
  const second = { symbol: "C", level: 150, multiplier: 100, volatility: 0.15 };
  const option = { premium: 5, quantity: 1 };
  const trade = parseTrade({
    version: 1,
    long: { ...second, legs: [{ ...option, right: "call", strike: 150, delta: 0.52 }] },
    short: { ...first, legs: [{ ...option, right: "put", strike: 175, delta: -0.45 }] },
    size: { weighting: "delta,delta-vol" },
  });
  it("buys 6.7308 calls for each put by delta and volatility", () => {
    const [byDelta, byBoth] = sizePair(trade).sizings;
    if (!byDelta?.available || !byBoth?.available) throw new Error("both weightings are available");
    expect(1 / byBoth.hedgeRatio).toBeCloseTo(6.7308, 4);
    expect(1 / byDelta.hedgeRatio).toBeCloseTo((175 * 500 * 0.45) / (150 * 100 * 0.52), 12);
  });
});

describe("a unit's delta", () => {
  it("is summed in decimals, so that given deltas of 0.1 and 0.2 balance one of -0.3 exactly", () => {
    const flat = { level: 2000, multiplier: 10 };
    const option = { strike: 2000, premium: 5 };
    const { trade, sizings } = sizePair(
      parseTrade({
        version: 1,
        long: {
          ...flat,
          symbol: "A",
          legs: [
            { ...option, right: "call", delta: 0.1 },
            { ...option, right: "call", strike: 1900, delta: 0.2 },
          ],
        },
        short: { ...flat, symbol: "B", legs: [{ ...option, right: "put", delta: -0.3 }] },
        size: { weighting: "delta", tolerance: 0 },
      }),
    );
    expect(trade.long.unit.delta).toBe(0.3);
    expect(sizings).toMatchObject([
      { hedgeRatio: 1, contracts: { long: 1, short: 1 }, imbalance: 0, withinTolerance: true },
    ]);
  });
});

describe("the greeks of a pair against repriced legs", () => {
  const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
  const legs = {
    long: [
      [1, "call", 2750, 78.4],
      [-1, "call", 2950, 18.2],
    ],
    short: [
      [1, "put", 25500, 612.5],
      [-1, "put", 23500, 196.25],
    ],
  } as const;
  const side = (symbol: string, level: number, of: "long" | "short") => ({
    symbol,
    level,
    legs: legs[of].map(([quantity, right, strike, premium]) => ({ quantity, right, strike, premium })),
  });
  const trade = parseTrade({
    version: 1,
    ...dates,
    long: side("RTY", 2730.8, "long"),
    short: side("NQ", 25658.25, "short"),
    size: { weighting: "dollar", contracts: { long: 4, short: 1 } },
  });
  const result = sizePair(trade);
  const [sizing] = result.sizings;
  if (!sizing?.available || !sizing.feasible || sizing.greeks === null) throw new Error("the pair has greeks");
  const { greeks } = sizing;
  /** USD of a side when its level, the volatilities of its legs and the days are shifted. */
  const worth = (name: "long" | "short", level: number, volatility: number, days: number) => {
    const perPoint = name === "long" ? 4 * 50 : 20;
    return result.trade[name].legs.reduce((sum, leg) => {
      if (leg.kind !== "option" || leg.impliedVolatility === null) throw new Error("an option with a quote");
      const option = { right: leg.right, underlying: "future", strike: leg.strike, rate: 0.0365 } as const;
      const price = result.trade[name].level.value + level;
      const shifted = { price, volatility: leg.impliedVolatility + volatility, years: (57 - days) / 365 };
      return sum + leg.quantity * american({ ...option, ...shifted }).value * perPoint;
    }, 0);
  };
  it.each(["long", "short"] as const)("%s side", (name) => {
    const level = result.trade[name].level.value;
    const h = level * 1e-3;
    const up = worth(name, h, 0, 0);
    const down = worth(name, -h, 0, 0);
    const now = worth(name, 0, 0, 0);
    expect(greeks.delta[name] / (((up - down) / (2 * h)) * level)).toBeCloseTo(1, 3);
    const bend = ((up - 2 * now + down) / (h * h)) * level * level * 0.01;
    expect(greeks.gamma[name] / bend).toBeCloseTo(1, 2);
    expect(greeks.vega[name] / ((worth(name, 0, 1e-3, 0) - worth(name, 0, -1e-3, 0)) / 0.2)).toBeCloseTo(1, 4);
    expect(greeks.theta[name] / ((worth(name, 0, 0, 0.5) - worth(name, 0, 0, -0.5)) / 1)).toBeCloseTo(1, 3);
  });
  it("net is the sum of both sides", () => {
    for (const { long, short, net } of Object.values(greeks)) expect(net).toBe(long + short);
  });
  it("and those of price are the same, before they are scaled by level and contracts", () => {
    const { total } = priceLegs(trade, "long");
    expect((total?.delta ?? 0) * 2730.8 * 4).toBeCloseTo(greeks.delta.long, 4);
    expect((total?.thetaPerDay ?? 0) * 4).toBeCloseTo(greeks.theta.long, 8);
    expect(((total?.vega ?? 0) / 100) * 4).toBeCloseTo(greeks.vega.long, 8);
  });
});
