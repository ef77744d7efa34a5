/**
 * The trade of 22 January 2026, sized by hand: RTY 2730.8 x 50 at 18.5 % against NQ 25658.25 x 20 at 17.3 %.
 *
 * Provenance: one call spread costs (78.40 - 18.20) x 50 = 3,010 and can make (200 - 60.20) x 50 = 6,990; one put spread costs
 * (612.50 - 196.25) x 20 = 8,325 and can make (2000 - 416.25) x 20 = 31,675. The frontiers were enumerated up to 100 a side in
 * Python 3.11 with fractions.Fraction.
 */

import type { FeasibleSizing, FrontierPair, PairSizing, SizedSide } from "../../src/core/pair/sizing.ts";
import type { Bound } from "../../src/core/payoff/envelope.ts";
import { type AnnualRate, as, type Ratio, type Usd } from "../../src/core/quantity.ts";
import { branded, type Plain } from "./plain.ts";

const loss = (amount: number): Plain<Bound> => ({ kind: "limited", amount, profit: -amount });
const gain = (amount: number): Plain<Bound> => ({ kind: "limited", amount, profit: amount });

export const rty: SizedSide = branded<SizedSide>({
  symbol: "RTY",
  name: "E-mini Russell 2000",
  kind: "future",
  multiplier: 50,
  currency: "USD",
  fx: 1,
  option: null,
  expiry: null,
  series: null,
  exercise: null,
  yield: null,
  impliedVolatility: null,
  level: { value: 2730.8, from: "file" },
  volatility: { value: 0.185, from: "file" },
  notionalPerContract: 136_540,
  dollarVolatilityPerContract: 25_259.9,
  legs: [
    {
      kind: "option",
      quantity: 1,
      right: "call",
      strike: 2750,
      premium: { value: 78.4, from: "file" },
      impliedVolatility: null,
      volatility: null,
      delta: null,
      code: null,
    },
    {
      kind: "option",
      quantity: -1,
      right: "call",
      strike: 2950,
      premium: { value: 18.2, from: "file" },
      impliedVolatility: null,
      volatility: null,
      delta: null,
      code: null,
    },
  ],
  unit: {
    netPremium: -3010,
    delta: null,
    maxLoss: { kind: "limited", amount: 3010, profit: -3010, from: 0, to: 2750 },
    maxGain: { kind: "limited", amount: 6990, profit: 6990, from: 2950, to: null },
    breakevens: [2810.2],
    zeroStretches: [],
  },
});

export const nq: SizedSide = branded<SizedSide>({
  symbol: "NQ",
  name: "E-mini Nasdaq-100",
  kind: "future",
  multiplier: 20,
  currency: "USD",
  fx: 1,
  option: null,
  expiry: null,
  series: null,
  exercise: null,
  yield: null,
  impliedVolatility: null,
  level: { value: 25_658.25, from: "file" },
  volatility: { value: 0.173, from: "file" },
  notionalPerContract: 513_165,
  dollarVolatilityPerContract: 88_777.545,
  legs: [
    {
      kind: "option",
      quantity: 1,
      right: "put",
      strike: 25_500,
      premium: { value: 612.5, from: "file" },
      impliedVolatility: null,
      volatility: null,
      delta: null,
      code: null,
    },
    {
      kind: "option",
      quantity: -1,
      right: "put",
      strike: 23_500,
      premium: { value: 196.25, from: "file" },
      impliedVolatility: null,
      volatility: null,
      delta: null,
      code: null,
    },
  ],
  unit: {
    netPremium: -8325,
    delta: null,
    maxLoss: { kind: "limited", amount: 8325, profit: -8325, from: 25_500, to: null },
    maxGain: { kind: "limited", amount: 31_675, profit: 31_675, from: 0, to: 23_500 },
    breakevens: [25_083.75],
    zeroStretches: [],
  },
});

type Enumerated = readonly [long: number, short: number, imbalance: number, gross: number, maxLoss: number];

function frontier(exposure: { long: number; short: number }, pairs: readonly Enumerated[]): Plain<FrontierPair>[] {
  return pairs.map(([long, short, imbalance, grossNotional, maxLoss]) => ({
    contracts: { long, short },
    imbalance,
    residual: long * exposure.long - short * exposure.short,
    grossNotional,
    maxLoss: loss(maxLoss),
  }));
}

function tickets(long: number, short: number): Plain<FeasibleSizing>["lines"] {
  return [
    {
      side: "long",
      symbol: "RTY",
      contracts: long,
      order: long,
      tickets: [`buy ${long} RTY 2026-03-20 2750 call`, `sell ${long} RTY 2026-03-20 2950 call`],
      orders: [],
    },
    {
      side: "short",
      symbol: "NQ",
      contracts: short,
      order: short,
      tickets: [`buy ${short} NQ 2026-03-20 25500 put`, `sell ${short} NQ 2026-03-20 23500 put`],
      orders: [],
    },
  ];
}

/** Capital of bought spreads whose margin nobody gave: the premium paid, at least. */
function paid(
  long: number,
  short: number,
  profit: { maxGain: number; move: number },
): Plain<FeasibleSizing>["capital"] {
  const floor = (amount: number) => ({ kind: "premium" as const, amount, cashNeeded: amount });
  return {
    ...floor(long + short),
    isLeast: true,
    bySide: { long: floor(long), short: floor(short) },
    returnAtMaxGain: profit.maxGain / (long + short),
    returnAtMoves: [profit.move / (long + short)],
  };
}

