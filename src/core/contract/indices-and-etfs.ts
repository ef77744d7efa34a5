import { as, type UsdPerPoint } from "../quantity.ts";
import type { ContractSpec, ListedOptions } from "./contract.ts";
import { oneTick, tickBelow } from "./ticks.ts";

const hundredDollars = {
  multiplier: as<UsdPerPoint>(100),
  currency: "USD",
  tick: null,
  listsOptions: true,
  sibling: null,
  checked: "2026-11-22",
} as const;

/** The facts in which cash indices differ; a name is that of the index at its quoted scale. */
type IndexRow = Pick<ContractSpec, "symbol" | "name" | "exchange" | "future" | "source" | "note"> &
  Partial<Pick<ContractSpec, "checked">> &
  Pick<ListedOptions, "ticks" | "settlement">;

function cashIndex({ ticks, settlement, ...row }: IndexRow): ContractSpec {
  const options: ListedOptions = { style: "european", ticks, strikeSteps: null, settlement };
  return { ...hundredDollars, kind: "index", options, ...row };
}

const etfOptions: ListedOptions = { style: "american", ticks: null, strikeSteps: null, settlement: "physical" };

function etf(symbol: string, name: string, note: string): ContractSpec {
  const ofShares = { exchange: "US options exchanges", source: "Cboe and Nasdaq product pages" };
  return { ...hundredDollars, ...ofShares, kind: "etf", options: etfOptions, future: null, symbol, name, note };
}

/** Every cash index of the table; an index cannot be held, its options can. */
export const indices: readonly ContractSpec[] = [
  cashIndex({
    symbol: "NDX",
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
  etf("IWM", "iShares Russell 2000 ETF", PENNY),
  etf("QQQ", "Invesco QQQ Trust", `${PENNY}; no longer 1/40 of the Nasdaq-100: take its own price`),
  etf("SPY", "SPDR S&P 500 ETF Trust", PENNY),
  etf("DIA", "SPDR Dow Jones Industrial Average ETF Trust", "not settled: the premium tick"),
];
