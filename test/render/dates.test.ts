import { describe, expect, it } from "vitest";
import { dateInWords } from "../../src/render/text/text.ts";

describe("dates", () => {
  it("are said in words", () => {
    expect([dateInWords("2026-01-22"), dateInWords("2024-02-09")]).toEqual(["22 Jan 2026", "9 Feb 2024"]);
  });
});
