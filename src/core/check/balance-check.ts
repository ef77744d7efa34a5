import { finding } from "../../errors/finding.ts";
import { exact, minus, toNumber } from "../exact.ts";
import { isWithin } from "../pair/choice/imbalance.ts";
import { perContract } from "../pair/choice/per-contract.ts";
import { countedExposure } from "../pair/request-terms.ts";
import type { Ratio } from "../quantity.ts";
import type { Check } from "./check.ts";
import type { MeasuredPair, Weighed } from "./weighed.ts";

/** Holds the imbalance of a pair, of either sign, against the most that is allowed: exactly, as the tolerance of a sizing. */
export function imbalanceCheck(limit: Ratio, weighed: Weighed, { sides }: MeasuredPair): Check {
  const name = "imbalance";
  const { weighting } = weighed;
  if (!weighed.sized) return { name, weighting, passed: false, limit, actual: null, said: weighed.reason };
  const { contracts, imbalance } = weighed.pair;
  const passed = isWithin(perContract(countedExposure(weighed.exposure, sides)), contracts, exact(limit));
  const over = toNumber(minus(exact(Math.abs(imbalance)), exact(limit)));
  const said = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, limit, actual: imbalance, over });
  return { name, weighting, passed, limit, actual: imbalance, said };
}
