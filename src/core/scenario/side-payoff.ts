import { inLarge } from "../contract/catalogue.ts";
import { exact, minus, product, times, toNumber, type Whole } from "../exact.ts";
import { priced } from "../pair/measured-side.ts";
import type { SizedSide } from "../pair/sizing.ts";
import {
  best,
  breakevens,
  maxGain,
  maxLoss,
  profitAtExpiry,
  type SideBound,
  worst,
  type ZeroStretch,
  zeroStretches,
} from "../payoff/envelope.ts";
import { positionProfit } from "../payoff/piecewise-linear.ts";
import { as, type Points, type Usd, type UsdPerPoint } from "../quantity.ts";

/** A level and the profit at expiry there. */
export interface ProfitAt {
  readonly level: Points;
  readonly profit: Usd;
}

/**
 * The profit at expiry of one side against the level of its index: all of its contracts, fees off, every figure exact.
 */
export interface SidePayoff {
  readonly now: ProfitAt;
  /** Level 0, then every level where the profit bends, ascending: straight lines lie between them. */
  readonly bends: readonly ProfitAt[];
  /** Slope above the last bend, without end. */
  readonly lastSlope: UsdPerPoint;
  readonly breakevens: readonly Points[];
  readonly zeroStretches: readonly ZeroStretch[];
  readonly maxLoss: SideBound;
  readonly maxGain: SideBound;
}

/**
 * The payoff of so many contracts of a side at expiry, in USD, as its bends and what follows from them.
 *
 * Nothing is sampled: between two bends the profit is the straight line through both.
 *
 * @param count contracts as the side is counted: small ones where it has a micro
 * @param fees USD, taken off everywhere
 */
export function sidePayoff(side: SizedSide, count: number, fees: Usd): SidePayoff {
  const legs = side.legs.map(priced);
  const pointValue = times(product(side.multiplier, side.fx), inLarge(count, side.micro?.perLarge ?? 1));
  const { line, grain } = positionProfit(legs, pointValue, exact(fees));
  const usd = (digits: Whole, scale: number) => toNumber(times({ digits, scale }, grain));
  const { value: level } = side.level;
  const now = minus(profitAtExpiry(legs, level, pointValue), exact(fees));
  return {
    now: { level, profit: as<Usd>(toNumber(now)) },
    bends: line.vertices.map(({ level, profit }) => ({
      level: as<Points>(toNumber({ digits: level, scale: line.scale })),
      profit: as<Usd>(usd(profit, line.scale)),
    })),
    lastSlope: as<UsdPerPoint>(usd(line.vertices.at(-1)?.slope ?? 0, 0)),
    breakevens: breakevens(line),
    zeroStretches: zeroStretches(line),
    maxLoss: maxLoss(worst(line, grain)),
    maxGain: maxGain(best(line, grain)),
  };
}
