import { isFinanced } from "../../core/margin/strategy-based.ts";
import { monthsLeft } from "../../core/pair/capital.ts";
import type {
  CapitalAmount,
  FeasibleSizing,
  MoveProfit,
  PairSizing,
  SizedCapital,
  SizedSide,
  SizedTrade,
  Sizing,
} from "../../core/pair/sizing.ts";
import { blankCell, type Cell, numberCell, profitCell, type Row, row, wordsCell } from "../sheet/sheet.ts";
import {
  dateInWords,
  decimal,
  exact,
  moneyDecimals,
  notApplicable,
  signedDecimal,
  signedPercent,
  significantDecimals,
  visible,
} from "../text/text.ts";
import { feasibleOnes, hasOptions, moveWords } from "./words.ts";

/** A row that shows something of every sizing that is feasible, and nothing of the others. */
export function ofFeasible(label: string, sizings: readonly Sizing[], cell: (sizing: FeasibleSizing) => Cell): Row {
  return row(
    label,
    sizings.map((sizing) => (sizing.available && sizing.feasible ? cell(sizing) : blankCell)),
  );
}

type Sizings = readonly Sizing[];

/** What a point of the model's volatilities does to a max loss that rests on premiums of the model. */
export function modelRow(sizings: Sizings): Row | null {
  const models = feasibleOnes(sizings).flatMap(({ modelPremiums }) => modelPremiums ?? []);
  if (models.length === 0) return null;
  return ofFeasible("  by model, ±1 vol point", sizings, ({ modelPremiums }) => modelCell(modelPremiums));
}

/** What a point of the model's volatilities does to the max loss, either way. */
export function modelCell(model: FeasibleSizing["modelPremiums"]): Cell {
  const most = Math.max(Math.abs(model?.higher ?? 0), Math.abs(model?.lower ?? 0));
  return numberCell(`±${decimal(most, most < 100 ? 2 : 0)}`);
}

/** Unchanged indices, and a move of both by 10 % either way. */
export function commonRows(sizings: Sizings): (Row | null)[] {
  const all = feasibleOnes(sizings).flatMap(({ commonMoves }) => commonMoves ?? []);
  if (all.length === 0) return [];
  const [fall, , rise] = all;
  const decimals = moneyDecimals(all.flatMap(({ long, profit }) => (long === 0 ? [] : profit.net)));
  const still = moneyDecimals(all.flatMap(({ long, profit }) => (long === 0 ? profit.net : [])));
  const move = (one: MoveProfit | undefined) => signedPercent(one?.long ?? 0, 0);
  return [
    ofFeasible("Unchanged", sizings, ({ commonMoves, maxLoss, maxGain }) => {
      const profit = commonMoves?.[1]?.profit.net;
      if (profit === undefined) return blankCell;
      const isMost = (bound: typeof maxLoss) => bound.kind === "limited" && bound.profit === profit;
      return profitCell(profit, still, isMost(maxLoss) ? " (max loss)" : isMost(maxGain) ? " (max gain)" : "");
    }),
    ofFeasible(`Both ${move(fall)} / both ${move(rise)}`, sizings, ({ commonMoves }) => {
      if (commonMoves === null) return blankCell;
      const [down, , up] = commonMoves.map(({ profit }) => signedDecimal(profit.net, decimals));
      return numberCell(`${down} / ${up}`);
    }),
  ];
}

/** The imbalance by delta of a pair with options; of futures alone it is that of the notionals. */
export function deltaRow({ trade, sizings, warnings }: PairSizing): Row | null {
  if (!hasOptions(trade)) return null;
  const beyond = warnings.flatMap((one) => (one.code === "UNBALANCED_BY_DELTA" ? one.args.weightings : []));
  return ofFeasible("  by delta", sizings, ({ imbalanceByDelta, weighting }) =>
    imbalanceByDelta === null
      ? blankCell
      : numberCell(`${imbalanceFigure(imbalanceByDelta)}${beyond.includes(weighting) ? " !" : ""}`),
  );
}

/** An imbalance with a decimal, or with as many as show that it is not 0, up to four. */
export function imbalanceFigure(imbalance: number): string {
  return signedPercent(imbalance, Math.min(4, significantDecimals([100 * imbalance], 1, 1)));
}

// Margin is a word for two kinds of capital alone: what the exchange's rules ask, and what the trader was told.

