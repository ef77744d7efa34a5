import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPriceHistory } from "../../../src/index.ts";

const folder = "fixtures/prices";

interface Expected {
  readonly order?: string;
  readonly decimal?: string;
  readonly lineEnd?: string;
  readonly delimiterIs?: string;
  readonly encodingIs?: string;
  readonly symbol?: string;
  readonly footer?: number;
  readonly preamble?: number;
  readonly scale?: number;
  readonly currency?: string;
  readonly onlyClose?: boolean;
  readonly missing?: number;
  readonly adjusted?: number;
  readonly ask?: { symbol?: string; column?: string };
}

type Row = readonly [date: string, open: number, high: number, low: number, close: number, volume: number];

const series: { files: Record<string, Expected>; rows: readonly Row[] } = JSON.parse(
  readFileSync(`${folder}/series.json`, "utf8"),
);

describe("one series in the manners of many vendors", () => {
  it.each(Object.entries(series.files))("%s", async (name, expected) => {
    const { bars, format, level, symbol, findings } = await readPriceHistory(`${folder}/${name}`, expected.ask ?? {});
    expect(bars.dates).toEqual(series.rows.map(([date]) => date));
    expect([...bars.close]).toEqual(series.rows.map((row) => row[4]));
    if (expected.onlyClose !== true) {
      const columns = [bars.open, bars.high, bars.low].map((column) =>
        [...(column ?? [])].map((x) => Math.round(x * 1e6) / 1e6),
      );
      expect(columns).toEqual([1, 2, 3].map((column) => series.rows.map((row) => row[column])));
    }
    expect(level).toEqual({ value: (series.rows.at(-1)?.[4] ?? 0) * (expected.adjusted ?? 1), date: "2026-02-13" });
    expect(symbol).toBe(expected.symbol ?? null);
    expect(format.order).toBe(expected.order ?? "oldest first");
    expect(format.decimalMark).toBe(expected.decimal ?? ".");
    expect(format.priceScale).toBe(expected.scale ?? 1);
    expect(format.footerLines).toBe(expected.footer ?? 0);
    expect(format.preambleLines).toBe(expected.preamble ?? 0);
    expect(format.currency).toBe(expected.currency ?? null);
    if (expected.lineEnd !== undefined) expect(format.lineEnd).toBe(expected.lineEnd);
    if (expected.delimiterIs !== undefined) expect(format.delimiter).toBe(expected.delimiterIs);
    if (expected.encodingIs !== undefined) expect(format.encoding).toBe(expected.encodingIs);
    const dropped = findings.find(({ code }) => code === "HISTORY_ROWS_WITHOUT_PRICE");
    expect(dropped === undefined ? 0 : (dropped.args as { count: number }).count).toBe(expected.missing ?? 0);
  });
});
