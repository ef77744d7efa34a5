import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contracts, listedContract } from "../../../src/core/contract/catalogue.ts";
import { futureOfCode } from "../../../src/core/contract/quarterly-futures.ts";
import { seriesOfCode, seriesOn } from "../../../src/core/contract/series.ts";
import {
  ibkrColumns,
  ibkrFuture,
  ibkrOption,
  optionOf,
  readIbkrOption,
  readOptionSymbol,
  type SeriesOption,
  spellingNames,
  symbolOf,
  writeOptionSymbol,
} from "../../../src/core/contract/symbols.ts";
import { as, type Points } from "../../../src/core/quantity.ts";

const AS_OF = "2026-01-05";

function option(code: string, right: "call" | "put", strike: number, date = ""): SeriesOption {
  const ofRoot = contracts.flatMap((contract) => seriesOn(contract, date)).find((series) => series.code === code);
  const series = seriesOfCode(code, AS_OF) ?? ofRoot;
  return series === undefined ? expect.fail(code) : { series, right, strike: as<Points>(strike) };
}

describe("symbols of options", () => {
  it.each([
    ["SPXW  260120P06835000", "SPXW", "put", 6835, "2026-01-20"],
    ["AAPL  231215C00150000", "AAPL", "call", 150, "2023-12-15"],
    ["BRKB  240621C00412375", "BRKB", "call", 412.375, "2024-06-21"],
    ["RTY   260320C02750000", "RTY", "call", 2750, "2026-03-20"],
    ["RUTW260320P02752500", "RUTW", "put", 2752.5, "2026-03-20"],
    ["O:QQQ260320C00612780", "QQQ", "call", 612.78, "2026-03-20"],
    [".RUT260320C2750", "RUT", "call", 2750, "2026-03-20"],
    ["RUT|20260320|2750.00C", "RUT", "call", 2750, "2026-03-20"],
    ["RUT|20260320|2750P", "RUT", "put", 2750, "2026-03-20"],
    [".QQQ260320P612.25", "QQQ", "put", 612.25, "2026-03-20"],
    [" ABCDEF280229C02750000 ", "ABCDEF", "call", 2750, "2028-02-29"],
  ])("%s", (text, code, right, strike, expiry) => {
    expect(readOptionSymbol(text)).toEqual({ code, right, strike, expiry, month: null });
  });

  it.each([
    ["RTYH6 C2750", "RTYH6", "call", 2750, { root: "RTY", month: 3, yearEnds: "6" }],
    ["E2CH6 P2750", "E2CH6", "put", 2750, { root: "E2C", month: 3, yearEnds: "6" }],
    ["NQZ26 25500P", "NQZ26", "put", 25500, { root: "NQ", month: 12, yearEnds: "26" }],
    ["ESH6 P6012.25", "ESH6", "put", 6012.25, { root: "ES", month: 3, yearEnds: "6" }],
    ["ESH6 | 6012.25C", "ESH6", "call", 6012.25, { root: "ES", month: 3, yearEnds: "6" }],
    ["./RTYH26C2750:XCME", "RTYH26", "call", 2750, { root: "RTY", month: 3, yearEnds: "26" }],
    ["EX1J1 C3945", "EX1J1", "call", 3945, { root: "EX1", month: 4, yearEnds: "1" }],
  ])("%s names a month only", (text, code, right, strike, month) => {
    expect(readOptionSymbol(text)).toEqual({ code, right, strike, expiry: null, month });
  });

  it.each([
    "",
    "RTY",
    "RTYH6",
    "RUT260230C02750000",
    "RUT260320X02750000",
    "RUT260320C00000000",
    "2750C",
    "RTYH6 C0",
    "1RUT260320C02750000",
    "RUT260320C027500005",
    "1RUT260320C2750",
    "RUT260320C2750X",
    "1RUT|20260320|2750C",
    "RUT|20260320|2750CX",
    "MY RTYH6 C2750",
    "RTYH6 C2750 X",
  ])("%j is none", (text) => {
    expect(readOptionSymbol(text)).toBeNull();
  });

  it.each([
    ["RTOH6 C2500", "2026-03-20", "RTYH6"],
    ["R2UF6 C2500", "2026-01-13", "RTYH6"],
    ["R2EF6 P2500", "2026-01-09", "RTYH6"],
    ["Q2BF6 P18000", "2026-01-13", "NQH6"],
    ["E4BF6 C7250", "2026-01-27", "ESH6"],
    ["RUTW  260320P02752500", "2026-03-20", null],
  ])("%s expires on %s, on %s", (text, date, underlying) => {
    expect(optionOf(readOptionSymbol(text), AS_OF)?.series).toMatchObject({ date, underlying });
  });

  it.each(["RTYH6 C2750", "AAPL  231215C00150000", "RTY   260320C02750000", "RUT   260327C02750000"])(
    "%s means no series of the table",
    (text) => {
      expect(readOptionSymbol(text)).not.toBeNull();
      expect(optionOf(readOptionSymbol(text), AS_OF)).toBeNull();
    },
  );
});

