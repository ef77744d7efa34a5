import { contracts } from "../core/contract/catalogue.ts";
import { estimators } from "../core/volatility/method.ts";
import { type Key, type Keys, ranges } from "./key.ts";

const origins = ["flag", "file", "history", "chain", "model", "default"] as const;

/** The keys of a premium as an answer prints it. */
export const premiumKeys = {
  value: { isRequired: true, range: ranges.premium, meaning: "index points", examples: [78.4] },
  from: {
    shape: { oneOf: origins },
    meaning: `where it came from: ${origins.join(", ")} (file); the model finds its own again`,
  },
  net: { shape: "switch", meaning: "true: a share of the net price of a vertical, of which only the sum is known" },
} as const satisfies Keys;

/** The keys of a level as an answer prints it. */
export const levelKeys = {
  value: { isRequired: true, range: ranges.level, meaning: "index points", examples: [2730.8] },
  from: { shape: { oneOf: origins }, meaning: `where it came from: ${origins.join(", ")} (file)` },
  file: { shape: "text", meaning: "the price file, by name; not read again" },
  date: { shape: "text", meaning: "ISO date of the close" },
} as const satisfies Keys;

/** The keys of a volatility as an answer prints it. */
export const volatilityKeys = {
  value: { isRequired: true, range: ranges.volatility, meaning: "18.5% or 0.185", examples: ["18.5%"] },
  from: { shape: { oneOf: ["flag", "file", "history"] }, meaning: "flag, file or history (file)" },
  estimator: { shape: "text", meaning: "by which a history was measured" },
  lookback: { range: ranges.lookback, meaning: "returns that were measured" },
  periodsPerYear: { range: ranges.periodsPerYear, meaning: "252 daily" },
  firstDate: { shape: "text", meaning: "ISO date of the first close that was read" },
  lastDate: { shape: "text", meaning: "ISO date of the last one" },
  observations: { range: ranges.age, meaning: "closes" },
  file: { shape: "text", meaning: "the price file, by name; not read again" },
} as const satisfies Keys;

/** The keys of how an answer's strike was named. */
export const selectorKeys = {
  kind: { shape: { oneOf: ["delta", "moneyness"] }, isRequired: true, meaning: "delta or moneyness" },
  value: { isRequired: true, range: ranges.selector, meaning: "a fraction" },
} as const satisfies Keys;

/** The keys of a leg that is a map; a leg of an answer is one. */
export const legKeys = {
  kind: {
    shape: { oneOf: ["option", "future"] },
    meaning: "option or future; right and strike say it too",
    examples: ["option"],
  },
  quantity: {
    range: ranges.quantity,
    meaning: "options or futures of one unit: + bought, - sold (1)",
    examples: [1, -1],
  },
  right: { shape: { oneOf: ["call", "put"] }, meaning: "call or put; without right and strike the leg is a future" },
  strike: { range: ranges.level, meaning: "index points", examples: [2750] },
  premium: {
    shape: { either: ["number", { map: premiumKeys }] },
    range: ranges.premium,
    meaning: "index points, never negative; without it from the chain, else from the model",
    examples: [78.4],
  },
  delta: {
    range: ranges.delta,
    meaning: "of one option bought: a call's 0 to 1, a put's -1 to 0, also when sold",
    examples: [0.479],
  },
  entry: {
    range: ranges.level,
    meaning: "of a future: index points at which it was entered (the level)",
    examples: [2730.8],
  },
  impliedVolatility: { meaning: "as an answer prints it; not read, for the premium says it" },
  volatility: { meaning: "at which an answer values the leg; not read, for the premium or the side says it" },
  selector: {
    shape: { map: selectorKeys },
    meaning: "how the strike of an answer was named; the strike says which it is",
  },
  deltaGiven: { shape: "switch", meaning: "true: the delta of an answer was given by the trader" },
  code: { shape: "text", meaning: "symbol of the leg, as an answer prints it; not read, for the series says it" },
  implicit: { shape: "switch", meaning: "true: the future of a side without legs, as an answer prints it" },
} as const satisfies Keys;

