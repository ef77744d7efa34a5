import { describe, expect, it } from "vitest";
import {
  type ChosenPair,
  messageOf,
  type NothingFits,
  PairsizeError,
  type WholeContractsInput,
  wholeContracts,
} from "../../../src/index.ts";

function chosen(input: WholeContractsInput): ChosenPair {
  const found = wholeContracts(input);
  if (!found.feasible) throw new Error(messageOf(found.reason));
  return found;
}

function nothing(input: WholeContractsInput): NothingFits {
  const found = wholeContracts(input);
  if (found.feasible) throw new Error(`${found.contracts.long} : ${found.contracts.short} fits`);
  return found;
}

const ratios = ({ frontier }: ChosenPair) => frontier.map(({ contracts: { long, short } }) => `${long}:${short}`);

// RTY 2730.8 × 50 at 18.5 % against NQ 25658.25 × 20 at 17.3 %, 22 January 2026.
const dollars = { long: 136_540, short: 513_165 };
const volatilities = { long: 25_259.9, short: 88_777.545, notional: dollars };
// The spreads of the example trade file: premiums of 60.2 × $50 and 416.25 × $20.
const spreads = { ...dollars, worstProfit: { long: -3010, short: -8325 } };

describe("the example pair", () => {
  it("is 4 : 1 in dollars and 7 : 2 in volatility", () => {
    expect(chosen(dollars)).toMatchObject({
      contracts: { long: 4, short: 1 },
      withinTolerance: true,
      residual: 32_995,
      imbalance: 32_995 / 1_059_325,
      grossNotional: 1_059_325,
      maxLoss: null,
    });
    expect(chosen(volatilities).contracts).toEqual({ long: 7, short: 2 });
    expect(chosen(volatilities).residual).toBe(-735.79);
  });

  it("has the frontier that trying every pair up to 100 finds", () => {
    expect(ratios(chosen(dollars))).toEqual(["3:1", "4:1", "11:3", "15:4", "64:17", "79:21", "94:25"]);
  });

  it("loses at most what both sides lose at most", () => {
    expect(chosen(spreads).maxLoss).toEqual({ kind: "limited", amount: 20_365, profit: -20_365 });
    expect(chosen(spreads).frontier[0]?.maxLoss).toEqual({ kind: "limited", amount: 17_355, profit: -17_355 });
    const unlimited = chosen({ ...dollars, worstProfit: { long: -3010, short: "unlimited" } });
    expect(unlimited.maxLoss).toEqual({ kind: "unlimited" });
  });
});

describe("published ratios", () => {
  // CME, Stock Index Spread Opportunities, values of 30 April 2014: ES 50 × 1883.95 against NQ 20 × 3582.02.
  const cme = { long: 94_197.5, short: 71_640.4 };

  it("R1: 4:3, 13:10 and 17:13 NQ against ES balance best", () => {
    expect(cme.long / cme.short).toBeCloseTo(1.3149, 4);
    expect(ratios(chosen(cme))).toEqual(expect.arrayContaining(["3:4", "10:13", "13:17"]));
    const within = (tolerance: number) => chosen({ ...cme, tolerance }).contracts;
    expect(within(0.007)).toEqual({ long: 3, short: 4 });
    expect(within(0.006)).toEqual({ long: 10, short: 13 });
    expect(within(0.003)).toEqual({ long: 13, short: 17 });
  });

  it("R1: one ES against one NQ and three MNQ leaves $1,065, 0.57 % of the gross", () => {
    // Thirteen MNQ, of a tenth of NQ's multiplier each.
    const pair = chosen({ long: 94_197.5, short: 7_164.04, contracts: { long: 1 } });
    expect(pair.contracts).toEqual({ long: 1, short: 13 });
    expect(pair.residual).toBe(1_064.98);
    expect(pair.imbalance).toBe(106_498 / 18_733_002);
  });

  // RTY 2691.2 × 50 against NQ 25689 × 20, volatilities 14 % and 12.47 %, best balance.
  it.each([
    [10, 10, "4:1"],
    [20, 5, "19:5"],
    [40, 20, "23:6"],
  ])("caps of %i and %i balance best at the ratio found by trying all", (long, short, ratio) => {
    const pair = chosen({ long: 134_560, short: 513_780, maxContracts: { long, short }, tolerance: 0 });
    expect(ratios(pair).at(-1)).toBe(ratio);
    expect(`${pair.contracts.long}:${pair.contracts.short}`).toBe(ratio);
  });

  it("caps of 20 and 5 balance the volatilities best at 17:5", () => {
    const exposure = { long: 18_838.4, short: 64_068.366 };
    const pair = chosen({ ...exposure, maxContracts: { long: 20, short: 5 }, tolerance: 0 });
    expect(pair.contracts).toEqual({ long: 17, short: 5 });
  });
});

