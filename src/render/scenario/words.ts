import type { NetOfSides } from "../../core/pair/sizing.ts";
import type { SourcedCorrelation } from "../../core/pair/trade.ts";
import type { Bound } from "../../core/payoff/envelope.ts";
import { as, type Ratio } from "../../core/quantity.ts";
import type { Distribution } from "../../core/scenario/distribution.ts";
import type { PairProfits, PairScenario } from "../../core/scenario/scenario.ts";
import { type Sides, sideNames } from "../../core/sides.ts";
import { hintOf, messageOf } from "../../errors/words.ts";
import { hasOptions, namedPair } from "../size/words.ts";
import {
  addingUp,
  amountsOf,
  boundAmount,
  dateInWords,
  decimal,
  decimalsFor,
  decimalsOf,
  moneyDecimals,
  percent,
  signedDecimal,
  signedPercent,
} from "../text/text.ts";

/** "dollar-neutral, RTY : NQ 4 : 1: buy 4 RTY 2750/2950 call spreads, buy 1 NQ 25500/23500 put spread". */
export function pairWords({ sizing, weighting, contracts, base: { trade } }: PairProfits): string {
  return `${weighting}, ${namedPair(contracts, trade)}: ${sizing.direction}`;
}

/** When, in words: "at expiry, 20 Mar 2026" or "after 20 days, on 11 Feb 2026". */
export function horizonWords({ horizon, date, base }: Pick<PairProfits, "horizon" | "date" | "base">): string {
  const when = date === null ? null : dateInWords(date);
  const expiries = new Set([base.trade.long, base.trade.short].flatMap(({ option }) => option?.date ?? []));
  const at = expiries.size > 1 ? "at the nearer expiry" : "at expiry";
  if (horizon.kind === "expiry") return when === null ? at : `${at}, ${when}`;
  const days = horizon.days === 1 ? "1 day" : `${horizon.days} days`;
  if (horizon.days === 0) return when === null ? "today" : `today, ${when}`;
  return when === null ? `after ${days}` : `after ${days}, on ${when}`;
}

/** Title of the picture: "Profit after 20 days, on 11 Feb 2026, USD, at unchanged implied volatilities". */
export function pictureWords(scenario: PairProfits): string {
  const { fees } = scenario;
  const paid = fees.long + fees.short;
  const off = paid === 0 ? "" : `, fees of ${decimal(paid, moneyDecimals([paid]))} off`;
  return `Profit ${horizonWords(scenario)}, USD${off}${volatilityWords(scenario)}`;
}

/** Title of the strip: what the long index has to do against the short one. */
export function outperformanceWords(scenario: PairProfits): string {
  const { long, short } = scenario.base.trade;
  return `What ${long.symbol} less ${short.symbol} has to do: profit ${horizonWords(scenario)}, USD`;
}

/** Meaning of the rows of the strip. */
export function outperformanceLegend({ base: { trade } }: PairProfits): string {
  const { long, short } = trade;
  return `common: the mean of both moves; ${long.symbol} is half of the difference above it, ${short.symbol} half below`;
}

/** Volatilities that options are valued at before their expiry. */
function volatilityWords({ horizon, volatilityShift, base }: PairProfits): string {
  if (!hasOptions(base.trade)) return "";
  const shifts = sideNames.flatMap((side) =>
    volatilityShift[side] === 0 ? [] : [`${base.trade[side].symbol} ${shiftWords(volatilityShift[side])}`],
  );
  if (shifts.length > 0) return `, implied volatility ${shifts.join(", ")}`;
  return horizon.kind === "expiry" ? "" : ", at unchanged implied volatilities";
}

function shiftWords(shift: number): string {
  return `${signedDecimal(100 * shift, moveDecimals([shift]))} points`;
}

/** Meaning of the marks of the map. */
export function legendWords({ base: { trade } }: PairProfits): string {
  const { long, short } = trade;
  return `[ ] today; ! both views wrong (${long.symbol} down, ${short.symbol} up); both: the same move of both`;
}

/** A cell in words: "RTY -20 %, NQ +20 %". */
function placeWords({ moves, base: { trade } }: PairProfits, { long, short }: Sides<number>): string {
  const of = (side: "long" | "short", at: number) =>
    `${trade[side].symbol} ${signedPercent(moves[side][at] ?? 0, moveDecimals(moves[side]))}`;
  return `${of("long", long)}, ${of("short", short)}`;
}

/** The profit of a cell, and by side: "-20,365 (RTY -12,040, NQ -8,325)". */
function cellWords(scenario: PairProfits, cell: Sides<number>, decimals: number): string {
  const { trade } = scenario.base;
  const { net, long, short } = cellOf(scenario, cell);
  const parts = addingUp([long, short], net, decimals);
  const [total = "", ofLong = "", ofShort = ""] = [net, ...parts].map((amount) => signedDecimal(amount, decimals));
  return `${total} (${trade.long.symbol} ${ofLong}, ${trade.short.symbol} ${ofShort})`;
}

