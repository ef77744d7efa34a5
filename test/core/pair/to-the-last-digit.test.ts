import { describe, expect, it } from "vitest";
import { type Exact, wholeOf } from "../../../src/core/exact.ts";
import {
  compareAmounts,
  compareImbalance,
  fitsWithin,
  highestPartner,
  limit,
  lowestPartner,
  partners,
  perContract,
  quadraticLimit,
} from "../../../src/core/pair/choice/region.ts";
import { wholeContracts } from "../../../src/index.ts";

const exactly = (digits: bigint, scale = 20): Exact => ({ digits: wholeOf(digits), scale });
const both = (long: bigint, short: bigint) => ({ long: exactly(long), short: exactly(short) });
const pair = (long: number, short: number) => ({ long, short });

const TEN_TO = (power: number) => 10n ** BigInt(power);

/** Amounts of one contract of each side: small, just too large for exact doubles, and far too long for any double. */
const amounts: readonly (readonly [bigint, bigint])[] = [
  [3n, 7n],
  [300_000_001n, 140_000_003n],
  [5_000_000_001n, 3_000_000_019n],
  [123_456_789_012_345_678_901n, 98_765_432_109_876_543_211n],
  [TEN_TO(300) + 1n, 3n * TEN_TO(299) + 7n],
];
const counts: readonly (readonly [number, number])[] = [
  [1, 1],
  [3, 2],
  [977, 1999],
  [9_999_999, 9_999_991],
];
const cases = amounts.flatMap(([long, short]) => counts.map(([n, m]) => [long, short, n, m] as const));

describe("a limit that a pair uses up", () => {
  it.each(cases)("fits it, and one that is a last digit lower does not: %d and %d", (long, short, n, m) => {
    const used = long * BigInt(n) + short * BigInt(m);
    const at = (more: bigint) => limit(both(long, short), exactly(used + more));
    expect([-1n, 0n, 1n].map((more) => fitsWithin(at(more), pair(n, m)))).toEqual([false, true, true]);
    expect([-1n, 0n].map((more) => highestPartner(at(more), "long", n))).toEqual([m - 1, m]);
    expect([-1n, 0n].map((more) => highestPartner(at(more), "short", m))).toEqual([n - 1, n]);
    expect(highestPartner(at(short - 1n), "long", n)).toBe(m);
    expect(highestPartner(at(short), "long", n)).toBe(m + 1);
  });

  it.each(cases)("asks for enough of the side that makes room: %d and %d", (long, short, n, m) => {
    const room = long * BigInt(n) - short * BigInt(m);
    const at = (more: bigint) => limit(both(long, -short), exactly(room + more));
    expect([-1n, 0n].map((more) => fitsWithin(at(more), pair(n, m)))).toEqual([false, true]);
    expect([-1n, 0n, short - 1n, short].map((more) => lowestPartner(at(more), "long", n) + 0)).toEqual([
      m + 1,
      m,
      m,
      m - 1,
    ]);
    expect(highestPartner(at(0n), "long", n)).toBe(Number.POSITIVE_INFINITY);
    // More of the long side than the short side makes room for.
    expect([-1n, 0n].map((more) => highestPartner(at(more), "short", m))).toEqual([n - 1, n]);
  });

  it.each(amounts)("has no room for less than none: %d and %d", (long, short) => {
    // Five contracts of the long side are two contracts of the short one more than the limit.
    const at = (more: bigint) => limit(both(long, short), exactly(long * 5n - short * 2n + more));
    expect([-1n, 0n].map((more) => highestPartner(at(more), "long", 5))).toEqual([-3, -2]);
    // Room for two contracts of the short side, where each of them makes more.
    const wide = (more: bigint) => limit(both(long, -short), exactly(long * 5n + short * 2n + more));
    expect([-1n, 0n, 1n].map((more) => lowestPartner(wide(more), "long", 5))).toEqual([-1, -2, -2]);
  });

  it("asks nothing of a side that counts nothing towards it", () => {
    const one = limit(both(10n, 0n), exactly(30n));
    expect([3, 4].map((count) => highestPartner(one, "long", count))).toEqual([Number.POSITIVE_INFINITY, 0]);
    expect([3, 4].map((count) => lowestPartner(one, "long", count))).toEqual([1, 1]);
  });

  it("of a quadratic form ends at the whole number at which its root is met, and one before it a digit below", () => {
    // (n·L − n·S)² of amounts beside which no double sees a digit: within 3 units of the partner of balance.
    for (const unit of [1n, TEN_TO(20) + 1n, TEN_TO(150) + 7n]) {
      const form = { long: exactly(unit * unit, 0), short: exactly(unit * unit, 0), both: exactly(-unit * unit, 0) };
      const stretch = (most: bigint) => {
        const limits = [quadraticLimit(form, exactly(most, 0))];
        const region = { least: pair(1, 1), most: pair(2_000_000, 2_000_000), step: pair(1, 1), limits };
        return [partners(region, "long", 999_983), partners(region, "short", 2)];
      };
      expect(stretch(9n * unit * unit)).toEqual([
        { low: 999_980, high: 999_986 },
        { low: 1, high: 5 },
      ]);
      expect(stretch(9n * unit * unit - 1n)).toEqual([
        { low: 999_981, high: 999_985 },
        { low: 1, high: 4 },
      ]);
    }
  });
});

