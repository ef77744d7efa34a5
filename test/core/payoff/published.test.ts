import { describe, expect, it } from "vitest";
import { expiryEnvelope, type PlainLeg, profitAtExpiry } from "../../../src/index.ts";

const call = (quantity: number, strike: number, premium: number): PlainLeg => ({
  kind: "option",
  quantity,
  right: "call",
  strike,
  premium,
});
const put = (quantity: number, strike: number, premium: number): PlainLeg => ({
  ...call(quantity, strike, premium),
  kind: "option",
  right: "put",
  strike,
  premium,
});
const limited = (amount: number, profit: number, from: number, to: number | null) => ({
  kind: "limited",
  amount,
  profit,
  from,
  to,
});
const unlimited = { kind: "unlimited" };

interface Published {
  readonly source: string;
  readonly legs: readonly PlainLeg[];
  readonly maxLoss: object;
  readonly maxGain: object;
  readonly breakevens: readonly number[];
  readonly multiplier?: number;
  readonly profits?: readonly (readonly [level: number, profit: number])[];
}

// Published figures, re-computed by hand from the legs; where the page is wrong, the comment keeps what it prints.
const cases: readonly Published[] = [
  {
    source: "S1 Cboe Options Hub, 12 Mar 2015: RUT bear call spread for a dime",
    legs: [call(-1, 1280, 0.15), call(1, 1290, 0.05)],
    maxLoss: limited(9.9, -9.9, 1290, null),
    maxGain: limited(0.1, 0.1, 0, 1280),
    breakevens: [1280.1],
  },
  {
    source: "S2 Cboe Options Hub, 5 Jul 2015: RUT iron condor",
    legs: [put(-1, 1140, 1.4), put(1, 1130, 1.08), call(-1, 1320, 0.3), call(1, 1330, 0.17)],
    // Lost below 1130 and above 1330 alike: the lower stretch is reported.
    maxLoss: limited(9.55, -9.55, 0, 1130),
    maxGain: limited(0.45, 0.45, 1140, 1320),
    breakevens: [1139.55, 1320.45],
  },
  {
    source: "S3 Cboe Options Hub, May 2016: RUT bear call spread in the money",
    legs: [call(-1, 1050, 67), call(1, 1125, 5.5)],
    maxLoss: limited(13.5, -13.5, 1125, null),
    maxGain: limited(61.5, 61.5, 0, 1050),
    breakevens: [1111.5],
    profits: [[1101.68, 9.82]],
  },
  {
    source: "S4 Cboe Options Hub, 26 Apr 2015: RUT bull put spread (the page prints 21.80, 1228.20, 78.80)",
    legs: [put(-1, 1250, 33.23), put(1, 1150, 11.23)],
    maxLoss: limited(78, -78, 0, 1150),
    maxGain: limited(22, 22, 1250, null),
    breakevens: [1228],
  },
  {
    source: "S5 Cboe Options Hub, 3 Sep 2015: RUT wide put spread (the page prints about 454)",
    legs: [put(-1, 1070, 5.37), put(1, 700, 0.1)],
    maxLoss: limited(364.73, -364.73, 0, 700),
    maxGain: limited(5.27, 5.27, 1070, null),
    breakevens: [1064.73],
  },
  {
    source: "S6 Cboe Options Hub, 5 Sep 2016: RUT call ratio spread",
    legs: [call(1, 1270, 13.38), call(-2, 1290, 6.29)],
    maxLoss: unlimited,
    maxGain: limited(19.2, 19.2, 1290, 1290),
    breakevens: [1270.8, 1309.2],
  },
  {
    source: "S7 Cboe Options Hub, 6 Mar 2016: RUT call ladder",
    legs: [call(-1, 1070, 24.85), call(1, 1090, 12.39), call(1, 1130, 1.16)],
    maxLoss: limited(8.7, -8.7, 1090, 1130),
    maxGain: unlimited,
    breakevens: [1081.3, 1138.7],
  },
  {
    source: "S8 CME product spotlight, Aug 2023: ES bull call spread",
    legs: [call(1, 4430, 13.25), call(-1, 4445, 8)],
    multiplier: 50,
    maxLoss: limited(262.5, -262.5, 0, 4430),
    maxGain: limited(487.5, 487.5, 4445, null),
    breakevens: [4435.25],
  },
  {
    source: "S8 the same in MES",
    legs: [call(1, 4430, 13.25), call(-1, 4445, 8)],
    multiplier: 5,
    maxLoss: limited(26.25, -26.25, 0, 4430),
    maxGain: limited(48.75, 48.75, 4445, null),
    breakevens: [4435.25],
  },
  {
    source: "S9 McMillan p. 211: call ratio spread × 100",
    legs: [call(1, 40, 5), call(-2, 45, 3)],
    multiplier: 100,
    maxLoss: unlimited,
    maxGain: limited(600, 600, 45, 45),
    breakevens: [51],
    profits: [
      [35, 100],
      [40, 100],
      [42, 300],
      [45, 600],
      [48, 300],
      [51, 0],
      [55, -400],
      [60, -900],
    ],
  },
  {
    source: "S10 HKEX ratio put",
    legs: [put(1, 200, 35), put(-2, 180, 16)],
    maxLoss: limited(163, -163, 0, 0),
    maxGain: limited(17, 17, 180, 180),
    breakevens: [163, 197],
    profits: [
      [200, -3],
      [1000, -3],
    ],
  },
  {
    source: "S11 Schwager: gold ratio call write × 100",
    legs: [{ kind: "future", quantity: 1, entry: 1200 }, call(-2, 1200, 38.8)],
    multiplier: 100,
    maxLoss: unlimited,
    maxGain: limited(7760, 7760, 1200, 1200),
    breakevens: [1122.4, 1277.6],
    profits: [[0, -112_240]],
  },
  {
    source: "S12 optionlab's test: naked call (its grid prints −6,992 and 176.14)",
    legs: [call(-100, 175, 1.15)],
    maxLoss: unlimited,
    maxGain: limited(115, 115, 0, 175),
    breakevens: [176.15],
  },
];

describe("published structures", () => {
  it.each(cases)("$source", ({ legs, multiplier, maxLoss, maxGain, breakevens, profits = [] }) => {
    expect(expiryEnvelope(legs, { multiplier })).toEqual({ maxLoss, maxGain, breakevens, zeroStretches: [] });
    for (const [level, profit] of profits) expect(profitAtExpiry(legs, level, { multiplier })).toBe(profit);
  });
});
