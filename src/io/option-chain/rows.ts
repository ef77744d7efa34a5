import type { Right } from "../../core/option/leg.ts";
import { type DecimalMark, decimalMarkOf, isMissing, isNumber, numberIn } from "../table/numbers.ts";
import type { Records } from "../table/table.ts";
import { type ChainRole, NO_PRICE } from "./column-names.ts";
import { contractIn } from "./contracts.ts";
import { type CellDate, dateWithin } from "./dates.ts";
import { headerScore, type Layout, layoutOf, PRICE_ROLES, rightsNamed } from "./layout.ts";

/** A row of quotes as it stands in the file. */
export interface QuoteRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly layout: Layout;
  readonly heading: Heading;
  /** Whether the strike can be read; a row of prices without one is a problem. */
  readonly hasStrike: boolean;
}

/** The rows of quotes in the records of a file, under one header or several, and the header lines. */
export function findRows(
  records: Records,
  file: string,
): { readonly rows: readonly QuoteRow[]; readonly layouts: readonly Layout[]; readonly heading: Heading } {
  const rows: QuoteRow[] = [];
  const layouts: Layout[] = [];
  let heading = NO_HEADING;
  let above: readonly string[] = [];
  for (const [index, cells] of records.entries()) {
    const layout = layouts.at(-1) ?? null;
    const line = index + 1;
    const hasStrike = layout !== null && namesStrike(cells, layout);
    if (layout !== null && (hasStrike || hasPrice(cells, layout)))
      rows.push({ line, cells, layout, heading, hasStrike });
    else if (headerScore(cells) > 0)
      layouts.push(layoutOf(cells, { above, below: records.slice(index + 1, index + 20) }, line, file));
    else heading = headingAfter(heading, cells);
    above = cells;
  }
  return { rows, layouts, heading };
}

