import { scaleLinear, scaleLog } from "d3-scale";
import type { FeasibleSizing, SizedTrade } from "../../core/pair/sizing.ts";
import { frontierSheet, isChosen } from "../size/frontier.ts";
import { feasibleOnes, heldWords } from "../size/words.ts";
import { signedPercent } from "../text/text.ts";
import { amountTicks, at, bottomAxis, type Frame, figure, leftAxis } from "./chart.ts";
import { type Content, type Element, element, section, sheetTable } from "./markup.ts";
import type { View } from "./view.ts";

/** The frontier of the pair that is drawn as a picture, those of the other weightings as tables. */
export function frontiersPart({ sizing, trade, choice }: View): Element {
  const feasible = feasibleOnes(sizing.sizings).filter(({ frontier }) => frontier.length > 0);
  const drawn = feasible.filter(({ weighting }) => weighting === choice.weighting);
  const table = (one: FeasibleSizing) => sheetTable(frontierSheet(one, sizing.trade), `${one.weighting}, * is chosen`);
  return section(
    "frontiers",
    "Larger pairs that balance better",
    feasible.length === 0 ? element("p", {}, "No weighting has a pair that fits its limits.") : null,
    drawn.map((one) =>
      element(
        "div",
        { class: "figures" },
        frontierChart(one, sizing.trade, trade.rules.tolerance),
        element("div", {}, table(one)),
      ),
    ),
    feasible
      .filter((one) => !drawn.includes(one))
      .map((one) => element("details", {}, element("summary", {}, `Frontier, ${one.weighting}`), table(one))),
  );
}

const [width, height] = [420, 248];
const frame: Frame = { left: 50, right: width - 14, top: 30, bottom: height - 38 };

/** Pairs that are named from the smallest on: large ones stand too close together for their names. */
const NAMED = 4;

/**
 * The pairs that no smaller pair balances better: imbalance over size, with the tolerance and the pair that was
 * chosen.
 */
function frontierChart(sizing: FeasibleSizing, trade: SizedTrade, tolerance: number): Element {
  const title = `Frontier, ${sizing.weighting}`;
  return figure({
    id: "frontier-chart",
    title,
    description:
      `Imbalance over gross notional of the pairs that no smaller pair balances better. ${heldWords(sizing.contracts, trade)} is chosen; ` +
      `the band is the tolerance of ${signedPercent(tolerance, 1).slice(1)}.`,
    width,
    height,
    drawing: drawing(sizing, trade, tolerance),
    table: null,
  });
}

function drawing(sizing: FeasibleSizing, trade: SizedTrade, tolerance: number): Content {
  const { frontier } = sizing;
  const sizes = frontier.map(({ grossNotional }) => grossNotional);
  const largest = 1.15 * Math.max(tolerance, ...frontier.map(({ imbalance }) => Math.abs(imbalance)));
  const x = scaleLog()
    .domain([Math.min(...sizes) / 1.25, Math.max(...sizes) * 1.25])
    .range([frame.left, frame.right]);
  const y = scaleLinear().domain([-largest, largest]).range([frame.bottom, frame.top]);
  const ticks = y
    .ticks(5)
    .map((value) => ({ at: y(value), label: value === 0 ? "0" : signedPercent(value, 0).replace(" ", "") }));
  return [
    leftAxis(frame, ticks, "Imbalance: + is long-heavy"),
    bottomAxis(frame, amountTicks(sizeTicks(x.domain()), x), "Gross notional, USD"),
    element("rect", {
      class: "tolerance",
      x: frame.left,
      y: at(y(tolerance)),
      width: frame.right - frame.left,
      height: at(y(-tolerance) - y(tolerance)),
    }),
    element("line", { class: "zero", x1: frame.left, x2: frame.right, y1: at(y(0)), y2: at(y(0)) }),
    pairMarks(
      frontier.map((pair, index) => {
        const isPicked = isChosen(pair, sizing);
        const name = isPicked || index < NAMED ? heldWords(pair.contracts, trade) : null;
        return { x: at(x(pair.grossNotional)), y: at(y(pair.imbalance)), name, isPicked };
      }),
    ),
  ];
}

