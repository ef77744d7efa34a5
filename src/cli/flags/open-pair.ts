import { dirname } from "node:path";
import { DAYS_PER_YEAR, daysBetween, readDate } from "../../core/calendar.ts";
import { frontFuture, type QuarterlyFuture } from "../../core/contract/quarterly-futures.ts";
import { levelNow } from "../../core/life/mark-leg.ts";
import { levelsOf, type MarkRequest } from "../../core/life/mark-pair.ts";
import { underlyingOf } from "../../core/life/traded.ts";
import { containsOption } from "../../core/option/leg.ts";
import { holdsFutures, measuredSide } from "../../core/pair/measured-side.ts";
import { heldPositions, instrumentWords, isHoldingSaid } from "../../core/pair/position.ts";
import type { PairTrade, Position, TradeLeg, TradeSide } from "../../core/pair/trade.ts";
import { futureOfLevel } from "../../core/pair/valued-leg.ts";
import { as, type Points, type Ratio } from "../../core/quantity.ts";
import type { Side, Sides } from "../../core/sides.ts";
import { bounded } from "../../core/work.ts";
import { fail, PairsizeError } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import type { Document } from "../../io/document.ts";
import { limitKeys, ruleKeys, sizeKeys } from "../../schema/keys.ts";
import { isAnswer, storedTrade } from "../../schema/stored-answer.ts";
import { contractSymbol, isMap, mapOf } from "../../schema/written-trade.ts";
import { type Invocation, type Options, optionName, textOf, textsOf } from "../call/command.ts";
import { levelsOfToday, type Taken } from "./levels-of-today.ts";
import { loadWritten, mergeFlags, readOwnDocument } from "./trade-file.ts";
import { asTyped, flagName, keyOf, sizingOptions, tradeOptions } from "./trade-flags.ts";
import { unusedToday } from "./unused-flags.ts";

/** A trade as it was entered and as it is today, and what says which of its sizes was traded. */
interface OpenPair {
  /** The name of its file, "standard input" for `-`. */
  readonly file: string;
  /** As it is written, a stored sizing as its trade. */
  readonly document: Document;
  readonly entry: PairTrade;
  readonly now: PairTrade;
  readonly request: MarkRequest;
}

/** Flags that say what was traded, and the rules that it is held to; every other flag is of today. */
const ofEntry = ["contracts", "weighting", "takeProfit", "stopLoss", "daysLeft", "maxRatioDrift"];

const rules = { size: sizeKeys, limits: { ...ruleKeys, maxRatioDrift: limitKeys.maxRatioDrift } };

/**
 * An open pair: its file as it was entered, and the same trade today, by flags or by the newest rows of its histories.
 *
 * The entry is a trade file or a stored `size --json`. Today has no level, chain or implied volatility of the entry's
 * day; on that day itself the levels of the entry stand.
 *
 * @param taken of a book, whose flags may be of other pairs: takes in the keyed ones that are of this pair
 * @throws PairsizeError MARK_NEEDS_DATE, MARK_NEEDS_LEVEL, MARK_AFTER_EXPIRY, TRADED_UNKNOWN, and what a trade throws
 */
