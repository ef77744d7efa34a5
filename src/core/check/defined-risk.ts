import { finding } from "../../errors/finding.ts";
import type { Check } from "./check.ts";
import type { MeasuredPair } from "./weighed.ts";

/** Holds both sides to a loss that has an end, whatever the other side gains. */
export function definedRiskCheck({ sides: { long, short } }: MeasuredPair): Check {
  const name = "definedRisk";
  const actual = { long: long.shown.unit.maxLoss, short: short.shown.unit.maxLoss };
  const unlimited = [long, short].flatMap(({ shown }) => (shown.unit.maxLoss.kind === "unlimited" ? shown.symbol : []));
  const passed = unlimited.length === 0;
  const said = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, unlimited });
  return { name, weighting: null, passed, limit: true, actual, said };
}
