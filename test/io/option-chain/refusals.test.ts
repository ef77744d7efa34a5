import { describe, expect, it } from "vitest";
import type { Code } from "../../../src/errors/finding.ts";
import { findings } from "../../../src/errors/findings/chain.ts";
import { entryOf, hintOf, messageOf } from "../../../src/errors/words.ts";
import type { ChainOptions } from "../../../src/io/option-chain/chain.ts";
import { readChain } from "../../../src/io/option-chain/read-chain.ts";
import { refusal } from "../../refusal.ts";
import { chainOf } from "./chain-text.ts";

const HEAD = "Expiry,Type,Strike,Bid,Ask\n";
const ROW = "2026-03-20,Call,2750,78.00,78.80\n";

interface Case {
  readonly code: Code;
  readonly text: string;
  readonly line?: number;
  readonly says: string;
  readonly options?: ChainOptions;
}

const CASES: readonly Case[] = [
  { code: "CHAIN_EMPTY", text: " \n", says: "the option chain is empty" },
  {
    code: "CHAIN_NOT_TEXT",
    text: "PK\u0003\u0004",
    says: "an option chain must be text in columns, got a zip archive",
  },
  { code: "CHAIN_NOT_A_TABLE", text: "<!DOCTYPE html><p>Log in", line: 1, says: "got an HTML page" },
  {
    code: "CHAIN_NOT_A_TABLE",
    text: "Date,Open,High,Low,Close\n2026-01-22,1,2,1,2\n",
    line: 1,
    says: "text without them",
  },
  { code: "CHAIN_NOT_A_TABLE", text: '{"calls": []}', line: 1, says: "got JSON" },
  { code: "CHAIN_QUOTE_UNCLOSED", text: `${HEAD}${ROW}2026-03-20,"Call,2800,1,2\n`, line: 3, says: "must close" },
  {
    code: "CHAIN_ROW_TOO_WIDE",
    text: `${HEAD}2026-03-20,Call,2,750,78.00,78.80\n`,
    line: 2,
    says: "at most 5 fields, got 6",
  },
  {
    code: "CHAIN_SIDES_UNKNOWN",
    text: "Strike,Bid,Ask,Bid,Ask\n2750,78,79,94,95\n",
    line: 1,
    says: '"Bid" stands twice',
  },
  { code: "CHAIN_RIGHT_MISSING", text: `${HEAD}2026-03-20,Future,2750,78,79\n`, line: 2, says: 'got "Future"' },
  { code: "CHAIN_RIGHT_MISSING", text: "Strike,Bid,Ask\n2750,78,79\n", line: 2, says: "this row does not say" },
  { code: "CHAIN_STRIKE_UNREADABLE", text: `${HEAD}2026-03-20,Call,ATM,78,79\n`, line: 2, says: 'got "ATM"' },
  { code: "CHAIN_STRIKE_UNREADABLE", text: `${HEAD}2026-03-20,Call,-2750,78,79\n`, line: 2, says: 'got "-2750"' },
  { code: "CHAIN_DATE_UNREADABLE", text: `${HEAD}2026-02-30,Call,2750,78,79\n`, line: 2, says: 'got "2026-02-30"' },
  { code: "CHAIN_DATE_UNREADABLE", text: `${HEAD}MAR 26,Call,2750,78,79\n`, line: 2, says: 'got "MAR 26"' },
  {
    code: "CHAIN_DATE_ORDER_AMBIGUOUS",
    text: `${HEAD}03/06/2026,Call,2750,78,79\n`,
    says: "03/06/2026 can be read as 2026-03-06 or 2026-06-03",
  },
  {
    code: "CHAIN_NUMBER_UNREADABLE",
    text: `${HEAD}2026-03-20,Call,2750,78.00,78'4\n`,
    line: 2,
    says: "Ask must be a number",
  },
  { code: "CHAIN_NUMBER_UNREADABLE", text: `${HEAD}2026-03-20,Call,2750,78.00A,79\n`, line: 2, says: 'got "78.00A"' },
  { code: "CHAIN_NUMBER_AMBIGUOUS", text: "Strike;Type;Bid;Ask\n2,750;C;1;2\n", says: "2.75" },
  {
    code: "CHAIN_PRICE_NEGATIVE",
    text: `${HEAD}2026-03-20,Call,2750,-78,79\n`,
    line: 2,
    says: "Bid must be 0 or more index points, got -78",
  },
  {
    code: "CHAIN_ROW_CONTRADICTS",
    text: "Symbol,Strike,Bid,Ask\nRUT260320C02750000,2800,78,79\n",
    line: 2,
    says: "the strike of the row must be that of its symbol RUT260320C02750000, got 2800 against 2750",
  },
  {
    code: "CHAIN_ROW_CONTRADICTS",
    text: "Symbol,Expiry,Bid,Ask\nRUT260320C02750000,2026-03-27,78,79\n",
    line: 2,
    says: "got 2026-03-27 against 2026-03-20",
  },
  {
    code: "CHAIN_ROW_CONTRADICTS",
    text: "Symbol,Type,Bid,Ask\nRTYH6 C2750,Put,78,79\n",
    line: 2,
    says: "got put against call",
  },
  {
    code: "CHAIN_QUOTE_REPEATED",
    text: `${HEAD}${ROW}2026-03-20,Call,2750,78.10,78.80\n`,
    line: 3,
    says: "the 2026-03-20 2750 call is quoted on line 2 and differently here",
  },
  {
    code: "CHAIN_SIDES_REVERSED",
    text: "Bid,Ask,Strike,Bid,Ask\n70,71,2700,104,105\n94,95,2750,78,79\n",
    line: 2,
    says: "prices rise from strike 2700 to 2750",
  },
  {
    code: "CHAIN_SYMBOLS_SEVERAL",
    text: "Underlying,Type,Strike,Bid,Ask\nRUT,C,2750,78,79\nNDX,C,25500,612,613\n",
    says: "this one quotes RUT, NDX",
  },
  {
    code: "CHAIN_SYMBOLS_SEVERAL",
    text: "Symbol,Bid,Ask\nRUT260320C02750000,78,79\nRUTW260320P02700000,70,71\n",
    options: { expiry: "2026-03-20" },
    says: "this one quotes RUT, RUTW",
  },
  {
    code: "CHAIN_SYMBOL_UNKNOWN",
    text: "Symbol,Bid,Ask\nRUT260320C02750000,78,79\n",
    options: { symbol: "NDX" },
    says: "must be one of RUT, got NDX",
  },
  { code: "CHAIN_NO_ROWS", text: HEAD, says: "must have a row with a strike and a price" },
  {
    code: "CHAIN_OTHER_PRODUCT",
    text: "Option Symbol,Bid,Ask\nNDX   260320C15000000,240,246\n",
    options: { product: "QQQ" },
    line: 2,
    says: "must quote options on QQQ, and it quotes NDX",
  },
  {
    code: "CHAIN_OTHER_PRODUCT",
    text: "Option Symbol,Bid,Ask\nABCD  260320C00300000,24,24.6\n",
    options: { product: "IWM" },
    line: 2,
    says: "must quote options on IWM, and it quotes ABCD",
  },
  {
    code: "CHAIN_STRIKES_MISSING",
    text: "Symbol,Bid,Ask\nIWM2620C272,8.00,8.10\n",
    line: 1,
    says: 'no strike is read in "IWM2620C272"',
  },
  {
    code: "CHAIN_QUOTED_LATER",
    text: "Type,Strike,Bid,Ask,Quote Date\nC,2750,78,79,2026-01-23\n",
    options: { asOf: "2026-01-22" },
    says: "2026-01-22 or before, and the chain was quoted on 2026-01-23",
  },
  {
    code: "CHAIN_QUOTED_LATER",
    text: "Type,Strike,Bid,Ask,Last Trade\nC,2750,78,79,2026-01-23\nC,2950,18,19,2026-01-20\n",
    options: { asOf: "2026-01-22" },
    says: "the chain was quoted on 2026-01-23",
  },
  {
    code: "CHAIN_EXPIRY_MISSING",
    text: `${HEAD}${ROW}2026-03-27,Call,2750,80,81\n`,
    options: { expiry: "2026-04-17" },
    says: "must hold the expiry 2026-04-17, and it holds 2026-03-20, 2026-03-27",
  },
  // A month means its quarterly: the weekly of 13 March and the month's last day are other options.
  ...["2026-03-13", "2026-03-31"].map((expiry) => ({
    code: "CHAIN_EXPIRY_MISSING" as const,
    text: "Expiration,Type,Strike,Bid,Ask\n202603,Call,2750,78,79\n",
    options: { expiry, product: "RTY" },
    says: `must hold the expiry ${expiry}, and it holds 2026-03`,
  })),
  { code: "VALUE_OUT_OF_RANGE", text: HEAD + ROW, options: { expiry: "20 March" }, says: "expiry must be a date" },
];

