import type { PairBacktest } from "../../core/pair/backtest.ts";
import type {
  EffectivenessDifference,
  HorizonStudy,
  HorizonStudyAnswer,
  WeightingStudy,
} from "../../core/volatility/hedge-study.ts";
import { hintOf, messageOf } from "../../errors/words.ts";
import { dateInWords, decimal, percent, signedDecimal, signedPercent } from "../text/text.ts";

/** Title of the screen: "RTY over NQ, hedged in the past". */
export function backtestTitle({ long, short }: Pick<PairBacktest, "long" | "short">): string {
  return `${long.symbol} over ${short.symbol}, hedged in the past`;
}

/** The study of the trade's own windows. */
export function ownStudy({ horizon, horizons }: PairBacktest): HorizonStudyAnswer | undefined {
  return horizons.find(({ days }) => days === horizon);
}

/** What was studied: "52 windows of 40 trading days, 11 Oct 2017 to 22 Jan 2026; lookback 60, close-to-close". */
export function studiedWords({ long, short }: PairBacktest, study: HorizonStudy): string {
  const { windows, days, firstDate, lastDate } = study;
  const same = long.estimator === short.estimator && long.lookback === short.lookback;
  const method = same
    ? methodWords(long)
    : `${long.symbol} ${methodWords(long)}, ${short.symbol} ${methodWords(short)}`;
  const dates = `${dateInWords(firstDate)} to ${dateInWords(lastDate)}`;
  return `${decimal(windows, 0)} windows of ${daysWords(days)}, ${dates}; ${method}`;
}

function methodWords({ estimator, lookback }: PairBacktest["long"]): string {
  return `lookback ${lookback}${estimator === "close-to-close" ? "" : `, ${estimator}`}`;
}

/** "1 trading day", "40 trading days". */
export function daysWords(days: number): string {
  return days === 1 ? "1 trading day" : `${decimal(days, 0)} trading days`;
}

/** What three sentences say, to be read aloud: of differences, of the market, of outperformance. */
export function sentencesOf(backtest: PairBacktest, study: HorizonStudy): string[] {
  return [differenceWords(study), marketWords(backtest, study), outperformanceWords(backtest, study)];
}

/** Which differences are consistent over all ways to place the windows, and which are accident. */
function differenceWords({ days, differences }: HorizonStudy): string {
  if (days === 1) return "Windows of one day can be placed one way only, so no difference is shown to be consistent.";
  const consistent = differences.filter((each) => each.consistent === true);
  const accidental = differences.filter((each) => each.consistent === false);
  const starts = `all ${days} ways to place the windows`;
  if (consistent.length + accidental.length === 0) return "No weighting can be told from another: nothing varies.";
  const first =
    consistent.length === 0
      ? `No difference between weightings holds over ${starts}`
      : `Over ${starts} ${inList(consistent.map(removedMore))}`;
  if (accidental.length === 0) return `${first}.`;
  const rest = inList(accidental.map(({ first, second }) => `${first} against ${second}`));
  return `${first}; ${rest} ${accidental.length === 1 ? "is" : "are"} accident: the sign changes with the start.`;
}

function removedMore({ first, second, range }: EffectivenessDifference): string {
  const [least = 0, most = 0] = range ?? [];
  const [more, less] = least > 0 ? [first, second] : [second, first];
  const [from, to] = least > 0 ? [least, most] : [-most, -least];
  return `${more} removed more variance than ${less}, by ${points(from)} to ${points(to)} points`;
}

/** β of a hedged return up to which a pair is said to be neither long nor short. */
const NEAR_ZERO = 0.1;

