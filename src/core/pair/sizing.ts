import type { Finding } from "../../errors/finding.ts";
import type { MicroContract } from "../contract/catalogue.ts";
import type { ContractKind, ExerciseStyle } from "../contract/contract.ts";
import type { Expiry } from "../contract/expiries.ts";
import type { Right } from "../option/leg.ts";
import type { Bound, SideBound } from "../payoff/envelope.ts";
import type {
  AnnualRate,
  AnnualVolatility,
  Contracts,
  FxRate,
  Points,
  Ratio,
  Usd,
  UsdPerPoint,
  UsdPerRootYear,
} from "../quantity.ts";
import type { Side, Sides } from "../sides.ts";
import type { BindingName } from "./choice/whole-contracts.ts";
import type {
  SideMargin,
  SourcedCorrelation,
  SourcedLevel,
  SourcedPremium,
  SourcedVolatility,
  TradeLimits,
} from "./trade.ts";
import type { Weighting } from "./weighting.ts";

/** What decided how many contracts, by the keys of a trade file; a key that was not given is left out. */
export interface SizeAsRead {
  readonly weighting: readonly Weighting[];
  readonly tolerance: Ratio;
  readonly contracts?: Partial<Sides<Contracts>>;
  readonly maxContracts?: Partial<Sides<Contracts>>;
  readonly maxLoss?: Usd;
  readonly account?: Usd;
  readonly risk?: Ratio;
  readonly maxNotional?: Usd;
  readonly maxPremium?: Usd;
  readonly maxDailyRisk?: Usd;
  readonly maxCapital?: Usd;
  readonly fee: Usd;
  readonly withMicros?: true;
}

/** What the trade is checked against, by the keys of a trade file; a key that was not given is left out. */
export type LimitsAsRead = Partial<
  { readonly [Name in Exclude<keyof TradeLimits, "maxContracts">]: NonNullable<TradeLimits[Name]> } & {
    readonly maxContracts: Partial<Sides<Contracts>>;
  }
>;

/** What a trade says beside its sides, as it was read: with it an answer is a trade again. */
export interface TradeAsRead {
  /** As given, or as measured over both histories; null where it is not known. */
  readonly correlation: SourcedCorrelation | null;
  /** Only where one was given; the ratio as it is written, long : short. */
  readonly marginCredit?: { readonly share: Ratio; readonly ratio: string };
  /** Only where quotes that lock in a gain are sized. */
  readonly allowArbitrage?: true;
  readonly size: SizeAsRead;
  /** Only where limits, or rules of the open pair, were given. */
  readonly limits?: LimitsAsRead;
  /** Named moves as fractions, by symbol. */
  readonly moves: readonly Readonly<Record<string, Ratio>>[];
  /** What is held, by symbol, in the notation of a trade file; left out where nothing was said of it. */
  readonly holdings?: readonly Readonly<Record<string, string>>[];
}

/** The trade as it was sized. */
export interface SizedTrade extends Sides<SizedSide>, TradeAsRead {
  readonly asOf: string | null;
  /** Of the options: the nearer one where the sides' expiries differ. */
  readonly expiry: string | null;
  readonly rate: AnnualRate | null;
}

/** A pair in whole contracts, with what it needs; a side with a micro is counted in it. */
export interface PairCost {
  readonly contracts: Sides<Contracts>;
  readonly maxLoss: Bound;
  readonly grossNotional: Usd;
}

/** A pair on the frontier: no smaller pair balances better. */
export interface FrontierPair extends PairCost {
  readonly imbalance: Ratio;
  /** long exposure − short exposure, in the unit that the weighting balances. */
  readonly residual: number;
}

/** An order of one option, of one future or of shares. */
export interface Order {
  readonly action: "buy" | "sell";
  /** Contracts, or shares. */
  readonly quantity: number;
  /** "RTOH6 C2750", "RTYH6", the 21 characters of OSI, "IWM" for shares; null where no source settles it. */
  readonly code: string | null;
  readonly right: Right | null;
  readonly strike: Points | null;
  /** ISO date of an option. */
  readonly expiry: string | null;
  /**
   * The premium or the entry on its tick: a buy rounded down, a sale up; null for a share of a net price, which no leg
   * trades at, and in a sizing for a model premium whose tick is not known.
   */
  readonly limit: Points | null;
}

