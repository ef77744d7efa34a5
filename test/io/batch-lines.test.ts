import { describe, expect, it } from "vitest";
import { type BatchLine, batchLines } from "../../src/io/files/batch-lines.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function* piecesOf(pieces: readonly Uint8Array[]) {
  // One buffer for all, as a stream may do it.
  const buffer = new Uint8Array(Math.max(...pieces.map(({ length }) => length)));
  for (const piece of pieces) {
    buffer.set(piece);
    yield buffer.subarray(0, piece.length);
  }
}

async function linesOf(...pieces: readonly Uint8Array[]): Promise<readonly BatchLine[]> {
  const lines: BatchLine[] = [];
  for await (const some of batchLines(piecesOf(pieces))) lines.push(...some);
  return lines;
}

const codes = (lines: readonly BatchLine[]) =>
  lines.map((line) => (typeof line === "string" ? line.slice(0, 8) : line.code));

describe("the lines of a batch", () => {
  const text = "{a}\r\n\n\ufeff{b}\n{指}\r\n  {c} ";

  it("end with a line feed, without a return before it, a mark before it, or the last feed", async () => {
    expect(await linesOf(bytesOf(text))).toEqual(["{a}", "", "{b}", "{指}", "  {c} "]);
    expect(await linesOf(bytesOf("{a}\n"))).toEqual(["{a}"]);
    expect(await linesOf(bytesOf("\n"))).toEqual([""]);
    expect(await linesOf(bytesOf(""))).toEqual([]);
  });

  it("are the same wherever the pieces are cut", async () => {
    const bytes = bytesOf(text);
    const whole = await linesOf(bytes);
    for (let at = 1; at < bytes.length; at++)
      expect(await linesOf(bytes.subarray(0, at), bytes.subarray(at))).toEqual(whole);
    expect(await linesOf(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
  });

  it("that are not UTF-8 are refused alone", async () => {
    const bytes = Uint8Array.of(...bytesOf("{a}\n"), 0xff, 10, ...bytesOf("{b}\n{c}"));
    expect(codes(await linesOf(bytes))).toEqual(["{a}", "LINE_NOT_UTF8", "{b}", "{c}"]);
  });

  // The most bytes of a trade file: 32 KiB.
  it.each([
    [32_768, "xxxxxxxx"],
    [32_769, "LINE_TOO_LONG"],
    [200_000, "LINE_TOO_LONG"],
  ])("of %i bytes: %s, in one piece or in many, at the end or before others", async (length, code) => {
    const long = "x".repeat(length);
    const bytes = bytesOf(`{a}\n${long}\n{b}\n`);
    const many = Array.from({ length: Math.ceil(bytes.length / 1000) }, (_, i) =>
      bytes.subarray(i * 1000, i * 1000 + 1000),
    );
    expect(codes(await linesOf(bytes))).toEqual(["{a}", code, "{b}"]);
    expect(codes(await linesOf(...many))).toEqual(["{a}", code, "{b}"]);
    expect(codes(await linesOf(bytesOf(`{a}\n${long}`)))).toEqual(["{a}", code]);
  });
});
