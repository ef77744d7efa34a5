import { describe, expect, it } from "vitest";
import { exact, toNumber } from "../../../src/core/exact.ts";
import { type CapitalSide, pairCapital } from "../../../src/core/pair/capital.ts";
import { as } from "../../../src/core/quantity.ts";
import { capital } from "../../../src/index.ts";
import { plainLeg } from "../../oracles/exact.ts";
import { capitalTerms, marginOracle } from "../../oracles/margin.ts";
import { unitsOf } from "./unit.ts";

const ONE = exact(1);

describe("margin against Python's fractions, to the last bit", () => {
  it("is the least over every way to part the contracts into groups", () => {
    for (const [legs, terms, requirement, cashNeeded] of marginOracle.structures.rows) {
      const got = capital(legs.map(plainLeg), capitalTerms(terms));
      expect(got, JSON.stringify([legs, terms])).toEqual({ requirement, cashNeeded, isLeast: true });
    }
  });

  it("of futures is the trader's own, less the credit on the contracts in its ratio", () => {
    const side = ([contracts, margin, paid]: readonly [number, number, number]): CapitalSide => ({
      ...unitsOf([{ kind: "option", quantity: 1, right: "call", strike: as(100), premium: as(paid) }], contracts, ONE),
      isNetPriced: false,
      strategy: null,
      margin: exact(margin),
    });
    for (const [[long, short], credit, bySide] of marginOracle.futures.rows) {
      const ratio = credit && { long: credit[1][0], short: credit[1][1] };
      const got = pairCapital(
        { long: side(long), short: side(short) },
        credit && ratio && { share: exact(credit[0]), ratio },
      );
      const amounts = [got.bySide.long, got.bySide.short].map(({ cashNeeded }) => cashNeeded && toNumber(cashNeeded));
      expect([got.kind, amounts], JSON.stringify([long, short, credit])).toEqual(["given", bySide]);
    }
  });
});
