import { as, type Points, type Usd } from "../quantity.ts";
import type { ContractSpec, PremiumTick } from "./contract.ts";

/**
 * A premium grid with one tick for all premiums, in index points.
 *
 * @example
 * oneTick(0.05).length; // 1
 */
export function oneTick(tick: number): readonly PremiumTick[] {
  return [{ tick: as<Points>(tick), upTo: null, including: false }];
}

/**
 * A premium grid with a finer tick at or below a limit, in index points.
 *
 * @example
 * tickAtOrBelow(5, 0.05, 0.25).map((row) => row.including); // [true, false]
 */
export function tickAtOrBelow(limit: number, tick: number, above: number): readonly PremiumTick[] {
  return [{ tick: as<Points>(tick), upTo: as<Points>(limit), including: true }, ...oneTick(above)];
}

/**
 * A premium grid with a finer tick below a limit, but not at it, in index points.
 *
 * @example
 * tickBelow(3, 0.05, 0.1).map((row) => row.including); // [false, false]
 */
export function tickBelow(limit: number, tick: number, fromThere: number): readonly PremiumTick[] {
  return [{ tick: as<Points>(tick), upTo: as<Points>(limit), including: false }, ...oneTick(fromThere)];
}

/**
 * Returns the tick of an option's premium, in index points; null where the contract's premium grid is not known.
 *
 * @example
 * premiumTick(contracts[0], 5); // 0.05
 */
export function premiumTick(contract: ContractSpec, premium: number): Points | null {
  const row = contract.options?.ticks?.find(
    ({ upTo, including }) => upTo === null || premium < upTo || (including && premium === upTo),
  );
  return row?.tick ?? null;
}

/**
 * Whether a premium is a whole number of ticks, both read as their shortest decimals (0.15 is three ticks of 0.05);
 * null where the contract's premium grid is not known.
 *
 * @example
 * isOnPremiumTick(contracts[0], 612.6); // false
 */
export function isOnPremiumTick(contract: ContractSpec, premium: number): boolean | null {
  const tick = premiumTick(contract, premium);
  return tick === null ? null : isWholeTicks(premium, tick);
}

function isWholeTicks(premium: number, tick: number): boolean {
  return ofTicks(Math.round(premium / tick), tick) === premium;
}

/**
 * Returns a price on its tick: itself where it is a whole number of ticks, else the next one down or up.
 *
 * @example
 * onTick(60.13, 0.1, "down"); // 60.1
 */
export function onTick(price: number, tick: number, direction: "down" | "up"): Points {
  if (isWholeTicks(price, tick)) return as<Points>(price);
  return as<Points>(ofTicks(direction === "down" ? Math.floor(price / tick) : Math.ceil(price / tick), tick));
}

/**
 * Returns the premium of the grid that is nearest to a price, in index points; the price itself where the contract's
 * premium grid is not known.
 *
 * @example
 * nearestPremium(contracts[0], 612.6); // 612.5
 */
export function nearestPremium(contract: ContractSpec, price: Points): Points {
  const tick = premiumTick(contract, price);
  return tick === null ? price : as<Points>(ofTicks(Math.round(price / tick), tick));
}

// A quotient of two integers is rounded once, so it is the very double that the decimal text of that many ticks reads
// as; premium / tick is not (0.15 / 0.05 is 2.9999999999999996).
function ofTicks(count: number, tick: number): number {
  let scale = 1;
  while (Math.round(tick * scale) / scale !== tick) scale *= 10;
  return (count * Math.round(tick * scale)) / scale;
}

/**
 * Value of one tick of one contract, in contract currency (US dollars for the contracts of the table): tick ×
 * multiplier; null where the contract has no tick of its own, or no source states it.
 *
 * @example
 * tickValue(contracts[0]); // 5
 */
export function tickValue({ tick, multiplier }: Pick<ContractSpec, "tick" | "multiplier">): Usd | null {
  return tick === null ? null : as<Usd>(tick * multiplier);
}
