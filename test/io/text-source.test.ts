import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readBytes, TRADE_FILE_BYTES } from "../../src/io/files/file-bytes.ts";
import { nodeFiles } from "../../src/io/files/node-files.ts";

const folder = mkdtempSync(join(tmpdir(), "pairsize-"));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string) => join(folder, name);
const read = (path: string, most?: number) => readBytes(nodeFiles.open(path), path, most);
const coded = (code: string) => expect.objectContaining({ code });

describe("reading a file's bytes", () => {
  it("gives them all, over many pieces", async () => {
    const bytes = new Uint8Array(1_000_000).map((_, at) => at % 251);
    writeFileSync(inFolder("large"), bytes);
    expect(Buffer.from(await read(inFolder("large"), 1_000_000)).equals(bytes)).toBe(true);
  });

  it("allows the limit and refuses one byte more", async () => {
    writeFileSync(inFolder("ten"), "0123456789");
    expect((await read(inFolder("ten"), 10)).length).toBe(10);
    await expect(read(inFolder("ten"), 9)).rejects.toThrow(coded("FILE_TOO_LARGE"));
  });

  it.skipIf(process.platform === "win32")("stops at the limit of an endless device", async () => {
    await expect(read("/dev/zero")).rejects.toThrow(coded("FILE_TOO_LARGE"));
  });

  it("asks an endless stream for no more than the limit and a piece", async () => {
    let asked = 0;
    let closed = false;
    async function* endless() {
      try {
        for (;;) {
          asked++;
          yield new Uint8Array(4096);
        }
      } finally {
        closed = true;
      }
    }
    await expect(readBytes(endless(), "-")).rejects.toThrow(coded("FILE_TOO_LARGE"));
    expect([asked, closed]).toEqual([TRADE_FILE_BYTES / 4096 + 1, true]);
  });

  it("tells a missing file from one that cannot be read", async () => {
    await expect(read(inFolder("absent.yaml"))).rejects.toThrow(coded("FILE_NOT_FOUND"));
    await expect(read(folder)).rejects.toThrow(coded("FILE_UNREADABLE"));
    await expect(read("a\0b")).rejects.toThrow(coded("FILE_UNREADABLE"));
    await expect(read(folder)).rejects.toThrow(`${folder} cannot be read: it is a directory`);
  });

  it("says permission denied", async () => {
    const denied: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(Object.assign(new Error(), { code: "EACCES" })) }),
    };
    await expect(readBytes(denied, "trade.yaml")).rejects.toThrow("trade.yaml cannot be read: permission denied");
  });

  it("lets a fault of the program through", async () => {
    const faulty: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new RangeError("a bug")) }),
    };
    await expect(readBytes(faulty, "trade.yaml")).rejects.toThrow(RangeError);
  });
});
