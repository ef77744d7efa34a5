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
