import type { FeasibleSizing, Sizing } from "../../core/pair/sizing.ts";
import { blankCell, type Cell, numberCell, type Row, row } from "../sheet/sheet.ts";
import { type decimal, signedDecimal } from "../text/figures.ts";
import { moneyDecimals } from "../text/precision.ts";
import { feasibleOnes } from "./sizing-words.ts";

type Sizings = readonly Sizing[];

/** A row that shows something of every sizing that is feasible, and nothing of the others. */
export function ofFeasible(label: string, sizings: Sizings, cell: (sizing: FeasibleSizing) => Cell): Row {
  return row(
    label,
    sizings.map((sizing) => (sizing.available && sizing.feasible ? cell(sizing) : blankCell)),
  );
}

/** A row of amounts in one precision; a profit below 0 is red. */
export function money(
  label: string,
  sizings: Sizings,
  of: (sizing: FeasibleSizing) => number,
  write: typeof decimal,
): Row {
  const decimals = moneyDecimals(feasibleOnes(sizings).map(of));
  const tone = (amount: number) => (write === signedProfit && amount < 0 ? "loss" : "plain");
  return ofFeasible(label, sizings, (sizing) => numberCell(write(of(sizing), decimals), tone(of(sizing))));
}

/** A profit is red below zero, beside its sign; a net notional below zero is no loss and stays as it is. */
export function signedProfit(amount: number, decimals: number): string {
  return signedDecimal(amount, decimals);
}
