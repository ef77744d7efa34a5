import { describe, expect, it } from "vitest";
import { checkDocumentSchema, checkListDocumentSchema } from "../../src/schema/result/check.ts";
import { goldenSuite } from "./golden.ts";
import { futures, sample, sampleFile, sampleFlags, sampleWith } from "./trades.ts";
import { answerOf, type WorldSpec } from "./world.ts";

const limits = `limits:
  maxLoss: 25000
  imbalance: 5%
  definedRisk: true
  maxContracts: {long: 40, short: 10}
`;
const limited = `${sample}${limits}`;
const files = { "trade.yaml": limited };
const plain = (columns: number, given: WorldSpec["files"] = files): WorldSpec => ({
  columns,
  env: { NO_COLOR: "1" },
  files: given,
});
const bad = sampleWith("@ 18.20", "@ -18.20").replace("moves:", "limits: {maxLos: 25000}\nmoves:");
const kept = `${sample}limits: {maxLoss: 40000, imbalance: 5%, definedRisk: true}\n`;
const three = { "trade.yaml": limited, "bad.yaml": bad, "kept.yaml": kept };
const all = ["trade.yaml", "bad.yaml", "missing.yaml", "kept.yaml"];
const stored = JSON.stringify({
  schemaVersion: "1.7",
  command: "size",
  later: true,
  trade: { long: { symbol: "RTY" }, short: { symbol: "NQ" } },
  sizings: [
    { weighting: "dollar-neutral", hedgeRatio: 0.25 },
    { weighting: "volatility-adjusted", available: false },
    { weighting: "of-a-later-version", hedgeRatio: 1 },
  ],
});
const everyLimit = [
  ...["--max-loss", "15000", "--max-notional", "1000000", "--max-premium", "20000", "--max-daily-risk", "11000"],
  ...["--imbalance", "3%", "--max-contracts", "RTY=3", "--max-ratio-drift", "5%", "--against", "sizing.json"],
  ...["--defined-risk", "--max-price-age", "3", "--today", "2026-02-02"],
];

goldenSuite("check", [
  { name: "passed", argv: ["check", "kept.yaml"], world: plain(80, three) },
  { name: "passed-quiet", argv: ["check", "kept.yaml", "--quiet"], world: plain(80, three) },
  { name: "passed-github", argv: ["check", "kept.yaml", "--format", "github"], world: plain(80, three) },
  { name: "failed-80-columns", argv: ["check", "trade.yaml"], world: plain(80) },
  { name: "failed-40-columns", argv: ["check", "trade.yaml"], world: plain(40) },
  { name: "failed-colour", argv: ["check", "trade.yaml"], world: { files, columns: 80, env: {} } },
  { name: "failed-quiet", argv: ["check", "trade.yaml", "-q"], world: { files } },
  { name: "failed-all", argv: ["check", "trade.yaml", "--all"], world: { files } },
  {
    name: "every-limit",
    argv: ["check", sampleFile, ...everyLimit],
    world: plain(80, { "sizing.json": stored }),
  },
  {
    name: "min-probability",
    argv: ["check", sampleFile, "--min-probability", "53.5%", "--correlation", "0.78", "--all"],
    world: plain(80, {}),
  },
  { name: "flags-beat-the-file", argv: ["check", "trade.yaml", "--max-loss", "40000"], world: { files } },
  { name: "trade-of-flags", argv: ["check", ...sampleFlags, "--max-loss", "20365", "--weighting", "dollar"] },
  { name: "unlimited-loss", argv: ["check", "-", "--defined-risk", "--max-loss", "1000"], world: { stdin: futures } },
  {
    name: "warnings-as-errors",
    argv: ["check", "trade.yaml", "--warnings-as-errors", "--leg", "RTY=2750C @ 78.43"],
    world: { files },
  },
  { name: "several-table", argv: ["check", ...all], world: plain(80, three) },
  { name: "several-json", argv: ["check", ...all, "--json"], world: { files: three } },
  { name: "several-csv", argv: ["check", ...all, "--format", "csv"], world: { files: three } },
  { name: "several-markdown", argv: ["check", ...all, "--format", "markdown"], world: { files: three } },
  { name: "several-junit", argv: ["check", ...all, "--format", "junit"], world: { files: three } },
  { name: "several-github", argv: ["check", ...all, "--format", "github"], world: { files: three } },
  { name: "list", argv: ["check", "--list"] },
  { name: "list-json", argv: ["check", "--list", "--json"] },
  { name: "no-limits", argv: ["check", sampleFile] },
  { name: "no-limits-by-flags", argv: ["check", ...sampleFlags] },
  { name: "no-trade", argv: ["check"] },
  {
    name: "wrong-flags",
    argv: ["check", sampleFile, "--imbalance", "5", "--max-loss", "-1", "--max-price-age", "1.5"],
  },
  { name: "wrong-today", argv: ["check", sampleFile, "--today", "2026-02-30"] },
  {
    name: "wrong-symbol",
    argv: ["check", "trade.yaml", "kept.yaml", "--max-contracts", "ES=3"],
    world: { files: three },
  },
  { name: "budget-flag", argv: ["check", "trade.yaml", "--account", "3"], world: { files } },
  {
    name: "against-unused",
    argv: ["check", "trade.yaml", "--against", "s.json"],
    world: { files: { ...files, "s.json": stored } },
  },
  { name: "against-missing", argv: ["check", "trade.yaml", "--against", "s.json"], world: { files } },
  {
    name: "against-another-document",
    argv: ["check", "trade.yaml", "--against", "s.json"],
    world: { files: { ...files, "s.json": stored.replace('"size"', '"vol"') } },
  },
  {
    name: "against-no-json",
    argv: ["check", "trade.yaml", "--against", "trade.yaml"],
    world: { files },
  },
]);

