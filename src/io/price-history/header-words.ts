import { plainWord } from "../table/plain-word.ts";
import { type ColumnNames, type ColumnRole, ENGLISH_NAMES } from "./column-names.ts";
import { FOREIGN_NAMES, FURTHER_NAMES } from "./foreign-column-names.ts";

/** Words that, with a price word beside them, name another thing than that price. */
const OTHER_THING_WORDS: readonly string[] = [
  ...["previous", "prev", "prior", "change", "chg", "percent", "pct", "var", "interest", "time", "date", "range"],
  ...["average", "avg", "mean", "volume", "vol", "volatility", "bid", "ask", "ma", "sma", "ema", "return", "ratio"],
  ...[
    "week",
    "weeks",
    "wk",
    "52w",
    "52wk",
    "year",
    "ytd",
    "lifetime",
    "limit",
    "log",
    "ln",
    "normalized",
    "normalised",
  ],
  ...["strike", "target", "theoretical"],
];

/** Words that make a price word an adjusted price. */
const ADJUSTED_WORDS: readonly string[] = ["adj", "adjusted", "bereinigt", "ajuste", "ajustado", "rettificata"];

/** Words of a units row under the header: they name no symbol. */
export const UNIT_WORDS: readonly string[] = ["usd", "eur", "gbp", "jpy", "points", "pts", "index", "price", "pkt"];

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

type Names = ReadonlyMap<string, readonly HeaderMatch[]>;
let english: Names | undefined;
let foreign: Names | undefined;

/** What a whole header cell names: in English first, so that the other languages are looked at for other files only. */
function namedBy(word: string): readonly HeaderMatch[] | undefined {
  english ??= namesOf(ENGLISH_NAMES);
  const found = english.get(word);
  if (found !== undefined) return found;
  foreign ??= namesOf([...FOREIGN_NAMES, ...FURTHER_NAMES]);
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
  if (exact !== undefined) return cell.includes("%") ? exact.map(ofOtherThing) : exact;
  const words = wordsOf(cell);
  if (saysOtherThing(cell, words)) return [];
  const adjusted = [words[0], words.at(-1)].some((word) => word !== undefined && ADJUSTED_WORDS.includes(word));
  const rest = words.filter((word) => !ADJUSTED_WORDS.includes(word));
  const found = [rest[0], rest.at(-1)].flatMap((word) => (word === undefined ? [] : priceMatches(word)));
  if (adjusted && found.length === 0) return [partial("adjustedClose", [])];
  return found
    .slice(0, 1)
    .map((match) => partial(adjusted ? (ADJUSTED[match.role] ?? match.role) : match.role, match.languages));
}

/** Whether a header cell speaks of a price and means another thing: "Previous Close", "Log Price", "52 Week High". */
export function namesOtherThing(cell: string): boolean {
  const words = wordsOf(cell);
  return saysOtherThing(cell, words) && words.some((word) => priceMatches(word).length > 0);
}

function wordsOf(cell: string): readonly string[] {
  const words = cell.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.map(plainWord).filter((word) => word !== "");
}

function saysOtherThing(cell: string, words: readonly string[]): boolean {
  return cell.includes("%") || words.some((word) => OTHER_THING_WORDS.includes(word));
}

/** "Price %" names no price, where "Price" does. */
function ofOtherThing(match: HeaderMatch): HeaderMatch {
  return match.role in PRICE_ROLES ? { ...match, role: "ignored" } : match;
}

// One or two letters (Vietnamese "mở" beside "3 Mo") or a general word ("value", "first") inside a longer name proves nothing.
const TELLING = /^(?:open|high|low|close|last|settle|settlement|price)$/;

function priceMatches(word: string): readonly HeaderMatch[] {
  const known = namedBy(word) ?? [];
  return known.filter(
    ({ role, languages }) =>
      role in PRICE_ROLES && (languages.includes("en") ? TELLING.test(word) : !/^[a-z]{1,2}$/.test(word)),
  );
}

const PRICE_ROLES = { open: 1, high: 1, low: 1, close: 1, settle: 1 };

function partial(role: ColumnRole, languages: readonly string[]): HeaderMatch {
  return { role, exact: false, rank: 0, languages };
}
