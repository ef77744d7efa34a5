import { type Finding, finding } from "../../errors/finding.ts";
import { daysBetween } from "../calendar.ts";
import { findContract, inLarge, perLargeOf } from "../contract/catalogue.ts";
import type { ContractSpec } from "../contract/contract.ts";
import { codeParts } from "../contract/quarterly-futures.ts";
import { toNumber } from "../exact.ts";
import { type Side, type Sides, sideNames } from "../sides.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { Sizing } from "./sizing.ts";
import type { PairTrade, TradedContract } from "./trade.ts";

/**
 * What of a trade is possible and hardly meant: levels that look swapped or lack a digit, exchange rates and volatilities
 * out of all proportion.
 */
export function improbable(
  { asOf }: PairTrade,
  sides: Sides<MeasuredSide>,
  sizings: readonly Sizing[],
): readonly Finding[] {
  const { long, short } = sides;
  return [...oddLevel(long, short, asOf), ...oddLevel(short, long, asOf), ...oddRatio(sides, sizings)].concat(
    [long, short].flatMap(({ side }) => oddRate(side.contract)),
    oddVolatilities(long),
    oddVolatilities(short),
  );
}

/**
 * US dollars that one unit of a currency may cost: well outside of these bands lies an inverted rate, or a slip.
 *
 * Wider than what the Federal Reserve's H.10 release shows for 2015 to 2025.
 */
const RATES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  EUR: [0.9, 1.5],
  GBP: [1, 1.8],
  CHF: [0.9, 1.5],
  CAD: [0.6, 0.95],
  AUD: [0.5, 0.95],
  JPY: [0.005, 0.0125],
  HKD: [0.12, 0.14],
};

/** The warning about an exchange rate that its currency has not had. */
function oddRate({ symbol, currency, fx }: TradedContract): readonly Finding[] {
  const [least = 0, most = Number.POSITIVE_INFINITY] = currency === "USD" ? [1, 1] : (RATES[currency] ?? []);
  return fx >= least && fx <= most ? [] : [finding("FX_IMPROBABLE", { symbol, currency, fx, least, most })];
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

/** While a pair is open, an index that moves by more than this share is rarer than a slip of the hand. */
const MOVED = 0.25;

/**
 * The warnings about levels of today that are far from those of the entry.
 *
 * @param others prices of other futures of the two, by their codes
 */
export function improbableMoves(
  entry: PairTrade,
  now: PairTrade,
  others: ReadonlyMap<string, number>,
): readonly Finding[] {
  const isFar = (level: number, before: number) => Math.abs(level - before) > MOVED * before;
  const doubt = (symbol: string, level: number, side: Side, swappedWith: string | null): readonly Finding[] => {
    const price = entry[side].level.value;
    if (!isFar(level, price)) return [];
    return [finding("LEVEL_IMPROBABLE", { symbol, level, from: "entry", price, date: entry.asOf, swappedWith })];
  };
  const moved = (side: Side, other: Side) => {
    const [level, otherLevel] = [now[side].level.value, now[other].level.value];
    const isSwapped = !isFar(level, entry[other].level.value) && !isFar(otherLevel, entry[side].level.value);
    return doubt(now[side].contract.symbol, level, side, isSwapped ? now[other].contract.symbol : null);
  };
  const elsewhere = [...others].flatMap(([code, level]) => {
    const side = sideNames.find((name) => entry[name].contract.symbol === codeParts(code)?.root);
    return side === undefined ? [] : doubt(code, level, side, null);
  });
  return [...moved("long", "short"), ...moved("short", "long"), ...elsewhere];
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
  // A level of a price file is its last close; whether the files were swapped, only other prices tell.
  const close = side.level.from === "history" ? undefined : side.history?.bars.close.at(-1);
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
function referenceOf(contract: ContractSpec | undefined, asOf: string | null): ContractSpec["reference"] | null {
  const reference = contract?.reference ?? null;
  const days = reference === null || asOf === null ? 0 : Math.abs(daysBetween(reference.date, asOf) ?? 0);
  return days > REFERENCE_DAYS ? null : reference;
}

/** Without a level of reference on both sides the contracts tell that a level lacks a digit. */
function oddRatio({ long, short }: Sides<MeasuredSide>, sizings: readonly Sizing[]): readonly Finding[] {
  const isKnown = [long, short].every(({ side }) => findContract(side.contract.symbol) !== undefined);
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
