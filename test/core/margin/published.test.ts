import { describe, expect, it } from "vitest";
import { type CapitalTerms, capital, type PlainLeg } from "../../../src/index.ts";

const option = (quantity: number, strike: number, right: "call" | "put", premium: number): PlainLeg => ({
  kind: "option",
  quantity,
  right,
  strike,
  premium,
});
const call = (quantity: number, strike: number, premium: number) => option(quantity, strike, "call", premium);
const put = (quantity: number, strike: number, premium: number) => option(quantity, strike, "put", premium);

const index = (level: number): CapitalTerms => ({ kind: "broad-index", level, multiplier: 100 });
const broadEtf = (level: number, leverage = 1): CapitalTerms => ({
  kind: "broad-etf",
  level,
  multiplier: 100,
  leverage,
});
const narrow = (level: number, leverage = 1): CapitalTerms => ({ kind: "narrow", level, multiplier: 100, leverage });

interface Published {
  readonly source: string;
  readonly legs: readonly PlainLeg[];
  readonly terms: CapitalTerms;
  readonly requirement: number;
  readonly cashNeeded?: number;
}

// Pages of the Cboe Margin Manual, November 2021, re-computed by hand. Where a page gives no level, it does not matter:
// the spread binds less than its sold options would alone at any level near their strikes.
const cases: readonly Published[] = [
  { source: "p. 28: put on a stock", legs: [put(-1, 80, 2)], terms: narrow(95), requirement: 1000 },
  { source: "p. 28: put in the money", legs: [put(-1, 20, 1.5)], terms: narrow(19.5), requirement: 540 },
  { source: "p. 30: index put", legs: [put(-1, 430, 7.8)], terms: index(433.35), requirement: 6945.25 },
  { source: "p. 30: index put far out", legs: [put(-1, 410, 0.1)], terms: index(445.35), requirement: 4110 },
  { source: "p. 31: put on a broad ETF", legs: [put(-1, 45, 2.85)], terms: broadEtf(43.34), requirement: 935.1 },
  { source: "p. 32: call on a stock", legs: [call(-1, 120, 8.4)], terms: narrow(128.5), requirement: 3410 },
  { source: "p. 34: index call", legs: [call(-1, 430, 8.7)], terms: index(433.35), requirement: 7370.25 },
  { source: "p. 34: call on a broad ETF", legs: [call(-1, 45, 1.35)], terms: broadEtf(43.34), requirement: 619.1 },
  { source: "broad ETF, leverage 1.5", legs: [put(-1, 390, 4)], terms: broadEtf(460, 1.5), requirement: 6250 },
  { source: "ETF of 20 %, leverage 2", legs: [put(-1, 725, 3)], terms: narrow(970, 2), requirement: 14_800 },
  {
    source: "p. 39: bought put spread",
    legs: [put(1, 250, 3), put(-1, 240, 0.95)],
    terms: narrow(250),
    requirement: 300,
    cashNeeded: 205,
  },
  {
    source: "p. 40: sold put spread, index",
    legs: [put(1, 425, 6.4), put(-1, 430, 7.8)],
    terms: index(433.35),
    requirement: 1140,
    cashNeeded: 360,
  },
  {
    source: "p. 42: sold call spread",
    legs: [call(1, 125, 3.8), call(-1, 120, 8.4)],
    terms: narrow(128.5),
    requirement: 880,
    cashNeeded: 40,
  },
  {
    source: "p. 45: straddle on a stock",
    legs: [call(-1, 90, 7), put(-1, 90, 3.7)],
    terms: narrow(92.63),
    requirement: 2922.6,
  },
  {
    source: "p. 46: straddle on an index",
    legs: [call(-1, 435, 5.5), put(-1, 435, 7.2)],
    terms: index(433.35),
    requirement: 7770.25,
  },
  {
    source: "p. 52: bought butterfly, wings of 10 and 5",
    legs: [put(1, 540, 5.6), put(-2, 550, 7.2), put(1, 555, 9.8)],
    terms: index(550),
    requirement: 2040,
    cashNeeded: 600,
  },
  {
    source: "p. 56: sold iron butterfly",
    legs: [put(1, 16, 0.1), put(-1, 20, 0.2), call(-1, 20, 7), call(1, 24, 4)],
    terms: narrow(27),
    requirement: 810,
    cashNeeded: 90,
  },
  {
    source: "a broker's page: ten iron condors",
    legs: [put(10, 160, 0), put(-10, 170, 0), call(-10, 180, 0), call(10, 190, 0)],
    terms: narrow(175),
    requirement: 10_000,
  },
  {
    source: "bought option with 18 months left",
    legs: [call(1, 100, 12)],
    terms: { ...narrow(100), monthsLeft: 18 },
    requirement: 900,
  },
];

