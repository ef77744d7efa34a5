import { isAbsolute, join } from "node:path";
import { readDate } from "../../core/calendar.ts";
import { futureOfCode } from "../../core/contract/quarterly-futures.ts";
import type { PairTrade, TradeLeg, TradeSide } from "../../core/pair/trade.ts";
import { type Side, sideNames } from "../../core/sides.ts";
import { fail, PairsizeError } from "../../errors/error.ts";
import { type Finding, finding, type Place, type Where } from "../../errors/finding.ts";
import { type Document, locateNearest } from "../../io/document.ts";
import { OWN_FILE_BYTES, type ReadOnce, readAnew, readBytes } from "../../io/files/file-bytes.ts";
import { readDocument, readTrade, tradeDocument } from "../../io/read-trade.ts";
import type { Keys } from "../../schema/key.ts";
import { sizeKeys } from "../../schema/keys.ts";
import {
  contractSymbol,
  isMap,
  mapOf,
  type Origins,
  type Path,
  pathText,
  type Symbols,
} from "../../schema/written-trade.ts";
import {
  type Invocation,
  inputFolder,
  inputName,
  type Options,
  openInput,
  textOf,
  textsOf,
  type World,
} from "../call/command.ts";
import {
  type FlagEntry,
  historyEntries,
  holdingEntries,
  keyOf,
  legEntries,
  moveEntries,
  pairEntries,
  ruleEntries,
  sideEntries,
  structureEntries,
} from "./trade-flags.ts";
import { unusedFlags } from "./unused-flags.ts";

/** The trade of a command's file, its flags, or both. */
export async function loadTrade(invocation: Invocation): Promise<PairTrade> {
  return (await loadTradeToKeep(invocation)).trade;
}

/** {@link loadTrade}, with the trade as it was written and the folder of its file. */
export async function loadTradeToKeep(invocation: Invocation) {
  const { arguments: files, options, world } = invocation;
  const [file] = files;
  const document = file === undefined ? null : await readTradeDocument(file, world);
  const folder = inputFolder(file);
  const written = mergeFlags(document, options);
  return { trade: await loadMerged(document, written, folder, invocation), written, folder };
}

/** The trade of a document with the flags put over it, none of which may leave it on two months at once. */
export async function loadMerged(
  document: Document | null,
  written: WrittenTrade,
  folder: string,
  invocation: Invocation,
): Promise<PairTrade> {
  const read = await loadWritten(written, folder, invocation);
  const trade = { ...read, warnings: [...read.warnings, ...unusedFlags(read, written.origins)] };
  refuseOtherFutures(trade, invocation.options);
  const { expiry, series, ...options } = invocation.options;
  if (document === null || (expiry === undefined && series === undefined)) return trade;
  const before = await orNull(() => loadWritten(mergeFlags(document, options), folder, invocation));
  // The flag may mend what the file says, or say what it lacks: then all of the file is for the expiry of the flag.
  if (before === null) return trade;
  const flag = expiry === undefined ? `--series ${String(series)}` : `--expiry ${String(expiry)}`;
  refuseOtherPremiums(trade, before, { flag });
  return { ...trade, warnings: [...trade.warnings, ...levelsOfOtherMonths(trade, before)] };
}

/** A trade as it would be read, or null where it is refused. */
export async function orNull(read: () => Promise<PairTrade>): Promise<PairTrade | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PairsizeError) return null;
    throw error;
  }
}

/** The warnings that a side's level was written for another future than the one that its options now deliver. */
export function levelsOfOtherMonths(trade: PairTrade, before: PairTrade): readonly Finding[] {
  return sideNames.flatMap((name) => {
    const [{ contract, level, future }, { future: written }] = [trade[name], before[name]];
    if (level.from !== "file" || future === null || written === null || future.code === written.code) return [];
    const args = { symbol: contract.symbol, before: written.code, own: future.code };
    return [finding("LEVEL_WRITTEN_FOR_OTHER_FUTURE", args)];
  });
}

/**
 * Refuses a level that is keyed by the code of another future than the one a side rests on.
 *
 * @throws PairsizeError LEVEL_FOR_OTHER_FUTURE
 */
export function refuseOtherFutures({ asOf, long, short }: PairTrade, options: Options): void {
  for (const typed of textsOf(options, "level")) {
    const asked = futureOfCode(keyOf(typed).toUpperCase(), asOf ?? "");
    const own = [long, short].find(({ contract }) => contract.symbol === asked?.symbol)?.future ?? null;
    if (asked === null || own === null || own.code === asked.code) continue;
    fail("LEVEL_FOR_OTHER_FUTURE", { asked: asked.code, own: own.code }, { flag: `--level ${typed}` });
  }
}

