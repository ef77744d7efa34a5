import { readFileSync } from "node:fs";
import type { CapitalTerms, MarginKind } from "../../src/index.ts";
import type { FractionLeg } from "./exact.ts";

type Terms = readonly [
  kind: MarginKind,
  level: number,
  multiplier: number,
  leverage: number,
  monthsLeft: number | null,
];
type Amounts = readonly [long: number, short: number];
type FuturesSide = readonly [contracts: number, margin: number, premiumPaid: number];

interface MarginOracle {
  readonly structures: {
    readonly rows: readonly (readonly [
      legs: readonly FractionLeg[],
      terms: Terms,
      requirement: number,
      cashNeeded: number,
    ])[];
  };
  readonly futures: {
    readonly rows: readonly (readonly [
      sides: readonly [FuturesSide, FuturesSide],
      credit: readonly [share: number, ratio: Amounts] | null,
      bySide: Amounts,
    ])[];
  };
}

/** What Python's fractions say of margin: see fixtures/oracles/README.md. */
export const marginOracle: MarginOracle = JSON.parse(
  readFileSync(new URL("../../fixtures/oracles/margin.json", import.meta.url), "utf8"),
);

/** Terms as the library takes them. */
export function capitalTerms([kind, level, multiplier, leverage, monthsLeft]: Terms): CapitalTerms {
  return { kind, level, multiplier, leverage, ...(monthsLeft === null ? {} : { monthsLeft }) };
}
