import { toNumber } from "../exact.ts";
import { exactQuotient } from "../fraction.ts";
import { as, type Ratio } from "../quantity.ts";
import { pairCost } from "./choice/pair-cost.ts";
import { type ChosenPair, wholeContracts } from "./choice/whole-contracts.ts";
import { exposures } from "./exposure.ts";
import { heldBook } from "./held-book.ts";
import type { MeasuredSide } from "./measured-side.ts";
import { moveProfit } from "./move-profit.ts";
import { orderLines } from "./order-lines.ts";
import { orderWords } from "./order-words.ts";
import { pairGreeks } from "./pair-greeks.ts";
import { pairMoney } from "./pair-money.ts";
import { countedExposure, type RequestTerms, requestOf } from "./request-terms.ts";
import type { Sides } from "./sides.ts";
import type { FeasibleSizing, Sizing, WeighedPair } from "./sizing.ts";
import type { PairTrade } from "./trade.ts";
import type { Weighting } from "./weighting.ts";

/** The answer for one weighting: contracts, money and orders, or the reason why there are none. */
export function sizeWeighting(
  weighting: Weighting,
  trade: PairTrade,
  sides: Sides<MeasuredSide>,
  terms: RequestTerms,
): Sizing {
  const exposure = exposures(weighting, sides.long, sides.short);
  if (!exposure.available) return { weighting, available: false, reason: exposure.reason };
  const whole = wholeContracts(requestOf(terms, countedExposure(exposure, sides)));
  const exposurePerContract = { long: toNumber(exposure.long), short: toNumber(exposure.short) };
  const hedgeRatio = as<Ratio>(exactQuotient(exposure.long, exposure.short));
  const { holding } = trade.rules;
  const weighed = { weighting, available: true, exposurePerContract, hedgeRatio } as const;
  const held = holding === null ? null : { holding: heldBook(holding, exposure, sides) };
  return whole.feasible
    ? feasibleSizing(weighed, held, whole, trade, sides)
    : { ...weighed, ...held, feasible: false, smallest: pairCost(whole.smallest), reason: whole.reason };
}

/** Key by key, and only what is seldom there assigned: V8 takes a hundred times as long to spread it all into one literal. */
function feasibleSizing(
  { weighting, available, exposurePerContract, hedgeRatio }: WeighedPair,
  held: Pick<FeasibleSizing, "holding"> | null,
  { contracts, withinTolerance, smallestWithinTolerance: smallest, imbalance, residual, frontier }: ChosenPair,
  { rules, moves, expiry }: PairTrade,
  sides: Sides<MeasuredSide>,
): FeasibleSizing {
  const long = orderLines(sides.long, contracts.long, rules.holding?.long ?? null, expiry);
  const short = orderLines(sides.short, contracts.short, rules.holding?.short ?? null, expiry);
  const money = pairMoney(sides, contracts, rules);
  const sizing = {
    weighting,
    available,
    exposurePerContract,
    hedgeRatio,
    feasible: true,
    withinTolerance,
    contracts,
    lines: [...long, ...short],
    direction: `${orderWords(sides.long, long)}, ${orderWords(sides.short, short)}`,
    notional: money.notional,
    dollarVolatility: money.dollarVolatility,
    premium: money.premium,
    fees: money.fees,
    maxLoss: money.maxLoss,
    maxGain: money.maxGain,
    maxLossBySide: money.maxLossBySide,
    residual,
    imbalance,
    greeks: pairGreeks(sides, contracts),
    frontier: frontier.map(pairCost),
  } as const;
  const daily = money.dailyVolatility === null ? null : { dailyVolatility: money.dailyVolatility };
  return Object.assign(
    Object.assign(sizing, held, daily),
    smallest === undefined ? null : { smallestWithinTolerance: smallest === null ? null : pairCost(smallest) },
    moves.length === 0 ? null : { moves: moves.map((move) => moveProfit(move, sides, contracts, rules)) },
  );
}
