import { dayNumber, isCivilDate, isoFromDays } from "../calendar.ts";
import { decimalText } from "../number-text.ts";
import { as, type Points } from "../quantity.ts";
import { tradingDayFrom } from "../trading-days.ts";
import { findContract, optionRoot } from "./catalogue.ts";
import { type CodeParts, codeParts, type QuarterlyFuture } from "./quarterly-futures.ts";
import { type OptionSeries, seriesOfCode, seriesOn } from "./series.ts";

/**
 * Symbols of options as exchanges, brokers and data vendors write them: one table, from which they are read and
 * written.
 */

/** What a symbol is written from. */
type NamedSeries = Pick<OptionSeries, "symbol" | "date" | "code" | "underlying" | "lastTradingDay">;

/** One option of a series. */
export interface SeriesOption<Series extends NamedSeries = NamedSeries> {
  readonly series: Series;
  readonly right: "call" | "put";
  readonly strike: Points;
}

/** The parts of an option's symbol, whether the contract table knows it or not. */
export interface OptionSymbol {
  /** Exchange code ("RTOH6"), or root of a dated symbol ("RUTW"). */
  readonly code: string;
  readonly right: "call" | "put";
  readonly strike: Points;
  /** ISO date; null where the symbol names a month only. */
  readonly expiry: string | null;
  /** The month of an exchange code; null where the symbol is dated. */
  readonly month: CodeParts | null;
}

/** A way to write the symbol of an option. */
interface Spelling {
  readonly pattern: RegExp;
  readonly read: (match: readonly string[]) => OptionSymbol | null;
  /** Returns the symbol, or null for an option that has none in this spelling. */
  readonly write: (option: SeriesOption) => string | null;
}

/**
 * Every spelling, with its users. A pattern accepts more than `write` makes: blanks, bars, two digits of a year, the
 * prefixes of feeds.
 */
const spellings = {
  /**
   * The Options Clearing Corporation, 21 characters: root of 6, YYMMDD, C or P, strike of 5 + 3 digits.
   * @see Options Clearing Corporation, Options Symbology Initiative, 2010
   */
  osi: {
    pattern: /^([A-Z^$]{1,5}\d?|[A-Z]{6})[ _]*(\d{2})(\d{2})(\d{2})([CP])(\d{8})$/,
    read: ([root, year, month, day, right, strike]) => dated(root, [year, month, day], right, Number(strike) / 1000),
    write: (option) => {
      const thousandths = decimalText(option.strike, 3);
      if (!isDated(option) || !/^\d{1,8}$/.test(thousandths)) return null;
      return `${rootOf(option).padEnd(6)}${shortDate(option)}${letterOf(option)}${thousandths.padStart(8, "0")}`;
    },
  },
  /** Broker platforms, with the strike in points: ".RUT260320C2750". */
  points: {
    pattern: /^([A-Z]{1,6})(\d{2})(\d{2})(\d{2})([CP])(\d{1,7}(?:\.\d+)?)$/,
    read: ([root, year, month, day, right, strike]) => dated(root, [year, month, day], right, Number(strike)),
    write: (option) =>
      isDated(option) ? `.${rootOf(option)}${shortDate(option)}${letterOf(option)}${decimalText(option.strike)}` : null,
  },
  /** Data vendors: "RUT|20260320|2750.00C". */
  bars: {
    pattern: /^\^?\$?([A-Z]{1,6})\|20(\d{2})(\d{2})(\d{2})\|(\d+(?:\.\d+)?)([CP])$/,
    read: ([root, year, month, day, strike, right]) => dated(root, [year, month, day], right, Number(strike)),
    write: (option) =>
      isDated(option)
        ? `${rootOf(option)}|${option.series.date.replaceAll("-", "")}|${decimalText(option.strike)}${letterOf(option)}`
        : null,
  },
  /** CME Group and what quotes it: "RTOH6 C2750"; platforms write "./RTOH26C2750:XCME", Bloomberg "RTYH6C 2750 Index". */
  exchange: {
    pattern: /^([A-Z0-9]{1,4}?[FGHJKMNQUVXZ]\d{1,2})[ _|-]*([CP]) ?(\d+(?:\.\d+)?)(?::[A-Z]+| INDEX)?$/,
    read: ([code, right, strike]) => coded(code, right, Number(strike)),
    write: (option) => {
      const { underlying, code } = option.series;
      return underlying === null || code === null ? null : `${code} ${letterOf(option)}${decimalText(option.strike)}`;
    },
  },
  /** Data vendors, with the strike in front: "ESH6|6012.25C". */
  strikeFirst: {
    pattern: /^([A-Z0-9]{1,4}?[FGHJKMNQUVXZ]\d{1,2})[ _|-]+(\d+(?:\.\d+)?)([CP])(?::[A-Z]+)?$/,
    read: ([code, strike, right]) => coded(code, right, Number(strike)),
    write: (option) => {
      const { underlying, code } = option.series;
      return underlying === null || code === null ? null : `${code}|${decimalText(option.strike)}${letterOf(option)}`;
    },
  },
} satisfies Readonly<Record<string, Spelling>>;

