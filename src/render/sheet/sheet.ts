import type { Bound } from "../../core/payoff/envelope.ts";
import { visible } from "../text/text.ts";

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

/** A text as it was, or with the codes that make a terminal show it otherwise. */
export type Paint = (text: string) => string;

/** Style of a picture: the columns there are, and what bold, dim, red and the shades of a profit mean there. */
export interface Style {
  /** Columns of the terminal; null is no limit, as into a pipe or a file. */
  readonly width: number | null;
  readonly paint: {
    readonly bold: Paint;
    readonly dim: Paint;
    readonly red: Paint;
    /**
     * A profit by its share of the largest: reds from −1, the worst loss, to 0; blues or greens from 0 to 1, the best
     * gain.
     */
    readonly heat: (share: number) => Paint;
  };
}

const asItIs: Paint = (text) => text;

/** No limit and no colour: for pipes, files, NO_COLOR and tests. */
export const plainStyle: Style = {
  width: null,
  paint: { bold: asItIs, dim: asItIs, red: asItIs, heat: () => asItIs },
};

/** The same style with another limit. */
export function withWidth(style: Style, width: number | null): Style {
  return { ...style, width };
}
