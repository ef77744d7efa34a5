import { type Finding, finding } from "../../errors/finding.ts";
import { type Exact, exact, plus, times, toNumber, ZERO } from "../exact.ts";
import { type BeforeExpiry, legValues, type MeasuredSide } from "../pair/measured-side.ts";
import { COMMON_MOVES, movedLevel, profitBefore, whyUnvalued } from "../pair/money.ts";
import { measuredSides, sizeSides } from "../pair/size-pair.ts";
import type { FeasibleSizing, NetOfSides, PairSizing, SizedLeg, Sizing } from "../pair/sizing.ts";
import type { PairTrade, SizingRules } from "../pair/trade.ts";
import type { Weighting } from "../pair/weighting.ts";
import { profitAtExpiry } from "../payoff/envelope.ts";
import { as, type Contracts, type Points, type Ratio, type Usd } from "../quantity.ts";
import type { Side, Sides } from "../sides.ts";
import { bounded, spend } from "../work.ts";
import { type DistributionAnswer, pairDistribution } from "./distribution.ts";
import type { SimulationAnswer } from "./historical-simulation.ts";
import {
  type HeldSide,
  type Horizon,
  type HorizonDate,
  heldFees,
  heldPerPoint,
  heldProfit,
  heldValue,
  horizonDate,
} from "./horizon.ts";
import { pastScenario } from "./past-scenario.ts";

/**
 * The profit of a sized pair after moves of both indices, at expiry or after so many days, and how likely each amount
 * is: in USD, fees off, undiscounted. Of the first weighting that the trade asks.
 *
 * At expiry the profits are exact: each is the double nearest to the sum in decimals. Before, each option is valued at
 * its own implied volatility plus the shift, with the time left. A premium is set against what the position is then
 * worth, without interest on it.
 *
 * @throws PairsizeError HORIZON_AFTER_EXPIRY; PRICING_INPUT_MISSING, EXERCISE_UNKNOWN and VOLATILITY_MISSING where
 * options are to be valued after so many days; what sizePair throws
 * @param measured the sides of the trade, where they are measured already
 */
export function pairScenario(
  trade: PairTrade,
  request: ScenarioRequest,
  measured?: Sides<MeasuredSide>,
): PairScenario | NoScenario {
  return bounded(() => {
    const sides = measured ?? measuredSides(trade);
    const profits = pairProfits(trade, sides, request);
    if (!profits.available) return profits;
    const hasHistories = trade.long.history !== null && trade.short.history !== null;
    const odds = request.odds ?? (hasHistories ? "both" : "lognormal");
    const notAsked = finding("ODDS_NOT_ASKED", { odds });
    return {
      ...profits,
      odds,
      distribution: odds === "history" ? { known: false, reason: notAsked } : profitDistribution(trade, sides, profits),
      historical:
        odds === "lognormal" && hasHistories
          ? { available: false, reason: notAsked }
          : profitHistory(trade, sides, profits),
    };
  });
}

/**
 * {@link pairScenario} of sides that are measured already, but for how likely each amount is: that takes longest before
 * expiry.
 */
export function pairProfits(
  trade: PairTrade,
  sides: Sides<MeasuredSide>,
  { horizon, moves, volatilityShift }: ScenarioRequest,
): PairProfits | NoScenario {
  const when = horizonDate(trade, horizon);
  const base = sizeSides(trade, sides);
  const [sizing] = base.sizings;
  if (sizing === undefined) throw new Error("a trade asks for a weighting");
  if (!sizing.available || !sizing.feasible) return { available: false, base, sizing, reason: sizing.reason };
  const unvalued = horizon.kind === "expiry" ? whyUnvalued(sides, when.daysLeft) : null;
  if (unvalued !== null) return { available: false, base, sizing, reason: unvalued };
  const held = heldSides(sides, sizing.contracts, trade.rules);
  const levels = eachSide((name) => movedLevels(held[name], moves[name]));
  return {
    available: true,
    base,
    sizing,
    weighting: sizing.weighting,
    contracts: sizing.contracts,
    horizon,
    date: when.date,
    volatilityShift,
    fees: eachSide((name) => as<Usd>(toNumber(heldFees(held[name])))),
    moves,
    levels,
    ...gridOf(held, levels, when, volatilityShift),
    named: trade.moves.map((move) => namedScenario(move, held, when, volatilityShift)),
    commonMoves: COMMON_MOVES.map((move) => namedScenario({ long: move, short: move }, held, when, volatilityShift)),
    outperformance: outperformance(moves.long, held, when, volatilityShift),
  };
}

