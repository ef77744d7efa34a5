import {
  ADJUSTED_WORDS,
  type ColumnNames,
  type ColumnRole,
  ENGLISH_NAMES,
  OTHER_THING_WORDS,
} from "./dialects/column-names.ts";
import { FOREIGN_NAMES } from "./dialects/foreign-column-names.ts";

/** What a header cell was taken for: `exact` where the whole cell is a known name, else one word of it is. */
export interface HeaderMatch {
  readonly role: ColumnRole;
  readonly exact: boolean;
  /** Place among the names of the role: the smaller one is taken where two columns have it. */
  readonly rank: number;
  readonly languages: readonly string[];
}

const ADJUSTED: Partial<Record<ColumnRole, ColumnRole>> = {
  open: "adjustedOpen",
  high: "adjustedHigh",
  low: "adjustedLow",
  close: "adjustedClose",
};

/** A header cell without case, accents, spaces and punctuation: "Adj. Close" is "adjclose". */
export function plainWord(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

type Names = ReadonlyMap<string, readonly HeaderMatch[]>;
let english: Names | undefined;
let foreign: Names | undefined;

/** What a whole header cell names: in English first, so that the other languages are looked at for other files only. */
function namedBy(word: string): readonly HeaderMatch[] | undefined {
  english ??= namesOf(ENGLISH_NAMES);
  const found = english.get(word);
  if (found !== undefined) return found;
  foreign ??= namesOf(FOREIGN_NAMES);
  return foreign.get(word);
}

function namesOf(table: readonly ColumnNames[]): Names {
  const matches = new Map<string, HeaderMatch[]>();
  for (const { role, language, names } of table) {
    for (const [rank, name] of names.entries())
      addName(matches, plainWord(name), { role, exact: true, rank, languages: [language] });
  }
  return matches;
}

function addName(matches: Map<string, HeaderMatch[]>, word: string, match: HeaderMatch): void {
  const known = matches.get(word) ?? [];
  const same = known.findIndex(({ role }) => role === match.role);
  const before = known[same];
  if (before === undefined) known.push(match);
  else known[same] = { ...before, languages: [...before.languages, ...match.languages] };
  matches.set(word, known);
}

/**
 * The roles that a header cell can name, the likeliest first; empty where it names none.
 *
 * A cell that is no known name as a whole is judged by its first and its last word ("VIX Close", "Close (USD)"), unless
 * another word makes it something else ("Previous Close").
 */
export function headerMatches(cell: string): readonly HeaderMatch[] {
  const exact = namedBy(plainWord(cell));
  if (exact !== undefined) return exact;
  const words = cell
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(plainWord)
    .filter((word) => word !== "");
  if (cell.includes("%") || words.some((word) => OTHER_THING_WORDS.includes(word))) return [];
  const adjusted = [words[0], words.at(-1)].some((word) => word !== undefined && ADJUSTED_WORDS.includes(word));
  const rest = words.filter((word) => !ADJUSTED_WORDS.includes(word));
  const found = [rest[0], rest.at(-1)].flatMap((word) => (word === undefined ? [] : priceMatches(word)));
  if (adjusted && found.length === 0) return [partial("adjustedClose", [])];
  return found
    .slice(0, 1)
    .map((match) => partial(adjusted ? (ADJUSTED[match.role] ?? match.role) : match.role, match.languages));
}

// A single letter or a general word ("value", "first") inside a longer name proves nothing.
const TELLING = /^(?:open|high|low|close|last|settle|settlement|price)$/;

function priceMatches(word: string): readonly HeaderMatch[] {
  const known = namedBy(word) ?? [];
  return known.filter(
    ({ role, languages }) => role in PRICE_ROLES && (!languages.includes("en") || TELLING.test(word)),
  );
}

const PRICE_ROLES = { open: 1, high: 1, low: 1, close: 1, settle: 1 };

function partial(role: ColumnRole, languages: readonly string[]): HeaderMatch {
  return { role, exact: false, rank: 0, languages };
}
