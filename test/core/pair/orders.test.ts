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

  it("of a structure that costs nothing are opened and closed", () => {
    const nothing = { symbol: "RTY", level: 2730.8, legs: ["2750C @ 18.20", "-1 2650P @ 18.20"] };
    const future = { symbol: "NQ", level: 25658.25 };
    const words = (holding: number) => {
      const size = { weighting: "dollar", contracts: { long: 4, short: 1 }, holding: { RTY: holding, NQ: -1 } };
      const [sizing] = sizePair(parseTrade({ version: 1, long: nothing, short: future, size })).sizings;
      return sizing?.available && sizing.feasible ? sizing.direction.slice(0, 7) : null;
    };
    expect([words(0), words(6)]).toEqual(["open 4 ", "close 2"]);
  });
});
