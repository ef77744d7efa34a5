import { daysBetween } from "../../core/calendar.ts";
import { splitOf } from "../../core/contract/catalogue.ts";
import type { Expiry } from "../../core/contract/expiries.ts";
import { containsOption } from "../../core/option/leg.ts";
import { isShares, SHARES } from "../../core/pair/position.ts";
import type {
  FeasibleSizing,
  FrontierPair,
  InfeasibleSizing,
  MoveProfit,
  PairCost,
  PairSizing,
  SizedLeg,
  SizedOption,
  SizedSide,
  SizedTrade,
  Sizing,
  Unit,
} from "../../core/pair/sizing.ts";
import type { SourcedLevel, SourcedVolatility } from "../../core/pair/trade.ts";
import type { Weighting } from "../../core/pair/weighting.ts";
import type { Sides } from "../../core/sides.ts";
import { messageOf } from "../../errors/words.ts";
import type { Tone } from "../sheet/sheet.ts";
import {
  amountsOf,
  boundAmount,
  dateInWords,
  decimal,
  decimalsFor,
  decimalsOf,
  exact,
  moneyDecimals,
  percent,
  percentAtLeast,
  signedDecimal,
  signedPercent,
  significantDecimals,
  visible,
} from "../text/text.ts";

/**
 * Title of a trade: what is traded and when, "RTY over NQ   22 Jan 2026 to 20 Mar 2026, 57 days"; dates that are not
 * known are left out.
 */
export function titleOf({ long, short, asOf, expiry }: SizedTrade): string {
  const pair = `${visible(long.symbol)} over ${visible(short.symbol)}`;
  const end = expiry === null ? null : dateInWords(expiry);
  if (asOf === null) return end === null ? pair : `${pair}   expiry ${end}`;
  if (expiry === null || end === null) return `${pair}   ${dateInWords(asOf)}`;
  const days = daysBetween(asOf, expiry);
  return `${pair}   ${dateInWords(asOf)} to ${end}${days === null ? "" : `, ${days === 1 ? "1 day" : `${days} days`}`}`;
}

/** A series in words, a line each: "RTOH6 on RTYH6", "American, AM". */
export function seriesWords({ code, series, underlying, exercise, settlement }: Expiry): string[] {
  const name = `${code ?? series}${underlying === null ? "" : ` on ${underlying}`}`;
  const style = exercise === "american" ? "American" : "European";
  const settles = settlement === "am" || settlement === "pm" ? settlement.toUpperCase() : settlement;
  return [name, settles === null ? style : `${style}, ${settles}`];
}

/** Both sides, long first: the columns of a sheet. */
export function bothSides(trade: SizedTrade): readonly [SizedSide, SizedSide] {
  return [trade.long, trade.short];
}

/** Decimals of every figure in index points: those of the levels and of the quotes as they were given, 2 to 6. */
export function pointsDecimals(trade: SizedTrade): number {
  const given = bothSides(trade).flatMap(({ level, legs }) => [
    level.value,
    ...legs.flatMap((leg) =>
      leg.kind === "future" ? leg.entry : leg.premium.from === "model" ? [] : leg.premium.value,
    ),
  ]);
  return decimalsFor(given, 2, 6);
}

/**
 * A leg in the notation in which trades are written, without its premium.
 *
 * @example
 * legName({ kind: "future", quantity: -1, entry: 2730.8, code: "RTYH6" }); // "-1 future"
 */
export function legName(leg: SizedLeg): string {
  return leg.kind === "future" ? futureName(leg) : `${signedDecimal(leg.quantity, 0)} ${optionName(leg)}`;
}

/** A leg of futures, or of shares, which are counted by the hundred: "-1 future", "+500 shares". */
export function futureName({ quantity, code }: Pick<SizedLeg, "quantity" | "code">): string {
  return isShares({ kind: "future", symbol: code ?? "" })
    ? `${signedDecimal(quantity * SHARES, 0)} shares`
    : `${signedDecimal(quantity, 0)} future`;
}

