import type { ContractSpec } from "../../core/contract/contract.ts";
import { drawingWidth, drawSheet } from "../sheet/drawing.ts";
import { markdownTable } from "../sheet/markdown-table.ts";
import type { Style } from "../sheet/style.ts";
import { contractSheet, contractsSheet, type WordWidths } from "./sheet.ts";

/** Columns that the table takes in two parts; where there are fewer, each contract is a block. */
const leastColumns = 80;
/** Columns that the table takes in one part. */
const enoughColumns = 200;

const noLimit: WordWidths = { product: null, source: null };
const inTwoParts: WordWidths = { product: 25, source: 40 };

/** The screen of `contracts`: the whole table, in two parts below each other at 80 columns, one block a contract below that. */
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
