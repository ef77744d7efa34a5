// Contracts
export { contracts } from "./core/contract/catalogue.ts";
export type {
  ContractSpec,
  ListedOptions,
  OptionStyle,
  PremiumTick,
  Settlement,
  SettlementRule,
} from "./core/contract/contract.ts";
export { findContract } from "./core/contract/find-contract.ts";
export type { Code } from "./errors/catalogue.ts";
export { PairsizeError } from "./errors/error.ts";
export type { Finding } from "./errors/finding.ts";
export { hintOf, messageOf } from "./errors/wording.ts";
