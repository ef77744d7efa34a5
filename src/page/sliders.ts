import { readNumber } from "../core/number-text.ts";
import { weightingNamed } from "../core/pair/weighting.ts";
import { type Choice, choiceOf } from "../render/report/view.ts";
import { exact } from "../render/text/text.ts";
import { found, inputs } from "./dom.ts";

/** Shows the sliders, and tells of every choice that is made with them. */
export function listen(first: Choice, daysToExpiry: number | null, choose: (choice: Choice) => void): void {
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
