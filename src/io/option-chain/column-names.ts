import type { ColumnNames } from "../table/header-names.ts";

/** What a column of an option chain holds. */
export type ChainRole =
  | "strike"
  | "right"
  | "expiry"
  | "contract"
  | "underlying"
  | "bid"
  | "ask"
  | "mark"
  | "last"
  | "settle"
  | "volatility"
  | "delta"
  | "volume"
  | "openInterest"
  | "quoteDate"
  | "quoteTime"
  | "lastTime";

/**
 * Header words of option chains, compared without the words call and put.
 *
 * Names of yesterday's prices ("Prior Settle"), of sizes and of changes are left out on purpose: those columns are not
 * read.
 */
export const CHAIN_COLUMN_NAMES: readonly ColumnNames<ChainRole>[] = [
  {
    role: "strike",
    language: "en",
    names: `
      strike, strike price, strike px, strk, exercise price, k, x strike, opt strike px`,
  },
  {
    role: "right",
    language: "en",
    names: `
      right, put call, call put, type, option type, opt type, option right, c p, p c, cp, pc, cp flag, call or put,
      put or call, calls puts, puts calls, contract type, opt put call`,
  },
  {
    role: "expiry",
    language: "en",
    names: `
      expiry, expiration, expiration date, expiry date, exp, exp date, expir date, expire date, expdate, exdate,
      exp day, expires, maturity, maturity date, opt expire dt, expire unix`,
  },
  {
    role: "contract",
    language: "en",
    names: `
      contract symbol, contract name, option symbol, occ symbol, osi symbol, osi, option ticker, option, options,
      option code, local symbol, raw symbol, contract, contract id, symbol, ticker, instrument, code`,
  },
  {
    role: "underlying",
    language: "en",
    names: `
      underlying, underlying symbol, underlier, root, root symbol, option root, act symbol, stock symbol, product,
      product symbol`,
  },
  { role: "bid", language: "en", names: "bid, bid price, bid px, px bid, best bid, bid eod, close bid, bid 1545" },
  {
    role: "ask",
    language: "en",
    names: `
      ask, ask price, ask px, px ask, best ask, offer, offer price, best offer, ask eod, close ask, ask 1545`,
  },
  { role: "mark", language: "en", names: "mark, mark price, mid, mid price, midpoint, mid point" },
  {
    role: "last",
    language: "en",
    names: `
      last, last price, last sale, last px, px last, latest, latest price, ltp, trade price, last traded price, close,
      close price`,
  },
  {
    role: "settle",
    language: "en",
    names: `
      settle, settlement, settlement price, settle price, sett, px settle, daily settle`,
  },
  {
    role: "volatility",
    language: "en",
    names: `
      iv, implied volatility, implied vol, impl vol, imp vol, impl volatility, imp volatility, ivol, mid iv, iv mid,
      impvol mid, volatility, implied volatility 1545`,
  },
  { role: "delta", language: "en", names: "delta, delta mid, delta 1545" },
  { role: "volume", language: "en", names: "volume, vol, est vol, estimated volume, total volume, trade volume" },
  { role: "openInterest", language: "en", names: "open interest, open int, oi, prior day open interest, prior day oi" },
  {
    role: "quoteDate",
    language: "en",
    names: `
      quote date, trade date, trading date, as of date, date, data date, business date`,
  },
  {
    role: "quoteTime",
    language: "en",
    names: `
      quote time, quote datetime, quote readtime, quote timestamp, timestamp, datetime, as of, updated, last updated,
      ts event`,
  },
  {
    role: "lastTime",
    language: "en",
    names: `
      last trade, last trade date, last trade time, last traded, trade time, time`,
  },
  { role: "strike", language: "de", names: "basispreis, ausübungspreis, basis" },
  { role: "right", language: "de", names: "typ, optionstyp, optionsart" },
  { role: "expiry", language: "de", names: "verfall, verfalltag, verfallstag, verfallsdatum, fälligkeit" },
  { role: "bid", language: "de", names: "geld, geldkurs" },
  { role: "ask", language: "de", names: "brief, briefkurs" },
  { role: "last", language: "de", names: "letzter, letzter kurs, letzter preis, kurs" },
  { role: "settle", language: "de", names: "abrechnungspreis, abrechnungskurs, tägl abrechnungspreis" },
  { role: "volatility", language: "de", names: "implizite volatilität, impl volatilität" },
  { role: "volume", language: "de", names: "volumen, umsatz" },
  { role: "strike", language: "fr", names: "prix d'exercice, prix exercice" },
  { role: "expiry", language: "fr", names: "échéance, date d'échéance" },
  { role: "bid", language: "fr", names: "achat, demande" },
  { role: "ask", language: "fr", names: "vente, offre" },
  { role: "last", language: "fr", names: "dernier, dernier cours" },
];

/** Words that say which right a column, a heading or a cell is of. */
export const RIGHT_WORDS: Readonly<Record<string, "call" | "put">> = {
  c: "call",
  call: "call",
  calls: "call",
  ce: "call",
  p: "put",
  put: "put",
  puts: "put",
  pe: "put",
};

/** Further cells that say "no price here": cabinet trades have no price of their own, −1 is a feed's empty. */
export const NO_PRICE: readonly string[] = ["<empty>", "cab", "unch", "-1", "-1.0", "-1.00"];
