import { fail, PairsizeError } from "../../errors/error.ts";
import type { Finding } from "../../errors/finding.ts";
import { PER_LARGE, perLargeOf, splitOf } from "../contract/catalogue.ts";
import { type Exact, exact, minus, plus, product, times, ZERO } from "../exact.ts";
import { isUndated } from "../option/chain.ts";
import type { Leg } from "../option/leg.ts";
import { dailyVariances } from "../pair/daily-risk.ts";
import type { MeasuredSide } from "../pair/measured-side.ts";
import { heldPositions, instrumentOf, instrumentWords, isHoldingSaid } from "../pair/position.ts";
import { refuseAmbiguousContracts, requestTerms, weighPair } from "../pair/size-pair.ts";
import type { Instrument, PairTrade, Position, TradeSide } from "../pair/trade.ts";
import type { Weighting } from "../pair/weighting.ts";
import { type Bound, best, type Extreme, gainOf, lossOf, piecewiseLinear, worst } from "../payoff/envelope.ts";
import { as, type Contracts, type Points, type Usd } from "../quantity.ts";
import { type Side, type Sides, sideNames } from "../sides.ts";
import { atFirstUse } from "../work.ts";

/** What says which of a trade's sizes was traded. */
export interface TradedRequest {
  /** Needed where the trade names several and fixes neither side's contracts. */
  readonly weighting?: Weighting | null;
  /** As a sizing counts them: of a trade with micros 40 are 4 large ones. */
  readonly contracts?: Sides<number | null> | null;
}

/** A position with the price at which it was opened. */
export type OpenPosition = Position & {
  readonly entry: Points;
  /** The entry is a share of a vertical's net price. */
  readonly isNet?: true;
  /** The entry is a premium of the model. */
  readonly isModel?: true;
};

/** What was traded: every instrument with its entry. */
export interface Traded {
  readonly weighting: Weighting;
  /** Null where the position is what is held. */
  readonly contracts: Sides<Contracts> | null;
  readonly positions: readonly OpenPosition[];
}

/**
 * What was traded of a trade: its holdings where it has any, else the contracts that were given or fixed, else those
 * that sizing chooses by the weighting.
 *
 * @throws PairsizeError TRADED_UNKNOWN, ENTRY_STRIKES_OF_CHAIN, ENTRY_MISSING; why the weighting is not available or nothing fits
 */
export function tradedOf(entry: PairTrade, sides: Sides<MeasuredSide>, request: TradedRequest): Traded {
  // A trade fixes large contracts; a request says contracts as a sizing counts them.
  const largeOf = (name: Side) => {
    const counted = request.contracts?.[name] ?? null;
    return counted === null ? entry.rules.contracts[name] : counted / perLargeOf(sides[name]);
  };
  const fixed = { long: largeOf("long"), short: largeOf("short") };
  const [first, ...others] = entry.weightings;
  const weighting = request.weighting ?? first ?? "dollar-neutral";
  const held = [...heldPositions(entry, "long"), ...heldPositions(entry, "short")];
  if (isHoldingSaid(entry) && request.contracts != null) fail("CONTRACTS_BESIDE_HOLDINGS", {});
  if (isHoldingSaid(entry)) return { weighting, contracts: null, positions: held.map(withEntry) };
  refuseMovedStrikes(entry.long);
  refuseMovedStrikes(entry.short);
  if (request.contracts == null) refuseAmbiguousContracts(entry, sides);
  const both = fixed.long === null || fixed.short === null ? null : { long: fixed.long, short: fixed.short };
  if (both === null && request.weighting == null && others.length > 0)
    fail("TRADED_UNKNOWN", { weightings: entry.weightings });
  const contracts =
    both === null
      ? chosen(entry, sides, weighting, fixed)
      : {
          long: as<Contracts>(Math.round(both.long * perLargeOf(sides.long))),
          short: as<Contracts>(Math.round(both.short * perLargeOf(sides.short))),
        };
  const positions = [...sidePositions(sides.long, contracts.long), ...sidePositions(sides.short, contracts.short)];
  return { weighting, contracts, positions };
}

