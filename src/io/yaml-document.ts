import {
  type Document as Composed,
  Composer,
  CST,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Pair,
  type ParsedNode,
  Parser,
  type Scalar,
  type YAMLError,
  type YAMLMap,
} from "yaml";
import { type Finding, finding } from "../errors/finding.ts";
import {
  type Document,
  duplicateKey,
  locateIn,
  MOST_NESTING,
  type Outline,
  type OutlineEntry,
  type Problem,
  refuseIfAny,
  refuseUnlessMap,
  tooDeep,
  type WhereOf,
  whereIn,
} from "./document.ts";

// The failsafe schema leaves scalars as written. The parser's check of unique keys takes quadratic time; ours is in
// mapOf.
const OPTIONS = { schema: "failsafe", uniqueKeys: false, logLevel: "error" } as const;

/**
 * A YAML text as a document whose leaves are texts as written: `0x10` is "0x10" and `5%` is "5%"; nothing written,
 * `~` and `null` are null.
 *
 * Only the plain part of YAML: no anchors, aliases, tags or second document.
 *
 * @throws PairsizeError YAML_SYNTAX, YAML_NOT_PLAIN, YAML_SEVERAL_DOCUMENTS, NESTING_TOO_DEEP, KEY_DUPLICATE,
 * KEY_NOT_TEXT (all that were found), TRADE_NOT_A_MAP
 */
export function readYamlDocument(text: string, file: string): Document {
  const whereOf = whereIn(text, file);
  const parsed = parseTokens(text, whereOf);
  refuseIfAny([...notPlain(parsed.lexemes, whereOf), ...parsed.problems]);
  const { value, outline, errors, problems } = composeValues(parsed.tokens, text.length, whereOf);
  refuseIfAny(yamlProblems(errors, whereOf));
  refuseUnlessMap(value, outline.start, whereOf);
  refuseIfAny(problems);
  return { file, value, locate: (path, which = "value") => locateIn(outline, path, which, whereOf) };
}

/** Returns the values of parsed tokens and where they stand, with what the parser and we have against them. */
export function composeValues(tokens: readonly CST.Token[], length: number, whereOf: WhereOf) {
  const [composed]: Iterable<Composed.Parsed> = new Composer(OPTIONS).compose(tokens, true, length);
  const reading: YamlReading = { whereOf, problems: [] };
  const part = yamlValues(composed?.contents, 0, reading);
  return { ...part, errors: composed?.errors ?? [], problems: reading.problems };
}

/** A part of a YAML file as plain values, and where they stand. */
interface YamlPart {
  readonly value: unknown;
  readonly outline: Outline;
}

/** What reading values needs beside the node. */
interface YamlReading {
  readonly whereOf: WhereOf;
  readonly problems: Problem[];
}

/**
 * Returns the plain values of a node: maps, lists, and for a scalar its text as written (quotes off), or null where
 * nothing was written. Problems of the keys are added to `reading.problems`.
 *
 * The nesting was measured before, so that this may recurse.
 */
function yamlValues(node: unknown, fallbackStart: number, reading: YamlReading): YamlPart {
  const start = (node as ParsedNode | null)?.range?.[0] ?? fallbackStart;
  if (isMap(node)) return mapOf(node, start, reading);
  if (isSeq(node)) {
    const parts = node.items.map((item) => yamlValues(item, start, reading));
    return { value: parts.map((part) => part.value), outline: { start, items: parts.map((part) => part.outline) } };
  }
  return { value: isScalar(node) ? textOf(node) : null, outline: { start } };
}

function mapOf(map: YAMLMap, start: number, reading: YamlReading): YamlPart {
  const values: [string, unknown][] = [];
  const entries = new Map<string, OutlineEntry>();
  for (const pair of map.items) {
    const at = (pair.key as ParsedNode | null)?.range?.[0] ?? start;
    const key = keyOf(pair, at, reading);
    if (key === undefined) continue;
    const first = entries.get(key);
    if (first !== undefined) {
      reading.problems.push(duplicateKey(key, first.key, at, reading.whereOf));
      continue;
    }
    const { value, outline } = yamlValues(pair.value, at, reading);
    values.push([key, value]);
    entries.set(key, { key: at, value: outline });
  }
  // fromEntries defines its keys, where an assignment to __proto__ would change the object's prototype.
  return { value: Object.fromEntries(values), outline: { start, entries } };
}

function keyOf({ key }: Pair, at: number, { whereOf, problems }: YamlReading): string | undefined {
  const text = isScalar(key) ? textOf(key) : null;
  if (text !== null) return text;
  const got = isMap(key) ? "a map" : isSeq(key) ? "a list" : "nothing";
  problems.push(() => finding("KEY_NOT_TEXT", { got }, { where: whereOf(at) }));
  return undefined;
}

function textOf({ type, value }: Scalar): string | null {
  const isEmpty = type === "PLAIN" && (value === "" || value === "~" || value === "null");
  return isEmpty ? null : String(value);
}

/** A text as the parser's tokens, up to where it nests too deep. */
interface ParsedTokens {
  readonly lexemes: readonly Lexeme[];
  readonly tokens: readonly CST.Token[];
  readonly problems: readonly Problem[];
}

/**
 * Parses a text into tokens. Nesting that is too deep ends the parsing: everything after this step recurses, and a deep
 * text aborts the process instead of throwing.
 */
export function parseTokens(text: string, whereOf: WhereOf): ParsedTokens {
  const parser = new Parser();
  const read: Lexeme[] = [];
  const tokens: CST.Token[] = [];
  for (const lexeme of lexemesOf(text)) {
    read.push(lexeme);
    tokens.push(...parser.next(lexeme.source));
    if (nestingOf(parser) > MOST_NESTING) return { lexemes: read, tokens, problems: [tooDeep(lexeme.offset, whereOf)] };
  }
  return { lexemes: read, tokens: [...tokens, ...parser.end()], problems: [] };
}

