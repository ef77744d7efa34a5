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
export const ENGLISH_NAMES: ColumnNames<ColumnRole> = {
  en: {
    date: `
      date, datetime, date time, day, trade date, trading date, exchange date, observation date, effective date,
      price date, business date, dtyyyymmdd, timestamp, ts event, window start, open time, gmt time, local time,
      unix, unix time, unixtime, unix timestamp, epoch, time, t, period, as of date, as of, caldt, datadate`,
    time: "time, hour",
    symbol: "symbol, ticker, tic, instrument, security, isin, ric, asset",
    open: "open, opening price, open price, px open, open prc, first, first trade price, prcod, o",
    high: "high, high price, day high, max, px high, prchd, h",
    low: "low, low price, day low, min, px low, prcld, l",
    close: `
      close, closing price, close price, closing, close last, closing value, close value, last, last price,
      px last, trdprc 1, last trade price, latest, last trade, last close, price, index value, index level, value,
      level, nav, nav per share, prc, prccd, spindx, c`,
    settle: "settle, settlement price, settlement, sett, px settle",
    adjustedOpen: "adj open, adjusted open, open adj, open adjusted",
    adjustedHigh: "adj high, adjusted high, high adj, high adjusted",
    adjustedLow: "adj low, adjusted low, low adj, low adjusted",
    adjustedClose: "adj close, adjusted close, close adj, close adjusted, adjusted, adjusted price, adj price",
    volume: "volume, vol, trade volume, total volume, tickvol, tick volume, acvol 1, acvol uns",
    ignored: `
      change, chg, net, net change, change percent, percent change, vwap, wap, count, spread, open interest,
      open int, openint, oi, prev close, previous close, prior close, prior settle, trade count, trades,
      transactions, dividends, stock splits, div cash, split factor, per, split ratio, ex dividend,
      number of trades, bid, ask, turnover, amount, average, up, down, series, capital gains, rtype, publisher id,
      instrument id, close time, adj volume, currency, permno, permco, secid, gvkey, cusip, ret, retx, sprtrn,
      shares outstanding`,
  },
};

