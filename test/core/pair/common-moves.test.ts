import { describe, expect, it } from "vitest";
import { parseTrade, sizePair } from "../../../src/index.ts";

const rty = { symbol: "RTY", level: 2730.8, volatility: 0.185, legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] };
const nq = { symbol: "NQ", level: 25658.25, volatility: 0.173, legs: ["25500P @ 612.50", "-1 23500P @ 196.25"] };

function first(top: object, size: object = { weighting: "dollar", contracts: { long: 4, short: 1 } }) {
  const result = sizePair(parseTrade({ version: 1, long: rty, short: nq, size, ...top }));
  const [sizing] = result.sizings;
  if (!sizing?.available || !sizing.feasible) throw new Error("the contracts are given");
  return { ...sizing, codes: result.warnings.map(({ code }) => code) };
}

const nets = (top: object, size?: object) => first(top, size).commonMoves?.map(({ profit }) => profit.net);

describe("common moves", () => {
  it("lose the debit where nothing moves, and make as much by 10 % either way as by the view", () => {
    // By hand: RTY at 2,457.72, 2,730.80, 3,003.88: 4 x 50 x (0 - 60.20) twice, then 4 x 50 x (200 - 60.20). NQ at 23,092.425,
    // 25,658.25, 28,224.075: 20 x (2,000 - 416.25), then -20 x 416.25 twice.
    expect(first({}).commonMoves).toEqual([
      { long: -0.1, short: -0.1, profit: { long: -12_040, short: 31_675, net: 19_635 } },
      { long: 0, short: 0, profit: { long: -12_040, short: -8325, net: -20_365 } },
      { long: 0.1, short: 0.1, profit: { long: 27_960, short: -8325, net: 19_635 } },
    ]);
    expect(first({}).paysOnCommonMove).toBe(true);
  });

  it("count fees, and futures exactly", () => {
    // 4 x 2 + 1 x 2 options at 2.25.
    const size = { weighting: "dollar", contracts: { long: 4, short: 1 }, fee: 2.25 };
    expect(nets({}, size)).toEqual([19_635 - 22.5, -20_365 - 22.5, 19_635 - 22.5]);
    // 4 x 13,654 - 51,316.50 = 3,299.50 either way.
    const futures = { long: { ...rty, legs: [] }, short: { ...nq, legs: [] } };
    expect(nets(futures)).toEqual([-3299.5, 0, 3299.5]);
    expect(first(futures).paysOnCommonMove).toBe(false);
  });

  it("of what is sold for a credit pay nothing: the same the other way round", () => {
    const sold = (legs: readonly string[]) => legs.map((leg) => (leg.startsWith("-1 ") ? leg.slice(3) : `-1 ${leg}`));
    const reversed = { long: { ...rty, legs: sold(rty.legs) }, short: { ...nq, legs: sold(nq.legs) } };
    expect(nets(reversed)).toEqual([-19_635, 20_365, -19_635]);
    expect(first(reversed).paysOnCommonMove).toBe(false);
  });

  it("pay less than none where a pair gains most at rest, however little it loses by a move", () => {
    // Straddles sold for more than 10 % of either level: 4 x 50 x 300 + 20 x 3,000 at rest, less 4 x 50 x 273.08 and 20 x 2,565.825.
    const long = { ...rty, legs: ["-1 2730.8C @ 150", "-1 2730.8P @ 150"] };
    const short = { ...nq, legs: ["-1 25658.25C @ 1500", "-1 25658.25P @ 1500"] };
    expect(nets({ long, short })).toEqual([14_067.5, 120_000, 14_067.5]);
    expect(first({ long, short }).paysOnCommonMove).toBe(false);
  });

  it("are not known where options are left over that nothing values", () => {
    const later = {
      asOf: "2026-01-22",
      long: { ...rty, expiry: "2026-03-20" },
      short: { ...nq, expiry: "2026-06" },
    };
    expect(first(later)).toMatchObject({ commonMoves: null, paysOnCommonMove: null });
    expect(first({ ...later, rate: "3.65%" }).commonMoves).toHaveLength(3);
  });
});

describe("the imbalance by delta", () => {
  const legs = (right: string, strike: number, delta: number) => [{ right, strike, premium: 50, delta }];
  const given = (long: number, short: number) => ({
    long: { ...rty, legs: legs(long > 0 ? "call" : "put", 2750, long) },
    short: { ...nq, legs: legs(short > 0 ? "call" : "put", 25500, short) },
  });

  it("is net over gross of delta x notional x contracts", () => {
    // 4 x 136,540 x 0.3 = 163,848; 513,165 x -0.25 = -128,291.25: 35,556.75 of 292,139.25.
    expect(first(given(0.3, -0.25)).imbalanceByDelta).toBe(35_556.75 / 292_139.25);
    expect(first(given(0.3, -0.25)).codes).toContain("UNBALANCED_BY_DELTA");
    // Both lean the same way: all of it is out of balance.
    expect(first(given(0.3, 0.25)).imbalanceByDelta).toBe(1);
    // 546,160 x 0.3 = 163,848 against 513,165 x 0.32 = 164,212.80: -364.80 of 328,060.80, within 5 %.
    expect(first(given(0.3, -0.32)).imbalanceByDelta).toBe(-364.8 / 328_060.8);
    expect(first(given(0.3, -0.32)).codes).not.toContain("UNBALANCED_BY_DELTA");
  });

  it("is that of the notionals for futures, is not warned of there, and not known without deltas", () => {
    const futures = { long: { ...rty, legs: [] }, short: { ...nq, legs: [] } };
    expect(first(futures).imbalanceByDelta).toBe(32_995 / 1_059_325);
    const coarse = first(futures, { weighting: "dollar", contracts: { long: 1, short: 1 } });
    expect(coarse.codes).not.toContain("UNBALANCED_BY_DELTA");
    expect(first({}).imbalanceByDelta).toBeNull();
  });

  it("names the weighting that balances it only where the sides hedge each other", () => {
    const noteOf = (top: object) => {
      const trade = parseTrade({ version: 1, long: rty, short: nq, size: { weighting: "dollar" }, ...top });
      return sizePair(trade).warnings.find(({ code }) => code === "UNBALANCED_BY_DELTA")?.args;
    };
    expect(noteOf(given(0.3, -0.25))).toMatchObject({ weightings: ["dollar-neutral"], balancing: "delta-neutral" });
    expect(noteOf(given(0.3, 0.25))).toMatchObject({ imbalances: [1], balancing: null });
  });
});
