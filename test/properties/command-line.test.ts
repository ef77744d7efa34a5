import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocumentSchema } from "../../src/schema/result/check.ts";
import { sample, sampleFlags } from "../cli/trades.ts";
import { type Answer, answerOf } from "../cli/world.ts";

/** Texts that a hurried hand, a spreadsheet or a script puts where a value belongs. */
const oddity = fc.constantFrom(
  ...[
    "",
    " ",
    "-",
    "--",
    "0",
    "-0",
    "-5",
    "1e400",
    "1e-400",
    "NaN",
    "Infinity",
    "null",
    "true",
    "[]",
    "{}",
    "[[1]]",
    "{a: 1}",
  ],
  ...[
    "9".repeat(400),
    "9".repeat(300),
    `0.${"0".repeat(400)}1`,
    "999999999999",
    "0.000000000001",
    "24",
    "24%",
    "-1%",
    "2730,8",
    "25,658.25",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "\u0000",
    "\u001b[2J",
    "“”",
    "🙂",
    "'",
    '"',
    "#",
    ": ",
    "- ",
    "&a",
    "*a",
    "!t",
  ],
  ...[
    "RTY",
    "NQ",
    "TF",
    "RUT",
    "ES=5",
    "RTY=",
    "=5",
    "RTY=__proto__",
    "RTY=+1 2750C",
    "RTY=1 F @ 5",
    "all",
    "2026-02-30",
    "ATM",
    "40d",
  ],
);

const edit = fc.record({
  from: fc.nat(sample.length),
  length: fc.nat(30),
  text: fc.oneof(oddity, fc.string({ maxLength: 8 })),
});
const mutated = fc
  .array(edit, { minLength: 1, maxLength: 4 })
  .map((edits) =>
    edits.reduce((text, { from, length, text: put }) => text.slice(0, from) + put + text.slice(from + length), sample),
  );

/** A value of the sample replaced as a whole, which keeps the file readable more often than cutting anywhere. */
const revalued = fc.tuple(fc.nat(40), oddity).map(([at, odd]) => {
  let seen = 0;
  return sample.replace(/(?<=: |- |, )[^\n,[\]{}]+/g, (value) => (seen++ === at ? odd : value));
});

const flags = [
  "--level",
  "--vol",
  "--leg",
  "--multiplier",
  "--fx",
  "--contracts",
  "--max-contracts",
  "--holding",
  "--move",
  "--long",
];
const singles = [
  "--short",
  "--tolerance",
  "--max-loss",
  "--max-notional",
  "--fee",
  "--weighting",
  "--as-of",
  "--expiry",
  "--rate",
  "--format",
];
const flagged = fc.array(
  fc
    .tuple(
      fc.constantFrom(...flags, ...singles, "--lookback", "--history", "--json", "-q", "--explain", "--nope"),
      oddity,
    )
    .map(([flag, odd]) => (flags.slice(0, 8).includes(flag) ? [flag, `RTY=${odd}`] : [flag, odd])),
  { minLength: 1, maxLength: 3 },
);

/** What holds of every answer, whatever was asked. */
function expectSound({ exit, stdout, stderr }: Answer): void {
  expect([0, 1, 2, 3]).toContain(exit);
  expect(stderr).not.toMatch(/\n\s+at .*:\d+/);
  expect(stdout).not.toMatch(/\b(NaN|Infinity|undefined)\b|\[object /);
  expect(stdout).not.toMatch(/: -0[,\n]/);
  expect(stdout === "").toBe(exit > 1);
}

describe("the command line", () => {
  it("answers or refuses every mutation of a trade file", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, revalued), async (text) => {
        expectSound(await answerOf(["size", "-", "--json"], { stdin: text }));
        expectSound(await answerOf(["size", "-"], { stdin: text }));
      }),
      { numRuns: 250 },
    );
  });

  it("answers or refuses every mutation of the flags", async () => {
    await fc.assert(
      fc.asyncProperty(flagged, fc.boolean(), async (added, isFile) => {
        const argv = ["size", ...(isFile ? ["-"] : sampleFlags), ...added.flat()];
        expectSound(await answerOf(argv, { stdin: sample }));
      }),
      { numRuns: 250 },
    );
  });

  it("checks or refuses every mutation of a trade file with limits", async () => {
    const limits = `limits: {maxLoss: 25000, maxNotional: 2000000, maxPremium: 30000, maxDailyRisk: 9000, imbalance: 5%,
  maxContracts: {long: 40}, minProbability: 50%, maxRatioDrift: 5%, definedRisk: true, maxPriceAge: 3}\n`;
    const withLimits = fc.oneof(mutated, revalued).map((text) => text + limits);
    const format = fc.constantFrom("table", "json", "csv", "markdown", "junit", "github");
    await fc.assert(
      fc.asyncProperty(withLimits, format, async (text, asked) => {
        const { exit, stdout, stderr } = await answerOf(["check", "-", "--format", asked], { stdin: text });
        expect([1, 3]).toContain(exit);
        expect(stderr).not.toMatch(/\n\s+at .*:\d+/);
        // A refusal quotes what was written.
        if (exit === 1) expect(stdout).not.toMatch(/\b(NaN|Infinity|undefined)\b|\[object /);
        if (asked === "json") checkDocumentSchema.parse(JSON.parse(stdout));
      }),
      { numRuns: 150 },
    );
  });

  it("has no non-finite number in its JSON, where it would be null", async () => {
    const extreme = fc.constantFrom(
      "0.000000000001",
      "999999999999",
      "1",
      "123456.789",
      "9".repeat(200),
      `0.${"0".repeat(200)}1`,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(extreme, { minLength: 6, maxLength: 6 }), async ([a, b, c, d, e, f]) => {
        const argv = ["size", "--long", "AAA", "--short", "BBB", "--level", `AAA=${a}`, "--level", `BBB=${b}`];
        argv.push(
          "--multiplier",
          `AAA=${c}`,
          "--multiplier",
          `BBB=${d}`,
          "--fx",
          `AAA=${e}`,
          "--fee",
          `${f}`,
          "--json",
        );
        const { exit, stdout } = await answerOf([...argv, "--weighting", "dollar"]);
        if (exit === 3) return;
        const [sizing] = JSON.parse(stdout).sizings;
        expect(sizing.hedgeRatio).toBeGreaterThan(0);
        if (sizing.feasible) expect(Number.isFinite(sizing.notional.gross)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
