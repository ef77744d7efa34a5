import type { PairSizing } from "../core/pair/sizing.ts";
import { entryOf } from "../errors/catalogue.ts";
import type { Finding } from "../errors/finding.ts";
import type { CheckedTrade } from "../render/check/words.ts";
import type { ExitCode } from "./world.ts";

/** The exit code of an error: 2 for a wrong command line, 3 for a value or a file that cannot be used. */
export function exitCodeOf(finding: Finding): ExitCode {
  return entryOf(finding.code).severity === "usage" ? 2 : 3;
}

/** The exit code of a sizing: 1 when a weighting that was asked fits nothing, or when none is available. */
export function exitCodeOfSizing({ sizings }: Pick<PairSizing, "sizings">): ExitCode {
  const nothingFits = sizings.some((sizing) => sizing.available && !sizing.feasible);
  const noneAvailable = sizings.every((sizing) => !sizing.available);
  return nothingFits || noneAvailable ? 1 : 0;
}

/** The exit code of checks: 3 when a trade could not be checked, else 1 when a check failed. */
export function exitCodeOfChecks(trades: readonly CheckedTrade[]): ExitCode {
  if (trades.some((trade) => !trade.checked)) return 3;
  return trades.every((trade) => trade.checked && trade.answer.passed) ? 0 : 1;
}
