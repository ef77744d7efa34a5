import { type Finding, finding } from "../../errors/finding.ts";
import { daysBetween } from "../calendar.ts";
import { indexFuture } from "../contract/catalogue.ts";
import { compare, exact, times, toNumber } from "../exact.ts";
import { containsOption } from "../option/leg.ts";
import type { MeasuredSide } from "../pair/measured-side.ts";
import { moveProfit } from "../pair/money.ts";
import { measuredSides } from "../pair/size-pair.ts";
import type { FeasibleSizing, MoveProfit, SizedTrade } from "../pair/sizing.ts";
import type { PairTrade } from "../pair/trade.ts";
import { as, type Contracts, type Ratio, type Usd } from "../quantity.ts";
import { pairScenario } from "../scenario/scenario.ts";
import { type Sides, sideNames } from "../sides.ts";
import { bounded } from "../work.ts";

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
      /** The profit at expiry over outperformance; null where both sides do not expire on one day. */
      readonly payoff: readonly OutperformancePoint[] | null;
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
      readonly reason: Finding;
      /** Everything that is wrong with what was written; none where it only fits nothing. */
      readonly problems: readonly Finding[];
      readonly warnings: readonly Finding[];
    }
);

/** A bend, or an end, of the profit at expiry over outperformance: a straight line leads to the next. */
export interface OutperformancePoint {
  /** The long index's move less that of the short one, at the moves +d/2 and −d/2. */
  readonly outperformance: Ratio;
  readonly profit: Usd;
}

/** The figures of a trade beside others: those of `size` and of `scenario` at expiry. */
export function alternativeOf(name: string, trade: PairTrade): Alternative {
  return bounded(() => alternativeWithin(name, trade));
}

function alternativeWithin(name: string, trade: PairTrade): Alternative {
  const [weighting] = trade.weightings;
  const still = [as<Ratio>(0)];
  const request = {
    horizon: { kind: "expiry" },
    moves: { long: still, short: still },
    volatilityShift: { long: as<Ratio>(0), short: as<Ratio>(0) },
  } as const;
  const sides = measuredSides(trade);
  const scenario = pairScenario({ ...trade, weightings: weighting === undefined ? [] : [weighting] }, request, sides);
  const { base, sizing } = scenario;
  const { warnings } = base;
  if (!sizing.available || !sizing.feasible)
    return { name, feasible: false, reason: sizing.reason, problems: [], warnings };
  const distribution = scenario.available && scenario.distribution.known ? scenario.distribution : null;
  const historical = scenario.available && scenario.historical.available ? scenario.historical.rows : [];
  const { maxGain, maxLoss } = sizing;
  const isKnown = maxGain.kind === "limited" && maxLoss.kind === "limited" && maxLoss.amount > 0;
  const payoff = outperformancePayoff(trade, sides, sizing.contracts);
  const centred = historical.find(({ method }) => method === "centred");
  return {
    name,
    feasible: true,
    trade: base.trade,
    sizing,
    gainPerLoss: isKnown ? as<Ratio>(maxGain.amount / maxLoss.amount) : null,
    outperformance: payoff === null ? null : neededOutperformance(payoff),
    payoff,
    probabilityOfProfit: distribution?.probabilityOfProfit ?? null,
    shareProfitable: centred?.available ? centred.shareProfitable : null,
    daysLeft: trade.asOf === null || trade.expiry === null ? null : daysBetween(trade.asOf, trade.expiry),
    warnings,
  };
}

/**
 * The profit at expiry in USD, fees off, over the outperformance d of the long index at the moves +d/2 and −d/2, from −2,
 * where the long index is at 0, to 2, where the short one is: linear between the strikes of both sides.
 *
 * Null for two expiries, where options left over are valued by the model.
 */
export function outperformancePayoff(
  trade: Pick<PairTrade, "rules" | "expiry">,
  sides: Sides<MeasuredSide>,
  contracts: Sides<Contracts>,
): readonly OutperformancePoint[] | null {
  const dates = sideNames.flatMap((side) => (containsOption(sides[side].unit) ? [sides[side].side.expiry] : []));
  if (new Set(dates).size > 1) return null;
  const profitAt = (difference: number): Usd => {
    const half = (sign: 0.5 | -0.5) => as<Ratio>(toNumber(times(exact(difference), exact(sign))));
    return moveProfit({ long: half(0.5), short: half(-0.5) }, sides, contracts, trade).profit.net;
  };
  const kinks = sideNames.flatMap((side) => {
    const { unit, sized } = sides[side];
    const up = side === "long" ? 2 : -2;
    return unit.flatMap((leg) => (leg.kind === "option" ? [up * (leg.strike / sized.level.value - 1)] : []));
  });
  const within = kinks.filter((kink) => kink > -2 && kink < 2);
  const places = [...new Set([-2, 0, ...within, 2])].sort((a, b) => a - b);
  return places.map((place) => ({ outperformance: as<Ratio>(place), profit: profitAt(place) }));
}

/** The least outperformance d ≥ 0 at which the pair loses nothing at expiry; null where it loses at every d up to 2. */
export function neededOutperformance(payoff: readonly OutperformancePoint[]): Ratio | null {
  const [first, ...others] = payoff.filter(({ outperformance }) => outperformance >= 0);
  if (first === undefined || first.profit >= 0) return first?.outperformance ?? null;
  let before = first;
  for (const point of others) {
    const step = point.outperformance - before.outperformance;
    if (point.profit >= 0)
      return as<Ratio>(before.outperformance + (step * -before.profit) / (point.profit - before.profit));
    before = point;
  }
  return null;
}

