import { describe, expect, it } from "vitest";
import * as library from "../../src/index.ts";
import { refusal } from "../refusal.ts";

const { parseTrade } = library;
const trade = parseTrade({
  ...{ version: 1, asOf: "2026-01-22", size: { weighting: "dollar" }, holdings: [{ RTY: "+4 F" }] },
  ...{ long: { symbol: "RTY", level: 2730.8 }, short: { symbol: "NQ", level: 25658.25 } },
});
const legs = [{ kind: "option", quantity: 1, right: "call", strike: 2750, premium: 78.4 }] as const;
const bars = ["2026-01-05", "2026-01-06", "2026-01-07"].map((date, at) => ({ date, close: 100 + at }));
const option = { right: "call", strike: 100, years: 0.5, volatility: 0.2, rate: 0.04, spot: 100 } as const;
const quote = { ...option, premium: 7 } as const;
const against = { file: "t.json", symbols: { long: "RTY", short: "NQ" }, ratios: { "dollar-neutrl": 0.27 } };

/** A call whose compiler is asked to look away, as JavaScript has none. */
type Call = (given: never) => unknown;

describe("what is asked is refused with a key that is not known", () => {
  it.each<[string, Call, object, string, readonly string[]]>([
    [
      "profitAtExpiry",
      (given) => library.profitAtExpiry(legs, 2900, given),
      { multplier: 50 },
      "multplier",
      ["multiplier"],
    ],
    [
      "expiryEnvelope",
      (given) => library.expiryEnvelope(legs, given),
      { Multiplier: 50 },
      "Multiplier",
      ["multiplier"],
    ],
    [
      "capital",
      (given) => library.capital(legs, given),
      { kind: "broad-etf", level: 433.35, multiplier: 100, leverge: 2 },
      ...(["leverge", ["leverage"]] as const),
    ],
    ["scenario", (given) => library.scenario(trade, given), { day: 20 }, "day", ["days"]],
    ["scenario", (given) => library.scenario(trade, given), { volShift: { long: 0.5 } }, "volShift", []],
    [
      "scenario",
      (given) => library.scenario(trade, given),
      { volatilityShift: { lnog: 0.5 } },
      ...(["volatilityShift.lnog", ["long"]] as const),
    ],
    ["backtest", (given) => library.backtest(trade, given), { form: "2026-01-22" }, "form", ["from"]],
    ["historicalSimulation", (given) => library.historicalSimulation(trade, given), { dys: 2 }, "dys", ["days"]],
    ["markPair", (given) => library.markPair(trade, trade, given), { wieghting: null }, "wieghting", ["weighting"]],
    ["rollPair", (given) => library.rollPair(trade, trade, trade, given), { level: {} }, "level", ["levels"]],
    ["closePair", (given) => library.closePair(trade, trade, given), { contract: null }, "contract", ["contracts"]],
    ["checkPair", (given) => library.checkPair(trade, given), { toady: "2026-01-23" }, "toady", ["today"]],
    [
      "checkPair",
      (given) => library.checkPair(trade, given),
      { against },
      ...(["against.ratios.dollar-neutrl", ["dollar-neutral"]] as const),
    ],
    ["expiries", (given) => library.expiries("RTY", given), { asOf: "2026-01-22", cuont: 3 }, "cuont", ["count"]],
    [
      "wholeContracts",
      (given) => library.wholeContracts(given),
      { long: 136540, short: 513165, maxlos: 1 },
      ...(["maxlos", ["maxLoss"]] as const),
    ],
    [
      "wholeContracts",
      (given) => library.wholeContracts(given),
      { long: 136540, short: 513165, contracts: { Long: 4 } },
      ...(["contracts.Long", ["long"]] as const),
    ],
    [
      "historicalVolatility",
      (given) => library.historicalVolatility(bars, given),
      { lookbak: 2 },
      ...(["lookbak", ["lookback"]] as const),
    ],
    ["comovement", (given) => library.comovement(bars, bars, given), { estimator: "ewma" }, "estimator", []],
    [
      "readPriceHistory",
      (given) => library.readPriceHistory({ name: "rty.csv", text: "Date,Close\n2026-01-22,2730.8\n" }, given),
      { colum: "Close" },
      ...(["colum", ["column"]] as const),
    ],
    ["blackScholes", (given) => library.blackScholes(given), { ...option, yeild: 0.02 }, "yeild", ["yield"]],
    [
      "blackScholes",
      (given) => library.blackScholes(given),
      { ...option, dividendYield: 0.02 },
      ...(["dividendYield", []] as const),
    ],
    [
      "americanValue",
      (given) => library.americanValue(given),
      { ...option, underlying: "spot", price: 100, Yield: 0.02 },
      ...(["Yield", ["yield"]] as const),
    ],
    [
      "impliedVolatility",
      (given) => library.impliedVolatility(given),
      { ...quote, model: "black-scholes", yields: 0.02 },
      ...(["yields", ["yield"]] as const),
    ],
  ])("by %s", async (_, call, given, path, nearest) => {
    const key = path.slice(path.lastIndexOf(".") + 1);
    expect(await refusal(() => call(given as never))).toMatchObject([
      { code: "KEY_UNKNOWN", path, args: { key, nearest } },
    ]);
  });

  it("with the keys that there are where none is near", async () => {
    const [found] = await refusal(() => library.scenario(trade, { volShift: 0.5 } as never));
    if (found === undefined) return expect.fail("nothing was found");
    expect(library.messageOf(found)).toBe('there is no key "volShift" here');
    expect(library.hintOf(found)).toBe("the keys are days, moves, volatilityShift, odds");
  });
});

describe("data may carry more", () => {
  const more = { note: "of the desk" };

  it("as a trade, its sides, legs, positions, bars and findings do", () => {
    const noted = { ...trade, ...more, long: { ...trade.long, ...more, level: { ...trade.long.level, ...more } } };
    expect(library.sizePair(noted)).toEqual(library.sizePair(trade));
    expect(library.profitAtExpiry([{ ...legs[0], ...more }], 2900)).toBe(2900 - 2750 - 78.4);
    expect(
      library.ordersFor(
        (trade.holdings ?? []).map((one) => ({ ...one, ...more })),
        [],
      ),
    ).toMatchObject([{ quantity: 4 }]);
    const adjusted = bars.map((bar) => ({ ...bar, adjusted: 1 }));
    const of = (given: typeof bars) => library.historicalVolatility(given, { lookback: 2 });
    expect(of(adjusted)).toBe(of(bars));
    expect(library.messageOf({ ...{ code: "FILE_EMPTY", args: { file: "t", ...more } }, ...more })).toBe("t is empty");
  });

  it("as the terms of an option do, which several functions share", () => {
    expect(library.blackScholes({ ...option, ...more, premium: 7 } as never)).toEqual(library.blackScholes(option));
  });
});
