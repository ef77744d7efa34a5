import type { Sides } from "../pair/sides.ts";
import type { PairTrade } from "../pair/trade.ts";
import type { Ratio } from "../quantity.ts";
import { correlationsBeside } from "./correlations-beside.ts";
import type { DistributionAnswer } from "./distribution.ts";
import { atCorrelation, distributionFigures } from "./distribution-figures.ts";
import type { HeldSide } from "./held-side.ts";
import type { HorizonDate } from "./horizon.ts";
import { profitCurves } from "./profit-curves.ts";
import { tradeCorrelation } from "./trade-correlation.ts";

/**
 * How likely which profit is at the horizon, fees off and undiscounted, or the reason why that is not known.
 *
 * The logs of both levels are normal, with the volatilities that the sides are sized with, and correlated; by quadrature, without
 * random numbers.
 *
 * @param shift added to the volatility of each option, before expiry
 */
export function pairDistribution(
  trade: PairTrade,
  held: Sides<HeldSide>,
  when: HorizonDate,
  shift: Sides<Ratio>,
): DistributionAnswer {
  const correlation = tradeCorrelation(trade);
  if (!correlation.known) return correlation;
  const curves = profitCurves(trade, held, when, shift);
  if ("code" in curves) return { known: false, reason: curves };
  const own = correlation.correlation.value;
  return {
    known: true,
    correlation: correlation.correlation,
    days: when.days ?? 0,
    forwards: { long: curves.laws.long.forward, short: curves.laws.short.forward },
    ...distributionFigures(curves, own),
    byCorrelation: correlationsBeside(own).map((each) => atCorrelation(curves, each, each === own)),
  };
}
