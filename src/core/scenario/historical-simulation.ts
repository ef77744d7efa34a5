import { type Finding, finding } from "../../errors/finding.ts";
import { TRADING_DAYS } from "../calendar.ts";
import { empiricalQuantile, meanOf } from "../empirical.ts";
import { type AnnualVolatility, as, type Points, type Ratio, type Usd } from "../quantity.ts";
import type { Side, Sides } from "../sides.ts";
import { lastReturns, sampleVariance } from "../volatility/bars.ts";
import type { JointHistory } from "../volatility/comovement.ts";
import { nextVariance } from "../volatility/estimators.ts";
import { type ProfitLine, profitAtLevel } from "./profit-curve.ts";
import { expectedShortfall, LEAST_MONEY, QUANTILES, WORST } from "./profit-law.ts";

/**
 * How past windows move today's levels: as they were; centred, so that each level grows on average as its forward says;
 * scaled besides, day by day, to the volatility that the side is sized with.
 */
export const simulationMethods = ["as-it-was", "centred", "scaled"] as const;

/** One of the ways in which past windows move today's levels. */
export type SimulationMethod = (typeof simulationMethods)[number];

/** What a historical simulation is made from. */
export interface SimulationRequest {
  /** Dates of both sides, none after the trade's. */
  readonly history: JointHistory;
  /** Trading days of a window: from the trade's date (excluded) to the horizon (included). */
  readonly days: number;
  /** Today's levels. */
  readonly levels: Sides<Points>;
  /** The profit at the horizon of all that is held of each side, by its level. */
  readonly profit: Sides<ProfitLine>;
  /** Mean growth of each level to the horizon, forward over level: 1 of a future; or the reason why it is not known. */
  readonly growth: Sides<number> | Finding;
  /** What the sides are sized with, or the reason why one has none. */
  readonly volatilities: Sides<AnnualVolatility> | Finding;
}

/** A past window: the profit that it would bring today's pair, and the dates between which it happened. */
export interface PastWindow {
  readonly profit: Usd;
  readonly from: string;
  readonly to: string;
}

/** The least profit that is not exceeded in at least this share of the windows. */
export interface PastQuantile {
  readonly probability: Ratio;
  readonly profit: Usd;
  /** Whether fewer than five disjoint windows lie beyond it. */
  readonly tooFew: boolean;
}

/** What past windows would bring today's pair, in USD, fees off. */
export interface SimulatedProfits {
  readonly method: SimulationMethod;
  readonly available: true;
  readonly windows: number;
  /** As many of them as do not overlap. */
  readonly disjointWindows: number;
  /** Of a profit above 0. */
  readonly shareProfitable: Ratio;
  /**
   * Wilson's 95 % interval of that share, least and most, for as many independent windows as there are disjoint ones.
   */
  readonly interval: readonly [Ratio, Ratio];
  readonly mean: Usd;
  /** At 1, 5, 25, 50, 75, 95 and 99 %. */
  readonly quantiles: readonly PastQuantile[];
  /** Mean of the worst 5 %. */
  readonly expectedShortfall: Usd;
  /** Share of windows that end with both sides at their worst; null where a loss is unlimited. */
  readonly atMaxLoss: Ratio | null;
  readonly atMaxGain: Ratio | null;
  /** The first of those that are worst. */
  readonly worst: PastWindow;
  readonly best: PastWindow;
}

/** One row of a simulation, or the reason why there is none. */
export type SimulationRow =
  | SimulatedProfits
  | { readonly method: SimulationMethod; readonly available: false; readonly reason: Finding };

/** What the past says about today's pair. */
export interface HistoricalSimulation {
  readonly available: true;
  /** Trading days of a window. */
  readonly days: number;
  /** The first and the last date of all windows. */
  readonly firstDate: string;
  readonly lastDate: string;
  /** One for each of {@link simulationMethods}. */
  readonly rows: readonly SimulationRow[];
}

/** A historical simulation, or the reason why there is none. */
export type SimulationAnswer = HistoricalSimulation | { readonly available: false; readonly reason: Finding };

/** Disjoint windows beyond a quantile below which it rests on too few. */
const ENOUGH = 5;

/** The standard normal quantile of 97.5 %, for intervals of 95 %. */
const TWO_SIDED_95 = 1.959963984540054;

/** The weight that scaling keeps of the day before, the returns that seed it, and the first ones that it drops. */
const LAMBDA = 0.94;
const SEED = 20;
const DROPPED = 60;

