import { readdirSync, readFileSync } from "node:fs";
import { inProject } from "../cli/process.ts";
import { sample, sampleFile } from "../cli/trades.ts";
import { generator, mutated, oneOf } from "../mutations.ts";
import type { Cases } from "./fuzz.ts";
import { oddities } from "./oddities.ts";

const formats = ["json", "json", "json", "table", "csv", "markdown"];
const bytesOf = (path: string) => new Uint8Array(readFileSync(inProject(path)));
const filesIn = (folder: string) =>
  readdirSync(inProject(folder))
    .filter((name) => /\.(?:csv|tsv|txt)$/.test(name))
    .map((name) => bytesOf(`${folder}/${name}`));

/** The sample with every other key that a trade file has. */
const everyKey = `${sample
  .replace("  level: 2730.8\n", "  multiplier: 50\n  fx: 1\n  impliedVolatility: 21%\n  exercise: european\n")
  .replace(
    "  volatility: 18.5%\n",
    "  history: {file: prices.csv, lookback: 10, estimator: close-to-close, periodsPerYear: 252}\n",
  )
  .replace("    - 2750C @ 78.40\n", "    - {quantity: 1, right: call, strike: 2750, premium: 78.4, delta: 0.5}\n")}
size: {tolerance: 5%, maxContracts: {long: 40, short: 10}, weighting: [dollar-neutral, volatility-adjusted], maxLoss: 25000, maxNotional: 2000000, fee: 2.25, holding: {RTY: 3}}
limits: {maxLoss: 40000, imbalance: 5%, definedRisk: true, maxNotional: 3000000, minProbability: 40%, maxPremium: 20000}
correlation: 0.78
products: [{symbol: XYZ, name: Example, multiplier: 25, tick: 0.5, currency: EUR}]
`;

const ndjson = readFileSync(inProject("fixtures/trades/trades.ndjson"), "utf8").trimEnd().split("\n");
const trades = [sample, everyKey, readFileSync(inProject(sampleFile), "utf8"), ...ndjson];
const tradeCommands = ["size", "price", "scenario", "check", "sensitivity"];

/** A text with a value replaced by something odd, or with bytes changed; one in ten in another encoding. */
export function mutatedText(text: string, random: () => number): Uint8Array {
  const changed = random() < 0.5 ? mutated(new TextEncoder().encode(text), random) : revalued(text, random);
  if (random() < 0.9) return changed;
  const encoding = oneOf(["utf16le", "latin1"] as const, random);
  return new Uint8Array(Buffer.from(`\uFEFF${Buffer.from(changed).toString()}`, encoding));
}

function revalued(text: string, random: () => number): Uint8Array {
  const values = [...text.matchAll(/(?<=[:[,-] ?)[^\s:,[\]{}]+/g)];
  if (values.length === 0) return new TextEncoder().encode(text);
  const { index, 0: value } = oneOf(values, random);
  return new TextEncoder().encode(text.slice(0, index) + oneOf(oddities, random) + text.slice(index + value.length));
}

export const tradeCases: Cases = async function* (seed) {
  const random = generator(seed);
  const prices = bytesOf("fixtures/prices/plain.csv");
  for (;;) {
    const argv = [oneOf(tradeCommands, random), "-", "--format", oneOf(formats, random)];
    if (random() < 0.2 && argv[0] !== "check" && argv[0] !== "sensitivity") argv.push("--explain");
    yield { argv, world: { stdin: mutatedText(oneOf(trades, random), random), files: { "prices.csv": prices } } };
  }
};

export const priceCases: Cases = async function* (seed) {
  const random = generator(seed);
  const samples = filesIn("fixtures/prices");
  const other = ["--history", "NQ=other.csv"];
  const calls = [
    ["vol", "prices.csv"],
    ["vol", "prices.csv", "--lookback", "2,20", "--estimator", "all"],
    ["vol", "prices.csv", "other.csv"],
    ["size", "--long", "RTY", "--short", "NQ", "--history", "RTY=prices.csv", ...other],
    ["sensitivity", "--long", "RTY", "--short", "NQ", "--history", "RTY=prices.csv", ...other],
  ];
  for (;;) {
    const files = { "prices.csv": mutated(oneOf(samples, random), random), "other.csv": oneOf(samples, random) };
    yield { argv: [...oneOf(calls, random), "--format", oneOf(formats, random)], world: { files } };
  }
};

export const chainCases: Cases = async function* (seed) {
  const random = generator(seed);
  const samples = filesIn("fixtures/chains");
  const legs = ["2750C", "-1 2950C", "40dC", "ATM C", "+2%C", "2700P"];
  for (;;) {
    const argv = [
      oneOf(["size", "price"], random),
      "-",
      "--chain",
      "RTY=chain.csv",
      "--leg",
      `RTY=${oneOf(legs, random)}`,
    ];
    argv.push("--quote", oneOf(["side", "mid", "last"], random), "--format", oneOf(formats, random));
    yield { argv, world: { stdin: sample, files: { "chain.csv": mutated(oneOf(samples, random), random) } } };
  }
};

export const batchCases: Cases = async function* (seed) {
  const random = generator(seed);
  for (;;) {
    const lines = Array.from({ length: 20 }, () => Buffer.from(mutatedText(oneOf(ndjson, random), random)));
    const stdin = new Uint8Array(Buffer.concat(lines.flatMap((line) => [line, Buffer.from("\n")])));
    yield { argv: ["batch", "-"], world: { stdin } };
  }
};
