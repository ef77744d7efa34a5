import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { inFolder, inProject, opened, shell, start } from "./process.ts";
import { sampleFile, sampleWith } from "./trades.ts";

const trade = inProject(sampleFile);
const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));

const legs = Array.from({ length: 250 }, (_, at) => `    - ${at % 2 === 0 ? "+" : "-"}1 ${2000 + 5 * at}C @ 10.00\n`);
// Without a rate no leg needs the model: it is the length of the output that counts here.
const mostLegs = sampleWith("    - 2750C @ 78.40\n    - -1 2950C @ 18.20\n", legs.join("")).replace(/rate:.*\n/, "");

const hasPipes = existsSync("/proc/self/fd");
const hasPerl = spawnSync("perl", ["-e", "1"]).status === 0;

it("is built", () => {
  expect(inject("buildProblem")).toBe("");
});

describe("streams of the process", () => {
  it("end quietly with 0 where the reader leaves", () =>
    inFolder({ "trade.yaml": mostLegs }, (folder) => {
      const { exit, stdout, stderr } = shell(`pairsize size ${folder}/trade.yaml --json --explain | head -1`);
      expect({ exit, stdout, stderr }).toEqual({ exit: 0, stdout: "{\n", stderr: "" });
    }));

  it("leave the exit code to the answer where the reader leaves", () =>
    inFolder({ "trade.yaml": mostLegs }, (folder) => {
      const size = `pairsize size ${folder}/trade.yaml --json --explain -q`;
      const code = (call: string) => shell(`{ ${call}; echo $? > ${folder}/code; } | head -1; cat ${folder}/code`);
      expect(code(size).stdout).toBe("{\n0\n");
      expect(code(`${size} --max-loss 0.01`).stdout).toBe("{\n1\n");
    }));

  it("lose nothing where the reader is slow", () =>
    inFolder({ "trade.yaml": mostLegs }, (folder) => {
      const call = `pairsize size ${folder}/trade.yaml --json --explain`;
      const direct = shell(`${call} > ${folder}/whole.json`);
      expect(direct).toEqual({ exit: 0, stdout: "", stderr: "" });
      const whole = readFileSync(join(folder, "whole.json"), "utf8");
      expect(whole.length).toBeGreaterThan(200_000);
      const slow = shell(`${call} | { sleep 0.3; head -c 70000; sleep 0.3; cat; }`);
      expect([slow.exit, slow.stdout === whole]).toEqual([0, true]);
    }));

  it.skipIf(!hasPerl)("wait for a full pipe that does not block (needs perl)", () =>
    inFolder({ "trade.yaml": mostLegs }, (folder) => {
      const unblock = "use Fcntl; fcntl(STDOUT, F_SETFL, O_NONBLOCK | O_WRONLY); exec @ARGV";
      const call = `size ${folder}/trade.yaml --json`;
      const whole = shell(`pairsize ${call}`);
      const slow = shell(`perl -e '${unblock}' "$NODE" "$PAIRSIZE" ${call} | { sleep 0.3; cat; }`);
      expect(slow).toEqual(whole);
    }),
  );

  it("say that the input is empty where standard input is closed", () => {
    const { exit, stdout, stderr } = shell("pairsize size - <&-");
    expect([exit, stdout, stderr]).toEqual([3, "", "pairsize: standard input is empty  [FILE_EMPTY]\n"]);
  });

  it("do no harm where standard output is closed", () => {
    expect(shell(`pairsize size ${trade} --quiet >&-`)).toEqual({ exit: 0, stdout: "", stderr: "" });
  });

  it.skipIf(!existsSync("/dev/full"))("refuse a full disk in code (needs /dev/full)", () => {
    const { exit, stderr } = shell(`pairsize size ${trade} > /dev/full`);
    expect([exit, stderr]).toEqual([
      3,
      "pairsize: standard output cannot be written: the disk is full  [TARGET_UNWRITABLE]\n",
    ]);
    expect(shell(`pairsize size missing.yaml 2> /dev/full`).exit).toBe(3);
    expect(shell(`pairsize size missing.yaml 2>&-`).exit).toBe(3);
  });
});

