import { describe, expect, it } from "vitest";
import { as, type Points } from "../../../src/core/quantity.ts";
import { closePair, markPair, sizePair } from "../../../src/index.ts";
import { chain, row } from "../option/chain-rows.ts";
import { futures, later, quoted, trade } from "./trades.ts";

describe("the greeks of an open pair", () => {
  it("of futures are their levels: delta in USD, nothing else", () => {
    const mark = markPair(
      futures(
        "2026-01-22",
        {},
        {},
        { holdings: [{ RTY: "+3 F @ 1990" }, { M2K: "+5 F @ 1990" }, { NQ: "-2 F @ 25000" }] },
      ),
      futures("2026-02-20", { level: 2100 }, { level: 26_000 }),
    );
    // 3 × 50 × 2,100 + 5 × 5 × 2,100, and 2 × 20 × 26,000.
    expect(mark.greeks?.delta).toEqual({ long: 367_500, short: -1_040_000, net: -672_500 });
    const nothing = { long: 0, short: 0, net: 0 };
    expect(mark.greeks).toMatchObject({ gamma: nothing, vega: nothing, theta: nothing });
    // 3 × 50 × 110 + 25 × 110, and 2 × 20 × 1,000.
    expect(mark.profit).toEqual({ long: 19_250, short: -40_000, net: -20_750 });
  });

  it("on the last day are those of what exercise leaves: one for one in the money, nothing else", () => {
    const now = (rty: number, nq: number) =>
      markPair(trade(), later({ level: rty }, { level: nq }, { asOf: "2026-03-20" }));
    const { greeks } = now(2800, 25_000);
    // Only the call at 2,750 and the put at 25,500 are exercised.
    expect(greeks?.delta).toEqual({ long: 4 * 50 * 2800, short: -20 * 25_000, net: 560_000 - 500_000 });
    const nothing = { long: 0, short: 0, net: 0 };
    expect(greeks).toMatchObject({ gamma: nothing, vega: nothing, theta: nothing });
    // At the strike, and beyond both strikes, nothing is left.
    expect(now(2750, 25_500).greeks?.delta).toEqual(nothing);
    expect(now(3000, 23_000).greeks?.delta).toEqual(nothing);
    expect(now(2750, 25_500).profit).toEqual({ long: -12_040, short: -8_325, net: -20_365 });
  });

  it("are not known where a leg has no volatility", () => {
    const long = { legs: ["2700C @ 8.00"] };
    const cheap = trade({ size: { weighting: "dollar", contracts: { long: 4, short: 1 } } }, long);
    const mark = markPair(cheap, later({ legs: ["2700C"] }));
    expect([mark.greeks, mark.chosenNow]).toEqual([null, null]);
    expect(mark.legs[0]).toMatchObject({ mark: null, profit: null, attribution: null });
    expect(mark.warnings).toContainEqual(
      expect.objectContaining({ code: "NOT_MARKED", args: { legs: ["RTOH6 C2700"], of: 3 } }),
    );
  });
});

