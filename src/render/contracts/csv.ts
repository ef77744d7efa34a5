import type { ContractSpec } from "../../core/contract/contract.ts";
import { tickValue } from "../../core/contract/tick-value.ts";
import { csvText, type Field } from "../text/csv-text.ts";
import { premiumGridLines } from "./words.ts";

type Column = readonly [name: string, of: (contract: ContractSpec) => Field];

const columns: readonly Column[] = [
  ["symbol", ({ symbol }) => symbol],
  ["product", ({ name }) => name],
  ["kind", ({ kind }) => kind],
  ["exchange", ({ exchange }) => exchange],
  ["multiplier_per_point", ({ multiplier }) => multiplier],
  ["currency", ({ currency }) => currency],
  ["tick_points", ({ tick }) => tick],
  ["tick_value", tickValue],
  ["lists_options", ({ listsOptions }) => listsOptions],
  ["option_style", ({ options }) => options?.style ?? null],
  ["premium_tick_points", ({ options }) => (options?.ticks ? premiumGridLines(options.ticks).join("; ") : null)],
  ["strike_steps_points", ({ options }) => options?.strikeSteps?.join(" ") ?? null],
  ["settlement", ({ options }) => options?.settlement ?? null],
  ["smaller_contract", ({ sibling }) => sibling],
  ["future_to_hold", ({ future }) => future],
  ["source", ({ source }) => source],
  ["checked", ({ checked }) => checked],
  ["note", ({ note }) => note],
];

/** The contract table as CSV: a header with units in the names, then a row a contract; a fact that no source settles is empty. */
export function renderContractsCsv(contracts: readonly ContractSpec[]): string {
  return csvText(
    columns.map(([name]) => name),
    contracts.map((contract) => columns.map(([, of]) => of(contract))),
  );
}
