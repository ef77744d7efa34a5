import { type Finding, finding } from "../../../errors/finding.ts";
import type { MeasuredSide } from "../measured-side.ts";
import { microOf } from "../micro.ts";
import type { Sides } from "../sides.ts";
import type { Sizing } from "../sizing.ts";
import type { PairTrade } from "../trade.ts";

/** Where micros were asked and do not help: a side that has none, and an answer that takes none. */
export function microWarnings(
  { rules }: PairTrade,
  sides: Sides<MeasuredSide>,
  sizings: readonly Sizing[],
): readonly Finding[] {
  if (!rules.withMicros) return [];
  const both = [sides.long, sides.short];
  const small = new Set(both.flatMap(({ micro }) => micro?.symbol ?? []));
  return [...both.flatMap(withoutMicro), ...(small.size === 0 ? [] : sizings.flatMap((one) => notNeeded(one, small)))];
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
  if (!sizing.available || !sizing.feasible) return [];
  const takesSome = sizing.lines.some(({ symbol, contracts }) => contracts > 0 && small.has(symbol));
  return takesSome ? [] : [finding("MICROS_NOT_NEEDED", { weighting: sizing.weighting })];
}
