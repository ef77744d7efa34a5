import type { Estimator } from "../../core/volatility/method.ts";
import type { TermPoint } from "../../core/volatility/term-structure.ts";
import type { MeasuredHistory } from "../../core/volatility/volatility-report.ts";
import { bar } from "../sheet/bar.ts";
import { drawingWidth } from "../sheet/drawing.ts";
import { type Style, withWidth } from "../sheet/style.ts";
import { displayWidth, visible, wrap } from "../text/text.ts";
import { inPercent } from "./words.ts";

/** A pipe has no limit, and a bar needs one. */
const usualWidth = 80;
/** A series gets a column of its own beside another one only where its bars are at least so long. */
const leastBar = 10;
const longestBar = 48;
const gap = "  ";

/** One series of the picture: what it is called, and its volatility at each lookback that some series has one at. */
interface Line {
  readonly name: string;
  readonly points: readonly TermPoint[];
}

function linesOf(series: readonly MeasuredHistory[], names: readonly string[], estimator: Estimator): Line[] {
  const points = series.map(({ volatilities }) => volatilities.filter((point) => point.estimator === estimator));
  const isMeasured = (at: number) => points.some((line) => (line[at]?.value ?? null) !== null);
  return points.map((line, at) => ({ name: names[at] ?? "", points: line.filter((_, index) => isMeasured(index)) }));
}

/**
 * Volatility against lookback as bars, all series on one scale, so that a short window out of line with a long one is seen;
 * of the first estimator that was asked. Nothing where there is only one lookback to show.
 */
export function volPicture(series: readonly MeasuredHistory[], names: readonly string[], style: Style): string {
  const estimator = series[0]?.volatilities.find(({ lookback }) => lookback !== null)?.estimator;
  const lines = estimator === undefined ? [] : linesOf(series, names, estimator);
  const lookbacks = lines[0]?.points.map(({ lookback }) => String(lookback)) ?? [];
  const most = Math.max(0, ...lines.flatMap(({ points }) => points.map(({ value }) => value ?? 0)));
  if (estimator === undefined || lookbacks.length < 2 || most === 0) return "";
  const width = drawingWidth(style) ?? usualWidth;
  const labels = Math.max(...lookbacks.map(displayWidth));
  const figures = inPercent(most).length;
  const beside = Math.max(1, Math.min(lines.length, Math.floor((width - labels) / (figures + leastBar + 3))));
  const barWidth = Math.min(longestBar, Math.floor((width - labels) / beside) - figures - 3);
  const drawn = { labels, figures, most, barWidth, lookbacks };
  const groups = Array.from({ length: Math.ceil(lines.length / beside) }, (_, at) =>
    lines.slice(at * beside, (at + 1) * beside),
  );
  const title = wrap(`Volatility by lookback, ${estimator}, % a year`, width).map(style.paint.bold);
  return [...title, ...groups.map((group) => drawGroup(group, drawn, withWidth(style, width)))].join("\n");
}

interface Scale {
  readonly labels: number;
  readonly figures: number;
  readonly most: number;
  readonly barWidth: number;
  readonly lookbacks: readonly string[];
}

function drawGroup(
  group: readonly Line[],
  { labels, figures, most, barWidth, lookbacks }: Scale,
  style: Style,
): string {
  const column = figures + 1 + barWidth;
  const heading = group.map(({ name }) => padded(clipped(visible(name), column), column)).join(gap);
  const rows = lookbacks.map((lookback, at) => {
    const cells = group.map(({ points }) => {
      const value = points[at]?.value ?? null;
      return padded(`${inPercent(value).padStart(figures)} ${bar((value ?? 0) / most, barWidth)}`, column);
    });
    return `${lookback.padStart(labels)}${gap}${cells.join(gap)}`.trimEnd();
  });
  return [`${" ".repeat(labels)}${gap}${style.paint.dim(heading.trimEnd())}`, ...rows].join("\n");
}

function padded(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - displayWidth(text)));
}

/** The end of a name in at most so many columns: it only labels a picture, and stands in full above the table. */
function clipped(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  const kept = [...text];
  while (displayWidth(kept.join("")) >= columns) kept.shift();
  return `…${kept.join("")}`;
}
