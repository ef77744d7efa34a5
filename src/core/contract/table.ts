import { as, type Points, type UsdPerPoint } from "../quantity.ts";
import {
  type ContractSpec,
  type ListedOptions,
  oneTick,
  type PremiumTick,
  type ReferenceLevel,
  tickAtOrBelow,
  tickBelow,
} from "./contract.ts";

const inDollars = { kind: "future", currency: "USD", future: null, checked: "2026-11-22" } as const;

/** Closes of the front futures in price files of Yahoo. */
const nasdaqFuture = { value: as<Points>(25_033.75), date: "2026-02-23" };
const russellFuture = { value: as<Points>(2666.5), date: "2026-02-23" };

/** Closes of the indices, which their futures are near enough to: the press of 31 December 2024; a record of March. */
const standardAndPoors = closed(5881.63, "2024-12-31");
const dow = closed(42_544.22, "2024-12-31");
const midCap = closed(3046.36, "2024-03-28");

/** Returns the facts that quarterly, weekly and end-of-month options on E-mini and Micro E-mini futures share. */
function eMiniOptions(ticks: readonly PremiumTick[], strikeSteps: readonly number[] | null = null): ListedOptions {
  return {
    style: "quarterly-american",
    ticks,
    strikeSteps: strikeSteps?.map((step) => as<Points>(step)) ?? null,
    settlement: "quarterly AM, others PM",
  };
}

function listed(options: ListedOptions): Pick<ContractSpec, "options" | "listsOptions"> {
  return { options, listsOptions: true };
}

const MICRO_OPTIONS =
  "options listed since 2020; not settled since 29 June 2026: whether physical and financial families share codes";

const noOptions = { options: null, listsOptions: false } as const;

function sized(multiplier: number, tick: number | null): Pick<ContractSpec, "multiplier" | "tick"> {
  return { multiplier: as<UsdPerPoint>(multiplier), tick: tick === null ? null : as<Points>(tick) };
}

/** The E-mini and Micro E-mini equity index futures of CME and CBOT. */
export const eMinis: readonly ContractSpec[] = [
  {
    ...inDollars,
    ...sized(20, 0.25),
    ...listed(eMiniOptions(tickAtOrBelow(5, 0.05, 0.25), [10, 100])),
    symbol: "NQ",
    reference: nasdaqFuture,
    name: "E-mini Nasdaq-100",
    exchange: "CME",
    sibling: "MNQ",
    source: "CME Rulebook chapter 359; CME contract specifications",
    checked: "2026-12-01",
    note: "week-3 options are listed in quarterly months too, on the next future",
  },
  {
    ...inDollars,
    ...sized(2, 0.25),
    ...listed(eMiniOptions(tickAtOrBelow(5, 0.05, 0.25))),
    symbol: "MNQ",
    reference: nasdaqFuture,
    name: "Micro E-mini Nasdaq-100",
    exchange: "CME",
    sibling: null,
    source: "CME Micro E-mini options page",
    checked: "2026-12-01",
    note: MICRO_OPTIONS,
  },
  {
    ...inDollars,
    ...sized(50, 0.1),
    ...listed(eMiniOptions(tickAtOrBelow(5, 0.05, 0.1), [5, 10, 25, 50, 100])),
    symbol: "RTY",
    reference: russellFuture,
    name: "E-mini Russell 2000",
    exchange: "CME",
    sibling: "M2K",
    source: "CME Rulebook chapter 393; CME contract specifications",
    checked: "2026-12-01",
    note: "Tuesday options are R1U to R5U; not the ICE Russell mini (TF), which was 100 USD a point until 2 December 2016",
  },
  {
    ...inDollars,
    ...sized(5, 0.1),
    ...noOptions,
    symbol: "M2K",
    reference: russellFuture,
    name: "Micro E-mini Russell 2000",
    exchange: "CME",
    sibling: null,
    source: "CME Rulebook chapter 363",
    note: "not settled: no source was found for listed options",
  },
  {
    ...inDollars,
    ...sized(50, 0.25),
    ...listed(eMiniOptions(tickAtOrBelow(5, 0.05, 0.25))),
    symbol: "ES",
    reference: standardAndPoors,
    name: "E-mini S&P 500",
    exchange: "CME",
    sibling: "MES",
    source: "CME Rulebook chapter 358; CME contract specifications",
    checked: "2026-12-01",
    note: "week-3 options are listed in quarterly months too, on the next future",
  },
  {
    ...inDollars,
    ...sized(5, 0.25),
    ...listed(eMiniOptions(tickAtOrBelow(5, 0.05, 0.25))),
    symbol: "MES",
    reference: standardAndPoors,
    name: "Micro E-mini S&P 500",
    exchange: "CME",
    sibling: null,
    source: "CME Micro E-mini options page",
    checked: "2026-12-01",
    note: MICRO_OPTIONS,
  },
  {
    ...inDollars,
    ...sized(5, 1),
    ...listed(eMiniOptions(tickAtOrBelow(4, 0.2, 1))),
    symbol: "YM",
    reference: dow,
    name: "E-mini Dow",
    exchange: "CBOT",
    sibling: "MYM",
    source: "CBOT Rulebook chapters 27 and 27A; CBOT contract specifications",
    checked: "2026-12-01",
    note: "quarterly options are OYM, Friday ones YM1 to YM4; not settled: other weeklies",
  },
  {
    ...inDollars,
    ...sized(0.5, 1),
    ...noOptions,
    symbol: "MYM",
    reference: dow,
    name: "Micro E-mini Dow",
    exchange: "CBOT",
    sibling: null,
    source: "CBOT contract specifications",
    note: "not settled: no source was found for listed options",
  },
  {
    ...inDollars,
    ...sized(100, 0.1),
    ...listed(eMiniOptions(oneTick(0.05))),
    symbol: "EMD",
    reference: midCap,
    name: "E-mini S&P MidCap 400",
    exchange: "CME",
    sibling: null,
    source: "CME Rulebook chapter 362",
    note: "not settled: option codes, and whether weeklies are listed",
  },
];

