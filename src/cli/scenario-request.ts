import type { Sides } from "../core/pair/sides.ts";
import type { PairTrade } from "../core/pair/trade.ts";
import { as, type Quantity, type Ratio } from "../core/quantity.ts";
import type { Horizon } from "../core/scenario/horizon.ts";
import { gridMoves, stepsTo, usualStep } from "../core/scenario/moves.ts";
import type { ScenarioRequest } from "../core/scenario/scenario.ts";
import { usualRange } from "../core/scenario/usual-range.ts";
import { fail, failIfAny } from "../errors/error.ts";
import { percent } from "../render/text/figures.ts";
import { decimalsFor } from "../render/text/precision.ts";
import { type QuantityReader, type QuantitySpec, quantityReader } from "../schema/quantity-reader.ts";
import { ranges } from "../schema/range.ts";
import { type Options, textOf, textsOf } from "./command.ts";
import { asTyped, flagName, keyedOnce } from "./keyed-flag.ts";

/** More moves each way than this are no picture any more. */
const MOST_STEPS = 200;

/**
 * What a scenario is asked by flags: at expiry, over moves that the trade suggests, where they say nothing.
 *
 * @throws PairsizeError with every flag that cannot be read: NUMBER_UNREADABLE, PERCENT_AMBIGUOUS, VALUE_OUT_OF_RANGE; or
 * FLAG_SYMBOL_UNKNOWN, FLAG_REPEATED, GRID_TOO_FINE, SHIFT_AT_EXPIRY
 */
export function scenarioRequest(options: Options, trade: PairTrade): ScenarioRequest {
  const reader = quantityReader({ place: ([flag]) => ({ flag: String(flag) }), from: () => "flag" });
  const flag = <Q extends Quantity<string>>(name: string, spec: QuantitySpec) => {
    const typed = textOf(options, name);
    return typed === undefined ? null : reader.quantity<Q>(typed, [`${flagName(name)} ${asTyped(typed)}`], spec);
  };
  const days = flag<Quantity<"days">>("days", { name: "days", range: ranges.days });
  const range = flag<Ratio>("range", { name: "range", range: ranges.gridMove, fraction: "rate" });
  const step = flag<Ratio>("step", { name: "step", range: ranges.gridMove, fraction: "rate" });
  const volatilityShift = shiftsOf(options, trade, reader);
  failIfAny(reader.findings);
  if (days === null && textsOf(options, "volShift").length > 0) fail("SHIFT_AT_EXPIRY", {});
  const horizon: Horizon = days === null ? { kind: "expiry" } : { kind: "days", days };
  const moves = movesOf(range ?? usualRange(trade, horizon), step);
  return { horizon, moves: { long: moves, short: moves }, volatilityShift };
}

function movesOf(range: number, asked: number | null): readonly Ratio[] {
  const step = asked ?? usualStep(range);
  if (stepsTo(range, step) > MOST_STEPS) {
    const inWords = (fraction: number) => percent(fraction, Math.max(0, decimalsFor([fraction], 2, 12) - 2));
    fail("GRID_TOO_FINE", { range: inWords(range), step: inWords(step), most: MOST_STEPS });
  }
  return gridMoves(range, step);
}

/** Points of volatility by side: "+2%" for both, "RTY=+2%" for one. */
function shiftsOf(options: Options, trade: PairTrade, reader: QuantityReader): Sides<Ratio> {
  const symbols = { long: trade.long.contract.symbol, short: trade.short.contract.symbol };
  const typed = textsOf(options, "volShift");
  const shifts = { long: as<Ratio>(0), short: as<Ratio>(0) };
  const read = (value: string, flag: string) =>
    reader.quantity<Ratio>(value, [flag], {
      name: "volatility shift",
      range: ranges.volatilityShift,
      fraction: "rate",
    }) ?? as<Ratio>(0);
  for (const value of typed.filter((one) => !one.includes("="))) {
    shifts.long = shifts.short = read(value, `--vol-shift ${asTyped(value)}`);
  }
  const keyed = { volShift: typed.filter((one) => one.includes("=")) };
  for (const { side, value, flag } of keyedOnce(keyed, "volShift", symbols)) shifts[side] = read(value, flag);
  return shifts;
}
