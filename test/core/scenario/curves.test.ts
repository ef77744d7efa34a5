import { describe, expect, it } from "vitest";
import { exact } from "../../../src/core/exact.ts";
import { normalDistribution } from "../../../src/core/option/normal.ts";
import { as, type Points } from "../../../src/core/quantity.ts";
import {
  constantCurve,
  crossings,
  isConstant,
  lastAtOrBelow,
  partialMean,
  profitAtLevel,
  profitAtNormal,
  profitCurve,
} from "../../../src/core/scenario/profit-curve.ts";
import { sampledCurve } from "../../../src/core/scenario/profit-curves.ts";
import { perfectLaw, roundingOf } from "../../../src/core/scenario/profit-law.ts";

/** A level whose log has a deviation of 20 %, and the level that lies at a standard normal. */
const law = { forward: as<Points>(100), deviation: 0.2 };
const levelAt = (z: number) => 100 * Math.exp(0.2 * (z - 0.1));

/** A profit of −5 up to a normal, then a point a point up to 5. */
function rising(z: number) {
  const start = levelAt(z);
  const nodes = [
    { level: 0, profit: exact(-5), slope: 0 },
    { level: start, profit: exact(-5), slope: 1 },
    { level: start + 10, profit: exact(5), slope: 0 },
  ];
  return profitCurve(law, nodes, false);
}

describe("a profit that no level changes", () => {
  const flat = constantCurve(law, exact(5));
  it("is certain, and on one plateau from end to end", () => {
    expect([isConstant(flat), isConstant(rising(0))]).toEqual([true, false]);
    const [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect(flat.plateaus).toEqual([{ from, to, profit: exact(5) }]);
    expect([-40, 0, 40, to].map((z) => profitAtNormal(flat, z))).toEqual([5, 5, 5, 5]);
    expect([flat.least, flat.most, flat.bends]).toEqual([exact(5), exact(5), [0]]);
  });
  it("is known as such through the rounding of what it is sampled from", () => {
    const rough = (level: number) => 5 + 1e-10 * Math.sin(level);
    expect(isConstant(sampledCurve(law, rough, [], { chord: 1e-3, rounding: 1e-9 }))).toBe(true);
    expect(isConstant(sampledCurve(law, (level) => level, [], { chord: 1e-3, rounding: 1e-9 }))).toBe(false);
  });
});

describe("a curve of a profit", () => {
  const valley = [10, 0, -10, 5].map((profit, i) => ({
    level: 10 * i,
    profit: exact(profit),
    slope: [-1, -1, 1.5, 1.5][i] ?? 0,
  }));
  it("bends at each of its nodes, and where it is smooth only where it turns", () => {
    expect(profitCurve(law, valley, false).bends).toEqual([0, 1, 2, 3]);
    expect(profitCurve(law, valley, true).bends).toEqual([0, 2]);
  });
  it("holds at its nodes and between them", () => {
    const curve = profitCurve(law, valley, false);
    expect([0, 5, 10, 20, 24, 40].map((level) => profitAtLevel(curve, level))).toEqual([10, 5, 0, -10, -4, 20]);
    expect([0.5, 1, 2, 2.5, 3, 9].map((value) => lastAtOrBelow(Float64Array.of(1, 2, 3), value))).toEqual([
      0, 0, 1, 1, 2, 2,
    ]);
  });
  it("that is sampled goes on beyond its samples as it does before, and bends at a strike", () => {
    const future = sampledCurve(law, (level) => level - 100, [], { chord: 1e-3, rounding: 1e-9 });
    expect(profitAtLevel(future, 5000)).toBeCloseTo(4900, 6);
    const call = sampledCurve(law, (level) => Math.max(0, level - 103.3), [103.3], { chord: 1, rounding: 1e-9 });
    expect(profitAtLevel(call, 103.3)).toBeCloseTo(0, 9);
    expect(profitAtLevel(call, 103.4)).toBeCloseTo(0.1, 9);
  });
});

describe("the normals at which a profit crosses an amount", () => {
  it("are one on the way to a plateau beyond it, and none to a plateau at it", () => {
    const { startsWithin, at } = crossings(rising(0), 3);
    expect([startsWithin, at.length]).toEqual([true, 1]);
    // 8 points above where it begins to rise.
    expect(levelAt(at[0] ?? Number.NaN)).toBeCloseTo(levelAt(0) + 8, 9);
    expect(crossings(rising(0), 5)).toEqual({ startsWithin: true, at: [] });
    expect(crossings(rising(0), -6)).toEqual({ startsWithin: false, at: [] });
  });
});

describe("a mean of a profit", () => {
  it("over nothing is 0, and over all of a certain profit that profit", () => {
    const flat = constantCurve(law, exact(5));
    expect(partialMean(rising(0), 2, 1, 0, 1)).toBe(0);
    expect(partialMean(flat, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0.3, 0.7)).toBeCloseTo(5, 12);
    expect(partialMean(flat, -1, 2, 0, 1)).toBeCloseTo(5 * (normalDistribution(2) - normalDistribution(-1)), 12);
  });
});

describe("two profits of one normal", () => {
  it.each([1, -1])("have the odds of their bends, which lie inside of a cell: correlation %d", (correlation) => {
    // The one begins to rise at 0.505, the other at -0.295 of its own normal.
    const [first, second] = [rising(0.505), rising(-0.295)];
    const { atMost } = perfectLaw(first, second, correlation);
    const profitAt = (z: number) => profitAtNormal(first, z) + profitAtNormal(second, correlation * z);
    const normals = Array.from({ length: 40_001 }, (_, i) => (i - 20_000) / 4000);
    for (const z of [0.507, -0.293, 0.297, 0.2]) {
      const amount = profitAt(z);
      // Every quarter of a thousandth of a normal from -5 to 5.
      const cell = (at: number) => normalDistribution(at + 1 / 8000) - normalDistribution(at - 1 / 8000);
      const expected = normals.reduce((sum, at) => (profitAt(at) <= amount ? sum + cell(at) : sum), 0);
      expect(Math.abs(atMost(amount) - expected)).toBeLessThan(1.5e-4);
    }
  });
});

describe("what two sums of the same plateaus may differ by", () => {
  it("is a trillionth of the largest of them, and nothing where none can meet", () => {
    const none = { ...rising(0), plateaus: [] };
    const high = { ...rising(0), plateaus: [{ from: 0, to: 1, profit: exact(-20) }] };
    expect(roundingOf(rising(0), high)).toBeCloseTo(2e-11, 20);
    for (const [first, second] of [
      [none, high],
      [high, none],
      [none, none],
    ] as const)
      expect(roundingOf(first, second)).toBe(0);
  });
});
