import { inLarge, perLargeOf } from "../contract/catalogue.ts";
import { type Exact, times, toNumber } from "../exact.ts";
import { type BeforeExpiry, legValues, type MeasuredSide } from "../pair/measured-side.ts";
import { feesOf, profitAt } from "../pair/money.ts";
import { as, type Contracts, type Points, type Usd } from "../quantity.ts";
import { spend } from "../work.ts";

/** One side of a position: so many units of it, each contract in them at a fee in USD. */
export interface HeldSide {
  readonly side: MeasuredSide;
  readonly contracts: Contracts;
  readonly fee: Usd;
}

/** The profit at expiry in USD of all that is held of a side, fees off, exactly. */
export function heldProfit({ side, contracts, fee }: HeldSide, level: Points): Exact {
  return profitAt(side, contracts, fee, level);
}

/** The fees of all that is held of a side, in USD. */
export function heldFees({ side, contracts, fee }: HeldSide): Exact {
  return feesOf(side, contracts, fee);
}

/** USD for each point of all units that are held: multiplier × fx × units in large contracts. */
export function heldPerPoint({ side, contracts }: HeldSide): Exact {
  return times(side.pointValue, inLarge(contracts, perLargeOf(side)));
}

/**
 * The profit in USD of all that is held of a side, fees off, at any level so many days before expiry; as {@link
 * legValues}.
 */
export function heldValue(held: HeldSide, when: BeforeExpiry): (level: number) => number {
  const legs = legValues(held.side, when);
  const [perPoint, fees] = [toNumber(heldPerPoint(held)), toNumber(heldFees(held))];
  return (level) => {
    spend(STEPS_OF_A_LEG * legs.length);
    return perPoint * legs.reduce((sum, leg) => sum + leg(as<Points>(level)), 0) - fees;
  };
}

/** Steps of the value of a European option: some 300 ns. */
const STEPS_OF_A_LEG = 30;

/**
 * What {@link heldValue} adds up at a level, each amount without its sign, in USD: what the sum is rounded by is a share
 * of it, however little is left of the sum.
 */
export function heldTurnover(held: HeldSide, when: BeforeExpiry): (level: number) => number {
  const legs = legValues(held.side, when);
  const [perPoint, fees] = [toNumber(heldPerPoint(held)), toNumber(heldFees(held))];
  const paid = held.side.sized.legs.reduce(
    (sum, leg) => sum + Math.abs(leg.quantity) * (leg.kind === "future" ? leg.entry : leg.premium.value),
    0,
  );
  return (level) =>
    perPoint * (paid + legs.reduce((sum, leg) => sum + Math.abs(leg(as<Points>(level))), 0)) + Math.abs(fees);
}
