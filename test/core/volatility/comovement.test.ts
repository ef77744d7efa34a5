import { describe, expect, it } from "vitest";
import { commonRows, comovement } from "../../../src/core/volatility/comovement.ts";
import { hintOf, messageOf } from "../../../src/errors/words.ts";

const series = (closes: Record<string, number>) => ({
  dates: Object.keys(closes),
  close: Float64Array.from(Object.values(closes)),
});
const move = (first: ReturnType<typeof series>, second: ReturnType<typeof series>, lookback: number) =>
  comovement(first, second, { lookback, periodsPerYear: 252 });

const first = series({ a: 100, b: 110, c: 105, e: 108, f: 112, g: 111 });
const second = series({ b: 50, c: 49, d: 60, e: 51, f: 51.5, g: 51.2, h: 52 });

describe("common dates", () => {
  it("are joined in order, whatever either side lacks", () => {
    const rows = commonRows(first.dates, second.dates);
    expect([...rows.first]).toEqual([1, 2, 3, 4, 5]);
    expect([...rows.second]).toEqual([0, 1, 3, 4, 5]);
    expect(commonRows([], ["a"]).first).toHaveLength(0);
    expect(commonRows(["a", "c"], ["b", "d"]).first).toHaveLength(0);
  });
});

describe("co-movement", () => {
  it("takes returns between consecutive common dates, and counts what was dropped", () => {
    // The return of the second from c to e skips its d, which the first does not have.
    const [x, y] = [
      [105 / 110, 108 / 105, 112 / 108, 111 / 112].map(Math.log),
      [49 / 50, 51 / 49, 51.5 / 51, 51.2 / 51.5].map(Math.log),
    ];
    const mean = (v: number[]) => v.reduce((sum, each) => sum + each) / v.length;
    const product = (v: number[], w: number[]) =>
      v.reduce((sum, each, i) => sum + (each - mean(v)) * ((w[i] ?? 0) - mean(w)), 0);
    const got = move(first, second, 4);
    expect(got).toMatchObject({ lookback: 4, observations: 4, commonDates: 5, droppedFirst: 1, droppedSecond: 2 });
    expect(got).toMatchObject({ firstDate: "b", lastDate: "g", reason: null });
    expect(got.beta).toBeCloseTo(product(x, y) / product(y, y), 12);
    expect(got.correlation).toBeCloseTo(product(x, y) / Math.sqrt(product(x, x) * product(y, y)), 12);
    expect(got.volatilityRatio).toBeCloseTo(Math.sqrt(product(x, x) / product(y, y)), 12);
    expect(got.volatilities?.first).toBeCloseTo(Math.sqrt((product(x, x) / 3) * 252), 12);
    expect(got.volatilities?.second).toBeCloseTo(Math.sqrt((product(y, y) / 3) * 252), 12);
  });

  it("uses the last returns only", () => {
    expect(move(first, second, 3)).toMatchObject({ observations: 3, firstDate: "c", lastDate: "g", commonDates: 5 });
    const changedBefore = series({ a: 1, b: 999, c: 105, e: 108, f: 112, g: 111 });
    expect(move(changedBefore, second, 3)).toEqual(move(first, second, 3));
  });

  it("is null with a reason below the lookback, and below three returns", () => {
    const nulls = { correlation: null, beta: null, volatilityRatio: null, volatilities: null };
    const short = move(first, second, 5);
    expect(short).toMatchObject({
      ...nulls,
      observations: 4,
      commonDates: 5,
      reason: { code: "COMOVEMENT_TOO_SHORT" },
    });
    expect(short.reason && messageOf(short.reason)).toBe("co-movement needs 5 returns between common dates, got 4");
    expect(short.reason && hintOf(short.reason)).toContain("--lookback");
    const two = move(first, second, 2);
    expect(two).toMatchObject({ ...nulls, observations: 2, reason: { args: { needed: 3, got: 2 } } });
    const apart = move(series({ a: 1, c: 2 }), series({ b: 1 }), 20);
    expect(apart).toMatchObject({ ...nulls, observations: 0, commonDates: 0, droppedFirst: 2, droppedSecond: 1 });
    expect(apart).toMatchObject({ firstDate: null, lastDate: null });
    expect(move(series({}), series({}), 20)).toMatchObject({ ...nulls, commonDates: 0, firstDate: null });
    const single = move(series({ a: 1 }), series({ a: 2 }), 20);
    expect(single).toMatchObject({ ...nulls, observations: 0, commonDates: 1, firstDate: "a", lastDate: "a" });
  });

  it("is null where either has several rows of a date: which belong together is not known", () => {
    // One price in both, of which the second lacks the first bar of each day: by position they would not move together.
    const times = ["a", "a", "b", "b", "c", "c", "d", "d"];
    const close = Float64Array.of(100, 110, 105, 108, 112, 111, 109, 113);
    const bars = { dates: times, close };
    const daily = { dates: ["a", "b", "c", "d"], close: Float64Array.of(110, 108, 111, 113) };
    for (const [x, y] of [
      [bars, daily],
      [daily, bars],
      [bars, bars],
    ] as const)
      expect(move(x, y, 3)).toMatchObject({ correlation: null, beta: null, reason: { code: "COMOVEMENT_NOT_DAILY" } });
    expect(move(daily, daily, 3).correlation).toBe(1);
  });

  it("has no beta on a second that does not move, and a beta of 0 of a first that does not", () => {
    const still = series({ b: 7, c: 7, e: 7, f: 7, g: 7 });
    const onStill = move(first, still, 4);
    expect(onStill).toMatchObject({ correlation: null, beta: null, volatilityRatio: null });
    expect(onStill).toMatchObject({ reason: { code: "COMOVEMENT_FLAT", args: { series: "second", returns: 4 } } });
    expect(onStill.reason && messageOf(onStill.reason)).toBe(
      "the second series does not vary over the last 4 common returns",
    );
    const ofStill = move(still, second, 4);
    expect(ofStill).toMatchObject({ correlation: null, beta: 0, volatilityRatio: 0, volatilities: { first: 0 } });
    expect(ofStill).toMatchObject({ reason: { code: "COMOVEMENT_FLAT", args: { series: "first" } } });
    expect(move(still, still, 4)).toMatchObject({
      correlation: null,
      beta: null,
      reason: { args: { series: "second" } },
    });
  });

  it("does not take the rounding of a constant growth for a movement", () => {
    const growth = series(Object.fromEntries(second.dates.map((date, t) => [date, 100 * 1.01 ** t])));
    const shifted = series(Object.fromEntries(second.dates.map((date, t) => [date, 37 * 1.02 ** t])));
    expect(move(growth, shifted, 5)).toMatchObject({ correlation: null, beta: null });
  });
});
