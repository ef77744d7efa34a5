import { numberFinding } from "../number-finding.ts";
import { readNumber } from "../number-text.ts";
import { type Reading, refuse } from "./leg-reading.ts";
import type { Token } from "./leg-tokens.ts";

/**
 * The signed whole quantity of a leg.
 *
 * The sign is never left out: "- 1 2950C" is a list item in YAML, so the sale loses its minus there; and "2 750C" may
 * be a strike of 2,750.
 *
 * @example
 * readQuantity({ kind: "n", text: "-2", offset: 0 }); // { ok: true, value: -2 }
 */
export function readQuantity({ text, offset }: Token): Reading<number> {
  const reading = readNumber(text);
  if (!reading.ok) return { ok: false, finding: numberFinding("quantity", text, reading), offset };
  const { value } = reading;
  if (value === 0 || !Number.isSafeInteger(value)) return refuse("LEG_QUANTITY_INVALID", { got: text }, offset);
  if (!isSigned(text)) return refuse("LEG_QUANTITY_UNSIGNED", { quantity: text }, offset);
  return { ok: true, value };
}

/**
 * Whether the text of a number begins with its sign.
 *
 * @example
 * isSigned("+2"); // true
 */
export function isSigned(text: string): boolean {
  return text.startsWith("+") || text.startsWith("-");
}
