import { describe, expect, it } from "vitest";
import { sizeDocumentSchema } from "../../src/schema/result/size.ts";
import { answerOf, type WorldSpec } from "./world.ts";

/** A price file of closes, by date. */
const prices = (rows: Readonly<Record<string, number>>) =>
  `Date,Close\n${Object.entries(rows)
    .map(([date, close]) => `${date},${close}\n`)
    .join("")}`;

// RTY has the 15th and the 16th, NQ ends on the 14th and lacks the 13th: the last date of both is the 14th.
const world: WorldSpec = {
  files: {
    "rty.csv": prices({
      "2026-01-12": 2600,
      "2026-01-13": 2610,
      "2026-01-14": 2605,
      "2026-01-15": 2650,
      "2026-01-16": 2690,
    }),
    "nq.csv": prices({ "2026-01-09": 25_000, "2026-01-12": 25_100, "2026-01-14": 25_050 }),
  },
};

async function sized(...more: string[]) {
  const pair = ["--long", "RTY", "--short", "NQ", "--history", "RTY=rty.csv", "--history", "NQ=nq.csv"];
  const { stdout } = await answerOf(["size", ...pair, "--lookback", "2", ...more, "--json"], world);
  return sizeDocumentSchema.parse(JSON.parse(stdout));
}

const levels = ({ trade: { long, short } }: Awaited<ReturnType<typeof sized>>) =>
  [long, short].map(({ level }) => [level.value, level.date]);

const lastDates = ({ trade: { long, short } }: Awaited<ReturnType<typeof sized>>) =>
  [long, short].map(({ volatility }) => (volatility?.from === "history" ? volatility.lastDate : null));

describe("two price files that end on different dates", () => {
  it("are sized at their last common date, levels and volatilities", async () => {
    const document = await sized();
    expect(document.trade.asOf).toBe("2026-01-14");
    expect(levels(document)).toEqual([
      [2605, "2026-01-14"],
      [25_050, "2026-01-14"],
    ]);
    expect(lastDates(document)).toEqual(["2026-01-14", "2026-01-14"]);
    expect(document.warnings.map(({ code }) => code)).not.toContain("LEVELS_OF_DIFFERENT_DATES");
  });

  it("are cut at --as-of where both go so far", async () => {
    const document = await sized("--as-of", "2026-01-12");
    expect(levels(document)).toEqual([
      [2600, "2026-01-12"],
      [25_100, "2026-01-12"],
    ]);
  });

  it("are warned about where one does not reach --as-of: the warning names the stale one", async () => {
    const document = await sized("--as-of", "2026-01-16");
    expect(levels(document)).toEqual([
      [2690, "2026-01-16"],
      [25_050, "2026-01-14"],
    ]);
    const warning = document.warnings.find(({ code }) => code === "LEVELS_OF_DIFFERENT_DATES");
    expect(warning?.message).toBe("the level of NQ is the close of 2026-01-14, that of RTY of 2026-01-16");
    expect(warning?.hint).toBe("give --as-of 2026-01-14 to size both on one date, or a newer file for NQ");
  });

  it("are not warned about where the stale level was given", async () => {
    const document = await sized("--as-of", "2026-01-16", "--level", "NQ=25500");
    expect(document.warnings.map(({ code }) => code)).not.toContain("LEVELS_OF_DIFFERENT_DATES");
  });
});

describe("flags that decide what a price file leaves open", () => {
  it("hold for the price files of a trade", async () => {
    const rows = ["05/01/2026", "06/01/2026", "07/01/2026"].map(
      (date, at) => `${date},${2600 + 10 * at},${100 + at}\n`,
    );
    const files = { "a.csv": `Date,Close,Settle\n${rows.join("")}` };
    const argv = ["size", "--long", "RTY", "--short", "NQ", "--history", "RTY=a.csv", "--level", "NQ=25500"];
    const read = ["--date-order", "dmy", "--column", "Settle", "--lookback", "2", "--estimator", "ewma"];
    const { stdout } = await answerOf([...argv, "--json", "--periods", "365", ...read], { files });
    const { long } = sizeDocumentSchema.parse(JSON.parse(stdout)).trade;
    expect([long.level.value, long.level.date]).toEqual([102, "2026-01-07"]);
    expect(long.volatility).toMatchObject({ estimator: "ewma", periodsPerYear: 365, lookback: null });
    const refused = await answerOf([...argv, "--lookback", "2"], { files });
    expect([refused.exit, refused.stderr]).toEqual([3, expect.stringContaining("HISTORY_DATE_ORDER_AMBIGUOUS")]);
  });

  it("leave out weekends where asked", async () => {
    const files = { "a.csv": prices({ "2026-01-08": 100, "2026-01-09": 101, "2026-01-11": 99 }) };
    const argv = ["size", "--long", "RTY", "--short", "NQ", "--history", "RTY=a.csv", "--level", "NQ=25500", "--json"];
    const dateOf = async (...more: string[]) => {
      const { stdout } = await answerOf([...argv, "--vol", "RTY=20%", ...more], { files });
      return sizeDocumentSchema.parse(JSON.parse(stdout)).trade.long.level.date;
    };
    expect(await dateOf()).toBe("2026-01-11");
    expect(await dateOf("--skip-weekends")).toBe("2026-01-09");
  });
});
