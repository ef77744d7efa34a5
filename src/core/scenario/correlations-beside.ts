import { as, type Ratio } from "../quantity.ts";

/** Correlations that every pair is looked at, and distances from its own. */
const COMMON = [-0.5, 0, 0.5, 0.9] as const;
const DISTANCES = [-0.2, -0.1, 0, 0.1, 0.2] as const;

/** Nearer than this a common correlation says nothing that the trade's own or one beside it does not. */
const APART = 0.05;

/**
 * The correlations that an answer is shown at beside a trade's own: ascending, from −1 to 1, each once.
 *
 * @example
 * correlationsBeside(0.78); // [-0.5, 0, 0.5, 0.58, 0.68, 0.78, 0.88, 0.98]
 */
export function correlationsBeside(own: Ratio): Ratio[] {
  const beside = DISTANCES.map((by) => (by === 0 ? own : clipped(own + by)));
  const common = COMMON.filter((each) => beside.every((other) => Math.abs(each - other) >= APART));
  return [...new Set([...common, ...beside])].sort((a, b) => a - b).map((value) => as<Ratio>(value));
}

/** Rounded to what a person would write, where the sum is not. */
function clipped(value: number): number {
  return Math.min(1, Math.max(-1, Number(value.toFixed(12)) + 0));
}
