import type { ChainRow } from "../../core/option/chain.ts";
import { type ContractCode, readContractCode } from "../../core/option/contract-code.ts";
import type { Right } from "../../core/option/leg.ts";
import { as, type Points, type Ratio } from "../../core/quantity.ts";
import { finding } from "../../errors/finding.ts";
import { isMissing, numberIn } from "../price-history/number-marks.ts";
import type { ChainRole } from "./column-names.ts";
import { rightIn } from "./column-role.ts";
import { expiryOf, timeOf } from "./draft-dates.ts";
import { priceOf } from "./draft-price.ts";
import type { FoundRow } from "./found-rows.ts";
import type { ChainSide } from "./layout.ts";
import { strikeAndLetter } from "./price-cell.ts";
import { placeIn, type RowContext, report } from "./row-context.ts";

/** A quote of which only the unit of its volatility is still open. */
export interface DraftRow extends Omit<ChainRow, "impliedVolatility"> {
  readonly underlying: string | null;
  readonly volatilityCell: string;
  readonly expiryFrom: "column" | "symbol" | "heading" | null;
  /** Whether the last price is marked as an offer or a bid. */
  readonly lastIndicated: boolean;
  /** Whether nothing but the place left or right of the strike says the right. */
  readonly rightAssumed: boolean;
}

/** The quote on one side of a row; null where the side has none, or where a problem was reported. */
export function draftRow(row: FoundRow, side: ChainSide, context: RowContext): DraftRow | null {
  const cell = (role: ChainRole): string => (row.cells[side.columns[role] ?? -1] ?? "").trim();
  const { line } = row;
  const code = readContractCode(cell("contract"));
  const strike = strikeOf(cell("strike"), code, line, context);
  const right = strike === null ? null : rightOf(row, side, code, cell);
  if (strike === null) return null;
  if (right === null) {
    report(context, finding("CHAIN_RIGHT_MISSING", { got: cell("right") }, placeIn(context, line, cell("right"))));
    return null;
  }
  const expiry = expiryOf(row, code, cell("expiry"), context);
  if (contradicts({ strike, right: right.right, expiry: expiry.date }, code, cell("contract"), line, context))
    return null;
  const price = (role: ChainRole) => priceOf(role, cell(role), row, side, context);
  const last = price("last");
  const named = cell("contract");
  return {
    line,
    symbol: code?.root ?? (wordOf(cell("underlying")) || tickerOf(named) || null),
    underlying: wordOf(cell("underlying")) || null,
    expiry: expiry.date,
    expiryFrom: expiry.from,
    month: expiry.date === null ? (code?.month ?? null) : null,
    right: right.right,
    rightAssumed: right.isAssumed,
    strike,
    bid: price("bid").value,
    ask: orNull(price("ask").value),
    mark: orNull(price("mark").value),
    last: last.letter === null ? orNull(last.value) : null,
    lastIndicated: last.letter !== null,
    settle: orNull(price("settle").value),
    volatilityCell: cell("volatility"),
    delta: deltaOf(cell("delta"), right.right, context.decimal),
    volume: countOf(cell("volume"), context.decimal),
    openInterest: countOf(cell("openInterest"), context.decimal),
    quoteTime: timeOf(cell("quoteDate"), cell("quoteTime"), row, context),
    lastTime: timeOf(cell("lastTime"), "", null, context),
  };
}

/** A price of 0 is none: nobody offers, nothing was traded. Only a bid of 0 says something. */
function orNull(price: Points | null): Points | null {
  return price === 0 ? null : price;
}

function wordOf(cell: string): string {
  return isMissing(cell) ? "" : cell;
}

const TICKER = /^[$^./]?\p{L}[\p{L}\d.]{0,7}$/u;

/** What a symbol column says where it names the product: descriptions and row numbers of options do not. */
function tickerOf(cell: string): string {
  return TICKER.test(cell) ? wordOf(cell) : "";
}

function strikeOf(cell: string, code: ContractCode | null, line: number, context: RowContext): Points | null {
  if (isMissing(cell) && code !== null) return code.strike;
  const value = numberIn(strikeAndLetter(cell).text, context.decimal);
  if (value > 0) return as<Points>(value);
  report(context, finding("CHAIN_STRIKE_UNREADABLE", { value: cell }, placeIn(context, line, cell)));
  return null;
}

/** The right of a quote: by its own cell, its symbol, the letter at its strike, its side of the table, or the heading. */
function rightOf(row: FoundRow, side: ChainSide, code: ContractCode | null, cell: (role: ChainRole) => string) {
  const own = cell("right");
  const said: Right | null = rightIn(own) ?? code?.right ?? rightIn(strikeAndLetter(cell("strike")).letter);
  const isNamed = row.layout.sidesFrom === "named";
  // A word that is no right ("Future") is not overruled by a heading: the row may be of something else.
  const heading = isMissing(own) ? row.heading.right : null;
  const right = (isNamed ? side.right : null) ?? said ?? side.right ?? heading;
  return right === null ? null : { right, isAssumed: said === null && row.layout.sidesFrom === "assumed" };
}

/** Reports a row whose columns and whose dated symbol name different options: one of them has slipped. */
function contradicts(
  named: { strike: Points; right: Right; expiry: string | null },
  code: ContractCode | null,
  text: string,
  line: number,
  context: RowContext,
): boolean {
  if (code === null) return false;
  const pairs = [
    // Feeds scale the strike in a futures-style symbol each in its own way: there the column is right.
    { what: "strike", column: named.strike, symbol: code.expiry === null ? named.strike : code.strike },
    { what: "right", column: named.right, symbol: code.right },
    { what: "expiry", column: named.expiry, symbol: code.expiry ?? named.expiry },
  ];
  const wrong = pairs.find(({ column, symbol }) => column !== symbol);
  if (wrong === undefined) return false;
  const args = { what: wrong.what, column: `${wrong.column}`, symbol: `${wrong.symbol}`, code: text };
  report(context, finding("CHAIN_ROW_CONTRADICTS", args, placeIn(context, line, text)));
  return true;
}

/** Delta of one option bought; null where it cannot be one. Some vendors leave out the sign of a put's. */
function deltaOf(cell: string, right: Right, decimal: "." | "," | null): Ratio | null {
  const percent = cell.endsWith("%");
  const number = numberIn(percent ? cell.slice(0, -1) : cell, decimal);
  const value = percent ? Number(`${number}e-2`) : number;
  if (!(Math.abs(value) <= 1) || (right === "call" && value < 0)) return null;
  return as<Ratio>(right === "put" && value > 0 ? -value : value + 0);
}

function countOf(cell: string, decimal: "." | "," | null): number | null {
  const value = numberIn(cell, decimal);
  return value >= 0 ? value : null;
}
