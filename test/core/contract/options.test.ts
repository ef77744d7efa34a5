import { describe, expect, it } from "vitest";
import { listedContract } from "../../../src/core/contract/catalogue.ts";
import { isOnPremiumTick, onTick, premiumTick } from "../../../src/core/contract/contract.ts";

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

describe("a limit price", () => {
  it.each([
    [60.13, 0.1, 60.1, 60.2],
    [0.15, 0.05, 0.15, 0.15],
    [0.30000000000000004, 0.1, 0.3, 0.4],
    [196.3, 0.25, 196.25, 196.5],
    [2730.8, 0.1, 2730.8, 2730.8],
    [0.02, 0.05, 0, 0.05],
  ])("of %d on a tick of %d is %d to buy and %d to sell", (price, tick, down, up) => {
    expect(onTick(price, tick, "down")).toBe(down);
    expect(onTick(price, tick, "up")).toBe(up);
  });
});
