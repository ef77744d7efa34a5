import { type Finding, finding } from "../../errors/finding.ts";
import type { Side, Sides } from "../pair/sides.ts";
import type { PairTrade } from "../pair/trade.ts";
import { as, type Ratio, type Usd } from "../quantity.ts";
import { expectedProfit } from "./expected-profit.ts";
import type { HeldSide } from "./held-side.ts";
import type { HorizonDate } from "./horizon.ts";
import { type LevelLaw, levelLaw } from "./level-law.ts";
import { type ProfitCurve, profitAtNormal } from "./profit-curve.ts";
import { LEAST_MONEY } from "./profit-law.ts";
import { sideCurve } from "./side-curve.ts";

/** Both sides' profits over the levels at a horizon: all of a distribution but the correlation. */
export interface ProfitCurves {
  readonly laws: Sides<LevelLaw>;
  readonly curves: Sides<ProfitCurve>;
  readonly expectedProfit: Usd;
  /** USD by which the pair's profit usually differs. */
  readonly scale: number;
}

/** Both sides' profits over the levels at the horizon, for {@link distributionFigures}; or the reason why a law is not known. */
export function profitCurves(
  { asOf, expiry, rate }: Pick<PairTrade, "asOf" | "expiry" | "rate">,
  held: Sides<HeldSide>,
  when: HorizonDate,
  shift: Sides<Ratio>,
): ProfitCurves | Finding {
  if (when.days === null) {
    const missing = Object.entries({ asOf, expiry }).flatMap(([key, value]) => (value === null ? [key] : []));
    return finding("HORIZON_UNKNOWN", { missing });
  }
  const [long, short] = [levelLaw(held.long.side, rate, when.days), levelLaw(held.short.side, rate, when.days)];
  if (!long.known) return long.reason;
  if (!short.known) return short.reason;
  const laws = { long: long.law, short: short.law };
  const curve = (name: Side) => sideCurve(held[name], laws[name], when, shift[name]);
  const curves = { long: curve("long"), short: curve("short") };
  const mean = (name: Side) => expectedProfit(held[name], laws[name], curves[name], when, shift[name]);
  return {
    laws,
    curves,
    expectedProfit: as<Usd>(mean("long") + mean("short") + 0),
    scale: variationOf(curves),
  };
}

/** USD by which a pair's profit usually differs: over the usual levels, else over rarer ones where it is level there. */
function variationOf({ long, short }: Sides<ProfitCurve>): number {
  for (const reach of [2, 4, 8]) {
    const variation = variationWithin(long, reach) + variationWithin(short, reach);
    if (variation > LEAST_MONEY) return variation;
  }
  return LEAST_MONEY;
}

function variationWithin(curve: ProfitCurve, reach: number): number {
  const profits = [-1, -0.5, 0, 0.5, 1].map((share) => profitAtNormal(curve, share * reach));
  return Math.max(...profits) - Math.min(...profits);
}
