import type { Sides } from "../../core/pair/sides.ts";
import { amountLabels, at, type Frame } from "./axes.ts";
import { type Content, element } from "./markup.ts";

/** The profit in USD over moves of both levels: rows are long moves. */
interface Shaded {
  readonly moves: Sides<readonly number[]>;
  readonly profit: readonly (readonly number[])[];
}

/** Shades on either side of zero. */
const shades = 8;

const steps = Array.from({ length: shades }, (_, index) => index + 1);
const shadeNames: readonly string[] = [
  ...steps.map((step) => `l${step}`).reverse(),
  "z",
  ...steps.map((step) => `g${step}`),
];

/**
 * One path for each shade, in a grid of whole numbers that is scaled into the frame: neighbours of one shade are one rectangle.
 * A page of a thousand rectangles would be ten times the size. The outermost cells show their inner halves: the frame ends at
 * their middles.
 */
export function shadedCells({ moves, profit }: Shaded, largest: number, frame: Frame): Content {
  const paths = new Map<string, string>(shadeNames.map((name) => [name, ""]));
  profit.forEach((row, index) => {
    const top = moves.long.length - 1 - index;
    for (const { name, from, to } of runsOf(row, largest)) {
      paths.set(name, `${paths.get(name)}M${from} ${top}h${to - from}v1h${from - to}z`);
    }
  });
  return element(
    "svg",
    {
      class: "heat",
      x: frame.left,
      y: frame.top,
      width: frame.right - frame.left,
      height: frame.bottom - frame.top,
      viewBox: `0.5 0.5 ${moves.short.length - 1} ${moves.long.length - 1}`,
      preserveAspectRatio: "none",
      "shape-rendering": "crispEdges",
    },
    [...paths].map(([name, d]) => element("path", { class: name, d })),
  );
}

interface Run {
  readonly name: string;
  readonly from: number;
  to: number;
}

function runsOf(row: readonly number[], largest: number): readonly Run[] {
  const runs: Run[] = [];
  row.forEach((profit, index) => {
    const name = shadeOf(profit, largest);
    const last = runs.at(-1);
    if (last?.name === name) last.to = index + 1;
    else runs.push({ name, from: index, to: index + 1 });
  });
  return runs;
}

/** The shade of a profit: by the square root, so that a small loss shows beside a large gain. */
export function shadeOf(profit: number, largest: number): string {
  if (profit === 0 || largest === 0) return "z";
  const step = Math.max(1, Math.ceil(shades * Math.sqrt(Math.abs(profit) / largest)));
  return `${profit < 0 ? "l" : "g"}${Math.min(shades, step)}`;
}

/** The shades with the profits from which they hold. */
export function shadeLegend(largest: number, frame: Frame, top: number): Content {
  const [left, wide, high] = [frame.left, (frame.right - frame.left) / shadeNames.length, 9];
  const bounds = [-largest, -largest / 4, 0, largest / 4, largest];
  const labels = amountLabels(bounds.map((bound) => Number(bound.toPrecision(2))));
  const position = (bound: number) =>
    left +
    wide * (shades + 0.5) +
    Math.sign(bound) * wide * (shades * Math.sqrt(Math.abs(bound) / (largest || 1)) + 0.5);
  return element(
    "g",
    { class: "axis heat" },
    shadeNames.map((name, index) =>
      element("rect", { class: name, x: at(left + wide * index), y: top, width: at(wide + 0.3), height: high }),
    ),
    bounds.map((bound, index) =>
      element(
        "text",
        {
          x: at(position(bound)),
          y: top + high + 12,
          "text-anchor": index === 0 ? "start" : index === 4 ? "end" : "middle",
        },
        labels[index] ?? "",
      ),
    ),
  );
}
