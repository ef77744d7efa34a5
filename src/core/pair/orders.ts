import { grouped } from "../../errors/findings/figures.ts";
import { inLarge, perLargeOf, splitOf } from "../contract/micro.ts";
import { type Exact, minus, plus, sizeOf, times, toNumber, ZERO } from "../exact.ts";
import { exactQuotient } from "../fraction.ts";
import { decimalText } from "../number-text.ts";
import type { Leg } from "../option/leg.ts";
import { as, type Contracts, type Ratio } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import { instrumentCode, limitPrice } from "./instrument.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { SizedLeg } from "./sized-trade.ts";
import type { HeldBook, Order, OrderLine } from "./sizing.ts";
import { plural, type Structure } from "./structure.ts";
import type { Holding, TradeSide } from "./trade.ts";
import { isOutrightFuture } from "./unit.ts";

/** Shares in one contract of an ETF. */
const SHARES = 100;

/**
 * What to trade on one side to hold so many contracts, as it is counted: the order is target − holding.
 *
 * In units as built: option units count +, a sold future counts −. A side that is counted in micros has a line for its
 * large contracts and one for the small ones, each where any are wanted or held.
 */
export function orderLines(measured: MeasuredSide, count: number, holding: Holding | null): OrderLine[] {
  const { micro, sized } = measured;
  const { large, small } = splitOf(count, perLargeOf(measured));
  const held = holding ?? { large: 0, micro: 0 };
  const ofLarge = orderLine(measured, sized.symbol, large, held.large);
  if (micro === null) return [ofLarge];
  const ofSmall = orderLine(measured, micro.symbol, small, held.micro);
  return [ofLarge, ofSmall].filter(({ contracts, order }) => contracts !== 0 || order !== 0);
}

function orderLine(measured: MeasuredSide, symbol: string, contracts: number, holding: number): OrderLine {
  const { name, side, unit, sized } = measured;
  const { expiry } = side;
  const sign = directionOf(measured);
  const order = sign * contracts - holding;
  const units = as<Contracts>(sign * order);
  const tickets = unit
    .map((leg) =>
      leg.kind === "future" && side.contract.kind === "etf"
        ? shareTicket(leg.quantity * units, symbol)
        : orderTicket(leg, units, symbol, expiry),
    )
    .filter((ticket) => ticket !== null);
  const orders = units === 0 ? [] : sized.legs.map((leg) => orderOf(leg, leg.quantity * units, symbol, side));
  return { side: name, symbol, contracts: as<Contracts>(contracts), order: order + 0, tickets, orders };
}

/** The order of so many of one leg of a side, below 0 to sell. */
function orderOf(leg: SizedLeg, count: number, symbol: string, side: TradeSide): Order {
  const action = count > 0 ? "buy" : "sell";
  const isShares = leg.kind === "future" && side.contract.kind === "etf";
  return {
    action,
    quantity: Math.abs(count) * (isShares ? SHARES : 1),
    code: instrumentCode(leg, side, symbol),
    right: leg.kind === "option" ? leg.right : null,
    strike: leg.kind === "option" ? leg.strike : null,
    expiry: leg.kind === "option" ? side.expiry : null,
    limit: limitPrice(leg, symbol, action),
  };
}

/** A unit that is one sold future is counted with its sign; every other unit counts as it is built. */
function directionOf({ unit }: Pick<MeasuredSide, "unit">): 1 | -1 {
  return isOutrightFuture(unit) && (unit[0]?.quantity ?? 1) < 0 ? -1 : 1;
}

function shareTicket(contracts: number, symbol: string): string | null {
  if (contracts === 0) return null;
  return `${contracts > 0 ? "buy" : "sell"} ${Math.abs(contracts) * SHARES} shares of ${symbol}`;
}

/**
 * The order that trades one leg of so many units, in words; null where there is nothing to trade. Negative units sell
 * what the leg buys. An ISO expiry of null is left out, and a futures leg names none.
 *
 * @example
 * orderTicket({ kind: "future", quantity: -1, entry: as(25658.25) }, as(2), "NQ", null); // "sell 2 NQ"
 */
