import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateInWords, daysBetween } from "../../src/render/text/dates.ts";

const isoDate = fc
  .integer({ min: Date.UTC(1600, 0, 1) / 86_400_000, max: Date.UTC(2400, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe("dates", () => {
  it("are said in words", () => {
    expect([dateInWords("2026-01-22"), dateInWords("2024-02-09")]).toEqual(["22 Jan 2026", "9 Feb 2024"]);
  });

  it("are 57 days apart from 22 Jan to 20 Mar 2026, a day more in a leap year", () => {
    expect([daysBetween("2026-01-22", "2026-03-20"), daysBetween("2024-01-22", "2024-03-20")]).toEqual([57, 58]);
  });

  it("agree with the calendar of JavaScript", () => {
    fc.assert(
      fc.property(isoDate, isoDate, (from, to) => {
        expect(daysBetween(from, to)).toBe((Date.parse(to) - Date.parse(from)) / 86_400_000);
      }),
    );
  });
});
