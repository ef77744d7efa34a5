import {
  add,
  compare,
  digitsAt,
  type Exact,
  exact,
  minus,
  multiply,
  plus,
  product,
  subtract,
  times,
  type Whole,
  ZERO,
} from "../exact.ts";
import type { Leg, OptionLeg, Right } from "../option/leg.ts";
import type { Points } from "../quantity.ts";
import { areFew, type CostOf, leastOfAll, lowFound, type WholeAmounts } from "./whole-amounts.ts";

/** Terms that strategy-based margin depends on beside the legs. */
export interface StrategyTerms extends Underlying {
  /** Months to expiry; null where they are not known, which counts as nine or fewer. */
  readonly monthsLeft: number | null;
}

/** The strategy-based margin of a side's legs, in index points, exactly. */
interface StrategyBasedMargin {
  /** Requirement of bought options, shares and sold options, before the premium received. */
  readonly requirement: Exact;
  /** The requirement less the premium received, at least 0. */
  readonly cashNeeded: Exact;
  /** Whether every placement of the sold options of a unit was tried; otherwise a broker's placement may bind less. */
  readonly isLeast: boolean;
}

const RIGHTS = ["call", "put"] as const;

/** Share of an ETF's price that its shares bind, bought or sold short (Regulation T). */
const SHARE_OF_SHARES = 0.5;

/** Share of the premium of a bought option that may be borrowed when more than nine months are left. */
const LOAN_SHARE = 0.25;

/** Whether so many months are left that a share of a bought option's premium may be borrowed. */
export function isFinanced(monthsLeft: number | null): boolean {
  return monthsLeft !== null && monthsLeft > 9;
}

/**
 * The strategy-based margin of a side's legs: the least that the exchange's rules ask at entry, in a margin account.
 *
 * Bought options bind their premium; 75 % of it where more than nine months are left and they stand in no spread.
 * Shares (legs of kind "future") bind half of the level. Each sold option then stands in one of three places:
 * - covered, by shares held (a call) or sold short (a put): it binds nothing;
 * - in the spread, together with as many bought options of its right: the spread binds the most that its sold options
 *   pay at expiry beyond its bought ones, over all levels S ≥ 0, premiums left out, at least 0;
 * - naked, alone or in a straddle or strangle: see {@link nakedRequirement}.
 * Of all placements, the one with the least requirement counts.
 *
 * One spread is enough: two spreads bind the sum of their greatest shortfalls, which is never below the greatest
 * shortfall of both together. So only the number of contracts of each leg in each place matters, and the bought options
 * of a spread are those that pay most (calls of the lowest strikes, puts of the highest) as long as they cost the same
 * there as outside.
 *
 * A multiple of a position binds that multiple: its units are placed alike. (Placed apart, two units of a few odd
 * positions could bind less than twice one.) No legs: 0.
 *
 * The work is bounded. Where there are at most 10,000 placements, all are tried: this covers every structure that is
 * traded. Beyond that, at most 5,000 tries find a low requirement, which a broker can book as well, and `isLeast` is
 * false.
 *
 * @see FINRA Rule 4210(f)(2); Cboe Rule 10.3 and Margin Manual, November 2021; Regulation T, 12 CFR 220.12; Rudd and
 * Schroeder, "The Calculation of Minimum Margin", Management Science 28, 1982
 */
export function strategyBasedMargin(legs: readonly Leg[], terms: StrategyTerms): StrategyBasedMargin {
  const { scale, units, sold, bought, lots } = positionOf(legs, terms);
  const points = (ofUnit: Whole): Exact => ({ digits: multiply(ofUnit, units), scale });
  const { cost, isLeast } = leastOfSold({ sold, bought, lots });
  const shares = product(Math.abs(lots), units, SHARE_OF_SHARES, terms.level);
  const requirement = plus(shares, points(add(premiumOf(bought), cost)));
  const cash = minus(requirement, points(premiumOf(sold)));
  return { requirement, cashNeeded: cash.digits > 0 ? cash : ZERO, isLeast };
}

/** Contracts of one option, with amounts in a common grain of index points. */
interface Line {
  readonly right: Right;
  readonly count: number;
  readonly strike: Whole;
  readonly premium: Whole;
  /** Amount that a single sold contract binds beyond its premium. */
  readonly beyond: Whole;
  /** Amount that may be borrowed on a bought contract outside the spread. */
  readonly loan: Whole;
}

