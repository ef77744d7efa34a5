import type { HeldBook, Sizing } from "../../core/pair/sizing.ts";
import { blankCell, type Cell, numberCell, type Row, row } from "../sheet/sheet.ts";
import { signedPercent } from "../text/figures.ts";
import { notApplicable } from "../text/precision.ts";
import { leftOver } from "./sizing-words.ts";

/** How unbalanced the book is as it is held now, a row a figure; none where no holdings were given. */
export function bookRows(sizings: readonly Sizing[]): Row[] {
  const bookOf = (sizing: Sizing) => (sizing.available ? sizing.holding : undefined);
  if (sizings.every((sizing) => bookOf(sizing) === undefined)) return [];
  const ofBook = (label: string, cell: (book: HeldBook, sizing: Sizing) => Cell) =>
    row(
      label,
      sizings.map((sizing) => {
        const book = bookOf(sizing);
        return book === undefined ? blankCell : cell(book, sizing);
      }),
    );
  return [
    ofBook("Left over as held now", ({ residual }, { weighting }) => numberCell(leftOver({ weighting, residual }))),
    ofBook("Imbalance as held now", ({ imbalance }) =>
      numberCell(imbalance === null ? notApplicable : signedPercent(imbalance, 2)),
    ),
  ];
}
