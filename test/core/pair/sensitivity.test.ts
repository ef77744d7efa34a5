import { describe, expect, it } from "vitest";
import oracle from "../../../fixtures/oracles/ttr-synthetic.json" with { type: "json" };
import { changesOf, pairSensitivity, type WeightingSensitivity } from "../../../src/core/pair/sensitivity.ts";
import type { PairTrade } from "../../../src/core/pair/trade.ts";
import { type Weighting, weightings } from "../../../src/core/pair/weighting.ts";
import { as, type Points } from "../../../src/core/quantity.ts";
import type { Sides } from "../../../src/core/sides.ts";
import { messageOf } from "../../../src/errors/words.ts";
import { type LoadedHistory, resolveTrade } from "../../../src/schema/resolve-trade.ts";
import { plainOrigins } from "../../../src/schema/written-trade.ts";
import { readBars } from "../../price-csv.ts";

/** RTY 2730.8 × 50 against NQ 25658.25 × 20, the trade that was sized by hand. */
const written = {
  version: 1,
  long: { symbol: "RTY", level: "2730.8", volatility: "18.5%" },
  short: { symbol: "NQ", level: "25658.25", volatility: "17.3%" },
};

function tradeOf(changes: object, histories: Sides<LoadedHistory | null> = { long: null, short: null }): PairTrade {
  return resolveTrade({ ...written, ...changes }, plainOrigins, histories, null, []);
}

function loaded(name: "first" | "second"): LoadedHistory {
  const bars = readBars(new URL(`../../../fixtures/prices/synthetic-${name}.csv`, import.meta.url), "2025-10-31");
  return { file: `${name}.csv`, bars, level: { value: as<Points>(bars.close.at(-1) ?? 0), date: "2025-10-31" } };
}

const histories = { long: loaded("first"), short: loaded("second") };
const measured = {
  long: { symbol: "RTY", history: "first.csv", level: "2000" },
  short: { symbol: "NQ", history: "second.csv", level: "18000" },
};

function sensitivityOf(trade: PairTrade, weighting: Weighting): WeightingSensitivity {
  const { sensitivities } = pairSensitivity({ ...trade, weightings: [weighting] });
  const [one] = sensitivities;
  if (one === undefined) throw new Error("no sensitivity");
  return one;
}

/** The smallest pair within 5 %, in every pair up to 100 a side: long exposure is `ratio`, short exposure 1. */
function smallest(ratio: number, notional: Sides<number>): Sides<number> {
  let best = { long: 0, short: 0, gross: Number.POSITIVE_INFINITY };
  for (let long = 1; long <= 100; long += 1) {
    for (let short = 1; short <= 100; short += 1) {
      const gross = long * notional.long + short * notional.short;
      const c = Math.abs(long * ratio - short) / (long * ratio + short);
      if (c <= 0.05 && gross < best.gross) best = { long, short, gross };
    }
  }
  return { long: best.long, short: best.short };
}

