import { fail, PairsizeError } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { DAYS_PER_YEAR, daysBetween } from "../calendar.ts";
import { findContract } from "../contract/catalogue.ts";
import { type ExerciseStyle, nearestPremium } from "../contract/contract.ts";
import { frontFuture, type QuarterlyFuture } from "../contract/quarterly-futures.ts";
import { chainPremium, type QuoteRule } from "../option/chain.ts";
import type { OptionMotion } from "../option/european.ts";
import type { PricingModel } from "../option/implied-volatility.ts";
import { containsOption, notationOf, type Right } from "../option/leg.ts";
import { impliedVolatilityOf, isAmerican, moveOption, type PricingTerms } from "../option/pricing.ts";
import { type AnnualRate, type AnnualVolatility, as, type Points, type Ratio, type Years } from "../quantity.ts";
import { chosenStrike } from "./chosen-strike.ts";
import { instrumentCode } from "./position.ts";
import type { SizedLeg, SizedOption } from "./sizing.ts";
import type { PairTrade, SourcedPremium, TradedContract, TradeLeg, TradeOption, TradeSide } from "./trade.ts";

/** A leg with its price, and with its value and greeks where they can be computed. */
export interface ValuedLeg {
  readonly sized: SizedLeg;
  /**
   * Of one option bought, at its implied volatility, else at the given one; null where neither or no model is known.
   */
  readonly value: OptionMotion | null;
  /** What to know about its quote. */
  readonly findings: readonly Finding[];
}

/**
 * A leg of one unit with a price: the quoted premium, given or from a chain, else the model's.
 *
 * A quoted premium gives the implied volatility, and that the greeks; a leg whose premium has none, and one of a vertical
 * at a net price, is valued at the given volatility. A delta that the trader gives wins over the computed one.
 *
 * @param volatility what the model takes where there is no quote: the side's implied volatility, else the one it is
 * sized with
 * @throws PairsizeError PREMIUM_MISSING, MODEL_ON_OTHER_FUTURE, and what {@link chosenStrike} and {@link quotedPremium}
 * throw
 */
export function valuedLeg(
  leg: TradeLeg,
  side: TradeSide,
  { quote }: Pick<PairTrade, "quote">,
  pricing: SidePricing,
  volatility: AnnualVolatility | null,
): ValuedLeg {
  if (leg.kind === "future") {
    const { quantity, entry } = leg;
    const code = instrumentCode(leg, side, side.contract.symbol);
    return { sized: { kind: "future", quantity, entry: entry ?? side.level.value, code }, value: null, findings: [] };
  }
  return valuedOption(leg, side, quote, pricing, volatility);
}

function valuedOption(
  leg: TradeOption,
  side: TradeSide,
  quote: PairTrade["quote"],
  pricing: SidePricing,
  volatility: AnnualVolatility | null,
): ValuedLeg {
  const { quantity, right, delta } = leg;
  const terms = pricing.known ? pricing.terms : null;
  const strike = strikeOf(leg, side, terms, volatility);
  const { premium: quoted, findings } = quotedPremium(leg, strike, side, quote);
  // A share of a net price is no quote of the option: it implies no volatility.
  const own = quoted === null || quoted.net === true ? null : quoted.value;
  const found = terms === null ? UNVALUED : valuation(terms, leg, strike, { quoted: own, volatility });
  const { implied, sigma, value } = found;
  const premium = quoted ?? modelPremium(leg, side, value) ?? refuseUnpriced(leg, side, pricing);
  const computed = value === null ? null : as<Ratio>(value.delta);
  return {
    sized: {
      kind: "option",
      quantity,
      right,
      strike,
      ...selectorOf(leg),
      premium,
      impliedVolatility: implied,
      volatility: sigma,
      delta: delta ?? computed,
      ...(delta === null ? {} : { deltaGiven: true as const }),
      code: instrumentCode({ kind: "option", right, strike }, side, side.contract.symbol),
    },
    value,
    findings,
  };
}

/** How the strike of a leg was named, where not in points. */
function selectorOf({ strike, named }: TradeOption): Pick<SizedOption, "selector"> {
  const selector = strike.kind === "points" ? named : strike;
  return selector === undefined ? {} : { selector };
}

