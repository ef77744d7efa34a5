import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capital, expiryEnvelope, parseTrade, profitAtExpiry, sizePair } from "../../../src/index.ts";
import { refusal } from "../../refusal.ts";

const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%" };
const nq = { symbol: "NQ", level: 25_658.25, volatility: "17.3%" };

function trade(legs: readonly (string | object)[], others: object = {}, long: object = {}) {
  const rty = { symbol: "RTY", level: 2730.8, volatility: "18.5%", legs, ...long };
  return parseTrade({ version: 1, ...dates, long: rty, short: nq, ...others });
}

async function gainOf(legs: readonly (string | object)[], others: object = {}, long: object = {}) {
  const [found] = await refusal(() => sizePair(trade(legs, others, long)));
  expect(found).toMatchObject({ code: "QUOTES_NOT_TRADABLE" });
  return found?.args;
}

const isSized = (legs: readonly (string | object)[], others: object = {}, long: object = {}) =>
  expect(sizePair(trade(legs, others, long)).sizings.length).toBeGreaterThan(0);

describe("quotes that cannot be traded are refused", () => {
  it("a vertical bought for a credit, with the gain in points", async () => {
    expect(await gainOf(["2750C @ 18.20", "-1 2950C @ 78.40"])).toMatchObject({ symbol: "RTY", gain: 60.2 });
    expect(await gainOf(["2950P @ 18", "-1 2750P @ 20"])).toMatchObject({ gain: 2 });
  });

  it("a vertical sold for more than its width", async () => {
    expect(await gainOf(["-1 2750C @ 278.40", "2950C @ 18.20"])).toMatchObject({ gain: 60.2 });
  });

  it("a butterfly bought for less than nothing, of even and of uneven wings", async () => {
    expect(await gainOf(["2700C @ 100", "-2 2750C @ 80", "2800C @ 50"])).toMatchObject({ gain: 5 });
    // Of 2700, 2750 and 2900 the wing below weighs 150/200: 0.75 × 100 + 0.25 × 40 = 85 < 86.
    expect(await gainOf(["3 2700C @ 100".replace("3", "+3"), "-4 2750C @ 86", "2900C @ 40"])).toMatchObject({
      gain: 1,
    });
    isSized(["+3 2700C @ 100", "-4 2750C @ 85", "2900C @ 40"]);
  });

  it("a locked-in gain of the whole structure, and one inside a structure that can lose", async () => {
    // By the level, not by the fill of the future: 2,730.80 − 2,700 − 20.
    expect(await gainOf(["-1 F @ 2800", "2700C @ 20"])).toMatchObject({
      gain: expect.closeTo(10.8 - 20 * Math.expm1((0.0365 * 57) / 365) - 0.05, 9),
    });
    expect(await gainOf(["+5 2700C @ 50", "-1 2800C @ 60"])).toMatchObject({
      gain: 10,
      legs: ["+1 2700C @ 50", "-1 2800C @ 60"],
    });
  });

  it("but never what interest earns: a box, a conversion, a deep vertical at their discounted values", () => {
    const weekly = { expiry: "2026-02-06" };
    const discount = Math.exp((-0.0365 * 15) / 365);
    const box = (paid: number) => [
      `2600C @ ${(100 + paid / 2).toFixed(4)}`,
      "-1 2800C @ 100",
      `2800P @ ${(100 + paid / 2).toFixed(4)}`,
      "-1 2600P @ 100",
    ];
    isSized(box(200 * discount), weekly);
    isSized(["-1 F", "2600C @ 135.7", `-1 2600P @ ${(135.7 - 130.8 * discount).toFixed(4)}`], weekly);
    isSized(["2000C @ 730", "-1 2100C @ 630.2"], weekly);
    return expect(gainOf(box(199), weekly)).resolves.toMatchObject({ symbol: "RTY" });
  });

  it("nor shares that are financed and pay dividends", () => {
    const spy = { symbol: "SPY", level: 600, yield: "1.2%" };
    isSized(["+1 F", "-1 600C @ 10", "600P @ 7"], { rate: "4%" }, spy);
  });

  it("nor a put beside a future that was filled below its level: a fill of another day is no quote", async () => {
    // 2,700 − 2,600 − 75 is a gain of 25 points; of a future at 2,730.80 it is 2,700 − 2,730.80 − 20 at the most.
    isSized(["+1 F @ 2600", "2700P @ 75"]);
    isSized(["-1 F @ 2900", "2750C @ 78.40"]);
    expect(await gainOf(["+1 F @ 2600", "2750P @ 15"])).toMatchObject({
      gain: expect.closeTo(4.2 - 15 * Math.expm1((0.0365 * 57) / 365) - 0.05, 9),
    });
  });

  it("unless allowArbitrage says that they are meant, and never by what knows legs alone", () => {
    const legs = ["2750C @ 18.20", "-1 2950C @ 78.40"];
    isSized(legs, { allowArbitrage: true });
    const plain = [
      { right: "call", quantity: 1, strike: 2750, premium: 18.2 },
      { right: "call", quantity: -1, strike: 2950, premium: 78.4 },
    ] as const;
    const options = plain.map((leg) => ({ kind: "option", ...leg }) as const);
    expect(expiryEnvelope(options, { multiplier: 50 }).maxLoss).toMatchObject({ profit: 3010 });
    expect(profitAtExpiry(options, 2000, { multiplier: 50 })).toBe(3010);
    expect(capital(options, { kind: "broad-index", level: 2730.8, multiplier: 100 })).toHaveProperty("requirement");
  });
});

describe("what the model prices", () => {
  const strike = fc.integer({ min: 200, max: 340 }).map((tens) => `${tens * 10}`);
  const leg = fc.record({
    quantity: fc.integer({ min: -3, max: 3 }).filter((count) => count !== 0),
    strike,
    right: fc.constantFrom("call", "put"),
  });
  it("is never refused, though its premiums are rounded to ticks", () => {
    fc.assert(
      fc.property(
        fc.array(leg, { minLength: 1, maxLength: 6 }),
        fc.constantFrom("2026-03-20", "2026-02-06"),
        (legs, expiry) => {
          isSized(legs, { expiry });
        },
      ),
      { numRuns: 300 },
    );
  });
});