interface Position {
  readonly sold: readonly Line[];
  /** Within each right, the options that pay most come first. */
  readonly bought: readonly Line[];
  /** Lots of shares: + held, − sold short. */
  readonly lots: number;
}

/** Returns one unit of the legs, the number of units, and the scale of the common grain. */
function positionOf(legs: readonly Leg[], terms: StrategyTerms): Position & { readonly units: number; scale: number } {
  const options = mergedOptions(legs);
  const lots = legs.reduce((total, leg) => (leg.kind === "future" ? total + leg.quantity : total), 0);
  const units =
    options.reduce((common, { quantity }) => greatestCommonDivisor(common, Math.abs(quantity)), Math.abs(lots)) || 1;
  const priced = options.map((leg) => ({
    leg,
    strike: exact(leg.strike),
    premium: exact(leg.premium),
    beyond: beyondPremium(leg, terms),
    loan: isFinanced(terms.monthsLeft) ? product(leg.premium, LOAN_SHARE) : ZERO,
  }));
  const scales = priced.flatMap((one) => [one.strike.scale, one.premium.scale, one.beyond.scale, one.loan.scale]);
  const scale = Math.max(0, ...scales);
  const lines = (sign: 1 | -1): Line[] =>
    priced
      .filter(({ leg }) => Math.sign(leg.quantity) === sign)
      .map(({ leg, strike, premium, beyond, loan }) => ({
        right: leg.right,
        count: Math.abs(leg.quantity) / units,
        strike: digitsAt(strike, scale),
        premium: digitsAt(premium, scale),
        beyond: digitsAt(beyond, scale),
        loan: digitsAt(loan, scale),
      }));
  return { scale, units, sold: lines(-1), bought: lines(1), lots: lots / units };
}

/**
 * Returns the option legs, merged where they differ in quantity only; calls of low and puts of high strikes, which pay
 * most, come first.
 */
function mergedOptions(legs: readonly Leg[]): OptionLeg[] {
  const merged = new Map<string, OptionLeg>();
  for (const leg of legs) {
    if (leg.kind === "future") continue;
    const key = [leg.right, leg.strike, leg.premium, Math.sign(leg.quantity)].join(" ");
    merged.set(key, { ...leg, quantity: leg.quantity + (merged.get(key)?.quantity ?? 0) });
  }
  const byPay = (a: OptionLeg, b: OptionLeg) => (a.right === "call" ? a.strike - b.strike : b.strike - a.strike);
  const inOrder = (right: Right) =>
    [...merged.values()]
      .filter((leg) => leg.right === right)
      .sort((a, b) => byPay(a, b) || a.premium - b.premium || a.quantity - b.quantity);
  return RIGHTS.flatMap(inOrder);
}

/** Returns the least requirement of the sold options, less the loans on the bought ones. */
function leastOfSold(position: Position): { readonly cost: Whole; readonly isLeast: boolean } {
  const ways = waysOf(position, true);
  if (areFew(ways)) return { cost: leastOfAll(ways, costOf(position, ways)), isLeast: true };
  const simpler = waysOf(position, false);
  return { cost: lowFound(simpler, costOf(position, simpler)), isLeast: false };
}

/** A number of contracts to choose: how many of a line are covered, or are in the spread. */
type Place =
  | { readonly of: "sold"; readonly at: number; readonly isInSpread: boolean }
  | { readonly of: "bought"; readonly at: number; readonly isInSpread: true };

interface Ways extends WholeAmounts {
  readonly places: readonly Place[];
  /** Whether the bought contracts of the spread are chosen too; otherwise they are those that pay most. */
  readonly choosesBought: boolean;
}

/** Returns the numbers to choose; those of the sold options with the greatest requirement come first. */
function waysOf({ sold, bought, lots }: Position, withBought: boolean): Ways {
  const choosesBought = withBought && bought.some(({ loan }) => loan !== 0);
  const covers = { call: Math.max(0, lots), put: Math.max(0, -lots) };
  const limits = [...RIGHTS.map((right) => covers[right]), ...RIGHTS.map((right) => countOf(bought, right))];
  const places: Place[] = [];
  const amounts: number[][] = [];
  const offer = (place: Place, held: number[]) => {
    if (held.some((limit) => limits[limit] === 0)) return;
    places.push(place);
    amounts.push(held);
  };
  const dearestFirst = [...sold.entries()].sort(([, a], [, b]) => order(requirementOf(b), requirementOf(a)));
  for (const [at, { right, count }] of dearestFirst) {
    const own = limits.push(count) - 1;
    offer({ of: "sold", at, isInSpread: false }, [RIGHTS.indexOf(right), own]);
    offer({ of: "sold", at, isInSpread: true }, [RIGHTS.length + RIGHTS.indexOf(right), own]);
  }
  for (const [at, { right, count }] of choosesBought ? bought.entries() : []) {
    offer({ of: "bought", at, isInSpread: true }, [limits.push(Math.min(count, countOf(sold, right))) - 1]);
  }
  return { places, amounts, limits, choosesBought };
}

