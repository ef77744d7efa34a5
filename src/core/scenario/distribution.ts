import type { Finding } from "../../errors/finding.ts";
import type { Sides } from "../pair/sides.ts";
import type { Points, Ratio, Usd } from "../quantity.ts";

/** The correlation of both indices' log returns: as given, or as measured with its provenance. */
export type SourcedCorrelation =
  | { readonly value: Ratio; readonly from: "flag" | "file" }
  | {
      readonly value: Ratio;
      readonly from: "history";
      readonly lookback: number;
      /** Returns between common dates. */
      readonly observations: number;
      readonly firstDate: string;
      readonly lastDate: string;
    };

/** The least profit in USD that is not exceeded with at least this probability. */
export interface Quantile {
  readonly probability: Ratio;
  readonly profit: Usd;
}

/** The distribution in short, at one correlation. */
export interface AtCorrelation {
  readonly correlation: Ratio;
  /** Whether it is the correlation of the trade itself. */
  readonly own: boolean;
  readonly probabilityOfProfit: Ratio;
  readonly expectedProfit: Usd;
  readonly fifthPercentile: Usd;
  readonly expectedShortfall: Usd;
}

/** How likely which profit is at the horizon, fees off. */
export interface Distribution {
  readonly correlation: SourcedCorrelation;
  /** Calendar days to the horizon. */
  readonly days: number;
  /** Mean level of each index at the horizon: the level of a future, level·exp((r − q)·days/365) of a cash index. */
  readonly forwards: Sides<Points>;
  /** Of a profit above 0. */
  readonly probabilityOfProfit: Ratio;
  readonly expectedProfit: Usd;
  /** At 1, 5, 25, 50, 75, 95 and 99 %. */
  readonly quantiles: readonly Quantile[];
  /** Mean of the worst 5 %. */
  readonly expectedShortfall: Usd;
  /** Ascending, the trade's own among them. */
  readonly byCorrelation: readonly AtCorrelation[];
}

/** The distribution, or the reason why it is not known. */
export type DistributionAnswer =
  | ({ readonly known: true } & Distribution)
  | { readonly known: false; readonly reason: Finding };
