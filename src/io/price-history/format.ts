import type { Dialect } from "./dialect.ts";
import { currencyOf } from "./number-marks.ts";
import type { FileFacts, PriceFormat } from "./price-history.ts";
import type { RowOrder } from "./row-order.ts";
import { columnName as nameOf, type RowReading } from "./row-reading.ts";

/** What was recognised of a file, as plain data. */
export function formatOf(
  facts: FileFacts,
  dialect: Dialect,
  reading: RowReading,
  dateFormat: string,
  order: RowOrder,
): PriceFormat {
  const { chosen, marks, records } = dialect;
  const optional = (column: number | null) => (column === null ? null : nameOf(dialect, column));
  return {
    encoding: facts.encoding,
    lineEnd: records.lineEnd,
    delimiter: records.delimiter,
    headerLines: facts.headerLines,
    preambleLines: facts.preambleLines,
    footerLines: reading.footer.count,
    dateColumn: nameOf(dialect, chosen.date),
    timeColumn: optional(chosen.time),
    dateFormat,
    order,
    priceColumn: nameOf(dialect, chosen.price),
    levelColumn: nameOf(dialect, chosen.level),
    openColumn: optional(chosen.open),
    highColumn: optional(chosen.high),
    lowColumn: optional(chosen.low),
    rangeAdjusted: chosen.rangeNeedsAdjusting,
    decimalMark: marks.decimal,
    currency: currencyOf(dialect.examplePrice),
    priceScale: marks.scale,
  };
}
