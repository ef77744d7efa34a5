import type { PairSensitivity, SensitivityCase, WeightingSensitivity } from "../../core/pair/sensitivity.ts";
import { type Finding, messageOf } from "../../errors/finding.ts";
import { jsonText, schemaVersion, warningDocument } from "../json.ts";
import { bySide, tradeDocument } from "../size/trade-document.ts";

function reasonDocument(reason: Finding | null) {
  return reason === null ? null : { code: reason.code, message: messageOf(reason) };
}

function changeDocument({ change }: SensitivityCase) {
  if (change.kind !== "method") return { kind: change.kind, side: change.side, by: change.by };
  return { kind: change.kind, estimator: change.estimator, lookback: change.lookback };
}

function caseDocument(one: SensitivityCase) {
  const { hedgeRatio, contracts, keptImbalance, keptWithinTolerance, reason } = one;
  return {
    change: changeDocument(one),
    hedgeRatio,
    contracts: contracts === null ? null : bySide(contracts, (count) => count),
    keptImbalance,
    keptWithinTolerance,
    reason: reasonDocument(reason),
  };
}

function weightingDocument(sensitivity: WeightingSensitivity) {
  const { weighting, base, cases, chosen, answered, stays, staysWithinTolerance, limitation } = sensitivity;
  if (!base.available) return { weighting, available: base.available, reason: reasonDocument(base.reason) };
  return {
    weighting,
    available: base.available,
    hedgeRatio: base.hedgeRatio,
    contracts: base.feasible ? bySide(base.contracts, (count) => count) : null,
    reason: base.feasible ? null : reasonDocument(base.reason),
    answered,
    stays,
    staysWithinTolerance,
    chosen: chosen.map((count) => ({ contracts: bySide(count.contracts, (one) => one), cases: count.cases })),
    limitation: reasonDocument(limitation),
    cases: cases.map(caseDocument),
  };
}

/** The document of `sensitivity`, its keys in the documented order, its findings in words. */
export function sensitivityDocument({ base, sensitivities }: PairSensitivity, version: string) {
  return {
    schemaVersion: schemaVersion,
    tool: { name: "pairsize", version },
    command: "sensitivity",
    trade: tradeDocument(base.trade),
    sensitivities: sensitivities.map(weightingDocument),
    warnings: base.warnings.map(warningDocument),
  } as const;
}

/** The document of `sensitivity` as text, a line break at the end. */
export function renderSensitivityJson(result: PairSensitivity, version: string): string {
  return jsonText(sensitivityDocument(result, version));
}
