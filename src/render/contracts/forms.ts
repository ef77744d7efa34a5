import {
  type ContractSpec,
  type ListedOptions,
  type OptionStyle,
  type PremiumTick,
  type SettlementRule,
  tickValue,
} from "../../core/contract/contract.ts";
import { markdownTable } from "../sheet/markdown.ts";
import { drawSheet, filledRows, headings, numberCell, type Row, row, type Sheet, wordsCell } from "../sheet/sheet.ts";
import { drawingWidth, type Style } from "../sheet/style.ts";
import { csvText, decimal, exact, type Field, notApplicable, wrap } from "../text/text.ts";

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

/** Greatest width of the columns of long words; null is no limit. */
interface WordWidths {
  readonly product: number | null;
  readonly source: number | null;
}

/** The contract table: a row a symbol, what is traded first, the evidence last. */
function contractsSheet(contracts: readonly ContractSpec[], widths: WordWidths): Sheet {
  return {
    corner: "Symbol",
    headings: headings("Product", "USD/point", "Tick → USD", "Exchange", "Options exercised", "Source", "Checked"),
    aligns: ["left", "right", "right", "left", "left", "left", "left"],
    rows: contracts.map((contract) =>
      row(contract.symbol, [
        wordsCell(wrap(contract.name, widths.product)),
        numberCell(exact(contract.multiplier)),
        numberCell(tickWords(contract)),
        wordsCell(contract.exchange),
        wordsCell(listedStyle(contract)),
        wordsCell(wrap(contract.source, widths.source)),
        numberCell(contract.checked),
      ]),
    ),
  };
}

function optionRows({ options }: ContractSpec): Row[] {
  if (options === null) return [row("Options", [wordsCell("no listing known")])];
  const { style, ticks, settlement } = options;
  return [
    row("Options exercised", [wordsCell(styleWords(style))]),
    row("Premium tick, points", [wordsCell(ticks === null ? "not settled by a source" : premiumGridLines(ticks))]),
    row("Strikes", [wordsCell(strikeWords(options) ?? "not settled by a source")]),
    row("Options settle", [wordsCell(settlement === null ? "not settled by a source" : settlementWords(settlement))]),
  ];
}

/** Everything that the table knows of one contract, a row a fact. */
function contractSheet(contract: ContractSpec): Sheet {
  const { symbol, name, exchange, kind, multiplier, sibling, future, source, checked, note } = contract;
  return {
    corner: "",
    headings: headings(symbol),
    aligns: ["left"],
    rows: filledRows([
      row("Product", [wordsCell(name)]),
      row("Kind", [wordsCell(kindWords(kind))]),
      row("Exchange", [wordsCell(exchange)]),
      row("Multiplier, USD per point", [numberCell(exact(multiplier))]),
      row("Tick, points → USD", [numberCell(tickWords(contract))]),
      ...optionRows(contract),
      row("Smaller contract", [wordsCell(sibling ?? "")]),
      row("Future on the same index", [wordsCell(future ?? "")]),
      row("Source", [wordsCell(source)]),
      row("Checked", [numberCell(checked)]),
      row("Note", [wordsCell(note ?? "")]),
    ]),
  };
}

/** Kind of product of a contract, in words. */
function kindWords(kind: ContractSpec["kind"]): string {
  switch (kind) {
    case "future":
      return "future";
    case "index":
      return "cash index: held only through its options";
    case "etf":
      return "ETF: one contract is 100 shares";
  }
}

/** The tick in points and what it is worth: "0.25 → 5.00"; n/a where the contract has none of its own. */
function tickWords(contract: ContractSpec): string {
  const value = tickValue(contract);
  return contract.tick === null || value === null ? notApplicable : `${exact(contract.tick)} → ${decimal(value, 2)}`;
}

/** When the options may be exercised: "quarterly American". */
function styleWords(style: OptionStyle): string {
  switch (style) {
    case "quarterly-american":
      return "quarterly American";
    case "american":
      return "American";
    case "european":
      return "European";
  }
}

/** The style of a contract's options in a column of the table. */
function listedStyle({ options }: ContractSpec): string {
  return options === null ? "none known" : styleWords(options.style);
}

/** A premium grid, a line a tick: "0.05 at 5 and below". */
function premiumGridLines(ticks: readonly PremiumTick[]): string[] {
  return ticks.map(({ tick, upTo, including }, at) => {
    const below = ticks[at - 1];
    if (upTo !== null) return `${exact(tick)} ${including ? `at ${exact(upTo)} and below` : `below ${exact(upTo)}`}`;
    if (below === undefined || below.upTo === null) return `${exact(tick)} throughout`;
    return `${exact(tick)} ${below.including ? `above ${exact(below.upTo)}` : `at ${exact(below.upTo)} and above`}`;
  });
}

/** Distances between listed strikes: "5, 10 or 25 points apart". */
function strikeWords({ strikeSteps }: ListedOptions): string | null {
  if (strikeSteps === null) return null;
  const steps = strikeSteps.map((step) => exact(step));
  const last = steps.at(-1) ?? "";
  return `${steps.length === 1 ? last : `${steps.slice(0, -1).join(", ")} or ${last}`} points apart`;
}

/** Against what the options settle, in words. */
function settlementWords(rule: SettlementRule): string {
  switch (rule) {
    case "AM":
      return "at the opening (AM)";
    case "PM":
      return "at the close (PM)";
    case "physical":
      return "by delivery of the shares";
    case "quarterly AM, others PM":
      return "quarterly ones at the opening (AM), others at the close (PM)";
    case "monthly AM, others PM":
      return "monthly ones at the opening (AM), others at the close (PM)";
  }
}
