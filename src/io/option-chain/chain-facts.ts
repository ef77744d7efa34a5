import type { ChainFormat, ChainRow } from "../../core/option/chain.ts";
import { type AnnualVolatility, as } from "../../core/quantity.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import type { DateOrder } from "../table/dates.ts";
import { gather, noRows } from "../table/named-rows.ts";
import { numberIn } from "../table/numbers.ts";
import type { OrderFound } from "./dates.ts";
import type { DraftRow } from "./draft-row.ts";
import type { Heading } from "./found-rows.ts";
import type { Layout } from "./layout.ts";
import type { Records } from "./records.ts";

/** What the caller of the reader may decide. */
export interface ChainOptions {
  /** ISO date: only this expiry is kept, and it is taken for that of rows that name none. */
  readonly expiry?: string | undefined;
  /** ISO date of the trade: quotes after it are not used, quotes before it are stale. */
  readonly asOf?: string | undefined;
  /** The product whose rows are read, where the file has several. */
  readonly symbol?: string | undefined;
  /** The order of day, month and year, where the dates leave it open. */
  readonly dateOrder?: DateOrder | undefined;
}

/** What is known of a file beside its quotes. */
export interface ChainFacts {
  readonly file: string;
  readonly text: Records;
  readonly layouts: readonly Layout[];
  /** What the headings said up to the end of the file. */
  readonly heading: Heading;
  readonly dates: OrderFound;
  readonly decimal: "." | "," | null;
}

/** What was recognised of a chain file. */
export function formatOf(
  { text, layouts, dates, decimal }: ChainFacts,
  drafts: readonly DraftRow[],
  fromName: string | null,
  leftOut: Pick<ChainFormat, "olderQuotes" | "laterQuotes">,
): ChainFormat {
  const { encoding, lineEnd, delimiter } = text;
  const isTwoSided = layouts.some(({ sidesFrom }) => sidesFrom !== "one-sided");
  const isAssumed = drafts.some(({ rightAssumed }) => rightAssumed);
  return {
    encoding,
    lineEnd,
    delimiter,
    headerLines: layouts.map(({ line }) => line),
    sides: isAssumed ? "assumed" : isTwoSided ? "named" : "one-sided",
    decimalMark: decimal,
    expiryFrom:
      fromName !== null ? "file name" : (drafts.find(({ expiryFrom }) => expiryFrom !== null)?.expiryFrom ?? null),
    dateOrder: dates.order,
    ...leftOut,
  };
}

/** Warnings about how a chain was read. */
export function warningsOf(
  { dates }: ChainFacts,
  drafts: readonly DraftRow[],
  rows: readonly ChainRow[],
  { asOf, expiry }: ChainOptions,
): readonly Finding[] {
  const findings: Finding[] = [];
  const indicated = noRows();
  const lines = new Set(rows.map(({ line }) => line));
  for (const { line, lastIndicated } of drafts) if (lastIndicated && lines.has(line)) gather(indicated, line);
  if (drafts.some(({ rightAssumed }) => rightAssumed)) findings.push(finding("CHAIN_SIDES_ASSUMED", {}));
  if (dates.onlyAsked !== null) findings.push(finding("CHAIN_EXPIRY_ASSUMED", dates.onlyAsked));
  if (expiry !== undefined && rows.some((row) => row.expiry === null && row.month === null))
    findings.push(finding("CHAIN_EXPIRY_UNSTATED", { expiry }));
  if (asOf !== undefined && rows.every(({ quoteTime }) => quoteTime === null))
    findings.push(finding("CHAIN_UNDATED", { asOf }));
  if (indicated.count > 0) findings.push(finding("CHAIN_LAST_INDICATED", indicated));
  return findings;
}

/** Reads the volatility cells of one chain as fractions; a warning where their unit cannot be told. */
interface VolatilityReading {
  readonly volatilityOf: (cell: string) => AnnualVolatility | null;
  readonly findings: readonly Finding[];
}

/** Half of the options of an index above this: percentages; at most the other: fractions. Between them either could be. */
const SURELY_PERCENT = 3;
const SURELY_FRACTION = 1.5;

/**
 * How the volatilities of a chain are written: with percent signs, as percentages without them (20.4), or as fractions
 * (0.204), by the middle one of all that are above 0.
 */
export function readingVolatilities(
  rows: readonly DraftRow[],
  decimal: "." | "," | null,
  column: string,
): VolatilityReading {
  const plain = rows.flatMap(({ volatilityCell: cell }) => {
    const value = cell.endsWith("%") ? Number.NaN : numberIn(cell, decimal);
    return value > 0 ? [value] : [];
  });
  const middle = plain.sort((a, b) => a - b)[Math.floor(plain.length / 2)] ?? 0;
  const isFraction = middle <= SURELY_FRACTION;
  const isClear = isFraction || middle > SURELY_PERCENT;
  const isPercent = column.includes("%") || !isFraction;
  const isKnown = isClear || column.includes("%");
  const volatilityOf = (cell: string): AnnualVolatility | null => {
    const signed = cell.endsWith("%");
    const value = numberIn(signed ? cell.slice(0, -1).trim() : cell, decimal);
    if (!(value > 0) || !(signed || isKnown)) return null;
    return as<AnnualVolatility>(signed || isPercent ? Number(`${value}e-2`) : value);
  };
  const findings = isKnown ? [] : [finding("CHAIN_VOLATILITY_UNREAD", { column, value: `${middle}` })];
  return { volatilityOf, findings };
}
