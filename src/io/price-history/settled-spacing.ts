import type { Finding } from "../../errors/finding.ts";
import type { PriceHistory } from "./price-history.ts";

/**
 * The warnings of a history that is annualised by so many periods a year: that rows are weekly is no news to who has said
 * that 52 of them make a year.
 */
export function findingsUnder({ findings }: PriceHistory, periodsPerYear: number): readonly Finding[] {
  return findings.filter((found) => found.code !== "HISTORY_SPACING" || found.args.assumed === periodsPerYear);
}
