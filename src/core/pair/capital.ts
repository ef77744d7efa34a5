import { dayNumber, isoFromDays } from "../calendar.ts";
import { findContract } from "../contract/catalogue.ts";
import type { Expiry } from "../contract/expiries.ts";
import { inLarge, perCounted, perLargeOf } from "../contract/micro.ts";
import { type Exact, exact, toNumber } from "../exact.ts";
import {
  type CapitalSide,
  type PairCapital,
  pairCapital,
  returnOnCapital,
  type SideCapital,
} from "../margin/capital.ts";
import type { StrategyTerms } from "../margin/strategy-based.ts";
import type { Bound } from "../payoff/envelope.ts";
import { as, type Contracts, type Ratio, type Usd } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { MoveProfit } from "./sized-trade.ts";
import type { CapitalAmount, SizedCapital } from "./sizing.ts";
import type { PairTrade } from "./trade.ts";

/** The capital of a pair, exactly, less the credit that the trade gives. */
export function exactCapital(
  trade: Pick<PairTrade, "marginCredit">,
  sides: Sides<MeasuredSide>,
  contracts: Sides<Contracts>,
): PairCapital {
  const { marginCredit: credit } = trade;
  return pairCapital(
    {
      long: capitalSide(sides.long, inLarge(contracts.long, perLargeOf(sides.long))),
      short: capitalSide(sides.short, inLarge(contracts.short, perLargeOf(sides.short))),
    },
    credit === undefined ? null : { share: exact(credit.share), ratio: credit.ratio },
  );
}

/**
 * The capital of a pair as an answer shows it, with the return that its max gain and its named moves are on it.
 *
 * @param maxGain of the pair, fees off
 * @param moves profits of the named moves
 */
export function sizedCapital(capital: PairCapital, maxGain: Bound, moves: readonly MoveProfit[]): SizedCapital {
  const { requirement } = capital;
  const returned = (profit: number): Ratio | null => {
    const share = requirement === null ? null : returnOnCapital(exact(profit), requirement);
    return share === null ? null : as<Ratio>(share);
  };
  return {
    ...amountOf(capital),
    isLeast: capital.isLeast,
    bySide: { long: amountOf(capital.bySide.long), short: amountOf(capital.bySide.short) },
    returnAtMaxGain: maxGain.kind === "unlimited" ? null : returned(maxGain.profit),
    ...(moves.length === 0 ? {} : { returnAtMoves: moves.map(({ profit }) => returned(profit.net)) }),
  };
}

/**
 * What one contract as it is counted binds of a budget, by side, in USD: before the premium received and without a
 * credit, which holds for whole ratios only. The symbols of the sides whose margin is not known, where there are any.
 */
export function capitalPerContract(sides: Sides<MeasuredSide>): Sides<Exact> | readonly string[] {
  const { long, short } = perLargeContract(sides).bySide;
  if (long.requirement === null || short.requirement === null) return unknownMargins(sides);
  return {
    long: perCounted(long.requirement, perLargeOf(sides.long)),
    short: perCounted(short.requirement, perLargeOf(sides.short)),
  };
}

/** The symbols of the sides whose margin is neither given nor ruled. */
export function unknownMargins(sides: Sides<MeasuredSide>): readonly string[] {
  const { bySide } = perLargeContract(sides);
  return (["long", "short"] as const).flatMap((side) =>
    bySide[side].requirement === null ? [sides[side].sized.symbol] : [],
  );
}

function perLargeContract(sides: Sides<MeasuredSide>): PairCapital {
  const one = exact(1);
  return pairCapital({ long: capitalSide(sides.long, one), short: capitalSide(sides.short, one) }, null);
}

function amountOf({ kind, requirement, cashNeeded }: SideCapital): CapitalAmount {
  const usd = (amount: Exact | null) => (amount === null ? null : as<Usd>(toNumber(amount)));
  return { kind, amount: usd(requirement), cashNeeded: usd(cashNeeded) };
}

/** The margin that a trader gives beats that of the rules, which are a minimum. */
function capitalSide(side: MeasuredSide, contracts: Exact): CapitalSide {
  const { margin } = side.side;
  return {
    legs: side.unit,
    contracts,
    pointValue: side.pointValue,
    strategy: margin === undefined ? strategyTerms(side) : null,
    margin: margin === undefined ? null : exact(margin.initial),
  };
}

/**
 * The terms of the strategy-based margin: of options on a cash index or an ETF of the contract table, all of which are
 * broad-based and unleveraged, and of shares. Null for anything else, and for an index that is said to be held itself.
 */
function strategyTerms({ side, unit, sized }: MeasuredSide): StrategyTerms | null {
  const { contract, level } = side;
  const listed = findContract(contract.symbol);
  if (listed === undefined || listed.kind !== contract.kind || contract.kind === "future") return null;
  if (contract.currency !== "USD" || contract.fx !== 1) return null;
  if (contract.kind === "index" && unit.some(({ kind }) => kind === "future")) return null;
  return {
    kind: contract.kind === "index" ? "broad-index" : "broad-etf",
    level: level.value,
    leverage: 1,
    monthsLeft: sized.option === null ? null : monthsLeft(sized.option),
  };
}

/** Months from the date of the trade to an expiry: more than nine only beyond the same day nine months on. */
function monthsLeft({ date, days }: Expiry): number | null {
  const expires = dayNumber(date);
  if (expires === null || days === null) return null;
  const [from, to] = [isoFromDays(expires - days), date].map((iso) => iso.split("-").map(Number));
  const [year = 0, month = 0, day = 0] = from ?? [];
  const [lastYear = 0, lastMonth = 0, lastDay = 0] = to ?? [];
  return 12 * (lastYear - year) + (lastMonth - month) + (lastDay - day) / 31;
}
