import { type KnownName, knownNames, plainWord, wordsOf } from "../table/header-names.ts";
import { type ColumnRole, ENGLISH_NAMES } from "./column-names.ts";
import { FOREIGN_NAMES } from "./foreign-column-names.ts";

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
export interface HeaderMatch extends KnownName<ColumnRole> {
  readonly exact: boolean;
}

const ADJUSTED: Partial<Record<ColumnRole, ColumnRole>> = {
  open: "adjustedOpen",
  high: "adjustedHigh",
  low: "adjustedLow",
  close: "adjustedClose",
};

const english = knownNames(ENGLISH_NAMES);
const foreign = knownNames(FOREIGN_NAMES);

/** What a whole header cell names: in English, else in the other languages; empty where it names nothing. */
function namedBy(cell: string): readonly KnownName<ColumnRole>[] {
  const word = plainWord(cell);
  return english.get(word) ?? foreign.get(word) ?? [];
}

/**
 * The roles that a header cell can name, the likeliest first; empty where it names none.
 *
 * A cell that is no known name as a whole is judged by its first and its last word ("VIX Close", "Close (USD)"), unless
 * another word makes it something else ("Previous Close").
 */
export function headerMatches(cell: string): readonly HeaderMatch[] {
  const named = namedBy(cell).map((known) => ({ ...known, exact: true }));
  if (named.length > 0) return cell.includes("%") ? named.map(ofOtherThing) : named;
  const words = plainWordsOf(cell);
  if (meansOtherThing(cell, words)) return [];
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
  const words = plainWordsOf(cell);
  return meansOtherThing(cell, words) && words.some((word) => priceMatches(word).length > 0);
}

const plainWordsOf = (cell: string): readonly string[] => wordsOf(cell).map(plainWord);

function meansOtherThing(cell: string, words: readonly string[]): boolean {
  return cell.includes("%") || words.some((word) => OTHER_THING_WORDS.includes(word));
}

/** "Price %" names no price, where "Price" does. */
function ofOtherThing(match: HeaderMatch): HeaderMatch {
  return match.role in PRICE_ROLES ? { ...match, role: "ignored" } : match;
}

// Inside a longer name one or two letters (Vietnamese "mở" beside "3 Mo") or a general word ("value") prove nothing.
const TELLING = /^(?:open|high|low|close|last|settle|settlement|price)$/;

function priceMatches(word: string): readonly KnownName<ColumnRole>[] {
  return namedBy(word).filter(
    ({ role, languages }) =>
      role in PRICE_ROLES && (languages.includes("en") ? TELLING.test(word) : !/^[a-z]{1,2}$/.test(word)),
  );
}

const PRICE_ROLES = { open: 1, high: 1, low: 1, close: 1, settle: 1 };

function partial(role: ColumnRole, languages: readonly string[]): HeaderMatch {
  return { role, exact: false, rank: 0, languages };
}
