import { findContract } from "../contract/catalogue.ts";
import type { ContractSpec } from "../contract/contract.ts";
import { type OptionSeries, seriesOn } from "../contract/series.ts";
import { symbolOf } from "../contract/symbols.ts";
import { onTick, premiumTick } from "../contract/ticks.ts";
import type { Right } from "../option/leg.ts";
import type { Points } from "../quantity.ts";
import type { SizedLeg } from "./sized-trade.ts";
import type { TradeSide } from "./trade.ts";

/** What a leg of a side is called and priced at where it is traded. */

/** A leg as far as its name goes. */
type NamedLeg =
  | { readonly kind: "future" }
  | { readonly kind: "option"; readonly right: Right; readonly strike: Points };

/**
 * Returns the symbol of a leg: the exchange code of an option on a future or of the future itself, the 21 characters of
 * OSI for another option, the side's own symbol for shares; null where no source settles it.
 *
 * @param symbol of the contract that is traded: the side's own, or the smaller one of the same index
 */
export function instrumentCode(leg: NamedLeg, { contract, option, future }: TradeSide, symbol: string): string | null {
  if (leg.kind === "future") {
    if (contract.kind === "etf") return symbol;
    return future === null ? null : `${symbol}${future.code.slice(future.symbol.length)}`;
  }
  const traded = findContract(symbol);
  const series = option === null || traded === undefined ? null : sameSeries(option, traded);
  return series === null ? null : symbolOf({ series, right: leg.right, strike: leg.strike });
}

/** The series of another contract on the same index that expires as one of its sibling does. */
function sameSeries(option: OptionSeries, contract: ContractSpec): OptionSeries | null {
  if (option.symbol === contract.symbol) return option;
  const siblings = seriesOn(contract, option.date);
  return siblings.find(({ series, nominal }) => series === option.series && nominal === option.nominal) ?? null;
}

/**
 * Returns the limit of an order for a leg, in points: its premium or its entry on the tick, a buy rounded down and a
 * sale up; null for a model premium whose tick is not known.
 */
export function limitPrice(leg: SizedLeg, symbol: string, action: "buy" | "sell"): Points | null {
  const traded = findContract(symbol);
  const price = leg.kind === "future" ? leg.entry : leg.premium.value;
  const tick = traded === undefined ? null : leg.kind === "future" ? traded.tick : premiumTick(traded, price);
  if (tick !== null) return onTick(price, tick, action === "buy" ? "down" : "up");
  return leg.kind === "option" && leg.premium.from === "model" ? null : price;
}
