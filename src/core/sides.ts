/** The side that profits when its index rises (long), or when it falls (short). */
export type Side = "long" | "short";

/** One thing for each side of a pair. */
export interface Sides<T> {
  readonly long: T;
  readonly short: T;
}

/** The other side of the pair. */
export function otherSide(side: Side): Side {
  return side === "long" ? "short" : "long";
}

/** A pair from the count of one side and that of the other. */
export function pairOf(counted: Side, count: number, partner: number): Sides<number> {
  return counted === "long" ? { long: count, short: partner } : { long: partner, short: count };
}
