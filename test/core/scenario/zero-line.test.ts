import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ProfitPoint, type ZeroSegment, zeroLine } from "../../../src/core/scenario/side-payoff.ts";
import { add, decimal, div, mul, type Rational, sub, toNumber } from "../../oracles/rational.ts";

/** The profit between points, by fractions. */
function profitAt(points: readonly ProfitPoint[], level: number): Rational {
  const after = Math.max(
    1,
    points.findIndex((point) => point.level >= level),
  );
  const [from, to] = [points[after - 1], points[after]];
  if (from === undefined || to === undefined) throw new Error("a level outside of the points");
  const [width, climb] = [sub(decimal(to.level), decimal(from.level)), sub(decimal(to.profit), decimal(from.profit))];
  return add(decimal(from.profit), div(mul(climb, sub(decimal(level), decimal(from.level))), width));
}

const lengthOf = ([from, to]: ZeroSegment) => Math.hypot(to.long - from.long, to.short - from.short);

/** Ascending levels with whole profits. */
const side = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: -50, max: 50 })), { minLength: 2, maxLength: 6 })
  .map((steps) => {
    let level = 0;
    return steps.map(([step, profit]): ProfitPoint => {
      level += step;
      return { level, profit };
    });
  });

describe("the line on which a pair makes nothing", () => {
  it("is that of the sample trade at 4 : 1, by hand", () => {
    // Long: −12,040 to 2750, then 200 a point to +27,960 at 2950. Short: +31,675 to 23500, then −20 a point to −8,325 at 25500.
    const long = [
      { level: 2500, profit: -12_040 },
      { level: 2750, profit: -12_040 },
      { level: 2950, profit: 27_960 },
      { level: 3100, profit: 27_960 },
    ];
    const short = [
      { level: 23_000, profit: 31_675 },
      { level: 23_500, profit: 31_675 },
      { level: 25_500, profit: -8325 },
      { level: 28_000, profit: -8325 },
    ];
    // Below 2750 the short side has to make 12,040: at 23500 + (31,675 − 12,040) / 20 = 24,481.75.
    // Above 25500 the long side has to make 8,325: at 2750 + (12,040 + 8,325) / 200 = 2,851.825.
    expect(zeroLine(long, short)).toEqual([
      [
        { long: 2500, short: 24_481.75 },
        { long: 2750, short: 24_481.75 },
      ],
      [
        { long: 2750, short: 24_481.75 },
        { long: 2851.825, short: 25_500 },
      ],
      [
        { long: 2851.825, short: 25_500 },
        { long: 2851.825, short: 28_000 },
      ],
    ]);
  });

  it("leaves through a corner, and is none where it only touches one", () => {
    const line = (from: number, to: number) => [
      { level: 100, profit: from },
      { level: 200, profit: to },
    ];
    // Nothing at both lower ends; then twice as fast up as down: at 150 beside 200.
    expect(zeroLine(line(0, 20), line(0, -10))).toEqual([
      [
        { long: 100, short: 100 },
        { long: 150, short: 200 },
      ],
    ]);
    expect(zeroLine(line(0, 5), line(0, 5))).toEqual([]);
    // From 4 below: 5 more on the long side, 8 on the short one. Ascending by the long level, though the short one falls.
    expect(zeroLine(line(-4, 1), line(0, 8))).toEqual([
      [
        { long: 100, short: 150 },
        { long: 180, short: 100 },
      ],
    ]);
  });

  it("ends at the very level of a bend", () => {
    // 0.3 + (0.9 - 0.3) is not 0.9 in doubles.
    const ends = [
      { level: 0.3, profit: -1 },
      { level: 0.9, profit: 1 },
    ];
    expect(zeroLine(ends, ends)).toEqual([
      [
        { long: 0.3, short: 0.9 },
        { long: 0.9, short: 0.3 },
      ],
    ]);
  });

  it("draws none where both are flat, also where they cancel, and none where nothing changes sign", () => {
    const flat = (profit: number) => [
      { level: 0, profit },
      { level: 1, profit },
    ];
    expect(zeroLine(flat(5), flat(-5))).toEqual([]);
    expect(zeroLine(flat(5), flat(1))).toEqual([]);
    expect(zeroLine([], flat(1))).toEqual([]);
  });

  it("lies where the profits cancel, in fractions, all along every segment", () => {
    fc.assert(
      fc.property(side, side, fc.double({ min: 0, max: 1, noNaN: true }), (long, short, share) => {
        for (const [from, to] of zeroLine(long, short)) {
          const at = {
            long: from.long + share * (to.long - from.long),
            short: from.short + share * (to.short - from.short),
          };
          const profit = toNumber(add(profitAt(long, at.long), profitAt(short, at.short)));
          // Levels below 250 with rounding, and slopes of at most 100 a point.
          expect(Math.abs(profit)).toBeLessThan(250 * 100 * 4 * Number.EPSILON * 4);
        }
      }),
    );
  });

  it("crosses every edge of a rectangle on which the profit changes sign", () => {
    fc.assert(
      fc.property(side, side, (long, short) => {
        const line = zeroLine(long, short).filter((segment) => lengthOf(segment) > 0);
        for (const { level, profit } of long) {
          for (const [at, point] of short.entries()) {
            const next = short[at + 1];
            if (next === undefined || (profit + point.profit) * (profit + next.profit) >= 0) continue;
            const crossing = toNumber(
              add(
                decimal(point.level),
                div(
                  mul(decimal(-profit - point.profit), decimal(next.level - point.level)),
                  decimal(next.profit - point.profit),
                ),
              ),
            );
            const touches = line.flat().some((end) => end.long === level && Math.abs(end.short - crossing) < 1e-9);
            expect(touches).toBe(true);
          }
        }
      }),
    );
  });
});