/**
 * Refuses premiums and deltas of a file at another expiry than they were written for, or of another series of the day
 * than the file names.
 *
 * @throws PairsizeError PREMIUM_OF_OTHER_EXPIRY
 */
function refuseOtherPremiums(trade: PairTrade, before: PairTrade, place: Place): void {
  for (const name of sideNames) {
    const [side, { expiry, series }] = [trade[name], before[name]];
    const isSame = expiry === null || (series === null ? expiry === side.expiry : isOneSeries(side, before[name]));
    if (!isSame && side.legs.some((leg) => quotedIn(leg) === "file")) refusePremiums(side, expiry, place);
  }
}

/** Whether the options of two sides are of one series of one day. */
export function isOneSeries({ expiry, option }: TradeSide, other: TradeSide): boolean {
  return expiry === other.expiry && option?.code === other.option?.code;
}

/** Refuses premiums and deltas that were written for another expiry or series than the side is on. */
export function refusePremiums(
  { contract: { symbol }, expiry, option }: TradeSide,
  written: string | null,
  place: Place,
): never {
  const asked = expiry !== null && expiry === written ? (option?.code ?? expiry) : (expiry ?? "another day");
  return fail("PREMIUM_OF_OTHER_EXPIRY", { symbol, expiry: asked }, place);
}

/** Where a person gave the premium or the delta of an option; null where nobody did. */
export function quotedIn(leg: TradeLeg): "file" | "flag" | null {
  if (leg.kind !== "option") return null;
  if (leg.premium?.from === "flag") return "flag";
  return leg.premium?.from === "file" || leg.delta !== null ? "file" : null;
}

/** The trade of what was written; `folder` is where its file stands. */
export async function loadWritten(
  written: WrittenTrade,
  folder: string,
  { world }: Pick<Invocation, "world">,
  once: ReadOnce = readAnew,
): Promise<PairTrade> {
  const { input, origins, warnings } = written;
  // A flag is typed where the shell stands; a path in a file is relative to the file.
  const isTyped = (side: Side, key: "history" | "chain") =>
    origins.from(key === "history" ? [side, key, "file"] : [side, key]) === "flag";
  const trade = await readTrade(input, origins, {
    once,
    pathOf: (name, side, key) => (isAbsolute(name) || isTyped(side, key) ? name : join(folder, name)),
    open: (path, side, key) => (isTyped(side, key) ? world.files.open(path) : world.files.openNamed(path)),
  });
  return ofItsDay({ ...trade, warnings: [...warnings, ...trade.warnings] }, written);
}

/**
 * A trade that --as-of moves to another day than its file's: the levels and premiums of the file keep the file's date,
 * and a warning says so.
 */
export function ofItsDay(trade: PairTrade, { input, origins, file }: WrittenTrade): PairTrade {
  const { asOf } = trade;
  if (file === null || asOf === null || file.asOf === asOf || origins.from(["asOf"]) === "file") return trade;
  const { name, asOf: before } = file;
  const kept: string[] = [];
  const side = (of: Side): TradeSide => {
    const one = trade[of];
    const { symbol } = one.contract;
    const isLevelKept = mapOf(mapOf(input)[of]).level != null && origins.from([of, "level"]) === "file";
    if (isLevelKept) kept.push(`the level of ${symbol}`);
    if (hasPremiumsOfFile(one, of, origins)) kept.push(`the premiums of ${symbol}`);
    return isLevelKept ? { ...one, level: { file: name, date: before, ...one.level } } : one;
  };
  const sides = { long: side("long"), short: side("short") };
  if (kept.length === 0) return trade;
  return { ...trade, ...sides, warnings: [...trade.warnings, finding("PRICES_OF_OTHER_DAY", { kept, before, asOf })] };
}

/** Whether the file gives premiums of a side's options. */
export function hasPremiumsOfFile({ legs }: TradeSide, side: Side, origins: Origins): boolean {
  const isGiven = legs.some((leg) => leg.kind === "option" && leg.premium !== null);
  return isGiven && origins.from([side, "legs"]) === "file";
}

/** A trade file as it is written; `-` is standard input. */
export async function readTradeDocument(file: string, world: World): Promise<Document> {
  return tradeDocument(await readOwnDocument(file, world));
}

/** A trade file, or what a command printed as JSON, as it is written; `-` is standard input. */
export async function readOwnDocument(file: string, world: World): Promise<Document> {
  const name = inputName(file);
  const bytes = await readBytes(openInput(file, world), name, OWN_FILE_BYTES);
  return readDocument(bytes, name);
}