/** The strike and the right of an option: "2750C". */
export function optionName({ strike, right }: Pick<SizedOption, "strike" | "right">): string {
  return `${exact(strike).replaceAll(",", "")}${right === "call" ? "C" : "P"}`;
}

/**
 * Words that the trader named a strike by that was then chosen: " (40d)", " (ATM)", " (+2%)"; nothing for one in
 * points.
 */
export function selectorWords({ selector }: Pick<SizedOption, "selector">): string {
  if (selector === undefined) return "";
  if (selector.kind === "delta") return ` (${exact(100 * selector.value, 6)}d)`;
  return selector.value === 0 ? " (ATM)" : ` (${selector.value > 0 ? "+" : ""}${exact(100 * selector.value, 6)}%)`;
}

/** A leg with what it costs: "+1 2750C @ 78.40", "+1 2800C (40d) @ 61.35 model". */
export function legWithPrice(leg: SizedLeg, decimals: number): string {
  if (leg.kind === "future") return `${legName(leg)} @ ${decimal(leg.entry, decimals)}`;
  const { from, net, value } = leg.premium;
  if (net === true)
    return `${legName(leg)}${selectorWords(leg)} ${value === 0 ? "in the net" : `@ ${decimal(value, decimals)} net`}`;
  const source = from === "model" || from === "chain" ? ` ${from}` : "";
  return `${legName(leg)}${selectorWords(leg)} @ ${decimal(value, decimals)}${source}`;
}

/** More legs than this are counted on the screen; the orders and the JSON have them all. */
const mostLegs = 12;

/** The legs of a side with their prices, a line each. */
export function legLines({ legs }: SizedSide, decimals: number): string[] {
  const more = legs.length - mostLegs;
  const shown = (more > 1 ? legs.slice(0, mostLegs) : legs).map((leg) => legWithPrice(leg, decimals));
  return more > 1 ? [...shown, `and ${more} more legs`] : shown;
}

/** The name of a file without its folders, which --explain and JSON have. */
function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** Source of a level, in lines. */
export function levelSource({ from, file, date }: SourcedLevel): string[] {
  if (from !== "history") return [from === "flag" || from === "file" ? "given" : `from the ${from}`];
  return [
    date === undefined ? "last close" : `close of ${dateInWords(date)}`,
    ...(file === undefined ? [] : [lastPart(file)]),
  ];
}

/** Source of a volatility, in lines. */
export function volatilitySource(volatility: SourcedVolatility | null): string[] {
  if (volatility === null) return ["not known"];
  if (volatility.from !== "history") return ["given"];
  const { estimator, lookback, lastDate, file } = volatility;
  const window = lookback === null ? estimator : `${estimator}, ${lookback} returns`;
  return [window, `to ${dateInWords(lastDate)}`, lastPart(file)];
}

/** Breakevens of one unit, one a line, with the stretches on which the profit is exactly zero. */
export function breakevenLines({ breakevens, zeroStretches }: Unit, decimals: number): string[] {
  const stretches = zeroStretches.map(([from, to]) =>
    to === null ? `${decimal(from, decimals)} and above` : `${decimal(from, decimals)} to ${decimal(to, decimals)}`,
  );
  const lines = [...breakevens.map((level) => decimal(level, decimals)), ...stretches];
  return lines.length === 0 ? ["none"] : lines;
}

/** Money at entry in words, so that the sign need not be known: "pay 3,010". */
export function premiumWords(amount: number, decimals: number): string {
  const figure = decimal(Math.abs(amount), decimals);
  return amount < 0 ? `pay ${figure}` : amount > 0 ? `receive ${figure}` : figure;
}

/** Whether some side holds options. */
export function hasOptions(trade: SizedTrade): boolean {
  return bothSides(trade).some(({ legs }) => containsOption(legs));
}

