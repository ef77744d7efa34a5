import { type Finding, finding } from "../../errors/finding.ts";
import { findRoot } from "../find-root.ts";
import { tradeCorrelation } from "../pair/daily-risk.ts";
import type { PairTrade, SourcedCorrelation } from "../pair/trade.ts";
import { type AnnualVolatility, as, type Points, type Ratio, type Usd } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import type { HeldSide, HorizonDate } from "./horizon.ts";
import { type ProfitCurves, profitCurves } from "./profit-curves.ts";
import { expectedShortfall, type ProfitLaw, pairProfitLaw, QUANTILES, WORST } from "./profit-law.ts";

/**
 * How likely which profit is at the horizon, fees off and undiscounted, or the reason why that is not known.
 *
 * The logs of both levels are normal, with the volatilities that the sides are sized with, and correlated; by
 * quadrature, without random numbers.
 *
 * @param shift added to the volatility of each option, before expiry
 */
export function pairDistribution(
  trade: PairTrade,
  held: Sides<HeldSide>,
  when: HorizonDate,
  shift: Sides<Ratio>,
): DistributionAnswer {
  const correlation = tradeCorrelation(trade);
  if (!correlation.known) return correlation;
  const curves = profitCurves(trade, held, when, shift);
  if ("code" in curves) return { known: false, reason: curves };
  const own = correlation.correlation.value;
  return {
    known: true,
    correlation: correlation.correlation,
    days: when.days ?? 0,
    forwards: { long: curves.laws.long.forward, short: curves.laws.short.forward },
    ...distributionFigures(curves, own, isOfVolatilities(held, when, shift) ? volatilitySource(held, curves) : null),
    byCorrelation: correlationsBeside(own).map((each) => atCorrelation(curves, each, each === own)),
  };
}

/** The least profit in USD that is not exceeded with at least this probability. */
export interface Quantile {
  readonly probability: Ratio;
  readonly profit: Usd;
}

/** The distribution in short, at one correlation. */
export interface AtCorrelation {
  readonly correlation: Ratio;
  /** Whether it is the correlation of the trade itself. */
  readonly own: boolean;
  readonly probabilityOfProfit: Ratio;
  readonly expectedProfit: Usd;
  readonly fifthPercentile: Usd;
  readonly expectedShortfall: Usd;
}

/** Why an expected profit is not zero, and the volatilities behind it. */
export interface ExpectedProfitSource {
  readonly finding: Finding;
  readonly sides: readonly {
    readonly symbol: string;
    /** That the side is sized with. */
    readonly sizing: AnnualVolatility;
    /** Implied by its premiums, leg by leg. */
    readonly premiums: readonly AnnualVolatility[];
  }[];
}

/** How likely which profit is at the horizon, fees off. */
export interface Distribution {
  readonly correlation: SourcedCorrelation;
  /** Calendar days to the horizon. */
  readonly days: number;
  /** Mean level of each index at the horizon: the level of a future, level·exp((r − q)·days/365) of a cash index. */
  readonly forwards: Sides<Points>;
  /** Of a profit above 0. */
  readonly probabilityOfProfit: Ratio;
  readonly expectedProfit: Usd;
  /** The volatilities that it comes from; null where it comes from anything else, or the premiums are those of them. */
  readonly expectedProfitFrom: ExpectedProfitSource | null;
  /** At 1, 5, 25, 50, 75, 95 and 99 %. */
  readonly quantiles: readonly Quantile[];
  /** Mean of the worst 5 %. */
  readonly expectedShortfall: Usd;
  /** Ascending, the trade's own among them. */
  readonly byCorrelation: readonly AtCorrelation[];
}

/** The distribution, or the reason why it is not known. */
export type DistributionAnswer =
  | ({ readonly known: true } & Distribution)
  | { readonly known: false; readonly reason: Finding };

/** What a distribution says at one correlation. */
type DistributionFigures = Pick<
  Distribution,
  "probabilityOfProfit" | "expectedProfit" | "expectedProfitFrom" | "quantiles" | "expectedShortfall"
>;

/** The figures of a distribution at one correlation: what a slider runs again. */
function distributionFigures(
  curves: ProfitCurves,
  correlation: number,
  from: ExpectedProfitSource | null,
): DistributionFigures {
  const law = pairProfitLaw(curves.curves, correlation);
  const quantileAt = quantilesOf(law, curves.scale);
  // Asked first, so that the shortfall is that of the very quantile that is shown.
  const worst = quantileAt(WORST);
  let least = Number.NEGATIVE_INFINITY;
  const quantiles = QUANTILES.map((probability) => {
    // Each search ends within rounding of its own; a quantile is no less than the one before it.
    least = Math.max(least, probability === WORST ? worst : quantileAt(probability));
    return { probability: as<Ratio>(probability), profit: as<Usd>(least + 0) };
  });
  return {
    probabilityOfProfit: probabilityOfProfit(law),
    expectedProfit: curves.expectedProfit,
    expectedProfitFrom: from,
    quantiles,
    expectedShortfall: shortfallBelow(law, worst),
  };
}

/** The distribution in short, at one correlation. */
function atCorrelation(curves: ProfitCurves, correlation: Ratio, own: boolean): AtCorrelation {
  const law = pairProfitLaw(curves.curves, correlation);
  const fifth = quantilesOf(law, curves.scale)(WORST);
  return {
    correlation,
    own,
    probabilityOfProfit: probabilityOfProfit(law),
    expectedProfit: curves.expectedProfit,
    fifthPercentile: as<Usd>(fifth + 0),
    expectedShortfall: shortfallBelow(law, fifth),
  };
}

