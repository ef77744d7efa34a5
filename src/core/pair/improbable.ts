import { type Finding, finding } from "../../errors/finding.ts";
import { daysBetween } from "../calendar.ts";
import { findContract } from "../contract/catalogue.ts";
import type { ContractSpec } from "../contract/contract.ts";
import { inLarge, perLargeOf } from "../contract/micro.ts";
import { toNumber } from "../exact.ts";
import type { Sides } from "../sides.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { Sizing } from "./sizing.ts";
import type { PairTrade } from "./trade.ts";

/**
 * What of a trade is possible and hardly meant: levels that look swapped or lack a digit, and volatilities out of all
 * proportion.
 */
export function improbable(
  { asOf }: PairTrade,
  sides: Sides<MeasuredSide>,
  sizings: readonly Sizing[],
): readonly Finding[] {
  const { long, short } = sides;
  return [...oddLevel(long, short, asOf), ...oddLevel(short, long, asOf), ...oddRatio(sides, sizings)].concat(
    oddVolatilities(long),
    oddVolatilities(short),
  );
}

/** A level is odd where it lies more than this share of a price away from it: all strikes, or the last close. */
const AWAY = 0.5;
/** How many times a level may be above or below the level of reference of its contract. */
const TIMES = 4;
/** Years either way for which a level of reference holds. */
const REFERENCE_DAYS = 5 * 365;
/** Contracts of one side to one of the other from which a pair without levels of reference is odd. */
const MOST_TO_ONE = 100;
const LEAST_VOLATILITY = 0.03;
const MOST_VOLATILITY = 1.5;

/** The warning about a level, by the first of what it can be held against: strikes, its own history, its contract. */
function oddLevel(measured: MeasuredSide, other: MeasuredSide, asOf: string | null): readonly Finding[] {
  const { symbol, level } = measured.sized;
  const found = farOf(measured, level.value, asOf);
  if (found === null) return [];
  const isSwapped = farOf(measured, other.sized.level.value, asOf) === null && farOf(other, level.value, asOf) === null;
  const swappedWith = isSwapped ? other.sized.symbol : null;
  return [finding("LEVEL_IMPROBABLE", { symbol, level: level.value, ...found, swappedWith })];
}

interface FarFrom {
  readonly from: "strikes" | "close" | "reference";
  readonly price: number;
  readonly date: string | null;
}

/** What a level would be far from, as that of a side; null where it is near everything that is known. */
function farOf({ side, sized }: MeasuredSide, level: number, asOf: string | null): FarFrom | null {
  const strikes = sized.legs.flatMap((leg) => (leg.kind === "option" ? [leg.strike] : []));
  const [first, ...others] = strikes;
  if (first !== undefined) {
    const distance = (strike: number) => Math.abs(strike - level);
    const nearest = others.reduce((best, strike) => (distance(strike) < distance(best) ? strike : best), first);
    if (isAway(level, nearest)) return { from: "strikes", price: nearest, date: null };
  }
  const close = side.history?.bars.close.at(-1);
  const closed = side.history?.bars.dates.at(-1) ?? null;
  if (close !== undefined && isAway(level, close)) return { from: "close", price: close, date: closed };
  const reference = referenceOf(findContract(side.contract.symbol), asOf);
  if (reference === null) return null;
  const times = Math.max(level / reference.value, reference.value / level);
  return times > TIMES ? { from: "reference", price: reference.value, date: reference.date } : null;
}

function isAway(level: number, price: number): boolean {
  return Math.abs(level - price) > AWAY * price;
}

/** The level of reference of a contract, for a trade of its years. */
function referenceOf(contract: ContractSpec | undefined, asOf: string | null): ContractSpec["reference"] {
  const reference = contract?.reference ?? null;
  const days = reference === null || asOf === null ? 0 : Math.abs(daysBetween(reference.date, asOf) ?? 0);
  return days > REFERENCE_DAYS ? null : reference;
}

/** Without a level of reference on both sides the contracts tell that a level lacks a digit. */
function oddRatio({ long, short }: Sides<MeasuredSide>, sizings: readonly Sizing[]): readonly Finding[] {
  const isKnown = [long, short].every(({ side }) => (findContract(side.contract.symbol)?.reference ?? null) !== null);
  if (isKnown) return [];
  const odd = sizings.find((one) => {
    if (!one.available || !one.feasible) return false;
    const [first, second] = [held(long, one.contracts.long), held(short, one.contracts.short)];
    return Math.max(first, second) > MOST_TO_ONE * Math.min(first, second);
  });
  if (odd === undefined || !odd.available || !odd.feasible) return [];
  const { weighting, contracts } = odd;
  const args = { long: long.sized.symbol, short: short.sized.symbol, weighting };
  const counted = { longContracts: held(long, contracts.long), shortContracts: held(short, contracts.short) };
  return [finding("CONTRACTS_IMPROBABLE", { ...args, ...counted })];
}

/** In large contracts. */
function held(side: MeasuredSide, contracts: number): number {
  return toNumber(inLarge(contracts, perLargeOf(side)));
}

function oddVolatilities({ side, sized }: MeasuredSide): readonly Finding[] {
  const { symbol } = sized;
  const given = [
    { name: "volatility", value: sized.volatility?.value ?? null },
    { name: "implied volatility", value: side.impliedVolatility },
  ] as const;
  return given.flatMap(({ name, value }) =>
    value !== null && (value < LEAST_VOLATILITY || value > MOST_VOLATILITY)
      ? [finding("VOLATILITY_IMPROBABLE", { symbol, name, value })]
      : [],
  );
}