/** The document of a call, parsed by its schema. */
async function documentOf(argv: readonly string[], world: WorldSpec = { files: three }) {
  const { exit, stdout } = await answerOf(["check", ...argv, "--json"], world);
  return { exit, document: checkDocumentSchema.parse(JSON.parse(stdout)) };
}

it("calls a pair unlimited in a table of checks where one side is", async () => {
  const stdin = kept.replace("-1 2950C", "-2 2950C");
  const { stdout } = await answerOf(["check", "-", "--format", "csv"], { stdin });
  expect(stdout).toMatch(/definedRisk.*,unlimited/);
});

describe("check --json", () => {
  it("has one shape for one trade and for several: all checks in one list", async () => {
    const one = await documentOf(["kept.yaml"]);
    expect(one).toMatchObject({ exit: 0, document: { passed: true } });
    expect(one.document.files).toHaveLength(1);
    const { document } = await documentOf(["trade.yaml", "kept.yaml"]);
    expect(document.files.map(({ file, passed }) => [file, passed])).toEqual([
      ["trade.yaml", false],
      ["kept.yaml", true],
    ]);
    expect(document.checks.filter(({ file }) => file === "kept.yaml")).toEqual(one.document.checks);
  });

  it("answers a file that cannot be read in its place, and on standard error", async () => {
    const { stdout, stderr } = await answerOf(["check", ...all, "--json"], { files: three });
    const document = checkDocumentSchema.parse(JSON.parse(stdout));
    expect(document.files.map(({ errors }) => errors.map(({ code }) => code))).toEqual([
      [],
      ["VALUE_OUT_OF_RANGE", "KEY_UNKNOWN"],
      ["FILE_NOT_FOUND"],
      [],
    ]);
    expect(JSON.parse(stderr).errors).toEqual(document.files.flatMap(({ errors }) => errors));
  });

  it("has not passed where a file could not be checked, though every check of the others has", async () => {
    const { exit, document } = await documentOf(["kept.yaml", "missing.yaml"]);
    expect([exit, document.passed, document.checks.every(({ passed }) => passed)]).toEqual([3, false, true]);
    expect(document.files.map(({ passed }) => passed)).toEqual([true, false]);
  });

  it("says null of a trade of flags, and the stream of one from standard input", async () => {
    const flags = await documentOf([...sampleFlags, "--max-loss", "1"]);
    expect(flags.document.checks.map(({ file }) => file)).toEqual([null, null]);
    const piped = await documentOf(["-"], { stdin: kept });
    expect(piped.document.files[0]?.file).toBe("standard input");
  });

  it("lists every check", async () => {
    const { stdout } = await answerOf(["check", "--list", "--json"]);
    const { list } = checkListDocumentSchema.parse(JSON.parse(stdout));
    expect(list.map(({ name }) => name)).toEqual([
      "maxLoss",
      "maxNotional",
      "maxPremium",
      "maxDailyRisk",
      "maxCapital",
      "imbalance",
      "maxContracts",
      "minProbability",
      "minShareProfitable",
      "minShareProfitableLower",
      "maxResidualBeta",
      "maxRatioDrift",
      "definedRisk",
      "quotedPremiums",
      "cashAccount",
      "maxPriceAge",
      "warnings",
    ]);
    const { stdout: help } = await answerOf(["help", "check"]);
    for (const { flag } of list) expect(help).toContain(flag);
  });
});

