import { describe, expect, it } from "vitest";
import { PairsizeError } from "../../src/errors/error.ts";
import { messageOf } from "../../src/errors/words.ts";
import { readJsonDocument } from "../../src/io/json-document.ts";

/** Each finding as "line:column CODE sentence". */
function problemsOf(text: string): string[] {
  try {
    readJsonDocument(text, "trade.json");
  } catch (error) {
    if (!(error instanceof PairsizeError)) throw error;
    return error.findings.map((each) => `${each.where?.line}:${each.where?.column} ${each.code} ${messageOf(each)}`);
  }
  return [];
}

const NO_TEXT = "a text in quotes must close on its line and hold no escapes but those of JSON";

describe("a JSON document", () => {
  it("gives the values, and places only when asked", () => {
    const read = readJsonDocument('{"long":\n {"legs": [1, "x"]}}', "trade.json");
    expect(read.value).toEqual({ long: { legs: [1, "x"] } });
    expect(read.locate(["long", "legs", 1])).toEqual({
      file: "trade.json",
      line: 2,
      column: 15,
      excerpt: ' {"legs": [1, "x"]}}',
    });
    expect(read.locate(["long", "legs"], "key")).toMatchObject({ line: 2, column: 3 });
    expect(read.locate(["long", "legs", 2])).toBeUndefined();
    expect(read.locate(["long", 0])).toBeUndefined();
  });

  it("finds every duplicate key, also behind an escape", () => {
    expect(problemsOf('{"a":1,"b":{"c":1,"\\u0063":2},"a":3}')).toEqual([
      '1:19 KEY_DUPLICATE key "c" is given twice, first at 1:13',
      '1:31 KEY_DUPLICATE key "a" is given twice, first at 1:2',
    ]);
  });

  it.each([
    ['{"a": 1,}', '1:9 JSON_SYNTAX expected another key in double quotes after the comma, got "}"'],
    ["{a: 1}", '1:2 JSON_SYNTAX expected a key in double quotes, got "a"'],
    ['{"a" 1}', '1:6 JSON_SYNTAX expected ":" after the key, got "1"'],
    ['{"a": [1 2]}', '1:8 JSON_SYNTAX expected a value, got "1 2"'],
    ['{"a": ["1" "2"]}', '1:12 JSON_SYNTAX expected "," or "]" after the value, got a text in quotes'],
    ['{"a": [1}', '1:9 JSON_SYNTAX expected "," or "]" after the value, got "}"'],
    ['{"a": {}, "b"}', '1:14 JSON_SYNTAX expected ":" after the key, got "}"'],
    ['{"a": [1,]}', '1:10 JSON_SYNTAX expected a value, got "]"'],
    [`{"a": 'x'}`, "1:7 JSON_SYNTAX expected a value, got a single quote; JSON puts texts in double quotes"],
    ['{"a": 1 // c\n}', '1:7 JSON_SYNTAX expected a value, got "1 // c"'],
    ['{"a": 1 # c\n}', '1:9 JSON_SYNTAX expected "," or "}" after the value, got a comment, which JSON does not have'],
    ['{"a": NaN}', '1:7 JSON_SYNTAX expected a value, got "NaN"'],
    ['{"a": 0x10}', '1:7 JSON_SYNTAX expected a value, got "0x10"'],
    ['{"a": 01}', '1:7 JSON_SYNTAX expected a value, got "01"'],
    ['{"a": .5}', '1:7 JSON_SYNTAX expected a value, got ".5"'],
    ['{"a": 18.5%}', '1:7 JSON_SYNTAX expected a value, got "18.5%"'],
    ['{"a":\n "x', `2:2 JSON_SYNTAX ${NO_TEXT}`],
    ['{"a": "x\n"}', `1:7 JSON_SYNTAX ${NO_TEXT}`],
    ['{"a": "\\q"}', `1:7 JSON_SYNTAX ${NO_TEXT}`],
    ['{"a": 1} x', '1:10 JSON_SYNTAX expected nothing after the closing bracket, got "x"'],
    ["{", "1:2 JSON_SYNTAX expected a key in double quotes, got the end of the text"],
    ['{"a": -1e999}', '1:7 NUMBER_TOO_LARGE a number must be below 1.8e308 in size, got "-1e999"'],
    ["[1]", "1:1 TRADE_NOT_A_MAP a trade file is a map of keys (version, long, short, …), got a list"],
    ["null", "1:1 TRADE_NOT_A_MAP a trade file is a map of keys (version, long, short, …), got nothing"],
  ])("refuses %s", (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it("allows 64 levels and refuses 65, however many there are", () => {
    const nested = (levels: number) => `${'{"a":'.repeat(levels - 1)}[]${"}".repeat(levels - 1)}`;
    expect(problemsOf(nested(64))).toEqual([]);
    expect(problemsOf(nested(65))).toEqual([expect.stringContaining("1:321 NESTING_TOO_DEEP")]);
    expect(problemsOf(`{"a":${"[".repeat(1_000_000)}`)).toEqual([expect.stringContaining("NESTING_TOO_DEEP")]);
    expect(problemsOf("{".repeat(100_000))).toEqual([expect.stringContaining("1:65 NESTING_TOO_DEEP")]);
    expect(problemsOf('{"a":'.repeat(1000))).toEqual([expect.stringContaining("NESTING_TOO_DEEP")]);
  });

  it("takes __proto__ for a key like any other", () => {
    const read = readJsonDocument('{"__proto__": {"level": 1}, "constructor": 2}', "trade.json");
    expect(Object.keys(read.value as object)).toEqual(["__proto__", "constructor"]);
    expect(({} as { level?: number }).level).toBeUndefined();
    expect(read.locate(["__proto__", "level"])).toMatchObject({ column: 25 });
    expect(read.locate(["toString"])).toBeUndefined();
  });

  it("reads 3,000 keys, which is a whole file of them, and shows 100 of as many duplicates", () => {
    const keys = (name: (at: number) => string) => `{${Array.from({ length: 3000 }, (_, at) => `"${name(at)}":1`)}}`;
    expect(problemsOf(keys((at) => `k${at}`))).toEqual([]);
    const problems = problemsOf(keys(() => "k"));
    expect(problems.length).toBe(101);
    expect(problems.at(-1)).toContain("FILE_MORE_PROBLEMS and 2899 more problems");
  });

  it("keeps half a surrogate pair, which JSON can spell", () => {
    expect(readJsonDocument('{"a":"\\ud800"}', "f").value).toEqual({ a: "\ud800" });
  });
});
