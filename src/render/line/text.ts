import { jsonLeaf } from "../json.ts";
import { grow, type Pen } from "./pen.ts";

const QUOTE = 34;
const BACKSLASH = 92;
const FIRST_PRINTED = 32;
const LAST_PRINTED = 126;
/** A character of UTF-16 takes at most three bytes in UTF-8. */
const MOST_BYTES = 3;
const encoder = new TextEncoder();

/** Writes a text in its quotes; what JSON or a terminal would not take as it is, escaped. */
export function putText(pen: Pen, text: string): void {
  const start = pen.at;
  if (start + text.length + 2 > pen.bytes.length) grow(pen, text.length + 2);
  const { bytes } = pen;
  let at = start;
  bytes[at++] = QUOTE;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < FIRST_PRINTED || unit > LAST_PRINTED || unit === QUOTE || unit === BACKSLASH) {
      putUtf8(pen, jsonLeaf(text));
      return;
    }
    bytes[at++] = unit;
  }
  bytes[at++] = QUOTE;
  pen.at = at;
}

/** Writes plain ASCII as it is. */
export function putAscii(pen: Pen, text: string): void {
  if (pen.at + text.length > pen.bytes.length) grow(pen, text.length);
  const { bytes, at } = pen;
  for (let index = 0; index < text.length; index += 1) bytes[at + index] = text.charCodeAt(index);
  pen.at = at + text.length;
}

/** Writes any text as it is, in UTF-8. */
export function putUtf8(pen: Pen, text: string): void {
  if (pen.at + text.length * MOST_BYTES > pen.bytes.length) grow(pen, text.length * MOST_BYTES);
  pen.at += encoder.encodeInto(text, pen.bytes.subarray(pen.at)).written;
}
