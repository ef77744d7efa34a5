import { nearest } from "../../core/nearest.ts";
import { sizePair } from "../../core/pair/size-pair.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import { fail, PairsizeError } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { type Document, documentOrigins } from "../../io/document.ts";
import type { BatchLine } from "../../io/files/batch-lines.ts";
import type { ReadOnce } from "../../io/files/file-bytes.ts";
import { readJsonDocument } from "../../io/json-document.ts";
import { lineErrorDocument, sizeDocument } from "../../render/documents.ts";
import { jsonText } from "../../render/json.ts";
import { resolveTrade } from "../../schema/resolve-trade.ts";
import { type FieldTree, sizeFields } from "../../schema/result/size.ts";
import { chainSources, historySources } from "../../schema/written-trade.ts";
import { exitCodeOfSizing, type Options, tool, type World } from "../call/command.ts";
import { loadWritten, mergeFlags, ofItsDay } from "../flags/trade-file.ts";

/** Settings of the answers to lines. */
interface AnswerSettings extends BatchSource {
  /** The number of the first line. */
  readonly firstLine: number;
  readonly failFast: boolean;
  /** Leaves of the document of a trade what is written of it. */
  readonly select: (document: object) => object;
}

/** Counts of the lines of a batch. */
export interface Tally {
  /** Lines answered. */
  lines: number;
  /** Those that could not be sized. */
  failed: number;
  /** Those of trades that nothing fits, or that no weighting is available for. */
  unfit: number;
}

/** Answers lines, in their order, and counts them; whether more of them are to be answered. */
export type AnswerLines = (lines: readonly BatchLine[], tally: Tally) => Promise<boolean>;

/** Bytes that are written at once: fewer calls of the system than lines, and little to hold. */
const WRITTEN_AT_ONCE = 262_144;

/** A character of UTF-16 takes at most three bytes in UTF-8. */
const MOST_BYTES = 3;

/** Answers the lines of a batch on standard output. */
export function answerer(settings: AnswerSettings): AnswerLines {
  const { stdout } = settings.world;
  let [bytes, length] = [Buffer.alloc(WRITTEN_AT_ONCE), 0];
  const flush = () => {
    if (length > 0) stdout.write(bytes.subarray(0, length));
    length = 0;
  };
  const write = (answer: string) => {
    const most = MOST_BYTES * answer.length;
    if (length + most > bytes.length) flush();
    if (most > bytes.length) bytes = Buffer.alloc(most);
    length += bytes.write(answer, length);
  };
  return async (lines, tally) => {
    try {
      for (const line of lines) {
        const answer = answerOne(line, tally, settings);
        write(typeof answer === "string" ? answer : await answer);
        if (settings.failFast && tally.failed > 0) return false;
      }
      return true;
    } finally {
      flush();
    }
  };
}

/**
 * The answer to a line; a promise of it where files of the line are to be read: waiting for every line takes longer.
 */
function answerOne(line: BatchLine, tally: Tally, settings: AnswerSettings): string | Promise<string> {
  const number = settings.firstLine + tally.lines;
  tally.lines += 1;
  const sized = (trade: PairTrade) => {
    const sizing = sizePair(trade);
    const answer = jsonText(settings.select(sizeDocument(sizing, tool.version)), "line");
    if (exitCodeOfSizing(sizing) === 1) tally.unfit += 1;
    return answer;
  };
  const refused = (error: unknown) => {
    if (!(error instanceof PairsizeError)) throw error;
    tally.failed += 1;
    return jsonText(lineErrorDocument(error.findings, number, tool.version), "line");
  };
  try {
    const read = readLine(line, number, settings);
    return read instanceof Promise ? read.then(sized).catch(refused) : sized(read);
  } catch (error) {
    return refused(error);
  }
}

/** Source of the lines of a batch, the same for every line. */
interface BatchSource {
  /** Name in messages. */
  readonly name: string;
  /** Folder that paths in a line are relative to. */
  readonly folder: string;
  /** The flags of sizing, which beat every line; null where none was given. */
  readonly flags: Options | null;
  readonly world: World;
  /** Reads the files that lines name. */
  readonly once: ReadOnce;
}

/**
 * The checked trade of a line; a promise of it where files of the line are to be read.
 *
 * @throws PairsizeError with every problem of the line
 */
function readLine(line: BatchLine, number: number, source: BatchSource): PairTrade | Promise<PairTrade> {
  if (typeof line !== "string") throw new PairsizeError([line]);
  const document = lineDocument(line, number, source.name);
  const { flags, folder, world, once } = source;
  const origins = documentOrigins(document);
  const written =
    flags === null ? { input: document.value, origins, warnings: [], file: null } : mergeFlags(document, flags);
  if (namesFiles(written.input)) return loadWritten(written, folder, { world }, once);
  const trade = resolveTrade(written.input, written.origins, { long: null, short: null }, null, []);
  return ofItsDay(trade, written);
}

function lineDocument(line: string, number: number, file: string): Document {
  const whereOf = (offset: number) => ({ file, line: number, column: offset + 1, excerpt: line });
  try {
    return readJsonDocument(line, file, whereOf);
  } catch (error) {
    if (!(error instanceof PairsizeError)) throw error;
    const [first, ...others] = error.findings;
    // Only now: looking for something else than space in every line would take longer than to parse it.
    if (line.trim() === "") throw new PairsizeError([finding("LINE_BLANK", {}, { where: whereOf(0) })]);
    throw new PairsizeError([ofLine(first), ...others.map(ofLine)]);
  }
}

/** Refuses as a line what could be YAML as a trade file. */
function ofLine(found: Finding): Finding {
  if (found.code !== "JSON_SYNTAX") return found;
  return finding("LINE_NOT_JSON", found.args, found.where === undefined ? {} : { where: found.where });
}

function namesFiles(input: unknown): boolean {
  const [histories, chains] = [historySources(input), chainSources(input)];
  return [histories.long, histories.short, chains.long, chains.short].some((file) => file !== null);
}

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
