import { dayNumber } from "../core/calendar.ts";
import { type FractionUse, readFraction } from "../core/fraction-text.ts";
import { numberFinding } from "../core/number-finding.ts";
import { readNumber } from "../core/number-text.ts";
import { as, type Quantity } from "../core/quantity.ts";
import { type Finding, finding } from "../errors/finding.ts";
import type { Origins, Path } from "./path.ts";
import { brokenSize, type Range } from "./range.ts";

/** What a number may be, and how errors name it. */
export interface QuantitySpec {
  readonly name: string;
  readonly range: Range;
  /** A fraction may be written with a percent sign, and without one only where that cannot be misread. */
  readonly fraction?: FractionUse;
}

/**
 * Reads quantities from what was written, and collects what is wrong with them.
 *
 * A value that is absent, or of a kind that the shape has refused already, reads as null without a second finding.
 */
export interface QuantityReader {
  readonly findings: Finding[];
  readonly origins: Origins;
  readonly quantity: <Q extends Quantity<string>>(written: unknown, path: Path, spec: QuantitySpec) => Q | null;
  /** The quantity of a key of the map that stands at a path: no path is made for one that is absent, as most are. */
  readonly ofKey: <Q extends Quantity<string>, Map extends object>(
    map: Map,
    key: keyof Map & string,
    path: Path,
    spec: QuantitySpec,
  ) => Q | null;
  readonly date: (written: unknown, path: Path, name: string) => string | null;
}

/** A reader that has found nothing wrong yet. */
export function quantityReader(origins: Origins): QuantityReader {
  const findings: Finding[] = [];
  const refuse = (found: Finding, path: Path) => {
    findings.push({ ...found, ...origins.place(path) });
    return null;
  };
  const quantity = <Q extends Quantity<string>>(written: unknown, path: Path, spec: QuantitySpec): Q | null => {
    if (typeof written !== "number" && typeof written !== "string") return null;
    const reading = spec.fraction === undefined ? readWhole(written) : readFractionOf(written, spec.fraction);
    if (!reading.ok) return refuse(numberFinding(spec.name, String(written), reading), path);
    const bound = spec.range.holds(reading.value) ? brokenSize(reading.value) : spec.range.words;
    if (bound === null) return as<Q>(reading.value);
    return refuse(finding("VALUE_OUT_OF_RANGE", { name: spec.name, bound, got: String(written).trim() }), path);
  };
  return {
    findings,
    origins,
    quantity,
    ofKey: (map, key, path, spec) => (map[key] == null ? null : quantity(map[key], [...path, key], spec)),
    date: (written, path, name) => {
      if (typeof written !== "string") return null;
      return dayNumber(written) === null ? refuse(finding("DATE_UNREADABLE", { name, got: written }), path) : written;
    },
  };
}

/** A number of JSON is what it says, exponent or not; a text is read by the grammar of numbers. */
function readWhole(written: number | string) {
  return typeof written === "number" ? ({ ok: true, value: written } as const) : readNumber(written);
}

function readFractionOf(written: number | string, use: FractionUse) {
  // JSON writes 0.0000001 as 1e-7: too small to be misread as a percentage, so the number is taken as it is.
  return typeof written === "number" && Math.abs(written) < 0.001
    ? readWhole(written)
    : readFraction(String(written), use);
}
