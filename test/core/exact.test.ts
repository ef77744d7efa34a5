import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, exact, plus, product, quotient, times, toNumber } from "../../src/core/exact.ts";
import { add, cmp, decimal, fraction, mul, toNumber as oracleNumber } from "../oracles/rational.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const moderate = fc.oneof(
  fc.tuple(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 9 })).map(([n, s]) => n / 10 ** s),
  fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 100),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);

describe("an exact decimal", () => {
  it.each([
    [0.1, 1n, 1],
    [-0.05, -5n, 2],
    [1e-7, 1n, 7],
    [1.5e-7, 15n, 8],
    [-2.5e-10, -25n, 11],
    [1e21, 10n ** 21n, 0],
    [1.25e22, 125n * 10n ** 20n, 0],
    [2730.8, 27308n, 1],
    [-0, 0n, 0],
  ])("reads %d as its shortest decimal", (value, digits, scale) => {
    const read = exact(value);
    expect({ digits: BigInt(read.digits), scale: read.scale }).toEqual({ digits, scale });
  });

  it("comes back as the number it was read from, whatever the double", () => {
    fc.assert(fc.property(finite, (x) => Object.is(toNumber(exact(x)), x + 0)));
  });

  it("has the digits of the number's text, by either way of reading", () => {
    fc.assert(
      fc.property(moderate, (x) => {
        const { digits, scale } = exact(x);
        expect(cmp(fraction(BigInt(digits), 10n ** BigInt(scale)), decimal(x))).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it("adds and multiplies without binary noise", () => {
    expect(toNumber(plus(exact(0.1), exact(0.2)))).toBe(0.3);
    expect(toNumber(product(3, 0.1, 1))).toBe(0.3);
    expect(toNumber(plus(exact(1e21), exact(1e-7)))).toBe(1e21);
    expect(toNumber(times(exact(1.1), exact(1.1)))).toBe(1.21);
  });

  it("never answers −0", () => {
    expect(Object.is(toNumber(exact(-0)), 0)).toBe(true);
    expect(Object.is(toNumber(product(-5, 0)), 0)).toBe(true);
    expect(Object.is(toNumber(product(-5e-324, 0.1)), 0)).toBe(true);
  });

  it("agrees with exact fractions in sum, product and order", () => {
    fc.assert(
      fc.property(moderate, moderate, (a, b) => {
        expect(toNumber(plus(exact(a), exact(b)))).toBe(oracleNumber(add(decimal(a), decimal(b))));
        expect(toNumber(times(exact(a), exact(b)))).toBe(oracleNumber(mul(decimal(a), decimal(b))));
        expect(compare(exact(a), exact(b))).toBe(cmp(decimal(a), decimal(b)));
      }),
    );
  });
});

describe("the nearest double of a fraction", () => {
  it("equals the one division of two doubles, which IEEE 754 rounds to nearest", () => {
    const part = fc.maxSafeInteger().filter((n) => n !== 0);
    fc.assert(
      fc.property(part, part, (n, d) => quotient(BigInt(n), BigInt(d)) === n / d),
      { numRuns: 1000 },
    );
  });

  it("rounds ties to even, and sees a remainder far below the tie", () => {
    const tie = 2n ** 53n + 1n;
    const far = 10n ** 40n;
    expect(quotient(tie, 1n)).toBe(2 ** 53);
    expect(quotient(tie * far + 1n, far)).toBe(2 ** 53 + 2);
    expect(quotient(tie * far - 1n, far)).toBe(2 ** 53);
    expect(quotient(-tie * far - 1n, far)).toBe(-(2 ** 53) - 2);
  });

  it("keeps very small and very large quotients, and zero unsigned", () => {
    expect(quotient(1n, 10n ** 300n)).toBe(1e-300);
    expect(quotient(10n ** 300n, 1n)).toBe(1e300);
    expect(Object.is(quotient(0n, -3n), 0)).toBe(true);
  });
});