/** A trade as it was written in its file and by flags, and where each value of it came from. */
export interface WrittenTrade {
  readonly input: unknown;
  readonly origins: Origins;
  /** What to know about its file. */
  readonly warnings: readonly Finding[];
  /** Its file and the ISO date that stands there; null where there is none. */
  readonly file: { readonly name: string; readonly asOf: string } | null;
}

/**
 * The trade of a file with the flags put over it: a flag beats the file.
 *
 * A side whose symbol a flag changes starts empty, because the file's numbers belong to another contract. Legs and
 * moves by flags replace those of the file.
 *
 * @param rules the maps of rules that flags give, by name, each with the keys that have a flag
 * @throws PairsizeError SIDE_MISSING, FLAG_NOT_KEYED, FLAG_SYMBOL_UNKNOWN, HISTORY_FLAGS_UNUSED, MOVE_UNREADABLE,
 * STRUCTURE_NOT_MIRRORED
 */
export function mergeFlags(
  document: Document | null,
  options: Options,
  rules: Readonly<Record<string, Keys>> = { size: sizeKeys },
): WrittenTrade {
  const input = structuredClone(writableMap(document?.value ?? { version: 1 }));
  const flags = new Map<string, string>();
  const apply = (entries: readonly FlagEntry[]) => {
    for (const { path, value, flag, alias } of entries) {
      put(input, path, value);
      if (alias !== undefined) Reflect.deleteProperty(writableMap(input[path[0] ?? ""]), alias);
      flags.set(pathText(path), flag);
    }
  };
  const symbols = { long: symbolOf("long", input, options), short: symbolOf("short", input, options) };
  for (const side of sideNames) nameSide(side, input, options, flags);
  apply(pairEntries(options));
  apply(sideEntries(options, symbols).map(withSeries));
  spellOutHistories(input);
  apply(measuring(input, options, symbols));
  apply(replacing(input, legEntries(options, symbols)));
  const structure = textOf(options, "structure");
  if (structure !== undefined) apply(replacing(input, structureEntries(structure, symbols)));
  apply(replacing(input, moveEntries(options, symbols)));
  const given = Object.entries(rules).flatMap(([map, keys]) => ruleEntries(map, keys, options, symbols));
  spellOutCaps(input, given);
  apply(given);
  const held = "size" in rules ? holdingEntries(options, symbols) : [];
  // What is held by flags is all that is held.
  if (held.length > 0) {
    Reflect.deleteProperty(input, "holdings");
    Reflect.deleteProperty(writableMap(input.size), "holding");
  }
  apply(held);
  return {
    input,
    origins: originsOf(document, flags),
    warnings: document?.warnings ?? [],
    file: datedFile(document),
  };
}

function datedFile(document: Document | null): WrittenTrade["file"] {
  const { asOf } = mapOf(document?.value);
  const date = typeof asOf === "string" ? readDate(asOf) : null;
  return document === null || date === null ? null : { name: document.file, asOf: date };
}

function symbolOf(side: Side, input: Record<string, unknown>, options: Options): string {
  const symbol = textOf(options, side) ?? writableMap(input[side]).symbol;
  if (typeof symbol === "string") return symbol;
  // A file that lacks a symbol is refused by its shape, with its place; no flag can be keyed by it until then.
  return Object.hasOwn(input, side) || Object.keys(input).length > 1 ? "" : fail("SIDE_MISSING", { side });
}

function nameSide(side: Side, input: Record<string, unknown>, options: Options, flags: Map<string, string>): void {
  const symbol = textOf(options, side);
  if (symbol === undefined) return;
  const written = writableMap(input[side]).symbol;
  const same = typeof written === "string" && contractSymbol(written) === contractSymbol(symbol);
  if (same) put(input, [side, "symbol"], symbol);
  else input[side] = { symbol };
  // What an emptied side lacks is missing at the flag; the file's side has nothing to do with it.
  flags.set(same ? `${side}.symbol` : side, `--${side} ${symbol}`);
}

/** `--chain SPX=chain.csv#SPXW` becomes `chain: {file: chain.csv, symbol: SPXW}`. */
function withSeries(entry: FlagEntry): FlagEntry {
  const [, file, symbol] = /^(.+)#([\w^$/ -]{1,24})$/.exec(`${entry.value}`) ?? [];
  const isChain = entry.path[1] === "chain" && file !== undefined;
  return isChain ? { ...entry, value: { file, symbol } } : entry;
}

