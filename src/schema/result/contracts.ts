import * as z from "zod/mini";
import { envelope, expiry, isoDate, points, warning } from "./parts.ts";

const money = z.number().check(z.describe("in the contract's currency"));

const premiumTick = z.strictObject({
  tick: points,
  upTo: z.nullable(points).check(z.describe("premiums up to here have this tick; null: all that are left")),
  including: z.boolean().check(z.describe("whether a premium equal to upTo has it too")),
});

const options = z.strictObject({
  style: z.enum(["quarterly-american", "american", "european"]),
  ticks: z.nullable(z.array(premiumTick)),
  strikeSteps: z.nullable(z.array(points)),
  settlement: z.nullable(z.enum(["AM", "PM", "physical", "quarterly AM, others PM", "monthly AM, others PM"])),
});

const contract = z.strictObject({
  symbol: z.string(),
  name: z.string(),
  kind: z.enum(["future", "index", "etf"]),
  exchange: z.string(),
  multiplier: money.check(z.describe("contract currency per index point")),
  currency: z.string(),
  tick: z.nullable(points),
  tickValue: z.nullable(money),
  listsOptions: z.boolean(),
  options: z.nullable(options),
  sibling: z.nullable(z.string()),
  future: z.nullable(z.string()),
  reference: z
    .nullable(z.strictObject({ value: points, date: z.iso.date() }))
    .check(z.describe("a close, by which a level that lacks a digit is told")),
  source: z.string(),
  checked: z.iso.date(),
  note: z.nullable(z.string()),
});

/**
 * The document that `contracts` prints with `--json`; null is a fact that no source settles, or that there is none of.
 */
export const contractsDocumentSchema = z.strictObject({
  ...envelope("contracts"),
  contracts: z.array(contract),
});

/** The document that `expiries` prints with `--json`. */
export const expiriesDocumentSchema = z.strictObject({
  ...envelope("expiries"),
  asOf: isoDate,
  expiries: z.array(expiry).check(z.describe("in the order of dates; by the exchanges' rules, not by listing")),
  warnings: z.array(warning),
});
