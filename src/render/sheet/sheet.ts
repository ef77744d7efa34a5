import Table from "cli-table3";
import type { Bound } from "../../core/payoff/envelope.ts";
import { displayWidth, signedDecimal, visible, wrap } from "../text/text.ts";
import { asItIs, drawingWidth, type Paint, type Style } from "./style.ts";

/** Content of one place: one or more lines. Numbers are never broken; words may be, where the screen is narrow. */
export interface Cell {
  readonly lines: readonly string[];
  readonly breaks: boolean;
  readonly tone: Tone;
  /** What the eye should find first: bold. */
  readonly isStrong?: true;
}

/** Red for a loss or a failure, dim for where a number came from; never the only sign. */
export type Tone = "plain" | "loss" | "quiet" | "heading";

/** Numbers stand right; words read better from the left where a column holds nothing else. */
export type Align = "left" | "right";

/** A labelled row of a sheet. */
export interface Row {
  readonly label: string;
  readonly cells: readonly Cell[];
}

/** Rows by columns: what the terminal and Markdown both draw. Rows have a cell for every heading. */
export interface Sheet {
  /** The heading of the labels. */
  readonly corner: string;
  readonly headings: readonly Cell[];
  /** Alignment of columns side by side, where not all of them stand right. */
  readonly aligns?: readonly Align[];
  readonly rows: readonly Row[];
}

/** A cell that holds a number with what belongs to it ("paid 3,010"). */
export function numberCell(text: string, tone: Tone = "plain"): Cell {
  return { lines: [visible(text)], breaks: false, tone };
}

/** A profit with its sign, a loss in the tone of one, and what is said behind it. */
export function profitCell(amount: number, decimals: number, after = ""): Cell {
  return numberCell(`${signedDecimal(amount, decimals)}${after}`, amount < 0 ? "loss" : "plain");
}

/** The cell in bold. */
export function strong(cell: Cell): Cell {
  return { ...cell, isStrong: true };
}

/** The tone of a loss: none is no loss, and stays plain. */
export function lossTone(loss: Bound): Tone {
  return loss.kind === "unlimited" || loss.amount > 0 ? "loss" : "plain";
}

/** A cell of words, a line each. */
export function wordsCell(lines: string | readonly string[], tone: Tone = "plain"): Cell {
  return { lines: (typeof lines === "string" ? [lines] : lines).map(visible), breaks: true, tone };
}

/** A cell with nothing in it. */
export const blankCell: Cell = { lines: [""], breaks: true, tone: "plain" };

/** A row whose label may hold the user's words. */
export function row(label: string, cells: readonly Cell[]): Row {
  return { label: visible(label), cells };
}

/** The headings of columns. */
export function headings(...texts: readonly (string | readonly string[])[]): Cell[] {
  return texts.map((text) => wordsCell(text, "heading"));
}

/** The rows that hold something in some column. */
export function filledRows(rows: readonly (Row | null)[]): Row[] {
  return rows.filter((one) => one?.cells.some((cell) => cell.lines.some((line) => line !== "")) ?? false) as Row[];
}

/** Spaces between two columns. */
const gap = "  ";

/** Words are not squeezed into less than this while another layout is left. */
const leastWords = 14;

/**
 * The sheet as text that keeps within the width of the style: all columns side by side, else in groups, one below the
 * other, else one block a column. Numbers are never cut and never broken.
 */
export function drawSheet(sheet: Sheet, style: Style): string {
  const width = drawingWidth(style);
  if (sheet.headings.length === 0) return "";
  if (width === null) return sideBySide(sheet, style);
  for (let count = sheet.headings.length; count >= Math.min(2, sheet.headings.length); count--) {
    const parts = inParts(sheet, count).map((part) => fitSideBySide(part, width));
    if (parts.every((part) => part !== null)) return parts.map((part) => sideBySide(part, style)).join("\n\n");
  }
  return inParts(sheet, 1)
    .map((part) => record(part, width, style))
    .join("\n\n");
}

/** The sheet cut into parts of at most `count` columns, as even as can be. */
function inParts(sheet: Sheet, count: number): Sheet[] {
  const parts = Math.ceil(sheet.headings.length / count);
  const size = Math.ceil(sheet.headings.length / parts);
  return Array.from({ length: parts }, (_, part) => columnsOf(sheet, part * size, size));
}

/** The columns from `from` on, `count` of them, as a sheet of their own. */
function columnsOf(sheet: Sheet, from: number, count: number): Sheet {
  const pick = (cells: readonly Cell[]) => cells.slice(from, from + count);
  const rows = sheet.rows.map((row) => ({ ...row, cells: pick(row.cells) }));
  const aligns = sheet.aligns === undefined ? {} : { aligns: sheet.aligns.slice(from, from + count) };
  return { ...sheet, ...aligns, headings: pick(sheet.headings), rows };
}

