import { describe, expect, it } from "vitest";
import { exact, toNumber } from "../../../src/core/exact.ts";
import type { StrategyTerms } from "../../../src/core/margin/strategy-based.ts";
import type { Leg } from "../../../src/core/option/leg.ts";
import {
  type CapitalSide,
  type MarginCredit,
  type PairCapital,
  pairCapital,
  returnOnCapital,
} from "../../../src/core/pair/capital.ts";
import { as, type Points } from "../../../src/core/quantity.ts";
import { unitsOf } from "./unit.ts";

const call = (quantity: number, strike: number, premium: number): Leg => ({
  kind: "option",
  quantity,
  right: "call",
  strike: as<Points>(strike),
  premium: as<Points>(premium),
});
const future = (quantity: number): Leg => ({ kind: "future", quantity, entry: as<Points>(2730.8) });
const ofFutures = (contracts: number, legs: readonly Leg[], margin: number | null): CapitalSide => ({
  ...unitsOf(legs, contracts, exact(50)),
  isNetPriced: false,
  strategy: null,
  margin: margin === null ? null : exact(margin),
});
const strategy: StrategyTerms = { kind: "broad-index", level: as<Points>(2700), leverage: 1, monthsLeft: 2 };
const ofIndex = (contracts: number, legs: readonly Leg[]): CapitalSide => ({
  ...unitsOf(legs, contracts, exact(100)),
  isNetPriced: false,
  strategy,
  margin: null,
});
const credit = (share: number, long: number, short: number): MarginCredit => ({
  share: exact(share),
  ratio: { long, short },
});
const told = ({ kind, requirement, cashNeeded }: Pick<PairCapital, "kind" | "requirement" | "cashNeeded">) => [
  kind,
  requirement && toNumber(requirement),
  cashNeeded && toNumber(cashNeeded),
];

const BOUGHT_SPREAD = [call(1, 2750, 78.4), call(-1, 2950, 18.2)];

describe("capital of a pair", () => {
  it("of futures with a credit, as published: ES and YM in 2019, ES and ER2 in 2007", () => {
    const sides = (long: number, short: number) => ({
      long: ofFutures(1, [future(1)], long),
      short: ofFutures(1, [future(-1)], short),
    });
    expect(told(pairCapital(sides(6930, 5500), credit(0.9, 1, 1)))).toEqual(["given", 1243, 1243]);
    expect(told(pairCapital(sides(4000, 3500), credit(0.8, 1, 1)))).toEqual(["given", 1500, 1500]);
  });

  it("gives the credit to the contracts in the ratio only", () => {
    const sides = { long: ofFutures(5, [future(1)], 1000), short: ofFutures(3, [future(-1)], 3000) };
    const { bySide } = pairCapital(sides, credit(0.5, 2, 1));
    expect([told(bySide.long), told(bySide.short)]).toEqual([
      ["given", 3000, 3000],
      ["given", 6000, 6000],
    ]);
  });

  it("gives no credit where one side has no margin that was given", () => {
    const sides = { long: ofFutures(1, [future(1)], 1000), short: ofFutures(1, BOUGHT_SPREAD, null) };
    expect(told(pairCapital(sides, credit(0.5, 1, 1)))).toEqual(["premium", 4010, 4010]);
  });

  it("adds the premium paid to a margin given, and takes none off that was received", () => {
    const sold = [call(-1, 2750, 78.4), call(1, 2950, 18.2)];
    const capitalOf = (legs: readonly Leg[]) =>
      told(pairCapital({ long: ofFutures(2, legs, 100), short: ofFutures(1, [future(-1)], 0) }, null));
    expect(capitalOf(BOUGHT_SPREAD)).toEqual(["given", 2 * (100 + 3010), 2 * (100 + 3010)]);
    expect(capitalOf(sold)).toEqual(["given", 200, 200]);
  });

  it("says whether a broker might pair the options so that they bind less: where either side is not known as the least", () => {
    const futures = ofFutures(1, [future(1)], 1000);
    const bought = ofFutures(1, BOUGHT_SPREAD, null);
    const unknown = ofFutures(1, [future(1)], null);
    const few = ofIndex(1, [call(-1, 2800, 20), call(1, 2900, 5)]);
    // 401 sold calls may each be in one of 402 spreads, or not; and so on for each line: more ways than are tried.
    const many = ofIndex(1, [call(-401, 2800, 20), call(-403, 2850, 10), call(401, 2900, 5), call(403, 2950, 2)]);
    const isLeast = (long: CapitalSide, short: CapitalSide) => pairCapital({ long, short }, null).isLeast;
    for (const side of [futures, bought, unknown, few]) {
      expect(isLeast(side, few)).toBe(true);
      expect([isLeast(many, side), isLeast(side, many)]).toEqual([false, false]);
    }
  });

  it("without a margin is the premium where no more can be lost, and unknown where it can", () => {
    const kindOf = (legs: readonly Leg[]) =>
      told(pairCapital({ long: ofFutures(1, legs, null), short: ofFutures(1, BOUGHT_SPREAD, null) }, null));
    expect(kindOf(BOUGHT_SPREAD)).toEqual(["premium", 6020, 6020]);
    expect(kindOf([future(1)])).toEqual(["unknown", null, null]);
    expect(kindOf([call(-1, 2750, 78.4)])).toEqual(["unknown", null, null]);
    // Wings of 100 and 50: more than the premium is lost above the last strike.
    expect(kindOf([call(1, 2700, 90), call(-2, 2800, 40), call(1, 2850, 25)])).toEqual(["premium", 3010 + 1750, 4760]);
    expect(kindOf([call(1, 2750, 70), call(-2, 2800, 40), call(1, 2900, 15)])).toEqual(["unknown", null, null]);
  });

  it("adds two sides of cash-index options without an offset, and is the weaker kind of two", () => {
    const index = pairCapital({ long: ofIndex(3, BOUGHT_SPREAD), short: ofIndex(2, [call(-1, 2950, 18.2)]) }, null);
    const nakedCall = 100 * (18.2 + 270);
    expect(told(index)).toEqual(["strategy-based", 3 * 7840 + 2 * nakedCall, 3 * 6020 + 2 * (nakedCall - 1820)]);
    const long = ofIndex(1, BOUGHT_SPREAD);
    expect(pairCapital({ long, short: ofFutures(1, [future(-1)], 500) }, null).kind).toBe("given");
    expect(pairCapital({ long, short: ofFutures(1, [future(-1)], null) }, null).kind).toBe("unknown");
  });

  it("gives a return, or none on no capital", () => {
    expect(returnOnCapital(exact(699), exact(301))).toBe(699 / 301);
    expect(returnOnCapital(exact(699), exact(0))).toBeNull();
  });
});