/** Common moves that relative performance is shown at: those of an index in an ordinary month. */
const COMMON = [-0.05, 0, 0.05].map((move) => as<Ratio>(move));

/**
 * The profit where the long index beats the short one by each of some differences, around each common move: the mean of
 * both moves is the common one, so that they are common ± difference / 2.
 */
function outperformance(
  differences: readonly Ratio[],
  held: Sides<HeldSide>,
  when: HorizonDate,
  shift: Sides<Ratio>,
): Outperformance {
  // No level falls below 0.
  const shown = differences.filter((difference) => Math.abs(difference) / 2 <= 1 + Math.min(...COMMON));
  const moveOf = (common: Ratio, difference: Ratio, name: Side): Ratio => {
    const half = times(exact(difference), exact(name === "long" ? 0.5 : -0.5));
    return as<Ratio>(toNumber(plus(exact(common), half)));
  };
  const moves = (name: Side) => COMMON.flatMap((common) => shown.map((one) => moveOf(common, one, name)));
  const levels = eachSide((name) => movedLevels(held[name], moves(name)));
  const profits = pairwise(held, levels, when, shift);
  const rows = COMMON.map((_, row) => profits.slice(row * shown.length, (row + 1) * shown.length));
  return { differences: shown, commonMoves: [...COMMON], profit: rows };
}

/** The profit of both sides at pairs of levels, one by one. */
function pairwise(
  held: Sides<HeldSide>,
  levels: Sides<readonly Points[]>,
  when: HorizonDate,
  shift: Sides<Ratio>,
): Usd[] {
  if (isExpired(when)) {
    const { long, short } = eachSide((name) => levels[name].map((level) => heldProfit(held[name], level)));
    return long.map((profit, at) => usd(plus(profit, short[at] ?? ZERO)));
  }
  const { long, short } = eachSide((name) => sideProfits(held[name], levels[name], beforeExpiry(name, when, shift)));
  return long.map((profit, at) => as<Usd>(profit + (short[at] ?? 0)));
}

/** How likely each profit of a pair is, at the horizon of {@link pairProfits}. */
export function profitDistribution(
  trade: PairTrade,
  sides: Sides<MeasuredSide>,
  { contracts, horizon, volatilityShift }: Pick<PairProfits, "contracts" | "horizon" | "volatilityShift">,
): DistributionAnswer {
  const held = heldSides(sides, contracts, trade.rules);
  return pairDistribution(trade, held, horizonDate(trade, horizon), volatilityShift);
}

/** What past windows would bring a pair, at the horizon of {@link pairProfits}. */
export function profitHistory(
  trade: PairTrade,
  sides: Sides<MeasuredSide>,
  { contracts, horizon, volatilityShift }: Pick<PairProfits, "contracts" | "horizon" | "volatilityShift">,
): SimulationAnswer {
  const held = heldSides(sides, contracts, trade.rules);
  return pastScenario(trade, held, horizonDate(trade, horizon), volatilityShift);
}

/** Both sides of a pair as they are held: so many contracts of each, at the trade's fee. */
export function heldSides(
  sides: Sides<MeasuredSide>,
  contracts: Sides<Contracts>,
  { fee }: Pick<SizingRules, "fee">,
): Sides<HeldSide> {
  return eachSide((name) => ({ side: sides[name], contracts: contracts[name], fee }));
}

