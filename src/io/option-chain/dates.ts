import { daysBetween, isoFromDays, isWeekend } from "../../core/calendar.ts";
import { fail } from "../../errors/error.ts";
import {
  arrangedIn,
  civilReaders,
  DATE_LAYOUTS,
  type DateOrder,
  daysOfPacked,
  isPlausible,
  NO_TIME,
  secondsOf,
  unixReaders,
} from "../table/dates.ts";

/** A date as a cell writes it, read in each order of day and month: all the same where the layout fixes the order. */
export interface CellDate {
  readonly text: string;
  /** The ISO date in each order that makes a day of the calendar. */
  readonly readings: Readonly<Partial<Record<DateOrder, string>>>;
  readonly isOpen: boolean;
  /** "THH:MM:SS", or nothing. */
  readonly time: string;
}

const READERS = [...civilReaders(), ...unixReaders()];
/** The orders, the likeliest first. */
const ORDERS: readonly DateOrder[] = ["mdy", "dmy", "ymd"];
/** Marks of weekly and monthly expiries, and of days left, behind a date. */
const BEHIND = /\s*(?:\([^)]*\)|-[wmq]|\[[^\]]*\])\s*$/i;

/** The date in a cell, or null where there is none. */
export function dateInCell(cell: string): CellDate | null {
  const text = cell.trim().replace(BEHIND, "");
  if (text.length < 6 || !/\d/.test(text)) return null;
  for (const reader of READERS) {
    const packed = reader.read(text);
    const isOpen = reader.orderOpen;
    if (!isPlausible(packed, isOpen) && !(isOpen && reader.twoDigitYear && packed > 0)) continue;
    const orders = isOpen ? ORDERS.filter((order) => order !== "ymd" || reader.twoDigitYear) : ORDERS;
    const readings = Object.fromEntries(orders.flatMap((order) => reading(packed, order, isOpen)));
    if (Object.keys(readings).length === 0) continue;
    return {
      text: cell.trim(),
      readings,
      isOpen,
      time: reader.name.startsWith("unix") ? clock(reader.seconds()) : timeWithin(text),
    };
  }
  return null;
}

function reading(packed: number, order: DateOrder, isOpen: boolean): [DateOrder, string][] {
  const days = daysOfPacked(isOpen ? arrangedIn(order, packed) : packed);
  return days === null ? [] : [[order, isoFromDays(days)]];
}

/** "T15:15:00" of seconds since midnight, nothing where there is no time. */
function clock(seconds: number): string {
  if (seconds === NO_TIME || !Number.isFinite(seconds)) return "";
  const inDay = ((Math.floor(seconds) % 86_400) + 86_400) % 86_400;
  const two = (value: number): string => `${Math.floor(value)}`.padStart(2, "0");
  return `T${two(inDay / 3600)}:${two((inDay / 60) % 60)}:${two(inDay % 60)}`;
}

const CLOCK_WITHIN = /\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?)?/i;

/** The first time of the day inside a text, as it is written there: an offset behind it changes nothing. */
export function timeWithin(text: string): string {
  const time = CLOCK_WITHIN.exec(text)?.[0];
  return time === undefined ? "" : clock(secondsOf(time));
}

/** The first date inside a text ("as of 01-22-2026 03:15pm", "15:15:00 CT 22 Jan 2026") with its time, or null. */
export function dateWithin(text: string): CellDate | null {
  for (const { index } of text.matchAll(/(?<![\p{L}\d])(?=[\p{L}\d])/gu)) {
    const rest = text.slice(index);
    for (const { pattern } of DATE_LAYOUTS) {
      const found = pattern.exec(rest)?.[0];
      const date = found === undefined ? null : dateInCell(found);
      if (found === undefined || date === null) continue;
      return { ...date, time: timeWithin(rest.slice(found.length)) || timeWithin(text.slice(0, index)) };
    }
  }
  return null;
}

/** What tells day from month in a file whose dates leave it open. The day of the trade does not. */
interface OrderEvidence {
  readonly expiries: readonly CellDate[];
  /** Dates of quotes and trades: they count where they are written in an open order too. */
  readonly others: readonly CellDate[];
  /** When the quotes are of. */
  readonly quotes: readonly CellDate[];
  /** Expiries with the days that the file counts up to them. */
  readonly counts: readonly DaysLeft[];
  /** The expiry that the trade asks for. */
  readonly asked: string | null;
  readonly dateOrder: DateOrder | undefined;
  readonly file: string;
}

/** An expiry, and how many days after the quotes it is. */
export interface DaysLeft {
  readonly expiry: CellDate;
  readonly days: number;
}

