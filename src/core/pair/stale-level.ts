import { type Finding, finding } from "../../errors/finding.ts";
import { isWeekdayBetween } from "../calendar.ts";
import { quotedParity } from "../option/chain.ts";
import { isAmerican } from "../option/pricing.ts";
import { type AnnualRate, as } from "../quantity.ts";
import type { PairTrade, TradeSide } from "./trade.ts";
import { sidePricing } from "./valued-leg.ts";

/** The warnings about a level that is of another day than that of the other side, or than its own option quotes. */
export function staleLevel(trade: PairTrade): readonly Finding[] {
  const { long, short } = trade;
  const quotes = [...besideQuotes(long, trade), ...besideQuotes(short, trade)];
  const [first, second] = [long.level.date, short.level.date];
  if (first === undefined || second === undefined || first === second) return quotes;
  const [stale, other] = first < second ? [long, short] : [short, long];
  const dates = first < second ? { staleDate: first, otherDate: second } : { staleDate: second, otherDate: first };
  const apart = finding("LEVELS_OF_DIFFERENT_DATES", {
    stale: stale.contract.symbol,
    other: other.contract.symbol,
    ...dates,
  });
  return [apart, ...quotes];
}

/** Quotes of today at yesterday's close have strikes by delta, deltas and volatilities of no day. */
function olderThanQuotes({ contract, level, chain }: TradeSide): readonly Finding[] {
  const { date, file } = level;
  if (date === undefined || chain === null) return [];
  const quoted = chain.rows.reduce((last, { quoteTime }) => {
    const day = quoteTime?.slice(0, 10) ?? "";
    return day > last ? day : last;
  }, date);
  if (!isWeekdayBetween(date, quoted)) return [];
  return [finding("LEVEL_OLDER_THAN_QUOTES", { symbol: contract.symbol, date, file: file ?? "", quoted })];
}

/** The warning that a level contradicts its own quotes, by their day or by what they are worth. */
export function besideQuotes(side: TradeSide, trade: PairTrade): readonly Finding[] {
  const older = olderThanQuotes(side);
  return older.length > 0 ? older : offQuotes(side, trade);
}

/** A level may be so far from what its quotes imply. */
const OFF = 0.01;
/** A year's dividends of an index, and a year's interest, where nobody gives them. */
const DIVIDENDS = 0.02;
const INTEREST = 0.05;

/**
 * The warning that a level is not the one that the quotes of its calls and puts imply.
 *
 * Put–call parity at the strike whose cheaper option is bid for most: F = K + e^(rT) (C − P) of a future, S = e^(qT) (K
 * e^(−rT) + C − P) of a spot, between the bid of the one less the ask of the other and the reverse. Early exercise adds
 * at most what interest brings to expiry. A future needs no rate: C − P is small.
 *
 * @see Stoll, The relationship between put and call option prices, 1969; Hull, 9th ed., 2015, ch. 18 (on futures)
 */
function offQuotes(side: TradeSide, trade: PairTrade): readonly Finding[] {
  const { chain, contract, expiry, level, option } = side;
  const parity = chain === null || expiry === null ? null : quotedParity(chain, expiry, option?.code ?? null);
  if (parity === null) return [];
  const isFuture = contract.kind === "future";
  const pricing = sidePricing(side, { asOf: trade.asOf, rate: trade.rate ?? (isFuture ? as<AnnualRate>(0) : null) });
  if (!pricing.known) return [];
  const { terms } = pricing;
  const { rate, years, yield: dividend } = terms;
  const implied = (callLessPut: number) =>
    isFuture
      ? parity.strike + Math.exp(rate * years) * callLessPut
      : Math.exp(dividend * years) * (parity.strike * Math.exp(-rate * years) + callLessPut);
  const unsure = isFuture || side.yield !== null ? 0 : DIVIDENDS;
  const early = isAmerican(terms) ? Math.abs(trade.rate ?? INTEREST) : 0;
  const allowed = OFF + (unsure + early) * years;
  const [least, most] = [implied(parity.least), implied(parity.most)];
  if (level.value >= least * (1 - allowed) && level.value <= most * (1 + allowed)) return [];
  const args = { symbol: contract.symbol, level: level.value, strike: parity.strike, implied: (least + most) / 2 };
  return [finding("LEVEL_OFF_QUOTES", args)];
}
