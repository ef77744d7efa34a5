import { type Finding, finding } from "../../errors/finding.ts";
import { TRADING_DAYS } from "../calendar.ts";
import { empiricalQuantile, meanOf, median } from "../empirical.ts";
import { exact, minus, toNumber } from "../exact.ts";
import { as, type Ratio } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import { type Bars, sampleCovariance, sampleVariance } from "./bars.ts";
import type { JointHistory } from "./comovement.ts";
import type { VolatilityMethod } from "./method.ts";
import {
  byWeighting,
  type HedgeRatios,
  hedgeRatios,
  returnsFrom,
  type StudiedWeighting,
  type StudyWindow,
  studiedWeightings,
  studyWindows,
  type TestWindows,
  testWindows,
} from "./walk-forward.ts";

/** The input of a hedge study. */
export interface HedgeStudyRequest {
  /** Dates of both sides, none after the trade's. */
  readonly history: JointHistory;
  /** Volatility method of each side; β has the long side's lookback. */
  readonly methods: Sides<VolatilityMethod>;
  /** Trading days of a window, each whole and at least 1. */
  readonly horizons: readonly number[];
  /** Named moves of both indices, as fractions. */
  readonly moves: readonly Sides<Ratio>[];
  /** A third series, the market, to measure the β of the hedged returns on it; null where none is given. */
  readonly market: Pick<Bars, "dates" | "close"> | null;
}

/** A past window and its hedged return per long dollar. */
export interface HedgedReturn {
  readonly return: Ratio;
  readonly from: string;
  readonly to: string;
}

/** Least and greatest value. */
export type Range = readonly [Ratio, Ratio];

/** Past performance of one weighting as a hedge; a figure is null where its denominator is a variance of 0. */
export interface WeightingStudy {
  readonly weighting: StudiedWeighting;
  /** 1 − Var(hedged)/Var(R_L). */
  readonly effectiveness: Ratio | null;
  /** Its least and greatest value over all offsets of the windows. */
  readonly effectivenessRange: Range | null;
  /** β of the hedged return on the short side, on the mean of both sides, and on the market, where one is given. */
  readonly betaToShort: Ratio | null;
  readonly betaToBoth: Ratio | null;
  /** Its least and greatest value over all offsets of the windows. */
  readonly betaToBothRange: Range | null;
  readonly betaToMarket: Ratio | null;
  /** Standard deviation of the hedged return per √year, per long dollar and per gross dollar. */
  readonly trackingError: Ratio;
  readonly trackingErrorGross: Ratio;
  readonly mean: Ratio;
  /** Share of windows with a hedged return above 0. */
  readonly positive: Ratio;
  /** The worst window; the first where several are. */
  readonly worst: HedgedReturn;
  readonly best: HedgedReturn;
  /** Short dollars per long dollar: at the last row (null where it has none), and over the windows. */
  readonly ratio: { readonly now: Ratio | null; readonly least: Ratio; readonly median: Ratio; readonly most: Ratio };
}

/** The effectiveness of one weighting less that of another. */
export interface EffectivenessDifference {
  readonly first: StudiedWeighting;
  readonly second: StudiedWeighting;
  readonly value: Ratio | null;
  /** Least and greatest value over all offsets of the windows. */
  readonly range: Range | null;
  /** Whether the range excludes 0; null where there is only one offset, which shows nothing. */
  readonly consistent: boolean | null;
}

/** Past outperformance of the long side, compared with that of a named move. */
export interface MoveInThePast extends Sides<Ratio> {
  /** Share of windows whose outperformance was at most that of the move. */
  readonly percentile: Ratio;
  /** Share of windows whose outperformance was at least that of the move, or, where the move's is below 0, at most. */
  readonly share: Ratio;
}

/** Outperformance R_L − R_S over windows that start at every row, and so overlap. */
export interface Outperformance {
  readonly windows: number;
  readonly quantiles: Readonly<Record<"0.25" | "0.5" | "0.75", Ratio>>;
  /** Share of windows in which the long side did better. */
  readonly ahead: Ratio;
  readonly moves: readonly MoveInThePast[];
}

/** The study of one horizon. */
export interface HorizonStudy {
  readonly available: true;
  /** Trading days of a window. */
  readonly days: number;
  /** Number of windows that do not overlap. */
  readonly windows: number;
  /** Those whose first and last day the market has too: β to it is of them; null without a market. */
  readonly marketWindows: number | null;
  /** Further windows for which some weighting had no ratio, and why; null where there are none. */
  readonly leftOut: { readonly windows: number; readonly reason: Finding } | null;
  /** The start of the first window and the end of the last. */
  readonly firstDate: string;
  readonly lastDate: string;
  /** Return of the long side alone, over a window. */
  readonly unhedged: { readonly mean: Ratio; readonly deviation: Ratio };
  readonly weightings: readonly WeightingStudy[];
  readonly differences: readonly EffectivenessDifference[];
  readonly outperformance: Outperformance;
  /** The windows themselves, oldest first. */
  readonly pastWindows: readonly StudyWindow[];
}

