import { describe, expect, it } from "vitest";
import type { Code } from "../../src/errors/finding.ts";
import { futures, sample, sampleWith } from "./trades.ts";
import { answerOf } from "./world.ts";

/** A trade, with flags, that meets a warning or a reason. */
interface Case {
  readonly code: Code;
  readonly trade: string;
  readonly flags?: readonly string[];
}

const rtyLegs = "    - 2750C @ 78.40\n    - -1 2950C @ 18.20";
const withLegs = (...legs: string[]) => sampleWith(rtyLegs, legs.map((leg) => `    - ${leg}`).join("\n"));

const prices = (start: string, ...closes: number[]) =>
  `Date,Close\n${closes.map((close, day) => `2026-01-${String(Number(start) + day).padStart(2, "0")},${close}\n`).join("")}`;

const files = {
  "rising.csv": prices("12", 100, 101, 100, 102, 101),
  "nq.csv": prices("12", 100, 102, 100, 104, 102),
  "opposite.csv": prices("12", 104, 102, 104, 100, 102),
  "flat.csv": prices("12", 100, 100, 100, 100, 100),
  "older.csv": prices("05", 100, 101, 100, 102, 101),
};

/** Reasons why a weighting is not available: the answer of the other weightings stands. */
const reasons: readonly Case[] = [
  { code: "VOLATILITY_MISSING", trade: futures },
  {
    code: "VOLATILITY_ZERO",
    trade: futures,
    flags: ["--history", "RTY=flat.csv", "--vol", "NQ=17.3%", "--lookback", "4"],
  },
  { code: "DELTA_UNKNOWN", trade: sampleWith("rate: 3.65%\n", ""), flags: ["--weighting", "delta"] },
  { code: "DELTA_OF_WRONG_SIGN", trade: withLegs("2750P @ 78.40"), flags: ["--weighting", "delta,dollar"] },
  { code: "HISTORIES_MISSING", trade: sample, flags: ["--weighting", "beta"] },
  {
    code: "BETA_NOT_POSITIVE",
    trade: futures,
    flags: ["--weighting", "beta", "--history", "RTY=opposite.csv", "--history", "NQ=nq.csv", "--lookback", "4"],
  },
  {
    code: "COMOVEMENT_FLAT",
    trade: futures,
    flags: ["--weighting", "beta", "--history", "RTY=rising.csv", "--history", "NQ=flat.csv", "--lookback", "4"],
  },
  { code: "UNIT_LOSS_UNLIMITED", trade: withLegs("-1 2750C @ 78.40"), flags: ["--weighting", "risk"] },
  { code: "UNIT_LOSS_ZERO", trade: withLegs("2750C @ 0"), flags: ["--weighting", "risk"] },
];

const warnings: readonly Case[] = [
  { code: "UNIT_DIVIDED", trade: withLegs("+2 2750C @ 78.40") },
  { code: "UNIT_NOT_ONE_CONTRACT", trade: withLegs("2750C @ 78.40", "-3 2950C @ 18.20") },
  { code: "ONE_INDEX", trade: futures, flags: ["--long", "RTY", "--short", "M2K", "--level", "M2K=2730"] },
  { code: "PREMIUM_ABOVE_WORTH", trade: withLegs("2750C @ 3920") },
  { code: "PREMIUM_OFF_TICK", trade: sampleWith("2750C @ 78.40", "2750C @ 78.43") },
  {
    code: "SETTLEMENTS_DIFFER",
    trade: sample.replaceAll("RTY", "MRUT"),
  },
  {
    code: "LEVELS_OF_DIFFERENT_DATES",
    trade: futures,
    flags: ["--long", "ES", "--short", "YM", "--history", "ES=older.csv", "--history", "YM=nq.csv", "--lookback", "4"],
  },
  {
    code: "OPTIONS_NOT_LISTED",
    trade: sample.replaceAll("RTY", "M2K").replace("symbol: M2K\n", "symbol: M2K\n  exercise: american\n"),
  },
  { code: "SIDE_LEANS_WRONG", trade: withLegs("2750P @ 78.40") },
  { code: "PREMIUMS_MIXED", trade: withLegs("2750C @ 78.40", "-1 2950C") },
  { code: "YIELD_ASSUMED_ZERO", trade: sample.replaceAll("RTY", "RUT") },
  { code: "PREMIUM_BELOW_INTRINSIC", trade: withLegs("2500C @ 100") },
  { code: "IMPLIED_VOLATILITY_FAR", trade: withLegs("2750C @ 400") },
  { code: "SHORT_AMERICAN_DEEP", trade: withLegs("2750C @ 78.40", "-1 1800C @ 930.8") },
  { code: "EXPIRY_NOT_AHEAD", trade: sampleWith("expiry: 2026-03-20", "expiry: 2026-01-22") },
];

