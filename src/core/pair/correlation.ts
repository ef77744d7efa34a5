import { type Finding, finding } from "../../errors/finding.ts";
import { comovement } from "../volatility/comovement.ts";
import type { SourcedCorrelation } from "./sized-trade.ts";
import type { PairTrade } from "./trade.ts";

/** The correlation of a trade's indices, or the reason why it is not known. */
type CorrelationAnswer =
  | { readonly known: true; readonly correlation: SourcedCorrelation }
  | { readonly known: false; readonly reason: Finding };

/**
 * The correlation of both indices' log returns: as given, else as measured from both histories over the long side's
 * lookback, as β is.
 */
export function tradeCorrelation({ correlation, long, short }: PairTrade): CorrelationAnswer {
  if (correlation !== null) return { known: true, correlation };
  if (long.history === null || short.history === null) {
    const symbols = { long: long.contract.symbol, short: short.contract.symbol };
    return { known: false, reason: finding("CORRELATION_MISSING", symbols) };
  }
  const measured = comovement(long.history.bars, short.history.bars, long.history.method);
  const { correlation: value, lookback, observations, firstDate, lastDate, reason } = measured;
  if (value === null || firstDate === null || lastDate === null) {
    if (reason === null) throw new Error("a correlation that is not measured has no reason");
    return { known: false, reason };
  }
  return { known: true, correlation: { value, from: "history", lookback, observations, firstDate, lastDate } };
}
