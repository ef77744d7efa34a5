import { describe, expect, it } from "vitest";
import { parseTrade, type Sizing, sizePair, wholeContracts } from "../../../src/index.ts";
import { exactOracle, type FractionLeg, type SizedAnswer } from "../../oracles/exact.ts";

interface Sided {
  readonly long: number;
  readonly short: number;
}

const bySide = <Value>([long, short]: readonly Value[]) => ({ long, short }) as { long: Value; short: Value };
const given = (counts: readonly (number | null)[]) => {
  const { long, short } = bySide(counts);
  return { ...(long !== null && { long }), ...(short !== null && { short }) };
};
const pairOf = ({ contracts: { long, short } }: { readonly contracts: Sided }) => [long, short];

describe("whole contracts against every pair in Python's fractions", () => {
  it("the chosen pair, whether it is within tolerance, and the frontier", () => {
    for (const row of exactOracle.pairs.rows) {
      const [exposure, notional, worst, caps, contracts, maxLoss, maxNotional, tolerance, expected] = row;
      const found = wholeContracts({
        ...bySide(exposure),
        notional: bySide(notional),
        worstProfit: bySide(worst.map((profit) => profit ?? "unlimited")),
        maxContracts: bySide(caps),
        contracts: given(contracts),
        maxLoss: maxLoss ?? undefined,
        maxNotional: maxNotional ?? undefined,
        tolerance,
      });
      const got = found.feasible ? [pairOf(found), found.withinTolerance, found.frontier.map(pairOf)] : null;
      expect(got, JSON.stringify(row)).toEqual(expected);
    }
  });
});

const legOf = (leg: FractionLeg) => {
  if (leg.length === 2) return { quantity: leg[0], entry: leg[1] };
  const [quantity, right, strike, premium, delta] = leg;
  return { quantity, right, strike, premium, delta };
};

const profitOf = (bound: { readonly kind: "limited"; readonly profit: number } | { readonly kind: "unlimited" }) =>
  bound.kind === "limited" ? bound.profit : null;

/** A sizing in the oracle's own columns. */
function columns(sizing: Sizing): SizedAnswer {
  if (!sizing.available) return null;
  const { exposurePerContract: each, hedgeRatio } = sizing;
  const ratio = [each.long, each.short, hedgeRatio] as const;
  if (!sizing.feasible) return [ratio, null];
  const { premium, fees, maxLoss, maxGain, residual, imbalance, moves = [] } = sizing;
  return [
    ratio,
    [pairOf(sizing) as [number, number], sizing.withinTolerance, sizing.frontier.map(pairOf) as [number, number][]],
    [premium.long, premium.short, fees, profitOf(maxLoss), profitOf(maxGain), residual, imbalance],
    moves.map(({ profit: { long, short, net } }) => [long, short, net]),
  ];
}

describe("whole trades against Python's fractions, to the last bit", () => {
  const { rows, weightings } = exactOracle.trades;
  const sizingOf = ([sides, [tolerance, fee, maxContracts, maxLoss, maxNotional], moves]: (typeof rows)[number]) => {
    const [long, short] = sides.map(([symbol, level, volatility, legs]) => ({
      symbol,
      level,
      volatility,
      legs: legs.map(legOf),
    }));
    const symbols = sides.map(([symbol]) => symbol);
    const named = moves.map((move) => Object.fromEntries(symbols.map((symbol, i) => [symbol, move[i]])));
    const budgets = { ...(maxLoss !== null && { maxLoss }), ...(maxNotional !== null && { maxNotional }) };
    const size = { weighting: weightings, tolerance, fee, maxContracts, ...budgets };
    return sizePair(parseTrade({ version: 1, allowArbitrage: true, long, short, moves: named, size }));
  };

  it("premium, delta, worst and best of a unit", () => {
    for (const row of rows) {
      const [, , , expected] = row;
      const { long, short } = sizingOf(row).trade;
      const got = [long, short].map((side) => {
        const { netPremium, delta, maxLoss, maxGain } = side.unit;
        return [netPremium, delta, profitOf(maxLoss), profitOf(maxGain)];
      });
      expect(got, JSON.stringify(row)).toEqual(expected);
    }
  });

  it("exposures, hedge ratio, contracts, frontier, money, imbalance and moves by every weighting", () => {
    for (const row of rows) {
      const [, , , , expected] = row;
      expect(sizingOf(row).sizings.map(columns), JSON.stringify(row)).toEqual(expected);
    }
  });
});
