import type { Right } from "../../core/option/leg.ts";
import { fail } from "../../errors/error.ts";
import { type KnownName, knownNames, plainWord, wordsOf } from "../table/header-names.ts";
import { shortened } from "../table/row-problems.ts";
import type { Records } from "../table/table.ts";
import { CHAIN_COLUMN_NAMES, type ChainRole, RECORD_NAMES, RIGHT_CELLS, RIGHT_WORDS } from "./column-names.ts";
import { contractIn } from "./contracts.ts";

/** Which column holds what, by index from 0. */
type ChainColumns = Readonly<Partial<Record<ChainRole, number>>>;

/** The columns of one right of a two-sided table; of all quotes where each row says its right (`right` is null). */
export interface ChainSide {
  readonly right: Right | null;
  readonly columns: ChainColumns;
}

/** How the rows under one header are read. */
export interface Layout {
  readonly line: number;
  readonly header: readonly string[];
  readonly sides: readonly ChainSide[];
  readonly sidesFrom: SidesFound["from"];
  readonly languages: readonly string[];
}

/** Roles of which one is enough to make a row a quote. */
export const PRICE_ROLES: readonly ChainRole[] = ["bid", "ask", "mark", "last", "settle"];

/** How many columns of a row name something of a chain; 0 where none names a strike or symbol, or none a price. */
export function headerScore(record: readonly string[]): number {
  const roles = record.map((cell) => (cell.length > 60 ? null : columnRole(cell)));
  const names = (wanted: readonly ChainRole[]): boolean =>
    roles.some((one) => one !== null && wanted.includes(one.role));
  const isHeader = names(["strike", "contract"]) && names(PRICE_ROLES);
  return isHeader ? roles.filter((one) => one !== null).length : 0;
}

/**
 * How the rows under a header are read. `above` is the row over it, which may say which side is of the calls; `below`
 * the rows under it.
 *
 * @throws CHAIN_STRIKES_MISSING, CHAIN_SIDES_UNKNOWN
 */
export function layoutOf(
  header: readonly string[],
  { above, below }: { readonly above: readonly string[]; readonly below: Records },
  line: number,
  file: string,
): Layout {
  const roles = header.map(columnRole);
  refuseWithoutStrike(roles, below, { file, line });
  const found = sidesOf(roles, above, (column) => header[column] ?? "", { file, line });
  const sides = found.sides.map(({ right, owns }) => ({ right, columns: columnsOf(roles, owns) }));
  const languages = [...new Set(roles.flatMap((one) => one?.languages ?? []))];
  return { line, header, sides, sidesFrom: found.from, languages };
}

/** Refuses a table without a column of strikes whose contracts have no symbol that says them. */
function refuseWithoutStrike(roles: Roles, below: Records, where: { file: string; line: number }): void {
  if (roles.some((one) => one?.role === "strike")) return;
  const columns = roles.flatMap((one, column) => (one?.role === "contract" ? [column] : []));
  const symbols = below.flatMap((record) => columns.map((column) => (record[column] ?? "").trim())).filter(Boolean);
  const [symbol] = symbols;
  if (symbol === undefined || symbols.some((text) => contractIn(text) !== null)) return;
  fail("CHAIN_STRIKES_MISSING", { symbol: shortened(symbol) }, { where });
}

/** The columns that one side owns: an earlier name before a later one, then the leftmost. */
function columnsOf(roles: readonly (ColumnRole | null)[], owns: (column: number) => boolean): ChainColumns {
  const best: Partial<Record<ChainRole, number>> = {};
  for (const [column, one] of roles.entries()) {
    if (one === null || !owns(column)) continue;
    const before = best[one.role];
    const rank = before === undefined ? Number.POSITIVE_INFINITY : (roles[before]?.rank ?? 0);
    if (one.rank < rank) best[one.role] = column;
  }
  return best;
}

