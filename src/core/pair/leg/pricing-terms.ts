import { type Finding, finding } from "../../../errors/finding.ts";
import { daysBetween } from "../../calendar.ts";
import { type ExerciseStyle, exerciseStyle } from "../../contract/exercise-style.ts";
import { findContract } from "../../contract/find-contract.ts";
import type { PricingModel } from "../../option/implied-volatility.ts";
import type { PricingTerms } from "../../option/pricing.ts";
import { type AnnualRate, as, type Years } from "../../quantity.ts";
import type { PairTrade, TradedContract, TradeSide } from "../trade.ts";

/** Days of a year in option values. */
const DAYS_PER_YEAR = 365;

/** What values the options of a side, or the reason why nothing does. */
export type SidePricing =
  | { readonly known: true; readonly terms: PricingTerms }
  | { readonly known: false; readonly reason: Finding };

/**
 * The model of a side's options, with the time and the rates that it takes: Black-76 on futures, Black–Scholes–Merton on
 * cash indices and ETFs, the American models where the contract and the expiry say so or the trade overrides it.
 *
 * T = calendar days from asOf to expiry / 365; expired options have T = 0. A missing dividend yield is 0.
 */
export function sidePricing(side: TradeSide, trade: Pick<PairTrade, "asOf" | "expiry" | "rate">): SidePricing {
  const { asOf, expiry, rate } = trade;
  if (asOf === null || expiry === null || rate === null) {
    const missing = [asOf === null ? "asOf" : null, expiry === null ? "expiry" : null, rate === null ? "rate" : null];
    return unknown(finding("PRICING_INPUT_MISSING", { missing: missing.filter((key) => key !== null) }));
  }
  const exercise = exerciseOf(side, expiry);
  if (exercise === null) return unknown(finding("EXERCISE_UNKNOWN", { symbol: side.contract.symbol }));
  const days = Math.max(0, daysBetween(asOf, expiry) ?? 0);
  const model = modelOf(side.contract.kind, exercise);
  const dividend = side.contract.kind === "future" ? as<AnnualRate>(0) : (side.yield ?? as<AnnualRate>(0));
  const terms = { model, price: side.level.value, years: as<Years>(days / DAYS_PER_YEAR), rate, yield: dividend };
  return { known: true, terms };
}

/** When the options of a side may be exercised: as the trade says, else as its contract and the expiry say; null if neither does. */
export function exerciseOf({ exercise, contract }: TradeSide, expiry: string): ExerciseStyle | null {
  if (exercise !== null) return exercise;
  const listed = findContract(contract.symbol);
  return listed === undefined ? null : exerciseStyle(listed, expiry);
}

function modelOf(kind: TradedContract["kind"], exercise: ExerciseStyle): PricingModel {
  if (kind === "future") return exercise === "american" ? "american-future" : "black-76";
  return exercise === "american" ? "american-spot" : "black-scholes";
}

function unknown(reason: Finding): SidePricing {
  return { known: false, reason };
}
