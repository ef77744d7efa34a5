import { describe, expect, it } from "vitest";
import { structureName } from "../../../src/core/pair/unit.ts";
import { as, type Points } from "../../../src/core/quantity.ts";
import { parseTrade, sizePair } from "../../../src/index.ts";

/** What a unit of these legs is called. */
function named(...legs: string[]): string {
  const long = { symbol: "RTY", level: 2730.8, legs };
  const size = { weighting: "dollar", contracts: { long: 1, short: 1 } };
  const [sizing] = sizePair(parseTrade({ version: 1, long, short: { symbol: "NQ", level: 25658.25 }, size })).sizings;
  if (!sizing?.available || !sizing.feasible) throw new Error("the contracts are given");
  return sizing.direction.split(", ")[0]?.replace(/^\w+ /, "") ?? "";
}

it("an outright future has no name of its own", () => {
  expect(structureName([{ kind: "future", quantity: -1, entry: as<Points>(2730.8) }])).toBe("");
});

describe("a structure is named as desks name it", () => {
  it.each([
    [["2750C @ 78.40", "-1 2950C @ 18.20"], "1 RTY 2750/2950 call spread"],
    [["-1 2950C @ 18.20", "2750C @ 78.40"], "1 RTY 2750/2950 call spread"],
    [["2650P @ 60.00", "-1 2450P @ 20.00"], "1 RTY 2650/2450 put spread"],
    [["2750C @ 78.40", "2750P @ 90.00"], "1 RTY 2750 straddle"],
    [["2850C @ 38.40", "2650P @ 60.00"], "1 RTY 2650/2850 strangle"],
    [["2750C @ 78.40", "-1 2650P @ 60.00"], "1 RTY 2-leg structure"],
    [["2750C @ 78.40", "-2 2950C @ 18.20"], "1 RTY 2-leg structure"],
    [["+1 F @ 2730.8", "2650P @ 60.00"], "1 RTY 2-leg structure"],
    [["2650P @ 60.00", "+1 F @ 2730.8"], "1 RTY 2-leg structure"],
    [["2750C @ 78.40", "2850C @ 38.40"], "1 RTY 2-leg structure"],
    [["2750C @ 78.40", "-1 2750C @ 78.30"], "1 RTY 2-leg structure"],
    [["2750C @ 78.40", "-2 2850C @ 38.40", "2950C @ 18.20"], "1 RTY 3-leg structure"],
    [["2750C @ 78.40"], "1 RTY 2750 call"],
    [["+1 F @ 2730.8"], "1 RTY"],
  ])("%j is %s", (legs, name) => {
    expect(named(...legs)).toBe(name);
  });
});