/** Refuses strikes that would be chosen again of an undated file, which may not be the one that they were chosen of. */
function refuseMovedStrikes({ contract: { symbol }, chain, legs }: TradeSide): void {
  const isNamed = legs.some((leg) => leg.kind === "option" && leg.strike.kind !== "points");
  if (chain === null || !isNamed || !isUndated(chain.rows)) return;
  fail("ENTRY_STRIKES_OF_CHAIN", { symbol, file: chain.file });
}

function withEntry(position: Position): OpenPosition {
  const { entry, instrument } = position;
  return entry === null ? fail("ENTRY_MISSING", { instrument: instrumentWords(instrument) }) : { ...position, entry };
}

/** The contracts that sizing chooses, or why there are none. */
export type Choice =
  | { readonly known: true; readonly contracts: Sides<Contracts> }
  | { readonly known: false; readonly reason: Finding };

/** The contracts that sizing chooses by a weighting under the rules, with what is fixed. */
export function choice(
  trade: PairTrade,
  sides: Sides<MeasuredSide>,
  weighting: Weighting,
  fixed: Sides<number | null>,
): Choice {
  const contracts = { long: asCount(fixed.long), short: asCount(fixed.short) };
  const rules = { ...trade.rules, contracts };
  const daily = atFirstUse(() => dailyVariances({ ...trade, rules }, sides));
  const weighed = weighPair(weighting, sides, requestTerms(rules, sides, daily));
  if (!weighed.available) return { known: false, reason: weighed.reason };
  const { whole } = weighed;
  return whole.feasible ? { known: true, contracts: whole.contracts } : { known: false, reason: whole.reason };
}

function chosen(...asked: Parameters<typeof choice>): Sides<Contracts> {
  const answer = choice(...asked);
  if (!answer.known) throw new PairsizeError([answer.reason]);
  return answer.contracts;
}

function asCount(count: number | null): Contracts | null {
  return count === null ? null : as<Contracts>(count);
}

/** The positions of so many contracts of a side, as they are counted, each at the price of its leg. */
export function sidePositions(measured: MeasuredSide, count: number): readonly OpenPosition[] {
  const { name, side, sized, micro } = measured;
  const { large, small } = splitOf(count, perLargeOf(measured));
  const counts = [{ symbol: sized.symbol, contracts: large }];
  if (micro !== null) counts.push({ symbol: micro.symbol, contracts: small });
  return counts.flatMap(({ symbol, contracts }) =>
    contracts === 0
      ? []
      : sized.legs.map((leg) => ({
          side: name,
          quantity: leg.quantity * contracts,
          entry: leg.kind === "future" ? leg.entry : leg.premium.value,
          ...(leg.kind === "option" && leg.premium.net === true ? { isNet: true as const } : {}),
          ...(leg.kind === "option" && leg.premium.from === "model" ? { isModel: true as const } : {}),
          instrument: instrumentOf(leg, side, symbol),
        })),
  );
}

/**
 * How many units of a side are held, as the side counts them: of each kind of its legs the same number.
 *
 * @throws PairsizeError HELD_NOT_ROLLED where what is held is not a whole number of units
 */
export function unitsHeld(positions: readonly Position[], measured: MeasuredSide): number {
  const { name, sized } = measured;
  const held = positions.filter(({ side }) => side === name);
  const tenthsHeld = byKind(held.map((one) => ({ ...one.instrument, quantity: inTenths(one, measured) })));
  const tenthsAUnit = PER_LARGE / perLargeOf(measured);
  const tenthsOfUnit = byKind(sized.legs.map((leg) => ({ ...leg, quantity: leg.quantity * tenthsAUnit })));
  const kinds = new Set([...tenthsHeld.keys(), ...tenthsOfUnit.keys()]);
  const units = new Set([...kinds].map((kind) => (tenthsHeld.get(kind) ?? 0) / (tenthsOfUnit.get(kind) ?? 0)));
  const [count = 0] = units;
  if (units.size === 1 && Number.isInteger(count)) return count;
  return fail("HELD_NOT_ROLLED", {
    symbol: sized.symbol,
    held: held.map(({ instrument }) => instrumentWords(instrument)),
  });
}

/** Quantities added up by what they are of, calls, puts or futures, bought and sold apart. */
function byKind(
  items: readonly { readonly kind: string; readonly right?: string; readonly quantity: number }[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { kind, right, quantity } of items) {
    const key = `${Math.sign(quantity)} ${right ?? kind}`;
    sums.set(key, (sums.get(key) ?? 0) + quantity);
  }
  return sums;
}

