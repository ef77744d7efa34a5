import type { Check, CheckName, PairChecks } from "../../core/check/check.ts";
import type { Finding, Place } from "../../errors/finding.ts";
import { hintOf, messageOf } from "../../errors/words.ts";

/** Outcome of one trade: its checks, or why it could not be checked. */
export type CheckedTrade = {
  /** Name on a screen: its file, else its symbols. */
  readonly title: string;
  /** File that it was read from; null for a trade of flags. */
  readonly file: string | null;
} & (
  | {
      readonly checked: true;
      readonly answer: PairChecks;
      /** Place where each limit was given. */
      readonly places: Readonly<Partial<Record<CheckName, Place>>>;
    }
  | { readonly checked: false; readonly problems: readonly Finding[] }
);

/** "maxLoss, dollar-neutral": one check of a trade by its name. */
export function checkTitle({ name, weighting }: Check): string {
  return weighting === null ? name : `${name}, ${weighting}`;
}

/** Sentence of a check: the trade and its limit, or why the limit cannot be measured. */
export function checkMessage({ finding }: Check): string {
  const message = messageOf(finding);
  return isMeasured(finding) ? message : `cannot be measured: ${message}`;
}

/** Remedy for a check that failed; null where there is none to name. */
export function checkHint({ finding }: Check): string | null {
  return hintOf(finding);
}

function isMeasured({ code }: Finding): boolean {
  return ["LIMIT_KEPT", "LIMIT_BROKEN", "RULE_REACHED", "RULE_NOT_REACHED"].includes(code);
}
