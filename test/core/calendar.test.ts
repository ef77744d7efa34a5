import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dayNumber,
  daysBetween,
  daysFromCivil,
  isCivilDate,
  isoDates,
  isoFromDays,
  isWeekend,
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