/**
 * Returns the cost of a choice: the naked options and the spread, less the loans on bought options outside the spread.
 */
function costOf({ sold, bought }: Position, { places, choosesBought }: Ways): CostOf {
  return (amounts) => {
    const naked = sold.map(({ count }) => count);
    const spread: Record<Place["of"], number[]> = { sold: [], bought: [] };
    for (const [index, { of, at, isInSpread }] of places.entries()) {
      const amount = amounts[index] ?? 0;
      if (of === "sold") naked[at] = (naked[at] ?? 0) - amount;
      if (isInSpread) spread[of][at] = amount;
    }
    const inSpread = sold.map((line, at) => ({ ...line, count: spread.sold[at] ?? 0 }));
    if (!choosesBought) spread.bought = mostPaying(bought, inSpread);
    const against = bought.map((line, at) => ({ ...line, count: -(spread.bought[at] ?? 0) }));
    const spreads = [...inSpread, ...against];
    if (RIGHTS.some((right) => countOf(spreads, right) !== 0)) return null;
    const loans = bought.map(({ loan, count }, at) => multiply(loan, count - (spread.bought[at] ?? 0)));
    const left = nakedRequirement(sold.map((line, at) => ({ ...line, count: naked[at] ?? 0 })));
    return subtract(add(left, greatestShortfall(spreads)), loans.reduce(add, 0));
  };
}

/** Returns how many bought contracts of each line stand against sold ones, taken in their order. */
function mostPaying(bought: readonly Line[], sold: readonly Line[]): number[] {
  const left = { call: countOf(sold, "call"), put: countOf(sold, "put") };
  return bought.map(({ right, count }) => {
    const taken = Math.min(count, left[right]);
    left[right] -= taken;
    return taken;
  });
}

/**
 * Returns the greatest shortfall at expiry over all levels S ≥ 0, at least 0: the amount that sold options (counts
 * above 0) pay beyond bought ones (counts below 0).
 *
 * Each right has as many sold as bought contracts, so that the payoff is flat below the first strike and beyond the
 * last, and the greatest shortfall lies at a strike.
 */
