import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dateFinding,
  dayNumber,
  daysBetween,
  daysFromCivil,
  isCivilDate,
  isoDates,
  isoFromDays,
  isWeekend,
  readDate,
  readMonth,
  weekday,
} from "../../src/core/calendar.ts";

/** Days since 1970 that the engine's own calendar has as instants: the years 1 to 9998. */
const days = fc.integer({ min: -719_162, max: 2_932_000 });

describe("the civil calendar agrees with the engine's", () => {
  it("both ways, and in the day of the week", () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = new Date(day * 86_400_000);
        expect(isoFromDays(day)).toBe(date.toISOString().slice(0, 10));
        expect(daysFromCivil(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day);
        expect(weekday(day)).toBe(date.getUTCDay());
      }),
    );
  });

  it("in which days exist", () => {
    const part = fc.integer({ min: 0, max: 33 });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part, part, (year, month, day) => {
        const date = new Date(Date.UTC(year, month - 1, day));
        expect(isCivilDate(year, month, day)).toBe(date.getUTCMonth() + 1 === month && date.getUTCDate() === day);
      }),
    );
  });

  it("in runs of ascending days, with repeats and gaps", () => {
    fc.assert(
      fc.property(days, fc.array(fc.integer({ min: 0, max: 70 })), (first, steps) => {
        const run = new Int32Array(steps.length + 1);
        for (let i = 0, day = first; i < run.length; i++) {
          run[i] = day;
          day += steps[i] ?? 0;
        }
        expect(isoDates(run)).toEqual([...run].map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)));
      }),
    );
  });
});

describe("the rule of the leap years", () => {
  it.each([
    [2023, false],
    [2024, true],
    [1900, false],
    [2100, false],
    [2000, true],
    [2400, true],
  ])("%i has a 29th of February: %s", (year, leap) => {
    expect(isCivilDate(year, 2, 29)).toBe(leap);
    expect(isoFromDays(daysFromCivil(year, 2, 28) + 1)).toBe(leap ? `${year}-02-29` : `${year}-03-01`);
  });

  it("has a first and a last day of each month, no month 0 or 13, and no day 0", () => {
    const lasts = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (const [i, last] of lasts.entries()) {
      expect([1, last, last + 1].map((day) => isCivilDate(2024, i + 1, day))).toEqual([true, true, false]);
    }
    for (const [month, day] of [
      [0, 0],
      [0, 1],
      [13, 0],
      [13, 1],
      [1, 0],
      [1, -1],
      [2, 30],
      [4, 31],
    ] as const) {
      expect(isCivilDate(2024, month, day)).toBe(false);
    }
  });
});

describe("dates as text", () => {
  it.each(["2026-02-29", "2026-1-05", "26-01-05", "2026-13-01", "2026-01-05T00:00", "x2026-01-05", ""])(
    "%j is no date",
    (text) => {
      expect(dayNumber(text)).toBeNull();
      expect(daysBetween(text, "2026-01-05")).toBeNull();
      expect(daysBetween("2026-01-05", text)).toBeNull();
      expect(isWeekend(text)).toBe(false);
    },
  );

  it("counts the days of a trade to its expiry", () => {
    expect(daysBetween("2026-01-22", "2026-03-20")).toBe(57);
  });

  it("knows a Sunday session from a Friday one", () => {
    expect(["2025-07-11", "2025-07-12", "2025-07-13", "2025-07-14"].map(isWeekend)).toEqual([false, true, true, false]);
  });
});

describe("a date as people type it", () => {
  it.each([
    ["2026-03-20", "2026-03-20"],
    [" 2026-03-20 ", "2026-03-20"],
    ["20-Mar-2026", "2026-03-20"],
    ["20 march 2026", "2026-03-20"],
    ["20Mar2026", "2026-03-20"],
    ["20. Mar. 2026", "2026-03-20"],
    ["5 May 2026", "2026-05-05"],
    ["1-Sept-2026", "2026-09-01"],
    ["Mar 20, 2026", "2026-03-20"],
    ["Mar 20,2026", "2026-03-20"],
    ["December 5 2026", "2026-12-05"],
    ["Jan-31-2026", "2026-01-31"],
  ])("is read: %s", (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  it.each([
    ...["", "03/20/2026", "20-Mar-26", "31 April 2026", "0 Mar 2026", "120 Mar 2026", "20 Ma 2026", "20 Marc 2026"],
    ...["20 Foo 2026", "x20 Mar 2026", "20 Mar 2026x", "20---Mar-2026", "20-Mar---2026", "20 Mar 20266"],
    ...["x1Mar 20, 2026", "Mar 20, 2026x", "Mar 200, 2026", "Mar---20, 2026", "Mar 202026", "Mar 20;2026", "Mar 2026"],
  ])("is none, or could be another: %s", (text) => {
    expect(readDate(text)).toBeNull();
  });

  it.each([
    ["2026-06", "2026-06"],
    [" 2026-06 ", "2026-06"],
    ["Jun26", "2026-06"],
    [" june 2026 ", "2026-06"],
    ["Jun '26", "2026-06"],
    ["Sept.2026", "2026-09"],
    ["dec-26", "2026-12"],
  ])("names a month: %s", (text, month) => {
    expect(readMonth(text)).toBe(month);
  });

  it.each([
    ...["", "2026-13", "2026-00", "x2026-06", "2026-061", "202-06", "26 Jun", "Jun6", "Jun026", "Ju26", "Juni26"],
    ...["Jun---26", "1Jun26", "Jun26x"],
  ])("names no month: %s", (text) => {
    expect(readMonth(text)).toBeNull();
  });

  it.each([
    ["03/04/2026", ["2026-04-03", "2026-03-04"]],
    ["20/03/2026", ["2026-03-20"]],
    ["3.20.26", ["2026-03-20"]],
    ["2026/3/20", ["2026-03-20"]],
    ["26 03 04", ["2004-03-26", "2026-03-04"]],
    ["20-Mar-26", ["2026-03-20", "2020-03-26"]],
    ["5Sept26", ["2026-09-05"]],
    ["20260320", ["2026-03-20"]],
    [" 5-5-2026 ", ["2026-05-05"]],
  ])("that has several readings, or another notation, is told with them: %s", (got, readings) => {
    expect(dateFinding("asOf", got)).toMatchObject({ code: "DATE_UNREADABLE", args: { name: "asOf", got, readings } });
  });

  it.each([
    ...["", "soon", "31/02/2026", "120203/04/2026", "03/04/20266", "03/004/2026", "3/4/123", "x20260320", "202603201"],
    ...["120-Mar-26", "20-Mar-266", "20--Mar-26", "20-Ma-26"],
  ])("that means no day is told without: %s", (got) => {
    expect(dateFinding("expiry", got)).toEqual({ code: "DATE_UNREADABLE", args: { name: "expiry", got } });
  });
});
