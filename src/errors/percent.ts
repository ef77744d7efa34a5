/**
 * The size of a fraction as a percentage of at most four significant digits: for sentences.
 *
 * @example
 * percent(-0.0311471927); // "3.115 %"
 */
export function percent(share: number): string {
  return `${points(share)} %`;
}

/** The size of a difference of two percentages, in points: 0.0125 is 1.25. */
export function points(share: number): string {
  return `${Number((Math.abs(share) * 100).toPrecision(4))}`;
}
