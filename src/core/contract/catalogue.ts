import type { ContractSpec } from "./contract.ts";
import { eMinis } from "./e-minis.ts";
import { etfs, indices } from "./indices-and-etfs.ts";
import { spotQuotedFutures } from "./spot-quoted.ts";

/**
 * The contract table: every product that pairsize knows, each row with its source and the date of its check.
 *
 * @example
 * contracts.length; // 24
 */
export const contracts: readonly ContractSpec[] = [...eMinis, ...spotQuotedFutures, ...indices, ...etfs];
