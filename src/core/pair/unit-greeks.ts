import { as, type Ratio } from "../quantity.ts";
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

/** The delta of one unit, Σ quantity × delta, a future's being 1; null where a leg's is not known. */
export function unitDelta(legs: readonly ValuedLeg[]): Ratio | null {
  const deltas = legs.map(({ shown }) => (shown.kind === "future" ? 1 : shown.delta));
  if (deltas.some((delta) => delta === null)) return null;
  return as<Ratio>(legs.reduce((total, { shown }, index) => total + shown.quantity * (deltas[index] ?? 0), 0));
}

/** The greeks of one unit, Σ quantity × greek, with the deltas that are shown; null where an option's are not known. */
export function unitGreeks(legs: readonly ValuedLeg[]): UnitGreeks | null {
  const delta = unitDelta(legs);
  if (delta === null || legs.some(({ shown, value }) => shown.kind === "option" && value === null)) return null;
  const sum = (greek: "gamma" | "vega" | "theta") =>
    legs.reduce((total, { shown, value }) => total + shown.quantity * (value?.[greek] ?? 0), 0);
  return { delta, gamma: sum("gamma"), vega: sum("vega"), theta: sum("theta") };
}
