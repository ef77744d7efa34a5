import type {
  FeasibleSizing,
  InfeasibleSizing,
  SizedLeg,
  SizedSide,
  SizedTrade,
  Sizing,
  Unit,
} from "../../core/pair/sizing.ts";
import type { Bound, SideBound } from "../../core/payoff/envelope.ts";
import { as, type Contracts } from "../../core/quantity.ts";
import type { Side } from "../../core/sides.ts";
import { messageOf } from "../../errors/words.ts";
import type { Explanation } from "../sheet/sheet.ts";
import {
  dateInWords,
  decimalsOf,
  exact,
  notApplicable,
  percent,
  signedPercent,
  significantDecimals,
} from "../text/text.ts";
import { capitalLines } from "./rows.ts";
import { hasMicros, hasOptions, heldWords, moveWords, optionName, selectorWords, weightingWords } from "./words.ts";

/** Formulas of one side, per contract and per unit of its structure. */
export function explainSide(side: SizedSide, name: Side): Explanation {
  const fx = side.fx === 1 ? "" : " × fx";
  const notional = `${exact(side.level.value)}${perPoint(side)} = ${exact(side.notionalPerContract, 6)} USD`;
  return {
    heading: `${name} ${side.symbol}, each`,
    lines: [
      `notional = level × multiplier${fx} = ${notional}`,
      ...volatilityLines(side),
      ...side.legs.flatMap(legLine),
      ...premiumLines(side),
      ...boundLines("max loss", side.unit.maxLoss, side),
      ...boundLines("max gain", side.unit.maxGain, side),
      ...breakevenLines(side.unit, side),
    ],
  };
}

function volatilityLines(side: SizedSide): string[] {
  const { volatility, dollarVolatilityPerContract: dollars } = side;
  if (volatility === null) return ["volatility: not known"];
  const value = exactPercent(volatility.value);
  const known =
    volatility.from === "history"
      ? [
          `volatility = ${value}: ${volatility.estimator}${volatility.lookback === null ? "" : ` over ${volatility.lookback} returns`}` +
            `, annualised by √${exact(volatility.periodsPerYear)}`,
          `  from ${volatility.observations} closes, ${dateInWords(volatility.firstDate)} to ${dateInWords(volatility.lastDate)}, in ${volatility.file}`,
        ]
      : [`volatility = ${value}, given`];
  if (dollars === null) return known;
  const product = `${exact(side.notionalPerContract)} × ${exact(volatility.value, 17)}`;
  return [...known, `dollar volatility = notional × volatility = ${product} = ${exact(dollars, 6)} USD/√yr`];
}

function legLine(leg: SizedLeg): string[] {
  if (leg.kind === "future" || (leg.delta === null && leg.impliedVolatility === null)) return [];
  const volatility = leg.impliedVolatility === null ? "n/a" : percent(leg.impliedVolatility, 2);
  const delta = leg.delta === null ? "n/a" : exact(leg.delta, 17);
  const model = leg.premium.from === "model" ? `premium ${exact(leg.premium.value, 6)} from the model, ` : "";
  return [
    `${optionName(leg)}${selectorWords(leg)}: ${model}implied volatility ${volatility}, delta ${delta} of one bought`,
  ];
}

function premiumLines(side: SizedSide): string[] {
  const options = side.legs.flatMap((leg) => (leg.kind === "option" ? [leg] : []));
  if (options.length === 0) return [];
  const sum = signs(options.map((leg) => ({ quantity: -leg.quantity, of: exact(leg.premium.value) })));
  return [
    "premium: bought options are paid for (-), sold options are received for (+)",
    `premium each = (${sum})${perPoint(side)} = ${exact(side.unit.netPremium, 6)} USD`,
  ];
}

function boundLines(name: string, bound: SideBound, side: SizedSide): string[] {
  if (bound.kind === "unlimited") {
    const slope = side.legs.reduce(
      (sum, leg) => sum + (leg.kind === "future" || leg.right === "call" ? leg.quantity : 0),
      0,
    );
    return [
      `${name} each: unlimited: beyond the last strike the profit moves by ${exact(slope)} point per point, without end`,
    ];
  }
  const put = ` = ${profitAt(side, exact(bound.from, 6))}`;
  const amount = `${exact(bound.amount, 6)} USD`;
  return [`${name} each = ${amount}${stretch(bound)}: profit${put} = ${exact(bound.profit, 6)} USD`];
}

function stretch({ from, to }: SideBound & { kind: "limited" }): string {
  if (to === from) return ` at ${exact(from, 6)}`;
  return to === null ? ` from ${exact(from, 6)} up` : ` from ${exact(from, 6)} to ${exact(to, 6)}`;
}

