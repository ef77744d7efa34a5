import { displayWidth } from "../text/text.ts";
import { drawingWidth } from "./drawing.ts";
import type { Style } from "./sheet.ts";

/** A profit in a picture: its figure, its share of the largest (−1 to 1), and what is to be seen about its place. */
export interface HeatCell {
  readonly text: string;
  readonly share: number;
  readonly mark: "today" | "adverse" | null;
}

/** A labelled row of profits. */
export interface HeatRow {
  readonly label: string;
  readonly cells: readonly HeatCell[];
}

/** Profits by rows and columns; each row has a cell for every column. */
export interface HeatMap {
  /** Above all columns: what moves along them. */
  readonly across: string;
  /** Above the labels: what moves along them, a line for each line of the headings. */
  readonly corner: readonly string[];
  readonly headings: readonly (readonly string[])[];
  readonly rows: readonly HeatRow[];
}

interface Widths {
  readonly label: number;
  readonly cell: number;
}

function widthsOf({ corner, headings, rows }: HeatMap): Widths {
  return {
    label: Math.max(...[...corner, ...rows.map(({ label }) => label)].map(displayWidth)),
    cell: Math.max(
      ...[...headings.flat(), ...rows.flatMap(({ cells }) => cells.map(({ text }) => text))].map(displayWidth),
    ),
  };
}

/**
 * Number of columns that stand side by side in a width: each has one more for a mark or a gap, and the last one for
 * its mark.
 */
function columnsIn(width: number | null, { label, cell }: Widths, all: number): number {
  return width === null ? all : Math.max(1, Math.min(all, Math.floor((width - label - 1) / (cell + 1))));
}

/** Whether all columns of the map stand side by side. */
export function fitsSideBySide(map: HeatMap, style: Style): boolean {
  const all = map.headings.length;
  return columnsIn(drawingWidth(style), widthsOf(map), all) === all;
}

/**
 * The map as text: figures right-aligned and shaded by their share, today's in brackets, the adverse corner with an
 * exclamation mark. Where the width does not hold all columns, even groups of them one below the other; no figure is
 * cut.
 */
export function drawHeatMap(map: HeatMap, style: Style): string {
  const widths = widthsOf(map);
  const all = map.headings.length;
  const groups = Math.ceil(all / columnsIn(drawingWidth(style), widths, all));
  const size = Math.ceil(all / groups);
  return Array.from({ length: Math.ceil(all / size) }, (_, at) => group(map, at * size, size, widths, style)).join(
    "\n\n",
  );
}

function group(map: HeatMap, from: number, size: number, widths: Widths, style: Style): string {
  const headings = map.headings.slice(from, from + size);
  const across = `${" ".repeat(widths.label + 1)}${map.across}`;
  const lines = map.corner.map((label, line) => {
    const cells = headings.map((heading) => ` ${padStart(heading[line] ?? "", widths.cell)}`);
    return (padEnd(label, widths.label) + cells.join("")).trimEnd();
  });
  const rows = map.rows.map(({ label, cells }) => drawRow(label, cells.slice(from, from + size), widths, style));
  return [...[across, ...lines].map(style.paint.bold), ...rows].join("\n");
}

function drawRow(label: string, cells: readonly HeatCell[], widths: Widths, { paint }: Style): string {
  const drawn = cells.map(({ text, share, mark }, at) => {
    const before = mark === "today" ? "[" : cells[at - 1]?.mark === "today" ? "]" : " ";
    // The bracket stands at its figure, not at the edge of the column.
    const figure = padStart(mark === "today" ? before + text : text, widths.cell + (mark === "today" ? 1 : 0));
    return paint.heat(share)(mark === "today" ? figure : before + figure);
  });
  const last = cells.at(-1)?.mark ?? null;
  const after = last === "today" ? "]" : last === "adverse" ? "!" : "";
  return (padEnd(label, widths.label) + drawn.join("") + after).trimEnd();
}

function padEnd(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - displayWidth(text)));
}

function padStart(text: string, columns: number): string {
  return " ".repeat(Math.max(0, columns - displayWidth(text))) + text;
}
