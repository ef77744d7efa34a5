import { type OptionSymbol, readOptionSymbol } from "../../core/contract/symbols.ts";
import { as, type Points } from "../../core/quantity.ts";
import { dateInCell, isoIn } from "./dates.ts";

/**
 * What the cell of a contract says of its option: an option's symbol, or the fields of an object printed whole, as
 * "Option(symbol='SPX', strike=5000.0, right='C')"; null for any other text.
 */
export function contractIn(cell: string): OptionSymbol | null {
  return readOptionSymbol(cell) ?? (cell.includes("strike") ? ofFields(cell) : null);
}

function ofFields(cell: string): OptionSymbol | null {
  const field = (...names: readonly string[]): string => {
    for (const name of names) {
      const value = new RegExp(`\\b${name}["']?\\s*[=:]\\s*["']?([^"',})]*)`, "i").exec(cell)?.[1]?.trim();
      if (value !== undefined && value !== "") return value;
    }
    return "";
  };
  const own = readOptionSymbol(field("localSymbol", "symbol"));
  const letter = field("right", "optionType", "putCall", "type").charAt(0).toUpperCase();
  const right = letter === "C" ? "call" : letter === "P" ? "put" : null;
  const strike = Number(field("strike", "strikePrice"));
  const date = dateInCell(field("lastTradeDateOrContractMonth", "lastTradeDate", "expiry", "expiration"));
  const expiry = date === null ? null : isoIn(date, null);
  if (right === null || !(strike > 0)) return own;
  return {
    code: field("tradingClass") || (own?.code ?? field("symbol")),
    right,
    strike: as<Points>(strike),
    expiry: expiry ?? own?.expiry ?? null,
    month: expiry === null ? (own?.month ?? null) : null,
  };
}

const RIGHT = /(?:^|(?<![\p{L}]))(?:calls?|puts?|ce|pe|c|p)(?![\p{L}])/giu;

/**
 * The name of the series in a contract's code without a form of its own: the code without its strike and its right
 * ("EW3H6 C5000" is of "EW3H6"); null where the strike does not stand in it.
 */
export function seriesIn(cell: string, strike: number): string | null {
  const written = `${strike}`.replace(".", "\\.");
  const found = [...cell.matchAll(new RegExp(`(?<![\\d.])([CP]?)0*${written}(?:\\.0+)?([CP]?)(?![\\d.])`, "gi"))].at(
    -1,
  );
  if (found === undefined) return null;
  const rest = cell.slice(0, found.index) + cell.slice(found.index + found[0].length);
  const name = rest
    .replace(RIGHT, " ")
    .replace(/[\s_|:-]+/g, " ")
    .trim();
  return /\p{L}/u.test(name) ? name : null;
}
