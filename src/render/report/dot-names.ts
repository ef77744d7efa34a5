import type { Frame } from "./chart.ts";

/** Radius of the dot of the pair that was chosen, and of the others. */
export const PICKED = 5;
export const OTHER = 3.2;

/** A dot of a picture, with the name that should stand beside it; null for none. */
export interface Dot {
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
