import { describe, expect, it } from "vitest";
import { mirroredStructure, structureLegs } from "../../../src/core/compare/mirrored-structure.ts";

describe("a structure in words", () => {
  it.each([
    ["ATM C, -1 20dC", ["ATM C", "-1 20dC"]],
    // A comma between digits parts thousands, where three digits stand behind it and no fourth.
    ["25,500P @ 612.50,-1 23,500P", ["25,500P @ 612.50", "-1 23,500P"]],
    ["270C,280P,-1 300C", ["270C", "280P", "-1 300C"]],
    ["95%P,105%C", ["95%P", "105%C"]],
    ["2750C,2950C", ["2750C", "2950C"]],
    ["2750C/2950C", ["2750/2950 CS"]],
    ["-2 40dP/20dP @ 12.50", ["-2 40d/20d PS @ 12.50"]],
    ["+10 2750 C / 2950 C @ 60.20", ["+10 2750/2950 CS @ 60.20"]],
    ["2750 Calls/2950 Calls, 2700 Put/2600 Put", ["2750/2950 CS", "2700/2600 PS"]],
    // Of two rights, or with words behind it, it is no vertical, and is left as it stands.
    ["40dC/20dP", ["40dC/20dP"]],
    ["2750C/2950C x", ["2750C/2950C x"]],
  ])("%j has the legs %j", (text, legs) => {
    expect(structureLegs(text).map((leg) => leg.replace(/(?<=\d )c(?=S)/, "C").replace(/(?<=\d )p(?=S)/, "P"))).toEqual(
      legs,
    );
  });
});

describe("the mirror of a structure", () => {
  const mirrored = (text: string) => {
    const reading = mirroredStructure(text);
    return reading.ok ? reading.value : reading.finding;
  };

  // What gains from a rise gains from a fall: calls for puts, distances the other way, futures sold for bought.
  it.each([
    ["+1 F", ["+1 F"], ["-1 F"]],
    ["-2 F, 40dC", ["-2 F", "+1 40dC"], ["+2 F", "+1 40dP"]],
    ["-3 25dP", ["-3 25dP"], ["-3 25dC"]],
    ["40dC/20dC", ["+1 40dC", "-1 20dC"], ["+1 40dP", "-1 20dP"]],
    ["+5% C, -1 -2.5% P", ["+1 +5%C", "-1 -2.5%P"], ["+1 -5%P", "-1 +2.5%C"]],
    ["+99% C", ["+1 +99%C"], ["+1 -99%P"]],
  ])("%j is %j beside %j", (text, long, short) => {
    expect(mirrored(text)).toEqual({ long, short });
  });

  it("of the money is the money, and of a mirror the structure itself", () => {
    expect(mirrored("ATM C")).toMatchObject({ short: [expect.stringMatching(/ATM P$/)] });
    for (const text of ["ATM C", "-2 +7% C", "40dC/20dC", "-1 F, +3 -10% P"]) {
      const once = mirroredStructure(text);
      if (!once.ok) throw new Error(text);
      const twice = mirroredStructure(once.value.short.join(", "));
      expect(twice).toEqual({ ok: true, value: { long: once.value.short, short: once.value.long } });
    }
  });

  // A price or a strike of one index says nothing of another; 100 % below a level there is no strike.
  it.each([
    ["2750C", "+1 2750C"],
    ["40dC, -1 2950C", "-1 2950C"],
    ["40dC @ 60", "+1 40dC @ 60.00"],
    ["+1 F @ 2700", "+1 F @ 2700.00"],
    ["+100% C", "+1 +100%C"],
  ])("%j has none, for %j", (text, leg) => {
    expect(mirrored(text)).toMatchObject({ code: "STRUCTURE_NOT_MIRRORED", args: { leg } });
  });

  it("is no answer to what is no leg", () => {
    expect(mirrored("40dC, nonsense")).toMatchObject({ code: expect.stringMatching(/^LEG_/) });
  });
});
