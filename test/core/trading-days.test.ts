import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expiriesOfMonth } from "../../src/core/contract/series.ts";
import { isTradingDay, previousTradingDay, tradingDaysBetween, whyClosed } from "../../src/core/trading-days.ts";

interface ExpiryOracle {
  readonly holidays: readonly string[];
  readonly tradingDays: readonly (readonly [year: number, count: number])[];
  readonly months: readonly (readonly [month: string, monthly: string, lastTradingDay: string])[];
  readonly juneteenthQuarterlies: readonly string[];
}

const oracle: ExpiryOracle = JSON.parse(
  readFileSync(new URL("../../fixtures/oracles/expiries.json", import.meta.url), "utf8"),
);

const DAY = 86_400_000;
const isoOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const days1998To2099 = Array.from({ length: (Date.UTC(2100, 0, 1) - Date.UTC(1998, 0, 1)) / DAY }, (_, index) =>
  isoOf(Date.UTC(1998, 0, 1) + index * DAY),
);

describe("trading days agree with a listing of all holidays by another script", () => {
  it("on every day of 1998 to 2099", () => {
    const holidays = new Set(oracle.holidays);
    for (const date of days1998To2099) {
      const isWeekday = new Date(date).getUTCDay() % 6 !== 0;
      if (isTradingDay(date) !== (isWeekday && !holidays.has(date))) expect.fail(date);
    }
  });

  it("in the count of each year", () => {
    for (const [year, count] of oracle.tradingDays) {
      expect([year, tradingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`)]).toEqual([year, count]);
    }
    expect(oracle.tradingDays).toHaveLength(102);
  });

  it("in the day of the quarterlies and monthlies and in the last trading day, month by month", () => {
    expect(oracle.months).toHaveLength(102 * 12);
    for (const [month, monthly, eom] of oracle.months) {
      const [year = 0, number = 0] = month.split("-").map(Number);
      expect([month, expiriesOfMonth({ year, month: number })]).toEqual([month, { monthly, eom }]);
    }
  });

  it("in the 22 quarterlies that Juneteenth moves to a Thursday", () => {
    const moved = Array.from({ length: 78 }, (_, index) => expiriesOfMonth({ year: 2022 + index, month: 6 }).monthly);
    const thursdays = moved.filter((date) => new Date(date).getUTCDay() === 4);
    expect(thursdays).toEqual(oracle.juneteenthQuarterlies);
    expect(thursdays).toHaveLength(22);
    expect(thursdays.slice(0, 5)).toEqual(["2026-06-18", "2027-06-17", "2032-06-17", "2037-06-18", "2038-06-17"]);
  });
});

const PRICES = "../shared/data";

// Daily closes of the cash indices, which are not part of the project: a file has a day when the stock exchanges were open.
describe.skipIf(!existsSync(PRICES))(`trading days are the days of real prices (skipped without ${PRICES})`, () => {
  it.each(["NDX_yahoo.csv", "RUT_yahoo.csv"])("of %s, none more and none less", (file) => {
    const lines = readFileSync(`${PRICES}/${file}`, "utf8").split("\n");
    const closes = new Set(lines.map((line) => line.slice(0, 10)).filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date)));
    const [first, last] = ["1998-01-01", [...closes].sort().at(-1) ?? ""];
    const other = days1998To2099.filter(
      (date) => date >= first && date <= last && isTradingDay(date) !== closes.has(date),
    );
    expect(other).toEqual([]);
    expect(last > "2026").toBe(true);
  });
});

describe("published holidays", () => {
  // NYSE, Holidays and Trading Hours, 2025 and 2026.
  it.each([
    ["2025-01-01", "New Year's Day"],
    ["2025-01-09", "the day of mourning for President Carter"],
    ["2025-01-20", "Martin Luther King Day"],
    ["2025-02-17", "Presidents' Day"],
    ["2025-04-18", "Good Friday"],
    ["2025-05-26", "Memorial Day"],
    ["2025-06-19", "Juneteenth"],
    ["2025-07-04", "Independence Day"],
    ["2025-09-01", "Labor Day"],
    ["2025-11-27", "Thanksgiving"],
    ["2025-12-25", "Christmas"],
    ["2026-04-03", "Good Friday"],
    ["2026-07-03", "Independence Day"],
    ["2027-06-18", "Juneteenth"],
    ["2023-01-02", "New Year's Day"],
    ["2001-09-11", "the attacks of 11 September"],
    ["2001-09-14", "the attacks of 11 September"],
    ["2004-06-11", "the day of mourning for President Reagan"],
    ["2007-01-02", "the day of mourning for President Ford"],
    ["2012-10-29", "hurricane Sandy"],
    ["2012-10-30", "hurricane Sandy"],
    ["2018-12-05", "the day of mourning for President George H. W. Bush"],
    ["2026-01-24", "Saturday"],
    ["2026-01-25", "Sunday"],
  ])("%s is %s", (date, name) => {
    expect(whyClosed(date)).toBe(name);
    expect(isTradingDay(date)).toBe(false);
  });

  it.each([
    ["2021-12-31", "New Year's Day on a Saturday is not kept on the Friday before"],
    ["2021-06-18", "Juneteenth is kept from 2022"],
    ["2026-11-27", "the day after Thanksgiving is a short day"],
    ["1997-12-25", "before 1998 every weekday counts"],
    ["2100-12-24", "after 2099 every weekday counts"],
  ])("%s is traded: %s", (date) => {
    expect(isTradingDay(date)).toBe(true);
    expect(whyClosed(date)).toBeNull();
  });

  it("takes no text for a day", () => {
    for (const text of ["", "2026-02-30", "tomorrow"]) {
      expect(isTradingDay(text)).toBe(false);
      expect(whyClosed(text)).toBeNull();
      expect(tradingDaysBetween(text, "2026-01-22")).toBeNull();
      expect(tradingDaysBetween("2026-01-22", text)).toBeNull();
    }
  });
});

describe("counting trading days", () => {
  it("takes 40 from 22 January to 20 March 2026: 41 weekdays less Presidents' Day", () => {
    expect(tradingDaysBetween("2026-01-22", "2026-03-20")).toBe(40);
    expect(tradingDaysBetween("2026-03-20", "2026-01-22")).toBe(-40);
  });

  const date = fc.integer({ min: 0, max: days1998To2099.length - 1 }).map((index) => days1998To2099[index] ?? "");
  const inTwoYears = fc
    .tuple(date, fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 700 }))
    .map(([first, second, third]) => {
      const [a, b] = [second, third].map((days) => isoOf(Date.parse(first) + days * DAY));
      return [first, a ?? "", b ?? ""] as const;
    });

  it("adds up, whatever the order of the days", () => {
    fc.assert(
      fc.property(inTwoYears, ([first, second, third]) => {
        const [whole, one, two] = [
          tradingDaysBetween(first, third) ?? 0,
          tradingDaysBetween(first, second) ?? 0,
          tradingDaysBetween(second, third) ?? 0,
        ];
        expect(one + two).toBe(whole);
      }),
      { numRuns: 100 },
    );
  });

  it("goes back one trading day to the one before", () => {
    fc.assert(
      fc.property(date, (day) => {
        const before = previousTradingDay(day);
        expect(isTradingDay(before)).toBe(true);
        expect(before < day).toBe(true);
        expect(tradingDaysBetween(before, day)).toBe(isTradingDay(day) ? 1 : 0);
      }),
    );
  });
});
