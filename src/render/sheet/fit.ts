import { displayWidth, wrap } from "../text/text.ts";
import type { Cell, Sheet } from "./sheet.ts";

/** Spaces between two columns. */
export const gap = "  ";

/** Words are not squeezed into less than this while another layout is left. */
const leastWords = 14;

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map(displayWidth));
}

function column(sheet: Sheet, index: number): Cell[] {
  return [sheet.headings, ...sheet.rows.map((row) => row.cells)].flatMap((cells) => cells[index] ?? []);
}

/** The cell with its words broken to `width`; a number as it is. */
export function fitCell(cell: Cell, width: number): Cell {
  return cell.breaks ? { ...cell, lines: cell.lines.flatMap((line) => wrap(line, width)) } : cell;
}

/** The columns from `from` on, `count` of them, as a sheet of their own. */
export function columnsOf(sheet: Sheet, from: number, count: number): Sheet {
  const pick = (cells: readonly Cell[]) => cells.slice(from, from + count);
  const rows = sheet.rows.map((row) => ({ ...row, cells: pick(row.cells) }));
  const aligns = sheet.aligns === undefined ? {} : { aligns: sheet.aligns.slice(from, from + count) };
  return { ...sheet, ...aligns, headings: pick(sheet.headings), rows };
}

/** The sheet cut into parts of at most `count` columns, as even as can be. */
export function inParts(sheet: Sheet, count: number): Sheet[] {
  const parts = Math.ceil(sheet.headings.length / count);
  const size = Math.ceil(sheet.headings.length / parts);
  return Array.from({ length: parts }, (_, part) => columnsOf(sheet, part * size, size));
}

/** The sheet with words broken so that all columns stand side by side in `width`; null where they cannot. */
export function fitSideBySide(sheet: Sheet, width: number): Sheet | null {
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

function narrowest(cells: readonly Cell[]): number {
  const numbers = cells.filter((cell) => !cell.breaks).flatMap((cell) => cell.lines);
  return Math.max(leastWords, widest(numbers));
}
