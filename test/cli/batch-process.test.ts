import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, inject, it } from "vitest";
import { trades } from "./batch-trades.ts";
import { inFolder, shell, start } from "./process.ts";

const hasParallel = spawnSync("parallel", ["--version"]).status === 0;
const hasPerl = spawnSync("perl", ["-e", "1"]).status === 0;

const lines = fc.sample(trades(), { seed: 3, numRuns: 150 }).map((trade) => `${JSON.stringify(trade)}\n`);
const many = lines.join("").repeat(8);
/** Without the lines that fail: their answers hold the number of the line, which a part of a file does not know. */
const good = (folder: string) => {
  const answers = shell(`pairsize batch ${folder}/all.ndjson`).stdout.split("\n");
  const whole = many.split("\n").filter((_, at) => answers[at]?.includes('"command":"size"') === true);
  writeFileSync(join(folder, "good.ndjson"), whole.map((line) => `${line}\n`).join(""));
  return whole.length;
};

it("is built", () => {
  expect(inject("buildProblem")).toBe("");
});

describe("the process of a batch", () => {
  it("ends quietly with 0 where the reader leaves", () =>
    inFolder({ "all.ndjson": many }, (folder) => {
      const all = shell(`pairsize batch ${folder}/all.ndjson`).stdout;
      const { exit, stdout, stderr } = shell(`pairsize batch ${folder}/all.ndjson | head -1`);
      expect({ exit, stdout, stderr }).toEqual({ exit: 0, stdout: `${all.split("\n")[0]}\n`, stderr: "" });
    }));

  it("loses nothing where the reader is slow, or the pipe does not block", () =>
    inFolder({ "all.ndjson": many }, (folder) => {
      const call = `batch ${folder}/all.ndjson`;
      const direct = shell(`pairsize ${call} > ${folder}/direct`);
      const whole = readFileSync(join(folder, "direct"), "utf8");
      expect([direct.exit, whole.split("\n").length]).toEqual([3, many.split("\n").length]);
      const slow = shell(`pairsize ${call} | { sleep 0.3; head -c 70000; sleep 0.3; cat; }`);
      expect([slow.exit, slow.stdout === whole]).toEqual([3, true]);
      if (!hasPerl) return;
      const unblock = "use Fcntl; fcntl(STDOUT, F_SETFL, O_NONBLOCK | O_WRONLY); exec @ARGV";
      const unblocked = shell(`perl -e '${unblock}' "$NODE" "$PAIRSIZE" ${call} | { sleep 0.3; cat; }`);
      expect([unblocked.exit, unblocked.stdout === whole]).toEqual([3, true]);
    }));

  it("answers each line of a feed as it comes", async () => {
    const { child, ended } = start("batch", "-");
    for (const line of lines.slice(0, 3)) {
      const answered = new Promise((resolve) => child.stdout.once("data", resolve));
      child.stdin.write(line);
      expect(String(await answered).endsWith("}\n")).toBe(true);
    }
    child.stdin.end();
    await ended;
  });
});

describe("Ctrl-C", () => {
  it("ends a batch of a file with 130 and whole lines", () =>
    inFolder({ "all.ndjson": many.repeat(20) }, async (folder) => {
      const { child, ended } = start("batch", join(folder, "all.ndjson"));
      const pieces: Buffer[] = [];
      child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
      const closed = new Promise((resolve) => child.stdout.once("close", resolve));
      await new Promise((resolve) => child.stdout.once("data", resolve));
      child.kill("SIGINT");
      expect(await ended).toEqual([130, null]);
      await closed;
      const written = Buffer.concat(pieces).toString();
      expect(written.endsWith("}\n")).toBe(true);
      const answers = written.trimEnd().split("\n");
      for (const answer of answers) JSON.parse(answer);
      expect(answers.length).toBeLessThan(many.split("\n").length * 20);
    }));

  it("ends a batch of standard input with 130 while it waits", async () => {
    const { child, ended } = start("batch", "-");
    const answered = new Promise((resolve) => child.stdout.once("data", resolve));
    child.stdin.write(lines[0]);
    await answered;
    child.kill("SIGINT");
    expect(await ended).toEqual([130, null]);
  });
});

describe.skipIf(!hasParallel)("GNU parallel (needs parallel)", () => {
  it("over parts of a file, joined, prints what one process prints", () =>
    inFolder({ "all.ndjson": many }, (folder) => {
      expect(good(folder)).toBeGreaterThan(500);
      const single = shell(`pairsize batch - < ${folder}/good.ndjson`);
      const pairsize = '"$NODE" "$PAIRSIZE"';
      const joined = shell(`parallel --pipepart -a ${folder}/good.ndjson --block 40k -j2 -k '${pairsize} batch -'`);
      expect(joined.stdout === single.stdout).toBe(true);
      expect(joined.stderr).toBe("");
    }));

  it("over parts of so many lines numbers them as one process does", () =>
    inFolder({ "all.ndjson": `${lines.join("").slice(0, -2)}\n\n${many}` }, (folder) => {
      const single = shell(`pairsize batch - < ${folder}/all.ndjson`);
      const call = `"$NODE" "$PAIRSIZE" batch - --first-line $(({#} * 100 - 99))`;
      const joined = shell(`parallel --pipe -N100 -j2 -k '${call}' < ${folder}/all.ndjson`);
      expect(joined.stdout === single.stdout).toBe(true);
    }));
});
