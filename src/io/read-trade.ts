import { contracts, findContract, indexFuture, namedContract } from "../core/contract/catalogue.ts";
import type { ContractSpec } from "../core/contract/contract.ts";
import type { Chain } from "../core/option/chain.ts";
import { containsOption } from "../core/option/leg.ts";
import type { PairTrade, TradeSide } from "../core/pair/trade.ts";
import { quotesOfOtherSeries } from "../core/pair/warnings.ts";
import { as, type Points } from "../core/quantity.ts";
import { type Side, type Sides, sideNames } from "../core/sides.ts";
import { doubtsOfBoth } from "../core/volatility/comovement.ts";
import { estimateVolatility } from "../core/volatility/estimators.ts";
import { rollWarnings } from "../core/volatility/volatility-report.ts";
import { fail, PairsizeError } from "../errors/error.ts";
import { type Finding, finding, type Place } from "../errors/finding.ts";
import { type LoadedHistory, resolveTrade } from "../schema/resolve-trade.ts";
import {
  isAnswer,
  pathInAnswer,
  refuseOtherAnswer,
  refuseOtherVersion,
  tradeOfAnswer,
  warningsOfFiles,
} from "../schema/stored-answer.ts";
import {
  type ChainSource,
  chainSources,
  type HistorySource,
  historySources,
  mapOf,
  type Origins,
} from "../schema/written-trade.ts";
import type { Document } from "./document.ts";
import { OWN_FILE_BYTES, type ReadOnce, readable, TRADE_FILE_BYTES } from "./files/file-bytes.ts";
import { findingsUnder, type ReadHistory } from "./price-history/price-history.ts";

/**
 * A trade file's bytes as a document: JSON where its first character is `{`, YAML otherwise.
 *
 * @param file what to call it in messages
 * @throws PairsizeError every problem of the text layer at once; see decodeText, readJsonDocument and readYamlDocument
 */
export async function readDocument(bytes: Uint8Array, file: string): Promise<Document> {
  // What people write is short; an answer, which is JSON, may be longer.
  const text = decodeText(bytes, file, startsAsJson(bytes) ? OWN_FILE_BYTES : TRADE_FILE_BYTES);
  // The YAML parser, which both need, is loaded for a file only: flags alone give a trade too.
  if (!text.trimStart().startsWith("{")) return (await import("./yaml-document.ts")).readYamlDocument(text, file);
  const document = (await import("./json-document.ts")).readJsonDocument(text, file);
  if (bytes.length > TRADE_FILE_BYTES && !isAnswer(document.value))
    fail("FILE_TOO_LARGE", { file, most: TRADE_FILE_BYTES }, { where: { file } });
  return document;
}

/** Whether the first byte of a text, behind a byte order mark and white space, is a brace. */
function startsAsJson(bytes: Uint8Array): boolean {
  return bytes.find((byte) => ![0xef, 0xbb, 0xbf, 0xff, 0xfe, 0, 0x20, 0x09, 0x0a, 0x0d].includes(byte)) === 0x7b;
}

/**
 * A document as a trade file: one that `size --json` printed is the trade that it answers.
 *
 * @throws PairsizeError STORED_SIZING_UNREADABLE for what another command printed, or another major version
 */
export function tradeDocument(document: Document): Document {
  refuseOtherAnswer(document.value, document.file);
  if (!isAnswer(document.value)) return document;
  // An answer of the library in this process has no version.
  if (mapOf(document.value).schemaVersion !== undefined) refuseOtherVersion(document.value, document.file);
  return {
    file: document.file,
    value: tradeOfAnswer(document.value),
    warnings: warningsOfFiles(document.value, document.file),
    locate: (path, which) => document.locate(pathInAnswer(path), which),
  };
}

/**
 * The text of a file's bytes: UTF-8, or UTF-16 where a byte order mark says so; the mark itself is left out.
 *
 * @param file what to call it in a message
 * @throws PairsizeError FILE_TOO_LARGE, FILE_BINARY, FILE_NOT_UTF8, FILE_EMPTY (nothing, or white space only)
 * @example
 * decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), "trade.yaml"); // "a"
 */
export function decodeText(bytes: Uint8Array, file: string, most: number = TRADE_FILE_BYTES): string {
  const place = { where: { file } };
  if (bytes.length > most) fail("FILE_TOO_LARGE", { file, most }, place);
  const encoding = encodingOf(bytes);
  const text = decoded(bytes, encoding);
  const hasNul = text === undefined ? encoding === "utf-8" && bytes.includes(0) : text.includes("\0");
  if (hasNul) fail("FILE_BINARY", { file }, place);
  if (text === undefined) fail("FILE_NOT_UTF8", { file, encoding: encoding.toUpperCase() }, place);
  if (text.trim() === "") fail("FILE_EMPTY", { file }, place);
  return text;
}

function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How the files that a trade names are opened. */
interface TradeFiles {
  /** The path of a file named at a place of the trade: relative to its trade file, or to the working directory. */
  readonly pathOf: (file: string, side: Side, key: "history" | "chain") => string;
  /** Opens such a path, as the person at the command line named it, or as a file did. */
  readonly open: (path: string, side: Side, key: "history" | "chain") => AsyncIterable<Uint8Array>;
  readonly once: ReadOnce;
}

