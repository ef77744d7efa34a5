import { type Finding, finding } from "../../errors/finding.ts";
import type { Dialect } from "./dialect.ts";
import { priceIn } from "./number-marks.ts";
import type { PriceHistoryOptions } from "./options.ts";
import { columnName as nameOf, type RowReading } from "./row-reading.ts";

/** Warnings about how the file was read. */
export function readingWarnings(
  dialect: Dialect,
  reading: RowReading,
  symbol: string | null,
  options: PriceHistoryOptions,
): readonly Finding[] {
  const { chosen, marks, header } = dialect;
  const findings: Finding[] = [];
  const price = nameOf(dialect, chosen.price);
  if (header.records.length === 0) findings.push(finding("HISTORY_HEADER_ABSENT", { columns: takenFor(dialect) }));
  if (reading.withoutPrice.count > 0)
    findings.push(finding("HISTORY_ROWS_WITHOUT_PRICE", { ...reading.withoutPrice, column: price }));
  if (reading.notPrices.count > 0) findings.push(finding("HISTORY_ROWS_NOT_PRICES", reading.notPrices));
  if (reading.rangeNotPositive.count > 0)
    findings.push(finding("HISTORY_RANGE_NOT_POSITIVE", reading.rangeNotPositive));
  if (chosen.levelIsAdjusted)
    findings.push(finding("HISTORY_LEVEL_ADJUSTED", { column: nameOf(dialect, chosen.level) }));
  if (marks.scale !== 1) {
    const value = dialect.examplePrice;
    findings.push(finding("HISTORY_PRICES_SCALED", { value, price: priceIn(value, marks) }));
  }
  if (options.symbol !== undefined && symbol === null) {
    findings.push(finding("HISTORY_SYMBOL_UNCHECKED", { symbol: options.symbol }));
  }
  return findings;
}

function takenFor(dialect: Dialect): string {
  const { date, time, open, high, low, price } = dialect.chosen;
  const parts = { date, time, open, high, low, price };
  const named = Object.entries(parts).flatMap(([part, column]) =>
    column === null ? [] : `${nameOf(dialect, column)} is the ${part}`,
  );
  return named.join(", ");
}
