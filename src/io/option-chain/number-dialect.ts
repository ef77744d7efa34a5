import { fail } from "../../errors/error.ts";
import { numberIn } from "../price-history/number-marks.ts";
import { recogniseDecimal } from "../price-history/recognise-numbers.ts";
import type { ChainRole } from "./column-names.ts";
import type { FoundRow } from "./found-rows.ts";
import { PRICE_ROLES } from "./layout.ts";
import { isNoPrice, strikeAndLetter, withoutLetter } from "./price-cell.ts";

const OTHERS: readonly ChainRole[] = ["delta", "volatility"];

/** More rows would not tell more. */
const ROWS_JUDGED = 500;

/**
 * The decimal mark of a chain, from its strikes and prices, else from its deltas and volatilities, else from its language.
 *
 * @throws CHAIN_NUMBER_AMBIGUOUS
 */
export function decimalOf(rows: readonly FoundRow[], delimiter: string, file: string): "." | "," | null {
  const judged = rows.slice(0, ROWS_JUDGED);
  const cellsOf = (roles: readonly ChainRole[]): string[] =>
    judged.flatMap(({ cells, layout }) =>
      layout.sides.flatMap(({ columns }) => roles.flatMap((role) => cells[columns[role] ?? -1] ?? [])),
    );
  const strikes = cellsOf(["strike"]).map((cell) => strikeAndLetter(cell).text);
  const prices = [...cellsOf(PRICE_ROLES), ...strikes].filter((cell) => !isNoPrice(cell));
  const languages = judged[0]?.layout.languages ?? [];
  const pointIsUsual = delimiter !== ";" && languages.every((language) => language === "en");
  const decided = recogniseDecimal({
    prices: prices.map((cell) => withoutLetter(cell).text),
    others: cellsOf(OTHERS),
    pointIsUsual,
  });
  if (!("ambiguous" in decided)) return decided.decimal;
  const value = decided.ambiguous;
  return fail(
    "CHAIN_NUMBER_AMBIGUOUS",
    { value, readings: `${numberIn(value, ".")} or ${numberIn(value, ",")}` },
    { where: { file } },
  );
}
