import { describe, expect, it } from "vitest";
import { fail, PairsizeError } from "../../src/errors/error.ts";
import { finding } from "../../src/errors/finding.ts";
import { hintOf, messageOf } from "../../src/errors/words.ts";

describe("a finding", () => {
  it("says the value and the bound", () => {
    const met = finding("VALUE_OUT_OF_RANGE", { name: "strike", bound: "greater than 0 index points", got: -5 });
    expect(messageOf(met)).toBe("strike must be greater than 0 index points, got -5");
    expect(hintOf(met)).toBeNull();
  });

  it("is thrown with its code", () => {
    const thrown = () => fail("HISTORY_TOO_SHORT", { what: "close-to-close over 20 returns", needed: 21, got: 3 });
    expect(thrown).toThrow(PairsizeError);
    expect(thrown).toThrow(expect.objectContaining({ code: "HISTORY_TOO_SHORT" }));
  });
});