/**
 * The checked trade of what was written, with the price files and the option chains that it names.
 *
 * Without an asOf the trade is of the last date that both price files share, and neither is read beyond it.
 *
 * @throws PairsizeError with every problem of the trade and of its files
 */
export async function readTrade(input: unknown, origins: Origins, prices: TradeFiles): Promise<PairTrade> {
  const sources = historySources(input);
  const problems: Finding[] = [];
  const read = async (side: Side, asOf: string | undefined): Promise<ReadHistory | null> => {
    const source = sources[side];
    if (source === null) return null;
    try {
      return await readHistory(source, side, asOf ?? sources.asOf, prices);
    } catch (error) {
      if (!(error instanceof PairsizeError)) throw error;
      problems.push(...placed(error, origins.place([side, "history", "file"])).findings);
      return null;
    }
  };
  const whole = { long: await read("long", undefined), short: await read("short", undefined) };
  const shared = sources.asOf ?? lastCommonDate(whole);
  const cut = async (side: Side) => {
    const history = whole[side];
    return history !== null && shared !== undefined && lastDate(history) > shared ? read(side, shared) : history;
  };
  const histories = { long: await cut("long"), short: await cut("short") };
  const loadedOnes = { long: loaded(histories.long), short: loaded(histories.short) };
  const resolve = (written: unknown) => resolveTrade(written, origins, loadedOnes, shared ?? null, problems);
  const trade = resolve(input);
  const warnings = sideNames.flatMap((side) => {
    const [history, method] = [histories[side], trade[side].history?.method];
    if (history === null || method === undefined) return [];
    const { contract, volatility } = trade[side];
    const rolls = volatility === null ? rollWarnings(contract.symbol, history.file, history.bars, method) : [];
    const found = history.findingsFrom(firstUsed(side, trade), findContract(contract.symbol));
    return [...findingsUnder(history, found, method.periodsPerYear), ...rolls, ...otherSymbol(history, trade[side])];
  });
  const cuts = sources.asOf === undefined && shared !== undefined ? endApart(whole, shared) : [];
  const { long, short } = histories;
  const steps = long === null || short === null ? [] : doubtsOfBoth(long, short);
  const found = [...trade.warnings, ...steps, ...cuts, ...warnings];
  const chains = await readChains(input, origins, trade, prices);
  const dated = withExpiriesOf(chains, trade, input);
  return withChains({ ...(dated === input ? trade : resolve(dated)), warnings: found }, trade, chains);
}

/**
 * The date of the first row of a side's history that an answer uses, for its volatility or the level alone. Null where
 * that is not known, and where two histories are there: past windows look at all that both hold.
 */
function firstUsed(side: Side, { long, short }: PairTrade): string | null {
  const { history, volatility } = side === "long" ? long : short;
  if (history === null || (long.history !== null && short.history !== null)) return null;
  if (volatility !== null) return history.bars.dates.at(-1) ?? null;
  const estimate = estimateVolatility(history.bars, history.method);
  return estimate.available ? estimate.firstDate : null;
}

/** The warning that one of two histories goes on after the other, and after the day that both are cut at. */
function endApart({ long, short }: Sides<ReadHistory | null>, shared: string): readonly Finding[] {
  if (long === null || short === null || lastDate(long) === lastDate(short)) return [];
  const [stale, other] = lastDate(long) < lastDate(short) ? [long, short] : [short, long];
  const [staleDate, otherDate] = [lastDate(stale), lastDate(other)];
  return [finding("HISTORIES_CUT", { stale: stale.file, staleDate, other: other.file, otherDate, shared })];
}

/** The warning that a price file names another contract of the table than its side; its vendor may decorate it. */
function otherSymbol({ symbol, file }: ReadHistory, { contract, level }: TradeSide): readonly Finding[] {
  const named = contractIn(symbol ?? "");
  if (named === undefined || findContract(contract.symbol) === undefined || named.symbol === contract.symbol) return [];
  const isOneIndex = indexFuture(named.symbol) === indexFuture(contract.symbol);
  // Large and small futures have one price, and a volatility is that of the index.
  const isOnePrice = named.kind === "future" && contract.kind === "future";
  if (isOneIndex && (isOnePrice || level.from !== "history")) return [];
  const args = { named: symbol ?? "", symbol: contract.symbol, isOneIndex };
  return [finding("HISTORY_OF_OTHER_SYMBOL", args, { where: { file } })];
}

/** The contract of the table in a vendor's symbol: "^RUT", "qqq.us", "CME_MINI:NQ1!", "NQc1", "SPY US Equity". */
function contractIn(symbol: string): ContractSpec | undefined {
  for (const word of symbol.match(/[A-Z0-9]+/gi) ?? []) {
    const found = namedContract(word) ?? namedContract(word.replace(/c?\d$/, ""));
    if (found === undefined) continue;
    // Bloomberg's RTY Index is the cash index, RTY1 Index and RTYH6 Index are futures.
    const isCash = found.kind === "future" && /^[A-Z]+ index$/i.test(symbol);
    return isCash ? contracts.find(({ kind, future }) => kind === "index" && future === found.symbol) : found;
  }
  return undefined;
}

