import * as z from "zod/mini";
import { estimators } from "../../core/volatility/method.ts";
import { studiedWeightings } from "../../core/volatility/walk-forward.ts";
import { envelope, fraction, isoDate, reason, warning } from "./parts.ts";

const count = (what: string) => z.int().check(z.gte(0), z.describe(what));
const ratio = z.number().check(z.describe("short dollars per long dollar"));
const beta = (on: string) => z.nullable(z.number()).check(z.describe(`beta of the hedged return on ${on}`));
const range = z.nullable(z.tuple([fraction, fraction])).check(z.describe("least and most over all starts"));
const weighting = z.enum(studiedWeightings);

const side = z.strictObject({
  symbol: z.string(),
  file: z.string(),
  estimator: z.enum(estimators),
  lookback: count("returns"),
});

const hedgedWindow = z.strictObject({ return: fraction, from: isoDate, to: isoDate });

const weightingStudy = z.strictObject({
  weighting,
  effectiveness: z.nullable(fraction).check(z.describe("1 - Var(hedged) / Var(long), a fraction of at most 1")),
  effectivenessRange: range,
  betaToShort: beta("the short side"),
  betaToBoth: beta("the mean of both sides"),
  betaToBothRange: range,
  betaToMarket: beta("the market; null without --market"),
  trackingError: fraction.check(z.describe("per root year and long dollar, as a fraction")),
  trackingErrorGross: fraction.check(z.describe("per root year and gross dollar, as a fraction")),
  mean: fraction,
  positive: fraction.check(z.describe("share of windows with a hedged return above 0")),
  worst: hedgedWindow,
  best: hedgedWindow,
  ratio: z.strictObject({ now: z.nullable(ratio), least: ratio, median: ratio, most: ratio }),
});

const outperformance = z.strictObject({
  windows: count("windows from every start, overlapping"),
  quantiles: z.strictObject({ "0.25": fraction, "0.5": fraction, "0.75": fraction }),
  ahead: fraction.check(z.describe("share of windows in which the long side did better")),
  moves: z.array(
    z.strictObject({
      long: fraction,
      short: fraction,
      percentile: fraction.check(z.describe("share of windows at or below the move's outperformance")),
      share: fraction.check(z.describe("share of windows that reached it")),
    }),
  ),
});

const days = count("trading days of a window");

const study = z.strictObject({
  available: z.literal(true),
  days,
  windows: count("windows that do not overlap"),
  marketWindows: z.nullable(count("those that the market has too; null without --market")),
  leftOut: z.nullable(z.strictObject({ windows: count("windows without a ratio"), reason })),
  firstDate: isoDate,
  lastDate: isoDate,
  unhedged: z.strictObject({ mean: fraction, deviation: fraction }),
  weightings: z.array(weightingStudy),
  differences: z.array(
    z.strictObject({
      first: weighting,
      second: weighting,
      value: z.nullable(fraction).check(z.describe("effectiveness of the first less that of the second")),
      range,
      consistent: z.nullable(z.boolean()).check(z.describe("whether the range excludes 0; null of one start")),
    }),
  ),
  outperformance,
});

const noStudy = z.strictObject({ available: z.literal(false), days, reason });

/** The document that `backtest` prints with `--json`. */
export const backtestDocumentSchema = z.strictObject({
  ...envelope("backtest"),
  long: side,
  short: side,
  market: z.nullable(z.strictObject({ symbol: z.string(), file: z.string() })),
  lookback: count("returns that beta is measured over: the long side's"),
  estimator: z.enum(estimators).check(z.describe("of the long side")),
  tradingDays: count("dates that both files hold"),
  firstDate: isoDate,
  lastDate: isoDate,
  comovement: z
    .strictObject({
      correlation: z.nullable(z.number()),
      beta: z.nullable(z.number()),
      volatilityRatio: z.nullable(z.number()),
    })
    .check(z.describe("over the last lookback: beta = correlation x ratio")),
  horizon: days.check(z.describe("of the trade's own windows: one of horizons")),
  horizons: z.array(z.discriminatedUnion("available", [study, noStudy])),
  warnings: z.array(warning),
});

/** What a part of the document holds, for its help. */
export const backtestParts = { study, weightingStudy };
