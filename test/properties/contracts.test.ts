import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contracts, findContract, nearestSymbols } from "../../src/core/contract/catalogue.ts";
import { type ContractSpec, isOnPremiumTick } from "../../src/core/contract/contract.ts";
import { editDistance } from "../../src/core/nearest.ts";

const contract = fc.constantFrom(...contracts);
const word = fc.string({ maxLength: 6, unit: fc.constantFrom(..."ABNQRTY") });

const cased = contract.chain(({ symbol }) =>
  fc
    .array(fc.boolean(), { minLength: symbol.length, maxLength: symbol.length })
    .map((lower) => [symbol, [...symbol].map((letter, i) => (lower[i] ? letter.toLowerCase() : letter)).join("")]),
);

const typo = fc
  .record({
    symbol: contract.map((row) => row.symbol),
    at: fc.nat(10),
    letter: fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ23"),
    kind: fc.constantFrom("put in", "left out", "changed"),
  })
  .map(({ symbol, at, letter, kind }) => {
    const place = at % (symbol.length + 1);
    const rest = symbol.slice(kind === "put in" ? place : place + 1);
    return { symbol, typed: symbol.slice(0, place) + (kind === "left out" ? "" : letter) + rest };
  });

describe("symbols", () => {
  it("are found in any case", () => {
    fc.assert(fc.property(cased, ([symbol, typed]) => findContract(typed ?? "")?.symbol === symbol));
  });

  it("are suggested for one wrong letter", () => {
    fc.assert(
      fc.property(typo, ({ symbol, typed }) => {
        fc.pre(findContract(typed) === undefined);
        expect(nearestSymbols(typed)).toContain(symbol);
      }),
    );
  });

  it("are looked for without throwing, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => nearestSymbols(typed).every((s) => findContract(s))),
    );
  });
});

describe("the edit distance", () => {
  it("is the same both ways, 0 only between equals, and at most the longer length", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const edits = editDistance(a, b);
        expect(edits).toBe(editDistance(b, a));
        expect(edits === 0).toBe(a === b);
        expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(edits).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});

describe("a premium", () => {
  // In whole hundredths, where every tick of the table is an integer: exact.
  const onGrid = (spec: ContractSpec, hundredths: number) => {
    const row = spec.options?.ticks?.find(
      ({ upTo, including }) => upTo === null || hundredths < upTo * 100 || (including && hundredths === upTo * 100),
    );
    return row === undefined ? null : hundredths % Math.round(row.tick * 100) === 0;
  };

  it("is on its grid exactly when its hundredths are", () => {
    fc.assert(
      fc.property(contract, fc.oneof(fc.nat(1_000), fc.nat(10_000_000)), (spec, hundredths) => {
        expect(isOnPremiumTick(spec, hundredths / 100)).toBe(onGrid(spec, hundredths));
      }),
    );
  });

  it("that is not a whole number of hundredths is on none", () => {
    fc.assert(
      fc.property(contract, fc.nat(1_000_000), fc.integer({ min: 1, max: 99 }), (spec, hundredths, more) => {
        expect(isOnPremiumTick(spec, (hundredths * 100 + more) / 10_000) ?? false).toBe(false);
      }),
    );
  });
});