/**
 * What to trade of one contract: a side that is counted in micros has a line for the large one and one for the small.
 */
export interface OrderLine {
  readonly side: Side;
  readonly symbol: string;
  /** Of this line's own contract. */
  readonly contracts: Contracts;
  /** target − holding, in units as built: option units +, short futures −. */
  readonly order: number;
  /** One line an option or future: "buy 4 RTY 2026-03-20 2750 call". */
  readonly tickets: readonly string[];
  /** The same as data. */
  readonly orders: readonly Order[];
}

/** Capital in USD; null where it is not known. */
export interface CapitalAmount {
  /** What it rests on: "premium" is a lower bound, and "unknown" has no amount. */
  readonly kind: CapitalKind;
  /** Margin and premium paid, before the premium received. */
  readonly amount: Usd | null;
  /** The amount less the premium received. */
  readonly cashNeeded: Usd | null;
}

/** What a sized pair binds: the sum of both sides, by the less reliable kind of the two. */
export interface SizedCapital extends CapitalAmount {
  /** False where the sold options may be placed so that they bind less. */
  readonly isLeast: boolean;
  readonly bySide: Sides<CapitalAmount>;
  /** Max gain over the amount; null where either has no end, is not known or is 0. */
  readonly returnAtMaxGain: Ratio | null;
  /** The same for the profit of each named move, in their order; only where moves are named. */
  readonly returnAtMoves?: readonly (Ratio | null)[];
}

/** The greeks of a position in USD. */
export interface PairGreeks {
  /** Σ delta × notional: USD for a move by the whole level. */
  readonly delta: NetOfSides<Usd>;
  /** Change of delta for a move of 1 %. */
  readonly gamma: NetOfSides<Usd>;
  /** For one point of volatility, 0.01. */
  readonly vega: NetOfSides<Usd>;
  /** For one calendar day. */
  readonly theta: NetOfSides<Usd>;
}

/** A weighting that cannot be computed for this trade, and why. */
export interface UnavailableSizing {
  readonly weighting: Weighting;
  readonly available: false;
  readonly reason: Finding;
}

/** What a day may do to a book, by the deltas of what is held. */
export interface HeldRisk {
  /** Σ quantity × delta × notional: USD for a move by the whole level; null where a delta is not known. */
  readonly delta: NetOfSides<Usd> | null;
  /** Net over gross dollar delta, + long-heavy. */
  readonly deltaImbalance: Ratio | null;
  /** Standard deviation of a day's profit in USD by these deltas; without a correlation both sides are added. */
  readonly dailyRisk: { readonly amount: Usd; readonly correlation: Ratio | null } | null;
}

/** How the book stands as it is held now. */
export interface HeldBook extends HeldRisk {
  /**
   * Counted as the sizing's contracts are, in the direction of the side: below 0 where it is held the other way round.
   */
  readonly contracts: Sides<number>;
  /** Long exposure − short exposure, in the unit that the weighting balances; null where nothing weighs it. */
  readonly residual: number | null;
  /** Residual over gross exposure: 1 or −1 where one side holds nothing; null where both hold nothing. */
  readonly imbalance: Ratio | null;
}

/** What a weighting makes equal, whatever pair is chosen. */
export interface WeighedPair {
  readonly weighting: Weighting;
  readonly available: true;
  /** Of one large contract, also where the side is counted in micros. */
  readonly exposurePerContract: Sides<number>;
  /** Short contracts per one long contract, both large. */
  readonly hedgeRatio: Ratio;
  /** Only where holdings were given. */
  readonly holding?: HeldBook;
}

/** A weighting for which no pair fits the limits, and what the smallest pair needs. */
export interface InfeasibleSizing extends WeighedPair {
  readonly feasible: false;
  readonly smallest: PairCost;
  readonly reason: Finding;
}

