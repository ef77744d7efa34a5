import { dateFinding, readDate } from "../core/calendar.ts";
import { type FractionUse, numberFinding, readAmount, readFraction, readNumber } from "../core/number-text.ts";
import {
  type AnnualRate,
  type AnnualVolatility,
  as,
  type Contracts,
  type Days,
  type FxRate,
  type Points,
  type Quantity,
  type Ratio,
  type Usd,
  type UsdPerPoint,
} from "../core/quantity.ts";
import { type Finding, finding } from "../errors/finding.ts";
import { mapOf, type Origins, type Path } from "./written-trade.ts";

/**
 * The kind of a value. A number may also be a text ("25,658.25"), a symbol is a text that is not empty, a switch is
 * true or false, and `either` is of one kind or another.
 */
export type Shape =
  | "number"
  | "text"
  | "symbol"
  | "date"
  | "switch"
  | { readonly oneOf: readonly (string | number)[] }
  | { readonly map: Keys }
  | { readonly list: Shape }
  | { readonly either: readonly Shape[] }
  /** Numbers by symbol. */
  | { readonly bySymbol: "number" };

/** A JSON Schema, as far as ours use the language. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: true;
  readonly examples?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** A key of the trade: everything that the program knows of it but its use. */
export interface Key {
  /** A number where left out. */
  readonly shape?: Shape;
  readonly isRequired?: true;
  /** An empty value is refused: as if the key were absent it would be no limit, or a future for options. */
  readonly isFilled?: true;
  /** What its number may be, in which unit; of counts, holdings and moves what each may be. */
  readonly range?: Range;
  /** What help and the JSON Schema say of it. */
  readonly meaning: string;
  /** The flag that gives it, as help shows it; `<SYM=VALUE>` gives it to the side of the symbol. */
  readonly flag?: string;
  /** What help says of the flag, where that must differ from what it says of the key. */
  readonly flagMeaning?: string;
  /** The flag also takes a bare value for both sides, or adds an item each time. */
  readonly flagBy?: "side or both" | "item";
  readonly examples?: readonly unknown[];
  /** Its former name: still read, as is a flag of that name. */
  readonly alias?: string;
  /** What an editor can know beyond shape and range, as keywords of the JSON Schema. */
  readonly keywords?: JsonSchema;
}

/** The keys that a map may hold. */
export type Keys = Readonly<Record<string, Key>>;

/** A map as it is written. */
export type Written<Map extends Keys> = {
  readonly [Name in keyof Map as Map[Name] extends { isRequired: true } ? Name : never]: ValueOf<ShapeOf<Map[Name]>>;
} & {
  /** An empty value in YAML is null: as if the key were absent. */
  readonly [Name in keyof Map as Map[Name] extends { isRequired: true } ? never : Name]?:
    | ValueOf<ShapeOf<Map[Name]>>
    | (Map[Name] extends { isFilled: true } ? never : null)
    | undefined;
};

/** Keys none of which may be left empty. */
export function filled<Map extends Keys>(keys: Map) {
  const rows = Object.entries(keys).map(([name, key]) => [name, { ...key, isFilled: true }]);
  return Object.fromEntries(rows) as { readonly [Name in keyof Map]: Map[Name] & { readonly isFilled: true } };
}

type ShapeOf<Row> = Row extends { readonly shape: infer S } ? S : "number";

type ValueOf<S> = S extends "number"
  ? number | string
  : S extends "text" | "symbol" | "date"
    ? string
    : S extends "switch"
      ? boolean | "true" | "false"
      : S extends { readonly oneOf: readonly (infer Word)[] }
        ? Word
        : S extends { readonly map: infer Map extends Keys }
          ? Written<Map>
          : S extends { readonly list: infer Item }
            ? readonly ValueOf<Item>[]
            : S extends { readonly either: readonly (infer One)[] }
              ? ValueOf<One>
              : S extends { readonly bySymbol: "number" }
                ? Readonly<Record<string, number | string>>
                : never;

/** The unit of the number of a key. */
type UnitOf<Row extends Key> = Row extends { readonly range: Range<infer Q> } ? Q : never;

/** The keys of the map that the value of a key may be, in itself or as an item of a list; null where it is none. */
export function keysInside(key: Key | undefined): Keys | null {
  return key?.shape === undefined ? null : keysOf(key.shape);
}

function keysOf(shape: Shape): Keys | null {
  if (typeof shape === "string") return null;
  if ("map" in shape) return shape.map;
  if ("list" in shape) return keysOf(shape.list);
  if ("either" in shape) return shape.either.map(keysOf).find((keys) => keys !== null) ?? null;
  return null;
}

