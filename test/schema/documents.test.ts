import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { limitNames } from "../../src/core/pair/trade.ts";
import { answerOf } from "../cli/world.ts";
import { documentProblems } from "./validator.ts";

const sample = "fixtures/trades/rty-nq-spreads.yaml";
const trades = readFileSync("fixtures/trades/trades.ndjson", "utf8");
const futures = ["--long", "RTY", "--short", "NQ", "--level", "RTY=2730.8", "--level", "NQ=25658.25"];
const byDelta = ["--leg", "RTY=40dC", "--leg", "RTY=-1 F", "--implied-vol", "RTY=20%"];
const failing = [
  ...["--max-loss", "1", "--max-notional", "1", "--max-premium", "0", "--max-daily-risk", "1", "--imbalance", "0%"],
  ...["--max-contracts", "1", "--min-probability", "1%", "--max-ratio-drift", "0%", "--defined-risk"],
  ...["--max-price-age", "0", "--warnings-as-errors", "--max-capital", "1", "--min-share-profitable", "1%"],
  ...["--min-share-profitable-lower", "1%", "--max-residual-beta", "0", "--quoted-premiums", "--cash-account"],
];

const calls: readonly (readonly [about: string, argv: readonly string[]])[] = [
  ["size: every weighting of the sample", ["size", sample, "--weighting", "all"]],
  ["size: nothing fits", ["size", sample, "--max-loss", "1"]],
  ["size: outside the tolerance", ["size", sample, "--tolerance", "0.1%", "--max-contracts", "3"]],
  ["size: futures without volatility, unlimited", ["size", ...futures]],
  ["size: refused", ["size", sample, "--level", "RTY=-1", "--vol", "NQ=0"]],
  ["price: the sample", ["price", sample]],
  ["price: a strike by delta, beside a future", ["price", sample, ...byDelta]],
  ["vol: two files", ["vol", "fixtures/prices/synthetic-first.csv", "fixtures/prices/synthetic-second.csv"]],
  ["sensitivity: the sample", ["sensitivity", sample]],
  ["scenario: the odds", ["scenario", sample, "--correlation", "0.78", "--days", "20"]],
  ["scenario: futures without dates", ["scenario", ...futures]],
  ["scenario: nothing fits", ["scenario", sample, "--max-loss", "1"]],
  ["check: passed", ["check", sample, "--max-loss", "40000", "--defined-risk"]],
  ["check: a trade that cannot be read", ["check", sample, "missing.yaml", "--max-loss", "1"]],
  ["check --list", ["check", "--list"]],
  ["contracts", ["contracts"]],
];

describe("documents of the schema that the package ships", () => {
  it.each(calls)("%s", async (_, argv) => {
    const { stdout, stderr } = await answerOf([...argv, "--json"]);
    expect(documentProblems(JSON.parse(stdout === "" ? stderr : stdout))).toEqual([]);
  });

  it("check: every limit, failed or not measured", async () => {
    const { stdout } = await answerOf(["check", ...futures, ...failing, "--json"]);
    const document: { checks: { name: string }[] } = JSON.parse(stdout);
    expect(documentProblems(document)).toEqual([]);
    expect(new Set(document.checks.map(({ name }) => name))).toEqual(new Set([...limitNames, "warnings"]));
  });

  it("batch: every line", async () => {
    const { stdout } = await answerOf(["batch", "-"], { stdin: `${trades}{"version":2,"long":{}}\n\n` });
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(documentProblems(JSON.parse(line))).toEqual([]);
  });
});
