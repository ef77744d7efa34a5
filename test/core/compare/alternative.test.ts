import { describe, expect, it } from "vitest";
import {
  type Alternative,
  alternativeOf,
  isSameMove,
  moveOrderedBy,
  type NamedMove,
  neededOutperformance,
  type Order,
  ordered,
  tiesOf,
} from "../../../src/core/compare/alternative.ts";
import { as } from "../../../src/core/quantity.ts";
import { parseTrade } from "../../../src/index.ts";

/** Profits over outperformance, as [outperformance, profit]. */
const needed = (...points: readonly (readonly [number, number])[]) =>
  neededOutperformance(
    points.map(([outperformance, profit]) => ({ outperformance: as(outperformance), profit: as(profit) })),
  );

describe("a pair of two expiries that nothing values at the nearer one", () => {
  it("is shown with what is known of it", () => {
    const trade = parseTrade({
      ...{ version: 1, asOf: "2026-01-22", correlation: 0.78, size: { weighting: "dollar" } },
      long: { symbol: "RTY", level: 2730.8, expiry: "2026-03-20", legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] },
      short: { symbol: "NQ", level: 25_658.25, expiry: "2026-06-18", legs: ["25500P @ 905", "-1 23500P @ 410"] },
    });
    // 4 × 50 × 60.2 + 20 × 495 paid; 4 × 50 × 200 + 20 × 2000 at most, less that.
    expect(alternativeOf("later", trade)).toMatchObject({
      feasible: true,
      sizing: { maxLoss: { amount: 21_940 }, maxGain: { amount: 58_060 } },
      gainPerLoss: 58_060 / 21_940,
      probabilityOfProfit: null,
      shareProfitable: null,
      daysLeft: 57,
    });
  });
});

describe("the outperformance that a pair needs for no loss", () => {
  it.each([
    [
      "lies on the straight line to the first bend above",
      [
        [-2, -10],
        [0, -10],
        [1, 30],
        [2, 30],
      ],
      0.25,
    ],
    [
      "is 0 where nothing is lost without any",
      [
        [-2, -10],
        [0, 0],
        [1, 30],
      ],
      0,
    ],
    [
      "is 0 whatever is lost further on",
      [
        [-2, 5],
        [0, 5],
        [1, -30],
        [2, -30],
      ],
      0,
    ],
    [
      "is not what a pair needs to fall behind",
      [
        [-2, 50],
        [-1, 0],
        [0, -20],
        [2, -20],
      ],
      null,
    ],
    [
      "is a bend that is reached exactly",
      [
        [0, -8],
        [0.5, 0],
        [2, -1],
      ],
      0.5,
    ],
    [
      "is counted from the last bend below, not from 0",
      [
        [0, -10],
        [0.5, -20],
        [1, 20],
      ],
      0.75,
    ],
    [
      "is none where every outperformance loses",
      [
        [0, -10],
        [1, -1],
        [2, -0.01],
      ],
      null,
    ],
    [
      "is 2 where only all of it is enough",
      [
        [0, -10],
        [2, 0],
      ],
      2,
    ],
    ["is none of no profits", [], null],
  ] as const)("%s", (_, points, expected) => {
    expect(needed(...points)).toBe(expected);
  });
});

/** RTY at 2,000 against NQ at 25,000: 100,000 and 500,000 USD a contract. */
const trade = (changes: object = {}, long: object = {}, short: object = {}) =>
  parseTrade({
    ...{ version: 1, size: { weighting: "dollar" } },
    long: { symbol: "RTY", level: 2000, ...long },
    short: { symbol: "NQ", level: 25_000, ...short },
    ...changes,
  });
const alternative = (...written: Parameters<typeof trade>) => {
  const one = alternativeOf("a", trade(...written));
  if (!one.feasible) throw new Error(one.reason.code);
  return one;
};
const plain = (one: ReturnType<typeof alternative>) =>
  one.payoff?.map(({ outperformance, profit }) => [outperformance, profit]);

