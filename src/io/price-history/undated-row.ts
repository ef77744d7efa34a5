import { finding } from "../../errors/finding.ts";
import { shownAs } from "./date-order.ts";
import type { DateReader } from "./date-reader.ts";
import { gather } from "./named-rows.ts";
import { priceIn } from "./number-marks.ts";
import { placeOf, type RowReading, report, shortened } from "./row-reading.ts";

/**
 * Takes a row whose date cannot be read: a blank one, the header again, or one of a footer.
 *
 * A row that still has digits for a date and a price behind them is no footer but a slip, and is reported.
 */
export function takeUndated(reading: RowReading, record: readonly string[]): void {
  if (record.every((cell) => cell.trim() === "")) return;
  const { chosen, columns, reader, marks } = reading.dialect;
  const cell = record[chosen.date] ?? "";
  if (cell !== "" && cell.trim() === columns[chosen.date]?.name) {
    gather(reading.notPrices, reading.here.line);
    return;
  }
  const unreadable = finding(
    "HISTORY_DATE_UNREADABLE",
    { value: shortened(cell), format: formatWords(reader) },
    placeOf(reading, cell),
  );
  const hasPrice = !Number.isNaN(priceIn(record[chosen.price] ?? "", marks));
  if (hasPrice && /\d/.test(cell)) report(reading, unreadable);
  else reading.footer.first ??= unreadable;
  reading.footer.count += 1;
}

/** The format of a date as a message says it: the order may still be open. */
function formatWords(reader: DateReader): string {
  return reader.orderOpen ? `${shownAs(reader, "dmy")} or ${shownAs(reader, "mdy")}` : reader.name;
}

/** Reports what looked like a footer as rows that cannot be read: a row of data follows them. */
export function refuseFooter(reading: RowReading): void {
  if (reading.footer.first !== null) report(reading, reading.footer.first);
  reading.footer.first = null;
  reading.footer.count = 0;
}
