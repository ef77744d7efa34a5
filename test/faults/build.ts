import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environment, inFolder, inProject } from "../cli/process.ts";
import { sampleFile } from "../cli/trades.ts";
import { generator } from "../mutations.ts";
import { nodeOf } from "./node-of.ts";
import { counted, type Extent, type Row, type Section, skipped } from "./row.ts";

const CUTS = { full: 60, quick: 3 };
const FLIPS = { full: 200, quick: 4 };
const REMEDY = "pairsize: the build cannot be loaded: ";
const call = ["size", inProject(sampleFile), "--json"];

/** A damaged installation says so, and no copy of compiled code changes an answer. */
export const build: Section = async (extent) => {
  const rows: Row[] = [];
  await inFolder({}, (folder) => {
    for (const part of ["bin", "dist"]) cpSync(inProject(part), join(folder, part), { recursive: true });
    rows.push(damaged(folder, extent), flipped(folder, extent), withoutCache(folder));
  });
  return rows;
};

function answer(folder: string, settings: Readonly<Record<string, string>> = {}, node = process.execPath) {
  const { status, stdout, stderr } = spawnSync(node, [join(folder, "bin/pairsize.cjs"), ...call], {
    env: environment({ XDG_CACHE_HOME: join(folder, "cache"), ...settings }),
    encoding: "utf8",
  });
  return { exit: status, stdout, stderr };
}

/** The main bundle and that of a command: missing, empty, a folder, closed to this user, and cut off anywhere. */
function damaged(folder: string, extent: Extent): Row {
  const right = answer(folder);
  const random = generator(1);
  const endings: (number | null)[] = [];
  const losses: string[] = [];
  for (const name of ["cli-main.cjs", "cli-commands-size.cjs"]) {
    const file = join(folder, "dist/cli/chunks", name);
    const bytes = readFileSync(file);
    const cuts = Array.from({ length: CUTS[extent] }, () => cutOf(bytes, random));
    const damages: Readonly<Record<string, () => void>> = {
      missing: () => {},
      "a folder": () => mkdirSync(file),
      closed: () => {
        writeFileSync(file, bytes);
        chmodSync(file, 0);
      },
      ...Object.fromEntries(
        [0, ...cuts].map((cut) => [`${cut} bytes`, () => writeFileSync(file, bytes.subarray(0, cut))]),
      ),
    };
    for (const [what, damage] of Object.entries(damages)) {
      rmSync(file, { recursive: true, force: true });
      damage();
      const { exit, stdout, stderr } = answer(folder);
      endings.push(exit);
      const isSaid = exit === 70 && stdout === "" && stderr.startsWith(REMEDY) && stderr.includes("\n  hint: install ");
      // A file that is closed is open to root; one that lacks its last statement only may be whole in effect.
      const isRight = exit === right.exit && stdout === right.stdout;
      if (!isSaid && !isRight) losses.push(`${name} ${what}: exit ${exit}: ${stderr.slice(0, 200)}`);
    }
    rmSync(file, { recursive: true, force: true });
    writeFileSync(file, bytes);
  }
  return {
    what: "a build that is missing, empty, a folder, closed, or cut off",
    tried: endings.length,
    losses,
    note: `exits ${counted(endings)}: 70 with a remedy, or the right answer`,
  };
}

/** Half of the cuts are anywhere, half after a statement, where what is left can be run. */
function cutOf(bytes: Buffer, random: () => number): number {
  const at = Math.floor(random() * bytes.length);
  return random() < 0.5 ? at : bytes.indexOf(";", at) + 1;
}

/** One bit of the compiled code that a current Node keeps, turned around. */
function flipped(folder: string, extent: Extent): Row {
  const what = "a bit flipped in the compiled code that Node 24 keeps";
  const node = nodeOf(24);
  if (node === null) return skipped(what, "npx cannot get it here");
  const right = answer(folder, {}, node);
  const kept = readdirSync(join(folder, "cache"), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, "cache", name))
    .filter((name) => statSync(name).isFile());
  const random = generator(2);
  const losses: string[] = kept.length > 0 ? [] : ["nothing was kept"];
  for (let flip = 0; flip < FLIPS[extent] && kept.length > 0; flip++) {
    const file = kept[flip % kept.length] ?? "";
    const bytes = readFileSync(file);
    const at = Math.floor(random() * bytes.length);
    const bit = Math.floor(random() * 8);
    const changed = Buffer.from(bytes);
    changed[at] = (bytes[at] ?? 0) ^ (1 << bit);
    writeFileSync(file, changed);
    const { exit, stdout, stderr } = answer(folder, {}, node);
    if (exit !== right.exit || stdout !== right.stdout || stderr !== right.stderr)
      losses.push(`bit ${bit} of byte ${at} of ${file}: exit ${exit}: ${stderr.slice(0, 200)}`);
    writeFileSync(file, bytes);
  }
  return { what, tried: FLIPS[extent], losses, note: `${kept.length} files kept; the answer byte for byte` };
}

/** A cache folder that is no folder, cannot be made, or is not known. */
function withoutCache(folder: string): Row {
  writeFileSync(join(folder, "file"), "");
  const node = nodeOf(24) ?? process.execPath;
  const right = answer(folder, {}, node);
  const settings = [
    { XDG_CACHE_HOME: join(folder, "file") },
    { XDG_CACHE_HOME: join(folder, "file/below") },
    { XDG_CACHE_HOME: "/proc" },
    { XDG_CACHE_HOME: "relative", HOME: "" },
    { XDG_CACHE_HOME: "", HOME: "/proc/nowhere" },
  ];
  const losses = settings.flatMap((there) => {
    const { exit, stdout, stderr } = answer(folder, there, node);
    const isRight = exit === right.exit && stdout === right.stdout && stderr === right.stderr;
    return isRight ? [] : [`${JSON.stringify(there)}: exit ${exit}: ${stderr.slice(0, 200)}`];
  });
  return {
    what: "a cache folder that cannot be written, or is not known",
    tried: settings.length,
    losses,
    note: "the same answer",
  };
}
