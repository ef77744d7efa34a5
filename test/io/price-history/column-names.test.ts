import { describe, expect, it } from "vitest";
import { readPriceHistory } from "../../../src/index.ts";
import { refusal } from "../../refusal.ts";

type Meaning =
  | "date"
  | "time"
  | "symbol"
  | "open"
  | "high"
  | "low"
  | "close"
  | "settle"
  | "adjusted close"
  | "volume"
  | "nothing";

/**
 * The columns of vendors' files, as their exports and documentation name them, and what a trader knows them for: of
 * Yahoo, Stooq, Bloomberg (PX_LAST), Refinitiv (TRDPRC_1), CRSP (prc), Compustat (prccd), MetaTrader (<CLOSE>), Tiingo,
 * Databento, Polygon, Nasdaq, Cboe, FRED, Barchart and others.
 */
const ENGLISH: Readonly<Record<Meaning, string>> = {
  date: `Date, DateTime, Day, Trade Date, tradingDate, Exchange Date, observation_date, Effective Date, Price Date,
    Business Date, <DTYYYYMMDD>, timestamp, ts_event, window_start, Gmt time, Local time, unix_time, Unix Timestamp,
    epoch, t, Period, As Of Date, caldt, datadate`,
  time: "<TIME>, Hour",
  symbol: "Symbol, ticker, tic, Instrument, Security, ISIN, #RIC, Asset",
  open: "Open, Opening Price, Open Price, PX_OPEN, OPEN_PRC, First, FirstTradePrice, prcod, o",
  high: "High, High Price, Day High, Max, PX_HIGH, prchd, h",
  low: "Low, Low Price, Day Low, Min, PX_LOW, prcld, l",
  close: `Close, Closing Price, Close/Last, Closing Value, Last, Last Price, PX_LAST, TRDPRC_1, Latest, Price,
    Index Value, Index Level, Value, Level, NAV, NAV per share, prc, prccd, spindx, c`,
  settle: "Settle, Settlement Price, Settlement, Sett, PX_SETTLE",
  "adjusted close": "Adj Close, Adj. Close, adjClose, adjusted_close, Close (adj), Adjusted, Adjusted Price",
  volume: "Volume, Vol., Trade Volume, Total Volume, <TICKVOL>, Tick Volume, ACVOL_1, ACVOL_UNS",
  nothing: `Change, Chg, Net, Net Change, Percent Change, %Change, VWAP, wap, count, <SPREAD>, Open Interest, Open Int,
    OI, Prev Close, Previous Close, Prior Settle, transactions, Dividends, Stock Splits, divCash, splitFactor, <PER>,
    Split Ratio, Ex-Dividend, Number of Trades, Bid, Ask, Turnover, Amount, Average, Capital Gains, rtype,
    publisher_id, instrument_id, Close time, adjVolume, Currency, PERMNO, PERMCO, gvkey, CUSIP, RET, RETX, sprtrn`,
};

/**
 * Likewise in the languages that write a decimal comma, as the Unicode CLDR has it: downloads of Investing.com, of
 * exchanges and of brokers.
 */
