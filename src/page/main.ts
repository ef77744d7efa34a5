import { readNumber } from "../core/number-text.ts";
import { weightingNamed } from "../core/pair/weighting.ts";
import { PairsizeError } from "../errors/error.ts";
import { hintOf, messageOf } from "../errors/words.ts";
import { type Attributes, type Markup, writtenValue } from "../render/report/markup.ts";
import { headlineWords, type Part, parts } from "../render/report/parts.ts";
import { readTradeData } from "../render/report/trade-data.ts";
import { type Choice, choiceOf, firstChoice, stageOf, type View, viewOf } from "../render/report/view.ts";
import { exact } from "../render/text/text.ts";

/** The element of an id that the page was written with. */
function found(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no element ${id}`);
  return element;
}

/** The elements of a kind inside the form of sliders. */
function inputs(type: "range" | "number"): HTMLInputElement[] {
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
function patch(node: Node, before: Markup, after: Markup): void {
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

/** Shows the sliders, and tells of every choice that is made with them. */
function listen(first: Choice, daysToExpiry: number | null, choose: (choice: Choice) => void): void {
  const form = found("controls") as HTMLFormElement;
  const weighting = found("weighting") as HTMLSelectElement;
  const written = new Map<string, string>();
  const chosen = () => choiceOf(written, weightingNamed(weighting.value) ?? first.weighting, daysToExpiry);
  form.hidden = false;
  for (const range of inputs("range")) say(range);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement) write(target, written);
    choose(chosen());
  });
  form.addEventListener("reset", () => {
    written.clear();
    choose(first);
    // The fields have their first values only after this event.
    setTimeout(() => inputs("range").forEach(say));
  });
}

/** A slider and its field say the same; what is empty is as in the trade. */
function write(moved: HTMLInputElement, written: Map<string, string>): void {
  const id = moved.id.replace(/-number$/, "");
  const other = found(moved.type === "range" ? `${id}-number` : id) as HTMLInputElement;
  const text = moved.value;
  other.value = text === "" ? other.defaultValue : text;
  if (text === "") written.delete(id);
  else written.set(id, text);
  say(moved.type === "range" ? moved : other);
}

/** What a screen reader says of a slider: the number with its unit, grouped as on the page. */
function say(range: HTMLInputElement): void {
  const reading = readNumber(range.value);
  const unit = document.querySelector(`label[for="${range.id}"] .unit`)?.textContent ?? "";
  const [, atZero] = unit.split("0: ");
  if (reading.ok)
    range.setAttribute(
      "aria-valuetext",
      atZero === undefined ? `${exact(reading.value)} ${unit}` : reading.value === 0 ? atZero : exact(reading.value),
    );
}

const stage = stageOf(readTradeData(found("trade").textContent ?? ""));
const first = firstChoice(stage.trade);

/** What each part shows now, so that only what changes is touched. */
const shown = new Map<string, Markup>();
const [quick, slow] = [parts.filter(({ asksOdds }) => !asksOdds), parts.filter(({ asksOdds }) => asksOdds)];

/** The view that was shown last: odds that were put off are of no use after it. */
let latest: View | null = null;

/** Shows a choice, or says why it cannot be shown and leaves what was there. */
function show(choice: Choice): void {
  const view = answer(choice);
  if (view === null) return;
  update(view, quick);
  latest = view;
  // Before expiry the odds take longer than a frame has: the sliders shall not wait for them.
  if (choice.days === null) showOdds(view);
  else requestAnimationFrame(() => setTimeout(() => showOdds(view)));
}

function showOdds(view: View): void {
  if (view !== latest) return;
  update(view, slow);
  found("said").textContent = headlineWords(view);
}

function update(view: View, some: readonly Part[]): void {
  for (const { id, markup } of some) {
    const [before, after] = [shown.get(id), markup(view)];
    if (before !== undefined) patch(found(id), before, after);
    shown.set(id, after);
  }
}

function answer(choice: Choice): View | null {
  const problem = found("problem");
  try {
    const view = viewOf(stage, choice);
    problem.textContent = "";
    return view;
  } catch (error) {
    if (!(error instanceof PairsizeError)) throw error;
    const words = error.findings.map((one) => [messageOf(one), hintOf(one)].filter(Boolean).join("; "));
    problem.textContent = words.join(". ");
    return null;
  }
}

/** Takes what the file shows as it stands: the first view is the one that was written into it. */
function adopt(): void {
  if (shown.size > 0) return;
  const view = answer(first);
  if (view !== null) for (const { id, markup } of parts) shown.set(id, markup(view));
  performance.mark("pairsize-adopted");
}

listen(first, stage.daysToExpiry, (choice) => {
  const start = performance.now();
  adopt();
  show(choice);
  performance.measure("pairsize-shown", { start });
});
offerCopy();
// Before it is needed, so that the first move of a slider need not wait for it.
setTimeout(adopt);

/** Offers to copy the trade file; where a browser does not let it, the text is selected and the keys are named. */
function offerCopy(): void {
  const [button, text, said] = [found("copy"), found("trade-file"), found("copied")];
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent ?? "");
      said.textContent = "Copied.";
    } catch {
      getSelection()?.selectAllChildren(text);
      said.textContent = "Selected: copy it with Ctrl+C, or ⌘C.";
    }
  });
}