describe("the profit of a pair over outperformance", () => {
  it("of futures is a straight line: 500,000 USD a side, half of the move each", () => {
    const futures = alternative();
    expect(futures.sizing.contracts).toEqual({ long: 5, short: 1 });
    // 5 × 50 × 2,000 × d/2 + 20 × 25,000 × d/2.
    expect(plain(futures)).toEqual([
      [-2, -1_000_000],
      [0, 0],
      [2, 1_000_000],
    ]);
    expect([futures.outperformance, futures.gainPerLoss, futures.daysLeft]).toEqual([0, null, null]);
  });

  it("of options bends where a strike is reached, and has its fees off", () => {
    const long = { legs: ["2200C @ 10", "-1 2500C @ 2.5"] };
    const short = { legs: ["20000P @ 50"] };
    const size = { weighting: "dollar", contracts: { long: 1, short: 1 }, fee: 2, tolerance: "99%" };
    const options = alternative({ size }, long, short);
    // +10 % and +25 % of RTY, −20 % of NQ: outperformances of 0.2, 0.5 and 0.4. Paid: 50 × 7.5 + 20 × 50 + 3 × 2 = 1,381.
    expect(plain(options)).toEqual([
      [-2, -1_381],
      [0, -1_381],
      [expect.closeTo(0.2, 12), -1_381],
      // RTY at 2,400: 50 × 200.
      [expect.closeTo(0.4, 12), expect.closeTo(10_000 - 1_381, 6)],
      // RTY at 2,500: 50 × 300; NQ at 18,750: 20 × 1,250.
      [expect.closeTo(0.5, 12), expect.closeTo(15_000 + 25_000 - 1_381, 6)],
      // NQ at 0.
      [2, 15_000 + 400_000 - 1_381],
    ]);
    // 50 × (2,000 × d/2 − 200) = 1,381.
    expect(options.outperformance).toBeCloseTo(0.22762, 12);
    expect(options.gainPerLoss).toBeCloseTo((415_000 - 1_381) / 1_381, 9);
  });

  it("leaves out strikes that no move of 100 % reaches", () => {
    const size = { weighting: "dollar", contracts: { long: 1, short: 1 }, tolerance: "99%" };
    const far = alternative({ size }, { legs: ["4000C @ 1"] }, { legs: ["60000C @ 1"] });
    // RTY doubles, which is its strike; NQ would have to rise by 140 %.
    expect(far.payoff?.map(({ outperformance }) => outperformance)).toEqual([-2, 0, 2]);
  });

  it("is none for options of two days, and one for options beside a future", () => {
    const dated = { asOf: "2026-01-22", rate: "3%", size: { weighting: "dollar", contracts: { long: 1, short: 1 } } };
    const march = { expiry: "2026-03-20", legs: ["2100C @ 40"], volatility: "20%" };
    const june = { expiry: "2026-06-18", legs: ["24000P @ 300"], volatility: "20%" };
    const two = alternative(dated, march, june);
    expect([two.payoff, two.outperformance]).toEqual([null, null]);
    const beside = alternative(
      { ...dated, size: { ...dated.size, tolerance: "99%" } },
      { ...march, legs: ["2100C @ 40", "+1 F"] },
      june,
    );
    expect(beside.payoff).toBeNull();
    expect(alternative({ asOf: "2026-01-22" }).daysLeft).toBeNull();
    const size = { weighting: "dollar", contracts: { long: 1, short: 1 }, tolerance: "99%" };
    const one = alternative({ asOf: "2026-01-22", rate: "3%", size }, march);
    expect(one.payoff).toHaveLength(4);
    // Calendar days from 22 January to 20 March.
    expect(alternative({ ...dated, expiry: "2026-03-20" }, { legs: march.legs }, { legs: june.legs }).daysLeft).toBe(
      57,
    );
  });

  it("has no gain per loss where nothing can be lost", () => {
    const size = { weighting: "dollar", contracts: { long: 1, short: 1 }, tolerance: "99%" };
    const free = alternative(
      { size, allowArbitrage: true },
      { legs: ["2100C @ 0", "-1 2200C @ 0"] },
      { legs: ["24000P @ 0"] },
    );
    expect([free.sizing.maxLoss, free.gainPerLoss]).toMatchObject([{ kind: "limited", amount: 0 }, null]);
  });
});

