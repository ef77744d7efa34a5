import { nearest } from "../../core/nearest.ts";
import { fail } from "../../errors/error.ts";
import { type FieldTree, sizeFields } from "../../schema/result/size.ts";

/** Fields that --fields asks for: keys, each with the keys inside it; none inside means all of it. */
type Wanted = Map<string, Wanted>;

/** Keys that a sizing without contracts keeps in any case: that there are none, and why. */
const WITHOUT_AN_ANSWER = ["available", "feasible", "reason"];

/**
 * The fields of a comma list: dotted paths into a sizing, or from the top of the document. "weighting,maxLoss.amount"
 * asks of each of "sizings" its "weighting", and of its "maxLoss" the "amount".
 *
 * @throws PairsizeError FIELD_UNKNOWN
 */
function wantedFields(list: string): Wanted {
  const document = sizeFields();
  const sizing: FieldTree = document.get("sizings") ?? new Map();
  const wanted: Wanted = new Map();
  for (const field of list.split(",").map((written) => written.trim())) {
    const steps = field.split(".");
    const isOfSizing = sizing.has(steps[0] ?? "");
    const path = isOfSizing ? ["sizings", ...steps] : steps;
    if (!isKnown(path, document))
      fail("FIELD_UNKNOWN", { field, nearest: nearest(field, allFields(document, sizing)) });
    want(wanted, path);
  }
  return wanted;
}

function isKnown(path: readonly string[], fields: FieldTree): boolean {
  let inside: FieldTree | undefined = fields;
  for (const step of path) inside = inside?.get(step);
  return inside !== undefined;
}

function allFields(document: FieldTree, sizing: FieldTree): string[] {
  return [...pathsIn(document), ...pathsIn(sizing)];
}

function pathsIn(fields: FieldTree): string[] {
  return [...fields].flatMap(([key, inside]) => [key, ...pathsIn(inside).map((path) => `${key}.${path}`)]);
}

/** All of a key, once asked for, stays asked for. */
function want(wanted: Wanted, [first, ...rest]: readonly string[]): void {
  if (first === undefined) {
    wanted.clear();
    return;
  }
  const known = wanted.get(first);
  if (known !== undefined && known.size === 0) return;
  const inside: Wanted = known ?? new Map();
  wanted.set(first, inside);
  want(inside, rest);
}

/**
 * Leaves of a document the fields of a comma list.
 *
 * @throws PairsizeError FIELD_UNKNOWN
 */
export function fieldsOf(list: string): (document: object) => object {
  const wanted = wantedFields(list);
  return (document) => picked(document, wanted);
}

/** Leaves of a value the fields asked for: of a list, of each item; a number or a text stays whole. */
function pickedOf(value: unknown, wanted: Wanted): unknown {
  if (wanted.size === 0 || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => pickedOf(item, wanted));
  return picked(value, wanted);
}

function picked(value: object, wanted: Wanted): object {
  // A loss without end has no amount, and must not look like one that nobody asked for.
  if ("kind" in value && value.kind === "unlimited") return value;
  const entries = Object.entries(value).flatMap(([key, inside]) => {
    const asked =
      wanted.get(key) ?? (isWithoutAnswer(value) && WITHOUT_AN_ANSWER.includes(key) ? new Map() : undefined);
    return asked === undefined ? [] : [[key, pickedOf(inside, asked)] as const];
  });
  return Object.fromEntries(entries);
}

function isWithoutAnswer(value: object): boolean {
  return ("available" in value && value.available === false) || ("feasible" in value && value.feasible === false);
}
