import { type Finding, finding } from "../../errors/finding.ts";
import { compare, exact, minus, times } from "../exact.ts";
import { exactQuotient } from "../fraction.ts";
import { as, type Ratio } from "../quantity.ts";
import type { Check, StoredRatios } from "./check.ts";
import type { MeasuredPair, Weighed } from "./weighed.ts";

/** Holds how far the hedge ratio is from the one stored, drift = ratio / stored − 1, against the most that is allowed. */
export function ratioCheck(
  limit: Ratio,
  { weighting, sizing }: Weighed,
  { trade }: MeasuredPair,
  stored: StoredRatios | null,
): Check {
  const name = "maxRatioDrift";
  const unmeasured = (said: Finding): Check => ({ name, weighting, passed: false, limit, actual: null, said });
  if (stored === null) return unmeasured(finding("STORED_SIZING_MISSING", {}));
  if (!sizing.available) return unmeasured(sizing.reason);
  const { file, symbols, ratios } = stored;
  const symbolsNow = { long: trade.long.contract.symbol, short: trade.short.contract.symbol };
  if (symbols.long !== symbolsNow.long || symbols.short !== symbolsNow.short)
    return unmeasured(finding("STORED_PAIR_DIFFERS", { file, stored: symbols, ...symbolsNow }));
  const before = ratios[weighting];
  if (before === undefined) return unmeasured(finding("STORED_RATIO_MISSING", { file, weighting }));
  const [now, then] = [exact(sizing.hedgeRatio), exact(before)];
  const moved = minus(now, then);
  const size = moved.digits < 0n ? minus(then, now) : moved;
  const passed = compare(size, times(exact(limit), then)) <= 0;
  const actual = as<Ratio>(exactQuotient(moved, then));
  const figures = { name, limit, actual, ratio: sizing.hedgeRatio, stored: before, file } as const;
  return { name, weighting, passed, limit, actual, said: finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", figures) };
}
