import { orderTicket } from "../option/order-ticket.ts";
import { as, type Contracts } from "../quantity.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { OrderLine } from "./sizing.ts";
import { isOutrightFuture } from "./structure.ts";

/** Shares in one contract of an ETF. */
const SHARES = 100;

/**
 * What to trade on one side to hold so many contracts: the order is target − holding.
 *
 * In units as built: option units count +, a sold future counts −.
 */
export function orderLine(
  measured: MeasuredSide,
  contracts: Contracts,
  holding: number,
  expiry: string | null,
): OrderLine {
  const { name, side, shown, unit } = measured;
  const sign = signOf(measured);
  const order = sign * contracts - holding;
  const units = as<Contracts>(sign * order);
  const tickets = unit.flatMap((leg) => {
    const ticket =
      leg.kind === "future" && side.contract.kind === "etf"
        ? shareTicket(leg.quantity * units, shown.symbol)
        : orderTicket(leg, units, shown.symbol, expiry);
    return ticket === null ? [] : [ticket];
  });
  return { side: name, symbol: shown.symbol, contracts, order: order + 0, tickets };
}

/** A unit that is one sold future is counted with its sign; every other unit counts as it is built. */
function signOf({ unit }: MeasuredSide): 1 | -1 {
  return isOutrightFuture(unit) && (unit[0]?.quantity ?? 1) < 0 ? -1 : 1;
}

function shareTicket(contracts: number, symbol: string): string | null {
  if (contracts === 0) return null;
  return `${contracts > 0 ? "buy" : "sell"} ${Math.abs(contracts) * SHARES} shares of ${symbol}`;
}
