import { fail } from "../../errors/error.ts";
import { findContract } from "../contract/find-contract.ts";
import { exact, plus, times, toNumber } from "../exact.ts";
import { notationOf } from "../option/notation.ts";
import { type PricingTerms, valueOption } from "../option/pricing.ts";
import { type AnnualVolatility, as, type Points, type Ratio } from "../quantity.ts";
import type { SidePricing } from "./pricing-terms.ts";
import type { TradeLeg, TradeSide } from "./trade.ts";

type OptionLine = Extract<TradeLeg, { kind: "option" }>;

/**
 * The strike in index points that a leg names: as given, or the nearest on the product's finest listed grid to a
 * distance from the level, or to a delta by the model.
 *
 * Of two equally near the lower one.
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
  if (!pricing.known || volatility === null) {
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

/** |delta| of a call falls as the strike rises, that of a put rises: so the strike is found by halving the grid. */
function strikeOfDelta(
  { right }: OptionLine,
  wanted: Ratio,
  step: number,
  terms: PricingTerms,
  volatility: AnnualVolatility,
): Points {
  const size = (count: number) => Math.abs(valueOption(terms, right, as<Points>(count * step), volatility).delta);
  const isBelow = (count: number) => (right === "call" ? size(count) >= wanted : size(count) <= wanted);
  let low = 1;
  let high = Math.max(2, Math.ceil((FURTHEST * terms.price) / step));
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  const nearest = Math.abs(size(low) - wanted) <= Math.abs(size(high) - wanted) ? low : high;
  return as<Points>(nearest * step);
}

/** Strikes are looked for up to so many times the level. */
const FURTHEST = 10;

function named(leg: OptionLine): string {
  return notationOf({ ...leg, premium: leg.premium?.value ?? null });
}
