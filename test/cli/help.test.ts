import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { structureLegs } from "../../src/cli/commands/size.ts";
import { topics } from "../../src/cli/help/topics.ts";
import { registry } from "../../src/cli/main.ts";
import { catalogue } from "../../src/errors/catalogue.ts";
import { displayWidth } from "../../src/render/text/text.ts";
import { runShell } from "./shell.ts";
import { answerOf } from "./world.ts";

const trade = readFileSync("fixtures/trades/rty-nq-spreads.yaml", "utf8");
// What the examples name: the sample trade, the same with one option a side at the model's price, and made-up prices.
const files = {
  "trade.yaml": trade,
  "spreads.yaml": trade,
  "outright.yaml": trade
    .replace("2750C @ 78.40\n    - -1 2950C @ 18.20", "2750C")
    .replace("25500P @ 612.50, -1 23500P @ 196.25", "25500P"),
  "trades.ndjson": readFileSync("fixtures/trades/trades.ndjson", "utf8"),
  "rty.csv": readFileSync("fixtures/prices/synthetic-first.csv", "utf8"),
  "nq.csv": readFileSync("fixtures/prices/synthetic-second.csv", "utf8"),
  "weekly.csv": readFileSync("fixtures/prices/synthetic-first.csv", "utf8"),
};

const texts: (readonly [about: string, argv: readonly string[]])[] = [
  ["a bare pairsize", []],
  ["help", ["help"]],
  ...registry.map(({ name }) => [name, ["help", name]] as const),
  ...Object.keys(topics).map((name) => [name, ["help", name]] as const),
];

/** The calls in a help text: lines that start with pairsize or a setting, with the lines that they go on in. */
function callsIn(text: string): string[] {
  return [...text.matchAll(/^ {2}((?:[A-Z]+=\S+ )?pairsize (?:.*\\\n)*.*)$/gm)].map(([, call = ""]) => call);
}

describe.each(texts)("the help of %s", (_, argv) => {
  it("keeps within 80 columns and exits 0", async () => {
    const { exit, stdout, stderr } = await answerOf(argv);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    for (const line of stdout.split("\n")) expect(line).toSatisfy((text: string) => displayWidth(text) <= 80);
  });

  it("has only examples that work", async () => {
    const { stdout } = await answerOf(argv);
    const calls = callsIn(stdout).filter((call) => !call.includes("[") && !call.includes("<"));
    for (const call of calls) {
      const { exit, stderr } = await runShell(call, call.includes("init") ? {} : files);
      expect(exit, `${call}\n${stderr}`).toBe(0);
    }
  });
});

describe("examples", () => {
  it("are in the help of every command and topic", async () => {
    for (const [about, argv] of texts) {
      const { stdout } = await answerOf(argv);
      expect({ about, examples: callsIn(stdout).length }).toSatisfy(
        ({ examples }: { examples: number }) => examples > 0,
      );
    }
  });

  it("are two on the short help", async () => {
    expect(callsIn((await answerOf([])).stdout)).toHaveLength(2);
  });
});

describe("the help of size", () => {
  it("is two screens, and --all has every flag", async () => {
    const { stdout } = await answerOf(["help", "size"]);
    expect(stdout.trimEnd().split("\n").length).toBeLessThanOrEqual(2 * 36);
    expect([...stdout.matchAll(/^ {2}(?:-o, )?--[a-z-]+/gm)]).toHaveLength(20);
    const { options } = await (registry.find(({ name }) => name === "size")?.load() ?? Promise.reject());
    const all = (await answerOf(["size", "--help", "--all"])).stdout;
    expect((await answerOf(["help", "size", "--all"])).stdout).toBe(all);
    for (const { flags } of options) expect(all).toContain(`\n  ${flags}`);
  });

  it("names structures as answers do", async () => {
    for (const [name, legs] of Object.entries(structureLegs)) {
      const flags = legs.flatMap((leg) => ["--leg", `RTY=${leg}${leg.includes("F") ? "" : " @ 20"}`]);
      const levels = ["--level", "RTY=2730.8", "--level", "NQ=25658.25", "--weighting", "dollar"];
      const { stdout } = await answerOf(["size", "--long", "RTY", "--short", "NQ", ...levels, ...flags, "--json"]);
      expect(JSON.parse(stdout).sizings[0].direction).toMatch(
        new RegExp(`^buy \\d+ RTY [\\d/]+ ${name.replace(/y$/, "(?:y|ie)")}s?[,;]`),
      );
    }
  });
});

describe("the topic exit-codes", () => {
  it("lists every code of the catalogue", async () => {
    const { stdout } = await answerOf(["help", "exit-codes"]);
    for (const code of Object.keys(catalogue())) expect(stdout).toContain(`\n  ${code}`);
  });
});

describe("help", () => {
  it("lists the commands and the topics", async () => {
    const { stdout } = await answerOf(["help"]);
    for (const { name } of registry) expect(stdout).toContain(`\n  ${name} `);
    for (const name of Object.keys(topics)) expect(stdout).toContain(name);
  });

  it("refuses a topic that there is none of", async () => {
    const { exit, stderr } = await answerOf(["help", "hedge"]);
    expect(exit).toBe(2);
    expect(stderr).toContain("[TOPIC_UNKNOWN]");
  });
});
