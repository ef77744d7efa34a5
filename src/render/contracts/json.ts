import type { ContractSpec, PremiumTick } from "../../core/contract/contract.ts";
import { tickValue } from "../../core/contract/ticks.ts";
import type { ContractsDocument } from "../../schema/result/contracts.ts";
import { jsonText, schemaVersion } from "../json.ts";

type ContractDocument = ContractsDocument["contracts"][number];

function tickDocument({ tick, upTo, including }: PremiumTick) {
  return { tick, upTo, including };
}

function optionsDocument({ options }: ContractSpec): ContractDocument["options"] {
  if (options === null) return null;
  const { style, ticks, strikeSteps, settlement } = options;
  return {
    style,
    ticks: ticks?.map(tickDocument) ?? null,
    strikeSteps: strikeSteps === null ? null : [...strikeSteps],
    settlement,
  };
}

function contractDocument(contract: ContractSpec): ContractDocument {
  const { symbol, name, kind, exchange, multiplier, currency, tick, listsOptions } = contract;
  const { sibling, future, source, checked, note } = contract;
  return {
    ...{ symbol, name, kind, exchange, multiplier, currency, tick, tickValue: tickValue(contract), listsOptions },
    options: optionsDocument(contract),
    ...{ sibling, future, source, checked, note },
  };
}

/** The document of `contracts`, its keys in the documented order. */
export function contractsDocument(contracts: readonly ContractSpec[], version: string): ContractsDocument {
  return {
    schemaVersion: schemaVersion,
    tool: { name: "pairsize", version },
    command: "contracts",
    contracts: contracts.map(contractDocument),
  };
}

/** The document of `contracts` as text, with a line break at the end. */
export function renderContractsJson(contracts: readonly ContractSpec[], version: string): string {
  return jsonText(contractsDocument(contracts, version));
}
