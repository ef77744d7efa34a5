import { compare, type Exact, plus, toNumber } from "../exact.ts";
import { normalDensity, normalDistribution } from "../option/normal.ts";
import { as, type Usd } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import { spend } from "../work.ts";
import {
  type Crossings,
  crossings,
  intervalsWithin,
  isConstant,
  type Plateau,
  type ProfitCurve,
  partialMean,
  probabilityWithin,
  profitAtNormal,
} from "./profit-curve.ts";

/**
 * The law of the sum of both sides' profits, their levels' logs correlated by ρ from −1 to 1.
 *
 * A side of one amount only moves the other's law; |ρ| = 1 leaves one normal variable for both.
 */
export function pairProfitLaw({ long, short }: Sides<ProfitCurve>, correlation: number): ProfitLaw {
  if (isConstant(long)) return certainSideLaw(long, short);
  if (isConstant(short)) return certainSideLaw(short, long);
  return Math.abs(correlation) === 1 ? perfectLaw(long, short, correlation) : jointLaw(long, short, correlation);
}

/** USD below which no amount is looked at. */
export const LEAST_MONEY = 1e-6;

/** The share of the worst outcomes whose mean is the expected shortfall. */
export const WORST = 0.05;

/** The probabilities whose quantiles are given. */
export const QUANTILES = [0.01, WORST, 0.25, 0.5, 0.75, 0.95, 0.99] as const;

/** What the mean of the worst outcomes is made from, in USD. */
interface Tail {
  /** The quantile q at 5 %. */
  readonly quantile: number;
  /** E[max(0, q − profit)]. */
  readonly shortfall: number;
  readonly least: number;
}

/**
 * The mean of the worst 5 % in USD, q − E[max(0, q − profit)]/5 %: of an amount with a probability of its own only as
 * much is taken as makes up the 5 %.
 *
 * @see C. Acerbi and D. Tasche, "On the Coherence of Expected Shortfall", Journal of Banking and Finance, 2002,
 * definition 2.6.
 */
export function expectedShortfall({ quantile, shortfall, least }: Tail): Usd {
  // Nothing is less likely than what cannot happen: rounding would leave a loss beyond the greatest one.
  return as<Usd>(Math.max(quantile - shortfall / WORST, Math.min(least, quantile)) + 0);
}

/** An amount of profit in USD that has a probability of its own. */
interface Atom {
  readonly profit: number;
  readonly probability: number;
}

/** How a pair's profit in USD is distributed. */
export interface ProfitLaw {
  /** The least and the greatest amount that there is; ±∞ where a loss or a gain is unlimited. */
  readonly least: number;
  readonly most: number;
  /** Ascending, each amount once. */
  readonly atoms: readonly Atom[];
  /** P(profit ≤ amount). */
  readonly atMost: (amount: number) => number;
  /** E[max(0, amount − profit)] in USD: how far the profit falls short of the amount, on average. */
  readonly shortfallOf: (amount: number) => number;
}

/**
 * What a panel of the integrals may leave: of a probability, and of a shortfall as a share of the amounts that are
 * usual.
 */
const TOLERANCE = 1e-6;
const SHORTFALL_TOLERANCE = 1e-6;

/** Standard normals beyond which there is next to no probability, and where a panel always ends. */
const END = 7;
const BREAKS = [-END, -2.5, -1, 0, 1, 2.5, END];

/** A shortfall reaches further: the upper end of its integral moves with the deviation of the log. */
const SHORTFALL_END = 8.5;

/** Steps around each point of an integral, beside one for each run of a curve that an amount is looked for in. */
const STEPS_OF_A_POINT = 10;

/**
 * The law of the sum of two profits whose levels' logs are correlated by −1 < ρ < 1, in USD.
 *
 * P(X + Y ≤ t) = ∫ n(z)·P(Y ≤ t − X(z) | z) dz over the first side's normal; given it, the second's is normal with mean
 * ρz and variance 1 − ρ², so that the inner probability is a sum of normal distributions, exact. The integrand bends
 * where X does, and where t − X(z) passes an amount at which Y bends: panels end there.
 *
 * @see A. Genz, "Numerical Computation of Rectangular Bivariate and Trivariate Normal and t Probabilities", Statistics
 * and Computing, 2004, for the conditional form.
 */
