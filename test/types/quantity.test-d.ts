import { expectTypeOf, test } from "vitest";
import type { Points, Usd, UsdPerPoint } from "../../src/core/quantity.ts";

declare function notional(level: Points, multiplier: UsdPerPoint): Usd;
declare const level: Points;
declare const multiplier: UsdPerPoint;

test("a swapped argument does not compile", () => {
  expectTypeOf(notional(level, multiplier)).toEqualTypeOf<Usd>();
  // @ts-expect-error the multiplier is not a level
  notional(multiplier, level);
  // @ts-expect-error a plain number has no unit
  notional(2730.8, multiplier);
});
