import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { as, type Ratio } from "../../../src/core/quantity.ts";
import { historicalSimulation, type SimulatedProfits } from "../../../src/core/scenario/historical-simulation.ts";
import { isTradingDay } from "../../../src/core/trading-days.ts";
import { type HorizonStudy, hedgeStudy } from "../../../src/core/volatility/hedge-study.ts";
import { volatilityMethod } from "../../../src/core/volatility/method.ts";
import { studiedWeightings } from "../../../src/core/volatility/walk-forward.ts";
import { type PlainLeg, payoffLine } from "../../payoff-line.ts";
import { readBars } from "../../price-csv.ts";
import { joined } from "../../synthetic-history.ts";

const shared = new URL("../../../../shared/data/", import.meta.url);
const present = existsSync(shared);
const where = present ? "" : " (skipped: needs ../shared/data beside the checkout)";

const barsOf = (file: string) => readBars(new URL(file, shared));
const rtyAndNq = () =>
  joined({ long: barsOf("RTY_F_yahoo.csv"), short: barsOf("NQ_F_yahoo.csv") }, isTradingDay, "2026-01-22");

/** Within a bound: 1e-9 of a share or a figure of the study; money is printed to a millionth of a dollar at best. */
const near = (got: number, expected: number, within: number) => {
  expect(Math.abs(got - expected), `${got}, expected ${expected}`).toBeLessThan(within);
};

function simulated(days: number, long: readonly PlainLeg[], short: readonly PlainLeg[]): SimulatedProfits[] {
  const answer = historicalSimulation({
    history: rtyAndNq(),
    days,
    levels: { long: as(2730.8), short: as(25658.25) },
    profit: { long: payoffLine(long, 200), short: payoffLine(short, 20) },
    growth: { long: 1, short: 1 },
    volatilities: { long: as(0.185), short: as(0.173) },
  });
  if (!answer.available) throw new Error(answer.reason.code);
  expect([answer.firstDate, answer.lastDate]).toEqual(["2017-07-10", "2026-01-22"]);
  return answer.rows.map((row) => {
    if (!row.available) throw new Error(row.reason.code);
    return row;
  });
}

describe.skipIf(!present)(`historical simulation of RTY and NQ as of 2026-01-22, by numpy and pandas${where}`, () => {
  it("has 2,147 rows from 2017-07-10", () => {
    const { dates } = rtyAndNq();
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([2147, "2017-07-10", "2026-01-22"]);
  });

  it("of four call spreads against a put spread, over 40 trading days", () => {
    const rows = simulated(
      40,
      [
        [1, "call", 2750, 78.4],
        [-1, "call", 2950, 18.2],
      ],
      [
        [1, "put", 25_500, 612.5],
        [-1, "put", 23_500, 196.25],
      ],
    );
    // Row by row: windows, disjoint ones, share profitable, its interval, mean, quartiles, at max loss, at max gain, best.
    const expected = [
      [
        2107, 53, 0.492643569055529, 0.363171, 0.62311, 125.188764253, -16_945.374528, -944.173161, 19_635,
        0.198860939724727, 0, 42_418.849555,
      ],
      [
        2107, 53, 0.495016611295681, 0.365377, 0.62533, 429.043199657, -15_940.306836, -323.817672, 19_635,
        0.187944945420028, 0, 51_400.282588,
      ],
      [
        2047, 52, 0.5095261358085, 0.377752, 0.63999, 863.155839216, -14_083.181174, 590.709109, 18_460.937019,
        0.159257449926722, 0.000488519785, 59_635,
      ],
    ];
    for (const [at, row] of rows.entries()) {
      const [windows, disjoint, share, low, high, mean, q25, q50, q75, atLoss, atGain, best] = expected[at] as number[];
      expect([row.windows, row.disjointWindows]).toEqual([windows, disjoint]);
      near(row.shareProfitable, share as number, 1e-9);
      near(row.interval[0], low as number, 5e-7);
      near(row.interval[1], high as number, 5e-7);
      near(row.mean, mean as number, 1e-6);
      const quantiles = row.quantiles.map(({ profit }) => profit);
      for (const [place, quartile] of [q25, q50, q75].entries())
        near(quantiles[place + 2] ?? 0, quartile as number, 1e-5);
      near(row.atMaxLoss ?? Number.NaN, atLoss as number, 1e-9);
      near(row.atMaxGain ?? Number.NaN, atGain as number, 1e-9);
      near(row.best.profit, best as number, 1e-5);
      // The 1 % and 5 % quantiles, the shortfall and the worst window are the max loss.
      for (const loss of [quantiles[0], quantiles[1], row.expectedShortfall, row.worst.profit])
        near(loss ?? 0, -20_365, 1e-9);
    }
  });

  it("of four futures against one, over 20 trading days", () => {
    const [asItWas, centred, scaled] = simulated(20, [[1, 2730.8]], [[-1, 25_658.25]]);
    expect(asItWas?.windows).toBe(2127);
    near(asItWas?.shareProfitable ?? 0, 0.42924306535, 1e-9);
    near(asItWas?.mean ?? 0, -3727.517169, 1e-5);
    near(asItWas?.expectedShortfall ?? 0, -58_175.229592, 1e-5);
    expect([asItWas?.atMaxLoss, asItWas?.atMaxGain]).toEqual([null, null]);
    near(centred?.shareProfitable ?? 0, 0.50728725905, 1e-9);
    near(scaled?.shareProfitable ?? 0, 0.547169811321, 1e-9);
    expect([centred?.mean, scaled?.mean]).toEqual([0, 0]);
  });
});

