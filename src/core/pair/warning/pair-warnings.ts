import { type Finding, finding } from "../../../errors/finding.ts";
import { findContract } from "../../contract/find-contract.ts";
import { isOnPremiumTick } from "../../contract/premium-tick.ts";
import { settlementOf } from "../../contract/settlement.ts";
import { decimalText } from "../../decimal-text.ts";
import type { MeasuredSide } from "../measured-side.ts";
import type { Sides } from "../sides.ts";
import type { Sizing } from "../sizing.ts";
import type { PairTrade } from "../trade.ts";
import { microWarnings } from "./micro-warnings.ts";
import { expiryWarnings, optionWarnings } from "./option-warnings.ts";

/** What a trader should know about a sized pair: each finding stands beside an answer that holds. */
export function pairWarnings(
  trade: PairTrade,
  sides: Sides<MeasuredSide>,
  sizings: readonly Sizing[],
): readonly Finding[] {
  const { long, short } = sides;
  return NONE.concat(
    staleLevel(sides),
    dividedUnit(long),
    dividedUnit(short),
    unevenUnit(long),
    unevenUnit(short),
    offTick(long),
    offTick(short),
    expiryWarnings(trade, [long, short]),
    long.quoteFindings,
    short.quoteFindings,
    optionWarnings(long),
    optionWarnings(short),
    mixedSettlement(trade, sides),
    microWarnings(trade, sides, sizings),
    ...sizings.map((sizing) => toleranceNotMet(sizing, trade)),
  );
}

/** Most warnings are not given most of the time. */
const NONE: readonly Finding[] = [];

function staleLevel({ long, short }: Sides<MeasuredSide>): readonly Finding[] {
  const [first, second] = [long.shown.level.date, short.shown.level.date];
  if (first === undefined || second === undefined || first === second) return NONE;
  const [stale, other] = first < second ? [long, short] : [short, long];
  const dates = first < second ? { staleDate: first, otherDate: second } : { staleDate: second, otherDate: first };
  return [finding("LEVELS_OF_DIFFERENT_DATES", { stale: stale.shown.symbol, other: other.shown.symbol, ...dates })];
}

function dividedUnit({ divisor, shown }: MeasuredSide): readonly Finding[] {
  return divisor === 1 ? NONE : [finding("UNIT_DIVIDED", { symbol: shown.symbol, divisor })];
}

/** Weightings by notional count one contract a unit, whatever the unit really moves by. */
function unevenUnit({ unit, steepestSlope, shown }: MeasuredSide): readonly Finding[] {
  const isEven = steepestSlope <= 1 && unit.every((leg) => Math.abs(leg.quantity) === 1);
  return isEven ? NONE : [finding("UNIT_NOT_ONE_CONTRACT", { symbol: shown.symbol, steepestSlope })];
}

/** Quotes come in ticks; a model price does not, and is not one. */
export function offTick({ shown }: MeasuredSide): readonly Finding[] {
  const contract = findContract(shown.symbol);
  if (contract === undefined) return NONE;
  const off = shown.legs.flatMap((leg) =>
    leg.kind === "option" && leg.premium.from !== "model" && isOnPremiumTick(contract, leg.premium.value) === false
      ? [`${decimalText(leg.strike)}${leg.right === "call" ? "C" : "P"} at ${decimalText(leg.premium.value)}`]
      : [],
  );
  return off.length === 0 ? NONE : [finding("PREMIUM_OFF_TICK", { symbol: shown.symbol, legs: off })];
}

function mixedSettlement({ expiry }: PairTrade, { long, short }: Sides<MeasuredSide>): readonly Finding[] {
  const settlement = ({ unit, shown }: MeasuredSide) => {
    const contract = findContract(shown.symbol);
    return contract === undefined || unit.every((leg) => leg.kind === "future") ? null : settlementOf(contract, expiry);
  };
  const [first, second] = [settlement(long), settlement(short)];
  if (first === null || second === null || first === second) return NONE;
  return [
    finding("SETTLEMENTS_DIFFER", {
      long: long.shown.symbol,
      longSettlement: first,
      short: short.shown.symbol,
      shortSettlement: second,
    }),
  ];
}

function toleranceNotMet(sizing: Sizing, { rules }: PairTrade): readonly Finding[] {
  if (!sizing.available || !sizing.feasible || sizing.withinTolerance) return NONE;
  return [finding("TOLERANCE_NOT_MET", { imbalance: sizing.imbalance, tolerance: rules.tolerance })];
}
