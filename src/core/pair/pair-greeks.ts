import { times, toNumber } from "../exact.ts";
import { as, type Contracts, type Usd } from "../quantity.ts";
import type { MeasuredSide } from "./measured-side.ts";
import { perLargeOf } from "./micro.ts";
import type { Sides } from "./sides.ts";
import type { NetOfSides, PairGreeks } from "./sizing.ts";
import { inLarge } from "./split.ts";

const DAYS_PER_YEAR = 365;

/** A percent of the level, and a point of volatility. */
const HUNDREDTH = 0.01;

/**
 * The greeks of a position in USD, by side and net; null where an option of either side has none.
 *
 * delta = Σ delta × notional: USD for a move of the index by its whole level, so that two indices can be compared.
 * gamma: the change of that delta for a move of 1 %. vega: USD for one point of volatility, 0.01.
 * theta: USD for one calendar day.
 */
export function pairGreeks(sides: Sides<MeasuredSide>, contracts: Sides<Contracts>): PairGreeks | null {
  const [long, short] = [sideGreeks(sides.long, contracts.long), sideGreeks(sides.short, contracts.short)];
  if (long === null || short === null) return null;
  const both = (greek: keyof SideGreeks): NetOfSides<Usd> => ({
    long: as<Usd>(long[greek]),
    short: as<Usd>(short[greek]),
    net: as<Usd>(long[greek] + short[greek]),
  });
  return { delta: both("delta"), gamma: both("gamma"), vega: both("vega"), theta: both("theta") };
}

interface SideGreeks {
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
  readonly theta: number;
}

function sideGreeks(side: MeasuredSide, contracts: Contracts): SideGreeks | null {
  const { greeks, shown, pointValue } = side;
  if (greeks === null) return null;
  const level = shown.level.value;
  const perPoint = toNumber(times(pointValue, inLarge(contracts, perLargeOf(side))));
  return {
    delta: greeks.delta * level * perPoint + 0,
    gamma: greeks.gamma * level * level * HUNDREDTH * perPoint + 0,
    vega: greeks.vega * HUNDREDTH * perPoint + 0,
    theta: (greeks.theta / DAYS_PER_YEAR) * perPoint + 0,
  };
}
