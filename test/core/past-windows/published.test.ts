import { describe, expect, it } from "vitest";
import { empiricalQuantile, median } from "../../../src/core/empirical.ts";
import { as } from "../../../src/core/quantity.ts";
import { historicalSimulation, pastProfits } from "../../../src/core/scenario/historical-simulation.ts";
import { type HorizonStudy, hedgeStudy } from "../../../src/core/volatility/hedge-study.ts";
import { volatilityMethod } from "../../../src/core/volatility/method.ts";
import { payoffLine } from "../../payoff-line.ts";
import { closesOf, datesOf } from "../../price-csv.ts";
import { joined, syntheticHistories } from "../../synthetic-history.ts";

const flat = payoffLine([], 1);
const always = { isTradingDay: () => true };

/** The prices from one on that grow by so much each day. */
function pricesOf(growths: readonly number[], first: number): number[] {
  const prices = [first];
  for (const [at, growth] of growths.entries()) prices.push((prices[at] ?? 0) * growth);
  return prices;
}

/** A pair of histories of given simple returns, and a study of them a day at a time. */
function studyOf(long: readonly number[], short: readonly number[], lookback: number): HorizonStudy {
  const closes = (returns: readonly number[]) =>
    closesOf(
      pricesOf(
        returns.map((each) => 1 + each),
        100,
      ),
    );
  const method = volatilityMethod({ lookback });
  const [study] = hedgeStudy({
    history: joined({ long: closes(long), short: closes(short) }, always.isTradingDay),
    methods: { long: method, short: method },
    horizons: [1],
    moves: [],
    market: null,
  });
  if (!study?.available) throw new Error(study?.reason.code);
  return study;
}

const effectivenessOf = (study: HorizonStudy, weighting: string) =>
  study.weightings.find((each) => each.weighting === weighting)?.effectiveness ?? Number.NaN;

