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
    expect(warning?.message).toBe("the level of NQ is of 2026-01-14, that of RTY of 2026-01-16");
    expect(warning?.hint).toBe("give a newer level of NQ, or --as-of 2026-01-14 to size both on one date");
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

describe("a file whose date is moved", () => {
  const file = `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%, legs: ["2750C @ 78.40"]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%, legs: [25500P]}
size: {weighting: dollar}
`;
  const files = { "t.yaml": file, "r.csv": "Symbol,Bid,Ask\nRTOH6 C2750,98.2,99.4\n" };
  const later = ["--as-of", "2026-02-20"];
  const levelsNow = ["--level", "RTY=2800", "--level", "NQ=25500"];
  const said = async (...flags: string[]) => {
    const { stdout } = await answerOf(["size", "t.yaml", ...flags, "--json"], { files });
    const { warnings } = sizeDocumentSchema.parse(JSON.parse(stdout));
    return warnings.flatMap(({ code, message }) => (code === "PRICES_OF_OTHER_DAY" ? [message] : []));
  };

  it("says which prices are of the day of the file", async () => {
    expect(await said(...later)).toEqual([
      "the date is moved to 2026-02-20, and the file gives the level of RTY, the premiums of RTY, the level of NQ of 2026-01-22",
    ]);
    expect(await said(...later, ...levelsNow)).toEqual([expect.stringContaining("gives the premiums of RTY of")]);
    expect(await said(...later, ...levelsNow, "--leg", "RTY=2750C")).toEqual([]);
    expect(await said("--as-of", "2026-01-22")).toEqual([]);
    expect(await said()).toEqual([]);
  });

  it("keeps the date of its prices where it is stored, and saves none under another", async () => {
    const { stdout: stored } = await answerOf(["size", "t.yaml", ...later, "--json"], { files });
    const { trade } = sizeDocumentSchema.parse(JSON.parse(stored));
    expect(trade.long.level).toEqual({ value: 2730.8, from: "file", file: "t.yaml", date: "2026-01-22" });
    const check = async (name: string, ...flags: string[]) => {
      const argv = ["check", name, "--max-price-age", "3", ...flags, "--json"];
      const { exit, stdout } = await answerOf(argv, { files: { ...files, "s.json": stored } });
      const {
        checks,
        files: [{ warnings }],
      } = JSON.parse(stdout);
      return [exit, checks[0].actual, warnings.map(({ code }: { code: string }) => code)];
    };
    // 22 January to 20 February.
    const old = { long: 29, short: 29 };
    expect(await check("s.json", "--today", "2026-02-20")).toEqual([
      1,
      old,
      expect.arrayContaining(["STORED_WARNING"]),
    ]);
    expect(await check("t.yaml", ...later)).toEqual([1, old, expect.arrayContaining(["PRICES_OF_OTHER_DAY"])]);
    // The level of RTY is of today, and the premium of its option is not.
    const [exit, ages] = await check("t.yaml", ...later, ...levelsNow, "--today", "2026-02-20");
    expect([exit, ages]).toEqual([1, { long: 29, short: 0 }]);
    const saved = await answerOf(["size", "t.yaml", ...later, "--save", "new.yaml"], { files });
    expect([saved.exit, saved.stderr]).toEqual([3, expect.stringContaining("SAVED_PRICES_OF_OTHER_DAY")]);
  });

  it("is told of in a comparison, and does not matter to a mark", async () => {
    const compared = await answerOf(["compare", "t.yaml", "--leg", "RTY=2750C", ...later, "--json"], { files });
    const codes = JSON.parse(compared.stdout).warnings.map(({ code }: { code: string }) => code);
    expect(codes).toContain("PRICES_OF_OTHER_DAY");
    const marked = await answerOf(["mark", "t.yaml", ...later, ...levelsNow, "--json"], { files });
    expect([marked.exit, marked.stdout]).toEqual([0, expect.not.stringContaining("PRICES_OF_OTHER_DAY")]);
  });
});
