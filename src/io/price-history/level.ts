/**
 * The shortest decimal that the same 32-bit float stands for, where a price is exactly a 32-bit float; else the price itself.
 *
 * Yahoo's prices pass through 32-bit floats: 2730.800048828125 is 2730.8. Whole numbers and prices of at most seven digits
 * are left alone, since they are decimals already.
 *
 * @example
 * withoutFloatNoise(2730.800048828125); // 2730.8
 */
export function withoutFloatNoise(price: number): number {
  if (Math.fround(price) !== price || Number.isInteger(price) || `${price}`.replace(/\D/g, "").length <= 7)
    return price;
  for (let digits = 1; digits <= 9; digits++) {
    const shorter = Number(price.toPrecision(digits));
    if (Math.fround(shorter) === price) return shorter;
  }
  return price;
}
