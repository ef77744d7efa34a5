import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { dayNumber, weekday } from "../calendar.ts";
import { exact, plus, times, toNumber } from "../exact.ts";
import { as, type Points } from "../quantity.ts";
import { type Chain, type ChainOption, type ChainRow, findQuote, optionName, type QuoteRule } from "./chain.ts";

/** A leg whose premium is read from a chain: bought where the quantity is above 0, else sold. */
export interface ChainLeg extends ChainOption {
  readonly quantity: number;
}

/** The price of a quote that became the premium. */
export type PremiumSource = "ask" | "bid" | "mid" | "mark" | "last" | "settle";

/** The premium of a leg, in index points, with its source and warnings. */
export interface ChainPremium {
  readonly premium: Points;
  readonly from: PremiumSource;
  readonly row: ChainRow;
  readonly findings: readonly Finding[];
}

/**
 * Returns the premium of a leg from a chain, in index points.
 *
 * `side`: a bought leg pays the ask, a sold leg receives the bid. `mid`: (bid + ask) / 2, else the vendor's mark.
 * `last`: the last trade, else the settlement.
 *
 * @throws CHAIN_NO_QUOTE where the quote lacks that price, CHAIN_LEG_MISSING, CHAIN_EXPIRY_MISSING,
 * CHAIN_SEVERAL_EXPIRIES
 */
export function chainPremium(chain: Chain, leg: ChainLeg, rule: QuoteRule): ChainPremium {
  const row = findQuote(chain, leg);
  const option = optionName({ ...leg, expiry: row.expiry ?? leg.expiry });
  const where = { file: chain.file, line: row.line };
  const chosen = priceOf(row, leg.quantity > 0, rule);
  if (chosen === null) {
    return fail(
      "CHAIN_NO_QUOTE",
      { option, missing: missingPrice(leg.quantity > 0, rule), has: presentPrices(row) },
      { where },
    );
  }
  const usesQuotes = chosen.from === "ask" || chosen.from === "bid" || chosen.from === "mid";
  const findings = [
    ...(usesQuotes ? quoteWarnings(row, option, where) : []),
    ...staleness(chain, row, option, chosen.from),
  ];
  return { premium: as<Points>(chosen.price), from: chosen.from, row, findings };
}

/** Returns the middle of an option's quote, else its mark, settlement or last trade; null where it has no price. */
export function middlePrice(chain: Chain, option: ChainOption): Points | null {
  return middleOf(findQuote(chain, option))?.price ?? null;
}

/** A price in the middle of a quote, and which of its prices it is. */
export interface MiddlePrice {
  readonly price: Points;
  readonly from: "mid" | "mark" | "settle" | "last";
}

/** Returns the middle of a quote, else its mark, settlement or last trade; null where it has no price. */
export function middleOf(row: ChainRow): MiddlePrice | null {
  const chosen = middle(row) ?? priced(row.mark, "mark") ?? priced(row.settle, "settle") ?? priced(row.last, "last");
  return chosen === null ? null : { price: as<Points>(chosen.price), from: chosen.from as MiddlePrice["from"] };
}

/** Returns what to know about a quote that is used: a crossed or a missing bid, and a price from an earlier day. */
export function quoteFindings(chain: Chain, row: ChainRow, of: ChainOption, from: PremiumSource): readonly Finding[] {
  const option = optionName({ ...of, expiry: row.expiry ?? of.expiry });
  const where = { file: chain.file, line: row.line };
  return [...(from === "mid" ? quoteWarnings(row, option, where) : []), ...staleness(chain, row, option, from)];
}

interface Chosen {
  readonly price: number;
  readonly from: PremiumSource;
}

function priceOf(row: ChainRow, isBought: boolean, rule: QuoteRule): Chosen | null {
  switch (rule) {
    case "side":
      return isBought ? priced(row.ask, "ask") : priced(row.bid, "bid");
    case "mid":
      return middle(row) ?? priced(row.mark, "mark");
    case "last":
      return priced(row.last, "last") ?? priced(row.settle, "settle");
  }
}

function priced(price: number | null, from: PremiumSource): Chosen | null {
  return price === null ? null : { price, from };
}

/** Returns the exact middle: that of 0.1 and 0.2 is 0.15, which (0.1 + 0.2) / 2 is not. */
function middle({ bid, ask }: ChainRow): Chosen | null {
  if (bid === null || ask === null) return null;
  return { price: toNumber(times(plus(exact(bid), exact(ask)), exact(0.5))), from: "mid" };
}

function missingPrice(isBought: boolean, rule: QuoteRule): string {
  switch (rule) {
    case "side":
      return isBought ? "an ask" : "a bid";
    case "mid":
      return "a bid and an ask";
    case "last":
      return "a last or a settle";
  }
}

function presentPrices({ bid, ask, mark, last, settle }: ChainRow): string {
  const present = Object.entries({ bid, ask, mark, last, settle }).flatMap(([name, price]) =>
    price === null ? [] : [`${name} ${price}`],
  );
  return present.length === 0 ? "no price" : present.join(", ");
}

function quoteWarnings(
  { bid, ask }: ChainRow,
  option: string,
  where: { file: string; line: number },
): readonly Finding[] {
  if (bid !== null && ask !== null && bid > ask) return [finding("CHAIN_CROSSED", { option, bid, ask }, { where })];
  return bid === null || bid === 0 ? [finding("CHAIN_ZERO_BID", { option, bid, ask }, { where })] : [];
}

/**
 * Warns that a price is from an earlier weekday than the trade; a Friday's price is not stale on the weekend after it.
 */
function staleness({ file, asOf }: Chain, row: ChainRow, option: string, from: PremiumSource): readonly Finding[] {
  const quoted = (from === "last" ? (row.lastTime ?? row.quoteTime) : row.quoteTime)?.slice(0, 10) ?? null;
  if (quoted === null || asOf === null) return [];
  const [then, now] = [dayNumber(quoted), dayNumber(asOf)];
  if (then === null || now === null || !hasWeekday(then, now)) return [];
  const args = { option, price: from, quoted, asOf };
  return [finding("CHAIN_STALE", args, { where: { file, line: row.line } })];
}

/** Whether there is a weekday after one day and up to another. */
function hasWeekday(after: number, upTo: number): boolean {
  for (let day = after + 1; day <= Math.min(upTo, after + 3); day++) if (weekday(day) % 6 !== 0) return true;
  return false;
}
