import { type Finding, finding } from "../../errors/finding.ts";
import { dayNumber, daysBetween, isoFromDays, isWeekend } from "../calendar.ts";
import { isRuled, isTradingDay, ruledYears, tradingDaysBetween, whyClosed } from "../trading-days.ts";
import { findContract, optionRoot } from "./catalogue.ts";
import { codeParts, isQuarterlyMonth, thirdFriday } from "./quarterly-futures.ts";
import {
  expiriesOfMonth,
  type OptionedContract,
  type OptionSeries,
  type SeriesKind,
  seriesKinds,
  seriesOfCode,
  seriesOn,
} from "./series.ts";

/** The expiry and the series that a trade asks for on one side. */
export interface ExpiryRequest {
  /** ISO date; null where the trade names none. */
  readonly expiry: string | null;
  /** ISO date of the trade; null where it names none. */
  readonly asOf: string | null;
  /**
   * "quarterly", "weekly", "eom" or "monthly", an option code ("RTOH6") or a root ("RUTW"); null for the usual choice.
   */
  readonly series: string | null;
}

/** The series of a side's options, with the others that expire on its day; or the reason why there is none. */
export type SeriesChoice =
  | {
      readonly known: true;
      /** ISO date; null where neither an expiry nor a code is given. */
      readonly expiry: string | null;
      /** Null without an expiry, and where the table knows no options on the contract. */
      readonly series: OptionSeries | null;
      readonly others: readonly OptionSeries[];
    }
  | { readonly known: false; readonly reason: Finding };

/**
 * Returns the series that a trade means: that of its code or its kind of series, else the first of {@link seriesOn}.
 *
 * A weekly that may have been moved to its day from a holiday is chosen by its code only.
 *
 * Where there is none, the reason is EXPIRY_NOT_TRADING_DAY, EXPIRY_PAST, EXPIRY_OUTSIDE_CALENDAR, SERIES_NOT_ON_DAY,
 * OPTION_CODE_UNKNOWN, OPTION_CODE_NEEDS_DATE, OPTION_CODE_OTHER_PRODUCT or OPTION_CODE_OTHER_DAY.
 *
 * @example
 * chooseSeries(listedContract("RTY"), { expiry: "2026-06-18", asOf: "2026-01-22", series: null }).others.length; // 2
 */
export function chooseSeries(contract: OptionedContract, request: ExpiryRequest): SeriesChoice {
  const wanted = request.series?.trim() ?? null;
  const kind = seriesKinds.find((one) => one === wanted?.toLowerCase()) ?? null;
  const code = wanted === null || kind !== null ? null : wanted.toUpperCase();
  const problem = code === null ? null : codeProblem(contract, code, request);
  if (problem !== null) return refused(problem);
  const ofCode = code === null ? null : seriesOfCode(code, request.asOf ?? request.expiry ?? "");
  const expiry = request.expiry ?? ofCode?.date ?? null;
  if (expiry === null) return { known: true, expiry, series: null, others: [] };
  const reason = dayProblem(contract, expiry, request.asOf);
  if (reason !== null) return refused(reason);
  const listed = seriesOn(contract, expiry);
  if (listed.length === 0) return { known: true, expiry, series: null, others: [] };
  const series = listed.find(
    (one) =>
      (kind === null || (one.series === kind && !isMoved(one))) &&
      (code === null || one.code === (ofCode?.code ?? code)),
  );
  if (series === undefined) return refused(notOnDay(contract, expiry, request.asOf, kind ?? code ?? "", listed));
  return { known: true, expiry, series, others: listed.filter((one) => one !== series) };
}

function refused(reason: Finding): SeriesChoice {
  return { known: false, reason };
}

function codeProblem({ symbol }: OptionedContract, code: string, { expiry, asOf }: ExpiryRequest): Finding | null {
  const parts = codeParts(code);
  const root = optionRoot(parts?.root ?? code) ?? optionRoot(code);
  if (root === undefined) return finding("OPTION_CODE_UNKNOWN", { code, symbol });
  if (root.symbol !== symbol) return finding("OPTION_CODE_OTHER_PRODUCT", { code, of: root.symbol, symbol });
  if (root.day.kind === "cash") return null;
  const date = asOf ?? expiry;
  if (date === null && parts?.yearEnds.length !== 2) return finding("OPTION_CODE_NEEDS_DATE", { code });
  const series = seriesOfCode(code, date ?? "");
  if (series === null) return finding("OPTION_CODE_UNKNOWN", { code, symbol });
  const isElsewhere = expiry !== null && expiry !== series.date;
  return isElsewhere ? finding("OPTION_CODE_OTHER_DAY", { code, date: series.date, expiry }) : null;
}

function dayProblem(contract: OptionedContract, expiry: string, asOf: string | null): Finding | null {
  const { symbol } = contract;
  const isListed = findContract(symbol) !== undefined;
  if (isListed && !isRuled(expiry)) return finding("EXPIRY_OUTSIDE_CALENDAR", { expiry, ...ruledYears });
  const nearest = () => nearestExpiry(contract, expiry, asOf);
  // The calendar is that of the table's exchanges: another product may expire on their holidays.
  const why = isListed || isWeekend(expiry) ? whyClosed(expiry) : null;
  if (why !== null) return finding("EXPIRY_NOT_TRADING_DAY", { symbol, expiry, why, nearest: nearest() });
  if (asOf !== null && expiry < asOf) return finding("EXPIRY_PAST", { symbol, expiry, asOf, nearest: nearest() });
  return null;
}

