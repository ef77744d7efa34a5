import fc from "fast-check";
import { describe, expect, it } from "vitest";
import oracle from "../../../fixtures/oracles/mark-parts.json" with { type: "json" };
import { markPair, type PairTrade, parseTrade } from "../../../src/index.ts";
import { later, trade } from "./trades.ts";

/** The trade as it is on another day: quotes of today where any are given, else none. */
const today = (asOf: string, long: object, short: object, changes: object = {}): PairTrade =>
  later(long, short, { asOf, ...changes });

/** The error function by its series, and beyond 2.5 by Laplace's continued fraction: an oracle of its own. */
function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 2.5) {
    let tail = size;
    for (let n = 80; n >= 1; n--) tail = size + n / 2 / tail;
    return Math.sign(x) * (1 - Math.exp(-size * size) / (Math.sqrt(Math.PI) * tail));
  }
  let [term, sum] = [x, x];
  for (let n = 1; n < 120; n++) {
    term *= -(x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
const cdf = (x: number) => 0.5 * (1 + erf(x / Math.SQRT2));
function black(right: "call" | "put", f: number, k: number, t: number, r: number, sigma: number): number {
  if (t === 0) return Math.max(0, right === "call" ? f - k : k - f);
  const s = sigma * Math.sqrt(t);
  const d1 = Math.log(f / k) / s + s / 2;
  const call = Math.exp(-r * t) * (f * cdf(d1) - k * cdf(d1 - s));
  return right === "call" ? call : call - Math.exp(-r * t) * (f - k);
}

describe("an open pair", () => {
  it("on the day of the entry at its prices has made nothing, part by part", () => {
    const now = today("2026-01-22", {}, {});
    const mark = markPair(trade(), now);
    expect(mark.contracts).toEqual({ long: 4, short: 1 });
    expect(mark.profit).toEqual({ long: 0, short: 0, net: 0 });
    for (const part of Object.values(mark.attribution ?? {})) expect(part).toEqual({ long: 0, short: 0, net: 0 });
    expect(mark.attribution).not.toBeNull();
    expect(mark.ratio).toMatchObject({ drift: 0, now: mark.ratio.entry });
    expect(mark.chosenNow).toEqual(mark.contracts);
    expect([mark.shareOfMaxGain, mark.shareOfMaxLoss, mark.daysLeft]).toEqual([0, 0, 57]);
    expect(mark.legs.map((leg) => leg.mark?.from)).toEqual(["model", "model", "model", "model"]);
  });

  it("at expiry has made exactly what its legs leave", () => {
    // By hand: 4 × 50 × (200 − 60.2) and 20 × (500 − 416.25), the puts 500 in the money.
    const mark = markPair(trade(), today("2026-03-20", { level: 3000 }, { level: 25000 }));
    expect(mark.profit).toEqual({ long: 27_960, short: 1_675, net: 29_635 });
    expect(mark.attribution?.unexplained.net).toBe(0);
    expect(mark.legs.map((leg) => [leg.mark?.from, leg.mark?.value])).toEqual([
      ["expiry", 250],
      ["expiry", 50],
      ["expiry", 500],
      ["expiry", 0],
    ]);
    // Max gain 4 × 6,990 + 31,675.
    expect(mark.maxGain).toMatchObject({ amount: 59_635 });
    expect(mark.shareOfMaxGain).toBeCloseTo(29_635 / 59_635, 15);
  });

  it("at quotes of today is worth their middle, and closes on the other side", () => {
    const long = { level: 2800, legs: ["2750C @ 110", "-1 2950C @ 30"] };
    const mark = markPair(trade(), today("2026-02-20", long, { legs: ["25500P @ 300", "-1 23500P @ 60.5"] }));
    // 4 × 50 × ((110 − 78.4) − (30 − 18.2)) = 3,960; 20 × ((300 − 612.5) − (60.5 − 196.25)) = −3,535
    expect(mark.profit).toEqual({ long: 3_960, short: -3_535, net: 425 });
    expect(mark.profitAtMid).toEqual(mark.profit);
    const parts = mark.attribution;
    if (parts === null) throw new Error("every leg has a model");
    const sum = Object.values(parts).reduce((total, part) => total + part.net, 0);
    expect(sum).toBeCloseTo(425, 8);
    expect(parts.unexplained.net).toBe(0);
    expect(parts.spread.net).toBe(0);
  });

  it("adds up to the cent for any prices, and each European part is a difference of Black-76 values", () => {
    const weekly = { exercise: "european" };
    const european = trade({}, weekly, weekly);
    const rate = 0.0365;
    const start = 57 / 365;
    const sigmaOf = (right: "call" | "put", f: number, k: number, premium: number) => {
      let [low, high] = [0.001, 3];
      for (let i = 0; i < 200; i++) {
        const middle = (low + high) / 2;
        if (black(right, f, k, start, rate, middle) < premium) low = middle;
        else high = middle;
      }
      return (low + high) / 2;
    };
    const legs = [
      { side: "long", right: "call", strike: 2750, premium: 78.4, usd: 4 * 50 },
      { side: "long", right: "call", strike: 2950, premium: 18.2, usd: -4 * 50 },
      { side: "short", right: "put", strike: 25500, premium: 612.5, usd: 20 },
      { side: "short", right: "put", strike: 23500, premium: 196.25, usd: -20 },
    ] as const;
    const before = { long: 2730.8, short: 25658.25 };
    const level = (base: number) => fc.integer({ min: -15, max: 15 }).map((percent) => base * (1 + percent / 100));
    fc.assert(
      fc.property(
        level(before.long),
        level(before.short),
        fc.double({ min: 0.05, max: 0.6, noNaN: true }),
        fc.constantFrom(["2026-01-22", start] as const, ["2026-02-20", 28 / 365] as const),
        fc.constantFrom(rate, 0.041),
        (a, b, vol, [asOf, years], rateNow) => {
          const now = { long: a, short: b };
          const [long, short] = [{ level: a, impliedVolatility: vol }, { level: b }];
          const mark = markPair(
            european,
            today(asOf, { ...long, ...weekly }, { ...short, ...weekly }, { rate: rateNow }),
          );
          const parts = mark.attribution;
          if (parts === null) throw new Error("every leg has a model");
          const net = Object.values(parts).reduce((total, part) => total + part.net, 0);
          expect(Math.abs(net - (mark.profit.net ?? Number.NaN))).toBeLessThan(0.005);
          expect(parts.unexplained.net).toBe(0);
          const expected = { time: 0, level: 0, volatility: 0 };
          for (const { side, right, strike, premium, usd } of legs) {
            const sigma = sigmaOf(right, before[side], strike, premium);
            const later = black(right, before[side], strike, years, rateNow, sigma);
            const moved = black(right, now[side], strike, years, rateNow, sigma);
            const value = side === "long" ? black(right, now[side], strike, years, rateNow, vol) : moved;
            expected.time += usd * (later - premium);
            expected.level += usd * (moved - later);
            expected.volatility += usd * (value - moved);
          }
          expect(parts.time.net).toBeCloseTo(expected.time, 4);
          expect(parts.delta.net + parts.gamma.net).toBeCloseTo(expected.level, 4);
          expect(parts.volatility.net).toBeCloseTo(expected.volatility, 4);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("has the greeks of its European legs: differences of Black-76 values", () => {
    const weekly = { exercise: "european" };
    const [rty, nq] = [2800, 25_000];
    const mark = markPair(
      trade({}, weekly, weekly),
      today(
        "2026-02-20",
        { level: rty, impliedVolatility: "20%", ...weekly },
        { level: nq, impliedVolatility: "25%", ...weekly },
      ),
    );
    const years = 28 / 365;
    const long = (f: number, t: number, sigma: number) =>
      200 * (black("call", f, 2750, t, 0.0365, sigma) - black("call", f, 2950, t, 0.0365, sigma));
    const short = (f: number, t: number, sigma: number) =>
      20 * (black("put", f, 25_500, t, 0.0365, sigma) - black("put", f, 23_500, t, 0.0365, sigma));
    for (const [side, value, level, sigma] of [
      ["long", long, rty, 0.2],
      ["short", short, nq, 0.25],
    ] as const) {
      const slope = (of: (x: number) => number, x: number, h: number) => (of(x + h) - of(x - h)) / (2 * h);
      const h = level / 1000;
      const [up, at, down] = [level + h, level, level - h].map((f) => value(f, years, sigma)) as [
        number,
        number,
        number,
      ];
      const expected = {
        // USD for the level's whole, and the change of that for 1 % of the level.
        delta: level * slope((f) => value(f, years, sigma), level, h),
        gamma: (level * level * 0.01 * (up - 2 * at + down)) / (h * h),
        // USD a point of volatility, and a day.
        vega: 0.01 * slope((s) => value(level, years, s), sigma, 1e-4),
        theta: -slope((t) => value(level, t, sigma), years, 1e-4) / 365,
      };
      for (const name of ["delta", "gamma", "vega", "theta"] as const) {
        const got = mark.greeks?.[name][side] ?? Number.NaN;
        expect(Math.abs(got / expected[name] - 1), `${side} ${name}`).toBeLessThan(1e-4);
      }
    }
    for (const { long: a, short: b, net } of Object.values(mark.greeks ?? {})) expect(net).toBe(a + b);
  });

  it("of what is held is marked instrument by instrument, small futures by a tenth", () => {
    const held = trade({ holdings: [{ RTY: "+3 F @ 2700" }, { M2K: "+5 F @ 2710" }, { NQ: "-1 F @ 25000" }] });
    const mark = markPair(held, today("2026-02-20", { level: 2800 }, { level: 25500 }));
    // 3 × 50 × 100 + 5 × 5 × 90 − 20 × 500
    expect(mark.profit).toEqual({ long: 17_250, short: -10_000, net: 7_250 });
    expect(mark.contracts).toBeNull();
    // Entered 30.8 and 20.8 below the level, and 658.25 below it: no model explains that.
    expect(mark.attribution?.delta.long).toBeCloseTo(3 * 50 * 69.2 + 25 * 69.2, 8);
    expect(mark.attribution?.unexplained.long).toBeCloseTo(3 * 50 * 30.8 + 25 * 20.8, 8);
  });

  it("whose leg has neither a quote nor a volatility is not marked, and has no sum", () => {
    // 8.00 is below what the call would give if exercised: no volatility implies it.
    const size = { weighting: "dollar", contracts: { long: 4, short: 1 } };
    const cheap = trade({ size }, { legs: ["2700C @ 8.00"] });
    const mark = markPair(cheap, today("2026-02-20", { legs: ["2700C"] }, {}));
    expect(mark.profit.net).toBeNull();
    expect(mark.profit.short).not.toBeNull();
    expect(mark.warnings).toContainEqual(expect.objectContaining({ code: "NOT_MARKED" }));
    const rules = { limits: { takeProfit: "50%", maxRatioDrift: "10%" } };
    const held = markPair({ ...cheap, limits: trade(rules).limits }, today("2026-02-20", { legs: ["2700C"] }, {}));
    expect(held.rules.map(({ reached, reason }) => [reached, reason?.code])).toEqual([
      [null, "RULE_NOT_MARKED"],
      [null, "RULE_NO_RATIO"],
    ]);
    expect(mark.attribution).toBeNull();
  });

  it.each([
    ["MARK_BEFORE_ENTRY", trade(), today("2026-01-21", {}, {})],
    ["MARK_AFTER_EXPIRY", trade(), today("2026-03-23", {}, {}, { expiry: "2026-06-18" })],
    ["OTHER_TRADE", trade(), today("2026-02-20", {}, {}, { long: { symbol: "IWM", level: 280 } })],
    ["OTHER_TRADE", trade(), today("2026-02-20", { multiplier: 5 }, {})],
    ["OTHER_TRADE", trade(), today("2026-02-20", {}, {}, { expiry: "2026-06-18" })],
    ["MARK_NEEDS_DATE", trade(), { ...today("2026-01-22", {}, {}), asOf: null }],
    ["TRADED_UNKNOWN", trade({ size: {} }), today("2026-01-22", {}, {})],
    ["ENTRY_MISSING", trade({ holdings: [{ RTY: "+3 F" }] }), today("2026-01-22", {}, {})],
  ])("is refused by %s", (code, then, now) => {
    expect(() => markPair(then, now)).toThrow(expect.objectContaining({ code }));
  });

  it("names what the trade of today is, and what is open", () => {
    expect(() => markPair(trade(), today("2026-02-20", { multiplier: 5 }, {}))).toThrow(
      "the long side of now is RTY of 5, and that of the open pair is RTY of 50 a point",
    );
    expect(() => markPair(trade(), today("2026-02-20", {}, {}, { expiry: "2026-06-18" }))).toThrow(
      "the long side of now is RTYM6, and that of the open pair is RTYH6",
    );
  });

  it("takes prices of another future than that of the entry where the price of the entry's is given too", () => {
    const pair = trade({ long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25_658.25 } });
    const now = today("2026-02-20", {}, {}, { expiry: "2026-06-18" });
    expect(() => markPair(pair, now, { levels: { RTYH6: 2740.8 } })).toThrow("the short side of now is NQM6");
    const { profit } = markPair(pair, now, { levels: { RTYH6: 2740.8, NQH6: 25_657.25 } });
    // 4 × 50 × 10, and 20 × 1.
    expect(profit).toEqual({ long: 2_000, short: 20, net: 2_020 });
  });

  it("of an empty list of holdings holds nothing", () => {
    const mark = markPair(trade({ holdings: [] }), today("2026-02-20", { level: 2800 }, {}));
    expect([mark.positions, mark.legs, mark.profit.net]).toEqual([[], [], 0]);
  });

  it("at the net prices of its entry has not drifted", () => {
    const verticals = (asOf: string) =>
      trade(
        { asOf, size: { weighting: "delta-neutral", tolerance: "20%" } },
        { legs: ["2700/2900 CS @ 80"] },
        { legs: ["26000/24500 PS @ 600"] },
      );
    const mark = markPair(verticals("2026-01-22"), verticals("2026-01-22"));
    expect(mark.ratio.drift).toBe(0);
    expect(mark.chosenNow).toEqual(mark.contracts);
  });

  it("weighs volatilities by those of today", () => {
    const size = { weighting: "volatility-adjusted", contracts: { long: 7, short: 2 } };
    const now = today("2026-02-20", { volatility: "37%" }, {}, { size });
    // 37 % for 18.5 %.
    expect(markPair(trade({ size }), now).ratio.drift).toBeCloseTo(1, 12);
  });

  it("weighs beta by that of today", () => {
    const size = { weighting: "beta-neutral", contracts: { long: 4, short: 1 } };
    const now = today("2026-02-20", { beta: 1.25 }, {}, { size });
    expect(markPair(trade({ size }, { beta: 1 }), now).ratio.drift).toBeCloseTo(0.25, 12);
  });

  it("of holdings of June has no ratio once the options of the trade, of March, have expired", () => {
    const held = trade({ holdings: [{ RTY: "+2 Jun26 F @ 2700" }] });
    const mark = markPair(held, today("2026-04-10", { level: 2800 }, {}, { expiry: "2026-06-18" }));
    expect(mark.profit.net).toBe(10_000);
    expect([mark.ratio.now, mark.chosenNow]).toEqual([null, null]);
  });

  it.each(["M2KM6", "RTYM6"])("prices a held M2KM6 by a level that is keyed %s", (code) => {
    const held = trade({ holdings: [{ M2K: "+2 M2KM6 @ 2700" }] });
    const { profit } = markPair(held, today("2026-02-20", {}, {}), { levels: { [code]: 2820 } });
    // 2 × 5 × 120.
    expect(profit.net).toBe(1_200);
  });

  it("is refused where its holdings and a request both say how much is held", () => {
    const held = trade({ holdings: [{ RTY: "+3 F @ 2700" }] });
    expect(() => markPair(held, today("2026-02-20", {}, {}), { contracts: { long: 4, short: 1 } })).toThrow(
      expect.objectContaining({ code: "CONTRACTS_BESIDE_HOLDINGS" }),
    );
  });
});

describe("the rules of an open pair", () => {
  const limits = { takeProfit: "40%", stopLoss: "30%", daysLeft: 21, maxRatioDrift: "10%" };
  const reached = (asOf: string, long: object, short: object) =>
    Object.fromEntries(
      markPair(trade({ limits }), today(asOf, long, short)).rules.map(({ name, reached: is }) => [name, is]),
    );

  it("are not reached on the first day", () => {
    expect(reached("2026-01-22", {}, {})).toEqual({
      ...{ takeProfit: false, stopLoss: false, daysLeft: false, maxRatioDrift: false },
    });
  });

  it("are reached at their limits: 21 days, 40 % of the gain, 30 % of the loss, 10 % of drift", () => {
    // 23,854 of 59,635 is 40 %: 4 × 50 × (x − 60.2) + 20 × (y − 416.25) with x = 121.07, y = 1000.25 makes 23,854.
    const gain = { legs: ["2750C @ 121.07", "-1 2950C @ 0"] };
    const puts = { legs: ["25500P @ 1000.25", "-1 23500P @ 0"] };
    expect(4 * 50 * (121.07 - 60.2) + 20 * (1000.25 - 416.25)).toBeCloseTo(23_854, 9);
    expect(reached("2026-02-27", gain, puts)).toMatchObject({ takeProfit: true, daysLeft: true, stopLoss: false });
    expect(reached("2026-02-26", { ...gain, legs: ["2750C @ 121.06", "-1 2950C @ 0"] }, puts)).toMatchObject({
      ...{ takeProfit: false, daysLeft: false },
    });
    expect(reached("2026-02-26", { level: 3010 }, {})).toMatchObject({ maxRatioDrift: true });
    expect(reached("2026-02-26", { level: 3000 }, {})).toMatchObject({ maxRatioDrift: false });
    const lost = { legs: ["2750C @ 18", "-1 2950C @ 0"] };
    expect(reached("2026-02-26", lost, { legs: ["25500P @ 416.25", "-1 23500P @ 0"] })).toMatchObject({
      stopLoss: true,
    });
  });

  it("that cannot be measured count as reached, and say why", () => {
    const futures = parseTrade({
      ...{ version: 1, asOf: "2026-01-22", size: { weighting: "dollar" }, limits },
      ...{ long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 } },
    });
    const { rules } = markPair(futures, { ...futures, asOf: "2026-02-20" });
    expect(rules.map(({ reached: is, reason }) => [is, reason?.code])).toEqual([
      [null, "RULE_NO_BOUND"],
      [null, "RULE_NO_BOUND"],
      [null, "RULE_NO_EXPIRY"],
      [false, undefined],
    ]);
  });
});

describe("the parts of an American option's profit are differences of QuantLib's values", () => {
  const expiries: Readonly<Record<number, string>> = { 57: "2026-03-20", 330: "2026-12-18" };
  const dayAfter = (days: number) => new Date(Date.UTC(2026, 0, 22 + days)).toISOString().slice(0, 10);

  it.each(oracle.rows.map((row, at) => [at, row] as const))("row %i", (_, row) => {
    const [right] = row;
    const [price, strike, days, volatility, rate, later, priceNow, volatilityNow, premium, mark, ...parts] = row.slice(
      1,
    ) as number[];
    const symbol = price === 2730.8 ? "RTY" : "NQ";
    const other = symbol === "RTY" ? { symbol: "NQ", level: 25_658.25 } : { symbol: "RTY", level: 2730.8 };
    const trade = (asOf: string, level: unknown, leg: object, more: object = {}) =>
      parseTrade({
        ...{ version: 1, asOf, expiry: expiries[days ?? 0], rate: `${100 * (rate ?? 0)}%` },
        long: {
          symbol,
          level,
          volatility: `${100 * (volatility ?? 0)}%`,
          legs: [{ quantity: 1, right, strike, ...leg }],
          ...more,
        },
        short: { ...other, volatility: "20%" },
        size: { weighting: "dollar", contracts: { long: 1, short: 1 } },
      });
    const now = trade(dayAfter(later ?? 0), priceNow, {}, { impliedVolatility: `${100 * (volatilityNow ?? 0)}%` });
    const [leg] = markPair(trade("2026-01-22", price, { premium }), now).legs;
    const each = symbol === "RTY" ? 50 : 20;
    const near = (found: number | undefined, points: number | undefined, within: number) =>
      expect(Math.abs((found ?? Number.NaN) / each - (points ?? Number.NaN))).toBeLessThan(within * (price ?? 0));
    near(each * (leg?.mark?.value ?? Number.NaN), mark, 1e-6);
    near(leg?.attribution?.time, parts[0], 1e-6);
    // A delta within 1e-6, times the move.
    near(leg?.attribution?.delta, parts[1], 1e-6);
    near(leg?.attribution?.gamma, parts[2], 1e-6);
    near(leg?.attribution?.volatility, parts[3], 1e-6);
    expect([leg?.attribution?.spread, leg?.attribution?.unexplained]).toEqual([0, 0]);
  });
});
