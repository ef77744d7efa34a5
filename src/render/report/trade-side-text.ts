import { findContract } from "../../core/contract/find-contract.ts";
import { decimalText } from "../../core/decimal-text.ts";
import { notationOf } from "../../core/option/notation.ts";
import type { Side } from "../../core/pair/sides.ts";
import type { SizedSide, SizedTrade } from "../../core/pair/sized-trade.ts";
import type { PairTrade, TradedContract, TradeLeg, TradeSide } from "../../core/pair/trade.ts";
import { unitOf } from "../../core/payoff/unit.ts";
import { dateInWords } from "../text/dates.ts";
import { type Line, percentText, word } from "./trade-file-words.ts";

/** One side of a trade file: what was given and what was found, as numbers. */
export function sideLines(name: Side, trade: PairTrade, sized: SizedTrade): Line[] {
  const side = trade[name];
  const { contract, impliedVolatility, exercise } = side;
  const { level, volatility } = sized[name];
  return [
    `${name}:`,
    `  symbol: ${word(contract.symbol)}`,
    `  level: ${decimalText(level.value)}${levelComment(level)}`,
    volatility === null ? null : `  volatility: ${percentText(volatility.value)}${volatilityComment(volatility)}`,
    side.history === null ? null : `  # measured prices: history: ${word(side.history.file)}`,
    impliedVolatility === null ? null : `  impliedVolatility: ${percentText(impliedVolatility)}`,
    side.yield === null ? null : `  yield: ${percentText(side.yield)}`,
    exercise === null ? null : `  exercise: ${exercise}`,
    ...overrideLines(contract),
    ...legLines(side, sized[name]),
  ];
}

function levelComment({ from, date }: SizedSide["level"]): string {
  return from === "history" && date !== undefined ? ` # close of ${dateInWords(date)}` : "";
}

function volatilityComment(volatility: NonNullable<SizedSide["volatility"]>): string {
  if (volatility.from !== "history") return "";
  const { estimator, lookback, lastDate } = volatility;
  return ` # ${estimator}${lookback === null ? "" : `, ${lookback} returns`} to ${dateInWords(lastDate)}`;
}

/** What the trade says otherwise than the table of contracts, and the exchange rate of another currency. */
function overrideLines({ symbol, multiplier, currency, fx }: TradedContract): Line[] {
  const listed = findContract(symbol);
  if (listed === undefined) return [];
  return [
    listed.multiplier === multiplier ? null : `  multiplier: ${decimalText(multiplier)}`,
    currency === "USD" && fx === 1 ? null : `  fx: ${decimalText(fx)}`,
  ];
}

function legLines({ legs }: TradeSide, sized: SizedSide): Line[] {
  if (legs.length === 0) return [];
  const { divisor } = unitOf(legs);
  return ["  legs:", ...legs.map((leg, index) => `    - ${legText(leg, sized.legs[index], divisor)}`)];
}

/** A leg with the strike that was chosen and the premium that was quoted; one of the model's is left to the model. */
function legText(leg: TradeLeg, shown: SizedSide["legs"][number] | undefined, divisor: number): string {
  if (leg.kind === "future" || shown === undefined || shown.kind === "future")
    return notationOf(leg as TradeLeg & { kind: "future" });
  const { right, delta } = leg;
  const quantity = shown.quantity * divisor;
  const premium = shown.premium.from === "model" ? null : shown.premium.value;
  const strike = { kind: "points", value: shown.strike } as const;
  if (delta === null) return notationOf({ kind: "option", quantity, right, strike, premium });
  const price = premium === null ? "" : `, premium: ${decimalText(premium)}`;
  return `{quantity: ${quantity}, right: ${right}, strike: ${decimalText(shown.strike)}${price}, delta: ${decimalText(delta)}}`;
}
