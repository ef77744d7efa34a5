import { frontFuture, futureOfCode } from "../../core/contract/quarterly-futures.ts";
import type { TradeSide } from "../../core/pair/trade.ts";
import type { Points } from "../../core/quantity.ts";
import type { Sides } from "../../core/sides.ts";
import { fail, failIfAny } from "../../errors/error.ts";
import { quantityReader, ranges } from "../../schema/key.ts";
import { contractSymbol } from "../../schema/written-trade.ts";
import { type Options, textsOf } from "../call/command.ts";
import { asTyped, keyOf } from "./trade-flags.ts";

/** The keyed flags that pairs of a book took, and the futures that a level is taken to be of. */
export type Taken = Map<string, Set<string>>;

/**
 * Refuses a level that pairs of a book take for the price of several futures.
 *
 * @throws PairsizeError LEVEL_OF_SEVERAL_FUTURES
 */
export function refuseShared(taken: Taken): void {
  for (const [flag, futures] of taken)
    if (futures.size > 1) fail("LEVEL_OF_SEVERAL_FUTURES", { flag: `--${flag}`, futures: [...futures] });
}

/** What --level says of today. */
interface LevelsOfToday {
  /** Of the futures that the sides are on: flags keyed by the symbols of the sides. */
  readonly own: readonly string[];
  /** Of others, by their codes; index points. */
  readonly levels: Readonly<Record<string, Points>>;
}

/**
 * Reads the levels of today: "RTY=2800", and of a month "RTYM6=2750".
 *
 * @param taken of a book: takes in which future each level is of
 */
export function levelsOfToday(options: Options, entry: Sides<TradeSide>, asOf: string, taken?: Taken): LevelsOfToday {
  const reader = quantityReader({ place: ([flag]) => ({ flag: String(flag) }), from: () => "flag" });
  const levels: Record<string, Points> = {};
  const own: string[] = [];
  const typedLevels = textsOf(options, "level").map((typed) => ({
    ...{ typed, value: typed.slice(typed.indexOf("=") + 1) },
    symbol: contractSymbol(keyOf(typed)),
    named: futureOfCode(keyOf(typed), asOf)?.code,
  }));
  const allNamed = typedLevels.map(({ named }) => named);
  for (const { typed, value, symbol, named } of typedLevels) {
    const side = [entry.long, entry.short].find(({ contract }) => contractSymbol(contract.symbol) === symbol);
    const ofSide = futureOn(side, asOf);
    const code = named ?? ofSymbol(symbol, ofSide, allNamed, asOf);
    if (code !== undefined) taken?.get(`level ${typed}`)?.add(code);
    if (side === undefined) own.push(typed);
    else if (code === ofSide) own.push(`${side.contract.symbol}=${value}`);
    else {
      const level = reader.quantity(value, [`--level ${asTyped(typed)}`], "level", ranges.level);
      if (level !== null && code !== undefined) levels[code] = level;
    }
  }
  failIfAny(reader.findings);
  return { levels, own };
}

/** The future that a symbol is the price of: that of its side, and where that is named by its code, the front one. */
function ofSymbol(
  symbol: string,
  ofSide: string | undefined,
  named: readonly (string | undefined)[],
  asOf: string,
): string | undefined {
  return ofSide !== undefined && named.includes(ofSide) ? frontFuture(symbol, asOf)?.code : ofSide;
}

/** The code of the future that a side is on a day: that of its entry, and once it has expired the front one. */
function futureOn(side: TradeSide | undefined, day: string): string | undefined {
  const future = side?.future;
  return future != null && future.expiry < day ? frontFuture(future.symbol, day)?.code : future?.code;
}