/** What alternatives can be ordered by: `move:1` is the profit of the first named move. */
export type Order = "maxLoss" | "gainPerLoss" | "capital" | `move:${number}`;

/** A named move of a trade, with what it makes of the pair. */
export interface NamedMove {
  readonly trade: SizedTrade;
  readonly profit: MoveProfit;
}

/**
 * The figure of an order, the least the best; null where it has none. A named move that is another one than that of the
 * first alternative is none to compare by.
 */
function figureOf(one: Alternative, order: Order, first: NamedMove | null): number | null {
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
      const move = moveOf(one, order);
      return move === null || !isSameMove(move, first) ? null : -move.profit.profit.net;
    }
  }
}

/** The named move of a place, from 0; null where the pair has none so far. */
export function namedMove(one: Alternative, at: number): NamedMove | null {
  const profit = one.feasible ? one.sizing.moves?.[at] : undefined;
  return one.feasible && profit !== undefined ? { trade: one.trade, profit } : null;
}

/** The named move that an order is by; null where it is by another figure. */
function moveOf(one: Alternative, order: Order): NamedMove | null {
  return namedMove(one, Number(order.slice("move:".length)) - 1);
}

/** Whether two named moves are one move of both indices, whichever of them is the long one, and in which contract. */
export function isSameMove(a: NamedMove, b: NamedMove | null): boolean {
  return b !== null && indexMoves(a) === indexMoves(b);
}

function indexMoves({ trade: { long, short }, profit }: NamedMove): string {
  return [`${indexFuture(long.symbol)} ${profit.long}`, `${indexFuture(short.symbol)} ${profit.short}`].sort().join();
}

/** The first of the named moves that alternatives are ordered by; null where none has it. */
export function moveOrderedBy(alternatives: readonly Alternative[], order: Order): NamedMove | null {
  return alternatives.map((one) => moveOf(one, order)).find((move) => move !== null) ?? null;
}

/** The alternatives, the best first; those of equal figures keep their order, those without one come last. */
export function ordered(alternatives: readonly Alternative[], order: Order): Alternative[] {
  const move = moveOrderedBy(alternatives, order);
  return alternatives
    .map((one) => ({ one, figure: figureOf(one, order, move) }))
    .sort((a, b) => compareFigures(a.figure, b.figure) || Number(b.one.feasible) - Number(a.one.feasible))
    .map(({ one }) => one);
}

function compareFigures(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(exact(a), exact(b));
}

/** Gross notionals that differ by a larger factor are of different sizes. */
const ONE_SIZE = 1.25;

/** The notes on alternatives of different dates, and on those of different sizes that an order in USD ranks by size too. */
export function comparisonNotes(alternatives: readonly Alternative[], order: Order | null): readonly Finding[] {
  const sized = alternatives.filter((one) => one.feasible);
  return [...datesNote(sized), ...(order === null || order === "gainPerLoss" ? [] : sizesNote(sized, order))];
}

type SizedAlternative = Alternative & { readonly feasible: true };

function datesNote(sized: readonly SizedAlternative[]): Finding[] {
  const dated = sized
    .flatMap(({ name, trade: { asOf: date } }) => (date === null ? [] : [{ name, date }]))
    .sort((a, b) => Number(a.date > b.date) - Number(a.date < b.date));
  const [first, last] = [dated[0], dated.at(-1)];
  if (first === undefined || last === undefined || first.date === last.date) return [];
  return [finding("COMPARED_DATES_DIFFER", { first, last })];
}

function sizesNote(sized: readonly SizedAlternative[], order: Exclude<Order, "gainPerLoss">): Finding[] {
  const move = moveOrderedBy(sized, order);
  const ranked = sized.filter((one) => figureOf(one, order, move) !== null);
  const sizes = ranked
    .map(({ name, sizing }) => ({ name, notional: sizing.notional.gross }))
    .sort((a, b) => a.notional - b.notional);
  const [least, most] = [sizes[0], sizes.at(-1)];
  if (least === undefined || most === undefined || most.notional <= ONE_SIZE * least.notional) return [];
  return haveOneLossBudget(ranked) ? [] : [finding("COMPARED_SIZES_DIFFER", { by: order, least, most })];
}

/** Whether one budget on the loss limits the size of all. */
function haveOneLossBudget(sized: readonly SizedAlternative[]): boolean {
  const budgets = sized.map(({ trade: { size } }) => [size.maxLoss, size.account, size.risk].join());
  const isLimiting = ({ sizing }: SizedAlternative) =>
    sizing.binding.some((name) => name === "maxLoss" || name === "accountRisk");
  return sized.every(isLimiting) && new Set(budgets).size === 1;
}

/** The names of alternatives that tie with the one before them, pair by pair. */
export function tiesOf(alternatives: readonly Alternative[], order: Order): readonly (readonly [string, string])[] {
  const move = moveOrderedBy(alternatives, order);
  return alternatives.slice(1).flatMap((one, at) => {
    const before = alternatives[at];
    const figure = figureOf(one, order, move);
    return before !== undefined && figure !== null && figure === figureOf(before, order, move)
      ? [[before.name, one.name] as const]
      : [];
  });
}
