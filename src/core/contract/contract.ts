import { as, type Points, type Usd, type UsdPerPoint } from "../quantity.ts";

/**
 * Exercise style of a listed option; `quarterly-american`: American for quarterly expiries, European for all others.
 */
export type OptionStyle = "quarterly-american" | "american" | "european";

/** When an option may be exercised: on any day (american), or only on its expiry (european). */
export type ExerciseStyle = "american" | "european";

/**
 * Settlement of an expiring option: at the opening (AM) or the closing (PM) level, or by delivery of the underlying.
 */
export type Settlement = "AM" | "PM" | "physical";

/** Settlement as an exchange lists it: one for all expiries, or another one for third-Friday expiries. */
export type SettlementRule = Settlement | "quarterly AM, others PM" | "monthly AM, others PM";

/** One row of a premium grid: the tick of premiums up to a limit (null: of all higher ones). */
export interface PremiumTick {
  readonly tick: Points;
  readonly upTo: Points | null;
  /** Whether a premium equal to `upTo` still has this tick: true reads "at or below", false "below". */
  readonly including: boolean;
}

/** The options that an exchange lists on a contract; a fact is null where no source states it. */
export interface ListedOptions {
  readonly style: OptionStyle;
  /** Premium grid, lowest premiums first. */
  readonly ticks: readonly PremiumTick[] | null;
  /** Distances between listed strikes, in index points. */
  readonly strikeSteps: readonly Points[] | null;
  readonly settlement: SettlementRule | null;
}

/** A level that a contract once had. */
export interface ReferenceLevel {
  readonly value: Points;
  /** ISO date of the close. */
  readonly date: string;
}

/** What a contract is: a cash index cannot be held itself, only its options. */
export const contractKinds = ["future", "index", "etf"] as const;
export type ContractKind = (typeof contractKinds)[number];

/** A listed product, with the source of its facts. */
export interface ContractSpec {
  readonly symbol: string;
  readonly name: string;
  readonly exchange: string;
  /** One contract of an ETF is 100 shares. */
  readonly kind: ContractKind;
  /** Contract currency per index point of one contract, and of one option on it. */
  readonly multiplier: UsdPerPoint;
  readonly currency: string;
  /** Tick of the contract itself, in index points; null where it is not traded itself or no source states it. */
  readonly tick: Points | null;
  readonly options: ListedOptions | null;
  /** Whether options on it are known to be listed. */
  readonly listsOptions: boolean;
  /** The smaller future on the same index that counts in the same points, or null. */
  readonly sibling: string | null;
  /** The E-mini on the same index, of what is none itself: a cash index, an ETF, a spot-quoted future. */
  readonly future: string | null;
  /** A close of some day, by which a level that lacks a digit is told. */
  readonly reference: ReferenceLevel;
  /** Source of the facts. */
  readonly source: string;
  /** ISO date on which the row was checked against its source. */
  readonly checked: string;
  /** Questions that the sources leave open, and traps for a trader. */
  readonly note: string | null;
}

/**
 * A premium grid with one tick for all premiums, in index points.
 *
 * @example
 * oneTick(0.05).length; // 1
 */
export function oneTick(tick: number): readonly PremiumTick[] {
  return [{ tick: as<Points>(tick), upTo: null, including: false }];
}

/**
 * A premium grid with a finer tick at or below a limit, in index points.
 *
 * @example
 * tickAtOrBelow(5, 0.05, 0.25).map((row) => row.including); // [true, false]
 */
export function tickAtOrBelow(limit: number, tick: number, above: number): readonly PremiumTick[] {
  return [{ tick: as<Points>(tick), upTo: as<Points>(limit), including: true }, ...oneTick(above)];
}

/**
 * A premium grid with a finer tick below a limit, but not at it, in index points.
 *
 * @example
 * tickBelow(3, 0.05, 0.1).map((row) => row.including); // [false, false]
 */
export function tickBelow(limit: number, tick: number, fromThere: number): readonly PremiumTick[] {
  return [{ tick: as<Points>(tick), upTo: as<Points>(limit), including: false }, ...oneTick(fromThere)];
}

/**
 * Returns the tick of an option's premium, in index points; null where the contract's premium grid is not known.
 *
 * @example
 * premiumTick(contracts[0], 5); // 0.05
 */
export function premiumTick(contract: ContractSpec, premium: number): Points | null {
  const row = contract.options?.ticks?.find(
    ({ upTo, including }) => upTo === null || premium < upTo || (including && premium === upTo),
  );
  return row?.tick ?? null;
}

/**
 * Whether a premium is a whole number of ticks, both read as their shortest decimals (0.15 is three ticks of 0.05);
 * null where the contract's premium grid is not known.
 *
 * @example
 * isOnPremiumTick(contracts[0], 612.6); // false
 */
export function isOnPremiumTick(contract: ContractSpec, premium: number): boolean | null {
  const tick = premiumTick(contract, premium);
  return tick === null ? null : isWholeTicks(premium, tick);
}

function isWholeTicks(premium: number, tick: number): boolean {
  return ofTicks(Math.round(premium / tick), tick) === premium;
}

/**
 * Returns a price on its tick: itself where it is a whole number of ticks, else the next one down or up.
 *
 * @example
 * onTick(60.13, 0.1, "down"); // 60.1
 */
export function onTick(price: number, tick: number, direction: "down" | "up"): Points {
  if (isWholeTicks(price, tick)) return as<Points>(price);
  return as<Points>(ofTicks(direction === "down" ? Math.floor(price / tick) : Math.ceil(price / tick), tick));
}

/**
 * Returns the premium of the grid that is nearest to a price, in index points; the price itself where the contract's
 * premium grid is not known.
 *
 * @example
 * nearestPremium(contracts[0], 612.6); // 612.5
 */
export function nearestPremium(contract: ContractSpec, price: Points): Points {
  const tick = premiumTick(contract, price);
  return tick === null ? price : as<Points>(ofTicks(Math.round(price / tick), tick));
}

// A quotient of two integers is rounded once, so it is the very double that the decimal text of that many ticks reads
// as; premium / tick is not (0.15 / 0.05 is 2.9999999999999996).
function ofTicks(count: number, tick: number): number {
  let scale = 1;
  while (Math.round(tick * scale) / scale !== tick) scale *= 10;
  return (count * Math.round(tick * scale)) / scale;
}

/**
 * Value of one tick of one contract, in contract currency (US dollars for the contracts of the table): tick ×
 * multiplier; null where the contract has no tick of its own, or no source states it.
 *
 * @example
 * tickValue(contracts[0]); // 5
 */
export function tickValue({ tick, multiplier }: Pick<ContractSpec, "tick" | "multiplier">): Usd | null {
  return tick === null ? null : as<Usd>(tick * multiplier);
}
