import { decimal, decimalsOf } from "../text/text.ts";
import { type Content, type Element, element } from "./markup.ts";

/** A picture with what it says in words, and the same figures as a table for whoever cannot see it. */
interface Figure {
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

/** Where a chart is drawn inside its picture, in units of the picture. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A tick of an axis: where, and what it says. */
interface Tick {
  readonly at: number;
  readonly label: string;
}

/** A coordinate with at most two decimals: a hundredth of a unit is far below a pixel, and the page stays small. */
export function at(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The ticks and the name of the axis below a chart. */
export function bottomAxis({ left, right, bottom }: Frame, ticks: readonly Tick[], name: string): Content {
  return element(
    "g",
    { class: "axis" },
    ticks.map((tick) => [
      element("line", { x1: at(tick.at), x2: at(tick.at), y1: bottom, y2: bottom + 4 }),
      element("text", { x: at(tick.at), y: bottom + 15, "text-anchor": "middle" }, tick.label),
    ]),
    element("text", { class: "name", x: at((left + right) / 2), y: bottom + 31, "text-anchor": "middle" }, name),
  );
}

/** The ticks of the axis left of a chart with faint lines across it, and its name above them. */
export function leftAxis({ left, right, top }: Frame, ticks: readonly Tick[], name: string): Content {
  return element(
    "g",
    { class: "axis" },
    ticks.map((tick) => [
      element("line", { class: "grid", x1: left, x2: right, y1: at(tick.at), y2: at(tick.at) }),
      element("text", { x: left - 6, y: at(tick.at + 3.5), "text-anchor": "end" }, tick.label),
    ]),
    element("text", { class: "name", x: 2, y: top - 11 }, name),
  );
}

const units = [
  { size: 1e9, suffix: "bn" },
  { size: 1e6, suffix: "m" },
  { size: 1e3, suffix: "k" },
] as const;

/**
 * The values of an axis in one unit that keeps them short, with the decimals that tell them apart.
 *
 * @example
 * amountLabels([-20_000, 0, 20_000]); // ["-20k", "0", "20k"]
 */
export function amountLabels(values: readonly number[]): string[] {
  const largest = Math.max(0, ...values.map(Math.abs));
  const unit = units.find(({ size }) => largest >= 10 * size);
  const scaled = values.map((value) => Number((value / (unit?.size ?? 1)).toPrecision(12)));
  const decimals = Math.max(0, ...scaled.map(decimalsOf));
  return scaled.map((value) => (value === 0 ? "0" : `${decimal(value, Math.min(6, decimals))}${unit?.suffix ?? ""}`));
}

/** The ticks of an axis of amounts. */
export function amountTicks(values: readonly number[], position: (value: number) => number): Tick[] {
  const labels = amountLabels(values);
  return values.map((value, index) => ({ at: position(value), label: labels[index] ?? "" }));
}
