import type { Sides } from "../core/pair/sides.ts";
import type { Ratio } from "../core/quantity.ts";
import { finding } from "../errors/finding.ts";
import { isMap, mapOf } from "./map-of.ts";
import type { QuantityReader } from "./quantity-reader.ts";
import { ranges } from "./range.ts";
import { type Symbols, sideOfSymbol } from "./symbols.ts";

/** The named moves of both indices: each gives one fraction to each side. */
export function resolveMoves(moves: readonly unknown[], symbols: Symbols, reader: QuantityReader): Sides<Ratio>[] {
  // A move that is no map has been refused by the shape.
  return moves.flatMap((move, index) => (isMap(move) ? resolveMove(mapOf(move), index, symbols, reader) : []));
}

function resolveMove(
  move: Readonly<Record<string, unknown>>,
  index: number,
  symbols: Symbols,
  reader: QuantityReader,
): Sides<Ratio>[] {
  const path = ["moves", index];
  const sides = Object.keys(move).map((symbol) => sideOfSymbol(symbol, symbols));
  if (sides.length !== 2 || !sides.includes("long") || !sides.includes("short")) {
    reader.findings.push(
      finding("MOVE_UNREADABLE", { got: Object.keys(move).join(", "), ...symbols }, reader.origins.place(path)),
    );
    return [];
  }
  const spec = { name: "move", range: ranges.move, fraction: "rate" } as const;
  const [first, second] = Object.entries(move).map(([symbol, by]) =>
    reader.quantity<Ratio>(by, [...path, symbol], spec),
  );
  if (first == null || second == null) return [];
  return [sides[0] === "long" ? { long: first, short: second } : { long: second, short: first }];
}
