import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** What the build said where it failed; empty where dist/ is current. */
    buildProblem: string;
  }
}

const root = join(import.meta.dirname, "../..");
const inputs = ["src", "tools", "package.json", "tsconfig.json", "tsconfig.library.json"];

/**
 * Builds dist/ once before the tests, unless it is newer than everything that it is made of.
 *
 * A build that fails does not keep the tests of the sources from running: those of the package fail, with its words.
 */
export default function setup(project: TestProject): void {
  project.provide("buildProblem", isCurrent() ? "" : build());
}

function build(): string {
  try {
    execFileSync(process.execPath, ["tools/build.mjs"], { cwd: root, encoding: "utf8", stdio: "pipe" });
    return "";
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    return `the build failed\n${stdout}${stderr}`;
  }
}

function isCurrent(): boolean {
  const changed = Math.max(...inputs.map((input) => newest(join(root, input))));
  // The build writes the licences last.
  return newest(join(root, "dist/THIRD-PARTY-LICENSES")) > changed;
}

function newest(path: string): number {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
