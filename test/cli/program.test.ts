import { describe, expect, it } from "vitest";
import { parseArguments } from "../../src/cli/call/arguments.ts";
import type { Command } from "../../src/cli/call/command.ts";
import { PairsizeError } from "../../src/errors/error.ts";
import type { Code } from "../../src/errors/finding.ts";

const command: Command = {
  name: "sum",
  arguments: [{ name: "<file>", summary: "a file" }],
  options: [
    { flags: "--level <SYM=POINTS>", summary: "repeats", repeats: true },
    { flags: "--format <FORMAT>", summary: "one of two", choices: ["table", "json"] },
    { flags: "--no-color", summary: "plain" },
    { flags: "-o, --output <FILE>", summary: "a file" },
    { flags: "-q, --quiet", summary: "no notes" },
  ],
  examples: [],
  run: async () => 0,
};

function codeOf(words: readonly string[]): Code | null {
  try {
    parseArguments(command, words);
    return null;
  } catch (error) {
    if (error instanceof PairsizeError) return error.code;
    throw error;
  }
}

describe("the parser", () => {
  it("takes flags apart, the repeated ones in order", () => {
    const words = ["--level", "A=1", "a.csv", "--level=B=2", "--no-color"];
    expect(parseArguments(command, words)).toEqual({
      arguments: ["a.csv"],
      options: { level: ["A=1", "B=2"], color: false },
    });
  });

  it.each<[readonly string[], object]>([
    [["-qo", "x", "a"], { quiet: true, output: "x" }],
    [["a", "-ox"], { output: "x" }],
    [["a", "--output="], { output: "" }],
    [["a", "-o", "--quiet"], { output: "--quiet" }],
    [["a", "-o", "-5"], { output: "-5" }],
    [["a", "--output", "x", "-o", "x"], { output: "x" }],
    [["--quiet", "--", "--output"], { quiet: true }],
    [["-"], {}],
  ])("takes what follows as the value, whatever it looks like: %j", (words, options) => {
    expect(parseArguments(command, words).options).toEqual(options);
  });

  it.each([
    [["a", "--levle=A=1"], "--levle=A=1"],
    [["a", "-qz"], "-z"],
    [["a", "-5e1"], "-5e1"],
    [["a", "--quiet=1"], "--quiet=1"],
    [["a", "--__proto__=1"], "--__proto__=1"],
  ])("names the flag that it does not know: %j", (words, flag) => {
    expect(() => parseArguments(command, words)).toThrow(flag);
  });

  it.each<[Code, readonly string[]]>([
    ["ARGUMENT_MISSING", []],
    ["ARGUMENT_EXCESS", ["a.csv", "b.csv"]],
    ["FLAG_UNKNOWN", ["a.csv", "--levle", "A=1"]],
    ["FLAG_VALUE_MISSING", ["a.csv", "--level"]],
    ["FLAG_CHOICE", ["a.csv", "--format", "xml"]],
    ["FLAG_REPEATED", ["a.csv", "--output", "x", "-o", "y"]],
  ])("refuses with %s", (code, words) => {
    expect(codeOf(words)).toBe(code);
  });
});
