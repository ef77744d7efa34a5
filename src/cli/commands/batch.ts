import { dirname } from "node:path";
import { batchLines } from "../../io/batch-lines.ts";
import { readingOnce } from "../../io/read-once.ts";
import { readable } from "../../io/text-source.ts";
import { putSizeLine } from "../../render/line/size-line.ts";
import { type AnswerLines, answerer, type WriteAnswer } from "../batch/answer-lines.ts";
import { firstLineOf, sizingFlags } from "../batch/flags.ts";
import { progressOf, type Tally } from "../batch/progress.ts";
import { type Command, type Invocation, isSet, textOf } from "../command.ts";
import { stopwatch } from "../stopwatch.ts";
import { sizingOptions } from "../trade-options.ts";
import { tool } from "../version.ts";
import type { ExitCode } from "../world.ts";

/** Sizes many trades. */
export const batch: Command = {
  name: "batch",
  summary: "sizes many trades: one JSON a line in, one JSON a line out",
  examples: [
    "pairsize batch trades.ndjson",
    "pairsize batch trades.ndjson --fields weighting,contracts,maxLoss.amount",
    "pairsize batch trades.ndjson --weighting dollar --fee 2.25 --fail-fast",
    "jq -c '.[]' trades.json | pairsize batch -",
  ],
  arguments: [{ name: "<file>", summary: "a trade a line, as JSON; - is standard input" }],
  options: [
    { flags: "--fields <LIST>", summary: "only these of each sizing: contracts,maxLoss.amount; or trade.long.level" },
    { flags: "--fail-fast", summary: "stops after the first line that fails" },
    { flags: "--first-line <N>", summary: "the number of the first line, for a part of a file (1)" },
    ...sizingOptions,
    { flags: "--json", summary: "errors of the command line as JSON too; lines are JSON always" },
    { flags: "-q, --quiet", summary: "no progress" },
    { flags: "--debug", summary: "stack traces and timings on standard error" },
  ],
  run,
};

async function run(invocation: Invocation): Promise<ExitCode> {
  const { arguments: files, options, world } = invocation;
  const [file = "-"] = files;
  const name = file === "-" ? "standard input" : file;
  const answer = answerer({
    name,
    folder: file === "-" ? "" : dirname(file),
    flags: sizingFlags(options),
    firstLine: firstLineOf(options),
    failFast: isSet(options, "failFast"),
    write: await writerOf(textOf(options, "fields")),
    world,
    once: readingOnce(),
  });
  const lap = stopwatch(invocation);
  await world.keepHeapSmall();
  const pieces = file === "-" ? world.stdin : world.interruptible(world.files.open(file));
  const tally = await answerAll(readable(pieces, name), answer, invocation);
  lap("batch");
  if (tally.failed > 0) return 3;
  return tally.unfit > 0 ? 1 : 0;
}

/** Writes the whole document, or the fields of it that were asked for. */
async function writerOf(fields: string | undefined): Promise<WriteAnswer> {
  if (fields === undefined) return (pen, sizing) => putSizeLine(pen, sizing, tool.version);
  const { fieldsWriter } = await import("../batch/fields.ts");
  return fieldsWriter(fields, tool.version);
}

async function answerAll(
  pieces: AsyncIterable<Uint8Array>,
  answer: AnswerLines,
  invocation: Invocation,
): Promise<Tally> {
  const progress = progressOf(invocation);
  const tally: Tally = { lines: 0, failed: 0, unfit: 0 };
  for await (const lines of batchLines(pieces)) {
    if (!(await answer(lines, tally))) break;
    progress.show(tally);
  }
  progress.end(tally);
  return tally;
}
