import { describe, expect, it } from "vitest";
import { whereIn } from "../../src/io/document.ts";

describe("the place of an offset", () => {
  it("counts lines and columns from 1 and shows the line without its break", () => {
    const whereOf = whereIn("ab\r\n\ncd", "f");
    expect(whereOf(0)).toEqual({ file: "f", line: 1, column: 1, excerpt: "ab" });
    expect(whereOf(4)).toEqual({ file: "f", line: 2, column: 1, excerpt: "" });
    expect(whereOf(6)).toEqual({ file: "f", line: 3, column: 2, excerpt: "cd" });
  });

  it("has a place for the end of the text", () => {
    expect(whereIn("ab", "f")(2)).toEqual({ file: "f", line: 1, column: 3, excerpt: "ab" });
    expect(whereIn("ab\n", "f")(3)).toEqual({ file: "f", line: 2, column: 1, excerpt: "" });
  });
});