describe.skipIf(!present)(
  `hedge study of RTY and NQ as of 2026-01-22, lookback 60, by numpy and pandas${where}`,
  () => {
    const method = volatilityMethod({ lookback: 60 });
    const studies = (horizons: readonly number[]): HorizonStudy[] =>
      hedgeStudy({
        history: rtyAndNq(),
        methods: { long: method, short: method },
        horizons,
        moves: [{ long: as<Ratio>(0.16), short: as<Ratio>(0.08) }],
        market: null,
      }).map((answer) => {
        if (!answer.available) throw new Error(answer.reason.code);
        return answer;
      });

    // Effectiveness, β to the short side and to both, tracking error for each long and for each gross dollar; by weighting.
    const table: Record<number, { windows: number; figures: number[][] }> = {
      1: {
        windows: 2086,
        figures: [
          [0.563510492934, -0.196753424409, 0.041423490659, 0.163530463495, 0.081765231748],
          [0.525152286001, -0.20560937539, 0.032379457707, 0.170564615457, 0.080314049596],
          [0.60651722066, 0.025181274, 0.248669260665, 0.155265379391, 0.089682118197],
        ],
      },
      5: {
        windows: 417,
        figures: [
          [0.457465385587, -0.230425071651, 0.096058523243, 0.164177664686, 0.082088832343],
          [0.399359075602, -0.241850135554, 0.09090043229, 0.172745923476, 0.081943274058],
          [0.474596192558, 0.034769731087, 0.349257156162, 0.16156487751, 0.09481048574],
        ],
      },
      20: {
        windows: 104,
        figures: [
          [0.536289896679, -0.177273019245, 0.105769693606, 0.157135225428, 0.078567612714],
          [0.457244067768, -0.195064838452, 0.098713335882, 0.170001425549, 0.082575777984],
          [0.528608071606, 0.04874583742, 0.322431544716, 0.158431430906, 0.094699492966],
        ],
      },
      40: {
        windows: 52,
        figures: [
          [0.482685835631, -0.268727714458, -0.024396207675, 0.153151209303, 0.076575604651],
          [0.341037470851, -0.292920895963, -0.028662618818, 0.172851680188, 0.082202180906],
          [0.444313633499, -0.019404142332, 0.251024410336, 0.158729671097, 0.095375092629],
        ],
      },
    };

    it("over 1, 5, 20 and 40 trading days", () => {
      for (const study of studies([1, 5, 20, 40])) {
        const expected = table[study.days];
        expect(study.windows).toBe(expected?.windows);
        expect(study.weightings.map(({ weighting }) => weighting)).toEqual(studiedWeightings);
        for (const [at, each] of study.weightings.entries()) {
          const got = [
            each.effectiveness,
            each.betaToShort,
            each.betaToBoth,
            each.trackingError,
            each.trackingErrorGross,
          ];
          for (const [place, figure] of got.entries())
            near(figure ?? Number.NaN, expected?.figures[at]?.[place] ?? 0, 1e-9);
        }
      }
    });

    it("over all ways to lay windows of 40 days", () => {
      const [study] = studies([40]);
      const ranges = [
        [0.451653771, 0.746100601],
        [0.325176531, 0.692568207],
        [0.409615411, 0.657211671],
      ];
      const differences = [
        [0.141648365, 0.019055989, 0.154563821],
        [0.038372202, -0.004591547, 0.100513742],
        [-0.103276163, -0.107370771, 0.05553976],
      ];
      for (const [at, [least, most]] of (ranges as [number, number][]).entries()) {
        const range = study?.weightings[at]?.effectivenessRange ?? [0, 0];
        near(range[0], least, 1e-9);
        near(range[1], most, 1e-9);
      }
      for (const [at, [value, least, most]] of (differences as [number, number, number][]).entries()) {
        const difference = study?.differences[at];
        near(difference?.value ?? 0, value, 1e-9);
        near(difference?.range?.[0] ?? 0, least, 1e-9);
        near(difference?.range?.[1] ?? 0, most, 1e-9);
      }
      expect(study?.differences.map(({ consistent }) => consistent)).toEqual([true, false, false]);
    });

    it("and RTY less NQ over 40 days", () => {
      const outperformance = studies([40])[0]?.outperformance;
      const { quantiles } = outperformance ?? { quantiles: { "0.25": 0, "0.5": 0, "0.75": 0 } };
      near(quantiles["0.25"], -0.048230898, 1e-9);
      near(quantiles["0.5"], -0.015850653, 1e-9);
      near(quantiles["0.75"], 0.019303347, 1e-9);
      near(outperformance?.ahead ?? 0, 0.374466065, 1e-9);
      near(outperformance?.moves[0]?.share ?? 0, 0.042240152, 1e-9);
      near(outperformance?.moves[0]?.percentile ?? 0, 1 - 0.042240152, 1e-9);
    });
  },
);
