import { describe, expect, it } from "vitest";
import { structureOf } from "../../../src/core/pair/structure.ts";
import { parseTrade, sizePair } from "../../../src/index.ts";

/** The order that builds one unit of these legs on the long side, or so many where they are given. */
function order(legs: readonly string[], count = 1): string {
  const long = { symbol: "RTY", level: 2730.8, legs };
  const size = { weighting: "dollar", contracts: { long: count, short: 1 } };
  const [sizing] = sizePair(parseTrade({ version: 1, long, short: { symbol: "NQ", level: 25658.25 }, size })).sizings;
  if (!sizing?.available || !sizing.feasible) throw new Error("the contracts are given");
  return sizing.direction.replace(/[,;] sell 1 NQ$/, "");
}

it("an outright future has no name of its own", () => {
  expect(structureOf([{ kind: "future", quantity: -1 }])).toEqual({ name: "", bought: -1 });
});

// Every structure twice: its legs, then each of them the other way round.
const structures: readonly (readonly [legs: readonly string[], bought: string, sold: string])[] = [
  [["2750C @ 50"], "buy 1 RTY 2750 call", "sell 1 RTY 2750 call"],
  [["2750P @ 50"], "buy 1 RTY 2750 put", "sell 1 RTY 2750 put"],
  [["2750C @ 50", "-1 2950C @ 20"], "buy 1 RTY 2750/2950 call spread", "sell 1 RTY 2750/2950 call spread"],
  [["2650P @ 50", "-1 2450P @ 20"], "buy 1 RTY 2650/2450 put spread", "sell 1 RTY 2650/2450 put spread"],
  [["2750C @ 50", "2750P @ 50"], "buy 1 RTY 2750 straddle", "sell 1 RTY 2750 straddle"],
  [["2850C @ 50", "2650P @ 50"], "buy 1 RTY 2650/2850 strangle", "sell 1 RTY 2650/2850 strangle"],
  [["2650C @ 99", "2850P @ 99"], "buy 1 RTY 2650/2850 gut strangle", "sell 1 RTY 2650/2850 gut strangle"],
  [
    ["2760C @ 50", "-1 2585P @ 55.5"],
    "buy 1 RTY 2585/2760 risk reversal, receive 275",
    "sell 1 RTY 2585/2760 risk reversal, pay 275",
  ],
  [["2750C @ 50", "-1 2750P @ 40"], "buy 1 RTY 2750 synthetic", "sell 1 RTY 2750 synthetic"],
  [
    ["2700C @ 90", "-2 2800C @ 40", "2900C @ 15"],
    "buy 1 RTY 2700/2800/2900 call butterfly",
    "sell 1 RTY 2700/2800/2900 call butterfly",
  ],
  [
    ["2700P @ 90", "-2 2600P @ 40", "2500P @ 15"],
    "buy 1 RTY 2500/2600/2700 put butterfly",
    "sell 1 RTY 2500/2600/2700 put butterfly",
  ],
  [
    ["2700C @ 90", "-2 2800C @ 40", "2950C @ 15"],
    "buy 1 RTY 2700/2800/2950 broken-wing call butterfly",
    "sell 1 RTY 2700/2800/2950 broken-wing call butterfly",
  ],
  [
    ["2750C @ 70", "2750P @ 70", "-1 2650P @ 30", "-1 2850C @ 30"],
    "buy 1 RTY 2650/2750/2850 iron butterfly",
    "sell 1 RTY 2650/2750/2850 iron butterfly",
  ],
  [
    ["2600C @ 150", "-1 2700C @ 90", "-1 2800C @ 40", "2900C @ 15"],
    "buy 1 RTY 2600/2700/2800/2900 call condor",
    "sell 1 RTY 2600/2700/2800/2900 call condor",
  ],
  [
    ["2600P @ 15", "-1 2700P @ 40", "-1 2800P @ 90", "2900P @ 150"],
    "buy 1 RTY 2600/2700/2800/2900 put condor",
    "sell 1 RTY 2600/2700/2800/2900 put condor",
  ],
  [
    ["-1 2600P @ 15", "2700P @ 40", "2800C @ 40", "-1 2900C @ 15"],
    "buy 1 RTY 2600/2700/2800/2900 iron condor",
    "sell 1 RTY 2600/2700/2800/2900 iron condor",
  ],
  [
    ["2700C @ 90", "-1 2900C @ 15", "2900P @ 160", "-1 2700P @ 40"],
    "buy 1 RTY 2700/2900 box",
    "sell 1 RTY 2700/2900 box",
  ],
  [
    ["2750C @ 50", "-2 2950C @ 20"],
    "buy 1 RTY 2750/2950 1x2 call ratio spread",
    "buy 1 RTY 2750/2950 1x2 call backspread, receive 500",
  ],
  [
    ["2650P @ 50", "-3 2450P @ 10"],
    "buy 1 RTY 2650/2450 1x3 put ratio spread",
    "buy 1 RTY 2650/2450 1x3 put backspread, receive 1,000",
  ],
  [
    ["+1 F @ 2730.8", "-1 2900C @ 20"],
    "buy 1 RTY 2900 covered call, receive 1,000",
    "sell 1 RTY 2900 protective call, pay 1,000",
  ],
  [["+1 F @ 2730.8", "2600P @ 20"], "buy 1 RTY 2600 protective put", "sell 1 RTY 2600 covered put"],
  [["+1 F @ 2730.8", "2600P @ 20", "-1 2900C @ 15"], "buy 1 RTY 2600/2900 collar", "sell 1 RTY 2600/2900 collar"],
  [
    ["+1 F @ 2730.8", "2700P @ 20", "-1 2700C @ 50.8"],
    "buy 1 RTY 2700 conversion, receive 1,540",
    "sell 1 RTY 2700 conversion, pay 1,540",
  ],
  [["+1 F @ 2730.8"], "buy 1 RTY", "sell 1 RTY"],
];

