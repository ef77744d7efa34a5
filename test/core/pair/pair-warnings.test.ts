import { describe, expect, it } from "vitest";
import { type PairTrade, parseTrade, sizePair } from "../../../src/index.ts";
import { chain, row } from "../option/chain-rows.ts";

const quarterly = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
const rty = { symbol: "RTY", level: 2730.8, volatility: 0.2 };
const nq = { symbol: "NQ", level: 25_658.25, volatility: 0.2 };

const pair = (long: object, short: object = nq, top: object = quarterly) =>
  parseTrade({ version: 1, ...top, long, short });

/** What is said of a trade under one code. */
const said = (code: string, trade: PairTrade) => sizePair(trade).warnings.filter((one) => one.code === code);
const argsOf = (code: string, trade: PairTrade) => said(code, trade).map(({ args }) => args);

describe("legs that are several units", () => {
  it("are said to be counted as one, on the side that wrote them", () => {
    const twice = pair({ ...rty, legs: ["+2 2750C @ 78.40", "-2 2950C @ 18.20"] });
    expect(argsOf("UNIT_DIVIDED", twice)).toEqual([{ symbol: "RTY", divisor: 2 }]);
    const thrice = pair(rty, { ...nq, legs: ["+3 25500P @ 612.50"] });
    expect(argsOf("UNIT_DIVIDED", thrice)).toEqual([{ symbol: "NQ", divisor: 3 }]);
  });
  it("are not those without a common part", () => {
    expect(said("UNIT_DIVIDED", pair({ ...rty, legs: ["2750C @ 78.40", "-2 2950C @ 18.20"] }))).toEqual([]);
  });
});

describe("a unit that does not move as one contract does", () => {
  it.each([
    // Above 2950 two of the three that are sold have nothing bought beside them.
    ["a ratio spread", ["2750C @ 78.40", "-3 2950C @ 18.20"], 2],
    ["two calls at different strikes", ["2750C @ 78.40", "2850C @ 41.00"], 2],
    ["a call beside a future", ["2750C @ 78.40", "+1 F @ 2730.8"], 2],
  ] as const)("%s, by its steepest slope", (_, legs, steepestSlope) => {
    expect(argsOf("UNIT_NOT_ONE_CONTRACT", pair({ ...rty, legs }))).toEqual([{ symbol: "RTY", steepestSlope }]);
  });
  it("on the short side", () => {
    const puts = { ...nq, legs: ["25500P @ 612.50", "23500P @ 196.20"] };
    expect(argsOf("UNIT_NOT_ONE_CONTRACT", pair(rty, puts))).toEqual([{ symbol: "NQ", steepestSlope: 2 }]);
  });
  it("is no outright, no vertical spread, no multiple of either, no butterfly and no 1 x 2 spread", () => {
    const spread = { ...nq, legs: ["+2 25500P @ 612.50", "-2 23500P @ 196.20"] };
    expect(said("UNIT_NOT_ONE_CONTRACT", pair({ ...rty, legs: ["+2 2750C @ 78.40"] }, spread))).toEqual([]);
    // A point of the index never moves either by more than a point.
    for (const legs of [
      ["2700C @ 100", "-2 2750C @ 75", "2800C @ 55"],
      ["2750C @ 78.40", "-2 2950C @ 18.20"],
    ])
      expect(said("UNIT_NOT_ONE_CONTRACT", pair({ ...rty, legs }))).toEqual([]);
  });
});

describe("two sides on one index", () => {
  it.each([
    ["RTY", "M2K"],
    ["IWM", "RTY"],
    ["NDX", "QQQ"],
  ])("%s and %s are said to be no pair", (long, short) => {
    const side = (symbol: string) => ({ symbol, level: 2730.8, ...(symbol === "NDX" ? { legs: ["2700C @ 90"] } : {}) });
    expect(argsOf("ONE_INDEX", pair(side(long), side(short)))).toEqual([{ long, short }]);
    expect(said("ONE_INDEX", pair(side(long), { symbol: "ES", level: 6900 }))).toEqual([]);
  });
});

describe("a tolerance that is not met", () => {
  it("names the weighting that does not meet it", () => {
    const size = { weighting: ["dollar", "volatility"], contracts: { long: 1, short: 1 } };
    const trade = parseTrade({ version: 1, ...quarterly, long: { ...rty, volatility: "30%" }, short: nq, size });
    expect(argsOf("TOLERANCE_NOT_MET", trade)).toMatchObject([
      { weighting: "dollar-neutral" },
      { weighting: "volatility-adjusted" },
    ]);
  });
});

