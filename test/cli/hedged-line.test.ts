import { describe, expect, it } from "vitest";
import { answerOf } from "./world.ts";

const histories = ["RTY=fixtures/prices/synthetic-first.csv", "NQ=fixtures/prices/synthetic-second.csv"];
const pair = ["--long", "RTY", "--short", "NQ", ...histories.flatMap((history) => ["--history", history])];

describe("size says in one line what the weightings hedged in the past", () => {
  it("as backtest has it over the trade's own windows, with the command that shows more", async () => {
    const { stdout } = await answerOf(["size", "fixtures/trades/synthetic-pair.yaml"]);
    const { stdout: studied } = await answerOf(["backtest", "fixtures/trades/synthetic-pair.yaml", "--json"]);
    const { horizons } = JSON.parse(studied);
    const study = horizons.find(({ days }: { days: number }) => days === 20);
    const whole = (share: number) => Math.round(100 * share);
    const shares = study.weightings.map(
      ({ weighting, effectivenessRange: [least, most] }: { weighting: string; effectivenessRange: [number, number] }) =>
        `${weighting} ${whole(least)} to ${whole(most)} %`,
    );
    expect(shares).toHaveLength(3);
    expect(stdout).toContain(
      `Hedged of RTY's variance in ${study.windows} past windows of 20 trading days, over all 20 starts: ` +
        `${shares.join(", ")}; more: pairsize backtest fixtures/trades/synthetic-pair.yaml\n`,
    );
  });

  it("names no command that would not run: the histories of flags are not repeated", async () => {
    const file = ["fixtures/trades/rty-nq-spreads.yaml", ...histories.flatMap((history) => ["--history", history])];
    const asked = [pair, [...pair, "--vol", "RTY=0.2"], [...pair, "--format", "markdown"], file];
    for (const argv of asked)
      expect((await answerOf(["size", ...argv])).stdout, argv.join(" ")).toContain(
        "; more: pairsize backtest with these histories\n",
      );
  });

  it("not without two histories, not where they hold too little, and not in batch or JSON", async () => {
    const silent = [
      ["size", "fixtures/trades/rty-nq-spreads.yaml"],
      ["size", ...pair, "--lookback", "280"],
      ["size", ...pair, "--json"],
    ];
    for (const argv of silent) expect((await answerOf(argv)).stdout).not.toContain("variance in");
  });
});