/** Volatilities that differ by less than this are one. */
const SAME_VOLATILITY = 1e-6;

/**
 * Whether only volatilities other than the premiums' own can make a mean profit or loss: there is time for them to
 * matter, none is shifted, each quoted premium implies one, and futures or shares are entered at the level.
 */
function isOfVolatilities(held: Sides<HeldSide>, { days }: HorizonDate, shift: Sides<Ratio>): boolean {
  if (days === null || days === 0 || shift.long !== 0 || shift.short !== 0) return false;
  return [held.long.side, held.short.side].every(({ sized }) =>
    sized.legs.every((leg) =>
      leg.kind === "future"
        ? leg.entry === sized.level.value
        : leg.premium.from === "model" || leg.impliedVolatility !== null,
    ),
  );
}

/**
 * What the expected profit comes from: options are worth their premiums at the volatilities that these imply. Null
 * where the sides are sized with those.
 */
function volatilitySource(held: Sides<HeldSide>, { expectedProfit }: ProfitCurves): ExpectedProfitSource | null {
  const sides = [held.long.side, held.short.side].flatMap((side) => {
    const premiums = side.sized.legs.flatMap((leg) => (leg.kind === "option" ? (leg.impliedVolatility ?? []) : []));
    return side.volatility.known
      ? [{ symbol: side.side.contract.symbol, sizing: side.volatility.volatility.value, premiums }]
      : [];
  });
  const differs = sides.some(({ sizing, premiums }) =>
    premiums.some((implied) => Math.abs(implied - sizing) > SAME_VOLATILITY),
  );
  if (!differs) return null;
  return { finding: finding("EXPECTED_PROFIT_FROM_VOLATILITIES", { expected: expectedProfit, sides }), sides };
}

function probabilityOfProfit(law: ProfitLaw): Ratio {
  return as<Ratio>(Math.min(1, Math.max(0, 1 - law.atMost(0))));
}

function shortfallBelow(law: ProfitLaw, quantile: number): Usd {
  return expectedShortfall({ quantile, shortfall: law.shortfallOf(quantile), least: law.least });
}

/** Share of the usual profit within which a quantile is found. */
const NARROW = 1e-9;

/** An amount in USD with the probabilities of less, and of at most that. */
interface Known {
  readonly amount: number;
  readonly below: number;
  readonly atMost: number;
}

/**
 * The least amount in USD that the profit does not exceed with at least some probability, for any of them in turn.
 *
 * At an amount that has a probability of its own it is that amount, exactly. What one search learns, the next one uses.
 *
 * @param scale USD by which profits usually differ: the first step of the search, and what its precision is a share of
 */
export function quantilesOf(law: ProfitLaw, scale: number): (probability: number) => number {
  const known: Known[] = law.atoms.map(({ profit, probability }) => {
    const atMost = law.atMost(profit);
    return { amount: profit, below: atMost - probability, atMost };
  });
  const ask = (amount: number): Known => {
    const probability = law.atMost(amount);
    const found = { amount, below: probability, atMost: probability };
    known.splice(known.filter((each) => each.amount < amount).length, 0, found);
    return found;
  };
  return (probability) => {
    const reached = known.find(({ atMost }) => atMost >= probability);
    if (reached !== undefined && reached.below < probability) return reached.amount;
    const high = reached ?? outwards(ask, known.at(-1), scale, (each) => each.atMost >= probability);
    const under = known.findLast(({ amount, atMost }) => amount < high.amount && atMost < probability);
    const low = under ?? outwards(ask, high, -scale, (each) => each.atMost < probability);
    const excess = (amount: number) => ask(amount).atMost - probability;
    const ends = { low: low.amount, lowValue: low.atMost - probability };
    const bracket = { ...ends, high: high.amount, highValue: high.below - probability };
    // An amount that is known to be the root is no end of a bracket, whose ends have opposite signs.
    const found = bracket.highValue === 0 ? high.amount : findRoot(excess, bracket, () => NARROW * scale);
    return Math.min(law.most, Math.max(law.least, found));
  };
}

/** The first amount that satisfies, in steps that double. */
function outwards(
  ask: (amount: number) => Known,
  from: Known | undefined,
  step: number,
  satisfies: (known: Known) => boolean,
): Known {
  const start = from?.amount ?? 0;
  for (let by = step; ; by *= 2) {
    const found = ask(start + by);
    if (satisfies(found) || !Number.isFinite(found.amount)) return found;
  }
}

/** Correlations that every pair is looked at, and distances from its own. */
const COMMON = [-0.5, 0, 0.5, 0.9] as const;
const DISTANCES = [-0.2, -0.1, 0, 0.1, 0.2] as const;

/** Nearer than this a common correlation says nothing that the trade's own or one beside it does not. */
const APART = 0.05;

/**
 * The correlations that an answer is shown at beside a trade's own: ascending, from −1 to 1, each once.
 *
 * @example
 * correlationsBeside(0.78); // [-0.5, 0, 0.5, 0.58, 0.68, 0.78, 0.88, 0.98]
 */
export function correlationsBeside(own: Ratio): Ratio[] {
  const beside = DISTANCES.map((by) => (by === 0 ? own : clipped(own + by)));
  const common = COMMON.filter((each) => beside.every((other) => Math.abs(each - other) >= APART));
  return [...new Set([...common, ...beside])].sort((a, b) => a - b).map((value) => as<Ratio>(value));
}

/** Rounded to what a person would write, where the sum is not. */
function clipped(value: number): number {
  return Math.min(1, Math.max(-1, Number(value.toFixed(12)) + 0));
}
