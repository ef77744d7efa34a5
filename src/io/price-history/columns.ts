import { fail } from "../../errors/error.ts";
import { plainWord } from "../table/plain-word.ts";
import type { ColumnRole } from "./column-names.ts";
import type { Column } from "./header.ts";
import { namesOtherThing } from "./header-words.ts";

/** Which column of a file is used for what, by index from 0; null where the file has none. */
export interface ChosenColumns {
  readonly date: number;
  readonly time: number | null;
  readonly symbol: number | null;
  /** Volatility is measured on this one. */
  readonly price: number;
  /** The level is the last value of this one: the unadjusted price, where the file has it. */
  readonly level: number;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly volume: number | null;
  /** Whether the level comes from an adjusted column, for want of another. */
  readonly levelIsAdjusted: boolean;
  /** Whether open, high and low are unadjusted beside an adjusted price, and must be brought to its scale. */
  readonly rangeNeedsAdjusting: boolean;
}

/** What the choice of columns depends on. */
export interface ColumnQuestion {
  readonly columns: readonly Column[];
  readonly date: number;
  readonly time: number | null;
  /** Columns that hold numbers. */
  readonly numeric: readonly number[];
  /** The --column option: a header, or a number from 1. */
  readonly asked: string | undefined;
  readonly file: string;
}

const PRICE_ROLES: readonly ColumnRole[] = ["close", "settle", "adjustedClose"];

/**
 * The columns to use.
 *
 * The price is the adjusted close, else the settlement, else the close; the level is the settlement, else the close, else
 * the adjusted close. A column that was asked for is both, but that an adjusted one leaves the level to the others.
 *
 * @throws HISTORY_COLUMN_UNKNOWN, HISTORY_COLUMN_AMBIGUOUS, HISTORY_NO_PRICE_COLUMN
 */
export function chooseColumns(question: ColumnQuestion): ChosenColumns {
  const find = (role: ColumnRole): number | null => columnOf(question, role);
  const asked = question.asked === undefined ? null : askedColumn(question, question.asked);
  const adjusted = find("adjustedClose");
  const unadjusted = find("settle") ?? find("close");
  const price = asked ?? adjusted ?? unadjusted ?? onlyNumber(question);
  const isAdjusted = price === adjusted;
  const level = isAdjusted ? (unadjusted ?? price) : price;
  const ownRange = isAdjusted ? [find("adjustedOpen"), find("adjustedHigh"), find("adjustedLow")] : [];
  const hasOwnRange = ownRange.length > 0 && ownRange.every((column) => column !== null);
  const [open = null, high = null, low = null] = hasOwnRange ? ownRange : [find("open"), find("high"), find("low")];
  return {
    date: question.date,
    time: question.time,
    symbol: find("symbol"),
    price,
    level,
    open,
    high,
    low,
    volume: find("volume"),
    levelIsAdjusted: isAdjusted && level === price,
    rangeNeedsAdjusting: isAdjusted && level !== price && !hasOwnRange,
  };
}

/** The column of a role: a whole name before a part of one, an earlier name before a later, then the leftmost. */
function columnOf(question: ColumnQuestion, role: ColumnRole): number | null {
  const candidates = question.columns.flatMap(({ matches }, index) => {
    const match = matches.find((one) => one.role === role);
    if (match === undefined || index === question.date || index === question.time) return [];
    return [{ index, weight: match.exact ? match.rank : 1000 }];
  });
  const [first, second] = candidates.sort((a, b) => a.weight - b.weight || a.index - b.index);
  if (first === undefined) return null;
  const unclear = first.weight === second?.weight && PRICE_ROLES.includes(role);
  if (unclear && question.asked === undefined) {
    const tied = candidates.filter(({ weight }) => weight === first.weight);
    refuse(
      "HISTORY_COLUMN_AMBIGUOUS",
      question,
      tied.map(({ index }) => index),
    );
  }
  return first.index;
}

function askedColumn(question: ColumnQuestion, asked: string): number {
  const exact = question.columns.findIndex(({ name, aliases }) => name === asked || aliases.includes(asked));
  if (exact >= 0) return exact;
  const word = plainWord(asked);
  const named = question.columns.findIndex(
    ({ aliases }) => word !== "" && aliases.some((alias) => plainWord(alias) === word),
  );
  if (named >= 0) return named;
  const position = /^\d{1,3}$/.test(asked) ? Number(asked) - 1 : -1;
  if (position >= 0 && position < question.columns.length) return position;
  const columns = quoted(
    question,
    question.columns.map((_, index) => index),
  );
  return fail("HISTORY_COLUMN_UNKNOWN", { column: `"${asked}"`, columns }, { where: { file: question.file } });
}

/** The one column of numbers that no name explains, as in a file of a date and one series. */
function onlyNumber(question: ColumnQuestion): number {
  const candidates = question.numeric.filter(
    (index) => index !== question.date && index !== question.time && question.columns[index]?.matches.length === 0,
  );
  const [only] = candidates.filter((index) => !namesOtherThing(question.columns[index]?.name ?? ""));
  if (candidates.length > 1) return refuse("HISTORY_COLUMN_AMBIGUOUS", question, candidates);
  return (
    only ??
    refuse(
      "HISTORY_NO_PRICE_COLUMN",
      question,
      question.columns.map((_, index) => index),
    )
  );
}

function refuse(
  code: "HISTORY_COLUMN_AMBIGUOUS" | "HISTORY_NO_PRICE_COLUMN",
  question: ColumnQuestion,
  columns: readonly number[],
): never {
  return fail(code, { columns: quoted(question, columns) }, { where: { file: question.file } });
}

function quoted({ columns }: ColumnQuestion, indexes: readonly number[]): string {
  const names = indexes.slice(0, 12).map((index) => `"${columns[index]?.name ?? ""}"`);
  return `${names.join(", ")}${indexes.length > 12 ? ", …" : ""}`;
}
