import { describe, expect, it } from "vitest";
import { contracts, findContract } from "../../../src/core/contract/catalogue.ts";

// Re-typed from the exchanges' figures, not from the table: symbol, exchange, dollars per point, points per tick,
// dollars per tick.
const futures = [
  ["NQ", "CME", 20, 0.25, 5],
  ["MNQ", "CME", 2, 0.25, 0.5],
  ["RTY", "CME", 50, 0.1, 5],
  ["M2K", "CME", 5, 0.1, 0.5],
  ["ES", "CME", 50, 0.25, 12.5],
  ["MES", "CME", 5, 0.25, 1.25],
  ["YM", "CBOT", 5, 1, 5],
  ["MYM", "CBOT", 0.5, 1, 0.5],
  ["EMD", "CME", 100, 0.1, 10],
] as const;

// Symbol, exercise, premium grid as [tick, limit, whether the limit itself has the tick].
const grids = [
  [
    "NQ",
    "quarterly-american",
    [
      [0.05, 5, true],
      [0.25, null, false],
    ],
  ],
  [
    "MNQ",
    "quarterly-american",
    [
      [0.05, 5, true],
      [0.25, null, false],
    ],
  ],
  [
    "RTY",
    "quarterly-american",
    [
      [0.05, 5, true],
      [0.1, null, false],
    ],
  ],
  [
    "ES",
    "quarterly-american",
    [
      [0.05, 5, true],
      [0.25, null, false],
    ],
  ],
  [
    "MES",
    "quarterly-american",
    [
      [0.05, 5, true],
      [0.25, null, false],
    ],
  ],
  [
    "YM",
    "quarterly-american",
    [
      [0.2, 4, true],
      [1, null, false],
    ],
  ],
  ["EMD", "quarterly-american", [[0.05, null, false]]],
  [
    "NDX",
    "european",
    [
      [0.05, 3, false],
      [0.1, null, false],
    ],
  ],
  [
    "RUT",
    "european",
    [
      [0.05, 3, false],
      [0.1, null, false],
    ],
  ],
  ["MRUT", "european", [[0.01, null, false]]],
  [
    "SPX",
    "european",
    [
      [0.05, 3, false],
      [0.1, null, false],
    ],
  ],
  ["XSP", "european", [[0.01, null, false]]],
  [
    "DJX",
    "european",
    [
      [0.01, 3, false],
      [0.05, null, false],
    ],
  ],
] as const;

const unsettledGrids = ["XND", "IWM", "QQQ", "SPY", "DIA"];

describe("the contract table", () => {
  it.each(futures)(
    "has %s of %s at %d USD a point and %d points, %d USD, a tick",
    (symbol, exchange, perPoint, tick, perTick) => {
      const row = findContract(symbol);
      expect(row).toMatchObject({ kind: "future", exchange, currency: "USD", multiplier: perPoint, tick });
      expect((row?.tick ?? 0) * (row?.multiplier ?? 0)).toBe(perTick);
    },
  );

  it.each([
    ["QNDX", 0.1, "CME"],
    ["QRTY", 1, "CME"],
    ["QSPX", 1, "CME"],
    ["QDOW", 0.1, "CBOT"],
  ])("has the spot-quoted %s at %d USD a point, without a tick or options", (symbol, perPoint, exchange) => {
    const facts = { multiplier: perPoint, exchange, tick: null, options: null, listsOptions: false };
    expect(findContract(symbol)).toMatchObject(facts);
  });

  it.each(["NDX", "XND", "RUT", "MRUT", "SPX", "XSP", "DJX", "IWM", "QQQ", "SPY", "DIA"])(
    "has %s at 100 USD",
    (symbol) => {
      expect(findContract(symbol)).toMatchObject({ multiplier: 100, tick: null, listsOptions: true });
    },
  );

  it.each(grids)("has the options of %s: %s, on their premium grid", (symbol, style, grid) => {
    const options = findContract(symbol)?.options;
    expect(options?.style).toBe(style);
    expect(options?.ticks?.map((row) => [row.tick, row.upTo, row.including])).toEqual(grid);
  });

  it.each(unsettledGrids)("guesses no premium grid for %s, and says so", (symbol) => {
    expect(findContract(symbol)?.options?.ticks).toBeNull();
    expect(findContract(symbol)?.note).toContain("not settled");
  });

  it("exercises ETF options on any day, against shares", () => {
    for (const symbol of ["IWM", "QQQ", "SPY", "DIA"]) {
      expect(findContract(symbol)).toMatchObject({
        kind: "etf",
        options: { style: "american", settlement: "physical" },
      });
    }
  });

  it("knows the listed strikes of RTY and NQ", () => {
    expect(findContract("RTY")?.options?.strikeSteps).toEqual([5, 10, 25, 50, 100]);
    expect(findContract("NQ")?.options?.strikeSteps).toEqual([10, 100]);
  });

  it("pairs four futures with a tenth of themselves, and says where none has options", () => {
    const siblings = contracts.filter((row) => row.sibling !== null).map((row) => [row.symbol, row.sibling]);
    expect(siblings).toEqual([
      ["NQ", "MNQ"],
      ["RTY", "M2K"],
      ["ES", "MES"],
      ["YM", "MYM"],
    ]);
    for (const [large = "", small = ""] of siblings) {
      expect((findContract(small ?? "")?.multiplier ?? 0) * 10).toBe(findContract(large ?? "")?.multiplier);
    }
    for (const symbol of ["M2K", "MYM"]) {
      expect(findContract(symbol)).toMatchObject({ listsOptions: false, note: expect.stringContaining("not settled") });
    }
  });

  it("names the future on every cash index", () => {
    const named = contracts.filter((row) => row.kind === "index").map((row) => `${row.symbol} ${row.future}`);
    expect(named).toEqual(["NDX NQ", "XND NQ", "RUT RTY", "MRUT RTY", "SPX ES", "XSP ES", "DJX YM"]);
    for (const row of contracts) expect(row.future === null || findContract(row.future)?.kind === "future").toBe(true);
  });

  it("has nothing but what these tests know, once each, with source and date", () => {
    expect(contracts).toHaveLength(24);
    expect(new Set(contracts.map((row) => row.symbol)).size).toBe(24);
    for (const row of contracts) {
      expect(row.source.length).toBeGreaterThan(5);
      expect(row.checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(row.listsOptions).toBe(row.options !== null);
    }
  });
});
