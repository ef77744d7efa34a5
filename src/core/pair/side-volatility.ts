import { type Finding, finding } from "../../errors/finding.ts";
import { estimateVolatility } from "../volatility/estimate.ts";
import type { SourcedVolatility } from "./sized-trade.ts";
import type { TradeSide } from "./trade.ts";

/** The volatility that a side is sized with, or the reason why it has none. */
export type SideVolatility =
  | { readonly known: true; readonly volatility: SourcedVolatility }
  | { readonly known: false; readonly reason: Finding };

/** The volatility of a side, as a fraction per √year: as given, else as measured from its history. */
export function sideVolatility({ contract, volatility, history }: TradeSide): SideVolatility {
  if (volatility !== null) return { known: true, volatility };
  if (history === null) return { known: false, reason: finding("VOLATILITY_MISSING", { symbol: contract.symbol }) };
  const estimate = estimateVolatility(history.bars, history.method);
  if (!estimate.available) return { known: false, reason: estimate.reason };
  const { value, estimator, lookback, periodsPerYear, firstDate, lastDate, observations } = estimate;
  if (value === 0)
    return { known: false, reason: finding("VOLATILITY_ZERO", { symbol: contract.symbol, file: history.file }) };
  const measured = {
    value,
    from: "history",
    estimator,
    lookback,
    periodsPerYear,
    firstDate,
    lastDate,
    observations,
    file: history.file,
  } as const;
  return { known: true, volatility: measured };
}
