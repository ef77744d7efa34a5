import { decimalText } from "../core/number-text.ts";
import { type Key, type Keys, keysInside } from "./key.ts";
import { tradeKeys } from "./keys.ts";
import { isMap, mapOf } from "./written-trade.ts";

/** Keys that a trade file tempts to use, by their map: commented out, with the first example of the table. */
const SUGGESTED: Readonly<Record<string, readonly string[]>> = {
  size: ["tolerance", "maxLoss", "maxContracts", "fee", "weighting"],
  limits: ["maxLoss", "imbalance", "definedRisk"],
};

/** Column at which the comments begin, and the width of the file. */
const COMMENT_AT = 26;
const WIDTH = 80;

/**
 * Writes a trade, as it was given in a file or by flags, as a commented trade file: its keys in the order of the table,
 * each with what the table says of it. What is suggested of `size` and `limits` stands behind, commented out.
 *
 * The file says the trade as it was written: reading it gives the same trade.
 */
export function tradeFileText(input: unknown, title: string): string {
  const trade = mapOf(input);
  return `${[`# ${title}`, ...mapLines(trade, tradeKeys, 0), ...suggestedMaps(trade)].join("\n")}\n`;
}

/** The lines of a map of the trade, a key a line, and those of the maps and lists inside it. */
function mapLines(map: Readonly<Record<string, unknown>>, keys: Keys, depth: number): readonly string[] {
  // A key that the table does not have is refused when a trade is read; a former name is written as it was given.
  const known = Object.entries(keys).flatMap(([name, key]) => [name, ...(key.alias === undefined ? [] : [key.alias])]);
  const order = [...known, ...Object.keys(map).filter((name) => !known.includes(name))];
  return order.flatMap((name) => {
    const value = Object.hasOwn(map, name) ? map[name] : undefined;
    return value === undefined || value === null ? [] : keyLines(name, value, keyNamed(keys, name), depth);
  });
}

function keyNamed(keys: Keys, name: string): Key | undefined {
  return Object.hasOwn(keys, name) ? keys[name] : Object.values(keys).find(({ alias }) => alias === name);
}

/** Maps that have a line for each of their keys. */
const BLOCKS: readonly string[] = ["long", "short", "size", "limits"];

function keyLines(name: string, value: unknown, key: Key | undefined, depth: number): readonly string[] {
  const indent = "  ".repeat(depth);
  const meaning = key?.meaning ?? "";
  const inner = keysInside(key);
  if (depth === 0 && BLOCKS.includes(name) && isMap(value) && inner !== null) {
    const map = mapOf(value);
    return ["", commented(`${name}:`, meaning), ...mapLines(map, inner, 1), ...suggestions(name, map, inner)];
  }
  if (Array.isArray(value) && value.length > 0)
    return [commented(`${indent}${name}:`, meaning), ...value.map((item) => `${indent}  - ${flow(item)}`)];
  return [commented(`${indent}${name}: ${flow(value)}`, meaning)];
}

/** The suggested keys that a map lacks, commented out. */
function suggestions(
  name: string,
  map: Readonly<Record<string, unknown>>,
  keys: Keys,
  lead = "  # ",
): readonly string[] {
  return (SUGGESTED[name] ?? []).flatMap((wanted) => {
    const key = keys[wanted];
    if (key === undefined || Object.hasOwn(map, wanted) || (key.alias !== undefined && Object.hasOwn(map, key.alias)))
      return [];
    const [example = true] = key.examples ?? [];
    return [commented(`${lead}${wanted}: ${flow(example)}`, key.meaning)];
  });
}

/** The maps of suggestions that the trade does not have at all. */
function suggestedMaps(trade: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(SUGGESTED).flatMap((name) => {
    const key: Key | undefined = keyNamed(tradeKeys, name);
    const inner = keysInside(key);
    if (isMap(trade[name]) || key === undefined || inner === null) return [];
    return ["", commented(`# ${name}:`, key.meaning), ...suggestions(name, {}, inner, "#   ")];
  });
}

/** A line with its comment: beside it where there is room, else above it. */
function commented(line: string, meaning: string): string {
  if (meaning === "") return line;
  const beside = `${line.padEnd(COMMENT_AT - 1)} # ${meaning}`;
  if (beside.length <= WIDTH) return beside;
  const indent = /^(?:# {3})? */.exec(line)?.[0] ?? "";
  const lines: string[] = [];
  for (const word of meaning.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}# ${word}`);
  }
  return [...lines, line].join("\n");
}

/** A value in one line, as YAML reads it back. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (isMap(value)) {
    const entries = Object.entries(mapOf(value)).filter(([, inner]) => inner !== undefined && inner !== null);
    return `{${entries.map(([key, inner]) => `${scalar(key)}: ${flow(inner)}`).join(", ")}}`;
  }
  if (typeof value === "number") return decimalText(value);
  return typeof value === "string" ? scalar(value) : String(value);
}

/** Words, numbers and percentages that are the same text without quotes, in a line and inside brackets. */
const BARE = /^[A-Za-z0-9+.][A-Za-z0-9 @/.%+^-]*[A-Za-z0-9%]$|^[A-Za-z0-9]$|^-\d[A-Za-z0-9 @/.%+^-]*$/;

function scalar(text: string): string {
  const isWord = BARE.test(text) && !/^(?:null|yes|no|on|off|y|n|~)$/i.test(text);
  return isWord ? text : JSON.stringify(text);
}

/** A trade to start from, as it is typed. */
const sample = {
  version: "1",
  asOf: "2026-01-22",
  expiry: "2026-03-20",
  rate: "3.65%",
  correlation: "0.78",
  long: { symbol: "RTY", level: "2730.8", volatility: "18.5%", legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] },
  short: { symbol: "NQ", level: "25658.25", volatility: "17.3%", legs: ["25500P @ 612.50", "-1 23500P @ 196.25"] },
  size: { weighting: ["dollar-neutral", "volatility-adjusted"], tolerance: "5%" },
  moves: [{ RTY: "+16%", NQ: "+8%" }],
};

/** A whole trade file, to start from. */
export function template(): string {
  return tradeFileText(sample, "A trade. Change the numbers, then:  pairsize size trade.yaml");
}