export function jointLaw(first: ProfitCurve, second: ProfitCurve, correlation: number): ProfitLaw {
  const spread = Math.sqrt((1 - correlation) * (1 + correlation));
  const rounding = roundingOf(first, second);
  const breaksFor = breakFinder(first, second);
  const over = (most: number, f: (z: number, within: Crossings, amount: number) => number) => (z: number) => {
    const amount = profitAtNormal(first, z);
    spend(STEPS_OF_A_POINT + second.runs.length);
    return normalDensity(z) * f(z, crossings(second, most + rounding - amount), amount);
  };
  const probability = (z: number, within: Crossings) => probabilityWithin(within, correlation * z, spread);
  const rectangle = (one: Plateau, other: Plateau): number => {
    const side = (z: number, end: number) => normalDistribution((end - correlation * z) / spread);
    const f = (z: number) => normalDensity(z) * (side(z, other.to) - side(z, other.from));
    return integral(f, inOrder(BREAKS, Math.max(one.from, -END), Math.min(one.to, END)), TOLERANCE);
  };
  return {
    ...boundsOf(first, second),
    atoms: atomsOf(first, second, rectangle),
    atMost: (most) => integral(over(most, probability), breaksFor(most, -END, END), TOLERANCE),
    shortfallOf: (amount) => {
      const f = over(amount, (z, within, profit) =>
        shortfallWithin(second, within, amount - profit, correlation * z, spread),
      );
      const ends = [-SHORTFALL_END, SHORTFALL_END + first.law.deviation] as const;
      return integral(f, breaksFor(amount, ...ends), SHORTFALL_TOLERANCE * (usual(first) + usual(second)));
    },
  };
}

/**
 * Where the panels end for an amount: at the first curve's bends, and where it leaves the second one an amount at which
 * that bends.
 */
function breakFinder(first: ProfitCurve, second: ProfitCurve) {
  const own = first.bends.map((node) => first.normals[node] ?? 0);
  const amounts = second.bends.map((node) => second.profits[node] ?? 0);
  return (most: number, from: number, to: number): number[] => {
    spend(amounts.length * first.runs.length);
    const met = amounts.flatMap((amount) => crossings(first, most - amount).at);
    return inOrder([...BREAKS, ...own, ...met], from, to);
  };
}

/** Ascending, from one end to the other; none where there is nothing between them. */
function inOrder(breaks: readonly number[], from: number, to: number): number[] {
  return from < to ? [from, ...breaks.filter((z) => z > from && z < to), to].sort((a, b) => a - b) : [];
}

/** The size of a curve's usual profits, in USD; of one that is 0 at all of them, what nobody counts. */
function usual(curve: ProfitCurve): number {
  return Math.max(LEAST_MONEY, ...[-4, -2, 0, 2, 4].map((z) => Math.abs(profitAtNormal(curve, z))));
}

/** Standard normals to either side that are looked at, beyond the larger deviation; and the width of a cell. */
const REACH = 9;
const WIDTH = 0.01;

/** Profit at some standard normals, and the probability of lying below each. */
interface Cells {
  readonly profits: readonly number[];
  readonly below: readonly number[];
}

/**
 * The law of the sum of two profits of one normal variable, correlated by ρ = 1 or −1: T(z) = X(z) + Y(ρz), in USD.
 *
 * T and the odds are linear within narrow cells that end at every bend of either curve: off by less than a hundredth of
 * a cell's own change, z/8 × a cell's width at a normal of z.
 */
export function perfectLaw(first: ProfitCurve, second: ProfitCurve, correlation: number): ProfitLaw {
  const rounding = roundingOf(first, second);
  const cells = cellsOf(first, second, correlation);
  const only = onlyAmount(cells, first, second);
  if (only !== null) return certainLaw(only);
  return {
    ...boundsOf(first, second),
    atoms: atomsOf(first, second, (one, other) => overlap(one, mirrored(other, correlation))),
    atMost: (most) => sumOver(cells, most + rounding, (share) => share),
    shortfallOf: (most) => sumOver(cells, most, (share, mean) => share * (most - mean)),
  };
}

/** The one amount of sides that offset each other at every level, but for rounding; null where there are more. */
function onlyAmount({ profits }: Cells, first: ProfitCurve, second: ProfitCurve): number | null {
  const [least, most] = [Math.min(...profits), Math.max(...profits)];
  const noise = ROUNDING * (usual(first) + usual(second));
  if (most - least > noise) return null;
  return Math.abs(most) <= noise ? 0 : profitAtNormal(first, 0) + profitAtNormal(second, 0);
}

