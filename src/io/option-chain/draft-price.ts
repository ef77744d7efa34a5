import { as, type Points } from "../../core/quantity.ts";
import { finding } from "../../errors/finding.ts";
import type { ChainRole } from "./column-names.ts";
import type { FoundRow } from "./found-rows.ts";
import type { ChainSide } from "./layout.ts";
import { isNoPrice, priceInCell, withoutLetter } from "./price-cell.ts";
import { placeIn, type RowContext, report, unreadableNumber } from "./row-context.ts";

/** A price of a row in index points, and the exchange's letter behind it. */
export interface DraftPrice {
  readonly value: Points | null;
  readonly letter: "A" | "B" | null;
}

const NONE: DraftPrice = { value: null, letter: null };

/** The price in a cell; none where the cell says so, or where it cannot be read or is negative, which is reported. */
export function priceOf(
  role: ChainRole,
  cell: string,
  row: FoundRow,
  side: ChainSide,
  context: RowContext,
): DraftPrice {
  if (isNoPrice(cell)) return NONE;
  const value = priceInCell(cell, context.decimal);
  const { letter } = withoutLetter(cell);
  const column = row.layout.header[side.columns[role] ?? -1]?.trim() || role;
  // A letter says which side of the market a price is of: on the other side it is a slip.
  const slipped = (letter === "A" && role === "bid") || (letter === "B" && role === "ask");
  if (Number.isNaN(value) || slipped) {
    report(context, unreadableNumber(context, row.line, cell, column));
    return NONE;
  }
  if (value >= 0) return { value: as<Points>(value + 0), letter };
  report(context, finding("CHAIN_PRICE_NEGATIVE", { column, value }, placeIn(context, row.line, cell)));
  return NONE;
}