describe("options that settle against different prices", () => {
  const mrut = { symbol: "MRUT", level: 273.08, volatility: 0.2, yield: 0.013, legs: ["275C @ 7.80"] };
  const puts = { ...nq, legs: ["25500P @ 612.50"] };

  it("at the open and at the close of a quarterly expiry", () => {
    // Options on E-mini futures settle on the opening of a quarterly third Friday; MRUT always at the close.
    expect(argsOf("SETTLEMENTS_DIFFER", pair(mrut, puts))).toEqual([
      { long: "MRUT", longSettlement: "pm", short: "NQ", shortSettlement: "am" },
    ]);
    const covered = { ...nq, legs: ["25500P @ 612.50", "-1 F @ 25658.25"] };
    expect(said("SETTLEMENTS_DIFFER", pair(mrut, covered))).toHaveLength(1);
  });
  it.each<[string, PairTrade]>([
    ["on a weekly expiry, where all settle at the close", pair(mrut, puts, { ...quarterly, expiry: "2026-02-06" })],
    ["where both settle at the open", pair({ ...rty, legs: ["2750C @ 78.40"] }, puts)],
    ["beside a future alone", pair(mrut, nq)],
    ["before a future alone", pair(rty, { ...mrut, legs: ["270P @ 6.20"] })],
    ["while the expiry is open", pair(mrut, puts, {})],
    [
      "of a contract that no table holds",
      pair({ symbol: "XYZ", level: 2000, multiplier: 25, legs: ["2000C @ 9"] }, puts),
    ],
  ])("do not differ %s", (_, trade) => {
    expect(said("SETTLEMENTS_DIFFER", trade)).toEqual([]);
  });
});

describe("levels of different dates", () => {
  const dated = (long?: string, short?: string): PairTrade => {
    const trade = pair(rty);
    const at = (name: "long" | "short", date?: string) => ({
      ...trade[name],
      level: { ...trade[name].level, ...(date === undefined ? {} : { date }) },
    });
    return { ...trade, long: at("long", long), short: at("short", short) };
  };

  it("name the older one first, whichever side has it", () => {
    expect(argsOf("LEVELS_OF_DIFFERENT_DATES", dated("2026-01-14", "2026-01-16"))).toEqual([
      { stale: "RTY", staleDate: "2026-01-14", other: "NQ", otherDate: "2026-01-16" },
    ]);
    expect(argsOf("LEVELS_OF_DIFFERENT_DATES", dated("2026-01-16", "2026-01-14"))).toEqual([
      { stale: "NQ", staleDate: "2026-01-14", other: "RTY", otherDate: "2026-01-16" },
    ]);
  });
  it.each([
    [undefined, undefined],
    ["2026-01-16", undefined],
    [undefined, "2026-01-16"],
    ["2026-01-16", "2026-01-16"],
  ])("are not %s beside %s", (long, short) => {
    expect(said("LEVELS_OF_DIFFERENT_DATES", dated(long, short))).toEqual([]);
  });
});

describe("a level beside the quotes of its options", () => {
  const quoted = (date: string | undefined, quoteTime: string | null): PairTrade => {
    const trade = pair(rty);
    const own = chain([row(2750, "call", { bid: 70, ask: 72 }, { quoteTime })]);
    const level = { ...trade.long.level, ...(date === undefined ? {} : { date, file: "rty.csv" }) };
    return { ...trade, long: { ...trade.long, level, chain: own } };
  };

  it("is warned about where it is the close of an earlier day", () => {
    expect(argsOf("LEVEL_OLDER_THAN_QUOTES", quoted("2026-01-21", "2026-01-22T09:45:00"))).toEqual([
      { symbol: "RTY", date: "2026-01-21", file: "rty.csv", quoted: "2026-01-22" },
    ]);
  });
  it.each([
    ["of the day of the quotes", "2026-01-22", "2026-01-22"],
    ["of a Friday beside quotes dated on the weekend", "2026-01-16", "2026-01-18"],
    ["given, which has no date", undefined, "2026-01-22"],
    ["beside quotes without a date", "2026-01-21", null],
    ["newer than the quotes", "2026-01-22", "2026-01-21"],
  ])("is not one %s", (_, date, quoteTime) => {
    expect(said("LEVEL_OLDER_THAN_QUOTES", quoted(date, quoteTime))).toEqual([]);
  });
});

