import { fail } from "../../errors/error.ts";
import { findContract } from "../contract/find-contract.ts";
import { type MeasuredSide, measuredSide } from "./measured-side.ts";
import { requestTerms } from "./request-terms.ts";
import type { Sides } from "./sides.ts";
import { sizeWeighting } from "./size-weighting.ts";
import type { PairSizing } from "./sizing.ts";
import type { PairTrade } from "./trade.ts";
import { pairWarnings } from "./warning/pair-warnings.ts";

/**
 * The whole answer of a trade: both sides measured, and a sizing for each weighting that was asked.
 *
 * hedgeRatio = exposure of one long contract / exposure of one short contract, in short contracts per long one; money in USD, levels in
 * index points, volatilities and imbalances as fractions.
 *
 * @throws PairsizeError CONTRACTS_AMBIGUOUS for fixed contracts of a side whose quantities have a common divisor;
 * HOLDING_NOT_COUNTED for small contracts held on a side that is counted in large ones; PREMIUM_MISSING
 * @see CME Group, Stock Index Spread Opportunities, 2014 (ratios of notional values); docs/formulas.md for the other weightings
 * @example
 * sizePair(parseTrade({ version: 1, long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 } })).sizings[0].contracts; // { long: 4, short: 1 }
 */
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
    trade: { asOf, expiry, rate, long: sides.long.shown, short: sides.short.shown },
    sizings,
    warnings: [...trade.warnings, ...pairWarnings(trade, sides, sizings)],
  };
}

/** Two calls are two units of one call: then "4 contracts" could mean four calls or eight. */
function refuseAmbiguousContracts({ rules }: PairTrade, sides: Sides<MeasuredSide>): void {
  for (const { name, divisor, shown } of [sides.long, sides.short]) {
    const contracts = rules.contracts[name];
    if (contracts !== null && divisor > 1) fail("CONTRACTS_AMBIGUOUS", { symbol: shown.symbol, contracts, divisor });
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
