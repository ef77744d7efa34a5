import { dayNumber } from "../core/calendar.ts";
import { type FractionUse, numberFinding, readFraction, readNumber } from "../core/number-text.ts";
import { as, type Quantity } from "../core/quantity.ts";
import { type Finding, finding } from "../errors/finding.ts";
import type { Origins, Path } from "./path.ts";

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

/** The range of a quantity, and how an error says it: "level must be greater than 0 index points". */
export interface Range {
  readonly words: string;
  readonly holds: (value: number) => boolean;
}

const LARGEST = 1e12;
const SMALLEST = 1e-12;

/**
 * How the size of a number breaks what a computer can multiply: a product of five stays a finite number, and above 0,
 * where each is 0 or between 1e-12 and 1e12. Null where it does not.
 */
export function brokenSize(value: number): string | null {
  const size = Math.abs(value);
  if (size > LARGEST) return "at most 1,000,000,000,000 in size";
  return size !== 0 && size < SMALLEST ? "0, or at least 0.000000000001 in size" : null;
}

const above0 = (value: number) => value > 0;
const from0 = (value: number) => value >= 0;

/** The ranges of everything that a trade may say. */
export const ranges = {
  level: { words: "greater than 0 index points", holds: above0 },
  strike: { words: "greater than 0 index points", holds: above0 },
  premium: { words: "0 or more index points", holds: from0 },
  multiplier: { words: "greater than 0", holds: above0 },
  fx: { words: "greater than 0 USD per currency unit", holds: above0 },
  tick: { words: "greater than 0 index points", holds: above0 },
  volatility: { words: "above 0 % and at most 1000 %", holds: (value) => value > 0 && value <= 10 },
  rate: { words: "between -50 % and 50 %", holds: (value) => Math.abs(value) < 0.5 },
  tolerance: { words: "from 0 % to below 100 %", holds: (value) => value >= 0 && value < 1 },
  probability: { words: "from 0 % to 100 %", holds: (value) => value >= 0 && value <= 1 },
  drift: { words: "0 % or more", holds: from0 },
  age: { words: "a whole number of days, 0 or more", holds: (value) => Number.isInteger(value) && value >= 0 },
  risk: { words: "from 0 % to 100 %", holds: (value) => value >= 0 && value <= 1 },
  money: { words: "0 USD or more", holds: from0 },
  delta: { words: "from -1 to 1", holds: (value) => Math.abs(value) <= 1 },
  correlation: { words: "from -1 to 1", holds: (value) => Math.abs(value) <= 1 },
  move: { words: "-100 % or more", holds: (value) => value >= -1 },
  days: {
    words: "a whole number from 0 to 36,500",
    holds: (value) => Number.isInteger(value) && value >= 0 && value <= 36_500,
  },
  gridMove: { words: "above 0 % and at most 100 %", holds: (value) => value > 0 && value <= 1 },
  volatilityShift: { words: "between -1000 % and 1000 %", holds: (value) => Math.abs(value) < 10 },
  contracts: {
    words: "a whole number from 1 to 1,000,000",
    holds: (value) => Number.isInteger(value) && value >= 1 && value <= 1_000_000,
  },
  holding: {
    words: "a whole number of at most 1,000,000",
    holds: (value) => Number.isInteger(value) && Math.abs(value) <= 1_000_000,
  },
  quantity: {
    words: "a whole number other than 0, of at most 1,000,000",
    holds: (value) => Number.isInteger(value) && value !== 0 && Math.abs(value) <= 1_000_000,
  },
  lookback: { words: "a whole number of at least 2", holds: (value) => Number.isInteger(value) && value >= 2 },
  line: { words: "a whole number of at least 1", holds: (value) => Number.isInteger(value) && value >= 1 },
  periodsPerYear: { words: "greater than 0", holds: above0 },
  lambda: { words: "above 0 and below 1", holds: (value) => value > 0 && value < 1 },
} as const satisfies Record<string, Range>;
