import { type Finding, finding } from "../../errors/finding.ts";
import { exact, times, toNumber } from "../exact.ts";
import { type AnnualVolatility, as, type Contracts, type Points, type Ratio } from "../quantity.ts";
import { otherSide, type Side, type Sides, sideNames } from "../sides.ts";
import { type Estimator, estimators } from "../volatility/method.ts";
import { defaultLookbacks, methodsOf } from "../volatility/volatility-report.ts";
import { bounded } from "../work.ts";
import { imbalanceOf, isWithin, perContract } from "./choice/region.ts";
import { atChosenStrikes } from "./chosen-strike.ts";
import { dailyVariances } from "./daily-risk.ts";
import { exposures, imbalanceByDelta } from "./exposure.ts";
import type { MeasuredSide } from "./measured-side.ts";
import { countedExposure, measuredSides, requestTerms, sizePair, weighPair } from "./size-pair.ts";
import type { PairSizing, SizedLeg, SizedSide, Sizing } from "./sizing.ts";
import type { PairTrade, TradeLeg, TradeSide } from "./trade.ts";
import { sidePricing } from "./valued-leg.ts";
import type { Weighting } from "./weighting.ts";

/** What one change makes of a weighting. */
export interface SensitivityCase {
  readonly change: Change;
  /** Short contracts per one long contract; null where the weighting is not available. */
  readonly hedgeRatio: Ratio | null;
  /** The pair that would be chosen; null where there is none, and `reason` says why. */
  readonly contracts: Sides<Contracts> | null;
  /** How the pair chosen without the change would balance with it; null where either is not there. */
  readonly keptImbalance: Ratio | null;
  readonly keptWithinTolerance: boolean | null;
  /**
   * Only under a shock of a level: how that pair would balance by notional and by delta, its options revalued; null
   * where not known.
   */
  readonly keptByNotional?: Ratio | null;
  readonly keptByDelta?: Ratio | null;
  readonly reason: Finding | null;
}

/** How often a pair was chosen. */
export interface ChosenCount {
  readonly contracts: Sides<Contracts>;
  readonly cases: number;
}

/** One weighting under every change that can move it. */
export interface WeightingSensitivity {
  readonly weighting: Weighting;
  readonly base: Sizing;
  /** Cases that came to contracts or to none that fits: all but those that could not be measured. */
  readonly answered: number;
  /** Cases in which the pair of the base is chosen again, and in which it is at least within the tolerance. */
  readonly stays: number;
  readonly staysWithinTolerance: number;
  /** The pairs that were chosen, most often first; of equals the one with fewer long contracts. */
  readonly chosen: readonly ChosenCount[];
  /** Why lookbacks and estimators were not varied, or on one side only; null where they were or do not matter. */
  readonly limitation: Finding | null;
  readonly cases: readonly SensitivityCase[];
}

/** The whole answer of `sensitivity`. */
export interface PairSensitivity {
  readonly base: PairSizing;
  readonly sensitivities: readonly WeightingSensitivity[];
}

/**
 * How the hedge ratio and the contracts of each weighting move when one thing changes: the estimator and the lookback
 * that volatility (or beta) is measured with, each volatility and each level by ±10 % and ±20 %. The options stay those
 * at the strikes that were chosen.
 *
 * A pair that most cases choose again is robust; one that a single window chooses is an accident of that window. A
 * weighting that is not available has no cases.
 *
 * @throws PairsizeError as sizePair does
 */
export function pairSensitivity(trade: PairTrade): PairSensitivity {
  return bounded(() => {
    const base = sizePair(trade);
    const chosen = atChosenStrikes(trade, base.trade);
    const measured = measuredOnce(chosen, base.trade);
    return { base, sensitivities: base.sizings.map((sizing) => weightingSensitivity(sizing, chosen, measured)) };
  });
}

/** A trade with one thing made otherwise, and its sides. */
interface ChangedTrade {
  readonly other: PairTrade;
  readonly sides: Sides<MeasuredSide>;
}

/** The trade under a change: most weightings are under the same changes, and options take long to value. */
function measuredOnce(trade: PairTrade, sized: Sides<SizedSide>): (change: Change) => ChangedTrade {
  const known = new Map<string, ChangedTrade>();
  return (change) => {
    const name = JSON.stringify(change);
    const found = known.get(name);
    if (found !== undefined) return found;
    const other = changed(trade, change, sized);
    const made = { other, sides: measuredSides(other) };
    known.set(name, made);
    return made;
  };
}

function weightingSensitivity(
  base: Sizing,
  trade: PairTrade,
  measured: (change: Change) => ChangedTrade,
): WeightingSensitivity {
  const { weighting } = base;
  const kept = base.available && base.feasible ? base.contracts : null;
  const cases = base.available
    ? changesOf(weighting, trade).map((change) => sensitivityCase(weighting, trade, change, kept, measured(change)))
    : [];
  return {
    weighting,
    base,
    answered: cases.filter(({ hedgeRatio }) => hedgeRatio !== null).length,
    stays: cases.filter(({ contracts }) => isSamePair(contracts, kept)).length,
    staysWithinTolerance: cases.filter(({ keptWithinTolerance }) => keptWithinTolerance === true).length,
    chosen: chosenCounts(cases),
    limitation: base.available && readsHistory(weighting) ? limitationOf(trade) : null,
    cases,
  };
}

