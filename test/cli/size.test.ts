import { describe, expect, it } from "vitest";
import { goldenSuite } from "./golden.ts";
import { futures, sample, sampleFile, sampleFlags, sampleWith } from "./trades.ts";
import { answerOf } from "./world.ts";

const short = "--format=csv";
const histories = [
  "--history",
  "RTY=fixtures/prices/synthetic-first.csv",
  "--history",
  "NQ=fixtures/prices/synthetic-second.csv",
];

const jsonTrade = JSON.stringify({
  version: 1,
  asOf: "2026-01-22",
  expiry: "2026-03-20",
  rate: "3.65%",
  long: {
    symbol: "RTY",
    level: 2730.8,
    volatility: "18.5%",
    legs: ["2750C @ 78.40", { quantity: -1, right: "call", strike: 2950, premium: 18.2 }],
  },
  short: { symbol: "NQ", level: 25658.25, volatility: 0.173, legs: ["25500P @ 612.50", "-1 23500P @ 196.25"] },
});

const nakedCall = `version: 1
long: {symbol: RTY, level: 2730.8, volatility: 18.5%}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%, legs: [-1 26000C @ 410.00]}
size: {weighting: [dollar-neutral, equal-risk]}
`;

const product = `version: 1
long: {symbol: XYZ, level: 15000, volatility: 16%}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
products:
  - {symbol: XYZ, name: Example index future, multiplier: 25, tick: 0.5, currency: EUR, fx: 1.08}
`;

goldenSuite("size", [
  { name: "sample-80-columns", argv: ["size", sampleFile], world: { columns: 80, env: { NO_COLOR: "1" } } },
  { name: "sample-40-columns", argv: ["size", sampleFile], world: { env: { COLUMNS: "40" }, columns: 120 } },
  { name: "sample-pipe", argv: ["size", sampleFile] },
  { name: "sample-json", argv: ["size", sampleFile, "--json"] },
  { name: "sample-csv", argv: ["size", sampleFile, "--format", "csv"] },
  { name: "sample-markdown", argv: ["size", sampleFile, "--format=markdown"] },
  { name: "sample-explain", argv: ["size", sampleFile, "--explain"], world: { columns: 100, env: { NO_COLOR: "1" } } },
  { name: "sample-quiet", argv: ["size", sampleFile, "-q", "--tolerance", "0.1%", "--max-contracts", "3"] },
  { name: "flags-only", argv: ["size", ...sampleFlags] },
  { name: "standard-input", argv: ["size", "-", short], world: { stdin: sample } },
  {
    name: "flag-beats-file",
    argv: ["size", "-", "--level", "RTY=2,700", "--leg", "NQ=25000P @ 400", "--json"],
    world: { stdin: sample },
  },
  {
    name: "flag-changes-symbol",
    argv: ["size", "-", "--short", "ES", "--level", "ES=6900", "--vol", "ES=14%", short],
    world: { stdin: sampleWith("moves: [{RTY: +16%, NQ: +8%}]\n", "") },
  },
  { name: "json-trade", argv: ["size", "trade.json", short], world: { files: { "trade.json": jsonTrade } } },
  { name: "nothing-fits", argv: ["size", sampleFile, "--max-loss", "11334.99"] },
  { name: "nothing-fits-json", argv: ["size", sampleFile, "--max-loss", "11334.99", "--json"] },
  { name: "tolerance-not-met", argv: ["size", sampleFile, "--tolerance", "0.1%", "--max-contracts", "5"] },
  { name: "weighting-unavailable", argv: ["size", "-", "--weighting", "dollar,vol"], world: { stdin: futures } },
  { name: "no-weighting-available", argv: ["size", "-", "--weighting", "beta"], world: { stdin: futures } },
  { name: "unlimited-loss", argv: ["size", "-"], world: { stdin: nakedCall } },
  { name: "unlimited-loss-budget", argv: ["size", "-", "--max-loss", "25000"], world: { stdin: nakedCall } },
  { name: "moves", argv: ["size", sampleFile, "--move", "RTY=-5%,NQ=0.02", "--move", "nq=-8%, rty=0", short] },
  {
    name: "holding",
    argv: ["size", "-", "--holding", "RTY=3", "--holding", "NQ=-2", "--weighting", "dollar"],
    world: { stdin: futures },
  },
  {
    name: "holding-ambiguous",
    argv: ["size", sampleFile, "--holding", "RTY=3", "--holding", "NQ=2", "--weighting", "dollar"],
  },
  { name: "fees", argv: ["size", sampleFile, "--fee", "2.25", "--max-loss", "20387.50", short] },
  { name: "both-sides-fixed", argv: ["size", sampleFile, "--contracts", "RTY=15", "--contracts", "NQ=4", short] },
  { name: "product-of-the-trade", argv: ["size", "-"], world: { stdin: product } },
  {
    name: "multiplier-for-unknown-symbol",
    argv: ["size", "-", "--long", "FOO", "--level", "FOO=100", "--multiplier", "FOO=1,000", short],
    world: { stdin: futures },
  },
  {
    name: "multiplier-with-fx",
    argv: ["size", "-", "--long", "FOO", "--level", "FOO=100", "--multiplier", "FOO=25", "--fx", "FOO=1.1745"],
    world: { stdin: futures },
  },
  { name: "histories", argv: ["size", "--long", "RTY", "--short", "NQ", ...histories, "--lookback", "60"] },
  {
    name: "histories-cut",
    argv: [
      "size",
      "--long",
      "RTY",
      "--short",
      "NQ",
      ...histories,
      "--as-of",
      "2025-06-30",
      "--estimator",
      "yang-zhang",
      "--json",
    ],
  },
  { name: "output-file", argv: ["size", sampleFile, "--json", "-o", "out.json"] },
  { name: "debug", argv: ["size", sampleFile, "--debug", "--format=csv", "--weighting", "dollar"] },
]);

