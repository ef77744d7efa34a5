// Control, format (bidirectional overrides, zero-width), surrogate, private, unassigned, and line or paragraph separators.
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * The text with everything that a terminal would act on, or not show, spelled out: escapes, line breaks, bidirectional marks.
 *
 * Symbols, names and file names are the user's, or a stranger's whose trade file is being looked at.
 *
 * @example
 * visible("RTY\u001b[31m"); // "RTY\\u{1b}[31m"
 */
export function visible(text: string): string {
  return text.replace(unprintable, (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`);
}

const ascii = /^[ -~]*$/;
const twoColumns =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u1100-\u115f\u2e80-\u303e\u3000-\u33ff\ua000-\ua4cf\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f000}-\u{1faff}]|[\u{16fe0}-\u{18aff}]/u;

/** Columns that a terminal gives the text, at most: East Asian and pictographic characters take two. The text holds no escapes. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += twoColumns.test(character) ? 2 : 1;
  return width;
}

/** A word in pieces: after the hyphen of a compound ("dollar-|neutral"), and where a piece is wider than a line, anywhere. */
function piecesOf(word: string, width: number): string[] {
  const pieces: string[] = [];
  for (const part of word.split(/(?<=\p{L}{2}-)(?=\p{L}{2})/u)) {
    let piece = "";
    for (const character of displayWidth(part) > width ? part : [part]) {
      if (piece !== "" && displayWidth(piece + character) > width) {
        pieces.push(piece);
        piece = "";
      }
      piece += character;
    }
    pieces.push(piece);
  }
  return pieces;
}

/**
 * The text in lines of at most `width` columns: the first indented by `indent` spaces, the others by `hang`.
 *
 * @example
 * wrap("buy 4 RTY 2750/2950 call spreads", 20, 0, 2); // ["buy 4 RTY 2750/2950", "  call spreads"]
 */
export function wrap(text: string, width: number | null, indent = 0, hang = indent): string[] {
  const whole = " ".repeat(indent) + text;
  if (width === null || displayWidth(whole) <= width) return [whole];
  const lines: string[] = [];
  let line = " ".repeat(indent);
  let started = false;
  for (const word of text.split(/ +/)) {
    let gap = " ";
    for (const piece of piecesOf(word, width - Math.max(indent, hang))) {
      const joined = line + (started ? gap : "") + piece;
      const breaks = started && displayWidth(joined) > width;
      if (breaks) lines.push(line);
      line = breaks ? " ".repeat(hang) + piece : joined;
      started = true;
      gap = "";
    }
  }
  return [...lines, line];
}
