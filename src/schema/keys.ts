import { contractKinds } from "../core/contract/contract.ts";
import { DIGITS } from "../core/number-text.ts";
import type { TradeLimits } from "../core/pair/trade.ts";
import { weightingAliases, weightings } from "../core/pair/weighting.ts";
import type { Quantity } from "../core/quantity.ts";
import { filled, type Key, type Keys, LARGEST, type Range, ranges, type Written } from "./key.ts";
import { type legKeys, sideKeys } from "./side-keys.ts";

// The one table of the trade's keys; those of a side are in side-keys.ts. From a row come the shape that a value is
// parsed by, its type, its range and unit, the JSON Schema, the help on trade files, and the flag that gives the key.
// To add a key is to add a row, and its use in resolve-side.ts or resolve-trade.ts.

/** The keys of a count for each side. */
export const countKeys = filled({
  long: { range: ranges.contracts, meaning: "whole contracts of the long side", examples: [4] },
  short: { range: ranges.contracts, meaning: "whole contracts of the short side", examples: [1] },
} as const satisfies Keys);

const maxContracts = {
  shape: { either: ["number", { map: countKeys }] },
  range: ranges.contracts,
  examples: [100, { long: 40, short: 10 }],
} as const;

/** What a sizing keeps to, and what a check holds the trade against. */
const budgets = {
  maxLoss: {
    range: ranges.money,
    meaning: "US dollars that the pair may lose, fees included",
    flag: "--max-loss <USD>",
    examples: [25000],
  },
  maxNotional: {
    range: ranges.money,
    meaning: "US dollars of gross notional",
    flag: "--max-notional <USD>",
    examples: [2000000],
  },
  maxPremium: {
    range: ranges.money,
    meaning: "US dollars of net premium paid for both sides, fees included",
    flag: "--max-premium <USD>",
    examples: [20000],
  },
  maxDailyRisk: {
    range: ranges.money,
    meaning: "US dollars: standard deviation of a day's profit, by deltas or revalued, the greater",
    flag: "--max-daily-risk <USD>",
    examples: [15000],
  },
  maxCapital: {
    range: ranges.money,
    meaning: "US dollars of capital: margin, without a credit, and premium paid of both sides",
    flag: "--max-capital <USD>",
    examples: [60000],
  },
} as const satisfies Keys;

const weightingNames = [...weightings, ...Object.keys(weightingAliases), "all"];
const weightingPattern = `\\s*(?:${weightingNames.join("|")})\\s*`;

/** A fraction that cannot be a percentage, a level that cannot be one either, or a text that says which it is. */
const moveKeywords = {
  anyOf: [
    { type: "number", exclusiveMinimum: -0.5, exclusiveMaximum: 0.5 },
    { type: "number", exclusiveMinimum: 100, maximum: LARGEST },
    { type: "string", pattern: `^\\s*(?:[+-]?${DIGITS}\\s*%?|@\\s*\\+?${DIGITS})\\s*$` },
  ],
};

/** The keys of what decides how many contracts, as an alternative has them: an empty one takes that of the trade away. */
export const alternativeSizeKeys = {
  weighting: {
    shape: { either: ["text", { list: "text" }] },
    meaning: "names, or all ([dollar-neutral, volatility-adjusted])",
    flag: "--weighting <NAMES>",
    flagMeaning: "what is made equal: a comma list, or all (dollar-neutral,volatility-adjusted)",
    examples: [["dollar-neutral", "volatility-adjusted"], "all"],
    keywords: {
      anyOf: [
        { enum: weightingNames },
        { type: "string", pattern: `^${weightingPattern}(?:,${weightingPattern})*$` },
        {
          type: "array",
          items: { anyOf: [{ enum: weightingNames }, { type: "string", pattern: `^${weightingPattern}$` }] },
        },
      ],
    },
  },
  tolerance: {
    range: ranges.tolerance,
    meaning: "how far the sides may be apart, net over gross (5%)",
    flag: "--tolerance <PCT>",
    examples: ["5%", 0.05],
  },
  contracts: {
    shape: { map: countKeys },
    meaning: "fixes a side or both: {long: 4}",
    flag: "--contracts <SYM=N>",
    flagMeaning: "fixes a side's contracts",
    examples: [{ long: 4 }],
  },
  maxContracts: {
    ...maxContracts,
    meaning: "at most so many a side: 100, or {long: 40, short: 10}",
    flag: "--max-contracts <N>",
    flagMeaning: "at most N a side, or SYM=N for one side (100)",
    flagBy: "side or both",
  },
  maxLoss: budgets.maxLoss,
  account: {
    range: ranges.money,
    meaning: "US dollars, beside risk: a max loss as a share of it",
    flag: "--account <USD>",
    flagMeaning: "with --risk: a max loss of a share of it",
    examples: [2500000],
  },
  risk: {
    range: ranges.risk,
    meaning: "the share of the account that the pair may lose: 2%",
    flag: "--risk <PCT>",
    examples: ["2%", 0.02],
  },
  maxNotional: budgets.maxNotional,
  maxPremium: budgets.maxPremium,
  maxDailyRisk: { ...budgets.maxDailyRisk, alias: "maxDailyVolatility" },
  maxCapital: budgets.maxCapital,
  fee: {
    range: ranges.money,
    meaning: "US dollars for every option or futures contract, and for every 100 shares",
    flag: "--fee <USD>",
    examples: [2.25],
  },
  holding: {
    shape: { bySymbol: "number" },
    range: ranges.holding,
    meaning: "futures or hundreds of shares held now, by symbol: {RTY: 3}; options in holdings",
    examples: [{ RTY: 3 }],
  },
  withMicros: {
    shape: "switch",
    meaning: "true counts in the small contracts: 3 RTY and 8 M2K",
    flag: "--with-micros",
    flagMeaning: "counts in the small contracts: 3 RTY and 8 M2K",
  },
} as const satisfies Keys;

