import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { environment, inFolder, inProject } from "../cli/process.ts";
import { sampleFile } from "../cli/trades.ts";
import { nodeOf } from "./node-of.ts";
import { type Extent, type Row, type Section, skipped } from "./row.ts";

/** Blanks, letters beyond ASCII, and marks that a shell or a URL would act on. */
const AWKWARD = "Jürgen's Geräte 日本 #1 100%";

/** A call of each command that reads what is installed, or a file of the user's. */
const calls: readonly (readonly string[])[] = [
  ["size", "träde 1.yaml", "--json"],
  ["price", "träde 1.yaml"],
  ["scenario", "träde 1.yaml", "--format", "csv"],
  ["check", "träde 1.yaml", "--defined-risk"],
  ["report", "träde 1.yaml"],
  ["schema", "trade"],
  ["help", "exit-codes"],
];

/** The package as npm installs it for everybody, where it may be put and by whom it may be run. */
export const install: Section = async (extent) => {
  const rows: Row[] = [];
  await inFolder({}, (root) => {
    const folder = join(root, AWKWARD);
    mkdirSync(folder);
    copyFileSync(inProject(sampleFile), join(folder, "träde 1.yaml"));
    const prefix = join(folder, "prefix");
    const problem = installed(root, prefix);
    if (problem !== "") {
      rows.push({ what: "npm install -g", tried: 1, losses: [problem], note: "from the tarball" });
      return;
    }
    chmodSync(root, 0o755);
    rows.push(
      called(folder),
      byAnother(folder),
      readOnly(folder),
      versions(root, join(prefix, "lib/node_modules/pairsize"), extent),
    );
  });
  return rows;
};

/** What went wrong where the tarball was packed and installed; empty where nothing did. */
function installed(root: string, prefix: string): string {
  const npm = (...words: readonly string[]) =>
    spawnSync("npm", [...words, "--prefer-offline", "--no-audit", "--no-fund"], {
      cwd: inProject("."),
      encoding: "utf8",
    });
  const packed = npm("pack", "--json", "--ignore-scripts", "--pack-destination", root);
  if (packed.status !== 0) return packed.stderr;
  const tarball = join(root, JSON.parse(packed.stdout)[0].filename);
  const { status, stderr } = npm("install", "-g", "--ignore-scripts", "--prefix", prefix, tarball);
  return status === 0 ? "" : stderr;
}

interface Run {
  readonly program: string;
  readonly words: readonly string[];
  readonly cwd: string;
}

function answer({ program, words, cwd }: Run): string {
  const env = environment({ HOME: join(cwd, "no home"), XDG_CACHE_HOME: "" });
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, env, encoding: "utf8", maxBuffer: 2 ** 26 });
  return `${status}\n${stdout}\n${stderr}`;
}

/** What the checkout itself answers to each call. */
function expected(folder: string): readonly string[] {
  return calls.map((words) => answer({ program: inProject("bin/pairsize.cjs"), words, cwd: folder }));
}

function losses(folder: string, how: string, runOf: (words: readonly string[]) => Run): string[] {
  const right = expected(folder);
  return calls.flatMap((words, at) => {
    const got = answer(runOf(words));
    return got === right[at] ? [] : [`${how}: ${words.join(" ")}: ${got.slice(0, 300)}`];
  });
}

function called(folder: string): Row {
  symlinkSync("prefix/bin/pairsize", join(folder, "a link"));
  symlinkSync(join(folder, "a link"), join(folder, "prefix/a link to it"));
  const programs = ["prefix/bin/pairsize", "a link", "prefix/a link to it"];
  const lost = programs.flatMap((name) =>
    losses(folder, name, (words) => ({ program: join(folder, name), words, cwd: folder })),
  );
  return {
    what: "npm install -g from the tarball, into blanks and letters beyond ASCII",
    tried: programs.length * calls.length,
    losses: lost,
    note: "called by its name, by a link, by a link to that: as the checkout answers",
  };
}

function byAnother(folder: string): Row {
  const what = "the same, run by another user who has no home";
  const isThere = process.getuid?.() === 0 && spawnSync("su", ["-s", "/bin/sh", "nobody", "-c", "true"]).status === 0;
  if (!isThere) return skipped(what, "needs root, su and a user nobody");
  const lost = losses(folder, "nobody", (words) => ({
    program: "su",
    words: ["-s", "/bin/sh", "nobody", "-c", '"$0" "$@"', "--", join(folder, "prefix/bin/pairsize"), ...words],
    cwd: folder,
  }));
  return { what, tried: calls.length, losses: lost, note: "files are root's, the folder takes none of his" };
}

/** Mounted read-only, which root has no way around. */
function readOnly(folder: string): Row {
  const what = "the same, on a read-only disk";
  const isMounted =
    spawnSync("mount", ["--bind", folder, folder]).status === 0 &&
    spawnSync("mount", ["-o", "remount,ro,bind", folder]).status === 0;
  if (!isMounted) return skipped(what, "needs root, and to be allowed to mount");
  try {
    const program = join(folder, "prefix/bin/pairsize");
    const lost = losses(folder, "read-only", (words) => ({ program, words, cwd: folder }));
    return { what, tried: calls.length, losses: lost, note: "home and cache folder too" };
  } finally {
    spawnSync("umount", [folder]);
  }
}

const TURNS = { full: 10, quick: 2 };

/** Two versions side by side, and in turn at one place, with one cache for the compiled code of both. */
function versions(root: string, first: string, extent: Extent): Row {
  const what = "two versions, side by side and in turn at one place, with one cache";
  const node = nodeOf(24) ?? process.execPath;
  const [second, place] = [join(root, "second"), join(root, "place")];
  const copy = (from: string, to: string) => {
    for (const part of ["bin", "dist"]) cpSync(join(from, part), join(to, part), { recursive: true });
  };
  copy(first, second);
  const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const later = version.replaceAll(/\d/g, "9");
  // Of the same length: what looks at sizes only sees no difference.
  for (const name of readdirSync(join(second, "dist/cli/chunks"))) {
    const file = join(second, "dist/cli/chunks", name);
    writeFileSync(file, readFileSync(file, "utf8").replace(version, later));
  }
  const lost: string[] = [];
  const asks = (folder: string, wanted: string) => {
    const { stdout } = spawnSync(node, [join(folder, "bin/pairsize.cjs"), "--version"], {
      env: environment({ XDG_CACHE_HOME: join(root, "cache") }),
      encoding: "utf8",
    });
    if (stdout !== `${wanted}\n`) lost.push(`${folder} says ${stdout}, not ${wanted}`);
  };
  for (let turn = 0; turn < TURNS[extent]; turn++) {
    for (const [folder, wanted] of [
      [first, version],
      [second, later],
    ] as const) {
      asks(folder, wanted);
      copy(folder, place);
      asks(place, wanted);
    }
  }
  return { what, tried: 4 * TURNS[extent], losses: lost, note: "each says its own version" };
}
