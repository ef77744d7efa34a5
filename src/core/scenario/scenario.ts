import type { Sides } from "../pair/sides.ts";
import type { SizedLeg } from "../pair/sized-trade.ts";
import type { FeasibleSizing, InfeasibleSizing, NetOfSides, PairSizing, UnavailableSizing } from "../pair/sizing.ts";
import type { Weighting } from "../pair/weighting.ts";
import type { Contracts, Points, Ratio, Usd } from "../quantity.ts";
import type { DistributionAnswer } from "./distribution.ts";
import type { Horizon } from "./horizon.ts";

/** What a scenario is asked: when, over which moves, and what happens to implied volatilities until then. */
export interface ScenarioRequest {
  readonly horizon: Horizon;
  /** Moves of each level, as fractions from −1 (a level of 0), ascending. */
  readonly moves: Sides<readonly Ratio[]>;
  /** Added to the volatility of every option of a side, 0.02 for two points: at a horizon before expiry only. */
  readonly volatilityShift: Sides<Ratio>;
}

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
  readonly moves: Sides<readonly Ratio[]>;
  readonly levels: Sides<readonly Points[]>;
  /** USD of fees in every profit below. */
  readonly fees: Sides<Usd>;
  /** Of all contracts of a side, fees off, one for each of its moves. */
  readonly profitBySide: Sides<readonly Usd[]>;
  /** Both sides together: a row for each long move, in it a cell for each short move. */
  readonly profit: readonly (readonly Usd[])[];
  readonly named: readonly NamedScenario[];
}

/** The same, and how likely each amount is. */
export interface PairScenario extends PairProfits {
  readonly distribution: DistributionAnswer;
}

/** No pair to look at: the first weighting is not available, or nothing fits its limits. */
export interface NoScenario {
  readonly available: false;
  readonly base: PairSizing;
  readonly sizing: UnavailableSizing | InfeasibleSizing;
}