/** The keys of what decides how many contracts. */
export const sizeKeys = filled(alternativeSizeKeys);

/** The keys of the rules that an open pair is closed by: pairsize mark holds them. */
export const ruleKeys = {
  takeProfit: {
    range: ranges.share,
    meaning: "of an open pair: the share of its max gain at which it is closed: 50%",
    flag: "--take-profit <PCT>",
    examples: ["50%", 0.5],
  },
  stopLoss: {
    range: ranges.share,
    meaning: "of an open pair: the share of its max loss at which it is closed: 50%",
    flag: "--stop-loss <PCT>",
    examples: ["50%", 0.5],
  },
  daysLeft: {
    range: ranges.age,
    meaning: "of an open pair: days to the expiry at which it is closed or rolled: 21",
    flag: "--days-left <DAYS>",
    examples: [21],
  },
} as const satisfies Keys;

/** A row for each limit, whose number is in the unit of the limit. */
type LimitKeys = {
  readonly [Name in keyof TradeLimits]: NonNullable<TradeLimits[Name]> extends infer Limit extends Quantity<string>
    ? Key & { readonly range: Range<Limit> }
    : Key;
};

/** The keys of what a check holds the trade against. */
export const limitKeys = filled({
  maxLoss: budgets.maxLoss,
  maxNotional: budgets.maxNotional,
  maxPremium: { ...budgets.maxPremium, alias: "premium" },
  maxDailyRisk: budgets.maxDailyRisk,
  maxCapital: {
    ...budgets.maxCapital,
    meaning: "US dollars of capital: margin, less a credit, and premium paid of both sides",
  },
  imbalance: {
    range: ranges.tolerance,
    meaning: "how far the sides may be apart, net over gross, either way: 5%",
    flag: "--imbalance <PCT>",
    examples: ["5%", 0.05],
  },
  maxContracts: {
    ...maxContracts,
    meaning: "large contracts a side: 100, or {long: 40, short: 10}; 38 micros are 3.8",
    flag: "--max-contracts <N>",
    flagMeaning: "large contracts a side, or SYM=N for one side",
    flagBy: "side or both",
  },
  minProbability: {
    range: ranges.probability,
    meaning: "the least probability of a profit at expiry: 55%",
    flag: "--min-probability <PCT>",
    examples: ["55%", 0.55],
  },
  minShareProfitable: {
    range: ranges.probability,
    meaning: "the least share of past windows with a profit at expiry, centred: 45%; needs both histories",
    flag: "--min-share-profitable <PCT>",
    examples: ["45%", 0.45],
  },
  minShareProfitableLower: {
    range: ranges.probability,
    meaning: "the same for the lower end of the share's 95 % interval: 35%",
    flag: "--min-share-profitable-lower <PCT>",
    examples: ["35%", 0.35],
  },
  maxResidualBeta: {
    range: ranges.residualBeta,
    meaning: "beta of past hedged returns on the mean of both indices, from the worst start: 0.2; needs both histories",
    flag: "--max-residual-beta <BETA>",
    examples: [0.2],
  },
  maxRatioDrift: {
    range: ranges.drift,
    meaning: "how far the hedge ratio may be from that of --against, as a share of it: 5%",
    flag: "--max-ratio-drift <PCT>",
    examples: ["5%", 0.05],
  },
  definedRisk: {
    shape: "switch",
    meaning: "true: the loss of each side has an end",
    flag: "--defined-risk",
    flagMeaning: "the loss of each side has an end",
  },
  quotedPremiums: {
    shape: "switch",
    meaning: "true: every premium is a quote, none the model's",
    flag: "--quoted-premiums",
    flagMeaning: "every premium is a quote, none the model's",
  },
  cashAccount: {
    shape: "switch",
    meaning: "true: what a cash account holds: every sold option covered, no futures",
    flag: "--cash-account",
    flagMeaning: "what a cash account holds: every sold option covered, no futures",
  },
  maxPriceAge: {
    range: ranges.age,
    meaning:
      "days from the date of each level, and of premiums in a file, to --today, else to asOf as the trade gives it",
    flag: "--max-price-age <DAYS>",
    examples: [3],
  },
  ...ruleKeys,
} as const satisfies LimitKeys);

