import type { Code } from "../../errors/catalogue.ts";
import { fail, PairsizeError } from "../../errors/error.ts";
import { readBytes } from "../files/file-bytes.ts";
import { lineText, splitPlain, splitterFor, takeRecords } from "../table/csv.ts";
import { type Chunks, lineEndOf, openText, refuseOtherFiles, refuseText } from "../table/text.ts";
import { headerScore } from "./layout.ts";

/** The records of a file, one a physical line, and how it is written. */
export interface Records {
  readonly encoding: string;
  readonly lineEnd: "LF" | "CRLF" | "CR";
  readonly delimiter: string;
  readonly records: readonly (readonly string[])[];
  /** The text of a physical line, from 1, for an excerpt. */
  readonly textOf: (line: number) => string;
}

const DELIMITERS = [",", ";", "\t", "|"];
/** A header stands within these first lines, below any preamble. */
const HEADER_WITHIN = 100;
/** The most bytes of a chain, 64 MiB: all expiries of the largest index take some 10 MB. */
const MOST_BYTES = 67_108_864;

/**
 * The records of an option-chain file. The delimiter is the one that makes a header with the most known names.
 *
 * @throws CHAIN_EMPTY, CHAIN_NOT_TEXT, CHAIN_NOT_A_TABLE, CHAIN_QUOTE_UNCLOSED, FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE
 */
export async function readRecords(chunks: Chunks, file: string): Promise<Records> {
  const bytes = chunks instanceof Uint8Array ? chunks : await readBytes(copiesOf(chunks), file, MOST_BYTES);
  const text = await openText(bytes);
  inChainWords(() => refuseOtherFiles(text, file));
  const block = Buffer.from(text.head.buffer, text.head.byteOffset, text.head.byteLength);
  const { name: lineEnd, byte } = lineEndOf(block);
  const header = headerIn(firstLines(block, text.decoder, byte));
  if (header === null) return inChainWords(() => refuseText(text, file));
  const { delimiter, line } = header;
  const trim = /[,;\t|] +"|" +[,;\t|]/.test(block.toString("latin1", 0, 65_536));
  const split = await splitterFor(block, splitPlain);
  const records: (readonly string[])[] = [];
  const marks = { delimiter, lineEnd, decoder: text.decoder, trim };
  const take = (record: readonly string[]): number => records.push(record);
  const start = startOfLine(block, line, byte);
  // Apart, because csv-parse makes an error with a stack of every record that is not as wide as the first of its block.
  inChainWords(() => takeRecords({ bytes: block.subarray(0, start), file, firstLine: 1 }, marks, split, take));
  inChainWords(() => takeRecords({ bytes: block.subarray(start), file, firstLine: line }, marks, split, take));
  const textOf = (line: number): string => lineText(block, line - 1, byte);
  return { encoding: text.encoding, lineEnd, delimiter, records, textOf };
}

/** The chunks of a file, each copied, as the next may overwrite it. */
async function* copiesOf(chunks: Exclude<Chunks, Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Uint8Array.from(chunk);
}

function firstLines(block: Buffer, decoder: "utf8" | "latin1", endByte: number): readonly string[] {
  const head = block.subarray(0, 65_536).toString(decoder);
  return head.split(endByte === 13 ? "\r" : /\r?\n/, HEADER_WITHIN);
}

function startOfLine(block: Buffer, line: number, endByte: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed++) start = block.indexOf(endByte, start) + 1;
  return start;
}

/** The line with the most known names, split by the delimiter that makes them; the quotation marks of names hold none. */
function headerIn(lines: readonly string[]): { readonly delimiter: string; readonly line: number } | null {
  let best = { delimiter: "", line: 0, score: 0 };
  for (const delimiter of DELIMITERS) {
    for (const [index, text] of lines.entries()) {
      const score = text.includes(delimiter) ? headerScore(text.split(delimiter)) : 0;
      if (score > best.score) best = { delimiter, line: index + 1, score };
    }
  }
  return best.score > 0 ? best : null;
}

const CHAIN_WORDS: Partial<
  Record<Code, "CHAIN_EMPTY" | "CHAIN_NOT_TEXT" | "CHAIN_NOT_A_TABLE" | "CHAIN_QUOTE_UNCLOSED">
> = {
  HISTORY_EMPTY: "CHAIN_EMPTY",
  HISTORY_NOT_TEXT: "CHAIN_NOT_TEXT",
  HISTORY_NOT_A_TABLE: "CHAIN_NOT_A_TABLE",
  HISTORY_QUOTE_UNCLOSED: "CHAIN_QUOTE_UNCLOSED",
};

/** What a step that chains share with price files returns; its refusals speak of a chain, with the same arguments. */
function inChainWords<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    const first = error instanceof PairsizeError ? error.findings[0] : undefined;
    const code = first === undefined ? undefined : CHAIN_WORDS[first.code];
    if (first === undefined || code === undefined) throw error;
    return fail(code, first.args as never, { ...(first.where === undefined ? {} : { where: first.where }) });
  }
}
