import { sizePair } from "../../core/pair/size-pair.ts";
import type { PairSizing } from "../../core/pair/sizing.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import { PairsizeError } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { type Document, documentOrigins } from "../../io/document.ts";
import type { BatchLine } from "../../io/files/batch-lines.ts";
import type { ReadOnce } from "../../io/files/file-bytes.ts";
import { readJsonDocument } from "../../io/json-document.ts";
import { renderLineError } from "../../render/line/error-line.ts";
import { newPen, type Pen } from "../../render/line/pen.ts";
import { putUtf8 } from "../../render/line/text.ts";
import { chainSources, historySources } from "../../schema/named-files.ts";
import { resolveTrade } from "../../schema/resolve-trade.ts";
import type { Options } from "../call/command.ts";
import { exitCodeOfSizing, tool } from "../call/output.ts";
import type { World } from "../call/world.ts";
import { loadWritten, mergeFlags } from "../flags/load-trade.ts";

/** Writes the answer of a trade. */
export type WriteAnswer = (pen: Pen, sizing: PairSizing) => void;

/** How lines are answered. */
interface AnswerSettings extends BatchSource {
  /** The number of the first line. */
  readonly firstLine: number;
  readonly failFast: boolean;
  readonly write: WriteAnswer;
}

/** How far a batch is. */
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

/** As much is written at once: fewer calls of the system than lines, and little to hold. */
const WRITTEN_AT_ONCE = 262_144;

/** What answers the lines of a batch on standard output. */
export function answerer(settings: AnswerSettings): AnswerLines {
  const { stdout } = settings.world;
  // A line ends beyond the mark; a longer one makes room for itself.
  const pen = newPen(2 * WRITTEN_AT_ONCE);
  const flush = () => {
    if (pen.at > 0) stdout.write(pen.bytes.subarray(0, pen.at));
    pen.at = 0;
  };
  return async (lines, tally) => {
    try {
      for (const line of lines) {
        const pending = answerOne(line, pen, tally, settings);
        if (pending !== null) await pending;
        if (pen.at >= WRITTEN_AT_ONCE) flush();
        if (settings.failFast && tally.failed > 0) return false;
      }
      return true;
    } finally {
      flush();
    }
  };
}

/** Answers a line; a promise of that where files of the line are to be read: waiting for every line would take longer. */
function answerOne(line: BatchLine, pen: Pen, tally: Tally, settings: AnswerSettings): Promise<void> | null {
  const number = settings.firstLine + tally.lines;
  tally.lines += 1;
  const answer = (trade: PairTrade) => {
    const sizing = sizePair(trade);
    settings.write(pen, sizing);
    if (exitCodeOfSizing(sizing) === 1) tally.unfit += 1;
  };
  const start = pen.at;
  const refuse = (error: unknown) => {
    // Whole lines only, also before a fault.
    pen.at = start;
    if (!(error instanceof PairsizeError)) throw error;
    putUtf8(pen, renderLineError(error.findings, number, tool.version));
    tally.failed += 1;
  };
  try {
    const read = readLine(line, number, settings);
    if (read instanceof Promise) return read.then(answer).catch(refuse);
    answer(read);
  } catch (error) {
    refuse(error);
  }
  return null;
}

/** What is the same for every line of a batch. */
interface BatchSource {
  /** What messages call it. */
  readonly name: string;
  /** Where it stands: paths in a line are relative to it. */
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
  const written = flags === null ? { input: document.value, origins } : mergeFlags(document, flags);
  if (namesFiles(written.input)) return loadWritten(written, folder, { world }, once);
  return resolveTrade(written.input, written.origins, { long: null, short: null }, null, []);
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

/** What is no JSON would be YAML as a trade file; as a line it is wrong. */
function ofLine(found: Finding): Finding {
  if (found.code !== "JSON_SYNTAX") return found;
  return finding("LINE_NOT_JSON", found.args, found.where === undefined ? {} : { where: found.where });
}

function namesFiles(input: unknown): boolean {
  const [histories, chains] = [historySources(input), chainSources(input)];
  return [histories.long, histories.short, chains.long, chains.short].some((file) => file !== null);
}
