import { describe, expect, it } from "vitest";
import { PairsizeError } from "../../src/errors/error.ts";
import { hintOf, messageOf } from "../../src/errors/words.ts";
import { locateNearest } from "../../src/io/document.ts";
import { readYamlDocument } from "../../src/io/yaml-document.ts";
import { refusal } from "../refusal.ts";

/** Each finding as "line:column CODE". */
async function problemsOf(text: string): Promise<string[]> {
  try {
    await readYamlDocument(text, "trade.yaml");
  } catch (error) {
    if (!(error instanceof PairsizeError)) throw error;
    return error.findings.map((each) => `${each.where?.line}:${each.where?.column} ${each.code}`);
  }
  return [];
}

const contentOf = async (text: string) => (await readYamlDocument(text, "trade.yaml")).value;

describe("a YAML document", () => {
  it("keeps every scalar as written", async () => {
    expect(
      await contentOf(
        "a: 0x10\nb: 1e3\nc: yes\nd: ~\ne: 25,658.25\nf: 2026-01-22\ng: +16%\nh: 1.50\ni: null\nj: 'null'\n",
      ),
    ).toEqual({
      a: "0x10",
      b: "1e3",
      c: "yes",
      d: null,
      e: "25,658.25",
      f: "2026-01-22",
      g: "+16%",
      h: "1.50",
      i: null,
      j: "null",
    });
    expect(await contentOf("%YAML 1.1\n---\na: 0x10\nb: no\n")).toEqual({ a: "0x10", b: "no" });
  });

  it("takes quotes off, and tells nothing from an empty text", async () => {
    expect(await contentOf(`a: "x\\ty"\nb: 'it''s'\nc:\nd: ""\ne: [1, '', ]\nf: {}\n`)).toEqual({
      a: "x\ty",
      b: "it's",
      c: null,
      d: "",
      e: ["1", ""],
      f: {},
    });
  });

  it("names the one token that stands where none may, not all that come after it", async () => {
    expect(await problemsOf("a: 1\n}\nb: {c: 2, d: 3}\ne:\n  - 4\n  - 5\n")).toEqual(["2:1 YAML_SYNTAX"]);
  });

  it("locates keys and values, in CRLF files too", async () => {
    const read = await readYamlDocument("long:\r\n  legs:\r\n    - 2750C\r\n    - {strike: 1}\r\nx:\r\n", "trade.yaml");
    expect(read.locate(["long", "legs", 1, "strike"])).toEqual({
      file: "trade.yaml",
      line: 4,
      column: 16,
      excerpt: "    - {strike: 1}",
    });
    expect(read.locate(["long", "legs", 1, "strike"], "key")).toMatchObject({ line: 4, column: 8 });
    expect(read.locate(["long", "level"])).toBeUndefined();
    expect(locateNearest(read, ["long", "level"])).toMatchObject({ line: 1, column: 1 });
    expect(locateNearest(read, ["short"])).toMatchObject({ line: 1, column: 1 });
  });

  it.each([
    ["a: 1\nb: 2\na: 3\nb: 4\n", ["3:1 KEY_DUPLICATE", "4:1 KEY_DUPLICATE"]],
    ["a: 1\n'a': 2\n", ["2:1 KEY_DUPLICATE"]],
    ["a: b: c\n", ["1:4 YAML_SYNTAX"]],
    ["a: @x\nb: %5\n", ["1:4 YAML_SYNTAX", "2:4 YAML_SYNTAX"]],
    ["a:\n\t- b\n", ["2:1 YAML_SYNTAX"]],
    ["a:\n   b: 1\n  c: 2\n", ["3:1 YAML_SYNTAX"]],
    ['a: "x', ["1:6 YAML_SYNTAX"]],
    ["long: &x {a: *x}\nb: !t 3\n", ["1:7 YAML_NOT_PLAIN", "1:14 YAML_NOT_PLAIN", "2:4 YAML_NOT_PLAIN"]],
    ["a: 1\n---\nb: 2\n", ["2:1 YAML_SEVERAL_DOCUMENTS"]],
    ["---\n---\n", ["2:1 YAML_SEVERAL_DOCUMENTS"]],
    ["a: 1\n...\nb: 2\n", ["3:1 YAML_SEVERAL_DOCUMENTS"]],
    ["? [a]\n: 1\n: 2\n", ["1:3 KEY_NOT_TEXT", "3:1 KEY_NOT_TEXT"]],
    ["- a\n", ["1:1 TRADE_NOT_A_MAP"]],
    ["RTY\n", ["1:1 TRADE_NOT_A_MAP"]],
    ["# nothing\n", ["1:1 TRADE_NOT_A_MAP"]],
  ])("refuses %j", async (text, problems) => {
    expect(await problemsOf(text)).toEqual(problems);
  });

  it("takes one document between its marks, and comments of any look", async () => {
    expect(await contentOf("---\na: 1 # [[[ {{{ &x *y !z\n...\n# end\n")).toEqual({ a: "1" });
  });

  it("names both places of a duplicate key", async () => {
    await expect(contentOf("a: 1\nb: {c: 1, c: 2}\n")).rejects.toThrow('key "c" is given twice, first at 2:5');
  });

  it("takes __proto__ for a key like any other", async () => {
    const value = await contentOf("__proto__: {level: 1}\n<<: {a: 1}\n");
    expect(Object.keys(value as object)).toEqual(["__proto__", "<<"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

describe("nesting of YAML", () => {
  const staircase = (levels: number) => Array.from({ length: levels }, (_, at) => `${" ".repeat(at)}a:\n`).join("");
  it.each([
    ["brackets", (levels: number) => `a: ${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}`],
    ["braces", (levels: number) => `${"{a: ".repeat(levels)}1${"}".repeat(levels)}`],
    ["indentation", staircase],
    ["dashes", (levels: number) => `a:\n  ${"- ".repeat(levels - 1)}x`],
    ["question marks", (levels: number) => `${"? ".repeat(levels)}x`],
  ])("by %s: allows 64 levels and refuses 65", async (_, nested) => {
    expect((await problemsOf(nested(64))).filter((each) => each.includes("NESTING"))).toEqual([]);
    expect(await problemsOf(nested(65))).toEqual([expect.stringContaining("NESTING_TOO_DEEP")]);
  });

  it.each([
    ["[", 100_000],
    ["{a: ", 100_000],
    ["{", 100_000],
    ["- ", 100_000],
    ["? ", 100_000],
    ["a: ", 100_000],
    ["''a:\n", 100_000],
    ["- - - -\n", 1000],
  ])("survives %j many times over, twice", async (unit, times) => {
    for (const _ of [1, 2]) expect((await problemsOf(unit.repeat(times))).length).toBeGreaterThan(0);
  });
});

describe("what is wrong with a text", () => {
  const INDENT = "indent with spaces, what belongs together by the same number of them";
  const CLOSED = "check that quotes and brackets are closed, and that a colon or dash has a space after it";
  const UP_TO_HERE = `check the brackets, commas and quotes up to here; ${INDENT}`;
  const SECOND_KEY = [
    "a second key on one line",
    'put each key on its own line, or quote a value that holds ": "',
  ] as const;
  const NO_COLON = ["a line without a colon before a key", "write key: value on every line"] as const;
  const unclosed = (bracket: string) => `a bracket is not closed by "${bracket}", or a line inside it is not indented`;

  it.each([
    ["a:\n\tb: 1\n", "2:1", "a line is indented with a tab", "indent with spaces"],
    ["a:\n    b: 1\n  c: 2\n", "3:1", "all mapping items must start at the same column", INDENT],
    ["a: b: c\n", "1:4", ...SECOND_KEY],
    ["a: 1\nlong\nb: 2\n", "2:1", ...NO_COLON],
    ["long\nb: 2\n", "1:1", ...NO_COLON],
    ["a: 1\nlong\n", "2:1", "a line without a colon behind its key", "write key: value on every line"],
    ["a: @x\n", "1:4", "plain value cannot start with reserved character @", "put the value in quotes"],
    ["a: %x\n", "1:4", "plain value cannot start with directive indicator character %", "put the value in quotes"],
    ["a: [1,\nb: 2\n", "2:1", unclosed("]"), INDENT],
    ["a: {b: 1\nc: 2\n", "2:1", unclosed("}"), INDENT],
    [
      'a: "C:\\data"\n',
      "1:7",
      "invalid escape sequence \\d",
      "use single quotes, in which a backslash is only a backslash",
    ],
    ['a: "x\n', "2:1", "a quote is not closed", CLOSED],
    ["a: 'x\n", "2:1", "a quote is not closed", CLOSED],
    ["a: ]\n", "1:4", 'unexpected "]"', UP_TO_HERE],
    ["a: 1\n}\n", "2:1", 'unexpected "}"', UP_TO_HERE],
    ["- a\nb: 1\n", "2:1", "text behind a value that has ended", UP_TO_HERE],
    ['a: "x" y\n', "1:8", "text behind a value that has ended", UP_TO_HERE],
    ["a: - b\n", "1:4", "a dash on the line of its key", "put the dash on the next line, indented"],
    ["a: 'x' 'y'\n", "1:8", "text behind a value that has ended", UP_TO_HERE],
    ["a: |x\n text\n", "1:5", "block scalar header includes extra characters: |x", UP_TO_HERE],
    ["[a, b]: 1\n", "1:1", "a key must be a word, got a list", null],
    ["{a: 1}: 1\n", "1:1", "a key must be a word, got a map", null],
    [": 1\n", "1:1", "a key must be a word, got nothing", null],
  ])("%j is said at %s: %s", async (text, at, problem, remedy) => {
    const [first, ...others] = await refusal(async () => readYamlDocument(text, "trade.yaml"));
    if (first === undefined) throw new Error("it is refused");
    expect(others.filter(({ where }) => where?.line === first.where?.line)).toEqual([]);
    expect([`${first.where?.line}:${first.where?.column}`, messageOf(first), hintOf(first)]).toEqual([
      at,
      problem,
      remedy,
    ]);
  });
});
