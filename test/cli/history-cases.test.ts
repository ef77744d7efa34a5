import { describe, expect, it } from "vitest";
import { answerOf, sized } from "./world.ts";

/** Closes that swing, one for each step. */
const closes = Array.from({ length: 26 }, (_, at) => 2300 + 7 * at + 31 * Math.sin(2.3 * at));
const days = Array.from({ length: 60 }, (_, at) => new Date(Date.UTC(2026, 0, 2 + at)))
  .filter((day) => day.getUTCDay() % 6 !== 0)
  .map((day) => day.toISOString().slice(0, 10));
const dated = (stamp: (day: string, at: number) => string) =>
  closes.map((close, at) => `${stamp(days[at] ?? "", at)},${close.toFixed(2)}`);
const file = (header: string, lines: readonly string[]) => `${[header, ...lines].join("\n")}\n`;

async function measured(text: string, ...argv: readonly string[]) {
  const { exit, stdout, stderr } = await answerOf(["vol", "prices.csv", "--lookback", "20", ...argv, "--json"], {
    files: { "prices.csv": text },
  });
  if (exit !== 0) return { exit, error: JSON.parse(stderr).error };
  const { series, warnings } = JSON.parse(stdout);
  const { observations, lastClose, lastDate, volatilities } = series[0];
  const codes = warnings.map(({ code }: { code: string }) => code);
  const found = volatilities.find(({ estimator }: { estimator: string }) => estimator === "close-to-close");
  return { exit, observations, lastClose, lastDate, value: found?.value, codes };
}

/** Sample standard deviation of the last 20 log returns, by the formula. */
function byHand(periods: number, prices = closes.map((close) => Number(close.toFixed(2)))): number {
  const last = prices.slice(-21);
  const returns = last.slice(1).map((price, at) => Math.log(price / (last[at] ?? 1)));
  const mean = returns.reduce((sum, one) => sum + one, 0) / 20;
  return Math.sqrt((returns.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 19) * periods);
}

describe("a price file as its vendor writes it", () => {
  it("counts a day once where a last row repeats it with a time", async () => {
    const lines = dated((day) => `${day} 00:00:00-05:00`);
    const stray = `${days[25]} 16:00:02-05:00,2999.00`;
    const control = await measured(file("Date,Close", lines));
    const strayed = await measured(file("Date,Close", [...lines, stray]));
    expect(control.codes).not.toContain("HISTORY_DAYS_REPEATED");
    expect(strayed).toEqual({ ...control, codes: ["HISTORY_DAYS_REPEATED", ...(control.codes ?? [])] });
    expect(strayed.value).toBeCloseTo(byHand(252), 12);
  });

  it("may hold ticks within one second", async () => {
    const lines = dated((_, at) => `2026-03-03T10:00:${`${Math.floor(at * 0.7)}`.padStart(2, "0")}.${(at * 7) % 10}00`);
    const { observations, value } = await measured(file("Datetime,Close", lines), "--periods", "5796");
    expect(observations).toBe(26);
    expect(value).toBeCloseTo(byHand(5796), 12);
    const { error } = await measured(file("Datetime,Close", [...lines, "2026-03-03T10:00:17.500,2999"]));
    expect(error).toMatchObject({ code: "HISTORY_DATE_REPEATED" });
    expect(error.hint).toContain("ticks");
  });

  it("is refused where its header lacks the time, and the remedy works", async () => {
    const lines = dated((_, at) => `2026-03-03,09:${`${at}`.padStart(2, "0")}:00`);
    const { error } = await measured(file("Date,Close", lines));
    expect(error).toMatchObject({
      code: "HISTORY_HEADER_SHORT",
      message: "a header must name every column, and rows have 3 fields under 2 names: none is of 09:00:00",
    });
    expect(await measured(file("Date,Time,Close", lines))).toMatchObject({ exit: 0, observations: 26 });
  });

  const names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  it.each([
    ["2022-01", (year: number, month: number) => `${year}-${`${month}`.padStart(2, "0")}`],
    ["Jan 2022", (year: number, month: number) => `${names[month - 1]} ${year}`],
    ["Jan-22", (year: number, month: number) => `${names[month - 1]}-${year % 100}`],
    ["01/2022", (year: number, month: number) => `${`${month}`.padStart(2, "0")}/${year}`],
    ["202201", (year: number, month: number) => `${year}${`${month}`.padStart(2, "0")}`],
    ["2022M01", (year: number, month: number) => `${year}M${`${month}`.padStart(2, "0")}`],
    ["2022年1月", (year: number, month: number) => `${year}年${month}月`],
    ["01.2022", (year: number, month: number) => `${`${month}`.padStart(2, "0")}.${year}`],
  ])("may be dated by months: %s", async (_, write) => {
    const lines = dated((__, at) => write(2022 + Math.floor(at / 12), (at % 12) + 1));
    const { observations, lastDate, value } = await measured(file("Date,Close", lines), "--periods", "12");
    expect({ observations, lastDate }).toEqual({ observations: 26, lastDate: "2024-02-29" });
    expect(value).toBeCloseTo(byHand(12), 12);
  });
});