/** The ends of a range: `from` and `to` belong to it, `above` and `below` do not. */
interface Bounds {
  readonly from?: number;
  readonly above?: number;
  readonly to?: number;
  readonly below?: number;
  readonly isWhole?: true;
  readonly isNotZero?: true;
  /** A fraction may be written with a percent sign, and without one only where that cannot be misread. */
  readonly fraction?: FractionUse;
  /** An amount of money, which may be written "$100,000", "10k" or "2.5m". */
  readonly isAmount?: true;
}

/** What a number may be, and how an error says it: "level must be greater than 0 index points". */
export interface Range<Q extends Quantity<string> = Quantity<string>> extends Bounds {
  readonly words: string;
  /** The unit of a number that is within the range: for the compiler, no value has it. */
  readonly unit?: Q;
}

/** Whether a number is within a range. */
export function holds({ from, above, to, below, isWhole, isNotZero }: Range, value: number): boolean {
  if (isWhole === true && !Number.isInteger(value)) return false;
  if (isNotZero === true && value === 0) return false;
  return (
    value >= (from ?? Number.NEGATIVE_INFINITY) &&
    value > (above ?? Number.NEGATIVE_INFINITY) &&
    value <= (to ?? Number.POSITIVE_INFINITY) &&
    value < (below ?? Number.POSITIVE_INFINITY)
  );
}

/** The largest size of a number. */
export const LARGEST = 1e12;
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

function range<Q extends Quantity<string>>(words: string, bounds: Bounds): Range<Q> {
  return { words, ...bounds };
}

const MOST_CONTRACTS = 1_000_000;

/** The ranges of everything that a trade or a flag may say. */
export const ranges = {
  level: range<Points>("greater than 0 index points", { above: 0 }),
  premium: range<Points>("0 or more index points", { from: 0 }),
  multiplier: range<UsdPerPoint>("greater than 0", { above: 0 }),
  fx: range<FxRate>("greater than 0 USD per currency unit", { above: 0 }),
  volatility: range<AnnualVolatility>("above 0 % and at most 1000 %", { above: 0, to: 10, fraction: "volatility" }),
  rate: range<AnnualRate>("between -50 % and 50 %", { above: -0.5, below: 0.5, fraction: "rate" }),
  tolerance: range<Ratio>("from 0 % to below 100 %", { from: 0, below: 1, fraction: "rate" }),
  probability: range<Ratio>("from 0 % to 100 %", { from: 0, to: 1, fraction: "probability" }),
  drift: range<Ratio>("0 % or more", { from: 0, fraction: "rate" }),
  residualBeta: range<Ratio>("0 or more", { from: 0 }),
  share: range<Ratio>("above 0 % and at most 100 %", { above: 0, to: 1, fraction: "rate" }),
  age: range<Days>("a whole number of days, 0 or more", { from: 0, isWhole: true }),
  risk: range<Ratio>("from 0 % to 100 %", { from: 0, to: 1, fraction: "rate" }),
  money: range<Usd>("0 USD or more", { from: 0, isAmount: true }),
  delta: range<Ratio>("from -1 to 1", { from: -1, to: 1 }),
  beta: range<Ratio>("a number", {}),
  selector: range<Ratio>("above -1 and at most 1,000,000", { above: -1, to: 1e6 }),
  correlation: range<Ratio>("from -1 to 1", { from: -1, to: 1 }),
  move: range<Ratio>("-100 % or more", { from: -1, fraction: "rate" }),
  days: range<Days>("a whole number from 0 to 36,500", { from: 0, to: 36_500, isWhole: true }),
  tradingDays: range<Days>("a whole number from 1 to 2,520", { from: 1, to: 2520, isWhole: true }),
  gridMove: range<Ratio>("above 0 % and at most 100 %", { above: 0, to: 1, fraction: "rate" }),
  volatilityShift: range<Ratio>("between -1000 % and 1000 %", { above: -10, below: 10, fraction: "rate" }),
  contracts: range<Contracts>("a whole number from 1 to 1,000,000", { from: 1, to: MOST_CONTRACTS, isWhole: true }),
  holding: range<Contracts>("a whole number of at most 1,000,000", {
    from: -MOST_CONTRACTS,
    to: MOST_CONTRACTS,
    isWhole: true,
  }),
  quantity: range<Contracts>("a whole number other than 0, of at most 1,000,000", {
    from: -MOST_CONTRACTS,
    to: MOST_CONTRACTS,
    isWhole: true,
    isNotZero: true,
  }),
  lookback: range<Quantity<"returns">>("a whole number of at least 2", { from: 2, isWhole: true }),
  line: range<Quantity<"lines">>("a whole number of at least 1", { from: 1, isWhole: true }),
  periodsPerYear: range<Quantity<"periods per year">>("greater than 0", { above: 0 }),
  lambda: range<Ratio>("above 0 and below 1", { above: 0, below: 1 }),
} as const satisfies Record<string, Range>;

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
      const reads = (text: string) => {
        const meant = readingOf(text, range);
        return meant.ok && holds(range, meant.value);
      };
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
