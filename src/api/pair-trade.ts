import { findContract } from "../core/contract/catalogue.ts";
import type { QuarterlyFuture } from "../core/contract/quarterly-futures.ts";
import { type OptionSeries, seriesKinds } from "../core/contract/series.ts";
import type { Chain, ChainFormat, ChainRow } from "../core/option/chain.ts";
import type { Right, StrikeSelector } from "../core/option/leg.ts";
import type { OptionInstrument } from "../core/pair/position.ts";
import {
  type Holding,
  type Instrument,
  type MarginCreditTerms,
  nearerExpiry,
  type Origin,
  type PairTrade,
  type Position,
  type SideHistory,
  type SideMargin,
  type SizingRules,
  type SourcedCorrelation,
  type SourcedLevel,
  type SourcedPremium,
  type SourcedVolatility,
  type TradedContract,
  type TradeLeg,
  type TradeLimits,
  type TradeOption,
  type TradeSide,
} from "../core/pair/trade.ts";
import { weightings } from "../core/pair/weighting.ts";
import type { Side } from "../core/sides.ts";
import { estimators, type VolatilityMethod } from "../core/volatility/method.ts";
import { type Key, ranges } from "../schema/key.ts";
import { limitKeys } from "../schema/keys.ts";
import { barColumns } from "./bars.ts";
import {
  type Check,
  flag,
  inRange,
  isoDate,
  list,
  nullable,
  numberWhere,
  oneOf,
  openRecord,
  optional,
  refuse,
  type Shape,
  sides,
  text,
  variant,
  whole,
  zeroOrMore,
} from "./checked.ts";
import { findings } from "./finding.ts";
import { measuring } from "./volatility.ts";

// A trade as parseTrade makes it, checked again where it comes in: plain data can be changed, and made by hand.

const contract = openRecord<TradedContract>({
  symbol: text,
  name: text,
  kind: oneOf("future", "index", "etf"),
  multiplier: inRange(ranges.multiplier),
  currency: text,
  fx: inRange(ranges.fx),
});

const origin = oneOf<Origin>("flag", "file", "history", "chain", "model", "default");
const count = whole(0, Number.MAX_SAFE_INTEGER);

const level = openRecord<SourcedLevel>({
  value: inRange(ranges.level),
  from: origin,
  file: optional(text),
  date: optional(text),
});

type Volatility<From> = SourcedVolatility & { readonly from: From };

const givenVolatility = openRecord<Volatility<"flag" | "file">>({
  value: inRange(ranges.volatility),
  from: oneOf("flag", "file"),
});

const volatility = variant("from", {
  flag: givenVolatility,
  file: givenVolatility,
  history: openRecord<Volatility<"history">>({
    value: zeroOrMore("per root year"),
    from: oneOf("history"),
    estimator: text,
    lookback: nullable(measuring.lookback),
    periodsPerYear: measuring.periodsPerYear,
    firstDate: text,
    lastDate: text,
    observations: count,
    file: text,
  }),
});

const history = openRecord<SideHistory>({
  file: text,
  bars: barColumns,
  method: openRecord<VolatilityMethod>({ estimator: oneOf(...estimators), ...measuring }),
});

const right = oneOf<Right>("call", "put");

const strike = variant("kind", {
  points: openRecord<StrikeSelector & { readonly kind: "points" }>({
    kind: oneOf("points"),
    value: inRange(ranges.level),
  }),
  delta: openRecord<StrikeSelector & { readonly kind: "delta" }>({
    kind: oneOf("delta"),
    value: numberWhere((value) => value > 0 && value < 1, "above 0 and below 1"),
  }),
  moneyness: openRecord<StrikeSelector & { readonly kind: "moneyness" }>({
    kind: oneOf("moneyness"),
    value: numberWhere((value) => value > -1 && value <= 1e6, "a fraction above -1"),
  }),
});

const quantity = inRange(ranges.quantity);

const isTrue: Check<true> = (value, path, name) => (value === true ? true : refuse(value, "true", path, name));

