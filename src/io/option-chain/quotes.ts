import { twoDigits } from "../../core/calendar.ts";
import type { OptionSymbol } from "../../core/contract/symbols.ts";
import type { ChainRow } from "../../core/option/chain.ts";
import type { Right } from "../../core/option/leg.ts";
import { as, type Points, type Ratio } from "../../core/quantity.ts";
import { failIfAny } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import type { DateOrder } from "../table/dates.ts";
import { type DecimalMark, isMissing, numberIn } from "../table/numbers.ts";
import { placeIn, type RowAt, report, rowTooWide, unreadableNumber } from "../table/row-problems.ts";
import type { ChainRole } from "./column-names.ts";
import { contractIn, expiryInSeries, monthSince, seriesIn } from "./contracts.ts";
import { type CellDate, dateInCell, dateWithin, isoIn, timeWithin } from "./dates.ts";
import { type ChainSide, rightIn } from "./layout.ts";
import { daysCounted, isNoPrice, priceInCell, type QuoteRow, strikeAndLetter, withoutLetter } from "./rows.ts";

/** A quote of which only the unit of its volatility is still open. */
export interface DraftRow extends Omit<ChainRow, "impliedVolatility"> {
  readonly underlying: string | null;
  /** The product that the lines above the rows name. */
  readonly heading: string | null;
  readonly code: OptionSymbol | null;
  readonly contractCell: string;
  readonly volatilityCell: string;
  readonly expiryFrom: "column" | "symbol" | "heading" | null;
  /** Days left to the expiry, as their column counts them. */
  readonly daysLeft: number | null;
  /** Whether the last price is marked as an offer or a bid. */
  readonly lastIndicated: boolean;
  /** Whether nothing but the place left or right of the strike says the right. */
  readonly rightAssumed: boolean;
}

/**
 * The quotes of the rows of a chain.
 *
 * @throws every problem of the rows, up to ten: CHAIN_ROW_TOO_WIDE, CHAIN_STRIKE_UNREADABLE, CHAIN_RIGHT_MISSING,
 * CHAIN_DATE_UNREADABLE, CHAIN_NUMBER_UNREADABLE, CHAIN_PRICE_NEGATIVE, CHAIN_ROW_CONTRADICTS
 */
export function readQuotes(rows: readonly QuoteRow[], context: RowContext): readonly DraftRow[] {
  const drafts = rows.flatMap((row) => {
    const at = () => context.rowAt(row.line);
    const tooWide = rowTooWide("CHAIN", row.cells, row.layout.header.length, at);
    const strike = (row.cells[row.layout.sides[0]?.columns.strike ?? -1] ?? "").trim();
    if (tooWide !== null) report(context.problems, tooWide);
    else if (row.hasStrike) return row.layout.sides.flatMap((side) => draftRow(row, side, context) ?? []);
    else report(context.problems, unreadableStrike(strike, at()));
    return [];
  });
  failIfAny(context.problems);
  return drafts;
}

function unreadableStrike(value: string, row: RowAt): Finding {
  return finding("CHAIN_STRIKE_UNREADABLE", { value }, placeIn(row, value));
}

