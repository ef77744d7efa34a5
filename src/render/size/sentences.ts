import type { SizedTrade } from "../../core/pair/sized-trade.ts";
import type { FeasibleSizing, InfeasibleSizing, PairCost, PairSizing, Sizing } from "../../core/pair/sizing.ts";
import { messageOf } from "../../errors/wording.ts";
import type { Tone } from "../sheet/sheet.ts";
import { decimal, percent } from "../text/figures.ts";
import { amountsOf, boundAmount, moneyDecimals, significantDecimals } from "../text/precision.ts";
import { visible } from "../text/text.ts";
import { betterPair } from "./better-pair.ts";
import { heldWords, namedPair } from "./sizing-words.ts";
import { weightingWords } from "./weighting-words.ts";

/** A line of words under the tables; `depth` 1 belongs to the line above it. */
export interface Sentence {
  readonly text: string;
  readonly depth: 0 | 1;
  readonly tone: Tone;
}

function sentence(text: string, depth: 0 | 1 = 0, tone: Tone = "plain"): Sentence {
  return { text: visible(text), depth, tone };
}

/** "RTY 15 : NQ 4 with a max loss of 78,450 USD and a gross notional of 4,100,760 USD". */
function costWords({ contracts, maxLoss, grossNotional }: PairCost, trade: SizedTrade): string {
  const loss = boundAmount(maxLoss, moneyDecimals(amountsOf([maxLoss])));
  const lossWords = maxLoss.kind === "unlimited" ? `an ${loss} loss` : `a max loss of ${loss} USD`;
  const gross = decimal(grossNotional, moneyDecimals([grossNotional]));
  return `${namedPair(contracts, trade)} with ${lossWords} and a gross notional of ${gross} USD`;
}

function infeasibleSentences(sizing: InfeasibleSizing, trade: SizedTrade): Sentence[] {
  return [
    sentence(`${sizing.weighting}: nothing fits: ${messageOf(sizing.reason)}`, 0, "loss"),
    sentence(`the smallest pair is ${costWords(sizing.smallest, trade)}`, 1),
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

/** What one weighting comes to, in words: the direction and its tickets, or why there is none. */
export function sentencesOf(sizing: Sizing, trade: SizedTrade): Sentence[] {
  if (!sizing.available) return [sentence(`${sizing.weighting}: not available: ${messageOf(sizing.reason)}`)];
  return sizing.feasible ? feasibleSentences(sizing, trade) : infeasibleSentences(sizing, trade);
}

/** The words under the tables, a group for each weighting. */
export function sentences({ trade, sizings }: PairSizing): Sentence[][] {
  return sizings.map((sizing) => sentencesOf(sizing, trade));
}