describe("option chains that are refused", () => {
  it.each(CASES)("$code: $says", async ({ code, text, line, says, options }) => {
    const [first] = await refusal(() => chainOf(text, options));
    expect(first?.code).toBe(code);
    if (first === undefined) return;
    expect(messageOf(first)).toContain(says);
    expect(entryOf(code).severity).toBe("input");
    if (code.startsWith("CHAIN_")) expect(hintOf(first)).not.toBeNull();
    if (code.startsWith("CHAIN_")) expect(first.where?.file).toBe("chain.csv");
    expect(first.where?.line).toBe(line);
  });

  it("has a case for every code of reading", () => {
    const tried = new Set(CASES.map(({ code }) => code));
    expect(Object.keys(findings()).filter((code) => !tried.has(code as Code))).toEqual([]);
  });

  it("shows all problems of a file at once, each with its line and column", async () => {
    const rows = ["2026-03-20,Call,2750,78.x,79", "2026-03-20,Call,2800,60,-61", "2026-03-20,Call,2850,40,41"];
    const findings = await refusal(() => chainOf(`${HEAD}${rows.join("\n")}\n`));
    expect(findings).toMatchObject([
      { code: "CHAIN_NUMBER_UNREADABLE", where: { line: 2, column: 22, excerpt: rows[0] } },
      { code: "CHAIN_PRICE_NEGATIVE", where: { line: 3, column: 25, excerpt: rows[1] } },
    ]);
  });

  it("says that a file is not there", async () => {
    const next = () => Promise.reject(Object.assign(new Error(), { code: "ENOENT" }));
    const missing = { [Symbol.asyncIterator]: () => ({ next }) };
    const [first] = await refusal(() => readChain({ name: "rty.csv", chunks: missing }));
    expect(first?.code).toBe("FILE_NOT_FOUND");
  });
});
