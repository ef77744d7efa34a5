import { PER_LARGE, type PerLarge } from "../../contract/micro.ts";
import { compare, type Exact, exact, minus, plus, times, toNumber, ZERO } from "../../exact.ts";
import type { Sides } from "../../sides.ts";
import { type Limit, limit, rootLimit } from "./region.ts";

/** What a budget bounds. */
export type BudgetName = "maxLoss" | "accountRisk" | "maxNotional" | "maxPremium" | "maxDailyRisk";

/**
 * The most that a pair may take of something that is added up over both sides. Equality is within it.
 *
 * `per` is what one counted contract takes, in USD; for `maxDailyRisk` its dollar volatility in USD per √year,
 * while `most` is in USD per day of trading.
 */
export interface Budget {
  readonly name: BudgetName;
  readonly per: Sides<Exact>;
  readonly most: Exact;
}

/** Days of trading in a year: a day's volatility is that of a year / √252. */
const TRADING_DAYS = 252;

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

/** What a pair takes of a budget, exactly: Σ per × contracts, and the fees of its loose small contracts. */
export function takenBy({ name, per }: Budget, pair: Sides<number>, fees: LooseFees): Exact {
  const taken = plus(times(per.long, exact(pair.long)), times(per.short, exact(pair.short)));
  return holdsFees(name) ? plus(taken, looseFeesOf(pair, fees)) : taken;
}

/** The fees of a pair's loose small contracts, beyond what is counted for each. */
export function looseFeesOf({ long, short }: Sides<number>, fees: LooseFees): Exact {
  if (fees.long.digits === 0 && fees.short.digits === 0) return ZERO;
  const part = (fee: Exact, count: number) => times(fee, exact(count % PER_LARGE));
  return plus(part(fees.long, long), part(fees.short, short));
}

/** Whether a pair takes more than the budget, exactly; a day's volatility by its square, as √252 is no fraction. */
export function isOver(budget: Budget, taken: Exact): boolean {
  if (budget.name !== "maxDailyRisk") return compare(taken, budget.most) > 0;
  return compare(times(taken, taken), times(exact(TRADING_DAYS), times(budget.most, budget.most))) > 0;
}

/** What a pair takes, in the unit of the budget's bound. */
export function inUnitOfBound({ name }: Budget, taken: Exact): number {
  return name === "maxDailyRisk" ? dailyVolatility(taken) : toNumber(taken);
}

/** Dollar volatility per √year as USD per day of trading: / √252. */
export function dailyVolatility(perRootYear: Exact): number {
  return toNumber(perRootYear) / Math.sqrt(TRADING_DAYS);
}

/** The budget as a limit on pairs whose loose small contracts cost `loose` USD in fees. */
export function budgetLimit({ name, per, most }: Budget, loose: Exact): Limit {
  if (name === "maxDailyRisk") return rootLimit(per, most, TRADING_DAYS);
  return limit(per, holdsFees(name) ? minus(most, loose) : most);
}

/** What one contract of each side can lose in USD, below 0 where it can only gain; null where one can lose without end. */
export function lossOf({ long, short }: Sides<Exact | "unlimited">): Sides<Exact> | null {
  if (long === "unlimited" || short === "unlimited") return null;
  return { long: minus(ZERO, long), short: minus(ZERO, short) };
}
