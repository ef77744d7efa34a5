import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/io/read-trade.ts";

const coded = (code: string) => expect.objectContaining({ code });
const bytesOf = (...bytes: number[]) => new Uint8Array(bytes);

describe("the text of a file's bytes", () => {
  it("takes UTF-8, without the byte order mark", () => {
    expect(decodeText(new TextEncoder().encode("level: 1 # é 指"), "f")).toBe("level: 1 # é 指");
    expect(decodeText(bytesOf(0xef, 0xbb, 0xbf, 0x61), "f")).toBe("a");
  });

  it("takes UTF-16 of either byte order where a mark says so", () => {
    expect(decodeText(bytesOf(0xff, 0xfe, 0x61, 0, 0x3a, 0), "f")).toBe("a:");
    expect(decodeText(bytesOf(0xfe, 0xff, 0, 0x61, 0, 0x3a), "f")).toBe("a:");
  });

  it.each([
    ["FILE_EMPTY", bytesOf()],
    ["FILE_EMPTY", bytesOf(0xef, 0xbb, 0xbf)],
    ["FILE_EMPTY", new TextEncoder().encode(" \r\n\t\n")],
    ["FILE_BINARY", bytesOf(0x61, 0, 0x62)],
    ["FILE_BINARY", bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)],
    ["FILE_BINARY", bytesOf(0x61, 0, 0x3a, 0)],
    ["FILE_NOT_UTF8", bytesOf(0x23, 0x20, 0xe9)],
    ["FILE_NOT_UTF8", bytesOf(0xed, 0xa0, 0x80)],
    ["FILE_NOT_UTF8", bytesOf(0xff, 0xfe, 0, 0xd8, 0x61, 0)],
    ["FILE_TOO_LARGE", new Uint8Array(1_048_577).fill(0x20)],
    ["FILE_TOO_LARGE", new Uint8Array(10_485_760).fill(0x5b)],
  ])("refuses %s", (code, bytes) => {
    expect(() => decodeText(bytes, "f")).toThrow(coded(code));
  });
});