const dateOrder = {
  shape: { oneOf: ["dmy", "mdy", "ymd"] },
  meaning: "dmy, mdy or ymd, where dates could be read two ways",
} as const satisfies Key;

const rowsSymbol = { shape: "text", meaning: "of the rows to read, where the file has several" } as const satisfies Key;

/** The keys of a price history that is a map. */
export const historyKeys = {
  file: {
    shape: "text",
    isRequired: true,
    meaning: "a price file: CSV as vendors write it",
    flag: "--history <SYM=FILE>",
    flagMeaning: "price file: last close as the level, volatility measured",
    examples: ["rty.csv"],
  },
  lookback: {
    range: ranges.lookback,
    meaning: "returns that volatility is measured over (20)",
    flag: "--lookback <N>",
    examples: [20, 60],
  },
  estimator: {
    shape: "text",
    meaning: "close-to-close and others: pairsize help formulas",
    flag: "--estimator <NAME>",
    flagMeaning: `how it is measured: ${estimators.join(", ")}`,
    keywords: { enum: [...estimators, null] },
  },
  periodsPerYear: {
    range: ranges.periodsPerYear,
    meaning: "252 daily, 52 weekly, 12 monthly",
    flag: "--periods <N>",
    flagMeaning: "periods per year of the price files (252)",
    examples: [252, 52, 12],
  },
  lambda: { range: ranges.lambda, meaning: "decay of ewma (0.94)", flag: "--lambda <L>", examples: [0.94] },
  column: {
    shape: "text",
    meaning: "name or number of the price column, where several could be",
    flag: "--column <NAME>",
    flagMeaning: "the column of prices, by header or by number from 1",
    examples: ["Close", 5],
    // pairsize reads what stands in a YAML file as text, where an editor takes 5 for a number.
    keywords: { type: ["string", "number", "null"] },
  },
  symbol: { ...rowsSymbol, flag: "--symbol <NAME>", flagMeaning: "the symbol, where a file has several" },
  dateOrder: { ...dateOrder, flag: "--date-order <ORDER>", flagMeaning: "how dates are written: dmy, mdy or ymd" },
  skipWeekends: {
    shape: "switch",
    meaning: "true leaves out rows dated on a weekend",
    flag: "--skip-weekends",
    flagMeaning: "leaves out rows dated on a Saturday or Sunday",
  },
} as const satisfies Keys;

/** The keys of an option chain that is a map. */
export const chainKeys = {
  file: {
    shape: "text",
    isRequired: true,
    meaning: "an option-chain file, relative to the trade file",
    examples: ["rty-chain.csv"],
  },
  symbol: rowsSymbol,
  dateOrder,
} as const satisfies Keys;

/** The keys of a margin of the trader's own. */
export const marginKeys = {
  initial: {
    isRequired: true,
    range: ranges.money,
    meaning: "US dollars for one contract of the side, net of option value; 0 for what is only bought",
    examples: [11500],
  },
  asOf: { shape: "date", isRequired: true, meaning: "date of the number, YYYY-MM-DD", examples: ["2026-01-20"] },
} as const satisfies Keys;

