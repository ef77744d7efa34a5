import { as, type UsdPerPoint } from "../quantity.ts";
import type { ContractSpec } from "./contract.ts";

function spotQuoted(symbol: string, index: string, exchange: string, multiplier: number): ContractSpec {
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
    future: null,
    source: "CME, frequently asked questions on spot-quoted futures, June 2025",
    checked: "2026-11-22",
    note: "not settled: the tick; a daily financing adjustment comes on top of the quoted price",
  };
}

/** The futures of CME and CBOT that are quoted at the level of the cash index. */
export const spotQuotedFutures: readonly ContractSpec[] = [
  spotQuoted("QNDX", "Nasdaq-100", "CME", 0.1),
  spotQuoted("QRTY", "Russell 2000", "CME", 1),
  spotQuoted("QSPX", "S&P 500", "CME", 1),
  spotQuoted("QDOW", "Dow", "CBOT", 0.1),
];
