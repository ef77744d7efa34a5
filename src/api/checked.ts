import { dayNumber } from "../core/calendar.ts";
import { nearest } from "../core/nearest.ts";
import { as, type Quantity } from "../core/quantity.ts";
import { fail, PairsizeError } from "../errors/error.ts";
import { brokenSize, holds, type Range } from "../schema/key.ts";

/**
 * Reads a value of the caller's and returns it as plain data, every part of it read once; refuses anything else.
 *
 * The path says where the value stands ("legs[1].strike"); an error calls the value by its name.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE
 */
export type Check<T> = (value: unknown, path: string, name?: string) => T;

/**
 * The largest price, level or multiplier that is taken: far above any market, and no sum of money overflows a double.
 */
export const LARGEST = 1e100;

/**
 * Refuses a value.
 *
 * @param bound what the value must be, as the error says it
 * @throws PairsizeError VALUE_OUT_OF_RANGE, always
 */
export function refuse(value: unknown, bound: string, path: string, name = path): never {
  return fail("VALUE_OUT_OF_RANGE", { name, bound, got: shown(value) }, { path: path === "" ? name : path });
}

const MOST_SHOWN = 60;

/** A value in words. */
function shown(value: unknown): number | string {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) ? value : String(value);
    case "string":
      return JSON.stringify(value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value);
    case "object":
      return value === null ? "null" : kindOf(value);
    case "undefined":
      return "nothing";
    case "boolean":
      return String(value);
    default:
      return `a ${typeof value}`;
  }
}

/** What an object is; one that holds its values elsewhere, as a date or a map does, is no plain object. */
function kindOf(value: unknown): "a list" | "an object" | "no plain data" {
  if (typeof value !== "object" || value === null) return "no plain data";
  try {
    if (Object.getPrototypeOf(value) === Object.prototype) return "an object";
    if (Array.isArray(value)) return "a list";
    // An object of a class, or of another window or context, has another prototype, and says so by its name.
    return Object.prototype.toString.call(value) === "[object Object]" ? "an object" : "no plain data";
  } catch {
    return "no plain data";
  }
}

/** A finite number of which something holds; −0 is 0. */
export function numberWhere<N extends number = number>(isRight: (value: number) => boolean, bound: string): Check<N> {
  return (value, path, name) =>
    typeof value === "number" && isRight(value) ? ((value + 0) as N) : refuse(value, bound, path, name);
}

/** A number between two ends, both within. */
export function between<N extends number = number>(least: number, most: number, unit: string): Check<N> {
  return (value, path, name) =>
    typeof value === "number" && value >= least && value <= most
      ? ((value + 0) as N)
      : refuse(value, `between ${least} and ${most} ${unit}`, path, name);
}

/** A number between two ends above 0, both within, or 0. */
export function zeroOrBetween<N extends number = number>(least: number, most: number, unit: string): Check<N> {
  return (value, path, name) =>
    typeof value === "number" && ((value >= least && value <= most) || value === 0)
      ? ((value + 0) as N)
      : refuse(value, `0, or between ${least} and ${most} ${unit}`, path, name);
}

/** A number that is above 0, and at most 1e100. */
export function positive<N extends number = number>(unit: string): Check<N> {
  return numberWhere((value) => value > 0 && value <= LARGEST, `greater than 0 and at most ${LARGEST} ${unit}`);
}

/** A number from 0 to 1e100. */
export function zeroOrMore<N extends number = number>(unit: string): Check<N> {
  return numberWhere((value) => value >= 0 && value <= LARGEST, `0 or more and at most ${LARGEST} ${unit}`);
}

/** A number of at most 1e100 either way. */
export function signed<N extends number = number>(unit: string): Check<N> {
  return numberWhere((value) => Math.abs(value) <= LARGEST, `at most ${LARGEST} ${unit} either way`);
}

/** A whole number between two ends, both within. */
export function whole<N extends number = number>(least: number, most: number): Check<N> {
  return numberWhere(
    (value) => Number.isSafeInteger(value) && value >= least && value <= most,
    `a whole number from ${least} to ${most}`,
  );
}

