import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { isWeekdayBetween, twoDigits } from "../calendar.ts";
import { findContract } from "../contract/catalogue.ts";
import type { CodeParts } from "../contract/quarterly-futures.ts";
import { seriesOfCode, seriesOn } from "../contract/series.ts";
import { exact, plus, times, toNumber } from "../exact.ts";
import { decimalText } from "../number-text.ts";
import { type AnnualVolatility, as, type Points, type Ratio } from "../quantity.ts";
import type { Right } from "./leg.ts";

/** The quotes of one option in a chain; null where the file does not say. */
export interface ChainRow {
  /** The physical line of the file, from 1. */
  readonly line: number;
  /** The product: the root of the option's symbol ("RUTW", "RTYH6"), else the symbol column. */
  readonly symbol: string | null;
  /** ISO date. */
  readonly expiry: string | null;
  /** The month that a futures-style symbol names, where no expiry is known. */
  readonly month: Pick<CodeParts, "month" | "yearEnds"> | null;
  readonly right: Right;
  readonly strike: Points;
  /** 0 where the file says that there is no bid. */
  readonly bid: Points | null;
  readonly ask: Points | null;
  /** The vendor's own middle or mark. */
  readonly mark: Points | null;
  /** The last trade. */
  readonly last: Points | null;
  readonly settle: Points | null;
  readonly impliedVolatility: AnnualVolatility | null;
  /** Delta of one option bought: −1 to 0 for a put. */
  readonly delta: Ratio | null;
  readonly volume: number | null;
  readonly openInterest: number | null;
  /** Time of the quote: an ISO date, with THH:MM:SS where the file has it. */
  readonly quoteTime: string | null;
  /** Time of the last trade, written likewise. */
  readonly lastTime: string | null;
}

/** The recognised format of a chain file, as plain JSON for the output and for --explain. */
export interface ChainFormat {
  readonly encoding: string;
  readonly lineEnd: "LF" | "CRLF" | "CR";
  readonly delimiter: string;
  /** Lines of the headers, from 1: one for each table in the file. */
  readonly headerLines: readonly number[];
  /**
   * Basis on which the calls and puts of a two-sided table were distinguished; one-sided where each row names its
   * right.
   */
  readonly sides: "one-sided" | "named" | "assumed";
  readonly decimalMark: "." | "," | null;
  /** Source of the expiry. */
  readonly expiryFrom: "column" | "symbol" | "heading" | "file name" | null;
  /** The order of day and month, where the layout of the dates leaves it open and a date decides it. */
  readonly dateOrder: "dmy" | "mdy" | "ymd" | null;
  /** Number of rows left out because a later row of the file quotes the same option. */
  readonly olderQuotes: number;
  /** Number of rows left out because they are quoted after the trade's date. */
  readonly laterQuotes: number;
}

/** An option-chain file as it was read. */
export interface Chain {
  readonly file: string;
  /** The product of the side that it was read for. */
  readonly product?: string;
  /** The expiry that it was read for, which rows without one are of. */
  readonly expiry?: string;
  /** The date of the trade; earlier quotes are stale. */
  readonly asOf: string | null;
  readonly rows: readonly ChainRow[];
  readonly format: ChainFormat;
  /** Warnings only: a file that cannot be used throws an error. */
  readonly findings: readonly Finding[];
}

/** Whether no row says when it was quoted. */
export function isUndated(rows: readonly ChainRow[]): boolean {
  return rows.every(({ quoteTime }) => quoteTime === null);
}

/** Rule for the premium of a quote: the side traded on, the middle, or the last trade (else the settlement). */
export type QuoteRule = "side" | "mid" | "last";

/** An option of a chain; the expiry is an ISO date, or null where the trade names none. */
export interface ChainOption {
  readonly expiry: string | null;
  readonly right: Right;
  readonly strike: Points;
  /** The code or the root of its series, where two expire on the day; null where it is not known. */
  readonly code?: string | null;
}

/**
 * Returns the rows of one expiry: those that name it, and those that name none or its month only. Of two series that
 * share the day those of the code are returned.
 *
 * @throws CHAIN_EXPIRY_MISSING, CHAIN_SEVERAL_EXPIRIES, naming the expiries of the chain; CHAIN_SYMBOLS_SEVERAL where
 * two products share the expiry (RUT in the morning and RUTW in the afternoon of one Friday), and CHAIN_NO_ROWS
 */
