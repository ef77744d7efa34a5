import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { topics } from "../src/cli/help/topics.ts";
import * as library from "../src/index.ts";
import { runShell } from "./cli/shell.ts";
import { answerOf } from "./cli/world.ts";
import { evaluate } from "./evaluate.ts";

const root = join(import.meta.dirname, "..");
const pages = [
  "README.md",
  "docs/json.md",
  "docs/architecture.md",
  "docs/errors.md",
  "docs/formulas.md",
  "docs/recipes.md",
  "docs/setup.md",
  "docs/weighting.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
];
const read = (page: string) => readFileSync(join(root, page), "utf8");
const hasJq = spawnSync("jq", ["--version"]).error === undefined;

const trade = read("fixtures/trades/rty-nq-spreads.yaml");
const trades = read("fixtures/trades/trades.ndjson");
/** What the pages call trade.yaml and so on: the sample trade, the same with a negative premium, made-up prices and quotes. */
const files = {
  "trade.yaml": trade,
  "spreads.yaml": trade,
  // One option a side in place of the spread, at the model's price.
  "outright.yaml": trade
    .replace("2750C @ 78.40\n    - -1 2950C @ 18.20", "2750C")
    .replace("25500P @ 612.50, -1 23500P @ 196.25", "25500P"),
  "bad.yaml": trade.replace("-1 2950C @ 18.20", "-1 2950C @ -18.20"),
  "rty.csv": read("fixtures/prices/synthetic-first.csv"),
  "nq.csv": read("fixtures/prices/synthetic-second.csv"),
  "trades.ndjson": trades,
  "bad.ndjson": trades.replace("-1 2950C @ 18.20", "-1 2950C @ -18.20"),
  "rty-chain.csv": read("fixtures/chains/barchart-stacked.csv"),
};

function blocksOf(page: string, language: string): string[] {
  return [...read(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(
    ([, text = ""]) => text,
  );
}

const screens = pages.flatMap((page) =>
  blocksOf(page, "console").map((block) => ({ page, block, call: callOf(block) })),
);

function callOf(block: string): string {
  return block.slice(2, block.indexOf("\n"));
}

describe("a screen in the documentation is what the command line prints", () => {
  it.each(screens)("$page: $call", async ({ page, block, call }) => {
    if (call.includes("jq") && !hasJq) return expect(block.split("\n").length).toBeGreaterThan(2);
    const { stdout, stderr } = await runShell(call, files);
    const shown = `$ ${call}\n${stdout}${stderr}`;
    if (process.env.UPDATE_GOLDEN === "1")
      writeFileSync(
        join(root, page),
        read(page).replace(block, () => shown),
      );
    else expect(shown).toBe(block);
  });

  it("on every page that has one", () => {
    expect(new Set(screens.map(({ page }) => page))).toContain("README.md");
    expect(new Set(screens.map(({ page }) => page))).toContain("docs/json.md");
  });
});

describe("the figures of docs/weighting.md", () => {
  const page = read("docs/weighting.md");
  const pair = "fixtures/trades/synthetic-pair.yaml";

  it("are those of backtest: the first table and the three sentences", async () => {
    const { stdout } = await answerOf(["backtest", pair, "--format", "markdown"]);
    const lines = stdout.split("\n");
    const from = lines.findIndex((line) => line.startsWith("|"));
    expect(page).toContain(lines.slice(from, lines.indexOf("", from)).join("\n"));
    const sentences = lines.findIndex((line) => line.startsWith("- "));
    expect(page).toContain(lines.slice(sentences, sentences + 3).join("\n"));
  });

  it("are those of size: vega and theta of one option a side", async () => {
    const legs = ["--leg", "RTY=1165C", "--leg", "NQ=10600P", "--tolerance", "0.3%"];
    const { stdout } = await answerOf(["size", pair, ...legs, "--json"]);
    const whole = (value: number) => Math.round(value).toLocaleString("en-US");
    for (const { weighting, contracts, greeks } of JSON.parse(stdout).sizings) {
      const both = ({ long, short }: { long: number; short: number }) => `${whole(long)} / ${whole(short)}`;
      expect(page).toContain(
        `| ${weighting} | ${contracts.long} : ${contracts.short} | ${both(greeks.vega)} | ${both(greeks.theta)} |`,
      );
    }
  });
});

describe("a call in the README works", () => {
  const calls = blocksOf("README.md", "sh").flatMap((block) => block.split("\n").filter((line) => /^\w/.test(line)));

  it.each(calls)("%s", async (call) => {
    const { exit, stderr } = await runShell(call, call.includes("init") ? {} : files);
    expect(exit, stderr).toBe(0);
  });

  it("each with what it is for, in the order of a trader's day", () => {
    const blocks = blocksOf("README.md", "sh");
    expect(blocks.join("").match(/^# /gm)?.length).toBeGreaterThanOrEqual(10);
    for (const block of blocks) expect(block).toMatch(/^# /);
    const day = ["Size it", "Choose the weighting", "Check it", "Trade it", "Watch it"];
    expect([...read("README.md").matchAll(/^## (.* it|Choose.*)$/gm)].map(([, title]) => title)).toEqual(day);
  });

  it("on a page of less than 200 lines", () => {
    expect(read("README.md").trimEnd().split("\n").length).toBeLessThan(200);
  });
});

describe("the library in the README", () => {
  const lines = blocksOf("README.md", "js").flatMap((block) => block.split("\n"));

  it.each(lines.filter((line) => line.includes("; // ")))("%s", async (line) => {
    const [expression = "", value = ""] = line.split("; // ");
    expect(await evaluate(expression, library)).toEqual(await evaluate(value, library));
  });

  it("imports only what there is", () => {
    const names = lines.flatMap((line) => /^import \{ (.*) \} from "pairsize";$/.exec(line)?.[1]?.split(", ") ?? []);
    expect(names.length).toBeGreaterThan(0);
    expect(Object.keys(library)).toEqual(expect.arrayContaining(names));
  });
});

describe("the pages", () => {
  it.each(pages)("%s links to files that are there", (page) => {
    for (const [, target = ""] of read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      expect(existsSync(join(root, dirname(page), target)), target).toBe(true);
    }
  });

  it("docs/architecture.md names files that are there", () => {
    const named = [...read("docs/architecture.md").matchAll(/`((?:src|fixtures)\/[^`]*)`/g)].map(
      ([, path = ""]) => path,
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("README names the exit codes of the help", async () => {
    const help = (await topics["exit-codes"]?.()) ?? "";
    const codes = [...read("README.md").matchAll(/^\| (\d+) \|/gm)].map(([, code]) => code);
    expect(codes).toEqual([...help.matchAll(/^ {2}(\d+) /gm)].map(([, code]) => code));
  });

  it("docs/errors.md is what the catalogue says", () => {
    execFileSync(process.execPath, ["tools/error-docs.mjs", "--check"], { cwd: root });
  });

  it("src/api/finding-arguments.ts is what the sentences of the catalogue need", () => {
    execFileSync(process.execPath, ["tools/finding-arguments.mjs", "--check"], { cwd: root });
  });
});