/** `history: rty.csv` becomes `history: {file: rty.csv}`, so that a flag can say how it is measured. */
function spellOutHistories(input: Record<string, unknown>): void {
  for (const side of sideNames) {
    const { history } = writableMap(input[side]);
    if (typeof history === "string") put(input, [side, "history"], { file: history });
  }
}

/**
 * How the price files of a trade are read, where it has any.
 *
 * @throws PairsizeError HISTORY_FLAGS_UNUSED
 */
function measuring(input: Record<string, unknown>, options: Options, { long }: Symbols): FlagEntry[] {
  const sides = sideNames.filter((side) => writableMap(input[side]).history != null);
  const unused = sides.length > 0 ? [] : historyEntries(options, ["long"]).map(({ flag }) => flag);
  if (unused.length > 0) fail("HISTORY_FLAGS_UNUSED", { flags: unused, symbol: long || "SYM" });
  return historyEntries(options, sides);
}

/** `maxContracts: 40` becomes `{long: 40, short: 40}` where a flag gives one side its own: the other keeps its cap. */
function spellOutCaps(input: Record<string, unknown>, entries: readonly FlagEntry[]): void {
  for (const { path } of entries) {
    const [map = "", key] = path;
    const cap = writableMap(input[map]).maxContracts;
    if (key !== "maxContracts" || path.length !== 3 || typeof cap === "object" || cap === undefined) continue;
    put(input, [map, key], { long: cap, short: cap });
  }
}

/** The entries, after the lists that they belong to were emptied. */
function replacing(input: Record<string, unknown>, entries: readonly FlagEntry[]): readonly FlagEntry[] {
  for (const { path } of entries) put(input, path.slice(0, -1), []);
  return entries;
}

function originsOf(document: Document | null, flags: ReadonlyMap<string, string>): Origins {
  const flagOf = (path: Path): string | undefined => {
    for (let length = path.length; length > 0; length -= 1) {
      const flag = flags.get(pathText(path.slice(0, length)));
      if (flag !== undefined) return flag;
    }
    return undefined;
  };
  return {
    from: (path) => (flagOf(path) === undefined ? "file" : "flag"),
    place: (path, at = {}) => {
      const flag = flagOf(path);
      if (flag !== undefined) return { path: pathText(path), flag };
      const where = document === null ? undefined : locateWithin(document, path, at);
      return where === undefined ? { path: pathText(path) } : { path: pathText(path), where };
    },
  };
}

function locateWithin(
  document: Document,
  path: Path,
  { key, offset = 0 }: { readonly key?: true; readonly offset?: number },
): Where | undefined {
  const where = key ? document.locate(path, "key") : (document.locate(path) ?? locateNearest(document, path));
  if (where?.column === undefined || offset === 0) return where;
  // The text of a quoted value starts behind its quote.
  const quote = /["']/.test(where.excerpt?.[where.column - 1] ?? "") ? 1 : 0;
  return { ...where, column: where.column + offset + quote };
}

/** A plain map with own keys only. */
type PlainMap = Record<string, unknown>;

/** The value as a map that may be written to; an empty one where it is something else. */
function writableMap(value: unknown): PlainMap {
  return isMap(value) ? (value as PlainMap) : {};
}

/** Puts a value into nested maps and lists, making those that the path needs; __proto__ is a key like any other. */
export function put(root: PlainMap, path: Path, value: unknown): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  let holder: PlainMap | unknown[] = root;
  let key: string | number = first;
  for (const step of rest) {
    const next: PlainMap | unknown[] = innerOf(holder, key) ?? (typeof step === "number" ? [] : {});
    define(holder, key, next);
    holder = next;
    key = step;
  }
  define(holder, key, value);
}

function innerOf(holder: PlainMap | unknown[], key: string | number): PlainMap | unknown[] | null {
  const inner: unknown = Object.hasOwn(holder, key) ? Reflect.get(holder, key) : null;
  return typeof inner === "object" ? (inner as PlainMap | unknown[] | null) : null;
}

function define(holder: PlainMap | unknown[], key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

/**
 * The same call, whose world opens nothing outside of the folder of `--root`; what `-o` writes is not of its concern.
 *
 * @throws PairsizeError FILE_NOT_FOUND, FILE_UNREADABLE
 */
export async function withinRoot(invocation: Invocation): Promise<Invocation> {
  const root = textOf(invocation.options, "root");
  if (root === undefined) return invocation;
  const { filesWithin } = await import("../../io/files/root.ts");
  const { world } = invocation;
  return { ...invocation, world: { ...world, files: { ...world.files, ...filesWithin(world.files, root) } } };
}
