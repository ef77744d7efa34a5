import { visible } from "./text.ts";

/** Content of one place of a CSV text; null is an empty field. */
export type Field = string | number | boolean | null;

// What a spreadsheet takes for the start of a formula, full-width too: at the start, behind spaces, and behind a
// semicolon, which separates fields in half of Europe.
const formulaStart = /(?<=^|;)(?=\s*[=+\-@＝＋－＠﹦﹢﹣﹫])/gu;

/**
 * A text as a CSV field. What a spreadsheet would run as a formula gets an apostrophe in front, as spreadsheets write
 * text themselves; numbers are never touched. Quoted by RFC 4180 where it holds a comma, a quote or a line break.
 */
function textField(text: string): string {
  const harmless = visible(text).replace(formulaStart, "'");
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function field(value: Field): string {
  if (value === null) return "";
  if (typeof value === "string") return textField(value);
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`a CSV field is ${value}`);
  return String(value);
}

/** A header and rows as CSV text by RFC 4180: numbers in full precision, every line ended by CR LF. */
export function csvText(header: readonly string[], rows: readonly (readonly Field[])[]): string {
  return [header, ...rows].map((fields) => `${fields.map(field).join(",")}\r\n`).join("");
}
