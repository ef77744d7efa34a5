import { fail } from "../../errors/error.ts";
import type { Finding } from "../../errors/finding.ts";
import type { CodeParts } from "../contract/quarterly-futures.ts";
import { seriesOfCode } from "../contract/series.ts";
import { decimalText } from "../number-text.ts";
import type { AnnualVolatility, Points, Ratio } from "../quantity.ts";
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
  /** The date of the trade; earlier quotes are stale. */
  readonly asOf: string | null;
  readonly rows: readonly ChainRow[];
  readonly format: ChainFormat;
  /** Warnings only: a file that cannot be used throws an error. */
  readonly findings: readonly Finding[];
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
  { rows, file, product }: Pick<Chain, "rows" | "file" | "product">,
  expiry: string | null,
  code: string | null = null,
): readonly ChainRow[] {
  const where = { file };
  if (rows.length === 0) fail("CHAIN_NO_ROWS", { what: "" }, { where });
  const held = [...new Set(rows.map(expiryName))].sort();
  if (expiry === null && held.length > 1) fail("CHAIN_SEVERAL_EXPIRIES", { expiries: someOf(held) }, { where });
  const found = expiry === null ? rows : rows.filter((row) => expires(row, expiry));
  if (found.length === 0) fail("CHAIN_EXPIRY_MISSING", { expiry: expiry ?? "", expiries: someOf(held) }, { where });
  const symbols = [...new Set(found.flatMap(({ symbol }) => symbol ?? []))];
  if (code !== null && symbols.length > 1 && symbols.includes(code))
    return found.filter(({ symbol }) => symbol === code);
  if (symbols.length > 1)
    fail("CHAIN_SYMBOLS_SEVERAL", { symbols: someOf(symbols), product: product ?? null, file }, { where });
  return found;
}

/** By its own day, that of the series of its code, or as far as its month is written. */
function expires({ expiry, month, symbol }: ChainRow, asked: string): boolean {
  if (expiry !== null) return expiry === asked;
  if (month === null) return true;
  const series = seriesOfCode(symbol ?? "", asked);
  if (series !== null) return series.date === asked;
  return Number(asked.slice(5, 7)) === month.month && asked.slice(0, 4).endsWith(month.yearEnds);
}

function expiryName({ expiry, month, symbol }: ChainRow): string {
  return expiry ?? (month === null ? "no expiry by name" : (symbol ?? ""));
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
export function findQuote(chain: Chain, option: ChainOption): ChainRow {
  const ofRight = rowsOfExpiry(chain, option.expiry, option.code).filter(({ right }) => right === option.right);
  const found = ofRight.find(({ strike }) => strike === option.strike);
  if (found !== undefined) return found;
  const strikes = strikesOf(ofRight);
  const below = strikes.filter((strike) => strike < option.strike).slice(-2);
  const above = strikes.filter((strike) => strike > option.strike).slice(0, 2);
  const nearest = [...below, ...above].map((strike) => decimalText(strike)).join(", ");
  return fail("CHAIN_LEG_MISSING", { option: optionName(option), nearest }, { where: { file: chain.file } });
}

/**
 * Returns an option in words.
 *
 * @example
 * optionName({ expiry: "2026-03-20", right: "call", strike: as(2750) }); // "2026-03-20 2750 call"
 */
export function optionName({ expiry, right, strike }: ChainOption): string {
  return `${expiry === null ? "" : `${expiry} `}${decimalText(strike)} ${right}`;
}