/** The law of one amount in USD that is sure. */
function certainLaw(amount: number): ProfitLaw {
  return {
    least: amount,
    most: amount,
    atoms: [{ profit: amount, probability: 1 }],
    atMost: (most) => (most < amount ? 0 : 1),
    shortfallOf: (most) => Math.max(0, most - amount),
  };
}

function cellsOf(first: ProfitCurve, second: ProfitCurve, correlation: number): Cells {
  const end = REACH + Math.max(first.law.deviation, second.law.deviation);
  const evenly = Array.from({ length: Math.ceil((2 * end) / WIDTH) + 1 }, (_, i) => i * WIDTH - end);
  const bends = [...first.normals, ...second.normals.map((z) => correlation * z)].filter((z) => Math.abs(z) < end);
  const normals = [...evenly, ...bends].sort((a, b) => a - b);
  return {
    profits: normals.map((z) => profitAtNormal(first, z) + profitAtNormal(second, correlation * z)),
    below: normals.map(normalDistribution),
  };
}

/** Sums what each cell has at or below `most`: its probability there, and its mean profit there. */
function sumOver({ profits, below }: Cells, most: number, of: (share: number, mean: number) => number): number {
  let sum = 0;
  for (let i = 1; i < profits.length; i++) {
    const [start, end] = [profits[i - 1] ?? 0, profits[i] ?? 0];
    const probability = (below[i] ?? 0) - (below[i - 1] ?? 0);
    if (start <= most && end <= most) sum += of(probability, 0.5 * (start + end));
    else if (start <= most || end <= most) {
      const least = Math.min(start, end);
      sum += of((probability * (most - least)) / Math.abs(end - start), 0.5 * (least + most));
    }
  }
  return sum;
}

function mirrored({ from, to, profit }: Plateau, correlation: number): Plateau {
  return correlation > 0 ? { from, to, profit } : { from: -to, to: -from, profit };
}

function overlap(one: Plateau, other: Plateau): number {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return from < to ? normalDistribution(to) - normalDistribution(from) : 0;
}

/** The law of the profit where one side's is a single amount: the other's, moved by it; USD. */
function certainSideLaw(certain: ProfitCurve, curve: ProfitCurve): ProfitLaw {
  const amount = certain.profits[0] ?? 0;
  const rounding = roundingOf(certain, curve);
  const within = (most: number) => crossings(curve, most - amount + rounding);
  return {
    ...boundsOf(certain, curve),
    atoms: atomsOf(certain, curve, (_, { from, to }) => normalDistribution(to) - normalDistribution(from)),
    atMost: (most) => probabilityWithin(within(most), 0, 1),
    shortfallOf: (most) => shortfallWithin(curve, within(most), most - amount, 0, 1),
  };
}

/**
 * How far a curve's profit falls short of an amount on average, in USD, over the levels where it does: amount·P −
 * E[profit; within], where the standard normal of its level is normal with this mean and deviation.
 */
function shortfallWithin(
  curve: ProfitCurve,
  within: Crossings,
  amount: number,
  mean: number,
  deviation: number,
): number {
  const ends = intervalsWithin(within);
  let shortfall = amount * probabilityWithin(within, mean, deviation);
  for (let i = 0; i < ends.length; i += 2)
    shortfall -= partialMean(curve, ends[i] ?? 0, ends[i + 1] ?? 0, mean, deviation);
  return Math.max(0, shortfall);
}

/** Probabilities below it are no atom: no outcome of 1e15 lies there. */
const NEGLIGIBLE = 1e-15;

/** What sums of doubles may differ by, as a share of their size. */
const ROUNDING = 1e-12;

/**
 * The amounts at which both curves are level, with their probabilities; sums that are equal, in decimals, are one
 * amount.
 *
 * @param probabilityOf that both standard normals lie on their plateaus
 */
export function atomsOf(
  first: ProfitCurve,
  second: ProfitCurve,
  probabilityOf: (first: Plateau, second: Plateau) => number,
): Atom[] {
  const pairs = first.plateaus.flatMap((one) =>
    second.plateaus.map((other) => ({
      profit: plus(one.profit, other.profit),
      probability: probabilityOf(one, other),
    })),
  );
  const kept = pairs.filter(({ probability }) => probability > NEGLIGIBLE);
  kept.sort((a, b) => compare(a.profit, b.profit));
  const atoms: { profit: Exact; probability: number }[] = [];
  for (const { profit, probability } of kept) {
    const last = atoms.at(-1);
    if (last !== undefined && compare(last.profit, profit) === 0) last.probability += probability;
    else atoms.push({ profit, probability });
  }
  return atoms.map(({ profit, probability }) => ({ profit: toNumber(profit), probability }));
}

