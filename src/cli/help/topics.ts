import { estimators } from "../../core/volatility/method.ts";
import { catalogue } from "../../errors/catalogue.ts";
import type { Entry } from "../../errors/findings/entry.ts";
import type { Keys } from "../../schema/key.ts";
import {
  alternativeKeys,
  alternativeSideKeys,
  limitKeys,
  productKeys,
  sizeKeys,
  tradeKeys,
} from "../../schema/keys.ts";
import { chainKeys, historyKeys, legKeys, sideKeys } from "../../schema/side-keys.ts";
import { template } from "../../schema/trade-file-text.ts";
import { twoColumns, wrapped } from "./command-help.ts";

/** Help topics by name, each loaded when it is asked for: text for 80 columns. */
export const topics: Readonly<Record<string, () => Promise<string>>> = {
  formulas: async () => formulas(),
  json: async () => (await import("./json-topic.ts")).json(),
  "exit-codes": async () => exitCodes(),
  environment: async () => environment(),
  "trade-file": async () => tradeFile(),
};

/** The help on the arithmetic, in the order in which a trade is sized. */
function formulas(): string {
  return `formulas: how a pair is sized

Levels, strikes and premiums are index points, money is US dollars, volatility
is a fraction per root year. --explain prints each formula with its numbers;
docs/formulas.md has them all, with sources.

Exposure of one contract: what the weighting makes equal
  notional             level x multiplier x fx
  dollar-neutral       notional
  volatility-adjusted  notional x volatility
  delta-neutral        notional x |delta of one unit|
  delta-volatility-adjusted
                       notional x volatility x |delta of one unit|
  beta-neutral         long: notional x beta; short: notional
  equal-risk           max loss of one unit

Hedge ratio: short contracts per one long contract
  ratio     = exposure(long) / exposure(short)

Whole contracts nL, nS of both sides, at least 1 each
  residual  = nL x exposure(long) - nS x exposure(short)
  imbalance = residual / (nL x exposure(long) + nS x exposure(short))
  Without a budget: the smallest gross notional whose imbalance is within the
  tolerance (5 %). With one (--max-loss, --account and --risk, --max-notional,
  --max-premium, --max-daily-risk): the best balanced of the pairs that use at
  least 90 % of the gross notional that fits; one that larger pairs take no more
  of, as where premium is received, only rules pairs out.

Risk of a day: standard deviation of the profit of one trading day
  by delta  d = contracts x delta x notional x volatility of each side, signed
            root of (dL^2 + dS^2 + 2 x correlation x dL x dS) / root of 252;
            without a correlation both sizes are added
  revalued  of the pair valued a trading day later, implied volatilities held
  Budgets and limits test the greater of the two.

Profit of a side at expiry, S the level of its index
  profit(S) = multiplier x fx x sum of quantity x (payoff(S) - premium)
  call: payoff = max(0, S - strike)      put: payoff = max(0, strike - S)
  future: S - entry
  It is made of straight lines between strikes, so the worst and the best are at
  0, at a strike, or unlimited by the slope above the last strike. The max loss
  of the pair adds the worst of both sides: they may happen together.

Historical volatility: annualised by the root of the periods per year (252)
${wrapped(estimators.join(", "), 78)
  .map((line) => `  ${line}\n`)
  .join("")}  close-to-close: sample standard deviation of the last 20 log returns, mean
  removed, divisor n - 1

Option value: Black-76 on futures, Black-Scholes-Merton on indices and ETFs;
  American ones by Andersen, Lake and Offengenden. A year has 365 days.
  A quoted premium gives the implied volatility of its leg, and that the greeks.

Greeks of a pair: US dollars, summed over all legs and contracts
  delta  for a move of the index by its whole level
  gamma  by which that delta changes for a move of 1 %
  vega   for one point of volatility      theta  for one calendar day

Scenarios: each level moved by a percentage, at expiry or after some days
  Before expiry each leg has its own implied volatility and the time left.
  How likely: ln(level) is normal with mean ln F - sigma^2 h / 2 and variance
  sigma^2 h, h = days / 365; F is the level of a future, level x exp((r - q) h)
  of an index or ETF; --correlation joins both, else the histories measure it.
  A quantile is the least profit that is not exceeded with its probability.

Examples
  pairsize size trade.yaml --explain
  pairsize size trade.yaml --weighting all
  pairsize price trade.yaml --explain
  pairsize scenario trade.yaml --explain
`;
}