/**
 * How many lists and maps are open. The parser's own stack is the one true measure: in a text with errors it nests
 * where no count of brackets and indentation would see it. At its bottom lies the document, at its top often a scalar.
 */
function nestingOf({ stack }: Parser): number {
  const innermost = stack.at(-1);
  return stack.length - (innermost !== undefined && CST.isCollection(innermost) ? 1 : 2);
}

const NOT_PLAIN = ["anchor", "alias", "tag"] as const;

/** A problem for each anchor, alias and tag, up to a second document, which is one too. */
function notPlain(lexemes: readonly Lexeme[], whereOf: WhereOf): readonly Problem[] {
  const problems: Problem[] = [];
  let documents = 0;
  let before = "";
  for (const { kind, source, offset } of lexemes) {
    const place = () => ({ where: whereOf(offset) });
    const startsDocument = kind === "doc-mode" || (kind === "doc-start" && before !== "doc-mode");
    if (startsDocument && ++documents === 2) {
      problems.push(() => finding("YAML_SEVERAL_DOCUMENTS", {}, place()));
      return problems;
    }
    const what = NOT_PLAIN.find((each) => each === kind);
    if (what) problems.push(() => finding("YAML_NOT_PLAIN", { what, got: source }, place()));
    before = kind;
  }
  return problems;
}

/** A piece of the text as the parser's lexer cuts it, or one of its marks. */
export interface Lexeme {
  readonly kind: string;
  readonly source: string;
  readonly offset: number;
}

function* lexemesOf(text: string): Generator<Lexeme> {
  let offset = 0;
  let before = "";
  for (const source of new Lexer().lex(text)) {
    // A mark announces a scalar, whose own text could look like any token.
    const kind: string = before === "scalar" ? "text" : (CST.tokenType(source) ?? "text");
    yield { kind, source, offset };
    const isMark = kind === "scalar" || kind === "doc-mode" || kind === "flow-error-end";
    if (!isMark) offset += source.length;
    before = kind;
  }
}

interface Wording {
  /** Our sentence; where none is given, the parser's own. */
  readonly problem?: string;
  readonly remedy: string;
}

const INDENTATION = "indent with spaces, what belongs together by the same number of them";

/** What people do wrong, by the parser's code; the rest keep the parser's own sentence. */
const WORDINGS: Readonly<Partial<Record<YAMLError["code"], Wording>>> = {
  TAB_AS_INDENT: { problem: "a line is indented with a tab", remedy: "indent with spaces" },
  BAD_INDENT: { remedy: INDENTATION },
  BLOCK_AS_IMPLICIT_KEY: {
    problem: "a second key on one line",
    remedy: 'put each key on its own line, or quote a value that holds ": "',
  },
  MULTILINE_IMPLICIT_KEY: { problem: "a line without a colon before a key", remedy: "write key: value on every line" },
  BAD_SCALAR_START: { remedy: "put the value in quotes" },
  BLOCK_IN_FLOW: { problem: "lines of keys or dashes inside brackets", remedy: "close the bracket, or use commas" },
  BAD_DQ_ESCAPE: { remedy: "use single quotes, in which a backslash is only a backslash" },
  MISSING_CHAR: { remedy: "check that quotes and brackets are closed, and that a colon or dash has a space after it" },
};

const OTHERWISE: Wording = { remedy: `check the brackets, commas and quotes up to here; ${INDENTATION}` };

/** Sentences of the parser that speak of its own parts, and ours instead, with another remedy where ours is better. */
const PLAINER: readonly (readonly [RegExp, string, string?])[] = [
  [/^Missing closing .quote$/, "a quote is not closed"],
  [/^Flow .* end with a (.)$/, 'a bracket is not closed by "$1", or a line inside it is not indented'],
  [/^Unexpected .* token in .*: (".*")$/s, "unexpected $1"],
  [/^Unexpected .* at node end$/, "text behind a value that has ended"],
  [
    /^Unexpected block-seq-ind on same line with key$/,
    "a dash on the line of its key",
    "put the dash on the next line, indented",
  ],
  [
    /^Implicit map keys need to be followed by map values$/,
    "a line without a colon behind its key",
    "write key: value on every line",
  ],
];

/**
 * The parser's complaints in the order of the text; of several on one line the first, which the others follow from. A
 * token that stands where none may ends what the parser reads, and makes one of every token behind it.
 */
function yamlProblems(errors: readonly YAMLError[], whereOf: WhereOf): Problem[] {
  const inOrder = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const firsts = new Map<number | undefined, YAMLError>();
  for (const error of inOrder) {
    const { line } = whereOf(error.pos[0]);
    if (!firsts.has(line)) firsts.set(line, error);
  }
  const kept = [...firsts.values()];
  const stray = kept.findIndex(({ code }) => code === "UNEXPECTED_TOKEN");
  return kept
    .filter(({ code }, at) => code !== "UNEXPECTED_TOKEN" || at === stray)
    .map((error) => () => worded(error, whereOf));
}

function worded({ code, message, pos }: YAMLError, whereOf: WhereOf): Finding {
  const { problem, remedy } = WORDINGS[code] ?? OTHERWISE;
  const [pattern, ours, better = remedy] = PLAINER.find(([each]) => each.test(message)) ?? [
    /^./,
    message.charAt(0).toLowerCase(),
  ];
  return finding(
    "YAML_SYNTAX",
    { problem: problem ?? message.replace(pattern, ours), remedy: better },
    { where: whereOf(pos[0]) },
  );
}
