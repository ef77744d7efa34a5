import type { Points, UsdPerPoint } from "../quantity.ts";

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

/** A listed product, with the source of its facts. */
export interface ContractSpec {
  readonly symbol: string;
  readonly name: string;
  readonly exchange: string;
  /** A cash index cannot be held itself, only its options; one contract of an ETF is 100 shares. */
  readonly kind: "future" | "index" | "etf";
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
  /** For a cash index: the future on the same index, which can be held. */
  readonly future: string | null;
  /** A close of some day, by which a level that lacks a digit is told; null where no source was at hand. */
  readonly reference: ReferenceLevel | null;
  /** Source of the facts. */
  readonly source: string;
  /** ISO date on which the row was checked against its source. */
  readonly checked: string;
  /** Questions that the sources leave open, and traps for a trader. */
  readonly note: string | null;
}
