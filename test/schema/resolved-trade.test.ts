import { describe, expect, it } from "vitest";
import { parseTrade } from "../../src/api/trade.ts";
import { weightings } from "../../src/core/pair/weighting.ts";

const long = { symbol: "RTY", level: "2,730.8" };
const short = { symbol: "NQ", level: 25658.25 };
const plain = { version: 1, long, short };

describe("the values of a trade", () => {
  it("are each what was written for it", () => {
    const trade = parseTrade({
      ...plain,
      asOf: "2026-01-22",
      expiry: "2026-03-20",
      rate: "3.65%",
      correlation: "-0.78",
      quote: "last",
      long: {
        ...long,
        volatility: "18.5%",
        impliedVolatility: 0.21,
        yield: "1.2%",
        exercise: "european",
        multiplier: "40",
        fx: 1.08,
        legs: [
          { quantity: -2, right: "put", strike: "2,500", premium: 12.25, delta: -0.25 },
          { quantity: "3", entry: 2731 },
          "2750C @ 78.40",
          "-1 F @ 2730.8",
        ],
      },
    });
    expect(trade).toMatchObject({
      asOf: "2026-01-22",
      expiry: "2026-03-20",
      rate: 0.0365,
      quote: "last",
      warnings: [],
    });
    expect(trade.correlation).toEqual({ value: -0.78, from: "file" });
    expect(trade.long).toEqual({
      contract: {
        symbol: "RTY",
        name: "E-mini Russell 2000",
        kind: "future",
        multiplier: 40,
        currency: "USD",
        fx: 1.08,
      },
      level: { value: 2730.8, from: "file" },
      volatility: { value: 0.185, from: "file" },
      history: null,
      impliedVolatility: 0.21,
      yield: 0.012,
      exercise: "european",
      expiry: "2026-03-20",
      series: null,
      option: {
        symbol: "RTY",
        date: "2026-03-20",
        series: "quarterly",
        code: "RTOH6",
        underlying: "RTYH6",
        exercise: "american",
        settlement: "am",
        lastTradingDay: "2026-03-20",
        nominal: "2026-03-20",
        certain: true,
      },
      others: [expect.objectContaining({ code: "R3EH6", underlying: "RTYM6" })],
      future: { code: "RTYH6", symbol: "RTY", expiry: "2026-03-20" },
      chain: null,
      legs: [
        {
          kind: "option",
          quantity: -2,
          right: "put",
          strike: { kind: "points", value: 2500 },
          premium: { value: 12.25, from: "file" },
          delta: -0.25,
        },
        { kind: "future", quantity: 3, entry: 2731 },
        {
          kind: "option",
          quantity: 1,
          right: "call",
          strike: { kind: "points", value: 2750 },
          premium: { value: 78.4, from: "file" },
          delta: null,
        },
        { kind: "future", quantity: -1, entry: 2730.8 },
      ],
    });
  });

  it("of sizing and limits are each that of its key", () => {
    const { rules, limits } = parseTrade({
      ...plain,
      size: {
        tolerance: "4%",
        contracts: { long: 4 },
        maxContracts: { long: 40, short: "10" },
        maxLoss: 25_001,
        account: 2_500_002,
        risk: "2%",
        maxNotional: 2_000_003,
        maxPremium: 20_004,
        maxDailyRisk: 15_005,
        maxCapital: 60_010,
        fee: 2.25,
        holding: { nq: -3, RTY: 5, M2K: 7, MNQ: "-9" },
        withMicros: "true",
      },
      limits: {
        maxLoss: 40_006,
        maxNotional: 2_000_007,
        maxPremium: 20_008,
        maxDailyRisk: 15_009,
        maxCapital: 60_011,
        imbalance: "5%",
        maxContracts: 100,
        minProbability: "55%",
        minShareProfitable: "45%",
        minShareProfitableLower: "35%",
        maxResidualBeta: 0.2,
        maxRatioDrift: "6%",
        maxPriceAge: 3,
        definedRisk: true,
        quotedPremiums: true,
      },
    });
    expect(rules).toEqual({
      tolerance: 0.04,
      contracts: { long: 4, short: null },
      maxContracts: { long: 40, short: 10 },
      maxLoss: 25_001,
      accountRisk: { account: 2_500_002, risk: 0.02 },
      maxNotional: 2_000_003,
      maxPremium: 20_004,
      maxDailyRisk: 15_005,
      maxCapital: 60_010,
      fee: 2.25,
      holding: { long: { large: 5, micro: 7 }, short: { large: -3, micro: -9 } },
      withMicros: true,
    });
    expect(limits).toMatchObject({
      ...{ takeProfit: null, stopLoss: null, daysLeft: null },
      maxLoss: 40_006,
      maxNotional: 2_000_007,
      maxPremium: 20_008,
      maxDailyRisk: 15_009,
      maxCapital: 60_011,
      imbalance: 0.05,
      maxContracts: { long: 100, short: 100 },
      minProbability: 0.55,
      minShareProfitable: 0.45,
      minShareProfitableLower: 0.35,
      maxResidualBeta: 0.2,
      maxRatioDrift: 0.06,
      maxPriceAge: 3,
      definedRisk: true,
    });
  });

  it("that are left out are those that the manual names", () => {
    const { rules, limits, ...trade } = parseTrade(plain);
    expect(rules).toMatchObject({ tolerance: 0.05, fee: 0, maxLoss: null, accountRisk: null, holding: null });
    expect([rules.maxContracts, rules.withMicros]).toEqual([{ long: null, short: null }, false]);
    expect([limits.definedRisk, limits.maxLoss, limits.imbalance]).toEqual([null, null, null]);
    expect(trade).toMatchObject({ asOf: null, expiry: null, rate: null, correlation: null, quote: "side", moves: [] });
    expect(trade.weightings).toEqual(["dollar-neutral", "volatility-adjusted"]);
    expect(trade.short).toMatchObject({ legs: [], volatility: null, impliedVolatility: null, yield: null });
  });

  it.each([
    [{ RTY: "+16%", NQ: "8%" }, 0.16, 0.08],
    [{ nq: -0.05, rty: "0%" }, 0, -0.05],
  ])("of a move belong to the symbols, in either order: %j", (move, ofLong, ofShort) => {
    expect(parseTrade({ ...plain, moves: [move] }).moves).toEqual([{ long: ofLong, short: ofShort }]);
  });

  it.each([["all"], [["equal-risk", "all"]]])("of weighting %j are all there are", (weighting) => {
    expect(parseTrade({ ...plain, size: { weighting } }).weightings).toEqual(weightings);
  });

  it("of weighting keep their order and stand once", () => {
    const weighting = " volatility-adjusted,dollar-neutral , volatility-adjusted";
    expect(parseTrade({ ...plain, size: { weighting } }).weightings).toEqual(["volatility-adjusted", "dollar-neutral"]);
  });
});

