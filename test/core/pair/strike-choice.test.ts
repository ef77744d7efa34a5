import { describe, expect, it } from "vitest";
import { american, black76, hintOf, PairsizeError, parseTrade, sizePair } from "../../../src/index.ts";
import { refusal } from "../../refusal.ts";

const quarterly = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
const weekly = { asOf: "2026-01-22", expiry: "2026-02-06", rate: 0.0365 };

function shown(leg: string, symbol: "RTY" | "NQ", dates: object, side: object = { impliedVolatility: 0.2 }) {
  const underlying = { symbol, level: symbol === "RTY" ? 2730.8 : 25658.25, legs: [leg], ...side };
  const other = symbol === "RTY" ? { symbol: "NQ", level: 25658.25 } : { symbol: "RTY", level: 2730.8 };
  const { trade } = sizePair(parseTrade({ version: 1, ...dates, long: underlying, short: other }));
  const [first] = trade.long.legs;
  if (first?.kind !== "option") throw new Error("an option was asked for");
  return first;
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof PairsizeError) return error.code;
    throw error;
  }
  return "none";
}

/**
 * The strike whose delta is nearest, found by looking at every one: of the coarsest grid where it is within half a
 * point of delta, else of the next.
 */
function byEnumeration(symbol: "RTY" | "NQ", right: "call" | "put", wanted: number, days: number, isAmerican: boolean) {
  const price = symbol === "RTY" ? 2730.8 : 25658.25;
  const common = { right, years: days / 365, volatility: 0.2, rate: 0.0365 };
  let best = { strike: 0, gap: 2 };
  for (const step of symbol === "RTY" ? [1000, 100, 50, 25, 10, 5] : [1000, 100, 10]) {
    best = { strike: 0, gap: 2 };
    for (let strike = Math.round((0.7 * price) / step) * step; strike < 1.3 * price; strike += step) {
      const { delta } = isAmerican
        ? american({ ...common, underlying: "future", price, strike })
        : black76({ ...common, forward: price, strike });
      const gap = Math.abs(Math.abs(delta) - wanted);
      if (gap < best.gap) best = { strike, gap };
    }
    if (best.gap <= 0.005) break;
  }
  return best.strike;
}

describe("a strike named by its delta", () => {
  it.each([
    ["40dC", "RTY", "call", 0.4],
    ["25dP", "RTY", "put", 0.25],
    ["10dC", "NQ", "call", 0.1],
    ["90dP", "NQ", "put", 0.9],
  ] as const)("%s on %s: the nearest of every listed strike, American and European", (leg, symbol, right, wanted) => {
    expect(shown(leg, symbol, quarterly).strike).toBe(byEnumeration(symbol, right, wanted, 57, true));
    expect(shown(leg, symbol, weekly).strike).toBe(byEnumeration(symbol, right, wanted, 15, false));
  });
  it.each([
    // exp(-0.05 x 785 / 365) = 0.898: a European delta is 0.90 at no strike, an American one near or beyond 60 % of the level.
    ["90dC", "call", 0.9],
    ["90dP", "put", 0.9],
    ["30dC", "call", 0.3],
  ] as const)(
    "%s of two years is nearer than the strikes beside it, though the European one is far",
    (leg, right, wanted) => {
      const { strike } = shown(leg, "RTY", { asOf: "2026-01-22", expiry: "2028-03-17", rate: 0.05 });
      const terms = {
        right,
        underlying: "future",
        price: 2730.8,
        years: 785 / 365,
        volatility: 0.2,
        rate: 0.05,
      } as const;
      const gap = (at: number) => Math.abs(Math.abs(american({ ...terms, strike: at }).delta) - wanted);
      expect(gap(strike)).toBeLessThan(0.005);
      const grid = [100, 50, 25, 10, 5].find((step) => strike % step === 0) ?? 5;
      expect(gap(strike)).toBeLessThanOrEqual(Math.min(gap(strike - grid), gap(strike + grid)));
    },
  );
  it("keeps how it was named, and is a model premium", () => {
    expect(shown("40dC", "RTY", quarterly)).toMatchObject({
      selector: { kind: "delta", value: 0.4 },
      premium: { from: "model" },
      impliedVolatility: null,
    });
  });
  it("is refused without a model, without a volatility, and on the last day", () => {
    expect(codeOf(() => shown("40dC", "RTY", {}))).toBe("STRIKE_NEEDS_MODEL");
    expect(codeOf(() => shown("40dC", "RTY", quarterly, {}))).toBe("STRIKE_NEEDS_MODEL");
    expect(codeOf(() => shown("40dC", "RTY", { ...quarterly, asOf: "2026-03-20" }))).toBe("STRIKE_NEEDS_MODEL");
  });
});