/** Header words in other languages: looked at where a header is not in English; the first names win over later ones. */
export const FOREIGN_NAMES: ColumnNames<ColumnRole> = {
  de: {
    date: "datum, handelstag, zeit, zeitpunkt, stichtag",
    time: "uhrzeit",
    open: "eröffnung, eröffn, eröffnungskurs, erster, eröffnungspreis",
    high: "hoch, höchst, höchstkurs, tageshoch, hochkurs",
    low: "tief, tiefst, tiefstkurs, tagestief, tiefkurs",
    close: "schluss, schlußkurs, schlusskurs, schluß, zuletzt, letzter, schlusspreis, kurs, stand",
    adjustedClose: "bereinigt, bereinigter schlusskurs, schlusskurs bereinigt",
    settle: "abrechnungskurs, abrechnungspreis, settlement kurs",
    volume: "volumen, umsatz, stücke, stuecke, stück",
    ignored: "veränderung, änderung, diff",
  },
  fr: {
    date: "date, jour, séance",
    time: "heure",
    symbol: "symbole, valeur mobilière",
    open: "ouverture, ouv, cours ouverture, premier",
    high: "plus haut, haut, + haut, le plus haut",
    low: "plus bas, bas, + bas, le plus bas",
    close: "clôture, fermeture, dernier, cours de clôture, cours, valeur",
    adjustedClose: "clôture ajustée, clôture aj, cours ajusté",
    settle: "compensation, cours de compensation",
    volume: "volume, volumes, nombre de titres",
    ignored: "variation",
  },
  es: {
    date: "fecha, día",
    time: "hora",
    symbol: "símbolo",
    open: "apertura, abrir, precio apertura",
    high: "máximo, máx, alto, máximos",
    low: "mínimo, mín, bajo, mínimos",
    close: "cierre, último, precio de cierre, precio cierre, cerrar, precio",
    adjustedClose: "cierre ajustado, cierre aj",
    settle: "liquidación, precio de liquidación",
    volume: "volumen",
  },
  pt: {
    date: "data, dia",
    open: "abertura, abrir",
    high: "máxima, alta",
    low: "mínima, baixa",
    close: "fechamento, fecho, último, preço de fechamento, preço, valor",
    adjustedClose: "fechamento ajustado, fecho ajustado",
    settle: "ajuste, preço de ajuste",
    ignored: "variação",
  },
  it: {
    date: "data, giorno",
    time: "ora",
    open: "apertura, prezzo apertura",
    high: "massimo, max, prezzo massimo",
    low: "minimo, min, prezzo minimo",
    close: "chiusura, ultimo, prezzo di chiusura, prezzo, valore",
    adjustedClose: "chiusura rettificata, chiusura aggiustata",
    settle: "regolamento, prezzo di regolamento",
  },
  nl: {
    date: "datum, dag",
    time: "tijd",
    open: "opening, openingskoers",
    high: "hoog, hoogste",
    low: "laag, laagste",
    close: "slot, slotkoers, laatste, koers",
    adjustedClose: "aangepaste slotkoers",
  },
  pl: {
    date: "data",
    open: "otwarcie",
    high: "najwyższy, max",
    low: "najniższy, min",
    close: "zamknięcie, ostatnio, kurs",
    volume: "wolumen",
  },
  tr: {
    date: "tarih",
    open: "açılış",
    high: "yüksek",
    low: "düşük",
    close: "kapanış, şimdi, son",
    volume: "hacim, hac",
  },
  ru: {
    date: "дата",
    time: "время",
    open: "откр, открытие, цена открытия",
    high: "макс, максимум, максимальная цена",
    low: "мин, минимум, минимальная цена",
    close: "закр, закрытие, цена закрытия, последняя, цена",
    volume: "объем, объём",
  },
  zh: {
    date: "日期, 交易日期, 时间, 時間, 交易日",
    symbol: "代码, 股票代码",
    open: "开盘, 開盤, 开盘价, 開盤價, 今开, 開市, 開市價, 開盤指數",
    high: "高, 最高, 最高价, 最高價, 最高指數",
    low: "低, 最低, 最低价, 最低價, 最低指數",
    close: "收盘, 收盤, 收盘价, 收盤價, 最新价, 收市, 收市價, 收盤指數",
    settle: "结算价, 結算價, 结算",
    adjustedClose: "复权收盘价, 调整后收盘价, 調整後收盤價",
    volume: "成交量, 交易量, 总手",
  },
  ja: {
    date: "日付, 日付け, 日時, 年月日",
    open: "始値",
    high: "高値",
    low: "安値",
    close: "終値",
    adjustedClose: "調整後終値, 修正後終値",
    settle: "清算値, 清算値段",
    volume: "出来高",
  },
  ko: {
    date: "날짜, 일자",
    open: "시가, 오픈",
    high: "고가",
    low: "저가",
    close: "종가, 현재가",
    volume: "거래량",
  },
  sv: {
    open: "öppen, öppning, öppningskurs",
    high: "högst, högsta, dagshögsta",
    low: "lägst, lägsta, dagslägsta",
    close: "stängning, slutkurs, stängningskurs, senaste, senast",
    volume: "volym, omsättning",
  },
  da: {
    date: "dato",
    open: "åben, åbning, åbningskurs",
    high: "høj, højeste",
    low: "lav, laveste",
    close: "lukkekurs, lukning, slutkurs, seneste",
  },
  no: {
    date: "dato",
    open: "åpning, åpen, åpningskurs",
    high: "høy, høyeste",
    low: "lav, laveste",
    close: "sluttkurs, slutt, siste",
    volume: "volum",
  },
  fi: {
    date: "päivämäärä, päivä, pvm",
    open: "avaus, avauskurssi",
    high: "ylin, päivän ylin",
    low: "alin, päivän alin",
    close: "päätös, päätöskurssi, viimeisin, viimeinen",
  },
  cs: {
    open: "otevření, otevírací, otevírací cena",
    high: "nejvyšší, maximum",
    low: "nejnižší, minimum",
    close: "závěr, zavírací cena, zavírací, poslední",
    volume: "objem",
  },
  hu: {
    date: "dátum",
    open: "nyitó, nyitóár",
    close: "záró, záróár, utolsó",
    volume: "forgalom",
  },
  ro: {
    open: "deschidere",
    high: "maxim",
    low: "minim",
    close: "închidere, ultimul",
    volume: "volum",
  },
  el: {
    date: "ημερομηνία",
    open: "άνοιγμα",
    high: "υψηλό, υψηλότερη, μέγιστο",
    low: "χαμηλό, χαμηλότερη, ελάχιστο",
    close: "κλείσιμο, τελευταία",
    volume: "όγκος",
  },
  uk: {
    open: "відкриття, відкр",
    high: "максимум, макс",
    low: "мінімум, мін",
    close: "закриття, ціна закриття, остання, ціна",
  },
  id: {
    date: "tanggal",
    open: "pembukaan",
    high: "tertinggi",
    low: "terendah",
    close: "penutupan, terakhir",
  },
  vi: {
    date: "ngày",
    open: "mở, mở cửa, giá mở cửa",
    high: "cao, cao nhất",
    low: "thấp, thấp nhất",
    close: "đóng cửa, giá đóng cửa, lần cuối",
    volume: "khối lượng, kl",
  },
  th: {
    date: "วันที่, วันเดือนปี",
    open: "เปิด, ราคาเปิด",
    high: "สูงสุด, ราคาสูงสุด",
    low: "ต่ำสุด, ราคาต่ำสุด",
    close: "ปิด, ราคาปิด, ล่าสุด",
  },
  ar: {
    date: "التاريخ",
    open: "الافتتاح, الفتح, افتتاح",
    high: "الأعلى, أعلى",
    low: "الأدنى, أدنى",
    close: "الإغلاق, إغلاق, آخر",
  },
  he: {
    date: "תאריך",
    open: "פתיחה, שער פתיחה",
    high: "גבוה, שער גבוה",
    low: "נמוך, שער נמוך",
    close: "שער נעילה, נעילה, שער",
  },
};