/** A number that the keys of a trade give in this range. */
export function inRange<Q extends Quantity<string>>(range: Range<Q>): Check<Q> {
  return (value, path, name) => {
    if (typeof value !== "number" || !holds(range, value)) return refuse(value, range.words, path, name);
    const bound = brokenSize(value);
    return bound === null ? as<Q>(value + 0) : refuse(value, bound, path, name);
  };
}

/** Any finite number. */
export const finite: Check<number> = numberWhere(Number.isFinite, "a finite number");

/** Any text. */
export const text: Check<string> = (value, path, name) =>
  typeof value === "string" ? value : refuse(value, "a text", path, name);

/** True or false. */
export const flag: Check<boolean> = (value, path, name) =>
  typeof value === "boolean" ? value : refuse(value, "true or false", path, name);

/** The ISO date of a day of the calendar. */
export const isoDate: Check<string> = (value, path, name) =>
  typeof value === "string" && dayNumber(value) !== null ? value : refuse(value, "a date like 2026-01-22", path, name);

/** One of the words, or other constants, that are known. */
export function oneOf<Word extends string | number | boolean>(...words: readonly Word[]): Check<Word> {
  const known = new Set<unknown>(words);
  return (value, path, name) =>
    known.has(value)
      ? (value as Word)
      : refuse(value, words.map((word) => JSON.stringify(word)).join(" or "), path, name);
}

/** What may be left out. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value, path, name) => (value === undefined ? undefined : check(value, path, name));
}

/** What may be null. */
export function nullable<T>(check: Check<T>): Check<T | null> {
  return (value, path, name) => (value === null ? null : check(value, path, name));
}

/** What one of the checks lets through; where none does, the refusal of the last one stands. */
export function either<Checks extends readonly Check<unknown>[]>(...checks: Checks): Check<ReturnType<Checks[number]>> {
  return (value, path, name) => {
    for (const check of checks.slice(0, -1)) {
      try {
        return check(value, path, name) as ReturnType<Checks[number]>;
      } catch (error) {
        if (!(error instanceof PairsizeError)) throw error;
      }
    }
    return checks.at(-1)?.(value, path, name) as ReturnType<Checks[number]>;
  };
}

/** A list of things of one kind, none of them missing. */
export function list<T>(item: Check<T>, least = 0, most = Number.MAX_SAFE_INTEGER): Check<readonly T[]> {
  const bound = most < Number.MAX_SAFE_INTEGER ? `a list of ${least} to ${most}` : "a list";
  return (value, path, name = path) => {
    const length = lengthOf(value, bound, path, name);
    if (length < least || length > most) refuse(length, bound, path, name);
    const items: T[] = [];
    for (let i = 0; i < length; i++) items.push(item(partOf(value, i, path, name), `${path || name}[${i}]`));
    return items;
  };
}

function lengthOf(value: unknown, bound: string, path: string, name: string): number {
  const length = kindOf(value) === "a list" ? partOf(value, "length", path, name) : null;
  return typeof length === "number" ? length : refuse(value, bound, path, name);
}

/** What must be held of every key of an object, for the compiler to find one that is forgotten. */
export type Shape<T> = {
  readonly [Key in keyof T]-?: object extends Pick<T, Key> ? Check<T[Key] | undefined> : Check<T[Key]>;
};

/**
 * What is asked: an object with these keys and no others, of which one that is left out stays so. A misspelt key that
 * were not read would give the answer to another question.
 *
 * @throws PairsizeError KEY_UNKNOWN
 */
export function record<T extends object>(shape: Shape<T>): Check<T> {
  const open = openRecord(shape);
  const known = Object.keys(shape);
  return (value, path, name = path) => {
    const keys = kindOf(value) === "an object" ? keysOf(value as object, path, name) : [];
    const other = keys.find((key) => !known.includes(key));
    if (other !== undefined) refuseKey(other, known, path);
    return open(value, path, name);
  };
}

function refuseKey(key: string, known: readonly string[], path: string): never {
  const words = { key, nearest: nearest(key, known), splitNumber: false, known };
  return fail("KEY_UNKNOWN", words, { path: path === "" ? key : `${path}.${key}` });
}

/**
 * Data that may carry more: an object with these keys, and no value of the caller's own class; what is left out stays
 * so, other keys are not read.
 */
