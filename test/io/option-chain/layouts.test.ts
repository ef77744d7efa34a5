import { describe, expect, it } from "vitest";
import { refusal } from "../../refusal.ts";
import { chainIn, codesOf, pricesOf } from "./chain-text.ts";

const ASKED = { expiry: "2026-03-20", asOf: "2026-01-22" };
/** What every layout with bids and asks says of the two calls of the example trade. */
const CALLS = ["2700 call: 104.2/105.1", "2750 call: 78/78.8", "2950 call: 18/18.5"];
const quotesOf = (prices: readonly string[]) => prices.map((row) => row.split("/").slice(0, 2).join("/"));

describe("layouts of option chains", () => {
  it("reads Cboe's delayed quotes: three lines above, symbols heading each side", async () => {
    const chain = await chainIn("cboe-two-sided.csv", ASKED);
    expect(pricesOf(chain)).toEqual([
      "2700 call: 104.2/105.1/-/104/-",
      "2700 put: 70.6/71.4/-/70/-",
      "2750 call: 78/78.8/-/77.9/-",
      "2750 put: 94.3/95.2/-/95/-",
      "2950 call: 18/18.5/-/18.1/-",
      "2950 put: 233.5/235.9/-/-/-",
      "3400 call: 0/0.25/-/-/-",
      "3400 put: 680.1/684/-/-/-",
    ]);
    expect(chain.rows[2]).toMatchObject({
      line: 6,
      symbol: "RUT",
      expiry: "2026-03-20",
      impliedVolatility: 0.204,
      delta: 0.4791,
      volume: 55,
      openInterest: 1210,
      quoteTime: "2026-01-22T15:15:00",
    });
    expect(chain.rows.at(-1)).toMatchObject({ impliedVolatility: null, delta: -1 });
    expect(chain.format).toMatchObject({ lineEnd: "CRLF", headerLines: [4], sides: "named", expiryFrom: "column" });
    expect(codesOf(chain)).toEqual([]);
  });

  it("reads stacked rows with a type, quoted thousands and percentages; the footer says when", async () => {
    const chain = await chainIn("barchart-stacked.csv", ASKED);
    expect(pricesOf(chain)).toEqual([
      "2700 call: 104.2/105.1/104.65/104/-",
      "2750 call: 78/78.8/78.4/77.9/-",
      "2950 call: 18/18.5/18.25/18.1/-",
      "2700 put: 70.6/71.4/71/70/-",
      "2750 put: 94.3/95.2/94.75/-/-",
      "2950 put: 235.9/233.5/234.7/-/-",
    ]);
    expect(chain.rows.map((row) => row.impliedVolatility)).toEqual([0.2061, 0.204, 0.1932, 0.2055, 0.2035, null]);
    expect(chain.rows[1]).toMatchObject({
      quoteTime: "2026-01-22T15:15:00",
      lastTime: "2026-01-21",
      openInterest: 1210,
    });
    expect(chain.format).toMatchObject({ sides: "one-sided", dateOrder: "mdy" });
    expect(codesOf(chain)).toEqual([]);
  });

  it("reads two sides with a type each, and the expiry in the file's name", async () => {
    const chain = await chainIn("barchart-side-by-side-exp-2026-03-20.csv", ASKED);
    expect(quotesOf(pricesOf(chain)).filter((row) => row.includes("call"))).toEqual(CALLS);
    expect(pricesOf(chain)).toContain("2950 put: 233.5/235.9/-/-/-");
    expect(chain.rows.every(({ expiry }) => expiry === "2026-03-20")).toBe(true);
    expect(chain.format).toMatchObject({ expiryFrom: "file name", sides: "named" });
    expect(codesOf(chain)).toEqual([]);
  });

  it("reads settlements: letters behind prices, UNCH, CAB, a total, no expiry", async () => {
    const chain = await chainIn("cme-settlements.csv", ASKED);
    expect(pricesOf(chain)).toEqual([
      "2700 call: -/-/-/104/104.6",
      "2750 call: -/-/-/-/78.4",
      "2950 call: -/-/-/-/18.2",
      "3400 call: -/-/-/-/-",
      "2700 put: -/-/-/-/71",
      "2750 put: -/-/-/-/94.8",
    ]);
    expect(chain.rows[0]).toMatchObject({ expiry: null, quoteTime: "2026-01-22" });
    expect(chain.findings).toMatchObject([
      { code: "CHAIN_EXPIRY_UNSTATED", args: { expiry: "2026-03-20" } },
      { code: "CHAIN_LAST_INDICATED", args: { count: 2, lines: [5, 8] } },
    ]);
  });

  it("reads mirrored columns under CALLS and PUTS, dates behind their times", async () => {
    const chain = await chainIn("cme-two-sided.csv", ASKED);
    expect(quotesOf(pricesOf(chain)).filter((row) => row.includes("call"))).toEqual(CALLS);
    expect(quotesOf(pricesOf(chain)).at(-1)).toBe("2950 put: -/235.9");
    expect(chain.rows[3]).toMatchObject({ right: "put", strike: 2750, quoteTime: "2026-01-22T15:14:40" });
    expect(chain.format).toMatchObject({ expiryFrom: "heading", sides: "named", headerLines: [3] });
  });

  it("reads expiry, right and strike in contract names", async () => {
    const chain = await chainIn("yahoo-contracts.csv", ASKED);
    expect(pricesOf(chain)).toEqual([
      "2750 call: 78/78.8/-/77.9/-",
      "2950 call: 18/18.5/-/18.1/-",
      "2700 put: 70.6/71.4/-/70/-",
    ]);
    expect(chain.rows[0]).toMatchObject({ expiry: "2026-03-20", quoteTime: null, lastTime: "2026-01-21T15:52:08" });
    expect(codesOf(chain)).toEqual(["CHAIN_UNDATED"]);
  });

  it("reads one table an expiry, and assumes calls on the left where nothing names them", async () => {
    const whole = await chainIn("broker-blocks.csv");
    expect([...new Set(whole.rows.map(({ expiry }) => expiry))]).toEqual(["2026-02-13", "2026-03-20"]);
    expect(whole.format).toMatchObject({ headerLines: [8, 12], sides: "assumed" });
    const chain = await chainIn("broker-blocks.csv", ASKED);
    expect(quotesOf(pricesOf(chain))).toEqual([
      "2700 call: 104.2/105.1",
      "2700 put: 70.6/71.4",
      "2750 call: 78/78.8",
      "2750 put: 94.3/95.2",
      "3400 call: 0/0.25",
      "3400 put: 680.1/684",
    ]);
    expect(chain.rows[3]).toMatchObject({ impliedVolatility: 0.2035, delta: -0.52, quoteTime: "2026-01-22T15:15:00" });
    expect(codesOf(chain)).toEqual(["CHAIN_SIDES_ASSUMED"]);
  });

  it("reads futures-style symbols, by the series asked for", async () => {
    const chain = await chainIn("futures-codes.tsv", { ...ASKED, symbol: "rtyh6" });
    expect(pricesOf(chain)).toEqual([
      "2700 call: 104.2/105.1/-/104/104.6",
      "2750 call: 78/78.8/-/77.9/78.4",
      "2750 put: 94.3/95.2/-/-/94.8",
    ]);
    expect(chain.format).toMatchObject({ delimiter: "\t", expiryFrom: null });
    expect(codesOf(chain)).toEqual([]);
    // E2CH6 is the second Wednesday of the month, the 11th; RTYH6 names no series, and stands for any day of it.
    expect(pricesOf(await chainIn("futures-codes.tsv", ASKED))).toEqual(pricesOf(chain));
    expect(await refusal(() => chainIn("futures-codes.tsv", { expiry: "2026-03-11" }))).toMatchObject([
      { code: "CHAIN_SYMBOLS_SEVERAL", args: { symbols: "RTYH6, E2CH6" } },
    ]);
    expect((await chainIn("futures-codes.tsv", { expiry: "2026-03-11", code: "E2CH6" })).rows[0]?.symbol).toBe("E2CH6");
    expect(await refusal(() => chainIn("futures-codes.tsv", { expiry: "2026-06-19" }))).toMatchObject([
      { code: "CHAIN_EXPIRY_MISSING", args: { expiry: "2026-06-19", expiries: "E2CH6, RTYH6" } },
    ]);
  });

  it("reads padded OCC symbols, dollar signs and a byte-order mark", async () => {
    const chain = await chainIn("occ-padded.csv", ASKED);
    expect(pricesOf(chain)).toEqual([
      "25500 put: 612/613/-/609.5/-",
      "23500 put: 195.75/196.75/-/-/-",
      "25500 call: 781.2/783.4/-/-/-",
      "26500 call: 301/302.4/-/300/-",
    ]);
    expect(chain.format).toMatchObject({ encoding: "utf-8 with byte-order mark", expiryFrom: "symbol" });
  });

  it("reads German headers, decimal commas and Latin-1", async () => {
    const chain = await chainIn("german-semicolon.csv", ASKED);
    expect(pricesOf(chain)).toEqual([
      "2700 call: 104.2/105.1/-/104/104.6",
      "2750 call: 78/78.8/-/77.9/78.4",
      "2750 put: 94.3/95.2/-/-/94.8",
    ]);
    expect(chain.rows[1]?.impliedVolatility).toBe(0.204);
    expect(chain.format).toMatchObject({ encoding: "latin-1", decimalMark: ",", dateOrder: "dmy" });
  });

  it("reads columns that name their right, the latest quote on or before the trade's date", async () => {
    const chain = await chainIn("prefixed.csv", ASKED);
    expect(pricesOf(chain)).toEqual([
      "2750 call: 78/78.8/-/77.9/-",
      "2750 put: 94.3/95.2/-/95/-",
      "2950 call: 18/18.5/-/18.1/-",
      "2950 put: 233.5/235.9/-/-/-",
    ]);
    expect(chain.format).toMatchObject({ olderQuotes: 2, laterQuotes: 2 });
    const later = await chainIn("prefixed.csv", { expiry: "2026-03-20", asOf: "2026-01-23" });
    expect(pricesOf(later)[0]).toBe("2750 call: 82.1/82.9/-/82/-");
  });
});
