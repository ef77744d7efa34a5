import { type NumberMarks, numberIn } from "./numbers.ts";

/** What tells the decimal mark where the prices themselves do not. */
export interface NumberEvidence {
  readonly prices: Iterable<string>;
  /** Cells of the other columns: changes, volumes. */
  readonly others: Iterable<string>;
  /** Whether the file is of a world that writes 1,234.5: English header, no semicolons, no dotted dates. */
  readonly pointIsUsual: boolean;
}

const SUFFIXED = /\s*(?:%|[KMBT]|Mio\.?|Mrd\.?)$/i;

/** Which decimal marks a cell can be read with, and whether the two readings differ. */
function readings(cell: string): { point: number; comma: number } {
  const text = cell.replace(SUFFIXED, "");
  return { point: numberIn(text, "."), comma: numberIn(text, ",") };
}

/** So many more cells for one mark than for the other decide. */
const CLEAR_LEAD = 40;

/** A point before other than three digits is no mark of thousands. */
const CLEAR_POINT = /^\d+\.(?:\d{1,2}|\d{4,})$/;

/** Votes of cells that only one reading fits. */
function votes(cells: Iterable<string>): { point: number; comma: number; open: string | null } {
  const tally = { point: 0, comma: 0, open: null as string | null };
  for (const cell of cells) {
    if (Math.abs(tally.point - tally.comma) >= CLEAR_LEAD) break;
    if (CLEAR_POINT.test(cell)) {
      tally.point += 1;
      continue;
    }
    const { point, comma } = readings(cell);
    if (Number.isNaN(comma) && !Number.isNaN(point)) tally.point += 1;
    else if (Number.isNaN(point) && !Number.isNaN(comma)) tally.comma += 1;
    else if (point !== comma && !Number.isNaN(point)) tally.open ??= cell;
  }
  return tally;
}

/**
 * The decimal mark of a file, or `{ambiguous: cell}` where a price such as "25,658" could be 25658 or 25.658.
 *
 * Prices decide; then the other columns; then, where a point is usual, the point. Cells of whole numbers alone leave the
 * mark null where the comma is as likely, so that a mark met later is refused instead of guessed.
 */
export function recogniseDecimal(
  evidence: NumberEvidence,
): { decimal: NumberMarks["decimal"] } | { ambiguous: string } {
  const prices = votes(evidence.prices);
  if (prices.point !== prices.comma) return { decimal: prices.point > prices.comma ? "." : "," };
  const others = votes(evidence.others);
  if (others.point > 0 !== others.comma > 0) return { decimal: others.point > 0 ? "." : "," };
  if (evidence.pointIsUsual) return { decimal: "." };
  return prices.open === null ? { decimal: null } : { ambiguous: prices.open };
}

/** Whole prices that stand for a fraction of themselves. */
interface WholePrices {
  /** Every price has between so many digits; at least one has `someDigits`. */
  readonly fewestDigits: number;
  readonly someDigits: number;
  readonly mostDigits: number;
  /** Whether only files without a header write them. */
  readonly headerless: boolean;
  readonly scale: number;
}

/** Feeds that write whole prices, the first that fits: ten-thousandths (QuantConnect's daily files), billionths. */
const WHOLE_PRICES: readonly WholePrices[] = [
  { fewestDigits: 6, someDigits: 7, mostDigits: 9, headerless: true, scale: 1e4 },
  { fewestDigits: 9, someDigits: 9, mostDigits: 19, headerless: false, scale: 1e9 },
];

/** What prices are divided by: more than 1 where every one is a whole number of many digits, as feeds of integers write them. */
export function recogniseScale(prices: Iterable<string>, headerless: boolean): number {
  let [fewest, most] = [Number.POSITIVE_INFINITY, 0];
  for (const cell of prices) {
    const digits = /^-?(\d+)$/.exec(cell.trim())?.[1]?.length ?? 0;
    if (digits === 0) return 1;
    fewest = Math.min(fewest, digits);
    most = Math.max(most, digits);
  }
  const found = WHOLE_PRICES.find(
    (whole) =>
      (headerless || !whole.headerless) &&
      fewest >= whole.fewestDigits &&
      most >= whole.someDigits &&
      most <= whole.mostDigits,
  );
  return found?.scale ?? 1;
}
