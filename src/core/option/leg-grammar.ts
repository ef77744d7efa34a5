import type { Token } from "./leg-tokens.ts";

/** The words of a leg by the part that they play; an absent part is null or empty. */
export interface LegParts {
  readonly quantity: Token | null;
  /** The words of the strike: a number, `40` `d`, `+2` `%`, or `ATM`. */
  readonly strike: readonly Token[];
  readonly right: Token | null;
  readonly future: Token | null;
  /** The `@`. */
  readonly at: Token | null;
  readonly price: Token | null;
  /** The first word that has no part to play. */
  readonly stray: Token | null;
}

// One letter a word: [±N] STRIKE(C|P) [@ PREMIUM], or ±N F [@ ENTRY]. A number is the quantity where a strike or an F
// follows it; "+2%C" is a strike alone.
const LEG = /^(?<quantity>n(?=[nAF]))?(?:(?<strike>nD|n%|n|A)(?<right>[CP])?|(?<future>F))?(?:(?<at>@)(?<price>n)?)?/;

/**
 * The words of a leg by the part that they play.
 *
 * @example
 * partsOf(tokensOf("-1 2950C @ 18.20").tokens).quantity?.text; // "-1"
 */
export function partsOf(tokens: readonly Token[]): LegParts {
  const groups = LEG.exec(tokens.map((token) => token.kind).join(""))?.groups ?? {};
  let next = 0;
  const take = (part: string): readonly Token[] => {
    const first = next;
    next += groups[part]?.length ?? 0;
    return tokens.slice(first, next);
  };
  const one = (part: string): Token | null => take(part)[0] ?? null;
  // In the order of the text: each part takes the words after those of the part before it.
  const quantity = one("quantity");
  const strike = take("strike");
  const right = one("right");
  const future = one("future");
  const at = one("at");
  const price = one("price");
  return { quantity, strike, right, future, at, price, stray: tokens[next] ?? null };
}