/** The study of one horizon, or the reason why there is none. */
export type HorizonStudyAnswer =
  | HorizonStudy
  | { readonly available: false; readonly days: number; readonly reason: Finding };

/** Least number of windows for a variance. */
const FEWEST_WINDOWS = 3;

/**
 * Measures how well the three weightings would have hedged one index with the other, by horizon. The study is one of
 * futures or indices, not of options.
 *
 * Walk forward: windows of H trading days end at the last row, H rows earlier and so on; each is hedged at the ratio
 * known at its start. One offset of the windows is an accident, so that effectiveness, its differences and β to both
 * are given over all H offsets too. By construction effectiveness favours the β ratio, 1 − (1 + h²k² − 2hkρ) with k =
 * s_S/s_L, and β to the short side is near 0 for it.
 *
 * @see Ederington, The Hedging Performance of the New Futures Markets, Journal of Finance, 1979, pp. 157–170; Hull,
 * Options, Futures and Other Derivatives, 9th ed., 2015, ch. 3.
 */
export function hedgeStudy(request: HedgeStudyRequest, begins: HorizonBegins = () => {}): HorizonStudyAnswer[] {
  const known = hedgeRatios(request.history, request.methods);
  return request.horizons.map((days) => {
    begins(days);
    return horizonStudy(request, known, days);
  });
}

/** Told when the study of a horizon begins, for who waits. */
export type HorizonBegins = (days: number) => void;

function horizonStudy(request: HedgeStudyRequest, known: HedgeRatios, days: number): HorizonStudyAnswer {
  const { history, moves, market } = request;
  const { dates } = history;
  const laid = testWindows(history, known, days, 0);
  const { starts, leftOut, long } = laid;
  const windows = starts.length;
  const otherWays = Array.from({ length: days - 1 }, (_, at) => testWindows(history, known, days, at + 1));
  const ways = [laid, ...otherWays];
  const short = ways.find((way) => way.starts.length < FEWEST_WINDOWS);
  if (short !== undefined) {
    const needed = known.firstRow + (FEWEST_WINDOWS + 1) * days;
    const isShort = short.starts.length + short.leftOut < FEWEST_WINDOWS || known.reason === null;
    const reason = isShort ? finding("WINDOWS_TOO_FEW", { days, needed, got: dates.length }) : known.reason;
    return { available: false, days, reason };
  }
  const besideMarket = market === null ? null : marketReturns(market, history, laid, days);
  const effectiveness = ways.map((way) => byWeighting((weighting) => effectivenessOf(way, weighting)));
  const toBoth = ways.map((way) => byWeighting((weighting) => betaToBoth(way, weighting)));
  return {
    available: true,
    days,
    windows,
    marketWindows: besideMarket === null ? null : besideMarket.at.length,
    leftOut: leftOut > 0 && known.reason !== null ? { windows: leftOut, reason: known.reason } : null,
    firstDate: dates[starts[0] ?? 0] ?? "",
    lastDate: dates[(starts[windows - 1] ?? 0) + days] ?? "",
    unhedged: { mean: as<Ratio>(meanOf(long)), deviation: as<Ratio>(deviationOf(long)) },
    weightings: studiedWeightings.map((weighting) => ({
      weighting,
      effectiveness: effectiveness[0]?.[weighting] ?? null,
      effectivenessRange: rangeOf(effectiveness.map((each) => each[weighting])),
      betaToShort: betaOf(laid.hedged[weighting], laid.short),
      betaToBoth: toBoth[0]?.[weighting] ?? null,
      betaToMarket: besideMarket === null ? null : betaToMarket(laid, weighting, besideMarket),
      betaToBothRange: rangeOf(toBoth.map((each) => each[weighting])),
      ...hedgedFigures(history, known, laid, weighting, days),
    })),
    differences: differencesOf(effectiveness),
    outperformance: outperformanceOf(history, days, moves),
    pastWindows: studyWindows(history, known, days),
  };
}

function effectivenessOf({ long, hedged }: TestWindows, weighting: StudiedWeighting): Ratio | null {
  const unhedged = long.length < 2 ? 0 : sampleVariance(long);
  return unhedged === 0 ? null : as<Ratio>(1 - sampleVariance(hedged[weighting]) / unhedged);
}

function differencesOf(ways: readonly Record<StudiedWeighting, Ratio | null>[]): EffectivenessDifference[] {
  const pairs = studiedWeightings.flatMap((first, at) =>
    studiedWeightings.slice(at + 1).map((second) => ({ first, second })),
  );
  return pairs.map(({ first, second }) => {
    const values = ways.map((way) => {
      const [one, other] = [way[first], way[second]];
      return one === null || other === null ? null : as<Ratio>(one - other);
    });
    const range = rangeOf(values);
    const isSeveral = values.filter((value) => value !== null).length > 1;
    const consistent = range === null || !isSeveral ? null : range[0] > 0 || range[1] < 0;
    return { first, second, value: values[0] ?? null, range, consistent };
  });
}

