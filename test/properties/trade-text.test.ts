import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PairsizeError } from "../../src/errors/error.ts";
import type { Document, Path } from "../../src/io/document.ts";
import { readJsonDocument } from "../../src/io/json-document.ts";
import { readDocument } from "../../src/io/read-trade.ts";
import { readYamlDocument } from "../../src/io/yaml-document.ts";
import { renderError } from "../../src/render/error.ts";

const YAML_TRADE = `version: 1
asOf: 2026-01-22
long:
  symbol: RTY
  level: 2730.8   # a comment
  legs:
    - 2750C @ 78.40
    - {quantity: -1, right: call, strike: 2950, premium: "18.2"}
short: {symbol: 'NQ', level: 25658.25, legs: [25500P @ 612.50]}
note: |
  two
  lines
`;
const JSON_TRADE = `{"version": 1, "long": {"symbol": "RTY", "level": 2730.8, "legs": ["2750C @ 78.40", {"quantity": -1}]},
 "short": {"symbol": "N\\u0051", "level": 2.5e4, "given": [true, false, null]}}`;

const scrap = fc.constantFrom(
  ..."{}[],:\"'-?&*!|>#%@\t\r\n \\0a",
  "\n  ",
  "- ",
  ": ",
  "a: ",
  "\u0000",
  "\ud800",
  "指",
  "1e999",
  "---\n",
  "{}",
  "__proto__",
);
const edit = fc.record({
  at: fc.nat(600),
  drop: fc.nat(6),
  scrap: fc.array(scrap, { maxLength: 4 }),
  times: fc.constantFrom(1, 1, 1, 80),
});
const mutated = fc
  .tuple(fc.constantFrom<string>(YAML_TRADE, JSON_TRADE), fc.array(edit, { minLength: 1, maxLength: 5 }))
  .map(([text, edits]) =>
    edits.reduce<string>((t, e) => t.slice(0, e.at) + e.scrap.join("").repeat(e.times) + t.slice(e.at + e.drop), text),
  );

/** Every path of a value, with what stands there. */
function pathsOf(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  const inside: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : typeof value === "object" && value !== null
      ? Object.entries(value)
      : [];
  return [{ path, value }, ...inside.flatMap(([step, each]) => pathsOf(each, [...path, step]))];
}

