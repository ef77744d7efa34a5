import type { Finding } from "../../../errors/finding.ts";
import type { ExerciseStyle } from "../../contract/exercise-style.ts";
import type { PricingModel } from "../../option/implied-volatility.ts";
import type { AnnualRate, AnnualVolatility, FxRate, UsdPerPoint, Years } from "../../quantity.ts";
import type { SizedLeg, SourcedLevel } from "../sized-trade.ts";

/** What an option is worth and how that moves: in index points of one option bought, or in USD of a whole leg. */
export interface LegGreeks {
  readonly value: number;
  /** For one point of the index. */
  readonly delta: number;
  /** Change of delta for one point of the index. */
  readonly gamma: number;
  /** For 1.00 of volatility. */
  readonly vega: number;
  /** For a year as time passes. */
  readonly theta: number;
  /** For a calendar day: a 365th of theta. */
  readonly thetaPerDay: number;
  /** For 1.00 of the rate, with the underlying (and its yield) fixed. */
  readonly rho: number;
}

/** The European value of an option in index points, with the arguments of its normal distributions. */
export interface EuropeanPart {
  readonly value: number;
  readonly d1: number;
  readonly d2: number;
}

/** An option leg with its value and greeks; null where neither a quote nor a volatility is known that gives them. */
export type PricedOption = Omit<SizedLeg & { readonly kind: "option" }, "delta"> & {
  /** At which the leg is valued: the implied one, else the given one. */
  readonly volatility: AnnualVolatility | null;
  /** Of one option bought, in index points. A delta that the trader gives wins over the computed one. */
  readonly points: LegGreeks | null;
  /** Of the leg: points × quantity × multiplier × fx. */
  readonly usd: LegGreeks | null;
  /** null without time or volatility. */
  readonly european: EuropeanPart | null;
};

/** A futures leg: its delta is one point a point, and nothing else moves it. */
export interface PricedFuture {
  readonly kind: "future";
  readonly quantity: number;
  readonly entry: number;
  /** USD per point of the index. */
  readonly usd: { readonly delta: number };
}

/** One leg of a side with its value and greeks: an option, or a future that has a delta only. */
export type PricedLeg = PricedOption | PricedFuture;

/** The legs on one underlying with what they have in common. */
export interface PricedLegs {
  readonly symbol: string;
  readonly name: string;
  readonly multiplier: UsdPerPoint;
  readonly currency: string;
  readonly fx: FxRate;
  readonly level: SourcedLevel;
  readonly model: PricingModel;
  readonly exercise: ExerciseStyle;
  readonly years: Years;
  readonly rate: AnnualRate;
  /** Of a spot; null for a future, which has none. */
  readonly yield: AnnualRate | null;
  readonly legs: readonly PricedLeg[];
  /** All legs together in USD; null where one has no value. */
  readonly total: LegGreeks | null;
}

/** The whole answer of `price`. */
export interface PricedTrade {
  readonly asOf: string;
  readonly expiry: string;
  /** Calendar days from asOf to expiry; 0 when it is past. */
  readonly days: number;
  readonly underlyings: readonly PricedLegs[];
  readonly warnings: readonly Finding[];
}
