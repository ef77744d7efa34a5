import type { ContractSpec } from "../../core/contract/contract.ts";
import { filledRows, headings, numberCell, type Row, row, type Sheet, wordsCell } from "../sheet/sheet.ts";
import { exact } from "../text/figures.ts";
import { wrap } from "../text/text.ts";
import {
  kindWords,
  listedStyle,
  premiumGridLines,
  settlementWords,
  strikeWords,
  styleWords,
  tickWords,
} from "./words.ts";

/** How wide the columns of long words may be; null is no limit. */
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