function notOnDay(
  contract: OptionedContract,
  expiry: string,
  asOf: string | null,
  series: string,
  listed: readonly OptionSeries[],
): Finding {
  const kind = seriesKinds.find((one) => one === series) ?? null;
  const nearest = kind === null ? null : nearestExpiry(contract, expiry, asOf, kind);
  const others = listed.map((one) => (one.code === null ? one.series : `${one.code} (${one.series})`));
  return finding("SERIES_NOT_ON_DAY", { symbol: contract.symbol, series, expiry, others, nearest });
}

/** Whether a holiday may have moved a weekly to its day. */
function isMoved({ series, date, nominal }: OptionSeries): boolean {
  return series === "weekly" && date !== nominal;
}

/** Days before and after a wrong date in which the right one is sought: quarterlies are three months apart. */
const FURTHEST = 100;

/**
 * Returns the ISO date nearest to another, and not before `asOf`, on which options on a contract expire, or those of
 * one kind of series. Of two dates equally near it is the earlier. Null where nothing expires, and for a text that is
 * no date.
 *
 * @example
 * nearestExpiry(listedContract("RTY"), "2026-06-19", null); // "2026-06-18"
 */
export function nearestExpiry(
  contract: OptionedContract,
  date: string,
  asOf: string | null,
  kind: SeriesKind | null = null,
): string | null {
  const day = dayNumber(date < (asOf ?? "") ? (asOf ?? "") : date);
  if (day === null) return null;
  for (let distance = 0; distance <= FURTHEST; distance++) {
    for (const near of [isoFromDays(day - distance), isoFromDays(day + distance)]) {
      const isLate = asOf === null || near >= asOf;
      const found = seriesOn(contract, near).some((one) => !isMoved(one) && (kind === null || one.series === kind));
      if (isLate && found) return near;
    }
  }
  return null;
}

/**
 * Returns the ISO date of the expiry that a month ("2026-06") means: the quarterly of a future, the monthly of an index
 * or an ETF, moved where it is a holiday; of a contract that the table does not have the third Friday itself. Else the
 * reason, EXPIRY_MONTH_EMPTY or EXPIRY_OUTSIDE_CALENDAR.
 *
 * @example
 * expiryOfMonth(listedContract("RTY"), "2026-06"); // { known: true, expiry: "2026-06-18" }
 */
export function expiryOfMonth(
  { symbol, kind }: Pick<OptionedContract, "symbol" | "kind">,
  written: string,
): { readonly known: true; readonly expiry: string } | { readonly known: false; readonly reason: Finding } {
  const month = { year: Number(written.slice(0, 4)), month: Number(written.slice(5, 7)) };
  if (findContract(symbol) === undefined) return { known: true, expiry: isoFromDays(thirdFriday(month)) };
  if (!isRuled(written)) {
    return { known: false, reason: finding("EXPIRY_OUTSIDE_CALENDAR", { expiry: written, ...ruledYears }) };
  }
  const { monthly, eom } = expiriesOfMonth(month);
  if (kind !== "future" || isQuarterlyMonth(month)) return { known: true, expiry: monthly };
  const args = { symbol, month: written, thirdFriday: monthly, lastTradingDay: eom };
  return { known: false, reason: finding("EXPIRY_MONTH_EMPTY", args) };
}

/** A series as an answer lists it, and how far its expiry is from a date. */
export interface Expiry
  extends Pick<
    OptionSeries,
    "symbol" | "date" | "series" | "code" | "underlying" | "exercise" | "settlement" | "lastTradingDay"
  > {
  /** Calendar days; null without a date to count from. */
  readonly days: number | null;
  /** Trading days, the day of the expiry included; null without a date to count from. */
  readonly tradingDays: number | null;
}

/** Returns a series with the days to its expiry from an ISO date. */
export function expiryFrom(series: OptionSeries, asOf: string | null): Expiry {
  const { date } = series;
  return expiryOf(
    series,
    asOf === null ? null : daysBetween(asOf, date),
    asOf === null ? null : tradingDaysBetween(asOf, date),
  );
}

function expiryOf(
  { symbol, date, series, code, underlying, exercise, settlement, lastTradingDay }: OptionSeries,
  days: number | null,
  tradingDays: number | null,
): Expiry {
  return { symbol, date, series, code, underlying, exercise, settlement, lastTradingDay, days, tradingDays };
}

/**
 * Returns the coming expiries of a contract from an ISO date, included, in the order of their dates: every series that
 * a source says is listed, up to `until` (included), at most `count`; without either limit, those of twelve months.
 *
 * The expiries follow the rule, not the listing: most far weeklies are not listed yet.
 *
 * @example
 * comingExpiries(listedContract("RTY"), "2026-01-22", { count: 2 }).map(({ code }) => code); // ["R4DF6", "R4EF6"]
 */
export function comingExpiries(
  contract: OptionedContract,
  asOf: string,
  { until, count = Number.POSITIVE_INFINITY }: { readonly until?: string; readonly count?: number } = {},
): readonly Expiry[] {
  const first = dayNumber(asOf);
  if (first === null) return [];
  const last = until ?? (count === Number.POSITIVE_INFINITY ? aYearAfter(asOf) : `${ruledYears.last}-12-31`);
  const found: Expiry[] = [];
  let tradingDays = 0;
  for (let day = first; isoFromDays(day) <= last && found.length < count; day++) {
    const date = isoFromDays(day);
    if (day > first && isTradingDay(date)) tradingDays += 1;
    const certain = seriesOn(contract, date).filter((series) => series.certain);
    found.push(...certain.map((series) => expiryOf(series, day - first, tradingDays)));
  }
  return found.slice(0, count);
}

function aYearAfter(date: string): string {
  const [year, rest] = [Number(date.slice(0, 4)) + 1, date.slice(4)];
  return `${String(year).padStart(4, "0")}${rest === "-02-29" ? "-02-28" : rest}`;
}