describe("a level that its calls and puts contradict", () => {
  const atStrike = (strike: number, call: readonly [number, number], put: readonly [number, number]) => [
    row(strike, "call", { bid: call[0], ask: call[1] }),
    row(strike, "put", { bid: put[0], ask: put[1] }),
  ];
  const at2700 = atStrike(2700, [95, 96], [65, 66]);
  const trade = (side: object, rows: readonly ReturnType<typeof row>[], top: object = quarterly): PairTrade => {
    const read = pair({ ...rty, legs: ["2750C @ 78.40"], ...side }, nq, top);
    return { ...read, long: { ...read.long, chain: chain(rows) } };
  };
  const implied = (found: PairTrade) =>
    said("LEVEL_OFF_QUOTES", found).map(({ args }) => Number((args as { implied: number }).implied.toFixed(6)));

  // By hand, 57 days at 3.65 %: 2700 + 1.0057162759 × 30 of a future; of an index whose dividends are 1.2 % a year
  // e^(0.012 × 57/365) × (2700 / 1.0057162759 + 30).
  it("is said with the level that they imply, on a future and on an index", () => {
    expect(implied(trade({ level: 2600 }, at2700))).toEqual([2730.171488]);
    expect(implied(trade({ level: 2800 }, at2700))).toEqual([2730.171488]);
    const index = { symbol: "RUT", level: 2600, yield: "1.2%" };
    expect(implied(trade(index, at2700, { ...quarterly, expiry: "2026-03-20" }))).toEqual([2719.745735]);
    expect(argsOf("LEVEL_OFF_QUOTES", trade({ level: 2600 }, at2700))).toMatchObject([
      { symbol: "RTY", level: 2600, strike: 2700 },
    ]);
  });
  it("is told by the strike whose call and put are nearest to each other", () => {
    // A far call that nobody quotes well would imply 3000.
    const far = atStrike(2400, [600, 602], [1, 2]);
    expect(implied(trade({ level: 2730.8 }, [...far, ...at2700]))).toEqual([]);
    expect(implied(trade({ level: 2600 }, [...far, ...at2700]))).toEqual([2730.171488]);
  });
  it.each([
    ["near what they imply", { level: 2750 }, at2700],
    ["within what wide quotes leave open", { level: 2640 }, atStrike(2700, [60, 130], [30, 100])],
    ["of calls alone", { level: 2600 }, at2700.slice(0, 1)],
    ["of a crossed quote", { level: 2600 }, atStrike(2700, [96, 95], [65, 66])],
    ["of an index that is as far away as its dividends may take it", { symbol: "RUT", level: 2748 }, at2700],
  ])("is not one %s", (_, side, rows) => {
    expect(implied(trade(side, rows))).toEqual([]);
  });
  it("needs a rate on an index, and none on a future", () => {
    const undated = { asOf: "2026-01-22", expiry: "2026-03-20" };
    expect(implied(trade({ level: 2600 }, at2700, undated))).toEqual([2730]);
    expect(implied(trade({ symbol: "RUT", level: 2500 }, at2700, undated))).toEqual([]);
    expect(implied(trade({ level: 2600 }, at2700, { expiry: "2026-03-20" }))).toEqual([]);
  });
  it("is told by marks and settlements, and by no last trade", () => {
    const only = (name: "mark" | "settle" | "last") => [
      row(2700, "call", { [name]: 95.5 }),
      row(2700, "put", { [name]: 65.5 }),
    ];
    expect(implied(trade({ level: 2600 }, only("mark")))).toEqual([2730.171488]);
    expect(implied(trade({ level: 2600 }, only("settle")))).toEqual([2730.171488]);
    expect(implied(trade({ level: 2600 }, only("last")))).toEqual([]);
  });
  it("is not hidden by a stub quote of a strike that nobody trades", () => {
    expect(implied(trade({ level: 2600 }, [...atStrike(1500, [0, 2000], [0, 2000]), ...at2700]))).toEqual([
      2730.171488,
    ]);
  });
  it("is told by the quotes of its own expiry, in whatever order they stand", () => {
    const june = atStrike(2700, [190, 191], [100, 101]).map((one) => ({ ...one, expiry: "2026-06-18" }));
    const far = atStrike(2400, [600, 602], [1, 2]);
    for (const rows of [
      [...june, ...far, ...at2700],
      [...at2700, ...far, ...june],
    ]) {
      expect(implied(trade({ level: 2600 }, rows))).toEqual([2730.171488]);
      expect(implied(trade({ level: 2730.8 }, rows))).toEqual([]);
    }
  });
  it("takes no half of a quote beside a mark for the whole of it", () => {
    const half = [row(2700, "call", { bid: 10, mark: 95.5 }), row(2700, "put", { ask: 300, settle: 65.5 })];
    expect(implied(trade({ level: 2600 }, half))).toEqual([2730.171488]);
    expect(implied(trade({ level: 2600 }, [row(2700, "call", { bid: 95 }), row(2700, "put", { ask: 66 })]))).toEqual(
      [],
    );
  });
  it("is not told by placeholders of strikes that are worth nothing", () => {
    const empty = [...atStrike(3600, [0, 0.5], [0, 5]), ...atStrike(2750, [76, 81], [95, 100])];
    expect(implied(trade({ level: 2730.8 }, empty))).toEqual([]);
    const settled = [row(3600, "call", { settle: 0.05 }), row(3600, "put", { settle: 0.05 })];
    expect(implied(trade({ level: 2730.8 }, [...settled, ...at2700]))).toEqual([]);
  });
  it("is told more closely of European options, which nobody exercises early", () => {
    // A year at 3.65 %, dividends of 1.3 %: e^0.013 × (2700 / e^0.0365 + 30) = 2670.8…; 1 % below and above is allowed.
    const year = { asOf: "2026-01-22", expiry: "2027-01-15", rate: 0.0365 };
    const rows = atStrike(2700, [39.5, 40.5], [9.5, 10.5]).map((one) => ({ ...one, expiry: "2027-01-15" }));
    const at = (level: number) => implied(trade({ symbol: "RUT", level, yield: "1.3%" }, rows, year));
    const t = 358 / 365;
    const exact = Math.exp(0.013 * t) * (2700 * Math.exp(-0.0365 * t) + 30);
    expect([at(exact * 0.985), at(exact * 1.015)].map(([one]) => one)).toEqual([
      Number(exact.toFixed(6)),
      Number(exact.toFixed(6)),
    ]);
    expect([at(exact * 0.992), at(exact * 1.008)]).toEqual([[], []]);
  });
});

