import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TRADE_FILE_BYTES } from "../../src/io/files/file-bytes.ts";
import { environment, executable, inFolder, inProject } from "../cli/process.ts";
import { sample, sampleFile } from "../cli/trades.ts";
import { longTrade } from "./long-trade.ts";
import type { Row, Section } from "./row.ts";

const MOST_MB = 150;
const trade = inProject(sampleFile);
const history = (name: string) => `${name}=prices.csv`;
const histories = ["--long", "RTY", "--short", "NQ", "--history", history("RTY"), "--history", history("NQ")];

const today = ["--as-of", "2026-02-20", "--level", "RTY=2800", "--level", "NQ=25500", "--json"];

/** Calls over one trade: as it is, with a century of daily prices on each side, and with files as large as may be. */
const calls: readonly { readonly name: string; readonly argv: readonly string[]; readonly exit?: number }[] = [
  { name: "size", argv: ["size", trade, "--json", "--explain"] },
  { name: "price", argv: ["price", trade, "--json"] },
  {
    name: "scenario, 101 × 101 moves",
    argv: ["scenario", trade, "--json", "--correlation", "0.78", "--range", "20%", "--step", "0.4%"],
  },
  {
    name: "check, with a probability",
    argv: ["check", trade, "--json", "--min-probability", "40%", "--correlation", "0.78"],
  },
  { name: "size from a century of prices", argv: ["size", ...histories, "--json"] },
  { name: "sensitivity from a century of prices", argv: ["sensitivity", ...histories, "--json"] },
  { name: "vol of a century of prices", argv: ["vol", "prices.csv", "--estimator", "all", "--json"] },
  { name: "size of 250 legs", argv: ["size", "legs.yaml", "--json", "--explain"] },
  { name: "backtest from a century of prices", argv: ["backtest", ...histories, "--json"] },
  { name: "compare of three trades", argv: ["compare", trade, trade, trade, "--json"] },
  { name: "roll", argv: ["roll", trade, "--weighting", "vol", "--expiry", "Jun26", "--strikes", "delta", ...today] },
  { name: "report, with a probability", argv: ["report", trade, "-o", "report.html", "--correlation", "0.78"] },
  { name: "report from a century of prices", argv: ["report", ...histories, "-o", "prices.html"] },
  { name: "size of 32 KiB of YAML, most of it comments", argv: ["size", "comments.yaml", "--json"] },
  { name: "size of 32 KiB of YAML, most of it legs", argv: ["size", "most-legs.yaml", "--json"], exit: 3 },
  { name: "size of 32 KiB of YAML, most of it empty maps", argv: ["size", "maps.yaml", "--json"], exit: 3 },
  { name: "size of 32 KiB of JSON, most of it legs", argv: ["size", "most-legs.json", "--json"], exit: 3 },
];

/** The peak of resident memory of each call. */
export const memory: Section = async (extent) => {
  const rows: Row[] = [];
  await inFolder({}, (folder) => {
    writeInputs(folder);
    for (const call of extent === "full" ? calls : calls.slice(0, 3)) rows.push(measured(folder, call));
  });
  return rows;
};

const LEGS =
  '{"version":1,"short":{"symbol":"NQ","level":25658.25},"long":{"symbol":"RTY","level":2730.8,"legs":["1C @ 1"';

/** A text with as much of another after it as a trade file has room for. */
function filled(start: string, more: string): string {
  const room = TRADE_FILE_BYTES - Buffer.byteLength(start) - 4;
  return start + more.repeat(Math.floor(room / more.length));
}

function writeInputs(folder: string): void {
  const day = (at: number) => new Date(Date.UTC(1926, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
  const close = (at: number) => (1000 + 300 * Math.sin(at / 40) + 5 * Math.sin(7 * at)).toFixed(2);
  const rows = Array.from(
    { length: 25_200 },
    (_, at) => `${day(at)},${close(at)},${close(at)},${close(at)},${close(at)},1000\n`,
  );
  writeFileSync(join(folder, "prices.csv"), `Date,Open,High,Low,Close,Volume\n${rows.join("")}`);
  writeFileSync(join(folder, "legs.yaml"), longTrade(250));
  writeFileSync(join(folder, "comments.yaml"), filled(sample, "# nothing\n"));
  writeFileSync(join(folder, "most-legs.yaml"), longTrade(1400));
  writeFileSync(join(folder, "maps.yaml"), `${filled(`${sample}maps: [`, "{},")}]\n`);
  writeFileSync(join(folder, "most-legs.json"), `${filled(LEGS, ',"1C @ 1"')}]}}`);
  writeFileSync(
    join(folder, "peak.cjs"),
    `process.on("exit", () => require("node:fs").writeFileSync("peak", String(process.resourceUsage().maxRSS)));\n`,
  );
}

function measured(folder: string, { name, argv, exit = 0 }: (typeof calls)[number]): Row {
  const command = ["--require", "./peak.cjs", executable, ...argv];
  const { status, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    env: environment(),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const megabytes = Number(readFileSync(join(folder, "peak"), "utf8")) / 1024;
  const losses = [
    ...(status === exit ? [] : [`exit ${status}: ${stderr}`]),
    ...(megabytes <= MOST_MB ? [] : [`${megabytes.toFixed(0)} MB`]),
  ];
  return { what: `memory: ${name}`, tried: 1, losses, note: `${megabytes.toFixed(0)} MB at most, of ${MOST_MB}` };
}
