import { type Finding, finding } from "../../errors/finding.ts";
import type { NotMeasured } from "../../errors/findings/volatility-warnings.ts";
import type { Bars } from "./bars.ts";
import type { Comovement } from "./comovement.ts";
import type { TermPoint } from "./term-structure.ts";

/** Estimators that one cause keeps from the same lookbacks. */
interface Group {
  readonly because: NotMeasured;
  readonly estimators: string[];
  readonly lookbacks: readonly number[];
}

/**
 * The warnings about volatilities of `bars` that could not be measured, one for each cause: a file of closes only is said
 * once, not once for every estimator and lookback.
 */
export function notMeasured(points: readonly TermPoint[], bars: Bars): Finding[] {
  const groups = new Map<string, Group>();
  for (const estimator of new Set(points.map((point) => point.estimator))) {
    const own = points.filter((point) => point.estimator === estimator);
    for (const [key, { because, lookbacks }] of byCause(own, bars)) {
      const group = groups.get(`${key} ${lookbacks}`) ?? { because, estimators: [], lookbacks };
      group.estimators.push(estimator);
      groups.set(`${key} ${lookbacks}`, group);
    }
  }
  return [...groups.values()].map((group) => finding("VOLATILITY_NOT_MEASURED", group));
}

function byCause(points: readonly TermPoint[], bars: Bars): Map<string, { because: NotMeasured; lookbacks: number[] }> {
  const causes = new Map<string, { because: NotMeasured; lookbacks: number[] }>();
  // Where a column is missing, a longer file would not help either.
  const missing = points.find(({ reason }) => reason?.code === "VOLATILITY_COLUMN_MISSING")?.reason;
  for (const { lookback, reason } of points) {
    if (reason === null) continue;
    const because = causeOf(missing ?? reason, bars);
    const key = JSON.stringify(because);
    const { lookbacks } = causes.get(key) ?? { lookbacks: [] };
    // A column that is not there is missing over every lookback.
    causes.set(key, {
      because,
      lookbacks: lookback === null || because.kind === "columns" ? lookbacks : [...lookbacks, lookback],
    });
  }
  return causes;
}

function causeOf(reason: Finding, bars: Bars): NotMeasured {
  switch (reason.code) {
    case "HISTORY_TOO_SHORT":
      return { kind: "rows", got: reason.args.got };
    case "VOLATILITY_COLUMN_MISSING":
      return { kind: "columns", columns: (["open", "high", "low"] as const).filter((name) => bars[name] === null) };
    case "VOLATILITY_PRICE_MISSING":
      return { kind: "price", column: reason.args.column, date: reason.args.date };
    case "VOLATILITY_HIGH_BELOW_LOW":
      return { kind: "range", date: reason.args.date };
    case "VOLATILITY_VARIANCE_NEGATIVE":
      return { kind: "variance" };
    default:
      throw new Error(`a volatility is not measured for a reason of no estimator: ${reason.code}`);
  }
}

/** The warnings about co-movements that could not be measured, one for each cause. */
export function comovementNotMeasured(terms: readonly Comovement[]): Finding[] {
  return ([null, "first", "second"] as const).flatMap((flat) => {
    const found = terms.filter(({ reason }) => reason !== null && flatOf(reason) === flat);
    const got = found.at(-1)?.observations ?? 0;
    const lookbacks = found.map(({ lookback }) => lookback);
    return found.length === 0 ? [] : [finding("COMOVEMENT_NOT_MEASURED", { lookbacks, got, flat })];
  });
}

function flatOf(reason: Finding): "first" | "second" | null {
  return reason.code === "COMOVEMENT_FLAT" ? reason.args.series : null;
}
