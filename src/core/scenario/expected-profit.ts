import { toNumber } from "../exact.ts";
import { black76Value } from "../option/black76.ts";
import { isAmerican, type PricingTerms } from "../option/pricing.ts";
import type { SizedLeg } from "../pair/sized-trade.ts";
import type { Ratio } from "../quantity.ts";
import { type HeldSide, heldFees, heldPerPoint } from "./held-side.ts";
import type { HorizonDate } from "./horizon.ts";
import { volatilityOf } from "./leg-values.ts";
import type { LevelLaw } from "./level-law.ts";
import { partialMean } from "./partial-mean.ts";
import { isConstant, type ProfitCurve } from "./profit-curve.ts";

/** Days of a year in option values. */
const DAYS_PER_YEAR = 365;

type Option = Extract<SizedLeg, { kind: "option" }>;

/**
 * The mean profit in USD of all that is held of a side at the horizon, fees off: whatever the other side does.
 *
 * Of a future forward − entry. Of an option at expiry its undiscounted Black-76 value at the forward; before, that of a European one
 * seen over both times, exp(−rτ)·Black-76(F·growth, s² + v²τ). American options before expiry have no such formula: there it is the
 * mean of the sampled curve.
 *
 * @see F. Black, "The Pricing of Commodity Contracts", Journal of Financial Economics, 1976, p. 177.
 */
export function expectedProfit(
  held: HeldSide,
  law: LevelLaw,
  curve: ProfitCurve,
  { expired, daysLeft }: Pick<HorizonDate, "expired" | "daysLeft">,
  shift: Ratio,
): number {
  if (isConstant(curve)) return curve.profits[0] ?? 0;
  const { side } = held;
  const terms = expired || !side.pricing.known ? null : side.pricing.terms;
  if (terms !== null && isAmerican(terms) && side.unit.some(({ kind }) => kind === "option"))
    return partialMean(curve, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 1);
  const mean = (leg: Option): number => {
    if (terms === null) return black76Value(leg.right, law.forward, leg.strike, 1, law.deviation, 0);
    const volatility = Math.max(0, (leg.impliedVolatility ?? volatilityOf(side)) + shift);
    return meanBefore(leg, law, terms, daysLeft / DAYS_PER_YEAR, volatility);
  };
  const points = side.shown.legs.map((leg) =>
    leg.kind === "future" ? leg.quantity * (law.forward - leg.entry) : leg.quantity * (mean(leg) - leg.premium.value),
  );
  const perPoint = toNumber(heldPerPoint(held));
  return perPoint * points.reduce((sum, point) => sum + point, 0) - toNumber(heldFees(held));
}

/** The mean value of a European option `years` before its expiry, in points: a mean over the level of a mean over what follows. */
function meanBefore(
  { right, strike }: Option,
  { forward, deviation }: LevelLaw,
  { model, rate, yield: dividend }: PricingTerms,
  years: number,
  volatility: number,
): number {
  const growth = model === "black-scholes" ? Math.exp((rate - dividend) * years) : 1;
  const whole = Math.hypot(deviation, volatility * Math.sqrt(years));
  return Math.exp(-rate * years) * black76Value(right, forward * growth, strike, 1, whole, 0);
}