export function rowsOfExpiry(
  chain: ChainOfExpiries,
  expiry: string | null,
  code: string | null = null,
): readonly ChainRow[] {
  const { rows, file, product } = chain;
  const where = { file };
  if (rows.length === 0) fail("CHAIN_NO_ROWS", { what: "" }, { where });
  const held = () => [...new Set(rows.map(expiryName))].sort();
  if (expiry === null && held().length > 1) fail("CHAIN_SEVERAL_EXPIRIES", { expiries: someOf(held()) }, { where });
  const found = expiry === null ? rows : rows.filter((row) => expires(row, expiry, chain, code));
  if (found.length === 0) fail("CHAIN_EXPIRY_MISSING", { expiry: expiry ?? "", expiries: someOf(held()) }, { where });
  const symbols = [...new Set(found.map(({ symbol }) => symbol))].filter((symbol) => symbol !== null);
  if (code !== null && symbols.length > 1 && symbols.includes(code))
    return found.filter(({ symbol }) => symbol === code);
  if (symbols.length > 1)
    fail("CHAIN_SYMBOLS_SEVERAL", { symbols: someOf(symbols), product: product ?? null, file }, { where });
  return found;
}

/** A chain as far as its expiries go. */
type ChainOfExpiries = Pick<Chain, "rows" | "file" | "product" | "expiry">;

/** Whether a chain has rows of an expiry. */
export function holdsExpiry(chain: ChainOfExpiries, expiry: string | null, code: string | null): boolean {
  return expiry === null || chain.rows.some((row) => expires(row, expiry, chain, code));
}

/** By its own day, that of the series of its code, or as far as its month is written; else by that of the chain. */
function expires(
  { expiry, month, symbol }: ChainRow,
  asked: string,
  { product, expiry: ofChain = asked }: ChainOfExpiries,
  code: string | null,
): boolean {
  if (expiry !== null) return expiry === asked;
  const series = seriesOfCode(symbol ?? "", asked);
  if (series !== null) return series.date === asked;
  if (month === null) return ofChain === asked;
  const isInMonth = Number(asked.slice(5, 7)) === month.month && asked.slice(0, 4).endsWith(month.yearEnds);
  return isInMonth && (WEEK_OF_MONTH.test(symbol ?? "") || isOfMonth(product, asked, code));
}

/** What vendors put behind the month of a weekly: W1, F4. */
const WEEK_OF_MONTH = /[FW]\d$/;

/** Whether a month alone means the options of a day: its quarterly or monthly does, where the product has one. */
function isOfMonth(product: string | undefined, asked: string, code: string | null): boolean {
  const contract = product === undefined ? undefined : findContract(product);
  const isListed = contract !== undefined && (contract.kind !== "future" || Number(asked.slice(5, 7)) % 3 === 0);
  if (!isListed) return true;
  return seriesOn(contract, asked).some(
    (one) => (one.series === "quarterly" || one.series === "monthly") && (code === null || one.code === code),
  );
}

function expiryName({ expiry, month, symbol }: ChainRow): string {
  if (expiry !== null) return expiry;
  if (month === null) return "no expiry by name";
  return month.yearEnds.length < 4 ? (symbol ?? "") : `${month.yearEnds}-${twoDigits(month.month)}`;
}

function someOf(names: readonly string[]): string {
  return `${names.slice(0, 12).join(", ")}${names.length > 12 ? `, … (${names.length})` : ""}`;
}

/**
 * Returns the strikes for which a chain has a price, ascending, in index points: a strike by delta is chosen among
 * them.
 *
 * @throws CHAIN_EXPIRY_MISSING, CHAIN_SEVERAL_EXPIRIES, CHAIN_SYMBOLS_SEVERAL
 */
export function quotedStrikes(
  chain: Chain,
  expiry: string | null,
  right: Right,
  code: string | null = null,
): readonly Points[] {
  const priced = rowsOfExpiry(chain, expiry, code).filter((row) => row.right === right && hasPrice(row));
  return strikesOf(priced);
}

/** A call and a put of one strike: the least and the most that the call is quoted above the put, in index points. */
interface QuotedParity {
  readonly strike: Points;
  readonly least: Points;
  readonly most: Points;
}

/**
 * Returns the call and the put of the strike of an expiry whose cheaper one is bid for most: that nearest to the level.
 * Null where no strike prices both. A last trade is no price beside another.
 */
