/** Words that, with a price word beside them, name another thing than that price. */
export const OTHER_THING_WORDS: readonly string[] = [
  ...["previous", "prev", "prior", "change", "chg", "percent", "pct", "var", "interest", "time", "date", "range"],
  ...["average", "avg", "mean", "volume", "vol", "volatility", "bid", "ask", "ma", "sma", "ema", "return", "ratio"],
  ...[
    "week",
    "weeks",
    "wk",
    "52w",
    "52wk",
    "year",
    "ytd",
    "lifetime",
    "limit",
    "log",
    "ln",
    "normalized",
    "normalised",
  ],
  ...["strike", "target", "theoretical"],
];

/** Words that make a price word an adjusted price. */
export const ADJUSTED_WORDS: readonly string[] = ["adj", "adjusted", "bereinigt", "ajuste", "ajustado", "rettificata"];

/** Words of a units row under the header: they name no symbol. */
export const UNIT_WORDS: readonly string[] = ["usd", "eur", "gbp", "jpy", "points", "pts", "index", "price", "pkt"];
