import { visible } from "./text.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/**
 * A text inside an element or a quoted attribute of XML 1.0: what the format would act on escaped, and characters that it
 * cannot hold, even escaped, spelled out.
 *
 * @see W3C, Extensible Markup Language (XML) 1.0, 5th ed., 2008, 2.2 Characters
 * @example
 * xmlText('a < "b"\u0001'); // "a &lt; &quot;b&quot;\\u{1}"
 */
export function xmlText(text: string): string {
  return visible(text).replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);
}

/** Attributes in their order, each with a space in front. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join("");
}
