import { describe, expect, it } from "vitest";
import { refusal } from "../../refusal.ts";
import { chainOf } from "./chain-text.ts";

/**
 * Files in which the column named "?" can be known by its name only, and what their first row must be: an expiry that
 * only the days left decide (6 March is 30 days after 4 February, 3 June 119), a product that is no ticker, a time of
 * quotes beside another that would be taken without it. STRIKE is the strike.
 */
const FILES = {
  strike: ["Type,?,Bid", "C,STRIKE,78.4", { strike: 2750 }],
  right: ["?,Strike,Bid", "P,STRIKE,78.4", { right: "put" }],
  expiry: ["Type,Strike,Bid,?", "C,STRIKE,78.4,2026-03-20", { expiry: "2026-03-20" }],
  "days left": [
    "Type,Strike,Bid,Expiry,Quote Date,?",
    "C,STRIKE,78.4,03/06/2026,2026-02-04,30",
    { expiry: "2026-03-06", quoteTime: "2026-02-04" },
  ],
  contract: ["?,Strike,Bid", "RUTW  260320C02750000,STRIKE,78.4", { symbol: "RUTW", right: "call" }],
  underlying: ["?,Type,Strike,Bid", "RUSSELL 2000,C,STRIKE,78.4", { symbol: "RUSSELL 2000" }],
  bid: ["Type,Strike,?", "C,STRIKE,78.4", { bid: 78.4, ask: null, mark: null, last: null, settle: null }],
  ask: ["Type,Strike,?", "C,STRIKE,78.4", { bid: null, ask: 78.4, mark: null, last: null, settle: null }],
  mark: ["Type,Strike,?", "C,STRIKE,78.4", { bid: null, ask: null, mark: 78.4, last: null, settle: null }],
  last: ["Type,Strike,?", "C,STRIKE,78.4", { bid: null, ask: null, mark: null, last: 78.4, settle: null }],
  settle: ["Type,Strike,?", "C,STRIKE,78.4", { bid: null, ask: null, mark: null, last: null, settle: 78.4 }],
  volatility: ["Type,Strike,Bid,?", "C,STRIKE,78.4,0.204", { impliedVolatility: 0.204 }],
  delta: ["Type,Strike,Bid,?", "C,STRIKE,78.4,0.479", { delta: 0.479 }],
  volume: ["Type,Strike,Bid,?", "C,STRIKE,78.4,55", { volume: 55, openInterest: null }],
  "open interest": ["Type,Strike,Bid,?", "C,STRIKE,78.4,1210", { volume: null, openInterest: 1210 }],
  "quote date": [
    "Downloaded,Type,Strike,Bid,?",
    "2026-01-23 09:00:00,C,STRIKE,78.4,2026-01-22",
    { quoteTime: "2026-01-22" },
  ],
  "quote time": [
    "Downloaded,Type,Strike,Bid,?",
    "2026-01-23 09:00:00,C,STRIKE,78.4,2026-01-22 15:15:00",
    { quoteTime: "2026-01-22T15:15:00" },
  ],
  "time of the last trade": [
    "Type,Strike,Bid,Quote Time,?",
    "C,STRIKE,78.4,2026-01-22 15:15:00,2026-01-21 15:52:08",
    { quoteTime: "2026-01-22T15:15:00", lastTime: "2026-01-21T15:52:08" },
  ],
} as const;

type Meaning = keyof typeof FILES;

/**
 * The columns of vendors' chains, as their files and documentation name them: of OptionMetrics (cp_flag), Cboe DataShop
 * (bid_1545), Bloomberg (OPT_STRIKE_PX), Yahoo (contractSymbol), Schwab (putCall), ORATS (expirDate), Alpha Vantage,
 * Tradier, Polygon, Databento (ts_recv), OptionsDX, DoltHub (act_symbol), Barchart, CME and others.
 */
