import { finding } from "../errors/finding.ts";
import {
  type Document,
  locateIn,
  MOST_NESTING,
  type Outline,
  type Problem,
  refuseIfAny,
  refuseUnlessMap,
  type WhereOf,
  whereIn,
} from "./document.ts";
import { composeValues, type Lexeme, parseTokens } from "./yaml-document.ts";

/**
 * A JSON text as a document. The engine's parser reads it. Places and duplicate keys come from the YAML parser, since
 * JSON is YAML: only when a place is asked for or the text cannot be accepted.
 *
 * @param whereOf the place of an offset, for a text that is a part of its file
 * @throws PairsizeError JSON_SYNTAX, KEY_DUPLICATE, NUMBER_TOO_LARGE, NESTING_TOO_DEEP (all that were found),
 * TRADE_NOT_A_MAP
 */
export function readJsonDocument(text: string, file: string, whereOf: WhereOf = whereIn(text, file)): Document {
  const value = faultlessValue(text);
  if (value === undefined) refuseIfAny(problemsOf(text, whereOf));
  refuseUnlessMap(value, text.search(/\S/), whereOf);
  let outline: Outline | undefined;
  return {
    file,
    value,
    locate: (path, which = "value") => {
      outline ??= outlineOf(text, whereOf).outline;
      return locateIn(outline, path, which, whereOf);
    },
  };
}

/** The value of a text without any problem, else undefined. */
function faultlessValue(text: string): unknown {
  const value = parsed(text);
  // Of a key that is given twice the value keeps the last: fewer keys than colons outside of quotes give it away.
  const colons = value === undefined ? 0 : text.replace(QUOTED, "").split(":").length - 1;
  return keysIn(value, 0) === colons ? value : undefined;
}

const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/** The value of a JSON text, or undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The number of keys inside a value; NaN, which equals no count, where a number overflowed or it nests too deep. */
function keysIn(value: unknown, around: number): number {
  if (typeof value === "number") return Number.isFinite(value) ? 0 : Number.NaN;
  if (typeof value !== "object" || value === null) return 0;
  if (around === MOST_NESTING) return Number.NaN;
  const inside = Object.values(value);
  const own = Array.isArray(value) ? 0 : inside.length;
  return inside.reduce<number>((keys, each) => keys + keysIn(each, around + 1), own);
}

function problemsOf(text: string, whereOf: WhereOf): readonly Problem[] {
  const { lexemes, problems } = parseTokens(text, whereOf);
  if (problems.length > 0) return problems;
  if (parsed(text) === undefined) {
    const { problem, offset } = firstBreak(lexemes, text.length);
    return [() => finding("JSON_SYNTAX", { problem }, { where: whereOf(offset) })];
  }
  const tooLarge = lexemes.filter(({ source }) => Math.abs(Number(source)) === Number.POSITIVE_INFINITY);
  return [
    ...tooLarge.map(({ source: got, offset }): Problem => {
      return () => finding("NUMBER_TOO_LARGE", { got }, { where: whereOf(offset) });
    }),
    ...outlineOf(text, whereOf).problems,
  ];
}

/** Where everything stands in a JSON text: the breaks of its lines, which YAML gives a meaning, are spaces in JSON. */
function outlineOf(text: string, whereOf: WhereOf) {
  const spaced = text.replace(/[\t\n\r]/g, " ");
  return composeValues(parseTokens(spaced, whereOf).tokens, text.length, whereOf);
}

/** Where a text that is no JSON breaks off, and why: Node's own messages differ by version and often name no place. */
function firstBreak(lexemes: readonly Lexeme[], length: number): { readonly problem: string; readonly offset: number } {
  const around: State[] = [];
  let state: State = "value";
  for (const { kind, source, offset } of lexemes.filter((each) => !SPACES.includes(each.kind))) {
    const next: State | "around" | undefined = GRAMMAR[state].next[kind];
    if (next === undefined || !isOfJson(kind, source)) {
      const isBadText = next !== undefined && kind === QUOTED_TEXT;
      return { problem: isBadText ? NO_TEXT : `expected ${GRAMMAR[state].words}, got ${words(source)}`, offset };
    }
    const behind = AFTER_VALUE[kind];
    if (behind !== undefined) around.push(behind);
    if (kind.endsWith("-end")) around.pop();
    state = next === "around" ? (around.at(-1) ?? "end") : next;
  }
  return { problem: `expected ${GRAMMAR[state].words}, got the end of the text`, offset: length };
}

function isOfJson(kind: string, source: string): boolean {
  return (kind !== "text" && kind !== QUOTED_TEXT) || parsed(source) !== undefined;
}

const NO_TEXT = "a text in quotes must close on its line and hold no escapes but those of JSON";

/** Kinds of lexemes that mean nothing: the mark "scalar" announces a text without quotes. */
const SPACES = ["space", "newline", "scalar", "doc-mode"];

const QUOTED_TEXT = "double-quoted-scalar";

/** The state behind a value in the map or list that a lexeme opens. */
const AFTER_VALUE: Readonly<Record<string, State>> = { "flow-map-start": "afterEntry", "flow-seq-start": "afterItem" };

type State = "value" | "firstItem" | "firstKey" | "key" | "colon" | "afterItem" | "afterEntry" | "end";

/** What may come next in a JSON text. */
interface Expectation {
  readonly words: string;
  /** The state behind each kind of lexeme that may come; "around" is that of the list or map around a value. */
  readonly next: Readonly<Record<string, State | "around">>;
}

const VALUE = {
  [QUOTED_TEXT]: "around",
  text: "around",
  "flow-map-start": "firstKey",
  "flow-seq-start": "firstItem",
} as const;

const GRAMMAR: Readonly<Record<State, Expectation>> = {
  value: { words: "a value", next: VALUE },
  firstItem: { words: "a value", next: { ...VALUE, "flow-seq-end": "around" } },
  firstKey: { words: "a key in double quotes", next: { [QUOTED_TEXT]: "colon", "flow-map-end": "around" } },
  key: { words: "another key in double quotes after the comma", next: { [QUOTED_TEXT]: "colon" } },
  colon: { words: '":" after the key', next: { "map-value-ind": "value" } },
  afterItem: { words: '"," or "]" after the value', next: { comma: "value", "flow-seq-end": "around" } },
  afterEntry: { words: '"," or "}" after the value', next: { comma: "key", "flow-map-end": "around" } },
  end: { words: "nothing after the closing bracket", next: {} },
};

const MOST_SHOWN = 40;

function words(source: string): string {
  if (/^(?:#|\/\/|\/\*)/.test(source)) return "a comment, which JSON does not have";
  if (source.startsWith('"')) return "a text in quotes";
  if (source.startsWith("'")) return "a single quote; JSON puts texts in double quotes";
  return `"${source.length > MOST_SHOWN ? `${source.slice(0, MOST_SHOWN)}…` : source}"`;
}