/** The quantity of a position in tenths of the large contract, which micros are. */
function inTenths({ quantity, instrument }: Position, { side }: MeasuredSide): number {
  return quantity * (instrument.symbol === side.contract.symbol ? PER_LARGE : 1);
}

/** A contract of a position in large ones: a tenth for the small one of the same index. */
export function sizeInLarge({ instrument }: Position, { side }: MeasuredSide): Exact {
  return instrument.symbol === side.contract.symbol ? exact(1) : exact(0.1);
}

/** USD for a move of one point of all contracts of a position: quantity × multiplier × fx. */
export function perPoint(position: Position, measured: MeasuredSide): Exact {
  return times(times(exact(position.quantity), sizeInLarge(position, measured)), measured.pointValue);
}

/** The fees of opening positions, in USD: one for every contract; shares pay one a hundred. */
export function feesOf(positions: readonly Position[], fee: Usd): Exact {
  const count = positions.reduce((sum, { quantity }) => sum + Math.abs(quantity), 0);
  return fee === 0 ? ZERO : product(fee, count);
}

/** The worst and the best profit at expiry of a position, fees off. */
export interface PositionBounds {
  readonly maxLoss: Bound;
  readonly maxGain: Bound;
}

/**
 * The bounds of a position at expiry: the sum over its sides, as a sizing adds them. Null where one side rests on
 * several days or futures: then one level says nothing of all of it.
 *
 * @param added what is realised already, in USD
 */
export function boundsOf(
  positions: readonly Position[],
  sides: Sides<MeasuredSide>,
  fees: Exact,
  added: Exact = ZERO,
): PositionBounds | null {
  const start = minus(added, fees);
  let lowest: Exact | null = start;
  let highest: Exact | null = start;
  for (const name of sideNames) {
    const legs = positions.filter(({ side }) => side === name);
    if (several(legs.map(expiryOf)) || several(legs.map(monthOf))) return null;
    const profit = piecewiseLinear(legs.map((one) => legOf(one, sides[name])));
    const pointValue = times(sides[name].pointValue, exact(0.1));
    lowest = sum(lowest, worst(profit, pointValue));
    highest = sum(highest, best(profit, pointValue));
  }
  return {
    maxLoss: lowest === null ? { kind: "unlimited" } : lossOf(lowest),
    maxGain: highest === null ? { kind: "unlimited" } : gainOf(highest),
  };
}

function several(values: readonly (string | null)[]): boolean {
  return new Set(values.filter((value) => value !== null)).size > 1;
}

/** The month of the future that a position is in, or that its option delivers: "H6"; null where none is known. */
function monthOf({ instrument }: Position): string | null {
  return underlyingOf(instrument)?.slice(-2) ?? null;
}

/** The code of a future, or of the one that lies under an option; null where none is known, and for shares. */
export function underlyingOf(instrument: Instrument): string | null {
  return (instrument.kind === "future" ? instrument.future?.code : instrument.option?.underlying) ?? null;
}

function sum(total: Exact | null, extreme: Extreme): Exact | null {
  return total === null || extreme.kind === "unlimited" ? null : plus(total, extreme.profit);
}

/** The ISO date on which a position's option expires; null for a future and shares. */
export function expiryOf({ instrument }: Position): string | null {
  return instrument.kind === "option" ? instrument.expiry : null;
}

/** Whether a position settles at the opening of a day: a future of an index on its last one, and some options. */
export function settlesAtOpening({ instrument }: Position, asOf: string): boolean {
  return instrument.kind === "future"
    ? instrument.future?.expiry === asOf
    : instrument.expiry === asOf && instrument.option?.settlement === "am";
}

/** A position as a leg that counts in tenths of the large contract. */
function legOf(position: Position, measured: MeasuredSide): Leg {
  const { entry, instrument } = position;
  const tenths = inTenths(position, measured);
  const price = entry ?? as<Points>(0);
  if (instrument.kind === "future") return { kind: "future", quantity: tenths, entry: price };
  const { right, strike } = instrument;
  return { kind: "option", quantity: tenths, right, strike, premium: price };
}
