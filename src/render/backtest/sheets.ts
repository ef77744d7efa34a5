import type { PairBacktest } from "../../core/pair/backtest.ts";
import type { HorizonStudy, HorizonStudyAnswer, Range, WeightingStudy } from "../../core/volatility/hedge-study.ts";
import { type StudiedWeighting, type StudyWindow, studiedWeightings } from "../../core/volatility/walk-forward.ts";
import { dotDrawing, drawLine } from "../sheet/pictures.ts";
import {
  blankCell,
  type Cell,
  drawText,
  headings,
  numberCell,
  type Row,
  row,
  type Sheet,
  wordsCell,
} from "../sheet/sheet.ts";
import { drawingWidth, type Style } from "../sheet/style.ts";
import { dateInWords, decimal, notApplicable, percent, signedDecimal, signedPercent } from "../text/text.ts";
import { daysWords, points, returnWords, signedPoints } from "./words.ts";

/** The figures that a weighting is chosen by, a column a weighting: what stands in the first ten lines. */
export function hedgeSheet({ days, weightings }: HorizonStudy): Sheet {
  const of = rowsOf(weightings);
  const overStarts = (words: (each: WeightingStudy) => string) =>
    days === 1 ? [] : [of(`  over all ${days} starts`, words)];
  return {
    corner: "",
    headings: headings(...weightings.map(({ weighting }) => weighting)),
    rows: [
      of("Short $ now (median)", ({ ratio }) => `${figure(ratio.now, 2)} (${decimal(ratio.median, 2)})`),
      of("Hedging effectiveness", ({ effectiveness }) => share(effectiveness)),
      ...overStarts(({ effectivenessRange }) => rangeWords(effectivenessRange)),
      of("Beta to the mean of both", ({ betaToBoth }) => signedFigure(betaToBoth)),
      ...overStarts(({ betaToBothRange: range }) =>
        range === null ? notApplicable : `${signedDecimal(range[0], 2)} to ${signedDecimal(range[1], 2)}`,
      ),
      of("Tracking error, long $", ({ trackingError }) => percent(trackingError, 1)),
      of("  gross $", ({ trackingErrorGross }) => percent(trackingErrorGross, 1)),
    ],
  };
}

/** The other figures of each weighting. */
export function moreSheet(study: HorizonStudy, { market, long, short }: PairBacktest): Sheet {
  const { weightings, unhedged, windows, marketWindows } = study;
  const of = rowsOf(weightings);
  const shared = marketWindows === windows ? "" : `, ${marketWindows} of ${windows} windows`;
  return {
    corner: "Hedged return of a window",
    headings: headings(...weightings.map(({ weighting }) => weighting)),
    rows: [
      of(`Beta to ${short.symbol}`, ({ betaToShort }) => signedFigure(betaToShort)),
      ...(market === null
        ? []
        : [of(`Beta to ${market.symbol}${shared}`, ({ betaToMarket }) => signedFigure(betaToMarket))]),
      of(`Mean (${long.symbol} alone ${signedPercent(unhedged.mean, 2)})`, ({ mean }) => signedPercent(mean, 2)),
      of("Share above 0", ({ positive }) => percent(positive, 1)),
      wordRow("Worst", weightings, ({ worst }) => [returnWords(worst.return), datesWords(worst)].flat()),
      wordRow("Best", weightings, ({ best }) => [returnWords(best.return), datesWords(best)].flat()),
      of("Ratio, least to most", ({ ratio }) => `${decimal(ratio.least, 2)} to ${decimal(ratio.most, 2)}`),
    ],
  };
}

function datesWords({ from, to }: { readonly from: string; readonly to: string }): string[] {
  return [dateInWords(from), `to ${dateInWords(to)}`];
}

/** Effectiveness of one weighting less that of another. */
export function differencesSheet({ days, differences }: HorizonStudy): Sheet {
  return {
    corner: "Effectiveness, points",
    headings: headings("difference", days === 1 ? "one start" : `over all ${days} starts`, "consistent"),
    aligns: ["right", "right", "left"],
    rows: differences.map(({ first, second, value, range, consistent }) =>
      row(`${first} less ${second}`, [
        numberCell(value === null ? notApplicable : signedPoints(value)),
        numberCell(range === null ? notApplicable : `${signedPoints(range[0])} to ${signedPoints(range[1])}`),
        wordsCell(consistent === null ? notApplicable : consistent ? "yes" : "no, accident"),
      ]),
    ),
  };
}

