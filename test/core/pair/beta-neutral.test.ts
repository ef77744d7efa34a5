import { describe, expect, it } from "vitest";
import oracle from "../../../fixtures/oracles/ttr-synthetic.json" with { type: "json" };
import { toNumber } from "../../../src/core/exact.ts";
import { exposures } from "../../../src/core/pair/exposure.ts";
import { measuredSide } from "../../../src/core/pair/measured-side.ts";
import { as, type Points } from "../../../src/core/quantity.ts";
import type { Sides } from "../../../src/core/sides.ts";
import type { Bars } from "../../../src/core/volatility/bars.ts";
import { messageOf } from "../../../src/errors/words.ts";
import { resolveTrade } from "../../../src/schema/resolve-trade.ts";
import { plainOrigins } from "../../../src/schema/written-trade.ts";
import { closesOf, readBars } from "../../price-csv.ts";

const synthetic = (name: string) =>
  readBars(new URL(`../../../fixtures/prices/synthetic-${name}.csv`, import.meta.url), "2026-01-02");

/** Beta-neutral exposures of RTY at 2000 × 50 against NQ at 18000 × 20, measured from bars. */
function betaNeutral(bars: Sides<Bars | null>, lookback = 20) {
  const side = (of: Bars | null) =>
    of === null ? null : { file: "x.csv", bars: of, level: { value: as<Points>(1), date: "2026-01-02" } };
  const history = { file: "x.csv", lookback };
  const trade = resolveTrade(
    {
      version: 1,
      long: { symbol: "RTY", level: 2000, ...(bars.long === null ? {} : { history }) },
      short: { symbol: "NQ", level: 18000, ...(bars.short === null ? {} : { history }) },
    },
    plainOrigins,
    { long: side(bars.long), short: side(bars.short) },
    null,
    [],
  );
  return exposures("beta-neutral", measuredSide(trade, "long"), measuredSide(trade, "short"));
}

const reason = (bars: Sides<Bars | null>, lookback?: number) => {
  const found = betaNeutral(bars, lookback);
  return found.available ? "available" : `${found.reason.code}: ${messageOf(found.reason)}`;
};

describe("beta-neutral", () => {
  it.each(oracle.lookbacks)("weighs the long notional by R's beta over %i returns, the short one by 1", (lookback) => {
    const pair = oracle.comovement.find(({ first }) => first === "first");
    const beta = pair?.cases.find((one) => one.asOf === "2026-01-02" && one.lookback === lookback)?.beta ?? 0;
    const found = betaNeutral({ long: synthetic("first"), short: synthetic("second") }, lookback);
    if (!found.available) throw new Error(found.reason.code);
    expect(Math.abs(toNumber(found.long) / (100_000 * beta) - 1)).toBeLessThan(1e-12);
    expect(toNumber(found.short)).toBe(360_000);
  });

  it("needs both histories", () => {
    const bars = synthetic("first");
    const said = "HISTORIES_MISSING: beta needs the price histories of both sides";
    expect(reason({ long: null, short: null })).toBe(said);
    expect(reason({ long: bars, short: null })).toBe(said);
    expect(reason({ long: null, short: bars })).toBe(said);
  });

  it("is not available when the two move against each other, or the long side does not move", () => {
    const rising = closesOf([100, 110, 100, 110, 100]);
    const falling = closesOf([110, 100, 110, 100, 110]);
    const flat = closesOf([7, 7, 7, 7, 7]);
    // The log returns of the one are those of the other with the sign turned, so beta is exactly -1.
    expect(reason({ long: rising, short: falling }, 4)).toBe("BETA_NOT_POSITIVE: the beta of RTY on NQ is -1.0000");
    expect(reason({ long: flat, short: rising }, 4)).toBe("BETA_NOT_POSITIVE: the beta of RTY on NQ is 0.0000");
  });

  it("is not available when the short side does not move, or too few dates are common", () => {
    const rising = closesOf([100, 110, 100, 110, 100]);
    const flat = closesOf([7, 7, 7, 7, 7]);
    expect(reason({ long: rising, short: flat }, 4)).toMatch(/^COMOVEMENT_FLAT: /);
    expect(reason({ long: rising, short: rising }, 5)).toMatch(/^COMOVEMENT_TOO_SHORT: .* needs 5 .* got 4$/);
  });
});
