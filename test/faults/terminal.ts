import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { environment, executable, inFolder, inProject, shell } from "../cli/process.ts";
import { sampleWith } from "../cli/trades.ts";
import { generator } from "../mutations.ts";
import { longTrade } from "./long-trade.ts";
import { type Extent, type Row, type Section, skipped } from "./row.ts";

const RUNS = { full: 60, quick: 3 };
const hasScript = spawnSync("script", ["--version"]).status === 0;

/** Streams that are gone or full: the exit code and what is left of the answer stay as they were. */
export const terminal: Section = async (extent) => [await closedStreams(extent), await terminalGone(extent)];

const redirections = ["<&-", "2>&-", "<&- 2>&-", "2>/dev/full", ">&-", ">&- 2>&-", "<&- >&- 2>&-", "2> >(true)"];

async function closedStreams(extent: Extent): Promise<Row> {
  const losses: string[] = [];
  // One that is warned of: its premium is off the tick grid.
  const warned = sampleWith("78.40", "78.43");
  const every = [
    "size WARNED",
    "size WARNED --debug",
    "size WARNED --json",
    "size missing.yaml",
    "size --nope",
    "check WARNED --max-loss 1",
    "batch missing",
  ];
  const calls = extent === "full" ? every : every.slice(0, 2);
  await inFolder({ "trade.yaml": warned }, (folder) => {
    for (const call of calls.map((words) => `pairsize ${words.replace("WARNED", join(folder, "trade.yaml"))}`)) {
      const open = shell(call);
      for (const redirection of redirections) {
        const closed = shell(`${call} ${redirection}`);
        const stdout =
          redirection.includes(">&-") && !redirection.startsWith("2") && redirection !== "<&- 2>&-" ? "" : open.stdout;
        if (closed.exit !== open.exit || closed.stdout !== stdout)
          losses.push(`${call} ${redirection}: exit ${closed.exit}, not ${open.exit}`);
      }
    }
  });
  return {
    what: "streams closed before the start, or standard error full or unread",
    tried: calls.length * redirections.length,
    losses,
    note: "same exit code and standard output as with open streams",
  };
}

async function terminalGone(extent: Extent): Promise<Row> {
  const what = "a terminal that goes away, at moments of chance";
  if (!hasScript) return skipped(what, "needs script, of util-linux");
  const random = generator(1);
  const losses: string[] = [];
  let answered = 0;
  await inFolder({ "trade.yaml": longTrade(250) }, async (folder) => {
    const whole = shell(`pairsize size ${folder}/trade.yaml --json`).stdout;
    for (let run = 0; run < RUNS[extent]; run++) {
      const isWaiting = run % 3 === 0;
      const file = isWaiting ? "-" : join(folder, "trade.yaml");
      const pid = await hangUp(folder, `size ${file} --json ${isWaiting ? "" : `-o ${folder}/out`}`, 600 * random());
      if (pid !== null && !(await isGone(pid))) losses.push(`process ${pid} stayed`);
      if (!existsSync(join(folder, "out"))) continue;
      answered += 1;
      if (readFileSync(join(folder, "out"), "utf8") !== whole) losses.push("half a file");
      rmSync(join(folder, "out"));
    }
  });
  return { what, tried: RUNS[extent], losses, note: `every process ended; -o whole ${answered} times, else not there` };
}

/** Runs a call in a terminal, takes that away, and gives the process that ran in it; null where it had not begun. */
async function hangUp(folder: string, call: string, afterMs: number): Promise<number | null> {
  const pidFile = join(folder, "pid");
  rmSync(pidFile, { force: true });
  const line = `echo $$ > ${pidFile}; exec "${process.execPath}" "${executable}" ${call}`;
  const terminal = spawn("script", ["-qfc", line, "/dev/null"], {
    env: environment({ SHELL: "/bin/sh" }),
    stdio: ["pipe", "ignore", "ignore"],
    cwd: inProject("."),
  });
  const ended = once(terminal, "exit");
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  terminal.kill("SIGKILL");
  await ended;
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, "utf8")) : 0;
  return pid > 0 ? pid : null;
}

/** Whether a process has ended soon; one that nobody has asked for its exit code has too. */
async function isGone(pid: number): Promise<boolean> {
  for (let look = 0; look < 100; look++) {
    const state = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
    if (state === "" || state.startsWith("Z")) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
