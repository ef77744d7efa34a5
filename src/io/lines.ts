import type { Where } from "../errors/finding.ts";

/** What turns an offset in a text into a place. */
export type WhereOf = (offset: number) => Required<Where>;

/**
 * The place of an offset in a text: 1-based line, and column in UTF-16 units as editors count; the excerpt is the whole
 * line, so that the column always points into it.
 *
 * @example
 * whereIn("a: 1\nb: 2", "trade.yaml")(8); // { file: "trade.yaml", line: 2, column: 4, excerpt: "b: 2" }
 */
export function whereIn(text: string, file: string): WhereOf {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    const line = lineAt(starts, offset);
    const start = starts[line] ?? 0;
    const end = (starts[line + 1] ?? text.length + 1) - 1;
    const excerpt = text.slice(start, text[end - 1] === "\r" ? end - 1 : end);
    return { file, line: line + 1, column: offset - start + 1, excerpt };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the last line that starts at or before the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