export function orderTicket(leg: Leg, units: Contracts, symbol: string, expiry: string | null): string | null {
  const count = leg.quantity * units;
  if (count === 0) return null;
  const order = `${count > 0 ? "buy" : "sell"} ${Math.abs(count)} ${symbol}`;
  if (leg.kind === "future") return order;
  return `${order}${expiry === null ? "" : ` ${expiry}`} ${decimalText(leg.strike)} ${leg.right}`;
}

/**
 * What to do on both sides, in words: "buy 4 RTY 2750/2950 call spreads, buy 1 NQ 25500/23500 put spread", "buy 11 RTY
 * 2585/2760 risk reversals, receive 275; sell 1 NQ".
 *
 * The verb follows the exposure that the legs build, whatever they cost; a premium that goes against it is named in
 * USD. A structure without a direction of its own is opened. An order out of a larger holding has the opposite verb.
 */
export function directionWords(sides: Sides<MeasuredSide>, { long, short }: Sides<readonly OrderLine[]>): string {
  const words = [orderWords(sides.long, long), orderWords(sides.short, short)];
  return words.join(words.some((one) => one.includes(", ")) ? "; " : ", ");
}

/** One side's orders in words: "buy 3 RTY and 8 M2K"; "hold RTY" where there is nothing to trade. */
function orderWords(measured: MeasuredSide, lines: readonly OrderLine[]): string {
  const traded = lines.filter(({ order }) => order !== 0);
  if (traded.length === 0) return `hold ${lines.map(({ symbol }) => symbol).join(" and ")}`;
  let last = "";
  return traded
    .map((line) => {
      const { verb, what } = wordsOf(measured, line);
      const isSame = verb === last;
      last = verb;
      return isSame ? what : `${verb} ${what}`;
    })
    .join(" and ");
}

interface Words {
  readonly verb: string;
  readonly what: string;
}

function wordsOf(measured: MeasuredSide, line: OrderLine): Words {
  const { unit, structure } = measured;
  const { symbol, order } = line;
  const units = Math.abs(order);
  if (!isOutrightFuture(unit)) {
    const verb = verbOf(structure, order);
    const name = units === 1 ? structure.name : plural(structure.name);
    return { verb, what: `${units} ${symbol} ${name}${cashWords(verb, cashOf(measured, line))}` };
  }
  const verb = order > 0 ? "buy" : "sell";
  // The ticket counts the shares of an ETF.
  return { verb, what: line.tickets[0]?.slice(verb.length + 1) ?? `${units} ${symbol}` };
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
  return isSaid ? "" : `, ${cash > 0 ? "receive" : "pay"} ${grouped(Math.abs(cash))}`;
}

/**
 * How balanced a book is as it is held: residual = hL·eL − hS·eS, imbalance = residual / (|hL|·eL + |hS|·eS).
 *
 * A side held the other way round counts below 0. Where one side holds nothing the imbalance is 1 or −1, where both
 * hold nothing there is none.
 *
 * @param exposure of one large contract
 */
export function heldBook(holding: Sides<Holding>, exposure: Sides<Exact>, sides: Sides<MeasuredSide>): HeldBook {
  const count = (side: MeasuredSide) => {
    const { large, micro } = holding[side.name];
    return directionOf(side) * (large * perLargeOf(side) + micro) + 0;
  };
  const held = (side: MeasuredSide) => times(inLarge(count(side), perLargeOf(side)), exposure[side.name]);
  const [long, short] = [held(sides.long), held(sides.short)];
  const residual = minus(long, short);
  const gross = plus(sizeOf(long), sizeOf(short));
  return {
    contracts: { long: count(sides.long), short: count(sides.short) },
    residual: toNumber(residual),
    imbalance: gross.digits === ZERO.digits ? null : as<Ratio>(exactQuotient(residual, gross)),
  };
}