describe("size", () => {
  it("answers the same from a file, from standard input and from flags", async () => {
    const money = ({ stdout }: { stdout: string }) => JSON.parse(stdout).sizings;
    const bare = sampleWith("moves: [{RTY: +16%, NQ: +8%}]\n", "");
    const fromInput = money(await answerOf(["size", "-", "--json"], { stdin: bare }));
    expect(money(await answerOf(["size", ...sampleFlags, "--json"]))).toEqual(fromInput);
    expect(money(await answerOf(["size", "t.json", "--json"], { files: { "t.json": jsonTrade } }))).toEqual(fromInput);
    expect(fromInput).toHaveLength(2);
  });

  it("writes the same bytes every time", async () => {
    expect(await answerOf(["size", sampleFile, "--explain"])).toEqual(
      await answerOf(["size", sampleFile, "--explain"]),
    );
  });

  it("takes a path in a trade file from the folder of that file", async () => {
    const prices = "Date,Close\n2026-01-20,2700\n2026-01-21,2720\n2026-01-22,2730.8\n";
    const trade = "version: 1\nlong: {symbol: RTY, history: rty.csv}\nshort: {symbol: NQ, level: 25658.25}\n";
    const files = { "desk/trade.yaml": trade, "desk/rty.csv": prices };
    const { stdout } = await answerOf(["size", "desk/trade.yaml", "--json", "--weighting", "dollar"], { files });
    expect(JSON.parse(stdout).trade.long.level).toMatchObject({ value: 2730.8, from: "history", date: "2026-01-22" });
  });

  it("keeps the cap of a file on the side that a flag does not name", async () => {
    const stdin = sampleWith("moves:", "size: {maxContracts: 1}\nmoves:");
    const { stdout } = await answerOf(["size", "-", "--json", "--max-contracts", "RTY=15", "--tolerance", "0%"], {
      stdin,
    });
    // 15 : 4 balances the dollars to 0.1 %; beside one NQ nothing does better than four RTY.
    expect(JSON.parse(stdout).sizings[0].contracts).toEqual({ long: 4, short: 1 });
  });
});
