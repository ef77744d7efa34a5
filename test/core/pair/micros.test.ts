import { describe, expect, it } from "vitest";
import { pairSensitivity } from "../../../src/core/pair/sensitivity.ts";
import { type FeasibleSizing, findContract, contracts as listed, parseTrade, sizePair } from "../../../src/index.ts";
import { sizeDocument } from "../../../src/render/documents.ts";
import { sizeDocumentSchema } from "../../../src/schema/result/size.ts";

type Written = Record<string, unknown>;

const rty: Written = { symbol: "RTY", level: 2730.8, volatility: "18.5%" };
const nq: Written = { symbol: "NQ", level: 25_658.25, volatility: "17.3%" };
const callSpread = { legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] };
const putSpread = { legs: ["25500P @ 612.50", "-1 23500P @ 196.25"] };

function answer(size: Written, long = rty, short = nq) {
  const result = sizePair(
    parseTrade({ version: 1, long, short, size: { weighting: "dollar", withMicros: true, ...size } }),
  );
  const document = JSON.parse(JSON.stringify(sizeDocument(result, "0.2.0")));
  expect(sizeDocumentSchema.parse(document)).toEqual(document);
  return result;
}

function sized(size: Written, long = rty, short = nq): FeasibleSizing {
  const [sizing] = answer(size, long, short).sizings;
  if (!sizing?.available || !sizing.feasible) throw new Error("nothing fits");
  return sizing;
}

const linesOf = ({ lines }: FeasibleSizing) => lines.map(({ symbol, contracts }) => `${contracts} ${symbol}`);
const codes = (size: Written, long = rty, short = nq) => answer(size, long, short).warnings.map(({ code }) => code);