/** The quote on one side of a row; null where the side has none, or where a problem was reported. */
function draftRow(row: QuoteRow, side: ChainSide, context: RowContext): DraftRow | null {
  const cell = (role: ChainRole): string => (row.cells[side.columns[role] ?? -1] ?? "").trim();
  const { line } = row;
  const code = contractIn(cell("contract"));
  const strike = strikeOf(cell("strike"), code, line, context);
  const right = strike === null ? null : rightOf(row, side, code, cell);
  if (strike === null) return null;
  if (right === null) {
    report(
      context.problems,
      finding("CHAIN_RIGHT_MISSING", { got: cell("right") }, placeIn(context.rowAt(line), cell("right"))),
    );
    return null;
  }
  const named = cell("contract");
  const series = code === null ? seriesIn(named, strike) : null;
  const expiry = expiryOf(row, code, series, cell("expiry"), context);
  if (contradicts({ strike, right: right.right, expiry }, code, named, line, context)) return null;
  const price = (role: ChainRole) => priceOf(role, cell(role), row, side, context);
  const last = price("last");
  const date = expiry.date ?? code?.expiry ?? null;
  return {
    line,
    symbol: code?.code ?? ((wordOf(cell("underlying")) || tickerOf(named)) + expiry.series || null),
    underlying: wordOf(cell("underlying")) || null,
    heading: row.heading.product,
    code,
    contractCell: named,
    expiry: date,
    expiryFrom: expiry.from,
    daysLeft: daysCounted(cell("daysLeft")),
    month: date === null ? (code?.month ?? expiry.month) : null,
    right: right.right,
    rightAssumed: right.isAssumed,
    strike,
    bid: price("bid").value,
    ask: orNull(price("ask").value),
    mark: orNull(price("mark").value),
    last: last.letter === null ? orNull(last.value) : null,
    lastIndicated: last.letter !== null,
    settle: orNull(price("settle").value),
    volatilityCell: cell("volatility"),
    delta: deltaOf(cell("delta"), right.right, context.decimal),
    volume: countOf(cell("volume"), context.decimal),
    openInterest: countOf(cell("openInterest"), context.decimal),
    quoteTime: timeOf(cell("quoteDate"), cell("quoteTime"), row, context),
    lastTime: timeOf(cell("lastTime"), "", null, context),
  };
}

/** A price of 0 is none: nobody offers, nothing was traded. Only a bid of 0 says something. */
function orNull(price: Points | null): Points | null {
  return price === 0 ? null : price;
}

function wordOf(cell: string): string {
  return isMissing(cell) ? "" : cell;
}

const TICKER = /^[$^./]?\p{L}[\p{L}\d.]{0,7}$/u;

/** What a symbol column says where it names the product: descriptions and row numbers of options do not. */
function tickerOf(cell: string): string {
  return TICKER.test(cell) ? wordOf(cell) : "";
}

function strikeOf(cell: string, code: OptionSymbol | null, line: number, context: RowContext): Points | null {
  if (isMissing(cell) && code !== null) return code.strike;
  const value = numberIn(strikeAndLetter(cell).text, context.decimal) / context.strikeParts;
  if (value > 0) return as<Points>(value);
  report(context.problems, unreadableStrike(cell, context.rowAt(line)));
  return null;
}

/**
 * The right of a quote: by its own cell, its symbol, the letter at its strike, its side of the table, or the heading.
 */
function rightOf(row: QuoteRow, side: ChainSide, code: OptionSymbol | null, cell: (role: ChainRole) => string) {
  const own = cell("right");
  const stated: Right | null = rightIn(own) ?? code?.right ?? rightIn(strikeAndLetter(cell("strike")).letter);
  const isNamed = row.layout.sidesFrom === "named";
  // A word that is no right ("Future") is not overruled by a heading: the row may be of something else.
  const heading = isMissing(own) ? row.heading.right : null;
  const right = (isNamed ? side.right : null) ?? stated ?? side.right ?? heading;
  return right === null ? null : { right, isAssumed: stated === null && row.layout.sidesFrom === "assumed" };
}

/** Reports a row whose columns and whose symbol name different options: one of them has slipped. */
function contradicts(
  named: { strike: Points; right: Right; expiry: RowExpiry },
  code: OptionSymbol | null,
  text: string,
  line: number,
  context: RowContext,
): boolean {
  if (code === null) return false;
  const { date, month } = named.expiry;
  const day = date ?? (month === null ? "" : `${month.yearEnds}-${twoDigits(month.month)}`);
  const pairs = [
    // Feeds scale the strike in a futures-style symbol each in its own way: there the column is right.
    { what: "strike", column: named.strike, symbol: code.expiry === null ? named.strike : code.strike },
    { what: "right", column: named.right, symbol: code.right },
    { what: "expiry", column: day, symbol: code.expiry?.slice(0, day.length) ?? day },
    // A day may be that of an option whose future is of a later month; two months must be one.
    { what: "expiry", column: day, symbol: date === null && day !== "" ? monthLike(day, code.month) : day },
  ];
  const wrong = pairs.find(({ column, symbol }) => column !== symbol);
  if (wrong === undefined) return false;
  const args = { what: wrong.what, column: `${wrong.column}`, symbol: `${wrong.symbol}`, code: text };
  report(context.problems, finding("CHAIN_ROW_CONTRADICTS", args, placeIn(context.rowAt(line), text)));
  return true;
}

