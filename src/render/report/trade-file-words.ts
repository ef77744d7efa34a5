import { decimalText } from "../../core/decimal-text.ts";

/** A line of a trade file with its depth; null for none. */
export type Line = string | null;

/** A fraction as a trade file has it: 0.185 is 18.5%. */
export function percentText(fraction: number): string {
  return `${decimalText(fraction, 2)}%`;
}

/** Marks that show as nothing, or turn the text around them. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text that YAML reads back as it is: in quotes as JSON has it, unless it is a plain symbol. */
export function word(text: string): string {
  if (/^[A-Z][A-Z0-9]{1,5}$/.test(text) && !["NULL", "TRUE", "FALSE"].includes(text)) return text;
  return JSON.stringify(text).replace(
    unseen,
    (mark) => `\\U${(mark.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`,
  );
}
