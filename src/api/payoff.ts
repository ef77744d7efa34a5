import { type Exact, exact, times, toNumber } from "../core/exact.ts";
import { type MarginKind, marginKinds, strategyBasedMargin } from "../core/margin/strategy-based.ts";
import type { Leg, Right } from "../core/option/leg.ts";
import {
  type ExpiryEnvelope,
  expiryEnvelope as envelopeOf,
  profitAtExpiry as profitOf,
} from "../core/payoff/envelope.ts";
import { as, type Points, type Usd, type UsdPerPoint } from "../core/quantity.ts";
import { fail } from "../errors/error.ts";
import { list, numberWhere, oneOf, openRecord, optional, positive, record, variant, zeroOrMore } from "./checked.ts";

/** How points become money. */
export interface PayoffOptions {
  /** USD per index point of one contract, above 0; 1 when left out, so that the profit is in points. */
  readonly multiplier?: number | undefined;
}

/**
 * The profit at expiry in USD of the legs on one underlying, at one level.
 *
 * profit = multiplier × [Σ quantity × (payoff − premium) + Σ quantity × (level − entry)], where a call pays
 * max(0, level − strike) and a put max(0, strike − level); undiscounted, premiums included, fees not. Every number is
 * read as its shortest decimal, the sum is exact and rounded once. No legs: 0.
 *
 * @param level index points, 0 or more
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 * @see McMillan, Options as a Strategic Investment, 4th ed., 2002, p. 211 (the ratio spread of the tests)
 * @example
 * profitAtExpiry([{ kind: "option", quantity: 3, right: "call", strike: 2750, premium: 0.1 }], 2750); // -0.3
 */
export function profitAtExpiry(legs: readonly PlainLeg[], level: number, options: PayoffOptions = {}): number {
  return toNumber(profitOf(checkedLegs(legs), levelAtExpiry(level, "level"), pointValue(options)));
}

/**
 * The max loss and the max gain in USD, and the breakevens in points, of the legs on one underlying at expiry.
 *
 * Over all levels from 0 up, exactly: profit is piecewise linear, so its extremes are at 0, at a strike, or unlimited
 * by the slope beyond the last strike; a short put's loss is finite, a naked call's unlimited. `from` and `to` say on
 * which levels a bound is met: the lowest stretch where there are several, `to` null for every higher level. A
 * breakeven is where profit crosses zero (a touch is none); levels at which it stays 0 are `zeroStretches`.
 * The legs are taken as written, never divided by a common divisor. No legs: 0 at every level.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 * @see Hull, Options, Futures, and Other Derivatives, 10th ed., 2018, ch. 12 (profit at expiry of option combinations)
 * @example
 * expiryEnvelope([{ kind: "option", quantity: -1, right: "put", strike: 100, premium: 2 }]).maxLoss; // { kind: "limited", amount: 98, profit: -98, from: 0, to: 0 }
 */
export function expiryEnvelope(legs: readonly PlainLeg[], options: PayoffOptions = {}): ExpiryEnvelope {
  return envelopeOf(checkedLegs(legs), pointValue(options));
}

const levelAtExpiry = zeroOrMore<Points>("index points");

const payoffOptions = record<PayoffOptions>({ multiplier: optional(positive<UsdPerPoint>("USD per point")) });

function pointValue(options: PayoffOptions): Exact {
  return exact(payoffOptions(options, "", "options").multiplier ?? 1);
}

/** One line of a side as plain numbers: quantity signed and whole (+ bought, − sold), prices in index points. */
export type PlainLeg =
  | {
      readonly kind: "option";
      readonly quantity: number;
      readonly right: "call" | "put";
      readonly strike: number;
      readonly premium: number;
    }
  | { readonly kind: "future"; readonly quantity: number; readonly entry: number };

/**
 * The legs with their units, checked: quantity whole and not 0, strike and entry above 0, premium 0 or more.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE, with the path of the value ("legs[1].strike")
 */
export function checkedLegs(legs: readonly PlainLeg[]): readonly Leg[] {
  return plainLegs(legs, "legs");
}

/** The largest whole number of which every smaller one is a double too. */
const MOST = Number.MAX_SAFE_INTEGER;

const quantity = numberWhere(
  (value) => Number.isSafeInteger(value) && value !== 0,
  `a whole number other than 0, at most ${MOST} either way`,
);

const price = positive<Points>("index points");

const plainLegs = list(
  variant("kind", {
    option: openRecord<Leg & { readonly kind: "option" }>({
      kind: oneOf("option"),
      quantity,
      right: oneOf<Right>("call", "put"),
      strike: price,
      premium: zeroOrMore<Points>("index points"),
    }),
    future: openRecord<Leg & { readonly kind: "future" }>({ kind: oneOf("future"), quantity, entry: price }),
  }),
);

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