function greatestShortfall(lines: readonly Line[]): Whole {
  const byStrike = lines.filter(({ count }) => count !== 0).sort((a, b) => order(a.strike, b.strike));
  const puts = byStrike.filter(({ right }) => right === "put");
  let shortfall = puts.map(({ count, strike }) => multiply(count, strike)).reduce(add, 0);
  let greatest: Whole = 0;
  let slope = 0;
  let level: Whole = 0;
  for (const { count, strike } of byStrike) {
    shortfall = add(shortfall, multiply(slope, subtract(strike, level)));
    if (shortfall > greatest) greatest = shortfall;
    level = strike;
    slope += count;
  }
  return greatest;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function premiumOf(lines: readonly Line[]): Whole {
  return lines.map(({ count, premium }) => multiply(count, premium)).reduce(add, 0);
}

function countOf(lines: readonly Line[], right: Right): number {
  return lines.reduce((total, line) => (line.right === right ? total + line.count : total), 0);
}

/**
 * Class of an underlying in the margin rules: a broad index, an ETF on one, or anything narrower (a narrow index, its
 * ETF, a stock).
 */
export type MarginKind = "broad-index" | "broad-etf" | "narrow";

/** Every kind of underlying that the rules distinguish. */
export const marginKinds: readonly MarginKind[] = ["broad-index", "broad-etf", "narrow"];

/** The facts about an underlying that the requirement of a short option depends on. */
interface Underlying {
  readonly kind: MarginKind;
  readonly level: Points;
  /** Leverage of an ETF on its index; 1 for all others. */
  readonly leverage: number;
}

/** Share of the level that a short option at the money requires beyond its premium. */
const SHARE_OF_LEVEL = { "broad-index": 0.15, "broad-etf": 0.15, narrow: 0.2 } as const;

/**
 * Least share of the level (call) or of the strike (put) that a short option requires, however far out of the money.
 */
const LEAST_SHARE = 0.1;

/**
 * Returns the requirement of one short option beyond its premium, in index points, exactly.
 *
 * Call: max(b·U − max(K − U, 0), m·U); put: max(b·U − max(U − K, 0), m·K). b = 15 % for a broad index and an ETF on
 * one, else 20 %; m = 10 %; both times the leverage, at most 1.
 *
 * @see FINRA Rule 4210(f)(2); Cboe Margin Manual, November 2021, pp. 28–34
 */
function beyondPremium(
  { right, strike }: Pick<OptionLeg, "right" | "strike">,
  { kind, level, leverage }: Underlying,
): Exact {
  const [U, K] = [exact(level), exact(strike)];
  const share = (one: number) => lesser(times(exact(one), exact(leverage)), exact(1));
  const outOfTheMoney = greater(right === "call" ? minus(K, U) : minus(U, K), ZERO);
  const usual = minus(times(share(SHARE_OF_LEVEL[kind]), U), outOfTheMoney);
  return greater(usual, times(share(LEAST_SHARE), right === "call" ? U : K));
}

/** Uncovered short options of one line, with amounts in a common grain. */
interface NakedLine {
  readonly right: Right;
  readonly count: number;
  readonly premium: Whole;
  /** {@link beyondPremium} of one contract. */
  readonly beyond: Whole;
}

/**
 * Returns the least requirement of uncovered short options, in the grain of their amounts.
 *
 * A single option requires its premium and the amount beyond it. A call with a put (a straddle or a strangle) requires
 * the greater of the two requirements and the premium of the other option, so that the lesser one is spared the amount
 * beyond its premium. Each contract is in at most one such pair, and the pairs are chosen to spare as much as possible.
 *
 * Method: sort the contracts by their requirements, the greatest first. A set of contracts can be spared exactly when
 * no first part of that order holds more of the set than it holds calls, or than it holds puts. Such sets are the
 * independent sets of a laminar matroid, so that a greedy choice is best: take each contract in turn, and whenever
 * there is one too many give up the one that spares least.
 *
 * @see FINRA Rule 4210(f)(2); Cboe Margin Manual, November 2021, pp. 45–46; Schrijver, Combinatorial Optimization,
 * 2003, ch. 40 (the greedy algorithm)
 */
function nakedRequirement(lines: readonly NakedLine[]): Whole {
  const greatestFirst = lines
    .filter(({ count }) => count > 0)
    // Of two equal requirements either may count as the lesser: the contract that spares more comes later.
    .sort((a, b) => order(requirementOf(b), requirementOf(a)) || order(a.beyond, b.beyond));
  const met = { call: 0, put: 0 };
  const spared: Spared[] = [];
  let alone: Whole = 0;
  for (const line of greatestFirst) {
    alone = add(alone, multiply(line.count, requirementOf(line)));
    met[line.right] += line.count;
    take(spared, line);
    keepMost(spared, Math.min(met.call, met.put));
  }
  return spared.reduce((left, { beyond, count }) => subtract(left, multiply(count, beyond)), alone);
}

/** Contracts that are spared the amount beyond their premium. */
interface Spared {
  readonly beyond: Whole;
  count: number;
}

/** Adds contracts to the spared ones, which stay sorted by the amount that they spare, the least first. */
function take(spared: Spared[], { beyond, count }: NakedLine): void {
  const next = spared.findIndex((other) => other.beyond > beyond);
  spared.splice(next < 0 ? spared.length : next, 0, { beyond, count });
}

/** Gives up the contracts that spare least until at most `most` are left. */
function keepMost(spared: Spared[], most: number): void {
  let tooMany = spared.reduce((total, { count }) => total + count, 0) - most;
  for (const line of spared) {
    const given = Math.min(line.count, Math.max(0, tooMany));
    line.count -= given;
    tooMany -= given;
  }
}

function requirementOf({ premium, beyond }: NakedLine): Whole {
  return add(premium, beyond);
}

function order(a: Whole, b: Whole): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function greater(a: Exact, b: Exact): Exact {
  return compare(a, b) >= 0 ? a : b;
}

function lesser(a: Exact, b: Exact): Exact {
  return compare(a, b) <= 0 ? a : b;
}
