import { exact, minus, toNumber } from "../core/exact.ts";
import { decimalText, readNumber } from "../core/number-text.ts";
import { movedLevel } from "../core/pair/money.ts";
import type { TradeSide } from "../core/pair/trade.ts";
import { as, type Points, type Ratio } from "../core/quantity.ts";
import type { Side, Sides } from "../core/sides.ts";
import { finding } from "../errors/finding.ts";
import { type QuantityReader, ranges } from "./key.ts";
import { tradeKeys } from "./keys.ts";
import { isMap, mapOf, type Path, type Symbols, sideOfSymbol } from "./written-trade.ts";

/** The named moves of both indices: each gives one fraction to each side, by percent or by the level that it leads to. */
export function resolveMoves(
  moves: readonly unknown[],
  symbols: Symbols,
  sides: Sides<TradeSide | null>,
  reader: QuantityReader,
): Sides<Ratio>[] {
  // A move that is no map has been refused by the shape.
  return moves.flatMap((move, index) => (isMap(move) ? resolveMove(mapOf(move), index, symbols, sides, reader) : []));
}

function resolveMove(
  move: Readonly<Record<string, unknown>>,
  index: number,
  symbols: Symbols,
  sides: Sides<TradeSide | null>,
  reader: QuantityReader,
): Sides<Ratio>[] {
  const path = ["moves", index];
  const entries = Object.entries(move).map(([symbol, by]) => ({ symbol, by, side: sideOfSymbol(symbol, symbols) }));
  const [first, second] = entries;
  const named = entries.map(({ side }) => side);
  if (first === undefined || second === undefined || named.length !== 2 || !isBoth(named)) {
    const got = Object.keys(move).join(", ");
    reader.findings.push(finding("MOVE_UNREADABLE", { got, ...symbols }, reader.origins.place(path)));
    return [];
  }
  const moved = entries.map(({ symbol, by, side }) =>
    moveOf(by, [...path, symbol], symbol, sides[side ?? "long"], reader),
  );
  const [one, other] = moved;
  if (one == null || other == null) return [];
  return [first.side === "long" ? { long: one, short: other } : { long: other, short: one }];
}

function isBoth(sides: readonly (Side | null)[]): boolean {
  return sides.includes("long") && sides.includes("short");
}

/**
 * A move: +16%, 0.16, or the level that it leads to, 2850 or @2850.
 *
 * A bare number may be a level, a percentage or a fraction: it is a fraction below 0.5, a level above 100 and between
 * half the side's level and twice it, where nobody means percents, and refused with its readings anywhere else.
 */
function moveOf(by: unknown, path: Path, symbol: string, side: TradeSide | null, reader: QuantityReader): Ratio | null {
  const text = typeof by === "number" ? decimalText(by) : by;
  if (typeof text !== "string") return null;
  const [, marked] = /^\s*@\s*(.*)$/.exec(text) ?? [];
  const bare = readNumber(text);
  const isFraction = !bare.ok || Math.abs(bare.value) < LEAST_AMBIGUOUS;
  if (marked === undefined && isFraction) return reader.quantity(by, path, "move", tradeKeys.moves.range);
  // Without a level of its side no move leads to one, and that has been refused.
  if (side === null) return null;
  const now = side.level.value;
  if (marked === undefined && !isLevel(text, now)) {
    reader.findings.push(finding("MOVE_TWO_WAYS", readings(text, symbol), reader.origins.place(path)));
    return null;
  }
  const level = reader.quantity(marked ?? by, path, `level of ${symbol} in a move`, ranges.level);
  return level === null ? null : moveTo(level, now);
}

/** A bare number of at least so much may be a percentage. */
const LEAST_AMBIGUOUS = 0.5;
/** No index moves by more percent than this in the life of an option. */
const MOST_PERCENT = 100;

/** Whether a bare number is a level and no percentage. */
function isLevel(text: string, now: Points): boolean {
  const reading = readNumber(text);
  if (!reading.ok || isSigned(text)) return false;
  const { value } = reading;
  return value > MOST_PERCENT && value >= now / 2 && value <= now * 2;
}

function isSigned(text: string): boolean {
  return /^\s*[+-]/.test(text);
}

/** What a bare number may mean, each as it would be read. */
function readings(text: string, symbol: string) {
  const got = text.trim();
  const plain = got.replaceAll(",", "");
  const number = Number(plain);
  const fraction = Math.abs(number) <= MOST_HUNDREDFOLD ? `${decimalText(number, 2)}%` : decimalText(number, -2);
  const percents = [`${got}%`, ...(Math.abs(number) < MOST_PERCENT / 2 ? [fraction] : [])];
  return { symbol, got, percents, level: isSigned(got) ? null : `@${got}` };
}

/** A bare number up to this size may well be meant as a fraction: 1.5 is 150 %. */
const MOST_HUNDREDFOLD = 3;

/** level ÷ now − 1, such that the move from now leads to the level again. */
function moveTo(level: Points, now: Points): Ratio {
  const move = as<Ratio>(toNumber(minus(exact(level), exact(now))) / now);
  const missing = toNumber(minus(exact(level), exact(movedLevel(now, move))));
  return missing === 0 ? move : as<Ratio>(move + missing / now);
}
