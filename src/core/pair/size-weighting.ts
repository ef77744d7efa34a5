import { type Exact, exact, toNumber } from "../exact.ts";
import { exactQuotient } from "../fraction.ts";
import { as, type Contracts, type Ratio } from "../quantity.ts";
import { exposures } from "./exposure.ts";
import type { MeasuredSide } from "./measured-side.ts";
import { moveProfit } from "./move-profit.ts";
import { orderLine } from "./order-lines.ts";
import { orderWords } from "./order-words.ts";
import { frontierPair, pairCost } from "./pair-cost.ts";
import { pairGreeks } from "./pair-greeks.ts";
import { pairMoney } from "./pair-money.ts";
import type { PairRequest } from "./pair-request.ts";
import { sideProfit } from "./side-profit.ts";
import type { Side, Sides } from "./sides.ts";
import type { Sizing } from "./sizing.ts";
import type { PairTrade } from "./trade.ts";
import type { Weighting } from "./weighting.ts";
import { wholeContracts } from "./whole-contracts.ts";

/** The answer for one weighting: contracts, money and orders, or the reason why there are none. */
export function sizeWeighting(weighting: Weighting, trade: PairTrade, sides: Sides<MeasuredSide>): Sizing {
  const exposure = exposures(weighting, sides.long, sides.short);
  if (!exposure.available) return { weighting, available: false, reason: exposure.reason };
  const whole = wholeContracts(requestOf(exposure, trade, sides));
  const weighed = {
    weighting,
    available: true,
    exposurePerContract: { long: toNumber(exposure.long), short: toNumber(exposure.short) },
    hedgeRatio: as<Ratio>(exactQuotient(exposure.long, exposure.short)),
  } as const;
  if (!whole.feasible) return { ...weighed, feasible: false, smallest: pairCost(whole.smallest), reason: whole.reason };
  const { contracts, withinTolerance, smallestWithinTolerance: smallest, imbalance, residual, frontier } = whole;
  const lines = [lineOf("long", trade, sides, contracts), lineOf("short", trade, sides, contracts)] as const;
  return {
    ...weighed,
    feasible: true,
    withinTolerance,
    ...(smallest === undefined ? {} : { smallestWithinTolerance: smallest === null ? null : pairCost(smallest) }),
    contracts,
    lines,
    direction: `${orderWords(sides.long, lines[0])}, ${orderWords(sides.short, lines[1])}`,
    ...pairMoney(sides, contracts, trade.rules.fee),
    residual,
    imbalance,
    greeks: pairGreeks(sides, contracts),
    frontier: frontier.map(frontierPair),
    ...(trade.moves.length === 0
      ? {}
      : { moves: trade.moves.map((move) => moveProfit(move, sides, contracts, trade.rules)) }),
  };
}

function lineOf(side: Side, { rules, expiry }: PairTrade, sides: Sides<MeasuredSide>, contracts: Sides<Contracts>) {
  return orderLine(sides[side], contracts[side], rules.holding?.[side] ?? 0, expiry);
}

function requestOf(exposure: Sides<Exact>, { rules }: PairTrade, sides: Sides<MeasuredSide>): PairRequest {
  const worst = (side: Side) => {
    const profit = sideProfit(sides[side].worst, sides[side], 1, rules.fee);
    return profit.kind === "unlimited" ? "unlimited" : profit.profit;
  };
  const { maxContracts, maxLoss, maxNotional, contracts, tolerance } = rules;
  const isCapped = maxContracts.long !== null || maxContracts.short !== null;
  return {
    exposure: { long: exposure.long, short: exposure.short },
    notional: { long: sides.long.notional, short: sides.short.notional },
    worstProfit: { long: worst("long"), short: worst("short") },
    limits: {
      maxContracts: isCapped ? given(maxContracts) : null,
      maxLoss: maxLoss === null ? null : exact(maxLoss),
      maxNotional: maxNotional === null ? null : exact(maxNotional),
    },
    contracts: given(contracts),
    tolerance: exact(tolerance),
  };
}

function given({ long, short }: Sides<Contracts | null>): Partial<Sides<number>> {
  return { ...(long === null ? {} : { long }), ...(short === null ? {} : { short }) };
}
