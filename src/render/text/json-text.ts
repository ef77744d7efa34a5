/** Throws where a document holds NaN or an infinity: JSON would write null, a wrong answer. Anything met here is a fault in pairsize. */
export function assertFiniteNumbers(value: unknown, path = "document"): void {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error(`${path} is ${value}, which JSON cannot hold`);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) assertFiniteNumbers(value[index], path);
    return;
  }
  for (const key in value) assertFiniteNumbers((value as Record<string, unknown>)[key], key);
}

// Valid in JSON as they are, but a terminal acts on the first kind, and JavaScript once broke its lines at the second.
const unsafe = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * A document as JSON text with a line break at the end: indented by two spaces, or on one line.
 *
 * Full precision, the shortest text that reads back as the number; −0 is written 0.
 */
export function jsonText(document: object, layout: "indented" | "line" = "indented"): string {
  assertFiniteNumbers(document);
  const text = layout === "line" ? JSON.stringify(document) : JSON.stringify(document, null, 2);
  return `${text.replace(unsafe, escaped)}\n`;
}

/** A text as it stands in such a document, in its quotes. */
export function jsonLeaf(text: string): string {
  return JSON.stringify(text).replace(unsafe, escaped);
}