describe("two price files of which one ends earlier", () => {
  const whole = file(
    "Date,Close",
    dated((day) => day),
  );
  const early = file("Date,Close", dated((day) => day).slice(0, 23));
  const argv = ["--long", "RTY", "--short", "NQ", "--history", "RTY=a.csv", "--history", "NQ=b.csv"];

  it.each([
    [early, whole],
    [whole, early],
  ])("are cut where the shorter ends, with a warning", async (a, b) => {
    const { trade, warnings } = await sized(argv, { files: { "a.csv": a, "b.csv": b } });
    expect([trade.long.level.date, trade.short.level.date]).toEqual([days[22], days[22]]);
    const found = warnings.filter(({ code }: { code: string }) => code === "HISTORIES_CUT");
    expect(found).toMatchObject([{ message: expect.stringContaining(`ends on ${days[22]}`) }]);
    expect(found[0].message).toContain(`on ${days[25]}: levels and volatilities are of ${days[22]}`);
    const again = await sized([...argv, "--as-of", days[22] ?? ""], { files: { "a.csv": a, "b.csv": b } });
    expect(again.warnings.map(({ code }: { code: string }) => code)).not.toContain("HISTORIES_CUT");
  });
});

describe("the roll of a continuous future", () => {
  // The March future of 2026 expires on Friday the 20th: the return to Monday the 23rd is between two contracts.
  const stretch = Array.from({ length: 40 }, (_, at) => new Date(Date.UTC(2026, 1, 26 + at)))
    .filter((day) => day.getUTCDay() % 6 !== 0)
    .map((day) => day.toISOString().slice(0, 10));
  const roll = stretch.indexOf("2026-03-23");
  const priced = (jump: number) =>
    stretch.map((_, at) => Number(((2300 + 31 * Math.sin(2.3 * at)) * (at < roll ? 1 : jump)).toFixed(2)));
  const text = (jump: number) => {
    const prices = priced(jump);
    return file(
      "Date,Close",
      stretch.map((day, at) => `${day},${prices[at]}`),
    );
  };
  const argv = (symbol: string) => ["--long", symbol, "--short", "NQ", "--history", `${symbol}=a.csv`];
  const rest = ["--level", "NQ=25000", "--vol", "NQ=20%"];
  const rolls = async (symbol: string, jump: number) => {
    const { exit, warnings } = await sized([...argv(symbol), ...rest], { files: { "a.csv": text(jump) } });
    expect(exit).toBe(0);
    return warnings.filter(({ code }: { code: string }) => code === "HISTORY_ROLL_DAYS");
  };

  it("is named where the volatility without its return differs by more than 3 %", async () => {
    const prices = priced(1.06);
    const returns = prices.slice(1).map((price, at) => Math.log(price / (prices[at] ?? 1)));
    const used = returns.slice(-20);
    const deviation = (of: readonly number[]) => {
      const mean = of.reduce((sum, one) => sum + one, 0) / of.length;
      return 100 * Math.sqrt((252 * of.reduce((sum, one) => sum + (one - mean) ** 2, 0)) / (of.length - 1));
    };
    const without = used.filter((_, at) => at !== roll - 1 - (returns.length - 20));
    const [found] = await rolls("RTY", 1.06);
    expect(found.message).toContain("2026-03-23");
    const [whole, left] = found.message.match(/\d+\.\d+(?= %)/g).map(Number);
    expect(whole).toBeCloseTo(deviation(used), 0);
    expect(left).toBeCloseTo(deviation(without), 0);
  });

  it("is no news for an ETF, which has none", async () => {
    expect(await rolls("IWM", 1.06)).toEqual([]);
  });
});