describe("a bare number of a move", () => {
  /** What a move of the long side is taken for, beside 1 % of the short one. */
  const moved = (level: number, by: unknown) => {
    const written = { version: 1, long: { symbol: "XYZ", level, multiplier: 5, fx: 1 }, short };
    try {
      return parseTrade({ ...written, moves: [{ XYZ: by, NQ: "1%" }] }).moves[0]?.long;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it("near a level of 100 or less is refused up to 100, for it may be percents, and a level beyond", () => {
    for (const by of [50, 75, 80, "100", 100]) expect(moved(75, by), String(by)).toBe("MOVE_TWO_WAYS");
    // 120 ÷ 75 − 1
    expect(moved(75, 120)).toBeCloseTo(0.6, 12);
    expect(moved(75, "@80")).toBeCloseTo(80 / 75 - 1, 12);
    expect(moved(75, "80%")).toBe(0.8);
  });

  it("is a level from half of the level now to twice it", () => {
    expect([1364, 1366, 5461, 5463].map((by) => moved(2730.8, by))).toEqual([
      "MOVE_TWO_WAYS",
      expect.closeTo(1366 / 2730.8 - 1, 12),
      expect.closeTo(5461 / 2730.8 - 1, 12),
      "MOVE_TWO_WAYS",
    ]);
    expect([1365.4, 5461.6].map((by) => moved(2730.8, by))).toEqual([-0.5, 1]);
  });

  it("with a sign is no level", () => {
    expect([moved(2730.8, "+2850"), moved(2730.8, -2850)]).toEqual(["MOVE_TWO_WAYS", "MOVE_TWO_WAYS"]);
  });
});

describe("the contract of a side", () => {
  const product = { symbol: "XYZ", multiplier: 25 };

  it("is a product of the trade's own, whatever its case, before the table", () => {
    const products = [
      { symbol: "ABC", multiplier: 1 },
      { ...product, name: "Mine", currency: "EUR", fx: "1.08" },
    ];
    const { contract } = parseTrade({ ...plain, long: { ...long, symbol: "xyz" }, products }).long;
    expect(contract).toEqual({
      symbol: "XYZ",
      name: "Mine",
      kind: "future",
      multiplier: 25,
      currency: "EUR",
      fx: 1.08,
    });
    const own = parseTrade({ ...plain, products: [{ symbol: "RTY", multiplier: 5 }] }).long.contract;
    expect(own).toMatchObject({ multiplier: 5, name: "RTY", currency: "USD", fx: 1 });
  });

  it("has the side's own multiplier and exchange rate before those of the product", () => {
    const products = [{ ...product, currency: "EUR", fx: 1.08 }];
    const { contract } = parseTrade({
      ...plain,
      long: { ...long, symbol: "XYZ", multiplier: 10, fx: 1.17 },
      products,
    }).long;
    expect(contract).toMatchObject({ multiplier: 10, currency: "EUR", fx: 1.17 });
  });

  it("counts in dollars only with a warning where nothing says in which currency", () => {
    const of = (side: object, products: readonly object[] = []) => {
      const { long: resolved, warnings } = parseTrade({
        ...plain,
        long: { ...long, symbol: "XYZ", ...side },
        products,
      });
      const { currency, fx } = resolved.contract;
      return [currency, fx, ...warnings.flatMap(({ code }) => (code === "CURRENCY_ASSUMED" ? [code] : []))];
    };
    const mine = (more: object) => [{ ...product, ...more }];
    expect(of({ multiplier: 25 })).toEqual(["USD", 1, "CURRENCY_ASSUMED"]);
    expect(of({}, mine({}))).toEqual(["USD", 1, "CURRENCY_ASSUMED"]);
    expect(of({ multiplier: 25, fx: 1 })).toEqual(["USD", 1]);
    expect(of({}, mine({ currency: "USD" }))).toEqual(["USD", 1]);
    // ISO 4217: XXX is no currency. It is any but the dollar.
    expect(of({ multiplier: 25, fx: 1.08 })).toEqual(["XXX", 1.08]);
    expect(of({}, mine({ fx: 1.08 }))).toEqual(["XXX", 1.08]);
    expect(of({ symbol: "RTY", multiplier: 5 })).toEqual(["USD", 1]);
  });

  it("is of the kind that the product says, else of the table's, else a future, of which a yield is doubted", () => {
    const of = (symbol: string, more: object, side: object = {}) => {
      const products = [{ ...product, symbol, currency: "USD", ...more }];
      const { long: resolved, warnings } = parseTrade({ ...plain, long: { ...long, ...side, symbol }, products });
      return [resolved.contract.kind, ...warnings.map(({ code }) => code)];
    };
    const pays = { yield: "1.2%" };
    const option = { legs: ["2700C"], expiry: "2026-03-20" };
    expect(of("XYZ", {})).toEqual(["future"]);
    expect(of("XYZ", {}, pays)).toEqual(["future", "KIND_ASSUMED"]);
    expect(of("XYZ", { kind: "future" }, pays)).toEqual(["future"]);
    expect(of("XYZ", { kind: "index" }, { ...pays, ...option })).toEqual(["index"]);
    expect(of("XYZ", { kind: "etf" }, pays)).toEqual(["etf"]);
    expect(of("RUT", {}, { ...pays, ...option })).toEqual(["index"]);
    expect(of("IWM", {}, pays)).toEqual(["etf"]);
    expect(() => of("XYZ", { kind: "bond" })).toThrow(/future or index or etf/);
  });

  it("is made by a multiplier where no table has it", () => {
    const { contract } = parseTrade({ ...plain, long: { symbol: "QQQQ1", level: 1, multiplier: 3 } }).long;
    expect(contract).toMatchObject({
      symbol: "QQQQ1",
      name: "QQQQ1",
      kind: "future",
      multiplier: 3,
      currency: "USD",
      fx: 1,
    });
  });
});