describe("a mark", () => {
  it("says what it is of, then and now", () => {
    const mark = markPair(trade(), later({ level: 2800 }, { level: 25_500 }));
    expect(mark.symbols).toEqual({ long: "RTY", short: "NQ" });
    expect(mark.entry).toMatchObject({
      asOf: "2026-01-22",
      levels: { long: { value: 2730.8 }, short: { value: 25_658.25 } },
    });
    expect(mark.now).toMatchObject({ asOf: "2026-02-20", levels: { long: { value: 2800 }, short: { value: 25_500 } } });
    expect(mark.warnings).toContainEqual(
      expect.objectContaining({
        code: "MARKED_BY_MODEL",
        args: { legs: ["RTOH6 C2750", "RTOH6 C2950", "NQH6 P25500", "NQH6 P23500"], of: 4, hasChain: false },
      }),
    );
  });

  it("closes what was bought at the bid and what was sold at the ask, or in the middle of a row that lacks it", () => {
    const now = later();
    const rows = [row(2750, "call", { bid: 98.2, ask: 99.4 }), row(2950, "call", { settle: 17.5 })];
    const mark = markPair(trade(), { ...now, long: { ...now.long, chain: chain(rows, "2026-02-20") } });
    expect(mark.legs.slice(0, 2).map((leg) => leg.mark)).toEqual([
      { value: 98.2, mid: 98.8, from: "mid" },
      { value: 17.5, mid: 17.5, from: "settle" },
    ]);
    // 4 × 50 × (98.2 − 78.4 − (17.5 − 18.2)); the spread costs 4 × 50 × 0.6.
    expect(mark.profit.long).toBe(4_100);
    expect(mark.profitAtMid.long).toBe(4_220);
    expect(mark.attribution?.spread.long).toBe(-120);
    const sold = trade({}, { legs: ["-1 2750C @ 78.40", "2950C @ 18.20"] });
    expect(markPair(sold, { ...now, long: { ...now.long, chain: chain(rows, "2026-02-20") } }).legs[0]?.mark).toEqual({
      value: 99.4,
      mid: 98.8,
      from: "mid",
    });
  });

  it("takes the share of the max loss that is lost, and none of the gain", () => {
    const now = later({ legs: ["2750C @ 18", "-1 2950C @ 0"] }, { legs: quoted.short });
    const mark = markPair(trade(), now);
    // 4 × 50 × (60.2 − 18) of 20,365.
    expect([mark.shareOfMaxLoss, mark.shareOfMaxGain]).toEqual([8_440 / 20_365, 0]);
  });

  it("holds its fees against the shares, and not against the profit", () => {
    const fee = trade({ size: { weighting: "dollar", fee: 2 } });
    const mark = markPair(fee, trade({}, { legs: ["2750C @ 98.40", "-1 2950C @ 18.20"] }));
    // 4 × 50 × 20 less 10 contracts at 2 USD, of 59,635 less 20.
    expect([mark.profit.net, mark.fees, mark.shareOfMaxGain]).toEqual([4_000, 20, 3_980 / 59_615]);
  });

  it("counts the days to the nearer of two expiries, and has no bounds where one side has both", () => {
    const holdings = [
      { RTY: "+1 2026-03-20 2750C @ 78.40" },
      { RTY: "+1 2026-06-18 2750C @ 150" },
      { NQ: "+1 2026-06-18 25500P @ 900" },
    ];
    const limits = { takeProfit: "50%", stopLoss: "50%" };
    const vol = { impliedVolatility: "20%" };
    const levels = { RTYM6: as<Points>(2750), NQM6: as<Points>(25_900) };
    const mark = markPair(trade({ holdings, limits }), later(vol, vol), { levels });
    expect(mark.daysLeft).toBe(28);
    expect([mark.maxLoss, mark.maxGain, mark.shareOfMaxGain, mark.shareOfMaxLoss]).toEqual([null, null, null, null]);
    const why = "several-expiries";
    expect(mark.rules.map(({ reached, reason }) => [reached, reason?.code, reason?.args])).toEqual([
      [null, "RULE_NO_BOUND", { name: "takeProfit", why }],
      [null, "RULE_NO_BOUND", { name: "stopLoss", why }],
    ]);
  });

  it("chooses by today's levels; contracts that were fixed on both sides are free again, on one side they stay", () => {
    // 100,000 and 500,000 USD a contract.
    const now = futures("2026-02-20", { level: 2000 }, { level: 25_000 });
    const then = (contracts: object) =>
      futures("2026-01-22", { level: 2100 }, { level: 21_000 }, { size: { weighting: "dollar", contracts } });
    expect(markPair(then({ long: 7, short: 2 }), now).chosenNow).toEqual({ long: 5, short: 1 });
    expect(markPair(then({ short: 2 }), now).chosenNow).toEqual({ long: 10, short: 2 });
  });

  it("of shares counts a hundred to a contract", () => {
    const pair = (iwm: number, qqq: number, asOf: string) =>
      futures(
        asOf,
        { symbol: "IWM", level: iwm },
        { symbol: "QQQ", level: qqq },
        {
          size: { contracts: { long: 100, short: 43 } },
        },
      );
    const close = closePair(pair(271.35, 622, "2026-01-22"), pair(280.01, 620.5, "2026-02-20"));
    // 10,000 × 8.66 and 4,300 × 1.5.
    expect(close.realised).toEqual({ long: 86_600, short: 6_450, net: 93_050 });
    const none = { right: null, strike: null, expiry: null };
    expect(close.orders).toEqual([
      {
        side: "long",
        ticket: "sell 10000 shares of IWM",
        action: "sell",
        quantity: 10_000,
        code: "IWM",
        ...none,
        limit: 280.01,
        price: 280.01,
      },
      {
        side: "short",
        ticket: "buy 4300 shares of QQQ",
        action: "buy",
        quantity: 4_300,
        code: "QQQ",
        ...none,
        limit: 620.5,
        price: 620.5,
      },
    ]);
  });
});

