import { type Exact, exact } from "../exact.ts";

/** Small contracts in a large one: the E-minis and their micros have multipliers of ten to one. */
export const PER_LARGE = 10;

/** How many of the contracts that a side is counted in make a large one: 10 where it is counted in micros, else 1. */
export type PerLarge = 1 | typeof PER_LARGE;

/** The contracts that a count is traded in: as many large ones as fit, and the small ones that are left. */
export interface Split {
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