/** The keys of a contract of the trade's own. */
export const productKeys = {
  symbol: { shape: "symbol", isRequired: true, meaning: "as the sides name it", examples: ["XYZ"] },
  name: { shape: "text", meaning: "in words" },
  kind: {
    shape: { oneOf: contractKinds },
    meaning: `${contractKinds.join(", ")}; without it as the table has the symbol, else a future`,
  },
  multiplier: {
    isRequired: true,
    range: ranges.multiplier,
    meaning: "contract currency per index point",
    examples: [25],
  },
  tick: { range: ranges.level, meaning: "index points; no figure needs it", examples: [0.5] },
  currency: {
    shape: "text",
    meaning: "ISO code; without it and fx USD is taken, with a warning",
    examples: ["USD", "EUR"],
  },
  fx: { range: ranges.fx, meaning: "US dollars per unit of the currency", examples: [1.08] },
} as const satisfies Keys;

/** The keys of a correlation as an answer prints it. */
export const correlationKeys = {
  value: { isRequired: true, range: ranges.correlation, meaning: "-1 to 1", examples: [0.78] },
  from: { shape: { oneOf: ["flag", "file", "history"] }, meaning: "flag, file or history (file)" },
  lookback: { range: ranges.lookback, meaning: "returns that were measured" },
  observations: { range: ranges.age, meaning: "returns between common dates" },
  firstDate: { shape: "text", meaning: "ISO date of the first of them" },
  lastDate: { shape: "text", meaning: "ISO date of the last one" },
} as const satisfies Keys;

/** The keys of the credit that a clearer gives for both sides' margins together. */
export const marginCreditKeys = {
  share: {
    isRequired: true,
    range: ranges.risk,
    meaning: "of the margin of contracts in the ratio",
    examples: ["60%"],
  },
  ratio: {
    shape: "text",
    isRequired: true,
    meaning: "contracts long : short that the credit is for: 2:1",
    examples: ["2:1"],
  },
} as const satisfies Keys;

/** The keys of a side that an alternative may have otherwise. */
export const alternativeSideKeys = {
  legs: sideKeys.legs,
  expiry: sideKeys.expiry,
  series: sideKeys.series,
} as const satisfies Keys;

const expiry = {
  shape: "date",
  meaning: "date on which every option of the pair expires, its month (Jun26) or an option code (RTOH6)",
  examples: ["2026-03-20", "2026-06", "RTOH6"],
} as const;

/** The keys of what an alternative has otherwise than its trade. */
export const alternativeKeys = {
  name: { shape: "symbol", isRequired: true, meaning: "what its column is called", examples: ["outright"] },
  expiry,
  long: { shape: { map: alternativeSideKeys }, meaning: "legs, expiry and series of the long side" },
  short: { shape: { map: alternativeSideKeys }, meaning: "legs, expiry and series of the short side" },
  size: {
    shape: { map: alternativeSizeKeys },
    meaning: "weighting and budgets; a key left empty takes that of the trade away",
  },
} as const satisfies Keys;

