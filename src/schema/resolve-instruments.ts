import { dateFinding, daysBetween, readDate, readMonth } from "../core/calendar.ts";
import { findContract, optionRoot } from "../core/contract/catalogue.ts";
import { chooseSeries, expiryOfMonth } from "../core/contract/expiries.ts";
import {
  codeParts,
  frontFuture,
  futureOfCode,
  MONTH_LETTERS,
  type QuarterlyFuture,
} from "../core/contract/quarterly-futures.ts";
import { type OptionedContract, seriesOfCode } from "../core/contract/series.ts";
import { readNumber } from "../core/number-text.ts";
import { readHolding, type WrittenHolding } from "../core/option/read-holding.ts";
import { futureOn } from "../core/pair/position.ts";
import type { Holding, Instrument, Position, TradedContract, TradeSide } from "../core/pair/trade.ts";
import type { Sides } from "../core/sides.ts";
import { type Finding, finding } from "../errors/finding.ts";
import { brokenSize, holds, type QuantityReader, ranges } from "./key.ts";
import { type SideInput, sizeKeys } from "./keys.ts";
import { heldContract, isMap, mapOf, type Path, type Symbols } from "./written-trade.ts";

/** When the options of a side expire, as a trade says it: for the pair, for the side, or by the code of its symbol. */
interface WrittenExpiry {
  readonly side: SideInput;
  readonly path: Path;
  readonly contract: TradedContract;
  readonly hasOptions: boolean;
  /** What the trade says for both sides. */
  readonly ofPair: string | null;
  /** ISO date of the trade. */
  readonly asOf: string | null;
}

/** What a side knows of its expiry. */
type SideExpiry = Pick<TradeSide, "expiry" | "series" | "option" | "others" | "future">;

/**
 * Returns when the options of a side expire, which series they are, and the future that is held or lies under them.
 *
 * Findings say what cannot be read, and on which day the options expire instead. A side without options has none to
 * expire: there a date is only read.
 */
export function resolveExpiry(written: WrittenExpiry, reader: QuantityReader): SideExpiry {
  const expires = expiryOf(written, reader);
  const { expiry } = expires;
  const { asOf } = written;
  if (asOf !== null && expiry !== null && (daysBetween(asOf, expiry) ?? 0) > MOST_DAYS)
    refuse(finding("EXPIRY_TOO_FAR", { expiry, asOf }), writtenExpiry(written)?.path ?? written.path, reader);
  return expires;
}

/** A hundred years, as the models count them: no listed option lives longer than a tenth of that. */
const MOST_DAYS = 36_500;

function expiryOf(written: WrittenExpiry, reader: QuantityReader): SideExpiry {
  const { side, contract, hasOptions, asOf } = written;
  const product: OptionedContract = findContract(contract.symbol) ?? { ...contract, options: null };
  const said = writtenExpiry(written);
  const { expiry, code } = said === null ? NOTHING : readExpiry(said, product, written, reader);
  const wanted = [
    ...(code === null || said === null ? [] : [{ ...said, text: code }]),
    ...seriesWritten(written, product),
  ];
  const [series] = wanted;
  const unread = { expiry, series: series?.text ?? null, option: null, others: [] };
  if (!hasOptions) return { ...unread, future: heldFuture(product, [side.symbol, unread.series ?? ""], expiry, asOf) };
  const other = wanted.find(({ text }) => text.toUpperCase() !== series?.text.toUpperCase());
  if (series !== undefined && other !== undefined) {
    refuse(finding("SERIES_TWICE", { first: series.text, second: other.text }), other.path, reader);
    return { ...unread, future: null };
  }
  const choice = chooseSeries(product, { expiry, asOf, series: unread.series });
  if (!choice.known) {
    refuse(choice.reason, placeOf(choice.reason, series, said, written), reader);
    return { ...unread, future: null };
  }
  const { series: option, others } = choice;
  const under = option === null ? null : futureOfCode(option.underlying ?? "", option.date);
  const named = namedFuture(side, asOf);
  if (named !== null && under !== null && under.code !== named.code) {
    const { symbol } = product;
    const other = finding("OPTIONS_DELIVER_OTHER", { symbol, asked: named.code, own: under.code });
    refuse(other, [...written.path, "symbol"], reader);
  }
  const future = under ?? frontFutureOf(product, asOf);
  return { expiry: choice.expiry, series: unread.series, option, others, future };
}

