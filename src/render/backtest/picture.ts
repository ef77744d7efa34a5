import type { HorizonStudy } from "../../core/volatility/hedge-study.ts";
import { type StudiedWeighting, type StudyWindow, studiedWeightings } from "../../core/volatility/walk-forward.ts";
import { drawingWidth, drawText } from "../sheet/drawing.ts";
import { dotDrawing, drawLine } from "../sheet/plot.ts";
import type { Style } from "../sheet/sheet.ts";
import { dateInWords, decimal, signedPercent } from "../text/text.ts";

/** A pipe has no limit, and a plot needs one. */
const usualWidth = 80;
const widest = 100;
/** Rows of a panel; all panels of a picture have one scale. */
const rows = 4;

/** A picture of panels, one below the other: a line for each weighting over the windows of a study. */
export interface Panels {
  readonly title: string;
  readonly weightings: readonly StudiedWeighting[];
  /** The value of a weighting at the end of each window. */
  readonly value: (window: StudyWindow, weighting: StudiedWeighting) => number;
  /** The day of a window that the value is of. */
  readonly day: "from" | "to";
  /** The value that a dotted line marks: where nothing was gained, or both sides have the same dollars. */
  readonly base: number;
  readonly words: (value: number) => string;
}

/**
 * The cumulated hedged return of each weighting and its ratio over time, drawn a panel each; nothing where there are
 * too few windows for a line.
 */
export function drawHedges({ pastWindows }: HorizonStudy, style: Style): string[] {
  if (pastWindows.length < 3) return [];
  const [cumulated, ratio] = hedgePanels();
  return [drawPanels(cumulated, pastWindows, style), drawPanels(ratio, pastWindows, style)];
}

/** Both pictures of a study: what is drawn of each window. */
export function hedgePanels(): readonly [Panels, Panels] {
  return [
    {
      title: "Hedged return, windows added up, per long dollar",
      weightings: studiedWeightings,
      value: (window, weighting) => window.weightings[weighting].cumulated,
      day: "to",
      base: 0,
      words: (value) => signedPercent(value, 0),
    },
    {
      title: "Short dollars per long dollar, at the start of each window",
      // That of dollar-neutral is always 1.
      weightings: ["volatility-adjusted", "beta-neutral"],
      value: (window, weighting) => window.weightings[weighting].ratio,
      day: "from",
      base: 1,
      words: (value) => decimal(value, 2),
    },
  ];
}

function drawPanels(panels: Panels, windows: readonly StudyWindow[], style: Style): string {
  const { weightings, value, base, words } = panels;
  const all = windows.flatMap((window) => weightings.map((weighting) => value(window, weighting)));
  const [top, bottom] = [Math.max(base, ...all), Math.min(base, ...all)];
  const margin = Math.max(...[top, bottom, base].map((one) => words(one).length));
  const columns = Math.min(widest, drawingWidth(style) ?? usualWidth) - margin - 2;
  const from = dateInWords(windows[0]?.[panels.day] ?? "");
  const to = dateInWords(windows.at(-1)?.[panels.day] ?? "");
  const dates = from.length + to.length < columns ? from.padEnd(columns - to.length) + to : from.slice(0, columns);
  return [
    ...drawText(panels.title, style, style.paint.bold),
    ...weightings.flatMap((weighting) => [
      ...drawText(weighting, style, style.paint.dim),
      ...panel(
        windows.map((window) => value(window, weighting)),
        { top, bottom, base, margin, columns, words },
      ),
    ]),
    `${" ".repeat(margin + 2)}${dates}`,
  ].join("\n");
}

interface Scale extends Pick<Panels, "base" | "words"> {
  readonly top: number;
  readonly bottom: number;
  readonly margin: number;
  readonly columns: number;
}

function panel(values: readonly number[], { top, bottom, base, margin, columns, words }: Scale): string[] {
  const drawing = dotDrawing(columns, rows);
  const down = (value: number) =>
    top === bottom ? drawing.height / 2 : Math.round(((top - value) / (top - bottom)) * (drawing.height - 1));
  const across = (at: number) => Math.round((at / (values.length - 1)) * (drawing.width - 1));
  for (const [at, value] of values.entries()) {
    const before = Math.max(0, at - 1);
    drawLine(drawing, [across(before), down(values[before] ?? value)], [across(at), down(value)]);
  }
  const labels = new Map([top, bottom, base].map((value) => [Math.floor(down(value) / 4), words(value)]));
  const baseRow = Math.floor(down(base) / 4);
  return Array.from({ length: rows }, (_, at) => {
    const label = labels.get(at) ?? "";
    const line = Array.from({ length: columns }, (_, column) => {
      const dots = drawing.at(column, at);
      return dots === " " && at === baseRow ? "┄" : dots;
    }).join("");
    return `${label.padStart(margin)} ${label === "" ? "│" : "┤"}${line}`.trimEnd();
  });
}
