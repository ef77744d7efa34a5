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

/** How one language, or the software of one kind of vendor, names a column; the first names win over later ones. */
export interface ColumnNames {
  readonly role: ColumnRole;
  readonly language: string;
  readonly names: readonly string[];
}

/**
 * Header words of price files, compared without case, accents, spaces and punctuation.
 *
 * Where a file has two columns of one role, the one named earlier in its row here is taken: "Close" before "Last" before
 * "Price" before "Value".
 */
export const COLUMN_NAMES: readonly ColumnNames[] = [
  {
    role: "date",
    language: "en",
    names: [
      ...["date", "datetime", "date time", "day", "trade date", "trading date", "exchange date", "observation date"],
      ...["effective date", "price date", "business date", "dtyyyymmdd", "timestamp", "ts event", "window start"],
      ...[
        "open time",
        "gmt time",
        "local time",
        "unix",
        "unix time",
        "unixtime",
        "unix timestamp",
        "epoch",
        "time",
        "t",
      ],
      ...["period", "as of date", "caldt"],
    ],
  },
  { role: "time", language: "en", names: ["time", "hour"] },
  {
    role: "symbol",
    language: "en",
    names: ["symbol", "ticker", "tic", "instrument", "security", "isin", "ric", "asset"],
  },
  { role: "open", language: "en", names: ["open", "opening price", "open price", "px open", "first", "o"] },
  { role: "high", language: "en", names: ["high", "high price", "day high", "max", "px high", "h"] },
  { role: "low", language: "en", names: ["low", "low price", "day low", "min", "px low", "l"] },
  {
    role: "close",
    language: "en",
    names: [
      ...["close", "closing price", "close price", "closing", "close last", "closing value", "close value"],
      ...["last", "last price", "px last", "latest", "last trade", "last close", "price", "index value", "index level"],
      ...["value", "level", "nav", "c"],
    ],
  },
  { role: "settle", language: "en", names: ["settle", "settlement price", "settlement", "sett", "px settle"] },
  { role: "adjustedOpen", language: "en", names: ["adj open", "adjusted open", "open adj", "open adjusted"] },
  { role: "adjustedHigh", language: "en", names: ["adj high", "adjusted high", "high adj", "high adjusted"] },
  { role: "adjustedLow", language: "en", names: ["adj low", "adjusted low", "low adj", "low adjusted"] },
  {
    role: "adjustedClose",
    language: "en",
    names: ["adj close", "adjusted close", "close adj", "close adjusted", "adjusted", "adjusted price", "adj price"],
  },
  {
    role: "volume",
    language: "en",
    names: ["volume", "vol", "trade volume", "total volume", "tickvol", "tick volume"],
  },
  {
    role: "ignored",
    language: "en",
    names: [
      ...["change", "chg", "net", "net change", "change percent", "percent change", "vwap", "wap", "count", "spread"],
      ...["open interest", "open int", "openint", "oi", "prev close", "previous close", "prior close", "prior settle"],
      ...["trade count", "trades", "transactions", "dividends", "stock splits", "div cash", "split factor", "per"],
      ...[
        "split ratio",
        "ex dividend",
        "number of trades",
        "bid",
        "ask",
        "turnover",
        "amount",
        "average",
        "up",
        "down",
      ],
      ...["series", "capital gains", "rtype", "publisher id", "instrument id", "close time", "adj volume", "currency"],
    ],
  },

  { role: "date", language: "de", names: ["datum", "handelstag", "zeit", "zeitpunkt", "stichtag"] },
  { role: "time", language: "de", names: ["uhrzeit"] },
  { role: "open", language: "de", names: ["eröffnung", "eröffn", "eröffnungskurs", "erster", "eröffnungspreis"] },
  { role: "high", language: "de", names: ["hoch", "höchst", "höchstkurs", "tageshoch", "hochkurs"] },
  { role: "low", language: "de", names: ["tief", "tiefst", "tiefstkurs", "tagestief", "tiefkurs"] },
  {
    role: "close",
    language: "de",
    names: ["schluss", "schlußkurs", "schlusskurs", "schluß", "zuletzt", "letzter", "schlusspreis", "kurs", "stand"],
  },
  { role: "adjustedClose", language: "de", names: ["bereinigt", "bereinigter schlusskurs", "schlusskurs bereinigt"] },
  { role: "settle", language: "de", names: ["abrechnungskurs", "abrechnungspreis", "settlement kurs"] },
  { role: "volume", language: "de", names: ["volumen", "umsatz", "stücke", "stuecke", "stück"] },
  { role: "ignored", language: "de", names: ["veränderung", "änderung", "diff"] },

  { role: "date", language: "fr", names: ["date", "jour", "séance"] },
  { role: "time", language: "fr", names: ["heure"] },
  { role: "symbol", language: "fr", names: ["symbole", "valeur mobilière"] },
  { role: "open", language: "fr", names: ["ouverture", "ouv", "cours ouverture", "premier"] },
  { role: "high", language: "fr", names: ["plus haut", "haut", "+ haut", "le plus haut"] },
  { role: "low", language: "fr", names: ["plus bas", "bas", "+ bas", "le plus bas"] },
  { role: "close", language: "fr", names: ["clôture", "fermeture", "dernier", "cours de clôture", "cours", "valeur"] },
  { role: "adjustedClose", language: "fr", names: ["clôture ajustée", "clôture aj", "cours ajusté"] },
  { role: "settle", language: "fr", names: ["compensation", "cours de compensation"] },
  { role: "volume", language: "fr", names: ["volume", "volumes", "nombre de titres"] },
  { role: "ignored", language: "fr", names: ["variation"] },

  { role: "date", language: "es", names: ["fecha", "día"] },
  { role: "time", language: "es", names: ["hora"] },
  { role: "symbol", language: "es", names: ["símbolo"] },
  { role: "open", language: "es", names: ["apertura", "abrir", "precio apertura"] },
  { role: "high", language: "es", names: ["máximo", "máx", "alto", "máximos"] },
  { role: "low", language: "es", names: ["mínimo", "mín", "bajo", "mínimos"] },
  {
    role: "close",
    language: "es",
    names: ["cierre", "último", "precio de cierre", "precio cierre", "cerrar", "precio"],
  },
  { role: "adjustedClose", language: "es", names: ["cierre ajustado", "cierre aj"] },
  { role: "settle", language: "es", names: ["liquidación", "precio de liquidación"] },
  { role: "volume", language: "es", names: ["volumen"] },

  { role: "date", language: "pt", names: ["data", "dia"] },
  { role: "open", language: "pt", names: ["abertura", "abrir"] },
  { role: "high", language: "pt", names: ["máxima", "alta"] },
  { role: "low", language: "pt", names: ["mínima", "baixa"] },
  { role: "close", language: "pt", names: ["fechamento", "fecho", "último", "preço de fechamento", "preço", "valor"] },
  { role: "adjustedClose", language: "pt", names: ["fechamento ajustado", "fecho ajustado"] },
  { role: "settle", language: "pt", names: ["ajuste", "preço de ajuste"] },
  { role: "ignored", language: "pt", names: ["variação"] },

  { role: "date", language: "it", names: ["data", "giorno"] },
  { role: "time", language: "it", names: ["ora"] },
  { role: "open", language: "it", names: ["apertura", "prezzo apertura"] },
  { role: "high", language: "it", names: ["massimo", "max", "prezzo massimo"] },
  { role: "low", language: "it", names: ["minimo", "min", "prezzo minimo"] },
  { role: "close", language: "it", names: ["chiusura", "ultimo", "prezzo di chiusura", "prezzo", "valore"] },
  { role: "adjustedClose", language: "it", names: ["chiusura rettificata", "chiusura aggiustata"] },
  { role: "settle", language: "it", names: ["regolamento", "prezzo di regolamento"] },

  { role: "date", language: "nl", names: ["datum", "dag"] },
  { role: "time", language: "nl", names: ["tijd"] },
  { role: "open", language: "nl", names: ["opening", "openingskoers"] },
  { role: "high", language: "nl", names: ["hoog", "hoogste"] },
  { role: "low", language: "nl", names: ["laag", "laagste"] },
  { role: "close", language: "nl", names: ["slot", "slotkoers", "laatste", "koers"] },
  { role: "adjustedClose", language: "nl", names: ["aangepaste slotkoers"] },

  { role: "date", language: "pl", names: ["data"] },
  { role: "open", language: "pl", names: ["otwarcie"] },
  { role: "high", language: "pl", names: ["najwyższy", "max"] },
  { role: "low", language: "pl", names: ["najniższy", "min"] },
  { role: "close", language: "pl", names: ["zamknięcie", "ostatnio", "kurs"] },
  { role: "volume", language: "pl", names: ["wolumen"] },

  { role: "date", language: "ru", names: ["дата"] },
  { role: "time", language: "ru", names: ["время"] },
  { role: "open", language: "ru", names: ["откр", "открытие", "цена открытия"] },
  { role: "high", language: "ru", names: ["макс", "максимум", "максимальная цена"] },
  { role: "low", language: "ru", names: ["мин", "минимум", "минимальная цена"] },
  { role: "close", language: "ru", names: ["закр", "закрытие", "цена закрытия", "последняя", "цена"] },
  { role: "volume", language: "ru", names: ["объем", "объём"] },

  { role: "date", language: "zh", names: ["日期", "交易日期", "时间", "時間"] },
  { role: "symbol", language: "zh", names: ["代码", "股票代码"] },
  { role: "open", language: "zh", names: ["开盘", "開盤", "开盘价", "開盤價", "今开"] },
  { role: "high", language: "zh", names: ["高", "最高", "最高价", "最高價"] },
  { role: "low", language: "zh", names: ["低", "最低", "最低价", "最低價"] },
  { role: "close", language: "zh", names: ["收盘", "收盤", "收盘价", "收盤價", "最新价"] },
  { role: "settle", language: "zh", names: ["结算价", "結算價", "结算"] },
  { role: "adjustedClose", language: "zh", names: ["复权收盘价", "调整后收盘价", "調整後收盤價"] },
  { role: "volume", language: "zh", names: ["成交量", "交易量", "总手"] },

  { role: "date", language: "ja", names: ["日付", "日付け", "日時", "年月日"] },
  { role: "open", language: "ja", names: ["始値"] },
  { role: "high", language: "ja", names: ["高値"] },
  { role: "low", language: "ja", names: ["安値"] },
  { role: "close", language: "ja", names: ["終値"] },
  { role: "adjustedClose", language: "ja", names: ["調整後終値", "修正後終値"] },
  { role: "settle", language: "ja", names: ["清算値", "清算値段"] },
  { role: "volume", language: "ja", names: ["出来高"] },

  { role: "date", language: "ko", names: ["날짜", "일자"] },
  { role: "open", language: "ko", names: ["시가", "오픈"] },
  { role: "high", language: "ko", names: ["고가"] },
  { role: "low", language: "ko", names: ["저가"] },
  { role: "close", language: "ko", names: ["종가", "현재가"] },
  { role: "volume", language: "ko", names: ["거래량"] },
];

/** Words that, with a price word beside them, name another thing than that price. */
export const OTHER_THING_WORDS: readonly string[] = [
  ...["previous", "prev", "prior", "change", "chg", "percent", "pct", "var", "interest", "time", "date", "range"],
  ...["average", "avg", "mean", "volume", "vol", "volatility", "bid", "ask", "ma", "sma", "ema", "return", "ratio"],
];

/** Words that make a price word an adjusted price. */
export const ADJUSTED_WORDS: readonly string[] = ["adj", "adjusted", "bereinigt", "ajuste", "ajustado", "rettificata"];

/** Words of a units row under the header: they name no symbol. */
export const UNIT_WORDS: readonly string[] = ["usd", "eur", "gbp", "jpy", "points", "pts", "index", "price", "pkt"];
