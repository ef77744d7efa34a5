import { describe, expect, it } from "vitest";
import { horizonDate } from "../../../src/core/scenario/horizon.ts";
import { parseTrade, scenario } from "../../../src/index.ts";
import { refusal } from "../../refusal.ts";

const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
const call = { symbol: "RTY", level: 2730.8, volatility: 0.185, legs: ["2750C @ 78.40"] };
const future = { symbol: "NQ", level: 25_658.25, volatility: 0.173, legs: ["-1 F @ 25700"] };

const at = (days: number | null, top: object = dates, long: object = call, short: object = future) =>
  horizonDate(
    parseTrade({ version: 1, ...top, long, short }),
    days === null ? { kind: "expiry" } : { kind: "days", days },
  );

describe("the date of a horizon", () => {
  it("leaves the days that there are between it and the expiry", () => {
    // 57 days from 22 January to 20 March.
    expect(at(null)).toEqual({ days: 57, daysLeft: { long: 0, short: 0 }, date: "2026-03-20" });
    expect(at(0)).toEqual({ days: 0, daysLeft: { long: 57, short: 0 }, date: "2026-01-22" });
    expect(at(20)).toEqual({ days: 20, daysLeft: { long: 37, short: 0 }, date: "2026-02-11" });
    expect(at(57)).toEqual({ days: 57, daysLeft: { long: 0, short: 0 }, date: "2026-03-20" });
  });

  it("is before the expiry for options on either side, and is none for futures alone, written or not", () => {
    expect(at(20, dates, { ...future, legs: ["+1 F @ 25000"] }, { ...call, symbol: "ES" })).toMatchObject({
      daysLeft: { long: 0, short: 37 },
    });
    const futures = [{ ...call, legs: ["+1 F @ 2700"] }, future] as const;
    expect(at(400, dates, ...futures)).toEqual({ days: 400, daysLeft: { long: 0, short: 0 }, date: "2027-02-26" });
    expect(at(5, {}, { ...call, legs: [] }, future)).toEqual({ days: 5, daysLeft: { long: 0, short: 0 }, date: null });
  });

  it.each([
    [{ asOf: null }, ["asOf"]],
    [{ expiry: null }, ["expiry"]],
    [{ rate: null }, ["rate"]],
    [{ asOf: null, rate: null }, ["asOf", "rate"]],
  ])("in days is refused for options without %o", async (lacking, missing) => {
    const found = await refusal(() => at(5, { ...dates, ...lacking }));
    expect(found).toMatchObject([{ code: "PRICING_INPUT_MISSING", args: { missing } }]);
  });

  it.each([
    [{ asOf: null }, ["asOf"], "2026-03-20"],
    [{ expiry: null }, ["expiry"], null],
  ] as const)("that is an expiry without %o has no number of days, and no odds", (lacking, missing, date) => {
    expect(at(null, { ...dates, ...lacking })).toEqual({ days: null, daysLeft: { long: 0, short: 0 }, date });
    const size = { weighting: "dollar" };
    const trade = parseTrade({ version: 1, ...dates, correlation: 0.5, size, ...lacking, long: call, short: future });
    const answer = scenario(trade);
    expect(answer.available && answer.distribution).toEqual({
      known: false,
      reason: { code: "HORIZON_UNKNOWN", args: { missing } },
    });
  });

  it("is the nearer of two expiries, where the options of the other side have days left", () => {
    // 90 days from 20 March to 18 June, the quarterly before Juneteenth.
    const later = { ...call, symbol: "ES", expiry: "2026-06" };
    expect(at(null, dates, call, later)).toEqual({ days: 57, daysLeft: { long: 0, short: 90 }, date: "2026-03-20" });
    expect(at(20, dates, call, later)).toMatchObject({ daysLeft: { long: 37, short: 127 } });
  });
});
