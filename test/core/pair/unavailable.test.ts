import { describe, expect, it } from "vitest";
import { parseTrade, sizePair } from "../../../src/index.ts";

const long = { symbol: "RTY", level: 2730.8 };
const short = { symbol: "NQ", level: 25658.25 };

/** Why a weighting of a trade is not available. */
function reason(weighting: string, more: object) {
  const [sizing] = sizePair(parseTrade({ version: 1, long, short, size: { weighting }, ...more })).sizings;
  return sizing?.available === false ? sizing.reason : null;
}

const option = (right: string, delta: number) => [{ quantity: 1, right, strike: 2750, premium: 50, delta }];

describe("a weighting that is not available says why", () => {
  it("by delta, where a side's delta is of the wrong sign: bought puts gain as the long index falls", () => {
    const found = reason("delta", { long: { ...long, legs: option("put", -0.4) } });
    expect(found).toEqual({
      code: "DELTA_OF_WRONG_SIGN",
      args: { side: "long", symbol: "RTY", delta: -0.4 },
    });
    const other = reason("delta", { short: { ...short, legs: option("call", 0.4) } });
    expect(other).toMatchObject({ code: "DELTA_OF_WRONG_SIGN", args: { side: "short", symbol: "NQ", delta: 0.4 } });
  });

  it("by delta, where a side has none to hedge with", () => {
    for (const [side, given] of [
      ["long", long],
      ["short", short],
    ] as const) {
      const found = reason("delta", { [side]: { ...given, legs: option("put", 0) } });
      expect(found).toMatchObject({ code: "DELTA_OF_WRONG_SIGN", args: { side, delta: 0 } });
    }
  });

  it("by volatility, where it is neither given nor measured", () => {
    expect(reason("vol", {})).toEqual({ code: "VOLATILITY_MISSING", args: { symbol: "RTY" } });
    expect(reason("vol", { long: { ...long, volatility: 0.2 } })).toMatchObject({ args: { symbol: "NQ" } });
  });

  it("by delta, where a delta is neither given nor computed", () => {
    const found = reason("delta", { long: { ...long, legs: ["2750C @ 50"] } });
    expect(found).toMatchObject({ code: "DELTA_UNKNOWN", args: { symbol: "RTY" } });
    const withVolatility = { long: { ...long, volatility: 0.2, legs: ["2750C @ 50"] } };
    expect(reason("delta-vol", withVolatility)).toMatchObject({ code: "DELTA_UNKNOWN", args: { symbol: "RTY" } });
  });

  it("by risk, where a side's loss has no end or there is none", () => {
    const defined = { long: { ...long, legs: ["2750C @ 50"] } };
    expect(reason("risk", defined)).toMatchObject({ code: "UNIT_LOSS_UNLIMITED", args: { symbol: "NQ" } });
    const free = { ...short, legs: ["25500C @ 50", "-1 25600C @ 50"] };
    expect(reason("risk", { ...defined, short: free })).toMatchObject({
      code: "UNIT_LOSS_ZERO",
      args: { symbol: "NQ" },
    });
  });

  it("by beta, where there are no histories", () => {
    expect(reason("beta", {})).toMatchObject({ code: "HISTORIES_MISSING" });
  });
});
