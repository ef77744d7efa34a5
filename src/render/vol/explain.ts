import type { Estimator } from "../../core/volatility/method.ts";
import type { TermPoint } from "../../core/volatility/volatility-report.ts";
import type { RecognisedFormat } from "../../schema/result/vol.ts";
import { drawExplanation, type Explanation } from "../sheet/drawing.ts";
import type { Style } from "../sheet/sheet.ts";
import { exact, percent } from "../text/text.ts";
import type { MeasuredSeries, VolResult } from "./forms.ts";

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
