import { dirname } from "node:path";
import { DAYS_PER_YEAR, daysBetween } from "../../core/calendar.ts";
import { frontFuture, type QuarterlyFuture } from "../../core/contract/quarterly-futures.ts";
import { levelNow } from "../../core/life/mark-leg.ts";
import { levelsOf } from "../../core/life/mark-pair.ts";
import { underlyingOf } from "../../core/life/traded.ts";
import { containsOption } from "../../core/option/leg.ts";
import { measuredSide } from "../../core/pair/measured-side.ts";
import { heldPositions, instrumentWords, isHoldingSaid } from "../../core/pair/position.ts";
import type { PairTrade, Position, TradeLeg, TradeSide } from "../../core/pair/trade.ts";
import { futureOfLevel } from "../../core/pair/valued-leg.ts";
import { as, type Points, type Ratio } from "../../core/quantity.ts";
import type { Side } from "../../core/sides.ts";
import { bounded } from "../../core/work.ts";
import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { contractSymbol, mapOf } from "../../schema/written-trade.ts";
import { type Invocation, type Options, textOf, textsOf } from "../call/command.ts";
import { type OpenPair, ofToday, picked, rules, todayFlags, withValue } from "./open-pair.ts";
import { loadWritten, mergeFlags } from "./trade-file.ts";
import { keyOf } from "./trade-flags.ts";

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
export async function loadNext(file: string, opened: OpenPair, invocation: Invocation): Promise<PairTrade> {
  const { options } = invocation;
  const folder = file === "-" ? "" : dirname(file);
  const open = isHoldingSaid(opened.entry) ? await heldAsLegs(opened, folder, invocation) : opened;
  const { entry, now, document } = open;
  const { expiry: _expiry, ...value } = ofToday(document.value, entry, { options, asOf: null });
  const written = (name: Side) => bare(value[name], now[name], isRolled(name, entry, options) ? null : entry[name]);
  const withLevels = withValue(document, { ...value, long: written("long"), short: written("short") });
  // Their levels are made below.
  const flags = { ...todayFlags(options), level: [], expiry: textsOf(options, "expiry"), chain: nextChains(options) };
  const loaded = await loadWritten(mergeFlags(withLevels, flags, {}), folder, invocation);
  const warnings: Finding[] = [];
  const side = (name: Side) => nextSide(name, open, loaded, options, warnings);
  const [long, short] = [side("long"), side("short")];
  return { ...loaded, long, short, warnings: [...loaded.warnings, ...warnings] };
}

/** The chains of the new expiry: those of --next-chain, and of a symbol that has none there those of --chain. */
function nextChains(options: Options): readonly string[] {
  const next = textsOf(options, "nextChain");
  const symbols = new Set(next.map((typed) => contractSymbol(keyOf(typed))));
  return [...textsOf(options, "chain").filter((typed) => !symbols.has(contractSymbol(keyOf(typed)))), ...next];
}

/**
 * An open pair that is known by its holdings, with what is held of each side as its legs, at the level of its future.
 *
 * @throws PairsizeError HELD_NOT_ROLLED where one side is held in several expiries, or in contracts of two sizes;
 * MARK_NEEDS_LEVEL where nothing says the price of its future
 */
async function heldAsLegs(open: OpenPair, folder: string, invocation: Invocation): Promise<OpenPair> {
  const { holdings: _holdings, ...value } = mapOf(open.document.value);
  const { holding: _holding, contracts: _contracts, ...size } = mapOf(value.size);
  const side = (name: Side) => ({
    ...mapOf(value[name]),
    ...heldSide(heldPositions(open.entry, name), open.entry[name]),
  });
  const written = { ...value, size, long: side("long"), short: side("short") };
  const document = withValue(open.document, written);
  const entry = await loadWritten(mergeFlags(document, picked(invocation.options, true), rules), folder, invocation);
  const atHeld = (name: Side): TradeSide => {
    const [now, { future }] = [open.now[name], entry[name]];
    const code = future?.code ?? null;
    const price = levelNow(code, { now, levels: levelsOf(open.request) });
    const dates = { entry: entry.asOf, asOf: open.now.asOf ?? "" };
    if (price === null) return fail("MARK_NEEDS_LEVEL", { symbol: code ?? "", isMonth: true, ...dates });
    return { ...now, future, level: { ...now.level, value: price } };
  };
  return { ...open, document, entry, now: { ...open.now, long: atHeld("long"), short: atHeld("short") } };
}

