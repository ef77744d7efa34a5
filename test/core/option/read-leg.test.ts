import { describe, expect, it } from "vitest";
import { notationOf } from "../../../src/core/option/leg.ts";
import { readLeg } from "../../../src/core/option/read-leg.ts";
import { hintOf, messageOf } from "../../../src/errors/words.ts";

const option = (quantity: number, right: "call" | "put", points: number, premium: number | null) => ({
  kind: "option",
  quantity,
  right,
  strike: { kind: "points", value: points },
  premium,
});

function refused(text: string) {
  const reading = readLeg(text);
  if (reading.ok) return expect.fail(`${text} was read as ${notationOf(reading.value)}`);
  const { finding, offset } = reading;
  return { code: finding.code, offset, message: messageOf(finding), hint: hintOf(finding) };
}

describe("a leg", () => {
  it.each([
    ["2750C @ 78.40", option(1, "call", 2750, 78.4)],
    ["-1 2950C @ 18.20", option(-1, "call", 2950, 18.2)],
    ["25500P @ 612.50", option(1, "put", 25500, 612.5)],
    ["2750c@78.40", option(1, "call", 2750, 78.4)],
    ["+2 2750 C @ 78.4", option(2, "call", 2750, 78.4)],
    ["  -3   2,750p  ", option(-3, "put", 2750, null)],
    ["1,000C", option(1, "call", 1000, null)],
    ["+1,000 2750.5C", option(1000, "call", 2750.5, null)],
    ["2750C @ 0", option(1, "call", 2750, 0)],
    ["+1 +2750C", option(1, "call", 2750, null)],
    ["-1 F", { kind: "future", quantity: -1, entry: null }],
    ["+2f@2730.8", { kind: "future", quantity: 2, entry: 2730.8 }],
  ])("%j is read", (text, value) => {
    expect(readLeg(text)).toEqual({ ok: true, value });
  });

  it.each([
    ["40dC", { kind: "delta", value: 0.4 }],
    ["-1 16.5dP", { kind: "delta", value: 0.165 }],
    ["1dP", { kind: "delta", value: 0.01 }],
    ["99dC", { kind: "delta", value: 0.99 }],
    ["-2 40 D C @ 3", { kind: "delta", value: 0.4 }],
    ["ATM P", { kind: "moneyness", value: 0 }],
    ["+1 atmc", { kind: "moneyness", value: 0 }],
    ["+2%C", { kind: "moneyness", value: 0.02 }],
    ["-17.3%P", { kind: "moneyness", value: -0.173 }],
    ["-1 +2% C @ 5", { kind: "moneyness", value: 0.02 }],
  ])("%j names its strike by another measure", (text, strike) => {
    expect(readLeg(text)).toMatchObject({ ok: true, value: { strike } });
  });

  it("with a negative premium is refused with the sale that was meant", () => {
    expect(refused("-1 2950C @ -18.20")).toEqual({
      code: "VALUE_OUT_OF_RANGE",
      offset: 11,
      message: "premium must be 0 or more index points, got -18.2",
      hint: "the sign belongs to the quantity: -1 2950C @ 18.20 sells one call",
    });
    expect(refused("+3 ATM P @ -5").hint).toBe("the sign belongs to the quantity: -3 ATM P @ 5.00 sells 3 puts");
  });

  it.each([
    ["5%C", "write +5% for above or -5% for below"],
    ["50%P", "write +50% for above or -50% for below"],
    ["105%C", "write +5% for a strike at 105% of the level"],
    ["92.3%P", "write -7.7% for a strike at 92.3% of the level"],
  ])("%j without a sign is refused with what was meant", (text, hint) => {
    expect(refused(text)).toMatchObject({ code: "LEG_STRIKE_UNSIGNED", hint });
  });

  it.each([
    ["0 2950C", "LEG_QUANTITY_INVALID", 0],
    ["+0 2950C", "LEG_QUANTITY_INVALID", 0],
    ["-1.5 2950C", "LEG_QUANTITY_INVALID", 0],
    ["+0 F", "LEG_QUANTITY_INVALID", 0],
    ["+9007199254740993 2950C", "LEG_QUANTITY_INVALID", 0],
    ["1 2950C", "LEG_QUANTITY_UNSIGNED", 0],
    ["2 750C", "LEG_QUANTITY_UNSIGNED", 0],
    ["2 F", "LEG_QUANTITY_UNSIGNED", 0],
    ["-2750C", "LEG_QUANTITY_MISSING", 0],
    ["-40dC", "LEG_QUANTITY_MISSING", 0],
    [" F @ 2730", "LEG_QUANTITY_MISSING", 1],
    ["+1,0 2950C", "NUMBER_UNREADABLE", 0],
    ["0C", "VALUE_OUT_OF_RANGE", 0],
    ["+1 0C", "VALUE_OUT_OF_RANGE", 3],
    ["+1 -2750C", "VALUE_OUT_OF_RANGE", 3],
    ["-1 -16dP", "VALUE_OUT_OF_RANGE", 3],
    ["0.4dC", "VALUE_OUT_OF_RANGE", 0],
    ["100dC", "VALUE_OUT_OF_RANGE", 0],
    ["-100%P", "VALUE_OUT_OF_RANGE", 0],
    ["+1 F @ 0", "VALUE_OUT_OF_RANGE", 7],
    ["2%C", "LEG_STRIKE_UNSIGNED", 0],
    ["2730,8C", "NUMBER_UNREADABLE", 0],
    ["2730..8C", "NUMBER_UNREADABLE", 0],
    ["1,0dC", "NUMBER_UNREADABLE", 0],
    ["+1,0%C", "NUMBER_UNREADABLE", 0],
    ["2750C @ 78,4", "NUMBER_UNREADABLE", 8],
    ["2750C @", "NUMBER_UNREADABLE", 7],
    ["+1 F @", "NUMBER_UNREADABLE", 6],
    ["2750", "LEG_RIGHT_MISSING", 4],
    ["+1 2750 @ 78.40", "LEG_RIGHT_MISSING", 8],
    ["", "LEG_UNREADABLE", 0],
    ["   ", "LEG_UNREADABLE", 3],
    ["C", "LEG_UNREADABLE", 0],
    ["@ 5", "LEG_UNREADABLE", 3],
    ["2750C 78.40", "LEG_TWO_WAYS", 6],
    ["2750C @ 78.40 x", "LEG_UNREADABLE", 14],
    ["2750C @ 78.40%", "LEG_UNREADABLE", 13],
    ["2750X @ 78.40", "LEG_UNREADABLE", 4],
    ["  2750 X", "LEG_UNREADABLE", 7],
    ["  x ", "LEG_UNREADABLE", 2],
    ["2750CP", "LEG_UNREADABLE", 5],
    ["0x10C", "LEG_UNREADABLE", 1],
    ["1e3C", "LEG_UNREADABLE", 1],
    ["- 1 2950C", "LEG_UNREADABLE", 0],
    ["−1 2950C", "LEG_UNREADABLE", 0],
    ["+1 F C", "LEG_UNREADABLE", 5],
    ["+1 -2 2750C", "LEG_UNREADABLE", 6],
  ])("%j is refused: %s at %d", (text, code, offset) => {
    expect(refused(text)).toMatchObject({ code, offset });
  });

  it.each([
    ["0 2950C", "quantity must be a whole number other than 0, got 0", "+1 buys one"],
    ["2 2750C", "quantity 2 does not say bought or sold", "write +2 to buy or -2 to sell"],
    ["-2750P", "-2750 needs a signed quantity in front", "write -1 2750P"],
    ["-2750", "-2750 needs a signed quantity in front", "write -1 2750C"],
    ["-40dC", "-40d needs a signed quantity in front", "write -1 40dC"],
    ["F", "F needs a signed quantity in front", "write +1 F or -1 F"],
    ["+1,0 2950C", 'quantity must be a plain number, got "+1,0"', "groups of three digits"],
    ["2730,8C", 'strike must be a plain number, got "2730,8"', "groups of three digits"],
    ["2750C @ 78,4", 'premium must be a plain number, got "78,4"', "groups of three digits"],
    ["2750C @", "premium is missing", "give a number"],
    ["+1 F @", "entry is missing", "give a number"],
    ["2750", "strike 2750 does not say call or put", "write 2750C for a call or 2750P for a put"],
    ["2%C", "strike 2% does not say above or below the level", "write +2% for above or -2% for below"],
    ["2750X", 'leg "2750X" cannot be read at "X"', "-1 2950C @ 18.20"],
    ["", 'leg "" is not complete', "+1 F @ 2730.8"],
  ])("%j is refused in words, with the remedy", (text, message, remedy) => {
    const met = refused(text);
    expect(met.message).toBe(message);
    expect(met.hint).toContain(remedy);
  });

  it.each([
    ["0C", "strike must be greater than 0 index points, got 0"],
    ["100dC", "delta must be from 1d (0.01) to 99d (0.99), got 100d"],
    ["-100%P", "strike must be above -100% of the level, got -100%"],
    ["+1 F @ 0", "entry must be greater than 0 index points, got 0"],
  ])("%j is refused with its range", (text, message) => {
    expect(refused(text).message).toBe(message);
  });
});
