import { dateFinding, readDate, readMonth } from "../core/calendar.ts";
import { findContract, optionRoot } from "../core/contract/catalogue.ts";
import { chooseSeries, expiryOfMonth } from "../core/contract/expiries.ts";
import { codeParts, frontFuture, futureOfCode, MONTH_LETTERS } from "../core/contract/quarterly-futures.ts";
import type { OptionedContract } from "../core/contract/series.ts";
import { readNumber } from "../core/number-text.ts";
import { readHolding, type WrittenHolding } from "../core/option/read-holding.ts";
import { futureOn } from "../core/pair/position.ts";
import type { Holding, Instrument, Position, TradeSide } from "../core/pair/trade.ts";
import type { Sides } from "../core/sides.ts";
import { type Finding, finding } from "../errors/finding.ts";
import { sizeKeys } from "./keys.ts";
import { isMap, mapOf, type Path } from "./path.ts";
import type { QuantityReader } from "./quantity-reader.ts";
import { brokenSize, holds, ranges } from "./ranges.ts";
import { heldContract, type Symbols } from "./symbols.ts";

/** What a trade says that is held: counts by symbol, and instruments. */
export interface Holdings {
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
