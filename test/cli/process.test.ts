import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { inFolder, inProject, shell, start } from "./process.ts";
import { sampleFile, sampleWith } from "./trades.ts";

const trade = inProject(sampleFile);
const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));

const legs = Array.from({ length: 1000 }, (_, at) => `    - ${at % 2 === 0 ? "+" : "-"}1 ${2000 + 5 * at}C @ 10.00\n`);
// Without a rate no leg needs the model: it is the length of the output that counts here.
const thousandLegs = sampleWith("    - 2750C @ 78.40\n    - -1 2950C @ 18.20\n", legs.join("")).replace(
  /rate:.*\n/,
  "",
);

const hasPerl = spawnSync("perl", ["-e", "1"]).status === 0;
const isRoot = process.getuid?.() === 0;

it("is built", () => {
  expect(inject("buildProblem")).toBe("");
});

describe("streams of the process", () => {
  it("end quietly with 0 where the reader leaves", () =>
    inFolder({ "trade.yaml": thousandLegs }, (folder) => {
      const { exit, stdout, stderr } = shell(`pairsize size ${folder}/trade.yaml --json --explain | head -1`);
      expect({ exit, stdout, stderr }).toEqual({ exit: 0, stdout: "{\n", stderr: "" });
    }));

  it("lose nothing where the reader is slow", () =>
    inFolder({ "trade.yaml": thousandLegs }, (folder) => {
      const call = `pairsize size ${folder}/trade.yaml --json --explain`;
      const direct = shell(`${call} > ${folder}/whole.json`);
      expect(direct).toEqual({ exit: 0, stdout: "", stderr: "" });
      const whole = readFileSync(join(folder, "whole.json"), "utf8");
      expect(whole.length).toBeGreaterThan(200_000);
      const slow = shell(`${call} | { sleep 0.3; head -c 70000; sleep 0.3; cat; }`);
      expect([slow.exit, slow.stdout === whole]).toEqual([0, true]);
    }));

  it.skipIf(!hasPerl)("wait for a full pipe that does not block (needs perl)", () =>
    inFolder({ "trade.yaml": thousandLegs }, (folder) => {
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
    expect(shell(`pairsize size ${trade} >&-`)).toEqual({ exit: 0, stdout: "", stderr: "" });
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
});

describe("-o", () => {
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

  it("refuses a folder that is not there, and a folder as the file", () =>
    inFolder({}, (folder) => {
      for (const target of [`${folder}/no/out`, folder]) {
        const { exit, stdout, stderr } = shell(`pairsize size ${trade} -o ${target} --force`);
        expect([exit, stdout]).toEqual([3, ""]);
        expect(stderr).toMatch(/^pairsize: .* \[TARGET_UNWRITABLE\]\n$/);
      }
      expect(readdirSync(folder)).toEqual([]);
    }));

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
  expect(shell(`pairsize size ${trade} --debug`).stderr).toMatch(/^(pairsize: (read|size|show) took \d+\.\d ms\n){3}$/);
  expect(shell(`pairsize size ${trade} --level RTY=x --debug`).stderr).toMatch(/\n\s+at /);
});