describe("a pair counted in micros", () => {
  it("is 3 RTY and 8 M2K against 1 NQ, 0.55 % out of balance", () => {
    const pair = sized({ contracts: { short: 1 } });
    // 38 × 13,654 = 518,852 against 10 × 51,316.50 = 513,165.
    expect(pair.contracts).toEqual({ long: 38, short: 10 });
    expect(linesOf(pair)).toEqual(["3 RTY", "8 M2K", "1 NQ"]);
    expect(pair.direction).toBe("buy 3 RTY and 8 M2K, sell 1 NQ");
    expect(pair.lines.flatMap(({ tickets }) => tickets)).toEqual(["buy 3 RTY", "buy 8 M2K", "sell 1 NQ"]);
    expect(pair.notional).toEqual({ long: 518_852, short: 513_165, net: 5687, gross: 1_032_017 });
    expect([pair.residual, pair.imbalance]).toEqual([5687, 5687 / 1_032_017]);
    // Ratio and exposures stay those of the large contracts.
    expect(pair.exposurePerContract).toEqual({ long: 136_540, short: 513_165 });
    expect(pair.hedgeRatio).toBe(136_540 / 513_165);
  });

  it("R1: one ES against one NQ and three MNQ leaves $1,065, 0.57 % of the gross", () => {
    const es = { symbol: "ES", level: 1883.95 };
    const pair = sized({ contracts: { long: 1 } }, es, { symbol: "NQ", level: 3582.02 });
    expect(linesOf(pair)).toEqual(["1 ES", "1 NQ", "3 MNQ"]);
    expect([pair.residual, pair.imbalance]).toEqual([1064.98, 106_498 / 18_733_002]);
    expect(pair.hedgeRatio).toBeCloseTo(1.3149, 4);
  });

  it("takes the smallest pair within the tolerance, which micros make a tenth as large", () => {
    expect(linesOf(sized({}))).toEqual(["4 M2K", "1 MNQ"]);
    expect(linesOf(sized({ tolerance: "1%" }))).toEqual(["1 RTY", "5 M2K", "4 MNQ"]);
  });

  it("counts caps in large contracts", () => {
    const pair = sized({ maxContracts: { long: 1, short: 1 }, tolerance: 0 });
    expect(Math.max(...pair.frontier.map(({ contracts }) => contracts.long))).toBeLessThanOrEqual(10);
    // Of 1 to 10 micros a side, 8 : 2 and 4 : 1 balance best: 4 × 13,654 = 54,616 against 51,316.50.
    expect(linesOf(pair)).toEqual(["4 M2K", "1 MNQ"]);
    const [nothing] = answer({ contracts: { long: 2 }, maxContracts: 1 }).sizings;
    expect(nothing).toMatchObject({
      feasible: false,
      reason: { code: "CONTRACTS_OVER_CAP", args: { contracts: 2, cap: 1 } },
    });
  });

  it("pays a fee for every contract that is traded, large or small", () => {
    // 3 + 8 + 1 contracts at $2.25.
    const pair = sized({ contracts: { short: 1 }, fee: 2.25 });
    expect(pair.fees).toBe(27);
    const moved = sizePair(
      parseTrade({
        version: 1,
        long: rty,
        short: nq,
        size: { weighting: "dollar", withMicros: true, contracts: { short: 1 }, fee: 2.25 },
        moves: [{ RTY: "+10%", NQ: "0%" }],
      }),
    ).sizings[0];
    // 3.8 × 13,654 made, less the fees of 11 and of 1.
    expect(moved).toMatchObject({ moves: [{ profit: { long: 51_885.2 - 24.75, short: -2.25, net: 51_858.2 } }] });
  });

  it("has options on MNQ, and none on M2K", () => {
    const pair = sized({}, { ...rty, ...callSpread }, { ...nq, ...putSpread });
    expect(linesOf(pair)).toEqual(["2 RTY", "5 MNQ"]);
    expect(pair.direction).toBe("buy 2 RTY 2750/2950 call spreads, buy 5 MNQ 25500/23500 put spreads");
    // 2 × 3,010 + 5 × 832.50.
    expect(pair.maxLoss).toMatchObject({ amount: 10_182.5 });
    expect(pair.premium).toEqual({ long: -6020, short: -4162.5, net: -10_182.5 });
    expect(pair.maxGain).toMatchObject({ amount: 2 * 6990 + 5 * 3167.5 });
    const found = answer({}, { ...rty, ...callSpread }, { ...nq, ...putSpread }).warnings;
    expect(found.filter(({ code }) => code.startsWith("MICROS"))).toEqual([
      { code: "MICROS_HAVE_NO_OPTIONS", args: { symbol: "RTY", micro: "M2K" } },
      { code: "MICROS_AT_LARGE_QUOTES", args: { micro: "MNQ", symbol: "NQ" } },
    ]);
  });

  it("keeps delta, gamma, vega and theta of ten micros those of one large contract", () => {
    const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%" };
    const greeks = (withMicros: boolean) =>
      sizePair(
        parseTrade({
          version: 1,
          ...dates,
          long: { symbol: "ES", level: 6900, legs: ["6950C @ 100"] },
          short: { ...nq, ...putSpread },
          size: { weighting: "dollar", withMicros, contracts: { long: 3, short: 2 } },
        }),
      ).sizings[0];
    const [micro, large] = [greeks(true), greeks(false)];
    if (!micro?.available || !micro.feasible || !large?.available || !large.feasible) throw new Error("nothing fits");
    expect(micro.contracts).toEqual({ long: 30, short: 20 });
    expect(micro.greeks).toEqual(large.greeks);
    expect(micro.lines).toEqual(large.lines);
  });
});

describe("the sensitivity of a pair counted in micros", () => {
  it("keeps the pair in the contracts that it is counted in", () => {
    const size = { weighting: "dollar", withMicros: true };
    const trade = parseTrade({ version: 1, long: { ...rty, ...callSpread }, short: { ...nq, ...putSpread }, size });
    const [one] = pairSensitivity(trade).sensitivities;
    const raised = one?.cases.find(
      ({ change }) => change.kind === "level" && change.side === "long" && change.by === 0.1,
    );
    // 2 RTY and 5 MNQ, RTY 10 % up: 300,388 against 256,582.50.
    expect(raised?.keptImbalance).toBe(43_805.5 / 556_970.5);
  });
});