/** Names of the spellings. */
export type SpellingName = keyof typeof spellings;
export const spellingNames = Object.keys(spellings) as readonly SpellingName[];

/** Prefixes that feeds put in front of a symbol. */
const FEED = /^(?:O:|-|\.\/?|\/)/;

/**
 * Reads an option's symbol in any spelling of the table; null for any other text.
 *
 * @example
 * readOptionSymbol("RUTW  260320C02750000")?.strike; // 2750
 */
export function readOptionSymbol(text: string): OptionSymbol | null {
  const symbol = text.trim().toUpperCase().replace(FEED, "");
  for (const { pattern, read } of Object.values<Spelling>(spellings)) {
    const match = pattern.exec(symbol);
    const found = match === null ? null : read(match.slice(1));
    if (found !== null) return found;
  }
  return null;
}

/**
 * Returns the symbol of an option in one spelling, or null where it has none: an option on a future has no dated
 * symbol, any other option no exchange code, and no source states some codes.
 *
 * @example
 * writeOptionSymbol(optionOf(readOptionSymbol("RTOH6 C2750"), "2026-01-22"), "exchange"); // "RTOH6 C2750"
 */
export function writeOptionSymbol(option: SeriesOption, spelling: SpellingName): string | null {
  return spellings[spelling].write(option);
}

/**
 * Returns the usual symbol of an option: the exchange code for one on a future, else OSI's 21 characters; null where
 * unknown.
 *
 * @example
 * symbolOf(optionOf(readOptionSymbol(".RUTW260327P2700"), "2026-01-22")); // "RUTW  260327P02700000"
 */
export function symbolOf(option: SeriesOption): string | null {
  return writeOptionSymbol(option, option.series.underlying === null ? "osi" : "exchange");
}

/**
 * Returns the option that a symbol means, read on an ISO date (for codes with one digit of the year); null where the
 * contract table has no such series.
 *
 * @example
 * optionOf(readOptionSymbol("QN3H6 P25000"), "2026-01-22")?.series.underlying; // "NQM6"
 */
export function optionOf(symbol: OptionSymbol | null, asOf: string): SeriesOption<OptionSeries> | null {
  if (symbol === null) return null;
  const { code, right, strike, expiry } = symbol;
  const series = expiry === null ? seriesOfCode(code, asOf) : cashSeries(code, expiry);
  return series === null ? null : { series, right, strike };
}

function cashSeries(root: string, date: string): OptionSeries | null {
  const contract = findContract(optionRoot(root)?.symbol ?? "");
  if (contract === undefined || contract.kind === "future") return null;
  return seriesOn(contract, date).find(({ code }) => code === root) ?? null;
}

/** The columns by which Interactive Brokers' basket files name a contract; no cell is in quotes, none has a blank. */
export const ibkrColumns = [
  "Symbol",
  "SecType",
  "LastTradingDayOrContractMonth",
  "Strike",
  "Right",
  "Multiplier",
  "TradingClass",
  "Exchange",
  "Currency",
] as const;

/** A contract as Interactive Brokers names it; a cell that does not apply is empty. */
export type IbkrContract = Readonly<Record<(typeof ibkrColumns)[number], string>>;

/**
 * Returns an option as Interactive Brokers names it. Its trading class is the root of the code, which distinguishes the
 * series of one day. An index option that settles at the opening is named by its last trading day.
 *
 * @see Interactive Brokers, Traders' Guide, BasketTrader: basket fields
 * @example
 * ibkrOption(optionOf(readOptionSymbol("R3EH6 C2750"), "2026-01-22"))?.TradingClass; // "R3E"
 */
