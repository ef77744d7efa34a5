import { describe, expect, it } from "vitest";
import type { Command } from "../../src/cli/call/command.ts";
import { parseArguments } from "../../src/cli/main.ts";
import { PairsizeError } from "../../src/errors/error.ts";
import type { Code } from "../../src/errors/finding.ts";

const command: Command = {
  name: "sum",
  summary: "adds files",
  arguments: [{ name: "<file>", summary: "a file" }],
  options: [
    { flags: "--level <SYM=POINTS>", summary: "repeats", repeats: true },
    { flags: "--format <FORMAT>", summary: "one of two", choices: ["table", "json"] },
    { flags: "--no-color", summary: "plain" },
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

  it.each<[Code, readonly string[]]>([
    ["ARGUMENT_MISSING", []],
    ["ARGUMENT_EXCESS", ["a.csv", "b.csv"]],
    ["FLAG_UNKNOWN", ["a.csv", "--levle", "A=1"]],
    ["FLAG_VALUE_MISSING", ["a.csv", "--level"]],
    ["FLAG_CHOICE", ["a.csv", "--format", "xml"]],
  ])("refuses with %s", (code, words) => {
    expect(codeOf(words)).toBe(code);
  });
});
