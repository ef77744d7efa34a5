import type { Finding } from "../../errors/finding.ts";
import type { ContractKind, ExerciseStyle } from "../contract/contract.ts";
import type { QuarterlyFuture } from "../contract/quarterly-futures.ts";
import type { OptionSeries } from "../contract/series.ts";
import type { Chain, QuoteRule } from "../option/chain.ts";
import { containsOption, type Right, type StrikeSelector } from "../option/leg.ts";
import type {
  AnnualRate,
  AnnualVolatility,
  Contracts,
  Days,
  FxRate,
  Points,
  Ratio,
  Usd,
  UsdPerPoint,
} from "../quantity.ts";
import type { Side, Sides } from "../sides.ts";
import type { Bars } from "../volatility/bars.ts";
import type { VolatilityMethod } from "../volatility/method.ts";
import type { Weighting } from "./weighting.ts";

/** What is traded on one side, with the overrides of the trade applied. */
export interface TradedContract {
  readonly symbol: string;
  readonly name: string;
  /** A cash index cannot be held without options. */
  readonly kind: ContractKind;
  readonly multiplier: UsdPerPoint;
  /** ISO 4217 code; {@link UNNAMED_CURRENCY} where only an exchange rate says that it is none of dollars. */
  readonly currency: string;
  readonly fx: FxRate;
}

/** The code of ISO 4217 where no currency is named. */
export const UNNAMED_CURRENCY = "XXX";

/** A leg as it was given. A premium that is null is for the model to find; an entry that is null is at the level. */
export type TradeLeg =
  | {
      readonly kind: "option";
      readonly quantity: number;
      readonly right: Right;
      readonly strike: StrikeSelector;
      readonly premium: SourcedPremium | null;
      /** Delta of one option bought, where the trader gives it: it wins over a computed one. */
      readonly delta: Ratio | null;
      /** How the strike was named before it was chosen. */
      readonly named?: StrikeSelector & { readonly kind: "delta" | "moneyness" };
      /** At which the model values it where it has no premium; left out, at the volatility of its side. */
      readonly volatility?: AnnualVolatility;
    }
  | { readonly kind: "future"; readonly quantity: number; readonly entry: Points | null };

/** A leg that is an option, as it was given. */
export type TradeOption = Extract<TradeLeg, { kind: "option" }>;

/** Past prices of one side, oldest first, and how volatility is measured from them. */
export interface SideHistory {
  readonly file: string;
  readonly bars: Bars;
  readonly method: VolatilityMethod;
}

/** A clearer's credit: the share of the margins that it takes off contracts in the ratio, long : short. */
export interface MarginCreditTerms {
  readonly share: Ratio;
  readonly ratio: Sides<number>;
}

/** One side of the trade, resolved. */
export interface TradeSide {
  readonly contract: TradedContract;
  readonly level: SourcedLevel;
  /** As given, or as measured already with its provenance; null leaves it to the history. */
  readonly volatility: SourcedVolatility | null;
  readonly history: SideHistory | null;
  readonly impliedVolatility: AnnualVolatility | null;
  readonly yield: AnnualRate | null;
  /** The trader's own margin of one contract; left out, capital follows from rules or is not known. */
  readonly margin?: SideMargin;
  /** β on the other side, of the long side, as measured already; left out, it is measured over both histories. */
  readonly beta?: Ratio;
  /** Overrides that of the series. */
  readonly exercise: ExerciseStyle | null;
  /** ISO date on which the side's options expire. */
  readonly expiry: string | null;
  /** The series as it was asked for: a kind, an option code or a root; null where nothing was. */
  readonly series: string | null;
  /** The series of the side's options; null without options or an expiry, and where the contract table has none. */
  readonly option: OptionSeries | null;
  /** The other series that expire on its day. */
  readonly others: readonly OptionSeries[];
  /**
   * The future that is held, or that lies under the options; null where it is not known, and for an index or an ETF.
   */
  readonly future: QuarterlyFuture | null;
  /** Quotes for legs without a premium. */
  readonly chain: Chain | null;
  readonly legs: readonly TradeLeg[];
}

