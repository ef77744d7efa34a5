import { type Exact, exact, toNumber, ZERO } from "../core/exact.ts";
import { lossOf } from "../core/pair/choice/budget.ts";
import { MOST_CONTRACTS } from "../core/pair/choice/feasible.ts";
import type { PairRequest } from "../core/pair/choice/pair-request.ts";
import { wholeContracts as choose, type WholeContracts } from "../core/pair/choice/whole-contracts.ts";
import type { Sides } from "../core/sides.ts";
import { fail } from "../errors/error.ts";
import { finding } from "../errors/finding.ts";
import { counting, fraction, positive, signed, zeroOrMore } from "./number-in-range.ts";

/** What whole contracts are chosen from, as plain numbers; amounts are those of one contract. */
export interface WholeContractsInput {
  /** Exposure of one long contract, above 0: what the weighting makes equal (USD; USD per √year when adjusted for volatility). */
  readonly long: number;
  /** Exposure of one short contract, in the same unit. */
  readonly short: number;
  /** Notional of one contract in USD; the exposures when left out, as they are when dollar-neutral. */
  readonly notional?: Sides<number> | undefined;
  /** Worst profit of one contract in USD, signed, fees off, or "unlimited"; needed beside `maxLoss`. */
  readonly worstProfit?: Sides<number | "unlimited"> | undefined;
  /** Most contracts of each side, 1 to 1,000,000. Default: 100 where no contracts are given and no budget bounds the pair. */
  readonly maxContracts?: number | Partial<Sides<number>> | undefined;
  /** Largest max loss of the pair in USD. */
  readonly maxLoss?: number | undefined;
  /** Largest gross notional of the pair in USD. */
  readonly maxNotional?: number | undefined;
  /** Contracts that are given, 1 to 1,000,000. */
  readonly contracts?: Partial<Sides<number>> | undefined;
  /** Largest |imbalance|, net over gross, as a fraction; 0.05 when left out. */
  readonly tolerance?: number | undefined;
}

/**
 * The whole-contract pair to trade, at least one contract a side, with the frontier of better balanced larger pairs;
 * or, as a result too, why nothing fits and what the smallest pair takes.
 *
 * imbalance = (nL·long − nS·short) / (nL·long + nS·short), net over gross (not over one side). With contracts given: the
 * least |imbalance| that holds them. With a budget: the best balanced of the pairs within tolerance that use at least
 * 90 % of it. Otherwise the smallest pair by gross notional within tolerance. Every number is read as its shortest
 * decimal, and limits, tolerance and ties are decided exactly, equality within.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE, WORST_PROFIT_MISSING
 * @see CME Group, Stock Index Spread Opportunities, 2014 (ratios of notional values); Graham, Knuth and Patashnik,
 * Concrete Mathematics, 2nd ed., 1994, section 4.5
 * @example
 * wholeContracts({ long: 136540, short: 513165 }).contracts; // { long: 4, short: 1 }
 */
export function wholeContracts(input: WholeContractsInput): WholeContracts {
  const exposure = {
    long: exact(positive(input.long, "long", EXPOSURE)),
    short: exact(positive(input.short, "short", EXPOSURE)),
  };
  const notional = input.notional === undefined ? exposure : notionalOf(input.notional);
  const worstProfit = worstOf(input);
  const loss = worstProfit === null ? null : lossOf(worstProfit);
  const maxLoss = budget(input.maxLoss, "maxLoss");
  const maxNotional = budget(input.maxNotional, "maxNotional");
  return choose({
    exposure,
    notional,
    worstProfit,
    perLarge: { long: 1, short: 1 },
    looseFees: { long: ZERO, short: ZERO },
    maxContracts: capsOf(input.maxContracts),
    budgets: [
      ...(maxLoss === null || loss === null ? [] : [{ name: "maxLoss", per: loss, most: maxLoss } as const]),
      ...(maxNotional === null ? [] : [{ name: "maxNotional", per: notional, most: maxNotional } as const]),
    ],
    outOfBudget:
      maxLoss !== null && loss === null ? finding("MAX_LOSS_UNLIMITED", { budget: toNumber(maxLoss) }) : null,
    contracts: countsOf(input.contracts ?? {}, "contracts"),
    tolerance: exact(fraction(input.tolerance ?? 0.05, "tolerance")),
  });
}

const EXPOSURE = "of exposure";

function notionalOf(notional: Sides<number>): Sides<Exact> {
  return {
    long: exact(positive(notional.long, "notional.long", "USD")),
    short: exact(positive(notional.short, "notional.short", "USD")),
  };
}

function worstOf({ worstProfit, maxLoss }: WholeContractsInput): PairRequest["worstProfit"] {
  if (worstProfit !== undefined)
    return { long: worst(worstProfit.long, "long"), short: worst(worstProfit.short, "short") };
  return maxLoss === undefined ? null : fail("WORST_PROFIT_MISSING", { budget: maxLoss }, { path: "worstProfit" });
}

function worst(profit: number | "unlimited", side: keyof Sides<unknown>): Exact | "unlimited" {
  return profit === "unlimited" ? profit : exact(signed(profit, `worstProfit.${side}`, "USD"));
}

function budget(amount: number | undefined, name: string): Exact | null {
  return amount === undefined ? null : exact(zeroOrMore(amount, name, "USD"));
}

function capsOf(caps: WholeContractsInput["maxContracts"]): Partial<Sides<number>> | null {
  if (caps === undefined) return null;
  return countsOf(typeof caps === "object" ? caps : { long: caps, short: caps }, "maxContracts");
}

function countsOf(counts: Partial<Sides<number>>, name: string): Partial<Sides<number>> {
  const { long, short } = counts;
  return {
    ...(long !== undefined && { long: counting(long, `${name}.long`, 1, MOST_CONTRACTS) }),
    ...(short !== undefined && { short: counting(short, `${name}.short`, 1, MOST_CONTRACTS) }),
  };
}