/** A leg the other way round: "-1 2950C @ 20" of "2950C @ 20". */
function reversed(leg: string): string {
  const [, sign = "", count = "1", rest = ""] = /^([+-]?)(?:(\d) )?(.*)$/.exec(leg) ?? [];
  return `${sign === "-" ? "+" : "-"}${count} ${rest}`;
}

describe("a structure is named as desks name it, and its verb follows its legs", () => {
  it.each(structures)("%j is %s", (legs, bought, sold) => {
    expect(order(legs)).toBe(bought);
    expect(order([...legs].reverse())).toBe(bought);
    expect(order(legs.map(reversed))).toBe(sold);
  });

  it.each([
    [["2750C @ 50", "2850C @ 20"]],
    [["2750C @ 50", "-1 2750C @ 49"]],
    [["2585C @ 150", "-1 2760P @ 55.5"]],
    [["2700C @ 90", "-2 2800C @ 40", "2900C @ 15", "-1 3000C @ 5"]],
    [["2750C @ 50", "-1 2950C @ 20", "-1 2600P @ 20"]],
    [["+2 F @ 2730.8", "-1 2900C @ 20"]],
    [["2700P @ 90", "-2 2800C @ 40", "2900C @ 15"]],
  ])("%j is a custom structure, opened", (legs) => {
    expect(order(legs)).toMatch(/^open 1 RTY custom structure, (pay|receive) [\d,.]+$/);
  });

  it("counts them in the plural", () => {
    expect(order(["2760C @ 50", "-1 2585P @ 50.5"], 11)).toBe("buy 11 RTY 2585/2760 risk reversals, receive 275");
    expect(order(structures[9]?.[0] ?? [], 2)).toBe("buy 2 RTY 2700/2800/2900 call butterflies");
    expect(order(structures[16]?.[0] ?? [], 2)).toBe("buy 2 RTY 2700/2900 boxes");
    expect(order(["2750C @ 50", "2850C @ 20"], 2)).toBe("open 2 RTY custom structures, pay 7,000");
  });
});