/** The month of a code, with the digits of the year that it leaves out from another month. */
function monthLike(other: string, month: OptionSymbol["month"]): string {
  return month === null
    ? other
    : `${other.slice(0, 4 - month.yearEnds.length)}${month.yearEnds}-${twoDigits(month.month)}`;
}

/** Delta of one option bought; null where it cannot be one. Some vendors leave out the sign of a put's. */
function deltaOf(cell: string, right: Right, decimal: DecimalMark | null): Ratio | null {
  const percent = cell.endsWith("%");
  const number = numberIn(percent ? cell.slice(0, -1) : cell, decimal);
  const value = percent ? Number(`${number}e-2`) : number;
  if (!(Math.abs(value) <= 1) || (right === "call" && value < 0)) return null;
  return as<Ratio>(right === "put" && value > 0 ? -value : value + 0);
}

function countOf(cell: string, decimal: DecimalMark | null): number | null {
  const value = numberIn(cell, decimal);
  return value >= 0 ? value : null;
}

/** A price of a row in index points, and the exchange's letter behind it. */
interface DraftPrice {
  readonly value: Points | null;
  readonly letter: "A" | "B" | null;
}

const NONE: DraftPrice = { value: null, letter: null };

/** The price in a cell; none where the cell says so, or where it cannot be read or is negative, which is reported. */
function priceOf(role: ChainRole, cell: string, row: QuoteRow, side: ChainSide, context: RowContext): DraftPrice {
  if (isNoPrice(cell)) return NONE;
  const value = priceInCell(cell, context.decimal);
  const { letter } = withoutLetter(cell);
  const column = row.layout.header[side.columns[role] ?? -1]?.trim() || role;
  // A letter says which side of the market a price is of: on the other side it is a slip.
  const slipped = (letter === "A" && role === "bid") || (letter === "B" && role === "ask");
  if (Number.isNaN(value) || slipped) {
    report(context.problems, unreadableNumber("CHAIN", context.rowAt(row.line), cell, column, context.decimal));
    return NONE;
  }
  if (value >= 0) return { value: as<Points>(value + 0), letter };
  report(context.problems, finding("CHAIN_PRICE_NEGATIVE", { column, value }, placeIn(context.rowAt(row.line), cell)));
  return NONE;
}

/** The expiry of a row: a date, or a month with the series within it, and which part of the file it comes from. */
interface RowExpiry {
  readonly date: string | null;
  readonly month: ChainRow["month"];
  /** What tells a series from the others of its month: "W1". */
  readonly series: string;
  readonly from: "column" | "symbol" | "heading" | null;
}

/** The expiry of a row, by its own cell, its symbol or the name of its series, or the heading above it. */
function expiryOf(
  row: QuoteRow,
  code: OptionSymbol | null,
  series: string | null,
  cell: string,
  context: RowContext,
): RowExpiry {
  if (!isMissing(cell)) {
    const stated = expiryInCell(row, cell, context);
    if (stated !== null) return stated;
    report(context.problems, finding("CHAIN_DATE_UNREADABLE", { value: cell }, placeIn(context.rowAt(row.line), cell)));
  }
  if (code !== null) return onDay(code.expiry, "symbol");
  const named = series === null ? null : expiryInSeries(series, context.sinceYear);
  if (named !== null) return "date" in named ? onDay(named.date, "symbol") : inMonth(named.month, "symbol");
  const { expiry } = row.heading;
  return onDay(expiry === null ? null : isoIn(expiry, context.order), "heading");
}