/** What values a leg: its implied volatility, the one that it is valued at, and its value at that. */
interface Valuation {
  readonly implied: AnnualVolatility | null;
  readonly sigma: AnnualVolatility | null;
  readonly value: OptionMotion | null;
}

const UNVALUED: Valuation = { implied: null, sigma: null, value: null };

function valuation(
  terms: PricingTerms,
  leg: TradeOption,
  strike: Points,
  { quoted, volatility }: { readonly quoted: Points | null; readonly volatility: AnnualVolatility | null },
): Valuation {
  const implied = quoted === null ? null : impliedVolatilityOf(terms, leg.right, strike, quoted);
  const sigma = leg.volatility ?? implied ?? volatility;
  return { implied, sigma, value: motionOf(terms, leg.right, strike, { sigma, at: implied === null ? quoted : null }) };
}

/** The value and greeks of an option at a volatility; of one whose premium implies none, as that premium says it. */
function motionOf(
  terms: PricingTerms,
  right: Right,
  strike: Points,
  { sigma, at }: { readonly sigma: AnnualVolatility | null; readonly at: Points | null },
): OptionMotion | null {
  const exercised = at === null ? null : exercisedNow(terms, right, strike, at);
  return exercised ?? (sigma === null ? null : moveOption(terms, right, strike, sigma));
}

/** The strike of a leg: as given, else the one that is named; one by delta needs the price of the right future. */
function strikeOf(
  leg: TradeOption,
  side: TradeSide,
  terms: PricingTerms | null,
  volatility: AnnualVolatility | null,
): Points {
  const { strike } = leg;
  if (strike.kind === "points") return strike.value;
  if (strike.kind === "delta" && terms !== null) refuseOtherFuture(leg, side);
  return chosenStrike({ ...leg, strike }, side, terms, volatility);
}

/** Rounding of the difference of a level and a strike, as a share of the level. */
const ROUNDING = 1e-14;

/**
 * The value and greeks of an American option that is quoted at what exercising it now gives: every volatility that
 * gives this premium would have it exercised, so that it moves with its index, one for one. Null for any other.
 */
function exercisedNow(terms: PricingTerms, right: Right, strike: Points, premium: Points): OptionMotion | null {
  if (!isAmerican(terms) || terms.years === 0) return null;
  const sign = right === "call" ? 1 : -1;
  const intrinsic = sign * (terms.price - strike);
  if (!(intrinsic > 0 && Math.abs(premium - intrinsic) <= ROUNDING * terms.price)) return null;
  // Where waiting is worth more even of a certain future, the premium is below what the option is worth.
  const certain = moveOption(terms, right, strike, as<AnnualVolatility>(0));
  return certain.value - intrinsic <= ROUNDING * terms.price ? { ...certain, value: premium, delta: sign } : null;
}

/** The value of the model on the product's premium grid, where that is known: nobody trades between two ticks. */
function modelPremium(
  leg: TradeOption,
  side: TradeSide,
  value: OptionMotion | null,
): { readonly value: Points; readonly from: "model" } | null {
  if (value === null) return null;
  refuseOtherFuture(leg, side);
  const contract = findContract(side.contract.symbol);
  return { value: contract === undefined ? value.value : nearestPremium(contract, value.value), from: "model" };
}

/** The future that a side's level is of, where it is not the one under its options, and the date of the level. */
interface OtherFuture {
  readonly symbol: string;
  readonly front: string;
  readonly underlying: string;
  readonly date: string;
}

/**
 * Returns the future that the level of a price file is of, where the side is on another, or its options deliver one:
 * such files follow the front month. Null where the level is the price of the right one, or was given.
 */
export function otherFuture({ contract, level, option, future, legs }: TradeSide): OtherFuture | null {
  const hasOptions = containsOption(legs);
  const underlying = (hasOptions ? option?.underlying : future?.code) ?? null;
  const { date } = level;
  if (underlying === null || date === undefined) return null;
  const front = frontFuture(contract.symbol, date);
  return front === null || front.code === underlying
    ? null
    : { symbol: contract.symbol, front: front.code, underlying, date };
}

