import type { ContractSpec } from "../../core/contract/contract.ts";
import type { Bars } from "../../core/volatility/bars.ts";
import { defaultMethod } from "../../core/volatility/method.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import type { DateOrder } from "../table/dates.ts";
import type { TableFormat } from "../table/table.ts";

/** What was recognised of a price file: plain JSON, for "format" in the output and for --explain. */
export interface PriceFormat extends TableFormat {
  /** Lines of the header, from 1; empty where the file has none. */
  readonly headerLines: readonly number[];
  /** Lines above the header, and rows below the data, that are not of the table. */
  readonly preambleLines: number;
  readonly footerLines: number;
  readonly dateColumn: string;
  readonly timeColumn: string | null;
  readonly dateFormat: string;
  readonly order: RowOrder;
  /** The column that volatility is measured on, and the one that the level is the last value of. */
  readonly priceColumn: string;
  readonly levelColumn: string;
  readonly openColumn: string | null;
  readonly highColumn: string | null;
  readonly lowColumn: string | null;
  /** Whether open, high and low were brought to the adjusted price by its ratio to the unadjusted one. */
  readonly rangeAdjusted: boolean;
  readonly decimalMark: "." | "," | null;
  readonly currency: string | null;
  /** What prices were divided by: 1, or 10,000 or 1,000,000,000 where they are whole numbers of such a fraction. */
  readonly priceScale: number;
}

/** The order of time in which a file writes its rows. */
export type RowOrder = "oldest first" | "newest first" | "unsorted";

/** How far apart the rows of a history are, and how many of them make a year. */
export interface Spacing {
  readonly kind: "daily" | "a few days apart" | "weekly" | "monthly" | "quarterly" | "yearly" | "intraday";
  /**
   * The annualisation factor that fits: 252 daily (365 where every weekend trades), 52 weekly, 12 monthly; as many rows
   * as there are in a year where they are a few days apart.
   */
  readonly periodsPerYear: number;
}

/** A price file as it was read: the prices, where they came from, and what is worth knowing about them. */
export interface PriceHistory {
  readonly file: string;
  /** The symbol that the file names, or null. */
  readonly symbol: string | null;
  /** Oldest first, none after `asOf`. */
  readonly bars: Bars;
  /** The last unadjusted close, in index points, free of 32-bit float noise; null where no row has one. */
  readonly level: { readonly value: number; readonly date: string } | null;
  readonly format: PriceFormat;
  readonly spacing: Spacing;
  /** Indexes into `bars` of rows whose high is below their low: no estimator that uses ranges may use them. */
  readonly unusableRanges: readonly number[];
  /** Warnings only: what cannot be used is thrown. */
  readonly findings: readonly Finding[];
}

/** A price history with the warnings about a part of it. */
export interface ReadHistory extends PriceHistory {
  /**
   * Warnings about the rows from an ISO date on and about the whole file; of null about all rows. The contract is that
   * of the table whose prices they are.
   */
  readonly findingsFrom: (date: string | null, contract?: Pick<ContractSpec, "kind"> | undefined) => readonly Finding[];
}

/** What the caller of the reader may decide. */
export interface PriceHistoryOptions {
  /** The symbol whose rows are read, where the file has several. */
  readonly symbol?: string | undefined;
  /** The price column, by header or by number from 1, where the file has several. */
  readonly column?: string | undefined;
  /** The order of day, month and year, where the dates leave it open. */
  readonly dateOrder?: DateOrder | undefined;
  /** Rows after this ISO date are not used. */
  readonly asOf?: string | undefined;
  /** Whether rows dated on a Saturday or Sunday are left out; by default they are kept and named. */
  readonly skipWeekends?: boolean | undefined;
}

/** A year may be counted in so many times the periods that the rows have: 250 or 260 days are 252. */
const NEAR = 1.25;

/**
 * Warnings of a history that is annualised by so many periods a year: that rows are weekly is no news to one who asked
 * for 52 periods a year; that they are daily is.
 */
export function findingsUnder(
  { file, spacing }: Pick<PriceHistory, "file" | "spacing">,
  findings: readonly Finding[],
  periodsPerYear: number,
): readonly Finding[] {
  if (periodsPerYear === defaultMethod.periodsPerYear) return findings;
  const others = findings.filter(({ code }) => code !== "HISTORY_SPACING");
  const times = spacing.periodsPerYear / periodsPerYear;
  if (Math.max(times, 1 / times) <= NEAR) return others;
  return [finding("HISTORY_SPACING", { ...spacing, assumed: periodsPerYear }, { where: { file } }), ...others];
}
