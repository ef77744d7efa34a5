import { describe, expect, it } from "vitest";
import { goldenSuite } from "./golden.ts";
import { futures, sample, sampleFile, sampleFlags, sampleWith } from "./trades.ts";
import { answerOf } from "./world.ts";

const withFile = (text: string | Uint8Array) => ({ files: { "trade.yaml": text } });
const ofFile = (name: string, text: string | Uint8Array) => ({
  name,
  argv: ["size", "trade.yaml"],
  world: withFile(text),
});
const flag = (name: string, ...flags: string[]) => ({ name: `flag-${name}`, argv: ["size", sampleFile, ...flags] });

const everythingWrong = `version: 2
asOf: yesterday
long:
  symbol: RTY
  level: -5
  volatility: 24
  legs:
    - 2750X
    - -1 2950C @ -18.20
    - {quantity: 1.5, right: call, strike: 0}
short:
  symbol: NQ
  levle: 25,658.25
  volatility: 17.3%
  legs: 5
size: {tolerance: 5, maxLoss: lots, weighting: [dolar, vol], contracts: {long: 0}, holding: {ES: 3}}
moves: {}
products: [{symbol: XYZ}]
`;

const wrongKinds = `version: [1]
asOf: {a: 1}
rate: {}
long: {symbol: [RTY], level: {a: 1}, legs: [[1], {strike: [1], right: up}], history: []}
short: {symbol: NQ, level: 25658.25, exercise: asian, history: {file: [x], skipWeekends: maybe}}
size: {weighting: {a: 1}, maxContracts: [3], contracts: 4, holding: [1]}
moves: [5, {RTY: [1], NQ: 2%}]
products: [5]
`;

goldenSuite("refusals", [
  flag("volatility-ambiguous", "--vol", "RTY=24"),
  flag("level-no-number", "--level", "RTY=abc"),
  flag("level-negative", "--level", "RTY=-5"),
  flag("level-decimal-comma", "--level", "RTY=2730,8"),
  flag("both-sides-one-symbol", "--short", "RTY"),
  flag("history-flags-unused", "--lookback", "60", "--estimator", "yang-zhang"),
  flag(
    "several-problems",
    "--level",
    "RTY=-5",
    "--vol",
    "NQ=24",
    "--leg",
    "RTY=-1 2950C @ -18.20",
    "--as-of",
    "2026-02-30",
  ),
  flag("several-problems-json", "--level", "RTY=-5", "--level", "NQ=x", "--json"),
  flag("unknown", "--levl", "RTY=2730.8"),
  flag("unknown-json", "--levl", "RTY=2730.8", "--format", "json"),
  flag("without-value", "--level"),
  flag("not-a-choice", "--format", "xml"),
  flag("not-keyed", "--level", "2730.8"),
  flag("of-another-symbol", "--level", "ES=6900"),
  flag("twice", "--level", "RTY=2730.8", "--level", "rty=2731"),
  flag("contracts-not-whole", "--contracts", "RTY=1.5", "--max-contracts", "0"),
  flag("weighting-unknown", "--weighting", "dolar"),
  flag("move-of-one-side", "--move", "RTY=+16%"),
  flag("argument-excess", "other.yaml"),
  flag("price-file-missing", "--history", "RTY=missing.csv"),
  { name: "no-trade", argv: ["size"] },
  { name: "one-side", argv: ["size", "--long", "RTY"] },
  { name: "command-unknown", argv: ["sise", "--json"] },
  { name: "retired-symbol", argv: ["size", "-", "--long", "TF", "--level", "TF=2730.8"], world: { stdin: futures } },
  { name: "unknown-symbol", argv: ["size", "-", "--long", "RYT", "--level", "RYT=2730.8"], world: { stdin: futures } },
  { name: "cash-index-held", argv: ["size", "-", "--long", "RUT", "--level", "RUT=2730.8"], world: { stdin: futures } },
  { name: "output-exists", argv: ["size", sampleFile, "-o", "out.txt"], world: { files: { "out.txt": "kept" } } },
  { name: "file-missing", argv: ["size", "fixtures/trades/missing.yaml"] },
  { name: "file-is-directory", argv: ["size", "fixtures"] },
  ofFile("file-empty", ""),
  ofFile(
    "file-binary",
    Uint8Array.from({ length: 2560 }, (_, at) => at % 256),
  ),
  ofFile("file-too-large", `${sample}${"#".repeat(10_000_000)}`),
  ofFile("file-not-a-map", "- 2750C\n- 2950C\n"),
  ofFile("file-nested-too-deep", `version: 1\nlong: ${"[".repeat(65)}${"]".repeat(65)}\n`),
  ofFile("file-with-everything-wrong", everythingWrong),
  ofFile("file-with-wrong-kinds", wrongKinds),
  ofFile("file-with-nothing-in-it", "version:\nlong:\nshort:\n"),
  ofFile("key-unknown", sampleWith("volatility: 18.5%", "volatilty: 18.5%")),
  ofFile("key-twice", sampleWith("  level: 25658.25", "  level: 25658.25\n  level: 25000")),
  ofFile("key-missing", sampleWith("  symbol: NQ\n", "").replace("level: 2730.8", "level: 0")),
  ofFile("key-of-prototype", sampleWith("rate: 3.65%", "__proto__: {rate: 1}\nconstructor: 3")),
  ofFile("premium-negative", sampleWith("@ 18.20", "@ -18.20")),
  ofFile("number-split-by-flow-map", futures.replace("25658.25", "25,658.25")),
  ofFile(
    "price-files-missing",
    futures.replace("level: 2730.8", "history: a.csv").replace("level: 25658.25", "history: {file: b.csv}"),
  ),
  ofFile("indented-with-tab", "version: 1\nlong:\n\tsymbol: RTY\n"),
  {
    name: "json-key-twice",
    argv: ["size", "t.json"],
    world: { files: { "t.json": '{"version": 1,\n "long": {"symbol": "RTY", "level": 1, "level": 2}}\n' } },
  },
]);