/** The help on exit codes: what each means, and every error and warning under the code that it ends with. */
function exitCodes(): string {
  const entries = Object.entries(catalogue());
  const listOf = (severity: Entry<unknown>["severity"]) =>
    twoColumns(entries.filter(([, entry]) => entry.severity === severity).map(([code, { title }]) => [code, title]));
  return `exit-codes: what pairsize ends with

${twoColumns([
  ["0", "done; also when the reader of a pipe went away"],
  [
    "1",
    "the answer is no: nothing fits, no weighting is available, a check failed, a rule of an open pair is reached or a leg is not marked, compare could not use an alternative, or scenario or backtest has no answer",
  ],
  ["2", "the command line is wrong"],
  ["3", "a value, a line or a file cannot be used, or a target of -o exists or cannot be written"],
  ["70", "a fault in pairsize, or a build that is not whole; --debug adds the stack trace for the report"],
  ["130", "interrupted"],
])}
Errors go to standard error with their code in brackets; with --json they are a
JSON object there. Codes keep their meaning from version to version.

Examples
  pairsize size trade.yaml --max-loss 25000 --quiet || echo "does not fit"
  pairsize check trade.yaml --max-loss 25000 --quiet || echo "over a limit"

Wrong command line (exit 2)
${listOf("usage")}
Values and files that cannot be used (exit 3)
${listOf("input")}
Warnings and reasons: the answer stands, with this beside it (exit 0, or 1 where
it is the reason that nothing fits)
${listOf("warning")}
Notes: the answer stands, and this is what was taken; --warnings-as-errors lets
them pass
${listOf("note")}`;
}

/** The help on environment variables, and on what else pairsize does and does not look at. */
function environment(): string {
  return `environment: what pairsize reads beside the command line

${twoColumns([
  ["NO_COLOR", "set to anything: no colour; --color and --no-color beat it"],
  ["FORCE_COLOR", "colour into a pipe too; 0 or false: none; NO_COLOR beats it"],
  ["TERM", "dumb: no colour"],
  ["COLUMNS", "columns to draw for; otherwise those of the terminal, a pipe has no limit"],
  ["XDG_CACHE_HOME", "where Node 22 and later keep compiled code of pairsize; otherwise HOME/.cache"],
])}
Nothing else decides a result: no clock, no locale, no time zone, no network and
no settings file. The same input gives the same bytes, so the date of a trade is
part of the trade (asOf, or --as-of).

Examples
  pairsize contracts --no-color
  COLUMNS=60 pairsize contracts NQ
`;
}

const notation = {
  "2750C @ 78.40": "one call bought at 78.40 points; 2750 call and C2750 too",
  "2750/2950 CS @ 60.20": "a call spread bought at its net price; PS a put spread",
  "-1 2950C": "one call sold; its premium from the chain, else from the model",
  "40dC": "the strike whose delta is nearest to 0.40",
  "ATM P": "the strike nearest to the level, a round one without a chain",
  "+2%C": "the strike nearest to 2 % above the level; -2% below it",
  "-1 F @ 25650": "one future sold",
};

/** The help on the trade file: a whole one, then every key. */
function tradeFile(): string {
  return `trade-file: a pair in YAML or JSON

Numbers are written plainly: a sign, digits, decimals, commas only before groups
of three (and then in quotes inside braces); amounts may be $100,000, 10k or
2.5m. What could be read in two ways is refused, with both; unknown and repeated
keys are refused. A file that starts with { is JSON. A flag beats the file.
Editors can complete and check it by its schema: pairsize schema trade.

Examples
  pairsize init -o trade.yaml && pairsize size trade.yaml
  pairsize size trade.yaml --level RTY=2750 --vol NQ=18%

${template()}
Keys
${keyList(tradeKeys)}
Keys of long and short
${keyList(sideKeys)}
Legs: [±quantity] strike(C|P) [@ premium], or ±quantity F [@ entry]
${twoColumns(Object.entries(notation))}
Keys of a leg that is a map
${keyList(legKeys)}
Keys of history
${keyList(historyKeys)}
Keys of chain
${keyList(chainKeys)}
Keys of size
${keyList(sizeKeys)}
Keys of limits
${keyList(limitKeys)}
Keys of one of alternatives; its long and short have ${Object.keys(alternativeSideKeys).join(", ")}
${keyList(alternativeKeys)}
Keys of one of products
${keyList(productKeys)}`;
}

/** The keys of a map, each with its meaning and its former name. */
function keyList(keys: Keys): string {
  return twoColumns(
    Object.entries(keys).map(([name, { meaning, alias }]) => [
      name,
      alias === undefined ? meaning : `${meaning}; ${alias} is its former name, and is read`,
    ]),
  );
}
