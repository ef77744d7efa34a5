import type { PairTrade } from "../../core/pair/trade.ts";
import { PairsizeError } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import type { BatchLine } from "../../io/batch-lines.ts";
import type { Document } from "../../io/document.ts";
import { documentOrigins } from "../../io/document-origins.ts";
import { readJsonDocument } from "../../io/json-document.ts";
import type { ReadOnce } from "../../io/read-once.ts";
import { chainSources } from "../../schema/chain-source.ts";
import { historySources } from "../../schema/history-source.ts";
import { resolveTrade } from "../../schema/resolve-trade.ts";
import { shapeOfMany } from "../../schema/shape-of-many.ts";
import type { Options } from "../command.ts";
import { loadWritten } from "../load-trade.ts";
import { mergeFlags } from "../merge-flags.ts";
import type { World } from "../world.ts";

/** What is the same for every line of a batch. */
export interface BatchSource {
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
export function readLine(line: BatchLine, number: number, source: BatchSource): PairTrade | Promise<PairTrade> {
  if (typeof line !== "string") throw new PairsizeError([line]);
  const document = lineDocument(line, number, source.name);
  const { flags, folder, world, once } = source;
  const origins = documentOrigins(document);
  const written = flags === null ? { input: document.value, origins } : mergeFlags(document, flags);
  if (namesFiles(written.input)) return loadWritten(written, folder, { world }, once);
  return resolveTrade(written.input, written.origins, { long: null, short: null }, null, [], shapeOfMany);
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
