import { readFileSync } from "node:fs";
import type { Bars } from "../src/core/volatility/bars.ts";

/** Reads a plain comma-separated OHLC file with a header, up to and including a date: for tests only. */
export function readBars(file: string | URL, asOf = "9999-12-31"): Bars {
  const lines = readFileSync(file, "utf8")
    .split(/\r?\n/)
    .filter((line) => line !== "" && !line.startsWith("#"));
  const header = (lines[0] ?? "").split(",");
  const rows = lines.slice(1).map((line) => line.split(","));
  const dated = rows.filter((row) => (row[header.indexOf("Date")] ?? "") <= asOf);
  const column = (name: string) => Float64Array.from(dated, (row) => Number(row[header.indexOf(name)]));
  return {
    dates: dated.map((row) => row[header.indexOf("Date")] ?? ""),
    open: column("Open"),
    high: column("High"),
    low: column("Low"),
    close: column("Close"),
  };
}

/** Only the bars whose row is kept. */
export function barsWhere(bars: Bars, isKept: (date: string) => boolean): Bars {
  const kept = bars.dates.map(isKept);
  const pick = (column: Float64Array | null) => column?.filter((_, row) => kept[row]) ?? null;
  return {
    dates: bars.dates.filter((_, row) => kept[row]),
    open: pick(bars.open),
    high: pick(bars.high),
    low: pick(bars.low),
    close: bars.close.filter((_, row) => kept[row]),
  };
}

/** Bars of made-up consecutive dates, every price of a bar given or, with closes only, no other column. */
export function barsOf(rows: readonly (readonly [number, number, number, number])[]): Bars {
  const column = (index: 0 | 1 | 2 | 3) => Float64Array.from(rows, (row) => row[index]);
  return { dates: datesOf(rows.length), open: column(0), high: column(1), low: column(2), close: column(3) };
}

/** Closes without any other column. */
export function closesOf(closes: readonly number[]): Bars {
  return { dates: datesOf(closes.length), open: null, high: null, low: null, close: Float64Array.from(closes) };
}

/** That many ascending ISO dates. */
export function datesOf(count: number): string[] {
  return Array.from({ length: count }, (_, day) => new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10));
}
