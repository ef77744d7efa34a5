import { describe, expect, it } from "vitest";
import { cmp, decimal, div, fraction, mul, type Rational, sub, toNumber, whole } from "../oracles/rational.ts";
import { sampleFile, sampleWith } from "./trades.ts";
import { sized } from "./world.ts";

const times = (...factors: readonly number[]) => factors.map(decimal).reduce(mul, whole(1));
const imbalance = (long: Rational, short: Rational) => {
  const total = sub(long, fraction(-short.n, short.d));
  const net = sub(long, short);
  return div(net.n < 0n ? fraction(-net.n, net.d) : net, total);
};

/** The smallest pair in gross notional with |net| / gross within 5 %, by trying all of 1–100 : 1–100 in exact fractions. */
function smallestPair(exposure: { long: Rational; short: Rational }, notional: { long: Rational; short: Rational }) {
  let best: { pair: [number, number]; gross: Rational } | null = null;
  for (let long = 1; long <= 100; long += 1) {
    for (let short = 1; short <= 100; short += 1) {
      const sides = [mul(exposure.long, whole(long)), mul(exposure.short, whole(short))] as const;
      if (cmp(imbalance(...sides), decimal(0.05)) > 0) continue;
      const gross = sub(mul(notional.long, whole(long)), mul(notional.short, whole(-short)));
      if (best === null || cmp(gross, best.gross) < 0) best = { pair: [long, short], gross };
    }
  }
  return best?.pair;
}

const rty = times(2730.8, 50);
const nq = times(25658.25, 20);

describe("the trade of the first issue", () => {
  it("has the hedge ratios 0.2660742646127464 and 0.28453, and 4 : 1 and 7 : 2 contracts", async () => {
    const { sizings } = await sized([sampleFile]);
    const [dollar, adjusted] = sizings;
    expect(dollar.hedgeRatio).toBe(0.2660742646127464);
    expect(dollar.hedgeRatio).toBe(toNumber(div(rty, nq)));
    const moving = { long: mul(rty, decimal(0.185)), short: mul(nq, decimal(0.173)) };
    expect(adjusted.hedgeRatio).toBe(toNumber(div(moving.long, moving.short)));
    expect(adjusted.hedgeRatio.toFixed(5)).toBe("0.28453");
    const notional = { long: rty, short: nq };
    expect([dollar.contracts.long, dollar.contracts.short]).toEqual(smallestPair(notional, notional));
    expect([adjusted.contracts.long, adjusted.contracts.short]).toEqual(smallestPair(moving, notional));
    expect([dollar.contracts, adjusted.contracts]).toEqual([
      { long: 4, short: 1 },
      { long: 7, short: 2 },
    ]);
  });

  it("costs $20,365 at 4 : 1, which is the most that it can lose", async () => {
    const { sizings } = await sized([sampleFile]);
    // 4 × (78.40 − 18.20) × 50 + 1 × (612.50 − 196.25) × 20
    const cost = sub(
      mul(sub(decimal(78.4), decimal(18.2)), whole(200)),
      mul(sub(decimal(196.25), decimal(612.5)), whole(20)),
    );
    expect(toNumber(cost)).toBe(20_365);
    expect(sizings[0].premium.net).toBe(-20_365);
    expect(sizings[0].maxLoss).toEqual({ kind: "limited", amount: 20_365, profit: -20_365 });
  });

  it("makes $19,635 at 4 : 1 where RTY rises 16 % and NQ 8 %", async () => {
    const { sizings } = await sized([sampleFile]);
    // RTY at 3,167.728 is above both strikes, NQ at 27,710.91 above both: 4 × (200 − 60.20) × 50 − 416.25 × 20.
    expect(toNumber(times(2730.8, 1.16))).toBeGreaterThan(2950);
    const profit = sub(mul(sub(whole(200), decimal(60.2)), whole(200)), times(416.25, 20));
    expect(toNumber(profit)).toBe(19_635);
    expect(sizings[0].moves).toEqual([
      { long: 0.16, short: 0.08, profit: { long: 27_960, short: -8325, net: 19_635 } },
    ]);
  });

  it("fits a budget of exactly its cost, and one cent less does not", async () => {
    // The cheapest pair, 1 : 1: 60.20 × 50 + 416.25 × 20.
    const cost = toNumber(sub(times(60.2, 50), times(-416.25, 20)));
    const fits = await sized([sampleFile, "--max-loss", String(cost), "--weighting", "dollar"]);
    expect([fits.exit, fits.sizings[0].contracts]).toEqual([0, { long: 1, short: 1 }]);
    const under = await sized([sampleFile, "--max-loss", "11334.99", "--weighting", "dollar"]);
    expect([cost, under.exit, under.sizings[0].feasible]).toEqual([11_335, 1, false]);
    const whole4to1 = await sized([sampleFile, "--max-loss", "20,365", "--weighting", "dollar"]);
    expect(whole4to1.sizings[0].contracts).toEqual({ long: 4, short: 1 });
    const cent = await sized([sampleFile, "--max-loss", "20364.99", "--weighting", "dollar"]);
    expect(cent.sizings[0].contracts).not.toEqual({ long: 4, short: 1 });
  });
});

describe("the shapes that the first issue names", () => {
  const unitOf = async (legs: string) => {
    const bare = sampleWith("    - 2750C @ 78.40\n    - -1 2950C @ 18.20\n", "").replace(
      "  legs:\n",
      `  legs: [${legs}]\n`,
    );
    return (await sized(["-", "--allow-arbitrage"], { stdin: bare })).trade.long.unit;
  };

  it("a naked call can lose without limit, a naked put to zero only", async () => {
    expect((await unitOf("-1 2750C @ 78.40")).maxLoss).toEqual({ kind: "unlimited" });
    // (2750 − 70) × 50 at an index of zero
    expect((await unitOf("-1 2750P @ 70.00")).maxLoss).toMatchObject({
      kind: "limited",
      amount: 134_000,
      from: 0,
      to: 0,
    });
  });

  it("a boxed position is flat", async () => {
    const { maxLoss, maxGain } = await unitOf("2750C @ 80, -1 2750P @ 70, -1 2950C @ 20, 2950P @ 200");
    // A box of 200 points bought for 190 locks in 10 points, whatever the index does.
    expect([maxLoss.profit, maxGain.profit]).toEqual([500, 500]);
    expect(maxLoss).toMatchObject({ amount: 0, from: 0, to: null });
  });

  it("a debit spread that costs more than its width loses everywhere", async () => {
    const { maxLoss, maxGain, breakevens } = await unitOf("2750C @ 250, -1 2950C @ 40");
    expect([maxLoss.profit, maxGain.profit, maxGain.amount, breakevens]).toEqual([-10_500, -500, 0, []]);
  });
});
