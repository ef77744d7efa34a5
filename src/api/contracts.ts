import { findContract as contractOf } from "../core/contract/catalogue.ts";
import type { ContractSpec } from "../core/contract/contract.ts";
import { text } from "./checked.ts";

/**
 * The contract of a symbol in any case, or undefined where the table does not have it.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE for what is no text
 * @example
 * findContract("rty")?.multiplier; // 50
 */
export function findContract(symbol: string): ContractSpec | undefined {
  return contractOf(text(symbol, "symbol"));
}