/** The future whose price the level of a side is: that of a price file is of the front one. */
export function futureOfLevel(side: TradeSide): QuarterlyFuture | null {
  const other = otherFuture(side);
  return other === null ? side.future : frontFuture(other.symbol, other.date);
}

/** Model values on the price of another month are wrong by the carry between them. */
function refuseOtherFuture(leg: TradeOption, side: TradeSide): void {
  const other = otherFuture(side);
  if (other !== null) fail("MODEL_ON_OTHER_FUTURE", { leg: notationOf({ ...leg, premium: null }), ...other });
}

function refuseUnpriced(leg: TradeOption, { contract }: TradeSide, pricing: SidePricing): never {
  const missing = finding("PREMIUM_MISSING", { leg: notationOf({ ...leg, premium: null }), symbol: contract.symbol });
  throw new PairsizeError(pricing.known ? [missing] : [missing, pricing.reason]);
}

/** What values the options of a side, or the reason why nothing does. */
export type SidePricing =
  | { readonly known: true; readonly terms: PricingTerms }
  | { readonly known: false; readonly reason: Finding };

/**
 * The model of a side's options, with the time and the rates that it takes: Black-76 on futures, Black–Scholes–Merton
 * on cash indices and ETFs, the American models where the series is American or the trade overrides it.
 *
 * T = calendar days from asOf to expiry / 365; expired options have T = 0. A missing dividend yield is 0.
 */
export function sidePricing(side: TradeSide, trade: Pick<PairTrade, "asOf" | "rate">): SidePricing {
  const { asOf, rate } = trade;
  const { expiry } = side;
  if (asOf === null || expiry === null || rate === null) {
    const missing = [asOf === null ? "asOf" : null, expiry === null ? "expiry" : null, rate === null ? "rate" : null];
    return unknown(finding("PRICING_INPUT_MISSING", { missing: missing.filter((key) => key !== null) }));
  }
  const exercise = side.exercise ?? side.option?.exercise ?? null;
  const { symbol } = side.contract;
  if (exercise === null) return unknown(optionsNotListed(symbol) ?? finding("EXERCISE_UNKNOWN", { symbol }));
  const days = Math.max(0, daysBetween(asOf, expiry) ?? 0);
  const model = modelOf(side.contract.kind, exercise);
  const dividend = side.contract.kind === "future" ? as<AnnualRate>(0) : (side.yield ?? as<AnnualRate>(0));
  const terms = { model, price: side.level.value, years: as<Years>(days / DAYS_PER_YEAR), rate, yield: dividend };
  return { known: true, terms };
}

/** That no options are known on a contract of the table; null where some are, and of other contracts. */
export function optionsNotListed(symbol: string): Finding | null {
  const known = findContract(symbol);
  return known?.listsOptions === false ? finding("OPTIONS_NOT_LISTED", { symbol, other: known.sibling }) : null;
}

function modelOf(kind: TradedContract["kind"], exercise: ExerciseStyle): PricingModel {
  if (kind === "future") return exercise === "american" ? "american-future" : "black-76";
  return exercise === "american" ? "american-spot" : "black-scholes";
}

function unknown(reason: Finding): SidePricing {
  return { known: false, reason };
}

/** The quoted premium of a leg, with what to know about it; null where nothing quotes it. */
interface QuotedPremium {
  readonly premium: SourcedPremium | null;
  readonly findings: readonly Finding[];
}

/**
 * The quoted premium of an option leg in index points: as given, else from the side's chain.
 *
 * @throws PairsizeError CHAIN_LEG_MISSING, CHAIN_NO_QUOTE, CHAIN_EXPIRY_MISSING, CHAIN_SEVERAL_EXPIRIES
 */
function quotedPremium(
  leg: TradeOption,
  strike: Points,
  { chain, expiry, option }: TradeSide,
  quote: QuoteRule,
): QuotedPremium {
  if (leg.premium !== null || chain === null) return { premium: leg.premium, findings: [] };
  const { right, quantity } = leg;
  const code = option?.code ?? null;
  const { premium, findings } = chainPremium(chain, { expiry, right, strike, quantity, code }, quote);
  return { premium: { value: premium, from: "chain" }, findings };
}