export function quotedParity(chain: ChainOfExpiries, expiry: string, code: string | null): QuotedParity | null {
  const rows = chain.rows.filter((row) => rangeOf(row) !== null && expires(row, expiry, chain, code));
  const puts = new Map(rows.filter(({ right }) => right === "put").map((row) => [`${row.symbol} ${row.strike}`, row]));
  let best: (QuotedParity & { readonly cheaper: number }) | null = null;
  for (const call of rows) {
    const put = call.right === "call" ? puts.get(`${call.symbol} ${call.strike}`) : undefined;
    const [bought, sold] = [rangeOf(call), put === undefined ? null : rangeOf(put)];
    if (bought === null || sold === null) continue;
    const [least, most] = [as<Points>(bought.least - sold.most), as<Points>(bought.most - sold.least)];
    const cheaper = Math.min(bought.least, sold.least);
    if (cheaper > (best?.cheaper ?? 0)) best = { strike: call.strike, least, most, cheaper };
  }
  return best;
}

/** Between which prices an option is worth its quote, its mark or its settlement; null where it has none of them. */
function rangeOf({ bid, ask, mark, settle }: ChainRow): { readonly least: number; readonly most: number } | null {
  if (bid !== null && ask !== null) return ask < bid ? null : { least: bid, most: ask };
  const price = mark ?? settle;
  return price === null ? null : { least: price, most: price };
}

function hasPrice({ bid, ask, mark, last, settle }: ChainRow): boolean {
  return [bid, ask, mark, last, settle].some((price) => price !== null && price > 0);
}

function strikesOf(rows: readonly ChainRow[]): readonly Points[] {
  return [...new Set(rows.map(({ strike }) => strike))].sort((a, b) => a - b);
}

/**
 * Returns the row that quotes an option.
 *
 * @throws CHAIN_LEG_MISSING, naming the nearest strikes, and what {@link rowsOfExpiry} throws
 */
function findQuote(chain: Chain, option: ChainOption): ChainRow {
  const ofRight = rowsOfExpiry(chain, option.expiry, option.code).filter(({ right }) => right === option.right);
  const found = ofRight.find(({ strike }) => strike === option.strike);
  if (found !== undefined) return found;
  const strikes = strikesOf(ofRight);
  const below = strikes.filter((strike) => strike < option.strike).slice(-2);
  const above = strikes.filter((strike) => strike > option.strike).slice(0, 2);
  const near = [...below, ...above];
  const args = {
    option: optionName(option),
    nearest: near.map((strike) => decimalText(strike)).join(", "),
    isFar: near.every((strike) => Math.abs(strike / option.strike - 1) > FAR),
  };
  return fail("CHAIN_LEG_MISSING", args, { where: { file: chain.file } });
}

/** A chain whose strikes are all so far from a leg's is another product's. */
const FAR = 1 / 3;

/**
 * Returns an option in words.
 *
 * @example
 * optionName({ expiry: "2026-03-20", right: "call", strike: as(2750) }); // "2026-03-20 2750 call"
 */
export function optionName({ expiry, right, strike }: ChainOption): string {
  return `${expiry === null ? "" : `${expiry} `}${decimalText(strike)} ${right}`;
}

/** A leg whose premium is read from a chain: bought where the quantity is above 0, else sold. */
interface ChainLeg extends ChainOption {
  readonly quantity: number;
}

/** The price of a quote that became the premium. */
type PremiumSource = "ask" | "bid" | "mid" | "mark" | "last" | "settle";

/** The premium of a leg, in index points, with its source and warnings. */
interface ChainPremium {
  readonly premium: Points;
  readonly from: PremiumSource;
  readonly row: ChainRow;
  readonly findings: readonly Finding[];
}

/**
 * Returns the premium of a leg from a chain, in index points.
 *
 * `side`: a bought leg pays the ask, a sold leg receives the bid. `mid`: (bid + ask) / 2, else the vendor's mark.
 * `last`: the last trade, else the settlement.
 *
 * @throws CHAIN_NO_QUOTE where the quote lacks that price, CHAIN_LEG_MISSING, CHAIN_EXPIRY_MISSING,
 * CHAIN_SEVERAL_EXPIRIES
 */
