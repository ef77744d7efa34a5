import { plus, product, toNumber, ZERO } from "../../exact.ts";
import { as, type Ratio } from "../../quantity.ts";
import type { ValuedLeg } from "./valued-leg.ts";

/** How the value of one unit moves, in index points of the multiplier. */
export interface UnitGreeks {
  /** Points per point of the index. */
  readonly delta: number;
  /** Change of delta per point of the index. */
  readonly gamma: number;
  /** Points per 1.00 of volatility. */
  readonly vega: number;
  /** Points per year as time passes. */
  readonly theta: number;
}

/**
 * The delta of one unit, Σ quantity × delta, a future's being 1; null where a leg's is not known.
 *
 * Summed in decimals, because the pair is weighed by it exactly: given deltas of 0.1 and 0.2 are a delta of 0.3.
 */
export function unitDelta(legs: readonly ValuedLeg[]): Ratio | null {
  let total = ZERO;
  for (const { shown } of legs) {
    const delta = shown.kind === "future" ? 1 : shown.delta;
    if (delta === null) return null;
    total = plus(total, product(shown.quantity, delta));
  }
  return as<Ratio>(toNumber(total));
}

/** The greeks of one unit of a delta, Σ quantity × greek; null where an option's are not known. */
export function unitGreeks(legs: readonly ValuedLeg[], delta: Ratio | null): UnitGreeks | null {
  if (delta === null || legs.some(({ shown, value }) => shown.kind === "option" && value === null)) return null;
  const sum = (greek: "gamma" | "vega" | "theta") =>
    legs.reduce((total, { shown, value }) => total + shown.quantity * (value?.[greek] ?? 0), 0);
  return { delta, gamma: sum("gamma"), vega: sum("vega"), theta: sum("theta") };
}
