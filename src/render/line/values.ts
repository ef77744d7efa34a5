import type { Bound, SideBound } from "../../core/bound.ts";
import type { NetOfSides } from "../../core/pair/sizing.ts";
import type { Sides } from "../../core/sides.ts";
import { putNumber } from "./number.ts";
import { type Pen, type Piece, piece, put } from "./pen.ts";
import { putText } from "./text.ts";

const nothing = piece("null");
const comma = piece(",");
const open = piece("[");
const close = piece("]");
const end = piece("}");

/** Writes a key, with all that stands before it, and a number. */
export function putNumberOf(pen: Pen, key: Piece, value: number | null): void {
  put(pen, key);
  if (value === null) put(pen, nothing);
  else putNumber(pen, value);
}

/** Writes a key, with all that stands before it, and a text. */
export function putTextOf(pen: Pen, key: Piece, text: string | null): void {
  put(pen, key);
  if (text === null) put(pen, nothing);
  else putText(pen, text);
}

/** Writes a key, with all that stands before it, and a list, each item by `write`. */
export function putListOf<Item>(
  pen: Pen,
  key: Piece,
  items: readonly Item[],
  write: (pen: Pen, item: Item) => void,
): void {
  put(pen, key);
  put(pen, open);
  let isFirst = true;
  for (const item of items) {
    if (!isFirst) put(pen, comma);
    write(pen, item);
    isFirst = false;
  }
  put(pen, close);
}

const sides = { long: piece('{"long":'), short: piece(',"short":'), net: piece(',"net":') };

/** Writes a number for each side. */
export function putSides(pen: Pen, { long, short }: Sides<number>): void {
  putNumberOf(pen, sides.long, long);
  putNumberOf(pen, sides.short, short);
  put(pen, end);
}

/** Writes a number for each side and what they come to. */
export function putNet(pen: Pen, values: NetOfSides<number>): void {
  putNetOpen(pen, values);
  put(pen, end);
}

/** Writes the same without the closing bracket, for keys more. */
export function putNetOpen(pen: Pen, { long, short, net }: NetOfSides<number>): void {
  putNumberOf(pen, sides.long, long);
  putNumberOf(pen, sides.short, short);
  putNumberOf(pen, sides.net, net);
}

const bounds = {
  unlimited: piece('{"kind":"unlimited"}'),
  amount: piece('{"kind":"limited","amount":'),
  profit: piece(',"profit":'),
  from: piece(',"from":'),
  to: piece(',"to":'),
};

/** Writes a bound of a pair. */
export function putBound(pen: Pen, bound: Bound): void {
  if (bound.kind === "unlimited") {
    put(pen, bounds.unlimited);
    return;
  }
  putNumberOf(pen, bounds.amount, bound.amount);
  putNumberOf(pen, bounds.profit, bound.profit);
  put(pen, end);
}

/** Writes a bound of one side, with the levels where it is met. */
export function putSideBound(pen: Pen, bound: SideBound): void {
  if (bound.kind === "unlimited") {
    put(pen, bounds.unlimited);
    return;
  }
  putNumberOf(pen, bounds.amount, bound.amount);
  putNumberOf(pen, bounds.profit, bound.profit);
  putNumberOf(pen, bounds.from, bound.from);
  putNumberOf(pen, bounds.to, bound.to);
  put(pen, end);
}

const sourced = { value: piece('{"value":'), from: piece(',"from":') };

/** Writes a number and where it came from, without the closing bracket, for keys more. */
export function putSourced(pen: Pen, { value, from }: { readonly value: number; readonly from: string }): void {
  putNumberOf(pen, sourced.value, value);
  putTextOf(pen, sourced.from, from);
}
