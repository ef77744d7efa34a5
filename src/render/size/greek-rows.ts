import type { PairGreeks, Sizing } from "../../core/pair/sizing.ts";
import { numberCell, type Row } from "../sheet/sheet.ts";
import { signedDecimal } from "../text/figures.ts";
import { ofFeasible } from "./sizing-rows.ts";
import { feasibleOnes } from "./sizing-words.ts";

/** The net greeks of each sizing in whole USD, a row each; none where the options of no sizing can be valued. */
export function greekRows(sizings: readonly Sizing[]): Row[] {
  const moved = (greek: keyof PairGreeks) =>
    feasibleOnes(sizings).some(
      ({ greeks }) => greeks !== null && (greeks[greek].long !== 0 || greeks[greek].short !== 0),
    );
  const net = (label: string, greek: keyof PairGreeks) =>
    ofFeasible(label, sizings, ({ greeks }) => numberCell(greeks === null ? "" : signedDecimal(greeks[greek].net, 0)));
  // Futures alone have a delta and nothing else: that is their notional, which is shown already.
  if (!moved("gamma") && !moved("vega")) return [];
  return [
    net("Net delta, USD", "delta"),
    net("Net gamma, USD per 1 %", "gamma"),
    net("Net vega, USD per vol point", "vega"),
    net("Net theta, USD per day", "theta"),
  ];
}