describe("limits at the boundary", () => {
  it("a budget of exactly the cost fits, one cent less does not", () => {
    expect(chosen({ ...spreads, maxLoss: 20_365, maxContracts: { long: 4, short: 1 } }).contracts.long).toBe(4);
    expect(chosen({ ...spreads, maxLoss: 20_364.99, maxContracts: { long: 4, short: 1 } }).contracts.long).toBe(3);
    expect(chosen({ ...dollars, maxNotional: 649_705 }).contracts).toEqual({ long: 1, short: 1 });
    expect(wholeContracts({ ...dollars, maxNotional: 649_704.99 }).feasible).toBe(false);
  });

  it("three times $0.10 fits $0.30", () => {
    const dimes = { long: 1, short: 1, worstProfit: { long: -0.1, short: -0.2 } };
    expect(chosen({ ...dimes, maxLoss: 0.3 }).contracts).toEqual({ long: 1, short: 1 });
    expect(
      chosen({ ...dimes, worstProfit: { long: -0.1, short: 0 }, contracts: { long: 3 }, maxLoss: 0.3 }).feasible,
    ).toBe(true);
    expect(wholeContracts({ ...dimes, maxLoss: 0.3 - 1e-16 }).feasible).toBe(false);
  });

  it("an imbalance of exactly the tolerance is within it", () => {
    expect(chosen({ long: 1, short: 3, maxContracts: 1, tolerance: 0.5 }).withinTolerance).toBe(true);
    expect(chosen({ long: 0.7, short: 0.3, maxContracts: 1, tolerance: 0.4 }).withinTolerance).toBe(true);
    expect(chosen({ long: 0.7, short: 0.3, maxContracts: 1, tolerance: 0.3999999999999999 }).withinTolerance).toBe(
      false,
    );
  });
});

describe("which pair is chosen", () => {
  it("with a budget, the best balanced that uses nine tenths of it", () => {
    const pair = chosen({ ...spreads, maxLoss: 100_000 });
    // 20 : 4 loses 93,500 and 15 : 4 loses 78,450; 19 : 5 is the best balanced of the large ones: 98,815.
    expect(pair.contracts).toEqual({ long: 19, short: 5 });
    expect(pair.frontier.map((each) => each.contracts)).toContainEqual({ long: 19, short: 5 });
  });

  it("with one side given, the best balanced; with both, as given", () => {
    expect(chosen({ ...dollars, contracts: { short: 2 } }).contracts).toEqual({ long: 8, short: 2 });
    const given = chosen({ ...dollars, contracts: { long: 1, short: 9 } });
    expect(given).toMatchObject({ contracts: { long: 1, short: 9 }, withinTolerance: false });
    expect(given.smallestWithinTolerance?.contracts).toEqual({ long: 4, short: 1 });
    expect(given.frontier).toHaveLength(1);
  });

  it("beyond the tolerance, the best balanced, and what it would take", () => {
    const pair = chosen({ ...spreads, maxContracts: 3, tolerance: 0.05 });
    expect(pair).toMatchObject({ contracts: { long: 3, short: 1 }, withinTolerance: false });
    expect(pair.smallestWithinTolerance).toEqual({
      contracts: { long: 4, short: 1 },
      maxLoss: { kind: "limited", amount: 20_365, profit: -20_365 },
      grossNotional: 1_059_325,
    });
  });

  it("takes more than a million contracts for none", () => {
    const pair = chosen({ long: 1, short: 10_000_019, tolerance: 0.05 });
    expect(pair).toMatchObject({ withinTolerance: false, smallestWithinTolerance: null });
    expect(pair.contracts).toEqual({ long: 100, short: 1 });
  });
});

describe("how many contracts are looked at", () => {
  const last = (input: WholeContractsInput) => chosen(input).frontier.at(-1)?.contracts;
  // Balances exactly at 1001 : 1000, and not before.
  const near = { long: 1000, short: 1001 };

  it("is 100 a side when nothing bounds the pair, a budget that balanced pairs do not use included", () => {
    const far = { long: 1, short: 150 };
    const gain = { worstProfit: { long: 5, short: -4 }, maxLoss: 100 };
    expect(chosen(far)).toMatchObject({ contracts: { long: 100, short: 1 }, withinTolerance: false });
    expect(chosen({ ...far, ...gain })).toMatchObject({ contracts: { long: 100 }, withinTolerance: false });
    expect(chosen({ ...far, maxNotional: 300 }).contracts).toEqual({ long: 150, short: 1 });
  });

  it("is what the budget allows, up to the cap that is given", () => {
    expect(last({ ...near, maxNotional: 2_002_000 })).toEqual({ long: 1001, short: 1000 });
    expect(last({ ...near, maxNotional: 2_001_999 })?.long).toBeLessThan(1001);
    expect(last({ ...near, maxContracts: 1001 })).toEqual({ long: 1001, short: 1000 });
    expect(last({ ...near, maxContracts: 1_000_000 })).toEqual({ long: 1001, short: 1000 });
  });

  it("is a million beside a given count", () => {
    expect(chosen({ long: 1_000_000, short: 1, contracts: { long: 1 } }).contracts.short).toBe(1_000_000);
  });
});

