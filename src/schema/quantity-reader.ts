import { dateFinding, readDate } from "../core/calendar.ts";
import { type FractionUse, numberFinding, readAmount, readFraction, readNumber } from "../core/number-text.ts";
import { as, type Quantity } from "../core/quantity.ts";
import { type Finding, finding } from "../errors/finding.ts";
import type { Key, Keys, UnitOf } from "./key.ts";
import { mapOf, type Origins, type Path } from "./path.ts";
import { brokenSize, holds, type Range } from "./ranges.ts";

/**
 * Reads quantities from what was written, and collects what is wrong with them.
 *
 * A value that is absent, or of a kind that the shape has refused already, reads as null without a second finding.
 */
export interface QuantityReader {
  readonly findings: Finding[];
  readonly origins: Origins;
  /** The quantity of a value at a path; errors call it by the name. */
  readonly quantity: <Q extends Quantity<string>>(
    written: unknown,
    path: Path,
    name: string,
    range: Range<Q>,
  ) => Q | null;
  /** Reads the numbers of a map that stands at a path, each in the range and unit of its row in the table of keys. */
  readonly numbersOf: <Table extends Keys>(
    table: Table,
    map: object,
    path: Path,
  ) => <Name extends keyof Table & string>(name: Name) => UnitOf<Table[Name]> | null;
  /** The ISO date of a text. */
  readonly date: (written: unknown, path: Path, name: string) => string | null;
}

/** A reader that has found nothing wrong yet. */
export function quantityReader(origins: Origins): QuantityReader {
  const findings: Finding[] = [];
  const refuse = (found: Finding, path: Path) => {
    findings.push({ ...found, ...origins.place(path) });
    return null;
  };
  const quantity = <Q extends Quantity<string>>(
    written: unknown,
    path: Path,
    name: string,
    range: Range<Q>,
  ): Q | null => {
    if (typeof written !== "number" && typeof written !== "string") return null;
    const reading = readingOf(written, range);
    if (!reading.ok) {
      const reads = (text: string) => readingOf(text, range).ok;
      return refuse(numberFinding(name, String(written), reading, reads), path);
    }
    const bound = holds(range, reading.value) ? brokenSize(reading.value) : range.words;
    if (bound === null) return as<Q>(reading.value);
    return refuse(finding("VALUE_OUT_OF_RANGE", { name, bound, got: String(written).trim() }), path);
  };
  /** The name that a key is written by: its own, or its former one. */
  const writtenName = (name: string, { alias }: Key, map: Readonly<Record<string, unknown>>, path: Path): string => {
    if (alias === undefined || map[alias] == null) return name;
    if (map[name] == null) return alias;
    findings.push(finding("KEY_TWICE", { key: name, alias }, origins.place([...path, alias], { key: true })));
    return name;
  };
  return {
    findings,
    origins,
    quantity,
    numbersOf: (table, map, path) => {
      const values = mapOf(map);
      return <Name extends string>(key: Name) => {
        const row: Key | undefined = table[key];
        if (row?.range === undefined) throw new Error(`the table of keys gives ${key} no range`);
        const name = writtenName(key, row, values, path);
        return values[name] == null ? null : quantity(values[name], [...path, name], name, row.range as Range<never>);
      };
    },
    date: (written, path, name) => {
      if (typeof written !== "string") return null;
      return readDate(written) ?? refuse(dateFinding(name, written), path);
    },
  };
}

/** A number of JSON is what it says, exponent or not; a text is read by the grammar of what its range measures. */
function readingOf(written: number | string, { fraction, isAmount }: Range) {
  if (fraction !== undefined) return readFractionOf(written, fraction);
  if (typeof written === "number") return { ok: true, value: written } as const;
  return isAmount === true ? readAmount(written) : readNumber(written);
}

function readFractionOf(written: number | string, use: FractionUse) {
  // JSON writes 0.0000001 as 1e-7: too small to be misread as a percentage, so the number is taken as it is.
  return typeof written === "number" && Math.abs(written) < 0.001
    ? ({ ok: true, value: written } as const)
    : readFraction(String(written), use);
}
