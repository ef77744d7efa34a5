import { findContract } from "../contract/catalogue.ts";
import { onTick, premiumTick } from "../contract/contract.ts";
import { symbolOf } from "../contract/symbols.ts";
import type { Right } from "../option/leg.ts";
import type { Points } from "../quantity.ts";
import type { Side } from "../sides.ts";
import { futureOn, type Instrument, type Position, positionText, seriesFor } from "./position.ts";
import type { SizedLeg } from "./sizing.ts";
import type { PairTrade, TradeSide } from "./trade.ts";

/** What a leg of a side is called and priced at where it is traded. */

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
export function instrumentCode(leg: NamedLeg, { contract, option, future }: TradeSide, symbol: string): string | null {
  if (leg.kind === "future") {
    if (contract.kind === "etf") return symbol;
    return future === null ? null : `${symbol}${future.code.slice(future.symbol.length)}`;
  }
  const series = seriesFor(option, symbol);
  return series === null ? null : symbolOf({ series, right: leg.right, strike: leg.strike });
}

/**
 * Returns the limit of an order for a leg, in points: its premium or its entry on the tick, a buy rounded down and a
 * sale up; null for a model premium whose tick is not known, and for a share of a net price, which no leg trades at.
 */
export function limitPrice(leg: SizedLeg, symbol: string, action: "buy" | "sell"): Points | null {
  if (leg.kind === "option" && leg.premium.net === true) return null;
  const traded = findContract(symbol);
  const price = leg.kind === "future" ? leg.entry : leg.premium.value;
  const tick = traded === undefined ? null : leg.kind === "future" ? traded.tick : premiumTick(traded, price);
  if (tick !== null) return onTick(price, tick, action === "buy" ? "down" : "up");
  return leg.kind === "option" && leg.premium.from === "model" ? null : price;
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
  return (["long", "short"] as const).flatMap((name) =>
    heldPositions(trade, name).map((one) => ({ [one.instrument.symbol]: positionText(one) })),
  );
}
