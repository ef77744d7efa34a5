import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Order, type PairTrade, parseTrade, sizePair } from "../../../src/index.ts";

const spreads = {
  version: 1,
  asOf: "2026-01-22",
  expiry: "2026-03-20",
  rate: "3.65%",
  correlation: 0.78,
  long: { symbol: "RTY", level: 2730.8, volatility: "18.5%", legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] },
  short: { symbol: "NQ", level: 25658.25, volatility: "17.3%", legs: ["25500P @ 612.50", "-1 23500P @ 196.25"] },
};

function sized(trade: object) {
  const [sizing] = sizePair(parseTrade({ ...spreads, ...trade })).sizings;
  if (!sizing?.available || !sizing.feasible) throw new Error("a pair fits");
  return sizing;
}

const tickets = (trade: object) => sized(trade).lines.flatMap((line) => line.tickets);
const dollar = { weighting: "dollar" };

describe("holdings as instruments", () => {
  it("turn a pair of futures into the option pair: sell 3, buy 1, buy the spreads, nothing else", () => {
    const pair = sized({ size: dollar, holdings: [{ RTY: "+3 F @ 2700" }, { NQ: "-1 F" }] });
    expect(pair.lines.flatMap((line) => line.tickets)).toEqual([
      "sell 3 RTYH6",
      "buy 4 RTY 2026-03-20 2750 call",
      "sell 4 RTY 2026-03-20 2950 call",
      "buy 1 NQH6",
      "buy 1 NQ 2026-03-20 25500 put",
      "sell 1 NQ 2026-03-20 23500 put",
    ]);
    expect(pair.direction).toBe(
      "sell 3 RTYH6 and buy 4 RTY 2750/2950 call spreads, buy 1 NQH6 and 1 NQ 25500/23500 put spread",
    );
    expect(pair.lines.map(({ order }) => order)).toEqual([4, 1]);
    // What is closed has no price here; what is opened has that of its leg.
    expect(pair.lines[0]?.orders.map(({ code, limit }) => [code, limit])).toEqual([
      ["RTYH6", null],
      ["RTOH6 C2750", 78.4],
      ["RTOH6 C2950", 18.2],
    ]);
  });

  it("that are the target give no orders, in any order and in parts", () => {
    const holdings = [
      { RTY: "-4 2026-03-20 2950C @ 18.20" },
      { NQ: "+1 RTOH6 25500P".replace("RTO", "NQ"), RTY: "+1 Mar26 2750C" },
      { RTY: "+3 RTOH6 C2750 @ 78.40" },
      { NQ: "-1 20-Mar-2026 23500P" },
    ];
    expect(tickets({ size: dollar, holdings })).toEqual([]);
    expect(sized({ size: dollar, holdings }).direction).toBe("hold RTY, hold NQ");
  });

  it("roll: March is closed and June opened", () => {
    const holdings = [{ RTY: "+4 2026-03-20 2750C" }, { RTY: "-4 2026-03-20 2950C" }, { NQ: "+1 2026-03-20 25500P" }];
    const long = { ...spreads.long, level: 2746 };
    expect(tickets({ long, expiry: "Jun26", size: { ...dollar, contracts: { long: 4, short: 1 } }, holdings })).toEqual(
      [
        "sell 4 RTY 2026-03-20 2750 call",
        "buy 4 RTY 2026-03-20 2950 call",
        "buy 4 RTY 2026-06-18 2750 call",
        "sell 4 RTY 2026-06-18 2950 call",
        "sell 1 NQ 2026-03-20 25500 put",
        "buy 1 NQ 2026-06-18 25500 put",
        "sell 1 NQ 2026-06-18 23500 put",
      ],
    );
  });

  it("tell two series of one day apart", () => {
    expect(tickets({ size: dollar, holdings: [{ RTY: "+4 R3EH6 2750C" }] }).slice(0, 2)).toEqual([
      "sell 4 RTY 2026-03-20 R3EH6 2750 call",
      "buy 4 RTY 2026-03-20 2750 call",
    ]);
  });

  it("stay where they are part of the target: only the missing legs are traded", () => {
    const pair = sized({ size: dollar, holdings: [{ RTY: "+4 2026-03-20 2750C" }, { NQ: "+1 Mar26 25500P" }] });
    expect(pair.direction).toBe("sell 4 RTY 2026-03-20 2950 call, sell 1 NQ 2026-03-20 23500 put");
    expect(pair.lines.map(({ order }) => order)).toEqual([0, 0]);
  });

  it("close small futures beside options on the large ones", () => {
    expect(tickets({ size: dollar, holdings: [{ M2K: "+5 F @ 2700" }, { MNQ: "-2 MNQM6" }] })).toEqual(
      expect.arrayContaining(["sell 5 M2KH6", "buy 2 MNQM6"]),
    );
  });

  it("are counts of futures where the side trades futures, as text and as number", () => {
    const futures = { long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 } };
    const trade = { ...futures, size: dollar };
    const expected = ["buy 1 RTY", "buy 1 NQ"];
    expect(tickets({ ...trade, holdings: [{ RTY: 3 }, { NQ: "-2" }] })).toEqual(expected);
    expect(tickets({ ...trade, holdings: [{ RTY: "+3 F @ 2700" }, { NQ: "-2 NQH6" }] })).toEqual(expected);
    expect(tickets({ ...trade, holdings: [{ RTY: "+3 RTYM6" }, { NQ: "-1 F" }] })).toEqual([
      "sell 3 RTYM6",
      "buy 4 RTYH6",
    ]);
  });

  it.each([
    ["HOLDING_AMBIGUOUS", { RTY: 3 }],
    ["HOLDING_EXPIRY_MISSING", { RTY: "+4 2750C" }],
    ["HOLDING_STRIKE_NOT_POINTS", { RTY: "+4 Mar26 40dC" }],
    ["HOLDING_EXPIRED", { RTY: "+1 RTYZ5" }],
    ["FUTURE_UNKNOWN", { RTY: "+1 NQH6" }],
    ["FUTURE_UNKNOWN", { RTY: "+1 Feb26 F" }],
    ["SYMBOL_NOT_IN_PAIR", { ES: "+1 F" }],
    ["EXPIRY_PAST", { RTY: "+1 2025-12-19 2750C" }],
    ["EXPIRY_NOT_TRADING_DAY", { RTY: "+1 2026-03-21 2750C" }],
    ["OPTION_CODE_OTHER_PRODUCT", { RTY: "+1 NQH6 2750C" }],
    ["LEG_QUANTITY_MISSING", { RTY: "2026-03-20 2750C" }],
    ["LEG_QUANTITY_MISSING", { RTY: "4 2026-03-20 2750C" }],
    ["FUTURE_UNKNOWN", { RTY: "+1 2026-06-19 F" }],
    ["LEG_TWO_WAYS", { RTY: "+4 2026-03-20 2750C 78.40" }],
  ])("are refused by %s where %j", (code, held) => {
    const held2 = () => sizePair(parseTrade({ ...spreads, size: dollar, holdings: [held] }));
    expect(held2).toThrow(expect.objectContaining({ code }));
  });
});