describe("options on micros", () => {
  const es = { symbol: "ES", level: 6900, volatility: "14%" };
  const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: "3.65%" };
  const said = (size: object, legs: readonly string[]) =>
    sizePair(
      parseTrade({ version: 1, ...dates, long: es, short: { ...nq, legs }, size: { weighting: "dollar", ...size } }),
    ).warnings.filter(({ code }) => code === "MICROS_AT_LARGE_QUOTES");

  it("are said to be priced as the large ones are, where some are taken", () => {
    const quoted = putSpread.legs;
    const note = [{ code: "MICROS_AT_LARGE_QUOTES", args: { micro: "MNQ", symbol: "NQ" } }];
    expect(said({ withMicros: true, contracts: { long: 2 } }, quoted)).toEqual(note);
    expect(said({ withMicros: true, contracts: { long: 3, short: 2 } }, quoted)).toEqual([]);
    expect(said({ contracts: { long: 2 } }, quoted)).toEqual([]);
  });

  it("are the model's as those of the large ones are, and futures have one price", () => {
    expect(said({ withMicros: true, contracts: { long: 2 } }, ["25500P"])).toEqual([]);
    expect(said({ withMicros: true, contracts: { long: 2 } }, [])).toEqual([]);
  });
});

describe("where micros do not help", () => {
  const own = { symbol: "XYZ", level: 2000, multiplier: 25 };

  it.each([
    ["no smaller contract is listed", "EMD", { symbol: "EMD", level: 3300 }],
    ["the contract is not of the table", "XYZ", own],
    ["another multiplier is given", "RTY", { ...rty, multiplier: 100 }],
  ])("%s", (_, symbol, long) => {
    const { warnings, trade } = answer({}, long);
    expect(warnings).toContainEqual({ code: "MICROS_NONE", args: { symbol } });
    expect(trade.long.micro).toBeUndefined();
  });

  it("neither side has one", () => {
    expect(codes({}, { ...own, fx: 1 }, { symbol: "EMD", level: 3300 })).toEqual(["MICROS_NONE", "MICROS_NONE"]);
  });

  it("they are not needed for what is held of them either", () => {
    const found = answer({ contracts: { long: 4, short: 1 }, holding: { M2K: 2 } });
    expect(found.sizings).toMatchObject([
      { lines: [{ symbol: "RTY" }, { symbol: "M2K", contracts: 0 }, { symbol: "NQ" }] },
    ]);
    expect(found.warnings).toEqual([{ code: "MICROS_NOT_NEEDED", args: { weighting: "dollar-neutral" } }]);
  });

  it("the answer is whole large contracts", () => {
    // 4 : 1 is 40 : 10, and both are given.
    expect(codes({ contracts: { long: 4, short: 1 } })).toEqual(["MICROS_NOT_NEEDED"]);
    expect(codes({ contracts: { short: 1 } })).toEqual([]);
    expect(codes({ withMicros: "false", contracts: { long: 4, short: 1 } })).toEqual([]);
  });

  it("cash indices and ETFs have none", () => {
    const ndx = { symbol: "NDX", level: 25_600, legs: ["-1 26000C @ 300", "26500C @ 150"] };
    expect(codes({}, rty, ndx)).toContain("MICROS_NONE");
  });
});

describe("the contract table", () => {
  it("lists small contracts of a tenth of the large one, in its currency", () => {
    const pairs = listed.flatMap((large) =>
      large.sibling === null ? [] : [[large, findContract(large.sibling)] as const],
    );
    expect(pairs.map(([{ symbol }, small]) => `${symbol} ${small?.symbol}`)).toEqual([
      "NQ MNQ",
      "RTY M2K",
      "ES MES",
      "YM MYM",
    ]);
    for (const [large, small] of pairs) {
      expect(large.multiplier).toBe((small?.multiplier ?? 0) * 10);
      expect(small?.currency).toBe(large.currency);
    }
  });
});

