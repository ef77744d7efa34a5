import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeTrades } from "./batch-trades.mjs";
import { median } from "./median.mjs";
import { inProject } from "./paths.mjs";
import { environment } from "./processes.mjs";
import { row, skipped } from "./row.mjs";
import { inScratchFolder } from "./scratch.mjs";

const TRADES = 300_000;
const FEW = 10_000;
const MILLION = 1_000_000;
const ROUNDS = 3;
const DOCUMENTS = 1000;
const PARALLEL = "two processes under GNU parallel to one";

const pairsize = [process.execPath, inProject("bin/pairsize.cjs"), "batch"];

/** A batch beside a loop that parses the same lines and writes such documents; its memory; and two processes beside one. */
export function measure() {
  return inScratchFolder((folder) => {
    const trades = (count) => {
      const file = join(folder, `${count}.ndjson`);
      writeTrades(file, count);
      return file;
    };
    const [few, all] = [trades(FEW), trades(TRADES)];
    return [...besideBare(all, few, folder), ...memory(few, trades(MILLION)), besideParallel(all, few)];
  });
}

function besideBare(file, few, folder) {
  const documents = join(folder, "documents.ndjson");
  writeFileSync(documents, firstLines(outputOf([...pairsize, few]), DOCUMENTS));
  const bareLoop = [process.execPath, inProject("bench/children/bare-batch.mjs"), file, documents];
  const rounds = Array.from({ length: ROUNDS }, () => ({
    bare: secondsOf(bareLoop),
    ours: secondsOf([...pairsize, file]),
  }));
  return [
    row("300,000 trades: bare loop", TRADES / median(rounds.map(({ bare }) => bare)), "lines/s"),
    row("300,000 trades: pairsize batch", TRADES / median(rounds.map(({ ours }) => ours)), "lines/s"),
    row("300,000 trades: time of the second to the first", median(rounds.map(({ bare, ours }) => ours / bare)), "×", {
      atMost: 1.8,
    }),
    besideJq(file, median(rounds.map(({ ours }) => ours))),
  ];
}

/** The time that jq takes to read and write the same lines, without sizing them. */
function besideJq(file, ours) {
  const name = "300,000 trades: jq -c . to pairsize batch";
  if (spawnSync("jq", ["--version"]).status !== 0) return skipped(name, "×", "skipped: needs jq");
  return row(name, secondsOf(["jq", "-c", ".", file]) / ours, "×", undefined, "time to time, of one run");
}

function memory(few, million) {
  const [less, more] = [peakOf(few), peakOf(million)];
  return [
    row("batch of 10,000 lines: peak memory", less / 1e6, "MB"),
    row("batch of 1,000,000 lines: peak memory", more / 1e6, "MB"),
    row("batch: the second to the first", more / less, "×", { atMost: 1.3 }),
  ];
}

function besideParallel(file, few) {
  if (spawnSync("parallel", ["--version"]).status !== 0) return skipped(PARALLEL, "×", "skipped: needs GNU parallel");
  const two = (of, block) => {
    const call = `'${process.execPath}' '${pairsize[1]}' batch -`;
    return ["parallel", "--pipepart", "-a", of, "--block", block, "-j2", "-k", "--line-buffer", call];
  };
  if (!outputOf([...pairsize, few]).equals(outputOf(two(few, "500k")))) throw new Error("parallel wrote other bytes");
  const rounds = Array.from({ length: ROUNDS }, () => secondsOf(two(file, "10M")) / secondsOf([...pairsize, file]));
  return row(PARALLEL, median(rounds), "×", { atMost: 1 }, "time to time");
}

/** The first lines of some bytes. */
function firstLines(bytes, count) {
  let end = 0;
  for (let line = 0; line < count; line += 1) end = bytes.indexOf(10, end) + 1;
  return bytes.subarray(0, end);
}

function outputOf([program, ...words]) {
  return execFileSync(program, words, { maxBuffer: 2 ** 30, env: environment });
}

/** Seconds on the clock of a whole process whose output goes through a pipe. */
function secondsOf(command) {
  const start = performance.now();
  execFileSync("bash", ["-c", 'set -o pipefail; "$@" | cat > /dev/null', "bash", ...command], { env: environment });
  return (performance.now() - start) / 1000;
}

function peakOf(file) {
  const [node, ...words] = pairsize;
  const required = ["--require", inProject("bench/children/peak-memory.cjs"), ...words, file];
  const { status, output } = spawnSync(node, required, {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
    env: environment,
  });
  if (status !== 0) throw new Error(`a batch of ${file} exited with ${status}`);
  return Number(output[3]);
}
