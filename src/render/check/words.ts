import type { Check, CheckName, PairChecks } from "../../core/check/check.ts";
import type { Finding, Place } from "../../errors/finding.ts";
import { hintOf, messageOf } from "../../errors/wording.ts";

/** What became of one trade: its checks, or why it could not be checked. */
export type CheckedTrade = {
  /** How it is called on a screen: its file, else its symbols. */
  readonly title: string;
  /** What it was read from; null for a trade of flags. */
  readonly file: string | null;
} & (
  | {
      readonly checked: true;
      readonly answer: PairChecks;
      /** Where each limit was given. */
      readonly places: Readonly<Partial<Record<CheckName, Place>>>;
    }
  | { readonly checked: false; readonly problems: readonly Finding[] }
);

/** "maxLoss, dollar-neutral": one check of a trade by its name. */
export function checkTitle({ name, weighting }: Check): string {
  return weighting === null ? name : `${name}, ${weighting}`;
}

/** What a check says: the trade and its limit, or why the limit cannot be measured. */
export function checkMessage({ said }: Check): string {
  const message = messageOf(said);
  return isMeasured(said) ? message : `cannot be measured: ${message}`;
}

/** What to do about a check that failed, where there is something to say. */
export function checkHint({ said }: Check): string | null {
  return hintOf(said);
}

function isMeasured({ code }: Finding): boolean {
  return code === "LIMIT_KEPT" || code === "LIMIT_BROKEN";
}

/** The checks of a trade that failed. */
export function failedChecks({ checks }: PairChecks): readonly Check[] {
  return checks.filter(({ passed }) => !passed);
}

/** "trade.yaml: 6 checks passed", "trade.yaml: 2 of 6 checks failed", "trade.yaml: not checked". */
export function outcomeWords(trade: CheckedTrade): string {
  if (!trade.checked) return `${trade.title}: not checked`;
  const all = trade.answer.checks.length;
  const failed = failedChecks(trade.answer).length;
  const counted = all === 1 ? "1 check" : `${all} checks`;
  return failed === 0 ? `${trade.title}: ${counted} passed` : `${trade.title}: ${failed} of ${counted} failed`;
}
