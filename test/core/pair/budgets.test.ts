import { describe, expect, it } from "vitest";
import { type FeasibleSizing, messageOf, parseTrade, type Sizing, sizePair } from "../../../src/index.ts";

type Written = Record<string, unknown>;

const rty: Written = {
  symbol: "RTY",
  level: 2730.8,
  volatility: "18.5%",
  legs: ["2750C @ 78.40", "-1 2950C @ 18.20"],
};
const nq: Written = {
  symbol: "NQ",
  level: 25_658.25,
  volatility: "17.3%",
  legs: ["25500P @ 612.50", "-1 23500P @ 196.25"],
};

function answer(size: Written, long = rty, short = nq): Sizing {
  const { sizings } = sizePair(parseTrade({ version: 1, long, short, size: { weighting: "dollar", ...size } }));
  if (sizings[0] === undefined) throw new Error("no sizing");
  return sizings[0];
}

function feasible(sizing: Sizing): FeasibleSizing {
  if (!sizing.available || !sizing.feasible) throw new Error("nothing fits");
  return sizing;
}

const reasonOf = (sizing: Sizing) => ("reason" in sizing ? sizing.reason : null);

/** 4 : 1 costs and can lose 4 × 3,010 + 8,325 = 20,365. */
const four = { contracts: { long: 4, short: 1 } };

describe("a budget is met at the boundary and broken a cent below", () => {
  it.each([
    ["max loss", { maxLoss: 20_365 }, { maxLoss: 20_364.99 }, "MAX_LOSS_OVER_BUDGET"],
    ["premium to spend", { maxPremium: 20_365 }, { maxPremium: 20_364.99 }, "PREMIUM_OVER_BUDGET"],
    // Five pairs of options: ten contracts at $2.25 are 22.50.
    [
      "premium, fees in",
      { maxPremium: 20_387.5, fee: 2.25 },
      { maxPremium: 20_387.49, fee: 2.25 },
      "PREMIUM_OVER_BUDGET",
    ],
    ["max loss, fees in", { maxLoss: 20_387.5, fee: 2.25 }, { maxLoss: 20_387.49, fee: 2.25 }, "MAX_LOSS_OVER_BUDGET"],
    // 20 % of 101,825 are 20,365.
    [
      "account",
      { account: 101_825, risk: "20%" },
      { account: "101,824.95", risk: "20%" },
      "MAX_LOSS_OVER_ACCOUNT_RISK",
    ],
    ["gross notional", { maxNotional: 1_059_325 }, { maxNotional: 1_059_324.99 }, "NOTIONAL_OVER_LIMIT"],
    // (101,039.60 + 88,777.545) / √252 = 11,957.35619…
    ["volatility a day", { maxDailyRisk: 11_957.36 }, { maxDailyRisk: 11_957.35 }, "DAILY_RISK_OVER_BUDGET"],
  ])("%s", (_, enough, less, code) => {
    expect(feasible(answer({ ...four, ...enough })).contracts).toEqual({ long: 4, short: 1 });
    expect(reasonOf(answer({ ...four, ...less }))?.code).toBe(code);
  });

  it("an account of 250,000 at 2 % is a max loss of 5,000 exactly", () => {
    const one = { symbol: "AAA", level: 10, multiplier: 1, legs: ["10C @ 2500"] };
    const other = { symbol: "BBB", level: 10, multiplier: 1, legs: ["10P @ 2500"] };
    expect(feasible(answer({ account: 250_000, risk: "2%" }, one, other)).maxLoss).toMatchObject({ amount: 5000 });
    expect(answer({ account: 249_999.5, risk: "2%" }, one, other)).toMatchObject({ feasible: false });
    const dearer = { ...other, legs: ["10P @ 2500.01"] };
    expect(reasonOf(answer({ account: 250_000, risk: 0.02 }, one, dearer))?.code).toBe("MAX_LOSS_OVER_ACCOUNT_RISK");
  });

  it("three times $0.10 fits $0.30 of loss, of premium and of an account", () => {
    const dime = { symbol: "AAA", level: 5, multiplier: 1, legs: ["5C @ 0.1"] };
    const free = { symbol: "BBB", level: 5, multiplier: 1, legs: ["5P @ 0"] };
    for (const budget of [{ maxLoss: 0.3 }, { maxPremium: 0.3 }, { account: 3, risk: "10%" }]) {
      const pair = feasible(answer({ ...budget, contracts: { long: 3, short: 3 } }, dime, free));
      expect(pair.maxLoss).toMatchObject({ amount: 0.3 });
    }
  });
});

describe("a budget is used", () => {
  it("by the best balanced pair of those that use nine tenths of it", () => {
    // 19 : 5 costs 98,815, as under a max loss of the same size.
    expect(feasible(answer({ maxPremium: 100_000 })).contracts).toEqual({ long: 19, short: 5 });
    expect(feasible(answer({ maxLoss: 100_000 })).contracts).toEqual({ long: 19, short: 5 });
    expect(feasible(answer({ account: 1_000_000, risk: "10%" })).contracts).toEqual({ long: 19, short: 5 });
  });

  it("of all that are given, by the one that binds", () => {
    const pair = feasible(answer({ maxLoss: 100_000, account: 250_000, risk: "10%", maxPremium: 50_000 }));
    expect(pair.maxLoss).toMatchObject({ amount: 20_365 });
  });

  it("and a day's volatility is that of both sides, added", () => {
    const pair = feasible(answer({ maxDailyRisk: 12_000 }));
    expect(pair.contracts).toEqual({ long: 4, short: 1 });
    expect(pair.dailyVolatility).toBeCloseTo(11_957.356_196_34, 8);
    expect(feasible(answer({})).dailyVolatility).toBeUndefined();
  });
});

