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

/** The small contract of a side, or why it has none: nothing smaller is listed, or no options on what is. */
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
 * The small contract on the same index that a side can be counted in.
 *
 * Only where the side trades the contract as the table has it: another multiplier is another contract. A side with
 * options has one only where options are known to be listed on it.
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

/** How many counted contracts make a large one. */
export function perLargeOf({ micro }: { readonly micro: MicroContract | null }): PerLarge {
  return micro?.perLarge ?? 1;
}

/** Small contracts in a large one: the E-minis and their micros have multipliers of ten to one. */
export const PER_LARGE = 10;

/** How many of the contracts that a side is counted in make a large one: 10 where it is counted in micros, else 1. */
export type PerLarge = 1 | typeof PER_LARGE;

/** The contracts that a count is traded in: as many large ones as fit, and the small ones that are left. */
interface Split {
  readonly large: number;
  readonly small: number;
}

/**
 * A count of one side in large and in small contracts.
 *
 * @example
 * splitOf(38, 10); // { large: 3, small: 8 }
 */
export function splitOf(count: number, perLarge: PerLarge): Split {
  const small = count % perLarge;
  return { large: (count - small) / perLarge, small };
}

/**
 * How many contracts a count is traded in: each of them pays a fee.
 *
 * @example
 * contractsIn(38, 10); // 11
 */
export function contractsIn(count: number, perLarge: PerLarge): number {
  const { large, small } = splitOf(count, perLarge);
  return large + small;
}

/** An amount of one large contract as that of one contract counted. */
export function perCounted({ digits, scale }: Exact, perLarge: PerLarge): Exact {
  return { digits, scale: perLarge === PER_LARGE ? scale + 1 : scale };
}

/** A count in large contracts: 38 small ones are 3.8, exactly. */
export function inLarge(count: number, perLarge: PerLarge): Exact {
  return perCounted(exact(count), perLarge);
}
