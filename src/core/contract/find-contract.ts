import { fail } from "../../errors/error.ts";
import type { Place } from "../../errors/finding.ts";
import { contracts } from "./catalogue.ts";
import type { ContractSpec } from "./contract.ts";
import { editDistance } from "./edit-distance.ts";
import { findRetired } from "./retired.ts";

const bySymbol = new Map(contracts.map((contract) => [contract.symbol, contract]));

/**
 * The contract of a symbol in any case, or undefined where the table does not have it.
 *
 * @example
 * findContract("rty")?.multiplier; // 50
 */
export function findContract(symbol: string): ContractSpec | undefined {
  return bySymbol.get(symbol.toUpperCase());
}

/**
 * The symbols of the table that a mistyped one may have meant: all at the least edit distance, of at most 2 (1 for a
 * word of fewer than three letters).
 *
 * @example
 * nearestSymbols("RTYY"); // ["RTY"]
 */
export function nearestSymbols(symbol: string): readonly string[] {
  const typed = symbol.toUpperCase();
  const furthest = typed.length < 3 ? 1 : FURTHEST;
  const candidates = contracts
    .filter((contract) => Math.abs(contract.symbol.length - typed.length) <= FURTHEST)
    .map((contract) => ({ symbol: contract.symbol, distance: editDistance(typed, contract.symbol) }));
  const least = Math.min(furthest, ...candidates.map((candidate) => candidate.distance));
  return candidates.filter((candidate) => candidate.distance === least).map((candidate) => candidate.symbol);
}

const FURTHEST = 2;

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
