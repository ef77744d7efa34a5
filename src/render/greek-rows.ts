import type { PairGreeks, Sizing } from "../core/pair/sizing.ts";
import { signedDecimal } from "./figures.ts";
import { numberCell, type Row } from "./sheet.ts";
import { ofFeasible } from "./sizing-rows.ts";

/** The net greeks of each sizing in whole USD, a row each; none where the options of no sizing can be valued. */
export function greekRows(sizings: readonly Sizing[]): Row[] {
  if (!sizings.some((sizing) => sizing.available && sizing.feasible && sizing.greeks !== null)) return [];
  const net = (label: string, greek: keyof PairGreeks) =>
    ofFeasible(label, sizings, ({ greeks }) => numberCell(greeks === null ? "" : signedDecimal(greeks[greek].net, 0)));
  return [
    net("Net delta, USD", "delta"),
    net("Net gamma, USD per 1 %", "gamma"),
    net("Net vega, USD per vol point", "vega"),
    net("Net theta, USD per day", "theta"),
  ];
}
