import { finding } from "../../errors/finding.ts";
import { as, type Ratio } from "../quantity.ts";
import { horizonDate } from "../scenario/horizon.ts";
import { pairDistribution } from "../scenario/pair-distribution.ts";
import { heldSides } from "../scenario/pair-scenario.ts";
import type { Check } from "./check.ts";
import type { MeasuredPair, Weighed } from "./weighed.ts";

const unshifted = { long: as<Ratio>(0), short: as<Ratio>(0) };

/** Holds the probability of a profit at expiry, as a scenario says it, against the least that is asked. */
export function probabilityCheck(limit: Ratio, weighed: Weighed, { trade, sides }: MeasuredPair): Check {
  const name = "minProbability";
  const { weighting } = weighed;
  if (!weighed.sized) return { name, weighting, passed: false, limit, actual: null, said: weighed.reason };
  const held = heldSides(sides, weighed.pair.contracts, trade.rules);
  const distribution = pairDistribution(trade, held, horizonDate(trade, { kind: "expiry" }), unshifted);
  if (!distribution.known) return { name, weighting, passed: false, limit, actual: null, said: distribution.reason };
  const actual = distribution.probabilityOfProfit;
  const passed = actual >= limit;
  const said = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, limit, actual });
  return { name, weighting, passed, limit, actual, said };
}
