import { fail, PairsizeError } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { type Exact, exact, exactQuotient, minus, plus, times, toNumber, ZERO } from "../exact.ts";
import type { MeasuredSide } from "../pair/measured-side.ts";
import { orderOf, ticketOf } from "../pair/orders.ts";
import { changesBetween, instrumentSymbol, instrumentWords, isShares, limitAt, positionKey } from "../pair/position.ts";
import { measuredSides } from "../pair/size-pair.ts";
import type { NetOfSides, Order } from "../pair/sizing.ts";
import type { PairTrade, Position } from "../pair/trade.ts";
import { expiriesApart, mixedSettlement, quotesOfOtherSeries } from "../pair/warnings.ts";
import type { Bound } from "../payoff/envelope.ts";
import { as, type Points, type Usd } from "../quantity.ts";
import { type Side, type Sides, sideNames } from "../sides.ts";
import { bounded } from "../work.ts";
import type { MarkSource, PairMark } from "./mark.ts";
import { distinct, type MarkedPair, type MarkRequest, markedPair, refuseOtherTrade } from "./mark-pair.ts";
import { boundsOf, feesOf, type OpenPosition, perPoint, settlesAtOpening, sidePositions, unitsHeld } from "./traded.ts";

/** An order with what it is called, and the price that its money is counted at. */
export interface LifeOrder extends Order {
  readonly side: Side;
  /** In words: "sell 4 RTY 2026-03-20 2750 call". */
  readonly ticket: string;
  /**
   * In index points: the closing side of a quote, or the premium of what is opened; the mean of both where a position
   * turns round.
   */
  readonly price: Points;
}

/** What closing an open pair takes and brings. */
export interface PairClose {
  readonly mark: PairMark;
  readonly orders: readonly LifeOrder[];
  /** Profit of what is closed, at the closing side, before fees. */
  readonly realised: NetOfSides<Usd>;
  /** Cash that the orders take, below 0 for cash that they bring; futures take none, shares their price. */
  readonly cost: NetOfSides<Usd>;
  /** USD for the orders. */
  readonly fees: Usd;
  readonly warnings: readonly Finding[];
}

/** What rolling an open pair takes, and what it becomes. */
export interface PairRoll extends PairClose {
  /** Profit of what stays, at the closing side. */
  readonly open: NetOfSides<Usd>;
  /** The levels that the new legs are priced on, with where each came from. */
  readonly levels: Sides<{ readonly value: Points; readonly from: string; readonly code: string | null }>;
  /** Of the new position held to expiry, with what is realised and all fees; null where a side has several expiries. */
  readonly maxLoss: Bound | null;
  readonly maxGain: Bound | null;
  readonly positions: readonly OpenPosition[];
}

/**
 * The orders that flatten an open pair, with what is realised at today's closing side.
 *
 * @throws PairsizeError NOT_CLOSED, and what a mark throws
 */
export function closePair(entry: PairTrade, now: PairTrade, request: MarkRequest = {}): PairClose {
  const marked = markedPair(entry, now, request);
  const { realised, orders, cost, fees, ended } = changed([], marked, marked.sides, entry);
  return { mark: marked.mark, orders, realised, cost, fees, warnings: [...marked.mark.warnings, ...ended] };
}

/**
 * The same structure at another expiry: old legs closed at today's closing side, new ones opened at their premiums; what
 * is in both is not traded.
 *
 * @param next the trade as it is to be: today's date, the new expiry, the price of what lies under it, legs with quotes
 * or left to the model; its contracts are those that are open, counted as the entry counts them
 * @throws PairsizeError OTHER_TRADE, ROLL_OF_OTHER_DAY, HELD_NOT_ROLLED, ROLL_NOWHERE, NOT_CLOSED, PREMIUM_MISSING, and
 * what a mark throws
 */
export function rollPair(entry: PairTrade, now: PairTrade, next: PairTrade, request: MarkRequest = {}): PairRoll {
  return bounded(() => rolledWithin(entry, now, next, request));
}

