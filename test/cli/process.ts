import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkDocuments } from "./documents.ts";

const root = join(import.meta.dirname, "../..");

/** The executable, as npm would link it. */
export const executable = join(root, "bin/pairsize.cjs");

/** The path of a file of the project. */
export const inProject = (path: string) => join(root, path);

/** The environment of this process without what would decide about colour and width. */
export function environment(settings: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { NO_COLOR: _, FORCE_COLOR: __, COLUMNS: ___, NODE_EXTRA_CA_CERTS: ____, ...rest } = process.env;
  return { ...rest, ...settings };
}

/** What a line of bash answers; "$PAIRSIZE" is the executable, run under this Node. */
export function shell(line: string, settings: Readonly<Record<string, string>> = {}) {
  const env = environment({ ...settings, NODE: process.execPath, PAIRSIZE: executable });
  const wrapped = `set -o pipefail; pairsize() { "$NODE" "$PAIRSIZE" "$@"; }; ${line}`;
  const { status, stdout, stderr } = spawnSync("bash", ["-c", wrapped], { env, encoding: "utf8", maxBuffer: 2 ** 26 });
  const [, alone] = /^pairsize ([^|<>&;$]+)$/.exec(line) ?? [];
  if (alone !== undefined) checkDocuments(alone.split(" "), { exit: status, stdout, stderr });
  return { exit: status, stdout, stderr };
}

/** Starts the executable with open pipes. */
export function start(...argv: readonly string[]) {
  const child = spawn(process.execPath, [executable, ...argv], { env: environment(), stdio: "pipe" });
  const ended = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  return { child, ended };
}

/** Runs a test in a folder of its own, which is removed after it. */
export async function inFolder(
  files: Readonly<Record<string, string>>,
  test: (folder: string) => void | Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "pairsize-test-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until a process has a file open; on Linux only. */
export async function opened(pid: number | undefined, file: string): Promise<void> {
  const isOpen = () => {
    const descriptors = readdirSync(`/proc/${pid}/fd`);
    return descriptors.some((descriptor) => linkOf(`/proc/${pid}/fd/${descriptor}`) === file);
  };
  while (!isOpen()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
