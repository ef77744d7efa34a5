import Table from "cli-table3";
import { displayWidth, wrap } from "../text/text.ts";
import { fitCell, fitSideBySide, gap, inParts } from "./fit.ts";
import type { Cell, Row, Sheet, Tone } from "./sheet.ts";
import type { Paint, Style } from "./style.ts";

/** Below this many columns a screen is drawn for this many: a line of two letters helps nobody. */
const leastWidth = 20;

/** The width to draw for, or null for no limit. */
export function drawingWidth(style: Style): number | null {
  return style.width === null ? null : Math.max(style.width, leastWidth);
}

const asItIs: Paint = (text) => text;

/** How a tone is painted. */
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

function painted(cell: Cell, style: Style): string {
  const paint = painter(cell.tone, style);
  return cell.lines.map((line) => (line === "" ? "" : paint(line))).join("\n");
}

const noBorder = {
  ...{ top: "", "top-mid": "", "top-left": "", "top-right": "" },
  ...{ bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" },
  ...{ left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: gap },
};

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

function widthBeside({ label, cells }: Row): number {
  return displayWidth(label) + gap.length + Math.max(0, ...cells.flatMap((cell) => cell.lines).map(displayWidth));
}

/** A row of a record: the label and its value on one line, right-aligned; the label on a line of its own where both do not fit. */
function recordRow(row: Row, width: number, style: Style): string[] {
  const [value] = row.cells.map((cell) => fitCell(cell, width - gap.length));
  if (value === undefined) return [];
  const paint = painter(value.tone, style);
  const right = (line: string, taken: number) => {
    const padding = " ".repeat(Math.max(0, width - taken - displayWidth(line)));
    return line === "" ? "" : padding + paint(line);
  };
  if (widthBeside(row) > width) return [...wrap(row.label, width), ...value.lines.map((line) => right(line, 0))];
  return value.lines.map((line, index) =>
    index === 0 ? row.label + right(line, displayWidth(row.label)) : right(line, 0),
  );
}

/** One column as a block: its heading, then a line a row. */
function record(sheet: Sheet, limit: number, style: Style): string {
  const filled = sheet.rows.filter((row) => row.cells[0]?.lines.some((line) => line !== ""));
  const width = Math.min(limit, Math.max(0, ...filled.map(widthBeside)));
  const heading = sheet.headings.flatMap((cell) => wrap(cell.lines.join(" "), limit)).map(style.paint.bold);
  return [...heading, ...filled.flatMap((row) => recordRow(row, width, style))].join("\n");
}

/**
 * The sheet as text that keeps within the width of the style: all columns side by side, else in groups, one below the other,
 * else one block a column. Numbers are never cut and never broken.
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