function rolledWithin(entry: PairTrade, now: PairTrade, next: PairTrade, request: MarkRequest): PairRoll {
  const marked = markedPair(entry, now, request);
  refuseOtherTrade("next", entry, next);
  if (next.asOf !== now.asOf) fail("ROLL_OF_OTHER_DAY", { next: next.asOf, now: now.asOf });
  // What is open is counted as the entry counts it, in micros too.
  const sides = measuredSides({ ...next, rules: entry.rules });
  const { contracts } = marked.mark;
  const target = sideNames.flatMap((name) =>
    sidePositions(sides[name], contracts?.[name] ?? unitsHeld(marked.positions, sides[name])),
  );
  const { realised, open, orders, cost, fees, ended, kept, added, made } = changed(target, marked, sides, entry);
  if (orders.length === 0) fail("ROLL_NOWHERE", { expiry: next.expiry ?? "this month" });
  const positions = [...kept, ...added];
  const paid = plus(feesOf(marked.positions, entry.rules.fee), exact(fees));
  const bounds = boundsOf(positions, sides, paid, made);
  const level = (name: Side) => {
    const { level: of, option, future } = next[name];
    return { value: of.value, from: of.from, code: option?.underlying ?? future?.code ?? null };
  };
  return {
    mark: marked.mark,
    orders,
    realised,
    open,
    cost,
    fees,
    levels: { long: level("long"), short: level("short") },
    maxLoss: bounds?.maxLoss ?? null,
    maxGain: bounds?.maxGain ?? null,
    positions,
    warnings: [
      ...marked.mark.warnings,
      ...ended,
      ...openedByModel(added),
      ...expiriesApart(next, [sides.long, sides.short]),
      ...mixedSettlement(sides),
      ...sides.long.quoteFindings,
      ...sides.short.quoteFindings,
      ...distinct(
        [...next.warnings, ...sideNames.flatMap((side) => quotesOfOtherSeries(next[side]))],
        marked.mark.warnings,
      ),
    ],
  };
}

/** The note that new legs are priced by the model. */
function openedByModel(added: readonly OpenPosition[]): readonly Finding[] {
  const legs = added.filter(({ isModel }) => isModel === true).map(wordsOf);
  return legs.length === 0 ? [] : [finding("OPENED_BY_MODEL", { legs })];
}

interface Change {
  readonly orders: readonly LifeOrder[];
  readonly realised: NetOfSides<Usd>;
  readonly open: NetOfSides<Usd>;
  readonly cost: NetOfSides<Usd>;
  readonly fees: Usd;
  /** The warnings about options that end without an order. */
  readonly ended: readonly Finding[];
  /** What is held before and after, at its entry; and what is opened. */
  readonly kept: readonly OpenPosition[];
  readonly added: readonly OpenPosition[];
  /** All that is realised, exactly. */
  readonly made: Exact;
}

/** A part of an open pair: how many of it stay and how many are closed, and its mark; nulls where it has none. */
interface Lot {
  readonly position: OpenPosition;
  readonly kept: number;
  readonly closed: number;
  readonly price: Points | null;
  readonly from: MarkSource | null;
  /** Whether its price is a share of a net price. */
  readonly isNet: boolean;
}

/** A quantity at a price. */
interface Priced {
  readonly quantity: number;
  readonly price: Points;
}

/** A part of an order: what it closes is worth what the mark says, what it opens what the new trade says. */
interface OrderPart extends Priced {
  readonly of: Sides<MeasuredSide>;
}

/** Lots of an open pair as a target leaves them, and what is opened beside them. */
interface Parted {
  readonly lots: readonly Lot[];
  readonly added: readonly OpenPosition[];
}

/** Takes what a target holds out of the lots of an open pair, the first lots first; the rest of it is to be opened. */
function parted(target: readonly OpenPosition[], { legs, positions }: MarkedPair): Parted {
  const wanted = mergedByInstrument(target);
  const toHold = new Map(wanted.map((one) => [positionKey(one), one.quantity]));
  const lots = positions.map((position, at): Lot => {
    const { leg, isNet = false } = legs[at] ?? {};
    const mark = leg?.mark ?? null;
    const most = toHold.get(positionKey(position)) ?? 0;
    const kept = Math.sign(most) === Math.sign(position.quantity) ? smaller(most, position.quantity) : 0;
    toHold.set(positionKey(position), most - kept);
    const closed = position.quantity - kept;
    return { position, kept, closed, price: mark?.value ?? null, from: mark?.from ?? null, isNet };
  });
  const added = wanted.flatMap((one): OpenPosition[] => {
    const quantity = toHold.get(positionKey(one)) ?? 0;
    return quantity === 0 ? [] : [{ ...one, quantity }];
  });
  return { lots, added };
}

