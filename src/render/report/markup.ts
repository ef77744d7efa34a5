import type { NoScenario } from "../../core/scenario/scenario.ts";
import type { Finding } from "../../errors/finding.ts";
import { hintOf, messageOf } from "../../errors/words.ts";
import type { Align, Cell, Sheet } from "../sheet/sheet.ts";
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

/** A section with a heading that names it. */
export function section(id: string, title: string, ...content: readonly Content[]): Element {
  return element(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    element("h2", { id: `${id}-title` }, title),
    content,
  );
}

/** The warnings of an answer, each with its code and with what it is of. */
export function warningsSection(warnings: readonly Finding[]): Element {
  const line = (warning: Finding) =>
    element(
      "li",
      {},
      warning.where === undefined ? "" : `${warning.where.file}: `,
      `${messageOf(warning)} `,
      element("code", {}, warning.code),
    );
  return section(
    "warnings",
    "Warnings",
    warnings.length === 0 ? element("p", {}, "None.") : element("ul", {}, warnings.map(line)),
  );
}

/** The section of a picture where no pair fits, or nothing values it. */
export function withoutPair(id: string, title: string, { sizing, reason }: NoScenario): Element {
  const isPair = sizing.available && sizing.feasible;
  return section(id, title, element("p", {}, isPair ? reasonWords(reason) : "Nothing to draw: there is no pair."));
}

/** "Not known: the options cannot be valued without rate; give --rate." */
export function reasonWords(reason: Finding): string {
  const hint = hintOf(reason);
  return `Not known: ${messageOf(reason)}${hint === null ? "" : `; ${hint}`}.`;
}

/** Caption of a table; quietly where its corner says as much to those who see it. */
interface Caption {
  readonly text: string;
  readonly isQuiet?: true;
}

/**
 * A sheet of the terminal as a table: the first column names its rows, the first row its columns.
 *
 * What is wider than a phone scrolls by itself, with the keyboard too, and never moves the page.
 */
export function sheetTable(sheet: Sheet, caption: string | Caption): Element {
  const { text, isQuiet } = typeof caption === "string" ? { text: caption, isQuiet: undefined } : caption;
  return element(
    "div",
    { class: "scroll", role: "group", tabindex: 0, "aria-label": text },
    element(
      "table",
      {},
      element("caption", { class: isQuiet ? "unseen" : undefined }, text),
      element("thead", {}, element("tr", {}, corner(sheet), sheet.headings.map(heading(sheet)))),
      element("tbody", {}, sheet.rows.map(bodyRow(sheet))),
    ),
  );
}

function corner({ corner }: Sheet): Element {
  const words = corner.trim();
  return words === "" ? element("td", {}) : element("th", { scope: "col" }, words);
}

function heading(sheet: Sheet): (cell: Cell, at: number) => Element {
  return (cell, at) => element("th", { scope: "col", class: classOf(cell, alignOf(sheet, at)) }, linesOf(cell));
}

function bodyRow(sheet: Sheet): (row: Sheet["rows"][number]) => Element {
  return ({ label, cells }) =>
    element(
      "tr",
      {},
      labelCell(label),
      cells.map((cell, at) => element("td", { class: classOf(cell, alignOf(sheet, at)) }, linesOf(cell))),
    );
}

/** Two spaces before a label put it below another; one aligns a figure with those that carry a sign. */
function labelCell(label: string): Element {
  const isInner = label.startsWith("  ");
  return element(
    "th",
    { scope: "row", class: isInner ? "inner" : undefined },
    isInner ? label.trim() : label.replace(/^ /, "\u2007"),
  );
}

function alignOf({ aligns }: Sheet, at: number): Align {
  return aligns?.[at] ?? "right";
}

function classOf({ tone, breaks, isStrong }: Cell, align: Align): string | undefined {
  const isToned = tone === "loss" || tone === "quiet";
  const classes = [
    ...(isToned ? [tone] : []),
    ...(isStrong ? ["strong"] : []),
    ...(align === "left" ? ["left"] : []),
    ...(breaks ? ["words"] : []),
  ];
  return classes.length === 0 ? undefined : classes.join(" ");
}

/** The lines of a cell; a figure is not parted from its percent sign. */
function linesOf({ lines }: Cell): Content {
  const whole = lines.map((line) => line.replaceAll(" %", "\u00a0%"));
  return whole.flatMap((line, at) => (at === 0 ? [line] : [element("br", {}), line]));
}
