import type { MeasuredSide } from "./measured-side.ts";
import type { OrderLine } from "./sizing.ts";
import { isOutrightFuture, structureName } from "./structure.ts";

/**
 * One side's order in words: "buy 4 RTY 2750/2950 call spreads", "sell 1 NQ"; "hold RTY" where there is nothing to trade.
 *
 * A single leg is bought or sold by its sign; a structure is bought for a debit, sold for a credit and opened for
 * nothing. An order against the structure, out of a larger holding, has the opposite word.
 */
export function orderWords({ unit, side, netPremium, shown }: MeasuredSide, { order, tickets }: OrderLine): string {
  if (order === 0) return `hold ${shown.symbol}`;
  if (isOutrightFuture(unit)) {
    const words = `${order > 0 ? "buy" : "sell"} ${Math.abs(order)} ${shown.symbol}`;
    return side.contract.kind === "etf" ? (tickets[0] ?? words) : words;
  }
  const first = unit[0]?.quantity ?? 0;
  const built = unit.length === 1 ? BigInt(first) : -netPremium.digits;
  const units = Math.abs(order);
  return `${verb(built, order)} ${units} ${shown.symbol} ${structureName(unit)}${units === 1 ? "" : "s"}`;
}

/** What building a unit is called, above 0 for one that is paid for; and the opposite for an order that unbuilds it. */
function verb(built: bigint, order: number): string {
  if (built === 0n) return order > 0 ? "open" : "close";
  return built > 0n === order > 0 ? "buy" : "sell";
}
