import { describe, expect, it } from "vitest";
import { finding } from "../../src/errors/finding.ts";
import { renderError, shownLine } from "../../src/render/error.ts";
import { renderErrorJson } from "../../src/render/json.ts";

const outOfRange = { name: "premium", bound: "0 or more index points", got: -18.2 };
const CONTROL = /(?!\n)\p{C}/u;
const at = (line: number, column: number, excerpt: string) => ({
  where: { file: "trade.yaml", line, column, excerpt },
});

describe("errors for a terminal", () => {
  it("show place, sentence, code, source line, caret and hint", () => {
    const shown = renderError([
      finding("KEY_DUPLICATE", { key: "level", firstLine: 7, firstColumn: 3 }, at(12, 3, "  level: 2")),
    ]);
    expect(shown).toBe(
      [
        'pairsize: trade.yaml:12:3: key "level" is given twice, first at 7:3  [KEY_DUPLICATE]',
        "  12 |   level: 2",
        "     |   ^",
        "  hint: keep one of the two",
        "",
      ].join("\n"),
    );
  });

  it("look like the sample of the contract", () => {
    const [head, ...rest] = renderError([
      finding("VALUE_OUT_OF_RANGE", outOfRange, at(9, 18, "    - -1 2950C @ -18.20")),
    ]).split("\n");
    expect(head).toBe(
      "pairsize: trade.yaml:9:18: premium must be 0 or more index points, got -18.2  [VALUE_OUT_OF_RANGE]",
    );
    expect(rest).toEqual(["  9 |     - -1 2950C @ -18.20", "    |                  ^", ""]);
  });

  it("stand apart when they have excerpts, and close together when not", () => {
    const bare = finding("VALUE_OUT_OF_RANGE", outOfRange);
    expect(renderError([bare, bare]).split("\n").length).toBe(3);
    expect(renderError([bare, finding("VALUE_OUT_OF_RANGE", outOfRange, at(1, 1, "x"))])).toContain(
      "]\n\npairsize: trade",
    );
    expect(renderError([])).toBe("");
  });

  it("name the path where there is no line, and the file once", () => {
    expect(renderError([finding("VALUE_OUT_OF_RANGE", outOfRange, { path: "long.legs[1].premium" })])).toMatch(
      /^pairsize: long\.legs\[1\]\.premium: premium must/,
    );
    expect(renderError([finding("FILE_EMPTY", { file: "a.yaml" }, { where: { file: "a.yaml" } })])).toBe(
      "pairsize: a.yaml is empty  [FILE_EMPTY]\n",
    );
    expect(renderError([finding("VALUE_OUT_OF_RANGE", outOfRange, { where: { file: "a.yaml" } })])).toMatch(
      /^pairsize: a\.yaml: premium/,
    );
  });

  it("send nothing to the terminal that it would obey", () => {
    const evil = "\u001b[31m\u009b2J\r\b\u202e\u0007\n\ud800";
    const shown = renderError([
      finding(
        "KEY_DUPLICATE",
        { key: evil, firstLine: 1, firstColumn: 1 },
        { where: { file: evil, line: 1, column: 2, excerpt: evil } },
      ),
    ]);
    expect(shown).not.toMatch(CONTROL);
    expect(shown).toContain("\\u{1b}[31m");
    const json = renderErrorJson([finding("FILE_EMPTY", { file: evil }, { where: { file: evil } })]);
    expect(json).not.toMatch(CONTROL);
    expect(JSON.parse(json).error.where.file).toBe(evil);
  });
});

describe("the source line", () => {
  it("puts the caret under wide characters, tabs and marks", () => {
    expect(shownLine("指数: x", 5, 100)).toEqual({ text: "指数: x", before: 6 });
    expect(shownLine("\ta\tb", 4, 100)).toEqual({ text: "    a    b", before: 9 });
    expect(shownLine("e\u0301x", 3, 100)).toEqual({ text: "e\u0301x", before: 1 });
    expect(shownLine("📈x", 3, 100)).toEqual({ text: "\\u{1f4c8}x", before: 9 });
    expect(shownLine("\u0007x", 2, 100)).toEqual({ text: "\\u{7}x", before: 5 });
  });

  it("is cut around the column when long", () => {
    const line = `${"a".repeat(500)}X${"b".repeat(500)}`;
    const { text, before } = shownLine(line, 501, 100);
    expect(text.length).toBe(102);
    expect(text[before]).toBe("X");
    expect(shownLine(line, 1, 100)).toEqual({ text: `${"a".repeat(100)}…`, before: 0 });
    const behind = shownLine(line, 1002, 100);
    expect(behind).toEqual({ text: `…${"b".repeat(100)}`, before: 101 });
    const emoji = shownLine("📈".repeat(200), 201, 100);
    expect(emoji.text).not.toMatch(/\\u\{d[89ab]/);
  });
});

describe("errors as JSON", () => {
  it("are one document, with all of several", () => {
    const first = finding("VALUE_OUT_OF_RANGE", outOfRange, { path: "long.legs[1].premium", ...at(9, 18, "x") });
    const error = {
      code: "VALUE_OUT_OF_RANGE",
      message: "premium must be 0 or more index points, got -18.2",
      where: { file: "trade.yaml", line: 9, column: 18 },
      path: "long.legs[1].premium",
      hint: null,
    };
    expect(renderErrorJson([first])).toBe(`${JSON.stringify({ schemaVersion: "1.1", error }, null, 2)}\n`);
    const both = JSON.parse(renderErrorJson([first, finding("FILE_EMPTY", { file: "a" }, { where: { file: "a" } })]));
    expect(both.error).toEqual(error);
    expect(both.errors[1]).toMatchObject({
      code: "FILE_EMPTY",
      where: { file: "a", line: null, column: null },
      path: null,
    });
  });
});
