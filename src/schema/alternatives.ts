import { sideNames } from "../core/sides.ts";
import { isMap, mapOf, type Path } from "./written-trade.ts";

type Map = Readonly<Record<string, unknown>>;

/** A trade, or one of the alternatives that it is written with. */
export interface WrittenAlternative {
  /** null for the trade itself. */
  readonly at: number | null;
  /** null where none is written. */
  readonly name: string | null;
  /** The trade with what differs put over it, without alternatives. */
  readonly input: Map;
  /** Where a value of it is written: in the alternative, else in the trade. */
  readonly pathOf: (path: Path) => Path;
  /** The sides whose legs are its own. */
  readonly ownLegs: readonly ("long" | "short")[];
}

/**
 * A trade and its alternatives, in the order in which they are written.
 *
 * An alternative's legs replace those of the side, its expiry that of the pair and of both sides; keys of `size` are put
 * over those of the trade one by one.
 */
export function writtenAlternatives(written: unknown): readonly [WrittenAlternative, ...WrittenAlternative[]] {
  const { alternatives, ...trade } = mapOf(written);
  const others = Array.isArray(alternatives) ? alternatives : [];
  return [
    { at: null, name: null, input: trade, pathOf: (path) => path, ownLegs: [] },
    ...others.map((one, at) => alternativeAt(trade, mapOf(one), at)),
  ];
}

const MAPS: readonly string[] = ["long", "short", "size"];

function alternativeAt(trade: Map, { name, ...own }: Map, at: number): WrittenAlternative {
  const isOwn = ([key = "", inner]: Path): boolean => {
    if (!MAPS.includes(String(key)) || !isMap(own[key])) return isGiven(own[key]);
    return inner === undefined ? !isGiven(trade[key]) : Object.hasOwn(mapOf(own[key]), inner);
  };
  const merged = Object.entries(own).map(([key, value]) => [
    key,
    MAPS.includes(key) && isMap(value) ? putOver(mapOf(trade[key]), mapOf(value)) : (value ?? trade[key]),
  ]);
  const input: Record<string, unknown> = { ...trade, ...Object.fromEntries(merged) };
  if (isGiven(own.expiry))
    for (const side of sideNames)
      if (isMap(input[side])) input[side] = { ...mapOf(input[side]), expiry: mapOf(own[side]).expiry };
  return {
    at,
    name: typeof name === "string" ? name : null,
    input,
    pathOf: (path) => (isOwn(path) ? ["alternatives", at, ...path] : path),
    ownLegs: sideNames.filter((side) => isGiven(mapOf(own[side]).legs)),
  };
}

/** One map over another; an empty value takes away what the other says. */
function putOver(under: Map, over: Map): Map {
  return Object.fromEntries(
    Object.entries({ ...under, ...over }).filter(([key, value]) => isGiven(value) || !Object.hasOwn(over, key)),
  );
}

/** An empty value in YAML is null: as if the key were absent. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
