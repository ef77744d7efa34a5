import { fail } from "../../errors/error.ts";
import type { Place } from "../../errors/finding.ts";
import { nearest } from "../nearest.ts";
import { contracts } from "./catalogue.ts";
import type { ContractSpec } from "./contract.ts";
import { findRetired } from "./retired.ts";

const bySymbol = new Map(contracts.map((contract) => [contract.symbol, contract]));

/**
 * The contract of a symbol in any case, or undefined where the table does not have it.
 *
 * @example
 * findContract("rty")?.multiplier; // 50
 */
export function findContract(symbol: string): ContractSpec | undefined {
  return bySymbol.get(symbol) ?? bySymbol.get(symbol.toUpperCase());
}

/**
 * The symbols of the table that a mistyped one may have meant.
 *
 * @example
 * nearestSymbols("RTYY"); // ["RTY"]
 */
export function nearestSymbols(symbol: string): readonly string[] {
  return nearest(
    symbol,
    contracts.map((contract) => contract.symbol),
  );
}

/**
 * The contract of a symbol in any case.
 *
 * @throws CONTRACT_RETIRED for a contract that is no longer listed; CONTRACT_UNKNOWN for any other symbol not in the table.
 * @example
 * listedContract("nq").name; // "E-mini Nasdaq-100"
 */
export function listedContract(symbol: string, place?: Place): ContractSpec {
  const found = findContract(symbol);
  if (found !== undefined) return found;
  const retired = findRetired(symbol);
  if (retired !== undefined) return fail("CONTRACT_RETIRED", retired, place);
  return fail("CONTRACT_UNKNOWN", { symbol, nearest: nearestSymbols(symbol) }, place);
}
