import type { Right } from "../../core/option/leg.ts";
import { plainWord } from "../price-history/header-words.ts";
import { CHAIN_COLUMN_NAMES, type ChainRole, RIGHT_WORDS } from "./column-names.ts";

/** What a header cell was taken for. */
export interface ColumnRole {
  readonly role: ChainRole;
  /** Place among the names of the role: the smaller one is taken where two columns have it. */
  readonly rank: number;
  /** The right that the cell itself names: "Call Bid". */
  readonly right: Right | null;
  readonly language: string;
  /** The name without right and without a number for repeats: the same in "Call Bid", "Put Bid" and "Bid.1". */
  readonly name: string;
}

interface KnownName {
  readonly role: ChainRole;
  readonly rank: number;
  readonly language: string;
}

const known = new Map<string, KnownName>();
for (const { role, language, names } of CHAIN_COLUMN_NAMES) {
  for (const [rank, name] of names.split(",").entries()) known.set(plainWord(name), { role, rank, language });
}

/**
 * What a header cell names, or null where it names nothing of a chain.
 *
 * A cell that is no known name as a whole is looked at without a note in brackets and without a number for repeats
 * ("Last Trade Date (EDT)", "Bid.1"), then without the word for its right ("C_BID", "callBidPrice"); a right alone heads
 * the symbols of its options.
 */
export function columnRole(cell: string): ColumnRole | null {
  if (!/\p{L}/u.test(cell)) return null;
  const whole = nameOf(cell, null);
  if (whole !== null) return whole;
  const plain = cell.replace(/^\s*\[(.*)\]\s*$/, "$1").replace(/\([^)]*\)|\.\d$|%/g, " ");
  const words = plain
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");
  const rights = words.flatMap((word) => RIGHT_WORDS[word.toLowerCase()] ?? []);
  const [right] = rights;
  if (right === undefined || rights.length > 1) return nameOf(plain, null);
  const rest = words.filter((word) => !(word.toLowerCase() in RIGHT_WORDS)).join(" ");
  if (rest === "") return { role: "contract", rank: 0, right, language: "en", name: "contract" };
  return nameOf(rest, right);
}

function nameOf(text: string, right: Right | null): ColumnRole | null {
  const name = plainWord(text);
  const found = known.get(name);
  return found === undefined ? null : { ...found, right, name };
}

/** The right that a cell of a row names by one word or letter, or null. */
export function rightIn(cell: string): Right | null {
  return RIGHT_WORDS[cell.trim().toLowerCase()] ?? null;
}

/** The rights that the words of a heading name, in their order: "Calls for March 20, 2026". */
export function rightsNamed(text: string): readonly Right[] {
  const words = text.toLowerCase().match(/\b(?:calls?|puts?)\b/g) ?? [];
  return words.flatMap((word) => RIGHT_WORDS[word] ?? []);
}
