import { failIfAny } from "../../errors/error.ts";
import { batchLines } from "../../io/files/batch-lines.ts";
import { readable, readingOnce } from "../../io/files/file-bytes.ts";
import { exact } from "../../render/text/text.ts";
import { quantityReader, ranges } from "../../schema/key.ts";
import { resolveTrade } from "../../schema/resolve-trade.ts";
import { type AnswerLines, answerer, fieldsOf, type Tally } from "../batch/answer-lines.ts";
import {
  type Command,
  type ExitCode,
  type Invocation,
  inputFolder,
  inputName,
  isSet,
  type Options,
  stopwatch,
  textOf,
} from "../call/command.ts";
import { mergeFlags, withinRoot } from "../flags/trade-file.ts";
import { flagName, rootOption, sizingOptions } from "../flags/trade-flags.ts";

/** Sizes many trades. */
export const batch: Command = {
  name: "batch",
  examples: [
    "pairsize batch trades.ndjson",
    "pairsize batch trades.ndjson --fields weighting,contracts,maxLoss.amount",
    "pairsize batch trades.ndjson --weighting dollar --fee 2.25 --fail-fast",
    "jq -c '.[]' trades.json | pairsize batch -",
  ],
  arguments: [{ name: "<file>", summary: "a trade a line, as JSON; - is standard input" }],
  options: [
    {
      flags: "--fields <LIST>",
      summary: "only these of each sizing: contracts,maxLoss.amount; or trade.long.level, warnings.code",
    },
    { flags: "--fail-fast", summary: "stops after the first line that fails" },
    { flags: "--first-line <N>", summary: "the number of the first line, for a part of a file (1)" },
    ...sizingOptions,
    { flags: "--json", summary: "errors of the command line as JSON too; lines are JSON always" },
    rootOption,
    { flags: "-q, --quiet", summary: "no progress" },
    { flags: "--debug", summary: "stack traces and timings on standard error" },
  ],
  run,
};

async function run(called: Invocation): Promise<ExitCode> {
  const invocation = await withinRoot(called);
  const { arguments: files, options, world } = invocation;
  const [file = "-"] = files;
  const name = inputName(file);
  const answer = answerer({
    name,
    folder: inputFolder(file),
    flags: sizingFlags(options),
    firstLine: firstLineOf(options),
    failFast: isSet(options, "failFast"),
    select: selected(textOf(options, "fields")),
    world,
    once: readingOnce(),
  });
  const lap = stopwatch(invocation);
  const pieces = file === "-" ? world.stdin : world.interruptible(world.files.open(file));
  const tally = await answerAll(readable(pieces, name), answer, invocation);
  lap("batch");
  if (tally.failed > 0) return 3;
  return tally.unfit > 0 ? 1 : 0;
}

/** Selects the whole document, or the fields of it that were asked for. */
function selected(fields: string | undefined): (document: object) => object {
  return fields === undefined ? (document) => document : fieldsOf(fields);
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

const sizingFlagNames = sizingOptions.map(({ flags }) => flags.split(" ")[0] ?? "");

/**
 * The flags of sizing, which beat every line of a batch; null where none was given.
 *
 * @throws PairsizeError what is wrong with those that name no symbol: it would be wrong with every line
 */
function sizingFlags(options: Options): Options | null {
  const given = Object.entries(options).filter(([name]) => sizingFlagNames.includes(flagName(name)));
  if (given.length === 0) return null;
  const bare = given.map(([name, value]) => [
    name,
    Array.isArray(value) ? value.filter((typed) => !typed.includes("=")) : value,
  ]);
  const pair = { long: "RTY", short: "NQ", level: ["RTY=1", "NQ=1"] };
  const { input, origins } = mergeFlags(null, { ...Object.fromEntries(bare), ...pair });
  resolveTrade(input, origins, { long: null, short: null }, null, []);
  return Object.fromEntries(given);
}

/**
 * The number of the first line of a batch, 1 where none was given.
 *
 * @throws PairsizeError NUMBER_UNREADABLE, VALUE_OUT_OF_RANGE
 */
function firstLineOf(options: Options): number {
  const typed = textOf(options, "firstLine");
  const reader = quantityReader({ place: () => ({ flag: `--first-line ${typed}` }), from: () => "flag" });
  const number = reader.quantity(typed, [], "first-line", ranges.line);
  failIfAny(reader.findings);
  return number ?? 1;
}

/** Shows how far a batch is: while it runs in one place, and when it is done on a line of its own. */
interface Progress {
  readonly show: (tally: Tally) => void;
  readonly end: (tally: Tally) => void;
}

const PAUSE_MS = 200;
const silent: Progress = { show: () => {}, end: () => {} };

/** Progress on standard error, where that is a terminal that the results do not scroll through; silence elsewhere. */
function progressOf({ options, world }: Invocation): Progress {
  const { stdout, stderr, now } = world;
  if (isSet(options, "quiet") || stderr.columns === null || stdout.columns !== null) return silent;
  const start = now();
  let next = start + PAUSE_MS;
  let width = 0;
  const write = (text: string, end: string) => {
    stderr.write(`\r${text.padEnd(width)}${end}`);
    width = text.length;
  };
  return {
    show: (tally) => {
      const time = now();
      if (time < next) return;
      next = time + PAUSE_MS;
      write(`${words(tally)}, ${exact(Math.round((1000 * tally.lines) / (time - start)))} a second`, "");
    },
    end: (tally) => write(words(tally), "\n"),
  };
}

function words({ lines, failed, unfit }: Tally): string {
  const parts = [`${exact(lines)} ${lines === 1 ? "line" : "lines"}`];
  if (failed > 0) parts.push(`${exact(failed)} failed`);
  if (unfit > 0) parts.push(`${exact(unfit)} without a size`);
  return parts.join(", ");
}
