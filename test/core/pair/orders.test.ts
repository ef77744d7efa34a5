import { describe, expect, it } from "vitest";
import { parseTrade, sizePair } from "../../../src/index.ts";

/** What is to be traded of a pair of so many contracts, in words and ticket by ticket. */
function orders(long: object, short: object, contracts: object) {
  const trade = parseTrade({ version: 1, long, short, size: { weighting: "dollar", contracts } });
  const [sizing] = sizePair(trade).sizings;
  if (!sizing?.available || !sizing.feasible) throw new Error("the contracts are given");
  return sizing;
}

const iwm = { symbol: "IWM", level: 271.2 };
const qqq = { symbol: "QQQ", level: 624.5 };

describe("the orders of a pair", () => {
  it("of two ETFs are in shares, a hundred to a contract", () => {
    const { lines } = orders(iwm, qqq, { long: 7, short: 3 });
    expect(lines.flatMap(({ tickets }) => tickets)).toEqual(["buy 700 shares of IWM", "sell 300 shares of QQQ"]);
  });

  it("of shares, and of options on them, have limits on whole cents: what is bought no higher, what is sold no lower", () => {
    const limits = ({ lines }: ReturnType<typeof orders>) => lines.map((line) => line.orders.map(({ limit }) => limit));
    const counts = { long: 7, short: 3 };
    expect(limits(orders({ ...iwm, level: 271.2049 }, { ...qqq, level: 624.5001 }, counts))).toEqual([
      [271.2],
      [624.51],
    ]);
    expect(limits(orders({ ...iwm, legs: ["275C @ 4.237"] }, { ...qqq, legs: ["-1 620C @ 9.511"] }, counts))).toEqual([
      [4.23],
      [9.52],
    ]);
  });

  it("say in words what the tickets say, and sell what is bought for a lower count", () => {
    expect(orders(iwm, qqq, { long: 7, short: 3 }).direction).toBe("buy 700 shares of IWM, sell 300 shares of QQQ");
    const held = { weighting: "dollar", contracts: { long: 7, short: 3 }, holding: { IWM: 9, QQQ: -3 } };
    const [sizing] = sizePair(parseTrade({ version: 1, long: iwm, short: qqq, size: held })).sizings;
    if (!sizing?.available || !sizing.feasible) throw new Error("the contracts are given");
    expect(sizing.lines.map(({ order, tickets }) => [order, tickets])).toEqual([
      [-2, ["sell 200 shares of IWM"]],
      [0, []],
    ]);
    expect(sizing.direction).toBe("sell 200 shares of IWM, hold QQQ");
  });

  it("of a structure that costs nothing follow its legs too", () => {
    expect(words(["2750C @ 18.20", "-1 2650P @ 18.20"])).toBe("buy 2 RTY 2650/2750 risk reversals");
    expect(words(["-1 2750C @ 18.20", "2650P @ 18.20"])).toBe("sell 2 RTY 2650/2750 risk reversals");
  });

  it("are refused where what is held beside options could be futures or units of them", () => {
    const legs = ["2750C @ 78.40"];
    expect(() => words(legs, 3)).toThrow(
      expect.objectContaining({
        code: "HOLDING_AMBIGUOUS",
        findings: [
          expect.objectContaining({
            args: { symbol: "RTY", kind: "future", count: 3, shares: 300, structure: "2750 call" },
          }),
        ],
      }),
    );
    expect(() => words([], 3)).not.toThrow();
    expect(() => words(legs, 0)).not.toThrow();
  });

  /** What is to be traded on the long side, 2 units of these legs beside one future. */
  function words(legs: readonly string[], holding = 0): string | undefined {
    const size = { weighting: "dollar", contracts: { long: 2, short: 1 }, holding: { RTY: holding, NQ: -1 } };
    const long = { symbol: "RTY", level: 2730.8, legs };
    const trade = parseTrade({ version: 1, long, short: { symbol: "NQ", level: 25658.25 }, size });
    const [sizing] = sizePair(trade).sizings;
    return sizing?.available && sizing.feasible ? sizing.direction.split(", ")[0] : undefined;
  }

  it("of one option follow its sign", () => {
    expect(words(["2750C @ 78.40"])).toBe("buy 2 RTY 2750 calls");
    expect(words(["-1 2500P @ 40.00"])).toBe("sell 2 RTY 2500 puts");
  });

  it("of one option follow its sign also where it costs nothing", () => {
    expect(words(["2750C @ 0.00"])).toBe("buy 2 RTY 2750 calls");
  });

  it("of options on an ETF are in contracts", () => {
    const { lines } = orders({ ...iwm, legs: ["270C @ 8.10", "-1 F @ 271.20"] }, qqq, { long: 2, short: 1 });
    expect(lines[0]?.tickets).toEqual(["buy 2 IWM 270 call", "sell 200 shares of IWM"]);
  });

  it("leave out what is held already of either size, and are none where both are", () => {
    const rty = { symbol: "RTY", level: 2730.8 };
    const nq = { symbol: "NQ", level: 25658.25 };
    const held = (holding: object) => {
      const size = { weighting: "dollar", withMicros: true, contracts: { short: 1 }, holding: { NQ: -1, ...holding } };
      // On a day the futures have months: those of both sizes are of one.
      const [sizing] = sizePair(parseTrade({ version: 1, asOf: "2026-01-22", long: rty, short: nq, size })).sizings;
      if (!sizing?.available || !sizing.feasible) throw new Error("a count is given");
      return [
        sizing.direction,
        ...sizing.lines.map(({ symbol, contracts, order }) => `${symbol} ${contracts} ${order}`),
      ];
    };
    // 38 micros against one NQ, which has no loose ones.
    expect(held({ RTY: 3 })).toEqual(["buy 8 M2K, hold NQ", "RTY 3 0", "M2K 8 8", "NQ 1 0"]);
    expect(held({ RTY: 3, M2K: 8 })).toEqual(["hold RTY and M2K, hold NQ", "RTY 3 0", "M2K 8 0", "NQ 1 0"]);
  });

  it("of units in micros say what those take in, a tenth of a large one each", () => {
    const es = { symbol: "ES", level: 6900, legs: ["7000C @ 57", "-1 6800P @ 60"] };
    const size = { weighting: "dollar", withMicros: true, maxNotional: 300_000 };
    const trade = parseTrade({ version: 1, long: es, short: { symbol: "NQ", level: 25_658.25 }, size });
    const [sizing] = sizePair(trade).sizings;
    // 3 × 5 × (60 − 57).
    expect(sizing).toMatchObject({ direction: "buy 3 MES 6800/7000 risk reversals, receive 45; sell 2 MNQ" });
  });

  it("of a structure follow its legs", () => {
    expect(words(["2750C @ 78.40", "-1 2950C @ 18.20"])).toBe("buy 2 RTY 2750/2950 call spreads");
    expect(words(["-1 2650P @ 60.00", "2450P @ 20.00"])).toBe("sell 2 RTY 2650/2450 put spreads");
  });
});
