import { describe, expect, it } from "vitest";
import { readChain } from "../../../src/io/option-chain/read-chain.ts";
import { chainOf, codesOf, pricesOf } from "./chain-text.ts";

const first = async (text: string, options = {}) => (await chainOf(text, options)).rows[0];

describe("cells of option chains", () => {
  it.each([
    ["78.40s", 78.4],
    ["$78.40", 78.4],
    ["1,078.40", 1078.4],
    ["78 1/2", 78.5],
    ["78-1/4", 78.25],
    [".05", 0.05],
    ["--", null],
    ["N/A", null],
    ["", null],
    ["<empty>", null],
    ["-1", null],
    ["CAB", null],
    ["0", null],
  ])("an ask of %j is %j", async (cell, ask) => {
    expect(await first(`Type,Strike,Bid,Ask\nC,2750,0.00,"${cell}"\n`)).toMatchObject({ bid: 0, ask });
  });

  it.each(["Call", "CALL", "c", "calls", "CE"])("a type of %j is a call", async (word) => {
    expect((await first(`Type,Strike,Bid,Ask\n${word},2750,78,79\n`))?.right).toBe("call");
  });

  it.each(["2750C", "2,750.00C", "2750-C", "2750 C"])("a strike of %j names its right", async (strike) => {
    expect(await first(`Strike,Bid,Ask\n"${strike}",78.00,79.00\n`)).toMatchObject({ strike: 2750, right: "call" });
  });

  it.each([
    ["2026-03-20", "2026-03-20"],
    ["20 MAR 26", "2026-03-20"],
    ["Fri Mar 20 2026", "2026-03-20"],
    ["3/20/26", "2026-03-20"],
    ["20/03/2026", "2026-03-20"],
    ["20260320", "2026-03-20"],
    ["2026-03-20 (m)", "2026-03-20"],
    ["1773964800", "2026-03-20"],
  ])("an expiry of %j is %j", async (cell, expiry) => {
    expect((await first(`Expiry,Type,Strike,Bid,Ask\n${cell},C,2750,78,79\n`))?.expiry).toBe(expiry);
  });

  it("takes day and month for those of a weekday, of the trade's expiry with a warning, or as told", async () => {
    const text = (date: string) => `Expiry,Type,Strike,Bid,Ask\n${date},C,2750,78,79\n`;
    expect((await first(text("02/05/2026")))?.expiry).toBe("2026-02-05");
    const chain = await chainOf(text("03/06/2026"), { expiry: "2026-03-06" });
    expect(chain.findings).toMatchObject([
      { code: "CHAIN_EXPIRY_ASSUMED", args: { expiry: "2026-03-06", other: "2026-06-03" } },
    ]);
    const told = await chainOf(text("03/06/2026"), { expiry: "2026-06-03", dateOrder: "dmy" });
    expect([told.rows[0]?.expiry, codesOf(told)]).toEqual(["2026-06-03", []]);
  });

  it.each([
    ["IV", "20.4", "19.3", [0.204, 0.193]],
    ["IV", "0.204", "0.193", [0.204, 0.193]],
    ["IV %", "2.4", "1.9", [0.024, 0.019]],
    ["IV", "20.4%", "0", [0.204, null]],
  ])("%s of %j and %j are %j", async (name, one, other, volatilities) => {
    const chain = await chainOf(`Type,Strike,Bid,Ask,${name}\nC,2750,78,79,${one}\nC,2950,18,19,${other}\n`);
    expect(chain.rows.map((row) => row.impliedVolatility)).toEqual(volatilities);
    expect(codesOf(chain)).toEqual([]);
  });

  it("leaves volatilities out that could be either, with a warning", async () => {
    const chain = await chainOf("Type,Strike,Bid,Ask,IV\nC,2750,78,79,2.1\n");
    expect(chain.rows[0]?.impliedVolatility).toBeNull();
    expect(chain.findings).toMatchObject([{ code: "CHAIN_VOLATILITY_UNREAD", args: { column: "IV", value: "2.1" } }]);
  });

  it("gives a put's delta its sign, and none to what is no delta", async () => {
    const rows = ["P,2750,94,95,0.52", "C,2750,78,79,-0.4", "C,2950,18,19,16.6", "P,2700,70,71,-43.6%"];
    const chain = await chainOf(`Type,Strike,Bid,Ask,Delta\n${rows.join("\n")}\n`);
    expect(chain.rows.map(({ delta }) => delta)).toEqual([-0.52, null, null, -0.436]);
  });

  it("merges rows that repeat a quote", async () => {
    const row = "C,2750,78,79\n";
    const chain = await chainOf(`Type,Strike,Bid,Ask\n${row}${row}`);
    expect([pricesOf(chain), chain.format.olderQuotes]).toEqual([["2750 call: 78/79/-/-/-"], 1]);
  });

  it("does not take yesterday's prices, sizes or changes for quotes", async () => {
    const text = "Strike,Type,Prior Settle,Bid Size,Bid,Ask,Ask Size,Change,Previous Close\n2750,C,70,5,78,79,6,8,71\n";
    expect(pricesOf(await chainOf(text))).toEqual(["2750 call: 78/79/-/-/-"]);
  });

  it("puts puts on the left where the heads say so", async () => {
    const text = "PUTS,,,,CALLS\nBid,Ask,Strike,Bid,Ask\n94,95,2750,78,79\n";
    expect(pricesOf(await chainOf(text))).toEqual(["2750 call: 78/79/-/-/-", "2750 put: 94/95/-/-/-"]);
  });

  it("tells sides by heads where the strike does not part them", async () => {
    const text = ",Calls,,Puts,\nStrike,Bid,Ask,Bid,Ask\n2750,78,79,94,95\n";
    expect(pricesOf(await chainOf(text))).toEqual(["2750 call: 78/79/-/-/-", "2750 put: 94/95/-/-/-"]);
  });

  it.each(["callBidPrice,callAskPrice,strike,putBidPrice,putAskPrice", "Call Bid,Call Ask,K,Put Bid,Put Ask"])(
    "reads sides named in %s",
    async (header) => {
      const chain = await chainOf(`${header}\n78,79,2750,94,95\n`);
      expect(pricesOf(chain)).toEqual(["2750 call: 78/79/-/-/-", "2750 put: 94/95/-/-/-"]);
    },
  );

  it("reads UTF-16, and chunks that reuse one buffer", async () => {
    const text = "Type,Strike,Bid,Ask\r\nC,2750,78.00,78.80\r\nP,2750,94.30,95.20\r\n";
    const expected = ["2750 call: 78/78.8/-/-/-", "2750 put: 94.3/95.2/-/-/-"];
    const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    expect(pricesOf(await readChain({ name: "a.csv", chunks: utf16 }))).toEqual(expected);
    const buffer = new Uint8Array(7);
    function* pieces(): Generator<Uint8Array> {
      for (let at = 0; at < text.length; at += 7) yield buffer.subarray(0, buffer.length && fill(at));
    }
    const fill = (at: number) => new TextEncoder().encodeInto(text.slice(at, at + 7), buffer).written;
    expect(pricesOf(await readChain({ name: "a.csv", chunks: pieces() }))).toEqual(expected);
  });
});