describe("the exit code of check", () => {
  const small = `${sample}size: {maxLoss: 1000}\nlimits: {definedRisk: true}\n`;
  const all = { ...three, "small.yaml": small };
  it.each([
    ["every limit is kept", ["kept.yaml"], 0],
    ["one is broken", ["trade.yaml"], 1],
    ["nothing fits, and the limits look at no pair", ["small.yaml"], 1],
    ["one of several trades breaks one", ["kept.yaml", "trade.yaml"], 1],
    ["a limit cannot be measured", ["kept.yaml", "--max-price-age", "3"], 1],
    ["a file cannot be read, whatever else fails", ["trade.yaml", "missing.yaml"], 3],
    ["a file cannot be used, and all else passes", ["bad.yaml", "kept.yaml"], 3],
    ["there are no limits", [sampleFile], 3],
    ["the command line is wrong", ["kept.yaml", "--nope"], 2],
  ])("%s", async (_, argv, exit) => {
    for (const format of ["table", "json", "csv", "markdown", "junit", "github"])
      expect((await answerOf(["check", ...argv, "--format", format], { files: all })).exit).toBe(exit);
  });
});

describe("limits", () => {
  it("leave the sizing alone, where the flags of the same name in size do not", async () => {
    const { document } = await documentOf(["kept.yaml", "--max-notional", "500000", "--max-contracts", "1"]);
    const contracts = document.checks.filter(({ name }) => name === "maxContracts");
    expect(contracts.map(({ actual }) => actual)).toEqual([
      { long: 4, short: 1 },
      { long: 7, short: 2 },
    ]);
  });

  it("of the other side stay where a flag gives one side its own", async () => {
    const world = { files: { "trade.yaml": `${sample}limits: {maxContracts: 5}\n` } };
    const { document } = await documentOf(["trade.yaml", "--max-contracts", "RTY=9"], world);
    expect(document.checks[0]?.limit).toEqual({ long: 9, short: 5 });
  });

  it("of the file warn where a flag replaces them by looser ones, and only there", async () => {
    const own = `${sample}limits: {premium: 25000, imbalance: 1%, minProbability: 50%, maxContracts: {short: 10}}\n`;
    const loosened = async (...argv: readonly string[]) => {
      const { stdout } = await answerOf(["check", "own.yaml", ...argv, "--json"], { files: { "own.yaml": own } });
      const [file] = checkDocumentSchema.parse(JSON.parse(stdout)).files;
      return file?.warnings.filter(({ code }) => code === "LIMIT_LOOSENED").map(({ message }) => message);
    };
    const replaces = (flag: string, limit: string) => `${flag} replaces ${limit}`;
    expect(await loosened("--max-premium", "50k", "--imbalance", "5%", "--min-probability", "49%")).toEqual([
      replaces("--max-premium 50k", "maxPremium of the trade file, which is stricter: $25,000"),
      replaces("--imbalance 5%", "imbalance of the trade file, which is stricter: 1 %"),
      replaces("--min-probability 49%", "minProbability of the trade file, which is stricter: 50 %"),
    ]);
    expect(await loosened("--max-contracts", "11")).toEqual([
      replaces("--max-contracts 11", "maxContracts of the trade file, which is stricter: 10 short"),
    ]);
    expect(await loosened("--max-premium", "25k", "--imbalance", "0.5%", "--min-probability", "51%")).toEqual([]);
    expect(await loosened("--max-contracts", "RTY=99", "--max-loss", "1m", "--defined-risk")).toEqual([]);
  });

  it("that are loosened fail a trade that may have no warning, and name the place of the file's own", async () => {
    const argv = ["check", "kept.yaml", "--max-loss", "40001"];
    const { exit, stderr } = await answerOf(argv, { files: three });
    const line = kept.split("\n").findIndex((text) => text.startsWith("limits:")) + 1;
    // limits: {maxLoss: 40000
    expect([exit, stderr.includes(`kept.yaml:${line}:19: --max-loss 40001 replaces`)]).toEqual([0, true]);
    expect((await answerOf([...argv, "--warnings-as-errors"], { files: three })).exit).toBe(1);
    expect((await answerOf(["check", "kept.yaml", "--warnings-as-errors"], { files: three })).exit).toBe(0);
  });

  it("are held against the figures of size", async () => {
    const { stdout } = await answerOf(["size", "kept.yaml", "--json"], {
      files: three,
    });
    const { sizings } = JSON.parse(stdout);
    const { document } = await documentOf(["kept.yaml", ...everyLimit.slice(0, 12)]);
    const actual = (name: string) =>
      document.checks.filter((check) => check.name === name).map((check) => check.actual);
    const figures = <T>(of: (sizing: (typeof sizings)[number]) => T): T[] => sizings.map(of);
    expect(actual("maxLoss")).toEqual(figures(({ maxLoss }) => maxLoss));
    expect(actual("maxNotional")).toEqual(figures(({ notional }) => notional.gross));
    expect(actual("maxPremium")).toEqual(figures(({ premium, fees }) => fees - premium.net));
    figures(({ dailyRisk: { amount, revalued } }) => Math.max(amount, revalued)).forEach((risk, at) => {
      expect(actual("maxDailyRisk")[at]).toBeCloseTo(risk, 8);
    });
    expect(actual("imbalance")).toEqual(figures(({ imbalance }) => imbalance));
    expect(actual("maxContracts")).toEqual(figures(({ contracts }) => contracts));
  });
});

