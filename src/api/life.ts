import type { PairMark } from "../core/life/mark.ts";
import { type MarkRequest, markPair as markOf } from "../core/life/mark-pair.ts";
import { closePair as closeOf, type PairClose, type PairRoll, rollPair as rollOf } from "../core/life/roll.ts";
import { changesBetween } from "../core/pair/position.ts";
import type { PairTrade, Position } from "../core/pair/trade.ts";
import { weightings } from "../core/pair/weighting.ts";
import { ranges } from "../schema/key.ts";
import { inRange, list, nullable, oneOf, optional, record, recordOf, sides } from "./checked.ts";
import { pairTrade, position } from "./pair-trade.ts";

/**
 * An open pair at today's prices: profit by leg and side at the middle and at the closing side, told apart into time,
 * delta, gamma, volatility, spread and what no model explains; shares of the max gain and the max loss, days left,
 * greeks, the ratio now against that of the entry, and the rules that are reached.
 *
 * Profit of a leg = quantity × multiplier × fx × (mark − entry), in USD. Each step revalues the legs by their model, in
 * this order: time, level, implied volatility; so the parts add up to the profit at the closing side.
 *
 * @param entry the trade as it was entered: its date, levels and premiums; or holdings with their entries
 * @param now the same trade with today's date, levels, chains and implied volatilities; the premium of a leg is its
 * price today
 * @param request contracts are as a sizing counts them: of a trade with micros 40 are 4 large ones
 * @throws PairsizeError MARK_NEEDS_DATE, MARK_BEFORE_ENTRY, MARK_AFTER_EXPIRY, FUTURE_PAST, OTHER_TRADE, TRADED_UNKNOWN,
 * ENTRY_MISSING, CONTRACTS_BESIDE_HOLDINGS
 * @see Hull, Options, Futures and Other Derivatives, 9th ed., 2015, ch. 19 (a Taylor series of a portfolio's value)
 * @example
 * markPair(parseTrade({ version: 1, asOf: "2026-01-22", size: { weighting: "dollar" }, long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 } }), parseTrade({ version: 1, asOf: "2026-02-20", long: { symbol: "RTY", level: 2800 }, short: { symbol: "NQ", level: 25700 } })).profit; // { long: 13840, short: -835, net: 13005 }
 */
export function markPair(entry: PairTrade, now: PairTrade, request: MarkRequest = {}): PairMark {
  return markOf(pairTrade(entry, "", "entry"), pairTrade(now, "", "now"), markRequest(request, "", "request"));
}

const count = nullable(inRange(ranges.contracts));

const markRequest = record<MarkRequest>({
  weighting: optional(nullable(oneOf(...weightings))),
  contracts: optional(nullable(sides(count))),
  levels: optional(recordOf<number>(inRange(ranges.level))),
});

/**
 * What to trade so that holdings become a target: target − holdings, instrument by instrument; what is held beside the
 * target is closed first, and what stays is not traded.
 *
 * @param target positions, as `PairMark.positions` has them
 * @throws PairsizeError for what is no position
 * @see docs/formulas.md, holdings
 * @example
 * ordersFor(parseTrade({ version: 1, asOf: "2026-01-22", long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 }, holdings: [{ RTY: "+4 F" }] }).holdings, parseTrade({ version: 1, asOf: "2026-01-22", long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 }, holdings: [{ RTY: "+3 F" }] }).holdings)[0].quantity; // 1
 */
export function ordersFor(target: readonly Position[], holdings: readonly Position[]): readonly Position[] {
  return changesBetween(positions(target, "", "target"), positions(holdings, "", "holdings"));
}

const positions = list(position);

/**
 * The same structure at another expiry: what to trade, what is realised at today's closing side, the cash that it takes,
 * and the bounds of the new position with what is realised. What stays is not traded.
 *
 * @param next the trade as it is to be: today's date, the new expiry, the price of what lies under it, its premiums; it
 * holds as many units as are open
 * @throws PairsizeError ROLL_OF_OTHER_DAY, HELD_NOT_ROLLED, ROLL_NOWHERE, NOT_CLOSED, PREMIUM_MISSING, and what
 * {@link markPair} throws
 * @see docs/formulas.md, an open pair
 * @example
 * rollPair(...["2026-01-22", "2026-03-10", "2026-03-10"].map((asOf, at) => parseTrade({ version: 1, asOf, size: { weighting: "dollar" }, long: { symbol: at === 2 ? "RTYM6" : "RTYH6", level: 2730.8 }, short: { symbol: at === 2 ? "NQM6" : "NQH6", level: 25658.25 } }))).orders.map(({ ticket }) => ticket); // ["sell 4 RTYH6", "buy 1 NQH6", "buy 4 RTYM6", "sell 1 NQM6"]
 */
export function rollPair(entry: PairTrade, now: PairTrade, next: PairTrade, request: MarkRequest = {}): PairRoll {
  const [before, after, to] = [pairTrade(entry, "", "entry"), pairTrade(now, "", "now"), pairTrade(next, "", "next")];
  return rollOf(before, after, to, markRequest(request, "", "request"));
}

/**
 * The orders that flatten an open pair, with what they realise and the cash that they bring, at today's closing side.
 *
 * @throws PairsizeError NOT_CLOSED, and what {@link markPair} throws
 * @see docs/formulas.md, an open pair
 * @example
 * closePair(parseTrade({ version: 1, asOf: "2026-01-22", size: { weighting: "dollar" }, long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 } }), parseTrade({ version: 1, asOf: "2026-02-20", long: { symbol: "RTY", level: 2800 }, short: { symbol: "NQ", level: 25700 } })).realised.net; // 13005
 */
export function closePair(entry: PairTrade, now: PairTrade, request: MarkRequest = {}): PairClose {
  return closeOf(pairTrade(entry, "", "entry"), pairTrade(now, "", "now"), markRequest(request, "", "request"));
}