function namesStrike(cells: readonly string[], { sides }: Layout): boolean {
  return sides.some(({ columns: { strike, contract } }) => {
    const cell = cells[strike ?? -1] ?? "";
    if (!isNoPrice(cell)) return isNumber(strikeAndLetter(cell).text);
    return contractIn(cells[contract ?? -1] ?? "") !== null;
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

/** What the lines above and between the rows tell of the rows below them. */
export interface Heading {
  readonly right: Right | null;
  readonly expiry: CellDate | null;
  /** The days left to the expiry, as the line of the expiry counts them: "18 JUN 26 (43)". */
  readonly daysLeft: number | null;
  readonly quoted: CellDate | null;
  /** The product that a line names: "option quote for SPY on 5/6/26". */
  readonly product: string | null;
}

/** The heading above the first line. */
const NO_HEADING: Heading = { right: null, expiry: null, daysLeft: null, quoted: null, product: null };

const OF_EXPIRY = /\bexp(?:ir|\b|[.:])/i;
const STARTS_WITH_DATE = /^\W*(?:\d{1,4}[-/ ]|\p{L}{3,9}\.? \d{1,2}\b)/u;
const OF_ONE_RIGHT = /^\W*(?:calls?|puts?)(?:$|\W+(?:$|options?\b|for\b|expir|-))|\b(?:calls|puts)\W*$/i;

const OF_PRODUCT = /\b(?:for|of)\s+[$^./]?([A-Z]{2,5})\b/;
const DAYS_LEFT = /\((\d{1,4})(?: ?d(?:ays?)?)?\)|\b(\d{1,4}) ?(?:days?|DTE)\b/i;

/** The days left in a cell of their column, or null. */
export function daysCounted(cell: string): number | null {
  const days = /^(\d{1,4})(?:\.0+)?(?: ?d(?:ays?)?)?$/i.exec(cell.trim())?.[1];
  return days === undefined ? null : Number(days);
}

/** The days left that a cell or a line counts behind a date, or null. */
export function daysLeftIn(text: string): number | null {
  const days = DAYS_LEFT.exec(text)
    ?.slice(1)
    .find((found) => found !== undefined);
  return days === undefined ? null : Number(days);
}

/**
 * The heading after one more line that is no row: its date is an expiry where the line says so, names one right, or
 * begins with the date and has no time of the day; else it is when the chain was quoted.
 */
function headingAfter(before: Heading, record: readonly string[]): Heading {
  const text = record
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
    .join(" ");
  if (text === "" || text.length > 400) return before;
  const rights = OF_ONE_RIGHT.test(text) ? new Set(rightsNamed(text)) : new Set<Right>();
  const [right = before.right] = rights.size === 1 ? rights : [];
  const product = before.product ?? OF_PRODUCT.exec(text)?.[1] ?? null;
  const date = dateWithin(text);
  if (date === null) return { ...before, right, product };
  const isExpiry = OF_EXPIRY.test(text) || rights.size === 1 || (STARTS_WITH_DATE.test(text) && date.time === "");
  if (!isExpiry) return { ...before, right, product, quoted: before.quoted ?? date };
  return { ...before, right, product, expiry: date, daysLeft: daysLeftIn(text) };
}

const OTHERS: readonly ChainRole[] = ["delta", "volatility"];

/** More rows would not tell more. */
const ROWS_JUDGED = 500;

/**
 * The decimal mark of a chain, from its strikes and prices, else from its deltas and volatilities, else from its
 * language.
 *
 * @throws CHAIN_NUMBER_AMBIGUOUS
 */
export function decimalOf(rows: readonly QuoteRow[], delimiter: string, file: string): DecimalMark | null {
  const judged = rows.slice(0, ROWS_JUDGED);
  const cellsOf = (roles: readonly ChainRole[]): string[] =>
    judged.flatMap(({ cells, layout }) =>
      layout.sides.flatMap(({ columns }) => roles.flatMap((role) => cells[columns[role] ?? -1] ?? [])),
    );
  const strikes = cellsOf(["strike"]).map((cell) => strikeAndLetter(cell).text);
  const prices = [...cellsOf(PRICE_ROLES), ...strikes].filter((cell) => !isNoPrice(cell));
  const languages = judged[0]?.layout.languages ?? [];
  const pointIsUsual = delimiter !== ";" && languages.every((language) => language === "en");
  const texts = prices.map((cell) => withoutLetter(cell).text);
  return decimalMarkOf({ prices: texts, others: cellsOf(OTHERS), pointIsUsual }, "CHAIN", file);
}

/** Whether a price cell says that there is no price. */
export function isNoPrice(cell: string): boolean {
  return isMissing(cell) || NO_PRICE.includes(cell.trim().toLowerCase());
}

const INDICATED = /^(.*\d)\s*([AB])$/i;
const COMMON_FRACTION = /^([$]?\d+)[ -](\d{1,2})\/(\d{1,3})$/;

/** A price cell without the exchange's letter behind it: A is an offer, B a bid, neither of them a trade. */
export function withoutLetter(cell: string): { readonly text: string; readonly letter: "A" | "B" | null } {
  const match = INDICATED.exec(cell.trim());
  if (match === null) return { text: cell, letter: null };
  return { text: match[1] ?? "", letter: match[2]?.toUpperCase() === "A" ? "A" : "B" };
}

/**
 * The number in a price cell: a decimal, or a whole number and a common fraction ("78 1/2"); NaN where it is neither.
 */
export function priceInCell(cell: string, decimal: DecimalMark | null): number {
  const { text } = withoutLetter(cell);
  const fraction = COMMON_FRACTION.exec(text.trim());
  if (fraction === null) return numberIn(text, decimal);
  const [, whole = "", numerator, denominator] = fraction;
  const part = Number(numerator) / Number(denominator);
  return part < 1 ? numberIn(whole, decimal) + part : Number.NaN;
}

const STRIKE_AND_RIGHT = /^(.*\d)\s*-?\s*([CP])$/i;

/** A strike cell without the letter of its right: "2,750.00C". */
export function strikeAndLetter(cell: string): { readonly text: string; readonly letter: string } {
  const match = STRIKE_AND_RIGHT.exec(cell.trim());
  return match === null ? { text: cell, letter: "" } : { text: match[1] ?? "", letter: match[2] ?? "" };
}
