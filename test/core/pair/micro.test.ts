import { describe, expect, it } from "vitest";
import { microOf } from "../../../src/core/contract/catalogue.ts";
import { parseTrade } from "../../../src/index.ts";

const { long, short } = parseTrade({
  version: 1,
  long: { symbol: "RTY", level: 2730.8 },
  short: { symbol: "IWM", level: 271.2 },
});
const { contract } = long;
const none = { kind: "none" };

describe("the small contract of a side", () => {
  it("is a tenth of the large one: M2K is $5 a point, RTY $50", () => {
    const micro = { symbol: "M2K", multiplier: 5, perLarge: 10 };
    expect(microOf({ contract, legs: [] })).toMatchObject({ kind: "micro", micro });
  });

  it("is there for a side that holds futures of another entry, where no options are listed on it", () => {
    const option = { kind: "option", quantity: 1, right: "call", strike: { kind: "moneyness", value: 0 } } as const;
    const future = { kind: "future", quantity: 1, entry: null } as const;
    expect(microOf({ contract, legs: [future] })).toMatchObject({ kind: "micro" });
    const legs = [future, { ...option, premium: null, delta: null }] as unknown as typeof long.legs;
    expect(microOf({ contract, legs })).toEqual({ kind: "no-options", symbol: "M2K" });
  });

  it("is none of a contract with another multiplier or currency than the table has", () => {
    expect(microOf({ contract: { ...contract, multiplier: 100 as never }, legs: [] })).toEqual(none);
    expect(microOf({ contract: { ...contract, currency: "EUR" }, legs: [] })).toEqual(none);
  });

  it("is none of what is no future, and of a contract that is not in the table", () => {
    expect(microOf(short)).toEqual(none);
    expect(microOf({ contract: { ...contract, kind: "etf" }, legs: [] })).toEqual(none);
    expect(microOf({ contract: { ...contract, symbol: "ZZZ" }, legs: [] })).toEqual(none);
  });
});