function sensitivityCase(
  weighting: Weighting,
  trade: PairTrade,
  change: Change,
  pair: Sides<Contracts> | null,
  { other, sides }: ChangedTrade,
): SensitivityCase {
  const kept = keptPair(weighting, trade, sides, pair);
  const held = change.kind === "level" ? keptByLevel(sides, pair) : {};
  if (change.kind === "level" && weighsDelta(weighting)) {
    const reason = finding("LEVEL_SHOCK_NOT_SIZED", {});
    return { change, hedgeRatio: null, contracts: null, ...kept, ...held, reason };
  }
  const weighed = weighPair(
    weighting,
    sides,
    requestTerms(other.rules, sides, () => dailyVariances(other, sides)),
  );
  const whole = weighed.available ? weighed.whole : weighed;
  return {
    change,
    hedgeRatio: weighed.available ? weighed.hedgeRatio : null,
    contracts: "contracts" in whole ? whole.contracts : null,
    ...kept,
    ...held,
    reason: "reason" in whole ? whole.reason : null,
  };
}

function keptPair(
  weighting: Weighting,
  { rules }: PairTrade,
  sides: Sides<MeasuredSide>,
  kept: Sides<Contracts> | null,
): Pick<SensitivityCase, "keptImbalance" | "keptWithinTolerance"> {
  const exposure = exposures(weighting, sides.long, sides.short);
  if (kept === null || !exposure.available) return { keptImbalance: null, keptWithinTolerance: null };
  const each = perContract(countedExposure(exposure, sides));
  return {
    keptImbalance: imbalanceOf(each, kept),
    keptWithinTolerance: isWithin(each, kept, exact(rules.tolerance)),
  };
}

/**
 * Weightings by delta are not sized at a level other than that of their quotes: out of the money they would ask for
 * hundreds.
 */
function weighsDelta(weighting: Weighting): boolean {
  return weighting === "delta-neutral" || weighting === "delta-volatility-adjusted";
}

/** How a pair balances by notional, and by its signed deltas: net over gross. */
function keptByLevel(
  { long, short }: Sides<MeasuredSide>,
  kept: Sides<Contracts> | null,
): Pick<SensitivityCase, "keptByNotional" | "keptByDelta"> {
  if (kept === null) return { keptByNotional: null, keptByDelta: null };
  const notional = countedExposure({ long: long.notional, short: short.notional }, { long, short });
  return {
    keptByNotional: imbalanceOf(perContract(notional), kept),
    keptByDelta: imbalanceByDelta({ long, short }, kept),
  };
}

/** Whether two pairs hold the same contracts; never where there is none. */
export function isSamePair(one: Sides<number> | null, other: Sides<number> | null): boolean {
  return one !== null && other !== null && one.long === other.long && one.short === other.short;
}

function chosenCounts(cases: readonly SensitivityCase[]): ChosenCount[] {
  const counts: { contracts: Sides<Contracts>; cases: number }[] = [];
  for (const { contracts } of cases) {
    if (contracts === null) continue;
    const known = counts.find((count) => isSamePair(count.contracts, contracts));
    if (known === undefined) counts.push({ contracts, cases: 1 });
    else known.cases += 1;
  }
  return counts.sort((a, b) => b.cases - a.cases || a.contracts.long - b.contracts.long);
}

function limitationOf({ long, short }: PairTrade): Finding | null {
  const symbols = { long: long.contract.symbol, short: short.contract.symbol };
  if (long.history !== null && short.history !== null) return null;
  if (long.history === null && short.history === null) return finding("WINDOWS_NOT_VARIED", symbols);
  const [varied, kept] = long.history === null ? [symbols.short, symbols.long] : [symbols.long, symbols.short];
  return finding("WINDOWS_VARIED_ON_ONE_SIDE", { varied, kept });
}

/** One thing about a trade that is made otherwise, all else as it is. */
type Change =
  | {
      readonly kind: "method";
      readonly estimator: Estimator;
      /** Returns; null for `ewma`, which has no lookback. */
      readonly lookback: number | null;
    }
  | { readonly kind: "volatility" | "level"; readonly side: Side; readonly by: Ratio };

/** The shocks of each volatility and each level, as fractions. */
export const shocks: readonly Ratio[] = [-0.2, -0.1, 0.1, 0.2].map((by) => as<Ratio>(by));

/** What a weighting reads from the histories, if anything. */
const reads: { readonly [Name in Weighting]: "volatility" | "beta" | null } = {
  "dollar-neutral": null,
  "volatility-adjusted": "volatility",
  "delta-neutral": null,
  "delta-volatility-adjusted": "volatility",
  "beta-neutral": "beta",
  "equal-risk": null,
};

