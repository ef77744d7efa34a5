import { decimalText } from "../decimal-text.ts";
import type { Contracts } from "../quantity.ts";
import type { Leg } from "./leg.ts";

/**
 * The order that trades one leg of so many units, in words; null where there is nothing to trade. Negative units sell
 * what the leg buys. An ISO expiry of null is left out, and a futures leg names none.
 *
 * @example
 * orderTicket({ kind: "future", quantity: -1, entry: as(25658.25) }, as(2), "NQ", null); // "sell 2 NQ"
 */
export function orderTicket(leg: Leg, units: Contracts, symbol: string, expiry: string | null): string | null {
  const count = leg.quantity * units;
  if (count === 0) return null;
  const order = `${count > 0 ? "buy" : "sell"} ${Math.abs(count)} ${symbol}`;
  if (leg.kind === "future") return order;
  return `${order}${expiry === null ? "" : ` ${expiry}`} ${decimalText(leg.strike)} ${leg.right}`;
}
