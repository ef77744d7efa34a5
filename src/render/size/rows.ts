import type { FeasibleSizing, Sizing } from "../../core/pair/sizing.ts";
import { blankCell, type Cell, type Row, row } from "../sheet/sheet.ts";

/** A row that shows something of every sizing that is feasible, and nothing of the others. */
export function ofFeasible(label: string, sizings: readonly Sizing[], cell: (sizing: FeasibleSizing) => Cell): Row {
  return row(
    label,
    sizings.map((sizing) => (sizing.available && sizing.feasible ? cell(sizing) : blankCell)),
  );
}
