import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { processWorld } from "../../src/cli/terminal.ts";
import { readPriceHistory } from "../../src/index.ts";
import { readBytes } from "../../src/io/files/file-bytes.ts";
import { nodeFiles } from "../../src/io/files/node-files.ts";
import { filesWithin } from "../../src/io/files/root.ts";
import { systemCode, writeReason } from "../../src/io/files/system-error.ts";
import { inFolder } from "../cli/process.ts";
import { refusal } from "../refusal.ts";

/** A file whose reading fails with a code of the system. */
const failing = (code: string): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(Object.assign(new Error("in its words"), { code })) }),
});

// The codes are those of POSIX and of Node, in the words of a person who has the file before them.
describe("why the system does not read a file", () => {
  it.each([
    ["EISDIR", "it is a directory"],
    ["ENOTDIR", "a part of its path is not a directory"],
    ["EACCES", "permission denied"],
    ["EPERM", "permission denied"],
    ["ELOOP", "its links go round in a circle"],
    ["ENAMETOOLONG", "its name is too long"],
    ["ERR_INVALID_ARG_VALUE", "its name holds a NUL"],
    ["ECHANGED", "it changed while it was read"],
    ["EGIVEN", "it is a pipe, which gives its bytes once; store them in a file"],
    ["ENOTFILE", "a file that a trade names must be a regular file, not a pipe or a device"],
    ["EOUTSIDE", "it lies outside of the folder of --root"],
    ["EIO", "EIO"],
  ])("%s: %s", async (code, reason) => {
    expect(await refusal(() => readBytes(failing(code), "trade.yaml"))).toMatchObject([
      { code: "FILE_UNREADABLE", args: { file: "trade.yaml", reason }, where: { file: "trade.yaml" } },
    ]);
  });

  it("ENOENT: there is none", async () => {
    expect(await refusal(() => readBytes(failing("ENOENT"), "trade.yaml"))).toMatchObject([
      { code: "FILE_NOT_FOUND", args: { file: "trade.yaml" }, where: { file: "trade.yaml" } },
    ]);
  });

  it("is said of a price file too", () =>
    inFolder({ file: "x" }, async (folder) => {
      const reasons: readonly (readonly [string, string])[] = [
        ["absent.csv", "no such file"],
        [".", "it is a directory"],
        ["file/prices.csv", "ENOTDIR"],
      ];
      for (const [name, reason] of reasons)
        expect(await refusal(() => readPriceHistory(join(folder, name)))).toMatchObject([
          { code: "HISTORY_FILE_UNREADABLE", args: { reason }, where: { file: join(folder, name) } },
        ]);
    }));
});

describe("why the system does not write a file", () => {
  const error = (code: string) => Object.assign(new Error(code), { code, syscall: "open" });

  it.each([
    ["ENOENT", "its folder does not exist"],
    ["ENOTDIR", "its folder is a file"],
    ["ELOOP", "its links go round in a circle"],
    ["EISDIR", "it is a directory"],
    ["EACCES", "permission denied"],
    ["EPERM", "permission denied"],
    ["EROFS", "the file system is read-only"],
    ["ENOSPC", "the disk is full"],
    ["EDQUOT", "the quota is used up"],
    ["EFBIG", "it would be larger than a file may be"],
    ["EIO", "the device failed"],
    ["EBADF", "it is closed"],
    ["ENAMETOOLONG", "its name is too long"],
    ["EBUSY", "something else holds its place, such as a disk that is mounted there"],
    ["ETXTBSY", "it is a program that runs"],
    ["EMFILE", "too many files are open"],
    ["ENFILE", "too many files are open"],
    ["ENXIO", "nothing answers at its place"],
    ["EXDEV", "EXDEV"],
  ])("%s: %s", (code, reason) => {
    expect(writeReason(error(code))).toBe(reason);
  });

  it.each([
    ["no code", Object.assign(new Error("x"), { syscall: "open" })],
    ["no call", Object.assign(new Error("x"), { code: "ENOSPC" })],
    ["no error", { code: "ENOSPC", syscall: "write" }],
    ["nothing", null],
  ])("an error with %s is not the system's", (_, thrown) => {
    expect([systemCode(thrown), writeReason(thrown)]).toEqual([null, null]);
  });
});

