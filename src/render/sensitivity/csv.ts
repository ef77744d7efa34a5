import type { PairSensitivity, SensitivityCase, WeightingSensitivity } from "../../core/pair/sensitivity.ts";
import type { SizedTrade } from "../../core/pair/sized-trade.ts";
import { messageOf } from "../../errors/wording.ts";
import { contractFields, contractNames } from "../size/contract-fields.ts";
import { csvText, type Field } from "../text/csv-text.ts";

const header = (trade: SizedTrade) => [
  "weighting",
  "change",
  "side",
  "by_fraction",
  "estimator",
  "lookback_returns",
  "ratio_short_per_long",
  ...contractNames(trade),
  "kept_imbalance_fraction",
  "kept_within_tolerance",
  "reason",
];

function changeFields({ change }: SensitivityCase): Field[] {
  return change.kind === "method"
    ? [change.kind, null, null, change.estimator, change.lookback]
    : [change.kind, change.side, change.by, null, null];
}

function caseRow(weighting: string, one: SensitivityCase, trade: SizedTrade): Field[] {
  const { hedgeRatio, contracts, keptImbalance, keptWithinTolerance, reason } = one;
  return [
    weighting,
    ...changeFields(one),
    hedgeRatio,
    ...contractFields(contracts, trade),
    keptImbalance,
    keptWithinTolerance,
    reason === null ? null : messageOf(reason),
  ];
}

function baseRow({ weighting, base }: WeightingSensitivity, trade: SizedTrade): Field[] {
  const feasible = base.available && base.feasible ? base : null;
  const contracts = contractFields(feasible?.contracts ?? null, trade);
  const ratio = base.available ? base.hedgeRatio : null;
  const balance = [feasible?.imbalance ?? null, feasible?.withinTolerance ?? null];
  const reason = "reason" in base ? messageOf(base.reason) : null;
  return [weighting, "none", null, null, null, null, ratio, ...contracts, ...balance, reason];
}

/** What `--format csv` prints: for each weighting a row without a change and a row a case, in full precision. */
export function renderSensitivityCsv({ base: { trade }, sensitivities }: PairSensitivity): string {
  return csvText(
    header(trade),
    sensitivities.flatMap((one) => [
      baseRow(one, trade),
      ...one.cases.map((each) => caseRow(one.weighting, each, trade)),
    ]),
  );
}
