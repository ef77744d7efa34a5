import { describe, expect, it } from "vitest";
import { refusal } from "../../refusal.ts";
import { chainOf, codesOf, pricesOf } from "./chain-text.ts";

const first = async (text: string, options = {}) => (await chainOf(text, options)).rows[0];

describe("a contract that is an object printed whole", () => {
  const call = { symbol: "RUTW", expiry: "2026-03-20", right: "call", strike: 2750 };
  const put = { ...call, symbol: "RUT", right: "put" };
  it.each([
    [
      "Option(symbol='RUT', lastTradeDateOrContractMonth='20260320', strike=2750.0, right='C', tradingClass='RUTW')",
      call,
    ],
    ["Option(localSymbol='RUTW  260320C02750000', symbol='RUT', strike=2750.0, right='CALL')", call],
    ["Option(symbol='RUT', lastTradeDateOrContractMonth='20260320', strike=2750, right='PUT', tradingClass='')", put],
    ["{'symbol': 'RUT', 'expiration': '2026-03-20', 'strikePrice': 2750, 'putCall': 'PUT'}", put],
    ["Contract(SYMBOL=RUT, expiry=2026-03-20, strike=2750, optionType=put)", put],
    ["Contract(symbol: RUT, lastTradeDate: 2026-03-20, strike: 2750, type: p)", put],
    // Without a right or a strike of its own it is what its symbol says.
    ["Option(symbol='RUT', strike=0.0, right='', localSymbol='RUTW  260320C02750000')", call],
    ["Option(symbol='RUT', strike=2750.0, right='', localSymbol='RUTW  260320C02750000')", call],
    ["Option(symbol='RUT', strike=0.0, right='C', localSymbol='RUTW  260320C02750000')", call],
    ["Option(symbol='RTY', strike=2750.0, right='C', localSymbol='RTOH6 C2750')", { symbol: "RTOH6", expiry: null }],
  ])("%s", async (contract, option) => {
    const row = await first(`Contract\tBid\n${contract}\t78.4\n`);
    expect(row).toMatchObject(option);
    expect(row?.month?.month ?? null).toBe(row?.expiry === null ? 3 : null);
  });

  it.each(["Option(symbol='RUT', strike=2750, right='X')", "Option(symbol='RUT', strike=x, right='C')"])(
    "%s says no option",
    async (contract) => {
      expect(await refusal(() => chainOf(`Contract\tBid\n${contract}\t78.4\n`))).toMatchObject([
        { code: "CHAIN_STRIKES_MISSING", args: { symbol: contract }, where: { file: "chain.csv", line: 1 } },
      ]);
    },
  );
});

describe("the series that a code of no fixed form names", () => {
  it.each([
    ["R3E MAR26 C 2750", "R3E MAR26"],
    ["R3E_MAR26__2750C", "R3E MAR26"],
    ["R3E|MAR26|C2750", "R3E MAR26"],
    ["R3E-MAR26:2750.00 Call", "R3E MAR26"],
    ["C02750 R3E MAR26", "R3E MAR26"],
    ["calls of R3E 2750", "of R3E"],
    ["R3E CE 2750", "R3E"],
    ["27500 R3E 2750", "27500 R3E"],
  ])("%s: %s", async (code, name) => {
    const text = `Contract,Right,Strike,Bid\n${code},C,2750,78.4\nZZ9 MAR26 C 2750,C,2750,77.5\n`;
    expect((await chainOf(text)).rows.map(({ symbol }) => symbol)).toEqual([name, "ZZ9 MAR26"]);
  });

  it("is none where the strike does not stand in it, or nothing else does", async () => {
    const text = "Contract,Right,Strike,Bid\nA 12750 B,C,2750,78.4\n2750 C,C,2750,77.5\nA 2750.5 B,C,2750,76\n";
    expect(await refusal(() => chainOf(text))).toMatchObject([{ code: "CHAIN_QUOTE_REPEATED" }]);
  });
});