/** The long side's return less the short side's over every window of each horizon, and what the moves of the trade are in it. */
export function outperformanceSheet({ long, short, horizons }: PairBacktest): Sheet {
  const studies = available(horizons);
  const of = (label: string, cell: (study: HorizonStudy) => Cell): Row => row(label, studies.map(cell));
  const moves = studies[0]?.outperformance.moves ?? [];
  const quantile = (probability: "0.25" | "0.5" | "0.75") => (study: HorizonStudy) =>
    numberCell(signedPoints(study.outperformance.quantiles[probability]));
  return {
    corner: `${long.symbol} less ${short.symbol}, points`,
    headings: headings(...studies.map(({ days }) => daysWords(days).replace("trading ", ""))),
    rows: [
      of("Windows, every start", ({ outperformance }) => numberCell(decimal(outperformance.windows, 0))),
      of("25 % quantile", quantile("0.25")),
      of("Median", quantile("0.5")),
      of("75 % quantile", quantile("0.75")),
      of(`${long.symbol} ahead`, ({ outperformance }) => numberCell(percent(outperformance.ahead, 1))),
      ...moves.flatMap((move, at) => {
        const name = `${signedPoints(move.long - move.short)} (${long.symbol} ${returnWords(move.long)}, ${short.symbol} ${returnWords(move.short)})`;
        return [
          of(`${name}: reached`, ({ outperformance }) => numberCell(shareOr(outperformance.moves[at]?.share))),
          of("  percentile", ({ outperformance }) => numberCell(shareOr(outperformance.moves[at]?.percentile))),
        ];
      }),
    ],
  };
}

/** Effectiveness, β and tracking error of each weighting by horizon. */
export function horizonsSheet({ horizons }: PairBacktest): Sheet {
  const studies = available(horizons);
  const cells = (weighting: WeightingStudy["weighting"], text: (each: WeightingStudy) => string) =>
    studies.map(({ weightings }) => {
      const found = weightings.find((each) => each.weighting === weighting);
      return numberCell(found === undefined ? notApplicable : text(found));
    });
  const block = (title: string, text: (each: WeightingStudy) => string): Row[] => [
    row(
      title,
      studies.map(() => blankCell),
    ),
    ...studiedWeightings.map((weighting) => row(`  ${weighting}`, cells(weighting, text))),
  ];
  return {
    corner: "Windows of",
    headings: headings(...studies.map(({ days }) => daysWords(days).replace("trading ", ""))),
    rows: [
      row(
        "Windows",
        studies.map(({ windows }) => numberCell(decimal(windows, 0))),
      ),
      ...block("Hedging effectiveness", ({ effectiveness }) => share(effectiveness)),
      ...block("Beta to the mean of both", ({ betaToBoth }) => signedFigure(betaToBoth)),
      ...block("Tracking error, gross $", ({ trackingErrorGross }) => percent(trackingErrorGross, 1)),
    ],
  };
}

function available(horizons: readonly HorizonStudyAnswer[]): HorizonStudy[] {
  return horizons.filter((each): each is HorizonStudy => each.available);
}

function rowsOf(weightings: readonly WeightingStudy[]) {
  return (label: string, text: (each: WeightingStudy) => string): Row =>
    row(
      label,
      weightings.map((each) => numberCell(text(each))),
    );
}

function wordRow(
  label: string,
  weightings: readonly WeightingStudy[],
  lines: (each: WeightingStudy) => readonly string[],
): Row {
  return row(
    label,
    weightings.map((each) => wordsCell(lines(each))),
  );
}

function share(value: number | null): string {
  return value === null ? notApplicable : percent(value, 1);
}

function shareOr(value: number | undefined): string {
  return value === undefined ? notApplicable : percent(value, 1);
}

function figure(value: number | null, decimals: number): string {
  return value === null ? notApplicable : decimal(value, decimals);
}

function signedFigure(value: number | null): string {
  return value === null ? notApplicable : signedDecimal(value, 2);
}

function rangeWords(range: Range | null): string {
  return range === null ? notApplicable : `${points(range[0])} to ${points(range[1])} %`;
}

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
