import { describe, expect, it } from "vitest";
import {
  arrangedIn,
  civilReaders,
  type DateReader,
  daysOfPacked,
  isPlausible,
  monthReaders,
  NO_TIME,
  numberLikeMonthReaders,
  numberLikeReaders,
  requireDate,
  unixReaders,
} from "../../../src/io/table/dates.ts";

/** The first reader that knows a cell: its name and the date; null where none does. */
function readBy(readers: readonly DateReader[], cell: string): readonly [string, number] | null {
  for (const reader of readers) {
    const date = reader.read(cell);
    if (date >= 0) return [reader.name, date];
  }
  return null;
}

/** The time of the day that the reader of a name finds in a cell. */
function timeIn(readers: readonly DateReader[], name: string, cell: string): number | undefined {
  const reader = readers.find((one) => one.name === name);
  return reader !== undefined && reader.read(cell) >= 0 ? reader.seconds() : undefined;
}

const listed = (texts: string) => texts.split("|").map((text) => text.trim());
const every = (layouts: Readonly<Record<string, readonly [number, string][]>>) =>
  Object.entries(layouts).flatMap(([name, rows]) =>
    rows.flatMap(([date, cells]) => listed(cells).map((cell) => [cell, name, date] as const)),
  );

describe("a date", () => {
  it.each(
    every({
      "YYYY-MM-DD": [
        [
          20260122,
          "2026-01-22 | 2026/1/22 | 2026.01.22 | 2026. 1. 22. | 2026년 1월 22일 | 2026 年 1 月 22 日 | 2026年1月22日",
        ],
        [
          20260122,
          "2569-01-22 | '2026-01-22' | Thu 2026-01-22 | Thursday, 2026-01-22 | 2026-01-22 (Do) | 2026-01-22 UTC",
        ],
      ],
      // The first number stands for the month until the order is known.
      "first/second/YYYY": [
        [20260122, "1/22/2026 | 01-22-2026 | 01.22.2026 | 01 22 2026 | Do, 01.22.2026 | Do. 1.22.2026 | Do 1.22.2026"],
        [20262201, "22.01.2026 | 22/1/2026"],
      ],
      "first/second/YY": [
        [20262201, "22.01.26 | 22/1/26 | 22-01-26"],
        [19700122, "1/22/70"],
        [20690122, "1/22/69"],
      ],
      "D MMM YYYY": [
        [
          20260122,
          "22 Jan 2026 | 22-Jan-26 | 22Jan2026 | 22JAN26 | 22nd January 2026 | 22. Januar 2026 | 22 Jan. 2026",
        ],
        [
          20260122,
          "22 de enero de 2026 | 22 Jan '26 | 22 января 2026 | 22/Jan/2026 | 22 January, 2026 | Thu 22 Jan 2026",
        ],
        [20260101, "1er janvier 2026 | 1st Jan 2026"],
        [20260203, "3rd Feb 2026 | 3 şubat 2026 | 3 févr. 2026"],
        [20260904, "4th Sept 2026 | 4 sett. 2026 | 4 września 2026"],
      ],
      "MMM D, YYYY": [
        [
          20260122,
          "January 22, 2026 | Jan 22 2026 | Jan. 22, 2026 | Jan-22-2026 | Jan/22/2026 | Jan22, '26 | Jan 22,2026",
        ],
        [20260122, "Jan 22nd, 2026 | Thu Jan 22 2026 | Thursday, January 22, 2026"],
        [20260503, "May 3rd, 2026 | May 3 26"],
      ],
      "YYYY MMM D": [[20260122, "2026 Jan 22 | 2026-Jan-22 | 2026/january/22 | 2026 Jan. 22"]],
      "YYY/MM/DD (year 1 is 1912)": [
        [20260122, "115/01/22 | 115.1.22 | 115-1-22 | 民國115年1月22日 | 民國 115年1月22日 | 115 年 1 月 22 日"],
        [20101231, "099/12/31"],
      ],
      YYYYMMDD: [[20260122, "20260122 | 20260122T160000 | 20260122 1600 | 202601221600 | 20260122160000"]],
    }),
  )("%s is read as %s", (cell, name, date) => {
    expect(readBy(civilReaders(), cell)).toEqual([name, date]);
  });

  it.each(
    listed(
      "22 Foo 2026 | 22 Ju 2026 | 0/22/2026 | 1/0/2026 | 2026-0-22 | 2026-01-0 | 2026-01-22x | 2026-01-222 | 20260199x | 150/01/22",
    ),
  )("%s is none", (cell) => {
    expect(readBy(civilReaders(), cell)).toBeNull();
  });

  it.each([
    [2442, 2442],
    [2443, 1900],
    [2700, 2157],
    [2701, 2701],
  ])("of the first year %i, as Thailand counts from 2443 to 2700, is of %i", (written, year) => {
    expect(readBy(civilReaders(), `${written}-01-22`)?.[1]).toBe(year * 10_000 + 122);
  });

  it("has the time that stands behind it, or none", () => {
    expect(timeIn(civilReaders(), "YYYY-MM-DD", "2026-01-22 16:00")).toBe(57_600);
    expect(timeIn(civilReaders(), "YYYY-MM-DD", "2026-01-22")).toBe(NO_TIME);
    expect(timeIn(civilReaders(), "YYYY-MM-DD", "2026-01-22 25:00")).toBeUndefined();
    expect(timeIn(civilReaders(), "YYYYMMDD", "20260122 160030")).toBe(57_630);
  });

  it("is of one order or of either", () => {
    expect([20260122, 20260230, 20262201, -1].map((date) => isPlausible(date, false))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([20260122, 20260230, 20262201, 20263113].map((date) => isPlausible(date, true))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    // 22 January 2026, its numbers as they were written in each order.
    expect(arrangedIn("mdy", 20260122)).toBe(20260122);
    expect(arrangedIn("dmy", 20262201)).toBe(20260122);
    expect(arrangedIn("ymd", 20222601)).toBe(20260122);
    expect(daysOfPacked(20260122)).toBe(Date.UTC(2026, 0, 22) / 86_400_000);
    expect(daysOfPacked(20260230)).toBeNull();
  });

  it("of the caller is an ISO date", () => {
    expect(() => requireDate("asOf", "2026-01-22")).not.toThrow();
    expect(() => requireDate("asOf", undefined)).not.toThrow();
    expect(() => requireDate("expiry", "22.01.2026")).toThrow(
      expect.objectContaining({
        findings: [
          expect.objectContaining({
            code: "VALUE_OUT_OF_RANGE",
            path: "expiry",
            args: expect.objectContaining({ got: "22.01.2026" }),
          }),
        ],
      }),
    );
  });
});

describe("a date that looks like a number", () => {
  const at = Date.UTC(2026, 0, 22, 16) / 1000;

  it.each([
    ["unix seconds", `${at}`, 57_600],
    ["unix seconds", ` ${at}.25 `, 57_600.25],
    ["unix milliseconds", `${at}500`, 57_600.5],
    ["unix microseconds", `${at}000250`, 57_600.00025],
    ["unix nanoseconds", `${at}000000500`, 57_600.0000005],
  ])("of %s is read of %s", (name, cell, time) => {
    expect(readBy(unixReaders(), cell)).toEqual([name, 20260122]);
    expect(timeIn(unixReaders(), name, cell)).toBeCloseTo(time, 9);
    expect(unixReaders().find((one) => one.name === name)).toMatchObject({ orderOpen: false, twoDigitYear: false });
  });

  it.each(["176909760", "17690976000", "1769097600,5", "-1769097600"])("%s is no unix time", (cell) => {
    expect(readBy(unixReaders(), cell)).toBeNull();
  });

  it("of a spreadsheet counts days since 1899-12-30, and their parts", () => {
    const name = "spreadsheet day numbers";
    const days = (Date.UTC(2026, 0, 22) - Date.UTC(1899, 11, 30)) / 86_400_000;
    expect(readBy(numberLikeReaders(), `${days}`)).toEqual([name, 20260122]);
    expect(timeIn(numberLikeReaders(), name, ` ${days} `)).toBe(NO_TIME);
    expect(timeIn(numberLikeReaders(), name, `${days + 2 / 3}`)).toBe(57_600);
    expect([`${days}x`, "29999", "80000", `1${days}`].map((cell) => timeIn(numberLikeReaders(), name, cell))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("of six digits is in one of three orders", () => {
    const [serial, digits] = numberLikeReaders();
    expect(serial).toMatchObject({ orderOpen: false, twoDigitYear: false });
    expect(digits).toMatchObject({ name: "first/second/YY", orderOpen: true, twoDigitYear: true });
    expect(digits?.read("260122")).toBe(20222601);
    expect([digits?.read("x260122"), digits?.read("2601223")]).toEqual([-1, -1]);
  });
});

describe("a month is its last day", () => {
  it.each(
    every({
      "YYYY-MM": [
        [
          20260131,
          "2026-01 | 2026/1 | 2026M1 | 2026-M01 | 2026 M1 | 2026m01 | 2026年1月 | 2026년 1월 | 2026 年 1 月 | '2026-01'",
        ],
        [20240229, "2024-02"],
        [20231231, "2023-12"],
      ],
      "MM/YYYY": [
        [20260228, "02/2026 | 2/2026 | 2-2026 | 2 2026 | M02/2026 | m2/2026"],
        [20261231, "12/2026"],
      ],
      "MMM YYYY": [
        [20260131, "Jan 2026 | Jan-26 | Jan '26 | January2026 | Jan. 2026"],
        [19700430, "Apr-70 | abril 1970"],
        [20691231, "Dec-69"],
      ],
      "YYYY MMM": [[20260131, "2026 Jan | 2026Jan | 2026-January | 2026/Jan."]],
    }),
  )("%s is read as %s", (cell, name, date) => {
    expect(readBy(monthReaders(), cell)).toEqual([name, date]);
    expect(timeIn(monthReaders(), name, cell)).toBe(NO_TIME);
  });

  it.each(
    every({
      YYYYMM: [
        [20260131, "202601 | 2026.01 | 2026 01"],
        [20261031, "202610"],
      ],
      "MM.YYYY": [
        [20260131, "01.2026 | 1.2026"],
        [20261231, "12.2026"],
      ],
    }),
  )("%s is read as %s where the header says so", (cell, name, date) => {
    expect(readBy(numberLikeMonthReaders(), cell)).toEqual([name, date]);
  });

  it.each(
    listed(
      "2026-13 | 2026-0 | 0/2026 | 13/2026 | Foo 2026 | 2026 Foo | x2026-01 | 2026-01x | 2026-011 | 1026-01 | Ja 2026 | Jan 026 | x1/2026 | 2026 Jan 1",
    ),
  )("%s is none", (cell) => {
    expect(readBy(monthReaders(), cell)).toBeNull();
  });

  it.each(listed("202613 | 202600 | 182601 | x202601 | 2026011 | 13.2026 | 0.2026 | x1.2026 | 1.20261"))(
    "%s is none where the header says so",
    (cell) => {
      expect(readBy(numberLikeMonthReaders(), cell)).toBeNull();
    },
  );

  it("is of no open order", () => {
    for (const reader of [...monthReaders(), ...numberLikeMonthReaders()]) {
      expect(reader).toMatchObject({ orderOpen: false, twoDigitYear: false });
    }
  });
});