describe("published cases of strategy-based margin", () => {
  it.each(cases)("$source", ({ legs, terms, requirement, cashNeeded }) => {
    expect(capital(legs, terms)).toMatchObject({
      requirement,
      ...(cashNeeded === undefined ? {} : { cashNeeded }),
      isLeast: true,
    });
  });
});

describe("positions that the rules name", () => {
  const etf = broadEtf(240);
  const shares = (quantity: number): PlainLeg => ({ kind: "future", quantity, entry: 240 });
  const requirement = (...legs: PlainLeg[]) => capital(legs, etf).requirement;

  it("shares bind half of their price, held or sold short", () => {
    expect([requirement(shares(1)), requirement(shares(-2))]).toEqual([12_000, 24_000]);
  });

  it("a call that shares cover binds nothing beyond them, nor does a put that shares sold short cover", () => {
    expect(requirement(shares(1), call(-1, 245, 3))).toBe(12_000);
    expect(requirement(shares(-1), put(-1, 235, 3))).toBe(12_000);
  });

  it("shares cover no sold put, nor a second call", () => {
    const alone = { call: requirement(call(-1, 245, 3)), put: requirement(put(-1, 235, 3)) };
    expect(requirement(shares(1), put(-1, 235, 3))).toBe(12_000 + alone.put);
    expect(requirement(shares(1), call(-2, 245, 3))).toBe(12_000 + alone.call);
  });

  it("a put that is sold beside two calls spares the call that binds more beyond its premium", () => {
    const level: CapitalTerms = { ...etf, level: 100 };
    // Alone: 10 + 15, 12 + 9 (10 % of its strike), and 3 + 13. With the dear call the put spares its 9, with the cheap
    // call, which requires less than the put, that call's 13.
    const legs = [call(-1, 100, 10), put(-1, 90, 12), call(-1, 102, 3)];
    expect(legs.map((leg) => capital([leg], level).requirement)).toEqual([2500, 2100, 1600]);
    expect(capital(legs, level).requirement).toBe(2500 + 2100 + 1600 - 1300);
  });

  it("a put spread too wide to be worth it binds what the sold put binds alone", () => {
    expect(requirement(put(-1, 230, 5), put(1, 100, 0.1))).toBe(requirement(put(-1, 230, 5)) + 10);
  });

  it("more than nine months left: a bought option of a spread is paid in full, one outside to three quarters", () => {
    const of = (months: number, ...legs: PlainLeg[]) => capital(legs, { ...etf, monthsLeft: months });
    const vertical = [call(1, 230, 30), call(-1, 260, 12)];
    expect(of(18, ...vertical)).toEqual({ requirement: 3000, cashNeeded: 1800, isLeast: true });
    expect(of(18, ...vertical, call(1, 300, 4)).requirement).toBe(3300);
    expect(of(9, call(1, 300, 4)).requirement).toBe(400);
  });

  it("no legs bind nothing", () => {
    expect(capital([], etf)).toEqual({ requirement: 0, cashNeeded: 0, isLeast: true });
  });
});
