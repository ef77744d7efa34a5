import type { HistoryInput, ProductInput, SideInput, TradeInput } from "../../../schema/trade.ts";
import { template } from "../../commands/init.ts";
import { limitMeanings } from "../limit-meanings.ts";
import { twoColumns } from "../two-columns.ts";

/** What is said of each key of a map: the type names every key, so that none is left out. */
type Sayings<Input> = Readonly<Record<keyof Input & string, string>>;

const top: Sayings<TradeInput> = {
  version: "1",
  asOf: "date of the trade, YYYY-MM-DD; nothing later is used",
  expiry: "date on which every option of the pair expires",
  rate: "interest rate: 3.65% or 0.0365",
  correlation: "of both indices' returns, -1 to 1; without it measured from the histories",
  quote: "side, mid or last: which price of a chain is the premium (side)",
  long: "the side that profits when its index rises",
  short: "the side that profits when its index falls",
  size: "how many contracts, see below",
  limits: "what pairsize check holds the trade against, see below",
  moves: "list of moves of both levels: {RTY: +16%, NQ: +8%}",
  products: "contracts that the table does not have",
  $schema: "address of the schema, for editors; not read",
};

const side: Sayings<SideInput> = {
  symbol: "a symbol of pairsize contracts, or of products",
  level: "index points; without it the last close of the history",
  volatility: "18.5% or 0.185; without it measured from the history",
  history: "price file, or a map, see below; relative to the trade file",
  legs: '"2750C @ 78.40", "-1 2950C @ 18.20", "+1 F @ 2730.8", or maps of quantity, right, strike, premium, delta, entry; without legs the side is one future',
  multiplier: "beats that of the table",
  fx: "US dollars per unit of the contract's currency",
  impliedVolatility: "of the side's options, where premiums do not say it",
  yield: "dividend yield of a cash index or an ETF",
  exercise: "american or european, where the expiry does not say it",
  chain: "option-chain file with the quotes, or a map of file, symbol, dateOrder",
};

const notation = {
  "2750C @ 78.40": "one call bought at 78.40 points",
  "-1 2950C": "one call sold; its premium from the chain, else from the model",
  "40dC": "the strike whose delta is nearest to 0.40",
  "ATM P": "the strike nearest to the level",
  "+2%C": "the strike nearest to 2 % above the level; -2% below it",
  "-1 F @ 25650": "one future sold",
};

const history: Sayings<HistoryInput> = {
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

const size: Sayings<NonNullable<TradeInput["size"]>> = {
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

const limits: Sayings<NonNullable<TradeInput["limits"]>> = limitMeanings;

const product: Sayings<ProductInput> = {
  symbol: "as the sides name it",
  name: "in words",
  multiplier: "contract currency per index point",
  tick: "index points",
  currency: "USD where left out",
  fx: "US dollars per unit of the currency",
};

/** The help on the trade file: a whole one, then every key. */
export function tradeFile(): string {
  const list = (sayings: Readonly<Record<string, string>>) => twoColumns(Object.entries(sayings));
  return `trade-file: a pair in YAML or JSON

Numbers are written plainly: a sign, digits, decimals, commas only before groups
of three (and then in quotes inside braces). Unknown and repeated keys are
refused. A file that starts with { is JSON. A flag beats the file.

Examples
  pairsize init -o trade.yaml && pairsize size trade.yaml
  pairsize size trade.yaml --level RTY=2750 --vol NQ=18%

${template}
Keys
${list(top)}
Keys of long and short
${list(side)}
Legs: [±quantity] strike(C|P) [@ premium], or ±quantity F [@ entry]
${list(notation)}
Keys of history
${list(history)}
Keys of size
${list(size)}
Keys of limits
${list(limits)}
Keys of one of products
${list(product)}`;
}
