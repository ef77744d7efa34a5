import { describe, expect, it } from "vitest";
import { answerOf, sized } from "./world.ts";

// The published cases of strategy-based margin through the command line: pages of the Cboe Margin Manual, November 2021.
// Beside each stands one NQ future with a margin given, so that the sum is that of both.

interface Case {
  readonly page: string;
  readonly side: "long" | "short";
  readonly symbol: "SPX" | "SPY";
  readonly level: number;
  readonly legs: readonly string[];
  readonly requirement: number;
  readonly cash?: number;
}

const cases: readonly Case[] = [
  { page: "30", side: "long", symbol: "SPX", level: 433.35, legs: ["-1 430P @ 7.80"], requirement: 6945.25 },
  { page: "30", side: "long", symbol: "SPX", level: 445.35, legs: ["-1 410P @ 0.10"], requirement: 4110 },
  { page: "31", side: "long", symbol: "SPY", level: 43.34, legs: ["-1 45P @ 2.85"], requirement: 935.1 },
  { page: "34", side: "short", symbol: "SPX", level: 433.35, legs: ["-1 430C @ 8.70"], requirement: 7370.25 },
  { page: "34", side: "short", symbol: "SPY", level: 43.34, legs: ["-1 45C @ 1.35"], requirement: 619.1 },
  {
    page: "39",
    side: "short",
    symbol: "SPX",
    level: 250,
    legs: ["+1 250P @ 3", "-1 240P @ 0.95"],
    requirement: 300,
    cash: 205,
  },
  {
    page: "40",
    side: "long",
    symbol: "SPX",
    level: 433.35,
    legs: ["+1 425P @ 6.40", "-1 430P @ 7.80"],
    requirement: 1140,
    cash: 360,
  },
  {
    page: "42",
    side: "short",
    symbol: "SPX",
    level: 128.5,
    legs: ["+1 125C @ 3.80", "-1 120C @ 8.40"],
    requirement: 880,
    cash: 40,
  },
  {
    page: "46",
    side: "short",
    symbol: "SPX",
    level: 433.35,
    legs: ["-1 435C @ 5.50", "-1 435P @ 7.20"],
    requirement: 7770.25,
  },
  {
    page: "52",
    side: "long",
    symbol: "SPX",
    level: 550,
    legs: ["+1 540P @ 5.60", "-2 550P @ 7.20", "+1 555P @ 9.80"],
    requirement: 2040,
    cash: 600,
  },
  {
    page: "56",
    side: "long",
    symbol: "SPX",
    level: 22,
    legs: ["+1 16P @ 0.10", "-1 20P @ 0.20", "-1 20C @ 7", "+1 24C @ 4"],
    requirement: 810,
    cash: 90,
  },
];

const trade = ({ side, symbol, level, legs }: Case) =>
  JSON.stringify({
    version: 1,
    [side]: { symbol, level, legs },
    [side === "long" ? "short" : "long"]: {
      symbol: "NQ",
      level: 25_658.25,
      margin: { initial: 33_000, asOf: "2026-01-20" },
    },
    size: { weighting: "dollar-neutral", contracts: { long: 1, short: 1 }, tolerance: "99.99%" },
    allowArbitrage: true,
  });

describe("strategy-based margin on the command line", () => {
  it.each(cases)("p. $page: $legs binds $requirement", async (published) => {
    const { exit, sizings } = await sized(["-"], { stdin: trade(published) });
    expect(exit).toBe(0);
    const { capital } = sizings[0];
    expect(capital.bySide[published.side]).toMatchObject({ kind: "strategy-based", amount: published.requirement });
    if (published.cash !== undefined) expect(capital.bySide[published.side].cashNeeded).toBe(published.cash);
    expect(capital.amount).toBe(published.requirement + 33_000);
  });
});

