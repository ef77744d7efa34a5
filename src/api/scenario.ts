import type { PairTrade } from "../core/pair/trade.ts";
import { as, type Ratio } from "../core/quantity.ts";
import {
  type NoScenario,
  type OddsSource,
  oddsSources,
  type PairScenario,
  pairScenario,
} from "../core/scenario/scenario.ts";
import type { Sides } from "../core/sides.ts";
import { type Check, list, numberWhere, oneOf, optional, record, refuse, whole } from "./checked.ts";
import { pairTrade } from "./pair-trade.ts";

/** What a scenario is asked, in plain numbers; all of it may be left out. */
export interface ScenarioOptions {
  /** Whole calendar days after the trade's date; at expiry when left out. */
  readonly days?: number | undefined;
  /** Moves of each level as fractions of at least −1, ascending; from −20 % to 20 % by 5 % when left out. */
  readonly moves?: Partial<Sides<readonly number[]>> | undefined;
  /** Added to the volatility of a side's options before expiry: 0.02 is two points; 0 when left out. */
  readonly volatilityShift?: Partial<Sides<number>> | undefined;
  /** Where odds come from; both where the trade has two histories, lognormal otherwise, when left out. */
  readonly odds?: OddsSource | undefined;
}

/**
 * The profit of a sized pair in USD over a grid of moves of both indices and at the trade's named moves, at expiry or
 * so many days after its date, and how likely each amount is; of the trade's first weighting, fees off, undiscounted.
 *
 * - `profit[i][j]`: at long move i and short move j. At expiry the double nearest to the exact sum of Σ q·(payoff −
 *   premium) over both
 *   sides; before, each option is worth what its model says at its own implied volatility (plus the shift) with the
 *   time left.
 * - `distribution`: the log of each level is normal, with mean ln F − σ²h/2 and variance σ²h after h = days/365, σ the
 *   volatility
 *   that the side is sized with, F the level of a future and level·exp((r − q)h) of a cash index; both are correlated.
 *   Probabilities
 *   within 1e-3; a quantile is the least amount not exceeded with that probability; the expected shortfall is the mean
 *   of the worst 5 %.
 *   `known: false` with the reason where a volatility, the correlation, a date or a rate is missing.
 * - `historical`: what every past window of as many trading days would bring today's pair, as it was, centred on the
 *   forwards, and scaled to today's volatilities; past windows, not a forecast.
 * - `available: false` where the weighting is not available or nothing fits its limits: `sizing` says why.
 *
 * @throws VALUE_OUT_OF_RANGE; HORIZON_AFTER_EXPIRY; PRICING_INPUT_MISSING, EXERCISE_UNKNOWN and VOLATILITY_MISSING
 * where options are to be valued before expiry
 * @see C. Acerbi and D. Tasche, "On the Coherence of Expected Shortfall", Journal of Banking and Finance, 2002.
 * @example
 * scenario(parseTrade({ version: 1, long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 } }), { moves: { long: [-0.1], short: [0.1] } }).profit; // [[-105932.5]]
 */
export function scenario(trade: PairTrade, options: ScenarioOptions = {}): PairScenario | NoScenario {
  const { days, moves = {}, volatilityShift = {}, odds } = scenarioOptions(options, "", "options");
  return pairScenario(pairTrade(trade, "", "trade"), {
    horizon: days === undefined ? { kind: "expiry" } : { kind: "days", days },
    moves: { long: moves.long ?? MOVES, short: moves.short ?? MOVES },
    volatilityShift: { long: volatilityShift.long ?? NO_SHIFT, short: volatilityShift.short ?? NO_SHIFT },
    ...(odds === undefined ? {} : { odds }),
  });
}

const MOVES = [-0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2].map(as<Ratio>);
const NO_SHIFT = as<Ratio>(0);

/** Moves of a side: more would be no picture, and a row of each is made. */
const MOST_MOVES = 1001;

const MOST_DAYS = 36_500;

const someMoves = list(
  numberWhere<Ratio>((move) => move >= -1 && move <= 1e6, "a fraction of at least -1"),
  1,
  MOST_MOVES,
);

const ascendingMoves: Check<readonly Ratio[]> = (value, path, name) => {
  const moves = someMoves(value, path, name);
  for (const [index, move] of moves.entries())
    if (index > 0 && !(move > (moves[index - 1] ?? move)))
      refuse(move, "greater than the move before it", `${path}[${index}]`);
  return moves;
};

const shift = numberWhere<Ratio>(
  (value) => Math.abs(value) <= 10,
  "between -10 and 10 as a fraction (0.02 is two points)",
);

type Checked = {
  readonly days?: number | undefined;
  readonly moves?: Partial<Sides<readonly Ratio[] | undefined>> | undefined;
  readonly volatilityShift?: Partial<Sides<Ratio | undefined>> | undefined;
  readonly odds?: OddsSource | undefined;
};

const scenarioOptions = record<Checked>({
  days: optional(whole(0, MOST_DAYS)),
  moves: optional(record({ long: optional(ascendingMoves), short: optional(ascendingMoves) })),
  volatilityShift: optional(record({ long: optional(shift), short: optional(shift) })),
  odds: optional(oneOf(...oddsSources)),
});
