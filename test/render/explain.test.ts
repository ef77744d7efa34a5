import { describe, expect, it } from "vitest";
import type { FeasibleSizing, PairSizing } from "../../src/core/pair/sizing.ts";
import { plainStyle, withWidth } from "../../src/render/sheet/style.ts";
import { renderExplain } from "../../src/render/size/forms.ts";
import { branded } from "./plain.ts";
import { dollarNeutral, spreads } from "./rty-nq.ts";
import { measured, mixed, unlimited } from "./variants.ts";

const text = renderExplain(spreads, plainStyle);

describe("--explain", () => {
  it.each([
    "notional = level × multiplier = 2,730.8 × 50 = 136,540 USD",
    "dollar volatility = notional × volatility = 513,165 × 0.173 = 88,777.545 USD/√yr",
    "premium each = (-1 × 78.4 + 1 × 18.2) × 50 = -3,010 USD",
    "max loss each = 3,010 USD from 0 to 2,750: profit = (1 × max(0, 0 - 2,750) - 1 × max(0, 0 - 2,950)) × 50 - 3,010 = -3,010 USD",
    "max gain each = 6,990 USD from 2,950 up: profit =",
    "breakeven 25,083.75: profit = (1 × max(0, 25,500 - 25,083.75) - 1 × max(0, 23,500 - 25,083.75)) × 20 - 8,325 = 0",
    "exposure of one RTY = notional × volatility = 136,540 × 0.185 = 25,259.9 USD/√yr",
    "ratio = 136,540 / 513,165 = 0.2660743 NQ per RTY",
    "the other way round = 1 / ratio = 3.758349 RTY per NQ",
    "residual = 7 × 25,259.9 - 2 × 88,777.545 = 176,819.3 - 177,555.09 = -735.79 USD/√yr",
    "imbalance = residual / (546,160 + 513,165) = +3.1147 %",
    "premium = 4 × (-3,010) + 1 × (-8,325) = -20,365 USD",
    "max gain = 59,635 USD: profit = 4 × 6,990 + 1 × 31,675 = 59,635 USD",
    "profit if RTY +16 %, NQ +8 % = 27,960 + (-8,325) = 19,635 USD",
    "* 4 : 1          1,059,325   +3.115 %   +32,995    20,365          |##",
  ])("says %s", (line) => {
    expect(text).toContain(line);
  });

  it("says how a volatility was measured", () => {
    const lines = renderExplain(measured, plainStyle);
    expect(lines).toContain("volatility = 20 %: close-to-close over 20 returns, annualised by √252\n");
    expect(lines).toContain("from 21 closes, 17 Dec 2025 to 16 Jan 2026, in rty.csv\n");
  });

  it("says why a loss is unlimited, why nothing fits and why a weighting is not available", () => {
    expect(renderExplain(unlimited, plainStyle)).toContain(
      "max loss each: unlimited: beyond the last strike the profit moves by -1 point per point, without end",
    );
    expect(renderExplain(unlimited, plainStyle)).toContain("max loss: unlimited, since it is on one of the sides");
    expect(renderExplain(mixed, plainStyle)).toContain("nothing fits: max loss must be at most 10,000 USD");
    expect(renderExplain(mixed, plainStyle)).toContain("not available: max loss must be");
  });

  it("puts the fee of every option in: 4 × 2 + 1 × 2 options at 2.25", () => {
    const fees = branded<Partial<FeasibleSizing>>({ fees: 22.5 });
    const withFees: PairSizing = { ...spreads, sizings: [{ ...dollarNeutral, ...fees }] };
    expect(renderExplain(withFees, plainStyle)).toContain("fees = 2.25 each × (4 × 2 + 1 × 2) = 22.5 USD");
  });

  it.each([40, 80])("keeps within %d columns", (width) => {
    for (const result of [spreads, measured, mixed, unlimited]) {
      const lines = renderExplain(result, withWidth(plainStyle, width)).split("\n");
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    }
  });
});
