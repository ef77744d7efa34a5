import { exact, minus, toNumber } from "../exact.ts";
import { notationOf, type StrikeSelector, type WrittenLeg } from "../option/leg.ts";
import { type Reading, readLegs, refuse } from "../option/read-leg.ts";
import { as, type Ratio } from "../quantity.ts";
import type { Sides } from "../sides.ts";

/**
 * The legs of a structure in the notation of legs: it parts them by commas, and "40dC/20dC" is "40d/20d CS", which buys
 * the first and sells the second.
 *
 * @example
 * structureLegs("ATM C, -1 20dC"); // ["ATM C", "-1 20dC"]
 */
export function structureLegs(text: string): readonly string[] {
  return text.split(PARTED).map((part) => part.trim().replace(VERTICAL, "$<bought>/$<sold> $<right>S"));
}

/** A comma between legs; one inside of a number, 25,500, has a digit before it and three behind it. */
const PARTED = /(?<!\d),|,(?!\d{3}(?!\d))/;

/** STRIKE RIGHT/STRIKE RIGHT, both of one right; a quantity stands before the first. */
const VERTICAL =
  /^(?<bought>[^\s/@][^/@]*?)\s*(?<right>[cp])(?:alls?|uts?)?\s*\/\s*(?<sold>[^/@]*?)\s*\k<right>(?:alls?|uts?)?(?=\s*(?:@|$))/i;

/**
 * The legs of a structure for the long side, and mirrored for the short one: calls for puts, distances from the level
 * the other way, futures sold for bought. What gains from a rise of one index so gains as much from a fall of the other.
 * A strike or a price in points is of one index, and has no mirror.
 *
 * @example
 * mirroredStructure("+1 F").value.short; // ["-1 F"]
 */
export function mirroredStructure(text: string): Reading<Sides<readonly string[]>> {
  const long: string[] = [];
  const short: string[] = [];
  for (const part of structureLegs(text)) {
    const reading = readLegs(part);
    if (!reading.ok) return reading;
    for (const leg of reading.value) {
      const mirrored = mirroredLeg(leg);
      if (mirrored === null) return refuse("STRUCTURE_NOT_MIRRORED", { leg: notationOf(leg) }, 0);
      long.push(notationOf(leg));
      short.push(notationOf(mirrored));
    }
  }
  return { ok: true, value: { long, short } };
}

function mirroredLeg(leg: WrittenLeg): WrittenLeg | null {
  if (leg.kind === "future") return leg.entry === null ? { ...leg, quantity: -leg.quantity } : null;
  const strike = mirroredStrike(leg.strike);
  if (strike === null || leg.premium !== null) return null;
  return { ...leg, right: leg.right === "call" ? "put" : "call", strike };
}

/** A distance from the level is as far on its other side: 105 % for 95 %. */
function mirroredStrike(strike: StrikeSelector): StrikeSelector | null {
  if (strike.kind === "points") return null;
  if (strike.kind === "delta") return strike;
  const value = toNumber(minus(exact(0), exact(strike.value)));
  return value > -1 ? { kind: "moneyness", value: as<Ratio>(value) } : null;
}
