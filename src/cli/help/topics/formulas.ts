import { estimators } from "../../../core/volatility/method.ts";
import { wrapped } from "../two-columns.ts";

/** The help on the arithmetic, in the order in which a trade is sized. */
export function formulas(): string {
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
  tolerance (5 %). With --max-loss or --max-notional: the best balanced of the
  pairs that use at least 90 % of the gross notional that fits.

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