describe("--against", () => {
  it("compares with what size --json stored", async () => {
    const { stdout } = await answerOf(["size", sampleFile, "--json", "--level", "RTY=2700"]);
    const world = { files: { ...three, "sizing.json": stdout } };
    const drift = async (most: string) =>
      documentOf(["kept.yaml", "--against", "sizing.json", "--max-ratio-drift", most], world);
    const { document } = await drift("1.2%");
    // Both ratios are in proportion to the level of RTY: 2730.8 / 2700 − 1 = 1.14 %.
    for (const { actual } of document.checks.filter(({ name }) => name === "maxRatioDrift"))
      expect(actual).toBeCloseTo(2730.8 / 2700 - 1, 12);
    expect((await drift("1.2%")).exit).toBe(0);
    expect((await drift("1.1%")).exit).toBe(1);
  });
});

const prices = (...dates: readonly string[]) => `Date,Close\n${dates.map((date) => `${date},2700.5\n`).join("")}`;

describe("maxPriceAge", () => {
  const trade = `version: 1
long: {symbol: RTY, history: rty.csv}
short: {symbol: NQ, level: 25658.25}
size: {weighting: dollar}
limits: {maxPriceAge: 3}
`;
  const world = (text: string) => ({
    files: { "desk/trade.yaml": text, "desk/rty.csv": prices("2026-01-19", "2026-01-20") },
  });
  const age = async (text: string, ...argv: readonly string[]) => {
    const { document } = await documentOf(["desk/trade.yaml", ...argv], world(text));
    return document.checks.find(({ name }) => name === "maxPriceAge");
  };
  const dated = trade.replace("long:", "asOf: 2026-01-22\nlong:");

  it("is that of the close, and of the trade's date for a level that was written down", async () => {
    expect(await age(dated, "--today", "2026-01-23")).toMatchObject({ passed: true, actual: { long: 3, short: 1 } });
    expect(await age(dated, "--today", "2026-01-24")).toMatchObject({ passed: false, actual: { long: 4, short: 2 } });
  });

  it("is that of the file for its level, whatever date a flag gives the trade", async () => {
    const late = ["--as-of", "2026-02-20", "--today", "2026-02-20"];
    expect(await age(dated, ...late)).toMatchObject({ passed: false, actual: { long: 31, short: 29 } });
    // A level that is typed is of the date that is typed.
    expect(await age(dated, ...late, "--level", "NQ=25700")).toMatchObject({ actual: { long: 31, short: 0 } });
    // A file without a date does not say of when its level is.
    expect(await age(trade, ...late)).toMatchObject({ passed: false, actual: { long: 31, short: null } });
  });

  it("is not measured by a date that only follows from the price file", async () => {
    expect(await age(trade)).toMatchObject({ passed: false, actual: { long: null, short: null } });
    expect(await age(trade, "--today", "2026-01-23")).toMatchObject({
      passed: false,
      actual: { long: 3, short: null },
    });
  });
});