export async function loadOpenPair(file: string, asked: Invocation, taken?: Taken): Promise<OpenPair> {
  const { document, contracts } = asTrade(await readOwnDocument(file, asked.world), asked.options);
  const options = taken === undefined ? asked.options : ofThisPair(asked.options, mapOf(document.value), taken);
  const invocation = { ...asked, options };
  const folder = file === "-" ? "" : dirname(file);
  const entry = await loadWritten(mergeFlags(document, picked(options, true), rules), folder, invocation);
  if (isHoldingSaid(entry) && textsOf(options, "contracts").length > 0) fail("CONTRACTS_BESIDE_HOLDINGS", {});
  const asOf = readDate(textOf(options, "asOf") ?? "");
  refuseExpired(entry, asOf);
  const { levels, own } = levelsOfToday(options, entry, asOf ?? entry.asOf ?? "", taken);
  const today = { ...todayFlags(options), level: own };
  const written = mergeFlags(withValue(document, ofToday(document.value, entry, { options, asOf })), today, {});
  refuseWithoutLevel(written.input, entry, asOf);
  const loaded = await loadWritten(written, folder, invocation).catch((error: unknown) => {
    const [past] = error instanceof PairsizeError ? error.findings.filter(isOfExpired) : [];
    if (past !== undefined) refuseExpired(entry, past.args.asOf);
    throw error;
  });
  refuseExpired(entry, loaded.asOf);
  const weighting = textOf(options, "weighting") === undefined ? null : (entry.weightings[0] ?? null);
  const { beta } = entry.long;
  const isBetaKept = contracts !== null && beta !== undefined && hasHistories(options, entry);
  const kept = isBetaKept ? [finding("BETA_OF_ENTRY", { beta })] : [];
  const warnings = [
    ...loaded.warnings,
    ...kept,
    ...unusedToday(entry, entry.weightings[0] ?? "dollar-neutral", options),
  ];
  return {
    file: file === "-" ? "standard input" : file,
    document,
    entry,
    now: { ...loaded, warnings, long: unpriced(loaded.long), short: unpriced(loaded.short) },
    request: { weighting, levels, contracts: textsOf(options, "contracts").length > 0 ? null : contracts },
  };
}

/** Flags that begin with a symbol: --level RTY=2800. */
const keyed = [...tradeOptions, ...sizingOptions]
  .filter(({ flags }) => flags.includes("<SYM="))
  .map(({ flags }) => optionName(flags));

/** The flags without those that are keyed by a symbol of another pair. */
function ofThisPair(options: Options, trade: Record<string, unknown>, taken: Taken): Options {
  const own = (["long", "short"] as const).map((name) => contractSymbol(String(mapOf(trade[name]).symbol ?? "")));
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => {
      if (!keyed.includes(name)) return [name, value];
      const ofPair = textsOf(options, name).filter((typed) => own.includes(contractSymbol(keyOf(typed))));
      for (const typed of ofPair) taken.set(`${name} ${typed}`, taken.get(`${name} ${typed}`) ?? new Set());
      return [name, ofPair];
    }),
  );
}

/**
 * Refuses a keyed flag that no pair of a book took.
 *
 * @throws PairsizeError FLAG_OF_NO_TRADE
 */
export function refuseUntaken(options: Options, taken: Taken): void {
  for (const name of keyed)
    for (const typed of textsOf(options, name))
      if (!taken.has(`${name} ${typed}`)) fail("FLAG_OF_NO_TRADE", { flag: `${flagName(name)} ${asTyped(typed)}` });
}

/** The flags of today: all but those of what was traded, of rules, and of a roll. */
function todayFlags(options: Options): Options {
  const { expiry: _expiry, strikes: _strikes, ...flags } = picked(options, false);
  return flags;
}

/** A stored sizing as the trade that it was, and the contracts of the weighting that was traded. */
function asTrade(
  document: Document,
  options: Options,
): { readonly document: Document; readonly contracts: Sides<number> | null } {
  if (!isAnswer(document.value)) return { document, contracts: null };
  const { written, contracts } = storedTrade(document.value, document.file, textOf(options, "weighting") ?? null);
  return { document: withValue(document, written), contracts };
}

/** The document with another value in its place. */
function withValue(document: Document, value: unknown): Document {
  return { file: document.file, value, locate: (path, which) => document.locate(path, which) };
}

function picked(options: Options, isOfEntry: boolean): Options {
  return Object.fromEntries(Object.entries(options).filter(([name]) => ofEntry.includes(name) === isOfEntry));
}

/**
 * What of the file is still so today: not its date, and of each side neither level, chain nor implied volatility; nor
 * what a stored sizing had measured, where price files of today measure it again.
 *
 * What is held may live longer than the options that the trade sizes: those are left out then.
 */
