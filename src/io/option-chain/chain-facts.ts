import type { ChainFormat, ChainRow } from "../../core/option/chain.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { gather, noRows } from "../price-history/named-rows.ts";
import type { ChainOptions } from "./chain-options.ts";
import type { DraftRow } from "./draft-row.ts";
import type { OrderFound } from "./expiry-order.ts";
import type { Heading } from "./heading.ts";
import type { Layout } from "./layout.ts";
import type { Records } from "./records.ts";

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
