import { readDate } from "../core/calendar.ts";
import { findContract, namedContract } from "../core/contract/catalogue.ts";
import type { Side, Sides } from "../core/sides.ts";
import type { Place } from "../errors/finding.ts";

/** The way to a value inside a trade: ["long", "legs", 1, "premium"]. */
export type Path = readonly (string | number)[];

/**
 * A path as it is written in errors.
 *
 * @example
 * pathText(["long", "legs", 1, "premium"]); // "long.legs[1].premium"
 */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`),
    "",
  );
}

/** How a value of the trade was given, and where: the flag as typed, or the place in the file. */
export interface Origins {
  /** Where a value stands; `key` asks for its key, `offset` counts characters into its text. */
  readonly place: (path: Path, at?: { readonly key?: true; readonly offset?: number }) => Place;
  readonly from: (path: Path) => "flag" | "file";
}

/** The origins of a plain object given to the library: there is only the path. */
export const plainOrigins: Origins = { place: (path) => ({ path: pathText(path) }), from: () => "file" };

/** The value as a map; an empty one where it is something else. */
export function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return isMap(value) ? (value as Record<string, unknown>) : {};
}

/** Whether the value is a map. */
export function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The symbols of the two sides. */
export interface Symbols {
  readonly long: string;
  readonly short: string;
}

/**
 * The side that a symbol names, whatever its case; null where it names neither.
 *
 * @example
 * sideOfSymbol("nq", { long: "RTY", short: "NQ" }); // "short"
 */
export function sideOfSymbol(symbol: string, symbols: Symbols): Side | null {
  const wanted = contractSymbol(symbol);
  if (wanted === contractSymbol(symbols.long)) return "long";
  return wanted === contractSymbol(symbols.short) ? "short" : null;
}

/**
 * The symbol of the contract that a side's symbol, or the code or the root of its options, names; in capitals.
 *
 * @example
 * contractSymbol("rtoh6"); // "RTY"
 */
export function contractSymbol(written: string): string {
  return namedContract(written)?.symbol ?? written.toUpperCase();
}

/** What a symbol of a holding names: the contract of a side, or the smaller one that the side may be counted in. */
interface HeldContract {
  readonly side: Side;
  readonly size: "large" | "micro";
}

/**
 * What a symbol of a holding names, whatever its case; null where it is on neither side.
 *
 * @example
 * heldContract("m2k", { long: "RTY", short: "NQ" }); // { side: "long", size: "micro" }
 */
export function heldContract(symbol: string, symbols: Symbols): HeldContract | null {
  const side = sideOfSymbol(symbol, symbols);
  if (side !== null) return { side, size: "large" };
  const micros = { long: microSymbol(symbols.long), short: microSymbol(symbols.short) };
  const micro = sideOfSymbol(symbol, micros);
  return micro === null ? null : { side: micro, size: "micro" };
}

/** The symbol of the smaller contract on the same index; empty where there is none. */
export function microSymbol(symbol: string): string {
  return findContract(contractSymbol(symbol))?.sibling ?? "";
}

/** A price file that a side names, and how it is read where it could be read two ways. */
export interface HistorySource {
  readonly file: string;
  readonly options: {
    readonly column?: string;
    readonly symbol?: string;
    readonly dateOrder?: "dmy" | "mdy" | "ymd";
    readonly skipWeekends?: boolean;
  };
}

/**
 * The price files that a trade names, and the date that they are cut at.
 *
 * Taken from what was written before its shape is known to be right: a key of the wrong kind is as if it were absent,
 * and the shape's own finding says what is wrong with it.
 */
export function historySources(input: unknown): Sides<HistorySource | null> & { readonly asOf: string | undefined } {
  const trade = mapOf(input);
  const asOf = textOf(trade.asOf);
  return {
    long: historySource(mapOf(trade.long).history),
    short: historySource(mapOf(trade.short).history),
    asOf: asOf === undefined ? undefined : (readDate(asOf) ?? undefined),
  };
}

function historySource(written: unknown): HistorySource | null {
  if (typeof written === "string") return { file: written, options: {} };
  const { file, column, symbol, dateOrder, skipWeekends } = mapOf(written);
  if (typeof file !== "string") return null;
  return {
    file,
    options: {
      ...(typeof column === "string" ? { column } : {}),
      ...(typeof symbol === "string" ? { symbol } : {}),
      ...(dateOrder === "dmy" || dateOrder === "mdy" || dateOrder === "ymd" ? { dateOrder } : {}),
      ...(skipWeekends === true || skipWeekends === "true" ? { skipWeekends: true } : {}),
    },
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** An option-chain file that a side names, and how it is read where it could be read two ways. */
export interface ChainSource {
  readonly file: string;
  readonly options: { readonly symbol?: string; readonly dateOrder?: "dmy" | "mdy" | "ymd" };
}

/** The option-chain files that a trade names; taken before its shape is known to be right. */
export function chainSources(input: unknown): Sides<ChainSource | null> {
  const { long, short } = mapOf(input);
  return { long: chainSource(mapOf(long).chain), short: chainSource(mapOf(short).chain) };
}

function chainSource(written: unknown): ChainSource | null {
  if (typeof written === "string") return { file: written, options: {} };
  const { file, symbol, dateOrder } = mapOf(written);
  if (typeof file !== "string") return null;
  return {
    file,
    options: {
      ...(typeof symbol === "string" ? { symbol } : {}),
      ...(dateOrder === "dmy" || dateOrder === "mdy" || dateOrder === "ymd" ? { dateOrder } : {}),
    },
  };
}
