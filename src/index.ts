// The library: trades with their sizing, checks, scenarios and past windows, open pairs, contracts, payoffs, capital, option
// values, volatility and price files, as functions over plain data. Sensitivity, comparison, reports, batches, tickets, and
// option chains but those that a trade file names are the command line's alone.

// A whole trade
export { checkPair, type Exposure, exposure, parseTrade, priceLegs, readTradeFile, sizePair } from "./api/trade.ts";
export type { MicroContract } from "./core/contract/catalogue.ts";
export type { Side, Sides } from "./core/sides.ts";
export type { Check, CheckName, CheckRequest, Measures, PairChecks, StoredRatios } from "./core/check/check.ts";
export type { LimitName, TradeLimits } from "./core/pair/trade.ts";
export type * from "./core/pair/sizing.ts";
export type {
  EuropeanPart,
  LegGreeks,
  PricedFuture,
  PricedLeg,
  PricedLegs,
  PricedOption,
} from "./core/pair/price-trade.ts";
export type {
  Holding,
  MarginCreditTerms,
  Origin,
  PairTrade,
  SideHistory,
  SideMargin,
  SizingRules,
  SourcedCorrelation,
  SourcedLevel,
  SourcedPremium,
  SourcedVolatility,
  TradedContract,
  TradeLeg,
  TradeSide,
} from "./core/pair/trade.ts";
export { type Weighting, weightings } from "./core/pair/weighting.ts";
export type { Chain, ChainFormat, ChainRow, QuoteRule } from "./core/option/chain.ts";
export type { Right, StrikeSelector } from "./core/option/leg.ts";

// Numbers with their units: 2800 as Points is a level
export type {
  AnnualRate,
  AnnualVolatility,
  Contracts,
  Days,
  FxRate,
  Points,
  Quantity,
  Ratio,
  Usd,
  UsdPerPoint,
  UsdPerRootYear,
  Years,
} from "./core/quantity.ts";

// An open pair
export { closePair, markPair, ordersFor, rollPair } from "./api/life.ts";
export type { LegMark, MarkSource, PairMark, ProfitParts, RuleMark, RuleName } from "./core/life/mark.ts";
export type { LifeOrder, PairClose, PairRoll } from "./core/life/roll.ts";
export type { MarkRequest } from "./core/life/mark-pair.ts";
export type { Instrument, Position } from "./core/pair/trade.ts";

// Contracts
export { contracts } from "./core/contract/catalogue.ts";
export type {
  ContractSpec,
  ListedOptions,
  OptionStyle,
  PremiumTick,
  Settlement,
  SettlementRule,
} from "./core/contract/contract.ts";
export { findContract } from "./api/contracts.ts";
export { type ExpiriesOptions, expiries } from "./api/contracts.ts";
export type { ExerciseStyle } from "./core/contract/contract.ts";
export type { Expiry } from "./core/contract/expiries.ts";
export type { QuarterlyFuture } from "./core/contract/quarterly-futures.ts";
export type { OptionSeries, SeriesKind, SeriesSettlement } from "./core/contract/series.ts";

// Whole contracts
export { type WholeContractsInput, wholeContracts } from "./api/whole-contracts.ts";
export type { PairNeeds, SizedPair } from "./core/pair/choice/budget.ts";
export type { ChosenPair, NothingFits, WholeContracts } from "./core/pair/choice/whole-contracts.ts";

// Profit at expiry
export { expiryEnvelope, type PayoffOptions, profitAtExpiry } from "./api/payoff.ts";
export type { PlainLeg } from "./api/payoff.ts";
export type { Bound, LimitedBound, SideBound, Unlimited } from "./core/payoff/envelope.ts";
export type { ZeroStretch } from "./core/payoff/envelope.ts";
export type { ExpiryEnvelope } from "./core/payoff/envelope.ts";

// Capital
export { type Capital, type CapitalTerms, capital } from "./api/payoff.ts";
export type { MarginKind } from "./core/margin/strategy-based.ts";

// Option value
export { type AmericanInput, american, americanValue } from "./api/option.ts";
export { type FutureQuote, impliedVolatility, type SpotQuote } from "./api/option.ts";
export {
  type Black76Input,
  type BlackScholesInput,
  black76,
  black76Value,
  blackScholes,
  type OptionValue,
} from "./api/option.ts";

// Scenarios
export { type ScenarioOptions, scenario } from "./api/scenario.ts";
export type {
  AtCorrelation,
  Distribution,
  DistributionAnswer,
  ExpectedProfitSource,
  Quantile,
} from "./core/scenario/distribution.ts";
export type { Horizon } from "./core/scenario/horizon.ts";
export type { LegProfit, NamedScenario, NoScenario, OddsSource, PairScenario } from "./core/scenario/scenario.ts";

// Past windows
export {
  type BacktestOptions,
  backtest,
  type HistoricalSimulationOptions,
  historicalSimulation,
} from "./api/past-windows.ts";
export type { PairBacktest, StudiedSide } from "./core/pair/backtest.ts";
export type {
  HistoricalSimulation,
  PastQuantile,
  PastWindow,
  SimulatedProfits,
  SimulationAnswer,
  SimulationMethod,
  SimulationRow,
} from "./core/scenario/historical-simulation.ts";
export type {
  EffectivenessDifference,
  HedgedReturn,
  HorizonStudy,
  HorizonStudyAnswer,
  MoveInThePast,
  Outperformance,
  Range,
  WeightingStudy,
} from "./core/volatility/hedge-study.ts";
export type { HedgedWindow, StudiedWeighting, StudyWindow } from "./core/volatility/walk-forward.ts";

// Volatility
export type { PriceBar } from "./api/bars.ts";
export { type Bars, comovement, estimators, historicalVolatility } from "./api/volatility.ts";
export type { Comovement } from "./core/volatility/comovement.ts";
export type { Estimator, MethodOptions, VolatilityMethod } from "./core/volatility/method.ts";

// Files
export {
  type PriceFile,
  type PriceFormat,
  type PriceHistory,
  type PriceHistoryOptions,
  readPriceHistory,
  type Spacing,
} from "./api/price-history.ts";

// Errors
export type { Code } from "./errors/finding.ts";
export { PairsizeError } from "./errors/error.ts";
export type { Finding } from "./errors/finding.ts";
export { hintOf, messageOf } from "./api/finding.ts";