describe("the symbol of a row", () => {
  it.each([
    ["RUT", "RUT"],
    ["$RUT", "$RUT"],
    ["^RUT", "^RUT"],
    ["BRK.B", "BRK.B"],
    ["ABCDEFGH", "ABCDEFGH"],
    ["ABCDEFGHI", null],
    ["12", null],
    ["RUT call", null],
    ["$$RUT", null],
    ["-", null],
  ])("%s in the column of contracts is %j", async (cell, symbol) => {
    expect((await first(`Symbol,Type,Strike,Bid\n${cell},C,2750,78.4\n`))?.symbol).toBe(symbol);
  });

  it("of a future scales its strike as its feed does: the column of strikes is right", async () => {
    expect(await first("Symbol,Strike,Bid\nRTYH6 C27500,2750,78.4\n")).toMatchObject({ strike: 2750, symbol: "RTYH6" });
  });

  it.each([
    ["right", "RUTW  260320C02750000,P,2026-03-20", "put", "call"],
    ["expiry", "RUTW  260320C02750000,C,2026-06-19", "2026-06-19", "2026-03-20"],
  ])("that says another %s than its columns is refused", async (what, cells, column, symbol) => {
    const text = `Symbol,Type,Expiry,Strike,Bid\n${cells},2750,78.4\n`;
    expect(await refusal(() => chainOf(text))).toMatchObject([
      { code: "CHAIN_ROW_CONTRADICTS", args: { what, column, symbol, code: cells.slice(0, 21) }, where: { line: 2 } },
    ]);
  });
});

describe("headers of chains", () => {
  it.each([
    [" [ TYPE ] ,[STRIKE],[ BID]", "C,2750,78.4"],
    ["Type (C/P),Strike (USD),Bid (delayed)", "C,2750,78.4"],
    ["Type.1,Strike.1,Bid.2", "C,2750,78.4"],
    ["Type,Strike Price,Strike,Bid", "C,1,2750,78.4"],
    ["Type,Strike,Strike Price,Bid", "C,2750,1,78.4"],
    [`Type,Strike,Bid,${"bid ".repeat(16)}`, "C,2750,78.4,1"],
    ["1,Type,Strike,Bid,2026", "7,C,2750,78.4,8"],
  ])("%s", async (header, cells) => {
    expect(pricesOf(await chainOf(`${header}\n${cells}\n`))).toEqual(["2750 call: 78.4/-/-/-/-"]);
  });

  it("take the left one of two columns of one name, and what both sides share for both", async () => {
    expect((await first("Type,Strike,Bid,Volume,Volume\nC,2750,78.4,5,6\n"))?.volume).toBe(5);
    expect((await first("Type,Strike,Bid,day.volume,Vol\nC,2750,78.4,5,6\n"))?.volume).toBe(6);
    const { rows } = await chainOf("Underlying,Bid,Strike,Bid\nRUT,78.4,2750,94.3\n");
    expect(rows.map(({ symbol }) => symbol)).toEqual(["RUT", "RUT"]);
  });

  it.each([
    ["Puts,,,Calls,", "put"],
    ["Calls,,,Puts,", "call"],
    ["Puts,,,Puts,", "call"],
    ["Puts,,,,", "call"],
    ["Puts,Calls,,Puts,", "call"],
  ])("under %j begin with the %s", async (above, right) => {
    const { rows } = await chainOf(`${above}\nBid,Ask,Strike,Bid,Ask\n78.4,79,2750,94.3,95\n`);
    expect(rows.find(({ bid }) => bid === 78.4)?.right).toBe(right);
  });

  it("say by what prices are read: a decimal comma by deltas or volatilities alone", async () => {
    for (const name of ["Delta", "Implizite Volatilität"]) {
      const row = await first(`Typ;Basispreis;Geld;${name}\nC;2.750;78;0,48\n`);
      expect(row, name).toMatchObject({ strike: 2750, bid: 78 });
    }
  });
});

