import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, inject, it } from "vitest";
import { trades } from "./batch-trades.ts";
import { inFolder, shell, start } from "./process.ts";
import { inShell, recipe } from "./recipes.ts";

const hasParallel = spawnSync("parallel", ["--version"]).status === 0;
const hasJq = spawnSync("jq", ["--version"]).status === 0;
/** A Python that has Dask: that of Debian's packages, where another one comes first on the path. */
const python = ["python3", "/usr/bin/python3"].find(
  (one) => spawnSync(one, ["-c", "import dask.distributed"]).status === 0,
);
const hasPerl = spawnSync("perl", ["-e", "1"]).status === 0;

const lines = fc.sample(trades(), { seed: 3, numRuns: 150 }).map((trade) => `${JSON.stringify(trade)}\n`);
const many = lines.join("").repeat(8);
/** Keeps a file without the lines that fail: their answers hold the number of the line, which a part of a file does not know. */
function keepGood(folder: string, file: string): number {
  const answers = shell(`pairsize batch ${folder}/all.ndjson`).stdout.split("\n");
  const whole = many.split("\n").filter((_, at) => answers[at]?.includes('"command":"size"') === true);
  writeFileSync(join(folder, file), whole.map((line) => `${line}\n`).join(""));
  return whole.length;
}

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

const answersIn = (folder: string) => readFileSync(join(folder, "answers.ndjson"), "utf8");

describe("the recipes for many trades", () => {
  it.skipIf(!hasJq)("begin with a list, and take the answers apart (needs jq)", () => {
    const list = `[${lines.slice(0, 20).join(",")}]`;
    return inFolder({ "trades.json": list, "trades.ndjson": lines.slice(0, 20).join("") }, (folder) => {
      const { stdout } = inShell(folder, recipe("Many trades", "sh"));
      const answers = answersIn(folder).trimEnd().split("\n");
      const failed = answers.filter((answer) => answer.includes('"command":"batch"'));
      expect([answers.length, failed.length > 0]).toEqual([20, true]);
      for (const answer of failed) expect(stdout).toContain(`line ${JSON.parse(answer).line}: `);
      const sized = readFileSync(join(folder, "sized.ndjson"), "utf8").trimEnd().split("\n");
      expect(sized.length).toBe(20 - failed.length);
      expect(stdout.split("\n")[1]).toBe(answers[0]);
    });
  });

  it.skipIf(!hasParallel)("print with GNU parallel over parts of a file what one process prints (needs parallel)", () =>
    inFolder({ "all.ndjson": many }, (folder) => {
      expect(keepGood(folder, "trades.ndjson")).toBeGreaterThan(250);
      const { stderr } = inShell(folder, recipe("GNU parallel", "sh").replace("10M", "40k"));
      expect(stderr).toBe("");
      expect(answersIn(folder) === shell(`pairsize batch - < ${folder}/trades.ndjson`).stdout).toBe(true);
    }),
  );

  it.skipIf(!hasParallel)("number lines with GNU parallel as one process does (needs parallel)", () =>
    inFolder({ "trades.ndjson": `${many}7\n${many}` }, (folder) => {
      inShell(folder, recipe("GNU parallel", "sh", 1).replaceAll("10000", "100").replace("9999", "99"));
      const single = shell(`pairsize batch - < ${folder}/trades.ndjson`).stdout;
      expect(single).toContain("TRADE_NOT_A_MAP");
      expect(answersIn(folder) === single).toBe(true);
    }),
  );

  it.skipIf(python === undefined)(
    "print with Dask what one process prints, though a worker dies (needs Debian's python3-distributed)",
    () =>
      inFolder({ "trades.ndjson": many }, (folder) => {
        const one = shell(`pairsize batch - < ${folder}/trades.ndjson`);
        const script = recipe("Dask", "python").replace("20_000", "200");
        writeFileSync(join(folder, "sized.py"), script);
        const whole = inShell(folder, `${python} sized.py`);
        expect([whole.exit, answersIn(folder) === one.stdout]).toEqual([one.exit, true]);
        // The first part kills the worker that started it.
        writeFileSync(join(folder, "deadly.py"), script.replace('["pairsize",', '["sh", "deadly.sh",'));
        const die = "[ -e died ] || { : > died; kill -9 $PPID; sleep 1; }";
        writeFileSync(join(folder, "deadly.sh"), `${die}\nexec pairsize "$@"\n`);
        const after = inShell(folder, `${python} deadly.py`);
        expect([existsSync(join(folder, "died")), after.exit]).toEqual([true, one.exit]);
        expect(after.stderr).toContain("Restarting worker");
        expect(answersIn(folder) === one.stdout).toBe(true);
      }),
  );
});
