import { type Finding, finding } from "../../errors/finding.ts";
import { DAYS_PER_YEAR } from "../calendar.ts";
import { type AnnualRate, as, type Points } from "../quantity.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { TradeSide } from "./trade.ts";

/** A level at the horizon is forward·exp(−s²/2 + s·Z), Z standard normal: its mean is the forward. */
export interface LevelLaw {
  readonly forward: Points;
  /** s, the standard deviation of the log of the level: volatility × √(days / 365). */
  readonly deviation: number;
}

/** The law of a level, or the reason why it is not known. */
export type LevelLawAnswer =
  | { readonly known: true; readonly law: LevelLaw }
  | { readonly known: false; readonly reason: Finding };

/**
 * The law of a side's level so many days after the trade's date, at the volatility that the side is sized with.
 *
 * The mean is the level of a future, and level·exp((r − q)·days/365) of a cash index or an ETF; a missing yield is 0.
 *
 * @see F. Black, "The Pricing of Commodity Contracts", Journal of Financial Economics, 1976, p. 171, for the law of a
 * futures price.
 */
export function levelLaw({ side, volatility }: MeasuredSide, rate: AnnualRate | null, days: number): LevelLawAnswer {
  if (!volatility.known) return { known: false, reason: volatility.reason };
  const years = days / DAYS_PER_YEAR;
  const deviation = volatility.volatility.value * Math.sqrt(years);
  const level = side.level.value;
  const growth = forwardGrowth(side, rate, days);
  if (typeof growth !== "number") return { known: false, reason: growth };
  return { known: true, law: { forward: as<Points>(level * growth), deviation } };
}

/**
 * Returns forward over level: 1 of a future, and e^{(r − q)·days/365} of a cash index or an ETF; or why it is not
 * known.
 */
export function forwardGrowth(side: TradeSide, rate: AnnualRate | null, days: number): number | Finding {
  if (side.contract.kind === "future" || days === 0) return 1;
  if (rate === null) return finding("RATE_NEEDED_FOR_FORWARD", { symbol: side.contract.symbol });
  return Math.exp((rate - (side.yield ?? 0)) * (days / DAYS_PER_YEAR));
}

/** The level at a standard normal z, in points. */
export function levelAt({ forward, deviation }: LevelLaw, z: number): number {
  return forward * Math.exp(deviation * (z - 0.5 * deviation));
}

/** The standard normal at which the level is reached; −∞ for 0. The deviation is above 0. */
export function normalAt({ forward, deviation }: LevelLaw, level: number): number {
  return Math.log(level / forward) / deviation + 0.5 * deviation;
}