const ENGLISH: Readonly<Record<Meaning, string>> = {
  strike: "Strike, strikePrice, STRIKE_PX, strk, Exercise Price, K, X Strike, OPT_STRIKE_PX",
  right: `right, putCall, call_put, Type, option_type, Opt Type, C/P, P/C, cp_flag, Call or Put, contract_type,
    OPT_PUT_CALL`,
  expiry: `expiry, expiration, expirationDate, Exp, Exp. Date, expirDate, EXPIRE_DATE, exdate, Expires, maturity,
    Maturity Date, OPT_EXPIRE_DT, Last Trading Day, Last Trading Date, Exp Month, Expiration Month, Expiry Month,
    Contract Month, Month`,
  "days left": "DTE, Days, Days Left, daysToExpiration, Days to Expiry, Days to Maturity",
  contract: `contractSymbol, Contract Name, option_symbol, OCC Symbol, OSI, Option Ticker, Option Code, localSymbol,
    raw_symbol, contractID, Symbol, Ticker, Instrument, code`,
  underlying: "underlying, underlying_symbol, root, root_symbol, Option Root, act_symbol, Product, Product Symbol",
  bid: "bid, bidPrice, BID_PX, PX_BID, best_bid, bid_eod, Close Bid, bid_1545",
  ask: "ask, askPrice, ASK_PX, PX_ASK, Best Ask, Offer, Offer Price, best_offer, ask_eod, ask_1545",
  mark: "mark, markPrice, Mid, Mid Price, Midpoint",
  last: "last, lastPrice, Last Sale, LAST_PX, PX_LAST, Latest, LTP, Trade Price, close",
  settle: "Settle, Settlement, Settlement Price, Sett, PX_SETTLE",
  volatility: `IV, impliedVolatility, Implied Vol., Impl Vol, Imp Vol, impl_volatility, IVOL, mid_iv, IMPVOL_MID,
    volatility, implied_volatility_1545`,
  delta: "delta, DELTA_MID, delta_1545",
  volume: "Volume, vol, Est. Vol, Estimated Volume, totalVolume, trade_volume",
  "open interest": "openInterest, Open Int, OI, Prior day Open Interest",
  "quote date": "quote_date, tradeDate, Trading Date, As Of Date, date, Business Date",
  "quote time": `quote_time, quote_datetime, QUOTE_READTIME, timestamp, DateTime, Updated, Last Updated, Snapshot Time,
    bid_date, ask_date, ts_event, ts_recv, quoteTimeInLong`,
  "time of the last trade": "Last Trade, lastTradeDate, Last Trade Time, Trade Time, tradeTimeInLong",
};

/** Likewise in other languages: of Eurex and German banks, Euronext, B3, MEFF, TAIFEX and the exchanges of China. */
const FOREIGN: readonly Readonly<Partial<Record<Meaning, string>>>[] = [
  {
    strike: "Basispreis, Ausübungspreis",
    right: "Typ, Optionstyp",
    expiry: "Verfall, Verfalltag, Fälligkeit",
    bid: "Geld, Geldkurs",
    ask: "Brief, Briefkurs",
    last: "Letzter, Letzter Kurs, Kurs",
    settle: "Abrechnungspreis, Tägl. Abrechnungspreis",
    volatility: "Implizite Volatilität",
    volume: "Volumen, Umsatz",
  },
  {
    strike: "Prix d'exercice",
    expiry: "Échéance, Date d'échéance",
    bid: "Achat",
    ask: "Vente",
    last: "Dernier, Dernier cours",
  },
  {
    strike: "Preço de Exercício, Exercício",
    right: "Tipo, Tipo de Opção",
    expiry: "Vencimento, Data de Vencimento",
    contract: "Código de Negociação, Código, Ativo",
    underlying: "Ativo-Objeto, Subjacente",
    bid: "Oferta de Compra, Melhor Oferta de Compra",
    ask: "Oferta de Venda, Venda",
    last: "Último, Último Preço, Fechamento",
    settle: "Ajuste, Preço de Ajuste",
    volatility: "Volatilidade Implícita",
    "open interest": "Contratos em Aberto",
    "quote date": "Data do Pregão, Data",
    "quote time": "Data/Hora",
  },
  {
    strike: "Precio de Ejercicio",
    expiry: "Vencimiento, Fecha de Vencimiento",
    bid: "Precio de Compra, Demanda",
    ask: "Precio de Venta",
    last: "Último Precio, Cierre",
    settle: "Liquidación",
    "quote date": "Fecha",
  },
  {
    strike: "履約價, 行权价, 行使價",
    right: "買賣權, 期权类型",
    expiry: "到期日, 到期月份(週別)",
    contract: "契約, 合约代码",
    underlying: "標的, 标的代码",
    bid: "最後最佳買價, 买一价",
    ask: "最後最佳賣價, 卖一价",
    last: "成交價, 最新价, 收盤價",
    settle: "結算價, 结算价",
    volatility: "隱含波動率",
    volume: "成交量",
    "open interest": "未沖銷契約數, 持仓量",
    "quote date": "交易日期",
    "quote time": "更新时间",
  },
];