describe("nothing fits", () => {
  it("because the smallest pair breaks a budget", () => {
    const found = nothing({ ...spreads, maxLoss: 11_334.99 });
    expect(found.reason.code).toBe("MAX_LOSS_OVER_BUDGET");
    expect(messageOf(found.reason)).toBe(
      "the smallest pair, 1 long and 1 short, can lose $11,335, more than $11,334.99",
    );
    expect(found.smallest).toEqual({
      contracts: { long: 1, short: 1 },
      maxLoss: { kind: "limited", amount: 11_335, profit: -11_335 },
      grossNotional: 649_705,
    });
    const gross = nothing({ ...dollars, maxNotional: 500_000 }).reason;
    expect(messageOf(gross)).toBe("the smallest pair, 1 long and 1 short, is $649,705 gross, more than $500,000");
  });

  it("because the loss is unlimited, whatever the budget", () => {
    const naked = { ...dollars, worstProfit: { long: -3010, short: "unlimited" } as const };
    const found = nothing({ ...naked, maxLoss: 1e9 });
    expect(found.reason.code).toBe("MAX_LOSS_UNLIMITED");
    expect(found.smallest.maxLoss).toEqual({ kind: "unlimited" });
    expect(wholeContracts(naked).feasible).toBe(true);
  });

  it("because the given contracts are over a cap, or over a budget", () => {
    const capped = nothing({ ...dollars, contracts: { long: 5 }, maxContracts: { long: 4, short: 9 } });
    expect(messageOf(capped.reason)).toBe("5 long contracts are given, and the cap on that side is 4");
    const dear = nothing({ ...spreads, contracts: { long: 10 }, maxLoss: 20_000 });
    expect(dear.reason).toMatchObject({ code: "MAX_LOSS_OVER_BUDGET", args: { long: 10, short: 1, needed: 38_425 } });
  });

  it("but a gain that one side locks in can pay for the other's loss in a larger pair", () => {
    const pair = chosen({
      long: 1,
      short: 1,
      worstProfit: { long: -10, short: 8 },
      maxLoss: 0,
      maxContracts: 9,
      tolerance: 0.2,
    });
    expect(pair.contracts.short * 8).toBeGreaterThanOrEqual(pair.contracts.long * 10);
    expect(pair.maxLoss).toMatchObject({ amount: 0 });
    const capped = { long: 1, short: 1, worstProfit: { long: -10, short: 8 }, maxLoss: 0, maxContracts: 1 };
    expect(nothing(capped).reason.code).toBe("LOCKED_IN_GAIN_TOO_SMALL");
    expect(nothing({ ...capped, contracts: { long: 2 } }).reason.code).toBe("CONTRACTS_OVER_CAP");
    expect(nothing({ ...capped, maxLoss: 5, maxNotional: 1 }).reason.code).toBe("NOTIONAL_OVER_LIMIT");
  });
});

describe("what whole contracts refuse", () => {
  const refusals: readonly (readonly [path: string, change: object])[] = [
    ["long", { long: 0 }],
    ["short", { short: Number.NaN }],
    ["tolerance", { tolerance: 5 }],
    ["maxContracts", { maxContracts: 0 }],
    ["maxContracts.short", { maxContracts: { short: 1_000_001 } }],
    ["contracts.long", { contracts: { long: 2.5 } }],
    ["maxNotional", { maxNotional: -1 }],
    ["notional.short", { notional: { long: 1, short: Number.POSITIVE_INFINITY } }],
    ["worstProfit.long", { worstProfit: { long: Number.NaN, short: 1 } }],
  ];

  it.each(refusals)("%s", (path, change) => {
    const ask = () => wholeContracts({ ...dollars, ...change });
    expect(ask).toThrow(PairsizeError);
    expect(ask).toThrow(
      expect.objectContaining({ code: "VALUE_OUT_OF_RANGE", findings: [expect.objectContaining({ path })] }),
    );
  });

  it("a max loss without the worst profits", () => {
    expect(() => wholeContracts({ ...dollars, maxLoss: 5 })).toThrow(
      expect.objectContaining({ code: "WORST_PROFIT_MISSING" }),
    );
  });
});
