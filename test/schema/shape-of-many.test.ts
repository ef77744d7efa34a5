import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { plainOrigins } from "../../src/schema/path.ts";
import { plainCheckOf } from "../../src/schema/plainly-right.ts";
import { shapeFindings } from "../../src/schema/shape.ts";
import { shapeOfMany } from "../../src/schema/shape-of-many.ts";
import { storedRatios } from "../../src/schema/stored-sizing.ts";
import { refusal } from "../refusal.ts";

const VALUES: readonly unknown[] = [
  ...["", "a", "call", 0, 1, -1.5, Number.NaN, Number.POSITIVE_INFINITY, true, false, null, undefined],
  ...[[], ["a"], ["a", 1], [[]], {}, { a: "x" }, { a: 1 }, { a: "x", b: 1 }, { a: "x", c: 1 }, { b: 1 }],
  ...[{ a: undefined }, { a: "x", b: undefined }, { a: "x", b: null }, JSON.parse('{"__proto__": "a"}')],
];

const SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  text: z.string(),
  "text that is not empty": z.string().check(z.minLength(1)),
  number: z.number(),
  flag: z.boolean(),
  literal: z.literal([1, "a"]),
  words: z.enum(["call", "a"]),
  "text or nothing": z.optional(z.nullable(z.string())),
  "number or null": z.nullable(z.number()),
  "text or number": z.union([z.string(), z.number()]),
  list: z.array(z.string()),
  "map of texts": z.record(z.string(), z.string()),
  map: z.strictObject({ a: z.string(), b: z.optional(z.number()) }),
};

describe("the quick check of a schema", () => {
  it.each(Object.entries(SCHEMAS))("takes of every value what the schema takes: %s", (_, schema) => {
    const check = plainCheckOf(schema);
    for (const value of VALUES)
      expect([value, check(value)]).toEqual([value, z.safeParse(schema, value).success && !isProto(value)]);
  });

  it("says of no value of another schema that it is right", () => {
    expect(VALUES.some(plainCheckOf(z.date()))).toBe(false);
  });

  it("finds of many trades what is found of one", () => {
    const plain = { version: 1, long: { symbol: "RTY", level: 1 }, short: { symbol: "NQ", level: 2 } };
    for (const trade of [plain, { ...plain, levle: 1 }, { ...plain, long: { symbol: "" } }, "RTY", null])
      expect(shapeOfMany(trade, plainOrigins)).toEqual(shapeFindings(trade, plainOrigins));
    expect(shapeOfMany(plain, plainOrigins)).toEqual([]);
    expect(shapeOfMany({ ...plain, levle: 1 }, plainOrigins)).toMatchObject([{ code: "KEY_UNKNOWN" }]);
  });
});

/** The quick check leaves a key of that name to the schema. */
const isProto = (value: unknown) => typeof value === "object" && value !== null && Object.hasOwn(value, "__proto__");

describe("a stored sizing", () => {
  const stored = {
    schemaVersion: "1.3",
    command: "size",
    trade: { long: { symbol: "RTY", later: 1 }, short: { symbol: "NQ" } },
    sizings: [
      { weighting: "dollar-neutral", hedgeRatio: 0.266 },
      { weighting: "volatility-adjusted" },
      { weighting: "of-a-later-version", hedgeRatio: 2 },
    ],
  };

  it("gives the ratios of the weightings that have one", () => {
    expect(storedRatios(stored, "s.json")).toEqual({
      file: "s.json",
      symbols: { long: "RTY", short: "NQ" },
      ratios: { "dollar-neutral": 0.266 },
    });
  });

  it.each([
    ["schemaVersion", { schemaVersion: "2.0" }],
    ["schemaVersion", { schemaVersion: "11.0" }],
    ["command", { command: "price" }],
    ["trade.long.symbol", { trade: { long: {}, short: { symbol: "NQ" } } }],
    ["trade.short", { trade: { long: { symbol: "RTY" } } }],
    ["sizings", { sizings: null }],
    ["sizings[0].hedgeRatio", { sizings: [{ weighting: "dollar-neutral", hedgeRatio: 0 }] }],
    ["sizings[0].weighting", { sizings: [{ hedgeRatio: 1 }] }],
  ])("is refused where its %s is another", async (path, change) => {
    expect(await refusal(() => storedRatios({ ...stored, ...change }, "s.json"))).toEqual([
      {
        code: "STORED_SIZING_UNREADABLE",
        args: { file: "s.json", problem: `${path} is missing, or of another kind` },
        where: { file: "s.json" },
      },
    ]);
  });
});