/** The sizings that came to a pair. */
export function feasibleOnes(sizings: readonly Sizing[]): FeasibleSizing[] {
  return sizings.filter((sizing): sizing is FeasibleSizing => sizing.available && sizing.feasible);
}

/** What the counts of a side are in: its contract, and its small one where they are of that. */
type CountedSide = Pick<SizedSide, "symbol" | "micro">;

/** A count of one side: "4", or in the contracts that it is traded in, "3 RTY + 8 M2K". */
export function countWords(count: number, { symbol, micro }: CountedSide, isNamed = true): string {
  const { large, small } = splitOf(count, micro?.perLarge ?? 1);
  if (!isNamed) return decimal(large, 0);
  const parts = [
    ...(large > 0 ? [`${decimal(large, 0)} ${symbol}`] : []),
    ...(small > 0 && micro !== undefined ? [`${decimal(small, 0)} ${micro.symbol}`] : []),
  ];
  return parts.join(" + ");
}

/** Whether some side is counted in its small contract, so that counts need their symbols. */
export function hasMicros({ long, short }: Sides<CountedSide>): boolean {
  return long.micro !== undefined || short.micro !== undefined;
}

/** Whole contracts of a pair, long first: "4 : 1", or "3 RTY + 8 M2K : 1 NQ" where micros are counted. */
export function heldWords({ long, short }: Sides<number>, trade: SizedTrade): string {
  const isNamed = hasMicros(trade);
  return `${countWords(long, trade.long, isNamed)} : ${countWords(short, trade.short, isNamed)}`;
}

/** The same with the symbols in either case: "RTY : NQ 4 : 1". */
export function namedPair(pair: Sides<number>, trade: SizedTrade): string {
  return hasMicros(trade)
    ? heldWords(pair, trade)
    : `${trade.long.symbol} : ${trade.short.symbol} ${heldWords(pair, trade)}`;
}

/** Amount that rounding left over, in the unit that the weighting balances: "+32,995 USD". */
export function leftOver({ weighting, residual }: Pick<FeasibleSizing, "weighting" | "residual">): string {
  const { unit } = weightingWords[weighting];
  const decimals = unit === "USD" ? moneyDecimals([residual]) : Math.abs(residual) < 100 ? 2 : 0;
  return `${signedDecimal(residual, decimals)} ${unit}`;
}

/** More decimals of a percentage than a person types: it follows from a level. */
const TYPED_DECIMALS = 4;

/** A move as fractions, in words: "RTY +16 %, NQ +8 %"; one to a level by two decimals. */
export function moveWords({ long, short }: SizedTrade, move: MoveProfit): string {
  const signed = (fraction: number) => {
    const decimals = Math.max(0, decimalsOf(fraction) - 2);
    return signedPercent(fraction, decimals > TYPED_DECIMALS ? 2 : decimals);
  };
  return `${long.symbol} ${signed(move.long)}, ${short.symbol} ${signed(move.short)}`;
}

/**
 * Words of a weighting: what it makes equal, what "balances the …" names, and the unit of its exposure and residual.
 */
interface WeightingWords {
  readonly equal: string;
  readonly balances: string;
  readonly unit: "USD" | "USD/√yr";
  /** The unit in the name of a CSV column. */
  readonly asciiUnit: "usd" | "usd_per_root_year";
}

const dollars = { unit: "USD", asciiUnit: "usd" } as const;
const dollarsOfMovement = { unit: "USD/√yr", asciiUnit: "usd_per_root_year" } as const;

