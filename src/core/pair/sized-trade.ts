import type { ExerciseStyle } from "../contract/contract.ts";
import type { Expiry } from "../contract/expiries.ts";
import type { MicroContract } from "../contract/micro.ts";
import type { Right } from "../option/leg.ts";
import type { SideBound } from "../payoff/envelope.ts";
import type {
  AnnualRate,
  AnnualVolatility,
  FxRate,
  Points,
  Ratio,
  Usd,
  UsdPerPoint,
  UsdPerRootYear,
} from "../quantity.ts";
import type { Sides } from "../sides.ts";

/** Where a number came from. */
export type Origin = "flag" | "file" | "history" | "chain" | "model" | "default";

/** A level and where it came from; from a price file with the date of its close. */
export interface SourcedLevel {
  readonly value: Points;
  readonly from: Origin;
  readonly file?: string;
  readonly date?: string;
}

/** A premium in index points and where it came from. */
export interface SourcedPremium {
  readonly value: Points;
  readonly from: Origin;
  /**
   * A share of the net price of a vertical: the sum over its legs is known, and no leg's own premium. The first has the
   * net and the other 0.
   */
  readonly net?: true;
}

/** A volatility as given, or as measured with its provenance. */
export type SourcedVolatility =
  | { readonly value: AnnualVolatility; readonly from: "flag" | "file" }
  | {
      readonly value: AnnualVolatility;
      readonly from: "history";
      readonly estimator: string;
      /** null for ewma, which has no window. */
      readonly lookback: number | null;
      readonly periodsPerYear: number;
      readonly firstDate: string;
      readonly lastDate: string;
      readonly observations: number;
      readonly file: string;
    };

/**
 * A leg as it was sized: with its premium's origin and, where they can be computed, its implied volatility and delta.
 */
export type SizedLeg =
  | {
      readonly kind: "option";
      readonly quantity: number;
      readonly right: Right;
      readonly strike: Points;
      /** How the trader named the strike, where not in points: a delta, or a distance from the level. */
      readonly selector?: { readonly kind: "delta" | "moneyness"; readonly value: Ratio };
      readonly premium: SourcedPremium;
      readonly impliedVolatility: AnnualVolatility | null;
      /** At which the leg is valued: the implied one, else that of its side; null where nothing values it. */
      readonly volatility: AnnualVolatility | null;
      readonly delta: Ratio | null;
      /** Only where the trader gave the delta. */
      readonly deltaGiven?: true;
      /** "RTOH6 C2750", or the 21 characters of OSI; null where no source settles it. */
      readonly code: string | null;
    }
  | {
      readonly kind: "future";
      readonly quantity: number;
      readonly entry: Points;
      /** "RTYH6", "IWM" for shares; null where the month is not known. */
      readonly code: string | null;
      readonly implicit?: true;
    };

/** One unit of a side's structure: what one package costs, can lose and can make. */
export interface Unit {
  /** Cash at entry: paid is negative, received is positive. */
  readonly netPremium: Usd;
  readonly delta: Ratio | null;
  readonly maxLoss: SideBound;
  readonly maxGain: SideBound;
  readonly breakevens: readonly Points[];
  /** Stretches of levels where the profit is exactly zero; `null` ends one that never ends. */
  readonly zeroStretches: readonly (readonly [Points, Points | null])[];
}

/** A margin of the trader's own: a clearer's or a broker's number. */
export interface SideMargin {
  /** USD for one unit of the side, net of option value. */
  readonly initial: Usd;
  /** ISO date of the number. */
  readonly asOf: string;
}

/** A side, measured. */
export interface SizedSide {
  readonly symbol: string;
  readonly name: string;
  readonly kind: "future" | "index" | "etf";
  readonly multiplier: UsdPerPoint;
  /** The small contract that the side's contracts are counted in; all amounts stay those of the large one. */
  readonly micro?: MicroContract;
  readonly currency: string;
  readonly fx: FxRate;
  /** What the side's options are; null for futures and shares, and where the contract table has no series. */
  readonly option: Expiry | null;
  /** As it was read: the date on which the options expire, and the series, exercise, yield and volatility given. */
  readonly expiry: string | null;
  readonly series: string | null;
  readonly exercise: ExerciseStyle | null;
  readonly yield: AnnualRate | null;
  readonly impliedVolatility: AnnualVolatility | null;
  /** The trader's own margin; only where one was given. */
  readonly margin?: SideMargin;
  /** Of the long side where beta-neutral measured it. */
  readonly beta?: Ratio;
  readonly level: SourcedLevel;
  readonly volatility: SourcedVolatility | null;
  readonly notionalPerContract: Usd;
  readonly dollarVolatilityPerContract: UsdPerRootYear | null;
  readonly legs: readonly SizedLeg[];
  readonly unit: Unit;
}

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

/** One value for each side, and what they come to together: long − short for exposures, the sum for money. */
export interface NetOfSides<Value> extends Sides<Value> {
  readonly net: Value;
}

/** The profit at expiry of a named move of both indices, as fractions (0.16 is +16 %). */
export interface MoveProfit extends Sides<Ratio> {
  readonly profit: NetOfSides<Usd>;
}