function breakevenLines({ breakevens, zeroStretches }: Unit, side: SizedSide): string[] {
  return [
    ...breakevens.map((level) => `breakeven ${exact(level, 6)}: profit = ${profitAt(side, exact(level, 6))} = 0`),
    ...zeroStretches.map(
      ([from, to]) => `profit is 0 from ${exact(from, 6)} ${to === null ? "up" : `to ${exact(to, 6)}`}`,
    ),
  ];
}

function profitAt(side: SizedSide, level: string): string {
  const premium = side.unit.netPremium;
  const paid = premium === 0 ? "" : ` ${premium < 0 ? "-" : "+"} ${exact(Math.abs(premium), 6)}`;
  return `(${signs(side.legs.map((leg) => payoff(leg, level)))})${perPoint(side)}${paid}`;
}

function payoff(leg: SizedLeg, level: string): { quantity: number; of: string } {
  if (leg.kind === "future") return { quantity: leg.quantity, of: `(${level} - ${exact(leg.entry)})` };
  const inside = leg.right === "call" ? `${level} - ${exact(leg.strike)}` : `${exact(leg.strike)} - ${level}`;
  return { quantity: leg.quantity, of: `max(0, ${inside})` };
}

function signs(parts: readonly { readonly quantity: number; readonly of: string }[]): string {
  const written = parts.map(({ quantity, of }) => `${quantity < 0 ? "-" : "+"} ${exact(Math.abs(quantity))} × ${of}`);
  return written.join(" ").replace(/^\+ /, "").replace(/^- /, "-");
}

/** " × 50", and " × 1.0850" for a contract in another currency. */
function perPoint({ multiplier, fx }: SizedSide): string {
  return fx === 1 ? ` × ${exact(multiplier)}` : ` × ${exact(multiplier)} × ${exact(fx)}`;
}

/** A number put into a formula: a negative one in brackets. */
export function term(value: number, most?: number): string {
  return value < 0 ? `(${exact(value, most)})` : exact(value, most);
}

/** A fraction in percent with all of its decimals, up to eight. */
export function exactPercent(fraction: number): string {
  return percent(fraction, Math.min(8, Math.max(0, decimalsOf(fraction) - 2)));
}

type AvailableSizing = FeasibleSizing | InfeasibleSizing;

/** Formulas of one weighting; for one that is not available or fits nothing, why not. */
export function explainSizing(sizing: Sizing, trade: SizedTrade): Explanation {
  const heading = sizing.weighting;
  if (!sizing.available) return { heading, lines: [`not available: ${messageOf(sizing.reason)}`] };
  const lines = [...exposureLines(sizing, trade), ...bookLines(sizing, trade)];
  if (!sizing.feasible) return { heading, lines: [...lines, `nothing fits: ${messageOf(sizing.reason)}`] };
  const feasible = feasibleLines(inLargeContracts(sizing, trade), trade);
  return { heading, lines: [...lines, contractsLine(sizing, trade), ...feasible] };
}

function exposureLines(sizing: AvailableSizing, { long, short }: SizedTrade): string[] {
  const { unit } = weightingWords[sizing.weighting];
  const { exposurePerContract: exposure, hedgeRatio } = sizing;
  const quotient = `${exact(exposure.long, 12)} / ${exact(exposure.short, 12)}`;
  const inverse = 1 / hedgeRatio;
  const digits = (ratio: number) => significantDecimals([ratio], 7, 6);
  return [
    `exposure of one ${long.symbol} = ${exposureFormula(sizing, long, "long")} = ${exact(exposure.long, 12)} ${unit}`,
    `exposure of one ${short.symbol} = ${exposureFormula(sizing, short, "short")} = ${exact(exposure.short, 12)} ${unit}`,
    `ratio = ${quotient} = ${exact(hedgeRatio, digits(hedgeRatio))} ${short.symbol} per ${long.symbol}`,
    `the other way round = 1 / ratio = ${exact(inverse, digits(inverse))} ${long.symbol} per ${short.symbol}`,
  ];
}

/** Exposure of one contract, with the product behind it where it is one. */
function exposureFormula(sizing: AvailableSizing, side: SizedSide, name: Side): string {
  const notional = exact(side.notionalPerContract);
  const volatility = exact(side.volatility?.value ?? 0, 17);
  const delta = `|${exact(side.unit.delta ?? 0, 17)}|`;
  const beta = sizing.exposurePerContract.long / side.notionalPerContract;
  switch (sizing.weighting) {
    case "dollar-neutral":
      return "notional";
    case "volatility-adjusted":
      return `notional × volatility = ${notional} × ${volatility}`;
    case "delta-neutral":
      return `notional × |delta| = ${notional} × ${delta}`;
    case "delta-volatility-adjusted":
      return `notional × volatility × |delta| = ${notional} × ${volatility} × ${delta}`;
    case "beta-neutral":
      return name === "long" ? `notional × beta = ${notional} × ${exact(beta, 17)}` : "notional";
    case "equal-risk":
      return "max loss each";
  }
}

