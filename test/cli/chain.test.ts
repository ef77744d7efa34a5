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
    // Strikes of QQQ for a leg of RTY.
    const files = { "qqq.csv": "Strike,Call Bid,Call Ask,Put Bid,Put Ask\n600,20,20.2,10,10.2\n620,9,9.2,19,19.2\n" };
    const { stderr } = await answerOf(["size", sample, "--chain", "RTY=qqq.csv", "--leg", "RTY=2750C"], { files });
    expect(stderr).toContain("hint: these are strikes of another product: give the chain of this one");
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

describe("a chain that quotes one expiry, of a trade that names none", () => {
  const chainOf = (expiry: string, code: string) => `Symbol,Expiration,Strike,Type,Bid,Ask,Quote Date
${code},${expiry},2750,Call,78.00,78.80,2026-01-22
${code},${expiry},2950,Call,18.00,18.50,2026-01-22
`;
  const argv = [
    ...["size", "--as-of", "2026-01-22", "--long", "RTY", "--short", "NQ", "--level", "RTY=2730.8", "--level"],
    ...["NQ=25658.25", "--leg", "RTY=2750C", "--leg", "RTY=-1 2950C", "--chain", "RTY=rty.csv", "--json"],
  ];
  const sized = async (expiry: string, ...more: string[]) =>
    answerOf([...argv, ...more], { files: { "rty.csv": chainOf(expiry, "RTY") } });

  it("gives it that expiry, and says so", async () => {
    const document = JSON.parse((await sized("2026-03-20")).stdout);
    const { expiry, option } = document.trade.long;
    expect([expiry, option.code, option.days]).toEqual(["2026-03-20", "RTOH6", 57]);
    expect(document.warnings).toContainEqual(
      expect.objectContaining({
        code: "EXPIRY_OF_CHAIN",
        message: "the options of RTY expire on 2026-03-20, as all quotes of the chain do",
        file: "rty.csv",
      }),
    );
  });

  it("is as if the trade named it", async () => {
    const [found, named] = [await sized("2026-06-18"), await sized("2026-06-18", "--expiry", "RTY=2026-06-18")];
    const told = ({ stdout }: { stdout: string }) => {
      const { warnings, ...document } = JSON.parse(stdout);
      return [document, warnings.filter(({ code }: { code: string }) => code !== "EXPIRY_OF_CHAIN")];
    };
    expect(told(found)).toEqual(told(named));
  });

  it("is refused where that day is past", async () => {
    expect(await sized("2026-01-16")).toMatchObject({ exit: 3, stderr: expect.stringContaining("EXPIRY_PAST") });
  });

  it("says that two chains are of two days", async () => {
    const files = {
      "rty.csv": chainOf("2026-06-18", "RTY"),
      "nq.csv": chainOf("2026-03-20", "NQ").replaceAll("2750", "25500").replaceAll("2950", "26500"),
    };
    const more = ["--chain", "NQ=nq.csv", "--leg", "NQ=-1 25500C"];
    expect((await answerOf([...argv, ...more], { files })).stdout).toContain("EXPIRIES_DIFFER");
  });
});
