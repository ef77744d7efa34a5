import { type Finding, finding } from "../../errors/finding.ts";
import { daysBetween } from "../calendar.ts";
import type { Side } from "../pair/sides.ts";
import type { PairTrade } from "../pair/trade.ts";
import { as, type Days } from "../quantity.ts";
import type { Check, CheckRequest } from "./check.ts";

type Age = { readonly days: Days; readonly reason: null } | { readonly days: null; readonly reason: Finding };

/**
 * Holds the age of both levels in calendar days against the most that is allowed.
 *
 * It is counted from the date of the close to `today`, else to the date that the trade gives. A level that was written
 * down is of the date of its trade; without `today` that would be compared with itself, so there it has no age.
 */
export function priceAgeCheck(limit: Days, trade: PairTrade, request: CheckRequest): Check {
  const name = "maxPriceAge";
  const ages = { long: ageOf("long", trade, request), short: ageOf("short", trade, request) };
  const actual = { long: ages.long.days, short: ages.short.days };
  const reason = ages.long.reason ?? ages.short.reason;
  if (reason !== null) return { name, weighting: null, passed: false, limit, actual, said: reason };
  const prices = (["long", "short"] as const).map((side) => ({
    symbol: trade[side].contract.symbol,
    days: ages[side].days ?? 0,
  }));
  const old = prices.filter(({ days }) => days > limit);
  const passed = old.length === 0;
  const said = finding(passed ? "LIMIT_KEPT" : "LIMIT_BROKEN", { name, limit, prices: passed ? prices : old });
  return { name, weighting: null, passed, limit, actual, said };
}

function ageOf(side: Side, trade: PairTrade, { today = null, asOf = null }: CheckRequest): Age {
  const { contract, level } = trade[side];
  const { symbol } = contract;
  const end = today ?? asOf;
  if (end === null) return { days: null, reason: finding("TODAY_UNKNOWN", {}) };
  const date = level.date ?? (today === null ? null : asOf);
  const days = date === null ? null : daysBetween(date, end);
  if (date === null || days === null) return { days: null, reason: finding("PRICE_DATE_UNKNOWN", { symbol }) };
  if (days < 0) return { days: null, reason: finding("PRICE_AFTER_TODAY", { symbol, date, today: end }) };
  return { days: as<Days>(days), reason: null };
}