describe("a pair out of balance by more than the tolerance", () => {
  const sized = (size: object) =>
    parseTrade({ version: 1, long: rty, short: nq, size: { weighting: "dollar", ...size } });

  it("is said with both figures", () => {
    // One of each: 136,540 against 513,165.
    const fixed = sized({ contracts: { long: 1, short: 1 }, tolerance: "5%" });
    expect(argsOf("TOLERANCE_NOT_MET", fixed)).toEqual([
      { weighting: "dollar-neutral", imbalance: -376_625 / 649_705, tolerance: 0.05 },
    ]);
  });
  it("is not said within it, nor where nothing fits or a weighting is not available", () => {
    expect(said("TOLERANCE_NOT_MET", sized({ contracts: { long: 1, short: 1 }, tolerance: "58%" }))).toEqual([]);
    expect(said("TOLERANCE_NOT_MET", sized({ maxNotional: 1000 }))).toEqual([]);
    expect(said("TOLERANCE_NOT_MET", sized({ weighting: "beta" }))).toEqual([]);
  });
});

describe("a premium off its tick", () => {
  const off = (leg: string, side: object = rty) => argsOf("PREMIUM_OFF_TICK", pair({ ...side, legs: [leg] }));

  it("is named with its leg and its price", () => {
    expect(off("2750P @ 78.43")).toEqual([{ symbol: "RTY", legs: ["2750P at 78.43"] }]);
    const both = pair({ ...rty, legs: ["2750C @ 78.43", "-1 2950C @ 18.23"] });
    expect(argsOf("PREMIUM_OFF_TICK", both)).toEqual([{ symbol: "RTY", legs: ["2750C at 78.43", "2950C at 18.23"] }]);
  });
  it("is not known of a contract that no table holds", () => {
    expect(off("2000C @ 9.123", { symbol: "XYZ", level: 2000, multiplier: 25 })).toEqual([]);
  });
});