function gridOf(
  held: Sides<HeldSide>,
  levels: Sides<readonly Points[]>,
  when: HorizonDate,
  shift: Sides<Ratio>,
): Pick<PairProfits, "profitBySide" | "profit"> {
  if (!isExpired(when)) {
    const profitBySide = eachSide((name) => sideProfits(held[name], levels[name], beforeExpiry(name, when, shift)));
    return { profitBySide, profit: profitGrid(profitBySide) };
  }
  const exactly = eachSide((name) => levels[name].map((level) => heldProfit(held[name], level)));
  return { profitBySide: eachSide((name) => exactly[name].map(usd)), profit: exactGrid(exactly) };
}

function namedScenario(
  move: Sides<Ratio>,
  held: Sides<HeldSide>,
  when: HorizonDate,
  shift: Sides<Ratio>,
): NamedScenario {
  const levels = eachSide((name) => movedLevel(held[name].side.sized.level.value, move[name]));
  return {
    ...move,
    levels,
    profit: netProfit(held, levels, when, shift),
    byLeg: eachSide((name) => legProfits(held[name], levels[name], beforeExpiry(name, when, shift))),
  };
}

function netProfit(
  held: Sides<HeldSide>,
  levels: Sides<Points>,
  when: HorizonDate,
  shift: Sides<Ratio>,
): NetOfSides<Usd> {
  const { long, short } = eachSide((name) => {
    const { side, contracts, fee } = held[name];
    return profitBefore(side, contracts, fee, levels[name], beforeExpiry(name, when, shift));
  });
  return { long: usd(long), short: usd(short), net: usd(plus(long, short)) };
}

/** Whether the options of both sides have expired: then their profits are exact. */
function isExpired({ daysLeft }: HorizonDate): boolean {
  return daysLeft.long === 0 && daysLeft.short === 0;
}

function beforeExpiry(name: Side, { daysLeft }: HorizonDate, shift: Sides<Ratio>): BeforeExpiry {
  return { daysLeft: daysLeft[name], shift: shift[name] };
}

function eachSide<Value>(of: (name: Side) => Value): Sides<Value> {
  return { long: of("long"), short: of("short") };
}

function usd(amount: Exact): Usd {
  return as<Usd>(toNumber(amount));
}

/** What a scenario is asked: when, over which moves, and what happens to implied volatilities until then. */
export interface ScenarioRequest {
  readonly horizon: Horizon;
  /** Moves of each level, as fractions from −1 (a level of 0), ascending. */
  readonly moves: Sides<readonly Ratio[]>;
  /** Added to the volatility of every option of a side, 0.02 for two points: at a horizon before expiry only. */
  readonly volatilityShift: Sides<Ratio>;
  /** Where the odds come from; left out both, and lognormal alone without two histories. */
  readonly odds?: OddsSource;
}

/** Where the odds of a scenario come from: a lognormal law, past windows, or both beside each other. */
export const oddsSources = ["lognormal", "history", "both"] as const;

/** One of the sources of odds. */
export type OddsSource = (typeof oddsSources)[number];

/** A leg of a unit and the profit of all of it that is held, in USD, before fees. */
export interface LegProfit {
  readonly leg: SizedLeg;
  readonly profit: Usd;
}

/** Both levels moved as the trade names it: the profit at the horizon, fees off, and where it comes from. */
export interface NamedScenario extends Sides<Ratio> {
  readonly levels: Sides<Points>;
  readonly profit: NetOfSides<Usd>;
  readonly byLeg: Sides<readonly LegProfit[]>;
}

