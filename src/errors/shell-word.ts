const PLAIN = /^[\w@%+:,./^=-]+$/;
const READ_BY_SHELLS = /["$`\\!]/;

/**
 * Returns a text as it is typed in a shell: in quotes where it has a character that a shell reads.
 *
 * @example
 * shellWord("Russell 2000=5"); // "\"Russell 2000=5\""
 */
export function shellWord(text: string): string {
  if (PLAIN.test(text)) return text;
  return READ_BY_SHELLS.test(text) ? literally(text) : `"${text}"`;
}

/**
 * Returns a text in single quotes, in which a shell reads nothing.
 *
 * @example
 * literally("it is"); // "'it is'"
 */
export function literally(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * Returns a flag keyed by a symbol, as it is typed in a shell; null for a symbol that cannot be a key, having an equals
 * sign of its own.
 *
 * @example
 * keyedFlag("--fx", "ES=F", "1"); // null
 */
export function keyedFlag(flag: string, symbol: string, value: string): string | null {
  return symbol.includes("=") ? null : `${flag} ${shellWord(`${symbol}=${value}`)}`;
}