/**
 * What is held of one side, in units as built (option units +, short futures −): of its contract and of the smaller
 * one.
 */
export interface Holding {
  readonly large: number;
  readonly micro: number;
}

/** What decides how many contracts: see the selection rules. */
export interface SizingRules {
  readonly tolerance: Ratio;
  /** null: no cap given. */
  readonly maxContracts: Sides<Contracts | null>;
  /** USD: the pair's max loss, fees included; null where none is given, as for every budget. */
  readonly maxLoss: Usd | null;
  /** The max loss again, as a share of an account. */
  readonly accountRisk: { readonly account: Usd; readonly risk: Ratio } | null;
  /** USD: gross notional. */
  readonly maxNotional: Usd | null;
  /** USD: net premium paid for both sides, fees included. */
  readonly maxPremium: Usd | null;
  /** USD per day of trading: the standard deviation of the pair's profit. */
  readonly maxDailyRisk: Usd | null;
  /** USD: margin and premium paid of both sides, before the premium received and any credit. */
  readonly maxCapital: Usd | null;
  /** A side that is fixed; null where it is free. */
  readonly contracts: Sides<Contracts | null>;
  /** US dollars for every option or futures contract, and for every 100 shares. */
  readonly fee: Usd;
  /** Contracts held now; null where none was given. */
  readonly holding: Sides<Holding> | null;
  /** Whether a side that has a smaller contract is counted in it. */
  readonly withMicros: boolean;
}

/** A whole trade, checked: what {@link sizePair} sizes. Made by `parseTrade` or `readTradeFile`. */
export interface PairTrade extends Sides<TradeSide> {
  /** ISO date of the trade. */
  readonly asOf: string | null;
  /** ISO date on which the options expire: the nearer one where the sides' expiries differ. */
  readonly expiry: string | null;
  readonly rate: AnnualRate | null;
  /** Of both indices' log returns, as given or as measured already; null leaves it to the histories. */
  readonly correlation: SourcedCorrelation | null;
  /** Only where a clearer gives a credit on the margins given. */
  readonly marginCredit?: MarginCreditTerms;
  /** Which price of a chain's quote is the premium. */
  readonly quote: QuoteRule;
  readonly weightings: readonly Weighting[];
  readonly rules: SizingRules;
  /** What `check` holds the trade against; the sizing does not look at it. */
  readonly limits: TradeLimits;
  /** Whether quotes that lock in a gain, which cannot be traded, are sized all the same. */
  readonly allowArbitrage: boolean;
  /** Named moves of both indices, as fractions. */
  readonly moves: readonly Sides<Ratio>[];
  /** What is held now beside the counts of the rules, instrument by instrument; null where nothing was said. */
  readonly holdings: readonly Position[] | null;
  /** What was noticed while the trade and its price files were read. */
  readonly warnings: readonly Finding[];
}

/**
 * The nearer expiry of the sides that hold options; of sides without options the nearer of those written.
 *
 * @example
 * nearerExpiry([{ expiry: "2026-03-20", legs: [] }, { expiry: "2026-02-13", legs: [] }]); // "2026-02-13"
 */
export function nearerExpiry(sides: readonly Pick<TradeSide, "expiry" | "legs">[]): string | null {
  const optioned = sides.filter(({ legs }) => containsOption(legs));
  const [nearer] = (optioned.length > 0 ? optioned : sides).flatMap(({ expiry }) => expiry ?? []).sort();
  return nearer ?? null;
}

/** The limits that a trade can be checked against, in the order of the answer. */
export const limitNames = [
  "maxLoss",
  "maxNotional",
  "maxPremium",
  "maxDailyRisk",
  "maxCapital",
  "imbalance",
  "maxContracts",
  "minProbability",
  "minShareProfitable",
  "minShareProfitableLower",
  "maxResidualBeta",
  "maxRatioDrift",
  "definedRisk",
  "quotedPremiums",
  "cashAccount",
  "maxPriceAge",
] as const;

/** The name of a limit: its key in the trade file. */
export type LimitName = (typeof limitNames)[number];

