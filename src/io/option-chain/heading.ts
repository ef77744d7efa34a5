import type { Right } from "../../core/option/leg.ts";
import { rightsNamed } from "./column-role.ts";
import { type CellDate, dateWithin } from "./date-cell.ts";

/** What the lines above and between the rows say of the rows below them. */
export interface Heading {
  readonly right: Right | null;
  readonly expiry: CellDate | null;
  readonly quoted: CellDate | null;
}

/** Nothing said yet. */
export const NO_HEADING: Heading = { right: null, expiry: null, quoted: null };

const OF_EXPIRY = /\bexp(?:ir|\b|[.:])/i;
const STARTS_WITH_DATE = /^\W*(?:\d{1,4}[-/ ]|\p{L}{3,9}\.? \d{1,2}\b)/u;
const OF_ONE_RIGHT = /^\W*(?:calls?|puts?)(?:$|\W+(?:$|options?\b|for\b|expir|-))|\b(?:calls|puts)\W*$/i;

/**
 * The heading after one more line that is no row: its date is an expiry where the line says so, names one right, or begins
 * with the date and has no time of the day; else it is when the chain was quoted.
 */
export function headingAfter(before: Heading, record: readonly string[]): Heading {
  const text = record
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
    .join(" ");
  if (text === "" || text.length > 400) return before;
  const rights = OF_ONE_RIGHT.test(text) ? new Set(rightsNamed(text)) : new Set<Right>();
  const [right = before.right] = rights.size === 1 ? rights : [];
  const date = dateWithin(text);
  if (date === null) return { ...before, right };
  const isExpiry = OF_EXPIRY.test(text) || rights.size === 1 || (STARTS_WITH_DATE.test(text) && date.time === "");
  return isExpiry ? { ...before, right, expiry: date } : { ...before, right, quoted: before.quoted ?? date };
}