const leg = variant("kind", {
  option: openRecord<TradeOption>({
    kind: oneOf("option"),
    quantity,
    right,
    strike,
    premium: nullable(
      openRecord<SourcedPremium>({ value: inRange(ranges.premium), from: origin, net: optional(isTrue) }),
    ),
    delta: nullable(inRange(ranges.delta)),
    named: optional(
      variant("kind", {
        delta: openRecord<StrikeSelector & { readonly kind: "delta" }>({
          kind: oneOf("delta"),
          value: inRange(ranges.selector),
        }),
        moneyness: openRecord<StrikeSelector & { readonly kind: "moneyness" }>({
          kind: oneOf("moneyness"),
          value: inRange(ranges.selector),
        }),
      }),
    ),
    volatility: optional(inRange(ranges.volatility)),
  }),
  future: openRecord<TradeLeg & { readonly kind: "future" }>({
    kind: oneOf("future"),
    quantity,
    entry: nullable(inRange(ranges.level)),
  }),
});

/** A number of a quote, as its vendor wrote it. */
const quoted = <N extends number>() => nullable(numberWhere<N>(Number.isFinite, "a finite number"));

const chainRow = openRecord<ChainRow>({
  line: count,
  symbol: nullable(text),
  expiry: nullable(text),
  month: nullable(openRecord({ month: whole(1, 12), yearEnds: text })),
  right,
  strike: inRange(ranges.level),
  bid: quoted(),
  ask: quoted(),
  mark: quoted(),
  last: quoted(),
  settle: quoted(),
  impliedVolatility: quoted(),
  delta: quoted(),
  volume: quoted(),
  openInterest: quoted(),
  quoteTime: nullable(text),
  lastTime: nullable(text),
});

const chain = openRecord<Chain>({
  file: text,
  product: optional(text),
  expiry: optional(isoDate),
  asOf: nullable(isoDate),
  rows: list(chainRow),
  format: openRecord<ChainFormat>({
    encoding: text,
    lineEnd: oneOf("LF", "CRLF", "CR"),
    delimiter: text,
    headerLines: list(count),
    sides: oneOf("one-sided", "named", "assumed"),
    decimalMark: nullable(oneOf(".", ",")),
    expiryFrom: nullable(oneOf("column", "symbol", "heading", "file name")),
    dateOrder: nullable(oneOf("dmy", "mdy", "ymd")),
    olderQuotes: count,
    laterQuotes: count,
  }),
  findings,
});

const series = openRecord<OptionSeries>({
  symbol: text,
  date: isoDate,
  series: oneOf(...seriesKinds),
  code: nullable(text),
  underlying: nullable(text),
  exercise: oneOf("american", "european"),
  // Null for a contract whose settlement no source states: the table has none.
  settlement: oneOf("am", "pm", "physical"),
  lastTradingDay: isoDate,
  nominal: isoDate,
  certain: flag,
});

const sideParts = openRecord<TradeSide>({
  contract,
  level,
  volatility: nullable(volatility),
  history: nullable(history),
  impliedVolatility: nullable(inRange(ranges.volatility)),
  yield: nullable(inRange(ranges.rate)),
  beta: optional(inRange(ranges.beta)),
  margin: optional(openRecord<SideMargin>({ initial: inRange(ranges.money), asOf: isoDate })),
  exercise: nullable(oneOf("american", "european")),
  expiry: nullable(isoDate),
  series: nullable(text),
  option: nullable(series),
  others: list(series),
  future: nullable(openRecord<QuarterlyFuture>({ code: text, symbol: text, expiry: isoDate })),
  chain: nullable(chain),
  legs: list(leg),
});

/** A day's options of a contract: an expiry that is changed alone would price one day's and order another's. */
function holdSeries(option: OptionSeries | null, symbol: string, expiry: string | null, path: string): void {
  if (option === null) return;
  const listed = findContract(symbol)?.symbol ?? symbol;
  if (option.symbol !== listed)
    refuse(option.symbol, `${JSON.stringify(listed)}, as the contract is`, `${path}.symbol`);
  if (option.date !== expiry) refuse(option.date, `the expiry, ${JSON.stringify(expiry)}`, `${path}.date`);
}