describe("capital on the screen", () => {
  const futures = (margin: string) => `version: 1
long: {symbol: RTY, level: 2730.8${margin}}
short: {symbol: NQ, level: 25658.25, margin: {initial: 33000, asOf: 2026-01-20}}
size: {weighting: dollar}
`;
  const given = ", margin: {initial: 11500, asOf: 2026-01-20}";

  it("names the margin given, and never a margin that nobody gave", async () => {
    const known = await answerOf(["size", "-"], { stdin: futures(given) });
    expect(known.stdout).toMatch(/^Capital, USD +79,000 \(margin given\)$/m);
    const unknown = await answerOf(["size", "-"], { stdin: futures("") });
    expect(unknown.stdout).toMatch(/^Capital, USD +not known: margin$/m);
  });

  it("with every row shows both sides and the return on the max gain", async () => {
    const stdin = futures(given).replace("size:", "moves: [{RTY: +16%, NQ: +8%}]\nsize:");
    const { stdout } = await answerOf(["size", "-", "--full"], { stdin });
    expect(stdout).toMatch(/^ {2}of which RTY +46,000 \(margin given\)$/m);
    expect(stdout).toMatch(/^RTY \+16 %, NQ \+8 %, on capital +\+58\.6 %$/m);
  });

  it("explains each side with its numbers: margin given less the credit, rules, and premium paid", async () => {
    const lines = async (stdin: string) => {
      const { stdout } = await answerOf(["size", "-", "--explain"], { stdin, env: { COLUMNS: "200" } });
      return stdout
        .split("\n")
        .flatMap((line) => /^ {2}((?:max gain on )?capital\b.* =.*|of one.*)$/.exec(line)?.[1] ?? []);
    };
    expect(await lines(`${futures(given)}marginCredit: {share: 60%, ratio: "2:1"}\n`)).toEqual([
      "capital of RTY = contracts × margin = (4 - 60 % × 2) × 11,500 = 32,200 USD, margin given, 20 Jan 2026",
      "capital of NQ = contracts × margin = (1 - 60 % × 1) × 33,000 = 13,200 USD, margin given, 20 Jan 2026",
      "capital = 32,200 + 13,200 = 45,400 (margin given)",
    ]);
    const size = "size: {weighting: dollar, contracts: {long: 2, short: 3}, tolerance: 99%}\n";
    const rules = `version: 1
long: {symbol: SPX, level: 433.35, legs: [-1 430P @ 7.80]}
short: {symbol: RUT, level: 433.35, legs: [+1 425P @ 6.40, -1 430P @ 7.80]}
${size}`;
    // Manual pages 30 and 40: 6,945.25 of one put, 1,140 of one spread.
    expect(await lines(rules)).toEqual([
      "capital of SPX = contracts × requirement of one = 2 × 6,945.25 = 13,890.5 USD, margin rules",
      "of one sold alone = 100 × (7.8 + max(15 % × 433.35 - 3.35, 10 % × 430)) = 6,945.25 USD",
      "capital of RUT = contracts × requirement of one = 3 × 1,140 = 3,420 USD, margin rules",
      "of one: 640 USD paid for what is bought, and 500 USD for what is sold: the least of the most that",
      "capital = 13,890.5 + 3,420 = 17,310.50 (margin rules)",
      "max gain on capital = 1,980 / 17,310.5 = +11.4 %",
    ]);
    const bought = `version: 1
long: {symbol: RTY, level: 2730.8, legs: [2750C @ 78.40, -1 2950C @ 18.20]}
short: {symbol: NQ, level: 25658.25, legs: [25500P @ 612.50, -1 23500P @ 196.25]}
size: {weighting: dollar}
`;
    expect(await lines(bought)).toEqual([
      "capital of RTY = contracts × premium paid = 4 × 3,010 = 12,040 USD, at least",
      "capital of NQ = contracts × premium paid = 1 × 8,325 = 8,325 USD, at least",
      "capital = 12,040 + 8,325 = at least 20,365 (premium)",
      "max gain on capital = 59,635 / 20,365 = +292.8 % at most",
    ]);
  });

  it("explains what a bought option binds by the months that are left, as it is counted", async () => {
    const explained = async (asOf: string) => {
      const stdin = `version: 1
asOf: ${asOf}
expiry: 2026-09-18
long: {symbol: IWM, level: 270, legs: [270C @ 20.40]}
short: {symbol: QQQ, level: 620, legs: [620P @ 35.10]}
size: {weighting: dollar, contracts: {long: 4, short: 2}, tolerance: 99%}
`;
      const { stdout } = await answerOf(["size", "-", "--explain"], { stdin, env: { COLUMNS: "200" } });
      return stdout.split("\n").filter((line) => /capital of IWM|paid for what is bought$|bind 75 %/.test(line));
    };
    // Nine months before 18 September is 18 December: 273 and 275 days are not what decides.
    const paid = (symbol: string) => expect.stringContaining(symbol);
    expect(await explained("2025-12-19")).toEqual([
      paid("4 × 2,040 = 8,160 USD"),
      paid("of one: 2,040 USD paid"),
      paid("of one: 3,510 USD paid"),
    ]);
    expect(await explained("2025-12-17")).toEqual([
      paid("4 × 1,530 = 6,120 USD"),
      paid("bind 75 % of their premium"),
      paid("bind 75 % of their premium"),
    ]);
  });

  it("of premiums alone bounds a loss on it from below and a gain from above", async () => {
    const argv = ["size", "fixtures/trades/rty-nq-spreads.yaml", "--weighting", "dollar", "--full"];
    const shares = async (move: string) =>
      (await answerOf([...argv, "--move", move])).stdout
        .match(/on capital +.*$/gm)
        ?.map((line) => line.slice(10).trim());
    expect(await shares("RTY=-16%,NQ=+8%")).toEqual(["+292.8 % at most", "-100.0 % at worst"]);
  });

  it("is a budget by a flag, and a limit of check", async () => {
    const twice = await sized(["-", "--max-capital", "158000"], { stdin: futures(given) });
    expect(twice.sizings[0]).toMatchObject({ contracts: { long: 8, short: 2 }, binding: ["maxCapital"] });
    const check = await answerOf(["check", "-", "--max-capital", "78999.99", "--all"], { stdin: futures(given) });
    expect(check.exit).toBe(1);
    expect(check.stdout).toMatch(/the pair binds \$79,000 by the margin given, \$0\.01 over the limit of \$78,999\.99/);
  });

  it("an answer is a trade again, with its margins and its credit", async () => {
    const stdin = `${futures(given)}marginCredit: {share: 60%, ratio: "2:1"}\n`;
    const first = await answerOf(["size", "-", "--json"], { stdin });
    const again = await answerOf(["size", "-", "--json"], { stdin: first.stdout });
    expect(JSON.parse(again.stdout).sizings).toEqual(JSON.parse(first.stdout).sizings);
    expect(JSON.parse(again.stdout).trade.marginCredit).toEqual({ share: 0.6, ratio: "2:1" });
  });
});
