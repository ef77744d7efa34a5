import {
  type ContractSpec,
  type ListedOptions,
  type OptionStyle,
  type PremiumTick,
  type SettlementRule,
  tickValue,
} from "../../core/contract/contract.ts";
import { filledRows, headings, numberCell, type Row, row, type Sheet, wordsCell } from "../sheet/sheet.ts";
import { decimal, exact, notApplicable } from "../text/figures.ts";
import { wrap } from "../text/text.ts";

/** Greatest width of the columns of long words; null is no limit. */
export interface WordWidths {
  readonly product: number | null;
  readonly source: number | null;
}

/** The contract table: a row a symbol, what is traded first, the evidence last. */
export function contractsSheet(contracts: readonly ContractSpec[], widths: WordWidths): Sheet {
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
export function contractSheet(contract: ContractSpec): Sheet {
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
      row("Future to hold instead", [wordsCell(future ?? "")]),
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
export function premiumGridLines(ticks: readonly PremiumTick[]): string[] {
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
