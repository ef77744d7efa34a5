import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finding } from "../../../src/errors/finding.ts";
import { closePair, markPair, ordersFor, parseTrade, rollPair } from "../../../src/index.ts";
import { chain, row } from "../option/chain-rows.ts";
import { futures, later, quoted, trade } from "./trades.ts";

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

  it("at the net price of a vertical has no limit for a leg", () => {
    const close = closePair(trade(), later({ legs: ["2750/2950 CS @ 89.80"] }, { legs: quoted.short }));
    // The profit of both legs is that of the vertical: 4 × 50 × (89.8 − 60.2).
    expect(close.realised.long).toBe(5_920);
    expect(close.orders.slice(0, 2).map(({ limit }) => limit)).toEqual([null, null]);
    expect(close.orders.slice(2).map(({ limit }) => limit)).toEqual([612.5, 196.25]);
  });

  it("of lots that net trades the rest on the side that closes it", () => {
    const holdings = [{ RTY: "+3 2026-03-20 2750C @ 60" }, { RTY: "-1 2026-03-20 2750C @ 90" }];
    const now = later();
    const rows = [row(2750, "call", { bid: 98, ask: 102 })];
    const close = closePair(trade({ holdings }), { ...now, long: { ...now.long, chain: chain(rows, "2026-02-20") } });
    expect(close.orders.map(({ ticket, price, limit }) => [ticket, price, limit])).toEqual([
      ["sell 2 RTY 2026-03-20 2750 call", 98, 98],
    ]);
    // 3 × (98 − 60) − (98 − 90), and 2 × 98, each by 50.
    expect(close.realised.long).toBe(5_300);
    expect(close.cost.long).toBe(-9_800);
  });

  it("has no limit at a price of the model whose tick is not known", () => {
    const pair = (asOf: string, leg: string) =>
      trade(
        { asOf, products: [{ symbol: "XYZ", multiplier: 25 }] },
        { symbol: "XYZ", exercise: "european", legs: [leg] },
      );
    const close = (leg: string) => closePair(pair("2026-01-22", "2750C @ 78.40"), pair("2026-02-20", leg)).orders[0];
    expect(close("2750C @ 61.234")).toMatchObject({ price: 61.234, limit: 61.234 });
    expect(close("2750C")).toMatchObject({ price: expect.any(Number), limit: null });
  });

  it("takes the cash that its orders say, however many lots there are and whatever prices them", () => {
    const volatility = { impliedVolatility: "20%" };
    const lot = fc.record({
      symbol: fc.constantFrom("RTY", "NQ"),
      quantity: fc.integer({ min: -4, max: 4 }).filter((count) => count !== 0),
      entry: fc.integer({ min: 40, max: 160 }),
      near: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(lot, { minLength: 1, maxLength: 7 }), (lots) => {
        const holdings = lots.map(({ symbol, quantity, entry, near }) => {
          const option = symbol === "RTY" ? (near ? "2750C" : "2900C") : near ? "25500P" : "24500P";
          return {
            [symbol]: `${quantity > 0 ? "+" : ""}${quantity} 2026-03-20 ${option} @ ${symbol === "RTY" ? entry : 5 * entry}`,
          };
        });
        const { orders, cost, realised } = closePair(trade({ holdings }), later(volatility, volatility));
        const cash = { long: 0, short: 0 };
        for (const { side, action, quantity, price } of orders) {
          cash[side] += (action === "buy" ? 1 : -1) * quantity * price * (side === "long" ? 50 : 20);
        }
        const paid = { long: 0, short: 0 };
        for (const { symbol, quantity, entry } of lots) {
          if (symbol === "RTY") paid.long += 50 * quantity * entry;
          else paid.short += 20 * quantity * 5 * entry;
        }
        for (const side of ["long", "short"] as const) {
          expect(cost[side]).toBeCloseTo(cash[side], 5);
          expect(realised[side]).toBeCloseTo(-cash[side] - paid[side], 5);
        }
      }),
      { numRuns: 150 },
    );
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

  it("to half as many keeps the other half at its entry", () => {
    const doubled = trade(
      { size: { weighting: "dollar", contracts: { long: 4, short: 1 } } },
      { legs: ["+2 2750C @ 78.40", "-1 2950C @ 18.20"] },
    );
    const prices = { long: { legs: ["+2 2750C @ 100", "-1 2950C @ 20"] }, short: { legs: quoted.short } };
    const next = trade({}, { legs: ["2750C @ 100", "-1 2950C @ 20"] });
    const roll = rollPair(doubled, trade({}, prices.long, prices.short), next);
    expect(roll.orders.map(({ ticket, limit }) => [ticket, limit])).toEqual([["sell 4 RTY 2026-03-20 2750 call", 100]]);
    // 4 × 50 × 21.6 of what is closed; the same of what stays, less 4 × 50 × 1.8.
    expect(roll.realised).toEqual({ long: 4_320, short: 0, net: 4_320 });
    expect(roll.open).toEqual({ long: 3_960, short: 0, net: 3_960 });
    expect(roll.cost).toEqual({ long: -20_000, short: 0, net: -20_000 });
    expect(roll.positions.map(({ quantity, entry }) => [quantity, entry])).toEqual([
      [4, 78.4],
      [-4, 18.2],
      [1, 612.5],
      [-1, 196.25],
    ]);
    // 20,365 is at stake as before, 59,635 to be made; 4,320 is realised.
    expect([roll.maxLoss, roll.maxGain]).toMatchObject([{ amount: 16_045 }, { amount: 63_955 }]);
  });

  it("to twice as many leaves what is held, and buys the rest at its own price", () => {
    const size = { weighting: "dollar", contracts: { long: 4, short: 1 } };
    const now = trade({ size }, { legs: ["2750C @ 100", "-1 2950C @ 20"] });
    const next = trade({ size }, { legs: ["+2 2750C @ 101", "-1 2950C @ 20"] });
    const roll = rollPair(trade({ size }), now, next);
    expect(roll.orders.map(({ ticket, limit }) => [ticket, limit])).toEqual([["buy 4 RTY 2026-03-20 2750 call", 101]]);
    expect(roll.realised).toEqual({ long: 0, short: 0, net: 0 });
    // 4 × 50 × (21.6 − 1.8); 4 × 50 × 101.
    expect(roll.open.long).toBe(3_960);
    expect(roll.cost).toEqual({ long: 20_200, short: 0, net: 20_200 });
    expect(roll.positions.map(({ quantity, entry }) => [quantity, entry])).toEqual([
      [4, 78.4],
      [-4, 18.2],
      [1, 612.5],
      [-1, 196.25],
      [4, 101],
    ]);
  });

  it("to the other way round closes all and opens all", () => {
    const now = trade({}, { legs: ["2750C @ 100", "-1 2950C @ 20"] });
    const next = trade({}, { legs: ["-1 2750C @ 100", "2950C @ 21"] });
    const roll = rollPair(trade(), now, next);
    expect(roll.realised).toEqual({ long: 3_960, short: 0, net: 3_960 });
    // Closed for 4 × 50 × 80, opened for 4 × 50 × 79: both are cash that comes in.
    expect(roll.cost.long).toBe(-16_000 - 15_800);
    expect(roll.orders.map(({ ticket, price }) => [ticket, price])).toEqual([
      ["sell 8 RTY 2026-03-20 2750 call", 100],
      ["buy 8 RTY 2026-03-20 2950 call", 20.5],
    ]);
    expect(roll.positions.map(({ quantity, entry }) => [quantity, entry])).toEqual([
      [1, 612.5],
      [-1, 196.25],
      [-4, 100],
      [4, 21],
    ]);
    // Sold for 79 of at most 200 points, 24,200 to lose and 15,800 to make; the puts lose 8,325 or make 31,675; 3,960 are made.
    expect([roll.maxLoss, roll.maxGain]).toMatchObject([{ amount: 28_565 }, { amount: 51_435 }]);
    expect(roll.orders.map(({ ticket }) => ticket)).toEqual([
      "sell 8 RTY 2026-03-20 2750 call",
      "buy 8 RTY 2026-03-20 2950 call",
    ]);
    expect(roll.open).toEqual({ long: 0, short: 0, net: 0 });
  });

  it("names the levels that the new legs are priced on, and those that the model prices", () => {
    const next = later(
      { level: 2812 },
      { level: 25_650, legs: ["25500P @ 900", "-1 23500P @ 300"] },
      { expiry: "2026-06-18" },
    );
    const roll = rollPair(trade(), later(), next);
    expect(roll.levels).toMatchObject({ long: { value: 2812, code: "RTYM6" }, short: { value: 25_650, code: "NQM6" } });
    expect(roll.warnings).toContainEqual(
      expect.objectContaining({ code: "OPENED_BY_MODEL", args: { legs: ["RTOM6 C2750", "RTOM6 C2950"] } }),
    );
    const priced = trade({ asOf: "2026-02-20", expiry: "2026-06-18" });
    expect(rollPair(trade(), later(), priced).warnings.map(({ code }) => code)).not.toContain("OPENED_BY_MODEL");
  });

  it("names a leg of the model that no source gives a code, and no other", () => {
    const dow = { symbol: "YM", level: 49_000, volatility: "16%" };
    const size = { weighting: "dollar", contracts: { long: 1, short: 1 } };
    const held = trade({ size }, { ...dow, legs: ["49000C @ 800"] });
    // Options of a Dow future on a Wednesday have no code, whether the model prices them or a quote.
    const next = trade({ size, expiry: "2026-06-17" }, { ...dow, legs: ["49000C", "-1 50000C @ 300"] });
    expect(rollPair(held, held, next).warnings.filter(({ code }) => code === "OPENED_BY_MODEL")).toMatchObject([
      { args: { legs: ["YM 2026-06-17 49000 call"] } },
    ]);
  });

  it("names the options of small futures that the model prices", () => {
    const spx = { symbol: "ES", level: 6_900, volatility: "15%" };
    const size = { weighting: "dollar", withMicros: true };
    const held = trade({ size }, { ...spx, legs: ["7000C @ 100"] });
    const next = trade({ size, expiry: "2026-06-18" }, { ...spx, legs: ["7000C"] });
    const roll = rollPair(held, held, next, { contracts: { long: 13, short: 10 } });
    expect(roll.orders.slice(-4).map(({ ticket }) => ticket)).toContain("buy 3 MES 2026-06-18 7000 call");
    expect(roll.warnings.find(({ code }) => code === "OPENED_BY_MODEL")).toMatchObject({
      args: { legs: ["ESM6 C7000", "MESM6 C7000"] },
    });
  });

  it.each([
    // 38 small contracts to 1 NQ: 25,658.25 × 20 over 2730.8 × 5 is 37.6.
    {
      entry: { weighting: "dollar", withMicros: true, contracts: { short: 1 } },
      next: {},
      open: ["buy 3 RTYM6", "buy 8 M2KM6", "sell 1 NQM6"],
    },
    {
      entry: { weighting: "dollar" },
      next: { size: { weighting: "dollar", withMicros: true } },
      open: ["buy 4 RTYM6", "sell 1 NQM6"],
    },
  ])("opens what is closed, counted as the entry counts it: $open", ({ entry: size, next, open }) => {
    const at = (asOf: string, month: string, changes: object) =>
      futures(asOf, { symbol: `RTY${month}`, level: 2730.8 }, { symbol: `NQ${month}`, level: 25_658.25 }, changes);
    const roll = rollPair(at("2026-01-22", "H6", { size }), at("2026-03-10", "H6", {}), at("2026-03-10", "M6", next));
    const turned = (ticket: string) =>
      ticket.replace("M6", "H6").replace(/^buy|^sell/, (word) => (word === "buy" ? "sell" : "buy"));
    const tickets = roll.orders.map(({ ticket }) => ticket);
    expect([...tickets].sort()).toEqual([...open, ...open.map(turned)].sort());
  });

  it("opens as many units as are held, whatever next holds of them", () => {
    const holdings = [
      ...[{ RTY: "+8 2026-03-20 2750C @ 78.4" }, { RTY: "-8 2026-03-20 2950C @ 18.2" }],
      ...[{ NQ: "+2 2026-03-20 25500P @ 612.5" }, { NQ: "-2 2026-03-20 23500P @ 196.25" }],
    ];
    const opened = (held: readonly object[], ...legs: readonly string[]) => {
      const next = later({ legs }, { legs: quoted.short }, june);
      return rollPair(trade({ holdings: held }), later(volatility, volatility), next).orders.slice(-4);
    };
    const volatility = { impliedVolatility: "20%" };
    for (const times of [1, 3]) {
      const orders = opened(holdings, `+${times} 2800C @ 70`, `-${times} 3000C @ 15`);
      expect(orders.map(({ ticket }) => ticket)).toEqual([
        "buy 8 RTY 2026-06-18 2800 call",
        "sell 8 RTY 2026-06-18 3000 call",
        "buy 2 NQ 2026-06-18 25500 put",
        "sell 2 NQ 2026-06-18 23500 put",
      ]);
    }
    const refused = expect.objectContaining({ code: "HELD_NOT_ROLLED" });
    // Seven of one leg and eight of the other are no spreads; nor are calls puts, nor eight of them units of three.
    expect(() => opened([{ RTY: "+7 2026-03-20 2750C @ 78.4" }, ...holdings.slice(1)], ...quoted.long)).toThrow(
      refused,
    );
    expect(() => opened(holdings, "2750P @ 100", "-1 2550P @ 40")).toThrow(refused);
    expect(() => opened(holdings, "+3 2800C @ 70", "-1 3000C @ 15")).toThrow(refused);
    // Two lots are eight.
    const lots = [{ RTY: "+3 2026-03-20 2750C @ 78.4" }, { RTY: "+5 2026-03-20 2750C @ 60" }, ...holdings.slice(1)];
    expect(opened(lots, "2800C @ 70", "-1 3000C @ 15")[0]?.ticket).toBe("buy 8 RTY 2026-06-18 2800 call");
    // Nothing is opened of a side of which nothing is held.
    const oneSided = opened(holdings.slice(0, 2), "2800C @ 70", "-1 3000C @ 15");
    expect(oneSided.map(({ ticket }) => ticket).filter((ticket) => ticket.includes("NQ"))).toEqual([]);
  });

  it("opens as many small contracts as are held beside large ones", () => {
    const at = (asOf: string, month: string, changes: object) =>
      futures(asOf, { symbol: `RTY${month}`, level: 2730.8 }, { symbol: `NQ${month}`, level: 25_658.25 }, changes);
    const held = { holdings: [{ RTY: "+3 F @ 2700" }, { M2K: "+8 F @ 2700" }, { NQ: "-1 F @ 25600" }] };
    const [now, next] = [at("2026-03-10", "H6", {}), at("2026-03-10", "M6", {})];
    const counted = at("2026-01-22", "H6", { size: { weighting: "dollar", withMicros: true }, ...held });
    expect(rollPair(counted, now, next).orders.map(({ ticket }) => ticket)).toEqual([
      ...["sell 3 RTYH6", "sell 8 M2KH6", "buy 1 NQH6"],
      ...["buy 3 RTYM6", "buy 8 M2KM6", "sell 1 NQM6"],
    ]);
    // Counted in large ones alone, 3.8 are no whole number of them.
    expect(() => rollPair(at("2026-01-22", "H6", held), now, next)).toThrow("RTY is held as RTYH6, M2KH6");
  });

  it("converts what is closed at the rate of the entry, and what is opened at its own", () => {
    const euro = (changes: object, leg: string, fx: number) =>
      trade(
        { ...{ products: [{ symbol: "DAX", multiplier: 25, currency: "EUR" }], ...changes } },
        { symbol: "DAX", level: 25_000, exercise: "european", fx, legs: [leg] },
      );
    const size = { size: { weighting: "dollar", contracts: { long: 3, short: 1 } } };
    const day = { asOf: "2026-02-20" };
    const roll = rollPair(
      euro(size, "25000C @ 300", 1.08),
      euro(day, "25000C @ 700", 1.2),
      euro({ ...day, ...june }, "26000C @ 500", 1.2),
    );
    // 3 × 25 × 400 at 1.08; 3 × 25 × (500 at 1.2 less 700 at 1.08).
    expect(roll.realised.long).toBe(32_400);
    expect(roll.mark.profit.long).toBe(32_400);
    expect(roll.cost.long).toBeCloseTo(45_000 - 56_700, 6);
  });

  it("is refused at prices of another day or of another pair", () => {
    const next = (changes: object) => rollPair(trade(), later(), trade({ ...june, ...changes }));
    expect(() => next({ asOf: "2026-03-10" })).toThrow(expect.objectContaining({ code: "ROLL_OF_OTHER_DAY" }));
    expect(() => next({ asOf: "2026-03-10" })).toThrow("next is of 2026-03-10, and now of 2026-02-20");
    const other = { symbol: "ES", level: 6900, volatility: "15%", legs: ["7000C @ 100"] };
    expect(() => next({ asOf: "2026-02-20", long: other })).toThrow(
      "the long side of next is ES, and that of the open pair is RTY",
    );
  });

  it("says once what is to be known of two of its trades, but for two files", () => {
    const alternatives = { alternatives: [{ name: "one call", long: { legs: ["2750C @ 78.40"] } }] };
    const next = trade({ ...alternatives, expiry: "2026-06-18" });
    const codes = (of: { readonly warnings: readonly { readonly code: string }[] }) =>
      of.warnings.map(({ code }) => code);
    expect(codes(rollPair(trade(), trade(alternatives), next))).toEqual(["ALTERNATIVES_LEFT_OUT"]);
    // A mark says nothing of its entry's warnings: what both have it has to say.
    expect(codes(markPair(trade(alternatives), trade(alternatives)))).toEqual(["ALTERNATIVES_LEFT_OUT"]);
    const guessed = (file: string) => [finding("CHAIN_SIDES_ASSUMED", {}, { where: { file } })];
    const roll = rollPair(
      trade(),
      { ...trade(), warnings: guessed("today.csv") },
      { ...trade({ expiry: "2026-06-18" }), warnings: [...guessed("today.csv"), ...guessed("june.csv")] },
    );
    expect(roll.warnings.map(({ where }) => where?.file)).toEqual(["today.csv", "june.csv"]);
  });

  it("counts legs of one instrument at the mean of their prices", () => {
    const next = (legs: readonly string[]) => rollPair(trade(), trade(), trade({ expiry: "2026-06-18" }, { legs }));
    // 4 × 50 × (100 + 120 − 20), less 4 × 50 × 60.2 for what is closed.
    const two = next(["2750C @ 100", "2750C @ 120", "-1 2950C @ 20"]);
    expect(two.cost.long).toBe(40_000 - 12_040);
    expect(two.orders.slice(4, 6).map(({ quantity, price, limit }) => [quantity, price, limit])).toEqual([
      [8, 110, 110],
      [4, 20, 20],
    ]);
    // A vertical at 60 and a call at 100: no leg of the vertical has a price of its own.
    for (const legs of [
      ["2750/2950 CS @ 60.00", "2750C @ 100"],
      ["2750C @ 100", "2750/2950 CS @ 60.00"],
    ]) {
      const net = next(legs);
      expect(net.cost.long).toBe(32_000 - 12_040);
      expect(net.orders.slice(4, 6).map(({ quantity, limit }) => [quantity, limit])).toEqual([
        [8, null],
        [4, null],
      ]);
      expect(net.warnings.map(({ code }) => code)).not.toContain("OPENED_BY_MODEL");
    }
    for (const legs of [
      ["2750C", "2750C @ 120", "-1 2950C @ 20"],
      ["2750C @ 120", "2750C", "-1 2950C @ 20"],
    ]) {
      expect(next(legs).warnings.find(({ code }) => code === "OPENED_BY_MODEL")).toMatchObject({
        args: { legs: ["RTOM6 C2750"] },
      });
    }
    // What nets within the target is not opened.
    const none = next(["2750C @ 100", "-1 2750C @ 90", "2800C @ 80"]);
    expect(none.orders.slice(4, 5).map(({ ticket, limit }) => [ticket, limit])).toEqual([
      ["buy 4 RTY 2026-06-18 2800 call", 80],
    ]);
  });

  it("opens what lots of both signs leave at the price of what is bought", () => {
    const holdings = [
      ...[{ RTY: "+5 2026-03-20 2750C @ 78.4" }, { RTY: "-1 2026-03-20 2750C @ 80" }],
      { RTY: "-4 2026-03-20 2950C @ 18.2" },
    ];
    const volatility = { impliedVolatility: "20%" };
    // As a roll of lots is written: a lot bought at 153 and one sold at 149 net to four bought.
    const next = later({ legs: ["+5 2750C @ 153", "-1 2750C @ 149", "-4 2950C @ 60"] }, {}, june);
    const { orders } = rollPair(trade({ holdings }), later(volatility, volatility), next);
    const opened = orders.find(({ expiry, strike }) => expiry === june.expiry && strike === 2750);
    expect([opened?.ticket, opened?.price]).toEqual(["buy 4 RTY 2026-06-18 2750 call", 153]);
  });

  it("to a vertical at its net price has no limit for a leg", () => {
    const net = trade(
      { expiry: "2026-06-18" },
      { legs: ["2750/2950 CS @ 60.00"] },
      { legs: ["25500P @ 900", "-1 23500P @ 300"] },
    );
    const { orders, cost, maxLoss } = rollPair(trade(), trade(), net);
    expect(orders.map(({ code, limit }) => [code, limit])).toEqual([
      ["RTOH6 C2750", 78.4],
      ["RTOH6 C2950", 18.2],
      ["NQH6 P25500", 612.5],
      ["NQH6 P23500", 196.25],
      ["RTOM6 C2750", null],
      ["RTOM6 C2950", null],
      ["NQM6 P25500", 900],
      ["NQM6 P23500", 300],
    ]);
    // 4 × 50 × (60 − 60.2), and 20 × (600 − 416.25); 12,000 and 12,000 are at stake.
    expect(cost).toEqual({ long: -40, short: 3_675, net: 3_635 });
    expect(maxLoss).toMatchObject({ amount: 24_000 });
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
