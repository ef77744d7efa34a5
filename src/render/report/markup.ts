/** An element of the page as plain data: written as HTML by the command line, made into nodes by the page's own script. */
export interface Element {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly Markup[];
}

/** An element, or text that is shown as it is. */
export type Markup = Element | string;

/** What an element carries; false and undefined leave an attribute out, true writes it without a value. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** What may stand inside an element: nothing where a part is not there, and lists as if their items stood there. */
export type Content = Markup | number | null | readonly Content[];

/**
 * An element with its attributes and what stands in it; texts side by side become one, as they do in a browser.
 *
 * @example
 * element("p", { class: "note" }, "a ", "b"); // { tag: "p", attributes: { class: "note" }, children: ["a b"] }
 */
export function element(tag: string, attributes: Attributes, ...content: readonly Content[]): Element {
  const children: Markup[] = [];
  for (const child of content.flatMap(flat)) {
    const last = children.at(-1);
    if (typeof child === "string" && typeof last === "string") children[children.length - 1] = last + child;
    else if (child !== "") children.push(child);
  }
  return { tag, attributes, children };
}

function flat(content: Content): readonly Markup[] {
  if (content === null) return [];
  if (typeof content === "number") return [String(content)];
  return typeof content === "object" && !("tag" in content) ? content.flatMap(flat) : [content];
}

/** What is written of an attribute; null where it is left out. */
export function writtenValue(value: Attributes[string]): string | null {
  if (value === undefined || value === false) return null;
  return value === true ? "" : String(value);
}