describe("lines above the rows", () => {
  it("name the right, and the product by the first of them, but not in a page of text", async () => {
    const text = (above: string) => `${above}\nStrike,Bid\n2750,78.4\n`;
    expect((await first(text(`Puts${`,${"- ".repeat(60)}`.repeat(3)}`)))?.right).toBe("put");
    expect(await refusal(() => chainOf(text(`Puts${`,${"- ".repeat(90)}`.repeat(3)}`)))).toMatchObject([
      { code: "CHAIN_RIGHT_MISSING", where: { line: 3 } },
    ]);
    const two = "Option quote for RUT\nOption quote for SPX\nType,Strike,Bid\nC,2750,78.4\n";
    expect((await chainOf(two, { product: "RUT" })).rows).toHaveLength(1);
    expect(await refusal(() => chainOf(two, { product: "SPX" }))).toMatchObject([
      { code: "CHAIN_OTHER_PRODUCT", args: { quoted: "RUT", product: "SPX" } },
    ]);
  });

  it.each([
    ["Call", "call"],
    ["Puts:", "put"],
    ["Put options", "put"],
    ["Calls for March 20, 2026", "call"],
    ["Put expiring on 2026-03-20", "put"],
    ["Call - near", "call"],
    ["All the puts", "put"],
  ])("%s", async (heading, right) => {
    expect((await first(`"${heading}"\nStrike,Bid\n2750,78.4\n`))?.right).toBe(right);
  });

  it.each(["Calls and puts", "Put your order in", "All the puts of RUT", "Recall"])(
    "%s names none",
    async (heading) => {
      expect(await refusal(() => chainOf(`${heading}\nStrike,Bid\n2750,78.4\n`))).toMatchObject([
        { code: "CHAIN_RIGHT_MISSING" },
      ]);
    },
  );
});

