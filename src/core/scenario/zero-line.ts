/** The profit of one side in USD at one level in points. */
export interface ProfitPoint {
  readonly level: number;
  readonly profit: number;
}

/** A level of each index. */
export interface LevelPair {
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