/** What the pair binds, in one row. */
export function capitalRow(sizings: Sizings): Row {
  const decimals = moneyDecimals(feasibleOnes(sizings).flatMap(({ capital }) => capital.amount ?? []));
  return ofFeasible("Capital, USD", sizings, ({ capital }) => {
    const kinds = new Set([capital.bySide.long.kind, capital.bySide.short.kind]);
    return wordsCell(capitalWords(capital, decimals, kinds.size > 1));
  });
}

/** The same with each side, what is left after the premium received, and the returns on it. */
export function capitalRows(trade: SizedTrade, sizings: Sizings): Row[] {
  const { long, short } = trade;
  const all = feasibleOnes(sizings).map(({ capital }) => capital);
  const amounts = all.flatMap(({ bySide }) => [bySide.long, bySide.short]);
  const decimals = moneyDecimals(amounts.flatMap(({ amount, cashNeeded }) => [amount ?? [], cashNeeded ?? []].flat()));
  const ofSide = (side: "long" | "short") => (sizing: FeasibleSizing) =>
    wordsCell(capitalWords(sizing.capital.bySide[side], decimals, false));
  const isLess = all.some(({ amount, cashNeeded }) => amount !== cashNeeded);
  return [
    capitalRow(sizings),
    ofFeasible(visible(`  of which ${long.symbol}`), sizings, ofSide("long")),
    ofFeasible(visible(`  of which ${short.symbol}`), sizings, ofSide("short")),
    ...(isLess
      ? [
          ofFeasible("  net of premium received", sizings, ({ capital: { cashNeeded } }) =>
            numberCell(cashNeeded === null ? notApplicable : decimal(cashNeeded, decimals)),
          ),
        ]
      : []),
    ...returnRows(trade, sizings),
  ];
}

/** Returns on capital; none where no capital is known. */
function returnRows(trade: SizedTrade, sizings: Sizings): Row[] {
  const all = feasibleOnes(sizings);
  const returnRow = (label: string, of: (capital: SizedCapital) => number | null | undefined) =>
    all.every(({ capital }) => (of(capital) ?? null) === null)
      ? []
      : [ofFeasible(label, sizings, ({ capital }) => wordsCell(returnWords(capital, of(capital) ?? null)))];
  return [
    ...returnRow("Max gain on capital", ({ returnAtMaxGain }) => returnAtMaxGain),
    ...(all[0]?.moves ?? []).flatMap((move, at) =>
      returnRow(`${moveWords(trade, move)}, on capital`, ({ returnAtMoves }) => returnAtMoves?.[at]),
    ),
  ];
}

/** A return on a capital that is a lower bound is nearer to 0 in truth: a gain at most, a loss at worst. */
function returnWords({ kind }: SizedCapital, share: number | null): string {
  if (share === null) return notApplicable;
  const figure = signedPercent(share, 1);
  if (kind !== "premium" || share === 0) return figure;
  return `${figure} ${share > 0 ? "at most" : "at worst"}`;
}

/** "46,215 (margin rules)", "23,000 (margin given)", "at least 20,365 (premium)", "not known: margin". */
export function capitalWords({ kind, amount }: CapitalAmount, decimals: number, isMixed: boolean): string {
  if (amount === null || kind === "unknown") return "not known: margin";
  const figure = decimal(amount, decimals);
  if (kind === "strategy-based") return `${figure} (margin rules)`;
  if (kind === "given") return isMixed ? `${figure} (margin given, rules)` : `${figure} (margin given)`;
  return isMixed ? `at least ${figure}` : `at least ${figure} (premium)`;
}

/** The capital with its numbers, for contracts in large ones: each side, their sum, and the max gain on it. */
export function capitalLines(sizing: FeasibleSizing, trade: SizedTrade): string[] {
  const { capital, maxGain } = sizing;
  const { long, short } = capital.bySide;
  const sum =
    capital.amount === null || long.amount === null || short.amount === null
      ? "capital: not known: margin"
      : `capital = ${exact(long.amount, 6)} + ${exact(short.amount, 6)} = ${capitalWords(capital, moneyDecimals([capital.amount]), long.kind !== short.kind)}`;
  const returned =
    capital.returnAtMaxGain === null || capital.amount === null || maxGain.kind === "unlimited"
      ? []
      : [
          `max gain on capital = ${exact(maxGain.profit, 6)} / ${exact(capital.amount, 6)} = ${returnWords(capital, capital.returnAtMaxGain)}`,
        ];
  return [...sideLines(sizing, trade, "long"), ...sideLines(sizing, trade, "short"), sum, ...returned];
}

