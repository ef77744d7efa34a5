import type { Align, Cell, Sheet } from "../sheet/sheet.ts";
import { type Content, type Element, element } from "./markup.ts";

/** A section with a heading that names it. */
export function section(id: string, title: string, ...content: readonly Content[]): Element {
  return element(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    element("h2", { id: `${id}-title` }, title),
    content,
  );
}

/** The section of a picture where no pair fits. */
export function withoutPair(id: string, title: string): Element {
  return section(id, title, element("p", {}, "Nothing to draw: there is no pair."));
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
