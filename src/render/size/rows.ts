import type {
  CapitalAmount,
  FeasibleSizing,
  MoveProfit,
  PairSizing,
  SizedCapital,
  SizedTrade,
  Sizing,
} from "../../core/pair/sizing.ts";
import { blankCell, type Cell, numberCell, type Row, row, wordsCell } from "../sheet/sheet.ts";
import {
  decimal,
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
  return ofFeasible("  by model, ±1 vol point", sizings, ({ modelPremiums }) => {
    const most = Math.max(Math.abs(modelPremiums?.higher ?? 0), Math.abs(modelPremiums?.lower ?? 0));
    return numberCell(`±${decimal(most, most < 100 ? 2 : 0)}`);
  });
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

/** A profit with its sign, a loss in the tone of one, and what is said behind it. */
export function profitCell(amount: number, decimals: number, after = ""): Cell {
  return numberCell(`${signedDecimal(amount, decimals)}${after}`, amount < 0 ? "loss" : "plain");
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
          ofFeasible("  less premium received", sizings, ({ capital: { cashNeeded } }) =>
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

/** A return on a capital that is a lower bound is nearer to 0 in truth. */
function returnWords({ kind }: SizedCapital, share: number | null): string {
  if (share === null) return notApplicable;
  const figure = signedPercent(share, 1);
  return kind === "premium" && share !== 0 ? `${figure} at most` : figure;
}

/** "46,215 (margin rules)", "23,000 (margin given)", "at least 20,365 (premium)", "not known: margin". */
export function capitalWords({ kind, amount }: CapitalAmount, decimals: number, isMixed: boolean): string {
  if (amount === null || kind === "unknown") return "not known: margin";
  const figure = decimal(amount, decimals);
  if (kind === "strategy-based") return `${figure} (margin rules)`;
  if (kind === "given") return isMixed ? `${figure} (margin given, rules)` : `${figure} (margin given)`;
  return isMixed ? `at least ${figure}` : `at least ${figure} (premium)`;
}