function sideLines(sizing: FeasibleSizing, trade: SizedTrade, name: "long" | "short"): string[] {
  const side = trade[name];
  const { kind, amount } = sizing.capital.bySide[name];
  const contracts = sizing.contracts[name];
  if (amount === null || kind === "unknown") return [`capital of ${side.symbol}: not known: margin`];
  const [count, total] = [exact(contracts, 6), `${exact(amount, 6)} USD`];
  const paid = Math.max(0, -side.unit.netPremium);
  if (kind === "premium")
    return [`capital of ${side.symbol} = contracts × premium paid = ${count} × ${exact(paid, 6)} = ${total}, at least`];
  if (kind === "given" && side.margin !== undefined) {
    const { initial, asOf } = side.margin;
    const credited = creditedContracts(sizing, trade, name);
    const held = credited === "" ? count : `(${count} - ${credited})`;
    const premium = paid === 0 ? "" : ` + ${count} × ${exact(paid, 6)} premium paid`;
    const from = `margin given, ${dateInWords(asOf)}`;
    return [
      `capital of ${side.symbol} = contracts × margin = ${held} × ${exact(initial)}${premium} = ${total}, ${from}`,
    ];
  }
  const each = amount / contracts;
  const product = `${count} × ${exact(each, 6)} = ${total}`;
  return [
    `capital of ${side.symbol} = contracts × requirement of one = ${product}, margin rules`,
    ...ruleLines(side, each),
  ];
}

/** The contracts whose margin the clearer's credit takes off: "60 % × 4"; "" for none. */
function creditedContracts({ contracts, capital }: FeasibleSizing, trade: SizedTrade, name: "long" | "short"): string {
  const { marginCredit } = trade;
  const { long, short } = capital.bySide;
  if (marginCredit === undefined || long.kind !== "given" || short.kind !== "given") return "";
  const [ofLong = 1, ofShort = 1] = marginCredit.ratio.split(":").map(Number);
  const spreads = Math.floor(Math.min(contracts.long / ofLong, contracts.short / ofShort));
  const inRatio = spreads * (name === "long" ? ofLong : ofShort);
  return inRatio === 0 ? "" : `${exact(100 * marginCredit.share, 6)} % × ${exact(inRatio)}`;
}

/** What the requirement of one unit by the margin rules is made of, where that can be said in a line. */
function ruleLines(side: SizedSide, each: number): string[] {
  const { legs, multiplier, level } = side;
  const options = legs.flatMap((leg) => (leg.kind === "option" ? [leg] : []));
  const hasShares = options.length < legs.length;
  const sold = options.filter(({ quantity }) => quantity < 0);
  const [alone] = sold;
  if (hasShares) return ["  shares bind half of their price; a sold call that they cover binds nothing"];
  if (alone !== undefined && options.length === 1 && alone.quantity === -1) {
    const { right, strike, premium } = alone;
    const [U, K] = [exact(level.value), exact(strike)];
    const out = Math.max(0, right === "call" ? strike - level.value : level.value - strike);
    const least = `10 % × ${right === "call" ? U : K}`;
    return [
      `  of one sold alone = ${exact(multiplier)} × (${exact(premium.value)} + max(15 % × ${U} - ${exact(out, 6)}, ${least})) = ${exact(each, 6)} USD`,
    ];
  }
  const paid = multiplier * options.reduce((sum, leg) => sum + Math.max(0, leg.quantity) * leg.premium.value, 0);
  if (side.option !== null && isFinanced(monthsLeft(side.option)))
    return ["  bought options outside of a spread with more than nine months left bind 75 % of their premium"];
  const bought = `${exact(paid, 6)} USD paid for what is bought`;
  const binds = moneyDecimals([each - paid]) === 0 ? Math.round(each - paid) : each - paid;
  if (sold.length === 0) return [`  of one: ${bought}`];
  if (binds === 0) return [`  of one: ${bought}, which pays at least as much at expiry as what is sold`];
  return [
    `  of one: ${bought}, and ${exact(binds, 6)} USD for what is sold: the least of the most that`,
    "  it pays at expiry beyond what is bought, and of what it binds alone",
  ];
}
