import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quotient, rootDown } from "../../src/core/exact.ts";

describe("a square root rounded down", () => {
  it.each([
    [0n, 0],
    [1n, 1],
    [2n, 1],
    [3n, 1],
    [4n, 2],
    [252n, 15],
    [255n, 15],
    [256n, 16],
    [10n ** 32n - 1n, 9_999_999_999_999_999n],
    [10n ** 32n, 10n ** 16n],
  ])("of %d is %d", (value, root) => {
    expect(rootDown(value)).toBe(root);
  });

  it("squared is the number or less, and one more squared is more", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), (value) => {
        const root = BigInt(rootDown(value));
        return root * root <= value && value < (root + 1n) * (root + 1n);
      }),
    );
  });
});

describe("a quotient", () => {
  it("of nothing is never −0", () => {
    expect([quotient(0, 5), quotient(0, -5), quotient(0, -(10n ** 20n))]).toEqual([0, 0, 0]);
  });
});

describe("a quotient of long numbers", () => {
  it("that lies exactly between two doubles is the even one, and a hair above it the next", () => {
    const between = 2n ** 53n + 1n;
    expect(quotient(between, 1)).toBe(2 ** 53);
    expect(quotient(-between * 3n, 3)).toBe(-(2 ** 53));
    expect(quotient(between * 10n ** 30n + 1n, 10n ** 30n)).toBe(2 ** 53 + 2);
  });
});
