import { fail } from "../../errors/error.ts";
import { findContract } from "../contract/find-contract.ts";
import { exact, plus, times, toNumber } from "../exact.ts";
import { notationOf } from "../option/notation.ts";
import { deltaOf, europeanTerms, isAmerican, type PricingTerms } from "../option/pricing.ts";
import { type AnnualVolatility, as, type Points, type Ratio } from "../quantity.ts";
import type { SidePricing } from "./pricing-terms.ts";
import type { TradeLeg, TradeSide } from "./trade.ts";

type OptionLine = Extract<TradeLeg, { kind: "option" }>;

/**
 * The strike in index points that a leg names: as given, or the nearest on the product's finest listed grid to a
 * distance from the level, or to a delta by the model.
 *
 * Of two equally near the lower one. On the last day no delta lies between 0 and 1, so none names a strike.
 *
 * @throws PairsizeError STRIKE_GRID_UNKNOWN; STRIKE_NEEDS_MODEL for a delta without a model or a volatility
 */
export function chosenStrike(
  leg: OptionLine,
  side: TradeSide,
  pricing: SidePricing,
  volatility: AnnualVolatility | null,
): Points {
  const { strike } = leg;
  if (strike.kind === "points") return strike.value;
  const step = gridStep(leg, side);
  if (strike.kind === "moneyness")
    return nearestOn(step, toNumber(times(exact(side.level.value), plus(exact(1), exact(strike.value)))));
  if (!pricing.known || volatility === null || pricing.terms.years === 0) {
    return fail("STRIKE_NEEDS_MODEL", { leg: named(leg), symbol: side.contract.symbol });
  }
  return strikeOfDelta(leg, strike.value, step, pricing.terms, volatility);
}

/** The finest listed distance between strikes. */
function gridStep(leg: OptionLine, { contract }: TradeSide): number {
  const steps = findContract(contract.symbol)?.options?.strikeSteps ?? [];
  return steps.length > 0
    ? Math.min(...steps)
    : fail("STRIKE_GRID_UNKNOWN", { leg: named(leg), symbol: contract.symbol });
}

function nearestOn(step: number, level: number): Points {
  return as<Points>(Math.max(1, Math.ceil(level / step - 0.5)) * step);
}

/**
 * The size of delta falls with the strike of a call and rises with that of a put, American or European: delta is v − k·v'
 * in the strike k of an option on an index of 1, and v is convex. So the grid is halved between strikes on either side, which
 * the European delta is near to.
 */
function strikeOfDelta(
  { right }: OptionLine,
  wanted: Ratio,
  step: number,
  terms: PricingTerms,
  volatility: AnnualVolatility,
): Points {
  const sizeBy = (model: PricingTerms) => (count: number) =>
    Math.abs(deltaOf(model, right, as<Points>(count * step), volatility));
  const size = sizeBy(terms);
  const isBelow = (of: typeof size) => (count: number) =>
    right === "call" ? of(count) >= wanted : of(count) <= wanted;
  const most = Math.max(2, Math.ceil((FURTHEST * terms.price) / step));
  const near = halved(isBelow(sizeBy(europeanTerms(terms))), { low: 1, high: most });
  const low = isAmerican(terms) ? halved(isBelow(size), around(isBelow(size), near, most)) : near;
  const nearest = Math.abs(size(low) - wanted) <= Math.abs(size(low + 1) - wanted) ? low : low + 1;
  return as<Points>(nearest * step);
}

/** Strikes are looked for up to so many times the level. */
const FURTHEST = 10;

/** Counts of grid steps on either side of the one that is sought. */
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
