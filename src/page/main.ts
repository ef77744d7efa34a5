import { PairsizeError } from "../errors/error.ts";
import { hintOf, messageOf } from "../errors/finding.ts";
import type { Markup } from "../render/report/markup.ts";
import { headlineWords, type Part, parts } from "../render/report/parts.ts";
import { readTradeData } from "../render/report/trade-data.ts";
import { type Choice, firstChoice, stageOf, type View, viewOf } from "../render/report/view.ts";
import { found, patch } from "./dom.ts";
import { listen } from "./sliders.ts";

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
