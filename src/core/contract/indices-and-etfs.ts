import { as, type Points, type UsdPerPoint } from "../quantity.ts";
import { type ContractSpec, type ListedOptions, oneTick, type ReferenceLevel, tickBelow } from "./contract.ts";

const hundredDollars = {
  multiplier: as<UsdPerPoint>(100),
  currency: "USD",
  tick: null,
  listsOptions: true,
  sibling: null,
  checked: "2026-11-22",
  reference: null,
} as const;

/** A close in a price file of Yahoo. */
function closed(value: number, date: string): ReferenceLevel {
  return { value: as<Points>(value), date };
}

/** The facts in which cash indices differ; a name is that of the index at its quoted scale. */
type IndexRow = Pick<ContractSpec, "symbol" | "name" | "exchange" | "future" | "source" | "note"> &
  Partial<Pick<ContractSpec, "checked" | "reference">> &
  Pick<ListedOptions, "ticks" | "settlement">;

function cashIndex({ ticks, settlement, ...row }: IndexRow): ContractSpec {
  const options: ListedOptions = { style: "european", ticks, strikeSteps: null, settlement };
  return { ...hundredDollars, kind: "index", options, ...row };
}

const etfOptions: ListedOptions = { style: "american", ticks: null, strikeSteps: null, settlement: "physical" };

function etf(symbol: string, name: string, note: string, reference: ReferenceLevel | null = null): ContractSpec {
  const ofShares = { exchange: "US options exchanges", source: "Cboe and Nasdaq product pages" };
  return {
    ...hundredDollars,
    ...ofShares,
    kind: "etf",
    options: etfOptions,
    future: null,
    symbol,
    name,
    note,
    reference,
  };
}

/** Every cash index of the table; an index cannot be held, its options can. */
export const indices: readonly ContractSpec[] = [
  cashIndex({
    symbol: "NDX",
    reference: closed(29_396.67, "2026-07-13"),
    name: "Nasdaq-100 Index",
    exchange: "Nasdaq",
    ticks: tickBelow(3, 0.05, 0.1),
    settlement: "monthly AM, others PM",
    future: "NQ",
    source: "Nasdaq PHLX product page",
    note: "the PM-settled series trade as NDXP; not settled: whether on third Fridays",
  }),
  cashIndex({
    symbol: "XND",
    reference: closed(293.97, "2026-07-13"),
    name: "Nasdaq-100 Index, 1/100",
    exchange: "Nasdaq",
    ticks: null,
    settlement: "PM",
    future: "NQ",
    source: "Nasdaq product page",
    note: "its level is 1/100 of the Nasdaq-100; not settled: the premium tick",
  }),
  cashIndex({
    symbol: "RUT",
    reference: closed(2654.83, "2026-02-23"),
    name: "Russell 2000 Index",
    exchange: "Cboe",
    ticks: tickBelow(3, 0.05, 0.1),
    settlement: "monthly AM, others PM",
    future: "RTY",
    source: "Cboe product page",
    checked: "2026-12-01",
    note: "the PM-settled series trade as RUTW, on third Fridays too",
  }),
  cashIndex({
    symbol: "MRUT",
    reference: closed(265.48, "2026-02-23"),
    name: "Russell 2000 Index, 1/10",
    exchange: "Cboe",
    ticks: oneTick(0.01),
    settlement: "PM",
    future: "RTY",
    source: "Cboe product page",
    note: "its level is 1/10 of the Russell 2000",
  }),
  cashIndex({
    symbol: "SPX",
    name: "S&P 500 Index",
    exchange: "Cboe",
    ticks: tickBelow(3, 0.05, 0.1),
    settlement: "monthly AM, others PM",
    future: "ES",
    source: "Cboe SPX specifications",
    note: "the PM-settled series trade as SPXW, on third Fridays too",
  }),
  cashIndex({
    symbol: "XSP",
    name: "S&P 500 Index, 1/10",
    exchange: "Cboe",
    ticks: oneTick(0.01),
    settlement: "PM",
    future: "ES",
    source: "Cboe XSP specifications",
    note: "its level is 1/10 of the S&P 500",
  }),
  cashIndex({
    symbol: "DJX",
    name: "Dow Jones Industrial Average, 1/100",
    exchange: "Cboe",
    ticks: tickBelow(3, 0.01, 0.05),
    settlement: "AM",
    future: "YM",
    source: "Cboe DJX specifications",
    note: "its level is 1/100 of the Dow",
  }),
];

const PENNY = "not settled: the premium tick (0.01 by brokers' pages)";

/** Every ETF of the table; one contract is 100 shares. */
export const etfs: readonly ContractSpec[] = [
  etf("IWM", "iShares Russell 2000 ETF", PENNY, closed(294.06, "2026-07-13")),
  etf(
    "QQQ",
    "Invesco QQQ Trust",
    `${PENNY}; no longer 1/40 of the Nasdaq-100: take its own price`,
    closed(715.16, "2026-07-13"),
  ),
  etf("SPY", "SPDR S&P 500 ETF Trust", PENNY),
  etf("DIA", "SPDR Dow Jones Industrial Average ETF Trust", "not settled: the premium tick"),
];
