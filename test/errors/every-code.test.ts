import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue, subjects } from "../../src/errors/catalogue.ts";
import type { Code } from "../../src/errors/finding.ts";
import { entryOf } from "../../src/errors/words.ts";

const root = join(import.meta.dirname, "../..");
const codes = Object.keys(catalogue()) as Code[];

function textUnder(folder: string, isText: (name: string) => boolean): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => isText(name) && !name.endsWith("every-code.test.ts"))
    .map((name) => readFileSync(join(root, folder, name), "utf8"))
    .join("\n");
}

/** The words in capitals of a text: names of codes among them. */
function namesIn(text: string): Set<string> {
  return new Set(text.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g));
}

// Of the golden files those of one topic are left out: it lists every code, and meets none.
const tests = namesIn(textUnder("test", (name) => /\.(ts|txt|json)$/.test(name) && !/exit-codes/.test(name)));
const program = textUnder("src", (name) => name.endsWith(".ts") && !/errors\/findings\//.test(name));
// Price files and option chains share what reads a table: its codes begin with the kind of file.
const sources = namesIn(program.replace(/`\$\{kind\}(_\w+)`/g, "HISTORY$1 CHAIN$1"));

describe("every code of the catalogue", () => {
  it("stands under one subject", () => {
    expect(subjects.flatMap((subject) => Object.keys(subject())).toSorted()).toEqual(codes);
  });

  it.each(codes)("%s is met by a test", (code) => {
    expect(tests).toContain(code);
  });

  it.each(codes)("%s is met somewhere in the program", (code) => {
    expect(sources).toContain(code);
  });

  it.each(codes)("%s has a title of one line without a full stop", (code) => {
    expect(entryOf(code).title).toMatch(/^[^\n]*[^\n.]$/);
  });
});
