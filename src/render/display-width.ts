const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const JOINED = /\p{Mn}|\p{Me}/u;

/**
 * The columns that a text takes on a terminal: 2 for a wide East Asian character or an emoji, 0 for a combining mark, else 1.
 * @see Unicode Standard Annex 11, East Asian Width
 * @example
 * displayWidth("指数 up"); // 7
 */
export function displayWidth(text: string): number {
  let columns = 0;
  for (const character of text) columns += WIDE.test(character) ? 2 : JOINED.test(character) ? 0 : 1;
  return columns;
}