/** The words of every weighting. */
export const weightingWords: { readonly [Name in Weighting]: WeightingWords } = {
  "dollar-neutral": { equal: "notional", balances: "dollars", ...dollars },
  "volatility-adjusted": { equal: "dollar volatility", balances: "dollar volatility", ...dollarsOfMovement },
  "delta-neutral": { equal: "delta × notional", balances: "dollar deltas", ...dollars },
  "delta-volatility-adjusted": {
    equal: "delta × dollar volatility",
    balances: "delta × dollar volatility",
    ...dollarsOfMovement,
  },
  "beta-neutral": { equal: "beta × notional", balances: "beta dollars", ...dollars },
  "equal-risk": { equal: "max loss", balances: "max loss", ...dollars },
};

/** A line of words under the tables; `depth` 1 belongs to the line above it. */
export interface Sentence {
  readonly text: string;
  readonly depth: 0 | 1;
  readonly tone: Tone;
}

/** The words under the tables, a group for each weighting. */
export function sentences({ trade, sizings }: PairSizing): Sentence[][] {
  return sizings.map((sizing) => sentencesOf(sizing, trade));
}

/** Sentences on one weighting: the direction and its tickets, or why there is none. */
export function sentencesOf(sizing: Sizing, trade: SizedTrade): Sentence[] {
  if (!sizing.available) return [sentence(`${sizing.weighting}: not available: ${messageOf(sizing.reason)}`)];
  return sizing.feasible ? feasibleSentences(sizing, trade) : infeasibleSentences(sizing, trade);
}

function feasibleSentences(sizing: FeasibleSizing, trade: SizedTrade): Sentence[] {
  const tickets = sizing.lines.flatMap(({ symbol, tickets, orders }) =>
    tickets.length === 0
      ? [`${symbol}: nothing to trade, it is held already`]
      : tickets.map((ticket, at) => withCode(ticket, orders[at]?.code ?? null)),
  );
  return [
    sentence(`${sizing.weighting}: ${sizing.direction}`),
    ...tickets.map((ticket) => sentence(ticket, 1)),
    ...toleranceSentences(sizing, trade),
    ...premiumSentences(sizing),
    ...noteSentences(sizing, trade),
  ];
}

/** Names a contract as its exchange does too, where the words do not. */
function withCode(ticket: string, code: string | null): string {
  return code === null || ticket.includes(code) ? ticket : `${ticket} (${code})`;
}

/** What is to be said against a weighting: why there is none, that it is out of tolerance, or rests on a model. */
export function reservationsOf({ trade, sizings }: PairSizing): Sentence[] {
  return sizings.flatMap((sizing) => {
    if (!sizing.available || !sizing.feasible) return sentencesOf(sizing, trade);
    const doubts = [...toleranceSentences(sizing, trade), ...premiumSentences(sizing)];
    return doubts.map((one) => sentence(`${sizing.weighting}: ${one.text}`, 0, one.tone));
  });
}

/** Says of which pairs a common move pays as well: those are a straddle on both indices. */
export function commonMoveSentences({ sizings }: PairSizing): Sentence[] {
  const all = feasibleOnes(sizings);
  const paying = all.filter(({ paysOnCommonMove }) => paysOnCommonMove);
  if (paying.length === 0) return [];
  const isEach = paying.length === all.length;
  const which = isEach ? "the pair" : paying.map(({ weighting }) => weighting).join(" and ");
  const verb = isEach || paying.length === 1 ? "pays" : "pay";
  return [sentence(`${which} ${verb} on a common move, not only on outperformance`)];
}

function toleranceSentences(
  { withinTolerance, smallestWithinTolerance }: FeasibleSizing,
  trade: SizedTrade,
): Sentence[] {
  if (withinTolerance) return [];
  if (smallestWithinTolerance === undefined) return [sentence("outside the tolerance", 1, "loss")];
  if (smallestWithinTolerance === null) {
    return [sentence("outside the tolerance, as is every pair up to 1,000,000 contracts a side", 1, "loss")];
  }
  return [
    sentence(
      `outside the tolerance; the smallest pair within is ${costWords(smallestWithinTolerance, trade)}`,
      1,
      "loss",
    ),
  ];
}

