import { daysBetween } from "../../core/calendar.ts";
import type {
  SizedLeg,
  SizedSide,
  SizedTrade,
  SourcedLevel,
  SourcedVolatility,
  Unit,
} from "../../core/pair/sized-trade.ts";
import { dateInWords } from "../text/dates.ts";
import { decimal, decimalsFor, exact, signedDecimal } from "../text/figures.ts";
import { visible } from "../text/text.ts";

/** What is traded and when: "RTY over NQ   22 Jan 2026, expiry 20 Mar 2026 (57 days)"; dates that are not known are left out. */
export function titleOf({ long, short, asOf, expiry }: SizedTrade): string {
  const dates = [asOf === null ? [] : dateInWords(asOf), expiry === null ? [] : `expiry ${dateInWords(expiry)}`].flat();
  const days = asOf === null || expiry === null ? null : daysBetween(asOf, expiry);
  const distance = days === null ? "" : ` (${days === 1 ? "1 day" : `${days} days`})`;
  const pair = `${visible(long.symbol)} over ${visible(short.symbol)}`;
  return dates.length === 0 ? pair : `${pair}   ${dates.join(", ")}${distance}`;
}

/** Both sides, long first: the columns of a sheet. */
export function bothSides(trade: SizedTrade): readonly [SizedSide, SizedSide] {
  return [trade.long, trade.short];
}

/** Decimals of every figure in index points: those of the levels and of the quotes as they were given, 2 to 6. */
export function pointsDecimals(trade: SizedTrade): number {
  const given = bothSides(trade).flatMap(({ level, legs }) => [
    level.value,
    ...legs.flatMap((leg) =>
      leg.kind === "future" ? leg.entry : leg.premium.from === "model" ? [] : leg.premium.value,
    ),
  ]);
  return decimalsFor(given, 2, 6);
}

/**
 * A leg in the notation in which trades are written, without its premium.
 *
 * @example
 * legName({ kind: "future", quantity: -1, entry: 2730.8 }); // "-1 future"
 */
export function legName(leg: SizedLeg): string {
  const quantity = signedDecimal(leg.quantity, 0);
  return leg.kind === "future" ? `${quantity} future` : `${quantity} ${optionName(leg)}`;
}

/** The strike and the right of an option: "2750C". */
export function optionName({ strike, right }: Pick<SizedLeg & { kind: "option" }, "strike" | "right">): string {
  return `${exact(strike).replaceAll(",", "")}${right === "call" ? "C" : "P"}`;
}

/** How the trader named a strike that was then chosen: " (40d)", " (ATM)", " (+2%)"; nothing for one in points. */
export function selectorWords({ selector }: Pick<SizedLeg & { kind: "option" }, "selector">): string {
  if (selector === undefined) return "";
  if (selector.kind === "delta") return ` (${exact(100 * selector.value, 6)}d)`;
  return selector.value === 0 ? " (ATM)" : ` (${selector.value > 0 ? "+" : ""}${exact(100 * selector.value, 6)}%)`;
}

/** A leg with what it costs: "+1 2750C @ 78.40", "+1 2800C (40d) @ 61.35 model". */
export function legWithPrice(leg: SizedLeg, decimals: number): string {
  if (leg.kind === "future") return `${legName(leg)} @ ${decimal(leg.entry, decimals)}`;
  const { from } = leg.premium;
  const source = from === "model" || from === "chain" ? ` ${from}` : "";
  return `${legName(leg)}${selectorWords(leg)} @ ${decimal(leg.premium.value, decimals)}${source}`;
}

/** The name of a file without its folders, which --explain and JSON have. */
function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** Where a level came from, a line each. */
export function levelSource({ from, file, date }: SourcedLevel): string[] {
  if (from !== "history") return [from === "flag" || from === "file" ? "given" : `from the ${from}`];
  return [
    date === undefined ? "last close" : `close of ${dateInWords(date)}`,
    ...(file === undefined ? [] : [lastPart(file)]),
  ];
}

/** Where a volatility came from, a line each. */
export function volatilitySource(volatility: SourcedVolatility | null): string[] {
  if (volatility === null) return ["not known"];
  if (volatility.from !== "history") return ["given"];
  const { estimator, lookback, lastDate, file } = volatility;
  const window = lookback === null ? estimator : `${estimator}, ${lookback} returns`;
  return [window, `to ${dateInWords(lastDate)}`, lastPart(file)];
}

/** Breakevens of one unit, one a line, with the stretches on which the profit is exactly zero. */
export function breakevenLines({ breakevens, zeroStretches }: Unit, decimals: number): string[] {
  const stretches = zeroStretches.map(([from, to]) =>
    to === null ? `${decimal(from, decimals)} and above` : `${decimal(from, decimals)} to ${decimal(to, decimals)}`,
  );
  const lines = [...breakevens.map((level) => decimal(level, decimals)), ...stretches];
  return lines.length === 0 ? ["none"] : lines;
}

/** Money at entry in words, so that the sign need not be known: "paid 3,010". */
export function premiumWords(amount: number, decimals: number): string {
  const figure = decimal(Math.abs(amount), decimals);
  return amount < 0 ? `paid ${figure}` : amount > 0 ? `received ${figure}` : figure;
}
