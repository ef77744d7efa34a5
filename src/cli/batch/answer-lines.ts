import { sizePair } from "../../core/pair/size-pair.ts";
import type { PairSizing } from "../../core/pair/sizing.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import { PairsizeError } from "../../errors/error.ts";
import type { BatchLine } from "../../io/batch-lines.ts";
import { renderLineError } from "../../render/line/error-line.ts";
import { newPen, type Pen } from "../../render/line/pen.ts";
import { putUtf8 } from "../../render/line/text.ts";
import { exitCodeOfSizing } from "../exit-code.ts";
import { tool } from "../version.ts";
import type { Tally } from "./progress.ts";
import { type BatchSource, readLine } from "./read-line.ts";

/** Writes the answer of a trade. */
export type WriteAnswer = (pen: Pen, sizing: PairSizing) => void;

/** How lines are answered. */
export interface AnswerSettings extends BatchSource {
  /** The number of the first line. */
  readonly firstLine: number;
  readonly failFast: boolean;
  readonly write: WriteAnswer;
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
