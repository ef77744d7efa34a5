import { spawnSync } from "node:child_process";
import { environment, executable } from "../cli/process.ts";
import { answerOf } from "../cli/world.ts";
import { generator } from "../mutations.ts";
import { type ExtremeCall, extremeCalls } from "./extreme-trades.ts";
import { counted, grouped, type Row, type Section } from "./row.ts";
import { watchdog } from "./watchdog.ts";

const RUNS = { full: 10_000, quick: 240 };
const PROCESSES = { full: 120, quick: 6 };
const MOST_SECONDS = 10;
const MOST_MB = 150;
/** So long even where many other programs run: the loop that is not ended is found. */
const SLOWEST_MS = 120_000;
const SHOWN_TRADE = 900;
const SEED = 20_261_201;

/** Trades whose numbers are at the ends of what they may be, through every command. */
export const extreme: Section = async (extent) => [await inOneProcess(RUNS[extent]), processes(PROCESSES[extent])];

async function inOneProcess(runs: number): Promise<Row> {
  const dog = watchdog(SLOWEST_MS);
  const exits: number[] = [];
  const losses: string[] = [];
  let [slowest, refused] = [0, 0];
  for (const one of extremeCalls(generator(SEED))) {
    if (exits.length >= runs) break;
    dog.step(JSON.stringify(one.argv) + one.world.stdin);
    const start = process.cpuUsage();
    const { exit, stdout, stderr } = await answered(one);
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    slowest = Math.max(slowest, seconds);
    exits.push(exit);
    if (/WORK_TOO_MUCH/.test(stdout + stderr)) refused++;
    const loss = lossOf(exit, stdout, stderr) ?? (seconds > MOST_SECONDS ? `${seconds.toFixed(1)} s` : null);
    if (loss !== null) losses.push(`${loss}: ${called(one)}`);
  }
  await dog.end();
  return {
    what: "trades with extreme values, by every command",
    tried: exits.length,
    losses,
    note: `exits ${counted(exits)}; ${grouped(refused)} were too much work; slowest ${slowest.toFixed(1)} s of a processor`,
  };
}

async function answered({ argv, world }: ExtremeCall) {
  try {
    return await answerOf(argv, world);
  } catch (error) {
    return { exit: 70, stdout: "", stderr: String(error) };
  }
}

function lossOf(exit: number, stdout: string, stderr: string): string | null {
  if (exit > 3) return `exit ${exit}: ${stderr.slice(0, 300)}`;
  const found = /.{0,60}(?:\bNaN\b|\bInfinity\b|\bundefined\b).{0,60}/.exec(stdout + stderr);
  return found === null ? null : `a figure that is none: ${found[0]}`;
}

function called({ argv, world }: ExtremeCall): string {
  return `${argv.join(" ")} ${String(world.stdin).slice(0, SHOWN_TRADE)}`;
}

/** A sample of the same, each by a process of its own: its processor time and its memory. */
function processes(runs: number): Row {
  const exits: (number | null)[] = [];
  const losses: string[] = [];
  let [slowest, largest] = [0, 0];
  const measure = `import { writeSync } from "node:fs"; process.on("exit", () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeSync(2, "\\nUSED " + (userCPUTime + systemCPUTime) / 1e6 + " " + maxRSS / 1024 + "\\n"); });`;
  for (const one of extremeCalls(generator(SEED + 1))) {
    if (exits.length >= runs) break;
    const argv = one.argv.map((word) => (word === "report.html" ? "/dev/null" : word));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", `data:text/javascript,${encodeURIComponent(measure)}`, executable, ...argv],
      { input: one.world.stdin as string, env: environment(), encoding: "utf8", maxBuffer: 2 ** 26 },
    );
    const [, seconds = "0", megabytes = "0"] = /USED (\S+) (\S+)/.exec(stderr) ?? [];
    slowest = Math.max(slowest, Number(seconds));
    largest = Math.max(largest, Number(megabytes));
    exits.push(status);
    const costly = Number(seconds) > MOST_SECONDS || Number(megabytes) > MOST_MB || megabytes === "0";
    const loss = lossOf(status ?? 70, stdout, stderr) ?? (costly ? `${seconds} s, ${megabytes} MB` : null);
    if (loss !== null) losses.push(`${loss}: ${called(one)}`);
  }
  return {
    what: "… each by a process of its own",
    tried: exits.length,
    losses,
    note: `exits ${counted(exits)}; at most ${slowest.toFixed(1)} s of a processor and ${largest.toFixed(0)} MB`,
  };
}