const WITH_COMMA: Readonly<Record<string, Readonly<Partial<Record<Meaning, string>>>>> = {
  de: {
    date: "Datum, Handelstag, Zeitpunkt, Stichtag",
    time: "Uhrzeit",
    open: "Eröffnung, Eröffn., Eröffnungskurs, Erster",
    high: "Hoch, Höchst, Tageshoch",
    low: "Tief, Tiefst, Tagestief",
    close: "Schluss, Schlußkurs, Schlusskurs, Zuletzt, Letzter, Kurs, Stand",
    settle: "Abrechnungskurs, Abrechnungspreis",
    "adjusted close": "Bereinigter Schlusskurs, Schlusskurs bereinigt",
    volume: "Volumen, Umsatz, Stücke",
    nothing: "Veränderung, Änderung, Diff.",
  },
  fr: {
    date: "Jour, Séance",
    time: "Heure",
    symbol: "Symbole, Valeur mobilière",
    open: "Ouverture, Ouv., Premier",
    high: "Plus Haut, + haut",
    low: "Plus Bas, + bas",
    close: "Clôture, Dernier, Cours de clôture, Cours",
    settle: "Compensation, Cours de compensation",
    "adjusted close": "Clôture ajustée, Cours ajusté",
    volume: "Volumes, Nombre de titres",
    nothing: "Variation",
  },
  es: {
    date: "Fecha, Día",
    time: "Hora",
    symbol: "Símbolo",
    open: "Apertura, Abrir",
    high: "Máximo, Máximos, Alto",
    low: "Mínimo, Mínimos, Bajo",
    close: "Cierre, Último, Precio de cierre, Precio",
    settle: "Liquidación, Precio de liquidación",
    "adjusted close": "Cierre ajustado, Cierre aj.",
    volume: "Volumen",
  },
  pt: {
    date: "Data, Dia",
    open: "Abertura, Abrir",
    high: "Máxima, Alta",
    low: "Mínima, Baixa",
    close: "Fechamento, Fecho, Último, Preço de fechamento, Preço",
    settle: "Ajuste, Preço de ajuste",
    "adjusted close": "Fechamento ajustado",
    nothing: "Variação",
  },
  it: {
    date: "Data, Giorno",
    time: "Ora",
    open: "Apertura, Prezzo apertura",
    high: "Massimo, Prezzo massimo",
    low: "Minimo, Prezzo minimo",
    close: "Chiusura, Ultimo, Prezzo di chiusura, Prezzo",
    settle: "Regolamento, Prezzo di regolamento",
    "adjusted close": "Chiusura rettificata",
  },
  nl: {
    date: "Datum, Dag",
    time: "Tijd",
    open: "Opening, Openingskoers",
    high: "Hoog, Hoogste",
    low: "Laag, Laagste",
    close: "Slot, Slotkoers, Laatste, Koers",
    "adjusted close": "Aangepaste slotkoers",
  },
  pl: {
    date: "Data",
    open: "Otwarcie",
    high: "Najwyższy",
    low: "Najniższy",
    close: "Zamknięcie, Ostatnio",
    volume: "Wolumen",
  },
  tr: {
    date: "Tarih",
    open: "Açılış",
    high: "Yüksek",
    low: "Düşük",
    close: "Kapanış, Şimdi, Son",
    volume: "Hacim, Hac.",
  },
  ru: {
    date: "Дата",
    time: "Время",
    open: "Откр., Открытие, Цена открытия",
    high: "Максимальная цена",
    low: "Мин., Минимум, Минимальная цена",
    close: "Закр., Закрытие, Последняя, Цена",
    volume: "Объем, Объём",
  },
  sv: {
    open: "Öppen, Öppningskurs",
    high: "Högst, Dagshögsta",
    low: "Lägst, Dagslägsta",
    close: "Stängning, Senaste, Slutkurs",
    volume: "Volym, Omsättning",
  },
  da: {
    date: "Dato",
    open: "Åben, Åbning",
    high: "Høj, Højeste",
    low: "Lav, Laveste",
    close: "Lukkekurs, Seneste",
  },
  no: { open: "Åpning, Åpningskurs", high: "Høy, Høyeste", low: "Laveste", close: "Sluttkurs, Siste", volume: "Volum" },
  fi: {
    date: "Päivämäärä, Pvm",
    open: "Avaus, Avauskurssi",
    high: "Ylin, Päivän ylin",
    low: "Alin, Päivän alin",
    close: "Päätöskurssi, Viimeisin",
  },
  cs: {
    open: "Otevření, Otevírací cena",
    high: "Nejvyšší, Maximum",
    low: "Nejnižší, Minimum",
    close: "Závěr, Zavírací cena, Poslední",
    volume: "Objem",
  },
  hu: { date: "Dátum", open: "Nyitó, Nyitóár", close: "Záró, Záróár, Utolsó", volume: "Forgalom" },
  ro: { open: "Deschidere", high: "Maxim", low: "Minim", close: "Închidere, Ultimul" },
  el: {
    date: "Ημερομηνία",
    open: "Άνοιγμα",
    high: "Υψηλό, Μέγιστο",
    low: "Χαμηλό, Ελάχιστο",
    close: "Κλείσιμο, Τελευταία",
    volume: "Όγκος",
  },
  uk: {
    open: "Відкриття",
    high: "Макс., Максимум",
    low: "Мін., Мінімум",
    close: "Закриття, Остання, Ціна",
  },
  id: { date: "Tanggal", open: "Pembukaan", high: "Tertinggi", low: "Terendah", close: "Penutupan, Terakhir" },
  vi: {
    date: "Ngày",
    open: "Mở, Giá mở cửa",
    high: "Cao nhất",
    low: "Thấp nhất",
    close: "Đóng cửa, Lần cuối",
    volume: "Khối lượng, KL",
  },
};

/** Likewise in the languages that write a decimal point. */
const WITH_POINT: Readonly<Record<string, Readonly<Partial<Record<Meaning, string>>>>> = {
  zh: {
    date: "日期, 交易日期, 時間, 交易日",
    symbol: "代码, 股票代码",
    open: "开盘, 開盤價, 今开, 開市, 開盤指數",
    high: "高, 最高价, 最高價, 最高指數",
    low: "低, 最低价, 最低價, 最低指數",
    close: "收盘, 收盤價, 最新价, 收市, 收盤指數",
    settle: "结算价, 結算價",
    "adjusted close": "复权收盘价, 調整後收盤價",
    volume: "成交量, 交易量, 总手",
  },
  ja: {
    date: "日付, 日付け, 日時, 年月日",
    open: "始値",
    high: "高値",
    low: "安値",
    close: "終値",
    settle: "清算値",
    "adjusted close": "調整後終値, 修正後終値",
    volume: "出来高",
  },
  ko: { date: "날짜, 일자", open: "시가, 오픈", high: "고가", low: "저가", close: "종가, 현재가", volume: "거래량" },
  th: { date: "วันที่, วันเดือนปี", open: "เปิด, ราคาเปิด", high: "สูงสุด", low: "ต่ำสุด", close: "ปิด, ล่าสุด" },
  ar: { date: "التاريخ", open: "الافتتاح, الفتح", high: "الأعلى", low: "الأدنى", close: "الإغلاق, آخر" },
  he: { date: "תאריך", open: "פתיחה", high: "גבוה", low: "נמוך", close: "שער נעילה, נעילה, שער" },
};