describe("a refusal of a strike", () => {
  it("names the leg as it was written, with its premium where it has one", async () => {
    const own = (leg: string) => {
      const long = { symbol: "XYZ", level: 1000, multiplier: 10, legs: [leg] };
      return refusal(() => sizePair(parseTrade({ version: 1, long, short: { symbol: "NQ", level: 25658.25 } })));
    };
    expect(await own("ATM C @ 5.00")).toMatchObject([
      { code: "STRIKE_GRID_UNKNOWN", args: { leg: "+1 ATM C @ 5.00", symbol: "XYZ" } },
    ]);
    expect(await own("-1 +2%P")).toMatchObject([{ args: { leg: "-1 +2%P" } }]);
    expect(await refusal(() => shown("40dC", "RTY", {}))).toMatchObject([
      { code: "STRIKE_NEEDS_MODEL", args: { leg: "+1 40dC", symbol: "RTY", isDated: false } },
    ]);
    const undecided = await refusal(() => shown("40dC", "RTY", quarterly, {}));
    expect(undecided).toMatchObject([{ code: "STRIKE_NEEDS_MODEL", args: { isDated: true } }]);
    expect(undecided.map(hintOf)).toEqual(["give --implied-vol RTY=20%, or --vol"]);
  });
});

describe("a strike named by its distance from the level", () => {
  it.each([
    // Half a percent is 13.65 and 128.3 points: 2730.8 is within it of 2725; 2730.8 × 1.02 = 2785.416 of 2775 on the
    // grid of 25, 15.4 from 2800; 25658.25 × 0.95 = 24375.3375 of 24400.
    ["ATM P @ 60.00", "RTY", 2725],
    ["+2%C @ 60.00", "RTY", 2775],
    ["-5%P @ 60.00", "NQ", 24400],
    ["ATM C @ 60.00", "NQ", 25700],
  ] as const)("%s on %s is %d, without a model", (leg, symbol, strike) => {
    expect(shown(leg, symbol, {}, {}).strike).toBe(strike);
  });
  it("is the round one of two that are as near as a whole percent tells, and the nearest where none is round", () => {
    const at = (level: number) => {
      const long = { symbol: "NQ", level, legs: ["ATM P @ 60.00"] };
      const { trade } = sizePair(parseTrade({ version: 1, long, short: { symbol: "RTY", level: 2730.8 } }));
      const [leg] = trade.long.legs;
      return leg?.kind === "option" ? leg.strike : null;
    };
    expect([at(25068), at(25149), at(5049), at(5024)]).toEqual([25000, 25100, 5050, 5000]);
  });
  it("is refused where another leg of its right names the same strike otherwise: a spread of one option is none", async () => {
    const pair = (...legs: string[]) =>
      sizePair(
        parseTrade({
          version: 1,
          ...quarterly,
          long: { symbol: "NQ", level: 25_658.25, impliedVolatility: 0.2, legs },
          short: { symbol: "RTY", level: 2730.8 },
        }),
      );
    // 1 % and 1.5 % above are 25,914.83 and 26,043.12, and 26,000 is within half a percent of both.
    expect(await refusal(() => pair("+1%C", "-1 +1.5%C"))).toMatchObject([
      {
        code: "STRIKES_AS_ONE",
        args: { symbol: "NQ", asked: ["+1 +1%C", "-1 +1.5%C"], strike: 26_000, right: "call" },
      },
    ]);
    expect(codeOf(() => pair("26000C @ 500", "-1 +1%C"))).toBe("STRIKES_AS_ONE");
    // The put of that strike is another option, and so are two legs of one name one.
    expect(codeOf(() => pair("+1%C", "+1.5%P"))).toBe("none");
    expect(codeOf(() => pair("+1%C", "+1%C"))).toBe("none");
    expect(codeOf(() => pair("+1%C", "-1 +3%C"))).toBe("none");
  });
  it("is refused where no grid is known", () => {
    const own = { symbol: "XYZ", level: 1000, multiplier: 10, legs: ["ATM C @ 5.00"] };
    const other = { symbol: "NQ", level: 25658.25 };
    for (const long of [own, { ...own, symbol: "EMD", multiplier: 100 }])
      expect(codeOf(() => sizePair(parseTrade({ version: 1, long, short: other })))).toBe("STRIKE_GRID_UNKNOWN");
  });
});
