import type { Finding } from "../../errors/finding.ts";
import { daysBetween } from "../calendar.ts";
import { compare, exact, times, toNumber } from "../exact.ts";
import type { MeasuredSide } from "../pair/measured-side.ts";
import { moveProfit } from "../pair/money.ts";
import { measuredSides } from "../pair/size-pair.ts";
import type { FeasibleSizing, SizedTrade } from "../pair/sizing.ts";
import type { PairTrade } from "../pair/trade.ts";
import { as, type Contracts, type Ratio } from "../quantity.ts";
import { pairScenario } from "../scenario/scenario.ts";
import type { Sides } from "../sides.ts";

/** One of the pairs that are compared: sized by the first weighting of its trade, or why it is not. */
export type Alternative = {
  /** A column's name: its file, or what differs. */
  readonly name: string;
} & (
  | {
      readonly feasible: true;
      readonly trade: SizedTrade;
      readonly sizing: FeasibleSizing;
      /** Max gain over max loss; null where either has no end, or nothing can be lost. */
      readonly gainPerLoss: Ratio | null;
      /** What the long index must do better by, with no common move, for no loss at expiry; null where it never is. */
      readonly outperformance: Ratio | null;
      /** Of a profit at expiry, lognormal; null where it is not known. */
      readonly probabilityOfProfit: Ratio | null;
      /** Of past windows, history's drift taken out; null without histories. */
      readonly shareProfitable: Ratio | null;
      /** Calendar days to the nearer expiry; null where a date is missing. */
      readonly daysLeft: number | null;
      readonly warnings: readonly Finding[];
    }
  | {
      readonly feasible: false;
      readonly reasons: readonly [Finding, ...Finding[]];
      readonly warnings: readonly Finding[];
    }
);

/** The figures of a trade beside others: those of `size` and of `scenario` at expiry. */
export function alternativeOf(name: string, trade: PairTrade): Alternative {
  const [weighting] = trade.weightings;
  const still = [as<Ratio>(0)];
  const request = {
    horizon: { kind: "expiry" },
    moves: { long: still, short: still },
    volatilityShift: { long: as<Ratio>(0), short: as<Ratio>(0) },
  } as const;
  const scenario = pairScenario({ ...trade, weightings: weighting === undefined ? [] : [weighting] }, request);
  const { base } = scenario;
  const { warnings } = base;
  if (!scenario.available) return { name, feasible: false, reasons: [scenario.sizing.reason], warnings };
  const { sizing, distribution, historical } = scenario;
  const { maxGain, maxLoss } = sizing;
  const isKnown = maxGain.kind === "limited" && maxLoss.kind === "limited" && maxLoss.amount > 0;
  const centred = historical.available ? historical.rows.find(({ method }) => method === "centred") : undefined;
  return {
    name,
    feasible: true,
    trade: base.trade,
    sizing,
    gainPerLoss: isKnown ? as<Ratio>(maxGain.amount / maxLoss.amount) : null,
    outperformance: neededOutperformance(trade, measuredSides(trade), sizing.contracts),
    probabilityOfProfit: distribution.known ? distribution.probabilityOfProfit : null,
    shareProfitable: centred?.available ? centred.shareProfitable : null,
    daysLeft: trade.asOf === null || trade.expiry === null ? null : daysBetween(trade.asOf, trade.expiry),
    warnings,
  };
}

/**
 * The least outperformance d ≥ 0 of the long index, at the moves +d/2 and −d/2, at which the pair loses nothing at
 * expiry; null where it loses at every d up to 2, where the short index is at 0.
 *
 * At one expiry the profit is linear in d between the strikes of both sides: the crossing is interpolated between the
 * two strikes around it. Null for two expiries, where options left over are valued by the model.
 */
export function neededOutperformance(
  trade: Pick<PairTrade, "rules" | "expiry">,
  sides: Sides<MeasuredSide>,
  contracts: Sides<Contracts>,
): Ratio | null {
  const dates = (["long", "short"] as const).flatMap((side) =>
    sides[side].unit.some(({ kind }) => kind === "option") ? [sides[side].side.expiry] : [],
  );
  if (new Set(dates).size > 1) return null;
  const profitAt = (difference: number): number => {
    const half = (sign: 0.5 | -0.5) => as<Ratio>(toNumber(times(exact(difference), exact(sign))));
    return moveProfit({ long: half(0.5), short: half(-0.5) }, sides, contracts, trade).profit.net;
  };
  const kinks = (["long", "short"] as const).flatMap((side) => {
    const { unit, sized } = sides[side];
    const up = side === "long" ? 2 : -2;
    return unit.flatMap((leg) => (leg.kind === "option" ? [up * (leg.strike / sized.level.value - 1)] : []));
  });
  const places = [...new Set([0, ...kinks.filter((kink) => kink > 0 && kink < 2), 2])].sort((a, b) => a - b);
  let [before, lost] = [0, profitAt(0)];
  if (lost >= 0) return as<Ratio>(0);
  for (const place of places.slice(1)) {
    const profit = profitAt(place);
    if (profit >= 0) return as<Ratio>(before + ((place - before) * -lost) / (profit - lost));
    [before, lost] = [place, profit];
  }
  return null;
}

/** What alternatives can be ordered by: `move:1` is the profit of the first named move. */
export type Order = "maxLoss" | "gainPerLoss" | "capital" | `move:${number}`;

/** The figure of an order, and whether the least is best; null where it has none. */
function figureOf(one: Alternative, order: Order): number | null {
  if (!one.feasible) return null;
  const { sizing, gainPerLoss } = one;
  switch (order) {
    case "maxLoss":
      return sizing.maxLoss.kind === "unlimited" ? null : sizing.maxLoss.amount;
    case "gainPerLoss":
      return gainPerLoss === null ? null : -gainPerLoss;
    case "capital":
      return sizing.capital.amount;
    default: {
      const move = sizing.moves?.[Number(order.slice("move:".length)) - 1];
      return move === undefined ? null : -move.profit.net;
    }
  }
}

/** The alternatives, the best first; those of equal figures keep their order, those without one come last. */
export function ordered(alternatives: readonly Alternative[], order: Order): Alternative[] {
  return alternatives
    .map((one) => ({ one, figure: figureOf(one, order) }))
    .sort((a, b) => compareFigures(a.figure, b.figure) || Number(b.one.feasible) - Number(a.one.feasible))
    .map(({ one }) => one);
}

function compareFigures(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(exact(a), exact(b));
}

/** The names of alternatives that tie with the one before them, pair by pair. */
export function tiesOf(alternatives: readonly Alternative[], order: Order): readonly (readonly [string, string])[] {
  return alternatives.slice(1).flatMap((one, at) => {
    const before = alternatives[at];
    const figure = figureOf(one, order);
    return before !== undefined && figure !== null && figure === figureOf(before, order)
      ? [[before.name, one.name] as const]
      : [];
  });
}
