import { type Both, chosenOf, type Found, type Pair } from "./brute-force-pairs.ts";

/**
 * Pairs counted in micros, by trying every one in whole numbers: what a position costs is added up over the contracts
 * that it is really traded in, as many large ones as fit and the small ones left, each with its own fee.
 *
 * Amounts are those of one counted contract, whole numbers of one grain; a fee is that of one contract, large or small.
 */
export interface MicroCase {
  readonly perLarge: { readonly long: 1 | 10; readonly short: 1 | 10 };
  readonly exposure: Both;
  readonly notional: Both;
  /** What a counted contract can lose, and what it costs at entry, before fees: below 0 where it is a gain. */
  readonly loss: Both;
  readonly premium: Both;
  readonly volatility: Both;
  readonly fee: Both;
  /** In large contracts. */
  readonly caps: Both;
  readonly fixed: { readonly long?: number; readonly short?: number };
  readonly budgets: {
    readonly maxLoss?: number;
    readonly accountRisk?: number;
    readonly maxNotional?: number;
    readonly maxPremium?: number;
    /** A day; a year has 252. */
    readonly maxDailyRisk?: number;
  };
  readonly tolerance: number;
}

const B = BigInt;
const sides = ["long", "short"] as const;

function traded(count: number, perLarge: number): { large: number; small: number } {
  const large = Math.floor(count / perLarge);
  return { large, small: count - large * perLarge };
}

/** What a pair takes of everything that has a budget, in grains. */
export function takes(trade: MicroCase, pair: Both) {
  const sum = (of: Both) => sides.reduce((total, side) => total + B(of[side]) * B(pair[side]), 0n);
  const fees = sides.reduce((total, side) => {
    const { large, small } = traded(pair[side], trade.perLarge[side]);
    return total + B(trade.fee[side]) * B(large + small);
  }, 0n);
  return {
    loss: sum(trade.loss) + fees,
    premium: sum(trade.premium) + fees,
    notional: sum(trade.notional),
    volatility: sum(trade.volatility),
  };
}

function fits(trade: MicroCase, pair: Both): boolean {
  const { maxLoss, accountRisk, maxNotional, maxPremium, maxDailyRisk } = trade.budgets;
  const taken = takes(trade, pair);
  const over = (amount: bigint, most: number | undefined) => most !== undefined && amount > B(most);
  if (over(taken.loss, maxLoss) || over(taken.loss, accountRisk)) return false;
  if (over(taken.notional, maxNotional) || over(taken.premium, maxPremium)) return false;
  return maxDailyRisk === undefined || taken.volatility ** 2n <= 252n * B(maxDailyRisk) ** 2n;
}

/** The chosen pair and the frontier, or null where nothing fits. */
export function bruteForceMicros(trade: MicroCase): Found | null {
  const feasible: Pair[] = [];
  const { perLarge, caps, fixed } = trade;
  for (let long = 1; long <= caps.long * perLarge.long; long += 1) {
    if (fixed.long !== undefined && fixed.long * perLarge.long !== long) continue;
    for (let short = 1; short <= caps.short * perLarge.short; short += 1) {
      if (fixed.short !== undefined && fixed.short * perLarge.short !== short) continue;
      if (!fits(trade, { long, short })) continue;
      const [l, s] = [B(long) * B(trade.exposure.long), B(short) * B(trade.exposure.short)];
      feasible.push({
        long,
        short,
        residual: l - s,
        grossExposure: l + s,
        gross: takes(trade, { long, short }).notional,
      });
    }
  }
  const isFixed = fixed.long !== undefined || fixed.short !== undefined;
  const hasBudget = Object.values(trade.budgets).some((most) => most !== undefined);
  return chosenOf({ isFixed, hasBudget, tolerance: trade.tolerance }, feasible);
}
