import { describe, expect, it } from "vitest";
import type { PairTrade } from "../../src/core/pair/trade.ts";
import { messageOf } from "../../src/errors/words.ts";
import { documentOrigins } from "../../src/io/document.ts";
import { readAnew } from "../../src/io/files/file-bytes.ts";
import { readDocument, readTrade } from "../../src/io/read-trade.ts";
import { refusal } from "../refusal.ts";

async function* piece(text: string) {
  yield new TextEncoder().encode(text);
}

const missing: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({
    next: () => Promise.reject(Object.assign(new Error("no such file"), { code: "ENOENT" })),
  }),
};

/** The trade of a text, beside files of the given texts. */
async function tradeOf(text: string, files: Readonly<Record<string, string>>): Promise<PairTrade> {
  const document = await readDocument(new TextEncoder().encode(text), "trade.yaml");
  const open = (path: string) => {
    const found = files[path];
    return found === undefined ? missing : piece(found);
  };
  return readTrade(document.value, documentOrigins(document), {
    open: (path) => open(path),
    pathOf: (file) => file,
    once: readAnew,
  });
}

const RTY = "Date,Close\n2026-01-19,2700\n2026-01-20,2710\n2026-01-21,2720.5\n2026-01-22,2730.8\n2026-01-23,2740\n";
const NQ = "Date,Close\n2026-01-19,25500\n2026-01-20,25550\n2026-01-21,25600\n2026-01-22,25658.25\n";
const FILES = { "rty.csv": RTY, "nq.csv": NQ };
const BOTH = "long: {symbol: RTY, history: rty.csv}\nshort: {symbol: NQ, history: nq.csv}\n";

const levels = ({ long, short }: PairTrade) => [long.level, short.level];
const lastDates = ({ long, short }: PairTrade) => [long, short].map(({ history }) => history?.bars.dates.at(-1));

describe("the price files of a trade", () => {
  it("are read up to the last date that both have, and give the levels of that date", async () => {
    const trade = await tradeOf(`version: 1\n${BOTH}`, FILES);
    expect(trade.asOf).toBe("2026-01-22");
    expect(lastDates(trade)).toEqual(["2026-01-22", "2026-01-22"]);
    expect(levels(trade)).toEqual([
      { value: 2730.8, from: "history", file: "rty.csv", date: "2026-01-22" },
      { value: 25658.25, from: "history", file: "nq.csv", date: "2026-01-22" },
    ]);
  });

  it("are read up to the date of the trade, nothing later", async () => {
    const trade = await tradeOf(`version: 1\nasOf: 2026-01-21\n${BOTH}`, FILES);
    expect(trade.asOf).toBe("2026-01-21");
    expect(lastDates(trade)).toEqual(["2026-01-21", "2026-01-21"]);
    expect(levels(trade).map(({ value }) => value)).toEqual([2720.5, 25600]);
  });

  it.each([
    ["long: {symbol: RTY, history: rty.csv}\nshort: {symbol: NQ, level: 1}\n", "2026-01-23", [2740, 1]],
    ["long: {symbol: RTY, level: 1}\nshort: {symbol: NQ, history: nq.csv}\n", "2026-01-22", [1, 25658.25]],
    ["long: {symbol: RTY, level: 1}\nshort: {symbol: NQ, level: 2}\n", null, [1, 2]],
  ])("date the trade where there is one: %j", async (sides, asOf, values) => {
    const trade = await tradeOf(`version: 1\n${sides}`, FILES);
    expect([trade.asOf, levels(trade).map(({ value }) => value)]).toEqual([asOf, values]);
  });

  it("with a last close beyond 1e12 are refused where they are named, and one of 1e12 is a level", async () => {
    const of = (close: string) => tradeOf(`version: 1\n${BOTH}`, { ...FILES, "rty.csv": RTY.replace("2730.8", close) });
    expect((await of("1000000000000")).long.level.value).toBe(1e12);
    expect(await refusal(() => of("1000000000001"))).toMatchObject([
      {
        code: "VALUE_OUT_OF_RANGE",
        args: { name: "the last close of rty.csv", bound: "at most 1,000,000,000,000 in size", got: 1_000_000_000_001 },
        path: "long",
        where: { file: "trade.yaml", line: 2 },
      },
    ]);
  });

  it("do not beat a level that is given", async () => {
    const trade = await tradeOf(`version: 1\n${BOTH.replace("history: rty", "level: 2731, history: rty")}`, FILES);
    expect(trade.long.level).toEqual({ value: 2731, from: "file" });
  });

  it("are read as their map says: which column, which symbol, which order of day and month", async () => {
    const text = "Day,Ticker,A,B\n05/01/2026,RUT,1,2700\n06/01/2026,RUT,2,2710\n06/01/2026,NDX,3,25500\n";
    const history = "{file: a.csv, column: B, symbol: RUT, dateOrder: dmy, lookback: 3, periodsPerYear: 52}";
    const trade = await tradeOf(
      `version: 1\nlong: {symbol: RTY, history: ${history}}\nshort: {symbol: NQ, level: 1}\n`,
      { "a.csv": text },
    );
    expect(trade.long.level).toMatchObject({ value: 2710, date: "2026-01-06" });
    expect(trade.long.history).toMatchObject({ file: "a.csv", method: { lookback: 3, periodsPerYear: 52 } });
    expect([...(trade.long.history?.bars.dates ?? [])]).toEqual(["2026-01-05", "2026-01-06"]);
  });

  it.each([
    ["SPY", "", "the file holds prices of SPY, and the side is RTY"],
    ["^RUT", "", "the file holds prices of ^RUT, and the side is RTY"],
    ["CME_MINI:NQ1!", "", "the file holds prices of CME_MINI:NQ1!, and the side is RTY"],
    ["NQH6", "level: 2731, ", "the file holds prices of NQH6, and the side is RTY"],
    ["qqq.us", "", "the file holds prices of qqq.us, and the side is RTY"],
    ["NQc1", "", "the file holds prices of NQc1, and the side is RTY"],
    ["/NQH26:XCME", "", "the file holds prices of /NQH26:XCME, and the side is RTY"],
    ["SPY US Equity", "", "the file holds prices of SPY US Equity, and the side is RTY"],
    ["$NDX.X", "", "the file holds prices of $NDX.X, and the side is RTY"],
    // Of the index the volatility serves, and no level is taken.
    ["^RUT", "level: 2731, ", null],
    ["RTY=F", "", null],
    // Bloomberg's name of the cash index, whose level is not the future's; with a number it is a future.
    ["RTY Index", "", "the file holds prices of RTY Index, and the side is RTY"],
    ["RTY Index", "level: 2731, ", null],
    ["RTY1 Index", "", null],
    ["RTYH6 Index", "", null],
    ["NQ1 Index", "", "the file holds prices of NQ1 Index, and the side is RTY"],
    ["NDX Index", "", "the file holds prices of NDX Index, and the side is RTY"],
    ["rtyh6", "", null],
    ["@M2K", "", null],
    ["MY-OWN", "", null],
  ])("that name a symbol are held against their side: %s, %s", async (named, level, message) => {
    const text = `Date,Symbol,Close\n2026-01-20,${named},2710\n2026-01-21,${named},2720.5\n`;
    const { warnings } = await tradeOf(
      `version: 1\nlong: {symbol: RTY, ${level}history: a.csv}\nshort: {symbol: NQ, level: 25658.25}\n`,
      { "a.csv": text },
    );
    const found = warnings.filter(({ code }) => code === "HISTORY_OF_OTHER_SYMBOL");
    expect(found.map((one) => [messageOf(one), one.where])).toEqual(
      message === null ? [] : [[message, { file: "a.csv" }]],
    );
  });

  it("that cannot be read are refused where they are named, beside the problems of the trade", async () => {
    const text = `version: 1\nrate: 3.65\nlong:\n  symbol: RTY\n  history: lost.csv\nshort: {symbol: NQ, history: bad.csv}\n`;
    expect(await refusal(() => tradeOf(text, { "bad.csv": "<!DOCTYPE html><p>Log in" }))).toMatchObject([
      { code: "PERCENT_AMBIGUOUS", path: "rate", where: { file: "trade.yaml", line: 2 } },
      { code: "FILE_NOT_FOUND", args: { file: "lost.csv" }, where: { file: "trade.yaml", line: 5 } },
      { where: { file: "bad.csv", line: 1 } },
    ]);
  });
});

