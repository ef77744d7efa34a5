// Measures what this project promises to be fast at and prints it as a table, or with --json as JSON; --write puts the lines that have a target into docs/performance.md.
import { execFileSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { writeLastRun } from "./page.mjs";
import { inProject } from "./paths.mjs";
import { table } from "./table.mjs";

const measures = {
  start: () => import("./start.mjs"),
  csv: () => import("./csv.mjs"),
  option: () => import("./option.mjs"),
  sizing: () => import("./sizing.mjs"),
  scenario: () => import("./scenario.mjs"),
  past: () => import("./past.mjs"),
  compare: () => import("./alternatives.mjs"),
  report: () => import("./report.mjs"),
  batch: () => import("./batch.mjs"),
};

const words = process.argv.slice(2);
const asJson = words.includes("--json");
const named = words.filter((word) => word !== "--json" && word !== "--write");
const unknown = named.filter((name) => !Object.hasOwn(measures, name));
if (unknown.length > 0) {
  console.error(
    `bench: no measure ${unknown.join(", ")}; there are ${Object.keys(measures).join(", ")}, --json and --write`,
  );
  process.exit(2);
}
if (words.includes("--write") && named.length > 0) {
  console.error("bench: --write puts a whole run into docs/performance.md, so it takes no measure");
  process.exit(2);
}

execFileSync(process.execPath, [inProject("tools/build.mjs")], { stdio: ["ignore", "ignore", "inherit"] });
const loadBefore = load();
const rows = [];
for (const name of named.length > 0 ? named : Object.keys(measures)) {
  const { measure } = await measures[name]();
  rows.push(...(await measure()));
}
const conditions = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  load: { before: loadBefore, after: load() },
};
const { date, node, cpu, cores } = conditions;
const heading = `${date}, Node ${node}, ${cores} × ${cpu}, load ${loadBefore} before and ${conditions.load.after} after`;
const textOf = (some) => `${heading}\n\n${table(some)}`;
process.stdout.write(asJson ? `${JSON.stringify({ conditions, rows }, null, 2)}\n` : textOf(rows));
if (words.includes("--write")) writeLastRun(textOf(rows.filter(({ target }) => target !== undefined)));

/** Processes that ran or waited over the last minute. */
function load() {
  return Number(loadavg()[0]?.toFixed(2));
}
