import type { Right } from "../../core/option/leg.ts";
import { fail } from "../../errors/error.ts";
import type { ChainRole } from "./column-names.ts";
import { type ColumnRole, rightsNamed } from "./column-role.ts";

/** The sides of a table, each with the columns that it owns, and how they were told apart. */
export interface SidesFound {
  readonly from: "one-sided" | "named" | "assumed";
  readonly sides: readonly { readonly right: Right | null; readonly owns: (column: number) => boolean }[];
}

type Roles = readonly (ColumnRole | null)[];

/** What both sides of a table share, a time of the quotes too where there is one; everything else belongs to one side. */
const SHARED: readonly ChainRole[] = ["strike", "expiry", "underlying", "quoteDate"];
const PRICES: readonly ChainRole[] = ["bid", "ask", "mark", "last", "settle"];
const RIGHTS: readonly Right[] = ["call", "put"];

/**
 * The sides of a table with these columns.
 *
 * Two-sided where price columns name their right ("Call Bid"), or where one price name stands twice. Then the strike column
 * parts left from right, else the heads "Calls" and "Puts" (among the columns or in the row above) begin their sides.
 *
 * @throws CHAIN_SIDES_UNKNOWN where a price name stands twice and neither says which is which
 */
export function sidesOf(
  roles: Roles,
  above: readonly string[],
  nameOf: (column: number) => string,
  where: { file: string; line: number },
): SidesFound {
  const isPrice = (one: ColumnRole | null): one is ColumnRole => one !== null && PRICES.includes(one.role);
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
