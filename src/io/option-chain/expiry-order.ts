import { isWeekend } from "../../core/calendar.ts";
import { fail } from "../../errors/error.ts";
import type { CellDate, DateOrder } from "./date-cell.ts";

/** What tells day from month in a file whose dates leave it open. */
export interface OrderEvidence {
  readonly expiries: readonly CellDate[];
  /** Dates of quotes: they count where they are written in an open order too. */
  readonly others: readonly CellDate[];
  /** The expiry that the trade asks for. */
  readonly asked: string | null;
  readonly dateOrder: DateOrder | undefined;
  readonly asOf: string | undefined;
  readonly file: string;
}

/** The order of day and month; null where the layout leaves none open. */
export interface OrderFound {
  readonly order: DateOrder | null;
  /** The other readings of an expiry, where nothing but the expiry asked for decided. */
  readonly onlyAsked: { readonly value: string; readonly expiry: string; readonly other: string } | null;
}

const ORDERS: readonly DateOrder[] = ["mdy", "dmy", "ymd"];

/**
 * The order of day and month in a chain.
 *
 * An order in which some date is no day of the calendar is out; then one in which an expiry falls on a weekend; then one
 * that misses the expiry asked for, where another has it. Orders that differ on no expiry are as good as one.
 *
 * @throws CHAIN_DATE_ORDER_AMBIGUOUS where two orders are left
 */
export function orderOf({ expiries, others, asked, asOf, dateOrder, file }: OrderEvidence): OrderFound {
  const open = expiries.filter(({ isOpen }) => isOpen);
  const dates = [...open, ...others.filter(({ isOpen }) => isOpen)];
  if (dates.length === 0 || dateOrder !== undefined) return { order: dateOrder ?? null, onlyAsked: null };
  if (open.length === 0) return { order: orderOfQuotes(dates, asOf), onlyAsked: null };
  const known = keep(ORDERS, (order) => dates.every(({ readings }) => readings[order] !== undefined));
  const onWeekdays = keep(known, (order) => open.every(({ readings }) => !isWeekend(readings[order] ?? "")));
  const left = keep(onWeekdays, (order) => asked !== null && open.some(({ readings }) => readings[order] === asked));
  const [first = "mdy"] = left;
  const differing = differingIn(open, left);
  if (differing !== undefined) {
    const readings = readingsIn(differing, left).join(" or ");
    return fail("CHAIN_DATE_ORDER_AMBIGUOUS", { value: differing.text, readings }, { where: { file } });
  }
  const unsettled = differingIn(open, onWeekdays);
  if (unsettled === undefined) return { order: first, onlyAsked: null };
  const expiry = unsettled.readings[first] ?? "";
  const other = readingsIn(unsettled, onWeekdays).filter((one) => one !== expiry);
  return { order: first, onlyAsked: { value: unsettled.text, expiry, other: other.join(" or ") } };
}

/** The order of quote dates alone; null where several fit, as nothing but a warning hangs on it. */
function orderOfQuotes(dates: readonly CellDate[], asOf: string | undefined): DateOrder | null {
  const known = keep(ORDERS, (order) => dates.every(({ readings }) => readings[order] !== undefined));
  const left = keep(known, (order) => dates.some(({ readings }) => readings[order] === asOf));
  return differingIn(dates, left) === undefined ? (left[0] ?? null) : null;
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
