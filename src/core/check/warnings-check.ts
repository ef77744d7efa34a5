import { type Finding, finding } from "../../errors/finding.ts";
import type { Check } from "./check.ts";

/** Holds a trade to no warnings at all. */
export function warningsCheck(warnings: readonly Finding[]): Check {
  const name = "warnings";
  const passed = warnings.length === 0;
  const said = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, codes: warnings.map(({ code }) => code) });
  return { name, weighting: null, passed, limit: 0, actual: warnings.length, said };
}