/** Balance of the book as it is held now, in large contracts; nothing where no holdings were given. */
function bookLines(sizing: FeasibleSizing | InfeasibleSizing, { long, short }: SizedTrade): string[] {
  const { holding, exposurePerContract: exposure, weighting } = sizing;
  if (holding === undefined) return [];
  const { contracts, residual, imbalance } = holding;
  if (residual === null) return [`left over as held now = ${notApplicable}: nothing weighs all that is held`];
  const held = ({ micro }: SizedSide, count: number) => count / (micro?.perLarge ?? 1);
  const [first, second] = [held(long, contracts.long), held(short, contracts.short)];
  const isCounted = Math.abs(first * exposure.long - second * exposure.short - residual) <= 1e-9 * Math.abs(residual);
  if (!isCounted) {
    const [left, share] = [exact(residual, 6), imbalance === null ? notApplicable : signedPercent(imbalance, 4)];
    return [`left over as held now, each instrument by its delta = ${left}, imbalance ${share}`];
  }
  const products = `${first} × ${exact(exposure.long, 12)} - ${term(second)} × ${exact(exposure.short, 12)}`;
  const [size, other] = [Math.abs(first) * exposure.long, Math.abs(second) * exposure.short];
  const share =
    imbalance === null ? notApplicable : signedPercent(imbalance, significantDecimals([100 * imbalance], 4, 4));
  return [
    `residual as held now = ${products} = ${exact(residual, 6)} ${weightingWords[weighting].unit}`,
    `imbalance as held now = residual / (${exact(size, 9)} + ${exact(other, 9)}) = ${share}`,
  ];
}

/** The sizing with its contracts in large ones, which every amount is of: 3 RTY and 8 M2K are 3.8 RTY. */
function inLargeContracts(sizing: FeasibleSizing, { long, short }: SizedTrade): FeasibleSizing {
  const counted = ({ micro }: SizedSide, count: number) => as<Contracts>(count / (micro?.perLarge ?? 1));
  const { contracts } = sizing;
  return { ...sizing, contracts: { long: counted(long, contracts.long), short: counted(short, contracts.short) } };
}

function contractsLine({ contracts, withinTolerance }: FeasibleSizing, trade: SizedTrade): string {
  const names = hasMicros(trade) ? "" : `, ${trade.long.symbol} : ${trade.short.symbol}`;
  const within = withinTolerance ? "within" : "outside";
  return `contracts${names} = ${heldWords(contracts, trade)}: ${within} the tolerance; the pairs beside it are below`;
}

function feasibleLines(sizing: FeasibleSizing, trade: SizedTrade): string[] {
  const { long, short } = trade;
  const { maxLoss, maxGain } = sizing;
  const moves = sizing.moves ?? [];
  return [
    ...balanceLines(sizing),
    ...deltaLines(sizing, trade),
    notionalLine(sizing, trade),
    ...dailyLines(sizing, trade),
    ...pairPremiumLines(sizing, trade),
    ...feeLines(sizing, trade),
    boundLine("max loss", sizing, maxLoss, long.unit.maxLoss, short.unit.maxLoss),
    boundLine("max gain", sizing, maxGain, long.unit.maxGain, short.unit.maxGain),
    ...capitalLines(sizing, trade),
    ...moves.map((move) => {
      const { profit } = move;
      return `profit if ${moveWords(trade, move)} = ${term(profit.long)} + ${term(profit.short)} = ${exact(profit.net, 6)} USD`;
    }),
    ...(sizing.commonMoves ?? []).map(({ long: move, profit }) => {
      const name = move === 0 ? "unchanged" : `both ${signedPercent(move, 0)}`;
      return `profit if ${name} = ${term(profit.long, 9)} + ${term(profit.short, 9)} = ${exact(profit.net, 6)} USD`;
    }),
  ];
}

function balanceLines(sizing: FeasibleSizing): string[] {
  const { contracts, exposurePerContract: exposure, residual, imbalance } = sizing;
  const { unit } = weightingWords[sizing.weighting];
  const long = contracts.long * exposure.long;
  const short = contracts.short * exposure.short;
  const products = `${contracts.long} × ${exact(exposure.long, 12)} - ${contracts.short} × ${exact(exposure.short, 12)}`;
  const shown = signedPercent(imbalance, significantDecimals([100 * imbalance], 4, 4));
  return [
    `residual = ${products} = ${exact(long, 9)} - ${exact(short, 9)} = ${exact(residual, 6)} ${unit}`,
    `imbalance = residual / (${exact(long, 9)} + ${exact(short, 9)}) = ${shown}`,
  ];
}

