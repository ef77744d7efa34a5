import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMonth } from "../../../src/core/calendar.ts";
import { contracts, listedContract } from "../../../src/core/contract/catalogue.ts";
import { chooseSeries, comingExpiries, expiryOfMonth, nearestExpiry } from "../../../src/core/contract/expiries.ts";
import { frontFuture, futureOfCode } from "../../../src/core/contract/quarterly-futures.ts";
import { seriesOfCode, seriesOn } from "../../../src/core/contract/series.ts";
import { isTradingDay } from "../../../src/core/trading-days.ts";
import { hintOf, messageOf } from "../../../src/errors/words.ts";

const AS_OF = "2026-01-05";

function choice(symbol: string, expiry: string | null, series: string | null = null, asOf: string | null = AS_OF) {
  return chooseSeries(listedContract(symbol), { expiry, asOf, series });
}

function chosen(...request: Parameters<typeof choice>) {
  const answer = choice(...request);
  return answer.known ? answer.series : expect.fail(answer.reason.code);
}

function reason(...request: Parameters<typeof choice>) {
  const answer = choice(...request);
  return answer.known ? expect.fail(`${request} is not refused`) : answer.reason;
}

describe("option codes of the exchanges", () => {
  // Symbol, code, expiry, the future under it.
  it.each([
    ["RTY", "RTOH6", "2026-03-20", "RTYH6"],
    ["NQ", "NQH6", "2026-03-20", "NQH6"],
    ["NQ", "QN3H6", "2026-03-20", "NQM6"],
    ["RTY", "R2UF6", "2026-01-13", "RTYH6"],
    ["RTY", "RTMH6", "2026-03-31", "RTYM6"],
    ["RTY", "R3AH6", "2026-03-16", "RTYH6"],
    ["RTY", "R3DH6", "2026-03-19", "RTYH6"],
    ["RTY", "R3EH6", "2026-03-20", "RTYM6"],
    ["RTY", "RTOM6", "2026-06-18", "RTYM6"],
    ["RTY", "R3DM6", "2026-06-18", "RTYU6"],
    ["RTY", "R2EF6", "2026-01-09", "RTYH6"],
    ["RTY", "RTMF6", "2026-01-30", "RTYH6"],
    ["NQ", "Q2BF6", "2026-01-13", "NQH6"],
    ["NQ", "QN2F6", "2026-01-09", "NQH6"],
    ["ES", "E4BF6", "2026-01-27", "ESH6"],
    ["ES", "EWZ5", "2025-12-31", "ESH6"],
    ["MNQ", "D2DF6", "2026-01-08", "MNQH6"],
    ["YM", "OYMM6", "2026-06-18", "YMM6"],
  ])("%s has %s on %s, delivering %s", (symbol, code, date, underlying) => {
    expect(seriesOfCode(code, "2025-12-01")).toMatchObject({ symbol, code, date, underlying });
    expect(seriesOn(listedContract(symbol), date).map((series) => series.code)).toContain(code);
  });

  it("are American and settle at the opening on a quarterly day, European and at the close on others", () => {
    expect(seriesOfCode("RTOM6", AS_OF)).toMatchObject({
      series: "quarterly",
      exercise: "american",
      settlement: "am",
      nominal: "2026-06-19",
      lastTradingDay: "2026-06-18",
      certain: true,
    });
    for (const code of ["R3DM6", "RTMH6", "R3EH6"]) {
      expect(seriesOfCode(code, AS_OF)).toMatchObject({ exercise: "european", settlement: "pm", certain: true });
    }
  });

  it.each([
    "ABCH6",
    "RTOF6",
    "R5EF6",
    "R5AF6",
    "R4EK7",
    "RUTW",
    "RUTWH6",
    "RTO",
    "RTYH6",
    "RTOA6",
    "/RTOH6",
    "RTOH6P",
    "",
  ])("%j is none", (code) => {
    // R4EK7 would end on 28 May 2027, the last trading day of its month.
    expect(seriesOfCode(code, AS_OF)).toBeNull();
  });

  it("read one digit of the year as the nearest, and two as written", () => {
    expect(["RTOH5", "RTOH6", "RTOH1", "RTOH2"].map((code) => seriesOfCode(code, AS_OF)?.date)).toEqual([
      "2025-03-21",
      "2026-03-20",
      "2031-03-21",
      "2022-03-18",
    ]);
    expect(seriesOfCode("rtoh36", AS_OF)).toMatchObject({ code: "RTOH6", date: "2036-03-21" });
    expect(seriesOfCode(" RTOH6 ", AS_OF)?.code).toBe("RTOH6");
  });

  // Months that end on a Friday, a Saturday and a Sunday, a December, and one whose last weekday is Good Friday.
  it.each([
    ["RTMN6", "2026-07-31", "2026-07-31"],
    ["RTMF6", "2026-01-30", "2026-01-30"],
    ["RTMK6", "2026-05-29", "2026-05-29"],
    ["RTMZ6", "2026-12-31", "2026-12-31"],
    ["RTMH4", "2024-03-28", "2024-03-29"],
  ])("%s, the end of a month, expires on %s for %s", (code, date, nominal) => {
    expect(seriesOfCode(code, date)).toMatchObject({ series: "eom", date, nominal });
  });
});