/** A side whose series, and the future under them, belong to its contract and its expiry. */
const side: Check<TradeSide> = (value, path, name) => {
  const checked = sideParts(value, path, name);
  const { contract, expiry, option, others, future } = checked;
  holdSeries(option, contract.symbol, expiry, `${path}.option`);
  for (const [index, one] of others.entries()) holdSeries(one, contract.symbol, expiry, `${path}.others[${index}]`);
  const delivered = option?.underlying ?? null;
  if (delivered !== null && future?.code !== delivered)
    refuse(future?.code, `${JSON.stringify(delivered)}, which ${path}.option delivers`, `${path}.future.code`);
  return checked;
};

const money = nullable(inRange(ranges.money));
const counts = sides(nullable(inRange(ranges.contracts)));
const held = inRange(ranges.holding);

const rules = openRecord<SizingRules>({
  tolerance: inRange(ranges.tolerance),
  maxContracts: counts,
  maxLoss: money,
  accountRisk: nullable(openRecord({ account: inRange(ranges.money), risk: inRange(ranges.risk) })),
  maxNotional: money,
  maxPremium: money,
  maxDailyRisk: money,
  maxCapital: money,
  contracts: counts,
  fee: inRange(ranges.money),
  holding: nullable(sides(openRecord<Holding>({ large: held, micro: held }))),
  withMicros: flag,
});

const limitChecks = Object.entries<Key>(limitKeys).map(
  ([name, { range }]) => [name, nullable<unknown>(range === undefined ? oneOf(true) : inRange(range))] as const,
);

const limits = openRecord({
  ...Object.fromEntries(limitChecks),
  maxContracts: counts,
} as Shape<TradeLimits>);

const optionHeld = openRecord<OptionInstrument>({
  kind: oneOf("option"),
  symbol: text,
  expiry: nullable(isoDate),
  option: nullable(series),
  right,
  strike: inRange(ranges.level),
});

const instrument = variant("kind", {
  future: openRecord<Instrument & { readonly kind: "future" }>({
    kind: oneOf("future"),
    symbol: text,
    future: nullable(openRecord<QuarterlyFuture>({ code: text, symbol: text, expiry: isoDate })),
  }),
  option: (value, path, name) => {
    const checked = optionHeld(value, path, name);
    holdSeries(checked.option, checked.symbol, checked.expiry, `${path}.option`);
    return checked;
  },
});

/** Contracts of one instrument, as a holding is read. */
export const position = openRecord<Position>({
  side: oneOf<Side>("long", "short"),
  quantity,
  entry: nullable(inRange(ranges.premium)),
  instrument,
});

const givenCorrelation = openRecord<SourcedCorrelation & { readonly from: "flag" | "file" }>({
  value: inRange(ranges.correlation),
  from: oneOf("flag", "file"),
});

const correlation = variant("from", {
  flag: givenCorrelation,
  file: givenCorrelation,
  history: openRecord<SourcedCorrelation & { readonly from: "history" }>({
    value: inRange(ranges.correlation),
    from: oneOf("history"),
    lookback: count,
    observations: count,
    firstDate: text,
    lastDate: text,
  }),
});

const trade = openRecord<PairTrade>({
  asOf: nullable(isoDate),
  expiry: nullable(isoDate),
  rate: nullable(inRange(ranges.rate)),
  correlation: nullable(correlation),
  marginCredit: optional(
    openRecord<MarginCreditTerms>({ share: inRange(ranges.risk), ratio: sides(inRange(ranges.contracts)) }),
  ),
  quote: oneOf("side", "mid", "last"),
  weightings: list(oneOf(...weightings), 1),
  rules,
  limits,
  allowArbitrage: flag,
  moves: list(sides(inRange(ranges.move))),
  holdings: nullable(list(position)),
  warnings: findings,
  long: side,
  short: side,
});

/** A whole trade, as {@link parseTrade} and {@link readTradeFile} give it. */
export const pairTrade: Check<PairTrade> = (value, path, name) => {
  const checked = trade(value, path, name);
  const { expiry, long, short } = checked;
  const nearer = nearerExpiry([long, short]);
  if (expiry !== nearer) refuse(expiry, `the nearer expiry of its sides, ${JSON.stringify(nearer)}`, "expiry");
  return checked;
};
