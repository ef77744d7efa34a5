import { fail } from "../../errors/error.ts";
import type { Bound } from "../bound.ts";
import { findContract } from "../contract/catalogue.ts";
import { toNumber } from "../exact.ts";
import { exactQuotient } from "../fraction.ts";
import { as, type Ratio } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import type { PairNeeds } from "./choice/pair-request.ts";
import { type ChosenPair, wholeContracts } from "./choice/whole-contracts.ts";
import { exposures } from "./exposure.ts";
import { type MeasuredSide, measuredSide } from "./measured-side.ts";
import { moveProfit, pairGreeks, pairMoney } from "./money.ts";
import { heldBook, orderLines, orderWords } from "./orders.ts";
import { countedExposure, type RequestTerms, requestOf, requestTerms } from "./request-terms.ts";
import type { FeasibleSizing, PairSizing, Sizing, WeighedPair } from "./sizing.ts";
import type { PairTrade } from "./trade.ts";
import { pairWarnings } from "./warnings.ts";
import type { Weighting } from "./weighting.ts";

/** The whole answer of a checked trade: both sides measured, and a sizing for each weighting that was asked. */
export function sizePair(trade: PairTrade): PairSizing {
  return sizeSides(trade, measuredSides(trade));
}

/** Both sides of a trade, measured. */
export function measuredSides(trade: PairTrade): Sides<MeasuredSide> {
  return { long: measuredSide(trade, "long"), short: measuredSide(trade, "short") };
}

/** {@link sizePair} of sides that are measured already. */
export function sizeSides(trade: PairTrade, sides: Sides<MeasuredSide>): PairSizing {
  refuseAmbiguousContracts(trade, sides);
  refuseUncountedHolding(trade, sides);
  const terms = requestTerms(trade.rules, sides);
  const sizings = trade.weightings.map((weighting) => sizeWeighting(weighting, trade, sides, terms));
  const { asOf, expiry, rate } = trade;
  return {
    trade: { asOf, expiry, rate, long: sides.long.sized, short: sides.short.sized },
    sizings,
    warnings: [...trade.warnings, ...pairWarnings(trade, sides, sizings)],
  };
}

/** Two calls are two units of one call: then "4 contracts" could mean four calls or eight. */
function refuseAmbiguousContracts({ rules }: PairTrade, sides: Sides<MeasuredSide>): void {
  for (const { name, divisor, sized } of [sides.long, sides.short]) {
    const contracts = rules.contracts[name];
    if (contracts !== null && divisor > 1) fail("CONTRACTS_AMBIGUOUS", { symbol: sized.symbol, contracts, divisor });
  }
}

/** Micros held beside options that are listed on the large contract alone are no units of that side. */
function refuseUncountedHolding({ rules, long, short }: PairTrade, sides: Sides<MeasuredSide>): void {
  for (const { name, micro } of [sides.long, sides.short]) {
    if (micro !== null || (rules.holding?.[name].micro ?? 0) === 0) continue;
    const { symbol } = (name === "long" ? long : short).contract;
    fail("HOLDING_NOT_COUNTED", { symbol, micro: findContract(symbol)?.sibling ?? symbol });
  }
}

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
  const held = holding === null ? {} : { holding: heldBook(holding, exposure, sides) };
  const weighed = { weighting, available: true, exposurePerContract, hedgeRatio, ...held } as const;
  return whole.feasible
    ? feasibleSizing(weighed, whole, trade, sides)
    : { ...weighed, feasible: false, smallest: pairCost(whole.smallest), reason: whole.reason };
}

/** Key by key: a literal of so many keys that begins with a spread takes V8 a hundred times as long. */
function feasibleSizing(
  { weighting, available, exposurePerContract, hedgeRatio, holding }: WeighedPair,
  { contracts, withinTolerance, smallestWithinTolerance: smallest, imbalance, residual, frontier }: ChosenPair,
  trade: PairTrade,
  sides: Sides<MeasuredSide>,
): FeasibleSizing {
  const { rules, moves } = trade;
  const long = orderLines(sides.long, contracts.long, rules.holding?.long ?? null);
  const short = orderLines(sides.short, contracts.short, rules.holding?.short ?? null);
  const money = pairMoney(sides, contracts, rules);
  const { dailyVolatility } = money;
  return {
    weighting,
    available,
    exposurePerContract,
    hedgeRatio,
    ...(holding === undefined ? {} : { holding }),
    feasible: true,
    withinTolerance,
    ...(smallest === undefined ? {} : { smallestWithinTolerance: smallest === null ? null : pairCost(smallest) }),
    contracts,
    lines: [...long, ...short],
    direction: `${orderWords(sides.long, long)}, ${orderWords(sides.short, short)}`,
    notional: money.notional,
    dollarVolatility: money.dollarVolatility,
    ...(dailyVolatility === null ? {} : { dailyVolatility }),
    residual,
    imbalance,
    premium: money.premium,
    fees: money.fees,
    maxLoss: money.maxLoss,
    maxGain: money.maxGain,
    maxLossBySide: money.maxLossBySide,
    greeks: pairGreeks(sides, contracts),
    frontier: frontier.map(pairCost),
    ...(moves.length === 0 ? {} : { moves: moves.map((move) => moveProfit(move, sides, contracts, trade)) }),
  };
}

/** A pair whose max loss is known. */
type Costed<Pair extends PairNeeds> = Pair & { readonly maxLoss: Bound };

/** The pair again, of a request that gave the worst profits: then its max loss is known. */
function pairCost<Pair extends PairNeeds>(pair: Pair): Costed<Pair> {
  if (!isCosted(pair)) throw new Error("a pair of a whole trade always has a max loss");
  return pair;
}

function isCosted<Pair extends PairNeeds>(pair: Pair): pair is Costed<Pair> {
  return pair.maxLoss !== null;
}
