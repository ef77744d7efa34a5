import type { Finding } from "../../errors/finding.ts";
import type { Exact } from "../exact.ts";
import { exposures } from "../pair/exposure.ts";
import type { MeasuredSide } from "../pair/measured-side.ts";
import type { Sides } from "../pair/sides.ts";
import type { FeasibleSizing, Sizing } from "../pair/sizing.ts";
import type { PairTrade } from "../pair/trade.ts";
import type { Weighting } from "../pair/weighting.ts";

/** A trade with its sides measured: what checks are made of. */
export interface MeasuredPair {
  readonly trade: PairTrade;
  readonly sides: Sides<MeasuredSide>;
}

/** A weighting of the trade: its pair and the exposures of one large contract, exactly, or why it came to no pair. */
export type Weighed = { readonly weighting: Weighting; readonly sizing: Sizing } & (
  | { readonly sized: true; readonly pair: FeasibleSizing; readonly exposure: Sides<Exact> }
  | { readonly sized: false; readonly reason: Finding }
);

/** The sizing of a weighting beside the exposures that it was chosen by. */
export function weighed(sizing: Sizing, { long, short }: Sides<MeasuredSide>): Weighed {
  const { weighting } = sizing;
  const exposure = exposures(weighting, long, short);
  if (!exposure.available) return { weighting, sizing, sized: false, reason: exposure.reason };
  if (!sizing.available || !sizing.feasible) return { weighting, sizing, sized: false, reason: sizing.reason };
  return { weighting, sizing, sized: true, pair: sizing, exposure };
}
