import type { Right } from "../../core/option/leg.ts";
import type { ChainRole } from "./column-names.ts";
import { type ColumnRole, columnRole } from "./column-role.ts";
import { type SidesFound, sidesOf } from "./sides.ts";

/** Which column holds what, by index from 0. */
export type ChainColumns = Readonly<Partial<Record<ChainRole, number>>>;

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

/** How many columns of a row name something of a chain; 0 where it is no header: it names no strike or symbol, or no price. */
export function headerScore(record: readonly string[]): number {
  const roles = record.map((cell) => (cell.length > 60 ? null : columnRole(cell)));
  const names = (wanted: readonly ChainRole[]): boolean =>
    roles.some((one) => one !== null && wanted.includes(one.role));
  const isHeader = names(["strike", "contract"]) && names(PRICE_ROLES);
  return isHeader ? roles.filter((one) => one !== null).length : 0;
}

/**
 * How the rows under a header are read. `above` is the row over it, which may say which side is of the calls.
 *
 * @throws CHAIN_SIDES_UNKNOWN
 */
export function layoutOf(header: readonly string[], above: readonly string[], line: number, file: string): Layout {
  const roles = header.map(columnRole);
  const found = sidesOf(roles, above, (column) => header[column] ?? "", { file, line });
  const sides = found.sides.map(({ right, owns }) => ({ right, columns: columnsOf(roles, owns) }));
  const languages = [...new Set(roles.flatMap((one) => one?.language ?? []))];
  return { line, header, sides, sidesFrom: found.from, languages };
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
