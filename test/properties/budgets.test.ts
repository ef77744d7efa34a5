import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FeasibleSizing, parseTrade, type Sizing, sizePair } from "../../src/index.ts";
import {
  boundsOf,
  bruteForceMicros,
  countsToTry,
  type MicroCase,
  revaluedRisk,
  takes,
} from "../oracles/brute-force-micros.ts";

/** `FUZZ=20000 npx vitest run test/properties/budgets.test.ts` tries as many trades. */
const runs = Number(process.env.FUZZ ?? 60);

/** Grains of a USD, of which every amount below is a whole number; and of a dollar delta × volatility. */
const GRAINS = 1e4;
const RISK_GRAINS = 1e8;

interface RandomLeg {
  readonly quantity: 1 | -1;
  readonly right: "call" | "put";
  /** Points. */
  readonly strike: number;
  /** Twentieths of a point. */
  readonly premium: number;
  /** Hundredths, of one bought. */
  readonly delta: number;
}

interface RandomSide {
  readonly symbol: string;
  readonly multiplier: number;
  /** Tenths of a point. */
  readonly level: number;
  readonly percent: number;
  readonly legs: readonly RandomLeg[];
  readonly hasDeltas: boolean;
}

const contracts = [
  ["RTY", 50, 27_308],
  ["NQ", 20, 256_582],
  ["ES", 50, 69_130],
  ["YM", 5, 493_840],
] as const;

const side = (at: number) =>
  fc
    .record({
      percent: fc.integer({ min: 8, max: 40 }),
      by: fc.integer({ min: -300, max: 300 }),
      legs: fc.array(
        fc.record({
          quantity: fc.constantFrom<1 | -1>(1, -1),
          right: fc.constantFrom<"call" | "put">("call", "put"),
          strike: fc.integer({ min: -4, max: 4 }),
          premium: fc.integer({ min: 0, max: 400 }),
          delta: fc.integer({ min: 1, max: 99 }),
        }),
        { maxLength: 3 },
      ),
      hasDeltas: fc.boolean(),
    })
    .map(({ percent, by, legs, hasDeltas }): RandomSide => {
      const [symbol, multiplier, usual] = contracts[at] as (typeof contracts)[number];
      const step = Math.round(usual / 1000) * 10;
      return {
        ...{ symbol, multiplier, percent, hasDeltas },
        level: usual + by,
        legs: legs.map((leg) => ({
          ...leg,
          strike: Math.round(usual / 10) + leg.strike * Math.round(step / 10),
          premium: leg.premium * Math.max(1, Math.round(usual / 100_000)),
          delta: leg.right === "put" ? -leg.delta : leg.delta,
        })),
      };
    });

const sides = fc
  .constantFrom([0, 1], [1, 0], [0, 2], [2, 3], [3, 1], [2, 1])
  .chain(([long = 0, short = 1]) => fc.record({ long: side(long), short: side(short) }));

const randomTrade = fc.record({
  sides,
  weighting: fc.constantFrom("dollar-neutral", "volatility-adjusted", "delta-neutral"),
  correlation: fc.constantFrom(null, -100, -40, 0, 60, 78, 95, 100),
  fee: fc.constantFrom(0, 0, 1, 2.25, 40, 500),
  withMicros: fc.boolean(),
  caps: fc.option(fc.record({ long: fc.integer({ min: 1, max: 6 }), short: fc.integer({ min: 1, max: 6 }) }), {
    freq: 1,
  }),
  fixed: fc.option(fc.record({ long: fc.integer({ min: 1, max: 5 }) }), { freq: 5 }),
  tolerance: fc.constantFrom(0, 1, 5, 5, 20, 60, 99),
  near: fc.record({ long: fc.integer({ min: 1, max: 24 }), short: fc.integer({ min: 1, max: 24 }) }),
  by: fc.integer({ min: -1, max: 1 }),
  budgets: fc.integer({ min: 0, max: 31 }),
  holding: fc.option(fc.record({ long: fc.integer({ min: -9, max: 9 }), short: fc.integer({ min: -9, max: 9 }) })),
});

type Random = typeof randomTrade extends fc.Arbitrary<infer T> ? T : never;