/** The keys of a side that is what is held of it. */
function heldSide(held: readonly Position[], { contract }: TradeSide): Record<string, unknown> {
  const instruments = held.map(({ instrument }) => instrument);
  const options = instruments.filter((one) => one.kind === "option");
  const series = new Set(options.map(({ expiry, option }) => `${expiry} ${option?.code ?? ""}`));
  const [under = null, ...others] = new Set(instruments.map(underlyingOf));
  if (series.size > 1 || others.length > 0 || instruments.some(({ symbol }) => symbol !== contract.symbol))
    fail("HELD_NOT_ROLLED", { symbol: contract.symbol, held: instruments.map(instrumentWords) });
  const [first] = options;
  const legs = held.map(({ quantity, entry, instrument }) =>
    instrument.kind === "future"
      ? { quantity, ...(entry === null ? {} : { entry }) }
      : { quantity, right: instrument.right, strike: instrument.strike, ...(entry === null ? {} : { premium: entry }) },
  );
  return {
    legs,
    ...(first === undefined && under !== null ? { symbol: under } : {}),
    ...(first?.expiry ? { expiry: first.expiry } : {}),
    ...(first?.option?.code ? { series: first.option.code } : {}),
  };
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
  const hasOptions = containsOption(side.legs);
  // A side without options is rolled to the future that lives until the expiry asked.
  const future = hasOptions || side.expiry === null ? side.future : frontFuture(side.contract.symbol, side.expiry);
  const code = hasOptions ? (side.option?.underlying ?? null) : (future?.code ?? null);
  const level = levelOf(code, future, now[name], loaded, request.levels ?? {}, warnings);
  return {
    ...side,
    future,
    level,
    legs: legsOf(
      name,
      entry,
      isRolled(name, entry, options) ? textOf(options, "strikes") : "same",
      side.impliedVolatility !== null,
    ),
  };
}

/** The legs of the entry without their prices, at the same strikes or as far from the level. */
function legsOf(name: Side, entry: PairTrade, rule: string | undefined, isGiven: boolean): readonly TradeLeg[] {
  const measured = bounded(() => measuredSide(entry, name));
  const { sized, divisor } = measured;
  if (entry[name].legs.length === 0) return [];
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
    const given = isGiven ? null : leg.impliedVolatility;
    return {
      ...{ kind: "option", quantity, right: leg.right, strike, premium: null, delta: null },
      ...(given === null ? {} : { volatility: given }),
    };
  });
}

/** The price of the future that the new legs lie on: as given, that of the side, or estimated by the carry. */
function levelOf(
  code: string | null,
  future: QuarterlyFuture | null,
  now: TradeSide,
  { rate }: PairTrade,
  levels: Readonly<Record<string, number>>,
  warnings: Finding[],
): TradeSide["level"] {
  const given = code === null ? undefined : levels[code];
  if (given !== undefined) return { value: as<Points>(given), from: "flag" };
  const own = futureOfLevel(now);
  const { value } = now.level;
  if (code === null || own === null || future === null || own.code === code) return { value, from: now.level.from };
  if (rate === null) return fail("LEVEL_NOT_ESTIMATED", { code });
  const days = daysBetween(own.expiry, future.expiry) ?? 0;
  const dividend = now.yield ?? 0;
  const level = as<Points>(value * Math.exp((rate - dividend) * (days / DAYS_PER_YEAR)));
  warnings.push(finding("LEVEL_ESTIMATED", { code, level, from: value, days, rate, dividend }));
  return { value: level, from: "model" };
}
