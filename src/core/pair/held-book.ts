import { type Exact, exact, minus, plus, times, toNumber, ZERO } from "../exact.ts";
import { exactQuotient } from "../fraction.ts";
import { as, type Ratio } from "../quantity.ts";
import type { MeasuredSide } from "./measured-side.ts";
import { perLargeOf } from "./micro.ts";
import { directionOf } from "./order-lines.ts";
import type { Sides } from "./sides.ts";
import type { HeldBook } from "./sizing.ts";
import { inLarge } from "./split.ts";
import type { Holding } from "./trade.ts";

/**
 * How balanced a book is as it is held: residual = hL·eL − hS·eS, imbalance = residual / (|hL|·eL + |hS|·eS).
 *
 * A side held the other way round counts below 0. Where one side holds nothing the imbalance is 1 or −1, where both hold
 * nothing there is none.
 *
 * @param exposure of one large contract
 */
export function heldBook(holding: Sides<Holding>, exposure: Sides<Exact>, sides: Sides<MeasuredSide>): HeldBook {
  const count = (side: MeasuredSide) => {
    const { large, micro } = holding[side.name];
    return directionOf(side) * (large * perLargeOf(side) + micro) + 0;
  };
  const held = (side: MeasuredSide) => times(inLarge(count(side), perLargeOf(side)), exposure[side.name]);
  const [long, short] = [held(sides.long), held(sides.short)];
  const residual = minus(long, short);
  const gross = plus(sizeOf(long), sizeOf(short));
  return {
    contracts: { long: count(sides.long), short: count(sides.short) },
    residual: toNumber(residual),
    imbalance: gross.digits === ZERO.digits ? null : as<Ratio>(exactQuotient(residual, gross)),
  };
}

function sizeOf(amount: Exact): Exact {
  return amount.digits < 0 ? times(exact(-1), amount) : amount;
}
