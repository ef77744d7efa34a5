import { fail } from "../../errors/error.ts";
import { decimalText } from "../decimal-text.ts";
import type { Points } from "../quantity.ts";
import type { Chain, ChainRow } from "./chain.ts";
import { isInMonth } from "./contract-code.ts";
import type { Right } from "./leg.ts";

/** An option of a chain; the expiry is an ISO date, or null where the trade names none. */
export interface ChainOption {
  readonly expiry: string | null;
  readonly right: Right;
  readonly strike: Points;
}

/**
 * The rows of one expiry: those that name it, and those that name none or its month only.
 *
 * @throws CHAIN_EXPIRY_MISSING, CHAIN_SEVERAL_EXPIRIES, naming what the chain holds; CHAIN_SYMBOLS_SEVERAL where two products
 * share the expiry (RUT in the morning and RUTW in the afternoon of one Friday), and CHAIN_NO_ROWS
 */
export function rowsOfExpiry({ rows, file }: Pick<Chain, "rows" | "file">, expiry: string | null): readonly ChainRow[] {
  const where = { file };
  if (rows.length === 0) fail("CHAIN_NO_ROWS", { what: "" }, { where });
  const held = [...new Set(rows.map(expiryName))].sort();
  if (expiry === null && held.length > 1) fail("CHAIN_SEVERAL_EXPIRIES", { expiries: someOf(held) }, { where });
  const found = expiry === null ? rows : rows.filter((row) => expires(row, expiry));
  if (found.length === 0) fail("CHAIN_EXPIRY_MISSING", { expiry: expiry ?? "", expiries: someOf(held) }, { where });
  const symbols = [...new Set(found.flatMap(({ symbol }) => symbol ?? []))];
  if (symbols.length > 1) fail("CHAIN_SYMBOLS_SEVERAL", { symbols: someOf(symbols) }, { where });
  return found;
}

function expires({ expiry, month }: ChainRow, asked: string): boolean {
  if (expiry !== null) return expiry === asked;
  return month === null || isInMonth(asked, month);
}

function expiryName({ expiry, month, symbol }: ChainRow): string {
  return expiry ?? (month === null ? "no expiry by name" : (symbol ?? ""));
}

function someOf(names: readonly string[]): string {
  return `${names.slice(0, 12).join(", ")}${names.length > 12 ? `, … (${names.length})` : ""}`;
}

/**
 * The strikes that a chain has a price for, ascending, in index points: those among which a strike by delta is chosen.
 *
 * @throws CHAIN_EXPIRY_MISSING, CHAIN_SEVERAL_EXPIRIES, CHAIN_SYMBOLS_SEVERAL
 */
export function quotedStrikes(chain: Chain, expiry: string | null, right: Right): readonly Points[] {
  const priced = rowsOfExpiry(chain, expiry).filter((row) => row.right === right && hasPrice(row));
  return strikesOf(priced);
}

function hasPrice({ bid, ask, mark, last, settle }: ChainRow): boolean {
  return [bid, ask, mark, last, settle].some((price) => price !== null && price > 0);
}

function strikesOf(rows: readonly ChainRow[]): readonly Points[] {
  return [...new Set(rows.map(({ strike }) => strike))].sort((a, b) => a - b);
}

/**
 * The row that quotes an option.
 *
 * @throws CHAIN_LEG_MISSING, naming the nearest strikes, and what {@link rowsOfExpiry} throws
 */
export function findQuote(chain: Chain, option: ChainOption): ChainRow {
  const ofRight = rowsOfExpiry(chain, option.expiry).filter(({ right }) => right === option.right);
  const found = ofRight.find(({ strike }) => strike === option.strike);
  if (found !== undefined) return found;
  const strikes = strikesOf(ofRight);
  const below = strikes.filter((strike) => strike < option.strike).slice(-2);
  const above = strikes.filter((strike) => strike > option.strike).slice(0, 2);
  const nearest = [...below, ...above].map((strike) => decimalText(strike)).join(", ");
  return fail("CHAIN_LEG_MISSING", { option: optionName(option), nearest }, { where: { file: chain.file } });
}

/**
 * An option in words.
 *
 * @example
 * optionName({ expiry: "2026-03-20", right: "call", strike: as(2750) }); // "2026-03-20 2750 call"
 */
export function optionName({ expiry, right, strike }: ChainOption): string {
  return `${expiry === null ? "" : `${expiry} `}${decimalText(strike)} ${right}`;
}
