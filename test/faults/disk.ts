import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inFolder, inProject, shell } from "../cli/process.ts";
import { sampleFile } from "../cli/trades.ts";
import { type Row, type Section, skipped } from "./row.ts";

const isRoot = process.getuid?.() === 0;
const trade = inProject(sampleFile);
const prices = (name: string) => inProject(`fixtures/prices/synthetic-${name}.csv`);
const today = "--weighting dollar --as-of 2026-02-20 --level RTY=2800 --level NQ=25500";
const BLOCK = 4096;

/** A call of each command that takes -o. */
export const calls = [
  `size ${trade} --json --explain`,
  `price ${trade} --json`,
  `scenario ${trade} --json`,
  `check ${trade} --defined-risk --json`,
  `vol ${inProject("fixtures/prices/plain.csv")} --lookback 5 --json`,
  ...["mark", "roll --expiry Jun26", "close"].map((command) => `${command} ${trade} ${today} --json`),
  `compare ${trade} ${trade} --json`,
  `backtest --long RTY --short NQ --history RTY=${prices("first")} --history NQ=${prices("second")} --json`,
  "expiries NQ --as-of 2026-01-22 --json",
  "contracts --json",
  "init",
  "schema result",
  "completion bash",
];

/** Targets of -o that cannot be written to: refused with a code, the old file as it was, nothing left. */
export const disk: Section = async () => [
  await onDisk("-o on a full disk", "size=64k", "the disk is full"),
  await onDisk("-o on a read-only disk", "ro", "the file system is read-only"),
  await overTheLimit(),
  toDevices(),
];

/** A small disk of its own, in memory; the second way to be read-only that root has no way around. */
async function onDisk(what: string, option: string, words: string): Promise<Row> {
  let row = skipped(what, "needs root, and to be allowed to mount");
  if (!isRoot) return row;
  await inFolder({}, (folder) => {
    const point = join(folder, "disk");
    mkdirSync(point);
    if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", point]).status !== 0) return;
    try {
      writeFileSync(join(point, "kept"), "kept");
      // What is left holds nothing: one block has the file that is kept.
      writeFileSync(join(point, "filling"), "x".repeat(15 * BLOCK));
      if (option === "ro") spawnSync("mount", ["-o", "remount,ro", point]);
      const losses = calls.flatMap((call) => lossesOf(point, call, words));
      row = { what, tried: 2 * calls.length, losses, note: `each command, new and with --force: exit 3, "${words}"` };
    } finally {
      spawnSync("umount", [point]);
    }
  });
  return row;
}

/** The limit of the shell cuts a file in the middle, as a disk does that is full by then. */
async function overTheLimit(): Promise<Row> {
  const words = "it would be larger than a file may be";
  const losses: string[] = [];
  await inFolder({ kept: "kept" }, (folder) => {
    losses.push(...lossesOf(folder, "schema result", words, "trap '' XFSZ; ulimit -f 8; "));
  });
  return { what: "-o that ends after 8 kB of a longer answer", tried: 2, losses, note: `exit 3, "${words}"` };
}

function lossesOf(folder: string, call: string, words: string, before = ""): string[] {
  return ["new", "kept --force"].flatMap((target) => {
    const { exit, stdout, stderr } = shell(`${before}pairsize ${call} -o ${join(folder, target)}`);
    const left = readdirSync(folder).filter((name) => !["kept", "filling"].includes(name));
    const isKept = readFileSync(join(folder, "kept"), "utf8") === "kept";
    const isRefused = exit === 3 && stdout === "" && stderr.includes("TARGET_UNWRITABLE") && stderr.includes(words);
    if (isRefused && isKept && left.length === 0) return [];
    return [
      `${call} -o ${target}: exit ${exit}, old file ${isKept ? "kept" : "lost"}, left ${left.join(", ")}: ${stderr}`,
    ];
  });
}

/** A device is written to, and stays one. */
function toDevices(): Row {
  const what = "-o to a device, with and without --force";
  if (!existsSync("/dev/full")) return skipped(what, "needs /dev/full");
  const losses = ["", " --force"].flatMap((force) => {
    const call = `pairsize size ${trade} --json`;
    const whole = shell(call).stdout;
    const [nothing, full, out] = ["null", "full", "stdout"].map((name) =>
      shell(`${call} -o /dev/${name}${force} | cat`),
    );
    const isRight = nothing?.exit === 0 && full?.exit === 3 && out?.exit === 0 && out.stdout === whole;
    const areDevices = spawnSync("test", ["-c", "/dev/null", "-a", "-c", "/dev/full"]).status === 0;
    return isRight && areDevices ? [] : [`${nothing?.exit}, ${full?.exit}, ${out?.exit}${force}`];
  });
  return { what, tried: 6, losses, note: "/dev/null, /dev/full (exit 3), /dev/stdout into a pipe" };
}