/** Where it is said what is refused: with the series, with the expiry, or nowhere but in the side. */
function placeOf({ code }: Finding, series: Said | undefined, said: Said | null, { path }: WrittenExpiry): Path {
  if (series !== undefined && (said === null || SERIES_CODES.includes(code))) return series.path;
  return said?.path ?? path;
}

const NOTHING = { expiry: null, code: null } as const;

/** What is wrong with a series rather than with a day. */
const SERIES_CODES: readonly string[] = [
  "SERIES_NOT_ON_DAY",
  "OPTION_CODE_UNKNOWN",
  "OPTION_CODE_NEEDS_DATE",
  "OPTION_CODE_OTHER_PRODUCT",
];

/** A text of the trade and where it stands. */
interface Said {
  readonly text: string;
  readonly path: Path;
}

function writtenExpiry({ side, path, ofPair }: WrittenExpiry): Said | null {
  if (typeof side.expiry === "string") return { text: side.expiry, path: [...path, "expiry"] };
  return ofPair === null ? null : { text: ofPair, path: ["expiry"] };
}

/** The future that a symbol is the code of: "RTYM6"; null where it is none. */
function namedFuture({ symbol }: SideInput, asOf: string | null): QuarterlyFuture | null {
  return asOf === null ? null : futureOfCode(symbol, asOf);
}

/** The series that are asked for: by the key, and by a code or a root that stands for the symbol. */
function seriesWritten({ side, path, asOf }: WrittenExpiry, { symbol }: OptionedContract): Said[] {
  const isCode = side.symbol.trim().toUpperCase() !== symbol.toUpperCase() && namedFuture(side, asOf) === null;
  return [
    ...(typeof side.series === "string" ? [{ text: side.series.trim(), path: [...path, "series"] }] : []),
    ...(isCode ? [{ text: side.symbol.trim(), path: [...path, "symbol"] }] : []),
  ];
}

/** An ISO date, or the code of a series of the side's own; the code of another product stands for its day. */
function readExpiry(
  { text, path }: Said,
  product: OptionedContract,
  { hasOptions, asOf }: WrittenExpiry,
  reader: QuantityReader,
): { readonly expiry: string | null; readonly code: string | null } {
  const date = readDate(text);
  if (date !== null) return { expiry: date, code: null };
  const month = readMonth(text);
  if (month !== null) {
    const answer = expiryOfMonth(product, month);
    if (answer.known) return { expiry: answer.expiry, code: null };
    if (hasOptions) refuse(answer.reason, path, reader);
    return NOTHING;
  }
  const root = optionRoot(codeParts(text)?.root ?? "");
  if (root === undefined || root.day.kind === "cash") {
    refuse(dateFinding("expiry", text), path, reader);
    return NOTHING;
  }
  if (root.symbol === product.symbol) return { expiry: null, code: text.trim() };
  const isDated = asOf !== null || codeParts(text)?.yearEnds.length === 2;
  const series = isDated ? seriesOfCode(text, asOf ?? "") : null;
  if (series !== null) return { expiry: series.date, code: null };
  const code = text.trim().toUpperCase();
  const reason = isDated
    ? finding("OPTION_CODE_UNKNOWN", { code, symbol: root.symbol })
    : finding("OPTION_CODE_NEEDS_DATE", { code });
  refuse(reason, path, reader);
  return NOTHING;
}

/** Both sides may share an expiry that is wrong for both: it is said once. */
function refuse(reason: Finding, path: Path, { findings, origins }: QuantityReader): void {
  const place = origins.place(path);
  const isSaid = findings.some(
    (found) =>
      found.code === reason.code &&
      (place.flag === undefined ? found.path === place.path && place.path === "expiry" : found.flag === place.flag),
  );
  if (!isSaid) findings.push({ ...reason, ...place });
}