function spotQuoted(
  symbol: string,
  future: string,
  index: string,
  exchange: string,
  multiplier: number,
  reference: ReferenceLevel,
): ContractSpec {
  return {
    symbol,
    name: `Spot-Quoted ${index}`,
    exchange,
    kind: "future",
    multiplier: as<UsdPerPoint>(multiplier),
    currency: "USD",
    tick: null,
    options: null,
    listsOptions: false,
    sibling: null,
    future,
    reference,
    source: "CME, frequently asked questions on spot-quoted futures, June 2025",
    checked: "2026-11-22",
    note: "not settled: the tick; a daily financing adjustment comes on top of the quoted price",
  };
}

/** The futures of CME and CBOT that are quoted at the level of the cash index. */
export const spotQuotedFutures: readonly ContractSpec[] = [
  spotQuoted("QNDX", "NQ", "Nasdaq-100", "CME", 0.1, nasdaqFuture),
  spotQuoted("QRTY", "RTY", "Russell 2000", "CME", 1, russellFuture),
  spotQuoted("QSPX", "ES", "S&P 500", "CME", 1, standardAndPoors),
  spotQuoted("QDOW", "YM", "Dow", "CBOT", 0.1, dow),
];

const hundredDollars = {
  multiplier: as<UsdPerPoint>(100),
  currency: "USD",
  tick: null,
  listsOptions: true,
  sibling: null,
  checked: "2026-11-22",
} as const;

function closed(value: number, date: string): ReferenceLevel {
  return { value: as<Points>(value), date };
}

/** The facts in which cash indices differ; a name is that of the index at its quoted scale. */
type IndexRow = Pick<ContractSpec, "symbol" | "name" | "exchange" | "future" | "source" | "note" | "reference"> &
  Partial<Pick<ContractSpec, "checked">> &
  Pick<ListedOptions, "ticks" | "settlement">;

function cashIndex({ ticks, settlement, ...row }: IndexRow): ContractSpec {
  const options: ListedOptions = { style: "european", ticks, strikeSteps: null, settlement };
  return { ...hundredDollars, kind: "index", options, ...row };
}

const etfOptions: ListedOptions = { style: "american", ticks: null, strikeSteps: null, settlement: "physical" };

function etf(symbol: string, future: string, name: string, note: string, reference: ReferenceLevel): ContractSpec {
  const ofShares = { exchange: "US options exchanges", source: "Cboe and Nasdaq product pages" };
  return {
    ...hundredDollars,
    ...ofShares,
    kind: "etf",
    options: etfOptions,
    future,
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
    reference: standardAndPoors,
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
    reference: closed(588.16, "2024-12-31"),
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
    reference: closed(425.44, "2024-12-31"),
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
  etf("IWM", "RTY", "iShares Russell 2000 ETF", PENNY, closed(294.06, "2026-07-13")),
  etf(
    "QQQ",
    "NQ",
    "Invesco QQQ Trust",
    `${PENNY}; no longer 1/40 of the Nasdaq-100: take its own price`,
    closed(715.16, "2026-07-13"),
  ),
  etf("SPY", "ES", "SPDR S&P 500 ETF Trust", PENNY, closed(586.08, "2024-12-31")),
  etf(
    "DIA",
    "YM",
    "SPDR Dow Jones Industrial Average ETF Trust",
    "not settled: the premium tick",
    closed(425.5, "2024-12-31"),
  ),
];
