import { finding } from "../../errors/finding.ts";
import { toNumber } from "../exact.ts";
import { perLargeOf } from "../pair/micro.ts";
import type { Side, Sides } from "../pair/sides.ts";
import { inLarge } from "../pair/split.ts";
import { as, type Contracts } from "../quantity.ts";
import type { Check } from "./check.ts";
import type { MeasuredPair, Weighed } from "./weighed.ts";

/** Holds the contracts of each side against the most that are allowed; micros count a tenth, as in `size.maxContracts`. */
export function contractsCheck(limit: Sides<Contracts | null>, weighed: Weighed, { sides }: MeasuredPair): Check {
  const name = "maxContracts";
  const { weighting } = weighed;
  if (!weighed.sized) return { name, weighting, passed: false, limit, actual: null, said: weighed.reason };
  const { contracts } = weighed.pair;
  const counted = (side: Side) => as<Contracts>(toNumber(inLarge(contracts[side], perLargeOf(sides[side]))));
  const actual = { long: counted("long"), short: counted("short") };
  const capped = (["long", "short"] as const).flatMap((side) => {
    const most = limit[side];
    return most === null ? [] : [{ side, actual: actual[side], limit: most }];
  });
  const over = capped.filter((one) => one.actual > one.limit);
  const passed = over.length === 0;
  const said = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, sides: passed ? capped : over });
  return { name, weighting, passed, limit, actual, said };
}