/** That a max loss rests on premiums that nobody quoted, and what a point of their volatilities does to it. */
function premiumSentences({ modelPremiums }: FeasibleSizing): Sentence[] {
  return modelPremiums === undefined
    ? []
    : [sentence(`the max loss rests on ${messageOf(modelPremiums.finding)}`, 1, "loss")];
}

function noteSentences(sizing: FeasibleSizing, trade: SizedTrade): Sentence[] {
  const better = betterPair(sizing);
  if (better === null) return [];
  const { pair, tolerance } = better;
  const size = Math.abs(pair.imbalance);
  const how = size === 0 ? "exactly" : `to ${percent(size, significantDecimals([100 * size], 1, 2))}`;
  const what = weightingWords[sizing.weighting].balances;
  const held = heldWords(pair.contracts, trade);
  return [sentence(`note: ${held} balances the ${what} ${how} (--tolerance ${tolerance})`, 1)];
}

function infeasibleSentences(sizing: InfeasibleSizing, trade: SizedTrade): Sentence[] {
  return [
    sentence(`${sizing.weighting}: nothing fits: ${messageOf(sizing.reason)}`, 0, "loss"),
    sentence(`the smallest pair is ${costWords(sizing.smallest, trade)}`, 1),
  ];
}

/** "RTY 15 : NQ 4 with a max loss of 78,450 USD and a gross notional of 4,100,760 USD". */
function costWords({ contracts, maxLoss, grossNotional }: PairCost, trade: SizedTrade): string {
  const loss = boundAmount(maxLoss, moneyDecimals(amountsOf([maxLoss])));
  const lossWords = maxLoss.kind === "unlimited" ? `an ${loss} loss` : `a max loss of ${loss} USD`;
  const gross = decimal(grossNotional, moneyDecimals([grossNotional]));
  return `${namedPair(contracts, trade)} with ${lossWords} and a gross notional of ${gross} USD`;
}

function sentence(text: string, depth: 0 | 1 = 0, tone: Tone = "plain"): Sentence {
  return { text: visible(text), depth, tone };
}

/**
 * The frontier lists its first nine pairs and the best one: between the ninth and the last there may be pairs not
 * listed.
 */
const listedWithoutGaps = 9;

/** A larger pair that balances much better, and the tolerance that would choose it. */
interface BetterPair {
  readonly pair: FrontierPair;
  readonly tolerance: string;
}

/**
 * The first larger frontier pair with at most a tenth of the chosen pair's imbalance, or null.
 *
 * A tolerance is enough to choose it: a budget or a fixed side leaves no larger pair that balances better, so where
 * there is one, the smallest pair within the tolerance is taken. It is rounded up, with as many decimals as keep the
 * pairs before out.
 */
export function betterPair({ frontier, notional, imbalance }: FeasibleSizing): BetterPair | null {
  const enough = Math.abs(imbalance) / 10;
  const index = frontier.findIndex((pair) => pair.grossNotional > notional.gross && unevenness(pair) <= enough);
  const pair = frontier[index];
  if (pair === undefined) return null;
  const before = Math.min(1, ...frontier.slice(0, index).map(unevenness));
  const first = index < listedWithoutGaps ? 1 : significantDecimals([100 * unevenness(pair)], 6, 1);
  return { pair, tolerance: toleranceBetween(unevenness(pair), before, first) };
}

/** The imbalance of a pair whichever side is heavier. */
function unevenness({ imbalance }: { readonly imbalance: number }): number {
  return Math.abs(imbalance);
}

function toleranceBetween(least: number, below: number, firstDecimals: number): string {
  if (least === 0) return "0%";
  for (let decimals = firstDecimals; decimals < 20; decimals++) {
    const tolerance = percentAtLeast(least, decimals);
    if (Number.parseFloat(tolerance) / 100 < below) return tolerance;
  }
  return `${decimal(100 * least, 20)}%`;
}