describe("a vertical bought at its net price", () => {
  const net = trade({}, { legs: ["2750/2950 CS @ 60.20"] });
  const legs = {
    long: { legs: ["2750C @ 110", "-1 2950C @ 30"] },
    short: { legs: ["25500P @ 300", "-1 23500P @ 60.5"] },
  };

  it("has made what both legs together have, and no leg's share of it implies a volatility", () => {
    const mark = markPair(net, later(legs.long, legs.short));
    // 4 × 50 × (80 − 60.2).
    expect(mark.profit.long).toBe(3_960);
    const [bought, sold, put] = mark.legs;
    expect((bought?.entry ?? 0) - (sold?.entry ?? 0)).toBeCloseTo(60.2, 12);
    expect([bought?.impliedVolatility.entry, sold?.impliedVolatility.entry]).toEqual([null, null]);
    expect(put?.impliedVolatility.entry).toBeGreaterThan(0.1);
    // At the volatility that the side is sized with, the model leaves as much unexplained as it is off the net price.
    const parts = mark.attribution;
    if (parts === null) throw new Error("the side has a volatility");
    expect(Object.values(parts).reduce((sum, part) => sum + part.long, 0)).toBeCloseTo(3_960, 8);
    expect(Math.abs(parts.unexplained.long)).toBeGreaterThan(0);
    expect(parts.unexplained.short).toBe(0);
  });

  it("is not marked by the model of an entry that nothing implies", () => {
    const mark = markPair(net, later());
    expect(mark.legs.map((leg) => leg.mark?.from ?? null)).toEqual([null, null, "model", "model"]);
    expect(mark.profit.long).toBeNull();
    const given = markPair(net, later({ impliedVolatility: "18.5%" }));
    expect(given.legs.map((leg) => leg.mark?.from ?? null)).toEqual(["model", "model", "model", "model"]);
  });
});

describe("the rules of an open pair at their limits", () => {
  const limits = { takeProfit: "50%", stopLoss: "50%", daysLeft: 21, maxRatioDrift: "10%" };
  const rules = (level: number) =>
    markPair(futures("2026-01-22", {}, {}, { limits }), futures("2026-02-20", { level }, {})).rules;

  it("a drift is reached beyond its limit, either way", () => {
    // 50 × 2,000 over 20 × 25,000 is 0.2; 2,200 makes 0.22 and 1,800 makes 0.18.
    const drift = (level: number) => rules(level).find(({ name }) => name === "maxRatioDrift");
    expect(drift(2200)).toEqual({ name: "maxRatioDrift", limit: 0.1, actual: 0.1, reached: false, reason: null });
    expect(drift(1800)).toMatchObject({ actual: -0.1, reached: false });
    expect([drift(2200.5)?.reached, drift(1799.5)?.reached]).toEqual([true, true]);
  });

  it("that futures cannot be held against say why", () => {
    expect(rules(2000).map(({ name, reason }) => [name, reason?.code, reason?.args])).toEqual([
      ["takeProfit", "RULE_NO_BOUND", { name: "takeProfit", why: "unlimited" }],
      ["stopLoss", "RULE_NO_BOUND", { name: "stopLoss", why: "unlimited" }],
      ["daysLeft", "RULE_NO_EXPIRY", {}],
      ["maxRatioDrift", undefined, undefined],
    ]);
  });

  it("a loss that cannot be has no share", () => {
    const vol = { impliedVolatility: "20%" };
    const holdings = [{ RTY: "+1 2026-03-20 2750C @ 0" }, { NQ: "+1 2026-03-20 25500P @ 0" }];
    const mark = markPair(trade({ holdings, limits: { stopLoss: "50%" } }), later(vol, vol));
    expect([mark.maxLoss, mark.shareOfMaxLoss]).toMatchObject([{ amount: 0 }, null]);
    expect(mark.rules[0]?.reason).toMatchObject({
      code: "RULE_NO_BOUND",
      args: { name: "stopLoss", why: "none" },
    });
  });
});

