import { drawingWidth, drawSheet } from "../sheet/drawing.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { Style } from "../sheet/style.ts";
import { exact } from "../text/figures.ts";
import { visible, wrap } from "../text/text.ts";
import { volPicture } from "./picture.ts";
import { comovementSheet, datesSentence, termSheet } from "./sheets.ts";
import { ewmaSentence, type ShownSeries, seriesNames, seriesTitle, type VolResult } from "./words.ts";

/** What the whole screen holds: "Historical volatility, % a year of 252 periods". */
export function volTitle({ periodsPerYear }: VolResult): string {
  return `Historical volatility, % a year of ${exact(periodsPerYear)} periods`;
}

/**
 * The screen of `vol`: each file's volatilities by estimator and lookback, a picture of them, and how two files move
 * together. It ends with a line break; with a width, no line is wider, down to 20 columns.
 */
export function renderVolTable(result: VolResult, style: Style): string {
  const { series, comovement, lambda } = result;
  const names = seriesNames(series);
  const blocks = [
    heading(volTitle(result), style),
    ...series.map((one) => seriesBlock(one, lambda, style)),
    volPicture(series, names, style),
    ...(comovement === null
      ? []
      : [
          [
            heading(`${names.join(" and ")} together`, style),
            drawSheet(comovementSheet(comovement, names), style),
            ...words(datesSentence(comovement, names), style),
          ].join("\n"),
        ]),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function seriesBlock(series: ShownSeries, lambda: number, style: Style): string {
  const sheet: Sheet | null = termSheet(series);
  return [
    heading(seriesTitle(series), style),
    ...(sheet === null ? [] : [drawSheet(sheet, style)]),
    ...ewmaSentence(series, lambda).flatMap((text) => words(text, style)),
  ].join("\n");
}

function heading(text: string, style: Style): string {
  return wrap(visible(text), drawingWidth(style), 0, 2).map(style.paint.bold).join("\n");
}

function words(text: string, style: Style): string[] {
  return wrap(visible(text), drawingWidth(style), 0, 2);
}
