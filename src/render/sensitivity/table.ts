import type { PairSensitivity, WeightingSensitivity } from "../../core/pair/sensitivity.ts";
import { drawingWidth, drawSheet } from "../sheet/drawing.ts";
import type { Style } from "../sheet/style.ts";
import { titleOf } from "../size/title.ts";
import { visible, wrap } from "../text/text.ts";
import { shocksSheet, windowsSheet } from "./sheets.ts";
import { baseWords, ewmaWords, startWords, staysWords } from "./words.ts";

/**
 * The screen of `sensitivity`: for each weighting ratio and contracts by estimator and lookback and under shocks, then in
 * words what stays. It ends with a line break; with a width, no line is wider, down to 20 columns.
 */
export function renderSensitivityTable(
  { base, sensitivities }: PairSensitivity,
  tolerance: number,
  style: Style,
): string {
  const { trade } = base;
  const start = [bold(titleOf(trade), style), ...words(startWords(trade), style)].join("\n");
  const blocks = sensitivities.map((one) => weightingBlock(one, { base, sensitivities }, tolerance, style));
  return `${[start, ...blocks].join("\n\n")}\n`;
}

function weightingBlock(
  sensitivity: WeightingSensitivity,
  { base: { trade } }: PairSensitivity,
  tolerance: number,
  style: Style,
): string {
  const heading = bold(baseWords(sensitivity, trade), style);
  if (sensitivity.cases.length === 0) return heading;
  const windows = windowsSheet(sensitivity, trade);
  const parts = [
    windows === null ? "" : drawSheet(windows, style),
    ...ewmaWords(sensitivity, trade).map((text) => words(text, style).join("\n")),
    drawSheet(shocksSheet(sensitivity, trade), style),
    staysWords(sensitivity, trade, tolerance)
      .flatMap((text) => words(text, style))
      .join("\n"),
  ];
  return `${heading}\n${parts.filter((part) => part !== "").join("\n\n")}`;
}

function bold(text: string, style: Style): string {
  return wrap(visible(text), drawingWidth(style), 0, 2).map(style.paint.bold).join("\n");
}

function words(text: string, style: Style): string[] {
  return wrap(visible(text), drawingWidth(style), 0, 2);
}
