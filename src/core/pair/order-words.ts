import { negate, type Whole } from "../whole.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { OrderLine } from "./sizing.ts";
import { isOutrightFuture } from "./structure.ts";

/**
 * One side's orders in words: "buy 4 RTY 2750/2950 call spreads", "buy 3 RTY and 8 M2K"; "hold RTY" where there is
 * nothing to trade.
 *
 * A single leg is bought or sold by its sign; a structure is bought for a debit, sold for a credit and opened for
 * nothing. An order against the structure, out of a larger holding, has the opposite word.
 */
export function orderWords(measured: MeasuredSide, lines: readonly OrderLine[]): string {
  const traded = lines.filter(({ order }) => order !== 0);
  if (traded.length === 0) return `hold ${lines.map(({ symbol }) => symbol).join(" and ")}`;
  let last = "";
  return traded
    .map((line) => {
      const { verb, what } = wordsOf(measured, line);
      const isSame = verb === last;
      last = verb;
      return isSame ? what : `${verb} ${what}`;
    })
    .join(" and ");
}

interface Words {
  readonly verb: string;
  readonly what: string;
}

function wordsOf(
  { unit, structure, netPremium }: MeasuredSide,
  { symbol, order, tickets: [ticket] }: OrderLine,
): Words {
  const units = Math.abs(order);
  if (!isOutrightFuture(unit)) {
    const first = unit[0]?.quantity ?? 0;
    const built = unit.length === 1 ? first : negate(netPremium.digits);
    return { verb: verbOf(built, order), what: `${units} ${symbol} ${structure}${units === 1 ? "" : "s"}` };
  }
  const verb = order > 0 ? "buy" : "sell";
  // The ticket counts the shares of an ETF.
  return { verb, what: ticket?.slice(verb.length + 1) ?? `${units} ${symbol}` };
}

/** What building a unit is called, above 0 for one that is paid for; and the opposite for an order that unbuilds it. */
function verbOf(built: Whole, order: number): string {
  if (built === 0) return order > 0 ? "open" : "close";
  return built > 0 === order > 0 ? "buy" : "sell";
}
