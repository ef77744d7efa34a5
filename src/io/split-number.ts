/**
 * Whether a key of a YAML map looks like the rest of a number with commas: `{level: 25,658.25}` reads as `level: 25` and a
 * key `658.25` without a value. The remedy is to quote the number, or to leave the comma out.
 *
 * @example
 * looksLikeSplitNumber("658.25", null); // true
 */
export function looksLikeSplitNumber(key: string, value: unknown): boolean {
  return value === null && /^[0-9]{3}(?:\.[0-9]*)?%?$/.test(key);
}
