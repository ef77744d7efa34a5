/** Variations of the hand-made trade: what cannot be computed, does not fit, is unlimited, or was measured. */
import type {
  FeasibleSizing,
  InfeasibleSizing,
  PairCost,
  PairSizing,
  SizedSide,
  UnavailableSizing,
} from "../../src/core/pair/sizing.ts";
import { finding } from "../../src/errors/finding.ts";
import { branded } from "./plain.ts";
import { dollarNeutral, rty, spreads, volatilityAdjusted } from "./rty-nq.ts";

const reason = finding("VALUE_OUT_OF_RANGE", { name: "max loss", bound: "at most 10,000 USD", got: "11,335 USD" });

export const unavailable: UnavailableSizing = { weighting: "delta-neutral", available: false, reason };

/** One spread a side: 3,010 + 8,325 = 11,335 USD at risk, 136,540 + 513,165 = 649,705 USD gross. */
export const infeasible: InfeasibleSizing = {
  ...branded<Omit<InfeasibleSizing, "reason">>({
    weighting: "dollar-neutral",
    available: true,
    exposurePerContract: { long: 136_540, short: 513_165 },
    hedgeRatio: 0.2660742646127464,
    feasible: false,
    smallest: {
      contracts: { long: 1, short: 1 },
      maxLoss: { kind: "limited", amount: 11_335, profit: -11_335 },
      grossNotional: 649_705,
    },
  }),
  reason,
};

/** 4 : 1 where 15 : 4 was asked for. */
export const outsideTolerance: FeasibleSizing = {
  ...dollarNeutral,
  withinTolerance: false,
  smallestWithinTolerance: branded<PairCost>({
    contracts: { long: 15, short: 4 },
    maxLoss: { kind: "limited", amount: 78_450, profit: -78_450 },
    grossNotional: 4_100_760,
  }),
};

/** One 2750 call sold at 78.40: receives 3,920 USD, loses without end above 2,828.40. */
export const nakedCall: SizedSide = {
  ...rty,
  legs: rty.legs.slice(0, 1).map((leg) => ({ ...leg, quantity: -1 })),
  unit: branded<SizedSide["unit"]>({
    netPremium: 3920,
    delta: null,
    maxLoss: { kind: "unlimited" },
    maxGain: { kind: "limited", amount: 3920, profit: 3920, from: 0, to: 2750 },
    breakevens: [2828.4],
    zeroStretches: [],
  }),
};

export const unlimited: PairSizing = {
  ...spreads,
  trade: { ...spreads.trade, long: nakedCall },
  sizings: [{ ...dollarNeutral, maxLoss: { kind: "unlimited" } }, volatilityAdjusted],
};

export const measured: PairSizing = {
  ...spreads,
  trade: {
    ...spreads.trade,
    asOf: null,
    long: {
      ...rty,
      level: { ...rty.level, from: "history", file: "rty.csv", date: "2026-01-16" },
      volatility: branded<NonNullable<SizedSide["volatility"]>>({
        value: 0.2,
        from: "history",
        estimator: "close-to-close",
        lookback: 20,
        periodsPerYear: 252,
        firstDate: "2025-12-17",
        lastDate: "2026-01-16",
        observations: 21,
        file: "rty.csv",
      }),
    },
  },
  warnings: [reason],
};

export const mixed: PairSizing = { ...spreads, sizings: [infeasible, unavailable, outsideTolerance] };