/** What a trade is checked against; null where a limit is not given. Equality is within a limit. */
export interface TradeLimits {
  /** USD: the pair's max loss, fees included. */
  readonly maxLoss: Usd | null;
  /** USD: gross notional. */
  readonly maxNotional: Usd | null;
  /** USD: net premium paid for both sides, fees included. */
  readonly maxPremium: Usd | null;
  /** USD per day of trading: the standard deviation of the pair's profit. */
  readonly maxDailyRisk: Usd | null;
  /** USD: margin, less a credit given, and premium paid of both sides, before the premium received. */
  readonly maxCapital: Usd | null;
  /** Net over gross exposure, of either sign. */
  readonly imbalance: Ratio | null;
  /** Large contracts of each side. */
  readonly maxContracts: Sides<Contracts | null>;
  /** The least probability of a profit at expiry. */
  readonly minProbability: Ratio | null;
  /** The least share of past windows with a profit at expiry, history's drift taken out. */
  readonly minShareProfitable: Ratio | null;
  /** The same for the lower end of that share's 95 % interval. */
  readonly minShareProfitableLower: Ratio | null;
  /** β of past hedged returns on the mean of both indices, of either sign. */
  readonly maxResidualBeta: Ratio | null;
  /** How far the hedge ratio may be from a stored one, as a fraction of that. */
  readonly maxRatioDrift: Ratio | null;
  /** Whether the loss of each side must have an end. */
  readonly definedRisk: true | null;
  /** Whether every premium must be a quote. */
  readonly quotedPremiums: true | null;
  /** Whether a cash account must be able to hold both sides: every sold option covered. */
  readonly cashAccount: true | null;
  /** Calendar days: how old the level of each side may be. */
  readonly maxPriceAge: Days | null;
  /** Of an open pair: the share of its max gain at which it is closed. */
  readonly takeProfit: Ratio | null;
  /** Of an open pair: the share of its max loss at which it is closed. */
  readonly stopLoss: Ratio | null;
  /** Of an open pair: calendar days to the expiry at which it is closed or rolled. */
  readonly daysLeft: Days | null;
}

/** The rules of an open pair among the limits, which `check` of a trade does not hold. */
export const lifeRuleNames = ["takeProfit", "stopLoss", "daysLeft"] as const;

/**
 * The limits that are given, in the order of the answer.
 *
 * @example
 * givenLimits(parseTrade({ version: 1, long: { symbol: "RTY", level: 1 }, short: { symbol: "NQ", level: 1 }, limits: { maxLoss: 5 } }).limits); // ["maxLoss"]
 */
export function givenLimits(limits: TradeLimits): readonly LimitName[] {
  const { long, short } = limits.maxContracts;
  return limitNames.filter((name) =>
    name === "maxContracts" ? long !== null || short !== null : limits[name] !== null,
  );
}

/** Where a number came from. */
export type Origin = "flag" | "file" | "history" | "chain" | "model" | "default";

/** A level and where it came from; with its date where that is not the trade's. */
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

/** A margin of the trader's own: a clearer's or a broker's number. */
export interface SideMargin {
  /** USD for one unit of the side, net of option value. */
  readonly initial: Usd;
  /** ISO date of the number. */
  readonly asOf: string;
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

/** What can be held: a future of one month, shares of an ETF by the hundred, or one option. */
export type Instrument =
  | {
      readonly kind: "future";
      /** Of the contract: RTY, M2K, IWM. */
      readonly symbol: string;
      /** Null for shares, and where the month is not known. */
      readonly future: QuarterlyFuture | null;
    }
  | {
      readonly kind: "option";
      readonly symbol: string;
      /** ISO date; null where the trade names none. */
      readonly expiry: string | null;
      /** Null where the contract table has no series. */
      readonly option: OptionSeries | null;
      readonly right: Right;
      readonly strike: Points;
    };

/** Contracts of one instrument on one side: + bought, − sold; one of an ETF's own is 100 shares. */
export interface Position {
  readonly side: Side;
  readonly quantity: number;
  /** The price at which it was opened, in index points; null where it is not said. */
  readonly entry: Points | null;
  readonly instrument: Instrument;
}