describe("a stored sizing that is checked", () => {
  const trade = `version: 1
asOf: 2026-01-22
long: {symbol: RTY, history: rty.csv}
short: {symbol: NQ, level: 25658.25}
size: {weighting: dollar}
limits: {maxPriceAge: 3}
`;
  const files = { "rty.csv": prices("2026-01-15", "2026-01-16"), "trade.yaml": trade };
  const stored = async () => {
    const { stdout } = await answerOf(["size", "trade.yaml", "--json"], { files });
    return { ...files, "sizing.json": stdout };
  };
  const checked = async (given: Record<string, string>, ...argv: readonly string[]) =>
    JSON.parse((await answerOf(["check", "sizing.json", "--json", ...argv], { files: given })).stdout);

  it("has prices of no age without today's date: its own may follow from them", async () => {
    const given = await stored();
    expect((await checked(given)).checks).toMatchObject([{ passed: false, actual: { long: null, short: null } }]);
    const { checks } = await checked(given, "--today", "2026-01-23");
    expect(checks).toMatchObject([{ passed: false, actual: { long: 7, short: 1 } }]);
  });

  it("has levels of the day on which they were typed", async () => {
    const argv = ["size", "--long", "RTY", "--short", "NQ", "--level", "RTY=2730.8", "--level", "NQ=25658.25"];
    const { stdout } = await answerOf([...argv, "--as-of", "2026-01-22", "--weighting", "dollar", "--json"]);
    const check = async (...more: string[]) =>
      (await checked({ "sizing.json": stdout }, "--max-price-age", "3", ...more)).checks;
    const late = ["--as-of", "2026-02-23", "--today", "2026-02-23"];
    expect(await check(...late)).toMatchObject([{ passed: false, actual: { long: 32, short: 32 } }]);
    expect(await check(...late, "--level", "RTY=2700")).toMatchObject([{ actual: { long: 0, short: 32 } }]);
    expect(await check("--today", "2026-01-23")).toMatchObject([{ passed: true, actual: { long: 1, short: 1 } }]);
  });

  it("fails by the warnings that its files were read with", async () => {
    const given = await stored();
    const { warnings } = JSON.parse(given["sizing.json"]);
    expect(warnings.map(({ code }: { code: string }) => code)).toContain("HISTORY_STALE");
    const { checks, files: named } = await checked(given, "--warnings-as-errors", "--today", "2026-01-17");
    expect(named[0].warnings).toContainEqual(
      expect.objectContaining({ code: "STORED_WARNING", message: expect.stringContaining("HISTORY_STALE") }),
    );
    expect(checks).toContainEqual(expect.objectContaining({ name: "warnings", passed: false }));
    // Stored again it says the same.
    const again = (await answerOf(["size", "sizing.json", "--json"], { files: given })).stdout;
    expect((await answerOf(["size", "again.json", "--json"], { files: { "again.json": again } })).stdout).toBe(again);
    expect(again).toContain("(HISTORY_STALE)");
  });

  it("is refused where its JSON is of another major version", async () => {
    const given = await stored();
    const other = {
      ...given,
      "sizing.json": given["sizing.json"].replace(/"schemaVersion": "1/, '"schemaVersion": "2'),
    };
    for (const argv of [
      ["size", "sizing.json"],
      ["check", "sizing.json"],
      ["scenario", "sizing.json"],
    ])
      expect(await answerOf(argv, { files: other })).toMatchObject({
        exit: 3,
        stderr: expect.stringContaining("STORED_SIZING_UNREADABLE"),
      });
  });
});

describe("what another command printed", () => {
  it("is no trade, and is called by its name", async () => {
    const { stdout } = await answerOf(["price", sampleFile, "--json"]);
    const { exit, stderr } = await answerOf(["size", "p.json"], { files: { "p.json": stdout } });
    expect([exit, stderr]).toEqual([3, expect.stringMatching(/it is of pairsize price .*STORED_SIZING_UNREADABLE/s)]);
  });
});

describe("-o", () => {
  it("writes the report, and nothing to standard output", async () => {
    const argv = ["check", "trade.yaml", "-q", "--format", "junit", "-o", "report.xml"];
    expect(await answerOf(argv, { files })).toMatchObject({ exit: 1, stdout: "", stderr: "" });
  });
});