/** The profit of a sized pair over a grid of moves, and at its named moves. */
export interface PairProfits {
  readonly available: true;
  readonly base: PairSizing;
  /** The first of the base's sizings: the pair that is shown. */
  readonly sizing: FeasibleSizing;
  readonly weighting: Weighting;
  readonly contracts: Sides<Contracts>;
  readonly horizon: Horizon;
  /** ISO date of the horizon; null where the trade has no date that it could be counted from. */
  readonly date: string | null;
  readonly volatilityShift: Sides<Ratio>;
  /** USD of fees in every profit below. */
  readonly fees: Sides<Usd>;
  readonly moves: Sides<readonly Ratio[]>;
  readonly levels: Sides<readonly Points[]>;
  /** Of all contracts of a side, fees off, one for each of its moves. */
  readonly profitBySide: Sides<readonly Usd[]>;
  /** Both sides together: a row for each long move, in it a cell for each short move. */
  readonly profit: readonly (readonly Usd[])[];
  readonly named: readonly NamedScenario[];
  /** Both indices by −10 %, by nothing and by +10 %. */
  readonly commonMoves: readonly NamedScenario[];
  readonly outperformance: Outperformance;
}

/** The profit against the difference of both moves, the long index less the short one. */
export interface Outperformance {
  /** Long move − short move, as fractions, ascending. */
  readonly differences: readonly Ratio[];
  /** The mean of both moves, ascending: a row of the profits each. */
  readonly commonMoves: readonly Ratio[];
  /** USD, fees off: a row for each common move, in it one for each difference. */
  readonly profit: readonly (readonly Usd[])[];
}

/** The same, how likely each amount is, and what past windows would bring. */
export interface PairScenario extends PairProfits {
  readonly odds: OddsSource;
  readonly distribution: DistributionAnswer;
  /** Past windows, not a forecast. */
  readonly historical: SimulationAnswer;
}

/**
 * No profits to look at: the first weighting is not available, or nothing fits its limits, or of two expiries options
 * are left over at the nearer one that nothing values.
 */
export interface NoScenario {
  readonly available: false;
  readonly base: PairSizing;
  readonly sizing: Sizing;
  readonly reason: Finding;
}

/** The levels of a side after each of some moves, in points. */
function movedLevels({ side }: HeldSide, moves: readonly Ratio[]): Points[] {
  return moves.map((move) => movedLevel(side.sized.level.value, move));
}

/**
 * The profit in USD of all that is held of a side at each level, fees off: by the side's pricing model before its
 * expiry.
 *
 * A pair's profit is the sum of its sides', so a grid of both takes no more than these.
 */
function sideProfits(held: HeldSide, levels: readonly Points[], when: BeforeExpiry): Usd[] {
  if (when.daysLeft === 0) return levels.map((level) => usd(heldProfit(held, level)));
  const value = heldValue(held, when);
  return levels.map((level) => as<Usd>(value(level)));
}

/** Steps of the exact profit of a leg at a level: some microseconds. */
const STEPS_OF_A_LEG = 200;

/**
 * The profit in USD of each leg of all that is held of a side at one level, before fees: exact at expiry, else as
 * {@link sideProfits}.
 */
function legProfits(held: HeldSide, level: Points, when: BeforeExpiry): LegProfit[] {
  const { sized, unit } = held.side;
  spend(STEPS_OF_A_LEG * unit.length);
  const perPoint = heldPerPoint(held);
  const values = when.daysLeft === 0 ? null : legValues(held.side, when);
  return sized.legs.map((leg, index) => {
    const points = unit.slice(index, index + 1);
    const profit =
      values === null ? profitAtExpiry(points, level, perPoint) : times(exact(values[index]?.(level) ?? 0), perPoint);
    return { leg, profit: as<Usd>(toNumber(profit)) };
  });
}

/** The profit of a pair in USD at every pair of levels, a row for each long level. */
function profitGrid({ long, short }: Sides<readonly Usd[]>): Usd[][] {
  return long.map((row) => short.map((column) => as<Usd>(row + column)));
}

/**
 * {@link profitGrid} of exact profits: the double nearest to each exact sum.
 */
function exactGrid({ long, short }: Sides<readonly Exact[]>): Usd[][] {
  return long.map((row) => short.map((column) => as<Usd>(toNumber(plus(row, column)))));
}
