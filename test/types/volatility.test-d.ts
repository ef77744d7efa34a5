import { expectTypeOf, test } from "vitest";
import type { VolatilityEstimate } from "../../src/core/volatility/estimators.ts";
import { type Comovement, comovement, type Estimator, historicalVolatility, type PriceBar } from "../../src/index.ts";

declare const bars: PriceBar[];
declare const estimate: VolatilityEstimate;

test("the library takes plain bars and options", () => {
  expectTypeOf(historicalVolatility(bars, { estimator: "yang-zhang" })).toEqualTypeOf<number>();
  expectTypeOf(comovement(bars, bars, { lookback: 60 })).toEqualTypeOf<Comovement>();
  expectTypeOf<"ewma">().toExtend<Estimator>();
  // @ts-expect-error no such estimator
  historicalVolatility(bars, { estimator: "atr" });
  // @ts-expect-error co-movement has one estimator
  comovement(bars, bars, { estimator: "parkinson" });
  // @ts-expect-error a bar has a close
  historicalVolatility([{ date: "2026-01-22", open: 1 }]);
});

test("an estimate has no value before its availability is asked", () => {
  // @ts-expect-error it may be a reason
  estimate.value;
});