/** The sides of a table, each with the columns that it owns, and how they were told apart. */
interface SidesFound {
  readonly from: "one-sided" | "named" | "assumed";
  readonly sides: readonly { readonly right: Right | null; readonly owns: (column: number) => boolean }[];
}

type Roles = readonly (ColumnRole | null)[];

/**
 * What both sides of a table share, a time of the quotes too where there is one; everything else belongs to one side.
 */
const SHARED: readonly ChainRole[] = ["strike", "expiry", "underlying", "quoteDate"];
const RIGHTS: readonly Right[] = ["call", "put"];

/**
 * The sides of a table with these columns.
 *
 * Two-sided where price columns name their right ("Call Bid"), or where one price name stands twice. Then the strike
 * column parts left from right, else the heads "Calls" and "Puts" (among the columns or in the row above) begin their
 * sides.
 *
 * @throws CHAIN_SIDES_UNKNOWN where a price name stands twice and neither says which is which
 */
function sidesOf(
  roles: Roles,
  above: readonly string[],
  nameOf: (column: number) => string,
  where: { file: string; line: number },
): SidesFound {
  const isPrice = (one: ColumnRole | null): one is ColumnRole => one !== null && PRICE_ROLES.includes(one.role);
  if (roles.some((one) => isPrice(one) && one.right !== null)) return byOwnNames(roles);
  const twice = roles.findIndex(
    (one, column) => isPrice(one) && roles.findIndex((other) => isPrice(other) && other.name === one.name) < column,
  );
  if (twice < 0) return { from: "one-sided", sides: [{ right: null, owns: () => true }] };
  const name = roles[twice]?.name;
  const first = roles.findIndex((one) => one?.name === name);
  const strike = roles.findIndex((one, column) => one?.role === "strike" && column > first && column < twice);
  const heads = headsOf(roles, above);
  if (strike >= 0) return byStrike(roles, strike, heads);
  return byHeads(roles, heads) ?? fail("CHAIN_SIDES_UNKNOWN", { column: nameOf(first) }, { where });
}

/** Each column belongs to the right that it names; of the others, only what both sides share. */
function byOwnNames(roles: Roles): SidesFound {
  const ownerOf = (column: number): Right | null => roles[column]?.right ?? null;
  return { from: "named", sides: sidesWith(roles, ownerOf) };
}

function byStrike(roles: Roles, strike: number, heads: readonly Head[]): SidesFound {
  const [head] = heads;
  const left: Right = head?.right ?? "call";
  const right: Right = left === "call" ? "put" : "call";
  const sides = sidesWith(roles, (column) => (column < strike ? left : right));
  return { from: head === undefined ? "assumed" : "named", sides };
}

function byHeads(roles: Roles, heads: readonly Head[]): SidesFound | null {
  if (heads.length !== 2) return null;
  const ownerOf = (column: number): Right | null => heads.findLast((head) => head.column <= column)?.right ?? null;
  return { from: "named", sides: sidesWith(roles, ownerOf) };
}

function sidesWith(roles: Roles, ownerOf: (column: number) => Right | null): SidesFound["sides"] {
  const times = roles.filter((one) => one?.role === "quoteTime").length;
  const isShared = (column: number): boolean => {
    const role = roles[column]?.role;
    return role !== undefined && (SHARED.includes(role) || (role === "quoteTime" && times === 1));
  };
  return RIGHTS.map((right) => ({ right, owns: (column) => isShared(column) || ownerOf(column) === right }));
}

/** A cell "Calls" or "Puts" at the head of the columns of its side. */
interface Head {
  readonly column: number;
  readonly right: Right;
}

/** The heads among the columns, else those in the row above, from left to right; none unless both rights are named. */
function headsOf(roles: Roles, above: readonly string[]): readonly Head[] {
  const among = roles.flatMap((one, column) =>
    one?.role === "contract" && one.right !== null ? [{ column, right: one.right }] : [],
  );
  const over = above.flatMap((cell, column) => rightsNamed(cell).map((right) => ({ column, right })));
  return [among, over].find((heads) => heads.length === 2 && heads[0]?.right !== heads[1]?.right) ?? [];
}