describe("nothing fits a budget", () => {
  const message = (sizing: Sizing) => {
    const reason = reasonOf(sizing);
    return reason === null ? "" : messageOf(reason);
  };

  it("because the smallest pair takes more", () => {
    expect(message(answer({ maxPremium: 11_334 }))).toBe(
      "the smallest pair, 1 long and 1 short, costs $11,335 of premium and fees, more than $11,334",
    );
    // 114,037.445 / √252 = 7,183.68…, rounded up so that what is said to fit does.
    const daily = answer({ maxDailyRisk: 7000 });
    expect(message(daily)).toContain("moves by $7,183.69 a day");
    expect(answer({ maxDailyRisk: 7183.69 })).toMatchObject({ feasible: true });
    expect(message(answer({ account: 500_000, risk: "2%" }))).toContain("can lose $11,335, more than the $10,000");
  });

  it("because a volatility is not known, or a loss has no end", () => {
    const calm = { ...rty, volatility: undefined };
    expect(reasonOf(answer({ maxDailyRisk: 1e6 }, calm))?.code).toBe("VOLATILITY_MISSING");
    const naked = { ...nq, legs: ["-1 26000C @ 300"] };
    expect(reasonOf(answer({ account: 1e6, risk: "2%" }, rty, naked))?.code).toBe("MAX_LOSS_UNLIMITED");
  });

  it("because the premium that one side takes in is too small", () => {
    const paid = { symbol: "AAA", level: 5, multiplier: 1, legs: ["5C @ 100"] };
    const taken = { symbol: "BBB", level: 5, multiplier: 1, legs: ["-1 5C @ 10"] };
    const few = answer({ maxPremium: 5, maxContracts: 2 }, paid, taken);
    expect(reasonOf(few)?.code).toBe("PREMIUM_RECEIVED_TOO_SMALL");
    // Ten of 10 pay for one of 100, less the 5 there are to spend.
    expect(feasible(answer({ maxPremium: 5, maxContracts: 10 }, paid, taken)).premium.net).toBe(0);
  });
});

describe("an account and the share to risk", () => {
  it.each([
    [{ account: 1000 }, "account"],
    [{ risk: "2%" }, "risk"],
  ])("are given together: %o", (size, given) => {
    expect(() => answer(size)).toThrow(
      expect.objectContaining({
        code: "ACCOUNT_RISK_INCOMPLETE",
        findings: [expect.objectContaining({ path: `size.${given}`, args: { given } })],
      }),
    );
  });

  it.each([["2"], ["101%"], ["-1%"]])("refuse a share of %s", (risk) => {
    expect(() => answer({ account: 1000, risk })).toThrow(
      expect.objectContaining({ findings: [expect.objectContaining({ path: "size.risk" })] }),
    );
  });
});

describe("best balance of RTY 2691.2 at 14 % and NQ 25689 at 12.47 %", () => {
  const long = { symbol: "RTY", level: 2691.2, volatility: "14%" };
  const short = { symbol: "NQ", level: 25_689, volatility: "12.47%" };

  it.each([
    ["dollar", 10, 10, "4:1"],
    ["dollar", 20, 5, "19:5"],
    ["dollar", 40, 20, "23:6"],
    ["vol", 20, 5, "17:5"],
  ])("%s, caps of %i and %i: %s", (weighting, mostLong, mostShort, ratio) => {
    const maxContracts = { long: mostLong, short: mostShort };
    const { contracts } = feasible(answer({ weighting, maxContracts, tolerance: 0 }, long, short));
    expect(`${contracts.long}:${contracts.short}`).toBe(ratio);
  });
});

describe("contracts in other currencies", () => {
  const euro = { symbol: "FESX", name: "EURO STOXX 50", multiplier: 10, currency: "EUR" };
  const yen = { symbol: "NK", name: "Nikkei 225", multiplier: 1000, currency: "JPY", fx: 0.0066 };
  const trade = (fx: Written) => ({
    version: 1,
    long: { symbol: "FESX", level: 5012.5, legs: ["5000C @ 101.3"], ...fx },
    short: { symbol: "NK", level: 38_123.5, legs: ["38000P @ 512.5"] },
    products: [euro, yen],
    size: { weighting: "dollar" },
  });

  it("are sized in US dollars, exactly", () => {
    const { trade: shown, sizings } = sizePair(parseTrade(trade({ fx: 1.0835 })));
    // 5,012.5 × 10 × 1.0835 and 38,123.5 × 1,000 × 0.0066, by hand.
    expect([shown.long.notionalPerContract, shown.short.notionalPerContract]).toEqual([54_310.4375, 251_615.1]);
    expect([shown.long.unit.netPremium, shown.short.unit.netPremium]).toEqual([-1097.5855, -3382.5]);
    const pair = feasible(sizings[0] as Sizing);
    // 5 × 54,310.4375 = 271,552.1875 against 251,615.10: 3.81 % of the gross.
    expect(pair.contracts).toEqual({ long: 5, short: 1 });
    expect(pair.residual).toBe(19_937.0875);
    expect(pair.maxLoss).toMatchObject({ amount: 8870.4275 });
  });

  it("need the rate of their currency", () => {
    expect(() => parseTrade(trade({}))).toThrow(
      expect.objectContaining({
        code: "FX_MISSING",
        findings: [expect.objectContaining({ args: { symbol: "FESX", currency: "EUR" } })],
      }),
    );
  });
});