function ofToday(
  value: unknown,
  entry: PairTrade,
  { options, asOf }: { readonly options: Options; readonly asOf: string | null },
): Record<string, unknown> {
  const { asOf: _asOf, holdings: _holdings, correlation, expiry, ...trade } = mapOf(value);
  const isOver = (name: Side) => isHoldingSaid(entry) && asOf !== null && (entry[name].expiry ?? asOf) < asOf;
  const isAnyOver = isOver("long") || isOver("short");
  const side = (name: Side) => {
    const { level, chain: _chain, impliedVolatility: _volatility, ...written } = mapOf(trade[name]);
    const measured = hasHistory(options, entry[name]) ? unmeasured(written) : written;
    const kept = isOver(name)
      ? withoutOptions(measured)
      : isAnyOver
        ? { expiry: entry[name].expiry, ...measured }
        : measured;
    const isKept = (asOf !== null && asOf === entry.asOf) || (level === undefined && entry[name].history === null);
    return isKept ? { ...kept, level: entry[name].level.value } : kept;
  };
  const { holding: _holding, ...size } = mapOf(trade.size);
  const isAgain = mapOf(correlation).from === "history" && hasHistories(options, entry);
  return {
    ...{ ...trade, long: side("long"), short: side("short") },
    ...(correlation === undefined || isAgain ? {} : { correlation }),
    ...(expiry === undefined || isAnyOver ? {} : { expiry }),
    ...(isMap(trade.size) ? { size } : {}),
  };
}

/** Whether a flag gives the price file of a side. */
function hasHistory(options: Options, { contract }: TradeSide): boolean {
  return textsOf(options, "history").some((typed) => contractSymbol(keyOf(typed)) === contractSymbol(contract.symbol));
}

function hasHistories(options: Options, { long, short }: Sides<TradeSide>): boolean {
  return hasHistory(options, long) && hasHistory(options, short);
}

/** A side of a stored sizing without the volatility that was measured, to be measured again in the same way. */
function unmeasured({ volatility, ...side }: Record<string, unknown>): Record<string, unknown> {
  const { from, lookback, estimator, periodsPerYear } = mapOf(volatility);
  return from === "history"
    ? { ...side, history: { lookback, estimator, periodsPerYear } }
    : { ...side, ...(volatility === undefined ? {} : { volatility }) };
}

function withoutOptions(side: Record<string, unknown>): Record<string, unknown> {
  const { expiry: _expiry, series: _series, legs: _legs, ...kept } = side;
  return kept;
}

function refuseWithoutLevel(input: unknown, entry: PairTrade, asOf: string | null): void {
  const today = mapOf(input);
  for (const name of ["long", "short"] as const) {
    const side = mapOf(today[name]);
    if (side.level !== undefined || side.history != null) continue;
    const { symbol } = entry[name].contract;
    if (asOf === null) fail("MARK_NEEDS_DATE", {});
    fail("MARK_NEEDS_LEVEL", { symbol, isMonth: false, entry: entry.asOf, asOf });
  }
}

function isOfExpired(found: Finding): found is Extract<Finding, { code: "EXPIRY_PAST" }> {
  return found.code === "EXPIRY_PAST";
}

/** The day is after the last one of what was traded: the trade of today would be refused for another reason. */
function refuseExpired(entry: PairTrade, asOf: string | null): void {
  // What is held may live longer than what the trade sizes.
  if (isHoldingSaid(entry)) return;
  for (const side of [entry.long, entry.short]) {
    const { contract, expiry, future, legs } = side;
    const hasOptions = containsOption(legs);
    if (asOf !== null && expiry !== null && hasOptions && expiry < asOf)
      fail("MARK_AFTER_EXPIRY", { instrument: `the option of ${contract.symbol}`, expiry, asOf });
    if (asOf !== null && future !== null && holdsFutures(side) && future.expiry < asOf)
      fail("MARK_AFTER_EXPIRY", { instrument: future.code, expiry: future.expiry, asOf });
  }
}

/** A side of today without the premiums of the entry: what quotes it now is its chain. */
function unpriced(side: TradeSide): TradeSide {
  const legs = side.legs.map((leg) =>
    leg.kind === "option" ? { ...leg, premium: null, delta: null } : { ...leg, entry: null },
  );
  return { ...side, legs };
}

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
    const value = levelNow(code, { now, levels: levelsOf(open.request) });
    const dates = { entry: entry.asOf, asOf: open.now.asOf ?? "" };
    if (value === null) return fail("MARK_NEEDS_LEVEL", { symbol: code ?? "", isMonth: true, ...dates });
    return { ...now, future, level: { ...now.level, value } };
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
