import type {
  ChainInput,
  CountsInput,
  HistoryInput,
  LegInput,
  LimitsInput,
  ProductInput,
  SideInput,
  TradeInput,
} from "./trade.ts";

/** What is said of each key of a map: the type names every key, so that none is left out. */
type Sayings<Input> = Readonly<Record<keyof Input & string, string>>;

// The one place that says what the keys of a trade file mean: help and the JSON Schema of trade files show it.

/** The keys of a trade. */
export const tradeKeys: Sayings<TradeInput> = {
  version: "of the trade file: 1",
  asOf: "date of the trade, YYYY-MM-DD; nothing later is used",
  expiry: "date on which every option of the pair expires",
  rate: "interest rate: 3.65% or 0.0365",
  correlation: "of both indices' returns, -1 to 1; without it measured from the histories",
  quote: "side, mid or last: which price of a chain is the premium (side)",
  long: "the side that profits when its index rises",
  short: "the side that profits when its index falls",
  size: "how many contracts, and within which budgets",
  limits: "what pairsize check holds the trade against",
  moves: "list of moves of both levels: {RTY: +16%, NQ: +8%}",
  products: "contracts that the table does not have",
  $schema: "address of the schema, for editors; not read",
};

/** The keys of a side. */
export const sideKeys: Sayings<SideInput> = {
  symbol: "a symbol of pairsize contracts, or of products",
  level: "index points; without it the last close of the history",
  volatility: "18.5% or 0.185; without it measured from the history",
  history: "price file, or a map of file, lookback, estimator and others; relative to the trade file",
  legs: '"2750C @ 78.40", "-1 2950C @ 18.20", "+1 F @ 2730.8", or maps of quantity, right, strike, premium, delta, entry; without legs the side is one future',
  multiplier: "beats that of the table",
  fx: "US dollars per unit of the contract's currency",
  impliedVolatility: "of the side's options, where premiums do not say it",
  yield: "dividend yield of a cash index or an ETF",
  exercise: "american or european, where the expiry does not say it",
  chain: "option-chain file with the quotes, or a map of file, symbol, dateOrder",
};

/** The keys of a leg that is a map. */
export const legKeys: Sayings<Exclude<LegInput, string>> = {
  quantity: "options or futures of one unit: + bought, - sold (1)",
  right: "call or put; without right and strike the leg is a future",
  strike: "index points",
  premium: "index points, never negative; without it from the chain, else from the model",
  delta: "of one option bought: a call's 0 to 1, a put's -1 to 0, also when sold",
  entry: "of a future: index points at which it was entered (the level)",
};

/** The keys of a price history that is a map. */
export const historyKeys: Sayings<HistoryInput> = {
  file: "a price file: CSV as vendors write it",
  lookback: "returns that volatility is measured over (20)",
  estimator: "close-to-close and others: pairsize help formulas",
  periodsPerYear: "252 daily, 52 weekly, 12 monthly",
  lambda: "decay of ewma (0.94)",
  column: "name or number of the price column, where several could be",
  symbol: "of the rows to read, where the file has several",
  dateOrder: "dmy, mdy or ymd, where dates could be read two ways",
  skipWeekends: "true leaves out rows dated on a weekend",
};

/** The keys of an option chain that is a map. */
export const chainKeys: Sayings<ChainInput> = {
  file: "an option-chain file, relative to the trade file",
  symbol: "of the rows to read, where the file has several",
  dateOrder: historyKeys.dateOrder,
};

/** The keys of what decides how many contracts. */
export const sizeKeys: Sayings<NonNullable<TradeInput["size"]>> = {
  weighting: "names, or all ([dollar-neutral, volatility-adjusted])",
  tolerance: "how far the sides may be apart, net over gross (5%)",
  contracts: "fixes a side or both: {long: 4}",
  maxContracts: "at most so many a side: 100, or {long: 40, short: 10}",
  maxLoss: "US dollars that the pair may lose, fees included",
  account: "US dollars, beside risk: a max loss as a share of it",
  risk: "the share of the account that the pair may lose: 2%",
  maxNotional: "US dollars of gross notional",
  maxPremium: "US dollars of net premium paid for both sides, fees included",
  maxDailyVolatility: "US dollars of dollar volatility a day, both sides added",
  fee: "US dollars for every option or futures contract",
  holding: "contracts held now, by symbol: {RTY: 3}",
  withMicros: "true counts in the small contracts: 3 RTY and 8 M2K",
};

/** The keys of what a check holds the trade against. */
export const limitKeys: Sayings<LimitsInput> = {
  maxLoss: "US dollars that the pair may lose, fees included",
  maxNotional: "US dollars of gross notional",
  premium: "US dollars of net premium paid for both sides, fees included",
  maxDailyRisk: "US dollars of dollar volatility a day, both sides added",
  imbalance: "how far the sides may be apart, net over gross, either way: 5%",
  maxContracts: "large contracts a side: 100, or {long: 40, short: 10}; 38 micros are 3.8",
  minProbability: "the least probability of a profit at expiry: 55%",
  maxRatioDrift: "how far the hedge ratio may be from that of --against, as a share of it: 5%",
  definedRisk: "true: the loss of each side has an end",
  maxPriceAge: "days from the date of each level to --today, else to asOf as the trade gives it",
};

/** The keys of a count for each side. */
export const countKeys: Sayings<CountsInput> = {
  long: "whole contracts of the long side",
  short: "whole contracts of the short side",
};

/** The keys of a contract of the trade's own. */
export const productKeys: Sayings<ProductInput> = {
  symbol: "as the sides name it",
  name: "in words",
  multiplier: "contract currency per index point",
  tick: "index points; no figure needs it",
  currency: "USD where left out",
  fx: "US dollars per unit of the currency",
};
