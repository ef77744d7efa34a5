import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closePair, markPair, ordersFor, parseTrade, rollPair } from "../../../src/index.ts";

const prices = { long: ["2750C @ 78.40", "-1 2950C @ 18.20"], short: ["25500P @ 612.50", "-1 23500P @ 196.25"] };
const trade = (changes: object = {}, long: object = {}, short: object = {}) =>
  parseTrade({
    ...{ version: 1, asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%", size: { weighting: "dollar" } },
    long: { symbol: "RTY", level: 2730.8, volatility: "18.5%", legs: prices.long, ...long },
    short: { symbol: "NQ", level: 25658.25, volatility: "17.3%", legs: prices.short, ...short },
    ...changes,
  });
const june = { expiry: "2026-06-18" };

describe("a close", () => {
  it("of shares takes and brings the cash that they cost", () => {
    const shares = (asOf: string, iwm: number, qqq: number) =>
      parseTrade({
        ...{ version: 1, asOf, size: { weighting: "dollar", contracts: { long: 100, short: 43 } } },
        long: { symbol: "IWM", level: iwm, volatility: "18.5%" },
        short: { symbol: "QQQ", level: qqq, volatility: "17.3%" },
      });
    const { cost, realised } = closePair(shares("2026-01-22", 271.35, 622), shares("2026-02-20", 280, 620));
    // 10,000 shares sold at 280, and 4,300 bought back at 620.
    expect(cost).toEqual({ long: -2_800_000, short: 2_666_000, net: -134_000 });
    expect(realised).toEqual({ long: 86_500, short: 8_600, net: 95_100 });
    // A limit is on a whole cent: a sale up, a buy down.
    const between = closePair(shares("2026-01-22", 271.35, 622), shares("2026-02-20", 280.005, 620.005));
    expect(between.orders.map(({ limit }) => limit)).toEqual([280.01, 620]);
  });
});

describe("a roll", () => {
  it("on paper, at the prices of the entry, realises nothing and keeps the bounds", () => {
    const roll = rollPair(trade(), trade(), trade(june));
    expect(roll.realised).toEqual({ long: 0, short: 0, net: 0 });
    expect(roll.cost).toEqual({ long: 0, short: 0, net: 0 });
    expect([roll.maxLoss, roll.maxGain]).toMatchObject([{ amount: 20_365 }, { amount: 59_635 }]);
    expect(roll.orders.map(({ ticket }) => ticket)).toEqual([
      "sell 4 RTY 2026-03-20 2750 call",
      "buy 4 RTY 2026-03-20 2950 call",
      "sell 1 NQ 2026-03-20 25500 put",
      "buy 1 NQ 2026-03-20 23500 put",
      "buy 4 RTY 2026-06-18 2750 call",
      "sell 4 RTY 2026-06-18 2950 call",
      "buy 1 NQ 2026-06-18 25500 put",
      "sell 1 NQ 2026-06-18 23500 put",
    ]);
  });

  it("by hand: what is realised, its cash, and bounds that hold it", () => {
    // Closed: 4 × 50 × (50 − 60.2) = −2,040 and 20 × (500 − 416.25) = 1,675.
    const now = trade({}, { legs: ["2750C @ 60", "-1 2950C @ 10"] }, { legs: ["25500P @ 600", "-1 23500P @ 100"] });
    // Opened for 80 and 600 points: 16,000 and 12,000 USD.
    const next = trade(june, { legs: ["2750C @ 120", "-1 2950C @ 40"] }, { legs: ["25500P @ 900", "-1 23500P @ 300"] });
    const roll = rollPair(trade(), now, next);
    expect(roll.realised).toEqual({ long: -2_040, short: 1_675, net: -365 });
    expect(roll.cost).toEqual({ long: 16_000 - 10_000, short: 12_000 - 10_000, net: 8_000 });
    // The new spreads lose at most 28,000, and make at most 4 × 50 × 120 + 20 × 1,400 = 52,000.
    expect(roll.maxLoss).toMatchObject({ amount: 28_365 });
    expect(roll.maxGain).toMatchObject({ amount: 51_635 });
  });

  it("of one side leaves the other alone, and pays fees for what it trades", () => {
    const fee = { size: { weighting: "dollar", fee: 2 } };
    const roll = rollPair(
      trade(fee),
      trade(),
      trade({ expiry: null }, { expiry: "2026-06-18" }, { expiry: "2026-03-20" }),
    );
    expect(new Set(roll.orders.map(({ side }) => side))).toEqual(new Set(["long"]));
    expect(roll.fees).toBe(16 * 2);
    // 10 contracts were opened, 16 are traded: 52 USD.
    expect(roll.maxLoss).toMatchObject({ amount: 20_365 + 52 });
    expect(roll.open).toEqual({ long: 0, short: 0, net: 0 });
  });

  it("that moves nothing is refused, and so is one of a leg without a price", () => {
    expect(() => rollPair(trade(), trade(), trade())).toThrow(expect.objectContaining({ code: "ROLL_NOWHERE" }));
    const cheap = trade(
      { size: { weighting: "dollar", contracts: { long: 4, short: 1 } } },
      { legs: ["2700C @ 8.00"] },
    );
    const later = trade({ asOf: "2026-02-20" }, { legs: ["2700C"] }, { legs: ["25500P", "-1 23500P"] });
    expect(() => closePair(cheap, later)).toThrow(expect.objectContaining({ code: "NOT_CLOSED" }));
  });

  it("applied to what is held gives the new position, whatever is rolled", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("2026-03-20", "2026-06-18", "2026-09-18"),
        fc.constantFrom("2026-06-18", "2026-09-18"),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (expiryOfLong, expiryOfShort, a, b) => {
          const size = { weighting: "dollar", contracts: { long: a, short: b } };
          const next = trade({ expiry: null }, { expiry: expiryOfLong }, { expiry: expiryOfShort });
          const roll = rollPair(trade({ rate: null, size }), trade({ rate: null }), next);
          const held = new Map<string, number>();
          const add = (code: string | null, count: number) => held.set(code ?? "", (held.get(code ?? "") ?? 0) + count);
          for (const leg of roll.mark.legs) add(leg.code, leg.quantity);
          for (const { code, action, quantity } of roll.orders) add(code, action === "buy" ? quantity : -quantity);
          const [l, s] = [expiryOfLong, expiryOfShort].map(
            (date) => ({ "03": "H6", "06": "M6", "09": "U6" })[date.slice(5, 7)],
          );
          const wanted = { [`RTO${l} C2750`]: a, [`RTO${l} C2950`]: -a, [`NQ${s} P25500`]: b, [`NQ${s} P23500`]: -b };
          expect(Object.fromEntries([...held].filter(([, count]) => count !== 0))).toEqual(wanted);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("closing", () => {
  it("flattens what is held, at what the mark says", () => {
    const now = trade(
      { asOf: "2026-02-20" },
      { legs: ["2750C @ 110", "-1 2950C @ 30"] },
      { legs: ["25500P @ 300", "-1 23500P @ 60.5"] },
    );
    const close = closePair(trade(), now);
    expect(close.realised).toEqual(markPair(trade(), now).profit);
    expect(close.realised.net).toBe(425);
    // 4 × 50 × 80 + 20 × 239.5 come in.
    expect(close.cost.net).toBe(-(16_000 + 4_790));
    expect(close.orders.map(({ ticket, limit }) => `${ticket} ${limit}`)).toEqual([
      "sell 4 RTY 2026-03-20 2750 call 110",
      "buy 4 RTY 2026-03-20 2950 call 30",
      "sell 1 NQ 2026-03-20 25500 put 300",
      "buy 1 NQ 2026-03-20 23500 put 60.5",
    ]);
  });
});

describe("ordersFor", () => {
  const held = (...holdings: object[]) => trade({ holdings }).holdings ?? [];

  it("is the target less what is held, what is beside it closed first", () => {
    const orders = ordersFor(
      held({ RTY: "+4 Mar26 2750C" }, { NQ: "-1 F" }),
      held({ RTY: "+1 Mar26 2750C" }, { RTY: "+3 F" }),
    );
    expect(orders.map(({ quantity, instrument }) => [quantity, instrument.kind])).toEqual([
      [-3, "future"],
      [3, "option"],
      [-1, "future"],
    ]);
    expect(ordersFor(held({ RTY: "+4 F" }), held({ RTY: "+3 RTYH6" }, { RTY: "+1 Mar26 F" }))).toEqual([]);
  });
});
