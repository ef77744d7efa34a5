import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  contracts,
  exposure,
  markPair,
  ordersFor,
  PairsizeError,
  type PairTrade,
  parseTrade,
  readTradeFile,
  sizePair,
} from "../../src/index.ts";
import { refusal } from "../refusal.ts";

const fixtures = join(import.meta.dirname, "../../fixtures");
const sample = await readTradeFile(join(fixtures, "trades/rty-nq-spreads.yaml"));

/** The refusal of a trade that was changed: where, and what stands there. */
async function refusedAt(changed: PairTrade): Promise<unknown> {
  const [{ code, path, args } = {}] = await refusal(() => sizePair(changed));
  return [code, path, (args as { got?: unknown } | undefined)?.got];
}

describe("a trade whose parts contradict each other is refused", () => {
  const { long, short } = sample;
  const june = "2026-06-18";
  const juneTrade = parseTrade({
    ...{ version: 1, asOf: "2026-01-22", expiry: june },
    long: { symbol: "RTY", level: 2730.8, legs: ["2750C @ 78.40"] },
    short: { symbol: "NQ", level: 25658.25 },
  });

  it.each<[string, PairTrade, readonly unknown[]]>([
    [
      "both expiries are changed and the series are not",
      { ...sample, long: { ...long, expiry: june }, short: { ...short, expiry: june } },
      ["long.option.date", '"2026-03-20"'],
    ],
    [
      "the expiry of one side is",
      { ...sample, short: { ...short, expiry: june } },
      ["short.option.date", '"2026-03-20"'],
    ],
    ["it is taken away", { ...sample, long: { ...long, expiry: null } }, ["long.option.date", '"2026-03-20"']],
    ["the expiry of the trade is", { ...sample, expiry: june }, ["expiry", `"${june}"`]],
    ["that is taken away", { ...sample, expiry: null }, ["expiry", "null"]],
    [
      "the contract is changed",
      { ...sample, long: { ...long, contract: { ...long.contract, symbol: "ES" } } },
      ["long.option.symbol", '"RTY"'],
    ],
    [
      "another series of the day is of another day",
      { ...sample, long: { ...long, others: juneTrade.long.others } },
      ["long.others[0].date", `"${june}"`],
    ],
    [
      "the series and its day are changed, and the future under them is not",
      { ...sample, expiry: "2026-03-20", long: { ...juneTrade.long, future: long.future } },
      ["long.future.code", '"RTYH6"'],
    ],
  ])("where %s", async (_, changed, [path, got]) => {
    expect(await refusedAt(changed)).toEqual(["VALUE_OUT_OF_RANGE", path, got]);
  });

  it("and taken where every part is changed", () => {
    // The long side of June as it was parsed; the nearer expiry is still that of the short one.
    expect(sizePair({ ...sample, long: juneTrade.long }).trade.long.option?.code).toBe("RTOM6");
  });

  it("and so is an instrument that is held", async () => {
    const { holdings } = parseTrade({
      ...{ version: 1, asOf: "2026-01-22", holdings: [{ RTY: "+1 2026-03-20 2750C @ 70" }] },
      ...{ long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 } },
    });
    const changed = (holdings ?? []).map((one) => ({ ...one, instrument: { ...one.instrument, expiry: june } }));
    expect(await refusal(() => ordersFor(changed, []))).toMatchObject([{ path: "target[0].instrument.option.date" }]);
  });
});

describe("no trade that was parsed is refused", () => {
  const codes = ["RTYH6", "RTOM6", "R3EH26", "QN3H6", "NQM6", "EW3H6", "RUTW", "SPXW", "NDXP", "OYMH6", "D1AG6"];
  const symbols = [...contracts.map(({ symbol }) => symbol), ...codes, "rty", "xyz", "XYZ", "iwm"];
  const days = ["2026-03-20", "2026-06-18", "2026-02-13", "2026-01-30", "2026-03-31", "2026-02-17", "2025-12-24"];
  const months = ["Mar26", "2026-06", "Feb26"];
  const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined, freq: 2 });
  const expiry = fc.constantFrom(...days, ...days, ...months, ...codes);
  const held = fc.constantFrom(
    "+1 2026-03-20 2750C @ 70",
    "-2 Mar26 2750P",
    "+1 RTOM6 2750C",
    "-1 F",
    "+2 Jun26 F @ 9",
    "3",
  );

  const side = fc.record({
    symbol: fc.constantFrom(...symbols),
    level: fc.constant(2730.8),
    expiry: maybe(expiry),
    series: fc.option(fc.constantFrom("quarterly", "weekly", "eom", "monthly", ...codes), { nil: undefined, freq: 1 }),
    legs: fc.subarray(["2750C @ 78.40", "-1 2950C @ 18.20", "-1 F"]),
    multiplier: fc.option(fc.constant(7), { nil: undefined, freq: 1 }),
  });

  const written = fc
    .record({
      asOf: maybe(fc.constantFrom("2026-01-22", "2025-12-19")),
      expiry: maybe(expiry),
      long: side,
      short: side,
      products: fc.subarray([
        { symbol: "XYZ", multiplier: 25, currency: "USD" },
        { symbol: "rty", multiplier: 50, currency: "USD" },
        { symbol: "RUT", multiplier: 10 },
      ]),
      held: maybe(fc.tuple(held, held)),
    })
    .map(({ held, ...trade }) => ({
      ...{ version: 1, ...trade },
      ...(held === undefined
        ? {}
        : { holdings: [{ [trade.long.symbol]: held[0] }, { [trade.short.symbol]: held[1] }] }),
    }));

  /** Takes the answer or the refusal for another reason than that parts of the trade contradict each other. */
  function taken(step: () => unknown): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof PairsizeError)) throw error;
      expect(error.code, error.findings[0].path).not.toBe("VALUE_OUT_OF_RANGE");
    }
  }

  it("of the fixtures", async () => {
    const lines = readFileSync(join(fixtures, "trades/trades.ndjson"), "utf8").trim().split("\n");
    const pair = await readTradeFile(join(fixtures, "trades/synthetic-pair.yaml"));
    for (const trade of [sample, pair, ...lines.map((line) => parseTrade(JSON.parse(line)))])
      expect(sizePair(trade).trade.expiry).toBe(trade.expiry);
  });

  it("of any contract, expiry, series and holding", () => {
    let parsed = 0;
    let withSeries = 0;
    fc.assert(
      fc.property(written, (input) => {
        let trade: PairTrade;
        try {
          trade = parseTrade(input);
        } catch {
          return;
        }
        parsed += 1;
        if (trade.long.option !== null || trade.short.option !== null) withSeries += 1;
        taken(() => exposure(trade, "long", "dollar-neutral"));
        taken(() => ordersFor(markPair(trade, trade).positions, trade.holdings ?? []));
      }),
      { numRuns: 2000 },
    );
    expect(parsed).toBeGreaterThan(400);
    expect(withSeries).toBeGreaterThan(200);
  });
});
