import { isoFromDays } from "../src/core/calendar.ts";
import type { Bars } from "../src/core/volatility/bars.ts";
import { type JointHistory, jointHistory } from "../src/core/volatility/comovement.ts";
import { barsWhere } from "./price-csv.ts";

/**
 * A pair of made-up daily histories, as fixtures/oracles/past-windows.py makes them, to the last bit.
 *
 * Seed of the generator, calendar days from 2010-01-01, volatility of a day of each side, weight of what both share, share of days that
 * each lacks, first day and number of days of a gap in both.
 */
export type HistorySpec = readonly [
  seed: number,
  days: number,
  longVolatility: number,
  shortVolatility: number,
  common: number,
  lacking: number,
  gapFrom: number,
  gapDays: number,
];

const FIRST_DAY = 14_610;

/** x := (1664525 x + 1013904223) mod 2^32; a uniform number is x / 2^32 (Numerical Recipes). */
function generator(seed: number): () => number {
  let x = seed >>> 0;
  return () => {
    x = (Math.imul(1_664_525, x) + 1_013_904_223) >>> 0;
    return x / 2 ** 32;
  };
}

const cents = (value: number) => Math.floor(value * 100 + 0.5) / 100;

type Row = readonly [day: number, open: number, high: number, low: number, close: number];

export function syntheticHistories(spec: HistorySpec): { readonly long: Bars; readonly short: Bars } {
  const [seed, days, longVolatility, shortVolatility, common, lacking, gapFrom, gapDays] = spec;
  const uniform = generator(seed);
  const normal = () => {
    let sum = 0;
    for (let i = 0; i < 12; i++) sum += uniform();
    return sum - 6;
  };
  const bar = (day: number, before: number, volatility: number, shock: number): Row => {
    const close = cents(before * (1 + volatility * shock));
    const open = cents(before * (1 + 0.4 * volatility * normal()));
    const high = Math.max(open, close, cents(Math.max(open, close) * (1 + 0.5 * volatility * uniform())));
    const low = Math.min(open, close, cents(Math.min(open, close) * (1 - 0.5 * volatility * uniform())));
    return [day, open, high, low, close];
  };
  const own = 1 - common;
  const [long, short]: [Row[], Row[]] = [[], []];
  let [longClose, shortClose] = [2000, 20_000];
  for (let i = 0; i < days; i++) {
    const day = FIRST_DAY + i;
    if ([0, 6].includes((day + 4) % 7)) continue;
    const [both, first, second] = [normal(), normal(), normal()];
    const regime = i % 300 >= 200 ? 1.7 : 1;
    const longBar = bar(day, longClose, longVolatility * regime, common * both + own * first);
    const shortBar = bar(day, shortClose, shortVolatility * regime, common * both + own * second);
    [longClose, shortClose] = [longBar[4], shortBar[4]];
    const [lacksLong, lacksShort] = [uniform() < lacking, uniform() < lacking];
    if (i >= gapFrom && i < gapFrom + gapDays) continue;
    if (!lacksLong) long.push(longBar);
    if (!lacksShort) short.push(shortBar);
  }
  return { long: barsOfRows(long), short: barsOfRows(short) };
}

function barsOfRows(rows: readonly Row[]): Bars {
  const column = (index: 1 | 2 | 3 | 4) => Float64Array.from(rows, (row) => row[index]);
  const dates = rows.map(([day]) => isoFromDays(day));
  return { dates, open: column(1), high: column(2), low: column(3), close: column(4) };
}

/** The joint rows of two histories, which have some. */
export function joined(
  { long, short }: { readonly long: Bars; readonly short: Bars },
  isTradingDay: (isoDate: string) => boolean = () => true,
  asOf: string | null = null,
): JointHistory {
  const traded = (bars: Bars) => barsWhere(bars, isTradingDay);
  const answer = jointHistory(traded(long), traded(short), { asOf });
  if (!answer.available) throw new Error(answer.reason.code);
  return answer.history;
}
