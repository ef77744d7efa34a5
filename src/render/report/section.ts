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
