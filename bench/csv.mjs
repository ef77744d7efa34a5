import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { FIVE } from "./five.mjs";
import { median } from "./median.mjs";
import { inProject } from "./paths.mjs";
import { hasTtr } from "./peers/packages.mjs";
import { writePriceRows } from "./price-rows.mjs";
import { outputOf, ratiosOfPrograms, ratiosTo, succeeds } from "./processes.mjs";
import { processRow, row, skipped } from "./row.mjs";
import { inScratchFolder } from "./scratch.mjs";

const MILLION = 1_000_000;
const ROUNDS = 7;
const R_ROUNDS = 7;

/** How fast, and in how much memory, a million rows are read; and whole processes from a file to five estimators. */
export function measure() {
  return inScratchFolder(async (folder) => [...millionRows(folder), ...(await wholeProcesses(folder))]);
}

function millionRows(folder) {
  const file = join(folder, "million.csv");
  writePriceRows(file, MILLION);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    bare: reading("csv-parse", file),
    ours: reading("price-history", file),
  }));
  const middle = (figure) => median(rounds.map(figure));
  return [
    row("1,000,000 rows: csv-parse stream of arrays", middle(({ bare }) => bare.rate) / MILLION, "M rows/s"),
    row("1,000,000 rows: readPriceHistory", middle(({ ours }) => ours.rate) / MILLION, "M rows/s"),
    row(
      "1,000,000 rows: the second to the first",
      middle(({ bare, ours }) => ours.rate / bare.rate),
      "×",
      { atLeast: 0.5 },
    ),
    row("1,000,000 rows: peak memory", Math.max(...rounds.map(({ ours }) => ours.peak)) / 1e6, "MB", { atMost: 250 }),
  ];
}

function reading(reader, file) {
  const result = JSON.parse(outputOf([inProject(`bench/children/${reader}.mjs`), file]));
  if (result.rows !== MILLION) throw new Error(`${reader} read ${result.rows} rows of ${MILLION}`);
  return result;
}

async function wholeProcesses(folder) {
  const files = [10_000, 252].map((count) => {
    const file = join(folder, `${count}.csv`);
    writePriceRows(file, count);
    return file;
  });
  const empty = join(folder, "empty.mjs");
  writeFileSync(empty, "");
  const script = await bundled("bench/children/five-estimators.mjs", folder);
  const vol = (file) => [inProject("bin/pairsize.cjs"), "vol", file, "--estimator", FIVE.join(), "--json"];
  const library = ratiosTo(
    [empty],
    files.map((file) => [script, file]),
  );
  const program = succeeds(vol(files[1])) ? ratiosTo([empty], files.map(vol)) : null;
  return [
    processRow("10,000 rows to five estimators: library, bundled", library[0], { atMost: 3.6 }),
    processRow("252 rows to five estimators: library, bundled", library[1], { atMost: 1.8 }),
    ...(program === null
      ? [skipped("10,000 and 252 rows: pairsize vol", "× bare node", "skipped: this build has no command vol")]
      : [
          processRow("10,000 rows to five estimators: pairsize vol", program[0], { atMost: 3.6 }),
          processRow("252 rows to five estimators: pairsize vol", program[1], { atMost: 1.8 }),
        ]),
    besideR(files[0], [process.execPath, ...vol(files[0])]),
  ];
}

/** The time of R with TTR on the same file and estimators to that of `pairsize vol`. */
function besideR(file, ours) {
  const name = "10,000 rows to five estimators: R with TTR to pairsize vol";
  if (!hasTtr()) return skipped(name, "×", "skipped: needs Rscript and r-cran-ttr");
  const script = inProject("bench/peers/five-estimators.R");
  const [{ middle, note }] = ratiosOfPrograms(ours, [["Rscript", "--vanilla", script, file]], R_ROUNDS);
  return row(name, middle, "×", undefined, note);
}

/** The path of one minified CommonJS file of a script: without csv-parse, which a file without quotation marks never loads. */
async function bundled(script, folder) {
  const outfile = join(folder, "five-estimators.cjs");
  await build({
    entryPoints: [inProject(script)],
    outfile,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20.19",
    minify: true,
    external: ["csv-parse/sync"],
  });
  return outfile;
}