/** Round sizes of which no two are nearer than a factor of two. */
function sizeTicks([low = 1, high = 10]: readonly number[]): number[] {
  const decades = Array.from(
    { length: 1 + Math.ceil(Math.log10(high / low)) + 1 },
    (_, index) => Math.floor(Math.log10(low)) + index,
  );
  return decades
    .flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power))
    .filter((size) => size >= low && size <= high);
}

/** Dots with the names beside those that have one, where the name covers no dot and no other name. */
function pairMarks(dots: readonly Dot[]): Content {
  const places = namePlaces(dots, frame);
  return dots.map(({ x, y, name, isPicked }, index) => {
    const place = places[index] ?? null;
    const words = { class: isPicked ? "note strong" : "note", "text-anchor": "middle" };
    return [
      element("circle", { class: isPicked ? "pair chosen" : "pair", cx: x, cy: y, r: isPicked ? PICKED : OTHER }),
      place === null ? null : element("text", { ...words, x: at(place.x), y: at(place.y) }, name),
    ];
  });
}

/** Radius of the dot of the pair that was chosen, and of the others. */
export const PICKED = 5;
export const OTHER = 3.2;

/** A dot of a picture, with the name that should stand beside it; null for none. */
interface Dot {
  readonly x: number;
  readonly y: number;
  readonly name: string | null;
  readonly isPicked: boolean;
}

/** Where the middle of a name's base line stands. */
interface Place {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Widest character and height of a name, in the units of the drawing: its letters are 10 or 11 high. */
const CHARACTER = 6.2;
const [ABOVE, BELOW] = [9, 3];
/** Between a dot and its name. */
const GAP = 3;

/**
 * Places for the names of dots: above, below, right or left of each, the first where the name covers no dot and no
 * other name and stays in the frame; the picked one chooses first. Null where no place is free.
 */
export function namePlaces(dots: readonly Dot[], frame: Frame): (Place | null)[] {
  const taken = dots.map(dotBox);
  const places = new Map<Dot, Place>();
  for (const dot of [...dots].sort((a, b) => Number(b.isPicked) - Number(a.isPicked))) {
    if (dot.name === null) continue;
    const wide = dot.name.length * CHARACTER;
    const free = candidates(dot, wide).find((place) => {
      const box = nameBox(place, wide);
      return isWithin(box, frame) && !taken.some((other) => overlaps(box, other));
    });
    if (free === undefined) continue;
    places.set(dot, free);
    taken.push(nameBox(free, wide));
  }
  return dots.map((dot) => places.get(dot) ?? null);
}

function dotBox({ x, y, isPicked }: Dot): Box {
  const radius = isPicked ? PICKED : OTHER;
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function candidates({ x, y, isPicked }: Dot, wide: number): Place[] {
  const off = (isPicked ? PICKED : OTHER) + GAP;
  const aside = off + wide / 2;
  return [
    { x, y: y - off - BELOW },
    { x, y: y + off + ABOVE },
    { x: x + aside, y: y + BELOW },
    { x: x - aside, y: y + BELOW },
    { x: x + aside, y: y - off - BELOW },
    { x: x - aside, y: y - off - BELOW },
    { x: x + aside, y: y + off + ABOVE },
    { x: x - aside, y: y + off + ABOVE },
  ];
}

function nameBox({ x, y }: Place, wide: number): Box {
  return { left: x - wide / 2, right: x + wide / 2, top: y - ABOVE, bottom: y + BELOW };
}

function isWithin(box: Box, frame: Frame): boolean {
  return box.left >= frame.left && box.right <= frame.right + 12 && box.top >= 0 && box.bottom <= frame.bottom;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