async function readHistory(
  { file, options }: HistorySource,
  side: Side,
  asOf: string | undefined,
  { open, pathOf, once }: TradeFiles,
): Promise<ReadHistory> {
  const { readPrices } = await import("./price-history/read-price-history.ts");
  const path = pathOf(file, side, "history");
  const reading = asOf === undefined ? options : { ...options, asOf };
  return once(["history", path, file, reading], () =>
    readPrices({ name: file, chunks: readable(open(path, side, "history"), file) }, reading),
  );
}

function loaded(history: ReadHistory | null): LoadedHistory | null {
  if (history === null) return null;
  const { file, bars, level } = history;
  return { file, bars, level: level === null ? null : { value: as<Points>(level.value), date: level.date } };
}

function lastDate({ bars }: ReadHistory): string {
  return bars.dates.at(-1) ?? "";
}

/** The last date of both files; of the only one where there is one; undefined where there is none. */
function lastCommonDate({ long, short }: Sides<ReadHistory | null>): string | undefined {
  if (long === null || short === null) return (long ?? short)?.bars.dates.at(-1);
  const dates = new Set(short.bars.dates);
  return long.bars.dates.findLast((date) => dates.has(date));
}

/**
 * The option chains that a trade names.
 *
 * Quotes after the date of the trade are not used; only those of its expiry are, where it has one.
 *
 * @throws PairsizeError of the first file that cannot be read in one way only
 */
async function readChains(
  input: unknown,
  origins: Origins,
  trade: PairTrade,
  files: TradeFiles,
): Promise<Sides<Chain | null>> {
  const { long, short } = chainSources(input);
  const read = async (side: Side, source: ChainSource | null): Promise<Chain | null> => {
    if (source === null) return null;
    try {
      return await readQuotes(source, side, trade, files);
    } catch (error) {
      if (!(error instanceof PairsizeError)) throw error;
      throw placed(error, origins.place([side, "chain"]));
    }
  };
  return { long: await read("long", long), short: await read("short", short) };
}

/** What was written, with the one expiry that a side's chain quotes where the trade names none for its options. */
function withExpiriesOf(chains: Sides<Chain | null>, trade: PairTrade, input: unknown): unknown {
  return sideNames.reduce((written, name) => {
    const [only, ...others] = new Set(chains[name]?.rows.map(({ expiry }) => expiry));
    const { expiry, legs } = trade[name];
    if (expiry !== null || only == null || others.length > 0 || !containsOption(legs)) return written;
    return { ...mapOf(written), [name]: { ...mapOf(mapOf(written)[name]), expiry: only } };
  }, input);
}

/** The trade with its chains, and with what to know about them; `asked` is as it was before they said its expiry. */
function withChains(trade: PairTrade, asked: PairTrade, chains: Sides<Chain | null>): PairTrade {
  const found = sideNames.flatMap((name) => {
    const [chain, side] = [chains[name], trade[name]];
    if (chain === null) return [];
    const isUsed = side.legs.some((leg) => leg.kind === "option" && leg.premium === null);
    const isOfChain = asked[name].expiry === null && side.expiry !== null;
    const args = { symbol: side.contract.symbol, expiry: side.expiry ?? "" };
    const said = isOfChain ? [finding("EXPIRY_OF_CHAIN", args, { where: { file: chain.file } })] : [];
    return [...chain.findings, ...(isUsed ? quotesOfOtherSeries({ ...side, chain }) : []), ...said];
  });
  return {
    ...trade,
    long: { ...trade.long, chain: chains.long },
    short: { ...trade.short, chain: chains.short },
    warnings: [...trade.warnings, ...found],
  };
}

/** The same refusal, at the place that names the file where it has no line of the file itself. */
function placed({ findings: [first, ...others] }: PairsizeError, place: Place): PairsizeError {
  const at = (found: Finding): Finding => (found.where?.line === undefined ? { ...found, ...place } : found);
  return new PairsizeError([at(first), ...others.map(at)]);
}

async function readQuotes(
  { file, options }: ChainSource,
  side: Side,
  trade: PairTrade,
  { open, pathOf, once }: TradeFiles,
): Promise<Chain> {
  const { readChain } = await import("./option-chain/read-chain.ts");
  const path = pathOf(file, side, "chain");
  const { asOf } = trade;
  const { contract, expiry, level, option } = trade[side];
  const reading = {
    ...options,
    product: contract.symbol,
    level: level.value,
    ...(asOf === null ? {} : { asOf }),
    ...(expiry === null ? {} : { expiry }),
    ...(option?.code == null ? {} : { code: option.code }),
  };
  return once(["chain", path, file, reading], () =>
    readChain({ name: file, chunks: open(path, side, "chain") }, reading),
  );
}
