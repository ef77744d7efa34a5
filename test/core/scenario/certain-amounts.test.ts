import { describe, expect, it } from "vitest";
import { exact } from "../../../src/core/exact.ts";
import { normalDistribution } from "../../../src/core/option/normal.ts";
import { as, type Points } from "../../../src/core/quantity.ts";
import { profitCurve } from "../../../src/core/scenario/profit-curve.ts";
import { atomsOf, boundsOf, jointLaw, perfectLaw } from "../../../src/core/scenario/profit-law.ts";
import { parseTrade, scenario } from "../../../src/index.ts";

const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
const calls = { symbol: "RTY", level: 2730.8, volatility: 0.185, legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] };
const puts = { symbol: "NQ", level: 25_658.25, volatility: 0.173, legs: ["25500P @ 612.50", "-1 23500P @ 196.25"] };

function odds(correlation: number, long: object, short: object) {
  const size = { weighting: "dollar", contracts: { long: 4, short: 1 } };
  const answer = scenario(parseTrade({ version: 1, ...dates, correlation, long, short, size }));
  if (!answer.available || !answer.distribution.known) throw new Error("the odds are known");
  return answer.distribution;
}

const profits = ({ quantiles }: ReturnType<typeof odds>) => quantiles.map(({ profit }) => profit);

// Four call spreads lose 12,040 or make 27,960; the put spread loses 8,325 or makes 31,675.
describe("amounts with a probability of their own, to the cent", () => {
  it("where both indices move as one", () => {
    // Below 23500 (10 %) it is 31,675 - 12,040, above 2950 (14 %) 27,960 - 8,325: 19,635 both times. Between, with NQ above
    // 25500 and RTY below 2750 (8 %), both sides lose.
    const found = odds(1, calls, puts);
    expect(profits(found).slice(5)).toEqual([19_635, 19_635]);
    expect(profits(found).slice(0, 2)).toEqual([-20_365, -20_365]);
  });

  it("where they move against each other", () => {
    // Both lose where RTY is low, both make their most where it is high.
    const found = odds(-1, calls, puts);
    expect(profits(found).slice(0, 3)).toEqual([-20_365, -20_365, -20_365]);
    expect(profits(found).slice(5)).toEqual([59_635, 59_635]);
    expect(found.expectedShortfall).toBe(-20_365);
  });

  it("beside a side whose profit is certain", () => {
    // The same put bought at 600 and sold at 590 loses $200.
    const lost = { ...puts, legs: ["25500P @ 600", "-1 25500P @ 590"] };
    const found = odds(0.5, calls, lost);
    expect([profits(found)[0], profits(found)[2]]).toEqual([-12_240, -12_240]);
    expect(profits(found).slice(5)).toEqual([27_760, 27_760]);
    expect(found.expectedShortfall).toBe(-12_240);
    // From 2700 to 2800, where the median is, four condors make 50 - 40 points.
    const condor = { ...calls, legs: ["2650C @ 100", "-1 2700C @ 70", "-1 2800C @ 20", "2850C @ 30"] };
    const risen = { ...calls, legs: ["2650C @ 100", "-1 2700C @ 70", "2800C @ 30", "-1 2850C @ 20"] };
    expect(profits(odds(0.5, condor, lost))[6]).toBe(1800);
    expect(profits(odds(0.5, risen, lost))[3]).toBe(1800);
    // On the short side, calls that are bought: the profit rises to a most there.
    const other = odds(
      0.5,
      { ...calls, legs: ["2750C @ 60", "-1 2750C @ 59"] },
      { ...calls, symbol: "NQ", level: 2730.8 },
    );
    // $20 a point: 1,204 lost or 2,796 made, and 4 x 50 lost for certain.
    expect([profits(other)[0], profits(other)[6]]).toEqual([-1404, 2596]);
  });
});

/** A level whose log has a deviation of 20 %, and the level that lies at a standard normal. */
const law = { forward: as<Points>(100), deviation: 0.2 };
const levelAt = (z: number) => 100 * Math.exp(0.2 * (z - 0.1));

/** A profit of `low` up to a normal, then rising by a point a point to `low` + 10. */
function rising(z: number, low: number) {
  const start = levelAt(z);
  return profitCurve(
    law,
    [
      { level: 0, profit: exact(low), slope: 0 },
      { level: start, profit: exact(low), slope: 1 },
      { level: start + 10, profit: exact(low + 10), slope: 0 },
    ],
    false,
  );
}

describe("the probability that both sides are at their worst", () => {
  it.each([-0.9, -0.3, 0, 0.5, 0.95])("is that of two normals below 0: correlation %d", (correlation) => {
    const { atoms, least, most } = jointLaw(rising(0, -5), rising(0, -3), correlation);
    // Sheppard: P(Z1 < 0, Z2 < 0) = 1/4 + asin(correlation) / 2 pi.
    expect(atoms[0]?.profit).toBe(-8);
    expect(atoms[0]?.probability).toBeCloseTo(0.25 + Math.asin(correlation) / (2 * Math.PI), 6);
    expect([least, most]).toEqual([-8, 12]);
  });

  it("of one normal is that below the lower bend, and of opposite ones that between both", () => {
    const both = perfectLaw(rising(0.5, -5), rising(-0.25, -3), 1);
    expect(both.atoms[0]).toEqual({ profit: -8, probability: expect.closeTo(normalDistribution(-0.25), 12) });
    // Below 0.5 of the one, and the other below -0.25 where the one is above 0.25.
    const opposite = perfectLaw(rising(0.5, -5), rising(-0.25, -3), -1);
    const between = normalDistribution(0.5) - normalDistribution(0.25);
    expect(opposite.atoms[0]).toEqual({ profit: -8, probability: expect.closeTo(between, 12) });
    // Bends that do not meet: the one is at its worst below -0.5 only, where the other is above 0.5.
    expect(perfectLaw(rising(-0.5, -5), rising(-0.25, -3), -1).atoms[0]?.profit).not.toBe(-8);
  });
});

describe("sums of plateaus", () => {
  const plateaus = [0, 10, 20].map((profit) => ({ from: 0, to: 0, profit: exact(profit) }));
  const three = { ...rising(0, 0), plateaus };

  it("that are equal are one amount, ascending", () => {
    expect(atomsOf(three, three, () => 1 / 16)).toEqual(
      [1, 2, 3, 2, 1].map((times, i) => ({ profit: 10 * i, probability: times / 16 })),
    );
  });
  it("are none where they cannot be met", () => {
    expect(atomsOf(three, three, () => 0)).toEqual([]);
  });
  it("have no least or most where one curve has none", () => {
    const open = { ...three, least: null };
    expect(boundsOf(open, three)).toEqual({ least: Number.NEGATIVE_INFINITY, most: 20 });
    expect(boundsOf(three, { ...three, most: null })).toEqual({ least: 0, most: Number.POSITIVE_INFINITY });
  });
});
