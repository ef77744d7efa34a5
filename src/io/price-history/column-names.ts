import type { ColumnNames } from "../table/header-names.ts";

/** What a column of a price file holds. */
export type ColumnRole =
  | "date"
  | "time"
  | "symbol"
  | "open"
  | "high"
  | "low"
  | "close"
  | "settle"
  | "adjustedOpen"
  | "adjustedHigh"
  | "adjustedLow"
  | "adjustedClose"
  | "volume"
  | "ignored";

/**
 * Header words of price files.
 *
 * Where a file has two columns of one role, the one named earlier in its row here is taken: "Close" before "Last"
 * before "Price" before "Value".
 */
export const ENGLISH_NAMES: readonly ColumnNames<ColumnRole>[] = [
  {
    role: "date",
    language: "en",
    names: `
      date, datetime, date time, day, trade date, trading date, exchange date, observation date, effective date,
      price date, business date, dtyyyymmdd, timestamp, ts event, window start, open time, gmt time, local time, unix,
      unix time, unixtime, unix timestamp, epoch, time, t, period, as of date, as of, caldt, datadate`,
  },
  { role: "time", language: "en", names: "time, hour" },
  { role: "symbol", language: "en", names: "symbol, ticker, tic, instrument, security, isin, ric, asset" },
  {
    role: "open",
    language: "en",
    names: `
      open, opening price, open price, px open, open prc, first, first trade price, prcod, o`,
  },
  { role: "high", language: "en", names: "high, high price, day high, max, px high, prchd, h" },
  { role: "low", language: "en", names: "low, low price, day low, min, px low, prcld, l" },
  {
    role: "close",
    language: "en",
    names: `
      close, closing price, close price, closing, close last, closing value, close value, last, last price, px last,
      trdprc 1, last trade price, latest, last trade, last close, price, index value, index level, value, level, nav,
      nav per share, prc, prccd, spindx, c`,
  },
  { role: "settle", language: "en", names: "settle, settlement price, settlement, sett, px settle" },
  { role: "adjustedOpen", language: "en", names: "adj open, adjusted open, open adj, open adjusted" },
  { role: "adjustedHigh", language: "en", names: "adj high, adjusted high, high adj, high adjusted" },
  { role: "adjustedLow", language: "en", names: "adj low, adjusted low, low adj, low adjusted" },
  {
    role: "adjustedClose",
    language: "en",
    names: `
      adj close, adjusted close, close adj, close adjusted, adjusted, adjusted price, adj price`,
  },
  {
    role: "volume",
    language: "en",
    names: `
      volume, vol, trade volume, total volume, tickvol, tick volume, acvol 1, acvol uns`,
  },
  {
    role: "ignored",
    language: "en",
    names: `
      change, chg, net, net change, change percent, percent change, vwap, wap, count, spread, open interest, open int,
      openint, oi, prev close, previous close, prior close, prior settle, trade count, trades, transactions,
      dividends, stock splits, div cash, split factor, per, split ratio, ex dividend, number of trades, bid, ask,
      turnover, amount, average, up, down, series, capital gains, rtype, publisher id, instrument id, close time,
      adj volume, currency, permno, permco, secid, gvkey, cusip, ret, retx, sprtrn, shares outstanding`,
  },
];
