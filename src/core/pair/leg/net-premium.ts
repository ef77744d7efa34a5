import { type Exact, exact, plus, times, ZERO } from "../../exact.ts";
import type { Leg } from "../../option/leg.ts";

/**
 * The cash at entry of one unit, in USD: −Σ quantity × premium × pointValue over its options; a future costs nothing.
 *
 * Paid is negative, received is positive.
 *
 * @param pointValue USD per point: multiplier × fx
 * @example
 * toNumber(netPremium([{ kind: "option", quantity: 3, right: "call", strike: as(2750), premium: as(0.1) }], exact(1))); // -0.3
 */
export function netPremium(legs: readonly Leg[], pointValue: Exact): Exact {
  const points = legs.reduce(
    (total, leg) => (leg.kind === "future" ? total : plus(total, times(exact(-leg.quantity), exact(leg.premium)))),
    ZERO,
  );
  return times(points, pointValue);
}
