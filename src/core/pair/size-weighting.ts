import { toNumber } from "../exact.ts";
import { exactQuotient } from "../fraction.ts";
import { as, type Ratio } from "../quantity.ts";
import { pairCost } from "./choice/pair-cost.ts";
import { wholeContracts } from "./choice/whole-contracts.ts";
import { exposures } from "./exposure.ts";
import { heldBook } from "./held-book.ts";
import type { MeasuredSide } from "./measured-side.ts";
import { moveProfit } from "./move-profit.ts";
import { orderLines } from "./order-lines.ts";
import { orderWords } from "./order-words.ts";
import { pairGreeks } from "./pair-greeks.ts";
import { pairMoney } from "./pair-money.ts";
import { requestOf } from "./request-of.ts";
import type { Side, Sides } from "./sides.ts";
import type { Sizing } from "./sizing.ts";
import type { PairTrade } from "./trade.ts";
import type { Weighting } from "./weighting.ts";

/** The answer for one weighting: contracts, money and orders, or the reason why there are none. */
export function sizeWeighting(weighting: Weighting, trade: PairTrade, sides: Sides<MeasuredSide>): Sizing {
  const exposure = exposures(weighting, sides.long, sides.short);
  if (!exposure.available) return { weighting, available: false, reason: exposure.reason };
  const { rules, moves } = trade;
  const whole = wholeContracts(requestOf(exposure, rules, sides));
  const weighed = Object.assign(
    {
      weighting,
      available: true,
      exposurePerContract: { long: toNumber(exposure.long), short: toNumber(exposure.short) },
      hedgeRatio: as<Ratio>(exactQuotient(exposure.long, exposure.short)),
    } as const,
    rules.holding === null ? null : { holding: heldBook(rules.holding, exposure, sides) },
  );
  if (!whole.feasible) return { ...weighed, feasible: false, smallest: pairCost(whole.smallest), reason: whole.reason };
  const { contracts, withinTolerance, smallestWithinTolerance: smallest, imbalance, residual, frontier } = whole;
  const ordered = (side: Side) => orderLines(sides[side], contracts[side], rules.holding?.[side] ?? null, trade.expiry);
  const [long, short] = [ordered("long"), ordered("short")];
  // Not spread into one literal: V8 takes some eighty times as long over one of this size.
  const sized = Object.assign(
    weighed,
    { feasible: true, withinTolerance } as const,
    smallest === undefined ? null : { smallestWithinTolerance: smallest === null ? null : pairCost(smallest) },
    {
      contracts,
      lines: [...long, ...short],
      direction: `${orderWords(sides.long, long)}, ${orderWords(sides.short, short)}`,
    },
  );
  return Object.assign(
    sized,
    pairMoney(sides, contracts, rules),
    { residual, imbalance, greeks: pairGreeks(sides, contracts), frontier: frontier.map(pairCost) },
    moves.length === 0 ? null : { moves: moves.map((move) => moveProfit(move, sides, contracts, rules)) },
  );
}