/**
 * The future that a side without options holds: the one that its symbol names, else the nearest that lives until the
 * expiry, where one is written, else the front one.
 */
function heldFuture(
  product: OptionedContract,
  names: readonly string[],
  expiry: string | null,
  asOf: string | null,
): QuarterlyFuture | null {
  if (asOf === null) return null;
  const named = names.flatMap((name) => {
    const underlying = seriesOfCode(name, asOf)?.underlying ?? "";
    return futureOfCode(name, asOf) ?? futureOfCode(underlying, asOf) ?? [];
  });
  return named[0] ?? frontFutureOf(product, expiry ?? asOf);
}

function frontFutureOf({ symbol, kind }: OptionedContract, asOf: string | null): QuarterlyFuture | null {
  return kind === "future" && asOf !== null ? frontFuture(symbol, asOf) : null;
}

/** What a trade says that is held: counts by symbol, and instruments. */
interface Holdings {
  readonly counts: Sides<Holding> | null;
  readonly positions: readonly Position[] | null;
}

/** What the symbols and the dates of holdings are read with. */
interface Pair {
  readonly symbols: Symbols;
  /** Null where a side cannot be resolved, which a finding says already. */
  readonly sides: Sides<TradeSide | null>;
  readonly asOf: string | null;
}

/**
 * What is held: `size.holding`, counts by the symbol of a side or of its smaller contract, and the list `holdings`,
 * whose values are instruments in the notation or counts as well.
 */
export function resolveHoldings(counts: unknown, list: unknown, pair: Pair, reader: QuantityReader): Holdings {
  const written = [
    ...entriesOf(counts, ["size", "holding"]).map((one) => ({ ...one, isCount: true })),
    // What is no list of maps has been refused by the shape.
    ...(Array.isArray(list) ? list : []).flatMap((item, index) =>
      entriesOf(item, ["holdings", index]).map((one) => ({ ...one, isCount: isNumber(one.value) })),
    ),
  ];
  const held = { long: { large: 0, micro: 0 }, short: { large: 0, micro: 0 } };
  const positions: Position[] = [];
  for (const { symbol, value, path, isCount } of written) {
    const named = heldContract(symbol, pair.symbols);
    if (named === null) {
      const found = finding("SYMBOL_NOT_IN_PAIR", { symbol, ...pair.symbols });
      reader.findings.push({ ...found, ...reader.origins.place(path, { key: true }) });
    } else if (isCount) {
      held[named.side][named.size] += reader.quantity(value, path, "holding", sizeKeys.holding.range) ?? 0;
    } else {
      positions.push(...positionsOf(String(value), { ...named, ...pair }, path, reader));
    }
  }
  const hasCounts = counts != null || written.some(({ isCount }) => isCount);
  return { counts: hasCounts ? held : null, positions: list == null ? null : positions };
}

interface WrittenEntry {
  readonly symbol: string;
  readonly value: unknown;
  readonly path: Path;
}

function entriesOf(map: unknown, path: Path): readonly WrittenEntry[] {
  if (!isMap(map)) return [];
  return Object.entries(mapOf(map)).map(([symbol, value]) => ({ symbol, value, path: [...path, symbol] }));
}

function isNumber(value: unknown): boolean {
  return typeof value !== "string" || readNumber(value).ok;
}

interface Named extends Pair {
  readonly side: "long" | "short";
  readonly size: "large" | "micro";
}

