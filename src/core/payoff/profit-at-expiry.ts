import { type Exact, exact, minus, plus, times, ZERO } from "../exact.ts";
import type { Leg, Right } from "../option/leg.ts";
import type { Points } from "../quantity.ts";

/**
 * Returns the profit at expiry of a side's legs at one level, in USD, exactly: Σ q·(payoff(S) − premium)·pointValue.
 *
 * The payoff of a future is S, and its premium is the entry. No legs: 0.
 *
 * @param pointValue USD per point: multiplier × fx
 * @example
 * toNumber(profitAtExpiry([{ kind: "future", quantity: 3, entry: 100 }], 100.1, exact(1))); // 0.3
 */
export function profitAtExpiry(legs: readonly Leg[], level: Points, pointValue: Exact): Exact {
  const at = exact(level);
  const points = legs.reduce((total, leg) => plus(total, legProfit(leg, at)), ZERO);
  return times(points, pointValue);
}

function legProfit(leg: Leg, level: Exact): Exact {
  const quantity = exact(leg.quantity);
  switch (leg.kind) {
    case "option":
      return times(quantity, minus(payoff(leg.right, level, exact(leg.strike)), exact(leg.premium)));
    case "future":
      return times(quantity, minus(level, exact(leg.entry)));
  }
}

function payoff(right: Right, level: Exact, strike: Exact): Exact {
  const beyond = right === "put" ? minus(strike, level) : minus(level, strike);
  return beyond.digits > 0 ? beyond : ZERO;
}
