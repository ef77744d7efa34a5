import type { Finding } from "../../../errors/finding.ts";
import { TRADING_DAYS } from "../../calendar.ts";
import { PER_LARGE, type PerLarge } from "../../contract/catalogue.ts";
import { compare, type Exact, exact, minus, plus, times, toNumber, ZERO } from "../../exact.ts";
import type { Bound } from "../../payoff/envelope.ts";
import type { Contracts, Ratio, Usd } from "../../quantity.ts";
import type { Sides } from "../../sides.ts";
import { type Balance, type Limit, limit, type QuadraticForm, quadraticLimit } from "./region.ts";

/** How the sides are counted, and what each small contract that makes up no large one adds in fees. */
interface Counting {
  readonly perLarge: Sides<PerLarge>;
  readonly looseFees: LooseFees;
}

/** What whole contracts are chosen from. Amounts are those of one contract as it is counted, as exact decimals. */
export interface PairRequest extends Counting {
  /** What the weighting makes equal, above 0. */
  readonly exposure: Sides<Exact>;
  /** USD, above 0. */
  readonly notional: Sides<Exact>;
  /** USD: the signed worst profit at expiry, fees off; null where it is not known. */
  readonly worstProfit: Sides<Exact | "unlimited"> | null;
  /** Large contracts of each side, from 1 to 1,000,000; null where no cap is given. */
  readonly maxContracts: Partial<Sides<number>> | null;
  /** Equality is within a budget. */
  readonly budgets: readonly Budget[];
  /** Why no pair at all can be within one of the budgets, or null. */
  readonly outOfBudget: Finding | null;
  /** The counts that are given, in large contracts, whole and at least 1. */
  readonly contracts: Partial<Sides<number>>;
  /** Net over gross, from 0 to 1. */
  readonly tolerance: Exact;
}

/** A whole-contract pair and what it takes. */
export interface PairNeeds {
  readonly contracts: Sides<Contracts>;
  /** Null where the worst profits are not known. */
  readonly maxLoss: Bound | null;
  readonly grossNotional: Usd;
}

/** A whole-contract pair, what it takes, and how well it balances. */
export interface SizedPair extends PairNeeds {
  /** Net over gross exposure, −1 to 1; + is long-heavy. */
  readonly imbalance: Ratio;
  /** Long exposure − short exposure, in the unit of the exposures. */
  readonly residual: number;
}

/** What a budget bounds, by its name. */
export const budgetNames = [
  "maxLoss",
  "accountRisk",
  "maxNotional",
  "maxPremium",
  "maxDailyRisk",
  "maxCapital",
] as const;

/** The name of a budget. */
export type BudgetName = (typeof budgetNames)[number];

/** The most that a pair may take of something. Equality is within it. */
export type Budget = AddedBudget | RiskBudget;

/** A budget on what is added up over both sides. */
export interface AddedBudget {
  readonly name: Exclude<BudgetName, "maxDailyRisk">;
  /** What one counted contract takes, in USD. */
  readonly per: Sides<Exact>;
  /** USD. */
  readonly most: Exact;
}

/** A budget on the standard deviation of a day's profit, by the greatest of its measures. */
interface RiskBudget {
  readonly name: "maxDailyRisk";
  /** Variances of counted contracts in USD² per year of 252 days. */
  readonly variances: readonly QuadraticForm[];
  /** USD a day. */
  readonly most: Exact;
}

/** What fees add for small contracts that make up no large one, in USD for each: `per` holds the fees of large ones. */
export type LooseFees = Sides<Exact>;

/** What the fee for each contract adds for a loose small one: a whole fee, less the tenth of one that `per` holds. */
export function looseFee(fee: Exact, perLarge: PerLarge): Exact {
  return perLarge === 1 ? ZERO : minus(fee, { digits: fee.digits, scale: fee.scale + 1 });
}

/** Whether fees count towards a budget. */
export function holdsFees(name: BudgetName): boolean {
  return name === "maxLoss" || name === "accountRisk" || name === "maxPremium";
}

/**
 * What a pair takes of a budget, exactly: Σ per × contracts, and the fees of its loose small contracts; or the variance
 * of a year.
 */
export function takenBy(budget: Budget, pair: Sides<number>, fees: LooseFees): Exact {
  const [long, short] = [exact(pair.long), exact(pair.short)];
  if (budget.name === "maxDailyRisk") {
    const taken = budget.variances.map((variance) => formOf(variance, { long, short }));
    return taken.reduce((most, one) => (compare(one, most) > 0 ? one : most), ZERO);
  }
  const taken = plus(times(budget.per.long, long), times(budget.per.short, short));
  return holdsFees(budget.name) ? plus(taken, looseFeesOf(pair, fees)) : taken;
}

/** The value of a quadratic form of some contracts, exactly. */
export function formOf(form: QuadraticForm, { long, short }: Sides<Exact>): Exact {
  const squares = plus(times(form.long, times(long, long)), times(form.short, times(short, short)));
  return plus(squares, times(times(exact(2), form.both), times(long, short)));
}

