// Control, format (zero width, right-to-left overrides) and separator characters, and halves of surrogate pairs.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * The text with everything that a terminal would obey or hide written out as an escape: text from a file or a flag can
 * then move no cursor, set no colour and show no other order than it has.
 *
 * @example
 * visible("\u001b[31mred"); // "\\u001b[31mred"
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, escaped);
}

function escaped(character: string): string {
  return [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
    .join("");
}
