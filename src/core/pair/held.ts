import { findContract } from "../contract/catalogue.ts";
import type { Side } from "../sides.ts";
import type { NamedLeg } from "./instrument.ts";
import { futureOn, type Instrument, type Position, positionText, seriesFor } from "./position.ts";
import type { PairTrade, TradeSide } from "./trade.ts";

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
