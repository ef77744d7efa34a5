import { describe, expect, it } from "vitest";
import { expiryEnvelope, profitAtExpiry } from "../../../src/index.ts";
import { exactOracle, type FractionBound, plainLeg } from "../../oracles/exact.ts";

const boundOf = (bound: FractionBound, sign: 1 | -1) => {
  if (bound === null) return { kind: "unlimited" };
  const [profit, from, to] = bound;
  return { kind: "limited", amount: Math.max(0, sign * profit), profit, from, to };
};

describe("structures against Python's fractions, to the last bit", () => {
  const { rows } = exactOracle.structures;

  it("max loss, max gain, breakevens and zero stretches", () => {
    for (const [legs, multiplier, worst, best, breakevens, zeroStretches] of rows) {
      expect(expiryEnvelope(legs.map(plainLeg), { multiplier }), JSON.stringify([multiplier, legs])).toEqual({
        maxLoss: boundOf(worst, -1),
        maxGain: boundOf(best, 1),
        breakevens,
        zeroStretches,
      });
    }
  });

  it("profit at three levels each", () => {
    for (const [legs, multiplier, , , , , profitAt] of rows) {
      const got = profitAt.map(([level]) => [level, profitAtExpiry(legs.map(plainLeg), level, { multiplier })]);
      expect(got, JSON.stringify([multiplier, legs])).toEqual(profitAt);
    }
  });
});
