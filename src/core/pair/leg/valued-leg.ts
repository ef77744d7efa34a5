import { PairsizeError } from "../../../errors/error.ts";
import { type Finding, finding } from "../../../errors/finding.ts";
import type { OptionMotion } from "../../option/greeks.ts";
import { notationOf } from "../../option/notation.ts";
import { impliedVolatilityOf, moveOption } from "../../option/pricing.ts";
import { type AnnualVolatility, as, type Points, type Ratio } from "../../quantity.ts";
import type { SizedLeg } from "../sized-trade.ts";
import type { PairTrade, TradeLeg, TradeSide } from "../trade.ts";
import { quotedPremium } from "./leg-premium.ts";
import type { SidePricing } from "./pricing-terms.ts";
import { chosenStrike } from "./strike-choice.ts";

type OptionLine = Extract<TradeLeg, { kind: "option" }>;

/** A leg with its price, and with its value and greeks where they can be computed. */
export interface ValuedLeg {
  readonly shown: SizedLeg;
  /** Of one option bought, at its implied volatility, else at the given one; null where neither or no model is known. */
  readonly value: OptionMotion | null;
  /** What to know about its quote. */
  readonly findings: readonly Finding[];
}

/**
 * A leg of one unit with a price: the quoted premium, given or from a chain, else the model's.
 *
 * A quoted premium gives the implied volatility, and that the greeks; a leg whose premium has none is valued at the
 * given volatility. A delta that the trader gives wins over the computed one.
 *
 * @param volatility what the model takes where there is no quote: the side's implied volatility, else the one it is sized with
 * @throws PairsizeError PREMIUM_MISSING, and what {@link chosenStrike} and {@link quotedPremium} throw
 */
export function valuedLeg(
  leg: TradeLeg,
  side: TradeSide,
  trade: Pick<PairTrade, "expiry" | "quote">,
  pricing: SidePricing,
  volatility: AnnualVolatility | null,
): ValuedLeg {
  if (leg.kind === "future") {
    return {
      shown: { kind: "future", quantity: leg.quantity, entry: leg.entry ?? side.level.value },
      value: null,
      findings: [],
    };
  }
  const { quantity, right, delta } = leg;
  const strike = chosenStrike(leg, side, trade, pricing, volatility);
  const terms = pricing.known ? pricing.terms : null;
  const { premium: quoted, findings } = quotedPremium(leg, strike, side, trade);
  const implied = terms === null || quoted === null ? null : impliedVolatilityOf(terms, right, strike, quoted.value);
  const sigma = implied ?? volatility;
  const value = terms === null || sigma === null ? null : moveOption(terms, right, strike, sigma);
  const premium = quoted ?? modelPremium(value) ?? refuseUnpriced(leg, side, pricing);
  const computed = value === null ? null : as<Ratio>(value.delta);
  const selector = leg.strike.kind === "points" ? {} : { selector: leg.strike };
  return {
    shown: {
      kind: "option",
      quantity,
      right,
      strike,
      ...selector,
      premium,
      impliedVolatility: implied,
      delta: delta ?? computed,
    },
    value,
    findings,
  };
}

function modelPremium(value: OptionMotion | null): { readonly value: Points; readonly from: "model" } | null {
  return value === null ? null : { value: value.value, from: "model" };
}

function refuseUnpriced(leg: OptionLine, { contract }: TradeSide, pricing: SidePricing): never {
  const missing = finding("PREMIUM_MISSING", { leg: notationOf({ ...leg, premium: null }), symbol: contract.symbol });
  throw new PairsizeError(pricing.known ? [missing] : [missing, pricing.reason]);
}
