import type { SizedTrade } from "../../core/pair/sized-trade.ts";
import type {
  FeasibleSizing,
  FrontierPair,
  InfeasibleSizing,
  PairCost,
  PairSizing,
  Sizing,
} from "../../core/pair/sizing.ts";
import { messageOf } from "../../errors/finding.ts";
import type { Tone } from "../sheet/sheet.ts";
import {
  amountsOf,
  boundAmount,
  decimal,
  moneyDecimals,
  percent,
  percentAtLeast,
  significantDecimals,
} from "../text/figures.ts";
import { visible } from "../text/text.ts";
import { heldWords, namedPair, weightingWords } from "./sizing-words.ts";

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

/** What one weighting comes to, in words: the direction and its tickets, or why there is none. */
export function sentencesOf(sizing: Sizing, trade: SizedTrade): Sentence[] {
  if (!sizing.available) return [sentence(`${sizing.weighting}: not available: ${messageOf(sizing.reason)}`)];
  return sizing.feasible ? feasibleSentences(sizing, trade) : infeasibleSentences(sizing, trade);
}

function feasibleSentences(sizing: FeasibleSizing, trade: SizedTrade): Sentence[] {
  const tickets = sizing.lines.flatMap(({ symbol, tickets }) =>
    tickets.length === 0 ? [`${symbol}: nothing to trade, it is held already`] : tickets,
  );
  return [
    sentence(`${sizing.weighting}: ${sizing.direction}`),
    ...tickets.map((ticket) => sentence(ticket, 1)),
    ...toleranceSentences(sizing, trade),
    ...noteSentences(sizing, trade),
  ];
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

/** The frontier lists its first nine pairs and the best one: between the ninth and the last there may be pairs not listed. */
const listedWithoutGaps = 9;

/** A larger pair that balances much better, and the tolerance that would choose it. */
interface BetterPair {
  readonly pair: FrontierPair;
  readonly tolerance: string;
}

/**
 * The first larger frontier pair with at most a tenth of the chosen pair's imbalance, or null.
 *
 * A tolerance is enough to choose it: a budget or a fixed side leaves no larger pair that balances better, so where there is
 * one, the smallest pair within the tolerance is taken. It is rounded up, with as many decimals as keep the pairs before out.
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
