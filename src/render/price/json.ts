import type { LegGreeks, PricedLeg, PricedLegs, PricedTrade } from "../../core/pair/price-trade.ts";
import type { PriceDocument } from "../../schema/result/price.ts";
import { jsonText, schemaVersion, warningDocument } from "../json.ts";

type UnderlyingDocument = PriceDocument["underlyings"][number];
type LegDocument = UnderlyingDocument["legs"][number];

function greeksDocument({ value, delta, gamma, vega, theta, thetaPerDay, rho }: LegGreeks) {
  return { value, delta, gamma, vega, theta, thetaPerDay, rho };
}

function legDocument(leg: PricedLeg): LegDocument {
  if (leg.kind === "future") {
    const { kind, quantity, entry, usd } = leg;
    return { kind, quantity, entry, usd: { delta: usd.delta } };
  }
  const { kind, quantity, right, strike, selector, premium, impliedVolatility, volatility, points, usd, european } =
    leg;
  return {
    ...{ kind, quantity, right, strike },
    ...(selector === undefined ? {} : { selector: { kind: selector.kind, value: selector.value } }),
    premium: { value: premium.value, from: premium.from },
    ...{ impliedVolatility, volatility },
    points: points === null ? null : greeksDocument(points),
    usd: usd === null ? null : greeksDocument(usd),
    european: european === null ? null : { value: european.value, d1: european.d1, d2: european.d2 },
  };
}

function underlyingDocument(priced: PricedLegs): UnderlyingDocument {
  const { symbol, name, multiplier, currency, fx, model, exercise, years, rate, legs, total } = priced;
  const { value, from, file, date } = priced.level;
  return {
    ...{ symbol, name, multiplier, currency, fx },
    level: { value, from, ...(file === undefined ? {} : { file }), ...(date === undefined ? {} : { date }) },
    ...{ model, exercise, years, rate, yield: priced.yield },
    legs: legs.map(legDocument),
    total: total === null ? null : greeksDocument(total),
  };
}

/** The document of `price`, its keys in the documented order, its warnings in words. */
export function priceDocument(trade: PricedTrade, version: string): PriceDocument {
  const { asOf, expiry, days, underlyings, warnings } = trade;
  return {
    schemaVersion,
    tool: { name: "pairsize", version },
    command: "price",
    ...{ asOf, expiry, days },
    underlyings: underlyings.map(underlyingDocument),
    warnings: warnings.map(warningDocument),
  };
}

/** The document of `price` as text, with a line break at the end. */
export function renderPriceJson(trade: PricedTrade, version: string): string {
  return jsonText(priceDocument(trade, version));
}
