import { describe, expect, it } from "vitest";
import { goldenSuite } from "./golden.ts";
import { answerOf, type WorldSpec } from "./world.ts";

const sample = "fixtures/trades/rty-nq-spreads.yaml";
const chain = (file: string) => ["--chain", `RTY=fixtures/chains/${file}`];
const plain: WorldSpec = { columns: 80, env: { NO_COLOR: "1" } };
const spread = ["--leg", "RTY=2750C", "--leg", "RTY=-1 2950C", "--weighting", "dollar"];

goldenSuite("chain", [
  { name: "sides-paid-and-received", argv: ["size", sample, ...chain("cme-two-sided.csv"), ...spread], world: plain },
  { name: "leg-missing", argv: ["size", sample, ...chain("cme-two-sided.csv"), "--leg", "RTY=2755C"] },
  { name: "file-missing", argv: ["size", sample, ...chain("none.csv"), "--leg", "RTY=2755C"] },
]);

interface Answer {
  readonly trade: {
    readonly long: { readonly legs: readonly unknown[]; readonly unit: { readonly netPremium: number } };
  };
}

async function long(...argv: readonly string[]) {
  const { exit, stdout, stderr } = await answerOf(["size", sample, ...argv, "--json"]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  return (JSON.parse(stdout) as Answer).trade.long;
}

async function codeOf(...argv: readonly string[]): Promise<unknown> {
  const { exit, stderr } = await answerOf(["size", sample, ...argv, "--json"]);
  expect(exit).toBe(3);
  return (JSON.parse(stderr) as { error: { code: string } }).error.code;
}

describe("premiums from a chain", () => {
  it("pay the ask and receive the bid, or are the middle, or the last trade", async () => {
    const side = await long(...chain("cme-two-sided.csv"), ...spread);
    expect(side.legs).toMatchObject([
      { strike: 2750, premium: { value: 78.8, from: "chain" } },
      { strike: 2950, premium: { value: 18, from: "chain" } },
    ]);
    // -(78.80 - 18.00) x 50, and with the middles 78.40 and 18.25
    expect(side.unit.netPremium).toBe(-3040);
    expect((await long(...chain("cme-two-sided.csv"), ...spread, "--quote", "mid")).unit.netPremium).toBe(-3007.5);
    // the last trades 77.90 and 18.10
    expect((await long(...chain("barchart-stacked.csv"), ...spread, "--quote", "last")).unit.netPremium).toBe(-2990);
  });

  it("are of the strikes that are quoted, where a leg names a delta or a distance", async () => {
    for (const [leg, strike] of [
      ["50dC", 2750],
      ["20dC", 2950],
      ["ATM C", 2750],
      ["-1%C", 2700],
      ["+8%C", 2950],
    ]) {
      const side = await long(...chain("cme-two-sided.csv"), "--leg", `RTY=+1 ${leg}`, "--weighting", "dollar");
      expect(side.legs).toMatchObject([{ strike, premium: { from: "chain" } }]);
    }
  });

  it("give way to a premium that is given", async () => {
    const side = await long(...chain("cme-two-sided.csv"), "--leg", "RTY=2750C @ 80", "--weighting", "dollar");
    expect(side.legs).toMatchObject([{ premium: { value: 80, from: "flag" } }]);
  });

  it("are refused where the chain has none", async () => {
    expect(await codeOf(...chain("cme-two-sided.csv"), "--leg", "RTY=2755C")).toBe("CHAIN_LEG_MISSING");
    expect(await codeOf(...chain("cme-two-sided.csv"), "--leg", "RTY=-1 2950P")).toBe("CHAIN_NO_QUOTE");
  });

  it("need an expiry where the chain has several", async () => {
    const levels = ["--level", "RUT=2730.8", "--level", "NQ=25658.25"];
    const argv = ["size", "--long", "RUT", "--short", "NQ", ...levels, "--leg", "RUT=2750C"];
    argv.push("--chain", "RUT=fixtures/chains/broker-blocks.csv");
    const { exit, stderr } = await answerOf([...argv, "--json"]);
    expect({ exit, code: JSON.parse(stderr).error.code }).toEqual({ exit: 3, code: "CHAIN_SEVERAL_EXPIRIES" });
  });
});
