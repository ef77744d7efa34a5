import { expectTypeOf, test } from "vitest";
import {
  type AnnualRate,
  type AnnualVolatility,
  american,
  americanValue,
  type Black76Input,
  black76,
  black76Value,
  blackScholes,
  type ContractSpec,
  checkPair,
  closePair,
  contracts,
  type Expiry,
  type ExpiryEnvelope,
  type Exposure,
  estimators,
  expiries,
  expiryEnvelope,
  exposure,
  findContract,
  hintOf,
  markPair,
  messageOf,
  type NoScenario,
  type OptionValue,
  ordersFor,
  type PairChecks,
  type PairClose,
  type PairMark,
  type PairRoll,
  type PairScenario,
  type PairSizing,
  PairsizeError,
  type PairTrade,
  type Points,
  type Position,
  type PricedLegs,
  type PriceHistory,
  parseTrade,
  priceLegs,
  profitAtExpiry,
  readPriceHistory,
  readTradeFile,
  rollPair,
  type SourcedLevel,
  type StoredRatios,
  scenario,
  sizePair,
  type Usd,
  type WholeContracts,
  weightings,
  wholeContracts,
} from "../../src/index.ts";

declare const trade: PairTrade;
declare const error: PairsizeError;

const terms = { right: "put", strike: 2750, years: 0.15, volatility: 0.2, rate: 0.0365 } as const;

test("a trade is checked before it is sized", async () => {
  expectTypeOf(parseTrade({})).toEqualTypeOf<PairTrade>();
  expectTypeOf(await readTradeFile("trade.yaml")).toEqualTypeOf<PairTrade>();
  expectTypeOf(sizePair(trade)).toEqualTypeOf<PairSizing>();
  expectTypeOf(priceLegs(trade, "long")).toEqualTypeOf<PricedLegs>();
  // @ts-expect-error a plain object has not been checked
  sizePair({ version: 1, long: { symbol: "RTY" }, short: { symbol: "NQ" } });
  // @ts-expect-error a side is long or short
  priceLegs(trade, "buy");
});

test("an exposure may not be available", () => {
  expectTypeOf(exposure(trade, "long", "dollar-neutral")).toEqualTypeOf<Exposure>();
  // @ts-expect-error it may be a reason
  exposure(trade, "long", "dollar-neutral").value;
  // @ts-expect-error no such weighting
  exposure(trade, "long", "gamma-neutral");
});

test("the sizes that nothing fits have no contracts", () => {
  const answer = wholeContracts({ long: 136540, short: 513165 });
  expectTypeOf(wholeContracts({ long: 136540, short: 513165 })).toEqualTypeOf<WholeContracts>();
  // @ts-expect-error nothing may fit
  answer.contracts;
  // @ts-expect-error a side is not left out
  wholeContracts({ long: 136540 });
});

test("a contract may not be in the table", () => {
  expectTypeOf(findContract("RTY")).toEqualTypeOf<ContractSpec | undefined>();
  expectTypeOf(contracts).toEqualTypeOf<readonly ContractSpec[]>();
  expectTypeOf(expiries("RTY", { asOf: "2026-01-22" })).toEqualTypeOf<readonly Expiry[]>();
  // @ts-expect-error nothing is coming without a day to count from
  expiries("RTY");
  // @ts-expect-error the table is not written to
  contracts.push(contracts[0]);
  // @ts-expect-error nor are the names
  weightings.push("dollar-neutral");
  // @ts-expect-error nor are those of the estimators
  estimators[0] = "ewma";
});

test("a payoff takes plain legs, and a bound may be unlimited", () => {
  const leg = { kind: "option", quantity: 1, right: "call", strike: 2750, premium: 78.4 } as const;
  expectTypeOf(profitAtExpiry([leg], 2828.4)).toEqualTypeOf<number>();
  expectTypeOf(expiryEnvelope([leg])).toEqualTypeOf<ExpiryEnvelope>();
  // @ts-expect-error it may be unlimited
  expiryEnvelope([leg]).maxLoss.amount;
  // @ts-expect-error an option has a strike
  profitAtExpiry([{ kind: "option", quantity: 1, right: "call", premium: 78.4 }], 2828.4);
});