/** What becoming a target does to an open pair. */
function changed(
  target: readonly OpenPosition[],
  marked: MarkedPair,
  sides: Sides<MeasuredSide>,
  { rules }: PairTrade,
): Change {
  const { lots, added } = parted(target, marked);
  const { asOf } = marked.mark.now;
  const closing = closingPrices(lots, marked.mark.warnings);
  const opened = new Map(added.map((one) => [positionKey(one), one]));
  const keysOf = (some: readonly Lot[]) => new Set(some.map(({ position }) => positionKey(position)));
  const settled = keysOf(
    lots.filter(({ from, position }) => (from === "expiry" || from === "level") && settlesAtOpening(position, asOf)),
  );
  const worthless = keysOf(lots.filter(({ from, price }) => from === "expiry" && price === 0));
  const modelled = keysOf(lots.filter(({ from, closed }) => from === "model" && closed !== 0));
  const netted = keysOf(lots.filter(({ isNet, closed }) => isNet && closed !== 0));
  const changes = changesBetween(target, marked.positions);
  const isIn = (keys: ReadonlySet<string>) => (change: Position) =>
    keys.has(positionKey(change)) && !opened.has(positionKey(change));
  const left = { settled: changes.filter(isIn(settled)), worthless: changes.filter(isIn(worthless)) };
  const ended = new Set([...left.settled, ...left.worthless]);
  const traded = changes.filter((change) => !ended.has(change));
  const partsOf = (change: Position): readonly OrderPart[] => {
    const [price, open] = [closing.get(positionKey(change)), opened.get(positionKey(change))];
    const closed = change.quantity - (open?.quantity ?? 0);
    return [
      ...(price === undefined || closed === 0 ? [] : [{ quantity: closed, price, of: marked.sides }]),
      ...(open === undefined ? [] : [{ quantity: open.quantity, price: open.entry, of: sides }]),
    ];
  };
  const order = (change: Position) => {
    const open = opened.get(positionKey(change));
    const isModel = open?.isModel === true || modelled.has(positionKey(change));
    return lifeOrder(change, meanPrice(partsOf(change)), {
      isNet: open?.isNet === true || netted.has(positionKey(change)),
      isModel,
    });
  };
  const value = (position: Position, { quantity, of }: Omit<OrderPart, "price">, points: Exact): Exact =>
    quantity === 0 ? ZERO : times(perPoint({ ...position, quantity }, of[position.side]), points);
  const gain = ({ position }: Lot, quantity: number, price: Points | null | undefined): Exact =>
    price == null ? ZERO : value(position, { quantity, of: marked.sides }, minus(exact(price), exact(position.entry)));
  const realised = (lot: Lot) => gain(lot, lot.closed, closing.get(positionKey(lot.position)));
  const cash = (change: Position): Exact =>
    change.instrument.kind === "future" && !isShares(change.instrument)
      ? ZERO
      : total(partsOf(change).map((part) => value(change, part, exact(part.price))));
  const bySide = (of: (lot: Lot) => Exact) =>
    netOf((side) => total(lots.filter(({ position }) => position.side === side).map(of)));
  return {
    orders: traded.map(order),
    realised: bySide(realised),
    open: bySide((lot) => gain(lot, lot.kept, lot.price)),
    cost: netOf((side) => total(changes.filter((one) => one.side === side).map(cash))),
    fees: as<Usd>(toNumber(feesOf(traded, rules.fee))),
    ended: endedWithoutOrder(left),
    kept: lots.flatMap(({ position, kept }) => (kept === 0 ? [] : [{ ...position, quantity: kept }])),
    added,
    made: total(lots.map(realised)),
  };
}

/** What settles at the opening of its last day has no trade behind it; options worth nothing find none. */
function endedWithoutOrder({ settled, worthless }: Record<"settled" | "worthless", readonly Position[]>) {
  const others = worthless.filter((one) => !settled.includes(one));
  return [
    ...(settled.length === 0 ? [] : [finding("SETTLED_AT_OPENING", { legs: settled.map(wordsOf) })]),
    ...(others.length === 0 ? [] : [finding("EXPIRES_WORTHLESS", { legs: others.map(wordsOf) })]),
  ];
}

