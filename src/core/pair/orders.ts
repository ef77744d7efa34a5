import { grouped } from "../../errors/findings/entry.ts";
import { inLarge, perLargeOf, splitOf } from "../contract/catalogue.ts";
import { times, toNumber } from "../exact.ts";
import { as, type Contracts, type Points } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import { isOutrightFuture, type MeasuredSide } from "./measured-side.ts";
import {
  changesBetween,
  instrumentKey,
  instrumentOf,
  instrumentSymbol,
  instrumentWords,
  isShares,
  limitAt,
  limitPrice,
  netted,
  quoteOf,
  SHARES,
} from "./position.ts";
import type { Order, OrderLine, SizedLeg } from "./sizing.ts";
import { plural, type Structure } from "./structure.ts";
import type { Instrument, Position } from "./trade.ts";

/** What to trade on one side: a line for each contract, and all of it in words. */
export interface SideOrders {
  readonly lines: readonly OrderLine[];
  /** "sell 3 RTYH6 and buy 4 RTY 2750/2950 call spreads"; "hold RTY" where there is nothing to trade. */
  readonly words: string;
}

/**
 * What to trade on one side to hold so many contracts, as it is counted: the orders are target − holdings, instrument by
 * instrument. What is held beside the target is closed first.
 *
 * A side that is counted in micros has a line for its large contracts and one for the small ones, each where any are
 * wanted or held; so has any other contract that is held.
 */
export function sideOrders(measured: MeasuredSide, count: number, held: readonly Position[]): SideOrders {
  const { micro, sized } = measured;
  const { large, small } = splitOf(count, perLargeOf(measured));
  const counts = [{ symbol: sized.symbol, contracts: large }];
  if (micro !== null) counts.push({ symbol: micro.symbol, contracts: small });
  for (const { instrument } of held)
    if (!counts.some(({ symbol }) => symbol === instrument.symbol))
      counts.push({ symbol: instrument.symbol, contracts: 0 });
  const found = counts.map(({ symbol, contracts }) => tradedLine(measured, symbol, contracts, held));
  const shown = found.filter(({ line }) => line.contracts !== 0 || line.orders.length !== 0);
  return { lines: shown.map(({ line }) => line), words: orderWords(measured, shown) };
}

/** A line, and the words for what of it is no whole unit of the side. */
interface TradedLine {
  readonly line: OrderLine;
  readonly loose: readonly string[];
}

function tradedLine(
  measured: MeasuredSide,
  symbol: string,
  contracts: number,
  holdings: readonly Position[],
): TradedLine {
  const { name, sized } = measured;
  const held = holdings.filter(({ instrument }) => instrument.symbol === symbol);
  const target = targetOf(measured, symbol, contracts);
  // Two legs of one option are traded as two where nothing is held: they may have two prices.
  const isNew = held.length === 0;
  const changes = isNew ? target.filter(({ quantity }) => quantity !== 0) : changesBetween(target, held);
  const units = isNew ? directionOf(measured) * contracts : unitsAmong(changes, measured, symbol);
  const loose = isNew ? [] : changesBetween(changes, targetOf(measured, symbol, directionOf(measured) * units));
  const legOf = (change: Position) => {
    const own = target.indexOf(change);
    return sized.legs[own >= 0 ? own : target.findIndex((one) => isSame(one.instrument, change.instrument))];
  };
  const isNamedByMonth = held.some(
    ({ instrument }) => instrument.kind === "future" && !target.some((one) => isSame(one.instrument, instrument)),
  );
  const words = (change: Position) => ticketOf(change, isNamedByMonth);
  return {
    line: {
      side: name,
      symbol,
      contracts: as<Contracts>(contracts),
      order: units + 0,
      tickets: changes.map(words),
      orders: changes.map((change) => orderOf(change, limitOf(change, legOf(change), measured))),
    },
    loose: loose.map(words),
  };
}

/**
 * The limit of an order: the price of its leg. What is held is reduced on the other side of the quote from that of its
 * leg, and what is held beside the legs has none: there the chain says it.
 */
function limitOf(change: Position, leg: SizedLeg | undefined, { side }: MeasuredSide): Points | null {
  const { instrument, quantity } = change;
  const action = quantity > 0 ? "buy" : "sell";
  const isLeg = leg !== undefined && Math.sign(leg.quantity) === Math.sign(quantity);
  const row = isLeg || instrument.kind === "future" ? null : quoteOf(side.chain, instrument);
  const quoted = (action === "buy" ? row?.ask : row?.bid) ?? null;
  if (quoted !== null) return limitAt(quoted, instrument, action, false);
  // A stored sizing has the price of one side of the quote, and no chain.
  const isOfChain = leg?.kind === "option" && leg.premium.from === "chain";
  return leg === undefined || (isOfChain && !isLeg) ? null : limitPrice(leg, instrument.symbol, action);
}

function isSame(a: Instrument, b: Instrument): boolean {
  return instrumentKey(a) === instrumentKey(b);
}

/** The positions of so many contracts of a side, as it is built; a sold outright future is counted with its sign. */
export function targetOf({ name, side, sized }: MeasuredSide, symbol: string, contracts: number): readonly Position[] {
  return sized.legs.map((leg) => ({
    side: name,
    quantity: leg.quantity * contracts,
    entry: null,
    instrument: instrumentOf(leg, side, symbol),
  }));
}

