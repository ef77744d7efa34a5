import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** What is measured beside pairsize: pinned, so that two runs measure the same code. */
export const packages = {
  "@quantlib/ql": "0.3.6",
  "option-pricing": "2.1.0",
  "black-scholes": "1.1.0",
  "implied-volatility": "1.0.0",
};

/**
 * Installs the npm packages into a folder, without their scripts, and returns what loads one; null where the registry cannot be reached.
 *
 * They are no devDependencies: nothing of pairsize needs them, and a registry that is down must not stop a check.
 *
 * @returns {((name: string) => Promise<object>) | null}
 */
export function installPackages(folder) {
  const file = join(folder, "package.json");
  writeFileSync(file, '{ "private": true }\n');
  const wanted = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  const words = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", ...wanted];
  if (spawnSync("npm", words, { cwd: folder, stdio: "ignore", timeout: 120_000 }).status !== 0) return null;
  return loaderFrom(folder);
}

/** What loads a package that is installed in a folder. */
export function loaderFrom(folder) {
  const { resolve } = createRequire(join(folder, "package.json"));
  return (name) => import(pathToFileURL(resolve(name)).href);
}

/** Whether Python can load QuantLib here, which Debian calls quantlib-python. */
export function hasQuantLibPython() {
  return spawnSync(PYTHON, ["-c", "import QuantLib"], { stdio: "ignore" }).status === 0;
}

/** Debian installs quantlib-python for this Python alone; another may come first on the path. */
export const PYTHON = process.env.PYTHON ?? "/usr/bin/python3";

/** Whether R with TTR is here, which Debian calls r-cran-ttr. */
export function hasTtr() {
  return spawnSync("Rscript", ["-e", "library(TTR)"], { stdio: "ignore" }).status === 0;
}

/** What a program of some other language writes to its standard output, a JSON document. */
export function jsonOf(program, words) {
  return JSON.parse(execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }));
}
