import { readShifted } from "../../core/number-text.ts";
import { containsOption } from "../../core/option/leg.ts";
import { measuredSides, sizeSides } from "../../core/pair/size-pair.ts";
import type { PairSizing } from "../../core/pair/sizing.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import { type Weighting, weightings } from "../../core/pair/weighting.ts";
import { type WhatIf, whatIf } from "../../core/pair/what-if.ts";
import { type AnnualVolatility, as, type Contracts, type Points, type Ratio } from "../../core/quantity.ts";
import type { DistributionAnswer } from "../../core/scenario/distribution.ts";
import { gridMoves, usualRange, usualStep } from "../../core/scenario/grid.ts";
import { horizonDate } from "../../core/scenario/horizon.ts";
import { type NoScenario, type PairProfits, pairProfits, profitDistribution } from "../../core/scenario/scenario.ts";
import type { Side } from "../../core/sides.ts";
import { atFirstUse } from "../../core/work.ts";

/** Choice of a reader of the page. */
export interface Choice {
  readonly whatIf: WhatIf;
  /** The weighting whose pair is drawn. */
  readonly weighting: Weighting;
  /** Calendar days after the trade's date at which profits are looked at; null for the expiry. */
  readonly days: number | null;
}

/** Everything that the page shows for one choice. */
export interface View {
  readonly choice: Choice;
  /** The trade with the choice put in. */
  readonly trade: PairTrade;
  /** Of every weighting. */
  readonly sizing: PairSizing;
  /** Of the pair that is drawn, over a fine grid. */
  readonly profits: PairProfits | NoScenario;
  /** How likely they are: computed when it is first asked, since before expiry that takes longer than all the rest. */
  readonly distribution: () => DistributionAnswer | null;
  /**
   * Calendar days that the pictures can be moved back from the expiry; null where options cannot be valued before it.
   */
  readonly daysToExpiry: number | null;
  /** How many cells of the fine grid make a step of its table. */
  readonly fineness: number;
}

/** Cells of the heat map for each step of its table. */
const FINENESS = 4;

/** First choice: the trade as it is, its first weighting, at expiry. */
export function firstChoice({ weightings: [first = "dollar-neutral"] }: Pick<PairTrade, "weightings">): Choice {
  const nothing = { long: null, short: null };
  return { whatIf: { level: nothing, volatility: nothing, contracts: nothing }, weighting: first, days: null };
}

/** Part of a trade that stays the same whatever is chosen. */
interface Stage {
  readonly trade: PairTrade;
  readonly moves: readonly Ratio[];
  readonly daysToExpiry: number | null;
}

/** The stage of a trade: the moves of its pictures, and the days that they can be moved back. */
export function stageOf(trade: PairTrade): Stage {
  const range = usualRange(trade, { kind: "expiry" });
  return { trade, moves: gridMoves(range, usualStep(range) / FINENESS), daysToExpiry: daysBefore(trade) };
}

/**
 * View of the page for a choice, computed as the command line computes it.
 *
 * @throws PairsizeError as sizePair and pairScenario do
 */
export function viewOf({ trade, moves, daysToExpiry }: Stage, choice: Choice): View {
  const asked = { ...whatIf(trade, choice.whatIf), weightings };
  const drawn = { ...asked, weightings: [choice.weighting] };
  const sides = measuredSides(asked);
  const profits = pairProfits(drawn, sides, {
    horizon: choice.days === null ? { kind: "expiry" } : { kind: "days", days: choice.days },
    moves: { long: moves, short: moves },
    volatilityShift: { long: as<Ratio>(0), short: as<Ratio>(0) },
  });
  return {
    choice,
    trade: asked,
    sizing: sizeSides(asked, sides),
    profits,
    distribution: atFirstUse(() => (profits.available ? profitDistribution(drawn, sides, profits) : null)),
    daysToExpiry,
    fineness: FINENESS,
  };
}

function daysBefore(trade: PairTrade): number | null {
  const { rate, asOf, long, short } = trade;
  const holdsOptions = [long, short].some(({ legs }) => containsOption(legs));
  return rate === null || asOf === null || !holdsOptions ? null : horizonDate(trade, { kind: "expiry" }).days;
}

/** The texts of the sliders, by their ids; one that was not moved is not there. */
type Written = ReadonlyMap<string, string>;

/**
 * The choice that the sliders make: what was not moved stays as the trade has it. Texts are read as the command line
 * reads flags.
 */
export function choiceOf(written: Written, weighting: Weighting, daysToExpiry: number | null): Choice {
  const number = (id: string, shift = 0): number | null => {
    const reading = readShifted(written.get(id) ?? "", shift);
    return reading.ok && reading.value > 0 ? reading.value : null;
  };
  const each = <Value>(of: (side: Side) => Value) => ({ long: of("long"), short: of("short") });
  const left = number("days");
  return {
    whatIf: {
      level: each((side) => number(`level-${side}`) as Points | null),
      volatility: each((side) => number(`volatility-${side}`, -2) as AnnualVolatility | null),
      contracts: each((side) => {
        const count = number(`contracts-${side}`);
        return count === null || !Number.isSafeInteger(count) ? null : as<Contracts>(count);
      }),
    },
    weighting,
    days: left === null || daysToExpiry === null ? null : Math.max(0, daysToExpiry - left),
  };
}
