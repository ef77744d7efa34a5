import { findContract } from "../contract/catalogue.ts";
import { onTick, premiumTick } from "../contract/contract.ts";
import type { QuarterlyFuture } from "../contract/quarterly-futures.ts";
import { type OptionSeries, seriesOn } from "../contract/series.ts";
import { symbolOf } from "../contract/symbols.ts";
import { decimalText } from "../number-text.ts";
import { type Chain, type ChainRow, holdsExpiry, rowsOfExpiry } from "../option/chain.ts";
import type { Right } from "../option/leg.ts";
import { as, type Points } from "../quantity.ts";
import { type Side, sideNames } from "../sides.ts";
import type { SizedLeg } from "./sizing.ts";
import type { Instrument, PairTrade, Position, TradeSide } from "./trade.ts";

/** Shares in one contract of an ETF. */
export const SHARES = 100;

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
function seriesFor(option: OptionSeries | null, symbol: string): OptionSeries | null {
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

/** The key of an instrument on a side: positions with the same one are held and traded as one. */
export function positionKey({ side, instrument }: Pick<Position, "side" | "instrument">): string {
  return `${side} ${instrumentKey(instrument)}`;
}

/** Positions with one entry an instrument: quantities added, those that come to nothing left out. */
export function netted(positions: readonly Position[]): readonly Position[] {
  const byKey = new Map<string, Position>();
  for (const position of positions) {
    const key = positionKey(position);
    const before = byKey.get(key);
    const quantity = (before?.quantity ?? 0) + position.quantity;
    byKey.set(key, { ...(before ?? position), quantity });
  }
  return [...byKey.values()].filter(({ quantity }) => quantity !== 0);
}

/** What is to be traded so that holdings become a target: target − holdings, per instrument; what stays is left out. */
export function changesBetween(target: readonly Position[], held: readonly Position[]): readonly Position[] {
  const closing = held.map((one) => ({ ...one, quantity: -one.quantity, entry: null }));
  const wanted = new Set(netted(target).map(positionKey));
  const changes = netted([...target, ...closing]);
  const isWanted = (change: Position) => wanted.has(positionKey(change));
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
  if (!holdsExpiry(chain, expiry, option?.code ?? null)) return null;
  const rows = rowsOfExpiry(chain, expiry, option?.code ?? null);
  return rows.find((row) => row.right === right && row.strike === strike) ?? null;
}

/** A leg as far as its name goes. */
type NamedLeg =
  | { readonly kind: "future" }
  | { readonly kind: "option"; readonly right: Right; readonly strike: Points };

/**
 * Returns the symbol of a leg: the exchange code of an option on a future or of the future itself, the 21 characters of
 * OSI for another option, the side's own symbol for shares; null where no source settles it.
 *
 * @param symbol of the contract that is traded: the side's own, or the smaller one of the same index
 */
export function instrumentCode(leg: NamedLeg, side: TradeSide, symbol: string): string | null {
  return instrumentSymbol(instrumentOf(leg, side, symbol));
}

/** Shares and listed options trade at whole cents at least, where the table knows no tick. */
const CENT = as<Points>(0.01);

/**
 * Returns the limit of an order at a price, in points: on the tick, a buy rounded down and a sale up, and one tick at
 * least, since no order can be at 0; null for a price of the model whose tick is not known.
 */
export function limitAt(
  price: Points,
  { kind, symbol }: Pick<Instrument, "kind" | "symbol">,
  action: "buy" | "sell",
  isModel: boolean,
): Points | null {
  const traded = findContract(symbol);
  const least = traded?.kind === "etf" || (traded !== undefined && kind === "option") ? CENT : null;
  const tick = (traded === undefined ? null : kind === "future" ? traded.tick : premiumTick(traded, price)) ?? least;
  if (tick !== null) return as<Points>(Math.max(tick, onTick(price, tick, action === "buy" ? "down" : "up")));
  return isModel || price === 0 ? null : price;
}

/** The limit of an order for a leg: its premium or its entry; null too for a share of a net price. */
export function limitPrice(leg: SizedLeg, symbol: string, action: "buy" | "sell"): Points | null {
  if (leg.kind === "future") return limitAt(leg.entry, { kind: "future", symbol }, action, false);
  const { value, from, net } = leg.premium;
  return net === true ? null : limitAt(value, { kind: "option", symbol }, action, from === "model");
}

/** The leg of a side as an instrument of its own contract, or of the smaller one of the same index. */
export function instrumentOf(leg: NamedLeg, side: TradeSide, symbol: string): Instrument {
  if (leg.kind === "future") return { kind: "future", symbol, future: futureOn(side.future, symbol) };
  const { expiry } = side;
  const option = seriesFor(side.option, symbol);
  return { kind: "option", symbol, expiry, option, right: leg.right, strike: leg.strike };
}

/** What is held of one side: bare numbers are its futures or shares, or those of its smaller contract. */
export function heldPositions({ rules, holdings, ...sides }: PairTrade, name: Side): readonly Position[] {
  const side = sides[name];
  const { symbol } = side.contract;
  const counts = rules.holding?.[name] ?? { large: 0, micro: 0 };
  const bare = (of: string, quantity: number): Position[] => {
    const instrument = { kind: "future", symbol: of, future: futureOn(side.future, of) } as const;
    return quantity === 0 ? [] : [{ side: name, quantity, entry: null, instrument }];
  };
  const small = findContract(symbol)?.sibling ?? symbol;
  return [
    ...bare(symbol, counts.large),
    ...bare(small, counts.micro),
    ...(holdings ?? []).filter((one) => one.side === name),
  ];
}

/** Whether anything was said of what is held, be it nothing. */
export function isHoldingSaid({ rules, holdings }: Pick<PairTrade, "rules" | "holdings">): boolean {
  return rules.holding !== null || holdings !== null;
}

/** What is held as a trade file says it: by the symbol of its contract, in its notation. */
export function writtenHoldings(trade: PairTrade): readonly Readonly<Record<string, string>>[] {
  return sideNames.flatMap((name) =>
    heldPositions(trade, name).map((one) => ({ [one.instrument.symbol]: positionText(one) })),
  );
}
