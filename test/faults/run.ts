import { cpus, loadavg } from "node:os";
import { build } from "./build.ts";
import { changing } from "./changing.ts";
import { crowd } from "./crowd.ts";
import { disk } from "./disk.ts";
import { extreme } from "./extreme.ts";
import { fuzz } from "./fuzz.ts";
import { install } from "./install.ts";
import { killed } from "./killed.ts";
import { memory } from "./memory.ts";
import { places } from "./places.ts";
import type { Row, Section } from "./row.ts";
import { table } from "./table.ts";
import { terminal } from "./terminal.ts";

const sections: Readonly<Record<string, Section>> = {
  fuzz,
  extreme,
  build,
  changing,
  install,
  disk,
  killed,
  terminal,
  places,
  memory,
  crowd,
};

const words = process.argv.slice(2);
const named = words.filter((word) => !word.startsWith("--"));
const unknown = [
  ...named.filter((name) => !Object.hasOwn(sections, name)),
  ...words.filter((word) => word.startsWith("--") && word !== "--json" && word !== "--quick"),
];

if (unknown.length > 0) {
  console.error(`faults: no ${unknown.join(", ")}; there are ${Object.keys(sections).join(", ")}, --quick and --json`);
  process.exitCode = 2;
} else await main();

async function main(): Promise<void> {
  const start = performance.now();
  const extent = words.includes("--quick") ? "quick" : "full";
  const rows: Row[] = [];
  for (const name of named.length > 0 ? named : Object.keys(sections)) {
    console.error(`faults: ${name} …`);
    rows.push(...((await sections[name]?.(extent)) ?? []));
  }
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  const heading = `Node ${process.version}, ${process.platform}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}, ${minutes} minutes`;
  process.stdout.write(
    words.includes("--json") ? `${JSON.stringify({ heading, rows }, null, 2)}\n` : `${heading}\n\n${table(rows)}`,
  );
  if (rows.some(({ losses }) => losses.length > 0)) process.exitCode = 1;
}