/** USD by which two sums of the same plateaus may differ in doubles: 0 where there are none to meet. */
export function roundingOf(first: ProfitCurve, second: ProfitCurve): number {
  if (first.plateaus.length === 0 || second.plateaus.length === 0) return 0;
  const sizes = [...first.plateaus, ...second.plateaus].map(({ profit }) => Math.abs(toNumber(profit)));
  return ROUNDING * Math.max(...sizes);
}

/**
 * The least and the greatest sum of two curves in USD, each the double nearest to it; ±∞ where one of them has none.
 */
export function boundsOf(first: ProfitCurve, second: ProfitCurve): { readonly least: number; readonly most: number } {
  const sum = (a: Exact | null, b: Exact | null, none: number) =>
    a === null || b === null ? none : toNumber(plus(a, b));
  return {
    least: sum(first.least, second.least, Number.NEGATIVE_INFINITY),
    most: sum(first.most, second.most, Number.POSITIVE_INFINITY),
  };
}

/**
 * Nodes and weights of Kronrod's 15-point rule on [−1, 1], from the middle out; every other node is one of Gauss' 7.
 */
const NODES = [
  0, 0.20778495500789848, 0.4058451513773972, 0.5860872354676911, 0.7415311855993945, 0.8648644233597691,
  0.9491079123427585, 0.9914553711208126,
] as const;
const KRONROD = [
  0.20948214108472782, 0.20443294007529889, 0.19035057806478542, 0.1690047266392679, 0.14065325971552592,
  0.10479001032225019, 0.06309209262997856, 0.022935322010529224,
] as const;
const GAUSS = [0.4179591836734694, 0, 0.3818300505051189, 0, 0.27970539148927664, 0, 0.1294849661688697, 0] as const;

/** How often a panel is halved: a step that no break names is then found to 1e-7 of the panel. */
const HALVINGS = 24;

/**
 * Panels that may wait to be halved beside those that were given. A step keeps one of each length waiting; a tolerance
 * below the rounding of f keeps all of them, and halving a thousand times more would only add up that rounding.
 */
const MOST_WAITING = 256;

/**
 * The integral of f from the first to the last of ascending breaks, in the unit of f: smooth between them, or nearly.
 *
 * Kronrod's rule on each panel, halved until Gauss' inside it differs by less than `tolerance`, or by what rounding
 * leaves.
 *
 * @see A. S. Kronrod, Nodes and Weights of Quadrature Formulas, 1965; R. Piessens and others, QUADPACK, 1983, section
 * 2.2, for the nodes.
 * @example
 * integral((x) => x * x, [0, 3], 1e-9).toFixed(9); // "9.000000000"
 */
export function integral(f: (x: number) => number, breaks: readonly number[], tolerance: number): number {
  let total = 0;
  let ends = breaks.flatMap((to, i) => (i === 0 ? [] : [breaks[i - 1] ?? to, to]));
  for (let halvings = 0; ends.length > 0; halvings++) {
    const isLast = halvings === HALVINGS || ends.length > 2 * (MOST_WAITING + breaks.length);
    const halved: number[] = [];
    for (let i = 0; i < ends.length; i += 2) {
      const [from, to] = [ends[i] ?? 0, ends[i + 1] ?? 0];
      const { kronrod, gauss } = rules(f, from, to);
      if (isLast || Math.abs(kronrod - gauss) <= tolerance) total += kronrod;
      else halved.push(from, 0.5 * (from + to), 0.5 * (from + to), to);
    }
    ends = halved;
  }
  return total;
}

/** The integral over one panel by both rules, which share their nodes. */
function rules(
  f: (x: number) => number,
  from: number,
  to: number,
): { readonly kronrod: number; readonly gauss: number } {
  const [middle, half] = [0.5 * (from + to), 0.5 * (to - from)];
  const centre = f(middle);
  let kronrod = KRONROD[0] * centre;
  let gauss = GAUSS[0] * centre;
  for (let i = 1; i < NODES.length; i++) {
    const step = half * (NODES[i] ?? 0);
    const both = f(middle - step) + f(middle + step);
    kronrod += (KRONROD[i] ?? 0) * both;
    gauss += (GAUSS[i] ?? 0) * both;
  }
  return { kronrod: kronrod * half, gauss: gauss * half };
}