describe("files of a folder and no others", () => {
  const tree = { "inside.txt": "inside" };
  const reading = async (folder: string, root: string, path: string): Promise<string> => {
    const files = filesWithin(nodeFiles, join(folder, root));
    const texts = [];
    for (const pieces of [files.open(join(folder, path)), files.openNamed(join(folder, path))])
      try {
        texts.push(new TextDecoder().decode(await readBytes(pieces, "file")));
      } catch (error) {
        texts.push((error as Error).message);
      }
    expect(texts[1]).toBe(texts[0]);
    return texts[0] ?? "";
  };
  const outside = "file cannot be read: it lies outside of the folder of --root";

  it("are read by whatever path leads to them, and refused by their path or by their links", () =>
    inFolder(tree, async (folder) => {
      for (const name of ["root", "root/below", "root2"]) mkdirSync(join(folder, name));
      writeFileSync(join(folder, "root/below/a.txt"), "below");
      writeFileSync(join(folder, "root2/a.txt"), "beside");
      symlinkSync("below/a.txt", join(folder, "root/to-below"));
      symlinkSync("../root2/a.txt", join(folder, "root/to-beside"));
      symlinkSync("root", join(folder, "to-root"));
      const cases: readonly (readonly [root: string, path: string, text: string])[] = [
        ["root", "root/below/a.txt", "below"],
        ["root", "root/below/../below/a.txt", "below"],
        ["root", "root/to-below", "below"],
        ["root/", "root/below/a.txt", "below"],
        ["to-root", "to-root/below/a.txt", "below"],
        ["to-root", "root/below/a.txt", "below"],
        ["root", "root/to-beside", outside],
        ["root", "root2/a.txt", outside],
        ["root", "root/../root2/a.txt", outside],
        ["root", "inside.txt", outside],
        ["root", "absent", outside],
        ["root", "to-root/below/a.txt", outside],
        ["root", "root", "file cannot be read: it is a directory"],
        ["root", "root/absent", "there is no file"],
      ];
      for (const [root, path, text] of cases)
        expect(await reading(folder, root, path), `${root}: ${path}`).toContain(text);
      expect(await reading("/", "", join(folder, "root/below/a.txt"))).toBe("below");
    }));

  it("are of a folder that is there", () =>
    inFolder(tree, async (folder) => {
      const [absent, file] = [join(folder, "absent"), join(folder, "inside.txt")];
      expect(await refusal(() => filesWithin(nodeFiles, absent))).toMatchObject([
        { code: "FILE_NOT_FOUND", args: { file: absent }, flag: `--root ${absent}` },
      ]);
      expect(await refusal(() => filesWithin(nodeFiles, file))).toMatchObject([
        { code: "FILE_UNREADABLE", args: { file, reason: "it is not a folder" }, flag: `--root ${file}` },
      ]);
    }));

  it.skipIf(process.platform === "win32")("that another file names are no devices", async () => {
    const text = async (pieces: AsyncIterable<Uint8Array>) => (await readBytes(pieces, "file")).length;
    expect(await text(nodeFiles.open("/dev/null"))).toBe(0);
    expect(await refusal(() => text(nodeFiles.openNamed("/dev/null")))).toMatchObject([
      { args: { reason: "a file that a trade names must be a regular file, not a pipe or a device" } },
    ]);
  });
});

describe.skipIf(process.platform === "win32")("a file that is written", () => {
  const { write } = processWorld().files;

  it("takes a free name only, or with force the place of another and its permissions", () =>
    inFolder({ old: "kept" }, async (folder) => {
      const [old, fresh] = [join(folder, "old"), join(folder, "fresh")];
      chmodSync(old, 0o600);
      await write(fresh, "new", { force: false });
      expect(await refusal(() => write(old, "new", { force: false }))).toMatchObject([
        { code: "TARGET_EXISTS", args: { file: old } },
      ]);
      expect([fresh, old].map((file) => readFileSync(file, "utf8"))).toEqual(["new", "kept"]);
      await write(old, "newer", { force: true });
      expect(readFileSync(old, "utf8")).toBe("newer");
      expect(statSync(old).mode & 0o777).toBe(0o600);
      expect(statSync(fresh).mode & 0o777).toBe(0o666 & ~process.umask());
      expect(readdirSync(folder).sort()).toEqual(["fresh", "old"]);
    }));

  it("is no folder; a device is written to as it is", () =>
    inFolder({}, async (folder) => {
      for (const force of [false, true])
        expect(await refusal(() => write(folder, "new", { force }))).toMatchObject([
          { code: "TARGET_UNWRITABLE", args: { file: folder, reason: "it is a directory" } },
        ]);
      await write("/dev/null", "new", { force: false });
      expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
    }));
});
