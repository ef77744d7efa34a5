import { dayNumber, isoFromDays } from "../../core/calendar.ts";
import type { PairTrade, SideHistory, TradeSide } from "../../core/pair/trade.ts";
import type { Bars } from "../../core/volatility/bars.ts";
import { scriptJson } from "./markup.ts";

type Column = readonly (number | null)[] | null;

/**
 * Bars as JSON has them: lists for arrays, null for a price that is not there, and dates as days after the date
 * before.
 */
interface WrittenBars {
  readonly days: readonly number[];
  readonly open: Column;
  readonly high: Column;
  readonly low: Column;
  readonly close: readonly (number | null)[];
}

type WrittenSide = Omit<TradeSide, "history"> & {
  readonly history: (Omit<SideHistory, "bars"> & { readonly bars: WrittenBars }) | null;
};

/** A resolved trade as JSON for a script element of the page; {@link readTradeData} reads the same trade back. */
export function tradeData(trade: PairTrade): string {
  return scriptJson({ ...trade, long: writtenSide(trade.long), short: writtenSide(trade.short) });
}

function writtenSide(side: TradeSide): WrittenSide {
  const { history } = side;
  return { ...side, history: history === null ? null : { ...history, bars: writtenBars(history.bars) } };
}

function writtenBars({ dates, open, high, low, close }: Bars): WrittenBars {
  const days = dates.map((date) => dayNumber(date) ?? 0);
  return {
    days: days.map((day, at) => day - (days[at - 1] ?? 0)),
    open: writtenColumn(open),
    high: writtenColumn(high),
    low: writtenColumn(low),
    close: writtenPrices(close),
  };
}

function writtenColumn(prices: Float64Array | null): Column {
  return prices === null ? null : writtenPrices(prices);
}

function writtenPrices(prices: Float64Array): readonly (number | null)[] {
  return Array.from(prices, (price) => (Number.isNaN(price) ? null : price));
}

/** The trade that {@link tradeData} wrote. */
export function readTradeData(text: string): PairTrade {
  const trade: Omit<PairTrade, "long" | "short"> & { readonly long: WrittenSide; readonly short: WrittenSide } =
    JSON.parse(text);
  return { ...trade, long: readSide(trade.long), short: readSide(trade.short) };
}

function readSide(side: WrittenSide): TradeSide {
  const { history } = side;
  return { ...side, history: history === null ? null : { ...history, bars: readBars(history.bars) } };
}

function readBars({ days, open, high, low, close }: WrittenBars): Bars {
  let day = 0;
  const dates = days.map((more) => {
    day += more;
    return isoFromDays(day);
  });
  return { dates, open: readColumn(open), high: readColumn(high), low: readColumn(low), close: readPrices(close) };
}

function readColumn(column: Column): Float64Array | null {
  return column === null ? null : readPrices(column);
}

function readPrices(column: readonly (number | null)[]): Float64Array {
  return Float64Array.from(column, (price) => price ?? Number.NaN);
}