/** The keys of a side. */
export const sideKeys = {
  symbol: {
    shape: "symbol",
    isRequired: true,
    meaning:
      "a symbol of pairsize contracts or of products; an option code (RTOH6) or root (RUTW) names its series too",
    keywords: { anyOf: [{ enum: contracts.map(({ symbol }) => symbol) }, { type: "string" }] },
  },
  level: {
    shape: { either: ["number", { map: levelKeys }] },
    range: ranges.level,
    meaning: "index points; without it the last close of the history",
    flag: "--level <SYM=POINTS>",
    flagMeaning: "index level or futures price: 2730.8 or 25,658.25",
    examples: [2730.8, "25,658.25"],
  },
  volatility: {
    shape: { either: ["number", { map: volatilityKeys }] },
    range: ranges.volatility,
    meaning: "18.5% or 0.185; without it measured from the history",
    flag: "--vol <SYM=VOL>",
    flagMeaning: "volatility for sizing: 18.5% or 0.185",
    examples: ["18.5%", 0.185],
  },
  history: {
    shape: { either: ["text", { map: historyKeys }] },
    meaning: "price file, or a map of file, lookback, estimator and others; relative to the trade file",
    examples: ["rty.csv", { file: "rty.csv", lookback: 60, estimator: "yang-zhang" }],
  },
  legs: {
    shape: { list: { either: ["text", { map: legKeys }] } },
    isFilled: true,
    meaning:
      '"2750C @ 78.40", "2750/2950 CS @ 60.20", "+1 F @ 2730.8", or maps of ' +
      `${Object.keys(legKeys).join(", ")}; without legs the side is one future`,
    flag: "--leg <SYM=LEG>",
    flagMeaning: '"RTY=-1 2950C @ 18.20", "RTY=2750/2950 CS @ 60.20"',
    flagBy: "item",
    examples: [["2750C @ 78.40", "-1 2950C @ 18.20"], ["2750/2950 CS @ 60.20"]],
  },
  multiplier: {
    range: ranges.multiplier,
    meaning: "beats that of the table",
    flag: "--multiplier <SYM=USD>",
    flagMeaning: "contract multiplier, per index point",
    examples: [50],
  },
  fx: {
    range: ranges.fx,
    meaning: "US dollars per unit of the contract's currency",
    flag: "--fx <SYM=RATE>",
    examples: [1.08],
  },
  impliedVolatility: {
    range: ranges.volatility,
    meaning: "of the side's options, where premiums do not say it",
    flag: "--implied-vol <SYM=VOL>",
    flagMeaning: "volatility of legs without a quote (that of --vol)",
    examples: ["18.5%", 0.185],
  },
  yield: {
    range: ranges.rate,
    meaning: "dividend yield of a cash index or an ETF",
    flag: "--yield <SYM=Q>",
    examples: ["1.2%", 0.012],
  },
  beta: {
    range: ranges.beta,
    meaning: "of the long side on the short one, for beta-neutral; without it measured from the histories",
    examples: [1.08],
  },
  exercise: {
    shape: { oneOf: ["american", "european"] },
    meaning: "american or european, where the expiry does not say it",
    flag: "--exercise <STYLE>",
    flagMeaning: "american or european, or SYM=STYLE for one side",
    flagBy: "side or both",
  },
  expiry: {
    shape: "date",
    meaning: "date on which the side's options expire, where the sides differ",
    flag: "--expiry <DATE>",
    flagMeaning: "date, month (Jun26) or option code (RTOH6); SYM=DATE for one side",
    flagBy: "side or both",
    examples: ["2026-03-20", "Jun26", "RTOH6"],
  },
  series: {
    shape: "text",
    meaning: "quarterly, weekly, eom, monthly or an option code (R3EH6), where several expire on one day",
    flag: "--series <SYM=SERIES>",
    examples: ["weekly", "R3EH6"],
  },
  chain: {
    shape: { either: ["text", { map: chainKeys }] },
    meaning: `option-chain file with the quotes, or a map of ${Object.keys(chainKeys).join(", ")}`,
    flag: "--chain <SYM=FILE>",
    flagMeaning: "file with the quotes of legs without a premium; FILE#SPXW takes one series",
    examples: ["rty-chain.csv"],
  },
  margin: {
    shape: { map: marginKeys },
    meaning: "your clearer's or broker's initial margin, dated; without it capital follows from rules, or is not known",
    examples: [{ initial: 11500, asOf: "2026-01-20" }],
  },
} as const satisfies Keys;
