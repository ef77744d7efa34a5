import type { Bound } from "../../core/bound.ts";
import type { Side } from "../../core/pair/sides.ts";
import type { SizedSide, SizedTrade } from "../../core/pair/sized-trade.ts";
import type { FeasibleSizing, InfeasibleSizing, Sizing } from "../../core/pair/sizing.ts";
import { as, type Contracts } from "../../core/quantity.ts";
import { messageOf } from "../../errors/wording.ts";
import type { Explanation } from "../sheet/explanation.ts";
import { exact, signedPercent } from "../text/figures.ts";
import { significantDecimals } from "../text/precision.ts";
import { bookLines } from "./explain-book.ts";
import { term } from "./explain-side.ts";
import { hasMicros, heldWords, moveWords } from "./sizing-words.ts";
import { weightingWords } from "./weighting-words.ts";

type Weighed = FeasibleSizing | InfeasibleSizing;

/** What the exposure of one contract is, with the product behind it where it is one. */
function exposureFormula(sizing: Weighed, side: SizedSide, name: Side): string {
  const notional = exact(side.notionalPerContract, 6);
  const volatility = exact(side.volatility?.value ?? 0);
  const delta = `|${exact(side.unit.delta ?? 0, 8)}|`;
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
      return name === "long" ? `notional × beta = ${notional} × ${exact(beta, 8)}` : "notional";
    case "equal-risk":
      return "max loss each";
  }
}

function exposureLines(sizing: Weighed, { long, short }: SizedTrade): string[] {
  const { unit } = weightingWords[sizing.weighting];
  const { exposurePerContract: exposure, hedgeRatio } = sizing;
  const quotient = `${exact(exposure.long, 6)} / ${exact(exposure.short, 6)}`;
  const inverse = 1 / hedgeRatio;
  const digits = (ratio: number) => significantDecimals([ratio], 7, 6);
  return [
    `exposure of one ${long.symbol} = ${exposureFormula(sizing, long, "long")} = ${exact(exposure.long, 6)} ${unit}`,
    `exposure of one ${short.symbol} = ${exposureFormula(sizing, short, "short")} = ${exact(exposure.short, 6)} ${unit}`,
    `ratio = ${quotient} = ${exact(hedgeRatio, digits(hedgeRatio))} ${short.symbol} per ${long.symbol}`,
    `the other way round = 1 / ratio = ${exact(inverse, digits(inverse))} ${long.symbol} per ${short.symbol}`,
  ];
}

function balanceLines(sizing: FeasibleSizing): string[] {
  const { contracts, exposurePerContract: exposure, residual, imbalance } = sizing;
  const { unit } = weightingWords[sizing.weighting];
  const long = contracts.long * exposure.long;
  const short = contracts.short * exposure.short;
  const products = `${contracts.long} × ${exact(exposure.long, 6)} - ${contracts.short} × ${exact(exposure.short, 6)}`;
  const shown = signedPercent(imbalance, significantDecimals([100 * imbalance], 4, 4));
  return [
    `left over = ${products} = ${exact(long, 6)} - ${exact(short, 6)} = ${exact(residual, 6)} ${unit}`,
    `imbalance = left over / (${exact(long, 6)} + ${exact(short, 6)}) = ${shown}`,
  ];
}

function notionalLine({ contracts, notional }: FeasibleSizing, trade: SizedTrade): string {
  const product = (count: number, side: SizedSide) => `${count} × ${exact(side.notionalPerContract, 6)}`;
  const sum = `${product(contracts.long, trade.long)} + ${product(contracts.short, trade.short)}`;
  return `gross notional = ${sum} = ${exact(notional.gross, 6)} USD, net ${exact(notional.net, 6)} USD`;
}

function premiumLines({ contracts, premium }: FeasibleSizing, { long, short }: SizedTrade): string[] {
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

/** The worst of a pair is the sum of the two worst signed profits, since the two levels are independent of each other. */
function boundLine(name: string, sizing: FeasibleSizing, bound: Bound, long: Bound, short: Bound): string {
  if (bound.kind === "unlimited" || long.kind === "unlimited" || short.kind === "unlimited") {
    return `${name}: unlimited, since it is on one of the sides`;
  }
  const { contracts, fees } = sizing;
  const each = `${contracts.long} × ${term(long.profit)} + ${contracts.short} × ${term(short.profit)}`;
  const profit = `${each}${fees === 0 ? "" : ` - ${exact(fees, 6)} fees`} = ${exact(bound.profit, 6)} USD`;
  return `${name} = ${exact(bound.amount, 6)} USD: profit = ${profit}`;
}

/** A day's dollar volatility adds the sides: it counts no hedge between them. */
function dailyLines({ dailyVolatility, dollarVolatility }: FeasibleSizing): string[] {
  if (dailyVolatility === undefined || dollarVolatility === null) return [];
  const sum = `(${exact(dollarVolatility.long, 6)} + ${exact(dollarVolatility.short, 6)})`;
  return [`volatility a day = ${sum} / √252 = ${exact(dailyVolatility, 6)} USD`];
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
    notionalLine(sizing, trade),
    ...dailyLines(sizing),
    ...premiumLines(sizing, trade),
    ...feeLines(sizing, trade),
    boundLine("max loss", sizing, maxLoss, long.unit.maxLoss, short.unit.maxLoss),
    boundLine("max gain", sizing, maxGain, long.unit.maxGain, short.unit.maxGain),
    ...moves.map((move) => {
      const { profit } = move;
      return `profit if ${moveWords(trade, move)} = ${term(profit.long)} + ${term(profit.short)} = ${exact(profit.net, 6)} USD`;
    }),
  ];
}

/** How the figures of one weighting come about; for one that is not available or fits nothing, why not. */
export function explainSizing(sizing: Sizing, trade: SizedTrade): Explanation {
  const heading = sizing.weighting;
  if (!sizing.available) return { heading, lines: [`not available: ${messageOf(sizing.reason)}`] };
  const lines = [...exposureLines(sizing, trade), ...bookLines(sizing, trade)];
  if (!sizing.feasible) return { heading, lines: [...lines, `nothing fits: ${messageOf(sizing.reason)}`] };
  const feasible = feasibleLines(inLargeContracts(sizing, trade), trade);
  return { heading, lines: [...lines, contractsLine(sizing, trade), ...feasible] };
}
