import { type Content, type Element, element } from "./markup.ts";

/** A picture with what it says in words, and the same figures as a table for whoever cannot see it. */
export interface Figure {
  /** Of letters and hyphens: ids are made of it. */
  readonly id: string;
  readonly title: string;
  /** What is to be seen, in a sentence or two. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly drawing: Content;
  /** Below the picture, folded; null where the figures stand beside it anyway. */
  readonly table: Content;
}

/** A figure of the page: a caption, the picture, its figures. */
export function figure({ id, title, description, width, height, drawing, table }: Figure): Element {
  const names = { title: `${id}-title`, description: `${id}-description` };
  const svg = element(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": `${names.title} ${names.description}` },
    element("title", { id: names.title }, title),
    element("desc", { id: names.description }, description),
    drawing,
  );
  return element(
    "figure",
    { id },
    element("figcaption", {}, title),
    svg,
    table === null ? null : element("details", {}, element("summary", {}, `Figures: ${title}`), table),
  );
}
