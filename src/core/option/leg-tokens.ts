/** A word of the leg notation, and its 0-based place in the text. */
export interface Token {
  /** n: a number; A: ATM; D: the d of a delta; C, P, F, % and @: themselves. */
  readonly kind: string;
  readonly text: string;
  readonly offset: number;
}

/** The words of a leg text, as far as it can be split into words; `end` is where that ends. */
export interface LegTokens {
  readonly tokens: readonly Token[];
  readonly end: number;
}

const WORD = /\s*(?:(?<number>[+-]?[\d.,]+)|(?<word>ATM|[DCPF%@]))\s*/giy;

/**
 * Splits a leg text into its words; spaces and case do not count.
 *
 * @example
 * tokensOf("2750c@78.40").tokens.map((token) => token.kind).join(""); // "nC@n"
 */
export function tokensOf(text: string): LegTokens {
  const tokens: Token[] = [];
  let end = 0;
  for (const met of text.matchAll(WORD)) {
    const { number, word } = met.groups ?? {};
    const said = number ?? word ?? "";
    const kind = number === undefined ? said.slice(0, 1).toUpperCase() : "n";
    tokens.push({ kind, text: said, offset: met.index + met[0].indexOf(said) });
    end = met.index + met[0].length;
  }
  return { tokens, end };
}
