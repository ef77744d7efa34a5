import { isoFromDays } from "../../core/calendar.ts";
import { fail } from "../../errors/error.ts";
import { type DateOrder, type DateReader, daysOfPacked } from "../table/dates.ts";
import type { Series } from "./series.ts";

/**
 * Turns the packed dates of a series into day numbers, and returns the order in which the file writes them (null where the
 * layout leaves no choice).
 *
 * Where the layout leaves the order open, the whole file decides: an order in which some row is no date is out; then one in
 * which the rows do not run one way is out; then one whose longest step is 20 times its usual step loses to one where it is
 * at most 5 times (first days of months read as days of January).
 *
 * @throws HISTORY_DATE_ORDER_AMBIGUOUS where two orders are left, HISTORY_DATE_UNREADABLE where none is
 */
export function resolveDates(
  series: Series,
  reader: DateReader,
  asked: DateOrder | undefined,
  file: string,
): DateOrder | null {
  const packed = series.days.subarray(0, series.length);
  if (!reader.orderOpen) {
    settle(series, packed, (date) => date, reader.name, file);
    return null;
  }
  const orders: readonly DateOrder[] =
    asked !== undefined ? [asked] : reader.twoDigitYear ? ["mdy", "dmy", "ymd"] : ["mdy", "dmy"];
  const valid = orders.filter((order) => packed.every((date) => daysOfPacked(arranged(date, order)) !== null));
  const likely = valid.filter((order) => order !== "ymd" || !yearRunsFaster(packed));
  const chosen = decide(packed, asked === undefined ? likely : valid, file) ?? leastBroken(packed, orders);
  settle(series, packed, (date) => arranged(date, chosen), shownAs(reader, chosen), file);
  return chosen;
}

/** The name of an open layout once its order is known. */
export function shownAs(reader: DateReader, order: DateOrder | null): string {
  if (order === null) return reader.name;
  const year = reader.twoDigitYear ? "YY" : "YYYY";
  return { dmy: `DD/MM/${year}`, mdy: `MM/DD/${year}`, ymd: `${year}/MM/DD` }[order];
}

/** A packed date (third, first, second number) as year, month, day. */
function arranged(packed: number, order: DateOrder): number {
  const [third, first, second] = [Math.floor(packed / 10_000), Math.floor(packed / 100) % 100, packed % 100];
  if (order === "mdy") return packed;
  if (order === "dmy") return third * 10_000 + second * 100 + first;
  return (first < 70 ? 2000 + first : 1900 + first) * 10_000 + second * 100 + (third % 100);
}

/**
 * Whether dates of two-digit years read as year, month, day have more years than days: "22.01.26" above "21.01.26".
 *
 * That rules the order out, and nothing rules it in: it stays to say that short files of it are ambiguous.
 */
function yearRunsFaster(packed: Int32Array): boolean {
  const years = new Set<number>();
  const days = new Set<number>();
  for (const date of packed) {
    years.add(Math.floor(date / 100) % 100);
    days.add(Math.floor(date / 10_000) % 100);
  }
  return years.size > days.size;
}

function decide(packed: Int32Array, valid: readonly DateOrder[], file: string): DateOrder | null {
  const [first] = valid;
  if (first === undefined) return null;
  const differing = packed.find((date) => valid.some((order) => arranged(date, order) !== arranged(date, first)));
  if (differing === undefined) return first;
  const readings = valid.map((order) => ({ order, ...steps(packed, order) }));
  const oneWay = readings.filter((reading) => reading.oneWay);
  const left = oneWay.length > 0 ? oneWay : readings;
  const even = left.filter((reading) => reading.unevenness <= 5);
  const [best] = even;
  const restIsUneven = left.every((reading) => reading === best || reading.unevenness >= 20);
  const only = left.length === 1 ? left[0] : even.length === 1 && restIsUneven ? best : undefined;
  if (only !== undefined) return only.order;
  const iso = (order: DateOrder): string => isoFromDays(daysOfPacked(arranged(differing, order)) ?? 0);
  const value = [Math.floor(differing / 100) % 100, differing % 100, Math.floor(differing / 10_000)].join("/");
  const words = left.map((reading) => iso(reading.order)).join(" or ");
  return fail("HISTORY_DATE_ORDER_AMBIGUOUS", { value, readings: words }, { where: { file } });
}

/** Whether the dates of one reading run one way, and its longest step over its usual (median) one. */
function steps(packed: Int32Array, order: DateOrder): { oneWay: boolean; unevenness: number } {
  const days = packed.map((date) => daysOfPacked(arranged(date, order)) ?? 0);
  const moves = days.subarray(1).map((day, row) => day - (days[row] ?? 0));
  const gaps = moves
    .filter((move) => move !== 0)
    .map(Math.abs)
    .sort();
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 1;
  const oneWay = moves.every((move) => move >= 0) || moves.every((move) => move <= 0);
  return { oneWay, unevenness: (gaps.at(-1) ?? 1) / usual };
}

function leastBroken(packed: Int32Array, orders: readonly DateOrder[]): DateOrder {
  const broken = (order: DateOrder): number =>
    packed.filter((date) => daysOfPacked(arranged(date, order)) === null).length;
  return orders.reduce((best, order) => (broken(order) < broken(best) ? order : best));
}

function settle(
  series: Series,
  packed: Int32Array,
  arrange: (date: number) => number,
  format: string,
  file: string,
): void {
  for (let row = 0; row < packed.length; row++) {
    const date = arrange(packed[row] ?? 0);
    const days = daysOfPacked(date);
    if (days === null) {
      const value = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100].join("-");
      fail("HISTORY_DATE_UNREADABLE", { value, format }, { where: { file, line: series.lines[row] ?? 0 } });
    }
    packed[row] = days;
  }
}
