import type { Quantity } from "../../src/core/quantity.ts";

/** The same shape with plain numbers for quantities, and mutable: what is written in a fixture, and what JSON holds. */
export type Plain<T> =
  T extends Quantity<string>
    ? number
    : T extends string | number | boolean | null | undefined
      ? T
      : { -readonly [Key in keyof T]: Plain<T[Key]> };

/** A fixture's plain numbers taken for the quantities that its type names. */
export function branded<T>(value: Plain<T>): T {
  return value as T;
}
