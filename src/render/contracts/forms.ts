import { type ContractSpec, tickValue } from "../../core/contract/contract.ts";
import { drawingWidth, drawSheet } from "../sheet/drawing.ts";
import { markdownTable } from "../sheet/markdown.ts";
import type { Style } from "../sheet/sheet.ts";
import { csvText, type Field } from "../text/csv.ts";
import { contractSheet, contractsSheet, premiumGridLines, type WordWidths } from "./sheets.ts";

/** Columns that the table takes in two parts; where there are fewer, each contract is a block. */
const leastColumns = 80;
/** Columns that the table takes in one part. */
const enoughColumns = 200;

const noLimit: WordWidths = { product: null, source: null };
const inTwoParts: WordWidths = { product: 25, source: 40 };

/**
 * The screen of `contracts`: the whole table, in two parts below each other at 80 columns, one block a contract below
 * that.
 */
export function renderContracts(contracts: readonly ContractSpec[], style: Style): string {
  const width = drawingWidth(style);
  if (width !== null && width < leastColumns) return contracts.map((one) => renderContract(one, style)).join("\n");
  const widths = width === null || width >= enoughColumns ? noLimit : inTwoParts;
  return `${drawSheet(contractsSheet(contracts, widths), style)}\n`;
}

/** The screen of `contracts SYMBOL`: everything that the table knows of it. */
export function renderContract(contract: ContractSpec, style: Style): string {
  return `${drawSheet(contractSheet(contract), style)}\n`;
}

/** The contract table, or one row of it, as a GitHub table. */
export function renderContractsMarkdown(contracts: readonly ContractSpec[]): string {
  const [only] = contracts;
  const sheet = contracts.length === 1 && only ? contractSheet(only) : contractsSheet(contracts, noLimit);
  return `${markdownTable(sheet)}\n`;
}

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

/**
 * The contract table as CSV: a header with units in the names, then a row a contract; a fact that no source settles
 * is empty.
 */
export function renderContractsCsv(contracts: readonly ContractSpec[]): string {
  return csvText(
    columns.map(([name]) => name),
    contracts.map((contract) => columns.map(([, of]) => of(contract))),
  );
}
