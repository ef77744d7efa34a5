import { describe, expect, it } from "vitest";
import { checkPair, type FeasibleSizing, messageOf, parseTrade, sizePair } from "../../../src/index.ts";

// Weeklies are European on futures: their value is a formula that a test can write again.
const dates = { asOf: "2026-01-22", expiry: "2026-02-06", rate: 0.0365 };
const rty = { symbol: "RTY", level: 2730.8, volatility: 0.185, legs: ["2750C", "-1 2950C"] };
const nq = { symbol: "NQ", level: 25_658.25, volatility: 0.173, legs: ["25500P", "-1 23500P"] };
const size = { weighting: "dollar" };
const tradeOf = (long: object = {}, short: object = {}, others: object = {}) =>
  parseTrade({ version: 1, ...dates, long: { ...rty, ...long }, short: { ...nq, ...short }, size, ...others });

function pairOf(...changes: Parameters<typeof tradeOf>): FeasibleSizing {
  const [sizing] = sizePair(tradeOf(...changes)).sizings;
  if (sizing === undefined || !sizing.available || !sizing.feasible) throw new Error("it fits");
  return sizing;
}

/** N(x) by Simpson's rule over the density, within 1e-12. */
function cumulative(x: number): number {
  const [from, steps] = [-12, 20_000];
  const width = (x - from) / steps;
  const density = (at: number) => Math.exp((-at * at) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(from) + density(x);
  for (let step = 1; step < steps; step++) sum += (step % 2 === 1 ? 4 : 2) * density(from + step * width);
  return (sum * width) / 3;
}

/** Black 1976, written again: e^(−rT)[F N(d1) − K N(d2)], a put by parity. */
function black(right: "C" | "P", future: number, strike: number, volatility: number): number {
  const years = 15 / 365;
  const spread = volatility * Math.sqrt(years);
  const d1 = Math.log(future / strike) / spread + spread / 2;
  const call = future * cumulative(d1) - strike * cumulative(d1 - spread);
  return Math.exp(-0.0365 * years) * (right === "C" ? call : call - future + strike);
}

const call = (strike: number, shift = 0) => black("C", 2730.8, strike, 0.185 + shift);
const put = (strike: number, shift = 0) => black("P", 25_658.25, strike, 0.173 + shift);
const tick = (value: number, [limit, below, above]: readonly [number, number, number]) => {
  const step = value <= limit ? below : above;
  return Math.round(value / step) * step;
};

describe("a model premium", () => {
  it("is the value of Black 1976 on the product's tick", () => {
    const { trade } = sizePair(tradeOf());
    const premiums = [trade.long, trade.short].map(({ legs }) =>
      legs.map((leg) => (leg.kind === "option" ? leg.premium : null)),
    );
    const ofRty = (strike: number) => tick(call(strike), [5, 0.05, 0.1]);
    const ofNq = (strike: number) => tick(put(strike), [5, 0.05, 0.25]);
    expect(premiums).toEqual([
      [2750, 2950].map((strike) => ({ value: expect.closeTo(ofRty(strike), 10), from: "model" })),
      [25_500, 23_500].map((strike) => ({ value: expect.closeTo(ofNq(strike), 10), from: "model" })),
    ]);
    const [first, second] = trade.long.legs;
    if (first?.kind !== "option" || second?.kind !== "option") throw new Error("options");
    expect(trade.long.unit.maxLoss).toMatchObject({
      amount: expect.closeTo(50 * (first.premium.value - second.premium.value), 9),
    });
  });

  it("stays as it is where no tick is known", () => {
    const { trade } = sizePair(tradeOf({ symbol: "XYZ", multiplier: 50, exercise: "european" }));
    expect(trade.long.legs[0]).toMatchObject({ premium: { value: expect.closeTo(call(2750), 9) } });
  });
});

describe("a max loss on model premiums", () => {
  it("says what a point of volatility does to it, by revaluation", () => {
    const { contracts, modelPremiums, premiumFrom } = pairOf();
    const cost = (shift: number) =>
      contracts.long * 50 * (call(2750, shift) - call(2950, shift)) +
      contracts.short * 20 * (put(25_500, shift) - put(23_500, shift));
    expect(premiumFrom).toBe("model");
    expect(modelPremiums?.higher).toBeCloseTo(cost(0.01) - cost(0), 4);
    expect(modelPremiums?.lower).toBeCloseTo(cost(-0.01) - cost(0), 4);
    const most = Math.max(Math.abs(cost(0.01) - cost(0)), Math.abs(cost(-0.01) - cost(0)));
    const said = modelPremiums === undefined ? "" : messageOf(modelPremiums.finding);
    expect(said).toContain("model premiums at a volatility of 18.5 % for RTY and a volatility of 17.3 % for NQ");
    expect(said).toContain(`±1 vol point is ±$${Math.round(most).toLocaleString("en-US")}`);
  });

  it("counts the legs that are modelled alone, at the volatility of the model", () => {
    const half = pairOf({ legs: ["2750C @ 60", "-1 2950C @ 2"] });
    expect(half.premiumFrom).toBe("both");
    const cost = (shift: number) => half.contracts.short * 20 * (put(25_500, shift) - put(23_500, shift));
    expect(half.modelPremiums?.higher).toBeCloseTo(cost(0.01) - cost(0), 4);
    const quoted = pairOf({ legs: ["2750C @ 60"] }, { legs: ["25500P @ 400"] });
    expect([quoted.premiumFrom, quoted.modelPremiums]).toEqual(["quotes", undefined]);
    expect(pairOf({ legs: [] }, { legs: [] }).premiumFrom).toBeNull();
    const implied = pairOf({ impliedVolatility: 0.3 }).modelPremiums?.finding;
    expect(implied?.code).toBe("MODEL_PREMIUMS");
    expect(implied?.args.at[0]).toEqual({ symbol: "RTY", volatility: 0.3, measured: null });
  });

  it("names a volatility that was measured by its window", () => {
    const measured = {
      ...{ value: 0.185, from: "history", estimator: "close-to-close", lookback: 60, periodsPerYear: 252 },
      ...{ firstDate: "2025-10-01", lastDate: "2026-01-22", observations: 61, file: "rty.csv" },
    };
    const of = (change: object) => {
      const { modelPremiums } = pairOf({ volatility: { ...measured, ...change } }, { legs: ["25500P @ 400"] });
      return modelPremiums === undefined ? "" : messageOf(modelPremiums.finding);
    };
    expect(of({})).toMatch(/^model premiums at 60-day historical volatility; ±1 vol point is ±\$/);
    expect(of({ periodsPerYear: 52, estimator: "yang-zhang" })).toContain("60-week historical volatility (yang-zhang)");
  });

  it("is refused by the limit quotedPremiums, and named by that on the max loss", () => {
    const checks = (limits: object, ...changes: Parameters<typeof tradeOf>) =>
      checkPair(tradeOf(changes[0], changes[1], { limits })).checks;
    const [refused] = checks({ quotedPremiums: true });
    expect(refused).toMatchObject({ name: "quotedPremiums", passed: false, actual: 4 });
    expect(refused && messageOf(refused.finding)).toBe(
      "4 premiums of the model, not quoted: RTY 2750C, RTY 2950C, NQ 25500P, NQ 23500P",
    );
    const quoted = [{ legs: ["2750C @ 60"] }, { legs: ["25500P @ 400"] }] as const;
    const [kept] = checks({ quotedPremiums: true }, ...quoted);
    expect(kept).toMatchObject({ passed: true, actual: 0 });
    const [loss] = checks({ maxLoss: 1e6 });
    expect(loss && messageOf(loss.finding)).toMatch(
      /^the pair can lose \$[\d,.]+ \(model premiums at .*±\$\d+\), within/,
    );
    const [other] = checks({ maxLoss: 1e6 }, ...quoted);
    expect(other && messageOf(other.finding)).not.toContain("model");
  });
});

describe("a premium without an implied volatility", () => {
  const quarterly = { expiry: "2026-03-20" };
  const warned = (long: object) =>
    sizePair(tradeOf(long, { legs: [] }, quarterly)).warnings.flatMap((found) =>
      found.code === "IMPLIED_VOLATILITY_NONE" ? [found] : [],
    );
  it("says which volatility is used instead, and for what", () => {
    const [exercised] = warned({ legs: ["2600C @ 130.8"] });
    expect(exercised?.args).toEqual({ symbol: "RTY", leg: "2600C", premium: 130.8, used: 0.185, isExercised: true });
    expect(exercised && messageOf(exercised)).toBe(
      "no volatility gives RTY 2600C a premium of 130.8: 18.5 %, the side's, is used for its value before expiry (its delta is that of its index: exercising it now gives as much)",
    );
    const [below] = warned({ legs: ["2600C @ 130"], impliedVolatility: 0.3 });
    expect(below && messageOf(below)).toContain(
      "30.0 %, the side's, is used for its value before expiry and its greeks",
    );
    const [unknown] = warned({ legs: ["2600C @ 130.8"], volatility: null });
    expect(unknown?.args).toMatchObject({ used: null });
    expect(warned({ legs: ["2600C @ 160"] })).toEqual([]);
  });
});

describe("what the options leave behind", () => {
  const left = (long: object, others: object = {}) =>
    sizePair(tradeOf(long, { legs: [] }, { expiry: "2026-03-20", ...others })).warnings.flatMap((found) =>
      found.code === "OPTIONS_DELIVER" ? [found.args] : [],
    );
  it("is a future or shares, and sold American legs may be assigned before", () => {
    // The future of a quarterly settles at the opening at which its options expire.
    expect(left({})).toEqual([{ into: [], early: ["RTY 2950C"] }]);
    expect(left({ series: "R3EH6" })).toEqual([{ into: ["one RTYM6 future"], early: [] }]);
    expect(left({}, { expiry: "2026-02-06" })).toEqual([{ into: ["one RTYH6 future"], early: [] }]);
    const iwm = { symbol: "IWM", level: 270, yield: "1.2%", legs: ["270C @ 8", "-1 290C @ 2"] };
    expect(left(iwm)).toEqual([{ into: ["100 IWM shares"], early: ["IWM 290C"] }]);
    expect(left({ symbol: "RUT", yield: "1.2%" })).toEqual([]);
    expect(left({ legs: [] })).toEqual([]);
  });
});
