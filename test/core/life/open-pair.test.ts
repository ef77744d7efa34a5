import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { as, type Points } from "../../../src/core/quantity.ts";
import { finding } from "../../../src/errors/finding.ts";
import { closePair, markPair, parseTrade, rollPair, sizePair } from "../../../src/index.ts";
import { chain, row } from "../option/chain-rows.ts";

const quoted = { long: ["2750C @ 78.40", "-1 2950C @ 18.20"], short: ["25500P @ 612.50", "-1 23500P @ 196.25"] };
const bare = { long: ["2750C", "-1 2950C"], short: ["25500P", "-1 23500P"] };

/** RTY call spreads against NQ put spreads, 4 to 1. */
const trade = (changes: object = {}, long: object = {}, short: object = {}) =>
  parseTrade({
    ...{ version: 1, asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%", size: { weighting: "dollar" } },
    long: { symbol: "RTY", level: 2730.8, volatility: "18.5%", legs: quoted.long, ...long },
    short: { symbol: "NQ", level: 25658.25, volatility: "17.3%", legs: quoted.short, ...short },
    ...changes,
  });
const later = (long: object = {}, short: object = {}, changes: object = {}) =>
  trade({ asOf: "2026-02-20", ...changes }, { legs: bare.long, ...long }, { legs: bare.short, ...short });

/** A pair of futures, or of shares, without legs. */
const futures = (asOf: string, long: object, short: object, changes: object = {}) =>
  parseTrade({
    ...{ version: 1, asOf, size: { weighting: "dollar" } },
    long: { symbol: "RTY", level: 2000, ...long },
    short: { symbol: "NQ", level: 25_000, ...short },
    ...changes,
  });

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

describe("a close", () => {
  const vol = { impliedVolatility: "20%" };

  it("of lots that net trades the rest on the side that closes it", () => {
    const holdings = [{ RTY: "+3 2026-03-20 2750C @ 60" }, { RTY: "-1 2026-03-20 2750C @ 90" }];
    const now = later();
    const rows = [row(2750, "call", { bid: 98, ask: 102 })];
    const close = closePair(trade({ holdings }), { ...now, long: { ...now.long, chain: chain(rows, "2026-02-20") } });
    expect(close.orders.map(({ ticket, price, limit }) => [ticket, price, limit])).toEqual([
      ["sell 2 RTY 2026-03-20 2750 call", 98, 98],
    ]);
    // 3 × (98 − 60) − (98 − 90), and 2 × 98, each by 50.
    expect(close.realised.long).toBe(5_300);
    expect(close.cost.long).toBe(-9_800);
  });

  it("takes the cash that its orders say, however many lots there are and whatever prices them", () => {
    const lot = fc.record({
      symbol: fc.constantFrom("RTY", "NQ"),
      quantity: fc.integer({ min: -4, max: 4 }).filter((count) => count !== 0),
      entry: fc.integer({ min: 40, max: 160 }),
      near: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(lot, { minLength: 1, maxLength: 7 }), (lots) => {
        const holdings = lots.map(({ symbol, quantity, entry, near }) => {
          const option = symbol === "RTY" ? (near ? "2750C" : "2900C") : near ? "25500P" : "24500P";
          return {
            [symbol]: `${quantity > 0 ? "+" : ""}${quantity} 2026-03-20 ${option} @ ${symbol === "RTY" ? entry : 5 * entry}`,
          };
        });
        const { orders, cost, realised } = closePair(trade({ holdings }), later(vol, vol));
        const cash = { long: 0, short: 0 };
        for (const { side, action, quantity, price } of orders) {
          cash[side] += (action === "buy" ? 1 : -1) * quantity * price * (side === "long" ? 50 : 20);
        }
        const paid = { long: 0, short: 0 };
        for (const { symbol, quantity, entry } of lots) {
          if (symbol === "RTY") paid.long += 50 * quantity * entry;
          else paid.short += 20 * quantity * 5 * entry;
        }
        for (const side of ["long", "short"] as const) {
          expect(cost[side]).toBeCloseTo(cash[side], 5);
          expect(realised[side]).toBeCloseTo(-cash[side] - paid[side], 5);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("a roll", () => {
  it("to half as many keeps the other half at its entry", () => {
    const doubled = trade(
      { size: { weighting: "dollar", contracts: { long: 4, short: 1 } } },
      { legs: ["+2 2750C @ 78.40", "-1 2950C @ 18.20"] },
    );
    const prices = { long: { legs: ["+2 2750C @ 100", "-1 2950C @ 20"] }, short: { legs: quoted.short } };
    const next = trade({}, { legs: ["2750C @ 100", "-1 2950C @ 20"] });
    const roll = rollPair(doubled, trade({}, prices.long, prices.short), next);
    expect(roll.orders.map(({ ticket, limit }) => [ticket, limit])).toEqual([["sell 4 RTY 2026-03-20 2750 call", 100]]);
    // 4 × 50 × 21.6 of what is closed; the same of what stays, less 4 × 50 × 1.8.
    expect(roll.realised).toEqual({ long: 4_320, short: 0, net: 4_320 });
    expect(roll.open).toEqual({ long: 3_960, short: 0, net: 3_960 });
    expect(roll.cost).toEqual({ long: -20_000, short: 0, net: -20_000 });
    expect(roll.positions.map(({ quantity, entry }) => [quantity, entry])).toEqual([
      [4, 78.4],
      [-4, 18.2],
      [1, 612.5],
      [-1, 196.25],
    ]);
    // 20,365 is at stake as before, 59,635 to be made; 4,320 is realised.
    expect([roll.maxLoss, roll.maxGain]).toMatchObject([{ amount: 16_045 }, { amount: 63_955 }]);
  });

  it("to twice as many leaves what is held, and buys the rest at its own price", () => {
    const size = { weighting: "dollar", contracts: { long: 4, short: 1 } };
    const now = trade({ size }, { legs: ["2750C @ 100", "-1 2950C @ 20"] });
    const next = trade({ size }, { legs: ["+2 2750C @ 101", "-1 2950C @ 20"] });
    const roll = rollPair(trade({ size }), now, next);
    expect(roll.orders.map(({ ticket, limit }) => [ticket, limit])).toEqual([["buy 4 RTY 2026-03-20 2750 call", 101]]);
    expect(roll.realised).toEqual({ long: 0, short: 0, net: 0 });
    // 4 × 50 × (21.6 − 1.8); 4 × 50 × 101.
    expect(roll.open.long).toBe(3_960);
    expect(roll.cost).toEqual({ long: 20_200, short: 0, net: 20_200 });
    expect(roll.positions.map(({ quantity, entry }) => [quantity, entry])).toEqual([
      [4, 78.4],
      [-4, 18.2],
      [1, 612.5],
      [-1, 196.25],
      [4, 101],
    ]);
  });

  it("to the other way round closes all and opens all", () => {
    const now = trade({}, { legs: ["2750C @ 100", "-1 2950C @ 20"] });
    const next = trade({}, { legs: ["-1 2750C @ 100", "2950C @ 21"] });
    const roll = rollPair(trade(), now, next);
    expect(roll.realised).toEqual({ long: 3_960, short: 0, net: 3_960 });
    // Closed for 4 × 50 × 80, opened for 4 × 50 × 79: both are cash that comes in.
    expect(roll.cost.long).toBe(-16_000 - 15_800);
    expect(roll.orders.map(({ ticket, price }) => [ticket, price])).toEqual([
      ["sell 8 RTY 2026-03-20 2750 call", 100],
      ["buy 8 RTY 2026-03-20 2950 call", 20.5],
    ]);
    expect(roll.positions.map(({ quantity, entry }) => [quantity, entry])).toEqual([
      [1, 612.5],
      [-1, 196.25],
      [-4, 100],
      [4, 21],
    ]);
    // Sold for 79 of at most 200 points, 24,200 to lose and 15,800 to make; the puts lose 8,325 or make 31,675; 3,960 are made.
    expect([roll.maxLoss, roll.maxGain]).toMatchObject([{ amount: 28_565 }, { amount: 51_435 }]);
    expect(roll.orders.map(({ ticket }) => ticket)).toEqual([
      "sell 8 RTY 2026-03-20 2750 call",
      "buy 8 RTY 2026-03-20 2950 call",
    ]);
    expect(roll.open).toEqual({ long: 0, short: 0, net: 0 });
  });

  it("names the levels that the new legs are priced on, and those that the model prices", () => {
    const next = later(
      { level: 2812 },
      { level: 25_650, legs: ["25500P @ 900", "-1 23500P @ 300"] },
      { expiry: "2026-06-18" },
    );
    const roll = rollPair(trade(), later(), next);
    expect(roll.levels).toMatchObject({ long: { value: 2812, code: "RTYM6" }, short: { value: 25_650, code: "NQM6" } });
    expect(roll.warnings).toContainEqual(
      expect.objectContaining({ code: "OPENED_BY_MODEL", args: { legs: ["RTOM6 C2750", "RTOM6 C2950"] } }),
    );
    const priced = trade({ expiry: "2026-06-18" });
    expect(rollPair(trade(), later(), priced).warnings.map(({ code }) => code)).not.toContain("OPENED_BY_MODEL");
  });

  it("names a leg of the model that no source gives a code, and no other", () => {
    const dow = { symbol: "YM", level: 49_000, volatility: "16%" };
    const size = { weighting: "dollar", contracts: { long: 1, short: 1 } };
    const held = trade({ size }, { ...dow, legs: ["49000C @ 800"] });
    // Options of a Dow future on a Wednesday have no code, whether the model prices them or a quote.
    const next = trade({ size, expiry: "2026-06-17" }, { ...dow, legs: ["49000C", "-1 50000C @ 300"] });
    expect(rollPair(held, held, next).warnings.filter(({ code }) => code === "OPENED_BY_MODEL")).toMatchObject([
      { args: { legs: ["YM 2026-06-17 49000 call"] } },
    ]);
  });

  it("names the options of small futures that the model prices", () => {
    const spx = { symbol: "ES", level: 6_900, volatility: "15%" };
    const size = { weighting: "dollar", withMicros: true };
    const held = trade({ size }, { ...spx, legs: ["7000C @ 100"] });
    const next = trade({ size, expiry: "2026-06-18" }, { ...spx, legs: ["7000C"] });
    const roll = rollPair(held, held, next, { contracts: { long: 13, short: 10 } });
    expect(roll.orders.slice(-4).map(({ ticket }) => ticket)).toContain("buy 3 MES 2026-06-18 7000 call");
    expect(roll.warnings.find(({ code }) => code === "OPENED_BY_MODEL")).toMatchObject({
      args: { legs: ["ESM6 C7000", "MESM6 C7000"] },
    });
  });

  it("says once what is to be known of two of its trades, but for two files", () => {
    const alternatives = { alternatives: [{ name: "one call", long: { legs: ["2750C @ 78.40"] } }] };
    const next = trade({ ...alternatives, expiry: "2026-06-18" });
    const codes = (of: { readonly warnings: readonly { readonly code: string }[] }) =>
      of.warnings.map(({ code }) => code);
    expect(codes(rollPair(trade(), trade(alternatives), next))).toEqual(["ALTERNATIVES_LEFT_OUT"]);
    // A mark says nothing of its entry's warnings: what both have it has to say.
    expect(codes(markPair(trade(alternatives), trade(alternatives)))).toEqual(["ALTERNATIVES_LEFT_OUT"]);
    const guessed = (file: string) => [finding("CHAIN_SIDES_ASSUMED", {}, { where: { file } })];
    const roll = rollPair(
      trade(),
      { ...trade(), warnings: guessed("today.csv") },
      { ...trade({ expiry: "2026-06-18" }), warnings: [...guessed("today.csv"), ...guessed("june.csv")] },
    );
    expect(roll.warnings.map(({ where }) => where?.file)).toEqual(["today.csv", "june.csv"]);
  });

  it("counts legs of one instrument at the mean of their prices", () => {
    const next = (legs: readonly string[]) => rollPair(trade(), trade(), trade({ expiry: "2026-06-18" }, { legs }));
    // 4 × 50 × (100 + 120 − 20), less 4 × 50 × 60.2 for what is closed.
    const two = next(["2750C @ 100", "2750C @ 120", "-1 2950C @ 20"]);
    expect(two.cost.long).toBe(40_000 - 12_040);
    expect(two.orders.slice(4, 6).map(({ quantity, price, limit }) => [quantity, price, limit])).toEqual([
      [8, 110, 110],
      [4, 20, 20],
    ]);
    // A vertical at 60 and a call at 100: no leg of the vertical has a price of its own.
    for (const legs of [
      ["2750/2950 CS @ 60.00", "2750C @ 100"],
      ["2750C @ 100", "2750/2950 CS @ 60.00"],
    ]) {
      const net = next(legs);
      expect(net.cost.long).toBe(32_000 - 12_040);
      expect(net.orders.slice(4, 6).map(({ quantity, limit }) => [quantity, limit])).toEqual([
        [8, null],
        [4, null],
      ]);
      expect(net.warnings.map(({ code }) => code)).not.toContain("OPENED_BY_MODEL");
    }
    for (const legs of [
      ["2750C", "2750C @ 120", "-1 2950C @ 20"],
      ["2750C @ 120", "2750C", "-1 2950C @ 20"],
    ]) {
      expect(next(legs).warnings.find(({ code }) => code === "OPENED_BY_MODEL")).toMatchObject({
        args: { legs: ["RTOM6 C2750"] },
      });
    }
    // What nets within the target is not opened.
    const none = next(["2750C @ 100", "-1 2750C @ 90", "2800C @ 80"]);
    expect(none.orders.slice(4, 5).map(({ ticket, limit }) => [ticket, limit])).toEqual([
      ["buy 4 RTY 2026-06-18 2800 call", 80],
    ]);
  });

  it("to a vertical at its net price has no limit for a leg", () => {
    const net = trade(
      { expiry: "2026-06-18" },
      { legs: ["2750/2950 CS @ 60.00"] },
      { legs: ["25500P @ 900", "-1 23500P @ 300"] },
    );
    const { orders, cost, maxLoss } = rollPair(trade(), trade(), net);
    expect(orders.map(({ code, limit }) => [code, limit])).toEqual([
      ["RTOH6 C2750", 78.4],
      ["RTOH6 C2950", 18.2],
      ["NQH6 P25500", 612.5],
      ["NQH6 P23500", 196.25],
      ["RTOM6 C2750", null],
      ["RTOM6 C2950", null],
      ["NQM6 P25500", 900],
      ["NQM6 P23500", 300],
    ]);
    // 4 × 50 × (60 − 60.2), and 20 × (600 − 416.25); 12,000 and 12,000 are at stake.
    expect(cost).toEqual({ long: -40, short: 3_675, net: 3_635 });
    expect(maxLoss).toMatchObject({ amount: 24_000 });
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
    const changes = { asOf: "2026-02-20", rate: null, holdings: null };
    const now = trade(changes, { level: 2800, legs: ["2700C @ 120"] }, { legs: ["25500P @ 480"] });
    const mark = markPair(trade({ holdings }), now);
    expect(mark.profit).toEqual({ long: 4_000, short: -2_650, net: 1_350 });
    expect([mark.ratio.now, mark.ratio.drift, mark.chosenNow]).toEqual([null, null, null]);
    expect(mark.ratio.entry).not.toBeNull();
  });
});