export function ibkrOption(option: SeriesOption): IbkrContract | null {
  const { symbol, code, underlying, lastTradingDay } = option.series;
  const contract = findContract(symbol);
  if (contract === undefined || code === null) return null;
  const isOnFuture = underlying !== null;
  return {
    Symbol: symbol,
    SecType: isOnFuture ? "FOP" : "OPT",
    LastTradingDayOrContractMonth: lastTradingDay.replaceAll("-", ""),
    Strike: decimalText(option.strike),
    Right: letterOf(option),
    Multiplier: decimalText(contract.multiplier),
    TradingClass: classOf(code),
    Exchange: isOnFuture ? contract.exchange : "SMART",
    Currency: contract.currency,
  };
}

function classOf(code: string): string {
  return codeParts(code)?.root ?? code;
}

/** Returns a future as Interactive Brokers names it, or null for a symbol that the contract table does not have. */
export function ibkrFuture({ symbol, expiry }: QuarterlyFuture): IbkrContract | null {
  const contract = findContract(symbol);
  if (contract === undefined) return null;
  return {
    Symbol: symbol,
    SecType: "FUT",
    LastTradingDayOrContractMonth: expiry.replaceAll("-", ""),
    Strike: "",
    Right: "",
    Multiplier: decimalText(contract.multiplier),
    TradingClass: "",
    Exchange: contract.exchange,
    Currency: contract.currency,
  };
}

/**
 * Reads an option as Interactive Brokers names it; null where the contract table has no such series, or where no
 * trading class distinguishes the series of the day. The day may be the last trading day or that of the expiry.
 */
export function readIbkrOption(cells: Partial<IbkrContract>): SeriesOption<OptionSeries> | null {
  const { Symbol: symbol = "", LastTradingDayOrContractMonth: day = "", TradingClass: tradingClass = "" } = cells;
  const contract = findContract(symbol);
  const [, year, month, dayOfMonth] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(day) ?? [];
  const strike = Number(cells.Strike ?? "");
  const right = rightOf(cells.Right?.trim().charAt(0).toUpperCase());
  if (contract === undefined || year === undefined || right === null || !(strike > 0)) return null;
  const last = `${year}-${month}-${dayOfMonth}`;
  const sameClass = [last, ...nextTradingDay(last)]
    .flatMap((date) => seriesOn(contract, date))
    .filter(({ date, lastTradingDay }) => date === last || lastTradingDay === last)
    .filter(({ code }) => tradingClass === "" || classOf(code ?? "") === tradingClass.trim().toUpperCase());
  if (tradingClass === "" && sameClass.length > 1) return null;
  const series = sameClass.find(({ lastTradingDay }) => lastTradingDay === last) ?? sameClass[0];
  return series === undefined ? null : { series, right, strike: as<Points>(strike) };
}

function nextTradingDay(date: string): readonly string[] {
  const day = dayNumber(date);
  return day === null ? [] : [isoFromDays(tradingDayFrom(day + 1))];
}

function dated(
  root = "",
  [year = "", month = "", day = ""]: readonly (string | undefined)[],
  letter: string | undefined,
  strike: number,
): OptionSymbol | null {
  const right = rightOf(letter);
  const isDate = isCivilDate(2000 + Number(year), Number(month), Number(day));
  if (right === null || !isDate || strike <= 0) return null;
  return { code: root, right, strike: as<Points>(strike), expiry: `20${year}-${month}-${day}`, month: null };
}

function coded(code = "", letter: string | undefined, strike: number): OptionSymbol | null {
  const [month, right] = [codeParts(code), rightOf(letter)];
  return month === null || right === null || strike <= 0
    ? null
    : { code, right, strike: as<Points>(strike), expiry: null, month };
}

function rightOf(letter: string | undefined): "call" | "put" | null {
  if (letter === "C") return "call";
  return letter === "P" ? "put" : null;
}

function letterOf({ right }: SeriesOption): "C" | "P" {
  return right === "call" ? "C" : "P";
}

/** Whether the symbol of an option names its day, in this century: those on cash indices and ETFs do. */
function isDated({ series }: SeriesOption): boolean {
  return series.underlying === null && series.code !== null && series.date >= "2000";
}

function rootOf({ series }: SeriesOption): string {
  return series.code ?? "";
}

/** The expiry as YYMMDD. */
function shortDate({ series }: SeriesOption): string {
  return series.date.slice(2).replaceAll("-", "");
}
