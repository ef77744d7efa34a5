import type { Side, Sides } from "../core/pair/sides.ts";
import type { Contracts } from "../core/quantity.ts";
import { isMap, mapOf } from "./map-of.ts";
import type { Path } from "./path.ts";
import type { QuantityReader } from "./quantity-reader.ts";
import { ranges } from "./range.ts";

/** One count for both sides, or one for each: `maxContracts: 40`, `contracts: {long: 4}`; null where none is given. */
export function resolveCounts(
  written: unknown,
  path: Path,
  name: string,
  reader: QuantityReader,
): Sides<Contracts | null> {
  const count = (value: unknown, at: Path) => reader.quantity<Contracts>(value, at, { name, range: ranges.contracts });
  if (isMap(written)) {
    const ofSide = (side: Side) => count(mapOf(written)[side], [...path, side]);
    return { long: ofSide("long"), short: ofSide("short") };
  }
  const both = count(written, path);
  return { long: both, short: both };
}
