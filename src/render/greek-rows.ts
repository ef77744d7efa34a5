import type { PairGreeks, Sizing } from "../core/pair/sizing.ts";
import { signedDecimal } from "./figures.ts";
import type { Row } from "./sheet.ts";
import { money } from "./sizing-rows.ts";

/** The net greeks of each sizing in USD, a row each; none where the options of no sizing can be valued. */
export function greekRows(sizings: readonly Sizing[]): Row[] {
  const valued = sizings.filter((sizing) => sizing.available && sizing.feasible && sizing.greeks !== null);
  if (valued.length === 0) return [];
  const net = (label: string, greek: keyof PairGreeks) =>
    money(label, sizings, ({ greeks }) => greeks?.[greek].net ?? 0, signedDecimal);
  return [
    net("Net delta, USD", "delta"),
    net("Net gamma, USD per 1 %", "gamma"),
    net("Net vega, USD per vol point", "vega"),
    net("Net theta, USD per day", "theta"),
  ];
}
