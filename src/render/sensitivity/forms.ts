import type { PairSensitivity, SensitivityCase, WeightingSensitivity } from "../../core/pair/sensitivity.ts";
import type { SizedTrade } from "../../core/pair/sizing.ts";
import { messageOf } from "../../errors/finding.ts";
import { drawSheet, drawText } from "../sheet/drawing.ts";
import { literal, markdownTable } from "../sheet/markdown.ts";
import type { Style } from "../sheet/sheet.ts";
import { contractFields, contractNames } from "../size/csv.ts";
import { titleOf } from "../size/words.ts";
import { csvText, type Field } from "../text/text.ts";
import { baseWords, ewmaWords, heldSheet, shocksSheet, startWords, staysWords, windowsSheet } from "./sheets.ts";

/**
 * The screen of `sensitivity`: for each weighting ratio and contracts by estimator and lookback and under shocks,
 * then in words what stays. It ends with a line break; with a width, no line is wider, down to 20 columns.
 */
export function renderSensitivityTable(
  { base, sensitivities }: PairSensitivity,
  tolerance: number,
  style: Style,
): string {
  const { trade } = base;
  const start = [...drawText(titleOf(trade), style, style.paint.bold), ...drawText(startWords(trade), style)].join(
    "\n",
  );
  const blocks = sensitivities.map((one) => weightingBlock(one, { base, sensitivities }, tolerance, style));
  return `${[start, ...blocks].join("\n\n")}\n`;
}

function weightingBlock(
  sensitivity: WeightingSensitivity,
  { base: { trade } }: PairSensitivity,
  tolerance: number,
  style: Style,
): string {
  const heading = drawText(baseWords(sensitivity, trade), style, style.paint.bold).join("\n");
  if (sensitivity.cases.length === 0) return heading;
  const windows = windowsSheet(sensitivity, trade);
  const parts = [
    windows === null ? "" : drawSheet(windows, style),
    ...ewmaWords(sensitivity, trade).map((text) => drawText(text, style).join("\n")),
    ...[shocksSheet(sensitivity, trade), heldSheet(sensitivity, trade)].map((sheet) =>
      sheet === null || sheet.rows.length === 0 ? "" : drawSheet(sheet, style),
    ),
    staysWords(sensitivity, trade, tolerance)
      .flatMap((text) => drawText(text, style))
      .join("\n"),
  ];
  return `${heading}\n${parts.filter((part) => part !== "").join("\n\n")}`;
}

/** Text of `--format markdown`: the sheets of the screen as GitHub tables, the words below them as a list. */
export function renderSensitivityMarkdown({ base, sensitivities }: PairSensitivity, tolerance: number): string {
  const { trade } = base;
  const blocks = [
    `## ${literal(titleOf(trade).replace(/ {2,}/, ", "))}`,
    literal(startWords(trade)),
    ...sensitivities.flatMap((one) => weightingBlocks(one, trade, tolerance)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function weightingBlocks(sensitivity: WeightingSensitivity, trade: SizedTrade, tolerance: number): string[] {
  const heading = `### ${literal(baseWords(sensitivity, trade))}`;
  if (sensitivity.cases.length === 0) return [heading];
  const windows = windowsSheet(sensitivity, trade);
  return [
    heading,
    ...(windows === null ? [] : [markdownTable(windows)]),
    ...ewmaWords(sensitivity, trade).map(literal),
    ...[shocksSheet(sensitivity, trade), heldSheet(sensitivity, trade)].flatMap((sheet) =>
      sheet === null || sheet.rows.length === 0 ? [] : [markdownTable(sheet)],
    ),
    staysWords(sensitivity, trade, tolerance)
      .map((text) => `- ${literal(text)}`)
      .join("\n"),
  ];
}

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
  "kept_by_notional_fraction",
  "kept_by_delta_fraction",
  "reason",
];

/** Text of `--format csv`: for each weighting a row without a change and a row a case, in full precision. */
export function renderSensitivityCsv({ base: { trade }, sensitivities }: PairSensitivity): string {
  return csvText(
    header(trade),
    sensitivities.flatMap((one) => [
      baseRow(one, trade),
      ...one.cases.map((each) => caseRow(one.weighting, each, trade)),
    ]),
  );
}

function baseRow({ weighting, base }: WeightingSensitivity, trade: SizedTrade): Field[] {
  const feasible = base.available && base.feasible ? base : null;
  const contracts = contractFields(feasible?.contracts ?? null, trade);
  const ratio = base.available ? base.hedgeRatio : null;
  const balance = [feasible?.imbalance ?? null, feasible?.withinTolerance ?? null, null, null];
  const reason = "reason" in base ? messageOf(base.reason) : null;
  return [weighting, "none", null, null, null, null, ratio, ...contracts, ...balance, reason];
}

function caseRow(weighting: string, one: SensitivityCase, trade: SizedTrade): Field[] {
  const { hedgeRatio, contracts, keptImbalance, keptWithinTolerance, keptByNotional, keptByDelta, reason } = one;
  return [
    weighting,
    ...changeFields(one),
    hedgeRatio,
    ...contractFields(contracts, trade),
    keptImbalance,
    keptWithinTolerance,
    keptByNotional ?? null,
    keptByDelta ?? null,
    reason === null ? null : messageOf(reason),
  ];
}

function changeFields({ change }: SensitivityCase): Field[] {
  return change.kind === "method"
    ? [change.kind, null, null, change.estimator, change.lookback]
    : [change.kind, change.side, change.by, null, null];
}
