import { describe, expect, it } from "vitest";
import type { FeasibleSizing } from "../../src/core/pair/sizing.ts";
import { betterPair } from "../../src/render/size/words.ts";
import { branded } from "./plain.ts";
import { dollarNeutral, volatilityAdjusted } from "./rty-nq.ts";

/** A frontier of made-up imbalances at gross notionals 1, 2, 3 …; the first is chosen. */
function withFrontier(...imbalances: number[]): FeasibleSizing {
  const frontier = imbalances.map((imbalance, index) => ({
    contracts: { long: index + 1, short: index + 1 },
    imbalance,
    residual: 0,
    grossNotional: index + 1,
    maxLoss: { kind: "unlimited" as const },
  }));
  const notional = { long: 1, short: 0, net: 1, gross: 1 };
  return {
    ...dollarNeutral,
    ...branded<Partial<FeasibleSizing>>({ notional, imbalance: imbalances[0] ?? 0, frontier }),
  };
}

describe("the note's pair", () => {
  it("is 15 : 4 for 4 : 1 in dollars, since 11 : 3 is not a tenth of the imbalance", () => {
    expect(betterPair(dollarNeutral)).toMatchObject({ pair: { contracts: { long: 15, short: 4 } }, tolerance: "0.2%" });
  });

  it("is none for 7 : 2, whose imbalance no listed pair brings to a tenth", () => {
    expect(betterPair(volatilityAdjusted)).toBeNull();
  });

  it("counts a tenth as enough, and asks for a tolerance that keeps the pair before out", () => {
    expect(betterPair(withFrontier(0.05, 0.005))?.tolerance).toBe("0.5%");
    expect(betterPair(withFrontier(0.05, 0.0051))).toBeNull();
    // 0.12 % would be asked for as 0.2 %, which 0.15 % meets too.
    expect(betterPair(withFrontier(0.0121, 0.0015, 0.0012))?.tolerance).toBe("0.12%");
    expect(betterPair(withFrontier(0.05, 0))?.tolerance).toBe("0%");
  });

  it("stays close to the imbalance of the last of ten, before which there may be pairs that are not listed", () => {
    const nine = [0.19, 0.18, 0.17, 0.16, 0.15, 0.14, 0.13, 0.12, 0.11];
    expect(betterPair(withFrontier(...nine, 0.001_234_567_89))?.tolerance).toBe("0.123457%");
  });
});
