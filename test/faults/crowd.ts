import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environment, executable, inFolder, inProject, start } from "../cli/process.ts";
import { sampleFile } from "../cli/trades.ts";
import { counted, type Row, type Section } from "./row.ts";

const RUNS = { full: 2_000, quick: 60 };
const AT_ONCE = { full: 200, quick: 16 };
const TRADES = 10;

/** What one run of the crowd does: of ten, eight write a file of their own, one replaces a shared one, one races nine others for a name. */
interface Errand {
  readonly trade: number;
  readonly target: string;
  readonly kind: "own" | "shared" | "raced";
}

/** Many runs of `size -o` in one folder at once: reading the same trades, writing side by side, over each other and for the same name. */
export const crowd: Section = async (extent) => {
  const rows: Row[] = [];
  await inFolder({}, async (folder) => {
    const wanted = writeTrades(folder);
    const errands = Array.from({ length: RUNS[extent] }, (_, at) => errandOf(at));
    const exits: (number | null)[] = [];
    const readings: string[] = [];
    const watch = setInterval(() => readings.push(contentOf(folder, "shared.json")), 50);
    let next = 0;
    const work = async () => {
      for (let at = next++; at < errands.length; at = next++) exits[at] = await runErrand(folder, errands[at]);
    };
    await Promise.all(Array.from({ length: AT_ONCE[extent] }, work));
    clearInterval(watch);
    rows.push(...judge(folder, { atOnce: AT_ONCE[extent], errands, exits, wanted, readings }));
  });
  return rows;
};

function writeTrades(folder: string): readonly string[] {
  const sample = readFileSync(inProject(sampleFile), "utf8");
  return Array.from({ length: TRADES }, (_, at) => {
    const file = join(folder, `trade-${at}.yaml`);
    writeFileSync(file, sample.replace("2730.8", `${2700 + at}.8`));
    return spawnSync(process.execPath, [executable, "size", file, "--json"], { env: environment(), encoding: "utf8" })
      .stdout;
  });
}

function errandOf(at: number): Errand {
  const trade = at % TRADES;
  const tenth = at % 10;
  if (tenth === 8) return { trade: Math.floor(at / 10) % TRADES, target: "shared.json", kind: "shared" };
  if (tenth === 9)
    return { trade: Math.floor(at / 100) % TRADES, target: `raced-${Math.floor(at / 100)}.json`, kind: "raced" };
  return { trade, target: `own-${at}.json`, kind: "own" };
}

async function runErrand(folder: string, errand: Errand | undefined): Promise<number | null> {
  if (errand === undefined) return null;
  const { trade, target, kind } = errand;
  const force = kind === "shared" ? ["--force"] : [];
  const { child, ended } = start(
    "size",
    join(folder, `trade-${trade}.yaml`),
    "--json",
    "-o",
    join(folder, target),
    ...force,
  );
  child.stdout.resume();
  child.stderr.resume();
  const [exit] = await ended;
  return exit;
}

interface Crowd {
  readonly atOnce: number;
  readonly errands: readonly Errand[];
  readonly exits: readonly (number | null)[];
  readonly wanted: readonly string[];
  readonly readings: readonly string[];
}

function judge(folder: string, { atOnce, errands, exits, wanted, readings }: Crowd): Row[] {
  const of = (kind: Errand["kind"]) =>
    errands.flatMap((errand, at) => (errand.kind === kind ? [{ ...errand, exit: exits[at] }] : []));
  const isRight = ({ trade, target }: Errand) => contentOf(folder, target) === wanted[trade];
  const [own, shared, raced] = [of("own"), of("shared"), of("raced")];
  const names = new Set(raced.map(({ target }) => target));
  const winners = (name: string) => raced.filter(({ target, exit }) => target === name && exit === 0);
  const whole = readings.filter((text) => text !== "");
  const seen = new Set(readdirSync(folder));
  const left = [...seen].filter((name) => name.endsWith(".tmp"));
  return [
    {
      what: `runs at once (${atOnce}) in one folder, each to a file of its own`,
      tried: own.length,
      losses: own
        .filter((errand) => errand.exit !== 0 || !isRight(errand))
        .map(({ target, exit }) => `${target}: exit ${exit}`),
      note: `exits ${counted(own.map(({ exit }) => exit ?? null))}; every file compared with what standard output says`,
    },
    {
      what: "… replacing one file with --force",
      tried: shared.length,
      losses: shared.filter(({ exit }) => exit !== 0).map(({ exit }) => `exit ${exit}`),
      note: `exits ${counted(shared.map(({ exit }) => exit ?? null))}`,
    },
    {
      what: "… that file, read meanwhile",
      tried: whole.length,
      losses: whole
        .filter((text) => !wanted.includes(text))
        .map((text) => `read ${text.length} characters that no run wrote`),
      note: "each reading is one whole answer",
    },
    {
      what: "… ten without --force for one name",
      tried: raced.length,
      losses: [
        ...[...names]
          .filter((name) => winners(name).length !== 1)
          .map((name) => `${name} was won ${winners(name).length} times`),
        ...raced.filter((errand) => errand.exit !== 0 && errand.exit !== 3).map(({ exit }) => `exit ${exit}`),
        ...raced.filter((errand) => !isRight(errand)).map(({ target }) => `${target} is not whole`),
      ],
      note: `${names.size} names, exits ${counted(raced.map(({ exit }) => exit ?? null))}`,
    },
    {
      what: "… files left in the folder beside the answers",
      tried: errands.length,
      losses: left.map((name) => `${name} was left`),
      note: "no temporary file",
    },
  ];
}

function contentOf(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch {
    return "";
  }
}
