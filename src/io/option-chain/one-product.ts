import { fail } from "../../errors/error.ts";
import type { DraftRow } from "./draft-row.ts";

/**
 * The rows of the symbol asked for, by the product's own root or by its underlying; all where none was asked for.
 *
 * @throws CHAIN_SYMBOL_UNKNOWN, CHAIN_SYMBOLS_SEVERAL
 */
export function ofOneProduct(
  drafts: readonly DraftRow[],
  asked: string | undefined,
  file: string,
): readonly DraftRow[] {
  const where = { file };
  const underlyings = [...new Set(drafts.flatMap(({ underlying }) => underlying ?? []))];
  if (asked === undefined) {
    if (underlyings.length > 1) fail("CHAIN_SYMBOLS_SEVERAL", { symbols: shown(underlyings) }, { where });
    return drafts;
  }
  const wanted = asked.toLowerCase();
  const kept = [
    drafts.filter(({ symbol }) => symbol?.toLowerCase() === wanted),
    drafts.filter(({ underlying }) => underlying?.toLowerCase() === wanted),
  ].find((rows) => rows.length > 0);
  const names = new Set([...underlyings, ...drafts.flatMap(({ symbol }) => symbol ?? [])]);
  return kept ?? fail("CHAIN_SYMBOL_UNKNOWN", { symbol: asked, symbols: shown([...names]) }, { where });
}

function shown(names: readonly string[]): string {
  return `${names.slice(0, 12).join(", ")}${names.length > 12 ? ", …" : ""}`;
}
