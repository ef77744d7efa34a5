import { type AnnualVolatility, as } from "../../core/quantity.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { numberIn } from "../price-history/number-marks.ts";
import type { DraftRow } from "./draft-row.ts";

/** Reads the volatility cells of one chain as fractions; a warning where their unit cannot be told. */
export interface VolatilityReading {
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