describe("alternatives in an order", () => {
  const call = { legs: ["2200C @ 10"] };
  const put = { legs: ["24000P @ 50"] };
  const sized = (long: number, more: object = {}) => ({
    ...{ size: { weighting: "dollar", contracts: { long, short: 1 }, tolerance: "99%" } },
    ...more,
  });
  const moves = [{ RTY: "+20%", NQ: "0%" }];
  const all: Alternative[] = [
    { ...alternativeOf("none", trade({ size: { weighting: "dollar", maxLoss: 1 } }, call, put)) },
    alternativeOf("unlimited", trade(sized(1, { moves }), { legs: ["-1 2200C @ 10"] }, put)),
    alternativeOf("three", trade(sized(3, { moves }), call, put)),
    alternativeOf("one", trade(sized(1, { moves }), call, put)),
    alternativeOf("same", trade(sized(1, { moves: [{ RTY: "+20%", NQ: "+1%" }] }), call, put)),
    alternativeOf("unnamed", trade(sized(2), call, put)),
  ];
  const names = (order: Order) => ordered(all, order).map(({ name }) => name);

  it("are the least lost first, what has no end after it, what is not sized last", () => {
    // 500 for each long contract and 1,000 for the short one.
    expect(names("maxLoss")).toEqual(["one", "same", "unnamed", "three", "unlimited", "none"]);
    expect(tiesOf(ordered(all, "maxLoss"), "maxLoss")).toEqual([["one", "same"]]);
    expect(names("capital")).toEqual(["one", "same", "unnamed", "three", "unlimited", "none"]);
  });

  it("of unlimited gains keep their order, without a tie", () => {
    expect(names("gainPerLoss")).toEqual(["unlimited", "three", "one", "same", "unnamed", "none"]);
    expect(tiesOf(all, "gainPerLoss")).toEqual([]);
  });

  it("are the most gained per dollar lost first", () => {
    const of = (name: string, paid: number) =>
      alternativeOf(
        name,
        trade(sized(1), { legs: [`2100C @ ${paid}`, "-1 2200C @ 0"] }, { legs: ["24000P @ 50", "-1 23000P @ 10"] }),
      );
    // 50 × 60 + 20 × 960 over 50 × 40 + 20 × 40; 50 × 90 + 20 × 960 over 50 × 10 + 20 × 40.
    const some = [of("dear", 40), ...all.slice(0, 2), of("cheap", 10)];
    expect(ordered(some, "gainPerLoss").map(({ name }) => name)).toEqual(["cheap", "dear", "unlimited", "none"]);
    const ratios = some.map((one) => one.feasible && one.gainPerLoss);
    expect(ratios).toEqual([expect.closeTo(22_200 / 2_800, 12), false, null, expect.closeTo(23_700 / 1_300, 12)]);
  });

  it("are the most made first by a named move, those that do not name it after", () => {
    // 50 × (200 − 10) for each call, 50 × (10 − 200) for one sold.
    expect(names("move:1")).toEqual(["three", "one", "unlimited", "same", "unnamed", "none"]);
    expect(moveOrderedBy(all, "move:1")).toMatchObject({ profit: { long: 0.2, short: 0 } });
    expect(moveOrderedBy(all, "move:2")).toBeNull();
    expect(moveOrderedBy(all, "capital")).toBeNull();
    const again = [...all, alternativeOf("again", trade(sized(1, { moves }), call, put))];
    expect(tiesOf(ordered(again, "move:1"), "move:1")).toEqual([["one", "again"]]);
  });

  it("name one move where both indices move alike, whichever is the long one and in which contract", () => {
    const of = (longSymbol: string, long: number, shortSymbol: string, short: number) =>
      ({
        trade: { long: { symbol: longSymbol }, short: { symbol: shortSymbol } },
        profit: { long, short },
      }) as unknown as NamedMove;
    const move = of("RTY", 0.2, "NQ", 0);
    for (const same of [of("RTY", 0.2, "NQ", 0), of("NQ", 0, "RTY", 0.2), of("IWM", 0.2, "XND", 0)])
      expect(isSameMove(move, same)).toBe(true);
    const others = [of("RTY", 0.2, "NQ", 0.1), of("NQ", 0.2, "RTY", 0), of("SPY", 0.2, "QQQ", 0), null];
    for (const other of others) expect(isSameMove(move, other)).toBe(false);
  });
});
