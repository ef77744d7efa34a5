import { answerOf, type WorldSpec } from "../cli/world.ts";
import { argvCases } from "./fuzz-argv.ts";
import { batchCases, chainCases, priceCases, tradeCases } from "./fuzz-files.ts";
import { lifeCases, lifeCommands } from "./fuzz-life.ts";
import { counted, type Extent, type Row, type Section } from "./row.ts";
import { watchdog } from "./watchdog.ts";

/** One run of the command line over something that is wrong, perhaps. */
export interface Case {
  readonly argv: readonly string[];
  readonly world: WorldSpec;
}

/** Cases without end, or until there are no more; the same ones for the same seed. */
export type Cases = (seed: number) => AsyncGenerator<Case>;

const SEED = 20_260_122;
/** So long even where many other programs run. */
const SLOWEST_MS = 120_000;
const SHOWN_INPUT = 600;

const fuzzed: readonly {
  readonly what: string;
  readonly cases: Cases;
  readonly runs: Readonly<Record<Extent, number>>;
}[] = [
  { what: "fuzz: trade files, YAML and JSON, by six commands", cases: tradeCases, runs: { full: 40_000, quick: 200 } },
  { what: "fuzz: price files", cases: priceCases, runs: { full: 20_000, quick: 150 } },
  { what: "fuzz: option chains", cases: chainCases, runs: { full: 20_000, quick: 150 } },
  { what: "fuzz: files of a batch, 20 lines each", cases: batchCases, runs: { full: 3_000, quick: 15 } },
  { what: "fuzz: command lines", cases: argvCases, runs: { full: 60_000, quick: 400 } },
  ...lifeCommands.map((name) => ({
    what: `fuzz: ${name}: entries, files and flags`,
    cases: lifeCases(name),
    runs: { full: 10_000, quick: 60 },
  })),
];

/** Mutations of all that is read. In one process: as many in a minute as a process each would take a day for. */
export const fuzz: Section = async (extent) => {
  const dog = watchdog(SLOWEST_MS);
  const rows: Row[] = [];
  for (const { what, cases, runs } of fuzzed) rows.push(await tryCases(what, cases, runs[extent], dog.step));
  await dog.end();
  return rows;
};

async function tryCases(what: string, cases: Cases, runs: number, step: (words: string) => void): Promise<Row> {
  const exits: number[] = [];
  const losses: string[] = [];
  let slowest = 0;
  for await (const one of cases(SEED)) {
    if (exits.length >= runs) break;
    step(JSON.stringify(one.argv));
    const start = performance.now();
    const { exit, loss } = await tryOne(one);
    slowest = Math.max(slowest, performance.now() - start);
    exits.push(exit);
    if (loss !== null) losses.push(loss);
  }
  return {
    what,
    tried: exits.length,
    losses,
    note: `exits ${counted(exits)}; slowest ${(slowest / 1000).toFixed(1)} s`,
  };
}

/** Commands of several trades, which answer each of them whatever comes of the others. */
const answersEach: ReadonlySet<string> = new Set(["batch", "check", "mark"]);

/** What a case loses: a document that is none, an exit code that is a fault, a stack. */
async function tryOne({ argv, world }: Case): Promise<{ readonly exit: number; readonly loss: string | null }> {
  const called = `${JSON.stringify(argv)} ${inputOf(world)}`;
  try {
    const { exit, stdout, stderr } = await answerOf(argv, world);
    if (exit > 3) return { exit, loss: `exit ${exit}: ${called}: ${stderr}` };
    if (/\n\s+at .*:\d+:\d+\)?\n/.test(stderr) && !argv.includes("--debug"))
      return { exit, loss: `a stack: ${called}` };
    if (exit > 1 && stdout !== "" && !answersEach.has(argv[0] ?? ""))
      return { exit, loss: `half an answer: ${called}` };
    if (argv.join(" ") === "batch -" && newlines(stdout) !== newlines(world.stdin ?? ""))
      return { exit, loss: `a line without an answer: ${called}` };
    return { exit, loss: null };
  } catch (error) {
    return { exit: 70, loss: `${called}: ${String(error)}` };
  }
}

function newlines(text: string | Uint8Array): number {
  return Buffer.from(text).filter((byte) => byte === 10).length;
}

function inputOf({ stdin = "", files = {} }: WorldSpec): string {
  const input = [stdin, ...Object.values(files)].find((content) => content.length > 0) ?? "";
  return JSON.stringify(Buffer.from(input).toString("latin1")).slice(0, SHOWN_INPUT);
}