function rangeOf(values: readonly (Ratio | null)[]): Range | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : [as<Ratio>(Math.min(...known)), as<Ratio>(Math.max(...known))];
}

/** Returns of a market over the windows of which it has both dates, and the indices of those windows. */
interface MarketReturns {
  readonly at: readonly number[];
  readonly returns: Float64Array;
}

function marketReturns(
  market: Pick<Bars, "dates" | "close">,
  { dates }: JointHistory,
  { starts }: TestWindows,
  days: number,
): MarketReturns {
  const closes = new Map(market.dates.map((date, row) => [date.slice(0, 10), market.close[row]]));
  const closeOn = (row: number) => closes.get(dates[row] ?? "");
  const at = [...starts.keys()].filter((each) => {
    const row = starts[each] ?? 0;
    return closeOn(row) !== undefined && closeOn(row + days) !== undefined;
  });
  const returns = Float64Array.from(at, (each) => {
    const row = starts[each] ?? 0;
    const from = closeOn(row) ?? Number.NaN;
    return ((closeOn(row + days) ?? Number.NaN) - from) / from;
  });
  return { at, returns };
}

function betaToBoth({ long, short, hedged }: TestWindows, weighting: StudiedWeighting): Ratio | null {
  const both = long.map((each, at) => 0.5 * (each + (short[at] ?? 0)));
  return betaOf(hedged[weighting], both);
}

function betaToMarket(
  { hedged }: TestWindows,
  weighting: StudiedWeighting,
  { at, returns }: MarketReturns,
): Ratio | null {
  return betaOf(
    Float64Array.from(at, (each) => hedged[weighting][each] ?? Number.NaN),
    returns,
  );
}

/** cov(y, x)/var(x); null where x does not vary, or where there are too few of them. */
function betaOf(y: Float64Array, x: Float64Array): Ratio | null {
  const variance = x.length < FEWEST_WINDOWS ? 0 : sampleVariance(x);
  return variance === 0 ? null : as<Ratio>(sampleCovariance(y, x) / variance);
}

function hedgedFigures(
  { dates }: JointHistory,
  { byRow }: HedgeRatios,
  { starts, ratios, hedged }: TestWindows,
  weighting: StudiedWeighting,
  days: number,
) {
  const [own, ratio] = [hedged[weighting], ratios[weighting]];
  // A ratio below 0 is a purchase: its dollars are gross dollars too.
  const gross = own.map((each, at) => each / (1 + Math.abs(ratio[at] ?? 0)));
  const perRootYear = Math.sqrt(TRADING_DAYS / days);
  const inOrder = own.toSorted();
  const sortedRatios = ratio.toSorted();
  const windowOf = (value: number): HedgedReturn => {
    const row = starts[own.indexOf(value)] ?? 0;
    return { return: as<Ratio>(value), from: dates[row] ?? "", to: dates[row + days] ?? "" };
  };
  const now = byRow[weighting].at(-1) ?? Number.NaN;
  return {
    trackingError: as<Ratio>(deviationOf(own) * perRootYear),
    trackingErrorGross: as<Ratio>(deviationOf(gross) * perRootYear),
    mean: as<Ratio>(meanOf(own)),
    positive: as<Ratio>(shareOf(own, (each) => each > 0)),
    worst: windowOf(inOrder[0] ?? 0),
    best: windowOf(inOrder.at(-1) ?? 0),
    ratio: {
      now: Number.isNaN(now) ? null : as<Ratio>(now),
      least: as<Ratio>(sortedRatios[0] ?? 0),
      median: as<Ratio>(median(sortedRatios)),
      most: as<Ratio>(sortedRatios.at(-1) ?? 0),
    },
  };
}

function outperformanceOf(history: JointHistory, days: number, moves: readonly Sides<Ratio>[]): Outperformance {
  const starts = [...history.dates.keys()].slice(0, -days);
  const short = returnsFrom(history.short.close, starts, days);
  const ahead = returnsFrom(history.long.close, starts, days).map((each, at) => each - (short[at] ?? 0));
  const sorted = ahead.toSorted();
  const quantile = (probability: number) => as<Ratio>(empiricalQuantile(sorted, probability));
  return {
    windows: starts.length,
    quantiles: { "0.25": quantile(0.25), "0.5": quantile(0.5), "0.75": quantile(0.75) },
    ahead: as<Ratio>(shareOf(ahead, (each) => each > 0)),
    moves: moves.map(({ long, short }) => {
      // Exact decimals: a move of 10 % against one of 3 % is 7 points ahead.
      const move = toNumber(minus(exact(long), exact(short)));
      const reached = (each: number) => (move < 0 ? each <= move : each >= move);
      return {
        long,
        short,
        percentile: as<Ratio>(shareOf(ahead, (each) => each <= move)),
        share: as<Ratio>(shareOf(ahead, reached)),
      };
    }),
  };
}

function deviationOf(values: Float64Array): number {
  return Math.sqrt(sampleVariance(values));
}

function shareOf(values: Float64Array, holds: (value: number) => boolean): number {
  return values.filter(holds).length / values.length;
}