describe("what was traded", () => {
  it("is the contracts that are asked for, before those that are fixed, before those that are chosen", () => {
    const both = { size: { weighting: "dollar", contracts: { long: 5, short: 2 } } };
    const now = futures("2026-02-20", {}, {});
    const of = (request: object, changes: object = both) =>
      markPair(futures("2026-01-22", {}, {}, changes), now, request).contracts;
    expect(of({})).toEqual({ long: 5, short: 2 });
    expect(of({ contracts: { long: 3, short: 1 } })).toEqual({ long: 3, short: 1 });
    expect(of({ contracts: { long: 3, short: null } })).toEqual({ long: 3, short: 2 });
    // 100,000 and 500,000 USD a contract.
    expect(of({ contracts: { long: null, short: 3 } }, {})).toEqual({ long: 15, short: 3 });
    expect(of({}, {})).toEqual({ long: 5, short: 1 });
  });

  it("is not known of several weightings where one side is fixed, unless one is named", () => {
    const several = futures(
      "2026-01-22",
      { volatility: "20%" },
      { volatility: "10%" },
      {
        size: { contracts: { short: 2 } },
      },
    );
    const now = futures("2026-02-20", {}, {});
    expect(() => markPair(several, now)).toThrow(expect.objectContaining({ code: "TRADED_UNKNOWN" }));
    expect(markPair(several, now, { weighting: "dollar-neutral" }).contracts).toEqual({ long: 10, short: 2 });
    // Twice the volatility, half the contracts.
    expect(markPair(several, now, { weighting: "volatility-adjusted" })).toMatchObject({
      ...{ weighting: "volatility-adjusted", contracts: { long: 5, short: 2 } },
    });
    const still = futures("2026-01-22", {}, {}, { size: { contracts: { short: 2 } } });
    expect(() => markPair(still, now, { weighting: "volatility-adjusted" })).toThrow(
      expect.objectContaining({ code: "VOLATILITY_MISSING" }),
    );
  });

  it("counts a pair of micros in both contracts", () => {
    const size = { weighting: "dollar", withMicros: true };
    const later = futures("2026-02-20", { level: 2010 }, {});
    const counted = { contracts: { long: 38, short: 10 } };
    const mark = markPair(futures("2026-01-22", {}, {}, { size }), later, counted);
    expect(mark.legs.map(({ name, quantity }) => [name, quantity])).toEqual([
      ["RTYH6", 3],
      ["M2KH6", 8],
      ["NQH6", -1],
    ]);
    // 38 × 5 × 10.
    expect(mark.profit.net).toBe(1_900);
    // What a trade fixes are large contracts, as in size: 3 × 50 × 10.
    const fixed = markPair(
      futures("2026-01-22", {}, {}, { size: { ...size, contracts: { long: 3, short: 1 } } }),
      later,
    );
    expect(fixed.legs.map(({ name, quantity }) => [name, quantity])).toEqual([
      ["RTYH6", 3],
      ["NQH6", -1],
    ]);
    expect(fixed.profit.net).toBe(1_500);
  });
});

