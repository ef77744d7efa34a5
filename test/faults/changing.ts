import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { environment, executable, inFolder } from "../cli/process.ts";
import { counted, type Extent, type Row, type Section } from "./row.ts";

const RUNS = { full: 60, quick: 4 };

/** Prices that all stand at one level, with a movement that tells which file it is. */
function prices(level: number): string {
  const day = (at: number) => new Date(Date.UTC(1980, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
  const close = (at: number) => (level * (1 + (at % 2) / (level / 10))).toFixed(2);
  return `Date,Close\n${Array.from({ length: 16_000 }, (_, at) => `${day(at)},${close(at)}\n`).join("")}`;
}

/** What writes two files in turn, over and over: in place, or each to a file of its own that takes the name. */
const writer = `
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const [target, first, second, how] = process.argv.slice(1);
const texts = [first, second].map((file) => readFileSync(file));
for (let turn = 0; ; turn++) {
  if (how === "in place") writeFileSync(target, texts[turn % 2]);
  else { writeFileSync(target + ".new", texts[turn % 2]); renameSync(target + ".new", target); }
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1 + 25 * (turn % 5));
}`;

/** A price file that is written anew while it is read: one of the two answers or a refusal, never a mixture. */
export const changing: Section = async (extent) => [
  await rewritten("in place", extent),
  await rewritten("by a new file", extent),
];

async function rewritten(how: "in place" | "by a new file", extent: Extent): Promise<Row> {
  const exits: (number | null)[] = [];
  const losses: string[] = [];
  await inFolder({ "first.csv": prices(1000), "second.csv": prices(3000) }, async (folder) => {
    const target = join(folder, "prices.csv");
    const answerFrom = (file: string) => {
      const { status, stdout } = spawnSync(process.execPath, [executable, "vol", file, "--format", "csv"], {
        env: environment(),
        cwd: folder,
        encoding: "utf8",
      });
      return { status, figures: stdout.replaceAll(file, "") };
    };
    const whole = ["first.csv", "second.csv"].map((file) => answerFrom(file).figures);
    writeFileSync(target, prices(1000));
    const child = spawn(process.execPath, [
      "-e",
      writer,
      target,
      ...["first", "second"].map((name) => join(folder, `${name}.csv`)),
      how,
    ]);
    for (let run = 0; run < RUNS[extent]; run++) {
      const { status, figures } = answerFrom("prices.csv");
      exits.push(status);
      if (status !== 3 && !(status === 0 && whole.includes(figures)))
        losses.push(`exit ${status}: ${figures.slice(0, 200)}`);
    }
    child.kill();
    await once(child, "exit");
  });
  return {
    what: `a price file written ${how} over and over, while it is read`,
    tried: exits.length,
    losses,
    note: `exits ${counted(exits)}: one of the two answers, or refused`,
  };
}
