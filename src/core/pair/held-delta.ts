import { middleOf } from "../option/chain-premium.ts";
import { deltaOf, impliedVolatilityOf, type PricingTerms } from "../option/pricing.ts";
import type { AnnualVolatility } from "../quantity.ts";
import { instrumentOf } from "./held.ts";
import type { MeasuredSide } from "./measured-side.ts";
import { instrumentKey, type Position } from "./position.ts";
import { type OptionInstrument, quoteOf } from "./quote-of.ts";
import type { PairTrade } from "./trade.ts";
import { sidePricing } from "./valued-leg.ts";

/**
 * The delta of one contract of what is held, bought: 1 of a future. Of an option that is a leg of the side, that leg's;
 * of any other by the implied volatility of its quote in the side's chain, else by that of the side's options, else by
 * the volatility that the side is sized with. Null where no model values it.
 */
export function positionDelta({ instrument }: Position, measured: MeasuredSide, trade: PairTrade): number | null {
  if (instrument.kind === "future") return 1;
  const { side, sized } = measured;
  const key = instrumentKey(instrument);
  const own = sized.legs.find((leg) => instrumentKey(instrumentOf(leg, side, instrument.symbol)) === key);
  if (own?.kind === "option" && own.delta !== null) return own.delta;
  const pricing = sidePricing({ ...side, expiry: instrument.expiry, option: instrument.option }, trade);
  if (!pricing.known) return null;
  const { right, strike } = instrument;
  const volatility = quotedVolatility(instrument, measured, pricing.terms) ?? givenVolatility(measured);
  return volatility === null ? null : deltaOf(pricing.terms, right, strike, volatility);
}

function quotedVolatility(
  instrument: OptionInstrument,
  { side }: MeasuredSide,
  terms: PricingTerms,
): AnnualVolatility | null {
  const row = quoteOf(side.chain, instrument);
  const middle = row === null ? null : middleOf(row);
  return middle === null ? null : impliedVolatilityOf(terms, instrument.right, instrument.strike, middle.price);
}

function givenVolatility({ side, volatility }: MeasuredSide): AnnualVolatility | null {
  return side.impliedVolatility ?? (volatility.known ? volatility.volatility.value : null);
}
