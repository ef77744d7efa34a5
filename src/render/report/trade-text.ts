import { findContract } from "../../core/contract/find-contract.ts";
import { decimalText } from "../../core/decimal-text.ts";
import type { Sides } from "../../core/pair/sides.ts";
import type { SizedTrade } from "../../core/pair/sized-trade.ts";
import type { PairTrade, SizingRules, TradeSide } from "../../core/pair/trade.ts";
import { type Line, percentText, word } from "./trade-file-words.ts";
import { sideLines } from "./trade-side-text.ts";

/**
 * The trade as a file to keep: levels, volatilities, strikes and premiums as they were found, so that it needs no price file
 * and no chain, and gives the same contracts. What only a price file can say, beta and a measured correlation, is named in a
 * comment.
 */
export function tradeText(trade: PairTrade, sized: SizedTrade): string {
  const { asOf, expiry, rate, correlation } = trade;
  const lines: readonly Line[] = [
    "version: 1",
    asOf === null ? null : `asOf: ${asOf}`,
    expiry === null ? null : `expiry: ${expiry}`,
    rate === null ? null : `rate: ${percentText(rate)}`,
    correlation === null ? null : `correlation: ${decimalText(correlation.value)}`,
    ...sideLines("long", trade, sized),
    ...sideLines("short", trade, sized),
    ...sizeLines(trade),
    ...moveLines(trade),
    ...productLines(trade),
  ];
  return `${lines.filter((line) => line !== null).join("\n")}\n`;
}

function sizeLines({ rules, weightings, long, short }: PairTrade): Line[] {
  const amount = (key: "maxLoss" | "maxNotional" | "maxPremium" | "maxDailyVolatility") =>
    rules[key] === null ? null : `  ${key}: ${decimalText(rules[key])}`;
  return [
    "size:",
    `  weighting: [${weightings.join(", ")}]`,
    `  tolerance: ${percentText(rules.tolerance)}`,
    bySideLine("contracts", rules.contracts),
    bySideLine("maxContracts", rules.maxContracts),
    amount("maxLoss"),
    ...(rules.accountRisk === null
      ? []
      : [`  account: ${decimalText(rules.accountRisk.account)}`, `  risk: ${percentText(rules.accountRisk.risk)}`]),
    amount("maxNotional"),
    amount("maxPremium"),
    amount("maxDailyVolatility"),
    rules.fee === 0 ? null : `  fee: ${decimalText(rules.fee)}`,
    holdingLine(rules.holding, { long, short }),
    rules.withMicros ? "  withMicros: true" : null,
  ];
}

function bySideLine(key: string, counts: Sides<number | null>): Line {
  const written = (["long", "short"] as const).flatMap((side) =>
    counts[side] === null ? [] : [`${side}: ${counts[side]}`],
  );
  return written.length === 0 ? null : `  ${key}: {${written.join(", ")}}`;
}

function holdingLine(holding: SizingRules["holding"], sides: Sides<TradeSide>): Line {
  if (holding === null) return null;
  const written = (["long", "short"] as const).flatMap((side) => {
    const { symbol } = sides[side].contract;
    const sibling = findContract(symbol)?.sibling ?? null;
    const { large, micro } = holding[side];
    return [`${word(symbol)}: ${large}`, ...(micro === 0 || sibling === null ? [] : [`${word(sibling)}: ${micro}`])];
  });
  return `  holding: {${written.join(", ")}}`;
}

function moveLines({ moves, long, short }: PairTrade): Line[] {
  if (moves.length === 0) return [];
  const [first, second] = [word(long.contract.symbol), word(short.contract.symbol)];
  return [
    "moves:",
    ...moves.map((move) => `  - {${first}: ${percentText(move.long)}, ${second}: ${percentText(move.short)}}`),
  ];
}

function productLines({ long, short }: PairTrade): Line[] {
  const own = [long, short].map(({ contract }) => contract).filter(({ symbol }) => findContract(symbol) === undefined);
  if (own.length === 0) return [];
  const written = own.map(({ symbol, name, multiplier, currency, fx }) => {
    const parts = [
      `symbol: ${word(symbol)}`,
      `name: ${word(name)}`,
      `multiplier: ${decimalText(multiplier)}`,
      `currency: ${word(currency)}`,
      `fx: ${decimalText(fx)}`,
    ];
    return `  - {${parts.join(", ")}}`;
  });
  return ["products:", ...written];
}
