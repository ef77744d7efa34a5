import { describe, expect, it } from "vitest";
import { refusal } from "../../refusal.ts";
import { chainOf, pricesOf } from "./chain-text.ts";

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
    ["RUT call", "RUT"],
    ["call of RUT", null],
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

describe("what a broker calls a contract", () => {
  const read = (contract: string, more = "") =>
    first(`Symbol,Strike,Type,Bid${more === "" ? "" : ",Exp Month"}\n${contract},2750,C,78.4${more}\n`);

  it.each([
    ["-RUT260619C2750", "RUT", "2026-06-19"],
    ["RUT 06/19/2026 2750.00 C", "RUT", "2026-06-19"],
    ["SPX 06/19/26 2750 C", "SPX", "2026-06-19"],
    ["RUT 19JUN26 2750 C", "RUT", "2026-06-19"],
  ])("%s is of its product and its day", async (contract, symbol, expiry) => {
    expect(await read(contract)).toMatchObject({ symbol, expiry });
  });

  it.each([
    ["RTY Jun26 2750 Call", ""],
    ["1", ",Jun-26"],
    ["1", ",JUN 26"],
  ])("%s%s is of a month", async (contract, more) => {
    expect(await read(contract, more)).toMatchObject({ expiry: null, month: { month: 6, yearEnds: "2026" } });
  });

  it("is not taken for the expiry asked where it is of another", async () => {
    const chain = (contract: string) =>
      refusal(() =>
        chainOf(`Symbol,Strike,Type,Bid\n${contract},2750,C,78.4\n`, { expiry: "2026-03-20", product: "RUT" }),
      );
    expect(await chain("RUT 06/19/2026 2750.00 C")).toMatchObject([{ code: "CHAIN_EXPIRY_MISSING" }]);
    expect(await chain("SPX 03/20/2026 2750.00 C")).toMatchObject([{ code: "CHAIN_OTHER_PRODUCT" }]);
    const own = await first("Symbol,Strike,Type,Bid\nRUT 03/20/2026 2750 C,2750,C,78.4\n", {
      expiry: "2026-03-20",
      product: "RUT",
    });
    expect(own).toMatchObject({ expiry: "2026-03-20", bid: 78.4 });
  });
});

describe("a column that speaks of a price and is none", () => {
  it.each([
    ["Bid Price,Bid (Size),Ask Price,Ask (Size)", "77.9,10,78.4,12", { bid: 77.9, ask: 78.4 }],
    ["Bid,Bid (Size),Ask,Ask (Size)", "77.9,10,78.4,12", { bid: 77.9, ask: 78.4 }],
    ["Bid Price,Ask Price,Last Price,Last %", "77.9,78.4,78.1,-1.5", { bid: 77.9, ask: 78.4, last: 78.1 }],
    ["Bid,Ask,Last (USD),Last (Time)", "77.9,78.4,78.1,15:15", { last: 78.1 }],
  ])("%s", async (header, cells, quote) => {
    expect(await first(`Strike,Type,Expiration,${header}\n2750,C,2026-03-20,${cells}\n`)).toMatchObject(quote);
  });

  it("the last trading day of an option is its expiry", async () => {
    expect(await first("Strike,Type,Last Trading Day,Bid\n2750,C,20260320,78.4\n")).toMatchObject({
      expiry: "2026-03-20",
    });
  });
});
