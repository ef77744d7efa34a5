import { inertJson, visible } from "../text/text.ts";

/**
 * An element of the page as plain data: written as HTML by the command line, made into nodes by the page's own script.
 */
export interface Element {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly Markup[];
}

/** An element, or text that is shown as it is. */
export type Markup = Element | string;

/** Attributes of an element; false and undefined leave an attribute out, true writes it without a value. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Content of an element: nothing where a part is not there, and lists as if their items stood there. */
export type Content = Markup | number | null | readonly Content[];

/**
 * An element with its attributes and what stands in it; texts side by side become one, as they do in a browser.
 *
 * What would turn the text around it, or not show, is spelled out in every text: symbols and names are a stranger's.
 * Code keeps its lines.
 *
 * @example
 * element("p", { class: "note" }, "a ", "b"); // { tag: "p", attributes: { class: "note" }, children: ["a b"] }
 */
export function element(tag: string, attributes: Attributes, ...content: readonly Content[]): Element {
  const children: Markup[] = [];
  for (const written of content.flatMap(flat)) {
    const child = typeof written === "string" ? shown(written, tag) : written;
    const last = children.at(-1);
    if (typeof child === "string" && typeof last === "string") children[children.length - 1] = last + child;
    else if (child !== "") children.push(child);
  }
  return { tag, attributes, children };
}

function shown(text: string, tag: string): string {
  if (raw.has(tag)) return text;
  return tag === "code" ? text.split("\n").map(visible).join("\n") : visible(text);
}

function flat(content: Content): readonly Markup[] {
  if (content === null) return [];
  if (typeof content === "number") return [String(content)];
  return typeof content === "object" && !("tag" in content) ? content.flatMap(flat) : [content];
}

/** Text of an attribute; null where it is left out. */
export function writtenValue(value: Attributes[string]): string | null {
  if (value === undefined || value === false) return null;
  if (value === true) return "";
  return typeof value === "string" ? visible(value) : String(value);
}

/** Elements that have no end tag. */
const empty = new Set(["meta", "input", "br", "col"]);

/** Elements whose text a browser does not decode: nothing in them may end them. */
const raw = new Set(["script", "style"]);

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it may stand in HTML, also inside quotes: nothing of it is markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);
}

/**
 * An element as HTML, every text in it escaped.
 *
 * The text of a script or a style is written as it is: only the page's own code and JSON from {@link scriptJson} may
 * stand there, and what could end the element is refused.
 *
 * @example
 * htmlOf({ tag: "p", attributes: { title: '"' }, children: ["<b>"] }); // '<p title="&quot;">&lt;b&gt;</p>'
 */
export function htmlOf(markup: Markup): string {
  if (typeof markup === "string") return escaped(markup);
  const { tag, attributes, children } = markup;
  const written = Object.entries(attributes).map(([name, value]) => writtenAttribute(name, writtenValue(value)));
  const start = `<${tag}${written.join("")}>`;
  if (empty.has(tag)) return start;
  return `${start}${raw.has(tag) ? rawText(children) : children.map(htmlOf).join("")}</${tag}>`;
}

function writtenAttribute(name: string, value: string | null): string {
  if (value === null) return "";
  return value === "" ? ` ${name}` : ` ${name}="${escaped(value)}"`;
}

function rawText(children: readonly Markup[]): string {
  const text = children.map((child) => (typeof child === "string" ? child : "")).join("");
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error("a script or a style of the page holds what would end it");
  return text;
}

/**
 * A value as JSON that may stand in a script element: no character in it can end the element or start a comment.
 *
 * @example
 * scriptJson("</script>"); // '"\\u003c/script\\u003e"'
 */
export function scriptJson(value: unknown): string {
  return inertJson(JSON.stringify(value)).replace(/[<>&]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`);
}
