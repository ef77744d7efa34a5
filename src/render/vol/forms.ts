import type { Comovement } from "../../core/volatility/comovement.ts";
import type { Estimator } from "../../core/volatility/method.ts";
import type {
  ComovementReport,
  MeasuredHistory,
  TermPoint,
  VolatilityReport,
} from "../../core/volatility/volatility-report.ts";
import type { RecognisedFormat } from "../../schema/result/vol.ts";
import { literal, markdownTable } from "../sheet/markdown.ts";
import { bar } from "../sheet/pictures.ts";
import {
  drawExplanation,
  drawSheet,
  drawText,
  type Explanation,
  headings,
  numberCell,
  type Row,
  row,
  type Sheet,
} from "../sheet/sheet.ts";
import { drawingWidth, type Style, withWidth } from "../sheet/style.ts";
import {
  csvText,
  dateInWords,
  decimal,
  decimalsFor,
  displayWidth,
  exact,
  type Field,
  notApplicable,
  percent,
  visible,
  wrap,
} from "../text/text.ts";

/** Title of the screen: "Historical volatility, % a year of 252 periods". */
function volTitle({ periodsPerYear }: VolResult): string {
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
    drawText(volTitle(result), style, style.paint.bold).join("\n"),
    ...series.map((one) => seriesBlock(one, lambda, style)),
    volPicture(series, names, style),
    ...(comovement === null
      ? []
      : [
          [
            ...drawText(`${names.join(" and ")} together`, style, style.paint.bold),
            drawSheet(comovementSheet(comovement, names), style),
            ...drawText(datesSentence(comovement, names), style),
          ].join("\n"),
        ]),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function seriesBlock(series: MeasuredSeries, lambda: number, style: Style): string {
  const sheet: Sheet | null = termSheet(series);
  return [
    ...drawText(seriesTitle(series), style, style.paint.bold),
    ...(sheet === null ? [] : [drawSheet(sheet, style)]),
    ...ewmaSentence(series, lambda).flatMap((text) => drawText(text, style)),
  ].join("\n");
}

/** A pipe has no limit, and a bar needs one. */
const usualWidth = 80;
/** A series gets a column of its own beside another one only where its bars are at least so long. */
const leastBar = 10;
const longestBar = 48;
const gap = "  ";

/**
 * Volatility against lookback as bars, all series on one scale, so that a short window out of line with a long one is
 * seen; of the first estimator that was asked. Nothing where there is only one lookback to show.
 */
function volPicture(series: readonly MeasuredHistory[], names: readonly string[], style: Style): string {
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

/** Text of `--format markdown`: the sheets of the screen as GitHub tables. */
export function renderVolMarkdown(result: VolResult): string {
  const { series, comovement, lambda } = result;
  const names = seriesNames(series);
  const blocks = [
    `## ${literal(volTitle(result))}`,
    ...series.flatMap((one) => seriesBlocks(one, lambda)),
    ...(comovement === null
      ? []
      : [
          `### ${literal(`${names.join(" and ")} together`)}`,
          markdownTable(comovementSheet(comovement, names)),
          literal(datesSentence(comovement, names)),
        ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function seriesBlocks(series: MeasuredSeries, lambda: number): string[] {
  const sheet = termSheet(series);
  return [
    `### ${literal(seriesTitle(series))}`,
    ...(sheet === null ? [] : [markdownTable(sheet)]),
    ...ewmaSentence(series, lambda).map(literal),
  ];
}

const header = [
  "file",
  "second_file",
  "measure",
  "estimator",
  "lookback_returns",
  "periods_per_year",
  "first_date",
  "last_date",
  "value",
];

/**
 * Text of `--format csv`: a row a figure, volatilities as fractions, in full precision.
 *
 * A figure that there is none of is an empty field; dates of a volatility are those of its file, of a co-movement
 * those of the returns that it reads.
 */
export function renderVolCsv({ series, comovement, periodsPerYear }: VolResult): string {
  const files = [series[0]?.file ?? null, series[1]?.file ?? null];
  return csvText(header, [
    ...series.flatMap((one) => one.volatilities.map((point) => pointRow(one, point))),
    ...(comovement?.byLookback ?? []).flatMap((term) => comovementRows(term, files, periodsPerYear)),
  ]);
}

function pointRow({ file, firstDate, lastDate }: MeasuredSeries, point: TermPoint): Field[] {
  const { estimator, lookback, periodsPerYear, value } = point;
  return [file, null, "volatility_fraction", estimator, lookback, periodsPerYear, firstDate, lastDate, value];
}

function comovementRows(term: Comovement, files: readonly Field[], periodsPerYear: number): Field[][] {
  const { lookback, firstDate, lastDate, correlation, beta, volatilityRatio } = term;
  const measures = { correlation, beta, volatility_ratio: volatilityRatio };
  return Object.entries(measures).map(([measure, value]) => [
    ...files,
    measure,
    measure === "volatility_ratio" ? "close-to-close" : null,
    lookback,
    periodsPerYear,
    firstDate,
    lastDate,
    value,
  ]);
}

/** A price file as it was measured, with what was recognised of it. */
export interface MeasuredSeries extends MeasuredHistory {
  readonly format: RecognisedFormat;
}

/** Result of `vol`, as its screens show it. */
export interface VolResult extends VolatilityReport<MeasuredSeries> {
  readonly periodsPerYear: number;
  readonly lambda: number;
}

/**
 * Names of the series on a screen: their symbols, else their files without folder and ending; whole file names where
 * two would be called the same.
 */
function seriesNames(series: readonly Pick<MeasuredHistory, "file" | "symbol">[]): readonly string[] {
  const short = series.map(({ file, symbol }) => symbol ?? file.replace(/^.*[/\\]/, "").replace(/(.)\.[^.]*$/, "$1"));
  return new Set(short).size === short.length ? short : series.map(({ file }) => file);
}

/** "RTY_F_yahoo.csv: 2,144 closes, 10 Jul 2017 to 16 Jan 2026, the last 2,691.20". */
function seriesTitle({ file, observations, firstDate, lastDate, lastClose }: MeasuredHistory): string {
  const closes = observations === 1 ? "1 close" : `${decimal(observations, 0)} closes`;
  const last = lastClose === null ? "" : `, the last ${decimal(lastClose, decimalsFor([lastClose], 2, 6))}`;
  return `${file}: ${closes}, ${dateInWords(firstDate)} to ${dateInWords(lastDate)}${last}`;
}

/** A volatility in percent without its sign, which stands in the heading; "n/a" where there is none. */
function inPercent(value: number | null): string {
  return value === null ? "n/a" : percent(value, 2).replace(" %", "");
}

/** "ewma, decay 0.94, over all closes: 15.31": it has no lookback, so it stands beside the table. */
function ewmaSentence({ volatilities }: MeasuredHistory, lambda: number): string[] {
  return volatilities
    .filter(({ estimator }) => estimator === "ewma")
    .map(({ value }) => `ewma, decay ${exact(lambda)}, over all closes: ${inPercent(value)}`);
}

/**
 * Volatilities in percent, a row an estimator and a column a lookback; null where only `ewma` was asked.
 *
 * An estimator without any figure has no row beside others that have some: a warning says why.
 */
export function termSheet({ volatilities }: MeasuredHistory): Sheet | null {
  const points = volatilities.filter(({ lookback }) => lookback !== null);
  const measured = points.filter(({ value }) => value !== null);
  const lookbacks = [...new Set(points.map(({ lookback }) => lookback))];
  const shown = new Set((measured.length > 0 ? measured : points).map(({ estimator }) => estimator));
  const rows = [...shown].map((estimator) =>
    row(
      estimator,
      points.filter((point) => point.estimator === estimator).map(({ value }) => numberCell(inPercent(value))),
    ),
  );
  return points.length === 0
    ? null
    : { corner: "Lookback, returns", headings: headings(...lookbacks.map(String)), rows };
}

/** Table of how two files move together, a column a lookback. */
function comovementSheet({ byLookback }: ComovementReport, [first = "", second = ""]: readonly string[]): Sheet {
  const figures = (label: string, name: "correlation" | "beta" | "volatilityRatio"): Row =>
    row(
      label,
      byLookback.map((term) => {
        const value = term[name];
        return numberCell(value === null ? notApplicable : decimal(value, 3));
      }),
    );
  return {
    corner: "Lookback, returns",
    headings: headings(...byLookback.map(({ lookback }) => String(lookback))),
    rows: [
      figures("Correlation", "correlation"),
      figures(`Beta of ${first} on ${second}`, "beta"),
      figures(`Volatility, ${first} / ${second}`, "volatilityRatio"),
    ],
  };
}

/** "2,144 dates in both; 3 only in RTY, 1 only in NQ". */
function datesSentence(
  { commonDates, droppedFirst, droppedSecond }: ComovementReport,
  [first = "", second = ""]: readonly string[],
): string {
  const figure = (value: number) => decimal(value, 0);
  return `${figure(commonDates)} dates in both; ${figure(droppedFirst)} only in ${first}, ${figure(droppedSecond)} only in ${second}`;
}

/** The variance of one period; o, h, l, c are logs of open, high, low, close, c' the close before. */
const formulas: { readonly [Name in Estimator]: string } = {
  "close-to-close": "sum of (r - mean r)^2 / (n - 1), r = c - c' (mean removed)",
  parkinson: "sum of (h - l)^2 / (4 n ln 2)",
  "garman-klass": "sum of [(h - l)^2 / 2 - (2 ln 2 - 1) (c - o)^2] / n",
  "rogers-satchell": "sum of [(h - c)(h - o) + (l - c)(l - o)] / n",
  "garman-klass-yang-zhang": "sum of [(o - c')^2 + (h - l)^2 / 2 - (2 ln 2 - 1) (c - o)^2] / n",
  "yang-zhang": "var(o - c') + k var(c - o) + (1 - k) rogers-satchell, k = 0.34 / (1.34 + (n + 1)/(n - 1))",
  ewma: "decay x the variance before + (1 - decay) r^2; r^2 at the first return of the file",
};

/** Text of `--explain`: what was recognised of each file, and each estimator's formula with its first figure put in. */
export function renderVolExplain({ series, periodsPerYear }: VolResult, style: Style): string {
  const explanations = [
    ...series.map(recognised),
    {
      heading: "Formulas: volatility = root of the variance of one period x root of the periods a year",
      lines: [
        "o, h, l, c are logs of open, high, low, close; c' is the close before; n is the lookback",
        ...estimatorsOf(series).flatMap((estimator) => [
          `${estimator}: variance = ${formulas[estimator]}`,
          ...series.flatMap((one) => example(one, estimator, periodsPerYear)),
        ]),
      ],
    },
  ];
  return `${explanations.map((one) => drawExplanation(one, style)).join("\n\n")}\n`;
}

function recognised({ file, format }: MeasuredSeries): Explanation {
  return { heading: `${file}: recognised`, lines: [...textLines(format), ...columnLines(format)] };
}

function textLines(format: RecognisedFormat): string[] {
  const { encoding, lineEnd, delimiter, headerLines, preambleLines, footerLines, dateFormat, order } = format;
  const marks: Readonly<Record<string, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs", " ": "spaces" };
  return [
    `text: ${encoding}, lines end in ${lineEnd}, fields are separated by ${marks[delimiter] ?? delimiter}`,
    `header: ${headerLines.length === 0 ? "none" : `line ${headerLines.join(", ")}`}; ${preambleLines} lines above it, ${footerLines} below the rows`,
    `dates: ${format.dateColumn}${format.timeColumn === null ? "" : ` and ${format.timeColumn}`}, written ${dateFormat}, ${order}`,
  ];
}

function columnLines(format: RecognisedFormat): string[] {
  const { priceColumn, levelColumn, openColumn, highColumn, lowColumn, decimalMark, currency, priceScale } = format;
  const range = { open: openColumn, high: highColumn, low: lowColumn };
  const named = Object.entries(range).map(
    ([name, column]) => `${name} ${column === null ? "is missing" : `is ${column}`}`,
  );
  return [
    `prices: volatility is measured on ${priceColumn}, the level is the last ${levelColumn}; ${named.join(", ")}`,
    ...(format.rangeAdjusted
      ? [`open, high and low were multiplied by ${priceColumn} / ${levelColumn} of their row`]
      : []),
    ...(decimalMark === "," ? ["decimals follow a comma"] : []),
    ...(currency === null ? [] : [`currency sign: ${currency}`]),
    ...(priceScale === 1 ? [] : [`prices were divided by ${exact(priceScale)}`]),
  ];
}

function estimatorsOf(series: readonly MeasuredSeries[]): readonly Estimator[] {
  return [...new Set(series.flatMap(({ volatilities }) => volatilities.map(({ estimator }) => estimator)))];
}

function example({ file, volatilities }: MeasuredSeries, estimator: Estimator, periodsPerYear: number): string[] {
  const point = volatilities.find(
    (one): one is TermPoint & { value: number } => one.estimator === estimator && one.value !== null,
  );
  if (point === undefined) return [];
  const window = point.lookback === null ? "" : ` over ${point.lookback} returns`;
  const daily = percent(point.value / Math.sqrt(periodsPerYear), 6);
  return [`${file}${window}: ${daily} x root of ${exact(periodsPerYear)} = ${percent(point.value, 4)}`];
}
