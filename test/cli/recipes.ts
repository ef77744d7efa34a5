import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { executable, inProject, shell } from "./process.ts";

/** A fenced block of docs/recipes.md, with the heading that it is under. */
interface Recipe {
  readonly section: string;
  readonly language: string;
  readonly text: string;
}

/** Every fenced block of the page, in its order. */
export const recipes: readonly Recipe[] = readFileSync(inProject("docs/recipes.md"), "utf8")
  .split(/^##+ /m)
  .flatMap((part) =>
    [...part.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, language = "", text = ""]) => ({
      section: part.slice(0, part.indexOf("\n")),
      language,
      text,
    })),
  );

/** The text of a block: the nth of its language in its section, from 0. */
export function recipe(section: string, language: string, nth = 0): string {
  const found = recipes.filter((one) => one.section === section && one.language === language)[nth];
  if (found === undefined) throw new Error(`docs/recipes.md has no ${language} block ${nth} under ${section}`);
  return found.text;
}

/** Makes a program of a folder's bin/, which lines in that folder find before any other of its name. */
export function addProgram(folder: string, name: string, text: string): void {
  mkdirSync(join(folder, "bin"), { recursive: true });
  writeFileSync(join(folder, "bin", name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
}

/** Runs lines of shell in a folder, where pairsize is a program on the path: what parallel, cron and CI start needs one. */
export function inShell(folder: string, lines: string, settings: Readonly<Record<string, string>> = {}) {
  addProgram(folder, "pairsize", `exec '${process.execPath}' '${executable}' "$@"`);
  const path = [join(folder, "bin"), settings.PATH, process.env.PATH].filter((one) => one !== undefined).join(":");
  return shell(`unset -f pairsize; cd '${folder}' || exit; ${lines}`, { ...settings, PATH: path });
}
