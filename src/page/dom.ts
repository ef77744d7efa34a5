import { type Attributes, type Markup, writtenValue } from "../render/report/markup.ts";

/** The element of an id that the page was written with. */
export function found(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no element ${id}`);
  return element;
}

/** The elements of a kind inside the form of sliders. */
export function inputs(type: "range" | "number"): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`#controls input[type=${type}]`)];
}

const svgNamespace = "http://www.w3.org/2000/svg";

/** Makes what was described: elements and texts, never markup from text. */
function made(markup: Markup, namespace: string | null): Node {
  if (typeof markup === "string") return document.createTextNode(markup);
  const own = markup.tag === "svg" ? svgNamespace : namespace;
  const node = own === null ? document.createElement(markup.tag) : document.createElementNS(own, markup.tag);
  patchAttributes(node, {}, markup.attributes);
  for (const child of markup.children) node.append(made(child, own));
  return node;
}

/**
 * Makes a node that shows `before` show `after`, touching only what differs: what has the focus, is open or scrolled
 * stays so.
 */
export function patch(node: Node, before: Markup, after: Markup): void {
  if (typeof before === "string" || typeof after === "string" || before.tag !== after.tag) {
    if (before !== after) replace(node, before, after);
    return;
  }
  if (node instanceof Element) patchAttributes(node, before.attributes, after.attributes);
  patchChildren(node, before.children, after.children);
}

function patchChildren(node: Node, before: readonly Markup[], after: readonly Markup[]): void {
  const namespace = node instanceof SVGElement ? svgNamespace : null;
  let child = node.firstChild;
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    const [old, wanted, next] = [before[at], after[at], child?.nextSibling ?? null];
    if (wanted === undefined) child?.remove();
    else if (old === undefined || child === null) node.appendChild(made(wanted, namespace));
    else patch(child, old, wanted);
    child = next;
  }
}

function replace(node: Node, before: Markup, after: Markup): void {
  if (typeof before === "string" && typeof after === "string") node.nodeValue = after;
  else node.parentNode?.replaceChild(made(after, node.parentNode instanceof SVGElement ? svgNamespace : null), node);
}

function patchAttributes(node: Element, before: Attributes, after: Attributes): void {
  for (const name in after) {
    const value = writtenValue(after[name]);
    if (value === writtenValue(before[name])) continue;
    if (value === null) node.removeAttribute(name);
    else node.setAttribute(name, value);
  }
  for (const name in before) if (!(name in after)) node.removeAttribute(name);
}
