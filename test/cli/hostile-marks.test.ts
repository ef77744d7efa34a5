import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerOf } from "./world.ts";

/** What a terminal acts on or does not show, by the categories of Unicode: one of each, and those that lists forget. */
const marks = [
  ..."\u0000\u0007\u0008\u001b\u007f\u009b\u00ad\u0600\u061c\u070f\u08e2\u180e\u200b\u200e\u200f\u2028\u2029\u202a\u202e",
  ..."\u2060\u2066\u2069\u206f\ue000\uf8ff\ufeff\ufff9\ufffb\u{110bd}\u{1bca0}\u{1d173}\u{e0001}\u{e0041}\u{e007f}",
  ..."\u{f0000}\u{10fffd}\t\r\n",
];

/** A line feed ends lines, in CSV after a return; nothing else of these kinds stands in an output. */
const sent = /(?!\n|\r\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;

const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...marks), fc.constantFrom(..."aZ=@|#<")), { minLength: 1, maxLength: 6 })
  .map((characters) => `X${characters.join("")}Y`);

/** The sample, whose long symbol, and the names of both sides, are such texts. */
function hostileTrade(symbol: string, name: string): string {
  const product = (symbol: string, multiplier: number) =>
    `  - {symbol: ${JSON.stringify(symbol)}, name: ${JSON.stringify(name)}, multiplier: ${multiplier}}\n`;
  return `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
correlation: 0.78
long:
  symbol: ${JSON.stringify(symbol)}
  level: 2730.8
  volatility: 18.5%
  exercise: european
  legs: [2750C @ 78.40, -1 2950C @ 18.20]
short:
  symbol: ${JSON.stringify(`${symbol}2`)}
  level: 25658.25
  volatility: 17.3%
  exercise: european
  legs: [25500P @ 612.50, -1 23500P @ 196.25]
moves:
  - {${JSON.stringify(symbol)}: +16%, ${JSON.stringify(`${symbol}2`)}: +8%}
products:
${product(symbol, 50)}${product(`${symbol}2`, 20)}`;
}

const sized = (command: string, ...words: readonly string[]) =>
  ["table", "json", "csv", "markdown"].map((format) => [command, "-", "--format", format, ...words]);

/** Every command that says something of a trade, in every form. */
const calls: readonly (readonly string[])[] = [
  ...sized("size", "--explain"),
  ...sized("price", "--explain"),
  ...sized("scenario", "--correlation", "0.78"),
  ...[...sized("check"), ["check", "-", "--format", "junit"], ["check", "-", "--format", "github"]].map((words) => [
    ...words,
    "--max-loss",
    "1000",
    "--defined-risk",
  ]),
  ["report", "-"],
];

const day = (at: number) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
const prices = `Date,Close,Volume\n${Array.from({ length: 60 }, (_, at) => `${day(at)},${2700 + (at % 7)},1\n`).join("")}`;

/** Calls that are refused for a text, by the place where it stands. */
const refused: readonly (readonly [
  string,
  (text: string) => { argv: readonly string[]; files?: Readonly<Record<string, string>>; stdin?: string },
])[] = [
  ["a command", (text) => ({ argv: [text] })],
  ["a flag", (text) => ({ argv: ["size", `--${text}`] })],
  ["the value of a flag", (text) => ({ argv: ["size", "--long", "RTY", "--short", "NQ", "--level", `RTY=${text}`] })],
  ["the key of a flag", (text) => ({ argv: ["size", "--long", "RTY", "--short", "NQ", "--level", `${text}=1`] })],
  ["a choice", (text) => ({ argv: ["size", "-", "--weighting", text] })],
  ["a format", (text) => ({ argv: ["size", "-", "--format", text] })],
  ["a file that is missing", (text) => ({ argv: ["size", `${text}.yaml`] })],
  ["a file that is broken", (text) => ({ argv: ["size", text], files: { [text]: "version: 1\nlong: [" } })],
  ["a key", (text) => ({ argv: ["size", "-"], stdin: `${hostileTrade("A", "B")}${JSON.stringify(text)}: 1\n` })],
  ["a value", (text) => ({ argv: ["size", "-"], stdin: `${hostileTrade("A", "B")}expiry: ${JSON.stringify(text)}\n` })],
  [
    "a leg",
    (text) => ({ argv: ["size", "-"], stdin: hostileTrade("A", "B").replace("2750C @ 78.40", JSON.stringify(text)) }),
  ],
  ["a price", (text) => ({ argv: ["vol", "a.csv"], files: { "a.csv": prices.replace("2701", JSON.stringify(text)) } })],
  ["YAML", (text) => ({ argv: ["size", "-"], stdin: `version: 1\nlong: ${text}\n ${text}: [` })],
];

describe("marks that a terminal acts on, or does not show", () => {
  it.each(calls)("are shown, not sent, in a symbol and a name: %s %s %s %s", async (...argv) => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (symbol, name) => {
        const { exit, stdout, stderr } = await answerOf(argv, { stdin: hostileTrade(symbol, name) });
        expect(exit, stderr).toBe(argv[0] === "check" ? 1 : 0);
        expect(stdout + stderr).not.toMatch(sent);
      }),
      { numRuns: argv[0] === "report" ? 4 : 12 },
    );
  });

  it.each(["table", "json", "csv", "markdown"])(
    "are shown, not sent, in the name of a price file, and of a column: %s",
    async (format) => {
      await fc.assert(
        fc.asyncProperty(hostileText, async (text) => {
          const name = `${text}.csv`;
          const files = { [name]: prices.replace("Volume", JSON.stringify(text)), "plain.csv": prices };
          const { exit, stdout, stderr } = await answerOf(["vol", name, "plain.csv", "--format", format], { files });
          expect(exit, stderr).toBe(0);
          expect(stdout + stderr).not.toMatch(sent);
        }),
        { numRuns: 12 },
      );
    },
  );

  it.each(refused)("are shown, not sent, in what is refused: %s", async (_, callOf) => {
    await fc.assert(
      fc.asyncProperty(hostileText, fc.boolean(), async (text, json) => {
        const { argv, files = {}, stdin = "" } = callOf(text);
        const { exit, stdout, stderr } = await answerOf([...argv, ...(json ? ["--json"] : [])], { files, stdin });
        expect([2, 3], stderr).toContain(exit);
        expect(stdout + stderr).not.toMatch(sent);
      }),
      { numRuns: 12 },
    );
  });

  it("are shown, not sent, in the lines of a batch", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const side = (symbol: string, level: number) => ({ symbol, level, volatility: 0.2, legs: ["+1 F"] });
        const trade = { version: 1, long: side(text, 2700), short: side("NQ", 25_000) };
        const products = [{ symbol: text, name: text, multiplier: 50 }];
        const stdin = [{ ...trade, products }, trade, { [text]: 1 }]
          .map((line) => `${JSON.stringify(line)}\n`)
          .join("");
        const { stdout, stderr } = await answerOf(["batch", "-"], { stdin });
        expect(stdout.split("\n").length).toBe(4);
        expect(stdout + stderr).not.toMatch(sent);
      }),
    );
  });
});