describe("what expires on a day", () => {
  const codesOn = (symbol: string, date: string) => seriesOn(listedContract(symbol), date).map(({ code }) => code);

  it.each([
    ["RTY", "2026-03-20", ["RTOH6", "R3EH6"]],
    ["NQ", "2026-03-20", ["NQH6", "QN3H6"]],
    ["ES", "2026-03-20", ["ESH6", "EW3H6"]],
    ["MES", "2026-03-20", ["MESH6", "EX3H6"]],
    ["MNQ", "2026-03-20", ["MNQH6", "MQ3H6"]],
    // The weekly of Juneteenth itself may be moved to Thursday.
    ["RTY", "2026-06-18", ["RTOM6", "R3DM6", "R3EM6"]],
    ["RTY", "2026-03-31", ["RTMH6"]],
    ["RTY", "2026-02-20", ["R3EG6"]],
    // Good Friday: the micro future's week-1 options of April 2021 were quoted for Thursday.
    ["MES", "2021-04-01", ["X1DJ1", "EX1J1"]],
    ["YM", "2026-03-20", ["OYMH6"]],
    ["YM", "2026-03-13", ["YM2H6"]],
    ["YM", "2026-03-18", [null]],
    ["EMD", "2026-03-20", [null]],
    ["SPX", "2026-03-20", ["SPX", "SPXW"]],
    ["RUT", "2026-03-20", ["RUT", "RUTW"]],
    ["RUT", "2025-04-17", ["RUT", "RUTW"]],
    ["RUT", "2026-03-27", ["RUTW"]],
    ["MRUT", "2026-03-20", ["MRUT"]],
    ["IWM", "2026-03-20", ["IWM"]],
    ["M2K", "2026-03-20", []],
    ["QRTY", "2026-03-20", []],
    // Good Friday was the last weekday of March 2024: its options are those of the end of the month.
    ["RTY", "2024-03-28", ["RTMH4"]],
    // Behind this Friday the Monday is a holiday, and these options are of Fridays only.
    ["YM", "2026-01-16", ["YM3F6"]],
    ["RTY", "2026-06-19", []],
    ["RTY", "2026-03-21", []],
    ["RTY", "1997-03-21", []],
    ["RTY", "2100-03-19", []],
  ] as const)("%s on %s: %j", (symbol, date, codes) => {
    expect(codesOn(symbol, date)).toEqual(codes);
  });

  it.each([["2019-04-18"], ["2022-04-14"], ["2025-04-17"]])(
    "moves the monthly of a cash index before Good Friday to %s; it ends the day before",
    (date) => {
      const [monthly] = seriesOn(listedContract("NDX"), date);
      expect(monthly).toMatchObject({ code: "NDX", series: "monthly", settlement: "am", exercise: "european" });
      expect(monthly?.nominal).toBe(new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10));
      expect(monthly?.lastTradingDay).toBe(new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10));
    },
  );

  it("moves the quarterlies of March 2008 before Good Friday", () => {
    expect(codesOn("ES", "2008-03-20")[0]).toBe("ESH8");
  });

  // By the specifications of Cboe, Nasdaq and NYSE: style, and against what the options of a day settle.
  it.each([
    ["NDX", "2026-03-20", "european", ["am", "pm"]],
    ["XND", "2026-03-20", "european", ["pm"]],
    ["SPX", "2026-03-20", "european", ["am", "pm"]],
    ["XSP", "2026-03-20", "european", ["pm"]],
    ["RUT", "2026-03-31", "european", ["pm"]],
    ["MRUT", "2026-03-20", "european", ["pm"]],
    ["DJX", "2026-03-20", "european", ["am"]],
    ["IWM", "2026-03-20", "american", ["physical"]],
    ["QQQ", "2026-03-20", "american", ["physical"]],
    ["SPY", "2026-03-20", "american", ["physical"]],
  ])("of %s on %s is %s and settles %j", (symbol, date, exercise, settlements) => {
    const listed = seriesOn(listedContract(symbol), date);
    expect(listed.map(({ settlement }) => settlement)).toEqual(settlements);
    for (const series of listed) expect(series.exercise).toBe(exercise);
  });

  it("is the end-of-month series of a cash index on the month's last trading day, for its last weekday", () => {
    expect(seriesOn(listedContract("RUT"), "2024-03-28")).toMatchObject([
      { code: "RUTW", series: "eom", nominal: "2024-03-29" },
    ]);
    expect(seriesOn(listedContract("RUT"), "2026-03-30")).toMatchObject([
      { code: "RUTW", series: "weekly", nominal: "2026-03-30" },
    ]);
  });

  it("says what no source settles", () => {
    const certain = (symbol: string, date: string) =>
      seriesOn(listedContract(symbol), date).map((series) => series.certain);
    expect(certain("RTY", "2026-06-18")).toEqual([true, true, false]);
    expect(certain("NDX", "2026-03-20")).toEqual([true, false]);
    expect(certain("YM", "2026-03-18")).toEqual([false]);
    expect(certain("IWM", "2026-03-18")).toEqual([false]);
    expect(certain("SPX", "2026-03-18")).toEqual([true]);
  });

  const day = fc
    .integer({ min: Date.UTC(1998, 0, 1) / 86_400_000, max: Date.UTC(2099, 11, 31) / 86_400_000 })
    .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
  const withOptions = fc.constantFrom(...contracts.filter(({ listsOptions }) => listsOptions));

  it("is something on every trading day, each with its own code and a future that outlives it", () => {
    fc.assert(
      fc.property(withOptions, day, (contract, date) => {
        const listed = seriesOn(contract, date);
        expect(listed.length > 0).toBe(isTradingDay(date));
        const codes = listed.flatMap(({ code }) => code ?? []);
        expect(new Set(codes).size).toBe(codes.length);
        for (const series of listed) {
          expect(series.date).toBe(date);
          expect(series.underlying === null).toBe(contract.kind !== "future");
          if (series.underlying === null) continue;
          const under = futureOfCode(series.underlying, date);
          expect([under?.symbol, (under?.expiry ?? "") >= date]).toEqual([contract.symbol, true]);
          // An option that settles at the close cannot deliver a future that ended at the opening.
          if (series.settlement === "pm") expect((under?.expiry ?? "") > date).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is found again by its code", () => {
    fc.assert(
      fc.property(withOptions, day, (contract, date) => {
        for (const series of seriesOn(contract, date)) {
          if (series.code === null || contract.kind !== "future") continue;
          expect(seriesOfCode(series.code, date)).toEqual(series);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("the choice of a series", () => {
  it("takes the quarterly of a day with two, and names the other", () => {
    const answer = choice("RTY", "2026-03-20");
    expect(answer).toMatchObject({ known: true, series: { code: "RTOH6" }, others: [{ code: "R3EH6" }] });
  });

  it.each([
    ["RTY", "2026-03-20", "weekly", "R3EH6"],
    ["RTY", "2026-03-20", "Quarterly", "RTOH6"],
    ["RTY", "2026-03-20", "r3eh6", "R3EH6"],
    ["RTY", null, "R3EH6", "R3EH6"],
    ["RTY", null, "RTOH26", "RTOH6"],
    ["RTY", "2026-06-18", "weekly", "R3DM6"],
    ["RTY", "2026-06-18", "R3EM6", "R3EM6"],
    ["RTY", null, "R3EM6", "R3EM6"],
    ["RTY", "2026-03-31", "eom", "RTMH6"],
    ["RUT", "2026-03-20", null, "RUT"],
    ["RUT", "2026-03-20", "RUTW", "RUTW"],
    ["RUT", "2026-03-20", "weekly", "RUTW"],
    ["RUT", "2026-03-20", "monthly", "RUT"],
  ])("of %s on %s by %s is %s", (symbol, expiry, series, code) => {
    expect(chosen(symbol, expiry, series)?.code).toBe(code);
  });

  it("is null without a day, and for a product without known options", () => {
    expect(choice("RTY", null)).toEqual({ known: true, expiry: null, series: null, others: [] });
    expect(choice("M2K", "2026-03-20")).toEqual({ known: true, expiry: "2026-03-20", series: null, others: [] });
    expect(choice("RUT", null, "RUTW")).toMatchObject({ known: true, series: null });
  });

  it.each([
    ["RTY", "2026-06-19", null, "EXPIRY_NOT_TRADING_DAY", { why: "Juneteenth", nearest: "2026-06-18" }],
    ["RTY", "2026-03-21", null, "EXPIRY_NOT_TRADING_DAY", { why: "Saturday", nearest: "2026-03-20" }],
    ["RUT", "2026-04-03", null, "EXPIRY_NOT_TRADING_DAY", { why: "Good Friday", nearest: "2026-04-02" }],
    ["M2K", "2026-06-19", null, "EXPIRY_NOT_TRADING_DAY", { nearest: null }],
    ["RTY", "2025-12-19", null, "EXPIRY_PAST", { asOf: AS_OF, nearest: AS_OF }],
    ["RTY", null, "RTOZ5", "EXPIRY_PAST", { expiry: "2025-12-19" }],
    ["RTY", "2101-03-18", null, "EXPIRY_OUTSIDE_CALENDAR", { first: 1998, last: 2099 }],
    ["RTY", "2026-02-20", "quarterly", "SERIES_NOT_ON_DAY", { others: ["R3EG6 (weekly)"], nearest: "2026-03-20" }],
    ["RTY", "2026-03-31", "weekly", "SERIES_NOT_ON_DAY", { nearest: "2026-03-30" }],
    ["IWM", "2026-03-20", "quarterly", "SERIES_NOT_ON_DAY", { others: ["IWM (monthly)"], nearest: null }],
    ["RUT", "2026-03-27", "RUT", "SERIES_NOT_ON_DAY", { others: ["RUTW (weekly)"], nearest: null }],
    ["RTY", "2026-03-20", "fortnightly", "OPTION_CODE_UNKNOWN", { code: "FORTNIGHTLY" }],
    ["RTY", null, "RTOF6", "OPTION_CODE_UNKNOWN", { code: "RTOF6" }],
    ["RTY", "2026-03-20", "QN3H6", "OPTION_CODE_OTHER_PRODUCT", { of: "NQ", symbol: "RTY" }],
    ["RTY", "2026-03-31", "R3EH6", "OPTION_CODE_OTHER_DAY", { date: "2026-03-20", expiry: "2026-03-31" }],
  ])("of %s on %s by %s is refused: %s", (symbol, expiry, series, code, args) => {
    expect(reason(symbol, expiry, series)).toMatchObject({ code, args });
  });

  it("needs a date for one digit of a year", () => {
    expect(reason("RTY", null, "RTOH6", null)).toMatchObject({ code: "OPTION_CODE_NEEDS_DATE" });
    expect(chosen("RTY", "2026-03-20", "RTOH6", null)?.date).toBe("2026-03-20");
    expect(chosen("RTY", null, "RTOH26", null)?.date).toBe("2026-03-20");
  });

  it("says the day and the right one in words", () => {
    const holiday = reason("RTY", "2026-06-19");
    expect(messageOf(holiday)).toBe("nothing expires on 2026-06-19 (Juneteenth)");
    expect(hintOf(holiday)).toBe("the nearest expiry of RTY is 2026-06-18");
    expect(hintOf(reason("RTY", "2026-02-20", "quarterly"))).toBe(
      "that day has R3EG6 (weekly); the nearest quarterly is 2026-03-20",
    );
  });

  it("on the date of the trade is no mistake", () => {
    expect(chosen("RTY", "2026-03-20", null, "2026-03-20")?.code).toBe("RTOH6");
  });
});

describe("the expiry of a month", () => {
  it.each([
    ["RTY", "2026-06", "2026-06-18"],
    ["RTY", "2027-06", "2027-06-17"],
    ["NQ", "2026-03", "2026-03-20"],
    ["RUT", "2025-04", "2025-04-17"],
    ["IWM", "2026-02", "2026-02-20"],
  ])("of %s in %s is %s", (symbol, month, expiry) => {
    expect(expiryOfMonth(listedContract(symbol), month)).toEqual({ known: true, expiry });
  });

  it("is refused where a future has no quarterly, naming the third Friday and the last trading day", () => {
    expect(expiryOfMonth(listedContract("RTY"), "2026-02")).toMatchObject({
      known: false,
      reason: { code: "EXPIRY_MONTH_EMPTY", args: { thirdFriday: "2026-02-20", lastTradingDay: "2026-02-27" } },
    });
    expect(expiryOfMonth(listedContract("RTY"), "2100-03")).toMatchObject({
      reason: { code: "EXPIRY_OUTSIDE_CALENDAR" },
    });
  });

  it.each([
    ["2026-06", "2026-06"],
    ["Jun26", "2026-06"],
    ["JUN-26", "2026-06"],
    ["Jun 2026", "2026-06"],
    ["June 2026", "2026-06"],
    ["Sept 26", "2026-09"],
    ["2026-13", null],
    ["Juno26", null],
    ["26", null],
    ["2026-06-18", null],
    ["20-Mar-2026", null],
  ])("%j names %s", (text, month) => {
    expect(readMonth(text)).toBe(month);
  });
});

describe("coming expiries", () => {
  it("stand in the order of their dates, with the days left", () => {
    const coming = comingExpiries(listedContract("RTY"), "2026-01-22", { until: "2026-03-20" });
    expect(coming.slice(0, 3).map(({ code, days, tradingDays }) => [code, days, tradingDays])).toEqual([
      ["R4DF6", 0, 0],
      ["R4EF6", 1, 1],
      ["R4AF6", 4, 2],
    ]);
    expect(coming.slice(-2)).toMatchObject([
      { code: "RTOH6", days: 57, tradingDays: 40 },
      { code: "R3EH6", days: 57, tradingDays: 40 },
    ]);
  });

  it("end after twelve months, or after a count", () => {
    const coming = comingExpiries(listedContract("NQ"), "2026-01-22");
    expect(coming.at(-1)?.date).toBe("2027-01-22");
    expect(coming.filter(({ series }) => series === "quarterly").map(({ code }) => code)).toEqual([
      "NQH6",
      "NQM6",
      "NQU6",
      "NQZ6",
    ]);
    expect(comingExpiries(listedContract("YM"), "2026-03-14", { count: 3 }).map(({ code }) => code)).toEqual([
      "OYMH6",
      "YM4H6",
      // Week 1 of April ends on Good Friday.
      "YM2J6",
    ]);
    expect(comingExpiries(listedContract("NQ"), "2024-02-29").at(-1)?.date).toBe("2025-02-28");
  });

  it("leave out what no source settles", () => {
    const dates = comingExpiries(listedContract("IWM"), "2026-01-22", { until: "2026-06-30" }).map(({ date }) => date);
    expect(dates).toEqual(["2026-02-20", "2026-03-20", "2026-04-17", "2026-05-15", "2026-06-18"]);
    expect(comingExpiries(listedContract("M2K"), "2026-01-22")).toEqual([]);
  });
});

describe("the nearest expiry", () => {
  it("is never before the date of the trade, and the earlier of two as near", () => {
    expect(nearestExpiry(listedContract("RTY"), "2026-03-22", null)).toBe("2026-03-23");
    expect(nearestExpiry(listedContract("RTY"), "2026-03-21", null)).toBe("2026-03-20");
    expect(nearestExpiry(listedContract("RTY"), "2026-03-21", "2026-03-21")).toBe("2026-03-23");
    expect(nearestExpiry(listedContract("RTY"), "2026-02-03", null, "quarterly")).toBe("2026-03-20");
    expect(nearestExpiry(listedContract("RTY"), "no day", null)).toBeNull();
  });
});

describe("futures", () => {
  it.each([
    ["RTY", "2026-03-20", "RTYH6"],
    ["RTY", "2026-03-21", "RTYM6"],
    ["M2K", "2026-12-19", "M2KH7"],
    ["QRTY", "2026-03-20", undefined],
    ["RUT", "2026-03-20", undefined],
  ])("%s has on %s the front future %s", (symbol, date, code) => {
    expect(frontFuture(symbol, date)?.code).toBe(code);
  });

  it.each([
    ["RTYM6", "2026-06-18"],
    ["rtym26", "2026-06-18"],
    ["RTYK6", undefined],
    ["RUTH6", undefined],
    ["RTOH6", undefined],
    ["RTY", undefined],
  ])("%s expires on %s", (code, expiry) => {
    expect(futureOfCode(code, AS_OF)?.expiry).toBe(expiry);
  });
});