/** What was written of one instrument; none where it is wrong and a finding says so. */
function positionsOf(text: string, named: Named, path: Path, reader: QuantityReader): readonly Position[] {
  const refuse = (found: Finding, offset?: number): [] => {
    reader.findings.push({ ...found, ...reader.origins.place(path, offset === undefined ? {} : { offset }) });
    return [];
  };
  const side = named.sides[named.side];
  if (side === null) return [];
  const reading = readHolding(text);
  if (!reading.ok) return refuse(reading.finding, reading.offset);
  const { quantity, entry, option } = reading.value;
  for (const [name, got] of Object.entries({ strike: option?.strike ?? null, price: entry })) {
    const bound = got === null ? null : brokenSize(got);
    if (got !== null && bound !== null) return refuse(finding("VALUE_OUT_OF_RANGE", { name, bound, got }));
  }
  const { words: bound } = ranges.quantity;
  if (!holds(ranges.quantity, quantity))
    return refuse(finding("VALUE_OUT_OF_RANGE", { name: "quantity", bound, got: quantity }));
  const symbol = named.size === "micro" ? (findContract(side.contract.symbol)?.sibling ?? "") : side.contract.symbol;
  const instrument = instrumentOf(reading.value, symbol, side, named.asOf);
  return "code" in instrument ? refuse(instrument) : [{ side: named.side, quantity, entry, instrument }];
}

function instrumentOf(
  { when, option }: WrittenHolding,
  symbol: string,
  side: TradeSide,
  asOf: string | null,
): Instrument | Finding {
  const product: OptionedContract = findContract(symbol) ?? { symbol, kind: side.contract.kind, options: null };
  if (option === null) return futureNamed(when, product, side, asOf);
  if (when === null) return finding("HOLDING_EXPIRY_MISSING", { symbol, ...option });
  const found = expiryNamed(when, product);
  if ("known" in found) return found.reason;
  const isOwn = found.series === null && found.expiry === side.expiry && side.option?.symbol === symbol;
  if (isOwn) return { kind: "option", symbol, expiry: found.expiry, option: side.option, ...option };
  const choice = chooseSeries(product, { ...found, asOf });
  if (!choice.known) return choice.reason;
  return { kind: "option", symbol, expiry: choice.expiry, option: choice.series, ...option };
}

/** A day, or a code whose series says it. */
interface NamedExpiry {
  readonly expiry: string | null;
  readonly series: string | null;
}

function expiryNamed(
  when: string,
  product: OptionedContract,
): NamedExpiry | { readonly known: false; readonly reason: Finding } {
  const date = readDate(when);
  if (date !== null) return { expiry: date, series: null };
  const month = readMonth(when);
  if (month !== null) {
    const answer = expiryOfMonth(product, month);
    return answer.known ? { expiry: answer.expiry, series: null } : answer;
  }
  if (optionRoot(codeParts(when)?.root ?? "") !== undefined) return { expiry: null, series: when };
  return { known: false, reason: dateFinding("expiry", when) };
}

/** The future of a code or a month; without either the one under the side's options, else the front one. */
function futureNamed(
  when: string | null,
  { symbol, kind }: OptionedContract,
  side: TradeSide,
  asOf: string | null,
): Instrument | Finding {
  if (kind === "index") {
    return finding("CONTRACT_NOT_HOLDABLE", { symbol, future: findContract(symbol)?.future ?? null });
  }
  if (when === null) {
    const front = kind === "future" && asOf !== null ? frontFuture(symbol, asOf) : null;
    return { kind: "future", symbol, future: futureOn(side.future, symbol) ?? front };
  }
  return monthlyFuture(when, symbol, asOf);
}

function monthlyFuture(when: string, symbol: string, asOf: string | null): Instrument | Finding {
  const date = readDate(when);
  const month = date?.slice(0, 7) ?? readMonth(when);
  const letter = month === null ? "" : MONTH_LETTERS.charAt(Number(month.slice(5, 7)) - 1);
  const code = month === null ? when.toUpperCase() : `${symbol}${letter}${month.slice(2, 4)}`;
  if (asOf === null && codeParts(code)?.yearEnds.length !== 2) return finding("OPTION_CODE_NEEDS_DATE", { code });
  const future = futureOfCode(code, asOf ?? "");
  const isOtherDay = date !== null && future?.expiry !== date;
  if (future === null || future.symbol !== symbol || isOtherDay)
    return finding("FUTURE_UNKNOWN", { symbol, got: when });
  if (asOf !== null && future.expiry < asOf)
    return finding("HOLDING_EXPIRED", { code: future.code, expiry: future.expiry, asOf });
  return { kind: "future", symbol, future };
}
