import { describe, expect, it } from "vitest";
import { parseTrade, sizePair } from "../../../src/index.ts";

const at = { version: 1, asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%", allowArbitrage: true };
const sized = (long: object, short: object, changes: object = {}) => {
  const size = { weighting: "dollar", contracts: { long: 1, short: 1 }, tolerance: "99%" };
  const answer = sizePair(parseTrade({ ...at, long, short, size, ...changes }));
  const [sizing] = answer.sizings;
  if (!sizing?.available || !sizing.feasible) throw new Error("the contracts are given");
  return { trade: answer.trade, sizing };
};
const rty = { symbol: "RTY", level: 2730.85, volatility: "18.5%" };
const nq = { symbol: "NQ", level: 25_658.25, volatility: "17.3%" };

describe("the limits of orders", () => {
  const limits = (long: object, changes: object = {}) =>
    sized(long, nq, changes).sizing.lines.flatMap(({ orders }) => orders.map(({ action, limit }) => [action, limit]));

  // RTY and its options trade in tenths, shares and options on them in cents; what the table lacks has no tick.
  it.each([
    ["a future that is bought, rounded down", rty, ["buy", 2730.8]],
    ["a future that is sold, rounded up", { ...rty, legs: ["-1 F"] }, ["sell", 2730.9]],
    ["a call that is bought, rounded down", { ...rty, legs: ["2750C @ 78.44"] }, ["buy", 78.4]],
    ["a call that is sold, rounded up", { ...rty, legs: ["-1 2750C @ 78.44"] }, ["sell", 78.5]],
    ["a premium on its tick, as it is", { ...rty, legs: ["-1 2750C @ 78.40"] }, ["sell", 78.4]],
    [
      "a premium that was given where no tick is known, as it is",
      {
        ...{ symbol: "XYZ", multiplier: 25, level: 4000 },
        legs: ["4100C @ 12.345"],
      },
      ["buy", 12.345],
    ],
    [
      "a premium of the model where no tick is known, none",
      {
        ...{ symbol: "XYZ", multiplier: 25, level: 4000, exercise: "european" },
        ...{ impliedVolatility: "20%", legs: ["4100C"] },
      },
      ["buy", null],
    ],
  ] as const)("%s", (_, long, [action, limit]) => {
    expect(limits(long)[0]).toEqual([action, limit]);
  });

  it("of options below 5 points are on the finer tick that the future does not have", () => {
    // NQ trades in quarters of a point, its options in twentieths up to 5 points.
    const put = { ...nq, legs: ["+1 20000P @ 4.98"] };
    expect(sized(rty, put).sizing.lines.at(-1)?.orders[0]?.limit).toBe(4.95);
  });

  it("stand in orders that say all of an option, and of a future its code", () => {
    const [option, future] = sized({ ...rty, legs: ["-2 2750C @ 78.40", "+1 F"] }, nq).sizing.lines[0]?.orders ?? [];
    expect(option).toEqual({
      ...{ action: "sell", quantity: 2, code: "RTOH6 C2750", limit: 78.4 },
      ...{ right: "call", strike: 2750, expiry: "2026-03-20" },
    });
    expect(future).toEqual({
      ...{ action: "buy", quantity: 1, code: "RTYH6", limit: 2730.8 },
      ...{ right: null, strike: null, expiry: null },
    });
  });

  it("of a share of a net price are none: no leg trades at it", () => {
    expect(limits({ ...rty, legs: ["2750/2950 CS @ 60.20"] }).slice(0, 2)).toEqual([
      ["buy", null],
      ["sell", null],
    ]);
  });

  it("of one option in two legs at two prices are two", () => {
    expect(limits({ ...rty, legs: ["+1 2750C @ 78.40", "+2 2750C @ 79.10"] }).slice(0, 2)).toEqual([
      ["buy", 78.4],
      ["buy", 79.1],
    ]);
  });

  it("of what is added to a holding are those of its leg", () => {
    const legs = ["2750C @ 78.44", "-1 2950C @ 18.21"];
    const holdings = [{ RTY: "+3 Mar26 2750C" }];
    expect(limits({ ...rty, legs }, { holdings }).slice(0, 2)).toEqual([
      ["sell", 78.5],
      ["sell", 18.3],
    ]);
  });
});

describe("the codes of what is traded", () => {
  const codes = (long: object, short: object, changes: object = {}) =>
    sized(long, short, changes).sizing.lines.flatMap(({ orders }) => orders.map(({ code }) => code));
  const ofLegs = (long: object) => sized(long, nq).trade.long.legs.map(({ code }) => code);

  it("are those of the month, of the shares, and none where no source settles them", () => {
    expect(codes(rty, nq)).toEqual(["RTYH6", "NQH6"]);
    expect(codes({ symbol: "IWM", level: 271.2 }, { symbol: "QQQ", level: 624.5 })).toEqual(["IWM", "QQQ"]);
    expect(codes(rty, nq, { asOf: undefined, expiry: undefined })).toEqual([null, null]);
    expect(codes({ symbol: "IWM", level: 271.2, legs: ["270C @ 8.10"] }, nq)[0]).toBe("IWM   260320C00270000");
  });

  it("are those of the legs of a unit", () => {
    expect(ofLegs({ ...rty, legs: ["2750C @ 78.40", "+1 F @ 2730.8"] })).toEqual(["RTOH6 C2750", "RTYH6"]);
    expect(ofLegs({ symbol: "IWM", level: 271.2, legs: ["-1 280C @ 4", "+1 F @ 271.20"] })).toEqual([
      "IWM   260320C00280000",
      "IWM",
    ]);
  });

  // CME: the micro option of a quarterly has the code of its micro future, that of the third Friday is EX3 or MQ3.
  // One NQ is 513,165 USD, an ES at 6,900 is 345,000: 15 MES and 7 MNQ are nearest.
  it.each([
    ["2026-03-20", null, ["ESH6 C6900", "MESH6 C6900"], "MNQH6 P25500"],
    ["2026-03-20", "weekly", ["EW3H6 C6900", "EX3H6 C6900"], "MQ3H6 P25500"],
    ["2026-03-13", null, ["EW2H6 C6900", "EX2H6 C6900"], "MQ2H6 P25500"],
  ] as const)("of micros on %s, %s, are those that expire with the large ones", (expiry, series, es, mnq) => {
    const written = series === null ? {} : { series };
    const linesOf = (contracts: object) => {
      const size = { weighting: "dollar", withMicros: true, contracts };
      const long = { symbol: "ES", level: 6900, legs: ["6900C @ 120"], ...written };
      const { lines } = sized(long, { ...nq, legs: ["25500P @ 612.50"], ...written }, { expiry, size }).sizing;
      return lines.flatMap(({ orders }) => orders.map(({ code, quantity }) => [code, quantity]));
    };
    expect(linesOf({ short: 1 }).slice(0, 2)).toEqual([
      [es[0], 1],
      [es[1], 5],
    ]);
    expect(linesOf({ long: 1 }).at(-1)).toEqual([mnq, 7]);
  });
});

describe("what is held, as a trade says it", () => {
  const legs = { long: { ...rty, legs: ["2750C @ 78.40"] }, short: { ...nq, legs: ["25500P @ 612.50"] } };
  const written = (...holdings: object[]) => sized(legs.long, legs.short, { holdings }).trade.holdings;

  it.each([
    [{ RTY: "+3 F @ 2700" }, { RTY: "+3 RTYH6 @ 2700" }],
    [{ RTY: "-1 RTYM26" }, { RTY: "-1 RTYM6" }],
    [{ M2K: "+5 F" }, { M2K: "+5 M2KH6" }],
    [{ RTY: "+4 Mar26 2750C @ 78.40" }, { RTY: "+4 2026-03-20 2750C @ 78.4" }],
    [{ NQ: "-2 2026-06-18 23500.5 put" }, { NQ: "-2 2026-06-18 23500.5P" }],
    // The quarterly has the day for its name; the weekly of that day is told by its code.
    [{ RTY: "+1 R3EH6 2750C" }, { RTY: "+1 R3EH6 2750C" }],
    [{ RTY: "+1 R2EH6 2750C" }, { RTY: "+1 2026-03-13 2750C" }],
  ])("%j is %j", (said, expected) => {
    expect(written(said)).toEqual([expected]);
    expect(written(expected)).toEqual([expected]);
  });

  it("is said where anything was said of it, be it by counts, and not where nothing was", () => {
    const size = { weighting: "dollar", contracts: { long: 1, short: 1 }, tolerance: "99%" };
    expect(sized(rty, nq).trade).not.toHaveProperty("holdings");
    expect(sized(rty, nq, { size: { ...size, holding: { RTY: 3, NQ: -1 } } }).trade.holdings).toEqual([
      { RTY: "+3 RTYH6" },
      { NQ: "-1 NQH6" },
    ]);
    expect(sized(rty, nq, { size: { ...size, holding: { RTY: 0, NQ: 0 } } }).trade.holdings).toEqual([]);
  });

  it("without dates names neither month nor expiry", () => {
    const dateless = { asOf: undefined, expiry: undefined, rate: undefined, holdings: [{ RTY: 3 }, { NQ: -1 }] };
    expect(sized(rty, nq, dateless).trade.holdings).toEqual([{ RTY: "+3 F" }, { NQ: "-1 F" }]);
  });
});

describe("the orders in words", () => {
  const words = (long: readonly string[], changes: object = {}, short: object = nq) =>
    sized({ ...rty, legs: long }, short, changes).sizing.direction;
  const two = { size: { weighting: "dollar", contracts: { long: 2, short: 1 }, tolerance: "99%" } };

  it.each([
    // 50 × 5.50 comes in for what is bought, and goes out for what is sold: either is against the verb.
    [["2760C @ 20", "-1 2585P @ 25.50"], {}, "buy 1 RTY 2585/2760 risk reversal, receive 275; sell 1 NQ"],
    [["-1 2760C @ 20", "2585P @ 25.50"], two, "sell 2 RTY 2585/2760 risk reversals, pay 550; sell 1 NQ"],
    [["2760C @ 25.50", "-1 2585P @ 20"], {}, "buy 1 RTY 2585/2760 risk reversal, sell 1 NQ"],
    [["-1 2760C @ 25.50", "2585P @ 20"], {}, "sell 1 RTY 2585/2760 risk reversal, sell 1 NQ"],
    // A structure without a direction is opened, whatever it costs.
    [
      ["2750C @ 60", "-1 2600P @ 30", "2900P @ 200", "-1 2500C @ 260"],
      {},
      "open 1 RTY custom structure, receive 1,500; sell 1 NQ",
    ],
    [["2750C @ 60", "-1 2600P @ 30", "2900P @ 230", "-1 2500C @ 260"], {}, "open 1 RTY custom structure, sell 1 NQ"],
    [
      ["2750C @ 90", "-1 2600P @ 30", "2900P @ 230", "-1 2500C @ 260"],
      two,
      "open 2 RTY custom structures, pay 3,000; sell 1 NQ",
    ],
  ] as const)("of %j, %j: %s", (long, changes, expected) => {
    expect(words(long, changes)).toBe(expected);
  });

  it("undo what is held too much of by the other verb", () => {
    const held = (...legs: readonly string[]) => ({
      ...{ size: { weighting: "dollar", contracts: { long: 1, short: 1 }, tolerance: "99%" } },
      holdings: [...legs.map((leg) => ({ RTY: leg })), { NQ: -1 }],
    });
    const custom = ["2750C @ 60", "-1 2600P @ 30", "2900P @ 200", "-1 2500C @ 260"];
    const three = ["+3 Mar26 2750C", "-3 Mar26 2600P", "+3 Mar26 2900P", "-3 Mar26 2500C"];
    // 2 × 50 × 30 were received.
    expect(words(custom, held(...three))).toBe("close 2 RTY custom structures, pay 3,000; hold NQ");
    const spread = ["2750C @ 78.40", "-1 2950C @ 18.20"];
    expect(words(spread, held("+3 Mar26 2750C", "-3 Mar26 2950C"))).toBe("sell 2 RTY 2750/2950 call spreads, hold NQ");
    // One call too many beside two spreads that are missing; and two legs that change in opposite ways.
    expect(words(spread, held("+2 Mar26 2750C"))).toBe(
      "sell 1 RTY 2026-03-20 2750 call and 1 RTY 2026-03-20 2950 call, hold NQ",
    );
    const more = { ...held("+4 Mar26 2750C", "-1 Mar26 2950C"), ...two };
    expect(words(spread, more)).toBe("sell 2 RTY 2026-03-20 2750 call and 1 RTY 2026-03-20 2950 call, hold NQ");
    const missing = { ...held("-1 Mar26 2950C"), size: { weighting: "dollar", contracts: { long: 3, short: 1 } } };
    expect(words(spread, missing)).toBe("buy 1 RTY 2026-03-20 2750 call and 2 RTY 2750/2950 call spreads, hold NQ");
  });

  it("count whole units of a ratio", () => {
    const size = { weighting: "dollar", contracts: { long: 3, short: 1 }, tolerance: "99%" };
    const holdings = [{ RTY: "+2 Mar26 2700C" }, { RTY: "-3 Mar26 2800C" }, { NQ: -1 }];
    const ratio = sized({ ...rty, legs: ["+2 2700C @ 90", "-3 2800C @ 40"] }, nq, { size, holdings }).sizing;
    expect(ratio.lines.map(({ order }) => order)).toEqual([2, 0]);
    expect(ratio.lines[0]?.tickets).toEqual(["buy 4 RTY 2026-03-20 2700 call", "sell 6 RTY 2026-03-20 2800 call"]);
  });

  it("count a sold future with its sign, and name a month only beside another", () => {
    const short = { ...nq, legs: ["+1 F"] };
    const size = { weighting: "dollar", contracts: { long: 2, short: 1 }, tolerance: "99%" };
    expect(words(["-1 F"], { size }, short)).toBe("sell 2 RTY, buy 1 NQ");
    const rolled = sized(rty, nq, { size, holdings: [{ RTY: "+2 RTYM6" }, { NQ: "-1 NQH6" }] }).sizing;
    expect(rolled.lines.flatMap(({ tickets }) => tickets)).toEqual(["sell 2 RTYM6", "buy 2 RTYH6"]);
    expect(rolled.lines.map(({ symbol, order }) => [symbol, order])).toEqual([
      ["RTY", 2],
      ["NQ", 0],
    ]);
    const ticketsOf = (...holdings: object[]) =>
      sized(rty, nq, { size, holdings: [...holdings, { NQ: "-1 F" }] }).sizing.lines.flatMap(({ tickets }) => tickets);
    expect(ticketsOf({ RTY: "+1 RTYH6" }, { RTY: "+2 RTYM6" })).toEqual(["sell 2 RTYM6", "buy 1 RTYH6"]);
    expect(ticketsOf({ RTY: "+1 Mar26 2750C" })).toEqual(["sell 1 RTY 2026-03-20 2750 call", "buy 2 RTY"]);
    const held = sized(rty, nq, { size, holdings: [{ RTY: "+5 RTYH6" }, { M2K: "+3 F" }, { NQ: "-1 F" }] }).sizing;
    expect(held.lines.map(({ symbol, contracts, order, tickets }) => [symbol, contracts, order, tickets])).toEqual([
      ["RTY", 2, -3, ["sell 3 RTY"]],
      ["M2K", 0, -3, ["sell 3 M2K"]],
      ["NQ", 1, 0, []],
    ]);
    expect(held.direction).toBe("sell 3 RTY and 3 M2K, hold NQ");
  });
});