/**
 * The profit of today's pair if the coming days were like each past window of as many trading days: historical
 * simulation.
 *
 * Every joint window of both indices, C_{t+H}/C_t, moves today's levels at once, so that the past's correlation is
 * kept. Windows overlap, so the share profitable has the interval of its disjoint windows: overlapping ones are not
 * independent. Always three rows; one that cannot be made says why. Profits below a millionth of a dollar are rounding,
 * and count as 0.
 *
 * @see Hull and White, Incorporating Volatility Updating into the Historical Simulation Method for Value-at-Risk,
 * Journal of Risk, 1998; Hull, Risk Management and Financial Institutions, 5th ed., 2018, ch. 13; Wilson, Probable
 * Inference, the Law of Succession, and Statistical Inference, Journal of the American Statistical Association, 1927.
 */
export function historicalSimulation(request: SimulationRequest): SimulationAnswer {
  const { days, history } = request;
  const { dates } = history;
  if (days < 1) return { available: false, reason: finding("HORIZON_WITHOUT_TRADING_DAYS", {}) };
  if (dates.length <= days)
    return { available: false, reason: finding("WINDOWS_TOO_FEW", { days, needed: days + 1, got: dates.length }) };
  return {
    available: true,
    days,
    firstDate: dates[0] ?? "",
    lastDate: dates.at(-1) ?? "",
    rows: simulationMethods.map((method): SimulationRow => {
      const past = pastProfits(request, method);
      return "code" in past ? { method, available: false, reason: past } : figures(request, method, past);
    }),
  };
}

/** What the windows of one row would bring. */
export interface PastProfits {
  /** In USD, oldest window first; the last window ends on the last row of the history, each other one a row earlier. */
  readonly profits: Float64Array;
  /** Windows that end with both sides at their worst; null where a loss is unlimited. */
  readonly atMaxLoss: number | null;
  readonly atMaxGain: number | null;
}

/** The profit of every window of one row, or the reason why there is none; the history holds a window. */
export function pastProfits(request: SimulationRequest, method: SimulationMethod): PastProfits | Finding {
  const growths = growthsOf(request, method);
  if ("code" in growths) return growths;
  const { levels, profit } = request;
  const bounds = { long: boundsOf(profit.long), short: boundsOf(profit.short) };
  const profits = new Float64Array(growths.long.length);
  let [atMaxLoss, atMaxGain] = [0, 0];
  for (let t = 0; t < profits.length; t++) {
    const long = profitAtLevel(profit.long, levels.long * (growths.long[t] ?? 0));
    const short = profitAtLevel(profit.short, levels.short * (growths.short[t] ?? 0));
    profits[t] = withoutRounding(long + short);
    if (long <= bounds.long.least + LEAST_MONEY && short <= bounds.short.least + LEAST_MONEY) atMaxLoss += 1;
    if (long >= bounds.long.most - LEAST_MONEY && short >= bounds.short.most - LEAST_MONEY) atMaxGain += 1;
  }
  return {
    profits,
    atMaxLoss: Number.isFinite(bounds.long.least + bounds.short.least) ? atMaxLoss : null,
    atMaxGain: Number.isFinite(bounds.long.most + bounds.short.most) ? atMaxGain : null,
  };
}

/** By how much each window multiplies both levels, or the reason why that is not known. */
function growthsOf(request: SimulationRequest, method: SimulationMethod): Sides<Float64Array> | Finding {
  const { history, days, growth } = request;
  const wereOf = (side: Side) => growths(history[side].close, days);
  if (method === "as-it-was") return eachSide(wereOf);
  if ("code" in growth) return growth;
  const past = method === "centred" ? eachSide(wereOf) : scaledGrowths(request);
  return "code" in past ? past : eachSide((side) => centred(past[side], growth[side]));
}

/** C_{t+H}/C_t of every window of H days, oldest first. */
function growths(close: Float64Array, days: number): Float64Array {
  return close.subarray(days).map((to, t) => to / (close[t] ?? Number.NaN));
}

/** The growths times what makes their mean that of the forward. */
function centred(growths: Float64Array, forwardGrowth: number): Float64Array {
  const factor = forwardGrowth / meanOf(growths);
  return growths.map((growth) => growth * factor);
}

function scaledGrowths({ history, days, volatilities }: SimulationRequest): Sides<Float64Array> | Finding {
  const needed = DROPPED + days + 1;
  const got = history.dates.length;
  if (got < needed) return finding("WINDOWS_TOO_FEW", { days, needed, got });
  if ("code" in volatilities) return volatilities;
  const scaled = eachSide((side) => scaledReturns(history[side].close, volatilities[side]));
  if (scaled.long === null) return finding("WINDOWS_FLAT", { side: "long" });
  if (scaled.short === null) return finding("WINDOWS_FLAT", { side: "short" });
  return { long: growthsOfReturns(scaled.long, days), short: growthsOfReturns(scaled.short, days) };
}

/**
 * Daily log returns as they would have been at one volatility: z·σ/√252, z = r/s over its own standard deviation.
 *
 * s² is RiskMetrics' variance before the day's return, σ²_t = λσ²_{t−1} + (1 − λ)r²_{t−1}, seeded with the mean square
 * of the first returns. Null where prices stand still or grow evenly, so that nothing can be scaled.
 */