/**
 * Files in which the column named "?" can be known by its name only: day numbers, digits, a word, a price among others,
 * a volume that is 0 in one row, numbers beside the one price that no name explains. P is the price.
 */
const FILES: Readonly<Record<Meaning, readonly string[]>> = {
  // 29 and 30 January 2024 are 45,320 and 45,321 days after 30 December 1899.
  date: ["?,Basis", "45320,P", "45321,P"],
  time: ["Date,?,Close", "2024-01-29,160000,P", "2024-01-30,160000,P"],
  symbol: ["Date,?,Close", "2024-01-29,A B,P", "2024-01-30,A B,P"],
  open: ["Date,?,Close", "2024-01-29,P,P", "2024-01-30,P,P"],
  high: ["Date,?,Close", "2024-01-29,P,P", "2024-01-30,P,P"],
  low: ["Date,?,Close", "2024-01-29,P,P", "2024-01-30,P,P"],
  close: ["Date,?,Volume,Basis", "2024-01-29,P,7,1", "2024-01-30,P,7,1"],
  settle: ["Date,Close,?", "2024-01-29,P,P", "2024-01-30,P,P"],
  "adjusted close": ["Date,Close,?", "2024-01-29,P,P", "2024-01-30,P,P"],
  volume: ["Date,Basis,?", "2024-01-29,P,7", "2024-01-30,P,0", "2024-01-31,P,7"],
  nothing: ["Date,Basis,?", "2024-01-29,P,7", "2024-01-30,P,8"],
};

const file = (meaning: Meaning, name: string, price: string): string =>
  FILES[meaning].join("\n").replaceAll("P", price).replace("?", name);

async function meaningsOf(meaning: Meaning, name: string): Promise<readonly string[]> {
  const { format, symbol, findings } = await readPriceHistory({ name: "a.csv", text: file(meaning, name, "16592.11") });
  const found: Record<string, string | null> = {
    date: format.dateColumn,
    time: format.timeColumn,
    open: format.openColumn,
    high: format.highColumn,
    low: format.lowColumn,
    close: format.priceColumn,
    settle: format.levelColumn,
  };
  const columns = Object.keys(found).filter((one) => found[one] === name);
  const hasVolume = findings.some(({ code }) => code === "HISTORY_ZERO_VOLUME");
  return [...columns, ...(symbol === null ? [] : ["symbol"]), ...(hasVolume ? ["volume"] : [])];
}

/** What a reading shows of a column: a price that is used is that of volatility, or of the level, or both. */
const SHOWN: Partial<Record<Meaning, readonly string[]>> = {
  close: ["close", "settle"],
  settle: ["close", "settle"],
  "adjusted close": ["close"],
  nothing: [],
};

const listed = (names: Readonly<Partial<Record<Meaning, string>>>): readonly (readonly [Meaning, string])[] =>
  Object.entries(names).flatMap(([meaning, text]) =>
    text.split(",").map((name) => [meaning as Meaning, name.trim()] as const),
  );

const foreign = { ...WITH_COMMA, ...WITH_POINT };
const EVERY = [ENGLISH, ...Object.values(foreign)].flatMap(listed);

describe("columns of price files", () => {
  it.each(EVERY)("%s: %s", async (meaning, name) => {
    expect(await meaningsOf(meaning, name)).toEqual(SHOWN[meaning] ?? [meaning]);
  });

  it.each(Object.values(WITH_COMMA).flatMap(listed))(
    "%s: %s is of who may write 16.592 for thousands",
    async (...of) => {
      expect(await refusal(() => readPriceHistory({ name: "a.csv", text: file(...of, "16.592") }))).toMatchObject([
        { code: "HISTORY_NUMBER_AMBIGUOUS" },
      ]);
    },
  );

  it.each([ENGLISH, ...Object.values(WITH_POINT)].flatMap(listed))("%s: %s is of who does not", async (...of) => {
    const { bars } = await readPriceHistory({ name: "a.csv", text: file(...of, "16.592") });
    expect(bars.close[0]).toBe(16.592);
  });

  it.each([
    ["open", "Eroffnung"],
    ["open", "ACILIS"],
    ["high", "Hojeste"],
    ["high", "MAXIMO"],
    ["close", "Dong cua"],
    ["volume", "Hacım"],
  ] as const)("%s: %s, without its accents", async (meaning, name) => {
    expect(await meaningsOf(meaning, name)).toEqual(SHOWN[meaning] ?? [meaning]);
  });
});
