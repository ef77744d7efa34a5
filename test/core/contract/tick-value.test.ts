import { expect, it } from "vitest";
import { findContract } from "../../../src/core/contract/catalogue.ts";
import { tickValue } from "../../../src/core/contract/contract.ts";

it.each([
  ["NQ", 5],
  ["ES", 12.5],
  ["MES", 1.25],
  ["EMD", 10],
  ["M2K", 0.5],
  ["NDX", null],
  ["QRTY", null],
])("a tick of %s is worth %s", (symbol, worth) => {
  const contract = findContract(symbol);
  expect(contract && tickValue(contract)).toBe(worth);
});