describe("two pairs that doubles cannot tell apart", () => {
  const like = TEN_TO(20);
  const unlike = perContract(both(like + 1n, like));

  it("are ordered by their exact imbalance", () => {
    // (2(e + 1) - e) / (3e + 2) is the larger by a digit of 10^-20; swapped, the smaller.
    expect(compareImbalance(unlike, pair(2, 1), pair(1, 2))).toBe(1);
    expect(compareImbalance(unlike, pair(1, 2), pair(2, 1))).toBe(-1);
    for (const amount of [3n, like, TEN_TO(300)]) {
      const equal = perContract(both(amount, amount));
      expect(compareImbalance(equal, pair(2, 1), pair(1, 2))).toBe(0);
      expect(compareImbalance(equal, pair(1, 1), pair(2, 2))).toBe(0);
      expect(compareImbalance(equal, pair(2, 1), pair(1, 1))).toBe(1);
      expect(compareImbalance(equal, pair(1, 1), pair(2, 1))).toBe(-1);
    }
  });

  it("are ordered by their exact amount", () => {
    expect(compareAmounts(unlike, pair(2, 1), pair(1, 2))).toBe(1);
    expect(compareAmounts(unlike, pair(1, 2), pair(2, 1))).toBe(-1);
    expect(compareAmounts(unlike, pair(2, 1), pair(2, 1))).toBe(0);
    expect(compareAmounts(unlike, pair(1, 1), pair(2, 1))).toBe(-1);
    expect(compareAmounts(unlike, pair(2, 1), pair(1, 1))).toBe(1);
  });

  it("are so where one side's digits are short and the other's too long for a double", () => {
    const uneven = perContract({ long: exactly(5n, 0), short: exactly(TEN_TO(300), 0) });
    expect(compareImbalance(uneven, pair(1, 1), pair(2, 1))).toBe(1);
    expect(compareAmounts(uneven, pair(1, 1), pair(2, 1))).toBe(-1);
    const other = perContract({ long: exactly(TEN_TO(300), 0), short: exactly(5n, 0) });
    expect(compareAmounts(other, pair(1, 1), pair(1, 2))).toBe(-1);
    expect(compareAmounts(perContract(both(3n * TEN_TO(300), TEN_TO(300))), pair(1, 3), pair(2, 1))).toBe(-1);
  });
});

describe("pairs as large and as well balanced as each other", () => {
  it("are chosen by the fewer long contracts", () => {
    // Of 3 in all, 1 : 2 and 2 : 1 are a third out of balance; 1 : 1 uses two thirds of the budget only.
    const [long, short] = [1, 1];
    const found = wholeContracts({ long, short, tolerance: 0.5, maxNotional: 3 });
    expect(found).toMatchObject({ feasible: true, contracts: { long: 1, short: 2 } });
  });
});
