import { fail } from "../../errors/error.ts";
import type { Place } from "../../errors/finding.ts";
import type { ContractSpec } from "./contract.ts";

/**
 * The contract again, if it can be held itself, without options: a future or an ETF.
 *
 * @throws CONTRACT_NOT_HOLDABLE for a cash index, naming the future on it.
 * @example
 * holdable(contracts[0]).symbol; // "NQ"
 */
export function holdable(contract: ContractSpec, place?: Place): ContractSpec {
  const { kind, symbol, future } = contract;
  if (kind === "index") return fail("CONTRACT_NOT_HOLDABLE", { symbol, future }, place);
  return contract;
}