/** Profit of a unit at a level, and its slope just above it, in twentieths of a point by contract: whole numbers. */
function unitProfit({ legs, level }: RandomSide, name: "long" | "short", at: number): { value: number; slope: number } {
  if (legs.length === 0) {
    const sign = name === "long" ? 1 : -1;
    return { value: sign * (20 * at - 2 * level), slope: sign };
  }
  const parts = legs.map(({ quantity, right, strike, premium }) => {
    const over = right === "call" ? at - strike : strike - at;
    const isIn = right === "call" ? at >= strike : at < strike;
    return {
      value: quantity * (20 * Math.max(0, over) - premium),
      slope: isIn ? quantity * (right === "call" ? 1 : -1) : 0,
    };
  });
  return parts.reduce((sum, { value, slope }) => ({ value: sum.value + value, slope: sum.slope + slope }), {
    value: 0,
    slope: 0,
  });
}

/** The facts of one side of the enumeration, by hand: of one large contract in grains. */
function factsOf(random: RandomSide, name: "long" | "short") {
  const { legs, multiplier, level, percent, hasDeltas } = random;
  const bends = [0, ...legs.map(({ strike }) => strike)].sort((a, b) => a - b);
  const at = bends.map((bend) => unitProfit(random, name, bend));
  const last = at.at(-1)?.slope ?? 0;
  const perPoint = multiplier * GRAINS;
  const notional = (level * perPoint) / 10;
  const steepest = Math.max(...at.map(({ slope }) => Math.abs(slope)));
  const own = name === "long" ? 100 : -100;
  const known = legs.length === 0 || hasDeltas;
  const delta = legs.length === 0 ? own : legs.reduce((sum, leg) => sum + leg.quantity * leg.delta, 0);
  return {
    notional,
    worst: last < 0 ? null : (Math.min(...at.map(({ value }) => value)) * perPoint) / 20,
    premium: (legs.reduce((sum, leg) => sum + leg.quantity * leg.premium, 0) * perPoint) / 20,
    known,
    delta: known ? delta : null,
    risk: known ? notional * percent * delta : notional * percent * steepest * 100,
    contracts: Math.max(1, legs.length),
  };
}

function inputOf(random: Random, budgets: MicroCase["budgets"]) {
  const { weighting, correlation, fee, withMicros, caps, fixed, tolerance, holding } = random;
  const { long, short } = random.sides;
  const written = ({ symbol, level, percent, legs, hasDeltas }: RandomSide) => ({
    symbol,
    level: level / 10,
    volatility: `${percent}%`,
    legs: legs.map(({ quantity, right, strike, premium, delta }) => ({
      ...{ quantity, right, strike },
      premium: premium / 20,
      ...(hasDeltas && { delta: delta / 100 }),
    })),
  });
  const usd = (grains: number | undefined) => (grains === undefined ? undefined : grains / GRAINS);
  const held = [long, short].flatMap((one, i) =>
    holding === null || one.legs.length > 0 ? [] : [[one.symbol, i === 0 ? holding.long : holding.short]],
  );
  return {
    version: 1,
    allowArbitrage: true,
    long: written(long),
    short: written(short),
    ...(correlation === null ? {} : { correlation: correlation / 100 }),
    size: {
      ...{ weighting, fee, withMicros },
      tolerance: `${tolerance}%`,
      ...(caps === null && fixed === null ? {} : { maxContracts: caps ?? { long: 6, short: 6 } }),
      ...(fixed === null ? {} : { contracts: fixed }),
      ...(held.length === 0 ? {} : { holding: Object.fromEntries(held) }),
      maxLoss: usd(budgets.maxLoss),
      maxNotional: usd(budgets.maxNotional),
      maxPremium: usd(budgets.maxPremium),
      maxDailyRisk: budgets.maxDailyRisk === undefined ? undefined : budgets.maxDailyRisk / RISK_GRAINS,
      ...(budgets.accountRisk === undefined ? {} : { account: (2 * budgets.accountRisk) / GRAINS, risk: "50%" }),
    },
  };
}

interface Expected {
  readonly trade: MicroCase;
  readonly available: boolean;
  readonly isUnlimited: boolean;
}