/** What a header cell was taken for. */
interface ColumnRole extends KnownName<ChainRole> {
  /** The right that the cell itself names: "Call Bid". */
  readonly right: Right | null;
  /** The name without right and without a number for repeats: the same in "Call Bid", "Put Bid" and "Bid.1". */
  readonly name: string;
}

const known = knownNames(CHAIN_COLUMN_NAMES);

/**
 * What a header cell names, or null where it names nothing of a chain.
 *
 * A cell that is no known name as a whole is looked at without a note in brackets and without a number for repeats
 * ("Last Trade Date (EDT)", "Bid.1"), then without the word for its right ("C_BID", "callBidPrice"); a right alone
 * heads the symbols of its options.
 */
function columnRole(cell: string): ColumnRole | null {
  const one = roleNamed(cell);
  return one !== null && PRICE_ROLES.includes(one.role) && NO_PRICE_NOTE.test(cell) ? null : one;
}

/** A note behind a price's name that makes the column one of something else: "Bid (Size)", "Last %". */
const NO_PRICE_NOTE =
  /%|[([][^)\]]*(?:size|qty|quantity|contracts|lots|vol|\biv\b|delta|time|date|exch|change|chg|percent)/i;

function roleNamed(cell: string): ColumnRole | null {
  if (!/\p{L}/u.test(cell)) return null;
  const whole = nameOf(cell, null);
  if (whole !== null) return whole;
  const plain = cell.replace(/^\s*\[(.*)\]\s*$/, "$1").replace(/\([^)]*\)|\.\d$|%/g, " ");
  const words = wordsOf(plain);
  const rights = words.flatMap((word) => RIGHT_WORDS[word.toLowerCase()] ?? []);
  const [right] = rights;
  if (right === undefined || rights.length > 1) return nameOf(plain, null) ?? fieldOf(words);
  const rest = words.filter((word) => !(word.toLowerCase() in RIGHT_WORDS)).join(" ");
  if (rest === "") return { role: "contract", rank: 0, right, languages: ["en"], name: "contract" };
  return nameOf(rest, right);
}

const OF_A_BAR = /^(?:day|session)$/i;

/**
 * What the last words of a flattened name mean, without the records that hold the field: "last_quote.ask". A bar of
 * the day says nothing of when the option was quoted.
 */
function fieldOf(words: readonly string[]): ColumnRole | null {
  const first = words.findIndex((word) => !RECORD_NAMES.includes(word.toLowerCase()));
  for (let from = 1; from <= (first < 0 ? words.length - 1 : first); from++) {
    const found = nameOf(words.slice(from).join(" "), null);
    if (found === null) continue;
    const isTimed = found.role === "quoteTime" || found.role === "quoteDate";
    return isTimed && OF_A_BAR.test(words[0] ?? "") ? null : { ...found, rank: found.rank + 100 };
  }
  return null;
}

function nameOf(text: string, right: Right | null): ColumnRole | null {
  const name = plainWord(text);
  const [found] = known.get(name) ?? [];
  return found === undefined ? null : { ...found, right, name };
}

/** The right that a cell of a row names by one word or letter, or null. */
export function rightIn(cell: string): Right | null {
  return RIGHT_WORDS[cell.trim().toLowerCase()] ?? RIGHT_CELLS[plainWord(cell)] ?? null;
}

/** The rights that the words of a heading name, in their order: "Calls for March 20, 2026". */
export function rightsNamed(text: string): readonly Right[] {
  const words = text.toLowerCase().match(/\b(?:calls?|puts?)\b/g) ?? [];
  return words.flatMap((word) => RIGHT_WORDS[word] ?? []);
}