describe("writing symbols", () => {
  it("takes the exchange's code on a future, 21 characters on an index or an ETF", () => {
    expect(symbolOf(option("RTOH6", "call", 2750))).toBe("RTOH6 C2750");
    expect(symbolOf(option("SPXW", "put", 6835, "2026-01-20"))).toBe("SPXW  260120P06835000");
    expect(symbolOf(option("IWM", "put", 252.5, "2026-03-20"))).toBe("IWM   260320P00252500");
  });

  it("writes none where a spelling has no room or no word", () => {
    expect(writeOptionSymbol(option("RTOH6", "call", 2750), "osi")).toBeNull();
    expect(writeOptionSymbol(option("SPXW", "put", 6835, "2026-01-20"), "exchange")).toBeNull();
    expect(writeOptionSymbol(option("SPXW", "put", 100_000, "2026-01-20"), "osi")).toBeNull();
    expect(writeOptionSymbol(option("SPXW", "put", 6835.0625, "2026-01-20"), "osi")).toBeNull();
    const [uncoded] = seriesOn(listedContract("YM"), "2026-03-18");
    expect(uncoded === undefined ? "" : symbolOf({ series: uncoded, right: "call", strike: as<Points>(1) })).toBeNull();
  });

  it("names a contract as Interactive Brokers does", () => {
    const cells = (contract: ReturnType<typeof ibkrOption>) => ibkrColumns.map((column) => contract?.[column]).join();
    expect(cells(ibkrOption(option("RTOH6", "call", 2750)))).toBe("RTY,FOP,20260320,2750,C,50,RTO,CME,USD");
    expect(cells(ibkrOption(option("R3EH6", "put", 2700)))).toBe("RTY,FOP,20260320,2700,P,50,R3E,CME,USD");
    expect(cells(ibkrOption(option("RUTW", "call", 2750, "2026-03-20")))).toBe(
      "RUT,OPT,20260320,2750,C,100,RUTW,SMART,USD",
    );
    // Trading of an AM monthly ends on Thursday.
    expect(cells(ibkrOption(option("RUT", "call", 2750, "2026-03-20")))).toBe(
      "RUT,OPT,20260319,2750,C,100,RUT,SMART,USD",
    );
    const future = futureOfCode("RTYM6", AS_OF);
    expect(cells(future === null ? null : ibkrFuture(future))).toBe("RTY,FUT,20260618,,,50,,CME,USD");
  });

  it("reads no contract of Interactive Brokers that two series share", () => {
    const shared = { Symbol: "RTY", LastTradingDayOrContractMonth: "20260320", Strike: "2750", Right: "C" };
    expect(readIbkrOption(shared)).toBeNull();
    expect(readIbkrOption({ ...shared, TradingClass: "R3E" })?.series.code).toBe("R3EH6");
    expect(readIbkrOption({ ...shared, LastTradingDayOrContractMonth: "20260316" })?.series.code).toBe("R3AH6");
    expect(readIbkrOption({ ...shared, Right: "" })).toBeNull();
    expect(readIbkrOption({ ...shared, Strike: "" })).toBeNull();
    expect(readIbkrOption({ ...shared, LastTradingDayOrContractMonth: "202603" })).toBeNull();
    expect(readIbkrOption({ ...shared, Symbol: "XYZ" })).toBeNull();
    // As a chain of that broker names the monthly of March 2026: by its expiry.
    const monthly = { Symbol: "SPX", LastTradingDayOrContractMonth: "20260320", Strike: "5000.0", Right: "C" };
    expect(readIbkrOption({ ...monthly, TradingClass: "SPX" })?.series).toMatchObject({
      code: "SPX",
      date: "2026-03-20",
    });
  });
});

describe("every symbol written", () => {
  const withOptions = fc.constantFrom(...contracts.filter(({ listsOptions }) => listsOptions));
  const dayOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
  const asOf = fc.integer({ min: Date.UTC(2002, 0, 1) / 86_400_000, max: Date.UTC(2094, 0, 1) / 86_400_000 });
  const anyOption = fc
    .tuple(
      withOptions,
      asOf,
      fc.integer({ min: 0, max: 1500 }),
      fc.nat(2),
      fc.boolean(),
      fc.integer({ min: 1, max: 3_999_999 }),
    )
    .map(([contract, from, ahead, at, isCall, hundredths]) => {
      const listed = seriesOn(contract, dayOf(from + ahead));
      const series = listed[at % Math.max(1, listed.length)];
      const right = isCall ? ("call" as const) : ("put" as const);
      return { series, right, strike: as<Points>(hundredths / 100), asOf: dayOf(from) };
    });

  it("is read back to the same option, in every spelling", () => {
    let [written, drawn] = [0, 0];
    fc.assert(
      fc.property(anyOption, ({ asOf: date, series, ...rest }) => {
        drawn += 1;
        if (series === undefined) return;
        const whole: SeriesOption = { series, ...rest };
        for (const spelling of spellingNames) {
          const symbol = writeOptionSymbol(whole, spelling);
          if (symbol === null) continue;
          written += 1;
          expect(optionOf(readOptionSymbol(symbol), date)).toEqual(whole);
        }
        const contract = ibkrOption(whole);
        if (contract !== null) expect(readIbkrOption(contract)).toEqual(whole);
        expect(symbolOf(whole) === null).toBe(series.code === null);
      }),
      { numRuns: 2000 },
    );
    // Two or three spellings of most cases: the rest fall on weekends and holidays.
    expect(written).toBeGreaterThan(drawn);
  });
});