export function openRecord<T extends object>(shape: Shape<T>): Check<T> {
  const checks = Object.entries(shape) as [string, Check<unknown>][];
  return (value, path, name = path) => {
    if (kindOf(value) !== "an object") refuse(value, "an object", path, name);
    const result: Record<string, unknown> = {};
    for (const [key, check] of checks) {
      const part = check(partOf(value, key, path, name), path === "" ? key : `${path}.${key}`);
      if (part !== undefined) result[key] = part;
    }
    return result as T;
  };
}

/** An object of any keys, whose values are of one kind. */
export function recordOf<T>(check: Check<T>): Check<Readonly<Record<string, T>>> {
  return (value, path, name = path) => {
    if (kindOf(value) !== "an object" || value === null) return refuse(value, "an object", path, name);
    const entries = keysOf(value as object, path, name).map((key) => {
      const at = path === "" ? key : `${path}.${key}`;
      return [key, check(partOf(value, key, path, name), at)] as const;
    });
    return Object.fromEntries(entries);
  };
}

/** The object, when it is one: for what is read so often that a {@link record}, which copies it, would be felt. */
export function plainObject<Given extends object>(value: Given, name: string): Given {
  return kindOf(value) === "an object" ? value : refuse(value, "an object", "", name);
}

/** Refuses a key that no word is, and that seems to mean the one which is left out, of data that may carry more. */
export function refuseMisspelt(value: object, leftOut: string, words: ReadonlySet<string>): void {
  const seemsMeant = (key: string) => nearest(key, [leftOut]).length > 0 || key.toLowerCase().includes(leftOut);
  for (const key in value) if (!words.has(key) && seemsMeant(key)) refuseKey(key, [leftOut], "");
}

/** Throws on what a {@link Check} refused; refuses the object itself where reading it threw, as a getter may. */
export function unreadable(error: unknown, value: unknown, name: string): never {
  if (error instanceof PairsizeError) throw error;
  return refuse(value, "an object whose values can be read", "", name);
}

/** An object whose value at one key, a word, says which shape it has. */
export function variant<Shapes extends Readonly<Record<string, Check<object>>>>(
  key: string,
  shapes: Shapes,
): Check<ReturnType<Shapes[keyof Shapes]>> {
  const word = oneOf<keyof Shapes & string>(...Object.keys(shapes));
  return (value, path, name = path) => {
    if (kindOf(value) !== "an object") refuse(value, "an object", path, name);
    const found = word(partOf(value, key, path, name), path === "" ? key : `${path}.${key}`);
    return shapes[found]?.(value, path, name) as ReturnType<Shapes[keyof Shapes]>;
  };
}

/** The same for both sides. */
export function sides<T>(check: Check<T>): Check<{ readonly long: T; readonly short: T }> {
  return openRecord<{ readonly long: T; readonly short: T }>({ long: check, short: check } as never);
}

/** Nested deeper than this is no trade, and what holds itself has no end. */
const DEEPEST = 64;

/** Any data as JSON has it, copied; what JSON has not, such as a function, is left for its reader to refuse. */
export const plainData: Check<unknown> = (value, path, name = path) => copied(value, path, name, DEEPEST);

function copied(value: unknown, path: string, name: string, deeper: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (deeper === 0) refuse(value, `nested at most ${DEEPEST} deep`, path, name);
  if (kindOf(value) === "a list")
    return list((item, at) => copied(item === undefined ? refuse(item, "a value", at) : item, at, at, deeper - 1))(
      value,
      path,
      name,
    );
  if (kindOf(value) !== "an object") return refuse(value, "plain data", path, name);
  const entries = keysOf(value, path, name).map((key) => {
    const at = path === "" ? key : `${path}.${key}`;
    return [key, copied(partOf(value, key, path, name), at, at, deeper - 1)] as const;
  });
  return Object.fromEntries(entries);
}

/** A part of an object, read once; one that cannot be read, as a getter that throws, is refused. */
function partOf(value: unknown, key: string | number, path: string, name: string): unknown {
  try {
    return (value as Readonly<Record<string | number, unknown>>)[key];
  } catch {
    return refuse(value, `an object whose "${key}" can be read`, path, name);
  }
}

function keysOf(value: object, path: string, name: string): readonly string[] {
  try {
    return Object.keys(value);
  } catch {
    return refuse(value, "plain data", path, name);
  }
}