/** 20 March 2026 is 57 days after 22 January (9 + 28 + 20), 19 June is 148 (9 + 28 + 31 + 30 + 31 + 19). */
describe("the product and the expiry that a file says without a column of dates", () => {
  const asked = { expiry: "2026-03-20", asOf: "2026-01-22" };
  const inCells = (header: string, cells: string) => `Strike,Type,Bid,Ask,${header}\n2750,C,77.9,78.4,${cells}\n`;
  const RIGHTLY: readonly (readonly [product: string, header: string, march: string, june: string])[] = [
    ["RUT", "Symbol", "-RUT260320C2750", "-RUT260619C2750"],
    ["RUT", "Symbol", "RUT 03/20/2026 2750.00 C", "RUT 06/19/2026 2750.00 C"],
    ["RUT", "Contract", "RUT 20MAR26 2750 C", "RUT 19JUN26 2750 C"],
    ["RUT", "Contract", "RUT Mar20'26 2750 CALL", "RUT Jun19'26 2750 CALL"],
    ["RUT", "Contract", "RUT US 03/20/26 C2750 Index", "RUT US 06/19/26 C2750 Index"],
    ["RTY", "Ticker", "RTYH6C 2750 Index", "RTYM6C 2750 Index"],
    ["RTY", "Contract", "RTY Mar26 2750 Call", "RTY Jun26 2750 Call"],
    ["RTY", "Contract", "RTO MAR26 C 2750", "RTO JUN26 C 2750"],
    ["RTY", "Exp Month", "Mar-26", "Jun-26"],
    ["RTY", "Month", "MAR 26", "JUN 26"],
    ["RTY", "Expiration", "MAR 26", "JUN 26"],
    ["RTY", "Last Trading Day", "20260320", "20260619"],
    ["RTY", "Quote Date,DTE", "2026-01-22,57", "2026-01-22,148"],
    ["RTY", "Quote Date,DTE", "2026-01-21,58", "2026-01-21,149"],
    ["RTY", "Quote Date,DTE", "2026-01-22,56", "2026-01-22,147"],
    ["RTY", "DTE", "57 days", "148 days"],
  ];

  it.each(RIGHTLY)("on %s, in %s: %s is March, %s is not", async (product, header, march, june) => {
    const chain = await chainOf(inCells(header, march), { ...asked, product });
    expect(pricesOf(chain)).toEqual(["2750 call: 77.9/78.4/-/-/-"]);
    expect(codesOf(chain)).not.toContain("CHAIN_EXPIRY_UNSTATED");
    const other = await refusal(() => chainOf(inCells(header, june), { ...asked, product }));
    expect(other).toMatchObject([{ code: "CHAIN_EXPIRY_MISSING", args: { expiry: "2026-03-20" } }]);
    const both = inCells(header, march) + inCells(header, june).split("\n")[1]?.replace("77.9", "90");
    expect(pricesOf(await chainOf(both, { ...asked, product }))).toEqual(["2750 call: 77.9/78.4/-/-/-"]);
  });

  it.each([
    ["RTY", "-RUT260320C2750"],
    ["RUT", "SPX 03/20/2026 2750.00 C"],
    ["RTY", "RUT 20MAR26 2750 C"],
    ["RUT", "RTY Mar26 2750 Call"],
    ["RUT", "SPX weekly 2750 Call"],
  ])("on %s, %s is of another product", async (product, contract) => {
    expect(await refusal(() => chainOf(inCells("Contract", contract), { ...asked, product }))).toMatchObject([
      { code: "CHAIN_OTHER_PRODUCT", args: { product } },
    ]);
  });

  it.each([
    ["RUT   260320C02750000", "JUN 26", "2026-06", "2026-03"],
    ["RTOH6 C2750", "JUN 26", "2026-06", "2026-03"],
  ])("%s beside %s is refused", async (contract, month, column, symbol) => {
    const text = inCells("Contract,Month", `${contract},${month}`);
    expect(await refusal(() => chainOf(text, asked))).toMatchObject([
      { code: "CHAIN_ROW_CONTRADICTS", args: { what: "expiry", column, symbol } },
    ]);
  });

  it("a dated symbol is more exact than its month", async () => {
    const text = inCells("Contract,Month", "RUTW  260313C02750000,MAR 26");
    expect((await first(text, { expiry: "2026-03-13" }))?.expiry).toBe("2026-03-13");
  });

  it("two days next to the one asked for are neither of them it", async () => {
    const text = `${inCells("Quote Date,DTE", "2026-01-22,56")}2750,C,80,81,2026-01-22,58\n`;
    expect(await refusal(() => chainOf(text, asked))).toMatchObject([
      { code: "CHAIN_EXPIRY_MISSING", args: { expiries: "2026-03-19, 2026-03-21" } },
    ]);
  });

  it("a week of a month, and a day without its year, name no month", async () => {
    for (const contract of ["NQ Mar26 Wk1 2750 C", "NQ Mar 20 2750 C"])
      expect(codesOf(await chainOf(inCells("Contract", contract), asked))).toContain("CHAIN_EXPIRY_UNSTATED");
    expect(await refusal(() => chainOf(inCells("Expiry", "Mar 20"), asked))).toMatchObject([
      { code: "CHAIN_DATE_UNREADABLE" },
    ]);
  });
});

describe("a column of something else under the name of a price", () => {
  it.each(["Size", "qty", "Bid Contracts", "Time", "Trade Date", "Exchange", "Change", "IV"])(
    "(%s) is no price",
    async (note) => {
      const text = `Strike,Type,Bid,Bid (${note}),Ask Price,Ask (${note})\n2750,C,77.9,10,78.4,12\n`;
      expect(pricesOf(await chainOf(text))).toEqual(["2750 call: 77.9/78.4/-/-/-"]);
      const alone = `Strike,Type,Bid Price,Bid (${note})\n2750,C,77.9,10\n`;
      expect(pricesOf(await chainOf(alone))).toEqual(["2750 call: 77.9/-/-/-/-"]);
    },
  );

  it.each(["Last %", "% Last", "Last (%)"])("%s is no price", async (name) => {
    const text = `Strike,Type,Last Price,${name}\n2750,C,78.1,1.5\n`;
    expect(pricesOf(await chainOf(text))).toEqual(["2750 call: -/-/-/78.1/-"]);
  });

  it("a currency or a note of delay behind a price changes nothing", async () => {
    const text = "Strike,Type,Bid (USD),Ask (delayed)\n2750,C,77.9,78.4\n";
    expect(pricesOf(await chainOf(text))).toEqual(["2750 call: 77.9/78.4/-/-/-"]);
  });
});
