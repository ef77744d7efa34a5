import { type Exact, exact, toNumber, ZERO } from "../core/exact.ts";
import { lossOf, type PairRequest } from "../core/pair/choice/budget.ts";
import { MOST_CONTRACTS } from "../core/pair/choice/feasible.ts";
import { wholeContracts as choose, type WholeContracts } from "../core/pair/choice/whole-contracts.ts";
import type { Sides } from "../core/sides.ts";
import { fail } from "../errors/error.ts";
import { finding } from "../errors/finding.ts";
import { numberWhere, optional, positive, record, sides, signed, whole, zeroOrMore } from "./checked.ts";

/** What whole contracts are chosen from, as plain numbers; amounts are those of one contract. */
export interface WholeContractsInput {
  /**
   * Exposure of one long contract, above 0: what the weighting makes equal (USD; USD per √year when adjusted for
   * volatility).
   */
  readonly long: number;
  /** Exposure of one short contract, in the same unit. */
  readonly short: number;
  /** Notional of one contract in USD; the exposures when left out, as they are when dollar-neutral. */
  readonly notional?: Sides<number> | undefined;
  /** Worst profit of one contract in USD, signed, fees off, or "unlimited"; needed beside `maxLoss`. */
  readonly worstProfit?: Sides<number | "unlimited"> | undefined;
  /**
   * Most contracts of each side, 1 to 1,000,000. Default: 100 where no contracts are given and no budget bounds the
   * pair.
   */
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
 * imbalance = (nL·long − nS·short) / (nL·long + nS·short), net over gross (not over one side). With contracts given:
 * the least |imbalance| that holds them. With a budget: the best balanced of the pairs within tolerance that use at
 * least 90 % of it. Otherwise the smallest pair by gross notional within tolerance. Every number is read as its
 * shortest decimal, and limits, tolerance and ties are decided exactly, equality within.
 *
 * @throws PairsizeError VALUE_OUT_OF_RANGE, WORST_PROFIT_MISSING
 * @see CME Group, Stock Index Spread Opportunities, 2014 (ratios of notional values); Graham, Knuth and Patashnik,
 * Concrete Mathematics, 2nd ed., 1994, section 4.5
 * @example
 * wholeContracts({ long: 136540, short: 513165 }).contracts; // { long: 4, short: 1 }
 */
export function wholeContracts(input: WholeContractsInput): WholeContracts {
  const given = wholeContractsInput(input, "", "input");
  const exposure = { long: exact(given.long), short: exact(given.short) };
  const notional = given.notional === undefined ? exposure : exactSides(given.notional);
  const worstProfit = worstOf(given);
  const loss = worstProfit === null ? null : lossOf(worstProfit);
  const maxLoss = budget(given.maxLoss);
  const maxNotional = budget(given.maxNotional);
  return choose({
    exposure,
    notional,
    worstProfit,
    perLarge: { long: 1, short: 1 },
    looseFees: { long: ZERO, short: ZERO },
    maxContracts: capsOf(given.maxContracts),
    budgets: [
      ...(maxLoss === null || loss === null ? [] : [{ name: "maxLoss", per: loss, most: maxLoss } as const]),
      ...(maxNotional === null ? [] : [{ name: "maxNotional", per: notional, most: maxNotional } as const]),
    ],
    outOfBudget:
      maxLoss !== null && loss === null ? finding("MAX_LOSS_UNLIMITED", { budget: toNumber(maxLoss) }) : null,
    contracts: given.contracts ?? {},
    tolerance: exact(given.tolerance ?? 0.05),
  });
}

const exposurePerContract = positive("of exposure");
const usd = zeroOrMore("USD");
const signedUsd = signed("USD");
const counts = whole(1, MOST_CONTRACTS);
const someCounts = record<Partial<Sides<number>>>({ long: optional(counts), short: optional(counts) });

const wholeContractsInput = record<WholeContractsInput>({
  long: exposurePerContract,
  short: exposurePerContract,
  notional: optional(sides(positive("USD"))),
  worstProfit: optional(
    sides<number | "unlimited">((value, path) => (value === "unlimited" ? value : signedUsd(value, path))),
  ),
  maxContracts: optional<number | Partial<Sides<number>>>((value, path) =>
    (typeof value === "number" ? counts : someCounts)(value, path),
  ),
  maxLoss: optional(usd),
  maxNotional: optional(usd),
  contracts: optional(someCounts),
  tolerance: optional(numberWhere((value) => value >= 0 && value <= 1, "a fraction from 0 to 1")),
});

function exactSides({ long, short }: Sides<number>): Sides<Exact> {
  return { long: exact(long), short: exact(short) };
}

function worstOf({ worstProfit, maxLoss }: WholeContractsInput): PairRequest["worstProfit"] {
  if (worstProfit !== undefined)
    return { long: exactOrUnlimited(worstProfit.long), short: exactOrUnlimited(worstProfit.short) };
  return maxLoss === undefined ? null : fail("WORST_PROFIT_MISSING", { budget: maxLoss }, { path: "worstProfit" });
}

function exactOrUnlimited(profit: number | "unlimited"): Exact | "unlimited" {
  return profit === "unlimited" ? profit : exact(profit);
}

function budget(amount: number | undefined): Exact | null {
  return amount === undefined ? null : exact(amount);
}

function capsOf(caps: WholeContractsInput["maxContracts"]): Partial<Sides<number>> | null {
  if (caps === undefined) return null;
  return typeof caps === "object" ? caps : { long: caps, short: caps };
}