describe("the book as it is held", () => {
  const weighed = (weighting: string, holdings: readonly object[]) => sized({ size: { weighting }, holdings }).holding;

  it("counts futures by notional: 3 × 136,540 and 513,165", () => {
    const book = weighed("dollar", [{ RTY: "+3 F" }, { NQ: "-1 F" }]);
    expect(book).toMatchObject({ contracts: { long: 3, short: 1 }, residual: 409_620 - 513_165 });
    expect(book?.imbalance).toBeCloseTo((409_620 - 513_165) / (409_620 + 513_165), 15);
    expect(book?.delta).toEqual({ long: 409_620, short: -513_165, net: -103_545 });
    // √(a² + b² − 2·0.78·a·b) / √252, the futures' volatilities being 18.5 % and 17.3 %.
    const [a, b] = [409_620 * 0.185, 513_165 * 0.173];
    expect(book?.dailyRisk?.amount).toBeCloseTo(Math.sqrt((a * a + b * b - 2 * 0.78 * a * b) / 252), 6);
  });

  it("counts spreads as units, with the deltas of their legs", () => {
    const spread = [
      { RTY: "+4 Mar26 2750C" },
      { RTY: "-4 Mar26 2950C" },
      { NQ: "+1 Mar26 25500P" },
      { NQ: "-1 Mar26 23500P" },
    ];
    const pair = sized({ size: { weighting: "dollar", contracts: { long: 4, short: 1 } }, holdings: spread });
    expect(pair.holding).toMatchObject({
      contracts: pair.contracts,
      residual: pair.residual,
      imbalance: pair.imbalance,
    });
    expect(pair.holding?.delta?.net).toBeCloseTo(pair.greeks?.delta.net ?? 0, 6);
    expect(pair.holding?.dailyRisk?.amount).toBeCloseTo(pair.dailyRisk?.amount ?? 0, 8);
    const byDelta = sized({ size: { weighting: "delta-vol", contracts: { long: 4, short: 1 } }, holdings: spread });
    expect(byDelta.holding?.residual).toBeCloseTo(byDelta.residual, 6);
    const risk = sized({ size: { weighting: "risk", contracts: { long: 4, short: 1 } }, holdings: spread });
    expect(risk.holding?.residual).toBe(risk.residual);
  });

  it("has no balance by max loss where futures are held: nothing bounds them", () => {
    expect(weighed("risk", [{ RTY: "+3 F" }])).toMatchObject({ residual: null, imbalance: null, deltaImbalance: 1 });
  });
});

