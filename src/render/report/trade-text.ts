import { findContract } from "../../core/contract/catalogue.ts";
import { frontFuture } from "../../core/contract/quarterly-futures.ts";
import { decimalText } from "../../core/number-text.ts";
import { containsOption, notationOf } from "../../core/option/leg.ts";
import { tradeCorrelation } from "../../core/pair/daily-risk.ts";
import { unitOf } from "../../core/pair/measured-side.ts";
import { positionText } from "../../core/pair/position.ts";
import type { SizedSide, SizedTrade } from "../../core/pair/sizing.ts";
import { netVerticals } from "../../core/pair/structure.ts";
import type { PairTrade, Position, SizingRules, TradedContract, TradeLeg, TradeSide } from "../../core/pair/trade.ts";
import { type Side, type Sides, sideNames } from "../../core/sides.ts";
import { limitKeys } from "../../schema/keys.ts";
import { percentsOf } from "../../schema/stored-answer.ts";
import { dateInWords, inertJson } from "../text/text.ts";

/**
 * The trade as a file to keep: levels, volatilities, strikes and premiums as they were found, so that it needs no
 * price file and no chain, and gives the same contracts.
 */
export function tradeText(trade: PairTrade, sized: SizedTrade): string {
  const { asOf, rate } = trade;
  const expiry = sharedExpiry(trade);
  const correlation = tradeCorrelation(trade);
  const lines: readonly Line[] = [
    "version: 1",
    asOf === null ? null : `asOf: ${asOf}`,
    expiry === null ? null : `expiry: ${expiry}`,
    rate === null ? null : `rate: ${percentText(rate)}`,
    correlation.known ? `correlation: ${decimalText(correlation.correlation.value)}` : null,
    creditLine(trade.marginCredit),
    trade.allowArbitrage ? "allowArbitrage: true" : null,
    ...sideLines("long", trade, sized),
    ...sideLines("short", trade, sized),
    ...sizeLines(trade),
    ...limitLines(trade, sized),
    ...moveLines(trade),
    ...holdingsLines(trade),
    ...productLines(trade),
  ];
  return `${lines.filter((line) => line !== null).join("\n")}\n`;
}

/** The expiry of both sides; null where they differ, or where one has none, which must not take that of the other. */
function sharedExpiry({ long, short }: PairTrade): string | null {
  return long.expiry === short.expiry ? long.expiry : null;
}

function sizeLines({ rules, weightings, long, short }: PairTrade): Line[] {
  const amount = (key: "maxLoss" | "maxNotional" | "maxPremium" | "maxDailyRisk" | "maxCapital") =>
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
    amount("maxDailyRisk"),
    amount("maxCapital"),
    rules.fee === 0 ? null : `  fee: ${decimalText(rules.fee)}`,
    holdingLine(rules.holding, { long, short }),
    rules.withMicros ? "  withMicros: true" : null,
  ];
}

function limitLines({ limits: { maxContracts } }: PairTrade, { limits }: SizedTrade): Line[] {
  if (limits === undefined) return [];
  const { maxContracts: _, ...others } = percentsOf(limitKeys, limits);
  const written = Object.entries(others).map(
    ([name, limit]) => `  ${name}: ${typeof limit === "number" ? decimalText(limit) : limit}`,
  );
  return ["limits:", bySideLine("maxContracts", maxContracts), ...written];
}

function creditLine(credit: PairTrade["marginCredit"]): Line {
  if (credit === undefined) return null;
  const { share, ratio } = credit;
  return `marginCredit: {share: ${percentText(share)}, ratio: "${ratio.long}:${ratio.short}"}`;
}

function bySideLine(key: string, counts: Sides<number | null>): Line {
  const written = sideNames.flatMap((side) => (counts[side] === null ? [] : [`${side}: ${counts[side]}`]));
  return written.length === 0 ? null : `  ${key}: {${written.join(", ")}}`;
}

function holdingLine(holding: SizingRules["holding"], sides: Sides<TradeSide>): Line {
  if (holding === null) return null;
  const written = sideNames.flatMap((side) => {
    const { symbol } = sides[side].contract;
    const sibling = findContract(symbol)?.sibling ?? null;
    const { large, micro } = holding[side];
    return [`${word(symbol)}: ${large}`, ...(micro === 0 || sibling === null ? [] : [`${word(sibling)}: ${micro}`])];
  });
  return `  holding: {${written.join(", ")}}`;
}

function holdingsLines({ holdings }: PairTrade): Line[] {
  if (holdings === null) return [];
  if (holdings.length === 0) return ["holdings: []"];
  const item = (one: Position) => `  - {${word(one.instrument.symbol)}: ${word(positionText(one))}}`;
  return ["holdings:", ...holdings.map(item)];
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

/** The symbol of a side; a future that a reader would not take by it is named by its code. */
function symbolOf({ contract: { symbol }, future, expiry, legs }: TradeSide, { asOf }: PairTrade): string {
  const taken = asOf === null ? null : frontFuture(symbol, expiry ?? asOf);
  return future === null || containsOption(legs) || taken?.code === future.code ? symbol : future.code;
}

/** One side of a trade file: what was given and what was found, as numbers. */
function sideLines(name: Side, trade: PairTrade, sized: SizedTrade): Line[] {
  const side = trade[name];
  const { contract, impliedVolatility, exercise, expiry, series, margin } = side;
  const { level, volatility, beta = side.beta } = sized[name];
  return [
    `${name}:`,
    `  symbol: ${word(symbolOf(side, trade))}`,
    `  level: ${decimalText(level.value)}${levelComment(level)}`,
    volatility === null ? null : `  volatility: ${percentText(volatility.value)}${volatilityComment(volatility)}`,
    beta === undefined ? null : `  beta: ${decimalText(beta)}`,
    side.history === null ? null : `  # measured prices: history: ${word(side.history.file)}`,
    impliedVolatility === null ? null : `  impliedVolatility: ${percentText(impliedVolatility)}`,
    side.yield === null ? null : `  yield: ${percentText(side.yield)}`,
    exercise === null ? null : `  exercise: ${exercise}`,
    expiry === null || expiry === sharedExpiry(trade) ? null : `  expiry: ${expiry}`,
    series === null ? null : `  series: ${word(series)}`,
    margin === undefined ? null : `  margin: {initial: ${decimalText(margin.initial)}, asOf: ${margin.asOf}}`,
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
  const verticals = netVerticals(sized.legs, divisor);
  const texts = legs.flatMap((leg, index) => {
    const shown = sized.legs[index];
    if (verticals.some(({ sold }) => sold === shown)) return [];
    return verticals.find(({ bought }) => bought === shown)?.text ?? legText(leg, shown, divisor);
  });
  return ["  legs:", ...texts.map((text) => `    - ${text}`)];
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

/** A line of a trade file with its depth; null for none. */
type Line = string | null;

/** A fraction as a trade file has it: 0.185 is 18.5%. */
function percentText(fraction: number): string {
  return `${decimalText(fraction, 2)}%`;
}

/** A text that YAML reads back as it is: in quotes as JSON has it, unless it is a plain symbol. */
function word(text: string): string {
  if (/^[A-Z][A-Z0-9]{1,5}$/.test(text) && !["NULL", "TRUE", "FALSE"].includes(text)) return text;
  return inertJson(JSON.stringify(text));
}