const refusals: readonly Case[] = [
  { code: "CONTRACTS_AMBIGUOUS", trade: withLegs("+2 2750C @ 78.40"), flags: ["--contracts", "RTY=4"] },
  { code: "PREMIUM_MISSING", trade: withLegs("2750C").replace("rate: 3.65%\n", "") },
  { code: "STRIKE_GRID_UNKNOWN", trade: sample.replaceAll("RTY", "ES").replace("2750C @ 78.40", "+2%C @ 78.40") },
  { code: "STRIKE_NEEDS_MODEL", trade: withLegs("30dC @ 78.40").replace("rate: 3.65%\n", "") },
  {
    code: "FX_MISSING",
    trade: `${futures.replace("RTY", "XYZ")}products: [{symbol: XYZ, multiplier: 25, currency: EUR}]\n`,
  },
];

async function answer({ trade, flags = [] }: Case) {
  return answerOf(["size", "trade.yaml", ...flags, "--json"], { files: { ...files, "trade.yaml": trade } });
}

describe("a reason why a weighting is not available", () => {
  it.each(reasons)("$code", async (one) => {
    const { stdout, stderr } = await answer(one);
    expect(stderr).toBe("");
    const { sizings } = JSON.parse(stdout);
    expect(sizings.map(({ reason }: { reason?: { code: string } }) => reason?.code)).toContain(one.code);
  });
});

describe("a warning beside an answer", () => {
  it.each(warnings)("$code", async (one) => {
    const { exit, stdout, stderr } = await answer(one);
    expect(stderr).toBe("");
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).warnings.map(({ code }: { code: string }) => code)).toContain(one.code);
  });

  it("is none of these on the sample trade, but notes", async () => {
    const { stdout } = await answer({ code: "UNIT_DIVIDED", trade: sample });
    expect(JSON.parse(stdout).warnings).toMatchObject([
      { code: "SERIES_SEVERAL" },
      { code: "OPTIONS_DELIVER" },
      { code: "UNBALANCED_BY_DELTA" },
    ]);
  });
});

describe("a refusal of a whole trade", () => {
  it.each(refusals)("$code", async (one) => {
    const { exit, stdout, stderr } = await answer(one);
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: "" });
    expect(JSON.parse(stderr).error.code).toBe(one.code);
  });
});

describe("a flag that changes nothing", () => {
  const held = `${futures}asOf: 2026-01-22\nholdings: [{RTY: "+4 2026-03-20 2750C @ 78.40"}, {NQ: "-1 F @ 25600"}]\n`;
  const options = sampleWith("2750C @ 78.40", "2750C").replaceAll("RTY", "RUT");

  it.each([
    { trade: futures, flags: ["--rate", "4%"], because: "the trade has no options" },
    { trade: futures, flags: ["--exercise", "american"], because: "the trade has no options" },
    { trade: futures, flags: ["--exercise", "NQ=american"], because: "the trade has no options" },
    { trade: futures, flags: ["--implied-vol", "NQ=20%"], because: "NQ has no options" },
    { trade: sample, flags: ["--implied-vol", "NQ=20%"], because: "the premiums of NQ say their volatilities" },
    { trade: sample, flags: ["--yield", "NQ=1%"], because: "the futures price of NQ holds the dividends" },
    { trade: sample, flags: ["--quote", "mid"], because: "no side has a chain" },
  ])("is named: $flags, because $because", async ({ trade, flags, because }) => {
    const sizings = async (more: readonly string[]) => {
      const { stdout, stderr } = await answer({ code: "FLAG_UNUSED", trade, flags: more });
      expect(stderr).toBe("");
      return JSON.parse(stdout);
    };
    const [without, given] = [await sizings([]), await sizings(flags)];
    expect(given.sizings).toEqual(without.sizings);
    expect(without.warnings).not.toContainEqual(expect.objectContaining({ code: "FLAG_UNUSED" }));
    const unused = given.warnings.filter(({ code }: { code: string }) => code === "FLAG_UNUSED");
    expect(unused).toHaveLength(1);
    expect(unused[0].message).toContain(`${flags.join(" ")} changes nothing: `);
    expect(unused[0].message).toContain(because);
  });

  it.each([
    { trade: sample, flags: ["--rate", "4%", "--exercise", "european"] },
    { trade: options, flags: ["--yield", "RUT=1%", "--implied-vol", "RUT=20%"] },
    { trade: sampleWith("2750C @ 78.40", "2750/2950 CS @ 60.20"), flags: ["--implied-vol", "RTY=20%"] },
    { trade: sampleWith("2750C @ 78.40", "40dC @ 78.40"), flags: ["--implied-vol", "RTY=20%"] },
    { trade: futures.replaceAll("RTY", "IWM").replaceAll("NQ", "QQQ"), flags: ["--rate", "4%"] },
    { trade: held, flags: ["--rate", "3%", "--exercise", "european", "--implied-vol", "RTY=20%"] },
  ])("is not one of $flags where it decides something", async ({ trade, flags }) => {
    const { stdout, stderr } = await answer({ code: "FLAG_UNUSED", trade, flags });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout).warnings).not.toContainEqual(expect.objectContaining({ code: "FLAG_UNUSED" }));
  });
});