/** The same trade for the enumeration; micros are those that the answer counts in. */
function caseOf(random: Random, perLarge: MicroCase["perLarge"]): Expected {
  const [long, short] = [factsOf(random.sides.long, "long"), factsOf(random.sides.short, "short")];
  const each = (of: (facts: typeof long, name: "long" | "short") => number) => ({
    long: of(long, "long"),
    short: of(short, "short"),
  });
  const counted = (of: (facts: typeof long) => number) => each((facts, name) => of(facts) / perLarge[name]);
  const { weighting, fixed, tolerance } = random;
  const exposure = counted((facts) => {
    const percent = facts === long ? random.sides.long.percent : random.sides.short.percent;
    if (weighting === "dollar-neutral") return facts.notional;
    if (weighting === "volatility-adjusted") return facts.notional * percent;
    return facts.notional * Math.abs(facts.delta ?? 0);
  });
  const leans = long.delta !== null && short.delta !== null && long.delta > 0 && short.delta < 0;
  const isUnlimited = long.worst === null || short.worst === null;
  return {
    available: weighting !== "delta-neutral" || leans,
    isUnlimited,
    trade: {
      ...{ perLarge, exposure, tolerance },
      notional: counted(({ notional }) => notional),
      loss: counted(({ worst }) => -(worst ?? 0)),
      premium: counted(({ premium }) => premium),
      delta: counted(({ risk }) => risk),
      correlation: long.known && short.known ? random.correlation : null,
      ...(random.sides.long.legs.length + random.sides.short.legs.length === 0 && {
        revalued: revaluedFutures(random, perLarge),
      }),
      fee: each(({ contracts }) => contracts * random.fee * GRAINS),
      caps: random.caps ?? (fixed === null ? null : { long: 6, short: 6 }),
      fixed: fixed ?? {},
      budgets: {},
    },
  };
}

/** Futures a day later, by hand: Var = F²·(exp(s²) − 1), Cov = −F·G·(exp(ρ·s·t) − 1) of one bought and one sold. */
function revaluedFutures({ sides: pair, correlation }: Random, perLarge: MicroCase["perLarge"]) {
  const of = ({ level, multiplier, percent }: RandomSide, counted: number) => {
    const deviation = percent / 100 / Math.sqrt(252);
    const notional = ((level / 10) * multiplier * RISK_GRAINS) / counted;
    return { deviation, notional, variance: 25_200 * notional ** 2 * Math.expm1(deviation ** 2) };
  };
  const [long, short] = [of(pair.long, perLarge.long), of(pair.short, perLarge.short)];
  const cross =
    long.notional * short.notional * Math.expm1(((correlation ?? 0) / 100) * long.deviation * short.deviation);
  const both = correlation === null ? Math.sqrt(long.variance * short.variance) : -25_200 * cross;
  return { long: long.variance, short: short.variance, both };
}

/** Budgets about as large as some pair takes. */
function budgetsOf(random: Random, { trade }: Expected): MicroCase["budgets"] {
  const { loss, premium, notional, risk } = takes(trade, random.near);
  const around = (taken: bigint) => Math.max(0, Number(taken) + 100 * random.by);
  const { budgets: mask } = random;
  return {
    ...(mask & 1 && { maxLoss: around(loss) }),
    ...(mask & 2 && { maxPremium: around(premium) }),
    ...(mask & 4 && { maxNotional: around(notional) }),
    ...(mask & 8 && { maxDailyRisk: Math.round(Math.sqrt(Number(risk) / 25_200) / 1e6 + random.by) * 1e6 }),
    ...(mask & 16 && { accountRisk: around(loss) + 10_000 }),
  };
}

function only(sizings: readonly Sizing[]): Sizing {
  const [sizing] = sizings;
  if (sizing === undefined) throw new Error("no sizing");
  return sizing;
}

const counts = ({ long, short }: { readonly long: number; readonly short: number }) => ({ long, short });

/** No more pairs than these are tried for one trade. */
const MOST_TRIED = 12_000;

describe("random trades against every pair tried in whole numbers", () => {
  it("with every budget, fees, micros, holdings, locked-in gains and credits", () => {
    fc.assert(
      fc.property(randomTrade, (random) => {
        const sized = random.withMicros ? sizePair(parseTrade(inputOf(random, {}))).trade : null;
        const perLarge: MicroCase["perLarge"] = {
          long: sized?.long.micro?.perLarge ?? 1,
          short: sized?.short.micro?.perLarge ?? 1,
        };
        const expected = caseOf(random, perLarge);
        const budgets = budgetsOf(random, expected);
        fc.pre(Object.values(budgets).every((most) => most >= 0));
        const sizing = only(sizePair(parseTrade(inputOf(random, budgets))).sizings);
        expect(sizing.available).toBe(expected.available);
        if (!sizing.available) return;
        const limitsLoss = budgets.maxLoss !== undefined || budgets.accountRisk !== undefined;
        if (expected.isUnlimited && limitsLoss) {
          expect(sizing.feasible).toBe(false);
          return;
        }
        const trade = { ...expected.trade, budgets };
        const { all, balanced } = countsToTry(trade);
        const [long, short] = [Math.max(all.long, balanced.long), Math.max(all.short, balanced.short)];
        fc.pre(long * short <= MOST_TRIED);
        const found = bruteForceMicros(trade);
        expect(sizing.feasible).toBe(found !== null);
        if (found === null || !sizing.feasible) return;
        expect(sizing.contracts).toEqual(counts(found.chosen));
        expect(sizing.withinTolerance).toBe(found.withinTolerance);
        expect(sizing.frontier.map((pair) => pair.contracts)).toEqual(found.frontier.map(counts));
        expectMoney(sizing, trade, expected.isUnlimited);
        expectUsed(sizing, trade);
        expectOrders(sizing, random, perLarge);
      }),
      { numRuns: runs },
    );
  }, 3_600_000);
});

