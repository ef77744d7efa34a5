import { type Exact, exact } from "../exact.ts";
import type { UsdPerPoint } from "../quantity.ts";
import { findContract } from "./catalogue.ts";
import type { ContractSpec } from "./contract.ts";

/** The small contract that a side is counted in: a tenth of the large one, in the same index points. */
export interface MicroContract {
  readonly symbol: string;
  readonly name: string;
  /** Contract currency per index point. */
  readonly multiplier: UsdPerPoint;
  /** Small contracts in one large one. */
  readonly perLarge: typeof PER_LARGE;
}

/** The small contract of a side, or why it has none: no smaller contract is listed, or no options on it are. */
type MicroChoice =
  | { readonly kind: "micro"; readonly micro: MicroContract }
  | { readonly kind: "none" }
  | { readonly kind: "no-options"; readonly symbol: string };

/** A side: the contract as the trade has it, and the legs on it. */
interface Traded {
  readonly contract: Pick<ContractSpec, "symbol" | "kind" | "multiplier" | "currency">;
  readonly legs: readonly { readonly kind: "option" | "future" }[];
}

/**
 * Returns the small contract on the same index that a side can be counted in.
 *
 * There is one only where the side trades the contract as the table has it: another multiplier is another contract. For
 * a side with options, options on the small contract must be known to be listed.
 */
export function microOf({ contract, legs }: Traded): MicroChoice {
  const sibling = findContract(contract.symbol)?.sibling ?? null;
  const small = sibling === null ? undefined : findContract(sibling);
  if (small === undefined || contract.kind !== "future") return { kind: "none" };
  if (small.currency !== contract.currency || small.multiplier * PER_LARGE !== contract.multiplier)
    return { kind: "none" };
  if (!small.listsOptions && legs.some((leg) => leg.kind === "option"))
    return { kind: "no-options", symbol: small.symbol };
  const { symbol, name } = small;
  return { kind: "micro", micro: { symbol, name, multiplier: small.multiplier, perLarge: PER_LARGE } };
}

/** Returns how many of the contracts that a side is counted in make a large one. */
export function perLargeOf({ micro }: { readonly micro: MicroContract | null }): PerLarge {
  return micro?.perLarge ?? 1;
}

/** Small contracts in a large one: the E-minis and their micros have multipliers of ten to one. */
export const PER_LARGE = 10;

/**
 * Number of the contracts that a side is counted in that make a large one: 10 where it is counted in micros, else 1.
 */
export type PerLarge = 1 | typeof PER_LARGE;

/** The contracts that a count is traded in: as many large ones as fit, and the small ones that are left. */
interface Split {
  readonly large: number;
  readonly small: number;
}

/**
 * Splits the count of one side into large and small contracts.
 *
 * @example
 * splitOf(38, 10); // { large: 3, small: 8 }
 */
export function splitOf(count: number, perLarge: PerLarge): Split {
  const small = count % perLarge;
  return { large: (count - small) / perLarge, small };
}

/**
 * Returns the number of contracts that a count is traded in; each of them pays a fee.
 *
 * @example
 * contractsIn(38, 10); // 11
 */
export function contractsIn(count: number, perLarge: PerLarge): number {
  const { large, small } = splitOf(count, perLarge);
  return large + small;
}

/** Converts an amount per large contract to one per contract counted. */
export function perCounted({ digits, scale }: Exact, perLarge: PerLarge): Exact {
  return { digits, scale: perLarge === PER_LARGE ? scale + 1 : scale };
}

/** Converts a count to large contracts, exactly: 38 small ones are 3.8. */
export function inLarge(count: number, perLarge: PerLarge): Exact {
  return perCounted(exact(count), perLarge);
}
