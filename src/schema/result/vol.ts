import * as z from "zod/mini";
import { estimators } from "../../core/volatility/method.ts";
import { envelope, isoDate, warning } from "./parts.ts";

const count = (what: string) => z.int().check(z.gte(0), z.describe(what));
const volatility = z
  .number()
  .check(z.gte(0), z.describe("standard deviation of log returns per root year, as a fraction"));
const maybeText = z.nullable(z.string());

/** What was recognised of a price file. */
const format = z.strictObject({
  encoding: z.string(),
  lineEnd: z.enum(["LF", "CRLF", "CR"]),
  delimiter: z.string(),
  headerLines: z.array(count("line, from 1")),
  preambleLines: count("lines above the header"),
  footerLines: count("lines below the rows"),
  dateColumn: z.string(),
  timeColumn: maybeText,
  dateFormat: z.string(),
  order: z.enum(["oldest first", "newest first", "unsorted"]),
  priceColumn: z.string().check(z.describe("the one that volatility is measured on")),
  levelColumn: z.string().check(z.describe("the one whose last value is lastClose")),
  openColumn: maybeText,
  highColumn: maybeText,
  lowColumn: maybeText,
  rangeAdjusted: z.boolean().check(z.describe("open, high and low brought to the adjusted price")),
  decimalMark: z.nullable(z.enum([".", ","])),
  currency: maybeText,
  priceScale: z.number().check(z.describe("what prices were divided by")),
});

const series = z.strictObject({
  file: z.string(),
  symbol: maybeText,
  observations: count("closes"),
  firstDate: isoDate,
  lastDate: isoDate,
  lastClose: z.nullable(z.number()).check(z.describe("the last unadjusted close, in index points")),
  format,
  volatilities: z.array(
    z.strictObject({
      estimator: z.enum(estimators),
      lookback: z.nullable(count("returns; null for ewma, which reads all closes")),
      periodsPerYear: z.number(),
      value: z.nullable(volatility),
    }),
  ),
});

const figures = {
  lookback: count("returns asked for"),
  observations: count("returns that there are, up to the lookback"),
  correlation: z.nullable(z.number()),
  beta: z.nullable(z.number()).check(z.describe("of the first file on the second")),
  volatilityRatio: z.nullable(z.number()).check(z.describe("close-to-close, the first over the second")),
};

/** The document that `vol` prints with `--json`. */
export const volDocumentSchema = z.strictObject({
  ...envelope("vol"),
  series: z.array(series),
  comovement: z.nullable(
    z.strictObject({
      ...figures,
      commonDates: count("dates that both files have"),
      droppedFirst: count("dates that only the first has"),
      droppedSecond: count("dates that only the second has"),
      byLookback: z.array(z.strictObject(figures)),
    }),
  ),
  warnings: z.array(warning),
});

/** What was recognised of a price file, as the document holds it. */
export type RecognisedFormat = Readonly<
  Omit<z.infer<typeof format>, "headerLines"> & { headerLines: readonly number[] }
>;
