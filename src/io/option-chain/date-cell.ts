import { isoFromDays } from "../../core/calendar.ts";
import { unixReaders } from "../price-history/counted-dates.ts";
import { civilReaders, daysOfPacked, isPlausible } from "../price-history/date-reader.ts";
import { DATE_LAYOUTS } from "../price-history/dialects/date-layouts.ts";
import { NO_TIME, secondsOf } from "../price-history/time.ts";

/** An order of day, month and year. */
export type DateOrder = "dmy" | "mdy" | "ymd";

/** A date as a cell writes it: day numbers by the order of day and month, all the same where the layout fixes the order. */
export interface CellDate {
  readonly text: string;
  /** The ISO date in each order that makes a day of the calendar. */
  readonly readings: Readonly<Partial<Record<DateOrder, string>>>;
  readonly isOpen: boolean;
  /** "THH:MM:SS", or nothing. */
  readonly time: string;
}

const READERS = [...civilReaders(), ...unixReaders()];
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
  const days = daysOfPacked(isOpen ? inOrder(packed, order) : packed);
  return days === null ? [] : [[order, isoFromDays(days)]];
}

/** A packed date of third, first and second number as year, month, day. */
function inOrder(packed: number, order: DateOrder): number {
  const [third, first, second] = [Math.floor(packed / 10_000), Math.floor(packed / 100) % 100, packed % 100];
  switch (order) {
    case "mdy":
      return packed;
    case "dmy":
      return third * 10_000 + second * 100 + first;
    case "ymd":
      return (2000 + first) * 10_000 + second * 100 + (third % 100);
  }
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

/** The first date inside a text ("as of 01-22-2026 03:15pm", "15:15:00 CT 22 Jan 2026") with its time; null where there is none. */
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
