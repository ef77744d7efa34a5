import { describe, expect, it } from "vitest";
import { sample, sampleFile } from "./trades.ts";
import { answerOf } from "./world.ts";

const size = (...flags: readonly string[]) => answerOf(["size", "-", "--json", ...flags], { stdin: sample });
const sizeWith = (rules: string) => answerOf(["size", "-", "--json"], { stdin: `${sample}size: {${rules}}\n` });
const check = (limits: string, ...flags: readonly string[]) =>
  answerOf(["check", "-", "--json", ...flags], { stdin: `${sample}limits: {${limits}}\n` });

describe("a former name of a key", () => {
  it("is read in a trade file as the key itself", async () => {
    expect(await check("premium: 20000")).toEqual(await check("maxPremium: 20000"));
    const now = await sizeWith("maxDailyRisk: 20000");
    expect(await sizeWith("maxDailyVolatility: 20000")).toEqual(now);
    const { amount, revalued } = JSON.parse(now.stdout).sizings[0].dailyRisk;
    expect(Math.max(amount, revalued)).toBeLessThanOrEqual(20_000);
  });

  it("is read as a flag, with its value behind it or behind =", async () => {
    const now = await size("--max-daily-risk", "20000");
    expect(await size("--max-daily-volatility", "20000")).toEqual(now);
    expect(await size("--max-daily-volatility=20000")).toEqual(now);
    expect(now.stdout).not.toBe((await size()).stdout);
    const limit = ["check", sampleFile, "--json"];
    expect(await answerOf([...limit, "--premium", "20000"])).toEqual(
      await answerOf([...limit, "--max-premium", "20000"]),
    );
  });

  it("gives way to a flag, whichever name either has", async () => {
    const { stdout } = await check("maxPremium: 5");
    expect(JSON.parse(stdout).checks[0]).toMatchObject({ name: "maxPremium", limit: 5 });
    for (const limits of ["premium: 20000", "maxPremium: 20000"])
      for (const flag of ["--premium", "--max-premium"]) expect((await check(limits, flag, "5")).stdout).toBe(stdout);
  });

  it("is refused beside the key, at its place, and named where its value is wrong", async () => {
    const errors = async (limits: string) => JSON.parse((await check(limits)).stdout).files[0].errors;
    expect(await errors("premium: 1, maxPremium: 2")).toMatchObject([
      { code: "KEY_TWICE", path: "limits.premium", where: { column: 10 } },
    ]);
    expect(await errors("premium: -1")).toMatchObject([{ code: "VALUE_OUT_OF_RANGE", path: "limits.premium" }]);
    expect(await errors("premium: [1]")).toMatchObject([{ code: "VALUE_OF_WRONG_KIND", path: "limits.premium" }]);
  });

  it("stands in the help on trade files only", async () => {
    const help = await answerOf(["help", "trade-file"]);
    expect(help.stdout.replaceAll(/\s+/g, " ")).toContain("premium is its former name, and is read");
    expect((await answerOf(["check", "--help"])).stdout).not.toContain(" --premium");
    expect((await answerOf(["size", "--help"])).stdout).not.toContain("--max-daily-volatility");
    expect((await answerOf(["completion", "bash"])).stdout).not.toContain("max-daily-volatility");
  });
});
