import { orderTicket } from "../option/order-ticket.ts";
import { as, type Contracts } from "../quantity.ts";
import type { MeasuredSide } from "./measured-side.ts";
import { perLargeOf } from "./micro.ts";
import type { OrderLine } from "./sizing.ts";
import { splitOf } from "./split.ts";
import { isOutrightFuture } from "./structure.ts";
import type { Holding } from "./trade.ts";

/** Shares in one contract of an ETF. */
const SHARES = 100;

/**
 * What to trade on one side to hold so many contracts, as it is counted: the order is target − holding.
 *
 * In units as built: option units count +, a sold future counts −. A side that is counted in micros has a line for its
 * large contracts and one for the small ones, each where any are wanted or held.
 */
export function orderLines(
  measured: MeasuredSide,
  count: number,
  holding: Holding | null,
  expiry: string | null,
): OrderLine[] {
  const { micro, shown } = measured;
  const { large, small } = splitOf(count, perLargeOf(measured));
  const held = holding ?? { large: 0, micro: 0 };
  const ofLarge = orderLine(measured, shown.symbol, large, held.large, expiry);
  if (micro === null) return [ofLarge];
  const ofSmall = orderLine(measured, micro.symbol, small, held.micro, expiry);
  return [ofLarge, ofSmall].filter(({ contracts, order }) => contracts !== 0 || order !== 0);
}

function orderLine(
  measured: MeasuredSide,
  symbol: string,
  contracts: number,
  holding: number,
  expiry: string | null,
): OrderLine {
  const { name, side, unit } = measured;
  const sign = directionOf(measured);
  const order = sign * contracts - holding;
  const units = as<Contracts>(sign * order);
  const tickets = unit
    .map((leg) =>
      leg.kind === "future" && side.contract.kind === "etf"
        ? shareTicket(leg.quantity * units, symbol)
        : orderTicket(leg, units, symbol, expiry),
    )
    .filter((ticket) => ticket !== null);
  return { side: name, symbol, contracts: as<Contracts>(contracts), order: order + 0, tickets };
}

/** A unit that is one sold future is counted with its sign; every other unit counts as it is built. */
export function directionOf({ unit }: Pick<MeasuredSide, "unit">): 1 | -1 {
  return isOutrightFuture(unit) && (unit[0]?.quantity ?? 1) < 0 ? -1 : 1;
}

function shareTicket(contracts: number, symbol: string): string | null {
  if (contracts === 0) return null;
  return `${contracts > 0 ? "buy" : "sell"} ${Math.abs(contracts) * SHARES} shares of ${symbol}`;
}
