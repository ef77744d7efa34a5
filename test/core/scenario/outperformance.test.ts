import { describe, expect, it } from "vitest";
import { parseTrade, scenario } from "../../../src/index.ts";

const rty = { symbol: "RTY", level: 2730.8, volatility: 0.185, legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] };
const nq = { symbol: "NQ", level: 25658.25, volatility: 0.173, legs: ["25500P @ 612.50", "-1 23500P @ 196.25"] };
const size = { weighting: "dollar", contracts: { long: 4, short: 1 } };
const dated = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };

const grid = [-0.2, -0.1, 0, 0.1, 0.2];

function picture(top: object = {}, moves: readonly number[] = grid, days?: number) {
  const trade = parseTrade({ version: 1, long: rty, short: nq, size, ...top });
  const answer = scenario(trade, { days, moves: { long: moves, short: moves } });
  if (!answer.available) throw new Error("the contracts are given");
  return answer;
}

describe("the profit by relative performance", () => {
  it("moves each index by half of the difference off the common move, exactly", () => {
    // By hand, per 4 : 1. RTY at 2,730.80 x (1 + c + d/2), NQ at 25,658.25 x (1 + c - d/2):
    // c = 0, d = +20 %: 3,003.88 makes 27,960, 23,092.425 makes 31,675. d = +10 %: 2,867.34 makes 200 x (117.34 - 60.20) = 11,428;
    // 24,375.3375 makes 20 x (1,124.6625 - 416.25) = 14,168.25. d <= 0: both lose all.
    // c = -5 %, d = +20 %: RTY at 2,867.34 again, NQ at 21,809.5125 makes 31,675; d = 0: 2,594.26 loses 12,040, 24,375.3375 makes
    // 14,168.25. c = +5 %, d = +20 %: 3,140.42 makes 27,960, 24,375.3375 makes 14,168.25; d = 0: 11,428 - 8,325.
    const { differences, commonMoves, profit } = picture().outperformance;
    expect(differences).toEqual([-0.2, -0.1, 0, 0.1, 0.2]);
    expect(commonMoves).toEqual([-0.05, 0, 0.05]);
    expect(profit[1]).toEqual([-20_365, -20_365, -20_365, 25_596.25, 59_635]);
    expect([profit[0]?.[4], profit[0]?.[2]]).toEqual([43_103, 2128.25]);
    expect([profit[2]?.[4], profit[2]?.[2]]).toEqual([42_128.25, 3103]);
  });

  it("is of futures the difference alone where the sides are equal in dollars", () => {
    const long = { symbol: "RTY", level: 2000, multiplier: 50 };
    const short = { symbol: "NQ", level: 20_000, multiplier: 20 };
    // 4 x 100,000 against 1 x 400,000: d x 400,000, whatever the common move.
    const { profit } = picture({ long, short }).outperformance;
    for (const row of profit) expect(row).toEqual([-80_000, -40_000, 0, 40_000, 80_000]);
  });

  it("shows no level below 0", () => {
    const { differences } = picture({}, [-1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5]).outperformance;
    expect(differences).toEqual([-1, -0.5, 0, 0.5, 1, 1.5]);
  });

  it("agrees with named moves before expiry", () => {
    const moves = [{ RTY: "-1%", NQ: "-9%" }];
    const answer = picture({ ...dated, moves }, [-0.08, 0, 0.08], 20);
    // The mean of -1 % and -9 % is -5 %, their difference 8 %.
    expect(answer.outperformance.profit[0]?.[2]).toBeCloseTo(answer.named[0]?.profit.net ?? Number.NaN, 6);
    expect(answer.commonMoves.map(({ long, short }) => [long, short])).toEqual([
      [-0.1, -0.1],
      [0, 0],
      [0.1, 0.1],
    ]);
    expect(answer.commonMoves[1]?.profit.net).toBeCloseTo(answer.profit[1]?.[1] ?? Number.NaN, 6);
  });
});
