import { describe, expect, it } from "vitest";
import { nearest } from "../../src/core/nearest.ts";

describe("the words that a mistyped one may have meant", () => {
  const words = ["legs", "level", "expiry", "exercise"];
  it.each([
    ["leg", ["legs"]],
    ["legsx", ["legs"]],
    ["LEVLE", ["level"]],
    // Four letters may be two away, as far as the two left out here.
    ["expi", ["expiry"]],
    ["exp", []],
    ["lexel", ["level"]],
    ["", []],
  ])("%j: %j", (typed, meant) => {
    expect(nearest(typed, words)).toEqual(meant);
  });

  it("are all that are equally near", () => {
    expect(nearest("lege", ["legs", "legal", "edge", "lego"])).toEqual(["legs", "lego"]);
  });
});
