// Control, format (bidirectional overrides, zero-width), surrogate, private, unassigned; line and paragraph separators;
// letters that show nothing; and emoji with what modifies them (keycaps, skin tones), on whose width no two programs
// agree.
const unprintable =
  /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Emoji_Presentation}\p{Emoji_Modifier}\p{Emoji_Modifier_Base}\p{Me}]/gu;

/**
 * The text with everything that a terminal would act on, or not show, spelled out: escapes, line breaks,
 * bidirectional marks.
 *
 * Symbols, names and file names are the user's, or a stranger's whose trade file is being looked at.
 *
 * @example
 * visible("RTY\u001b[31m"); // "RTY\\u{1b}[31m"
 */
export function visible(text: string): string {
  return text.replace(unprintable, (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`);
}

// Control, format, private; line and paragraph separators. What is not assigned yet stays: newer engines know more of
// it, and the same input gives the same bytes. JSON itself escapes what is below a space, and lone surrogates.
const obeyed = /[\u007f-\u009f\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu;

/**
 * JSON with everything that a terminal would act on in its texts escaped, which reads back as itself.
 *
 * @example
 * inertJson('"RTY\u202e"'); // '"RTY\\u202e"'
 */
export function inertJson(json: string): string {
  return json.replace(obeyed, (mark) =>
    Array.from({ length: mark.length }, (_, at) => `\\u${mark.charCodeAt(at).toString(16).padStart(4, "0")}`).join(""),
  );
}

const ascii = /^[ -~]*$/;
// East Asian Wide and Fullwidth (Unicode, annex 11), as cli-table3 counts them.
const twoColumns =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3040-\u3247\u3250-\u4dbf\u4e00-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b001}\u{1f200}-\u{1f251}\u{20000}-\u{3fffd}]/u;
const noColumn = /[\u0300-\u036f]/;

/** Columns that a terminal gives a text that went through {@link visible}: two for an East Asian character. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += twoColumns.test(character) ? 2 : noColumn.test(character) ? 0 : 1;
  return width;
}

/**
 * A word in pieces: after the hyphen of a compound ("dollar-|neutral"), and where a piece is wider than a line,
 * anywhere.
 */
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