describe("refusals", () => {
  it("hold one JSON object on standard error, and nothing on standard output", async () => {
    for (const argv of [
      ["size", "--json"],
      ["size", "--nope", "--format=json"],
      ["--json"],
      ["nope", "--json"],
      ["size", "a", "b", "--json"],
    ]) {
      const { exit, stdout, stderr } = await answerOf(argv);
      expect([argv, exit, stdout]).toEqual([argv, 2, ""]);
      expect(JSON.parse(stderr).error.code).toMatch(/^[A-Z_]+$/);
    }
  });

  it("do not read --json behind --", async () => {
    expect((await answerOf(["size", "--nope", "--", "--json"])).stderr).toMatch(/^pairsize: /);
  });

  it("leave a file that exists as it is, and replace it with --force", async () => {
    const files = { "out.txt": "kept" };
    expect(await answerOf(["size", sampleFile, "-o", "out.txt"], { files })).toMatchObject({ exit: 3, stdout: "" });
    expect(await answerOf(["size", sampleFile, "-o", "out.txt", "--force"], { files })).toMatchObject({ exit: 0 });
  });

  it("are no matter of how many legs there are, up to 250 a side", async () => {
    const legs = Array.from(
      { length: 250 },
      (_, at) => `    - ${at % 2 === 0 ? "+" : "-"}1 ${2000 + 5 * at}C @ 10.00\n`,
    ).join("");
    const { exit, stdout } = await answerOf(["size", "-", "--json"], {
      stdin: sampleWith("    - 2750C @ 78.40\n    - -1 2950C @ 18.20\n", legs),
    });
    expect(exit).toBe(0);
    const { long } = JSON.parse(stdout).trade;
    expect(long.legs).toHaveLength(250);
    // 125 spreads of 5 points, bought for nothing: the most is 625 points.
    expect(long.unit.maxGain).toMatchObject({ kind: "limited", amount: 31_250 });
    expect(long.unit.maxLoss).toMatchObject({ kind: "limited", amount: 0 });
  });

  it("write the stack trace only with --debug", async () => {
    const argv = ["size", ...sampleFlags, "--level", "RTY=x"];
    expect((await answerOf(argv)).stderr).not.toMatch(/\n\s+at /);
    expect((await answerOf([...argv, "--debug"])).stderr).toMatch(/\n\s+at /);
  });
});