/** Which weighting left the pair long or short the market: the third file, or the mean of both indices. */
function marketWords({ market, long, short }: PairBacktest, study: HorizonStudy): string {
  const { weightings, windows, marketWindows } = study;
  const betaOf = (each: WeightingStudy) => (market === null ? each.betaToBoth : each.betaToMarket);
  const name = market === null ? `the mean of ${long.symbol} and ${short.symbol}` : market.symbol;
  const betas = weightings.flatMap((each) => {
    const beta = betaOf(each);
    return beta === null ? [] : [{ beta, words: `${each.weighting} (${signedDecimal(beta, 2)})` }];
  });
  const groups = [
    { left: "long", those: betas.filter(({ beta }) => beta > NEAR_ZERO) },
    { left: "short", those: betas.filter(({ beta }) => beta < -NEAR_ZERO) },
    { left: "neither long nor short", those: betas.filter(({ beta }) => Math.abs(beta) <= NEAR_ZERO) },
  ].filter(({ those }) => those.length > 0);
  if (groups.length === 0) return `How each weighting left the pair to ${name} is not known: too few windows share it.`;
  const said = groups.map(({ left, those }, at) => {
    const list = inList(those.map(({ words }) => words));
    return at === 0 ? `${list} left the pair ${left} ${name}` : `${list} left it ${left}`;
  });
  const shared =
    market === null || marketWindows === windows ? "" : ` over the ${marketWindows} windows that both share`;
  return `By its beta${shared}, ${said.join("; ")}.`;
}

/** What outperformance was usual, and how often the trade's moves were reached. */
function outperformanceWords({ long, short }: PairBacktest, { days, outperformance }: HorizonStudy): string {
  const { windows, quantiles, ahead, moves } = outperformance;
  const half = `half of the time between ${signedPoints(quantiles["0.25"])} and ${signedPoints(quantiles["0.75"])} points`;
  const reached = moves.map((move) => {
    const asked = signedPoints(move.long - move.short);
    return `the trade's ${asked} points were reached in ${percent(move.share, 1)}`;
  });
  const start = `${long.symbol} was ahead of ${short.symbol} in ${percent(ahead, 0)} of all ${decimal(windows, 0)} windows of ${daysWords(days)}`;
  return `${[`${start}, ${half}`, ...reached].join("; ")}.`;
}

/** β is the correlation times the ratio of volatilities, with the numbers of now; null where they are not known. */
export function betaWords({ comovement, lookback, long, short }: PairBacktest): string | null {
  const { correlation, beta, volatilityRatio } = comovement;
  if (correlation === null || beta === null || volatilityRatio === null) return null;
  const product = `${decimal(beta, 3)} = ${decimal(correlation, 3)} x ${decimal(volatilityRatio, 3)}`;
  const words = `beta = correlation x ratio of close-to-close volatilities: ${product} over the last ${lookback} returns`;
  const isSame = [long, short].every((side) => side.estimator === "close-to-close" && side.lookback === lookback);
  return isSame ? `${words}; the volatility-adjusted ratio is the beta of a correlation of 1` : words;
}

/** What has to be known to read the figures; no winner is named. */
export function cautions({ long, short }: PairBacktest): string[] {
  return [
    `futures or indices only, not options: the study is of ${long.symbol} and ${short.symbol} themselves`,
    "by construction effectiveness favours beta-neutral, and beta to the short side is near 0 for it",
    "for each gross dollar the order may turn, since a smaller hedge is a smaller position",
    "a file of continuous futures holds the jumps of roll days, which nobody earned; a cash index has none",
    "past windows, not a forecast; no winner is named",
  ];
}

/** Why a horizon has no study, with the remedy. */
export function noStudyWords({ days, reason }: HorizonStudyAnswer & { readonly available: false }): string {
  const hint = hintOf(reason);
  return `no study of ${daysWords(days)}: ${messageOf(reason)}${hint === null ? "" : `; ${hint}`}`;
}

/** Which windows had no ratio, and why; null where all had one. */
export function leftOutWords({ leftOut }: HorizonStudy): string | null {
  if (leftOut === null) return null;
  return `${decimal(leftOut.windows, 0)} more ${leftOut.windows === 1 ? "window" : "windows"} without a ratio: ${messageOf(leftOut.reason)}`;
}

/** A difference in points of a percentage: 0.0190 is "1.9". */
export function points(share: number): string {
  return decimal(100 * share, 1);
}

/** The same with its sign. */
export function signedPoints(share: number): string {
  return signedDecimal(100 * share, 1);
}

/** A return in percent with its sign. */
export function returnWords(share: number): string {
  return signedPercent(share, 1);
}

function inList(items: readonly string[]): string {
  if (items.length < 3) return items.join(" and ");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
