import { type Finding, finding } from "../../errors/finding.ts";
import { microOf } from "../contract/catalogue.ts";
import type { Sides } from "../sides.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { Sizing } from "./sizing.ts";
import type { PairTrade } from "./trade.ts";

/**
 * Where micros were asked: a side that has none, one whose micros are priced as the large contract is, and an answer
 * that takes none.
 */
export function microWarnings(
  { rules }: PairTrade,
  sides: Sides<MeasuredSide>,
  sizings: readonly Sizing[],
): readonly Finding[] {
  if (!rules.withMicros) return [];
  const both = [sides.long, sides.short];
  const small = new Set(both.flatMap(({ micro }) => micro?.symbol ?? []));
  const taken = sizings.flatMap((sizing) => (small.size === 0 ? [] : notNeeded(sizing, small)));
  return [...both.flatMap(withoutMicro), ...both.flatMap((one) => quotedAsLarge(one, sizings)), ...taken];
}

/** Options on a small contract have quotes of their own, which nobody gave. */
function quotedAsLarge({ micro, sized }: MeasuredSide, sizings: readonly Sizing[]): Finding[] {
  const isQuoted = sized.legs.some((leg) => leg.kind === "option" && leg.premium.from !== "model");
  if (micro === null || !isQuoted || !sizings.some((sizing) => takes(sizing, [micro.symbol]))) return [];
  return [finding("MICROS_AT_LARGE_QUOTES", { micro: micro.symbol, symbol: sized.symbol })];
}

function withoutMicro({ side }: MeasuredSide): Finding[] {
  const choice = microOf(side);
  const { symbol } = side.contract;
  switch (choice.kind) {
    case "micro":
      return [];
    case "none":
      return [finding("MICROS_NONE", { symbol })];
    case "no-options":
      return [finding("MICROS_HAVE_NO_OPTIONS", { symbol, micro: choice.symbol })];
  }
}

function notNeeded(sizing: Sizing, small: ReadonlySet<string>): Finding[] {
  if (!sizing.available || !sizing.feasible || takes(sizing, [...small])) return [];
  return [finding("MICROS_NOT_NEEDED", { weighting: sizing.weighting })];
}

/** Whether a sizing takes contracts of one of these symbols. */
function takes(sizing: Sizing, symbols: readonly string[]): boolean {
  if (!sizing.available || !sizing.feasible) return false;
  return sizing.lines.some(({ symbol, contracts }) => contracts > 0 && symbols.includes(symbol));
}
