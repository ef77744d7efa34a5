import type { Alternative } from "../../core/compare/alternative.ts";
import { enveloped } from "../documents.ts";
import { findingJson, warningJson } from "../json.ts";
import type { Compared } from "./forms.ts";

/** The document of `compare`. */
export function compareDocument({ alternatives, by }: Compared, version: string) {
  return enveloped("compare", version, {
    by,
    alternatives: alternatives.map(shown),
    warnings: alternatives.flatMap(({ warnings }) => warnings.map(warningJson)),
  });
}

function shown(one: Alternative) {
  if (!one.feasible) return { name: one.name, feasible: false, reasons: one.reasons.map(findingJson) } as const;
  const { name, trade, sizing, gainPerLoss, outperformance, probabilityOfProfit, shareProfitable, daysLeft } = one;
  const { weighting, direction, contracts, premium, maxLoss, maxGain, commonMoves, capital, greeks } = sizing;
  return {
    name,
    feasible: true,
    weighting,
    direction,
    contracts,
    premium,
    maxLoss,
    maxGain,
    gainPerLoss,
    breakevens: { long: trade.long.unit.breakevens, short: trade.short.unit.breakevens },
    commonMoves,
    moves: sizing.moves ?? [],
    outperformance,
    probabilityOfProfit,
    shareProfitable,
    capital,
    delta: greeks === null ? null : greeks.delta,
    daysLeft,
  } as const;
}
