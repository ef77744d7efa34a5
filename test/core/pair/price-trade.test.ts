import { describe, expect, it } from "vitest";
import { priceTrade } from "../../../src/core/pair/price-trade.ts";
import { parseTrade, sizePair } from "../../../src/index.ts";
import { refusal } from "../../refusal.ts";

const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
const long = { symbol: "RTY", level: 2730.8, legs: ["2750C @ 78.40"] };
const short = { symbol: "NQ", level: 25658.25 };
const priced = (more: object) => priceTrade(parseTrade({ version: 1, ...dates, long, short, ...more }));

describe("a priced trade", () => {
  it("holds the sides that have legs, and the calendar days from its date to the expiry", () => {
    const one = priced({});
    // 9 days left of January, 28 of February and 20 of March.
    expect(one).toMatchObject({ asOf: "2026-01-22", expiry: "2026-03-20", days: 57 });
    expect(one.warnings.map(({ code }) => code)).toEqual(["SERIES_SEVERAL"]);
    expect(one.underlyings.map(({ symbol }) => symbol)).toEqual(["RTY"]);
    const both = priced({ short: { ...short, legs: ["25500P @ 612.50"] } });
    expect(both.underlyings.map(({ symbol }) => symbol)).toEqual(["RTY", "NQ"]);
  });

  it("without legs is refused", async () => {
    const none = await refusal(() => priced({ long: { ...long, legs: [] } }));
    expect(none).toMatchObject([{ code: "NOTHING_TO_PRICE" }]);
  });

  it.each([
    [{ asOf: null }, ["asOf"]],
    [{ expiry: null }, ["expiry"]],
    [{ rate: null }, ["rate"]],
    [{ asOf: null, expiry: null, rate: null }, ["asOf", "expiry", "rate"]],
  ])("without %o names all that it lacks, and no premium that would follow from it", async (lacking, missing) => {
    for (const legs of [["2750C @ 78.40"], ["2750C"]]) {
      const found = await refusal(() => priced({ ...lacking, long: { ...long, legs } }));
      expect(found).toMatchObject([{ code: "PRICING_INPUT_MISSING", args: { missing } }]);
    }
  });

  it("warns of a premium between two ticks", () => {
    // RTY options are quoted in steps of 0.05 below 5 points and 0.10 from there.
    const { warnings } = priced({ long: { ...long, legs: ["2750C @ 78.43"] } });
    expect(warnings.map(({ code }) => code)).toEqual(["SERIES_SEVERAL", "PREMIUM_OFF_TICK"]);
  });
});

describe("a leg without a premium", () => {
  it("that no volatility values is refused, named without a premium", async () => {
    const trade = parseTrade({ version: 1, ...dates, long: { ...long, legs: ["2750C"] }, short });
    expect(await refusal(() => sizePair(trade))).toMatchObject([
      { code: "PREMIUM_MISSING", args: { leg: "+1 2750C", symbol: "RTY" } },
    ]);
  });

  it("that no model values is refused with what the model lacks", async () => {
    const given = { ...long, volatility: 0.2, legs: ["2750C"] };
    const trade = parseTrade({ version: 1, ...dates, rate: null, long: given, short });
    expect(await refusal(() => sizePair(trade))).toMatchObject([
      { code: "PREMIUM_MISSING", args: { leg: "+1 2750C", symbol: "RTY" } },
      { code: "PRICING_INPUT_MISSING", args: { missing: ["rate"] } },
    ]);
  });
});