export function chainPremium(chain: Chain, leg: ChainLeg, rule: QuoteRule): ChainPremium {
  const row = findQuote(chain, leg);
  const option = optionName({ ...leg, expiry: row.expiry ?? leg.expiry });
  const where = { file: chain.file, line: row.line };
  const chosen = priceOf(row, leg.quantity > 0, rule);
  if (chosen === null) {
    return fail(
      "CHAIN_NO_QUOTE",
      { option, missing: missingPrice(leg.quantity > 0, rule), has: presentPrices(row) },
      { where },
    );
  }
  const findings = [
    ...(isOfQuote(chosen.from) ? quoteWarnings(row, option, where) : []),
    ...staleness(chain, row, option, chosen.from),
  ];
  return { premium: as<Points>(chosen.price), from: chosen.from, row, findings };
}

/** Returns the middle of an option's quote, else its mark, settlement or last trade; null where it has no price. */
export function middlePrice(chain: Chain, option: ChainOption): Points | null {
  return middleOf(findQuote(chain, option))?.price ?? null;
}

/** A price in the middle of a quote, and which of its prices it is. */
export interface MiddlePrice {
  readonly price: Points;
  readonly from: "mid" | "mark" | "settle" | "last";
}

/** Returns the middle of a quote, else its mark, settlement or last trade; null where it has no price. */
export function middleOf(row: ChainRow): MiddlePrice | null {
  const chosen = middle(row) ?? priced(row.mark, "mark") ?? priced(row.settle, "settle") ?? priced(row.last, "last");
  return chosen === null ? null : { price: as<Points>(chosen.price), from: chosen.from as MiddlePrice["from"] };
}

/** Returns what to know about a quote that is used: a crossed or a missing bid, and a price from an earlier day. */
export function quoteFindings(chain: Chain, row: ChainRow, of: ChainOption, from: PremiumSource): readonly Finding[] {
  const option = optionName({ ...of, expiry: row.expiry ?? of.expiry });
  const where = { file: chain.file, line: row.line };
  return [...(isOfQuote(from) ? quoteWarnings(row, option, where) : []), ...staleness(chain, row, option, from)];
}

function isOfQuote(from: PremiumSource): boolean {
  return from === "ask" || from === "bid" || from === "mid";
}

interface Chosen {
  readonly price: number;
  readonly from: PremiumSource;
}

function priceOf(row: ChainRow, isBought: boolean, rule: QuoteRule): Chosen | null {
  switch (rule) {
    case "side":
      return isBought ? priced(row.ask, "ask") : priced(row.bid, "bid");
    case "mid":
      return middle(row) ?? priced(row.mark, "mark");
    case "last":
      return priced(row.last, "last") ?? priced(row.settle, "settle");
  }
}

function priced(price: number | null, from: PremiumSource): Chosen | null {
  return price === null ? null : { price, from };
}

/** Returns the exact middle: that of 0.1 and 0.2 is 0.15, which (0.1 + 0.2) / 2 is not. */
function middle({ bid, ask }: ChainRow): Chosen | null {
  if (bid === null || ask === null) return null;
  return { price: toNumber(times(plus(exact(bid), exact(ask)), exact(0.5))), from: "mid" };
}

function missingPrice(isBought: boolean, rule: QuoteRule): string {
  switch (rule) {
    case "side":
      return isBought ? "an ask" : "a bid";
    case "mid":
      return "a bid and an ask";
    case "last":
      return "a last or a settle";
  }
}

function presentPrices({ bid, ask, mark, last, settle }: ChainRow): string {
  const present = Object.entries({ bid, ask, mark, last, settle }).flatMap(([name, price]) =>
    price === null ? [] : [`${name} ${price}`],
  );
  return present.length === 0 ? "no price" : present.join(", ");
}

function quoteWarnings(
  { bid, ask }: ChainRow,
  option: string,
  where: { file: string; line: number },
): readonly Finding[] {
  if (bid !== null && ask !== null && bid > ask) return [finding("CHAIN_CROSSED", { option, bid, ask }, { where })];
  return bid === null || bid === 0 ? [finding("CHAIN_ZERO_BID", { option, bid, ask }, { where })] : [];
}

/**
 * Warns that a price is from an earlier weekday than the trade; a Friday's price is not stale on the weekend after it.
 */
function staleness({ file, asOf }: Chain, row: ChainRow, option: string, from: PremiumSource): readonly Finding[] {
  const quoted = (from === "last" ? (row.lastTime ?? row.quoteTime) : row.quoteTime)?.slice(0, 10) ?? null;
  if (quoted === null || asOf === null || !isWeekdayBetween(quoted, asOf)) return [];
  const args = { option, price: from, quoted, asOf };
  return [finding("CHAIN_STALE", args, { where: { file, line: row.line } })];
}
