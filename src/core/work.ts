import { fail } from "../errors/error.ts";

/**
 * Steps that the answer to one trade may take. A step is a handful of additions and multiplications, some ten
 * nanoseconds, thirty at worst: all of them take a few seconds of a processor.
 */
const MOST_STEPS = 300_000_000;

let left: { steps: number } | null = null;

/**
 * Computes the answer to one trade, which may take so many steps and no more: a trade of few lines can ask for hours.
 *
 * An answer that is a part of another counts with it. Steps are counted rather than timed, so that a trade is answered
 * or refused on every machine alike. Outside of an answer nothing is counted.
 *
 * @throws PairsizeError WORK_TOO_MUCH, and what the answer throws
 */
export function bounded<Answer>(answer: () => Answer, most: number = MOST_STEPS): Answer {
  if (left !== null) return answer();
  left = { steps: most };
  try {
    return answer();
  } finally {
    left = null;
  }
}

/** Counts the steps of what is about to be computed. */
export function spend(steps: number): void {
  if (left === null) return;
  left.steps -= steps;
  // Written so that NaN is too much as well.
  if (!(left.steps >= 0)) fail("WORK_TOO_MUCH", {});
}

/**
 * Returns a function that makes a value on its first call and keeps it. Grids take milliseconds, which a start without
 * options should not pay.
 */
export function atFirstUse<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
