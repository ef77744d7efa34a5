import { readDate } from "../../core/calendar.ts";
import type { MarkRequest } from "../../core/life/mark-pair.ts";
import { containsOption } from "../../core/option/leg.ts";
import { holdsFutures } from "../../core/pair/measured-side.ts";
import { isHoldingSaid } from "../../core/pair/position.ts";
import type { PairTrade, TradeSide } from "../../core/pair/trade.ts";
import { type Side, type Sides, sideNames } from "../../core/sides.ts";
import { fail, PairsizeError } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import type { Document } from "../../io/document.ts";
import { limitKeys, ruleKeys, sizeKeys } from "../../schema/keys.ts";
import { isAnswer, storedTrade, warningsOfFiles } from "../../schema/stored-answer.ts";
import { contractSymbol, isMap, mapOf } from "../../schema/written-trade.ts";
import { type Invocation, inputFolder, inputName, type Options, optionName, textOf, textsOf } from "../call/command.ts";
import { levelsOfToday, type Taken } from "./levels-of-today.ts";
import { loadWritten, mergeFlags, readOwnDocument } from "./trade-file.ts";
import { asTyped, flagName, keyOf, sizingOptions, tradeOptions } from "./trade-flags.ts";
import { unusedToday } from "./unused-flags.ts";

/** A trade as it was entered and as it is today, and what says which of its sizes was traded. */
export interface OpenPair {
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

export const rules = { size: sizeKeys, limits: { ...ruleKeys, maxRatioDrift: limitKeys.maxRatioDrift } };

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
  const folder = inputFolder(file);
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
    file: inputName(file),
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
  const own = sideNames.map((name) => contractSymbol(String(mapOf(trade[name]).symbol ?? "")));
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
export function todayFlags(options: Options): Options {
  const { expiry: _expiry, series: _series, strikes: _strikes, ...flags } = picked(options, false);
  return flags;
}

/** A stored sizing as the trade that it was, and the contracts of the weighting that was traded. */
function asTrade(
  document: Document,
  options: Options,
): { readonly document: Document; readonly contracts: Sides<number> | null } {
  if (!isAnswer(document.value)) return { document, contracts: null };
  const { written, contracts } = storedTrade(document.value, document.file, textOf(options, "weighting") ?? null);
  const warnings = warningsOfFiles(document.value, document.file);
  return { document: { ...withValue(document, written), warnings }, contracts };
}

/** The document with another value in its place. */
export function withValue(document: Document, value: unknown): Document {
  return { ...document, value };
}

export function picked(options: Options, isOfEntry: boolean): Options {
  return Object.fromEntries(Object.entries(options).filter(([name]) => ofEntry.includes(name) === isOfEntry));
}

/**
 * What of the file is still so today: not its date, and of each side neither level, chain nor implied volatility; nor
 * what a stored sizing had measured, where price files of today measure it again.
 *
 * What is held may live longer than the options that the trade sizes: those are left out then.
 */
export function ofToday(
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
    const own = isAnyOver ? { expiry: entry[name].expiry, ...measured } : measured;
    const kept = isOver(name) ? withoutOptions(own) : own;
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
function unmeasured(side: Record<string, unknown>): Record<string, unknown> {
  const { volatility, ...others } = side;
  const { from, lookback, estimator, periodsPerYear } = mapOf(volatility);
  return from === "history" ? { ...others, history: { lookback, estimator, periodsPerYear } } : side;
}

function withoutOptions(side: Record<string, unknown>): Record<string, unknown> {
  const { expiry: _expiry, series: _series, legs: _legs, ...kept } = side;
  return kept;
}

function refuseWithoutLevel(input: unknown, entry: PairTrade, asOf: string | null): void {
  const today = mapOf(input);
  for (const name of sideNames) {
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
