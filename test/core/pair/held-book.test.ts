import { describe, expect, it } from "vitest";
import { parseTrade, sizePair } from "../../../src/index.ts";
import { chain, row } from "../option/chain-rows.ts";

const spreads = { long: ["2750C @ 78.40", "-1 2950C @ 18.20"], short: ["25500P @ 612.50", "-1 23500P @ 196.25"] };
const [RTY, NQ] = [50 * 2730.8, 20 * 25_658.25];

const trade = (changes: object = {}, long: object = {}, short: object = {}) => {
  const { weighting = "dollar", withMicros, ...others } = changes as { weighting?: string; withMicros?: boolean };
  return parseTrade({
    ...{ version: 1, asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%", correlation: 0.78 },
    long: { symbol: "RTY", level: 2730.8, volatility: "18.5%", legs: spreads.long, ...long },
    short: { symbol: "NQ", level: 25_658.25, volatility: "17.3%", legs: spreads.short, ...short },
    size: { weighting, contracts: { long: 4, short: 1 }, ...(withMicros && { withMicros }) },
    ...others,
  });
};
const bookOf = (of: ReturnType<typeof trade>) => {
  const [sizing] = sizePair(of).sizings;
  if (!sizing?.available || !sizing.feasible || sizing.holding === undefined) throw new Error("a book is held");
  return sizing.holding;
};
/** The book of these holdings of RTY, beside what NQ is held. */
const book = (holdings: readonly object[], ...written: Parameters<typeof trade>) =>
  bookOf(trade({ ...written[0], holdings }, written[1], written[2]));
const futures = [{ legs: undefined }, { legs: undefined }] as const;

describe("the contracts of what is held", () => {
  const contracts = (holdings: readonly object[], ...written: Parameters<typeof trade>) =>
    book(holdings, ...written).contracts;
  const spread = (count: number, month = "Mar26") => [
    { RTY: `${count > 0 ? "+" : ""}${count} ${month} 2750C` },
    { RTY: `${count > 0 ? "" : "+"}${-count} ${month} 2950C` },
  ];

  it.each([
    ["units of the structure", spread(4), 4],
    ["units that are held the other way round", spread(-4), -4],
    ["units, and the calls beside them as units of their own", [...spread(2), { RTY: "+3 Mar26 2750C" }], 5],
    ["units less what is held against them", [...spread(4), { RTY: "-1 Mar26 2600C" }], 3],
    [
      "no unit of two calls that are both bought: six of them, of a gain when the index rises",
      [{ RTY: "+6 Mar26 2750C" }, { RTY: "+6 Mar26 2950C" }],
      6,
    ],
    ["options of each expiry by themselves", [{ RTY: "+4 Mar26 2750C" }, { RTY: "-6 Jun26 2750C" }], -2],
    ["another series of the same day by itself", [{ RTY: "+4 Mar26 2750C" }, { RTY: "-6 R3EH6 2750C" }], -2],
    ["futures one by one, and small ones by a tenth", [{ RTY: "+2 F" }, { M2K: "+5 F" }], 2.5],
    ["futures of two months together", [{ RTY: "+2 RTYH6" }, { RTY: "+3 RTYM6" }], 5],
    ["futures beside units", [...spread(4), { RTY: "-1 F" }], 3],
    ["puts, which gain when the index falls, below 0", [{ RTY: "+2 Mar26 2600P" }], -2],
    ["nothing that is bought and sold", [{ RTY: "+2 F" }, { RTY: "-2 RTYH6" }, { NQ: "-1 F" }], 0],
  ] as const)("are %s", (_, holdings, long) => {
    expect(contracts(holdings).long).toBe(long);
  });

  it("of the short side gain when its index falls", () => {
    expect(contracts([{ NQ: "+2 Mar26 24000P" }]).short).toBe(2);
    expect(contracts([{ NQ: "-2 Mar26 26000C" }]).short).toBe(2);
    expect(contracts([{ NQ: "-1 F" }]).short).toBe(1);
    expect(contracts([{ NQ: "+1 F" }], {}, ...futures).short).toBe(-1);
  });

  it("of a pair that is counted in micros are ten to a large one", () => {
    expect(contracts([{ RTY: "+2 F" }, { M2K: "+5 F" }, { NQ: "-1 F" }], { withMicros: true }, ...futures)).toEqual({
      long: 25,
      short: 10,
    });
    const puts = [{ NQ: "+4 Mar26 25500P" }, { NQ: "-4 Mar26 23500P" }];
    expect(contracts(puts, { withMicros: true }).short).toBe(40);
  });

  it("of a ratio are whole units of it", () => {
    const ratio = { legs: ["+2 2700C @ 90", "-3 2800C @ 40"] };
    expect(contracts([{ RTY: "+4 Mar26 2700C" }, { RTY: "-6 Mar26 2800C" }], {}, ratio).long).toBe(2);
  });
});

describe("the balance of what is held", () => {
  it("of futures is that of their notionals, under every weighting that is one of notionals or deltas", () => {
    const holdings = [{ RTY: "+3 F" }, { M2K: "+5 F" }, { NQ: "-1 F" }];
    const [long, short] = [3.5 * RTY, NQ];
    for (const weighting of ["dollar", "delta"]) {
      for (const withMicros of [false, true]) {
        const { residual, imbalance } = book(holdings, { weighting, withMicros }, ...futures);
        expect(residual, weighting).toBeCloseTo(long - short, 6);
        expect(imbalance).toBeCloseTo((long - short) / (long + short), 12);
      }
    }
    for (const weighting of ["vol", "delta-vol"]) {
      const { residual } = book(holdings, { weighting }, ...futures);
      expect(residual, weighting).toBeCloseTo(long * 0.185 - short * 0.173, 6);
    }
  });

  it("is 1 or −1 where one side is held, and none where nothing is", () => {
    expect(book([{ RTY: "+3 F" }], {}, ...futures)).toMatchObject({ imbalance: 1, deltaImbalance: 1 });
    expect(book([{ NQ: "-3 F" }], {}, ...futures)).toMatchObject({ imbalance: -1, deltaImbalance: -1 });
    expect(book([{ RTY: "-3 F" }], {}, ...futures)).toMatchObject({ imbalance: -1, deltaImbalance: -1 });
    const nothing = bookOf(trade({ holdings: [{ RTY: 0 }] }, ...futures));
    expect(nothing).toMatchObject({ residual: 0, imbalance: null, deltaImbalance: null, dailyRisk: { amount: 0 } });
  });

  it("by delta is that of the deltas, whatever is held", () => {
    const loose = [{ RTY: "+2 Mar26 2900C" }, { RTY: "-1 F" }, { NQ: "+3 Mar26 24000P" }];
    const { residual, delta } = book(loose, { weighting: "delta" });
    expect(residual).toBeCloseTo(delta?.net ?? Number.NaN, 6);
    expect(delta?.long).toBeLessThan(0);
    const byVolatility = book(loose, { weighting: "delta-vol" });
    expect(byVolatility.residual).toBeCloseTo(0.185 * (delta?.long ?? 0) + 0.173 * (delta?.short ?? 0), 6);
  });

  it("by max loss is of whole units alone", () => {
    const whole = [{ RTY: "+4 Mar26 2750C" }, { RTY: "-4 Mar26 2950C" }];
    // 4 × 50 × 60.20.
    expect(book(whole, { weighting: "risk" }).residual).toBeCloseTo(12_040, 9);
    expect(book([...whole, { RTY: "+1 Mar26 2750C" }], { weighting: "risk" }).residual).toBeNull();
    expect(book([...whole, { M2K: "+1 F" }], { weighting: "risk" })).toMatchObject({ residual: null, imbalance: null });
  });

  it("is not known where nothing says which way an option moves", () => {
    const loose = [{ RTY: "+2 Mar26 2900C" }, { RTY: "+3 F" }, { NQ: "-1 F" }];
    for (const weighting of ["dollar", "vol"]) {
      expect(book(loose, { weighting, rate: null })).toMatchObject({
        ...{ residual: null, imbalance: null, delta: null, deltaImbalance: null, dailyRisk: null },
      });
      expect(book(loose, { weighting }).residual).not.toBeNull();
    }
    // Without options nothing is missing.
    expect(book(loose.slice(1), { rate: null }).delta?.long).toBeCloseTo(3 * RTY, 9);
  });
});

describe("the delta of what is held", () => {
  /** The delta of one call as a leg of a trade with this premium, in USD of the level. */
  const asLeg = (leg: string, long: object = {}) => {
    const [sizing] = sizePair(
      trade({ size: { weighting: "dollar", contracts: { long: 1, short: 1 } } }, { legs: [leg], ...long }),
    ).sizings;
    return sizing?.available && sizing.feasible ? (sizing.greeks?.delta.long ?? Number.NaN) : Number.NaN;
  };
  const held = [{ RTY: "+1 Mar26 2800C" }];
  const rowsOf = (rest: { expiry?: string | null } = {}) => [
    row(2800, "put", { bid: 120, ask: 124 }, rest),
    row(2850, "call", { bid: 40, ask: 42 }, rest),
    row(2800, "call", { bid: 58, ask: 62 }, rest),
  ];
  const quoted = (of: ReturnType<typeof trade>, rows = rowsOf()) => ({
    ...of,
    long: { ...of.long, chain: chain(rows) },
  });

  it("is that of a leg of the trade at the price of its quote, else at the given volatility, else at the side's own", () => {
    const delta = (of: ReturnType<typeof trade>) => bookOf(of).delta?.long ?? Number.NaN;
    expect(delta(quoted(trade({ holdings: held }, { impliedVolatility: "40%" })))).toBeCloseTo(asLeg("2800C @ 60"), 6);
    // A file of one expiry without its date quotes it as well; one of another expiry does not.
    const implied = trade({ holdings: held }, { impliedVolatility: "40%" });
    expect(delta(quoted(implied, rowsOf({ expiry: null })))).toBeCloseTo(asLeg("2800C @ 60"), 6);
    const june = rowsOf({ expiry: "2026-06-18" });
    expect(delta(quoted(implied, june))).toBe(delta(implied));
    expect(delta(quoted(implied, [...june, ...rowsOf()]))).toBeCloseTo(asLeg("2800C @ 60"), 6);
    const free = { legs: ["2800C"], impliedVolatility: "40%" };
    expect(delta(trade({ holdings: held }, { impliedVolatility: "40%" }))).toBeCloseTo(asLeg("2800C", free), 4);
    const own = { legs: ["2800C"], impliedVolatility: "18.5%" };
    expect(delta(trade({ holdings: held }))).toBeCloseTo(asLeg("2800C", own), 4);
    expect(asLeg("2800C @ 60")).not.toBeCloseTo(asLeg("2800C", own), 0);
    expect(bookOf(trade({ holdings: held }, { volatility: undefined })).delta).toBeNull();
  });

  it("of a leg of the trade is that of the leg, ten small ones as one", () => {
    const large = book([{ RTY: "+1 Mar26 2750C" }]).delta?.long ?? Number.NaN;
    expect(large).toBeCloseTo(asLeg("2750C @ 78.40"), 6);
    expect(book([{ M2K: "+10 F" }]).delta?.long).toBeCloseTo(RTY, 9);
  });
});

describe("the daily risk of what is held", () => {
  const held = [{ RTY: "+3 F" }, { NQ: "-1 F" }];
  const [a, b] = [3 * RTY * 0.185, NQ * 0.173];

  it("is that of both sides by their correlation, and the most that it can be without one", () => {
    const { dailyRisk } = book(held, {}, ...futures);
    expect(dailyRisk?.amount).toBeCloseTo(Math.sqrt((a * a + b * b - 2 * 0.78 * a * b) / 252), 6);
    expect(dailyRisk?.correlation).toBe(0.78);
    const most = book(held, { correlation: undefined }, ...futures).dailyRisk;
    expect(most?.amount).toBeCloseTo((a + b) / Math.sqrt(252), 6);
    expect(most?.correlation).toBeNull();
  });

  it("is not known where a side has no volatility, but its delta is", () => {
    for (const [long, short] of [
      [{ legs: undefined, volatility: undefined }, futures[1]],
      [futures[0], { legs: undefined, volatility: undefined }],
    ] as const) {
      const { delta, dailyRisk } = book(held, {}, long, short);
      expect([delta?.net, dailyRisk]).toEqual([expect.closeTo(3 * RTY - NQ, 6), null]);
    }
  });
});