test("an option has its value alone, or with its greeks", () => {
  expectTypeOf(black76({ ...terms, forward: 2730.8 })).toEqualTypeOf<OptionValue>();
  expectTypeOf(blackScholes({ ...terms, spot: 2730.8 })).toEqualTypeOf<OptionValue>();
  expectTypeOf(american({ ...terms, underlying: "spot", price: 2730.8 })).toEqualTypeOf<OptionValue>();
  expectTypeOf(americanValue({ ...terms, underlying: "future", price: 2730.8 })).toEqualTypeOf<number>();
  expectTypeOf(black76Value("put", 2730.8, 2750, 0.15, 0.2, 0.0365)).toEqualTypeOf<number>();
  expectTypeOf<Black76Input["right"]>().toEqualTypeOf<"call" | "put">();
  // @ts-expect-error Black-Scholes takes no forward
  blackScholes({ ...terms, forward: 2730.8 });
  // @ts-expect-error the right comes first
  black76Value(2730.8, 2750, 0.15, 0.2, 0.0365, "put");
});

test("a price history is read from a path, a text or bytes", async () => {
  expectTypeOf(await readPriceHistory("rty.csv")).toEqualTypeOf<PriceHistory>();
  expectTypeOf(await readPriceHistory({ name: "rty.csv", bytes: new Uint8Array() })).toEqualTypeOf<PriceHistory>();
  // @ts-expect-error a text has a name for messages
  readPriceHistory({ text: "Date,Close" });
});

test("an error has at least one finding, with a sentence and perhaps a remedy", () => {
  expectTypeOf(messageOf(error.findings[0])).toEqualTypeOf<string>();
  expectTypeOf(hintOf(error.findings[0])).toEqualTypeOf<string | null>();
  // @ts-expect-error none is no error
  new PairsizeError([]);
});

test("a scenario has a picture only where there is a pair, and a check its answers", () => {
  expectTypeOf(scenario(trade, { days: 20 })).toEqualTypeOf<PairScenario | NoScenario>();
  const answer = scenario(trade);
  // @ts-expect-error nothing fits, perhaps
  answer.profit;
  if (answer.available) expectTypeOf(answer.profit[0]?.[0]).toExtend<number | undefined>();
  // @ts-expect-error moves are fractions, not texts
  scenario(trade, { moves: { long: ["5%"] } });
  expectTypeOf(checkPair(trade)).toEqualTypeOf<PairChecks>();
});

test("a trade is changed by numbers with their units, and ratios are plain", () => {
  const level = { value: 2800 as Points, from: "flag" } satisfies SourcedLevel;
  const margin = { initial: 9000 as Usd, asOf: "2026-01-20" };
  const long = { ...trade.long, level, margin, yield: 0.01 as AnnualRate, impliedVolatility: 0.2 as AnnualVolatility };
  expectTypeOf(sizePair({ ...trade, long, rate: 0.0365 as AnnualRate })).toEqualTypeOf<PairSizing>();
  const stored: StoredRatios = {
    ...{ file: "t.json", symbols: { long: "RTY", short: "NQ" }, ratios: { "dollar-neutral": 0.27 } },
  };
  expectTypeOf(checkPair(trade, { against: stored })).toEqualTypeOf<PairChecks>();
  // @ts-expect-error a volatility is no rate
  sizePair({ ...trade, rate: 0.2 as AnnualVolatility });
  // @ts-expect-error nor is a plain number
  sizePair({ ...trade, rate: 0.0365 });
});

test("an open pair is marked, rolled and closed, and a leg that is not marked has no profit", () => {
  expectTypeOf(markPair(trade, trade)).toEqualTypeOf<PairMark>();
  expectTypeOf(markPair(trade, trade).profit.net).toExtend<number | null>();
  expectTypeOf(rollPair(trade, trade, trade, { weighting: "dollar-neutral" })).toEqualTypeOf<PairRoll>();
  expectTypeOf(closePair(trade, trade, { contracts: { long: 4, short: 1 } })).toEqualTypeOf<PairClose>();
  expectTypeOf(ordersFor(trade.holdings ?? [], [])).toEqualTypeOf<readonly Position[]>();
  // @ts-expect-error a roll needs the trade that it becomes
  rollPair(trade, trade);
});