describe("texts of trade files", () => {
  it("give a document or coded findings whose places lie in the text, whatever was done to them", async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const bytes = new TextEncoder().encode(text);
        const lines = new TextDecoder().decode(bytes).split("\n");
        try {
          const read = await readDocument(bytes, "trade");
          for (const { path } of pathsOf(read.value)) expect(read.locate(path)).toBeDefined();
        } catch (error) {
          if (!(error instanceof PairsizeError)) throw error;
          for (const { where } of error.findings) {
            if (where?.line === undefined) continue;
            expect(lines[where.line - 1]?.replace(/\r$/, "")).toBe(where.excerpt);
            expect(where.column).toBeLessThanOrEqual((lines[where.line - 1]?.length ?? 0) + 1);
          }
          expect(renderError(error.findings)).not.toMatch(/(?!\n)\p{C}/u);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("are JSON to us exactly where they are to the engine", () => {
    const nearlyJson = fc
      .tuple(fc.json({ maxDepth: 4 }), fc.array(edit, { maxLength: 2 }))
      .map(([text, edits]) =>
        edits.reduce<string>(
          (t, e) => t.slice(0, e.at % 40) + e.scrap.join("") + t.slice((e.at % 40) + e.drop),
          `{"a":${text}}`,
        ),
      );
    fc.assert(
      fc.property(nearlyJson, (text) => {
        expect(codesOf(() => readJsonDocument(text, "f")).includes("JSON_SYNTAX")).toBe(!isJson(text));
      }),
      { numRuns: 2000 },
    );
  });
});

function codesOf(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof PairsizeError)) throw error;
    return error.findings.map((each) => each.code);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A text under construction that remembers where each path was written: the reference for locate. */
interface Written {
  text: string;
  readonly starts: Map<string, { key: number; value: number }>;
}

function expectPlaces(read: Document, written: Written): void {
  for (const [path, starts] of written.starts) {
    for (const which of ["key", "value"] as const) {
      const where = read.locate(JSON.parse(path), which);
      const lines = written.text.slice(0, starts[which]).split("\n");
      expect([path, which, where?.line, where?.column]).toEqual([
        path,
        which,
        lines.length,
        (lines.at(-1)?.length ?? 0) + 1,
      ]);
    }
  }
}

/** Writes JSON, or flow YAML with the leaves that both read, with the given spaces in turn between its tokens. */
function writeBraces(written: Written, value: unknown, path: Path, space: () => string, keyAt?: number): void {
  written.text += space();
  const start = written.text.length;
  written.starts.set(JSON.stringify(path), { key: keyAt ?? start, value: start });
  if (typeof value !== "object" || value === null) {
    written.text += JSON.stringify(value);
  } else {
    const isList = Array.isArray(value);
    written.text += isList ? "[" : "{";
    for (const [at, [key, each]] of Object.entries(value).entries()) {
      written.text += (at > 0 ? "," : "") + space();
      const entryAt = written.text.length;
      if (!isList) written.text += `${JSON.stringify(key)}${space()}:`;
      writeBraces(written, each, [...path, isList ? at : key], space, isList ? undefined : entryAt);
    }
    written.text += `${space()}${isList ? "]" : "}"}`;
  }
}

/** Writes block YAML: keys and dashes on lines of their own, `step` spaces deeper for each level. */
function writeBlock(written: Written, value: unknown, path: Path, indent: number, step: number): void {
  const isList = Array.isArray(value);
  for (const [at, [key, each]] of Object.entries(value as object).entries()) {
    written.text += `\n${" ".repeat(indent)}`;
    const entryAt = written.text.length;
    const inner = [...path, isList ? at : key];
    written.text += isList ? "-" : `${JSON.stringify(key)}:`;
    const isNested = typeof each === "object" && each !== null && Object.keys(each).length > 0;
    if (!isNested) {
      writeBraces(written, each, inner, () => " ", isList ? undefined : entryAt);
      continue;
    }
    const before = written.text.length;
    writeBlock(written, each, inner, indent + step, step);
    const start = before + 1 + indent + step;
    written.starts.set(JSON.stringify(inner), { key: isList ? start : entryAt, value: start });
  }
}

const spacing = (choices: string[]) =>
  fc.array(fc.constantFrom(...choices), { minLength: 5, maxLength: 30 }).map((spaces) => {
    let turn = 0;
    return () => spaces[turn++ % spaces.length] ?? "";
  });
const key = fc.oneof(
  fc.stringMatching(/^[a-z]{1,6}$/),
  fc.string(),
  fc.constantFrom("__proto__", "658.25", "a b", "#"),
);
const maps = (leaf: fc.Arbitrary<unknown>) =>
  fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie("node"), { maxLength: 4 }), tie("map")),
    map: fc.array(fc.tuple(key, tie("node")), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  })).map;
const texts = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constantFrom("2750C @ 78.40", "", "a: b", "- x"));

describe("places agree with the writer of the text", () => {
  it("in JSON, which also reads back", () => {
    const leaf = fc.oneof(texts, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(maps(leaf), spacing(["", " ", "\n", "\r\n", "\t ", "\r"]), (value, space) => {
        const written: Written = { text: "", starts: new Map() };
        writeBraces(written, value, [], space);
        const read = readJsonDocument(written.text, "f");
        expect(read.value).toEqual(JSON.parse(JSON.stringify(value)));
        expectPlaces(read, written);
      }),
      { numRuns: 500 },
    );
  });

  it("in YAML with brackets, which also reads back", async () => {
    await fc.assert(
      fc.asyncProperty(maps(texts), spacing(["", " ", "\n ", "\r\n  ", " # [{ \n "]), async (value, space) => {
        const written: Written = { text: "---", starts: new Map() };
        writeBraces(written, value, [], () => space() || " ");
        const read = await readYamlDocument(written.text, "f");
        expect(read.value).toEqual(value);
        expectPlaces(read, written);
      }),
      { numRuns: 300 },
    );
  });

  it("in YAML with lines, which also reads back", async () => {
    const filled = maps(texts).filter((value) => Object.keys(value as object).length > 0);
    await fc.assert(
      fc.asyncProperty(filled, fc.integer({ min: 1, max: 4 }), async (value, step) => {
        const written: Written = { text: "# a trade", starts: new Map() };
        writeBlock(written, value, [], 0, step);
        const read = await readYamlDocument(written.text, "f");
        expect(read.value).toEqual(value);
        expectPlaces(read, written);
      }),
      { numRuns: 300 },
    );
  });
});
