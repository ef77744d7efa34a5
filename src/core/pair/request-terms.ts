import { type Finding, finding } from "../../errors/finding.ts";
import { perCounted, perLargeOf } from "../contract/micro.ts";
import { type Exact, exact, minus, product, toNumber } from "../exact.ts";
import type { Contracts } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import { capitalPerContract } from "./capital.ts";
import { type AddedBudget, type Budget, looseFee, lossOf, type PairRequest } from "./choice/budget.ts";
import type { QuadraticForm } from "./choice/region.ts";
import type { DailyVariances } from "./daily-risk.ts";
import type { MeasuredSide } from "./measured-side.ts";
import { sideProfit } from "./money.ts";
import type { SizingRules } from "./trade.ts";

/** What the whole contracts of a trade are chosen from, whatever the weighting. */
export type RequestTerms = Omit<PairRequest, "exposure">;

/**
 * What the whole contracts of a trade are chosen from, whatever the weighting.
 *
 * @param daily the variances of a day, asked for where they have a budget
 */
export function requestTerms(
  rules: SizingRules,
  sides: Sides<MeasuredSide>,
  daily: () => DailyVariances | null,
): RequestTerms {
  const each = (of: (side: MeasuredSide) => Exact): Sides<Exact> => ({
    long: perCounted(of(sides.long), perLargeOf(sides.long)),
    short: perCounted(of(sides.short), perLargeOf(sides.short)),
  });
  const feeOf = ({ contractsPerUnit }: MeasuredSide) => product(rules.fee, contractsPerUnit);
  const looseFeeOf = (side: MeasuredSide) => looseFee(feeOf(side), perLargeOf(side));
  const worstProfit = { long: worstOf(sides.long, rules), short: worstOf(sides.short, rules) };
  const notional = each((side) => side.notional);
  const { budgets, outOfBudget } = budgetsOf(rules, {
    loss: () => lossOf(worstProfit),
    notional: () => notional,
    premium: () => each((side) => minus(feeOf(side), side.netPremium)),
    risk: () => riskOf(sides, daily()),
    capital: () => capitalPerContract(sides),
  });
  const { maxContracts, contracts, tolerance } = rules;
  return {
    notional,
    worstProfit,
    perLarge: { long: perLargeOf(sides.long), short: perLargeOf(sides.short) },
    looseFees: { long: looseFeeOf(sides.long), short: looseFeeOf(sides.short) },
    maxContracts: maxContracts.long === null && maxContracts.short === null ? null : given(maxContracts),
    budgets,
    outOfBudget,
    contracts: given(contracts),
    tolerance: exact(tolerance),
  };
}

/** The request for one weighting. Key by key: V8 takes a hundred times as long to spread the terms. */
export function requestOf(terms: RequestTerms, exposure: Sides<Exact>): PairRequest {
  const { notional, worstProfit, perLarge, looseFees, maxContracts, budgets, outOfBudget, contracts, tolerance } =
    terms;
  return {
    exposure,
    notional,
    worstProfit,
    perLarge,
    looseFees,
    maxContracts,
    budgets,
    outOfBudget,
    contracts,
    tolerance,
  };
}

/** The exposure of one contract as each side is counted, from that of one large contract. */
export function countedExposure({ long, short }: Sides<Exact>, sides: Sides<MeasuredSide>): Sides<Exact> {
  return { long: perCounted(long, perLargeOf(sides.long)), short: perCounted(short, perLargeOf(sides.short)) };
}

/**
 * What one counted contract takes of each budget that is given; null or the reason where it is not known or has no end.
 */
interface Takes {
  readonly loss: () => Sides<Exact> | null;
  readonly notional: () => Sides<Exact>;
  readonly premium: () => Sides<Exact>;
  readonly risk: () => readonly QuadraticForm[] | Finding;
  readonly capital: () => Sides<Exact> | readonly string[];
}

function budgetsOf(rules: SizingRules, takes: Takes): Pick<PairRequest, "budgets" | "outOfBudget"> {
  const { accountRisk, maxLoss, maxNotional, maxPremium, maxDailyRisk, maxCapital } = rules;
  const budgets: Budget[] = [];
  let outOfBudget: Finding | null = null;
  const add = (name: AddedBudget["name"], most: Exact, per: Sides<Exact> | null) => {
    if (per === null) outOfBudget ??= finding("MAX_LOSS_UNLIMITED", { budget: toNumber(most) });
    else budgets.push({ name, per, most });
  };
  if (maxLoss !== null) add("maxLoss", exact(maxLoss), takes.loss());
  if (accountRisk !== null) add("accountRisk", product(accountRisk.account, accountRisk.risk), takes.loss());
  if (maxNotional !== null) add("maxNotional", exact(maxNotional), takes.notional());
  if (maxPremium !== null) add("maxPremium", exact(maxPremium), takes.premium());
  if (maxDailyRisk !== null) {
    const variances = takes.risk();
    if ("code" in variances) outOfBudget ??= variances;
    else budgets.push({ name: "maxDailyRisk", variances, most: exact(maxDailyRisk) });
  }
  if (maxCapital !== null) {
    const per = takes.capital();
    if ("long" in per) add("maxCapital", exact(maxCapital), per);
    else outOfBudget ??= finding("CAPITAL_UNKNOWN", { symbols: per, most: maxCapital });
  }
  return { budgets, outOfBudget };
}

/** Fees of a whole large contract are shared out over its small ones; loose small contracts pay the rest on top. */
function worstOf(side: MeasuredSide, { fee }: SizingRules): Exact | "unlimited" {
  const perLarge = perLargeOf(side);
  const profit = sideProfit(side.worst, side, perLarge, fee);
  return profit.kind === "unlimited" ? "unlimited" : perCounted(profit.profit, perLarge);
}

/** The variances of a day, or the reason why they are not known. */
function riskOf(
  { long, short }: Sides<MeasuredSide>,
  daily: DailyVariances | null,
): readonly QuadraticForm[] | Finding {
  if (!long.volatility.known) return long.volatility.reason;
  if (!short.volatility.known) return short.volatility.reason;
  if (daily === null) throw new Error("two volatilities give the variances of a day");
  return daily.revalued === null ? [daily.byDelta] : [daily.byDelta, daily.revalued];
}

function given({ long, short }: Sides<Contracts | null>): Partial<Sides<number>> {
  if (long === null) return short === null ? {} : { short };
  return short === null ? { long } : { long, short };
}