describe("a book of several instruments", () => {
  const vol = { impliedVolatility: "20%" };

  it("has bounds where a side holds futures beside options, small ones by a tenth", () => {
    const holdings = [
      { RTY: "+1 2026-03-20 2750C @ 78.40" },
      { RTY: "-1 F @ 2700" },
      { M2K: "+2 2026-03-20 2750C @ 80" },
      { NQ: "+1 2026-03-20 25500P @ 600" },
    ];
    const mark = markPair(trade({ holdings: holdings.filter((one) => one.M2K === undefined) }), later(vol, vol));
    // From 2,750 up 50 × (−50 − 78.4), at 0 50 × (2,700 − 78.4); the put 20 × 600, and 20 × 24,900.
    expect([mark.maxLoss, mark.maxGain]).toMatchObject([{ amount: 18_420 }, { amount: 131_080 + 498_000 }]);
    const small = markPair(trade({ holdings: holdings.slice(2) }), later(vol, vol));
    // 2 × 5 × 80 beside the put.
    expect([small.maxLoss, small.maxGain]).toMatchObject([{ amount: 12_800 }, { kind: "unlimited" }]);
  });

  it("marks a future of another month at its own level, without parts, and not at all without one", () => {
    const held = trade({ holdings: [{ RTY: "+2 RTYM6 @ 2740" }, { NQ: "-1 F @ 25000" }] });
    const mark = markPair(held, later({ level: 2800 }, { level: 25_500 }), { levels: { RTYM6: as<Points>(2815) } });
    expect(mark.profit).toEqual({ long: 7_500, short: -10_000, net: -2_500 });
    expect(mark.legs.map(({ attribution }) => attribution === null)).toEqual([true, false]);
    expect(mark.greeks?.delta.long).toBe(2 * 50 * 2815);
    const bareMark = markPair(held, later({ level: 2800 }, { level: 25_500 }));
    expect([bareMark.profit.long, bareMark.legs[0]?.mark, bareMark.greeks]).toEqual([null, null, null]);
    // The small contract of the same month moves as the large one.
    const small = trade({ holdings: [{ M2K: "+2 M2KH6 @ 2740" }, { NQ: "-1 F @ 25000" }] });
    expect(markPair(small, later({ level: 2800 }, { level: 25_500 })).profit.long).toBe(600);
  });

  it.each([
    [
      ["2750C @ 78.40", "-1 2950C @ 18.20"],
      ["2750C @ 98.80", "-1 2950C @ 17.50"],
    ],
    [
      ["+2 2750C @ 78.40", "-2 2950C @ 18.20"],
      ["+2 2750C @ 98.80", "-2 2950C @ 17.50"],
    ],
    [
      ["+2 2750C @ 78.40", "+2 F @ 2730.8"],
      ["+2 2750C @ 98.80", "+2 F @ 2800"],
    ],
  ])("weighs %j by today's deltas: the ratio and the contracts are those of sizing today's prices", (before, after) => {
    const size = { weighting: "delta" };
    const then = trade({ size }, { legs: before });
    const now = trade(
      { size, asOf: "2026-02-20" },
      { level: 2800, legs: after },
      { level: 25_500, legs: ["25500P @ 480", "-1 23500P @ 72"] },
    );
    const [sizing] = sizePair(now).sizings;
    if (!sizing?.available || !sizing.feasible) throw new Error("a pair fits");
    const mark = markPair(then, now);
    expect(mark.ratio.now).toBeCloseTo(sizing.hedgeRatio, 12);
    expect(mark.ratio.now).not.toBeCloseTo(mark.ratio.entry ?? 0, 2);
    expect(mark.chosenNow).toEqual(sizing.contracts);
  });

  it("has no ratio of today where legs that are not held cannot be priced, for want of a rate", () => {
    const holdings = [{ RTY: "+4 2026-03-20 2700C @ 100" }, { NQ: "+1 2026-03-20 25500P @ 612.5" }];
    const changes = { asOf: "2026-02-20", rate: null, holdings: undefined };
    const now = trade(changes, { level: 2800, legs: ["2700C @ 120"] }, { legs: ["25500P @ 480"] });
    const mark = markPair(trade({ holdings }), now);
    expect(mark.profit).toEqual({ long: 4_000, short: -2_650, net: 1_350 });
    expect([mark.ratio.now, mark.ratio.drift, mark.chosenNow]).toEqual([null, null, null]);
    expect(mark.ratio.entry).not.toBeNull();
  });
});
