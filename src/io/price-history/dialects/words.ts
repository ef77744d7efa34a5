/** Cells that say "no value here", compared without case. */
export const MISSING_MARKS: readonly string[] = [
  ...[
    "",
    "-",
    "--",
    "---",
    "–",
    "—",
    ".",
    "..",
    "...",
    "*",
    "?",
    "x",
    "null",
    "nan",
    "none",
    "nil",
    "na",
    "n/a",
    "n.a.",
  ],
  ...[
    "n.a",
    "nd",
    "n.d.",
    "n/d",
    "k.a.",
    "s/d",
    "#n/a",
    "#n/a n/a",
    "#na",
    "<na>",
    "nat",
    "#value!",
    "#ref!",
    "#div/0!",
  ],
  ...["#n/a n.a.", "-.-", "\\n", "missing", "9223372036854775807"],
];

/** How the errors of spreadsheets and terminals start or end: "#N/A Field Not Applicable", "#NV", "#WERT!", "#NAME?". */
export const MISSING_ERROR = /^#(?:n\/|nv$|.*[!?]$)/i;

/**
 * The letter that a futures exchange sets behind a price: s settled, A asked, B bid. A capital one counts behind four digits
 * or more with decimals: "1.52B" is a volume of billions.
 */
export const SETTLEMENT_LETTER = /(?<=\d)s$|(?<=^\d{4,}\.\d+)[AB]$/;

/** Signs and codes that stand before or behind a price and say nothing about its size. */
export const CURRENCY_MARKS: readonly string[] = [
  ...["US$", "R$", "A$", "C$", "HK$", "NT$", "$", "€", "£", "¥", "￥", "₩", "₹", "₽", "₺", "₪", "฿", "zł", "kr", "CHF"],
  ...[
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "CAD",
    "AUD",
    "CNY",
    "KRW",
    "INR",
    "BRL",
    "HKD",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "元",
    "円",
  ],
  ...["원", "руб.", "pts.", "pts", "Pkt.", "Pkt"],
];

/** Words of a row that tells of an event on a date and holds no price. */
export const EVENT_WORDS: readonly string[] = ["dividend", "split", "distribution", "capital gain", "dividende"];

/** Month names from January on, one line a language, without accents; a shorter form is their beginning. */
export const MONTH_NAMES: readonly string[] = [
  "january february march april may june july august september october november december",
  "januar februar marz april mai juni juli august september oktober november dezember",
  "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
  "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  "januari februari maart april mei juni juli augustus september oktober november december",
  "januari februari mars april maj juni juli augusti september oktober november december",
  "januar februar marts april maj juni juli august september oktober november december",
  "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
  "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik",
  "januari februari maret april mei juni juli agustus september oktober november desember",
  "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
];

/** Short month names that are not the beginning of the long one, with the number of the month. */
export const SHORT_MONTHS: Readonly<Record<string, number>> = { mrz: 3, mrt: 3, мая: 5, май: 5 };

/** Whole prices that stand for a fraction of themselves. */
export interface WholePrices {
  /** Every price has between so many digits; at least one has `someDigits`. */
  readonly fewestDigits: number;
  readonly someDigits: number;
  readonly mostDigits: number;
  /** Whether only files without a header write them. */
  readonly headerless: boolean;
  readonly scale: number;
}

/** Feeds that write whole prices, the first that fits: ten-thousandths (QuantConnect's daily files), billionths. */
export const WHOLE_PRICES: readonly WholePrices[] = [
  { fewestDigits: 6, someDigits: 7, mostDigits: 9, headerless: true, scale: 1e4 },
  { fewestDigits: 9, someDigits: 9, mostDigits: 19, headerless: false, scale: 1e9 },
];
