import { as, type Usd } from "../quantity.ts";
import type { ContractSpec } from "./contract.ts";

/**
 * What one tick of one contract is worth, in contract currency (US dollars for the contracts of the table): tick × multiplier;
 * null where the contract has no tick of its own, or none that a source settles.
 *
 * @example
 * tickValue(contracts[0]); // 5
 */
export function tickValue({ tick, multiplier }: Pick<ContractSpec, "tick" | "multiplier">): Usd | null {
  return tick === null ? null : as<Usd>(tick * multiplier);
}
