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
export const CHAIN_COLUMN_NAMES: ColumnNames<ChainRole> = {
  en: {
    strike: "strike, strike price, strike px, strk, exercise price, k, x strike, opt strike px",
    right: `
      right, put call, call put, type, option type, opt type, option right, c p, p c, cp, pc, cp flag,
      call or put, put or call, calls puts, puts calls, contract type, opt put call`,
    expiry: `
      expiry, expiration, expiration date, expiry date, exp, exp date, expir date, expire date, expdate, exdate,
      exp day, expires, maturity, maturity date, opt expire dt, expire unix, last trading day, last trading date,
      exp month, expiration month, expiry month, contract month, month`,
    daysLeft: "dte, days, days left, days to expiration, days to expiry, days until expiration, days to maturity",
    contract: `
      contract symbol, contract name, option symbol, occ symbol, osi symbol, osi, option ticker, option, options,
      option code, local symbol, raw symbol, contract, contract id, symbol, ticker, instrument, code`,
    underlying: `
      underlying, underlying symbol, underlier, root, root symbol, option root, act symbol, stock symbol, product,
      product symbol`,
    bid: "bid, bid price, bid px, px bid, best bid, bid eod, close bid, bid 1545",
    ask: "ask, ask price, ask px, px ask, best ask, offer, offer price, best offer, ask eod, close ask, ask 1545",
    mark: "mark, mark price, mid, mid price, midpoint, mid point",
    last: `
      last, last price, last sale, last px, px last, latest, latest price, ltp, trade price, last traded price,
      last trade price, close, close price`,
    settle: "settle, settlement, settlement price, settle price, sett, px settle, daily settle",
    volatility: `
      iv, implied volatility, implied vol, impl vol, imp vol, impl volatility, imp volatility, ivol, mid iv,
      iv mid, impvol mid, volatility, implied volatility 1545`,
    delta: "delta, delta mid, delta 1545",
    volume: "volume, vol, est vol, estimated volume, total volume, trade volume",
    openInterest: "open interest, open int, oi, prior day open interest, prior day oi",
    quoteDate: "quote date, trade date, trading date, as of date, date, data date, business date",
    quoteTime: `
      quote time, quote datetime, quote readtime, quote timestamp, timestamp, datetime, as of, updated,
      last updated, quote time in long, quote unixtime, quote date time, snapshot time, snapshot date, snapshot,
      bid time, ask time, bid date, ask date, time stamp, ts event, ts recv, last quote sip timestamp`,
    lastTime: `
      last trade, last trade date, last trade time, last traded, trade time, time, trade time in long,
      last trade sip timestamp, last trade participant timestamp`,
  },
  de: {
    strike: "basispreis, ausübungspreis, basis",
    right: "typ, optionstyp, optionsart",
    expiry: "verfall, verfalltag, verfallstag, verfallsdatum, fälligkeit",
    bid: "geld, geldkurs",
    ask: "brief, briefkurs",
    last: "letzter, letzter kurs, letzter preis, kurs",
    settle: "abrechnungspreis, abrechnungskurs, tägl abrechnungspreis",
    volatility: "implizite volatilität, impl volatilität",
    volume: "volumen, umsatz",
  },
  fr: {
    strike: "prix d'exercice, prix exercice",
    expiry: "échéance, date d'échéance",
    bid: "achat, demande",
    ask: "vente, offre",
    last: "dernier, dernier cours",
  },
  pt: {
    strike: "preço de exercício, preço exercício, exercício",
    right: "tipo, tipo de opção",
    expiry: "vencimento, data de vencimento, data vencimento",
    contract: "código de negociação, código, ativo, opção",
    underlying: "ativo objeto, ativo subjacente, subjacente",
    bid: "oferta de compra, melhor oferta de compra, melhor compra, of compra, compra",
    ask: "oferta de venda, melhor oferta de venda, melhor venda, of venda, venda",
    last: "último, último preço, preço último, último negócio, fechamento",
    settle: "ajuste, preço de ajuste, preço ajuste",
    volatility: "volatilidade implícita, vol implícita",
    openInterest: "contratos em aberto, posição em aberto",
    quoteDate: "data, data do pregão, data pregão",
    quoteTime: "data hora, hora, horário",
  },
  es: {
    strike: "precio de ejercicio, precio ejercicio, ejercicio",
    right: "tipo, tipo de opción",
    expiry: "vencimiento, fecha de vencimiento",
    bid: "precio de compra, compra, demanda",
    ask: "precio de venta, venta, oferta",
    last: "último, último precio, cierre",
    settle: "liquidación, precio de liquidación",
    quoteDate: "fecha",
  },
  zh: {
    strike: "履約價, 履約價格, 行权价, 行权价格, 行使價, 执行价, 执行价格",
    right: "買賣權, 買賣權別, 类型, 期权类型, 认购认沽, 看涨看跌, 類型",
    expiry: "到期月份(週別), 到期月份, 到期日, 到期日期, 到期, 契約月份",
    contract: "契約, 商品代號, 合约代码, 合约, 合约编码, 期权代码",
    underlying: "標的, 标的, 标的代码",
    bid: "最後最佳買價, 最佳買價, 買價, 买价, 买一价, 买入价, 申买价",
    ask: "最後最佳賣價, 最佳賣價, 賣價, 卖价, 卖一价, 卖出价, 申卖价",
    last: "成交價, 最新价, 最新成交價, 收盤價, 收盘价",
    settle: "結算價, 结算价",
    volatility: "隱含波動率, 隐含波动率",
    volume: "成交量",
    openInterest: "未沖銷契約數, 未平倉量, 持仓量",
    quoteDate: "交易日期, 日期",
    quoteTime: "時間, 时间, 更新时间",
  },
};

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