/** The keys of a trade. */
export const tradeKeys = {
  version: { shape: { oneOf: [1, "1"] }, isRequired: true, meaning: "of the trade file: 1" },
  asOf: {
    shape: "date",
    meaning: "date of the trade, YYYY-MM-DD; nothing later is used",
    flag: "--as-of <DATE>",
    flagMeaning: "date of the trade, or today; nothing later is used",
    examples: ["2026-01-22"],
  },
  expiry,
  rate: {
    range: ranges.rate,
    meaning: "interest rate: 3.65% or 0.0365",
    flag: "--rate <R>",
    examples: ["3.65%", 0.0365],
  },
  correlation: {
    shape: { either: ["number", { map: correlationKeys }] },
    range: ranges.correlation,
    meaning: "of both indices' returns, -1 to 1; without it measured from the histories",
    flag: "--correlation <RHO>",
    examples: [0.78],
  },
  quote: {
    shape: { oneOf: ["side", "mid", "last"] },
    meaning: "side, mid or last: which price of a chain is the premium (side)",
    flag: "--quote <RULE>",
    flagMeaning: "what a chain's premium is: side (pay the ask, receive the bid), mid or last",
  },
  long: {
    shape: { map: sideKeys },
    isRequired: true,
    meaning: "the side that profits when its index rises",
    flag: "--long <SYM>",
  },
  short: {
    shape: { map: sideKeys },
    isRequired: true,
    meaning: "the side that profits when its index falls",
    flag: "--short <SYM>",
  },
  marginCredit: {
    shape: { map: marginCreditKeys },
    meaning: "your clearer's credit on the margin of both sides, for contracts in its ratio only",
    examples: [{ share: "60%", ratio: "2:1" }],
  },
  size: { shape: { map: sizeKeys }, meaning: "how many contracts, and within which budgets" },
  limits: { shape: { map: limitKeys }, meaning: "what pairsize check holds the trade against" },
  moves: {
    shape: { list: { bySymbol: "number" } },
    range: ranges.move,
    meaning: "list of moves of both levels: {RTY: +16%, NQ: +8%}, or of levels: {RTY: 2850, NQ: 26000}",
    flag: "--move <MOVES>",
    flagMeaning: 'profit at "RTY=+16%,NQ=+8%" or "RTY=2850,NQ=26000"',
    flagBy: "item",
    examples: [[{ RTY: "+16%", NQ: "+8%" }], [{ RTY: 2850, NQ: 26000 }]],
    keywords: { items: { additionalProperties: moveKeywords } },
  },
  holdings: {
    shape: { list: { bySymbol: "number" } },
    isFilled: true,
    meaning:
      'what is held now: [{RTY: "+3 F @ 2700"}, {NQ: "+1 Jun26 25500P @ 612.50"}]; a number is futures, or hundreds of shares',
    flag: "--holding <SYM=HELD>",
    flagMeaning:
      'held now: "RTY=+3 F @ 2700", "NQ=+1 Jun26 25500P", RTY=3, IWM=3 for 300 shares; the answer becomes orders',
    flagBy: "item",
    examples: [[{ RTY: "+3 F @ 2700" }, { RTY: "+4 2026-03-20 2750C @ 78.40" }, { NQ: "-1 F" }]],
  },
  alternatives: {
    shape: { list: { map: alternativeKeys } },
    meaning: "what pairsize compare sets beside the trade: of each a name and what differs",
    examples: [
      [
        { name: "outright", long: { legs: ["2750C @ 78.40"] } },
        { name: "June", expiry: "Jun26" },
      ],
    ],
  },
  allowArbitrage: {
    shape: "switch",
    meaning: "true sizes quotes that lock in a gain, which cannot be traded",
    flag: "--allow-arbitrage",
    flagMeaning: "sizes quotes that lock in a gain, which are refused else",
  },
  products: { shape: { list: { map: productKeys } }, meaning: "contracts that the table does not have" },
  $schema: { shape: "text", meaning: "address of the schema, for editors; not read" },
} as const satisfies Keys;

/** A trade as it is written: in a file, by flags, or as a plain object. */
export type TradeInput = Written<typeof tradeKeys>;
/** One side as it is written. */
export type SideInput = Written<typeof sideKeys>;
/** One leg as it is written: in the notation or as an object. */
export type LegInput = string | Written<typeof legKeys>;
/** What decides how many contracts, as it is written. */
export type SizeInput = Written<typeof sizeKeys>;
/** What a check holds the trade against, as it is written. */
export type LimitsInput = Written<typeof limitKeys>;
/** A contract of the trade's own, as it is written. */
export type ProductInput = Written<typeof productKeys>;
