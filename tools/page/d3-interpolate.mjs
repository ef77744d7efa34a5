// What d3-scale asks of d3-interpolate, for scales from numbers to numbers.

/** From one number to another, by a share from 0 to 1. */
export const interpolateNumber = (from, to) => (share) => from * (1 - share) + to * share;

/** Whatever d3-scale would guess from the values: they are numbers. */
export const interpolate = (from, to) => interpolateNumber(from, to);

/** The same in whole numbers. */
export const interpolateRound = (from, to) => (share) => Math.round(from * (1 - share) + to * share);

/** Piecewise scales are not used here. */
export const piecewise = () => {
  throw new Error("the scales of the page go from one number to another");
};
