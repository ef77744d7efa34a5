import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  compare,
  divideDown,
  type Exact,
  exact,
  exactQuotient,
  magnitude,
  minus,
  multiply,
  negate,
  plus,
  powerOfTen,
  quotient,
  signOf,
  subtract,
  times,
  toNumber,
  type Whole,
  wholeOf,
} from "../../src/core/exact.ts";
import * as rational from "../oracles/rational.ts";

const RUNS = { numRuns: 5000 };
const SAFE = 2n ** 53n - 1n;

/** Whole numbers on both sides of 2^53, and factors whose product lies there. */
const around = fc.bigInt({ min: -9n, max: 9n });
const size = fc.oneof(
  fc.bigInt({ min: 0n, max: 1000n }),
  around.map((by) => 2n ** 53n + by),
  around.map((by) => 2n ** 52n + by),
  around.map((by) => 94906265n + by), // √2^53 is 94906265.6
  fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 9n }), around).map(([part, by]) => 2n ** 53n / part + by),
  fc.bigInt({ min: 0n, max: 10n ** 40n }),
);
const integer = fc.tuple(size, fc.boolean()).map(([n, below]) => (below ? -n : n));

/** Whether a whole number has the one form that its size gives it. */
function hasItsForm(value: Whole): boolean {
  const isSafe = BigInt(value) <= SAFE && BigInt(value) >= -SAFE;
  return typeof value === "number" ? isSafe && !Object.is(value, -0) : !isSafe;
}

function expectWhole(value: Whole, expected: bigint): void {
  expect(BigInt(value)).toBe(expected);
  expect(hasItsForm(value)).toBe(true);
}

describe("a whole number", () => {
  it("is added, subtracted and multiplied as bigints are, on either side of 2^53", () => {
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        expectWhole(add(wholeOf(a), wholeOf(b)), a + b);
        expectWhole(subtract(wholeOf(a), wholeOf(b)), a - b);
        expectWhole(multiply(wholeOf(a), wholeOf(b)), a * b);
      }),
      RUNS,
    );
  });

  it("is compared exactly by the operators of the language, whatever the forms of the two", () => {
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        const [first, second] = [wholeOf(a), wholeOf(b)];
        expect([first < second, first <= second, first === second]).toEqual([a < b, a <= b, a === b]);
      }),
      RUNS,
    );
  });

  it("has its sign, its size and its opposite", () => {
    fc.assert(
      fc.property(integer, (a) => {
        expectWhole(negate(wholeOf(a)), -a);
        expectWhole(magnitude(wholeOf(a)), a < 0n ? -a : a);
        expect(signOf(wholeOf(a))).toBe(a === 0n ? 0 : a < 0n ? -1 : 1);
      }),
      RUNS,
    );
  });

  it("is divided by another above 0, rounded down", () => {
    const above = integer.map((n) => (n < 0n ? -n : n) + 1n);
    fc.assert(
      fc.property(above, above, (a, b) => expectWhole(divideDown(wholeOf(a), wholeOf(b)), a / b)),
      RUNS,
    );
    expect([divideDown(38, 10), divideDown(40, 10), divideDown(3, 10)]).toEqual([3, 4, 0]);
  });

  it("is never −0", () => {
    for (const zero of [multiply(0, -5), subtract(0, 0), negate(0), add(5, -5), wholeOf(0n), exact(-0).digits]) {
      expect(Object.is(zero, 0)).toBe(true);
    }
  });

  it("is a power of ten of any size", () => {
    for (let exponent = 0; exponent <= 40; exponent += 1) expectWhole(powerOfTen(exponent), 10n ** BigInt(exponent));
  });

  it("has the nearest double of a quotient in either form", () => {
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        fc.pre(b !== 0n);
        const expected = rational.toNumber(rational.fraction(a, b));
        expect(Object.is(quotient(wholeOf(a), wholeOf(b)), expected)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe("decimals of hostile magnitudes", () => {
  const hostile = fc
    .tuple(
      fc.integer({ min: 1, max: 15 }),
      fc.integer({ min: -9, max: 15 }),
      fc.double({ min: 1, max: 10, noNaN: true }),
    )
    .map(([digits, power, mantissa]) => Number(`${Number(mantissa.toPrecision(digits))}e${power}`));
  const amount = fc.tuple(
    fc.oneof(
      hostile,
      integer.map((n) => Number(n)),
    ),
    fc.boolean(),
  );
  const number = amount.map(([value, below]) => (below ? -value : value));
  const of = (value: Exact) => rational.fraction(BigInt(value.digits), 10n ** BigInt(value.scale));

  it("are added, multiplied, divided and compared as fractions are", () => {
    fc.assert(
      fc.property(number, number, number, (x, y, z) => {
        const [a, b, c] = [x, y, z].map(exact) as [Exact, Exact, Exact];
        const [p, q, r] = [x, y, z].map(rational.decimal) as [rational.Rational, rational.Rational, rational.Rational];
        const found = minus(times(a, plus(b, c)), times(b, c));
        const expected = rational.sub(rational.mul(p, rational.add(q, r)), rational.mul(q, r));
        expect(hasItsForm(found.digits)).toBe(true);
        expect(rational.cmp(of(found), expected)).toBe(0);
        expect(toNumber(found)).toBe(rational.toNumber(expected));
        expect(compare(found, a)).toBe(rational.cmp(expected, p));
        if (z !== 0) expect(exactQuotient(found, c)).toBe(rational.toNumber(rational.div(expected, r)));
      }),
      RUNS,
    );
  });
});
