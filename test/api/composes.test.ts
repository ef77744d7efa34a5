import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  comovement,
  estimators,
  historicalVolatility,
  type PriceBar,
  parseTrade,
  readPriceHistory,
  sizePair,
} from "../../src/index.ts";
import { refusal } from "../refusal.ts";

const prices = (name: string) => join(import.meta.dirname, "../../fixtures/prices", name);

/** The columns of a history as rows, by hand. */
function rowsOf({ dates, open, high, low, close }: Awaited<ReturnType<typeof readPriceHistory>>["bars"]): PriceBar[] {
  const at = (column: Float64Array | null, row: number) => {
    const price = column?.[row] ?? Number.NaN;
    return Number.isNaN(price) ? null : price;
  };
  return dates.map((date, row) => ({
    date,
    open: at(open, row),
    high: at(high, row),
    low: at(low, row),
    close: close[row] ?? Number.NaN,
  }));
}

describe("a price history", () => {
  it("is measured as it was read", async () => {
    const { bars } = await readPriceHistory(prices("synthetic-first.csv"));
    for (const estimator of estimators)
      expect(historicalVolatility(bars, { estimator })).toBe(historicalVolatility(rowsOf(bars), { estimator }));
  });

  it("is compared with another as both were read", async () => {
    const { bars: first } = await readPriceHistory(prices("synthetic-first.csv"));
    const { bars: second } = await readPriceHistory(prices("synthetic-second.csv"));
    const expected = comovement(rowsOf(first), rowsOf(second));
    expect(expected.correlation).not.toBeNull();
    expect(comovement(first, second)).toEqual(expected);
    expect(comovement(first, rowsOf(second))).toEqual(expected);
  });

  it("is refused where its columns do not belong together", async () => {
    const { bars } = await readPriceHistory(prices("synthetic-first.csv"));
    const refused = async (change: object) => (await refusal(() => historicalVolatility({ ...bars, ...change })))[0];
    expect(await refused({ close: bars.close.subarray(1) })).toMatchObject({ path: "bars.close.length" });
    expect(await refused({ dates: [...bars.dates].reverse() })).toMatchObject({ code: "BAR_OUT_OF_ORDER" });
    expect(await refused({ close: bars.close.map(() => 0) })).toMatchObject({ path: "bars.close[0]" });
    expect(await refused({ high: [1, 2] })).toMatchObject({ path: "bars.high" });
  });
});

const trade = {
  ...{ version: 1, asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 },
  long: {
    ...{ symbol: "RTY", level: 2730.8, volatility: 0.185 },
    // Quoted, left to the model, named by its distance, and with a delta of the trader's.
    legs: ["2750C @ 78.40", "-1 2950C", "-1 +10%C", { right: "put", strike: 2500, premium: 30, delta: -0.2 }],
  },
  short: { symbol: "NQ", level: 25658.25, volatility: 0.173 },
  size: { weighting: "all" },
};

describe("the legs of an answer", () => {
  const { trade: sized, sizings } = sizePair(parseTrade(trade));

  it("are legs of a trade, through JSON too, and give the same answer", () => {
    const { long, short } = JSON.parse(JSON.stringify(sized));
    const again = sizePair(
      parseTrade({
        ...trade,
        long: { ...trade.long, legs: long.legs },
        short: { ...trade.short, legs: short.legs },
      }),
    );
    expect(again.sizings).toEqual(sizings);
    expect(sized.long.legs[2]).toMatchObject({ selector: { kind: "moneyness", value: 0.1 } });
    // A delta of a leg is the trader's from then on, and is said to be.
    const given = (legs: readonly object[]) => legs.map((leg) => ({ ...leg, deltaGiven: true }));
    expect(again.trade.long.legs).toEqual(given(sized.long.legs));
    expect(again.trade.short.legs).toEqual(sized.short.legs);
  });

  it("keep where their premiums came from; the model's own follows the model", () => {
    const legs = sized.long.legs.map((leg) => ("premium" in leg ? { ...leg, delta: null } : leg));
    const dearer = sizePair(parseTrade({ ...trade, long: { ...trade.long, volatility: 0.25, legs } }));
    const premiums = dearer.trade.long.legs.map((leg) => ("premium" in leg ? leg.premium : null));
    expect(premiums[0]).toEqual({ value: 78.4, from: "file" });
    expect(premiums[1]?.from).toBe("model");
    const before = sized.long.legs[1];
    expect(premiums[1]?.value).toBeGreaterThan(
      (before !== undefined && "premium" in before && before.premium.value) || 0,
    );
  });

  it.each<[string, object, string, string]>([
    ["a future with a strike", { kind: "future", right: "call", strike: 5 }, "VALUE_OUT_OF_RANGE", "long.legs[0].kind"],
    ["an option without its strike", { kind: "option" }, "KEY_MISSING", "long.legs[0]"],
    [
      "a premium without its value",
      { right: "call", strike: 5, premium: { from: "file" } },
      "KEY_MISSING",
      "long.legs[0].premium",
    ],
    [
      "a premium below 0",
      { right: "call", strike: 5, premium: { value: -1 } },
      "VALUE_OUT_OF_RANGE",
      "long.legs[0].premium.value",
    ],
    [
      "an origin that is none",
      { right: "call", strike: 5, premium: { value: 1, from: "desk" } },
      "VALUE_OF_WRONG_KIND",
      "long.legs[0].premium.from",
    ],
  ])("are refused where they contradict themselves: %s", async (_what, leg, code, path) => {
    const findings = await refusal(() => parseTrade({ ...trade, long: { ...trade.long, legs: [leg] } }));
    expect(findings[0]).toMatchObject({ code, path });
  });
});
