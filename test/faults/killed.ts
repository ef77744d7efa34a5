import { existsSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inFolder, shell, start } from "../cli/process.ts";
import { generator } from "../mutations.ts";
import { calls } from "./disk.ts";
import { longTrade } from "./long-trade.ts";
import { counted, type Extent, type Row, type Section } from "./row.ts";

const RUNS = { full: 20, quick: 4 };
const LIVES = { full: 24, quick: 1 };
const signals = ["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"] as const;

/** What a run was doing when it ended: its exit code or signal, what the target held, what else was left. */
interface Ending {
  readonly how: number | string | null;
  readonly content: string | null;
  readonly left: readonly string[];
}

/** Signals at moments of chance while -o replaces a file: the target is the old file or the whole new one. */
export const killed: Section = async (extent) => {
  const rows: Row[] = [];
  await inFolder({ "trade.yaml": longTrade(250) }, async (folder) => {
    const whole = shell(`pairsize size ${folder}/trade.yaml --json --explain`).stdout;
    for (const signal of signals) rows.push(await endBy(signal, folder, whole, extent));
    rows.push(await endEach(folder, extent));
  });
  return rows;
};

async function endBy(signal: (typeof signals)[number], folder: string, whole: string, extent: Extent): Promise<Row> {
  const random = generator(signals.indexOf(signal));
  const endings: Ending[] = [];
  for (let run = 0; run < RUNS[extent]; run++) endings.push(await endOnce(signal, folder, random()));
  const left = endings.filter((ending) => ending.left.length > 0).length;
  const half = endings.filter(({ content }) => content !== "old" && content !== whole);
  // Nothing can tidy up behind SIGKILL.
  const untidy = signal === "SIGKILL" ? 0 : left;
  return {
    what: `${signal} while -o replaces a file`,
    tried: endings.length,
    losses: [
      ...endings.filter(({ how }) => how !== 0 && how !== signal).map(({ how }) => `ended ${how}`),
      ...half.map(({ content }) => `the target holds ${content?.length ?? 0} characters`),
      ...Array(untidy).fill("a temporary file was left"),
    ],
    note: `ended ${counted(endings.map(({ how }) => how))}; old file ${endings.filter(({ content }) => content === "old").length}, new ${endings.filter(({ content }) => content === whole).length}, temporary file left ${left}`,
  };
}

/** Every command that takes -o, ended at any moment of its life: the file is whole or not there, and what is left is SIGKILL's. */
async function endEach(folder: string, extent: Extent): Promise<Row> {
  const random = generator(signals.length);
  const endings: (number | string | null)[] = [];
  const losses: string[] = [];
  const target = join(folder, "each");
  for (const call of calls) {
    const started = performance.now();
    const whole = shell(`pairsize ${call}`);
    const life = performance.now() - started;
    for (let run = 0; run < LIVES[extent]; run++) {
      const signal = signals[run % signals.length] ?? "SIGKILL";
      const { child, ended } = start(...call.split(" "), "-o", target);
      setTimeout(() => child.kill(signal), 0.7 * life * random());
      const [exit, by] = await ended;
      endings.push(by ?? exit);
      const content = existsSync(target) ? readFileSync(target, "utf8") : null;
      const left = readdirSync(folder).filter((name) => name.endsWith(".tmp"));
      if (content !== null && content !== whole.stdout)
        losses.push(`${call}: the target holds ${content.length} characters`);
      if (by !== signal && exit !== whole.exit) losses.push(`${call}: ended ${by ?? exit}`);
      if (by !== "SIGKILL" && left.length > 0) losses.push(`${call}: ${left.join(", ")} left after ${by ?? exit}`);
      for (const name of [...left, "each"]) rmSync(join(folder, name), { force: true });
    }
  }
  return {
    what: "each command with -o, ended at moments of chance of its life",
    tried: endings.length,
    losses,
    note: `ended ${counted(endings)}`,
  };
}

/** Ends a run up to 12 ms after its temporary file appeared. */
async function endOnce(signal: NodeJS.Signals, folder: string, chance: number): Promise<Ending> {
  const target = join(folder, "out.json");
  writeFileSync(target, "old");
  const { child, ended } = start("size", join(folder, "trade.yaml"), "--json", "--explain", "-o", target, "--force");
  const watcher = watch(folder, (_, name) => {
    if (name?.endsWith(".tmp") !== true) return;
    watcher.close();
    setTimeout(() => child.kill(signal), 12 * chance * chance);
  });
  const [exit, by] = await ended;
  watcher.close();
  const left = readdirSync(folder).filter((name) => name.endsWith(".tmp"));
  for (const name of left) rmSync(join(folder, name));
  return { how: by ?? exit, content: existsSync(target) ? readFileSync(target, "utf8") : null, left };
}
