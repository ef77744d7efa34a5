/** The names of both sides, the long one first. */
export const sideNames = ["long", "short"] as const;

/** The side that profits when its index rises (long), or when it falls (short). */
export type Side = (typeof sideNames)[number];

/** One value for each side of a pair. */
export interface Sides<T> {
  readonly long: T;
  readonly short: T;
}

/** Returns the other side of the pair. */
export function otherSide(side: Side): Side {
  return side === "long" ? "short" : "long";
}

/** Returns the counts of both sides, from the count of one and that of its partner. */
export function pairOf(counted: Side, count: number, partner: number): Sides<number> {
  return counted === "long" ? { long: count, short: partner } : { long: partner, short: count };
}
