import type { CapitalAmount, FeasibleSizing, SizedCapital, SizedTrade, Sizing } from "../../core/pair/sizing.ts";
import { blankCell, type Cell, numberCell, type Row, row, wordsCell } from "../sheet/sheet.ts";
import { decimal, moneyDecimals, notApplicable, signedPercent, visible } from "../text/text.ts";
import { feasibleOnes, moveWords } from "./words.ts";

/** A row that shows something of every sizing that is feasible, and nothing of the others. */
export function ofFeasible(label: string, sizings: readonly Sizing[], cell: (sizing: FeasibleSizing) => Cell): Row {
  return row(
    label,
    sizings.map((sizing) => (sizing.available && sizing.feasible ? cell(sizing) : blankCell)),
  );
}

// Margin is a word for two kinds of capital alone: what the exchange's rules ask, and what the trader was told.

type Sizings = readonly Sizing[];

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
