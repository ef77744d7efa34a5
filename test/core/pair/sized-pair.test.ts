import { describe, expect, it } from "vitest";
import { parseTrade, sizePair } from "../../../src/index.ts";
import { refusal } from "../../refusal.ts";

const rty = { symbol: "RTY", level: 2730.8, volatility: 0.185 };
const nq = { symbol: "NQ", level: 25_658.25 };

const sized = (size: object, long: object = rty, short: object = nq) =>
  sizePair(parseTrade({ version: 1, long, short, size: { weighting: "dollar", ...size } }));

describe("a size that cannot be meant is refused", () => {
  it("contracts of legs that are several units, with all three figures", async () => {
    const twice = { ...rty, legs: ["+2 2750C @ 78.40"] };
    expect(await refusal(() => sized({ contracts: { long: 4 } }, twice))).toMatchObject([
      { code: "CONTRACTS_AMBIGUOUS", args: { symbol: "RTY", contracts: 4, divisor: 2 } },
    ]);
    const thrice = { ...nq, legs: ["+3 25500P @ 612.50"] };
    expect(await refusal(() => sized({ contracts: { short: 1 } }, rty, thrice))).toMatchObject([
      { code: "CONTRACTS_AMBIGUOUS", args: { symbol: "NQ", contracts: 1, divisor: 3 } },
    ]);
    expect(sized({ contracts: { short: 1 } }, twice).sizings).toMatchObject([{ feasible: true }]);
  });

  it.each([
    ["RTY", "M2K"],
    ["NQ", "MNQ"],
  ])("micros held of %s, which is not counted in them", async (symbol, micro) => {
    expect(await refusal(() => sized({ holding: { [micro]: 2 } }))).toMatchObject([
      { code: "HOLDING_NOT_COUNTED", args: { symbol, micro } },
    ]);
  });
});

describe("a sized side", () => {
  it("says which future stands for legs that were not written", () => {
    const { long, short } = sized({}, { ...rty, legs: ["+1 F @ 2700"] }).trade;
    expect(long.legs).toEqual([{ kind: "future", quantity: 1, entry: 2700, code: null }]);
    expect(short.legs).toEqual([{ kind: "future", quantity: -1, entry: 25_658.25, code: null, implicit: true }]);
  });

  it("has a dollar volatility where its volatility is known, and its micro where it is counted in it", () => {
    const { long, short } = sized({ withMicros: true }).trade;
    // 136,540 x 18.5 %.
    expect([long.dollarVolatilityPerContract, short.dollarVolatilityPerContract]).toEqual([25_259.9, null]);
    expect([long.micro?.symbol, short.micro?.symbol]).toEqual(["M2K", "MNQ"]);
    expect(sized({}).trade.long).not.toHaveProperty("micro");
  });
});

describe("caps and budgets", () => {
  it("of one side leave the other free", () => {
    // 4 : 1 is 3.1 % out of balance; with 2 RTY at most no pair is within the tolerance, and 4 : 1 would be.
    const found = sized({ maxContracts: { long: 2 } }).sizings;
    expect(found).toMatchObject([
      {
        withinTolerance: false,
        contracts: { long: 2, short: 1 },
        smallestWithinTolerance: { contracts: { long: 4, short: 1 } },
      },
    ]);
    expect(sized({ maxContracts: { short: 1 } }).sizings).toMatchObject([{ contracts: { long: 4, short: 1 } }]);
    expect(sized({}).sizings[0]).not.toHaveProperty("smallestWithinTolerance");
    expect(sized({}).sizings[0]).not.toHaveProperty("moves");
  });

  it("of the loss name the amount where a loss has no end, and the volatility that a budget lacks", () => {
    const naked = { ...nq, legs: ["-1 26000C @ 500"] };
    expect(sized({ maxLoss: 5000 }, rty, naked).sizings).toMatchObject([
      { feasible: false, reason: { code: "MAX_LOSS_UNLIMITED", args: { budget: 5000 } } },
    ]);
    expect(sized({ maxDailyRisk: 5000 }).sizings).toMatchObject([
      { feasible: false, reason: { code: "VOLATILITY_MISSING", args: { symbol: "NQ" } } },
    ]);
  });
});