/** The order of day and month; null where the layout leaves none open. */
export interface OrderFound {
  readonly order: DateOrder | null;
  /** Of the dates of quotes; null where several are left too. */
  readonly quoteOrder: DateOrder | null;
  /** The readings of a date of the quotes between which nothing decides. */
  readonly either: { readonly value: string; readonly readings: readonly string[] } | null;
  /** The other readings of an expiry, where nothing but the expiry asked for decided. */
  readonly onlyAsked: { readonly value: string; readonly expiry: string; readonly other: string } | null;
}

/**
 * The order of day and month in a chain.
 *
 * An order in which some date is no day of the calendar is out; then one in which an expiry falls on a weekend; then
 * one whose quotes are not the counted days before the expiry, or come after it; then one that misses the expiry asked
 * for, where another has it. Orders that differ on no expiry are as good as one.
 *
 * @throws CHAIN_DATE_ORDER_AMBIGUOUS where two orders are left
 */
export function orderOf(evidence: OrderEvidence): OrderFound {
  const { expiries, others, quotes, asked, dateOrder, file } = evidence;
  const settled = { either: null, onlyAsked: null };
  const open = expiries.filter(({ isOpen }) => isOpen);
  const dates = [...open, ...others.filter(({ isOpen }) => isOpen)];
  if (dates.length === 0 || dateOrder !== undefined)
    return { order: dateOrder ?? null, quoteOrder: dateOrder ?? null, ...settled };
  const known = keep(ORDERS, (order) => dates.every(({ readings }) => readings[order] !== undefined));
  const onWeekdays = keep(known, (order) => open.every(({ readings }) => !isWeekend(readings[order] ?? "")));
  const counted = keep(keep(onWeekdays, countsDays(evidence)), (order) => !isAfterExpiry(evidence, order));
  const left = keep(counted, (order) => asked !== null && open.some(({ readings }) => readings[order] === asked));
  const differing = differingIn(open, left);
  if (differing !== undefined) {
    const readings = readingsIn(differing, left).join(" or ");
    return fail("CHAIN_DATE_ORDER_AMBIGUOUS", { value: differing.text, readings }, { where: { file } });
  }
  const unclear = differingIn(
    quotes.filter(({ isOpen }) => isOpen),
    left,
  );
  const [first = "mdy"] = left;
  const quoted =
    unclear === undefined
      ? { quoteOrder: first, either: null }
      : { quoteOrder: null, either: { value: unclear.text, readings: readingsIn(unclear, left) } };
  const order = open.length === 0 ? quoted.quoteOrder : first;
  const unsettled = differingIn(open, counted);
  if (unsettled === undefined) return { order, ...quoted, onlyAsked: null };
  const expiry = unsettled.readings[first] ?? "";
  const other = readingsIn(unsettled, counted).filter((one) => one !== expiry);
  return { order, ...quoted, onlyAsked: { value: unsettled.text, expiry, other: other.join(" or ") } };
}

/** Whether some date of the quotes in an order is the counted days before an expiry; vendors count a day apart. */
function countsDays({ quotes, counts }: OrderEvidence): (order: DateOrder) => boolean {
  return (order) =>
    counts.some(({ expiry, days }) =>
      quotes.some((quote) => {
        const left = daysBetween(isoIn(quote, order) ?? "", isoIn(expiry, order) ?? "");
        return left !== null && Math.abs(left - days) <= 1;
      }),
    );
}

function isAfterExpiry({ quotes, expiries }: OrderEvidence, order: DateOrder): boolean {
  const last = expiries.reduce((latest, expiry) => {
    const iso = isoIn(expiry, order) ?? "";
    return iso > latest ? iso : latest;
  }, "");
  return last !== "" && quotes.some((quote) => (isoIn(quote, order) ?? "") > last);
}

/** What passes a test; all where nothing does. */
function keep(orders: readonly DateOrder[], test: (order: DateOrder) => boolean): readonly DateOrder[] {
  const kept = orders.filter(test);
  return kept.length > 0 ? kept : orders;
}

function differingIn(dates: readonly CellDate[], orders: readonly DateOrder[]): CellDate | undefined {
  return dates.find((date) => readingsIn(date, orders).length > 1);
}

function readingsIn({ readings }: CellDate, orders: readonly DateOrder[]): readonly string[] {
  return [...new Set(orders.flatMap((order) => readings[order] ?? []))];
}

/** The ISO date of a cell in an order; null where it is no day of the calendar in that order. */
export function isoIn(date: CellDate, order: DateOrder | null): string | null {
  const { mdy, dmy, ymd } = date.readings;
  if (!date.isOpen) return mdy ?? dmy ?? ymd ?? null;
  return order === null ? null : (date.readings[order] ?? null);
}
