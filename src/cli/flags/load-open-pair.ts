import { dirname } from "node:path";
import { readDate } from "../../core/calendar.ts";
import { futureOfCode } from "../../core/contract/quarterly-futures.ts";
import type { MarkRequest } from "../../core/life/mark-pair.ts";
import type { PairTrade, TradeSide } from "../../core/pair/trade.ts";
import type { Points } from "../../core/quantity.ts";
import type { Side, Sides } from "../../core/sides.ts";
import { fail, failIfAny } from "../../errors/error.ts";
import type { Document } from "../../io/document.ts";
import { isAnswer } from "../../schema/answer-as-trade.ts";
import { limitKeys, ruleKeys, sizeKeys } from "../../schema/keys.ts";
import { isMap, mapOf } from "../../schema/path.ts";
import { quantityReader } from "../../schema/quantity-reader.ts";
import { ranges } from "../../schema/ranges.ts";
import { storedTrade } from "../../schema/stored-trade.ts";
import { contractSymbol } from "../../schema/symbols.ts";
import { type Invocation, type Options, textOf, textsOf } from "../call/command.ts";
import { asTyped } from "./flag-entries.ts";
import { loadWritten, mergeFlags, readOwnDocument } from "./load-trade.ts";

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

const rules = { size: sizeKeys, limits: { ...ruleKeys, maxRatioDrift: limitKeys.maxRatioDrift } };

/**
 * An open pair: its file as it was entered, and the same trade today, by flags or by the newest rows of its histories.
 *
 * The entry is a trade file or a stored `size --json`. Today has no level, chain or implied volatility of the entry's
 * day; on that day itself the levels of the entry stand.
 *
 * @throws PairsizeError MARK_NEEDS_DATE, MARK_NEEDS_LEVEL, MARK_AFTER_EXPIRY, TRADED_UNKNOWN, and what a trade throws
 */
export async function loadOpenPair(file: string, invocation: Invocation): Promise<OpenPair> {
  const { options, world } = invocation;
  const document = asTrade(await readOwnDocument(file, world), options);
  const folder = file === "-" ? "" : dirname(file);
  const entry = await loadWritten(mergeFlags(document, picked(options, true), rules), folder, invocation);
  const { levels, own } = otherLevels(options, entry);
  const today = { ...todayFlags(options), level: own };
  const asOf = readDate(textOf(options, "asOf") ?? "");
  refuseExpired(entry, asOf);
  const isEntryDay = asOf !== null && asOf === entry.asOf;
  const written = mergeFlags(withValue(document, ofToday(document.value, entry, isEntryDay)), today, {});
  refuseWithoutLevel(written.input, entry, asOf);
  const loaded = await loadWritten(written, folder, invocation);
  const weighting = textOf(options, "weighting") === undefined ? null : (entry.weightings[0] ?? null);
  return {
    file: file === "-" ? "standard input" : file,
    document,
    entry,
    now: { ...loaded, long: unpriced(loaded.long), short: unpriced(loaded.short) },
    request: { weighting, levels },
  };
}

/** The flags of today: all but those of what was traded, of rules, and of a roll. */
export function todayFlags(options: Options): Options {
  const { expiry: _expiry, strikes: _strikes, ...flags } = picked(options, false);
  return flags;
}

/** A stored sizing as the trade that it was, with the contracts of the weighting that was traded. */
function asTrade(document: Document, options: Options): Document {
  if (!isAnswer(document.value)) return document;
  return withValue(document, storedTrade(document.value, document.file, textOf(options, "weighting") ?? null));
}

/** The document with another value in its place. */
export function withValue(document: Document, value: unknown): Document {
  return { file: document.file, value, locate: (path, which) => document.locate(path, which) };
}

function picked(options: Options, isOfEntry: boolean): Options {
  return Object.fromEntries(Object.entries(options).filter(([name]) => ofEntry.includes(name) === isOfEntry));
}

/** What of the file is still so today: not its date, and of each side neither level, chain nor implied volatility. */
export function ofToday(value: unknown, entry: PairTrade, isEntryDay: boolean): Record<string, unknown> {
  const { asOf: _asOf, holdings: _holdings, ...trade } = mapOf(value);
  const side = (name: Side) => {
    const { level, chain: _chain, impliedVolatility: _volatility, ...kept } = mapOf(trade[name]);
    const isKept = isEntryDay || (level === undefined && entry[name].history === null);
    return isKept ? { ...kept, level: entry[name].level.value } : kept;
  };
  const { holding: _holding, ...size } = mapOf(trade.size);
  return { ...trade, long: side("long"), short: side("short"), ...(isMap(trade.size) ? { size } : {}) };
}

function refuseWithoutLevel(input: unknown, entry: PairTrade, asOf: string | null): void {
  const today = mapOf(input);
  for (const name of ["long", "short"] as const) {
    const side = mapOf(today[name]);
    if (side.level !== undefined || side.history != null) continue;
    const { symbol } = entry[name].contract;
    if (asOf === null) fail("MARK_NEEDS_DATE", {});
    fail("MARK_NEEDS_LEVEL", { symbol, entry: entry.asOf, asOf });
  }
}

/** The day is after the last one of a side's options: the trade of today would be refused for another reason. */
function refuseExpired(entry: PairTrade, asOf: string | null): void {
  for (const { contract, expiry, legs } of [entry.long, entry.short]) {
    const hasOptions = legs.some(({ kind }) => kind === "option");
    if (asOf !== null && expiry !== null && hasOptions && expiry < asOf)
      fail("MARK_AFTER_EXPIRY", { instrument: `the option of ${contract.symbol}`, expiry, asOf });
  }
}

/** A side of today without the premiums of the entry: what quotes it now is its chain. */
function unpriced(side: TradeSide): TradeSide {
  const legs = side.legs.map((leg) =>
    leg.kind === "option" ? { ...leg, premium: null, delta: null } : { ...leg, entry: null },
  );
  return { ...side, legs };
}

/** Levels that a future's code keys ("RTYM6=2750"): of another future than the side's, and of the side's own. */
export function otherLevels(
  options: Options,
  entry: PairTrade,
): { readonly levels: Readonly<Record<string, Points>>; readonly own: readonly string[] } {
  const reader = quantityReader({ place: ([flag]) => ({ flag: String(flag) }), from: () => "flag" });
  const levels: Record<string, Points> = {};
  const own: string[] = [];
  const asOf = readDate(textOf(options, "asOf") ?? "") ?? entry.asOf ?? "";
  for (const typed of textsOf(options, "level")) {
    const [symbol = "", value = ""] = typed.split("=");
    const future = futureOfCode(symbol, asOf);
    const side = sideOfFuture(future?.symbol ?? null, entry);
    if (future === null || side === null) own.push(typed);
    else if (future.code === side.future?.code) own.push(`${side.contract.symbol}=${value}`);
    else {
      const level = reader.quantity(value, [`--level ${asTyped(typed)}`], "level", ranges.level);
      if (level !== null) levels[future.code] = level;
    }
  }
  failIfAny(reader.findings);
  return { levels, own };
}

function sideOfFuture(symbol: string | null, { long, short }: Sides<TradeSide>): TradeSide | null {
  if (symbol === null) return null;
  return [long, short].find(({ contract }) => contractSymbol(contract.symbol) === symbol) ?? null;
}
