import { readContractCode } from "../../core/option/contract-code.ts";
import { isNumber } from "../price-history/sample.ts";
import { type Heading, headingAfter, NO_HEADING } from "./heading.ts";
import { headerScore, type Layout, layoutOf, PRICE_ROLES } from "./layout.ts";
import { isNoPrice, strikeAndLetter, withoutLetter } from "./price-cell.ts";

/** A row of quotes as it stands in the file. */
export interface FoundRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly layout: Layout;
  readonly heading: Heading;
  /** Whether the strike can be read; a row of prices without one is a problem. */
  readonly hasStrike: boolean;
}

/** The rows of quotes in the records of a file, under one header or several, and the header lines. */
export function findRows(
  records: readonly (readonly string[])[],
  file: string,
): { readonly rows: readonly FoundRow[]; readonly layouts: readonly Layout[]; readonly heading: Heading } {
  const rows: FoundRow[] = [];
  const layouts: Layout[] = [];
  let heading = NO_HEADING;
  let above: readonly string[] = [];
  for (const [index, cells] of records.entries()) {
    const layout = layouts.at(-1) ?? null;
    const line = index + 1;
    const hasStrike = layout !== null && namesStrike(cells, layout);
    if (layout !== null && (hasStrike || hasPrice(cells, layout)))
      rows.push({ line, cells, layout, heading, hasStrike });
    else if (headerScore(cells) > 0) layouts.push(layoutOf(cells, above, line, file));
    else heading = headingAfter(heading, cells);
    above = cells;
  }
  return { rows, layouts, heading };
}

function namesStrike(cells: readonly string[], { sides }: Layout): boolean {
  return sides.some(({ columns: { strike, contract } }) => {
    const cell = cells[strike ?? -1] ?? "";
    if (!isNoPrice(cell)) return isNumber(strikeAndLetter(cell).text);
    return readContractCode(cells[contract ?? -1] ?? "") !== null;
  });
}

function hasPrice(cells: readonly string[], { sides }: Layout): boolean {
  return sides.some(({ columns }) =>
    PRICE_ROLES.some((role) => {
      const column = columns[role];
      const cell = column === undefined ? "" : (cells[column] ?? "");
      return !isNoPrice(cell) && isNumber(withoutLetter(cell).text);
    }),
  );
}
