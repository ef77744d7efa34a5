import { type Exact, plus, toNumber } from "../exact.ts";
import type { MeasuredSide } from "../pair/measured-side.ts";
import { movedLevel } from "../pair/move-profit.ts";
import type { Side, Sides } from "../pair/sides.ts";
import { measuredSides, sizeSides } from "../pair/size-pair.ts";
import type { NetOfSides } from "../pair/sizing.ts";
import type { PairTrade, SizingRules } from "../pair/trade.ts";
import { as, type Contracts, type Points, type Ratio, type Usd } from "../quantity.ts";
import type { DistributionAnswer } from "./distribution.ts";
import { type HeldSide, heldFees, heldProfit } from "./held-side.ts";
import { type HorizonDate, horizonDate } from "./horizon.ts";
import { pairDistribution } from "./pair-distribution.ts";
import { exactGrid, profitGrid } from "./profit-grid.ts";
import type { NamedScenario, NoScenario, PairProfits, PairScenario, ScenarioRequest } from "./scenario.ts";
import { legProfits, movedLevels, sideProfits } from "./side-profits.ts";

/**
 * The profit of a sized pair after moves of both indices, at expiry or after so many days, and how likely each amount is: in USD, fees
 * off, undiscounted. Of the first weighting that the trade asks.
 *
 * At expiry the profits are exact: each is the double nearest to the sum in decimals. Before, each option is valued at its own implied
 * volatility plus the shift, with the time left. A premium is set against what the position is then worth, without interest on it.
 *
 * @throws PairsizeError HORIZON_AFTER_EXPIRY; PRICING_INPUT_MISSING, EXERCISE_UNKNOWN and VOLATILITY_MISSING where options are to be
 * valued before expiry; what sizePair throws
 */
export function pairScenario(trade: PairTrade, request: ScenarioRequest): PairScenario | NoScenario {
  const sides = measuredSides(trade);
  const profits = pairProfits(trade, sides, request);
  return profits.available ? { ...profits, distribution: profitDistribution(trade, sides, profits) } : profits;
}

/** {@link pairScenario} of sides that are measured already, but for how likely each amount is: that takes longest before expiry. */
export function pairProfits(
  trade: PairTrade,
  sides: Sides<MeasuredSide>,
  { horizon, moves, volatilityShift }: ScenarioRequest,
): PairProfits | NoScenario {
  const when = horizonDate(trade, horizon);
  const base = sizeSides(trade, sides);
  const [sizing] = base.sizings;
  if (sizing === undefined) throw new Error("a trade asks for a weighting");
  if (!sizing.available || !sizing.feasible) return { available: false, base, sizing };
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
    moves,
    levels,
    fees: eachSide((name) => as<Usd>(toNumber(heldFees(held[name])))),
    ...gridOf(held, levels, when, volatilityShift),
    named: trade.moves.map((move) => namedScenario(move, held, when, volatilityShift)),
  };
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
  if (!when.expired) {
    const profitBySide = eachSide((name) => sideProfits(held[name], levels[name], when, shift[name]));
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
  const levels = eachSide((name) => movedLevel(held[name].side.shown.level.value, move[name]));
  return {
    ...move,
    levels,
    profit: netProfit(held, levels, when, shift),
    byLeg: eachSide((name) => legProfits(held[name], levels[name], when, shift[name])),
  };
}

function netProfit(
  held: Sides<HeldSide>,
  levels: Sides<Points>,
  when: HorizonDate,
  shift: Sides<Ratio>,
): NetOfSides<Usd> {
  if (when.expired) {
    const { long, short } = eachSide((name) => heldProfit(held[name], levels[name]));
    return { long: usd(long), short: usd(short), net: usd(plus(long, short)) };
  }
  const { long, short } = eachSide((name) => sideProfits(held[name], [levels[name]], when, shift[name])[0] ?? 0);
  return { long: as<Usd>(long), short: as<Usd>(short), net: as<Usd>(long + short) };
}

function eachSide<Value>(of: (name: Side) => Value): Sides<Value> {
  return { long: of("long"), short: of("short") };
}

function usd(amount: Exact): Usd {
  return as<Usd>(toNumber(amount));
}
