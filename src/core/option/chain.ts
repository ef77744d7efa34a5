import type { Finding } from "../../errors/finding.ts";
import type { AnnualVolatility, Points, Ratio } from "../quantity.ts";
import type { CodedMonth } from "./contract-code.ts";
import type { Right } from "./leg.ts";

/** The quotes of one option, as a chain has them; null is what the file does not say. */
export interface ChainRow {
  /** The physical line of the file, from 1. */
  readonly line: number;
  /** The product: the root of the option's symbol ("RUTW", "RTYH6"), else what a symbol column says. */
  readonly symbol: string | null;
  /** ISO date. */
  readonly expiry: string | null;
  /** The month that a futures-style symbol names, where no expiry is known. */
  readonly month: CodedMonth | null;
  readonly right: Right;
  readonly strike: Points;
  /** 0 where the file says that nobody bids. */
  readonly bid: Points | null;
  readonly ask: Points | null;
  /** The vendor's own middle or mark. */
  readonly mark: Points | null;
  /** The last trade. */
  readonly last: Points | null;
  readonly settle: Points | null;
  readonly impliedVolatility: AnnualVolatility | null;
  /** Of one option bought: a put's is −1 to 0. */
  readonly delta: Ratio | null;
  readonly volume: number | null;
  readonly openInterest: number | null;
  /** When the quote was taken: an ISO date, with THH:MM:SS where the file has it. */
  readonly quoteTime: string | null;
  /** When the last trade was. */
  readonly lastTime: string | null;
}

/** What was recognised of a chain file: plain JSON, for the output and for --explain. */
export interface ChainFormat {
  readonly encoding: string;
  readonly lineEnd: "LF" | "CRLF" | "CR";
  readonly delimiter: string;
  /** Lines of the headers, from 1: one for each table in the file. */
  readonly headerLines: readonly number[];
  /** How the two sides of a two-sided table were told apart; one-sided where each row says its right. */
  readonly sides: "one-sided" | "named" | "assumed";
  readonly decimalMark: "." | "," | null;
  /** Where the expiry comes from. */
  readonly expiryFrom: "column" | "symbol" | "heading" | "file name" | null;
  /** The order of day and month, where the layout of the dates leaves it open and something decides. */
  readonly dateOrder: "dmy" | "mdy" | "ymd" | null;
  /** Rows left out because a later row of the file quotes the same option. */
  readonly olderQuotes: number;
  /** Rows left out because they are quoted after the trade's date. */
  readonly laterQuotes: number;
}

/** An option-chain file as it was read. */
export interface Chain {
  readonly file: string;
  /** The date of the trade, against which quotes are stale. */
  readonly asOf: string | null;
  readonly rows: readonly ChainRow[];
  readonly format: ChainFormat;
  /** Warnings only: what cannot be used is thrown. */
  readonly findings: readonly Finding[];
}

/** Which price of a quote is the premium: the side that is traded on, the middle, or the last trade (else the settlement). */
export type QuoteRule = "side" | "mid" | "last";
