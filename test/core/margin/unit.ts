import { type Exact, exact } from "../../../src/core/exact.ts";
import type { Leg } from "../../../src/core/option/leg.ts";
import type { CapitalSide } from "../../../src/core/pair/capital.ts";
import { netPremium } from "../../../src/core/pair/measured-side.ts";
import { piecewiseLinear, worst } from "../../../src/core/payoff/envelope.ts";

/** What of so many units of some legs the capital depends on, but for its terms and its margin. */
export function unitsOf(unit: readonly Leg[], contracts: number, pointValue: Exact) {
  return {
    unit,
    pointValue,
    netPremium: netPremium(unit, pointValue),
    worst: worst(piecewiseLinear(unit), pointValue),
    contracts: exact(contracts),
  } satisfies Partial<CapitalSide>;
}
