import { describe, expect, it } from "vitest";
import { isThirdFriday } from "../../../src/core/calendar.ts";
import { listedContract } from "../../../src/core/contract/catalogue.ts";
import { exerciseStyle, isQuarterlyExpiry, settlementOf } from "../../../src/core/contract/expiry.ts";
import { isOnPremiumTick, premiumTick } from "../../../src/core/contract/ticks.ts";

describe("the premium grid", () => {
  it.each([
    ["NQ", 612.5, true],
    ["NQ", 196.25, true],
    ["NQ", 612.6, false],
    ["NQ", 5, true],
    ["NQ", 4.95, true],
    ["NQ", 5.05, false],
    ["NQ", 0, true],
    ["RTY", 78.4, true],
    ["RTY", 18.2, true],
    ["RTY", 18.25, false],
    ["RTY", 0.15, true],
    ["RTY", 0.30000000000000004, false],
    ["RTY", 4.97, false],
    ["YM", 3.8, true],
    ["YM", 4.2, false],
    ["NDX", 2.95, true],
    ["NDX", 3.05, false],
    ["DJX", 2.99, true],
    ["DJX", 3.01, false],
    ["MRUT", 1.13, true],
    ["IWM", 1.13, null],
    ["M2K", 1.1, null],
  ])("of %s has %d: %s", (symbol, premium, expected) => {
    expect(isOnPremiumTick(listedContract(symbol), premium)).toBe(expected);
  });

  it("reads 'at or below 5.00' and 'below 3.00' as they are written", () => {
    expect(premiumTick(listedContract("NQ"), 5)).toBe(0.05);
    expect(premiumTick(listedContract("NQ"), 5.25)).toBe(0.25);
    expect(premiumTick(listedContract("NDX"), 3)).toBe(0.1);
    expect(premiumTick(listedContract("NDX"), 2.95)).toBe(0.05);
  });
});

describe("exercise", () => {
  it.each([
    ["RTY", "2026-03-20", "american"],
    ["RTY", "2026-02-20", "european"],
    ["RTY", "2026-03-13", "european"],
    ["RTY", "2026-03-31", "european"],
    ["MES", "2026-12-18", "american"],
    ["RTY", null, null],
    ["IWM", null, "american"],
    ["IWM", "2026-02-20", "american"],
    ["NDX", "2026-03-20", "european"],
    ["NDX", null, "european"],
    ["M2K", "2026-03-20", null],
  ])("of %s options expiring %s is %s", (symbol, expiry, style) => {
    expect(exerciseStyle(listedContract(symbol), expiry)).toBe(style);
  });
});

describe("settlement", () => {
  it.each([
    ["NQ", "2026-03-20", "AM"],
    ["NQ", "2026-02-20", "PM"],
    ["NQ", null, null],
    ["RUT", "2026-02-20", "AM"],
    ["RUT", "2026-02-27", "PM"],
    ["RUT", null, null],
    ["DJX", null, "AM"],
    ["MRUT", "2026-02-20", "PM"],
    ["SPY", "2026-02-20", "physical"],
    ["QRTY", "2026-02-20", null],
  ])("of %s options expiring %s is %s", (symbol, expiry, expected) => {
    expect(settlementOf(listedContract(symbol), expiry)).toBe(expected);
  });
});

describe("third Fridays", () => {
  it("are those of the calendar, 1990 to 2100", () => {
    for (let at = Date.UTC(1990, 0, 1); at < Date.UTC(2100, 11, 31); at += 86_400_000) {
      const date = new Date(at);
      const third = date.getUTCDay() === 5 && Math.ceil(date.getUTCDate() / 7) === 3;
      const iso = date.toISOString().slice(0, 10);
      if (isThirdFriday(iso) !== third) expect.fail(iso);
      if (isQuarterlyExpiry(iso) !== (third && date.getUTCMonth() % 3 === 2)) expect.fail(iso);
    }
  });
});
