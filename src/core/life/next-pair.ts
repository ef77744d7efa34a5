import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { DAYS_PER_YEAR, daysBetween } from "../calendar.ts";
import { frontFuture, type QuarterlyFuture } from "../contract/quarterly-futures.ts";
import { containsOption } from "../option/leg.ts";
import { measuredSide } from "../pair/measured-side.ts";
import type { PairTrade, TradeLeg, TradeSide } from "../pair/trade.ts";
import { futureOfLevel } from "../pair/valued-leg.ts";
import { type AnnualRate, as, type Points, type Ratio } from "../quantity.ts";
import type { Side, Sides } from "../sides.ts";
import { bounded } from "../work.ts";

/** How the strikes of a roll are chosen: the same, or as far from the level as at entry, by delta or in percent. */
export const strikeRules = ["same", "delta", "moneyness"] as const;
type StrikeRule = (typeof strikeRules)[number];

/**
 * The trade that an open pair is rolled to: the same legs at the expiry of `next`, on the price of what lies under it.
 * Where nobody names a series, it is that of the open options' root, RUTW for RUTW, else the usual one of the day. A
 * future without a price is estimated from that of the side's own, level × e^((r − q)·Δt), and a warning says so, or that
 * nothing says which future it is.
 *
 * @param next the trade at its new expiry, with today's rate and volatilities; its levels and legs are made here
 * @param levels in index points, by the symbol of a future with its month (RTYM6)
 * @throws PairsizeError LEVEL_NOT_ESTIMATED, and what measuring the entry throws
 * @see J. Hull, Options, Futures and Other Derivatives, 9th ed., 2015, section 5.9 (futures prices of stock indices)
 */
export function nextPair(
  { entry, now, next }: { readonly entry: PairTrade; readonly now: PairTrade; readonly next: PairTrade },
  levels: Readonly<Record<string, number>>,
  strikes: Sides<StrikeRule>,
): PairTrade {
  const warnings: Finding[] = [];
  const side = (name: Side): TradeSide => {
    const of = ofOpenSeries(entry[name], next[name]);
    const hasOptions = containsOption(of.legs);
    // A side without options is rolled to the future that lives until the expiry asked.
    const future = hasOptions || of.expiry === null ? of.future : frontFuture(of.contract.symbol, of.expiry);
    const code = (hasOptions ? of.option?.underlying : future?.code) ?? null;
    const { level, warning } = nextLevel(code, future, { now: now[name], rate: next.rate, levels });
    if (warning !== null) warnings.push(warning);
    const { symbol, kind } = of.contract;
    const isQuoted = of.chain?.rows.some(({ expiry }) => expiry === of.expiry) === true;
    if (kind === "future" && code === null && of.expiry !== entry[name].expiry && !isQuoted)
      warnings.push(finding("NEXT_FUTURE_UNKNOWN", { symbol, level: hasOptions ? level.value : null }));
    return { ...of, future, level, legs: nextLegs(entry, name, strikes[name], of.impliedVolatility !== null) };
  };
  const [long, short] = [side("long"), side("short")];
  return { ...next, long, short, warnings: [...next.warnings, ...warnings] };
}

/** A side with the series of its day that has the root of the open one, unless one is named: RUTW is rolled to RUTW. */
function ofOpenSeries(open: TradeSide, next: TradeSide): TradeSide {
  const { option, others, series } = next;
  const same = series === null ? others.find(({ code }) => code !== null && code === open.option?.code) : undefined;
  if (option === null || same === undefined) return next;
  return { ...next, option: same, others: [option, ...others.filter((one) => one !== same)] };
}

/** The legs of the entry without their prices, at the same strikes or as far from the level. */
function nextLegs(entry: PairTrade, name: Side, rule: StrikeRule, isVolatilityGiven: boolean): readonly TradeLeg[] {
  if (entry[name].legs.length === 0) return [];
  const { sized, divisor } = bounded(() => measuredSide(entry, name));
  return sized.legs.map((leg): TradeLeg => {
    const quantity = leg.quantity * divisor;
    if (leg.kind === "future") return { kind: "future", quantity, entry: null };
    const moved = leg.strike / sized.level.value - 1;
    const strike =
      rule === "delta" && leg.delta !== null
        ? ({ kind: "delta", value: as<Ratio>(Number(Math.abs(leg.delta).toFixed(4))) } as const)
        : rule === "moneyness"
          ? ({ kind: "moneyness", value: as<Ratio>(Number(moved.toFixed(6))) } as const)
          : ({ kind: "points", value: leg.strike } as const);
    // A volatility of today beats that of the entry, for the new legs as for the old ones.
    const volatility = isVolatilityGiven ? null : leg.impliedVolatility;
    return {
      ...{ kind: "option", quantity, right: leg.right, strike, premium: null, delta: null },
      ...(volatility === null ? {} : { volatility }),
    };
  });
}

/** What the price of a future is taken from. */
interface PriceSources {
  readonly now: TradeSide;
  readonly rate: AnnualRate | null;
  readonly levels: Readonly<Record<string, number>>;
}

/** The price of the future that the new legs lie on: as given, that of the side, or estimated by the carry. */
function nextLevel(
  code: string | null,
  future: QuarterlyFuture | null,
  { now, rate, levels }: PriceSources,
): { readonly level: TradeSide["level"]; readonly warning: Finding | null } {
  const given = code === null ? undefined : levels[code];
  if (given !== undefined) return { level: { value: as<Points>(given), from: "flag" }, warning: null };
  const own = futureOfLevel(now);
  if (code === null || own === null || future === null || own.code === code) return { level: now.level, warning: null };
  if (rate === null) return fail("LEVEL_NOT_ESTIMATED", { code });
  const days = daysBetween(own.expiry, future.expiry) ?? 0;
  const dividend = now.yield ?? 0;
  const from = now.level.value;
  const level = as<Points>(from * Math.exp((rate - dividend) * (days / DAYS_PER_YEAR)));
  return {
    level: { value: level, from: "model" },
    warning: finding("LEVEL_ESTIMATED", { code, level, from, days, rate, dividend }),
  };
}
