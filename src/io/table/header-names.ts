/**
 * How each language names the columns of a table, by their roles; the first names win over later ones.
 *
 * Names are separated by commas, and compared without case, accents, spaces and punctuation.
 */
export type ColumnNames<Role extends string> = Readonly<Record<string, Readonly<Partial<Record<Role, string>>>>>;

/** What a name means. */
export interface KnownName<Role extends string> {
  readonly role: Role;
  /** Place among the names of the role: the smaller one is taken where two columns have it. */
  readonly rank: number;
  readonly languages: readonly string[];
}

/** The roles that each name has, by its plain word, in the order of the table. */
export function knownNames<Role extends string>(
  table: ColumnNames<Role>,
): ReadonlyMap<string, readonly KnownName<Role>[]> {
  const known = new Map<string, readonly KnownName<Role>[]>();
  const rows = Object.entries(table).flatMap(([language, roles]) =>
    (Object.entries(roles) as [Role, string][]).map(([role, names]) => ({ language, role, names })),
  );
  for (const { language, role, names } of rows) {
    for (const [rank, name] of names.split(",").entries()) {
      const word = plainWord(name);
      const before = known.get(word) ?? [];
      const same = before.find((one) => one.role === role);
      const both = same && { ...same, languages: [...same.languages, language] };
      const one = { role, rank, languages: [language] };
      known.set(word, both ? before.map((each) => (each === same ? both : each)) : [...before, one]);
    }
  }
  return known;
}

/** Letters that Unicode does not take apart into a plain one and an accent. */
const UNDECOMPOSED: Readonly<Record<string, string>> = { ı: "i", ø: "o", đ: "d" };

/** A header cell without case, accents, spaces and punctuation: "Adj. Close" is "adjclose". */
export function plainWord(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ıøđ]/g, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The words of a header cell: "callBid_Price" has three. */
export function wordsOf(cell: string): readonly string[] {
  const words = cell.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.filter((word) => plainWord(word) !== "");
}