/** A pair in whole contracts that fits every limit, with its money in USD, its orders and its greeks. */
export interface FeasibleSizing extends WeighedPair {
  readonly feasible: true;
  readonly withinTolerance: boolean;
  /** Only when `withinTolerance` is false: what it would take; null where more than 1,000,000 contracts. */
  readonly smallestWithinTolerance?: PairCost | null;
  /** Of a side with a micro: small contracts, ten to the large one. */
  readonly contracts: Sides<Contracts>;
  readonly lines: readonly OrderLine[];
  /** What to do, in words: "buy 4 RTY 2750/2950 call spreads, buy 1 NQ 25500/23500 put spread". */
  readonly direction: string;
  readonly notional: NetOfSides<Usd> & { readonly gross: Usd };
  readonly dollarVolatility: NetOfSides<UsdPerRootYear> | null;
  /** Null where a side has no volatility. */
  readonly dailyRisk: DailyRisk | null;
  /**
   * USD per day of trading, both sides added: (long + short dollar volatility) / √252; only where the risk of a day has
   * a budget.
   */
  readonly dailyVolatility?: Usd;
  /** long exposure − short exposure, in the unit that the weighting balances. */
  readonly residual: number;
  readonly imbalance: Ratio;
  /** Net over gross delta × notional; null where a delta is not known, or both are 0. */
  readonly imbalanceByDelta: Ratio | null;
  readonly premium: NetOfSides<Usd>;
  readonly fees: Usd;
  readonly maxLoss: Bound;
  readonly maxGain: Bound;
  readonly maxLossBySide: Sides<Bound>;
  readonly capital: SizedCapital;
  /** Null without options. */
  readonly premiumFrom: PremiumsFrom | null;
  /** Only where premiums are the model's and the loss has an end: what a point of volatility does to the max loss. */
  readonly modelPremiums?: ModelPremiums;
  /**
   * What limits the size: the budget or the cap that is used up first; beyond the tolerance those that keep balance
   * out.
   */
  readonly binding: readonly BindingName[];
  /** null where an option of either side cannot be valued. */
  readonly greeks: PairGreeks | null;
  /** Both indices by −10 %, by nothing and by +10 % at expiry; null where options of two expiries cannot be valued. */
  readonly commonMoves: readonly MoveProfit[] | null;
  /** Whether it makes money by a common move of 10 % either way and less by none: then it is a straddle as well. */
  readonly paysOnCommonMove: boolean | null;
  /** In the order of gross notional, each better balanced than every smaller one. */
  readonly frontier: readonly FrontierPair[];
  readonly moves?: readonly MoveProfit[];
}

/** The answer for one weighting. */
export type Sizing = UnavailableSizing | InfeasibleSizing | FeasibleSizing;

/** The whole answer of `size`. */
export interface PairSizing {
  readonly trade: SizedTrade;
  readonly sizings: readonly Sizing[];
  readonly warnings: readonly Finding[];
}

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

/** A leg that is an option, as it was sized. */
export type SizedOption = Extract<SizedLeg, { kind: "option" }>;

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

/** A side, measured. */
export interface SizedSide {
  readonly symbol: string;
  readonly name: string;
  readonly kind: ContractKind;
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

/** One value for each side, and what they come to together: long − short for exposures, the sum for money. */
export interface NetOfSides<Value> extends Sides<Value> {
  readonly net: Value;
}

/** The profit at expiry of a named move of both indices, as fractions (0.16 is +16 %). */
export interface MoveProfit extends Sides<Ratio> {
  readonly profit: NetOfSides<Usd>;
}

/** Where the premiums of a pair come from; null of a pair without options. */
export type PremiumsFrom = "quotes" | "model" | "both";

/** Model premiums that a max loss rests on, and what a point of their volatilities does to it. */
export interface ModelPremiums {
  /** USD: by how much the max loss grows where each model volatility is a point (0.01) higher, and a point lower. */
  readonly higher: Usd;
  readonly lower: Usd;
  /** MODEL_PREMIUMS. */
  readonly finding: Extract<Finding, { readonly code: "MODEL_PREMIUMS" }>;
}

/** The standard deviation of a pair's profit over one trading day, in USD. */
export interface DailyRisk {
  /** By the signed deltas of both sides. */
  readonly amount: Usd;
  /** Of the pair revalued a trading day later; null where its legs cannot be valued. */
  readonly revalued: Usd | null;
  /** Null where it is not known, or a delta is not: then both sides are added, which is the worst. */
  readonly correlation: Ratio | null;
}

/**
 * Basis of an amount of capital, the most reliable first: the exchange's strategy-based minimum, the trader's own
 * margin, the premium paid (a lower bound), or unknown.
 */
export type CapitalKind = "strategy-based" | "given" | "premium" | "unknown";
