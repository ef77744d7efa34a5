/**
 * Entry of the catalogue for one code: its severity, its title for the docs, its sentence and its remedy.
 *
 * - `usage`: the command line is wrong (exit 2).
 * - `input`: a value or a file cannot be used (exit 3).
 * - `warning`: the answer stands, and the trader should know this about it.
 * - `note`: the answer stands, and nothing is wrong with it: it says what was taken.
 */
export interface Entry<Args> {
  readonly severity: "usage" | "input" | "warning" | "note";
  /** Meaning of the code, for `help` and docs/errors.md: one line, no full stop. */
  readonly title: string;
  /** The sentence, with the value that was given and the bound that it breaks; no full stop. */
  readonly message: (args: Args) => string;
  /** The remedy; null where these arguments have none to name. */
  readonly hint?: (args: Args) => string | null;
}

/** Returns an entry; its `message` fixes the type of its arguments. */
export function entry<Args>(content: Entry<Args>): Entry<Args> {
  return content;
}

/**
 * Writes an amount of US dollars as it was given, with grouped thousands.
 *
 * @example
 * usd(11335.5); // "$11,335.5"
 */
export function usd(amount: number): string {
  return `$${grouped(amount)}`;
}

/**
 * Writes a number as it was given, with grouped thousands.
 *
 * @example
 * grouped(12450.5); // "12,450.5"
 */
export function grouped(amount: number): string {
  const [whole = "", ...rest] = String(amount).split(".");
  const thousands = /e/.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return [thousands, ...rest].join(".");
}

/** Writes an amount of US dollars rounded up to the cent, so that the stated amount is enough. */
export function usdUp(amount: number): string {
  // 15 digits: 0.07 × 100 is 7.000000000000001.
  return usd(Math.ceil(Number((amount * 100).toPrecision(15))) / 100);
}

/**
 * Writes the size of a fraction as a percentage of at most four significant digits.
 *
 * @example
 * percent(-0.0311471927); // "3.115 %"
 */
export function percent(share: number): string {
  return `${points(share)} %`;
}

/**
 * Writes a fraction as a percentage of at most two significant digits, or whole, with its sign.
 *
 * @example
 * signedPercent(0.0611273); // "+6.1 %"
 */
export function signedPercent(share: number): string {
  const size = Math.abs(share) * 100;
  return `${share < 0 ? "-" : "+"}${size >= 10 ? Math.round(size) : Number(size.toPrecision(2))} %`;
}

/** Writes the size of a difference of two percentages, in points: 0.0125 is 1.25. */
export function points(share: number): string {
  return `${Number((Math.abs(share) * 100).toPrecision(4))}`;
}