describe("Ctrl-C", () => {
  it("ends with 130 while standard input is waited for", async () => {
    const { child, ended } = start("vol", "-");
    // More than a pipe holds: once it is written, the process is reading.
    await new Promise((resolve) => child.stdin.write(`Date,Close\n${"2026-01-22,2730.80\n".repeat(30_000)}`, resolve));
    child.kill("SIGINT");
    expect(await ended).toEqual([130, null]);
  });

  it.skipIf(!hasPipes)("ends with 130 while a pipe keeps silent, before and after somebody writes (needs Linux)", () =>
    inFolder({}, async (folder) => {
      const pipe = join(folder, "pipe");
      spawnSync("mkfifo", [pipe]);
      const silent = start("batch", pipe);
      await opened(silent.child.pid, pipe);
      silent.child.kill("SIGINT");
      expect(await silent.ended).toEqual([130, null]);
      const begun = start("batch", pipe);
      const answered = new Promise((resolve) => begun.child.stdout.once("data", resolve));
      const writer = await open(pipe, "w");
      await writer.write("{}\n");
      await answered;
      begun.child.kill("SIGINT");
      expect(await begun.ended).toEqual([130, null]);
      await writer.close();
    }),
  );
});

describe("the environment", () => {
  it.each([
    [{}, "", false],
    [{ FORCE_COLOR: "1" }, "", true],
    [{ FORCE_COLOR: "0" }, "", false],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, "", false],
    [{ NO_COLOR: "1" }, "--color", true],
    [{ FORCE_COLOR: "1" }, "--no-color", false],
    [{ FORCE_COLOR: "1" }, "--no-colour", false],
    [{}, "--colour", true],
  ] as const)("%o %s: colour into a pipe is %s", (settings, flag, isColoured) => {
    expect(shell(`pairsize size ${trade} ${flag}`, settings).stdout.includes("\u001b[")).toBe(isColoured);
  });

  it("COLUMNS sets the width", () => {
    const widths = shell(`pairsize size ${trade}`, { COLUMNS: "40" })
      .stdout.split("\n")
      .map((line) => [...line].length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(40);
  });
});

it("prints the version of the package", () => {
  expect(shell("pairsize -V; pairsize size --version").stdout).toBe(`${version}\n${version}\n`);
});

it("answers the same where V8 turns the compiled code of the build down, as under another Node", () => {
  const call = `size ${trade} --explain`;
  expect(shell(`"$NODE" --no-opt "$PAIRSIZE" ${call}`)).toEqual(shell(`pairsize ${call}`));
});

it("prints timings with --debug, and the stack of an error", () => {
  expect(shell(`pairsize size ${trade} --quiet --debug`).stderr).toMatch(
    /^(pairsize: (read|size|show) took \d+\.\d ms\n){3}$/,
  );
  expect(shell(`pairsize size ${trade} --level RTY=x --debug`).stderr).toMatch(/\n\s+at /);
});

describe("a build that is not whole", () => {
  it.each(["cli-main.cjs", "cli-commands-size.cjs"])(
    "says so with 70 and what to do: %s missing, empty or cut off",
    (name) =>
      inFolder({}, (folder) => {
        for (const part of ["bin", "dist"]) cpSync(inProject(part), join(folder, part), { recursive: true });
        const file = join(folder, "dist/cli/chunks", name);
        const bytes = readFileSync(file);
        const statement = bytes.indexOf(";", bytes.length / 2) + 1;
        for (const left of [null, 0, bytes.length >> 1, statement]) {
          rmSync(file, { force: true });
          if (left !== null) writeFileSync(file, bytes.subarray(0, left));
          for (const call of [`size ${trade}`, "help size"]) {
            const { exit, stdout, stderr } = shell(`"$NODE" ${folder}/bin/pairsize.cjs ${call}`);
            expect([exit, stdout]).toEqual([70, ""]);
            expect(stderr).toMatch(
              /^pairsize: the build cannot be loaded: .+\n {2}hint: install pairsize again, or .*\n$/,
            );
          }
        }
      }),
  );

  it("says so where the page of a report is missing or empty", () =>
    inFolder({}, (folder) => {
      for (const part of ["bin", "dist"]) cpSync(inProject(part), join(folder, part), { recursive: true });
      for (const name of ["page.js", "page.css"]) {
        rmSync(join(folder, "dist/page", name));
        const { exit, stdout, stderr } = shell(`"$NODE" ${folder}/bin/pairsize.cjs report ${trade}`);
        expect([exit, stdout]).toEqual([70, ""]);
        expect(stderr).toContain(`the build lacks ${name}; install pairsize again`);
        writeFileSync(join(folder, "dist/page", name), "/* whole */");
      }
    }));
});