function expiryInCell(row: QuoteRow, cell: string, context: RowContext): RowExpiry | null {
  const date = context.dates.expiry(cell) ?? withYearOf(row.heading.expiry, cell, context);
  const iso = date === null ? null : isoIn(date, context.order);
  if (iso !== null) return onDay(iso, "column");
  const written = monthSince(cell, context.sinceYear);
  if (written !== null) return inMonth(written, "column");
  const [, year, month, series = ""] = MONTH_OF_YEAR.exec(cell) ?? [];
  return year === undefined ? null : { ...inMonth(`${year}-${month}`, "column"), series };
}

function onDay(date: string | null, from: RowExpiry["from"]): RowExpiry {
  return { date, month: null, series: "", from: date === null ? null : from };
}

function inMonth(month: string, from: RowExpiry["from"]): RowExpiry {
  const [year = "", ofYear = ""] = month.split("-");
  return { date: null, month: { month: Number(ofYear), yearEnds: year }, series: "", from };
}

/** A year and a month, and the week of a weekly series: "202603", "202603W1". */
const MONTH_OF_YEAR = /^((?:19|20)\d{2})(0[1-9]|1[0-2])([FW]\d)?$/;

/** A date without a year ("Mar 20") in the year of the heading above it, or null. */
function withYearOf(heading: CellDate | null, cell: string, { dates, order }: RowContext): CellDate | null {
  const year = heading === null ? null : isoIn(heading, order)?.slice(0, 4);
  if (year == null || !/^(?:\p{L}{3,9}\.?[ -]\d{1,2}|\d{1,2}[ -]\p{L}{3,9}|\d{1,2}\/\d{1,2})$/u.test(cell)) return null;
  return dates.expiry(`${cell}${cell.includes("/") ? "/" : " "}${year}`);
}

/** An ISO date, with the time where there is one; a time alone is of the day in the heading. */
function timeOf(dateCell: string, timeCell: string, row: QuoteRow | null, context: RowContext): string | null {
  // A time with a date of its own is the quote's; the day beside it may be that of the last trade.
  const date = context.dates.time(timeCell) ?? context.dates.time(dateCell);
  const heading = row?.heading.quoted ?? null;
  const iso = date === null ? null : isoIn(date, context.quoteOrder);
  if (date !== null && iso !== null) return iso + (date.time || timeWithin(timeCell));
  const ofHeading = heading === null ? null : isoIn(heading, context.quoteOrder);
  return heading === null || ofHeading === null ? null : ofHeading + (timeWithin(timeCell) || heading.time);
}

/** What reading the rows of one chain needs to know, and the problems met so far. */
export interface RowContext {
  readonly rowAt: (line: number) => RowAt;
  readonly decimal: DecimalMark | null;
  /** Of expiries, and of quotes and trades: one order, but that either may be settled alone. */
  readonly order: DateOrder | null;
  readonly quoteOrder: DateOrder | null;
  /** How many parts of the strike column make a point. */
  readonly strikeParts: number;
  /** The year of the trade: "Mar 26" is a month of it or of a later one, and "Mar 20" is a day. */
  readonly sinceYear: string | null;
  readonly dates: DateReaders;
  readonly problems: Finding[];
}

/** Readers of an expiry, which is the whole cell, and of the time of a quote, in which the date may stand anywhere. */
export interface DateReaders {
  readonly expiry: (cell: string) => CellDate | null;
  readonly time: (cell: string) => CellDate | null;
}

/** Readers that remember: a chain repeats a few dates on thousands of rows. */
export function rememberingDates(): DateReaders {
  return { expiry: remembering(dateInCell), time: remembering((cell) => dateInCell(cell) ?? dateWithin(cell)) };
}

function remembering(read: (cell: string) => CellDate | null): (cell: string) => CellDate | null {
  const known = new Map<string, CellDate | null>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const date = read(cell);
    if (known.size < 10_000) known.set(cell, date);
    return date;
  };
}
