import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPriceHistory } from "../../../src/index.ts";

const folder = "../shared/vendors";
const present = existsSync(`${folder}/expected.json`);

interface Expected {
  readonly rows: number;
  readonly order: string;
  readonly intraday: boolean;
  readonly first_date: string;
  readonly last_date: string;
  readonly first_close: number;
  readonly last_close: number;
  readonly vol_all: number | null;
  readonly vol_last20: number | null;
  readonly vol_all_adj?: number;
  readonly vol_last20_adj?: number | null;
  readonly rows_without_close: number;
  readonly close_column: string;
}

const files: Record<string, Expected> = present
  ? JSON.parse(readFileSync(`${folder}/expected.json`, "utf8")).files
  : {};

/** Files of several symbols, with the one that expected.json speaks of. */
const SYMBOLS: Record<string, string> = {
  "polygon_flatfile_multi_ticker.csv": "AAPL",
  "databento_ohlcv_1m_readme.csv": "AMZN",
};

/** Sample standard deviation of log returns × √252, straight from the definition. */
function volatility(closes: readonly number[]): number {
  const returns = closes.slice(1).map((close, i) => Math.log(close / (closes[i] ?? Number.NaN)));
  const mean = returns.reduce((sum, r) => sum + r, 0) / returns.length;
  return Math.sqrt((returns.reduce((sum, r) => sum + (r - mean) ** 2, 0) / (returns.length - 1)) * 252);
}

describe.skipIf(!present)("files as vendors write them (skipped without ../shared/vendors)", () => {
  it.each(Object.entries(files))("%s", async (name, expected) => {
    const symbol = SYMBOLS[name];
    const history = await readPriceHistory(`${folder}/${name}`, symbol === undefined ? {} : { symbol });
    const closes = [...history.bars.close];
    expect(history.bars.dates).toHaveLength(expected.rows);
    expect(history.bars.dates[0]).toBe(expected.first_date);
    expect(history.bars.dates.at(-1)).toBe(expected.last_date);
    expect(history.format.order).toBe(expected.order);
    expect(history.spacing.kind === "intraday").toBe(expected.intraday);
    expect(Math.abs((history.level?.value ?? 0) / expected.last_close - 1)).toBeLessThan(1e-7);
    const all = expected.vol_all_adj ?? expected.vol_all;
    if (all !== null) expect(volatility(closes)).toBeCloseTo(all, 12);
    const last20 = expected.vol_last20_adj ?? expected.vol_last20;
    if (last20 !== null) expect(volatility(closes.slice(-21))).toBeCloseTo(last20, 12);
    const raw = await readPriceHistory(`${folder}/${name}`, {
      ...(symbol === undefined ? {} : { symbol }),
      column: /^\d+$/.test(expected.close_column) ? String(Number(expected.close_column) + 1) : expected.close_column,
    });
    expect(raw.bars.close[0]).toBe(expected.first_close);
    expect(raw.bars.close.at(-1)).toBe(expected.last_close);
    if (expected.vol_all !== null) expect(volatility([...raw.bars.close])).toBeCloseTo(expected.vol_all, 12);
    const dropped = history.findings.find(({ code }) => code === "HISTORY_ROWS_WITHOUT_PRICE");
    expect(dropped === undefined ? 0 : (dropped.args as { count: number }).count).toBe(expected.rows_without_close);
  });
});

describe.skipIf(!present)("what those files warn of, or refuse (skipped without ../shared/vendors)", () => {
  it.each([
    ["investing_monthly.csv", "HISTORY_SPACING"],
    ["tradingview_60min_iso_offset.csv", "HISTORY_SPACING"],
    ["ninjatrader_minute.csv", "HISTORY_HEADER_ABSENT"],
    ["yahoo_null_row.csv", "HISTORY_ROWS_WITHOUT_PRICE"],
    ["quandl_wiki_split.csv", "HISTORY_SPLIT_LIKELY"],
    ["metatrader5_daily_tab.csv", "HISTORY_WEEKEND_ROWS"],
    ["mislabelled_high_low.csv", "HISTORY_HIGH_BELOW_LOW"],
  ])("%s: %s", async (name, code) => {
    const { findings } = await readPriceHistory(`${folder}/${name}`);
    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  it.each(Object.keys(SYMBOLS))("%s is refused without a symbol", async (name) => {
    await expect(readPriceHistory(`${folder}/${name}`)).rejects.toMatchObject({ code: "HISTORY_SYMBOLS_SEVERAL" });
  });
});

const prices = "../shared/data";

describe.skipIf(!existsSync(prices))("real futures prices (skipped without ../shared/data)", () => {
  // Levels and volatilities of issue 3, given there to the thousandth of a per cent.
  it.each([
    ["RTY_F_yahoo.csv", 2730.8, 0.13998, 0.22886, 0.22963],
    ["NQ_F_yahoo.csv", 25658.25, 0.1247, 0.23456, 0.23461],
  ])("%s", async (name, level, month, year, yearOfTradingDays) => {
    const later = await readPriceHistory(`${prices}/${name}`, { asOf: "2026-01-22" });
    expect(later.level).toEqual({ value: level, date: "2026-01-22" });
    const history = await readPriceHistory(`${prices}/${name}`, { asOf: "2026-01-16" });
    const weekend = history.findings.find(({ code }) => code === "HISTORY_WEEKEND_ROWS");
    expect(weekend?.args).toMatchObject({ count: 1, dates: ["2025-07-13"], dropped: false });
    expect(volatility([...history.bars.close.slice(-21)])).toBeCloseTo(month, 5);
    expect(volatility([...history.bars.close.slice(-253)])).toBeCloseTo(year, 5);
    const trading = await readPriceHistory(`${prices}/${name}`, { asOf: "2026-01-16", skipWeekends: true });
    expect(volatility([...trading.bars.close.slice(-253)])).toBeCloseTo(yearOfTradingDays, 5);
  });
});
