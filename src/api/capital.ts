import { type Exact, exact, times, toNumber } from "../core/exact.ts";
import { type MarginKind, marginKinds, strategyBasedMargin } from "../core/margin/strategy-based.ts";
import { as, type Points, type Usd } from "../core/quantity.ts";
import { fail } from "../errors/error.ts";
import { oneOf, optional, positive, record, zeroOrMore } from "./checked.ts";
import { checkedLegs, type PlainLeg } from "./payoff.ts";

/** What the margin of options depends on beside the legs. */
export interface CapitalTerms {
  /** A broad index, an ETF on one (both 15 % of the level), or a narrow index, its ETF or a stock (20 %). */
  readonly kind: MarginKind;
  /** Level of the index, or price of a share, in index points, above 0. */
  readonly level: number;
  /** USD per index point of one contract, above 0: 100 for cash-index and ETF options. */
  readonly multiplier: number;
  /** Times that the ETF moves with its index, above 0 (2 for −2 too); 1 when left out. */
  readonly leverage?: number | undefined;
  /** Months to expiry, 0 or more; more than nine leave 25 % of the premium of bought options free. */
  readonly monthsLeft?: number | undefined;
}

/** What a position binds in a margin account, in USD. */
export interface Capital {
  /** Bought options, shares, and what the sold options bind, before the premium received. */
  readonly requirement: Usd;
  /** The requirement less the premium received, at least 0. */
  readonly cashNeeded: Usd;
  /**
   * Whether every way to place the sold options was tried; false beyond 10,000 ways, where a broker's may bind less.
   */
  readonly isLeast: boolean;
}

/**
 * The strategy-based margin in USD of cash-index or ETF options on one underlying: the least that the exchange's rules
 * ask at entry in a margin account; a broker may ask more.
 *
 * Bought options bind their premium. Sold ones stand covered by shares (a leg of kind "future" is `multiplier` shares,
 * which bind half of the level), in a spread with as many bought ones of their right (the most that the spread pays at
 * expiry, premiums left out), or naked: M·(P + max(b·U − out of the money, m·U)) for a call, m·K for a put, a straddle
 * or strangle the greater of the two and the other's premium. The least over all ways to place them counts. Every
 * number is read as its shortest decimal, the sum is exact and rounded once. A multiple of a position binds that
 * multiple. Not for futures and their options, whose margin no formula gives. No legs: 0.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 * @see FINRA Rule 4210(f)(2); Cboe Rule 10.3 and Margin Manual, November 2021 (pages in the tests); Rudd and Schroeder,
 * "The Calculation of Minimum Margin", Management Science 28, 1982
 * @example
 * capital([{ kind: "option", quantity: -1, right: "put", strike: 430, premium: 7.8 }], { kind: "broad-index", level: 433.35, multiplier: 100 }); // { requirement: 6945.25, cashNeeded: 6165.25, isLeast: true }
 */
export function capital(legs: readonly PlainLeg[], terms: CapitalTerms): Capital {
  const checked = checkedLegs(legs);
  const { kind, level, multiplier, leverage = 1, monthsLeft = null } = capitalTerms(terms, "", "terms");
  const shares = checked.findIndex((leg) => leg.kind === "future");
  if (kind === "broad-index" && shares >= 0) return refuseShares(`legs[${shares}].kind`);
  const margin = strategyBasedMargin(checked, { kind, level, leverage, monthsLeft });
  const perPoint = exact(multiplier);
  const usd = (points: Exact) => as<Usd>(toNumber(times(points, perPoint)));
  return {
    requirement: usd(margin.requirement),
    cashNeeded: usd(margin.cashNeeded),
    isLeast: margin.isLeast,
  };
}

const capitalTerms = record<CapitalTerms & { readonly level: Points }>({
  kind: oneOf(...marginKinds),
  level: positive("index points"),
  multiplier: positive("USD per point"),
  leverage: optional(positive("times the index")),
  monthsLeft: optional(zeroOrMore("months")),
});

/** A cash index cannot be held itself. */
function refuseShares(path: string): never {
  return fail("VALUE_OUT_OF_RANGE", { name: "kind", bound: '"option" for a "broad-index"', got: "future" }, { path });
}
