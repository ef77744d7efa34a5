import { inLarge } from "../contract/catalogue.ts";
import { exact, minus, product, times, toNumber, type Whole } from "../exact.ts";
import { priced } from "../pair/measured-side.ts";
import type { SizedSide } from "../pair/sizing.ts";
import {
  best,
  breakevens,
  maxGain,
  maxLoss,
  positionProfit,
  profitAtExpiry,
  type SideBound,
  worst,
  type ZeroStretch,
  zeroStretches,
} from "../payoff/envelope.ts";
import { as, type Points, type Usd, type UsdPerPoint } from "../quantity.ts";

/** A level and the profit at expiry there. */
export interface ProfitAt {
  readonly level: Points;
  readonly profit: Usd;
}

/**
 * The profit at expiry of one side against the level of its index: all of its contracts, fees off, every figure exact.
 */
export interface SidePayoff {
  readonly now: ProfitAt;
  /** Level 0, then every level where the profit bends, ascending: straight lines lie between them. */
  readonly bends: readonly ProfitAt[];
  /** Slope above the last bend, without end. */
  readonly lastSlope: UsdPerPoint;
  readonly breakevens: readonly Points[];
  readonly zeroStretches: readonly ZeroStretch[];
  readonly maxLoss: SideBound;
  readonly maxGain: SideBound;
}

/**
 * The payoff of so many contracts of a side at expiry, in USD, as its bends and what follows from them.
 *
 * Nothing is sampled: between two bends the profit is the straight line through both.
 *
 * @param count contracts as the side is counted: small ones where it has a micro
 * @param fees USD, taken off everywhere
 */
export function sidePayoff(side: SizedSide, count: number, fees: Usd): SidePayoff {
  const legs = side.legs.map(priced);
  const pointValue = times(product(side.multiplier, side.fx), inLarge(count, side.micro?.perLarge ?? 1));
  const { line, grain } = positionProfit(legs, pointValue, exact(fees));
  const usd = (digits: Whole, scale: number) => toNumber(times({ digits, scale }, grain));
  const { value: level } = side.level;
  const now = minus(profitAtExpiry(legs, level, pointValue), exact(fees));
  return {
    now: { level, profit: as<Usd>(toNumber(now)) },
    bends: line.vertices.map(({ level, profit }) => ({
      level: as<Points>(toNumber({ digits: level, scale: line.scale })),
      profit: as<Usd>(usd(profit, line.scale)),
    })),
    lastSlope: as<UsdPerPoint>(usd(line.vertices.at(-1)?.slope ?? 0, 0)),
    breakevens: breakevens(line),
    zeroStretches: zeroStretches(line),
    maxLoss: maxLoss(worst(line, grain)),
    maxGain: maxGain(best(line, grain)),
  };
}

/** The profit of one side in USD at one level in points. */
export interface ProfitPoint {
  readonly level: number;
  readonly profit: number;
}

/** A level of each index. */
interface LevelPair {
  readonly long: number;
  readonly short: number;
}

/** A straight piece of a line on which the pair makes nothing. */
export type ZeroSegment = readonly [from: LevelPair, to: LevelPair];

interface Piece {
  readonly from: ProfitPoint;
  readonly to: ProfitPoint;
}

/**
 * The line of levels on which the profits of both sides cancel: long(a) + short(b) = 0, as straight segments.
 *
 * Each side is linear between its points, so in the rectangle of one piece of each the sum is linear too, and the line
 * in it is one segment, between exact roots on its edges. With the kinks of the profit at expiry as points it is the
 * line itself. Degenerate: where both pieces are flat and cancel, the pair makes nothing all over the rectangle, and no
 * line is drawn in it.
 *
 * @param long ascending levels of the long index; likewise `short`
 * @example
 * zeroLine([{ level: 0, profit: -1 }, { level: 2, profit: 1 }], [{ level: 0, profit: 0 }, { level: 1, profit: 0 }]); // [[{ long: 1, short: 0 }, { long: 1, short: 1 }]]
 */
export function zeroLine(long: readonly ProfitPoint[], short: readonly ProfitPoint[]): readonly ZeroSegment[] {
  const columns = piecesOf(short);
  return piecesOf(long).flatMap((row) => columns.flatMap((column) => segmentIn(row, column)));
}

function piecesOf(points: readonly ProfitPoint[]): readonly Piece[] {
  return points.slice(1).flatMap((to, at) => {
    const from = points[at];
    return from === undefined ? [] : [{ from, to }];
  });
}

/** A place in a rectangle, 0 to 1 along each of its pieces. */
type Place = readonly [along: number, across: number];

function segmentIn(row: Piece, column: Piece): readonly ZeroSegment[] {
  const start = row.from.profit + column.from.profit;
  const [rise, climb] = [row.to.profit - row.from.profit, column.to.profit - column.from.profit];
  if (start * (start + rise) > 0 && start * (start + climb) > 0 && start * (start + rise + climb) > 0) return [];
  const on = (value: number) => value >= 0 && value <= 1;
  const crossings: readonly Place[] = [
    [-start / rise, 0],
    [-(start + climb) / rise, 1],
    [0, -start / climb],
    [1, -(start + rise) / climb],
  ];
  const [first, ...others] = crossings.filter(([along, across]) => on(along) && on(across));
  if (first === undefined) return [];
  // The line may leave through a corner, which is on two edges: of all crossings the furthest is the other end.
  const distance = ([along, across]: Place) => Math.abs(along - first[0]) + Math.abs(across - first[1]);
  const last = others.reduce((best, place) => (distance(place) > distance(best) ? place : best), first);
  if (distance(last) === 0) return [];
  return [ascending(placed(first, row, column), placed(last, row, column))];
}

/** From the lower level of the long index, of equal ones from the lower of the short. */
function ascending(one: LevelPair, other: LevelPair): ZeroSegment {
  return (one.long - other.long || one.short - other.short) > 0 ? [other, one] : [one, other];
}

function placed([along, across]: Place, row: Piece, column: Piece): LevelPair {
  return { long: between(row, along), short: between(column, across) };
}

function between({ from, to }: Piece, share: number): number {
  return share === 1 ? to.level : from.level + share * (to.level - from.level);
}