/** The fees of a pair's loose small contracts, beyond what is counted for each. */
export function looseFeesOf({ long, short }: Sides<number>, fees: LooseFees): Exact {
  if (fees.long.digits === 0 && fees.short.digits === 0) return ZERO;
  const part = (fee: Exact, count: number) => times(fee, exact(count % PER_LARGE));
  return plus(part(fees.long, long), part(fees.short, short));
}

/** Whether a pair takes more than the budget, exactly. */
export function isOver(budget: Budget, taken: Exact): boolean {
  return compare(taken, mostTaken(budget)) > 0;
}

/** The most that {@link takenBy} may be: of a day's risk its variance in a year, as √252 is no fraction. */
function mostTaken({ name, most }: Budget): Exact {
  return name === "maxDailyRisk" ? times(exact(TRADING_DAYS), times(most, most)) : most;
}

/** What a pair takes, in the unit of the budget's bound. */
export function inUnitOfBound({ name }: Budget, taken: Exact): number {
  return name === "maxDailyRisk" ? dailyDeviation(taken) : toNumber(taken);
}

/** The standard deviation of a day in USD, of a variance per year. */
export function dailyDeviation(variance: Exact): number {
  return Math.sqrt(Math.max(0, toNumber(variance)) / TRADING_DAYS);
}

/** The budget as limits on pairs whose loose small contracts cost `loose` USD in fees. */
export function budgetLimits(budget: Budget, loose: Exact): Limit[] {
  if (budget.name === "maxDailyRisk")
    return budget.variances.map((variance) => quadraticLimit(variance, mostTaken(budget)));
  return [limit(budget.per, holdsFees(budget.name) ? minus(budget.most, loose) : budget.most)];
}

/**
 * Whether a larger pair may be within a budget that a smaller one breaks: one side pays for the other, or hedges it.
 */
export function mayLeaveRoom(budget: Budget): boolean {
  return budget.name === "maxDailyRisk"
    ? budget.variances.some(({ both }) => both.digits < 0)
    : budget.per.long.digits < 0 || budget.per.short.digits < 0;
}

/** What pairs a budget bounds: along every such ray, more contracts take more of it. */
export type Bounded = "all" | "balanced" | "none";

/**
 * Whether a budget bounds every pair, only those within the tolerance, or not even those.
 *
 * The rays of balanced pairs lie between the two of |imbalance| = tolerance, those of all pairs between the counts of
 * one side alone.
 */
export function boundedBy(budget: Budget, { exposure, tolerance }: Balance): Bounded {
  const one = exact(1);
  if (takesMore(budget, { long: one, short: ZERO }, { long: ZERO, short: one })) return "all";
  const [less, more] = [minus(one, tolerance), plus(one, tolerance)];
  const heavy = { long: times(exposure.short, more), short: times(exposure.long, less) };
  const light = { long: times(exposure.short, less), short: times(exposure.long, more) };
  return takesMore(budget, heavy, light) ? "balanced" : "none";
}

/**
 * A pair whose sides hedge all but this share of their gross variance has no risk that a size could rest on: a
 * thousandth a day.
 */
const NO_RISK = 1e-6;

/** Whether more contracts take more of a budget along two rays, and along all between them. */
function takesMore(budget: Budget, first: Sides<Exact>, second: Sides<Exact>): boolean {
  if (budget.name !== "maxDailyRisk") {
    const taken = (ray: Sides<Exact>) => plus(times(budget.per.long, ray.long), times(budget.per.short, ray.short));
    return compare(taken(first), ZERO) > 0 && compare(taken(second), ZERO) > 0;
  }
  const { long, short, both } = budget.variances.reduce(addedForms);
  const [a, b, c] = [toNumber(long), toNumber(short), toNumber(both)];
  const slopes = [first, second].map((ray) => toNumber(ray.long) / toNumber(ray.short));
  // Sides hedge each other most where both add the same variance alone.
  const most = Math.min(Math.max(Math.sqrt(b / a), Math.min(...slopes)), Math.max(...slopes));
  return [...slopes, most].every((slope) => {
    const [x, y] = Number.isFinite(slope) ? [slope, 1] : [1, 0];
    const squares = a * x * x + b * y * y;
    return squares + 2 * c * x * y > NO_RISK * (squares + 2 * Math.abs(c) * x * y);
  });
}

function addedForms(a: QuadraticForm, b: QuadraticForm): QuadraticForm {
  return { long: plus(a.long, b.long), short: plus(a.short, b.short), both: plus(a.both, b.both) };
}

/**
 * What one contract of each side can lose in USD, below 0 where it can only gain; null where one can lose without end.
 */
export function lossOf({ long, short }: Sides<Exact | "unlimited">): Sides<Exact> | null {
  if (long === "unlimited" || short === "unlimited") return null;
  return { long: minus(ZERO, long), short: minus(ZERO, short) };
}