export const dollarNeutral: FeasibleSizing = branded<FeasibleSizing>({
  weighting: "dollar-neutral",
  available: true,
  exposurePerContract: { long: 136_540, short: 513_165 },
  hedgeRatio: 0.2660742646127464,
  feasible: true,
  withinTolerance: true,
  contracts: { long: 4, short: 1 },
  lines: tickets(4, 1),
  direction: "buy 4 RTY 2750/2950 call spreads, buy 1 NQ 25500/23500 put spread",
  notional: { long: 546_160, short: 513_165, net: 32_995, gross: 1_059_325 },
  dollarVolatility: { long: 101_039.6, short: 88_777.545, net: 12_262.055 },
  dailyRisk: null,
  premiumFrom: "quotes",
  binding: [],
  residual: 32_995,
  imbalance: 0.031147192787860194,
  imbalanceByDelta: null,
  premium: { long: -12_040, short: -8325, net: -20_365 },
  fees: 0,
  maxLoss: loss(20_365),
  maxGain: gain(59_635),
  maxLossBySide: { long: loss(12_040), short: loss(8325) },
  capital: paid(12_040, 8325, { maxGain: 59_635, move: 19_635 }),
  greeks: null,
  // RTY 2,457.72, 2,730.80 and 3,003.88; NQ 23,092.425, 25,658.25 and 28,224.075: 4 x 3,010 lost, 4 x 6,990 made above 2,950;
  // 8,325 lost above 25,500, 31,675 made below 23,500.
  commonMoves: [
    { long: -0.1, short: -0.1, profit: { long: -12_040, short: 31_675, net: 19_635 } },
    { long: 0, short: 0, profit: { long: -12_040, short: -8325, net: -20_365 } },
    { long: 0.1, short: 0.1, profit: { long: 27_960, short: -8325, net: 19_635 } },
  ],
  paysOnCommonMove: true,
  frontier: frontier({ long: 136_540, short: 513_165 }, [
    [3, 1, -0.11220923617093906, 922_785, 17_355],
    [4, 1, 0.031147192787860194, 1_059_325, 20_365],
    [11, 3, -0.012347789776865197, 3_041_435, 58_085],
    [15, 4, -0.0011119889971615018, 4_100_760, 78_450],
    [64, 17, 0.0008449600039857144, 17_462_365, 334_165],
    [79, 21, 0.0004727978899162343, 21_563_125, 412_615],
    [94, 25, 0.00021956925071944485, 25_663_885, 491_065],
  ]),
  moves: [{ long: 0.16, short: 0.08, profit: { long: 27_960, short: -8325, net: 19_635 } }],
});

export const volatilityAdjusted: FeasibleSizing = branded<FeasibleSizing>({
  weighting: "volatility-adjusted",
  available: true,
  exposurePerContract: { long: 25_259.9, short: 88_777.545 },
  hedgeRatio: 0.28453028296738775,
  feasible: true,
  withinTolerance: true,
  contracts: { long: 7, short: 2 },
  lines: tickets(7, 2),
  direction: "buy 7 RTY 2750/2950 call spreads, buy 2 NQ 25500/23500 put spreads",
  notional: { long: 955_780, short: 1_026_330, net: -70_550, gross: 1_982_110 },
  dollarVolatility: { long: 176_819.3, short: 177_555.09, net: -735.79 },
  dailyRisk: null,
  premiumFrom: "quotes",
  binding: [],
  residual: -735.79,
  imbalance: -0.0020763069250009855,
  imbalanceByDelta: null,
  premium: { long: -21_070, short: -16_650, net: -37_720 },
  fees: 0,
  maxLoss: loss(37_720),
  maxGain: gain(112_280),
  maxLossBySide: { long: loss(21_070), short: loss(16_650) },
  capital: paid(21_070, 16_650, { maxGain: 112_280, move: 32_280 }),
  greeks: null,
  commonMoves: [
    { long: -0.1, short: -0.1, profit: { long: -21_070, short: 63_350, net: 42_280 } },
    { long: 0, short: 0, profit: { long: -21_070, short: -16_650, net: -37_720 } },
    { long: 0.1, short: 0.1, profit: { long: 48_930, short: -16_650, net: 32_280 } },
  ],
  paysOnCommonMove: true,
  frontier: frontier({ long: 25_259.9, short: 88_777.545 }, [
    [3, 1, -0.0789867684039071, 922_785, 17_355],
    [4, 1, 0.06459930160681744, 1_059_325, 20_365],
    [7, 2, -0.0020763069250009855, 1_982_110, 37_720],
    [67, 19, 0.001669024406111121, 18_898_315, 359_845],
    [74, 21, 0.0013135328285492115, 20_880_425, 397_565],
    [81, 23, 0.001019674861865816, 22_862_535, 435_285],
    [88, 25, 0.0007727004948377278, 24_844_645, 473_005],
    [95, 27, 0.0005622185824880282, 26_826_755, 510_725],
  ]),
  moves: [{ long: 0.16, short: 0.08, profit: { long: 48_930, short: -16_650, net: 32_280 } }],
});

export const spreads: PairSizing = {
  trade: {
    asOf: "2026-01-22",
    expiry: "2026-03-20",
    rate: as<AnnualRate>(0.0365),
    correlation: null,
    size: { weighting: ["dollar-neutral", "volatility-adjusted"], tolerance: as<Ratio>(0.05), fee: as<Usd>(0) },
    moves: [],
    long: rty,
    short: nq,
  },
  sizings: [dollarNeutral, volatilityAdjusted],
  warnings: [],
};
