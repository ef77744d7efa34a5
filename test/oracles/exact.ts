import { readFileSync } from "node:fs";
import type { PlainLeg } from "../../src/index.ts";

/** A leg of fixtures/oracles/exact.json: an option, with its delta where one is given, or a future at its entry. */
export type FractionLeg =
  | readonly [quantity: number, right: "call" | "put", strike: number, premium: number, delta?: number]
  | readonly [quantity: number, entry: number];

type Pair = readonly [long: number, short: number];
type Answer = readonly [chosen: Pair, withinTolerance: boolean, frontier: readonly Pair[]] | null;
type Stretch = readonly [from: number, to: number | null];

/** [profit, from, to]; null where unlimited. */
export type FractionBound = readonly [profit: number, from: number, to: number | null] | null;

interface ExactOracle {
  readonly structures: {
    readonly rows: readonly (readonly [
      legs: readonly FractionLeg[],
      multiplier: number,
      worst: FractionBound,
      best: FractionBound,
      breakevens: readonly number[],
      zeroStretches: readonly Stretch[],
      profitAt: readonly Pair[],
    ])[];
  };
  readonly pairs: {
    readonly rows: readonly (readonly [
      exposure: Pair,
      notional: Pair,
      worstProfit: readonly [number | null, number | null],
      maxContracts: Pair,
      contracts: readonly [number | null, number | null],
      maxLoss: number | null,
      maxNotional: number | null,
      tolerance: number,
      answer: Answer,
    ])[];
  };
  readonly trades: {
    readonly weightings: readonly string[];
    readonly rows: readonly (readonly [
      sides: readonly (readonly [symbol: string, level: number, volatility: number, legs: readonly FractionLeg[]])[],
      size: readonly [tolerance: number, fee: number, cap: number, maxLoss: number | null, maxNotional: number | null],
      moves: readonly Pair[],
      units: readonly (readonly [premium: number, delta: number, worst: number | null, best: number | null])[],
      answers: readonly SizedAnswer[],
    ])[];
  };
}

/** Exposures and hedge ratio, the pair, the money of both sides together, and the moves by side; null where the weighting is unavailable. */
export type SizedAnswer =
  | null
  | readonly [
      ratio: readonly [number, number, number],
      pair: Answer,
      money?: readonly [number, number, number, number | null, number | null, number, number],
      moves?: readonly (readonly [number, number, number])[],
    ];

/** What Python's fractions say: see fixtures/oracles/README.md. */
export const exactOracle: ExactOracle = JSON.parse(
  readFileSync(new URL("../../fixtures/oracles/exact.json", import.meta.url), "utf8"),
);

/** A leg as the library takes it. */
export function plainLeg(leg: FractionLeg): PlainLeg {
  if (leg.length === 2) return { kind: "future", quantity: leg[0], entry: leg[1] };
  const [quantity, right, strike, premium] = leg;
  return { kind: "option", quantity, right, strike, premium };
}
