import { findContract } from "../contract/catalogue.ts";
import type { QuarterlyFuture } from "../contract/quarterly-futures.ts";
import { type OptionSeries, seriesOn } from "../contract/series.ts";
import { symbolOf } from "../contract/symbols.ts";
import { decimalText } from "../number-text.ts";
import { type Chain, type ChainRow, rowsOfExpiry } from "../option/chain.ts";
import type { Right } from "../option/leg.ts";
import type { Points } from "../quantity.ts";
import type { Side } from "../sides.ts";

/** Shares in one contract of an ETF. */
export const SHARES = 100;

/** What can be held: a future of one month, shares of an ETF by the hundred, or one option. */
export type Instrument =
  | {
      readonly kind: "future";
      /** Of the contract: RTY, M2K, IWM. */
      readonly symbol: string;
      /** Null for shares, and where the month is not known. */
      readonly future: QuarterlyFuture | null;
    }
  | {
      readonly kind: "option";
      readonly symbol: string;
      /** ISO date; null where the trade names none. */
      readonly expiry: string | null;
      /** Null where the contract table has no series. */
      readonly option: OptionSeries | null;
      readonly right: Right;
      readonly strike: Points;
    };

/** Contracts of one instrument on one side: + bought, − sold; one of an ETF's own is 100 shares. */
export interface Position {
  readonly side: Side;
  readonly quantity: number;
  /** The price at which it was opened, in index points; null where it is not said. */
  readonly entry: Points | null;
  readonly instrument: Instrument;
}

/**
 * The name by which two instruments are one: contract, month or expiry and series, right and strike.
 *
 * @example
 * instrumentKey({ kind: "future", symbol: "RTY", future: null }); // "RTY F "
 */
export function instrumentKey(instrument: Instrument): string {
  const { symbol } = instrument;
  if (instrument.kind === "future") return `${symbol} F ${instrument.future?.code ?? ""}`;
  const { expiry, option, right, strike } = instrument;
  return `${symbol} ${right} ${expiry ?? ""} ${option?.code ?? ""} ${strike}`;
}

/** The symbol by which an instrument is traded: as that of a leg; null where no source settles it. */
export function instrumentSymbol(instrument: Instrument): string | null {
  if (instrument.kind === "future") return isShares(instrument) ? instrument.symbol : (instrument.future?.code ?? null);
  const { option, right, strike } = instrument;
  return option === null ? null : symbolOf({ series: option, right, strike });
}

/** Whether an instrument is shares of an ETF, which are counted by the hundred. */
export function isShares({ kind, symbol }: Pick<Instrument, "kind" | "symbol">): boolean {
  return kind === "future" && findContract(symbol)?.kind === "etf";
}

/**
 * An instrument in words: "RTYH6", "RTY" where the month is not known, "RTY 2026-03-20 2750 call".
 *
 * A series that shares its day with others is told by its code: "RTY 2026-03-20 R3EH6 2750 call".
 */
export function instrumentWords(instrument: Instrument): string {
  const { symbol } = instrument;
  if (instrument.kind === "future") return instrument.future?.code ?? symbol;
  const { expiry, option, right, strike } = instrument;
  const series = option === null || isUsual(option) || option.code === null ? "" : ` ${option.code}`;
  return `${symbol}${expiry === null ? "" : ` ${expiry}`}${series} ${decimalText(strike)} ${right}`;
}

function isUsual(option: OptionSeries): boolean {
  const contract = findContract(option.symbol);
  const [usual] = contract === undefined ? [] : seriesOn(contract, option.date);
  return usual === undefined || usual.code === option.code;
}

/** The future of the same month on another contract of the same index: M2KH6 for RTYH6. */
export function futureOn(future: QuarterlyFuture | null, symbol: string): QuarterlyFuture | null {
  if (future === null || future.symbol === symbol) return future;
  return { ...future, symbol, code: `${symbol}${future.code.slice(future.symbol.length)}` };
}

/** The series of another contract on the same index that expires as one of its sibling does. */
export function seriesFor(option: OptionSeries | null, symbol: string): OptionSeries | null {
  if (option === null || option.symbol === symbol) return option;
  const contract = findContract(symbol);
  const siblings = contract === undefined ? [] : seriesOn(contract, option.date);
  return siblings.find(({ series, nominal }) => series === option.series && nominal === option.nominal) ?? null;
}

/**
 * A position in the notation that a trade file reads: "+3 RTYH6 @ 2700", "+4 2026-03-20 2750C @ 78.4", "-1 F".
 *
 * A series that shares its day with others is told by its code.
 */
export function positionText({ quantity, entry, instrument }: Position): string {
  const count = `${quantity > 0 ? "+" : ""}${decimalText(quantity)}`;
  const price = entry === null ? "" : ` @ ${decimalText(entry)}`;
  if (instrument.kind === "future") return `${count} ${instrument.future?.code ?? "F"}${price}`;
  const { expiry, option, right, strike } = instrument;
  const code = option === null || isUsual(option) ? null : option.code;
  return `${count} ${code ?? expiry ?? ""} ${decimalText(strike)}${right === "call" ? "C" : "P"}${price}`;
}

/** Positions with one entry an instrument: quantities added, those that come to nothing left out. */
export function netted(positions: readonly Position[]): readonly Position[] {
  const byKey = new Map<string, Position>();
  for (const position of positions) {
    const key = `${position.side} ${instrumentKey(position.instrument)}`;
    const before = byKey.get(key);
    const quantity = (before?.quantity ?? 0) + position.quantity;
    byKey.set(key, { ...(before ?? position), quantity });
  }
  return [...byKey.values()].filter(({ quantity }) => quantity !== 0);
}

/** What is to be traded so that holdings become a target: target − holdings, per instrument; what stays is left out. */
export function changesBetween(target: readonly Position[], held: readonly Position[]): readonly Position[] {
  const closing = held.map((one) => ({ ...one, quantity: -one.quantity, entry: null }));
  const wanted = new Set(netted(target).map(({ side, instrument }) => `${side} ${instrumentKey(instrument)}`));
  const changes = netted([...target, ...closing]);
  const isWanted = ({ side, instrument }: Position) => wanted.has(`${side} ${instrumentKey(instrument)}`);
  return [...changes.filter((one) => !isWanted(one)), ...changes.filter(isWanted)];
}

/** The option among instruments. */
export type OptionInstrument = Instrument & { readonly kind: "option" };

/**
 * The row of a chain that quotes an option, or null where it has none: the expiry is not in the file, or the strike is
 * not.
 */
export function quoteOf(chain: Chain | null, { expiry, option, right, strike }: OptionInstrument): ChainRow | null {
  if (chain === null || !chain.rows.some((row) => row.right === right && row.strike === strike)) return null;
  if (!chain.rows.some((row) => row.expiry === null || row.expiry === expiry)) return null;
  const rows = rowsOfExpiry(chain, expiry, option?.code ?? null);
  return rows.find((row) => row.right === right && row.strike === strike) ?? null;
}
