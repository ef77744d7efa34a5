/** What stands at an offset of a JSON text: a whole text or number, or what is wrong with it and where. */
export type Token = { readonly end: number } | { readonly problem: string; readonly at: number };

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const LITERAL = /true|false|null/y;
const WORD = /[^\s,:[\]{}"]+/y;
const CLOSED = 0x22;
const BACKSLASH = 0x5c;

/** The text in double quotes that starts here. */
export function stringToken(text: string, start: number): Token {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === CLOSED) return { end: at + 1 };
    if (unit < 0x20) return { problem: "a text in quotes may not hold a line break or a control character", at };
    if (unit !== BACKSLASH) continue;
    const end = matchEnd(ESCAPE, text, at);
    if (end === undefined) return { problem: `${quoted(text.slice(at, at + 2))} is not an escape that JSON knows`, at };
    at = end - 1;
  }
  return { problem: "a text in quotes is not closed", at: start };
}

/** The number, true, false or null that starts here. */
export function wordToken(text: string, start: number): Token {
  const end = matchEnd(NUMBER, text, start) ?? matchEnd(LITERAL, text, start);
  const wordEnd = matchEnd(WORD, text, start);
  return end !== undefined && end === wordEnd
    ? { end }
    : { problem: `expected a value, got ${metAt(text, start)}`, at: start };
}

/** What a message calls the thing at an offset. */
export function metAt(text: string, start: number): string {
  if (start >= text.length) return "the end of the text";
  if (/^(?:#|\/\/|\/\*)/.test(text.slice(start, start + 2))) return "a comment, which JSON does not have";
  if (text[start] === "'") return "a single quote; JSON puts texts in double quotes";
  const end = matchEnd(WORD, text, start) ?? start + 1;
  return quoted(end - start > 40 ? `${text.slice(start, start + 40)}…` : text.slice(start, end));
}

const quoted = (met: string) => (met === '"' ? "a text in quotes" : `"${met}"`);

function matchEnd(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
