import { cashOptionRoots, findContract, optionRoot } from "../../core/contract/catalogue.ts";
import { fail } from "../../errors/error.ts";
import { firstNames } from "../table/row-problems.ts";
import { seriesIn } from "./contract-cell.ts";
import type { DraftRow } from "./quotes.ts";

/**
 * The quotes of one product: those of the symbol asked for, by the option's own root, by its underlying or by the name
 * of its series; without one asked for, those of the side's product, where the file has several.
 *
 * @throws CHAIN_SYMBOL_UNKNOWN, CHAIN_SYMBOLS_SEVERAL, CHAIN_OTHER_PRODUCT
 */
export function ofOneProduct(
  read: readonly DraftRow[],
  asked: string | undefined,
  product: string | undefined,
  file: string,
): readonly DraftRow[] {
  const drafts = withSeries(read);
  const kept = asked === undefined ? ofSide(drafts, product, file) : ofSymbol(drafts, asked, file);
  if (product !== undefined) refuseOther(kept, product, file);
  return kept;
}

function ofSide(drafts: readonly DraftRow[], product: string | undefined, file: string): readonly DraftRow[] {
  const underlyings = [...new Set(drafts.flatMap(({ underlying }) => underlying ?? []))];
  if (underlyings.length < 2) return drafts;
  const own = drafts.filter(({ underlying }) => product !== undefined && productOf(underlying ?? "") === product);
  if (own.length > 0) return own;
  const roots = new Set(underlyings.map((name) => productOf(name) ?? name));
  if (roots.size === 1 && product !== undefined) return drafts;
  return fail(
    "CHAIN_SYMBOLS_SEVERAL",
    { symbols: firstNames(underlyings), product: product ?? null, file },
    { where: { file } },
  );
}

function ofSymbol(drafts: readonly DraftRow[], asked: string, file: string): readonly DraftRow[] {
  const wanted = asked.toLowerCase();
  const kept = [
    drafts.filter(({ symbol }) => symbol?.toLowerCase() === wanted),
    drafts.filter(({ underlying }) => underlying?.toLowerCase() === wanted),
  ].find((rows) => rows.length > 0);
  const names = new Set(drafts.flatMap(({ symbol, underlying }) => [underlying ?? [], symbol ?? []].flat()));
  return kept ?? fail("CHAIN_SYMBOL_UNKNOWN", { symbol: asked, symbols: firstNames([...names]) }, { where: { file } });
}

/**
 * The quotes with their series for symbol, where contracts have codes without a known form and those of one right of
 * one expiry are of several series.
 */
function withSeries(drafts: readonly DraftRow[]): readonly DraftRow[] {
  const names = drafts.map(({ code, contractCell, strike }) =>
    code === null && contractCell !== "" ? seriesIn(contractCell, strike) : null,
  );
  const held = new Map<string, Set<string>>();
  for (const [at, { right, expiry }] of drafts.entries()) {
    const name = names[at];
    const key = `${right}|${expiry}`;
    if (name != null) held.set(key, (held.get(key) ?? new Set()).add(name));
  }
  const isSeveral = [...held.values()].some(({ size }) => size > 1);
  return isSeveral ? drafts.map((draft, at) => ({ ...draft, symbol: names[at] ?? draft.symbol })) : drafts;
}

/**
 * The product of the contract table that a vendor's symbol is of: by the root of an option ("SPXW" is of SPX, "R3E" of
 * RTY), or by its own name, with or without a month ("RTYH6"); null for any other.
 */
function productOf(text: string): string | null {
  const symbol = text
    .toUpperCase()
    .trim()
    .replace(/^(?:[A-Z]:|[$^./@#]+)/, "")
    .replace(/[.: ].*$/, "");
  const found = (root: string) => optionRoot(root)?.symbol ?? findContract(root)?.symbol ?? null;
  const root = /^(.+?)[FGHJKMNQUVXZ]\d{1,2}$/.exec(symbol)?.[1];
  return found(symbol) ?? (root === undefined ? null : found(root));
}

/**
 * Refuses quotes of another product than the side's: one that the contract table knows, or, for a cash index or an ETF
 * of the table, any dated symbol with another root.
 */
function refuseOther(drafts: readonly DraftRow[], product: string, file: string): void {
  const isListed = findContract(product) !== undefined;
  const other = drafts.find(({ symbol, underlying, heading, code }) => {
    const named = [symbol, underlying, symbol === null && underlying === null ? heading : null];
    const known = named.flatMap((name) => (name === null ? [] : (productOf(name) ?? [])));
    if (known.length > 0) return !known.includes(product);
    return isListed && cashOptionRoots(product) !== undefined && code?.expiry != null;
  });
  if (other === undefined) return;
  const quoted = other.symbol ?? other.underlying ?? other.heading ?? "";
  fail("CHAIN_OTHER_PRODUCT", { quoted, product }, { where: { file, line: other.line } });
}