/** Whole units of a side that changes hold, as built; of an outright future its contracts, below 0 to sell. */
function unitsAmong(changes: readonly Position[], measured: MeasuredSide, symbol: string): number {
  return directionOf(measured) * wholeUnits(changes, targetOf(measured, symbol, 1)) + 0;
}

/** Whole units of a structure among positions of one instrument each: + as built. */
export function wholeUnits(positions: readonly Position[], unit: readonly Position[]): number {
  const byKey = new Map(positions.map(({ instrument, quantity }) => [instrumentKey(instrument), quantity]));
  const counts = netted(unit).map(({ instrument, quantity }) =>
    Math.trunc((byKey.get(instrumentKey(instrument)) ?? 0) / quantity),
  );
  const [first = 0, ...others] = counts;
  if (!others.every((count) => Math.sign(count) === Math.sign(first))) return 0;
  return Math.sign(first) * Math.min(Math.abs(first), ...others.map(Math.abs)) + 0;
}

/** The order for a change of one instrument. */
export function orderOf({ quantity, instrument }: Position, limit: Points | null): Order {
  const isOption = instrument.kind === "option";
  return {
    action: quantity > 0 ? "buy" : "sell",
    quantity: Math.abs(quantity) * (isShares(instrument) ? SHARES : 1),
    code: instrumentSymbol(instrument),
    right: isOption ? instrument.right : null,
    strike: isOption ? instrument.strike : null,
    expiry: isOption ? instrument.expiry : null,
    limit,
  };
}

/** A unit that is one sold future is counted with its sign; every other unit counts as it is built. */
export function directionOf({ unit }: Pick<MeasuredSide, "unit">): 1 | -1 {
  return isOutrightFuture(unit) && (unit[0]?.quantity ?? 1) < 0 ? -1 : 1;
}

/** The order in words; futures of one month need no name of it. */
export function ticketOf({ quantity, instrument }: Position, isNamedByMonth: boolean): string {
  const action = quantity > 0 ? "buy" : "sell";
  const count = Math.abs(quantity);
  if (isShares(instrument)) return `${action} ${count * SHARES} shares of ${instrument.symbol}`;
  const isPlain = instrument.kind === "future" && !isNamedByMonth;
  return `${action} ${count} ${isPlain ? instrument.symbol : instrumentWords(instrument)}`;
}

/**
 * What to do on both sides, in words: "buy 4 RTY 2750/2950 call spreads, buy 1 NQ 25500/23500 put spread", "buy 11 RTY
 * 2585/2760 risk reversals, receive 275; sell 1 NQ".
 *
 * The verb follows the exposure that the legs build, whatever they cost; a premium that goes against it is named in
 * USD. A structure without a direction of its own is opened. An order out of a larger holding has the opposite verb. What
 * is no whole unit is said leg by leg, before the units.
 */
export function directionWords({ long, short }: Sides<SideOrders>): string {
  const words = [long.words, short.words];
  return words.join(words.some((one) => one.includes(", ")) ? "; " : ", ");
}

/** One side's orders in words: "buy 3 RTY and 8 M2K"; "hold RTY" where there is nothing to trade. */
function orderWords(measured: MeasuredSide, lines: readonly TradedLine[]): string {
  const traded = lines.flatMap(({ line, loose }): Words[] => [
    ...loose.map(verbFirst),
    ...(line.order === 0 ? [] : [wordsOf(measured, line)]),
  ]);
  if (traded.length === 0) return `hold ${lines.map(({ line }) => line.symbol).join(" and ")}`;
  let last = "";
  return traded
    .map(({ verb, what }) => {
      const isSame = verb === last;
      last = verb;
      return isSame ? what : `${verb} ${what}`;
    })
    .join(" and ");
}

function verbFirst(ticket: string): Words {
  const at = ticket.indexOf(" ");
  return { verb: ticket.slice(0, at), what: ticket.slice(at + 1) };
}

interface Words {
  readonly verb: string;
  readonly what: string;
}

function wordsOf(measured: MeasuredSide, line: OrderLine): Words {
  const { unit, structure, side } = measured;
  const { symbol, order } = line;
  const units = Math.abs(order);
  if (!isOutrightFuture(unit)) {
    const verb = verbOf(structure, order);
    const name = units === 1 ? structure.name : plural(structure.name);
    return { verb, what: `${units} ${symbol} ${name}${cashWords(verb, cashOf(measured, line))}` };
  }
  const what = side.contract.kind === "etf" ? `${units * SHARES} shares of ${symbol}` : `${units} ${symbol}`;
  return { verb: order > 0 ? "buy" : "sell", what };
}

/** What building a unit is called, and the opposite for an order that unbuilds it. */
function verbOf({ bought }: Structure, order: number): "buy" | "sell" | "open" | "close" {
  if (bought === 0) return order > 0 ? "open" : "close";
  return bought > 0 === order > 0 ? "buy" : "sell";
}

/** USD that an order takes in, below 0 for what it pays. */
function cashOf({ netPremium, micro }: MeasuredSide, { symbol, order }: OrderLine): number {
  const counted = inLarge(order, symbol === micro?.symbol ? micro.perLarge : 1);
  return toNumber(times(netPremium, counted));
}

/** A premium that goes against the verb, or that no verb says: ", receive 275". */
function cashWords(verb: string, cash: number): string {
  const isSaid = cash === 0 || (verb === "buy" && cash < 0) || (verb === "sell" && cash > 0);
  return isSaid ? "" : `, ${cash > 0 ? "receive" : "pay"} ${grouped(Number(Math.abs(cash).toFixed(2)))}`;
}
