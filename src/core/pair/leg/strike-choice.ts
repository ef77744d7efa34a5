import { fail } from "../../../errors/error.ts";
import { findContract } from "../../contract/find-contract.ts";
import { exact, plus, times, toNumber } from "../../exact.ts";
import { quotedStrikes } from "../../option/chain-lookup.ts";
import { notationOf } from "../../option/notation.ts";
import { deltaOf, europeanTerms, isAmerican, type PricingTerms } from "../../option/pricing.ts";
import { type AnnualVolatility, as, type Points, type Ratio } from "../../quantity.ts";
import type { PairTrade, TradeLeg, TradeSide } from "../trade.ts";
import type { SidePricing } from "./pricing-terms.ts";

type OptionLine = Extract<TradeLeg, { kind: "option" }>;

/**
 * The strike in index points that a leg names: as given, or the nearest to a distance from the level, or to a delta by the
 * model, of those that the side's chain quotes, else of the product's finest listed grid.
 *
 * Of two equally near the lower one. On the last day no delta lies between 0 and 1, so none names a strike.
 *
 * @throws PairsizeError STRIKE_GRID_UNKNOWN; STRIKE_NEEDS_MODEL for a delta without a model or a volatility; and for a
 * chain without a quote of that right and expiry CHAIN_EXPIRY_MISSING, CHAIN_SEVERAL_EXPIRIES, STRIKE_GRID_UNKNOWN
 */
export function chosenStrike(
  leg: OptionLine,
  side: TradeSide,
  { expiry }: Pick<PairTrade, "expiry">,
  pricing: SidePricing,
  volatility: AnnualVolatility | null,
): Points {
  const { strike } = leg;
  if (strike.kind === "points") return strike.value;
  const ladder = ladderOf(leg, side, expiry);
  if (strike.kind === "moneyness") {
    const wanted = toNumber(times(exact(side.level.value), plus(exact(1), exact(strike.value))));
    const low = halved((count) => ladder.at(count) <= wanted, { low: 1, high: ladder.most });
    return nearer(ladder, low, (at) => Math.abs(at - wanted));
  }
  if (!pricing.known || volatility === null || pricing.terms.years === 0) {
    return fail("STRIKE_NEEDS_MODEL", { leg: named(leg), symbol: side.contract.symbol });
  }
  return strikeOfDelta(leg, strike.value, ladder, pricing.terms, volatility);
}

/** Strikes that there are to choose from, ascending, by their count from 1. */
interface Ladder {
  readonly at: (count: number) => Points;
  readonly most: number;
}

function ladderOf(leg: OptionLine, { contract, chain, level }: TradeSide, expiry: string | null): Ladder {
  if (chain !== null) {
    const strikes = quotedStrikes(chain, expiry, leg.right);
    if (strikes.length > 0) return { at: (count) => strikes[count - 1] as Points, most: strikes.length };
  }
  const steps = findContract(contract.symbol)?.options?.strikeSteps ?? [];
  if (steps.length === 0) return fail("STRIKE_GRID_UNKNOWN", { leg: named(leg), symbol: contract.symbol });
  const step = Math.min(...steps);
  return { at: (count) => as<Points>(count * step), most: Math.max(2, Math.ceil((FURTHEST * level.value) / step)) };
}

/** Strikes are looked for up to so many times the level. */
const FURTHEST = 10;

/** The strike of a count or of the one above it, whichever is nearer. */
function nearer({ at, most }: Ladder, low: number, distance: (strike: Points) => number): Points {
  const [first, second] = [at(low), at(Math.min(low + 1, most))];
  return distance(first) <= distance(second) ? first : second;
}

/**
 * The size of delta falls with the strike of a call and rises with that of a put, American or European: delta is v − k·v'
 * in the strike k of an option on an index of 1, and v is convex. So the strikes are halved between two on either side,
 * which the European delta is near to.
 */
function strikeOfDelta(
  { right }: OptionLine,
  wanted: Ratio,
  ladder: Ladder,
  terms: PricingTerms,
  volatility: AnnualVolatility,
): Points {
  const sizeBy = (model: PricingTerms) => (strike: Points) => Math.abs(deltaOf(model, right, strike, volatility));
  const size = sizeBy(terms);
  const isBelow = (of: typeof size) => (count: number) =>
    right === "call" ? of(ladder.at(count)) >= wanted : of(ladder.at(count)) <= wanted;
  const { most } = ladder;
  const near = halved(isBelow(sizeBy(europeanTerms(terms))), { low: 1, high: most });
  const low = isAmerican(terms) ? halved(isBelow(size), around(isBelow(size), near, most)) : near;
  return nearer(ladder, low, (strike) => Math.abs(size(strike) - wanted));
}

/** Counts on either side of the one that is sought. */
interface Bracket {
  readonly low: number;
  readonly high: number;
}

/** The last count that is below, or the lowest of the bracket. */
function halved(isBelow: (count: number) => boolean, bracket: Bracket): number {
  let { low, high } = bracket;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** A bracket about a count that is near, found in growing steps. */
function around(isBelow: (count: number) => boolean, near: number, most: number): Bracket {
  let [low, high] = [near, Math.min(near + 1, most)];
  for (let step = 1; low > 1 && !isBelow(low); step *= 2) [low, high] = [Math.max(1, low - step), low];
  for (let step = 1; high < most && isBelow(high); step *= 2) [low, high] = [high, Math.min(most, high + step)];
  return { low, high };
}

function named(leg: OptionLine): string {
  return notationOf({ ...leg, premium: leg.premium?.value ?? null });
}
