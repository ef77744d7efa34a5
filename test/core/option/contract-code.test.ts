import { describe, expect, it } from "vitest";
import { isInMonth, readContractCode } from "../../../src/core/option/contract-code.ts";

describe("symbols of options", () => {
  it.each([
    ["RTY   260320C02750000", "RTY", "call", 2750, "2026-03-20"],
    ["RUTW260320P02752500", "RUTW", "put", 2752.5, "2026-03-20"],
    ["O:QQQ260320C00612780", "QQQ", "call", 612.78, "2026-03-20"],
    [".RUT260320C2750", "RUT", "call", 2750, "2026-03-20"],
    ["RUT|20260320|2750.00C", "RUT", "call", 2750, "2026-03-20"],
    ["RUT|20260320|2750P", "RUT", "put", 2750, "2026-03-20"],
    [".QQQ260320P612.25", "QQQ", "put", 612.25, "2026-03-20"],
    [" ABCDEF280229C02750000 ", "ABCDEF", "call", 2750, "2028-02-29"],
  ] as const)("%s", (text, root, right, strike, expiry) => {
    expect(readContractCode(text)).toEqual({ root, right, strike, expiry, month: null });
  });

  it.each([
    ["RTYH6 C2750", "RTYH6", "call", 2750, { month: 3, yearEnds: "6" }],
    ["E2CH6 P2750", "E2CH6", "put", 2750, { month: 3, yearEnds: "6" }],
    ["NQZ26 25500P", "NQZ26", "put", 25500, { month: 12, yearEnds: "26" }],
    ["ESH6 P6012.25", "ESH6", "put", 6012.25, { month: 3, yearEnds: "6" }],
    ["ESH6 | 6012.25C", "ESH6", "call", 6012.25, { month: 3, yearEnds: "6" }],
    ["./RTYH26C2750:XCME", "RTYH26", "call", 2750, { month: 3, yearEnds: "26" }],
  ] as const)("%s names a month only", (text, root, right, strike, month) => {
    expect(readContractCode(text)).toEqual({ root, right, strike, expiry: null, month });
  });

  it.each([
    "",
    "RTY",
    "RTYH6",
    "RUT260230C02750000",
    "RUT260320X02750000",
    "RUT260320C00000000",
    "2750C",
    "RTYH6 C0",
    // Text before or after a symbol makes it another one.
    "1RUT260320C02750000",
    "RUT260320C027500005",
    "1RUT260320C2750",
    "RUT260320C2750X",
    "1RUT|20260320|2750C",
    "RUT|20260320|2750CX",
    "MY RTYH6 C2750",
    "RTYH6 C2750 X",
  ])("%j is none", (text) => {
    expect(readContractCode(text)).toBeNull();
  });

  it("compares a coded month as far as its year is written", () => {
    expect(isInMonth("2026-03-20", { month: 3, yearEnds: "6" })).toBe(true);
    expect(isInMonth("2027-03-19", { month: 3, yearEnds: "6" })).toBe(false);
    expect(isInMonth("2026-03-20", { month: 3, yearEnds: "36" })).toBe(false);
    expect(isInMonth("2026-06-19", { month: 3, yearEnds: "6" })).toBe(false);
  });
});