describe("a level that the quotes of its options contradict", () => {
  const files = {
    "rd.csv": `Symbol,Expiration Date,Strike,Type,Bid,Ask,Quote Time
RTY,2026-03-20,2750,Call,78.00,78.80,2026-01-22 15:00:00
RTY,2026-03-20,2750,Put,97.00,97.80,2026-01-22 15:00:00
RTY,2026-03-20,2950,Call,18.00,18.50,2026-01-22 15:00:00
`,
    "off.yaml": `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: RTY, level: 2650, volatility: 21%, chain: rd.csv, legs: [2750C, -1 2950C]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%, legs: [25500P @ 612.5, -1 23500P @ 196.25]}
limits: {maxLoss: 40000}
`,
  };
  // 2750 + 1.0057 × (78.4 − 97.4) = 2730.89.
  const said = /2650, is 3.0 % below 2730.89, which its call and put of 2750 imply/;

  it.each([
    ["size"],
    ["scenario"],
    ["compare"],
    ["price"],
    ["report"],
    ["check"],
    [
      "mark",
      "--weighting",
      "dollar",
      "--as-of",
      "2026-01-22",
      "--chain",
      "RTY=rd.csv",
      "--level",
      "RTY=2650",
      "--level",
      "NQ=25658.25",
    ],
  ])("is said by %s", async (command, ...more) => {
    expect((await answerOf([command, "off.yaml", ...more], { files })).stderr).toMatch(said);
  });

  it.each([["off.yaml"], ["off.json"]])("is said of the entry %s by mark, close and roll, once", async (file) => {
    const { stdout } = await answerOf(["size", "off.yaml", "--json"], { files });
    const later = ["--weighting", "dollar", "--as-of", "2026-02-20", "--level", "RTY=2800", "--level", "NQ=25500"];
    for (const command of [["mark"], ["close"], ["roll", "--expiry", "Jun26"]]) {
      const { stderr } = await answerOf([...command, file, ...later], { files: { ...files, "off.json": stdout } });
      expect(stderr.split("\n").filter((line) => said.test(line))).toHaveLength(1);
    }
  });

  it("fails a check without warnings, of what was stored too", async () => {
    const { stdout } = await answerOf(["size", "off.yaml", "--json"], { files });
    const stored = { ...files, "off.json": stdout };
    for (const file of ["off.yaml", "off.json"]) {
      const { exit, stderr } = await answerOf(["check", file, "--warnings-as-errors"], { files: stored });
      expect([exit, stderr]).toEqual([1, expect.stringMatching(said)]);
    }
  });
});

describe("price files that were swapped", () => {
  it("are said to look swapped, as typed levels are", async () => {
    const csv = (close: number) => `Date,Close\n2026-01-21,${close}\n2026-01-22,${close * 1.01}\n`;
    const files = { "rty.csv": csv(2700), "nq.csv": csv(25_600) };
    const argv = ["size", "--long", "RTY", "--short", "NQ", "--history", "RTY=nq.csv", "--history", "NQ=rty.csv"];
    const { stdout } = await answerOf([...argv, "--json"], { files });
    const odd = JSON.parse(stdout).warnings.filter(({ code }: { code: string }) => code === "LEVEL_IMPROBABLE");
    expect(odd.map(({ message }: { message: string }) => message)).toEqual([
      expect.stringContaining("swapped?"),
      expect.stringContaining("swapped?"),
    ]);
  });
});
