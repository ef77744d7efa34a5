import { readMonth } from "../../core/calendar.ts";
import { MONTH_LETTERS } from "../../core/contract/quarterly-futures.ts";
import { seriesOfCode } from "../../core/contract/series.ts";
import { type OptionSymbol, readOptionSymbol } from "../../core/contract/symbols.ts";
import { as, type Points } from "../../core/quantity.ts";
import { type CellDate, dateInCell, dateWithin, isoIn } from "./dates.ts";

/** What the contract cell of a quote names: its option, or its series. */

/**
 * What the cell of a contract says of its option: an option's symbol, its parts in words, or the fields of an object
 * printed whole, as "Option(symbol='SPX', strike=5000.0, right='C')"; null for any other text.
 */
export function contractIn(cell: string): OptionSymbol | null {
  return readOptionSymbol(cell) ?? (cell.includes("strike") ? ofFields(cell) : inWords(cell));
}

/** Root, day, strike and right, or right and strike; Bloomberg puts "US" and "Index" around them. */
const IN_WORDS =
  /^[$^./-]*([A-Z][A-Z\d]{0,5})(?: US)? +(\S.*?) +(?:([\d,.]+) *(C|P|CALL|PUT)|(C|P|CALL|PUT) *([\d,.]+))(?: INDEX| EQUITY)?$/;
const PLAIN_STRIKE = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** An option in words as brokers write it: "RUT 03/20/2026 2750.00 C", "RUT 20MAR26 2750 C". */
function inWords(cell: string): OptionSymbol | null {
  const [, code = "", day = "", before, word, wordBefore, behind] = IN_WORDS.exec(cell.trim().toUpperCase()) ?? [];
  const written = before ?? behind ?? "";
  const strike = PLAIN_STRIKE.test(written) ? Number(written.replaceAll(",", "")) : 0;
  const expiry = dayOf(dateInCell(apart(day)));
  if (expiry === null || !(strike > 0)) return null;
  const right = (word ?? wordBefore)?.startsWith("C") ? "call" : "put";
  return { code, right, strike: as<Points>(strike), expiry, month: null };
}

/** The ISO date of a day in a symbol: those who write it in figures alone are American, with the month first. */
function dayOf(date: CellDate | null): string | null {
  return date === null ? null : isoIn(date, "mdy");
}

/** "Mar20'26" as "Mar20 '26". */
function apart(text: string): string {
  return text.replace(/(?<=\d)'(?=\d)/, " '");
}

/** "Mar 26" as "2026-03"; null where it names no month, or one before a year: then it is a day without its year. */
export function monthSince(text: string, year: string | null): string | null {
  const month = readMonth(text);
  return month === null || (!/\d{4}/.test(text) && (year === null || month < year)) ? null : month;
}

const MONTH_WITHIN = /(?<![\p{L}\d])\p{L}{3,9}[ .'-]{0,2}(?:\d{4}|\d{2})(?!\d)/u;
const OF_A_WEEK = /\b(?:w(?:ee)?k|w\d|eom)/i;

/**
 * When the options of a series expire by its name: "R3E MAR26" is exchange code R3EH26, "RTY Jun26" says the month
 * only; null where the name says neither, or a week of a month.
 */
export function expiryInSeries(
  name: string,
  sinceYear: string | null,
): { readonly date: string } | { readonly month: string } | null {
  const date = dayOf(dateWithin(apart(name)));
  if (date !== null) return { date };
  const written = MONTH_WITHIN.exec(name)?.[0] ?? "";
  const month = monthSince(written, sinceYear);
  if (month === null || OF_A_WEEK.test(name)) return null;
  const root = name.slice(0, -written.length).trim();
  const code = `${root}${MONTH_LETTERS[Number(month.slice(5)) - 1]}${month.slice(2, 4)}`;
  const series = name === `${root} ${written}` ? seriesOfCode(code, `${month}-01`) : null;
  return series === null ? { month } : { date: series.date };
}

function ofFields(cell: string): OptionSymbol | null {
  const field = (...names: readonly string[]): string => {
    for (const name of names) {
      const value = new RegExp(`\\b${name}["']?\\s*[=:]\\s*["']?([^"',})]*)`, "i").exec(cell)?.[1]?.trim();
      if (value !== undefined && value !== "") return value;
    }
    return "";
  };
  const own = readOptionSymbol(field("localSymbol", "symbol"));
  const letter = field("right", "optionType", "putCall", "type").charAt(0).toUpperCase();
  const right = letter === "C" ? "call" : letter === "P" ? "put" : null;
  const strike = Number(field("strike", "strikePrice"));
  const date = dateInCell(field("lastTradeDateOrContractMonth", "lastTradeDate", "expiry", "expiration"));
  const expiry = date === null ? null : isoIn(date, null);
  if (right === null || !(strike > 0)) return own;
  return {
    code: field("tradingClass") || (own?.code ?? field("symbol")),
    right,
    strike: as<Points>(strike),
    expiry: expiry ?? own?.expiry ?? null,
    month: expiry === null ? (own?.month ?? null) : null,
  };
}

/** A right that stands alone. */
const RIGHT = /(?:^|(?<![\p{L}]))(?:calls?|puts?|ce|pe|c|p)(?![\p{L}])/giu;

/**
 * The name of the series in a contract's code without a form of its own: the code without its strike and its right
 * ("EW3H6 C5000" is of "EW3H6"); null where the strike does not stand in it.
 */
export function seriesIn(cell: string, strike: number): string | null {
  const written = `${strike}`.replace(".", "\\.");
  const found = [...cell.matchAll(new RegExp(`(?<![\\d.])([CP]?)0*${written}(?:\\.0+)?([CP]?)(?![\\d.])`, "gi"))].at(
    -1,
  );
  if (found === undefined) return null;
  const rest = cell.slice(0, found.index) + cell.slice(found.index + found[0].length);
  const name = rest
    .replace(RIGHT, " ")
    .replace(/[\s_|:-]+/g, " ")
    .trim();
  return /\p{L}/u.test(name) ? name : null;
}