describe("published cases of past windows", () => {
  it("take the fifth worst of 500 losses as the value at risk of 99 %", () => {
    // Hull, Risk Management and Financial Institutions, ch. 13: 477.841, 345.435, 282.204, 277.041, 253.385 are the worst of 500.
    const worst = [-477.841, -345.435, -282.204, -277.041, -253.385];
    const others = Array.from({ length: 495 }, (_, at) => at - 250);
    expect(empiricalQuantile(Float64Array.from([...worst, ...others]).sort(), 0.01)).toBe(-253.385);
    // An interpolating quantile would lie between the fifth and the sixth.
  });

  it("compare shares of observations as they are, whatever a probability rounds to", () => {
    for (let n = 1; n <= 400; n++) {
      const ranks = Float64Array.from({ length: n }, (_, at) => at + 1);
      for (const percent of [1, 5, 25, 50, 75, 95, 99])
        expect(empiricalQuantile(ranks, percent / 100), `${percent} % of ${n}`).toBe(Math.ceil((percent * n) / 100));
    }
    expect(median(Float64Array.of(1, 2, 4))).toBe(2);
    expect(median(Float64Array.of(1, 2, 4, 9))).toBe(3);
  });

  it("average the worst 5 % of 500 profits over 25 of them, and of 30 over one and a half (Acerbi and Tasche)", () => {
    const simulated = (windows: number) => {
      // Growths that fall by a point a window, out of order.
      const growths = Array.from({ length: windows }, (_, at) => 0.5 + ((at * 7) % windows) / 1000);
      const prices = pricesOf(growths, 1e9);
      const answer = historicalSimulation({
        history: joined({ long: closesOf(prices), short: closesOf(prices) }, always.isTradingDay),
        days: 1,
        levels: { long: as(1000), short: as(1000) },
        profit: { long: payoffLine([[1, 1000]], 1), short: flat },
        growth: { long: 1, short: 1 },
        volatilities: { long: as(0.2), short: as(0.2) },
      });
      const [row] = answer.available ? answer.rows : [];
      if (!row?.available) throw new Error("there are windows");
      return row;
    };
    // Profits are −500, −499, … in dollars.
    const many = simulated(500);
    expect(many.quantiles[1]?.profit).toBeCloseTo(-500 + 24, 6);
    expect(many.expectedShortfall).toBeCloseTo(-500 + 12, 6);
    expect(many.worst.profit).toBeCloseTo(-500, 6);
    const few = simulated(30);
    expect(few.quantiles[1]?.profit).toBeCloseTo(-499, 6);
    expect(few.expectedShortfall).toBeCloseTo((-500 - 499 / 2) / 1.5, 6);
  });

  it("make −2 % at a volatility of 10 % into −4 % at 20 % (Hull and White)", () => {
    const history = joined(syntheticHistories([7, 300, 0.01, 0.01, 0.5, 0, 0, 0]));
    const growthsAt = (volatility: number) => {
      const past = pastProfits(
        {
          history,
          days: 5,
          levels: { long: as(1000), short: as(1000) },
          profit: { long: payoffLine([[1, 1000]], 1), short: flat },
          growth: { long: 1, short: 1 },
          volatilities: { long: as(volatility), short: as(0.2) },
        },
        "scaled",
      );
      if ("code" in past) throw new Error(past.code);
      return past.profits.map((profit) => Math.log1p(profit / 1000));
    };
    const [calm, wild] = [growthsAt(0.1), growthsAt(0.2)];
    expect(calm.length).toBeGreaterThan(100);
    // But for what centres them, a shift of all.
    for (const [at, each] of calm.entries())
      expect((wild[at] ?? 0) - (wild[0] ?? 0)).toBeCloseTo(2 * (each - (calm[0] ?? 0)), 12);
  });

  it.each([
    // S&P 500 and Nikkei hedged by their futures one to one: variance before and after.
    ["S&P 500", 1.8534, 0.0781, 0.95786],
    ["Nikkei", 2.6139, 0.2826, 0.89189],
  ])("%s: from a variance of %f to %f", (_, before, after, effectiveness) => {
    const signs = (period: number) =>
      Array.from({ length: 48 }, (_, at) => (Math.floor(at / period) % 2 === 0 ? 1 : -1) / 1000);
    const [fast, slow] = [signs(1), signs(2)];
    const long = fast.map((each) => each * Math.sqrt(before));
    const short = long.map((each, at) => each - (slow[at] ?? 0) * Math.sqrt(after));
    // Two returns more in front, for the lookback.
    const study = studyOf([0.001, -0.001, ...long], [0.001, -0.002, ...short], 2);
    expect(effectivenessOf(study, "dollar-neutral")).toBeCloseTo(1 - after / before, 9);
    expect(effectivenessOf(study, "dollar-neutral")).toBeCloseTo(effectiveness, 5);
  });

  it("hedge 0.861 of the variance at a correlation of 0.928, the square of it (Hull, ch. 3)", () => {
    const correlation = 0.928;
    const pattern = [1, 1, -1, -1];
    const other = [1, -1, -1, 1];
    const tiny = 1e-6;
    const short = Array.from({ length: 80 }, (_, at) => tiny * (pattern[at % 4] ?? 0));
    const long = short.map(
      (each, at) => correlation * each + Math.sqrt(1 - correlation ** 2) * tiny * (other[at % 4] ?? 0),
    );
    // Every four returns hold the same moves, so that the ratio is β all along.
    const study = studyOf(long, short, 4);
    expect(effectivenessOf(study, "beta-neutral")).toBeCloseTo(0.861, 3);
    expect(study.weightings[2]?.ratio.now).toBeCloseTo(correlation, 4);
    expect(study.weightings[1]?.ratio.now).toBeCloseTo(1, 4);
    // 2ρ − 1 for the volatility-adjusted ratio.
    expect(effectivenessOf(study, "volatility-adjusted")).toBeCloseTo(2 * correlation - 1, 3);
  });

  it("gives a share of 1 of n windows an interval from n/(n + z²) to 1 (Wilson)", () => {
    const dates = datesOf(11);
    const rising = { dates, close: Float64Array.from(dates, (_, at) => 100 + at), open: null, high: null, low: null };
    const answer = historicalSimulation({
      history: joined({ long: rising, short: rising }, always.isTradingDay),
      days: 1,
      levels: { long: as(100), short: as(100) },
      profit: { long: payoffLine([[1, 100]], 1), short: flat },
      growth: { long: 1, short: 1 },
      volatilities: { long: as(0.2), short: as(0.2) },
    });
    const [row] = answer.available ? answer.rows : [];
    if (!row?.available) throw new Error("there are windows");
    expect([row.windows, row.shareProfitable]).toEqual([10, 1]);
    expect(row.interval[0]).toBeCloseTo(10 / (10 + 1.959963984540054 ** 2), 12);
    expect(row.interval[1]).toBe(1);
  });
});