describe("holdings", () => {
  it("turn the target into orders, and say how unbalanced the book is", () => {
    const pair = sized({ withMicros: false, holding: { RTY: 3, NQ: -1 } });
    expect(pair.direction).toBe("buy 1 RTY, hold NQ");
    expect(pair.holding).toMatchObject({
      contracts: { long: 3, short: 1 },
      residual: -103_545,
      imbalance: -103_545 / 922_785,
    });
  });

  it("of one side are 100 % out of balance, of none not at all", () => {
    expect(sized({ withMicros: false, holding: { RTY: 3 } }).holding?.imbalance).toBe(1);
    expect(sized({ withMicros: false, holding: { NQ: -2 } }).holding?.imbalance).toBe(-1);
    expect(sized({ withMicros: false, holding: { RTY: 0 } }).holding).toMatchObject({
      contracts: { long: 0, short: 0 },
      residual: 0,
      imbalance: null,
    });
    expect(sized({ withMicros: false }).holding).toBeUndefined();
  });

  it("the other way round count against the side", () => {
    const { holding, lines } = sized({ withMicros: false, holding: { RTY: -1, NQ: -1 } });
    expect(holding).toMatchObject({ contracts: { long: -1, short: 1 }, residual: -649_705, imbalance: -1 });
    expect(lines.map(({ order }) => order)).toEqual([5, 0]);
  });

  it("are keyed by either symbol, an order a line", () => {
    const pair = sized({ contracts: { short: 1 }, holding: { rty: 4, M2K: 2, MNQ: -3 } });
    expect(pair.lines.map(({ symbol, order }) => `${symbol} ${order}`)).toEqual(["RTY -1", "M2K 6", "NQ -1", "MNQ 3"]);
    expect(pair.direction).toBe("sell 1 RTY and buy 6 M2K, sell 1 NQ and buy 3 MNQ");
    // 42 × 13,654 against 3 × 51,316.50.
    expect(pair.holding).toMatchObject({ contracts: { long: 42, short: 3 }, residual: 419_518.5 });
  });

  it("of micros are refused on a side that is not counted in them", () => {
    const refused = (size: Written) => {
      expect(() => answer({ holding: { M2K: 2 }, ...size })).toThrow(
        expect.objectContaining({ code: "HOLDING_NOT_COUNTED" }),
      );
    };
    refused({ withMicros: false });
    const held = () => answer({ holding: { M2K: 2 } }, { ...rty, ...callSpread });
    expect(held).toThrow(expect.objectContaining({ code: "HOLDING_AMBIGUOUS" }));
    expect(() => answer({ holding: { MES: 2 } })).toThrow(expect.objectContaining({ code: "SYMBOL_NOT_IN_PAIR" }));
  });
});

describe("a share of an account", () => {
  // 6900 and 25,658.25 have small contracts with options; 7 USD a contract make loose small ones dear.
  const es = { symbol: "ES", level: 6900, legs: ["6900C @ 100", "-1 7000C @ 60"] };
  const puts = { ...nq, ...putSpread };

  it.each([2500, 3000, 4000, 5000, 7000, 9000, 11_000])(
    "of %d USD bounds a pair as that max loss does, fees and all",
    (usd) => {
      const choice = ({ sizings }: ReturnType<typeof answer>) =>
        sizings.map((one) => (one.available && one.feasible ? one.contracts : null));
      const asLoss = choice(answer({ maxLoss: usd, fee: 7 }, es, puts));
      expect(choice(answer({ account: 100_000, risk: `${usd / 1000}%`, fee: 7 }, es, puts))).toEqual(asLoss);
    },
  );
});