type Named = readonly [meaning: Meaning, name: string];

const listed = (names: Readonly<Partial<Record<Meaning, string>>>): readonly Named[] =>
  Object.entries(names).flatMap(([meaning, text]) =>
    text.split(",").map((name) => [meaning as Meaning, name.trim()] as const),
  );

function textOf([meaning, name]: Named, strike: string): string {
  const [header, row] = FILES[meaning];
  return `${header.replace("?", name)}\n${row.replace("STRIKE", strike)}\n`;
}

describe("columns of option chains", () => {
  it.each([ENGLISH, ...FOREIGN].flatMap(listed))("%s: %s", async (...named) => {
    const { rows } = await chainOf(textOf(named, "2750"));
    expect(rows).toMatchObject([FILES[named[0]][2]]);
  });

  it.each(listed(ENGLISH).filter(([meaning]) => meaning !== "contract"))(
    "%s: %s is of who writes a decimal point",
    async (...named) => {
      const text = textOf(named, "2.750").replaceAll(/78\.4|0\.204|0\.479/g, "78");
      expect((await chainOf(text)).rows).toMatchObject([{ strike: 2.75 }]);
    },
  );

  it.each(FOREIGN.flatMap(listed).filter(([meaning]) => meaning !== "contract"))(
    "%s: %s is of who may write 2.750 for thousands",
    async (...named) => {
      const text = textOf(named, "2.750").replaceAll(/78\.4|0\.204|0\.479/g, "78");
      expect(await refusal(() => chainOf(text))).toMatchObject([{ code: "CHAIN_NUMBER_AMBIGUOUS" }]);
    },
  );
});

describe("the right of an option", () => {
  it.each([
    ["call", "C, Call, CALLS, CE, Opção de Compra, Opción de compra, Compra, Kaufoption, 買權, 认购, 看涨, 認購"],
    ["put", "P, Put, PUTS, PE, Opção de Venda, Opción de venta, Venda, Venta, Verkaufsoption, 賣權, 认沽, 看跌, 認沽"],
  ])("a %s is written %s", async (right, words) => {
    for (const word of words.split(", "))
      expect((await chainOf(`Type,Strike,Bid\n${word},2750,78.4\n`)).rows, word).toMatchObject([{ right }]);
  });

  it.each(["Call Bid", "calls bid", "C_BID", "CE Bid", "bid_call", "callBid"])(
    "is said by the name %j",
    async (name) => {
      const other = name.replace(/call/i, "put").replace(/^C/, "P");
      const { rows } = await chainOf(`${name},Strike,${other}\n78.4,2750,94.3\n`);
      expect(rows).toMatchObject([
        { right: "call", bid: 78.4 },
        { right: "put", bid: 94.3 },
      ]);
    },
  );
});

describe("names of flattened records", () => {
  it.each([
    ["details.strike_price", "last_quote.bid", "greeks.delta"],
    ["detail.strike", "quote.bid", "option.greeks.delta"],
    ["contract.strike", "quotes.bid", "data.attributes.delta"],
    ["attributes.strike", "nbbo.bid", "day.greeks.delta"],
    ["data.option.strike", "session.bid", "greeks.delta"],
  ])("%s, %s and %s are those of their fields", async (strike, bid, delta) => {
    const { rows } = await chainOf(`type,${strike},${bid},${delta}\nC,2750,78.4,0.479\n`);
    expect(rows).toMatchObject([{ strike: 2750, bid: 78.4, delta: 0.479 }]);
  });

  it("say nothing where another record stands between, nor of the time of a bar", async () => {
    const names = "type,strike,bid,prev_day.ask,day.timestamp";
    const { rows } = await chainOf(`${names}\nC,2750,78.4,75.1,2026-01-21\n`);
    expect(rows).toMatchObject([{ bid: 78.4, ask: null, quoteTime: null }]);
  });
});