function cellOf({ profit, profitBySide }: PairProfits, { long, short }: Sides<number>): NetOfSides<number> {
  return {
    net: profit[long]?.[short] ?? 0,
    long: profitBySide.long[long] ?? 0,
    short: profitBySide.short[short] ?? 0,
  };
}

/** The places that are asked about first: where both views are wrong, and where both indices fall together. */
export function cornerWords(scenario: PairProfits): string[] {
  const { moves, horizon, profit } = scenario;
  const wrong = { long: 0, short: moves.short.length - 1 };
  const least = moves.short[0] ?? as<Ratio>(0);
  const crash = { long: moves.long.indexOf(least), short: 0 };
  const hasCrash = crash.long >= 0 && least < 0;
  const amounts = [wrong, ...(hasCrash ? [crash] : [])].flatMap((cell) => Object.values(cellOf(scenario, cell)));
  const decimals = horizon.kind === "expiry" ? moneyDecimals(amounts) : profitDecimals(profit.flat());
  const words = (cell: Sides<number>) => cellWords(scenario, cell, decimals);
  return [
    `both views wrong, ${placeWords(scenario, wrong)}: ${words(wrong)}`,
    ...(hasCrash ? [`common crash, both ${signedPercent(least, moveDecimals(moves.short))}: ${words(crash)}`] : []),
  ];
}

/** The worst and the best cell beside what the pair can lose and make at expiry at any levels at all. */
export function extremeWords({ profit, sizing, horizon }: PairProfits): string[] {
  const all = profit.flat();
  const isExact = horizon.kind === "expiry";
  const when = isExact ? "at any levels" : "at expiry, at any levels";
  const words = (which: "worst" | "best", amount: number, name: string, bound: Bound) => {
    const decimals = moneyDecimals([...(isExact ? [amount] : []), ...amountsOf([bound])]);
    const shown = signedDecimal(amount, isExact ? decimals : profitDecimals(all));
    return `${which} in the picture ${shown}; ${name} ${when}: ${boundAmount(bound, decimals)}`;
  };
  return [
    words("worst", Math.min(...all), "max loss", sizing.maxLoss),
    words("best", Math.max(...all), "max gain", sizing.maxGain),
  ];
}

/** Source of a correlation: "given", or "60 returns to 16 Jan 2026". */
function correlationSource(correlation: SourcedCorrelation): string {
  if (correlation.from !== "history") return "given";
  return `${correlation.observations} returns to ${dateInWords(correlation.lastDate)}`;
}

/** A correlation with two decimals, or as many as it was given with. */
export function correlationFigure(value: number): string {
  return decimal(value, decimalsFor([Number(value.toFixed(4))], 2, 4));
}

/** Assumptions of the odds: "RTY 18.5 % and NQ 17.3 % a year, correlation 0.78 (given), 57 days, no drift". */
export function oddsWords(scenario: PairProfits, { correlation, days }: Distribution): string {
  const { long, short } = scenario.base.trade;
  const volatilities = [long, short].map(
    ({ symbol, volatility }) =>
      `${symbol} ${percent(volatility?.value ?? 0, decimalsFor([volatility?.value ?? 0], 3, 4) - 2)}`,
  );
  const rho = `${correlationFigure(correlation.value)} (${correlationSource(correlation)})`;
  return `lognormal, ${days} ${days === 1 ? "day" : "days"}: volatility ${volatilities.join(", ")}; correlation ${rho}`;
}

/** The odds in one line. */
export function chancesWords({ probabilityOfProfit, expectedProfit, expectedShortfall }: Distribution): string {
  const decimals = profitDecimals([expectedProfit, expectedShortfall]);
  return [
    `probability of profit ${percent(probabilityOfProfit, 1)}`,
    `expected profit ${signedDecimal(expectedProfit, decimals)}`,
    `mean of the worst 5 % ${signedDecimal(expectedShortfall, decimals)}`,
  ].join("; ");
}

/** What the expected profit comes from, where it is not zero by construction. */
export function expectedWords({ expectedProfitFrom: from }: Distribution): string[] {
  return from === null ? [] : [messageOf(from.finding)];
}

/** Why there are no odds, with the remedy; null where there are. */
export function noOddsWords({ distribution }: Pick<PairScenario, "distribution">): string | null {
  if (distribution.known) return null;
  const hint = hintOf(distribution.reason);
  return `note: ${messageOf(distribution.reason)}${hint === null ? "" : `; ${hint}`}`;
}

/** From this size on, a picture needs no cents. */
export const WHOLE_DOLLARS_FROM = 1000;

/** Decimals of all profits of a picture: whole dollars, unless all of them are small. */
export function profitDecimals(profits: readonly number[]): number {
  return Math.max(...profits.map(Math.abs)) >= WHOLE_DOLLARS_FROM ? 0 : moneyDecimals(profits);
}

/** Decimals that show every one of some moves in percent in full. */
export function moveDecimals(moves: readonly number[]): number {
  return Math.min(10, Math.max(0, ...moves.map((move) => decimalsOf(move) - 2)));
}
