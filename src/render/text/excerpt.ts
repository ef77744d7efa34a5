import { displayWidth, visible } from "./text.ts";

/** A line of source made fit to show, and the terminal columns before the place that it is shown for. */
export interface ShownLine {
  readonly text: string;
  readonly before: number;
}

const TAB = "    ";
const ELLIPSIS = "…";

/**
 * A source line as a terminal may show it: tabs as four spaces, control characters written out, and of a long line about
 * `most` characters around the column.
 *
 * @param column 1-based, in UTF-16 units; one past the end points behind the line
 * @example
 * shownLine("\tlevel: x", 9, 100); // { text: "    level: x", before: 11 }
 */
export function shownLine(line: string, column: number, most: number): ShownLine {
  const at = Math.min(Math.max(column - 1, 0), line.length);
  const start =
    line.length <= most ? 0 : wholeCharacter(line, Math.max(0, Math.min(at - (most >> 1), line.length - most)));
  const end = line.length <= most ? line.length : wholeCharacter(line, Math.min(line.length, start + most));
  const before = (start > 0 ? ELLIPSIS : "") + shown(line.slice(start, at));
  const after = shown(line.slice(at, end)) + (end < line.length ? ELLIPSIS : "");
  return { text: before + after, before: displayWidth(before) };
}

const shown = (text: string) => text.split("\t").map(visible).join(TAB);

/** The offset, moved out of the middle of a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset + 1 : offset;
}
