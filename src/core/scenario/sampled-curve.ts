import { exact } from "../exact.ts";
import { type LevelLaw, levelAt, normalAt } from "../pair/measured-side.ts";
import { constantCurve, type ProfitCurve, profitCurve } from "./profit-curve.ts";

/**
 * Standard normals between which a profit is sampled: all but 1e-15 of the probability; the upper end moves with the
 * deviation.
 */
const REACH = 8;

/** Standard normals whose profits say how much a profit varies: all but 2 % of the probability. */
const COMMON = 2.33;

/** What a chord may leave, as a share of how much the profit usually varies; or of its size, where it hardly varies. */
const FINE = 3e-5;
const FINE_OF_SIZE = 1e-9;

/** What the rounding of a profit may leave, as a share of its size. */
const ROUNDING = 1e-12;

/** Pieces of the first, even sampling, and how often one of them is halved. */
const FIRST_PIECES = 24;
const HALVINGS = 12;

interface Sample {
  readonly z: number;
  readonly level: number;
  readonly profit: number;
}

/** What a sampling may leave of a profit, and what its own rounding leaves: USD. */
export interface Precision {
  readonly chord: number;
  readonly rounding: number;
}

/**
 * How finely a profit by level is worth sampling: a share of how much it usually varies, and of the size of what it is
 * the sum of; a profit of which almost all cancels is its own rounding.
 */
export function precisionOf(
  law: LevelLaw,
  profitOf: (level: number) => number,
  turnoverOf: (level: number) => number,
): Precision {
  const levels = [-COMMON, 0, COMMON].map((z) => levelAt(law, z));
  const profits = levels.map(profitOf);
  const size = Math.max(...[...levels, 0].map(turnoverOf));
  const range = Math.max(...profits) - Math.min(...profits);
  return { chord: FINE * range + FINE_OF_SIZE * size, rounding: ROUNDING * size };
}

/**
 * The curve of a smooth profit by level, in USD: chords between levels that are halved until they leave next to
 * nothing.
 *
 * A profit that varies no more than its own rounding is one amount. Strikes are sampled whatever is around them: a
 * narrow butterfly on its last day is nothing anywhere else.
 */
export function sampledCurve(
  law: LevelLaw,
  profitOf: (level: number) => number,
  strikes: readonly number[],
  { chord, rounding }: Precision,
): ProfitCurve {
  const sample = (z: number): Sample => {
    const level = levelAt(law, z);
    return { z, level, profit: profitOf(level) };
  };
  const [first, ...others] = startsOf(law, strikes).map(sample) as [Sample, ...Sample[]];
  const samples = [first];
  for (const next of others) refine(sample, samples, next, chord, HALVINGS);
  const nothing = { z: Number.NEGATIVE_INFINITY, level: 0, profit: profitOf(0) };
  const steady = withoutRounding(ascending([nothing, ...samples]), rounding);
  return steady.every(({ profit }) => profit === steady[0]?.profit)
    ? constantCurve(law, exact(nothing.profit))
    : curveThrough(law, steady);
}

/**
 * The standard normals that a sampling starts from, ascending: even ones, and those of the strikes within their reach.
 */
function startsOf(law: LevelLaw, strikes: readonly number[]): number[] {
  const width = 2 * REACH + law.deviation;
  const evenly = Array.from({ length: FIRST_PIECES + 1 }, (_, i) => (i * width) / FIRST_PIECES - REACH);
  const within = strikes.map((strike) => normalAt(law, strike)).filter((z) => z > -REACH && z < width - REACH);
  return [...new Set([...evenly, ...within])].sort((a, b) => a - b);
}

/** Adds what lies between the last sample and the next one, and the next one. */
function refine(
  sample: (z: number) => Sample,
  samples: Sample[],
  next: Sample,
  tolerance: number,
  halvings: number,
): void {
  const last = samples.at(-1) ?? next;
  const between = sample(0.5 * (last.z + next.z));
  const share = (between.level - last.level) / (next.level - last.level);
  const chord = last.profit + share * (next.profit - last.profit);
  // Rare levels may be coarser: nobody meets them.
  const allowed = tolerance * Math.exp(0.25 * between.z * between.z);
  if (halvings > 0 && Math.abs(between.profit - chord) > allowed) {
    refine(sample, samples, between, tolerance, halvings - 1);
    refine(sample, samples, next, tolerance, halvings - 1);
    return;
  }
  samples.push(between, next);
}

/**
 * The samples whose level is above the one before: a strike may be at an even sample but for its last digit, and then
 * at its level.
 */
function ascending(samples: readonly Sample[]): Sample[] {
  let highest = Number.NEGATIVE_INFINITY;
  return samples.filter(({ level }) => {
    const isHigher = level > highest;
    if (isHigher) highest = level;
    return isHigher;
  });
}

/**
 * The samples with profits that differ from the one before by no more than rounding made equal to it: else flat wings
 * would bend.
 */
function withoutRounding(samples: readonly Sample[], rounding: number): Sample[] {
  let kept = samples[0]?.profit ?? 0;
  return samples.map((each) => {
    if (Math.abs(each.profit - kept) > rounding) kept = each.profit;
    return { ...each, profit: kept };
  });
}

function curveThrough(law: LevelLaw, samples: readonly Sample[]): ProfitCurve {
  const slopes = samples.map(({ level, profit }, i) => {
    const next = samples[i + 1];
    return next === undefined ? 0 : (next.profit - profit) / (next.level - level);
  });
  // Beyond the last sample as between the last two.
  slopes[slopes.length - 1] = slopes.at(-2) ?? 0;
  const nodes = samples.map(({ level, profit }, i) => ({ level, profit: exact(profit), slope: slopes[i] ?? 0 }));
  return profitCurve(law, nodes, true);
}
