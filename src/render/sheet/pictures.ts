import { displayWidth } from "../text/text.ts";
import { drawingWidth, type Style } from "./style.ts";

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

const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/**
 * A horizontal bar of a share from 0 to 1 of `columns` terminal columns, in eighths of a column; a share above 0 is
 * seen.
 *
 * @example
 * bar(0.25, 10); // "██▌"
 */
export function bar(share: number, columns: number): string {
  const parts = Math.max(share > 0 ? 1 : 0, Math.round(share * columns * 8));
  return "█".repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? "");
}

/** A drawing of dots, two by four in each character, in the braille patterns of Unicode. */
export interface DotDrawing {
  /** Dots across and down. */
  readonly width: number;
  readonly height: number;
  readonly dot: (x: number, y: number) => void;
  /** The character of a column and a row; a space where no dot is. */
  readonly at: (column: number, row: number) => string;
}

// The bits of the eight dots of a pattern, by column and row (Unicode 16, table of braille patterns).
const bits = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

/**
 * An empty drawing of so many characters.
 *
 * @example
 * dotDrawing(80, 12).height; // 48
 */
export function dotDrawing(columns: number, rows: number): DotDrawing {
  const patterns = new Uint8Array(columns * rows);
  return {
    width: 2 * columns,
    height: 4 * rows,
    dot: (x, y) => {
      const at = Math.floor(y / 4) * columns + Math.floor(x / 2);
      patterns[at] = (patterns[at] ?? 0) | (bits[x % 2 === 0 ? 0 : 1][y % 4] ?? 0);
    },
    at: (column, row) => {
      const pattern = patterns[row * columns + column] ?? 0;
      return pattern === 0 ? " " : String.fromCodePoint(0x2800 + pattern);
    },
  };
}

/** Draws a straight line between two dots, without gaps. */
export function drawLine(
  drawing: DotDrawing,
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
): void {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const steps = Math.max(Math.abs(dx), Math.abs(dy), 1);
  for (let step = 0; step <= steps; step += 1) {
    drawing.dot(Math.round(from[0] + (dx * step) / steps), Math.round(from[1] + (dy * step) / steps));
  }
}
