import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Answer, answerOf, type WorldSpec } from "./world.ts";

/** The folder of the golden files: golden/SUITE/NAME.txt is compared by test/cli/SUITE.test.ts. */
export const goldenFolder = fileURLToPath(new URL("golden", import.meta.url));

/** One call of the command line whose whole answer is kept in a file. */
export interface GoldenCase {
  /** The name of the file, and what the case shows. */
  readonly name: string;
  readonly argv: readonly string[];
  readonly world?: WorldSpec;
}

/**
 * Compares each case with golden/SUITE/NAME.txt, to the byte; UPDATE_GOLDEN=1 writes them anew.
 *
 * A golden file of the suite that no case names fails it.
 */
export function goldenSuite(suite: string, cases: readonly GoldenCase[]): void {
  describe(`golden files of ${suite}`, () => {
    it.each(cases)("$name", async ({ name, argv, world = {} }) => {
      const answer = await answerOf(argv, world);
      compare(join(goldenFolder, suite, `${name}.txt`), screen(argv, world, answer));
    });
    it("has no file without a case", () => {
      const kept = existsSync(join(goldenFolder, suite)) ? readdirSync(join(goldenFolder, suite)) : [];
      expect(kept.sort()).toEqual(cases.map(({ name }) => `${name}.txt`).sort());
    });
  });
}

function compare(file: string, text: string): void {
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(
    existsSync(file) ? readFileSync(file, "utf8") : `no golden file ${file}; UPDATE_GOLDEN=1 writes it`,
  );
}

/** What was given and what was answered, as a reader would see it: the files, the call, the exit code, both streams. */
function screen(argv: readonly string[], world: WorldSpec, { exit, stdout, stderr }: Answer): string {
  const given = Object.entries(world.files ?? {}).map(([path, content]) => section(`file ${path}`, shown(content)));
  if (world.stdin !== undefined) given.push(section("stdin", shown(world.stdin)));
  if (world.columns !== undefined) given.push(`=== a terminal of ${world.columns} columns\n`);
  const settings = Object.entries(world.env ?? {}).map(([name, value]) => `${name}=${quoted(value)} `);
  const call = `$ ${settings.join("")}pairsize ${argv.map(quoted).join(" ")}\n`;
  return [...given, call, `exit ${exit}\n`, section("stdout", stdout), section("stderr", stderr)].join("");
}

function section(title: string, text: string): string {
  const body = text === "" || text.endsWith("\n") ? text : `${text}\n(no newline at the end)\n`;
  // Terminal codes are kept as the picture of their escape character, so that the file can be read and compared.
  return `=== ${title}${text === "" ? ": nothing" : ""}\n${body.replaceAll("\u001b", "␛")}`;
}

const LONGEST_SHOWN = 2000;

/** A file that was given: its text, or its size where it is long or not text. */
function shown(content: string | Uint8Array): string {
  if (typeof content === "string" && content.length <= LONGEST_SHOWN) return content;
  return `(${content.length} ${typeof content === "string" ? "characters" : "bytes"})\n`;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
