import type { ColumnNames } from "../table/header-names.ts";

/** What a column of an option chain holds. */
export type ChainRole =
  | "strike"
  | "right"
  | "expiry"
  | "daysLeft"
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
    role: "daysLeft",
    language: "en",
    names: "dte, days, days left, days to expiration, days to expiry, days until expiration, days to maturity",
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
      last, last price, last sale, last px, px last, latest, latest price, ltp, trade price, last traded price,
      last trade price, close, close price`,
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
      quote time in long, quote unixtime, quote date time, snapshot time, snapshot date, snapshot, bid time, ask time,
      bid date, ask date, time stamp, ts event, ts recv, last quote sip timestamp`,
  },
  {
    role: "lastTime",
    language: "en",
    names: `
      last trade, last trade date, last trade time, last traded, trade time, time,
      trade time in long, last trade sip timestamp, last trade participant timestamp`,
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
  { role: "strike", language: "pt", names: "preço de exercício, preço exercício, exercício" },
  { role: "right", language: "pt", names: "tipo, tipo de opção" },
  { role: "expiry", language: "pt", names: "vencimento, data de vencimento, data vencimento" },
  { role: "contract", language: "pt", names: "código de negociação, código, ativo, opção" },
  { role: "underlying", language: "pt", names: "ativo objeto, ativo subjacente, subjacente" },
  { role: "bid", language: "pt", names: "oferta de compra, melhor oferta de compra, melhor compra, of compra, compra" },
  { role: "ask", language: "pt", names: "oferta de venda, melhor oferta de venda, melhor venda, of venda, venda" },
  { role: "last", language: "pt", names: "último, último preço, preço último, último negócio, fechamento" },
  { role: "settle", language: "pt", names: "ajuste, preço de ajuste, preço ajuste" },
  { role: "volatility", language: "pt", names: "volatilidade implícita, vol implícita" },
  { role: "openInterest", language: "pt", names: "contratos em aberto, posição em aberto" },
  { role: "quoteDate", language: "pt", names: "data, data do pregão, data pregão" },
  { role: "quoteTime", language: "pt", names: "data hora, hora, horário" },
  { role: "strike", language: "es", names: "precio de ejercicio, precio ejercicio, ejercicio" },
  { role: "right", language: "es", names: "tipo, tipo de opción" },
  { role: "expiry", language: "es", names: "vencimiento, fecha de vencimiento" },
  { role: "bid", language: "es", names: "precio de compra, compra, demanda" },
  { role: "ask", language: "es", names: "precio de venta, venta, oferta" },
  { role: "last", language: "es", names: "último, último precio, cierre" },
  { role: "settle", language: "es", names: "liquidación, precio de liquidación" },
  { role: "quoteDate", language: "es", names: "fecha" },
  { role: "strike", language: "zh", names: "履約價, 履約價格, 行权价, 行权价格, 行使價, 执行价, 执行价格" },
  { role: "right", language: "zh", names: "買賣權, 買賣權別, 类型, 期权类型, 认购认沽, 看涨看跌, 類型" },
  { role: "expiry", language: "zh", names: "到期月份(週別), 到期月份, 到期日, 到期日期, 到期, 契約月份" },
  { role: "contract", language: "zh", names: "契約, 商品代號, 合约代码, 合约, 合约编码, 期权代码" },
  { role: "underlying", language: "zh", names: "標的, 标的, 标的代码" },
  { role: "bid", language: "zh", names: "最後最佳買價, 最佳買價, 買價, 买价, 买一价, 买入价, 申买价" },
  { role: "ask", language: "zh", names: "最後最佳賣價, 最佳賣價, 賣價, 卖价, 卖一价, 卖出价, 申卖价" },
  { role: "last", language: "zh", names: "成交價, 最新价, 最新成交價, 收盤價, 收盘价" },
  { role: "settle", language: "zh", names: "結算價, 结算价" },
  { role: "volatility", language: "zh", names: "隱含波動率, 隐含波动率" },
  { role: "volume", language: "zh", names: "成交量" },
  { role: "openInterest", language: "zh", names: "未沖銷契約數, 未平倉量, 持仓量" },
  { role: "quoteDate", language: "zh", names: "交易日期, 日期" },
  { role: "quoteTime", language: "zh", names: "時間, 时间, 更新时间" },
];

/**
 * Names of the records within which feeds keep their columns: a flattened one stands before the name of its field, as
 * in "details.strike_price" and "last_quote.ask".
 */
export const RECORD_NAMES: readonly string[] = [
  ...["details", "detail", "greeks", "last", "quote", "quotes", "option", "contract", "data", "attributes", "nbbo"],
  ...["day", "session"],
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

/** Cells that name a right in further languages, without spaces, case and accents. */
export const RIGHT_CELLS: Readonly<Record<string, "call" | "put">> = {
  opcaodecompra: "call",
  opcaodevenda: "put",
  opciondecompra: "call",
  opciondeventa: "put",
  compra: "call",
  venda: "put",
  venta: "put",
  kaufoption: "call",
  verkaufsoption: "put",
  買權: "call",
  賣權: "put",
  认购: "call",
  认沽: "put",
  看涨: "call",
  看跌: "put",
  認購: "call",
  認沽: "put",
};

/** Further cells that say "no price here": cabinet trades have no price of their own, −1 is a feed's empty. */
export const NO_PRICE: readonly string[] = ["<empty>", "cab", "unch", "-1", "-1.0", "-1.00"];
