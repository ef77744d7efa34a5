/** Letters that Unicode does not take apart into a plain one and an accent. */
const UNDECOMPOSED: Readonly<Record<string, string>> = { ı: "i", ł: "l", ø: "o", đ: "d" };

/** A header cell without case, accents, spaces and punctuation: "Adj. Close" is "adjclose". */
export function plainWord(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ıłøđ]/g, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, "");
}
