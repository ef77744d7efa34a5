import { expect, it } from "vitest";
import { readAnew, readingOnce } from "../../src/io/files/file-bytes.ts";

/** What was read, in its order, of files that are asked for in turn. */
async function readings(asked: readonly string[], once = readingOnce()): Promise<string[]> {
  const read: string[] = [];
  for (const file of asked) {
    const value = await once(["prices", file], async () => {
      read.push(file);
      return file;
    });
    expect(value).toBe(file);
  }
  return read;
}

it("reads a file once", async () => {
  expect(await readings(["rty", "nq", "rty", "nq", "rty"])).toEqual(["rty", "nq"]);
});

it("reads anew where nothing is kept", async () => {
  expect(await readings(["rty", "nq", "rty"], readAnew)).toEqual(["rty", "nq", "rty"]);
});

it("keeps eight, and lets go of the one that was not asked for longest", async () => {
  const eight = ["1", "2", "3", "4", "5", "6", "7", "8"];
  expect(await readings([...eight, "1", "9", "1", "3", "2"])).toEqual([...eight, "9", "2"]);
});

it("tells the ways of reading one file apart", async () => {
  const once = readingOnce();
  const column = (name: string) => once(["prices", "rty", { column: name }], async () => name);
  expect([await column("Close"), await column("Last"), await column("Close")]).toEqual(["Close", "Last", "Close"]);
});

it("tries again what could not be read", async () => {
  const once = readingOnce();
  await expect(once(["prices"], () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  expect(await once(["prices"], async () => "back")).toBe("back");
});
