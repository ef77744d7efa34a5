import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { environment, executable, inProject } from "../cli/process.ts";
import { sample, sampleFile } from "../cli/trades.ts";
import { nodeOf } from "./node-of.ts";
import { type Extent, type Row, type Section, skipped } from "./row.ts";

const locales = ["C", "POSIX", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8", "hi_IN.UTF-8", "en_US.ISO-8859-1"];
const zones = ["UTC", "Pacific/Kiritimati", "America/St_Johns", "Pacific/Pago_Pago", "Asia/Kathmandu", "Nowhere/None"];

const trade = inProject(sampleFile);
const prices = inProject("fixtures/prices/german-latin1.csv");
const synthetic = ["first", "second"].map((name) => inProject(`fixtures/prices/synthetic-${name}.csv`));

const histories = ["--history", `RTY=${synthetic[0]}`, "--history", `NQ=${synthetic[1]}`];
const today = ["--as-of", "2026-02-20", "--level", "RTY=2800", "--level", "NQ=25500"];

/** A call of each command that writes JSON, over prices in Latin-1 and dates too. */
const calls: readonly (readonly string[])[] = [
  ["size", trade, "--json", "--explain"],
  ["price", trade, "--json"],
  ["scenario", trade, "--json", "--correlation", "0.78"],
  ["check", trade, "--json", "--defined-risk", "--max-price-age", "3", "--today", "2026-01-23"],
  ["vol", prices, "--lookback", "5", "--json"],
  ["vol", ...synthetic, "--json"],
  ["sensitivity", "--long", "RTY", "--short", "NQ", ...histories, "--json"],
  ["batch", inProject("fixtures/trades/trades.ndjson")],
  ["contracts", "--json"],
  ["mark", trade, "--weighting", "dollar", ...today, "--json"],
  ["roll", trade, "--weighting", "dollar", ...today, "--expiry", "Jun26", "--strikes", "delta", "--json"],
  ["close", trade, "--weighting", "vol", ...today, "--json"],
  ["compare", trade, trade, "--by", "gainPerLoss", "--json"],
  ["backtest", "--long", "RTY", "--short", "NQ", ...histories, "--json"],
  ["expiries", "NQ", "--as-of", "2026-01-22", "--json"],
  ["size", "missing-ı-ß.yaml", "--json"],
  ["schema", "result"],
];

/** The same JSON, byte for byte, wherever and in whatever language it is asked for. */
export const places: Section = async (extent) => [
  repeated(),
  elsewhere(extent),
  ...nodes(extent),
  interpreted(extent),
  encodings(),
];

/** What a call answers on both streams, and its exit code. */
function answer(
  call: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  node = process.execPath,
  input: Uint8Array = new Uint8Array(),
  flags: readonly string[] = [],
): string {
  const { status, stdout, stderr } = spawnSync(node, [...flags, executable, ...call], {
    env: environment(settings),
    input,
    encoding: "latin1",
    maxBuffer: 2 ** 26,
  });
  return `${status}\n${stdout}\n${stderr}`;
}

function differences(settings: readonly Readonly<Record<string, string>>[], asked = calls): string[] {
  return asked.flatMap((call) => {
    const here = answer(call, { LC_ALL: "en_US.UTF-8", TZ: "UTC" });
    return settings
      .filter((there) => answer(call, there) !== here)
      .map((there) => `${call[0]} ${JSON.stringify(there)}`);
  });
}

function repeated(): Row {
  return {
    what: "JSON of the same call, twice",
    tried: calls.length,
    losses: differences([{}]),
    note: "byte for byte",
  };
}

function elsewhere(extent: Extent): Row {
  const everywhere = locales.flatMap((locale) => zones.map((zone) => ({ LC_ALL: locale, LANG: locale, TZ: zone })));
  // In a test each locale and each zone once, with the two commands that read and write dates.
  const settings = extent === "full" ? everywhere : everywhere.filter((_, at) => at % (zones.length + 1) === 0);
  const asked = extent === "full" ? calls : calls.filter((_, at) => [1, 5].includes(at));
  return {
    what: "JSON in another locale and time zone",
    tried: settings.length * asked.length,
    losses: differences(settings, asked),
    note: `${locales.length} locales, ${zones.length} time zones, ${asked.length} calls: byte for byte`,
  };
}

function nodes(extent: Extent): Row[] {
  return [20, 22, 24, 26].map((major) => {
    const what = `JSON under Node ${major}`;
    if (process.versions.node.startsWith(`${major}.`) && extent === "quick") return skipped(what, "it is this one");
    const node = nodeOf(major);
    if (node === null) return skipped(what, "npx cannot get it here");
    const losses = calls.filter((call) => answer(call, {}, node) !== answer(call)).map(([command]) => `${command}`);
    const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
    return { what, tried: calls.length, losses, note: `${version} answers as ${process.version}, byte for byte` };
  });
}

/** Each call where nothing is compiled; Node itself warns of what that takes from it. */
function interpreted(extent: Extent): Row {
  const asked = extent === "full" ? calls : calls.slice(0, 1);
  const losses = asked
    .filter(
      (call) =>
        answer(call, {}, process.execPath, undefined, ["--jitless"]).replace(/Warning: disabling flag .*\n/, "") !==
        answer(call),
    )
    .map(([command]) => `${command}`);
  return { what: "JSON under --jitless", tried: asked.length, losses, note: "byte for byte" };
}

/** The trade in every encoding that a spreadsheet or an editor saves. */
function encodings(): Row {
  const little = Buffer.from(`\uFEFF${sample}`, "utf16le");
  const files = {
    "UTF-8 with a mark": Buffer.from(`\uFEFF${sample}`),
    "UTF-16LE": little,
    "UTF-16BE": Buffer.from(little).swap16(),
    CRLF: Buffer.from(sample.replaceAll("\n", "\r\n")),
  };
  const call = ["size", "-", "--json"];
  const plain = answer(call, {}, process.execPath, Buffer.from(sample));
  // The trade that ships says its correlation too.
  const correlated = answer(call, {}, process.execPath, Buffer.from(`${sample}correlation: 0.78\n`));
  const file = answer(call, {}, process.execPath, readFileSync(trade));
  const losses = Object.entries(files)
    .filter(([, bytes]) => answer(call, {}, process.execPath, bytes) !== plain)
    .map(([name]) => name);
  if (file !== correlated) losses.push("the sample of the tests is not the one that ships");
  return {
    what: "JSON of a trade in another encoding",
    tried: Object.keys(files).length + 1,
    losses,
    note: Object.keys(files).join(", "),
  };
}