/** The sheet with words broken so that all columns stand side by side in `width`; null where they cannot. */
function fitSideBySide(sheet: Sheet, width: number): Sheet | null {
  const columns = sheet.headings.map((_, index) => column(sheet, index));
  const natural = columns.map((cells) => widest(cells.flatMap((cell) => cell.lines)));
  const labels = widest([sheet.corner, ...sheet.rows.map((row) => row.label)]);
  const gaps = columns.length * gap.length;
  if (natural.reduce((sum, one) => sum + one, labels + gaps) <= width) return sheet;

  const labelWidth = Math.min(labels, Math.floor(width * 0.4));
  const share = Math.floor((width - labelWidth - gaps) / columns.length);
  const least = columns.map((cells, index) => Math.min(natural[index] ?? 0, narrowest(cells)));
  const widths = natural.map((one, index) => Math.min(one, Math.max(share, least[index] ?? 0)));
  if (widths.reduce((sum, one) => sum + one, labelWidth + gaps) > width) return null;
  const squeezed = (cells: readonly Cell[]) => cells.map((cell, index) => fitCell(cell, widths[index] ?? share));
  const rows = sheet.rows.map((row) => ({ label: wrap(row.label, labelWidth).join("\n"), cells: squeezed(row.cells) }));
  return { ...sheet, corner: wrap(sheet.corner, labelWidth).join("\n"), headings: squeezed(sheet.headings), rows };
}

function column(sheet: Sheet, index: number): Cell[] {
  return [sheet.headings, ...sheet.rows.map((row) => row.cells)].flatMap((cells) => cells[index] ?? []);
}

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map(displayWidth));
}

function narrowest(cells: readonly Cell[]): number {
  const numbers = cells.filter((cell) => !cell.breaks).flatMap((cell) => cell.lines);
  return Math.max(leastWords, widest(numbers));
}

/** The cell with its words broken to `width`; a number as it is. */
function fitCell(cell: Cell, width: number): Cell {
  return cell.breaks ? { ...cell, lines: cell.lines.flatMap((line) => wrap(line, width)) } : cell;
}

/** Without colWidths: with them the library cuts numbers in silence. */
function sideBySide(sheet: Sheet, style: Style): string {
  const table = new Table({
    chars: noBorder,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
    colAligns: ["left", ...sheet.headings.map((_, index) => sheet.aligns?.[index] ?? "right")],
  });
  const corner: Cell = { lines: sheet.corner.split("\n"), breaks: true, tone: "heading" };
  table.push([corner, ...sheet.headings].map((cell) => painted(cell, style)));
  for (const { label, cells } of sheet.rows) table.push([label, ...cells.map((cell) => painted(cell, style))]);
  const lines = table.toString().split("\n");
  return lines.map((line) => line.trimEnd()).join("\n");
}

const noBorder = {
  ...{ top: "", "top-mid": "", "top-left": "", "top-right": "" },
  ...{ bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" },
  ...{ left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: gap },
};

/** One column as a block: its heading, then a line a row. */
function record(sheet: Sheet, limit: number, style: Style): string {
  const filled = sheet.rows.filter((row) => row.cells[0]?.lines.some((line) => line !== ""));
  const width = Math.min(limit, Math.max(0, ...filled.map(widthBeside)));
  const heading = sheet.headings.flatMap((cell) => wrap(cell.lines.join(" "), limit)).map(style.paint.bold);
  return [...heading, ...filled.flatMap((row) => recordRow(row, width, style))].join("\n");
}

/**
 * A row of a record: the label and its value on one line, right-aligned; the label on a line of its own where both do
 * not fit.
 */
function recordRow(row: Row, width: number, style: Style): string[] {
  const [value] = row.cells.map((cell) => fitCell(cell, width - gap.length));
  if (value === undefined) return [];
  const paint = cellPainter(value, style);
  const right = (line: string, taken: number) => {
    const padding = " ".repeat(Math.max(0, width - taken - displayWidth(line)));
    return line === "" ? "" : padding + paint(line);
  };
  if (widthBeside(row) > width) return [...wrap(row.label, width), ...value.lines.map((line) => right(line, 0))];
  return value.lines.map((line, index) =>
    index === 0 ? row.label + right(line, displayWidth(row.label)) : right(line, 0),
  );
}

function widthBeside({ label, cells }: Row): number {
  return displayWidth(label) + gap.length + Math.max(0, ...cells.flatMap((cell) => cell.lines).map(displayWidth));
}

/** Paint of a cell: that of its tone, in bold where the cell is strong. */
function cellPainter({ tone, isStrong }: Cell, style: Style): Paint {
  const paint = painter(tone, style);
  return isStrong ? (text) => style.paint.bold(paint(text)) : paint;
}

function painted(cell: Cell, style: Style): string {
  const paint = cellPainter(cell, style);
  return cell.lines.map((line) => paintedWords(line, paint)).join("\n");
}

/** The words of a line painted, and the spaces that hold its column open left as they are. */
function paintedWords(line: string, paint: Paint): string {
  const words = line.trimEnd();
  return words === "" ? line : paint(words) + line.slice(words.length);
}

/** Paint of a tone. */
export function painter(tone: Tone, { paint }: Style): Paint {
  switch (tone) {
    case "plain":
      return asItIs;
    case "heading":
      return paint.bold;
    case "loss":
      return paint.red;
    case "quiet":
      return paint.dim;
  }
}

/** A text in lines that keep within the width of the style, those after the first indented by two more. */
export function drawText(text: string, style: Style, paint: Paint = asItIs, indent = 0): string[] {
  return wrap(visible(text), drawingWidth(style), indent, indent + 2).map(paint);
}

/** Formulas under a heading, one a line, each with its numbers put in. */
export interface Explanation {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** An explanation in lines that keep within the width of the style, the formulas indented below their heading. */
export function drawExplanation({ heading, lines }: Explanation, style: Style): string {
  const width = drawingWidth(style);
  const title = wrap(visible(heading), width).map(style.paint.bold);
  return [...title, ...lines.flatMap((line) => wrap(visible(line).trimStart(), width, 2, 6))].join("\n");
}