/** What is held after orders: the quantities by symbol of the exchange, by hand. */
function applied(held: ReadonlyMap<string, number>, orders: readonly Order[]): Map<string, number> {
  const after = new Map(held);
  for (const { code, action, quantity } of orders) {
    const sign = action === "buy" ? 1 : -1;
    after.set(code ?? "", (after.get(code ?? "") ?? 0) + sign * quantity);
  }
  for (const [code, count] of after) if (count === 0) after.delete(code);
  return after;
}

describe("orders applied to holdings", () => {
  const months = [
    { word: "Mar26", root: "H6" },
    { word: "2026-06-18", root: "M6" },
    { word: "Sep26", root: "U6" },
  ];
  const count = fc.integer({ min: -6, max: 6 }).filter((n) => n !== 0);
  const heldOf = (symbol: "RTY" | "NQ") =>
    fc.record({
      symbol: fc.constant(symbol),
      month: fc.constantFrom(...months),
      quantity: count,
      what: fc.constantFrom("F", ...(symbol === "RTY" ? ["2750C", "2950C", "2700P"] : ["25500P", "23500P", "26000C"])),
    });
  const code = ({ symbol, month, what }: { symbol: string; month: { root: string }; what: string }) => {
    if (what === "F") return `${symbol}${month.root}`;
    return `${symbol === "RTY" ? "RTO" : "NQ"}${month.root} ${what.at(-1)}${what.slice(0, -1)}`;
  };

  it("give the target, whatever is held of three expiries and futures", () => {
    const { rate: _, ...unpriced } = spreads;
    const orders = (trade: PairTrade) =>
      sizePair(trade).sizings.flatMap((one) =>
        one.available && one.feasible ? one.lines.flatMap((line) => line.orders) : [],
      );
    const target = parseTrade({ ...unpriced, size: dollar });
    const wanted = applied(new Map(), orders(target));
    expect(wanted.size).toBe(4);
    fc.assert(
      fc.property(fc.array(fc.oneof(heldOf("RTY"), heldOf("NQ")), { maxLength: 10 }), (books) => {
        const held = new Map<string, number>();
        for (const one of books) held.set(code(one), (held.get(code(one)) ?? 0) + one.quantity);
        const holdings = books.map(({ symbol, month, quantity, what }) => ({
          [symbol]: `${quantity > 0 ? "+" : ""}${quantity} ${month.word} ${what}`,
        }));
        const trade = parseTrade({ ...unpriced, size: dollar, holdings });
        const made = orders(trade);
        expect(applied(held, made)).toEqual(wanted);
        // No instrument is traded twice: what stays is not traded.
        expect(new Set(made.map((order) => order.code)).size).toBe(made.length);
      }),
      { numRuns: 2000 },
    );
  });
});
