import { dirname } from "node:path";
import { DAYS_PER_YEAR, daysBetween, readDate, readMonth } from "../../core/calendar.ts";
import { futureOfCode, MONTH_LETTERS, type QuarterlyFuture } from "../../core/contract/quarterly-futures.ts";
import { measuredSide } from "../../core/pair/measured-side.ts";
import type { PairTrade, TradeLeg, TradeSide } from "../../core/pair/trade.ts";
import { as, type Points, type Ratio } from "../../core/quantity.ts";
import type { Side } from "../../core/sides.ts";
import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { mapOf } from "../../schema/path.ts";
import { contractSymbol } from "../../schema/symbols.ts";
import type { Invocation, Options } from "../call/command.ts";
import { textOf, textsOf } from "../call/command.ts";
import { type OpenPair, ofToday, otherLevels, todayFlags, withValue } from "./load-open-pair.ts";
import { loadWritten, mergeFlags } from "./load-trade.ts";

/** How the strikes of a roll are chosen: the same, or as far from the level as at entry, by delta or in percent. */
export const strikeRules = ["same", "delta", "moneyness"] as const;

/**
 * The trade that an open pair is rolled to: the same legs at the expiry of the flags, on the price of what lies under
 * it. A future without a price is estimated from that of the side's own, level × e^((r − q)·Δt), and a warning says so.
 *
 * A side that --expiry does not name stays as it is.
 *
 * @throws PairsizeError LEVEL_NOT_ESTIMATED, and what a trade throws
 * @see J. Hull, Options, Futures and Other Derivatives, 9th ed., 2015, section 5.9 (futures prices of stock indices)
 */
export async function loadNext(file: string, open: OpenPair, invocation: Invocation): Promise<PairTrade> {
  const { options } = invocation;
  const { entry, now, document } = open;
  const { expiry: _expiry, ...value } = ofToday(document.value, entry, false);
  const written = (name: Side) => bare(value[name], now[name], isRolled(name, entry, options) ? null : entry[name]);
  const withLevels = withValue(document, { ...value, long: written("long"), short: written("short") });
  const { own } = otherLevels(options, entry);
  const flags = { ...todayFlags(options), level: own, expiry: textsOf(options, "expiry") };
  const loaded = await loadWritten(mergeFlags(withLevels, flags, {}), file === "-" ? "" : dirname(file), invocation);
  const warnings: Finding[] = [];
  const side = (name: Side) => nextSide(name, open, loaded, options, warnings);
  const [long, short] = [side("long"), side("short")];
  return { ...loaded, long, short, holdings: null, rules: { ...entry.rules, holding: null }, warnings };
}

/** Whether --expiry names a side, or both. */
function isRolled(name: Side, entry: PairTrade, options: Options): boolean {
  const symbol = contractSymbol(entry[name].contract.symbol);
  return textsOf(options, "expiry").some(
    (typed) => !typed.includes("=") || contractSymbol(typed.slice(0, typed.indexOf("=")).trim()) === symbol,
  );
}

/** A side as it is written, at today's level; without its expiry and series, or with those of the side that stays. */
function bare(written: unknown, { level }: TradeSide, kept: TradeSide | null): Record<string, unknown> {
  const { expiry: _expiry, series: _series, ...side } = mapOf(written);
  const stays =
    kept?.expiry == null ? {} : { expiry: kept.expiry, ...(kept.option?.code ? { series: kept.option.code } : {}) };
  return { ...side, level: level.value, ...stays };
}

function nextSide(
  name: Side,
  { entry, now, request }: OpenPair,
  loaded: PairTrade,
  options: Options,
  warnings: Finding[],
): TradeSide {
  const side = loaded[name];
  const hasOptions = side.legs.some(({ kind }) => kind === "option");
  const future = hasOptions ? side.future : (futureAsked(side, options, loaded.asOf) ?? side.future);
  const code = hasOptions ? (side.option?.underlying ?? null) : (future?.code ?? null);
  const level = levelOf(code, future, { before: entry[name], now: now[name] }, loaded, request.levels ?? {}, warnings);
  return {
    ...side,
    future,
    level,
    legs: legsOf(name, entry, isRolled(name, entry, options) ? textOf(options, "strikes") : "same"),
  };
}

/** The legs of the entry without their prices, at the same strikes or as far from the level. */
function legsOf(name: Side, entry: PairTrade, rule: string | undefined): readonly TradeLeg[] {
  const measured = measuredSide(entry, name);
  const { sized, divisor } = measured;
  if (entry[name].legs.length === 0) return [];
  return sized.legs.map((leg): TradeLeg => {
    const quantity = leg.quantity * divisor;
    if (leg.kind === "future") return { kind: "future", quantity, entry: null };
    const moved = leg.strike / sized.level.value - 1;
    const strike =
      rule === "delta" && leg.delta !== null
        ? ({ kind: "delta", value: as<Ratio>(Math.abs(leg.delta)) } as const)
        : rule === "moneyness"
          ? ({ kind: "moneyness", value: as<Ratio>(moved) } as const)
          : ({ kind: "points", value: leg.strike } as const);
    const given = leg.impliedVolatility;
    return {
      ...{ kind: "option", quantity, right: leg.right, strike, premium: null, delta: null },
      ...(given === null ? {} : { volatility: given }),
    };
  });
}

/** The future that a side without options is rolled to: of the month that --expiry names. */
function futureAsked({ contract }: TradeSide, options: Options, asOf: string | null): QuarterlyFuture | null {
  const typed = textsOf(options, "expiry");
  const own = typed.find((one) => one.toUpperCase().startsWith(`${contract.symbol}=`))?.split("=")[1];
  const text = own ?? typed.find((one) => !one.includes("=")) ?? "";
  const month = readDate(text)?.slice(0, 7) ?? readMonth(text);
  if (month === null || contract.kind !== "future") return null;
  const letter = MONTH_LETTERS.charAt(Number(month.slice(5)) - 1);
  return futureOfCode(`${contract.symbol}${letter}${month.slice(2, 4)}`, asOf ?? "");
}

/** The price of the future that the new legs lie on: as given, that of the side, or estimated by the carry. */
function levelOf(
  code: string | null,
  future: QuarterlyFuture | null,
  { before, now }: { readonly before: TradeSide; readonly now: TradeSide },
  { rate }: PairTrade,
  levels: Readonly<Record<string, Points>>,
  warnings: Finding[],
): TradeSide["level"] {
  const given = code === null ? undefined : levels[code];
  if (given !== undefined) return { value: given, from: "flag" };
  const own = before.future;
  const { value } = now.level;
  if (code === null || own === null || future === null || own.code === code) return { value, from: now.level.from };
  if (rate === null) return fail("LEVEL_NOT_ESTIMATED", { code });
  const days = daysBetween(own.expiry, future.expiry) ?? 0;
  const dividend = now.yield ?? 0;
  const level = as<Points>(value * Math.exp((rate - dividend) * (days / DAYS_PER_YEAR)));
  warnings.push(finding("LEVEL_ESTIMATED", { code, level, from: value, days, rate, dividend }));
  return { value: level, from: "model" };
}
