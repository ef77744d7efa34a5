import { MONTH_NAMES, SHORT_MONTHS } from "./dialects/words.ts";

/** A {@link monthOf} that remembers: the same twelve words come back on every row. */
export function rememberedMonths(): (word: string) => number {
  const months = new Map<string, number>();
  return (word) => {
    const before = months.get(word);
    if (before !== undefined) return before;
    const month = monthOf(word);
    if (months.size < MOST_WORDS) months.set(word, month);
    return month;
  };
}

const MOST_WORDS = 100;

/**
 * The number of the month that a word names in any of the known languages, 1 to 12; 0 where it names none, or two.
 *
 * @example
 * monthOf("févr"); // 2
 */
export function monthOf(word: string): number {
  const plain = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const short = SHORT_MONTHS[word.toLowerCase()];
  if (short !== undefined) return short;
  const months = new Set<number>();
  for (const language of MONTH_NAMES) {
    for (const [index, name] of language.split(" ").entries()) {
      const folded = name.normalize("NFKD").replace(/\p{M}/gu, "");
      // "sept" and "sett" begin their months; "settem" too. Inflected forms ("январь") share the first letters.
      if (plain.length >= 3 && (folded.startsWith(plain) || (name > "а" && plain.slice(0, 3) === folded.slice(0, 3)))) {
        months.add(index + 1);
      }
    }
  }
  const [only] = months;
  return months.size === 1 && only !== undefined ? only : 0;
}
