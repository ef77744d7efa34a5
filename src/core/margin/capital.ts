import { type Exact, exact, exactQuotient, minus, plus, product, times, ZERO } from "../exact.ts";
import type { Leg } from "../option/leg.ts";
import { piecewiseLinear } from "../payoff/piecewise-linear.ts";
import { as, type Points } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import { type StrategyTerms, strategyBasedMargin } from "./strategy-based.ts";

/**
 * Basis of an amount of capital, the most reliable first: the exchange's strategy-based minimum, the trader's own
 * margin, the premium paid (a lower bound), or unknown.
 */
export type CapitalKind = "strategy-based" | "given" | "premium" | "unknown";

/** The facts about one side of a position that its capital depends on. */
export interface CapitalSide {
  /** Legs of one unit. */
  readonly legs: readonly Leg[];
  /** Units held, in large contracts. */
  readonly contracts: Exact;
  /** USD per index point of one contract. */
  readonly pointValue: Exact;
  /** Terms of the strategy-based margin; null for futures and their options, which have none. */
  readonly strategy: StrategyTerms | null;
  /** The trader's own margin of one unit in USD, net of option value; null where none was given. */
  readonly margin: Exact | null;
}

/** The clearer's spread credit: a share of the margin of the contracts that match in the ratio long : short. */
export interface MarginCredit {
  readonly share: Exact;
  readonly ratio: Sides<number>;
}

/** Capital that one side binds, in USD, exactly; null where it is unknown. */
export interface SideCapital {
  readonly kind: CapitalKind;
  /** Requirement before the premium received. */
  readonly requirement: Exact | null;
  /** Requirement less the premium received. */
  readonly cashNeeded: Exact | null;
  /** False where a broker may pair the options so that they bind less. */
  readonly isLeast: boolean;
}

/** Capital that a pair binds, in USD, exactly: the sums over its sides, and the less reliable kind of the two. */
export interface PairCapital extends SideCapital {
  readonly bySide: Sides<SideCapital>;
}

/**
 * Returns the capital that a pair binds in a margin account: the sum of both sides, because two underlyings give no
 * offset except a given credit.
 *
 * Cash-index and ETF options bind {@link strategyBasedMargin} × contracts. Futures and their options bind contracts ×
 * the given margin, less the credit on the contracts in the ratio, plus the net premium paid. Without a margin, a side
 * that can lose no more than its premium binds at least that; the capital of any other side is unknown, and so is that
 * of the pair.
 */
export function pairCapital(sides: Sides<CapitalSide>, credit: MarginCredit | null): PairCapital {
  const inRatio = credit === null || !isGiven(sides.long) || !isGiven(sides.short) ? null : credit;
  const spreads = inRatio === null ? 0 : spreadsIn(sides, inRatio.ratio);
  const credited = (side: "long" | "short") =>
    inRatio === null ? ZERO : times(inRatio.share, product(spreads, inRatio.ratio[side]));
  const long = sideCapital(sides.long, credited("long"));
  const short = sideCapital(sides.short, credited("short"));
  return {
    kind: WEAKEST_FIRST.find((kind) => kind === long.kind || kind === short.kind) ?? "unknown",
    requirement: sum(long.requirement, short.requirement),
    cashNeeded: sum(long.cashNeeded, short.cashNeeded),
    isLeast: long.isLeast && short.isLeast,
    bySide: { long, short },
  };
}

/** Returns a profit as a fraction of the capital that it takes; null where that is 0. */
export function returnOnCapital(profit: Exact, capital: Exact): number | null {
  return capital.digits === 0 ? null : exactQuotient(profit, capital);
}

const FREE = as<Points>(0);

const WEAKEST_FIRST: readonly CapitalKind[] = ["unknown", "premium", "given", "strategy-based"];

/** @param credited contracts whose margin the credit takes off */
function sideCapital(side: CapitalSide, credited: Exact): SideCapital {
  const { legs, contracts, pointValue, strategy, margin } = side;
  if (strategy !== null) {
    const { requirement, cashNeeded, isLeast } = strategyBasedMargin(legs, strategy);
    const usd = (points: Exact) => times(times(points, pointValue), contracts);
    return { kind: "strategy-based", requirement: usd(requirement), cashNeeded: usd(cashNeeded), isLeast };
  }
  const paid = times(times(netPremiumPaid(legs), pointValue), contracts);
  if (margin !== null) return known("given", plus(times(margin, minus(contracts, credited)), paid));
  if (losesPremiumAtMost(legs)) return known("premium", paid);
  return { kind: "unknown", requirement: null, cashNeeded: null, isLeast: true };
}

function known(kind: "given" | "premium", amount: Exact): SideCapital {
  return { kind, requirement: amount, cashNeeded: amount, isLeast: true };
}

function isGiven({ strategy, margin }: CapitalSide): boolean {
  return strategy === null && margin !== null;
}

/** Returns how many whole spreads in the ratio the contracts of both sides make. */
function spreadsIn({ long, short }: Sides<CapitalSide>, ratio: Sides<number>): number {
  return Math.floor(
    Math.min(exactQuotient(long.contracts, exact(ratio.long)), exactQuotient(short.contracts, exact(ratio.short))),
  );
}

/** Net premium paid for one unit in points: bought less sold, at least 0. */
function netPremiumPaid(legs: readonly Leg[]): Exact {
  const paid = legs.reduce(
    (total, leg) => (leg.kind === "option" ? plus(total, product(leg.quantity, leg.premium)) : total),
    ZERO,
  );
  return paid.digits > 0 ? paid : ZERO;
}

/**
 * Whether the legs are options that together owe nothing at expiry at any level, so that only the premium is at risk.
 */
function losesPremiumAtMost(legs: readonly Leg[]): boolean {
  if (legs.some(({ kind }) => kind === "future")) return false;
  const { vertices } = piecewiseLinear(legs.map((leg) => (leg.kind === "option" ? { ...leg, premium: FREE } : leg)));
  return vertices.every(({ profit }) => profit >= 0) && (vertices.at(-1)?.slope ?? 0) >= 0;
}

function sum(a: Exact | null, b: Exact | null): Exact | null {
  return a === null || b === null ? null : plus(a, b);
}
