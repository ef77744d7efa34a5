import { describe, expect, it } from "vitest";
import { measuredSides } from "../../../src/core/pair/size-pair.ts";
import { as, type Contracts, type Ratio } from "../../../src/core/quantity.ts";
import { horizonDate } from "../../../src/core/scenario/horizon.ts";
import { profitCurves } from "../../../src/core/scenario/profit-curves.ts";
import { heldSides } from "../../../src/core/scenario/scenario.ts";
import { parseTrade } from "../../../src/index.ts";

const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
const rty = { symbol: "RTY", level: 2730.8, volatility: 0.185 };
const nq = { symbol: "NQ", level: 25_658.25, volatility: 0.173 };
const nothing = { ...nq, legs: ["25500P @ 600", "-1 25500P @ 600"] };

/** By how much the profit of one contract of each side usually differs. */
function scale(long: object, short: object): number {
  const trade = parseTrade({ version: 1, ...dates, long, short });
  const contracts = { long: as<Contracts>(1), short: as<Contracts>(1) };
  const held = heldSides(measuredSides(trade), contracts, trade.rules);
  const none = as<Ratio>(0);
  const curves = profitCurves(trade, held, horizonDate(trade, { kind: "expiry" }), { long: none, short: none });
  if ("code" in curves) throw new Error(curves.code);
  return curves.scale;
}

const root = Math.sqrt(57 / 365);
const at = (level: number, volatility: number, z: number) =>
  level * Math.exp(volatility * root * z - (volatility * root) ** 2 / 2);

describe("what a pair's profit usually differs by", () => {
  it("is that of each side within two standard deviations, added", () => {
    const long = 50 * (at(2730.8, 0.185, 2) - at(2730.8, 0.185, -2));
    const short = 20 * (at(25_658.25, 0.173, 2) - at(25_658.25, 0.173, -2));
    expect(scale(rty, nq)).toBeCloseTo(long + short, 6);
    expect(scale(rty, nothing)).toBeCloseTo(long, 6);
  });

  it("is that within four or eight where nothing differs nearer to the mean, and next to nothing where nothing does", () => {
    // 3400 is three deviations above the level, 4200 nearly six; a spread of 50 points makes $2,500 at most.
    expect(scale({ ...rty, legs: ["3400C @ 1", "-1 3450C @ 0.50"] }, nothing)).toBeCloseTo(2500, 8);
    expect(scale({ ...rty, legs: ["4200C @ 1", "-1 4250C @ 0.50"] }, nothing)).toBeCloseTo(2500, 8);
    expect(scale({ ...rty, legs: ["2700C @ 80", "-1 2700C @ 80"] }, nothing)).toBe(1e-6);
  });
});
