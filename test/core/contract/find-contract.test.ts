import { describe, expect, it } from "vitest";
import { findContract, listedContract, namedContract, nearestSymbols } from "../../../src/core/contract/catalogue.ts";
import { editDistance } from "../../../src/core/nearest.ts";
import { PairsizeError } from "../../../src/errors/error.ts";
import { hintOf, messageOf } from "../../../src/errors/words.ts";

function refusal(attempt: () => unknown) {
  try {
    attempt();
  } catch (error) {
    if (error instanceof PairsizeError) {
      const [first] = error.findings;
      return { code: error.code, place: first.path, message: messageOf(first), hint: hintOf(first) };
    }
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("a symbol", () => {
  it("is found in any case, exactly", () => {
    expect(findContract("rTy")?.symbol).toBe("RTY");
    for (const other of ["", "RT", "RTY ", "RTYH6", "toString", "__proto__", "TF"]) {
      expect(findContract(other)).toBeUndefined();
    }
  });

  it.each([
    ["RTYH6", "RTY"],
    ["nqm26", "NQ"],
    ["MNQZ6", "MNQ"],
    ["RTOH6", "RTY"],
    ["QN3H6", "NQ"],
    ["RUTW", "RUT"],
    ["RTYA6", undefined],
    ["H6", undefined],
    ["IWMH6", undefined],
  ])("may be the code of a future or of its options: %s is %s", (code, symbol) => {
    expect(namedContract(code)?.symbol).toBe(symbol);
  });

  it("that is unknown is refused with its nearest names and the way to supply it", () => {
    expect(refusal(() => listedContract("RTYY", { path: "long.symbol" }))).toEqual({
      code: "CONTRACT_UNKNOWN",
      place: "long.symbol",
      message: "RTYY is not in the contract table",
      hint: "did you mean RTY? --multiplier RTYY=N, N in its currency per point, or a products: entry of a trade file, supplies one that it does not have",
    });
    expect(refusal(() => listedContract("EUROSTOXX")).hint).toMatch(/^--multiplier EUROSTOXX=N, /);
    // As a shell takes it; a symbol with an equals sign is no key of a flag.
    expect(refusal(() => listedContract("Russell 2000")).hint).toMatch(/^--multiplier "Russell 2000=N", /);
    expect(refusal(() => listedContract("$RUT")).hint).toMatch(/--multiplier '\$RUT=N', /);
    expect(refusal(() => listedContract("ES=F")).hint).not.toContain("--multiplier");
  });

  it.each([
    ["TF", "RTY", "2 December 2016"],
    ["tf", "RTY", "100 USD a point"],
    ["ND", "NQ", "100 USD"],
    ["SP", "ES", "250 USD"],
  ])("%s is refused as retired, naming %s", (symbol, instead, fate) => {
    const met = refusal(() => listedContract(symbol));
    expect(met.code).toBe("CONTRACT_RETIRED");
    expect(met.message).toContain(fate);
    expect(met.hint).toContain(`use ${instead}`);
  });
});

describe("the nearest symbols", () => {
  it("are those of the fewest edits", () => {
    expect(nearestSymbols("QN")).toEqual(["NQ"]);
    expect(nearestSymbols("M3K")).toEqual(["M2K"]);
    expect(nearestSymbols("")).toEqual([]);
    expect(nearestSymbols("x".repeat(100_000))).toEqual([]);
  });

  // Textbook distances, counted by hand.
  it.each([
    ["", "", 0],
    ["", "ABC", 3],
    ["KITTEN", "SITTING", 3],
    ["CA", "AC", 1],
    ["CA", "ABC", 3],
    ["FLAW", "LAWN", 2],
  ])("%j is %j after %d edits", (from, to, edits) => {
    expect(editDistance(from, to)).toBe(edits);
    expect(editDistance(to, from)).toBe(edits);
  });
});
