import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/io/read-trade.ts";

const read = (text: string) => readDocument(new TextEncoder().encode(text), "trade");

describe("reading a document", () => {
  it("takes a text that starts with { for JSON, anything else for YAML", async () => {
    expect((await read(' \n{"a": 1.50}')).value).toEqual({ a: 1.5 });
    expect((await read("a: 1.50")).value).toEqual({ a: "1.50" });
    await expect(read("{a: 1.50}")).rejects.toThrow(expect.objectContaining({ code: "JSON_SYNTAX" }));
    expect((await read("--- {a: 1.50}")).value).toEqual({ a: "1.50" });
  });
});
