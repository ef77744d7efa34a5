import { describe, expect, it } from "vitest";
import { answerOf } from "./world.ts";

const head = "version: 1\nasOf: 2026-01-22\nexpiry: 2026-03-20\nrate: 3.65%\ncorrelation: 0.78\n";
const moves = "moves: [{RTY: +16%, NQ: +8%}]\n";
const trade = (long: string, short: string, rest = "size: {weighting: dollar}\n") =>
  `${head}long: {symbol: RTY, level: 2730.8, volatility: 18.5%, legs: [${long}]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%, legs: [${short}]}\n${moves}${rest}`;
const spreads = trade("2750C @ 78.40, -1 2950C @ 18.20", "25500P @ 612.50, -1 23500P @ 196.25");
const outright = trade("2750C @ 78.40", "25500P @ 612.50");
const files = { "spreads.yaml": spreads, "outright.yaml": outright };
const compared = async (argv: readonly string[], more: Readonly<Record<string, string>> = {}) => {
  const { exit, stdout } = await answerOf(["compare", ...argv, "--json"], { files: { ...files, ...more } });
  return { exit, ...JSON.parse(stdout) };
};
const namesOf = ({ alternatives }: { alternatives: readonly { name: string }[] }) =>
  alternatives.map(({ name }) => name);

describe("pairsize compare", () => {
  it("of one trade says what size and scenario say of it", async () => {
    const { exit, alternatives } = await compared(["spreads.yaml"]);
    const size = await answerOf(["size", "spreads.yaml", "--json"], { files });
    const scenario = await answerOf(["scenario", "spreads.yaml", "--json"], { files });
    const [sizing] = JSON.parse(size.stdout).sizings;
    const [one] = alternatives;
    expect(exit).toBe(0);
    for (const key of ["weighting", "direction", "contracts", "premium", "maxLoss", "maxGain", "capital", "moves"])
      expect(one[key], key).toEqual(sizing[key]);
    expect(one.commonMoves).toEqual(sizing.commonMoves);
    expect(one.delta).toEqual(sizing.greeks.delta);
    expect(one.probabilityOfProfit).toBe(JSON.parse(scenario.stdout).distribution.probabilityOfProfit);
    expect(one.gainPerLoss).toBeCloseTo(59_635 / 20_365, 12);
    expect(one.daysLeft).toBe(57);
  });

  it("finds the outperformance at which the pair loses nothing", async () => {
    const { alternatives } = await compared(["spreads.yaml"]);
    // 4 x 50 a point of RTY above 2,750 against 20,365; NQ falls by half as well: 20 a point below 25,500.
    const profit = (d: number) => {
      const [rty, nq] = [2730.8 * (1 + d / 2), 25_658.25 * (1 - d / 2)];
      return 200 * Math.min(200, Math.max(0, rty - 2750)) + 20 * Math.min(2000, Math.max(0, 25_500 - nq)) - 20_365;
    };
    const [{ outperformance }] = alternatives;
    expect(profit(outperformance)).toBeCloseTo(0, 6);
    expect(profit(outperformance - 1e-6)).toBeLessThan(0);
  });

  it("orders by a figure, keeps the order of equal ones and says the tie", async () => {
    expect(namesOf(await compared(["outright.yaml", "spreads.yaml"]))).toEqual(["outright.yaml", "spreads.yaml"]);
    expect(namesOf(await compared(["outright.yaml", "spreads.yaml", "--by", "maxLoss"]))).toEqual([
      "spreads.yaml",
      "outright.yaml",
    ]);
    const again = { "again.yaml": spreads };
    const { stdout } = await answerOf(["compare", "spreads.yaml", "again.yaml", "--by", "capital"], {
      files: { ...files, ...again },
    });
    expect(stdout).toMatch(/spreads\.yaml and again\.yaml tie by capital/);
  });

  it("keeps the column of one that cannot be sized, with the reason, and exits 1", async () => {
    const more = { "wrong.yaml": spreads.replace("2730.8", "-1") };
    const answer = await compared(["wrong.yaml", "outright.yaml", "spreads.yaml", "--max-loss", "16000"], more);
    expect(answer.exit).toBe(1);
    expect(answer.alternatives.map(({ feasible }: { feasible: boolean }) => feasible)).toEqual([false, false, true]);
    expect(answer.alternatives[0].reasons[0].code).toBe("VALUE_OUT_OF_RANGE");
    expect(answer.alternatives[1].reasons[0].code).toBe("MAX_LOSS_OVER_BUDGET");
  });

  it("sets several expiries of one trade side by side, each with the model's premiums", async () => {
    const free = trade("2750C", "25500P");
    const { exit, alternatives } = await compared(["free.yaml", "--expiry", "Mar26,Jun26"], { "free.yaml": free });
    expect(exit).toBe(0);
    expect(alternatives.map(({ name }: { name: string }) => name)).toEqual(["free.yaml, Mar26", "free.yaml, Jun26"]);
    expect(alternatives[1].daysLeft).toBeGreaterThan(alternatives[0].daysLeft);
    expect(alternatives[1].premium.net).toBeLessThan(alternatives[0].premium.net);
  });

  it("refuses premiums that were given for another expiry", async () => {
    const { exit, alternatives } = await compared(["spreads.yaml", "--expiry", "Mar26,Jun26"]);
    expect(exit).toBe(1);
    expect(alternatives[0].feasible).toBe(true);
    expect(alternatives[1].reasons[0].code).toBe("PREMIUM_OF_OTHER_EXPIRY");
  });

  it("folds at 80 columns, and has a row an alternative in CSV", async () => {
    const argv = ["compare", "spreads.yaml", "outright.yaml"];
    const { stdout } = await answerOf(argv, { files, env: { COLUMNS: "80" } });
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    const csv = await answerOf([...argv, "--format", "csv"], { files });
    expect(csv.stdout.trim().split("\n")).toHaveLength(3);
    const markdown = await answerOf([...argv, "--format", "markdown"], { files });
    expect(markdown.stdout).toMatch(/\| Capital, USD +\|/);
  });

  it("refuses another figure to order by", async () => {
    const { exit, stderr } = await answerOf(["compare", "spreads.yaml", "--by", "size"], { files });
    expect(exit).not.toBe(0);
    expect(stderr).toMatch(/--by must be maxLoss, gainPerLoss, capital, or move:1/);
  });
});
