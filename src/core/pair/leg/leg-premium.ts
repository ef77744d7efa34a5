import type { Finding } from "../../../errors/finding.ts";
import { chainPremium } from "../../option/chain-premium.ts";
import type { Points } from "../../quantity.ts";
import type { Origin } from "../sized-trade.ts";
import type { PairTrade, TradeLeg, TradeSide } from "../trade.ts";

/** The quoted premium of a leg, with what to know about it; null where nothing quotes it. */
export interface QuotedPremium {
  readonly premium: { readonly value: Points; readonly from: Origin } | null;
  readonly findings: readonly Finding[];
}

/**
 * The quoted premium of an option leg in index points: as given, else from the side's chain.
 *
 * @throws PairsizeError CHAIN_LEG_MISSING, CHAIN_NO_QUOTE, CHAIN_EXPIRY_MISSING, CHAIN_SEVERAL_EXPIRIES
 */
export function quotedPremium(
  leg: Extract<TradeLeg, { kind: "option" }>,
  strike: Points,
  { chain }: TradeSide,
  { expiry, quote }: Pick<PairTrade, "expiry" | "quote">,
): QuotedPremium {
  if (leg.premium !== null || chain === null) return { premium: leg.premium, findings: [] };
  const { right, quantity } = leg;
  const { premium, findings } = chainPremium(chain, { expiry, right, strike, quantity }, quote);
  return { premium: { value: premium, from: "chain" }, findings };
}