describe("random trades with budgets of any size", () => {
  it("come to more than 100 contracts a side only where a budget or a cap that is used up says so", () => {
    const large = fc.tuple(randomTrade, fc.integer({ min: 1, max: 3000 }));
    fc.assert(
      fc.property(large, ([random, times]) => {
        const expected = caseOf(random, { long: 1, short: 1 });
        const near = { long: random.near.long * times, short: random.near.short * times };
        const budgets = budgetsOf({ ...random, near }, expected);
        const given = { ...random, withMicros: false, caps: null, fixed: null };
        const sizing = only(sizePair(parseTrade(inputOf(given, budgets))).sizings);
        if (!sizing.available || !sizing.feasible) return;
        expectUsed(sizing, { ...caseOf(given, { long: 1, short: 1 }).trade, budgets });
      }),
      { numRuns: 2 * runs },
    );
  }, 3_600_000);
});

/** What limits the size is named and used, where there are more than a hundred contracts; nothing that bounds nothing is. */
function expectUsed({ contracts, binding, withinTolerance }: FeasibleSizing, trade: MicroCase): void {
  const { perLarge, fixed, budgets, caps } = trade;
  const large = { long: contracts.long / perLarge.long, short: contracts.short / perLarge.short };
  for (const name of boundsOf(trade).none) if (withinTolerance) expect(binding).not.toContain(name);
  if (fixed.long !== undefined || Math.max(large.long, large.short) <= 100) return;
  expect(binding).not.toEqual([]);
  if (!withinTolerance) return;
  const { loss, premium, notional, risk } = takes(trade, contracts);
  const used = {
    maxLoss: Number(loss) / (budgets.maxLoss ?? 0),
    accountRisk: Number(loss) / (budgets.accountRisk ?? 0),
    maxPremium: Number(premium) / (budgets.maxPremium ?? 0),
    maxNotional: Number(notional) / (budgets.maxNotional ?? 0),
    maxDailyRisk:
      Math.sqrt(Math.max(Number(risk), revaluedRisk(trade, contracts)) / 25_200) / (budgets.maxDailyRisk ?? 0),
    // No trade here has one: test/core/pair/capital.test.ts holds it against brute force.
    maxCapital: 0,
    maxContracts: Math.max(large.long / (caps?.long ?? 1e6), large.short / (caps?.short ?? 1e6)),
  };
  // Twice the pair is within the tolerance as well, and would have been taken.
  for (const name of binding) expect(used[name], name).toBeGreaterThan(0.5);
}

function expectMoney(sizing: FeasibleSizing, trade: MicroCase, isUnlimited: boolean): void {
  const { loss, risk } = takes(trade, sizing.contracts);
  if (isUnlimited) expect(sizing.maxLoss).toEqual({ kind: "unlimited" });
  else expect(sizing.maxLoss).toMatchObject({ profit: Number(-loss) / GRAINS + 0 });
  const { dailyRisk } = sizing;
  const amount = Math.sqrt(Number(risk) / 25_200) / RISK_GRAINS;
  expect(Math.abs((dailyRisk?.amount ?? -1) - amount)).toBeLessThanOrEqual(1e-9 * amount);
  expect(dailyRisk?.correlation).toBe(trade.correlation === null ? null : trade.correlation / 100);
}

/** target − holding, a sold future counted below 0; of a side in micros in small contracts. */
function expectOrders(
  { lines, contracts }: FeasibleSizing,
  { sides: pair, holding }: Random,
  perLarge: MicroCase["perLarge"],
): void {
  for (const name of ["long", "short"] as const) {
    if (holding === null || pair[name].legs.length > 0) continue;
    const own = lines.filter((line) => line.side === name);
    const each = ({ symbol }: { readonly symbol: string }) => (symbol === pair[name].symbol ? perLarge[name] : 1);
    const ordered = own.reduce((sum, line) => sum + line.order * each(line), 0);
    expect(ordered).toBe((name === "long" ? 1 : -1) * contracts[name] - perLarge[name] * holding[name]);
  }
}