function scaledReturns(close: Float64Array, volatility: AnnualVolatility): Float64Array | null {
  const returns = lastReturns(close, close.length - 1);
  if (sampleVariance(returns.subarray(DROPPED)) === 0) return null;
  let variance = meanOf(returns.subarray(0, SEED).map((each) => each * each));
  const standardised = returns.map((each) => {
    const before = variance;
    variance = nextVariance(variance, each, LAMBDA);
    return each / Math.sqrt(before);
  });
  const kept = standardised.subarray(DROPPED);
  const deviation = Math.sqrt(sampleVariance(kept));
  // Prices that stood still at first have no volatility before they move.
  if (!(deviation > 0 && deviation < Number.POSITIVE_INFINITY)) return null;
  const daily = volatility / Math.sqrt(TRADING_DAYS);
  return kept.map((each) => (each / deviation) * daily);
}

/** The growth over every window of so many daily log returns. */
function growthsOfReturns(returns: Float64Array, days: number): Float64Array {
  const sums = new Float64Array(returns.length + 1);
  for (let t = 0; t < returns.length; t++) sums[t + 1] = (sums[t] ?? 0) + (returns[t] ?? 0);
  return sums.subarray(days).map((to, t) => Math.exp(to - (sums[t] ?? 0)));
}

function figures({ history, days }: SimulationRequest, method: SimulationMethod, past: PastProfits): SimulatedProfits {
  const { profits } = past;
  const windows = profits.length;
  const disjointWindows = Math.ceil(windows / days);
  const sorted = profits.toSorted();
  const shareProfitable = profits.filter((profit) => profit > 0).length / windows;
  const quantile = (probability: number) => as<Usd>(empiricalQuantile(sorted, probability));
  const firstRow = history.dates.length - days - windows;
  const windowOf = (profit: number): PastWindow => {
    const from = firstRow + profits.indexOf(profit);
    return { profit: as<Usd>(profit), from: history.dates[from] ?? "", to: history.dates[from + days] ?? "" };
  };
  const worst = quantile(WORST);
  const shortfall = meanOf(sorted.map((profit) => Math.max(0, worst - profit)));
  const shareOf = (count: number | null) => (count === null ? null : as<Ratio>(count / windows));
  return {
    method,
    available: true,
    windows,
    disjointWindows,
    shareProfitable: as<Ratio>(shareProfitable),
    interval: wilsonInterval(shareProfitable, disjointWindows),
    mean: as<Usd>(withoutRounding(meanOf(profits))),
    quantiles: QUANTILES.map((probability) => ({
      probability: as<Ratio>(probability),
      profit: quantile(probability),
      tooFew: Math.min(probability, 1 - probability) * disjointWindows < ENOUGH,
    })),
    expectedShortfall: expectedShortfall({ quantile: worst, shortfall, least: sorted[0] ?? worst }),
    atMaxLoss: shareOf(past.atMaxLoss),
    atMaxGain: shareOf(past.atMaxGain),
    worst: windowOf(sorted[0] ?? 0),
    best: windowOf(sorted[windows - 1] ?? 0),
  };
}

/**
 * Wilson's 95 % interval of a share among so many independent observations: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1
 * + z²/n), z = 1.96.
 *
 * It never leaves 0 to 1, and begins at 0 where the share is 0.
 */
function wilsonInterval(share: number, observations: number): readonly [Ratio, Ratio] {
  return [as<Ratio>(wilsonLeast(share, observations)), as<Ratio>(1 - wilsonLeast(1 - share, observations))];
}

/**
 * The lower end, from the product of both ends, p² / (1 + z²/n): no difference of two numbers that are nearly equal.
 */
function wilsonLeast(share: number, observations: number): number {
  const z2 = TWO_SIDED_95 * TWO_SIDED_95;
  const spread = Math.sqrt(z2 * ((share * (1 - share)) / observations + z2 / (4 * observations * observations)));
  return (share * share) / (share + z2 / (2 * observations) + spread);
}

/** The least and the greatest profit of a line, at one of its nodes; infinite where it falls or rises without end. */
function boundsOf({ profits, slopes }: ProfitLine): { readonly least: number; readonly most: number } {
  const last = slopes.at(-1) ?? 0;
  return {
    least: last < 0 ? Number.NEGATIVE_INFINITY : Math.min(...profits),
    most: last > 0 ? Number.POSITIVE_INFINITY : Math.max(...profits),
  };
}

function withoutRounding(profit: number): number {
  return Math.abs(profit) < LEAST_MONEY ? 0 : profit;
}

function eachSide<Value>(of: (side: Side) => Value): Sides<Value> {
  return { long: of("long"), short: of("short") };
}