/** Balance by signed deltas, as the sides are held; of futures alone it is that of the notionals. */
function deltaLines({ contracts, imbalanceByDelta }: FeasibleSizing, trade: SizedTrade): string[] {
  const { long, short } = trade;
  if (imbalanceByDelta === null || !hasOptions(trade)) return [];
  const held = (count: number, { unit, notionalPerContract }: SizedSide) =>
    `${count} × ${exact(notionalPerContract)} × ${term(unit.delta ?? 0, 17)}`;
  const [first, second] = [held(contracts.long, long), held(contracts.short, short)];
  const shown = signedPercent(imbalanceByDelta, significantDecimals([100 * imbalanceByDelta], 4, 4));
  return [`imbalance by delta = (${first} + ${second}) / (|${first}| + |${second}|) = ${shown}`];
}

function notionalLine({ contracts, notional }: FeasibleSizing, trade: SizedTrade): string {
  const product = (count: number, side: SizedSide) => `${count} × ${exact(side.notionalPerContract)}`;
  const sum = `${product(contracts.long, trade.long)} + ${product(contracts.short, trade.short)}`;
  return `gross notional = ${sum} = ${exact(notional.gross, 6)} USD, net ${exact(notional.net, 6)} USD`;
}

function pairPremiumLines({ contracts, premium }: FeasibleSizing, { long, short }: SizedTrade): string[] {
  if (long.unit.netPremium === 0 && short.unit.netPremium === 0) return [];
  const sum = `${contracts.long} × ${term(long.unit.netPremium)} + ${contracts.short} × ${term(short.unit.netPremium)}`;
  return [`premium = ${sum} = ${exact(premium.net, 6)} USD`];
}

/** One fee for every option or future held: units × lines of the structure, over both sides. */
function feeLines({ fees, lines }: FeasibleSizing, trade: SizedTrade): string[] {
  if (fees === 0) return [];
  const traded = lines.filter(({ contracts }) => contracts > 0);
  const held = traded.map(({ side, contracts }) => {
    const each = trade[side].legs.reduce((sum, { quantity }) => sum + Math.abs(quantity), 0);
    return { count: contracts * each, product: `${contracts} × ${each}` };
  });
  const count = held.reduce((sum, one) => sum + one.count, 0);
  const sum = held.map(({ product }) => product).join(" + ");
  return [`fees = ${exact(fees / count, 6)} each × (${sum}) = ${exact(fees, 6)} USD`];
}

/**
 * The worst of a pair is the sum of the two worst signed profits, since the two levels are independent of each other.
 */
function boundLine(name: string, sizing: FeasibleSizing, bound: Bound, long: Bound, short: Bound): string {
  if (bound.kind === "unlimited" || long.kind === "unlimited" || short.kind === "unlimited") {
    return `${name}: unlimited, since it is on one of the sides`;
  }
  const { contracts, fees } = sizing;
  const each = `${contracts.long} × ${term(long.profit)} + ${contracts.short} × ${term(short.profit)}`;
  const profit = `${each}${fees === 0 ? "" : ` - ${exact(fees, 6)} fees`} = ${exact(bound.profit, 6)} USD`;
  return `${name} = ${exact(bound.amount, 6)} USD: profit = ${profit}`;
}

/** The risk of a day by signed deltas, as it is held, and revalued. */
function dailyLines({ contracts, dailyRisk }: FeasibleSizing, { long, short }: SizedTrade): string[] {
  if (dailyRisk === null) return [];
  const { amount, revalued, correlation } = dailyRisk;
  const later = revalued === null ? [] : [`risk of a day, revalued a trading day later = ${exact(revalued, 6)} USD`];
  const [first, second] = [dollarDelta(contracts.long, long), dollarDelta(contracts.short, short)];
  if (first === null || second === null)
    return [
      `risk of a day = ${exact(amount, 6)} USD at most: deltas that are not known count by the steepest slope`,
      ...later,
    ];
  const together =
    correlation === null
      ? `(|${first.name}| + |${second.name}|) / √252`
      : `√(${first.name}² + ${second.name}² + 2 × ${exact(correlation, 17)} × ${first.name} × ${second.name}) / √252`;
  return [first.line, second.line, `risk of a day, by delta = ${together} = ${exact(amount, 6)} USD`, ...later];
}

/** Contracts × delta × notional × volatility of one side. */
function dollarDelta(count: number, side: SizedSide): { readonly name: string; readonly line: string } | null {
  const { symbol, unit, volatility, notionalPerContract } = side;
  if (unit.delta === null || volatility === null) return null;
  const value = count * unit.delta * notionalPerContract * volatility.value;
  const factors = [exact(count), term(unit.delta, 17), exact(notionalPerContract), exact(volatility.value, 17)];
  return {
    name: `d${symbol}`,
    line: `d${symbol} = contracts × delta × notional × volatility = ${factors.join(" × ")} = ${exact(value, 6)} USD/√yr`,
  };
}
