import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.ts";
import { processWorld } from "../../src/cli/terminal.ts";
import { PairsizeError } from "../../src/errors/error.ts";
import { inFolder, inProject, shell, start } from "./process.ts";
import { sampleFile } from "./trades.ts";
import { answerOf, fakeWorld } from "./world.ts";

const trade = inProject(sampleFile);
const hasPipes = existsSync("/proc/self/fd");
const isRoot = process.getuid?.() === 0;

/** Writes a text as -o does; "written", or the words of the refusal. */
async function writing(path: string, force = false): Promise<string> {
  try {
    await processWorld().files.write(path, "text", { force });
    return "written";
  } catch (error) {
    if (!(error instanceof PairsizeError)) throw error;
    return error.message;
  }
}

describe("-o", () => {
  it.each([
    ["size", sampleFile, "--json"],
    ["report", sampleFile],
    ["init"],
    ["schema", "trade"],
    ["completion", "bash"],
  ])("- is standard output: %s", async (...argv) => {
    const { world, stdout, written } = fakeWorld();
    expect(await run([...argv, "-o", "-"], world)).toBe(0);
    expect([...written.keys()]).toEqual([]);
    expect(stdout()).toBe((await answerOf(argv)).stdout);
    expect(stdout().length).toBeGreaterThan(100);
  });

  it("leaves a file that exists untouched, and replaces it whole with --force", () =>
    inFolder({ out: "kept" }, (folder) => {
      const call = `pairsize size ${trade} --json -o ${folder}/out`;
      const refused = shell(call);
      expect([refused.exit, refused.stdout]).toEqual([3, ""]);
      expect(JSON.parse(refused.stderr).error.code).toBe("TARGET_EXISTS");
      expect(readFileSync(join(folder, "out"), "utf8")).toBe("kept");
      expect(shell(`${call} --force`)).toEqual({ exit: 0, stdout: "", stderr: "" });
      expect(readFileSync(join(folder, "out"), "utf8")).toBe(shell(`pairsize size ${trade} --json`).stdout);
      expect(readdirSync(folder)).toEqual(["out"]);
    }));

  it("refuses in code, with the reason, whatever stands in the way", () =>
    inFolder({ file: "kept" }, async (folder) => {
      mkdirSync(join(folder, "folder"));
      for (const [link, named] of Object.entries({ loop: "loop", nowhere: "missing/out", elsewhere: "folder" }))
        symlinkSync(named, join(folder, link));
      const before = readdirSync(folder);
      const long = "x".repeat(256);
      const reasons: readonly (readonly [string, string, string?])[] = [
        ["missing/out", "its folder does not exist"],
        ["missing/", "its folder does not exist"],
        ["file/out", "its folder is a file"],
        ["file/", "its folder is a file"],
        ["folder", "it is a directory"],
        ["folder/", "it is a directory"],
        ["elsewhere", "it is a directory"],
        ["loop", "its links go round in a circle"],
        ["loop/out", "its links go round in a circle"],
        [long, "its name is too long"],
        [`${long}/out`, "its name is too long"],
        [`${"folder/../".repeat(450)}out`, "its name is too long"],
        ["nowhere", "exists and is not overwritten", "its folder does not exist"],
        ["file", "exists and is not overwritten", "written"],
      ];
      for (const [target, refused, forced = refused] of reasons) {
        expect(await writing(`${folder}/${target}`), target).toContain(refused);
        expect(await writing(`${folder}/${target}`, true), target).toContain(forced);
      }
      expect(readdirSync(folder)).toEqual(before);
      expect(await writing("")).toBe('"" cannot be written: its name is empty');
    }));

  it("takes every name that the system takes", () =>
    inFolder({}, async (folder) => {
      const names = ["a".repeat(232), "a".repeat(255), `é${"a".repeat(253)}`, "日".repeat(78), "日".repeat(85)];
      for (const name of names) expect(await writing(join(folder, name)), name).toBe("written");
      expect(readdirSync(folder).toSorted()).toEqual(names.toSorted());
    }));

  it("writes the file that a link names and that is yet to come, only with --force; the link stays", () =>
    inFolder({}, async (folder) => {
      mkdirSync(join(folder, "below"));
      symlinkSync("below/first", join(folder, "out"));
      symlinkSync("../second", join(folder, "below/first"));
      const out = join(folder, "out");
      expect(await writing(out)).toContain("exists and is not overwritten");
      expect(readdirSync(folder)).toEqual(["below", "out"]);
      expect(await writing(out, true)).toBe("written");
      expect(readFileSync(join(folder, "second"), "utf8")).toBe("text");
      expect(["out", "below/first"].every((link) => lstatSync(join(folder, link)).isSymbolicLink())).toBe(true);
    }));

  it("writes where a file system has no hard links, and takes a name only while it is free", () => {
    const links = `const files = require("node:fs/promises");
      files.link = async () => { throw Object.assign(new Error("no links"), { code: "EPERM", syscall: "link" }); };`;
    return inFolder({ "without-links.cjs": links }, (folder) => {
      const call = `"$NODE" --require ${folder}/without-links.cjs "$PAIRSIZE" schema trade -o ${folder}/out`;
      expect(shell(call)).toEqual({ exit: 0, stdout: "", stderr: "" });
      expect(readFileSync(join(folder, "out"), "utf8")).toBe(shell("pairsize schema trade").stdout);
      writeFileSync(join(folder, "out"), "kept");
      expect(shell(call).exit).toBe(3);
      expect(readFileSync(join(folder, "out"), "utf8")).toBe("kept");
      expect(readdirSync(folder)).toEqual(["out", "without-links.cjs"]);
    });
  });

  it.skipIf(!hasPipes)("ends at the first signal while nobody reads from a pipe (needs Linux)", () =>
    inFolder({}, async (folder) => {
      const pipe = join(folder, "pipe");
      spawnSync("mkfifo", [pipe]);
      for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
        const { child, ended } = start("size", trade, "--debug", "-o", pipe);
        // The last thing that is said before the pipe is waited for.
        for await (const piece of child.stderr) if (String(piece).includes("size took")) break;
        await new Promise((resolve) => setTimeout(resolve, 200));
        child.kill(signal);
        expect(await ended).toEqual([null, signal]);
      }
    }),
  );

  it.skipIf(isRoot)("refuses a folder that may not be written to (root may always)", () =>
    inFolder({}, (folder) => {
      chmodSync(folder, 0o555);
      expect(shell(`pairsize size ${trade} -o ${folder}/out`).stderr).toContain("permission denied");
      chmodSync(folder, 0o755);
    }),
  );

  it("replaces the file that a link names, open to nobody whom the old one was closed to", () =>
    inFolder({ private: "old" }, (folder) => {
      chmodSync(join(folder, "private"), 0o600);
      symlinkSync("private", join(folder, "out"));
      expect(shell(`pairsize size ${trade} --json -o ${folder}/out --force`).exit).toBe(0);
      expect([lstatSync(join(folder, "out")).isSymbolicLink(), statSync(join(folder, "private")).mode & 0o777]).toEqual(
        [true, 0o600],
      );
      expect(readFileSync(join(folder, "private"), "utf8")).toBe(shell(`pairsize size ${trade} --json`).stdout);
    }));

  it("lets one of two writers at once have the name", () =>
    inFolder({}, async (folder) => {
      const writers = [1, 2, 3, 4].map(() => start("size", trade, "-o", join(folder, "out")));
      const exits = (await Promise.all(writers.map(({ ended }) => ended))).map(([exit]) => exit);
      expect(exits.toSorted()).toEqual([0, 3, 3, 3]);
      expect(readdirSync(folder)).toEqual(["out"]);
      expect(readFileSync(join(folder, "out"), "utf8")).toBe(shell(`pairsize size ${trade}`).stdout);
    }));
});