describe("the option chains of a trade", () => {
  const CHAIN = [
    "Quote Date,Expiry,Type,Strike,Bid,Ask",
    "2026-01-22,2026-03-20,C,2750,78.00,78.80",
    "2026-01-23,2026-03-20,C,2750,82.00,82.80",
    "2026-01-22,2026-06-19,C,2750,140,142",
  ].join("\n");
  const trade = (long: string, head = "asOf: 2026-01-22\nexpiry: 2026-03-20\n") =>
    `version: 1\n${head}long: {symbol: RTY, level: 2730.8, ${long}}\nshort: {symbol: NQ, level: 25658.25}\n`;

  it.each(["chain: c.csv", "chain: {file: c.csv, dateOrder: mdy}"])(
    "are read up to the date of the trade, for its expiry: %s",
    async (long) => {
      const { long: side, short } = await tradeOf(trade(long), { "c.csv": CHAIN });
      expect(side.chain?.rows).toMatchObject([{ expiry: "2026-03-20", strike: 2750, bid: 78, ask: 78.8 }]);
      expect([side.chain?.rows.length, short.chain]).toEqual([1, null]);
    },
  );

  it("warn beside the trade", async () => {
    const text = "Type,Strike,Bid,Ask\nC,2750,78,78.8\n";
    const { warnings } = await tradeOf(trade("chain: c.csv"), { "c.csv": text });
    expect(warnings.map(({ code }) => code)).toContain("CHAIN_EXPIRY_UNSTATED");
  });

  it("are refused where they are named, or in their own line", async () => {
    expect(await refusal(() => tradeOf(trade("chain: c.csv"), { "c.csv": " \n" }))).toMatchObject([
      { code: "CHAIN_EMPTY", path: "long.chain", where: { file: "trade.yaml", line: 4 } },
    ]);
    const text = `${CHAIN.replace("78.80", "78.8x")}\n`;
    expect(await refusal(() => tradeOf(trade("chain: c.csv"), { "c.csv": text }))).toMatchObject([
      { code: "CHAIN_NUMBER_UNREADABLE", where: { file: "c.csv", line: 2 } },
    ]);
  });
});