/** What belongs to positions, those of one instrument together. */
function byInstrument<Item>(items: readonly Item[], positionOf: (item: Item) => Position): ReadonlyMap<string, Item[]> {
  const together = new Map<string, Item[]>();
  for (const item of items) {
    const key = positionKey(positionOf(item));
    together.set(key, [...(together.get(key) ?? []), item]);
  }
  return together;
}

/** Positions with one of each instrument, at the mean of the entries of what is opened. */
function mergedByInstrument(positions: readonly OpenPosition[]): readonly OpenPosition[] {
  return [...byInstrument(positions, (one) => one).values()].flatMap((same): OpenPosition[] => {
    const [first] = same;
    const quantity = same.reduce((sum, one) => sum + one.quantity, 0);
    if (first === undefined || quantity === 0) return [];
    const entry = netPrice(same.map((one) => ({ quantity: one.quantity, price: one.entry })));
    const isNet = same.some((one) => one.isNet === true) ? { isNet: true as const } : {};
    const isModel = same.some((one) => one.isModel === true) ? { isModel: true as const } : {};
    return [{ ...first, quantity, entry, ...isNet, ...isModel }];
  });
}

/** The mean of the prices that a net order trades at: parts of the other sign net against them and are not traded. */
function netPrice(parts: readonly Priced[]): Points {
  const sign = parts.reduce((sum, { quantity }) => sum + quantity, 0) < 0 ? -1 : 1;
  return meanPrice(parts.filter(({ quantity }) => quantity * sign > 0));
}

/** Why a mark has no price for a leg. */
const REASONS = [
  "LEVEL_OF_OTHER_FUTURE",
  "ENTRY_ON_OTHER_FUTURE",
  "PRICING_INPUT_MISSING",
  "EXERCISE_UNKNOWN",
  "OPTIONS_NOT_LISTED",
];

/**
 * The price of each instrument that is closed.
 *
 * @throws PairsizeError NOT_CLOSED where a lot has no price, with what the mark says of it
 */
function closingPrices(lots: readonly Lot[], warnings: readonly Finding[]): ReadonlyMap<string, Points> {
  const closing = lots.filter(({ closed }) => closed !== 0);
  const unpriced = closing.filter(({ price }) => price === null);
  if (unpriced.length > 0) {
    const legs = unpriced.map(({ position }) => instrumentWords(position.instrument));
    throw new PairsizeError([
      finding("NOT_CLOSED", { legs }),
      ...warnings.filter(({ code }) => REASONS.includes(code)),
    ]);
  }
  const priceOf = (same: readonly Lot[]) =>
    netPrice(same.flatMap(({ closed, price }) => (price === null ? [] : [{ quantity: closed, price }])));
  return new Map([...byInstrument(closing, ({ position }) => position)].map(([key, same]) => [key, priceOf(same)]));
}

/** The mean of prices in points, weighted by their quantities, whose sum is not 0. */
function meanPrice(parts: readonly Priced[]): Points {
  const amount = total(parts.map(({ quantity, price }) => times(exact(quantity), exact(price))));
  return as<Points>(exactQuotient(amount, total(parts.map(({ quantity }) => exact(quantity)))));
}

function wordsOf({ instrument }: Position): string {
  return instrumentSymbol(instrument) ?? instrumentWords(instrument);
}

function smaller(a: number, b: number): number {
  return Math.abs(a) < Math.abs(b) ? a : b;
}

function total(amounts: readonly Exact[]): Exact {
  return amounts.reduce(plus, ZERO);
}

function netOf(of: (side: Side) => Exact): NetOfSides<Usd> {
  const [long, short] = [of("long"), of("short")];
  const usd = (amount: Exact) => as<Usd>(toNumber(amount));
  return { long: usd(long), short: usd(short), net: usd(plus(long, short)) };
}

/** An order at a price. A share of a net price is no limit: no leg trades at it. */
function lifeOrder(
  change: Position,
  price: Points,
  { isNet, isModel }: { isNet: boolean; isModel: boolean },
): LifeOrder {
  const action = change.quantity > 0 ? "buy" : "sell";
  const limit = isNet ? null : limitAt(price, change.instrument, action, isModel);
  return { side: change.side, ticket: ticketOf(change, true), ...orderOf(change, limit), price };
}