describe("shocks", () => {
  it("move the ratio in proportion, and the contracts to the smallest pair within the tolerance", () => {
    const { cases, base } = sensitivityOf(tradeOf({}), "volatility-adjusted");
    const ratio = base.available ? base.hedgeRatio : Number.NaN;
    expect(ratio).toBeCloseTo((2730.8 * 50 * 0.185) / (25658.25 * 20 * 0.173), 14);
    expect(cases).toHaveLength(16);
    for (const { change, hedgeRatio, contracts } of cases) {
      if (change.kind === "method") throw new Error("no history, no method");
      const factor = change.side === "long" ? 1 + change.by : 1 / (1 + change.by);
      const moved = (side: "long" | "short") => (change.kind === "level" && change.side === side ? 1 + change.by : 1);
      const notional = { long: 136_540 * moved("long"), short: 513_165 * moved("short") };
      expect(hedgeRatio).toBeCloseTo(ratio * factor, 14);
      expect(contracts).toEqual(smallest(ratio * factor, notional));
    }
  });

  it("say in how many cases the pair of the base is chosen again, and balances", () => {
    // At 0.2395 and 0.2419 (RTY -10 %, NQ +10 %) 4 : 1 is 2.1 % and 1.6 % out of balance; at 0.2217 (NQ +20 %) 5 : 1 is
    // 5.15 % out, so 9 : 2; at 0.2129 (RTY -20 %) it is 3.1 % out.
    const { answered, stays, staysWithinTolerance, chosen } = sensitivityOf(tradeOf({}), "dollar-neutral");
    expect([answered, stays, staysWithinTolerance]).toEqual([8, 2, 2]);
    expect(chosen).toEqual([
      { contracts: { long: 3, short: 1 }, cases: 2 },
      { contracts: { long: 4, short: 1 }, cases: 2 },
      { contracts: { long: 7, short: 2 }, cases: 2 },
      { contracts: { long: 5, short: 1 }, cases: 1 },
      { contracts: { long: 9, short: 2 }, cases: 1 },
    ]);
  });

  it("leave the options those at the strikes that were chosen, under every change", () => {
    // What `size` shows for these names; 25658.25 × (1 − 0.053) = 24298.4.
    const named = { long: ["40dC", "-1 20dC"], short: ["40dP", "-1 -5.3%P"] };
    const points = { long: ["2790C", "-1 2910C"], short: ["25300P", "-1 24300P"] };
    const casesOf = (legs: typeof named, weighting: Weighting) =>
      sensitivityOf(
        tradeOf(
          {
            ...{ asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%" },
            long: { ...written.long, history: "first.csv", legs: legs.long },
            short: { ...written.short, history: "second.csv", legs: legs.short },
          },
          histories,
        ),
        weighting,
      ).cases;
    for (const weighting of ["delta-volatility-adjusted", "delta-neutral", "equal-risk"] as const)
      expect(casesOf(named, weighting), weighting).toEqual(casesOf(points, weighting));
  });

  it("leave quoted premiums as they are: a max loss does not move with the level", () => {
    const legs = { long: ["2750C @ 78.40", "-1 2950C @ 18.20"], short: ["25500P @ 612.50", "-1 23500P @ 196.25"] };
    const trade = tradeOf({
      long: { ...written.long, legs: legs.long },
      short: { ...written.short, legs: legs.short },
    });
    const { cases, stays } = sensitivityOf(trade, "equal-risk");
    expect(new Set(cases.map(({ hedgeRatio }) => hedgeRatio))).toEqual(new Set([3010 / 8325]));
    expect(stays).toBe(8);
  });

  it("leave a level's decimals as they are: 2730.8 and 10 % are 3003.88", () => {
    const trade = tradeOf({ size: { contracts: { long: 1, short: 1 } } });
    const up = sensitivityOf(trade, "dollar-neutral").cases.find(
      ({ change }) => change.kind === "level" && change.side === "long" && change.by === 0.1,
    );
    expect(up?.hedgeRatio).toBe((3003.88 * 50) / 513_165);
    expect(up?.contracts).toEqual({ long: 1, short: 1 });
    expect(up?.keptWithinTolerance).toBe(false);
  });
});

describe("windows and estimators", () => {
  const ratioOfNotionals = (2000 * 50) / (18000 * 20);

  it("weigh with the volatilities that R's TTR measures", () => {
    const { cases, limitation } = sensitivityOf(tradeOf(measured, histories), "volatility-adjusted");
    const windows = cases.filter(({ change }) => change.kind === "method");
    expect(windows).toHaveLength(6 * 6 + 1);
    for (const { change, hedgeRatio } of windows) {
      if (change.kind !== "method") continue;
      const { estimator, lookback } = change;
      const [long, short] = oracle.series.map(({ dates }) => {
        const of = dates.find(({ asOf }) => asOf === "2025-10-31");
        const values = Object.entries(of?.volatilities ?? {}).find(([calc]) => calc === estimator)?.[1];
        return lookback === null ? (of?.ewma ?? 0) : (values?.[oracle.lookbacks.indexOf(lookback)] ?? 0);
      });
      const expected = (ratioOfNotionals * (long ?? 0)) / (short ?? 0);
      expect(Math.abs((hedgeRatio ?? 0) / expected - 1), `${estimator} ${lookback}`).toBeLessThan(1e-12);
    }
    expect(limitation).toBeNull();
  });

  it("weigh with the beta that R's lm measures, over every lookback", () => {
    const { cases } = sensitivityOf(tradeOf(measured, histories), "beta-neutral");
    const windows = cases.filter(({ change }) => change.kind === "method");
    const pair = oracle.comovement.find(({ first }) => first === "first");
    const betas = pair?.cases.filter(({ asOf }) => asOf === "2025-10-31").map(({ beta }) => beta) ?? [];
    expect(windows).toHaveLength(betas.length);
    for (const [at, beta] of betas.entries()) {
      expect(Math.abs((windows[at]?.hedgeRatio ?? 0) / (ratioOfNotionals * beta) - 1)).toBeLessThan(1e-12);
    }
  });

  it("include the lookback that the trade is sized with", () => {
    const own = { ...measured, long: { ...measured.long, history: { file: "first.csv", lookback: 45 } } };
    const { cases, base } = sensitivityOf(tradeOf(own, histories), "volatility-adjusted");
    const lookbacks = new Set(cases.flatMap(({ change }) => (change.kind === "method" ? [change.lookback] : [])));
    expect([...lookbacks]).toEqual([10, 20, 30, 45, 60, 120, 252, null]);
    expect(base.available).toBe(true);
  });

  it("keep a volatility that was given where there is no history, and say so", () => {
    const trade = tradeOf({ ...measured, short: written.short }, { ...histories, short: null });
    const { cases, limitation } = sensitivityOf(trade, "volatility-adjusted");
    const r20 = oracle.series[0]?.dates[0]?.volatilities["close-to-close"][1] ?? 0;
    const at20 = cases.find(({ change }) => change.kind === "method" && change.lookback === 20);
    expect(at20?.hedgeRatio).toBeCloseTo((2000 * 50 * r20) / (25658.25 * 20 * 0.173), 13);
    expect(limitation && messageOf(limitation)).toBe(
      "NQ has no price history: its volatility stays as given while that of RTY is measured anew",
    );
  });

  it("are skipped with a reason where no side has a history", () => {
    const { cases, limitation } = sensitivityOf(tradeOf({}), "volatility-adjusted");
    expect(cases.every(({ change }) => change.kind !== "method")).toBe(true);
    expect(limitation?.code).toBe("WINDOWS_NOT_VARIED");
    expect(sensitivityOf(tradeOf({}), "dollar-neutral").limitation).toBeNull();
  });

  it("that cannot be measured have no ratio but a reason, and are not counted", () => {
    const long = { ...histories.long, bars: { ...histories.long.bars, high: null } };
    const { cases, answered } = sensitivityOf(tradeOf(measured, { ...histories, long }), "volatility-adjusted");
    const without = cases.filter(({ hedgeRatio }) => hedgeRatio === null);
    expect(new Set(without.map(({ reason }) => reason?.code))).toEqual(new Set(["VOLATILITY_COLUMN_MISSING"]));
    expect([without.length, answered]).toEqual([5 * 6, cases.length - 5 * 6]);
  });
});

describe("a weighting", () => {
  it("that is not available has a reason and no cases", () => {
    const { base, cases, answered, limitation } = sensitivityOf(tradeOf({}), "beta-neutral");
    expect([base.available, cases, answered, limitation]).toEqual([false, [], 0, null]);
  });

  it("that nothing fits keeps nothing, and shows where something would fit", () => {
    const trade = tradeOf({ size: { maxNotional: "600000" } });
    const { base, cases, stays, chosen } = sensitivityOf(trade, "dollar-neutral");
    expect(base.available && base.feasible).toBe(false);
    const fitting = cases.filter(({ contracts }) => contracts !== null);
    // 1 : 1 is 649,705 USD: only NQ less 10 % (598,388.5) or 20 % (547,072) brings it under 600,000.
    expect(fitting.map(({ change }) => (change.kind === "level" ? [change.side, change.by] : []))).toEqual([
      ["short", -0.2],
      ["short", -0.1],
    ]);
    expect([stays, chosen]).toEqual([0, [{ contracts: { long: 1, short: 1 }, cases: 2 }]]);
  });

  it.each<[Weighting, number]>([
    ["dollar-neutral", 8],
    ["volatility-adjusted", 37 + 16],
    ["delta-neutral", 8],
    ["delta-volatility-adjusted", 37 + 16],
    ["beta-neutral", 6 + 8],
    ["equal-risk", 8],
  ])("%s is changed by what it weighs: %i cases", (weighting, count) => {
    expect(changesOf(weighting, tradeOf(measured, histories))).toHaveLength(count);
    expect(weightings).toContain(weighting);
  });
});
