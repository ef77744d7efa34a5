import { exact, times, toNumber } from "../exact.ts";
import { type AnnualVolatility, as, type Points, type Ratio } from "../quantity.ts";
import { otherSide, type Side, type Sides } from "../sides.ts";
import { type Estimator, estimators } from "../volatility/method.ts";
import { defaultLookbacks, methodsOf } from "../volatility/volatility-report.ts";
import type { SizedLeg, SizedSide } from "./sizing.ts";
import type { PairTrade, TradeLeg, TradeSide } from "./trade.ts";
import { sidePricing } from "./valued-leg.ts";
import type { Weighting } from "./weighting.ts";

/** One thing about a trade that is made otherwise, all else as it is. */
export type Change =
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
export function readsHistory(weighting: Weighting): boolean {
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
  return (["long", "short"] as const).flatMap((side) => shocks.map((by) => ({ kind, side, by })));
}

/**
 * The trade with one thing made otherwise.
 *
 * A method measures the volatility of every side that has a history anew, also where a volatility was given. Under a
 * shock of a level each option keeps its strike and its implied volatility (sticky strike), and is revalued: a premium
 * that was quoted at one level says nothing at another. A future without an entry of its own is entered at the new
 * level.
 *
 * @param sized the trade as it is sized: its volatilities are what a shock shocks, its legs what a level moves
 */
export function changed(trade: PairTrade, change: Change, sized: Sides<SizedSide>): PairTrade {
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
 * An option at its own implied volatility; where no model values it, at its quote, and its delta at another level is
 * not known.
 */
function revalued(leg: TradeLeg, sized: SizedLeg | undefined, isValued: boolean): TradeLeg {
  if (leg.kind === "future" || sized?.kind !== "option") return leg;
  const { impliedVolatility } = sized;
  const strike = { kind: "points", value: sized.strike } as const;
  const quoted = { ...leg, strike, delta: null };
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