/** Whether the lookback and the estimator matter to a weighting. */
function readsHistory(weighting: Weighting): boolean {
  return reads[weighting] !== null;
}

/**
 * The changes that can move a weighting: every estimator over every lookback (of beta every lookback) where a side has
 * a history, shocks of volatilities where volatility is weighed, shocks of levels always.
 *
 * The lookbacks are 10 to 252 returns and those that the trade itself is measured over.
 */
export function changesOf(weighting: Weighting, trade: PairTrade): readonly Change[] {
  const read = reads[weighting];
  return [
    ...(read === null ? [] : methodChanges(read, trade)),
    ...(read === "volatility" ? shockChanges("volatility") : []),
    ...shockChanges("level"),
  ];
}

function methodChanges(read: "volatility" | "beta", { long, short }: Sides<TradeSide>): Change[] {
  const own = [long, short].flatMap(({ history }) => history?.method ?? []);
  const [first] = own;
  if (first === undefined) return [];
  const lookbacks = [...new Set([...defaultLookbacks, ...own.map(({ lookback }) => lookback)])].sort((a, b) => a - b);
  const named = read === "beta" ? (["close-to-close"] as const) : estimators;
  const { periodsPerYear, lambda } = first;
  return methodsOf({ estimators: named, lookbacks, periodsPerYear, lambda }).map(({ estimator, lookback }) => ({
    kind: "method",
    estimator,
    lookback: estimator === "ewma" ? null : lookback,
  }));
}

function shockChanges(kind: "volatility" | "level"): Change[] {
  return sideNames.flatMap((side) => shocks.map((by) => ({ kind, side, by })));
}

/**
 * The trade with one thing made otherwise; its strikes are those that were chosen.
 *
 * A method measures the volatility of every side that has a history anew, also where a volatility was given. Under a
 * shock of a level each option keeps its strike and its implied volatility (sticky strike), and is revalued: a premium
 * that was quoted at one level says nothing at another. A future without an entry of its own is entered at the new
 * level.
 *
 * @param sized the trade as it is sized: its volatilities are what a shock shocks, its legs what a level moves
 */
function changed(trade: PairTrade, change: Change, sized: Sides<SizedSide>): PairTrade {
  if (change.kind === "method") {
    return { ...trade, long: measuredBy(trade.long, change), short: measuredBy(trade.short, change) };
  }
  const { side, by } = change;
  const kept = otherSide(side);
  const moved = change.kind === "level" ? { ...trade, [side]: withLevel(trade, side, sized[side], by) } : trade;
  const sigma = (of: Side) => {
    const volatility = sized[of].volatility?.value ?? null;
    return change.kind === "volatility" && of === side ? shocked(volatility, by) : volatility;
  };
  return {
    ...moved,
    [side]: withVolatility(moved[side], sigma(side)),
    [kept]: withVolatility(moved[kept], sigma(kept)),
  };
}

function measuredBy(side: TradeSide, { estimator, lookback }: Change & { kind: "method" }): TradeSide {
  if (side.history === null) return side;
  const { method } = side.history;
  const other = { ...method, estimator, lookback: lookback ?? method.lookback };
  return { ...side, volatility: null, history: { ...side.history, method: other } };
}

function withLevel(trade: PairTrade, name: Side, sized: SizedSide, by: Ratio): TradeSide {
  const side = trade[name];
  const level = { ...side.level, value: as<Points>(grown(side.level.value, by)) };
  const legs = side.legs.map((leg, at) => revalued(leg, sized.legs[at], sidePricing(side, trade).known));
  return { ...side, level, legs, chain: null };
}

/**
 * An option at its own implied volatility; one whose premium implies none, as in a vertical at a net price, at that of
 * its side. Where no model values it, at its quote, and its delta at another level is not known.
 */
function revalued(leg: TradeLeg, sized: SizedLeg | undefined, isValued: boolean): TradeLeg {
  if (leg.kind === "future" || sized?.kind !== "option") return leg;
  const { impliedVolatility } = sized;
  const quoted = { ...leg, delta: null };
  if (!isValued) return { ...quoted, premium: sized.premium };
  return { ...quoted, premium: null, ...(impliedVolatility === null ? {} : { volatility: impliedVolatility }) };
}

/** The volatility put in as if it were given: it need not be measured again for every shock. */
function withVolatility(side: TradeSide, value: AnnualVolatility | null): TradeSide {
  return value === null ? side : { ...side, volatility: { value, from: "file" } };
}

function shocked(volatility: AnnualVolatility | null, by: Ratio): AnnualVolatility | null {
  return volatility === null ? null : as<AnnualVolatility>(grown(volatility, by));
}

/** value × (1 + by), in decimals: 2691.2 less 10 % is 2422.08. */
function grown(value: number, by: number): number {
  return toNumber(times(exact(value), exact(Number((1 + by).toPrecision(12)))));
}
