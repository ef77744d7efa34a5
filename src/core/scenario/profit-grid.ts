import { digitsAt, type Exact, powerOfTen, toNumber } from "../exact.ts";
import type { Sides } from "../pair/sides.ts";
import { as, type Usd } from "../quantity.ts";

/** Sums of two such integers are exact in doubles, and so is a power of ten up to this one. */
const HALF_SAFE = 2n ** 52n;
const EXACT_POWER = 22;

/** The profit of a pair in USD at every pair of levels, a row for each long level. */
export function profitGrid({ long, short }: Sides<readonly Usd[]>): Usd[][] {
  return long.map((row) => short.map((column) => as<Usd>(row + column)));
}

/**
 * {@link profitGrid} of exact profits: the double nearest to each exact sum.
 *
 * @example
 * exactGrid({ long: [exact(0.1), exact(3)], short: [exact(0.2)] }); // [[0.3], [3.2]]
 */
export function exactGrid({ long, short }: Sides<readonly Exact[]>): Usd[][] {
  const scale = [...long, ...short].reduce((most, profit) => Math.max(most, profit.scale), 0);
  const digits = (profits: readonly Exact[]) => profits.map((profit) => digitsAt(profit, scale));
  const [rows, columns] = [digits(long), digits(short)];
  const small = [...rows, ...columns].every((value) => value < HALF_SAFE && value > -HALF_SAFE);
  return small && scale <= EXACT_POWER ? inDoubles(rows, columns, scale) : inIntegers(rows, columns, scale);
}

/** Integers that doubles hold are added exactly, and one division rounds once: in a tenth of the time. */
function inDoubles(rows: readonly bigint[], columns: readonly bigint[], scale: number): Usd[][] {
  const power = Number(powerOfTen(scale));
  const others = columns.map(Number);
  return rows.map((row) => {
    const first = Number(row);
    return others.map((second) => as<Usd>((first + second) / power));
  });
}

function inIntegers(rows: readonly bigint[], columns: readonly bigint[], scale: number): Usd[][] {
  return rows.map((row) => columns.map((column) => as<Usd>(toNumber({ digits: row + column, scale }))));
}
