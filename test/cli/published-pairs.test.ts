import { describe, expect, it } from "vitest";
import { futures } from "./trades.ts";
import { sized } from "./world.ts";

describe("published pairs through the command line", () => {
  const pair = (long: string, levelOfLong: number, short: string, levelOfShort: number, ...more: readonly string[]) =>
    sized(
      [
        "-",
        "--long",
        long,
        "--short",
        short,
        "--level",
        `${long}=${levelOfLong}`,
        "--level",
        `${short}=${levelOfShort}`,
        ...more,
      ],
      { stdin: futures },
    );

  it("R1 CME, Stock Index Spread Opportunities: notionals of 30 April 2014, and 4 NQ for 3 ES", async () => {
    const { trade, sizings } = await pair("ES", 1883.95, "NQ", 3582.02, "--weighting", "dollar", "--tolerance", "1%");
    expect([trade.long.notionalPerContract, trade.short.notionalPerContract]).toEqual([94_197.5, 71_640.4]);
    expect(sizings[0].hedgeRatio.toFixed(4)).toBe("1.3149");
    expect(sizings[0].contracts).toEqual({ long: 3, short: 4 });
    const others = await pair("YM", 16_580.8, "EMD", 1355.96, "--weighting", "dollar");
    expect([others.trade.long.notionalPerContract, others.trade.short.notionalPerContract]).toEqual([82_904, 135_596]);
  });

  it.each([
    [1, 1, 114.2857],
    [100, 10, 1142.857],
    [1, 100, 1.142857],
  ])(
    "R2 tastyworks-cli pairs sizing: 100 at 2 %% against 25 at 7 %%, multipliers %d and %d",
    async (first, second, units) => {
      const flags = [
        "--vol",
        "LEFT=2%",
        "--vol",
        "RIGHT=7%",
        "--multiplier",
        `LEFT=${first}`,
        "--multiplier",
        `RIGHT=${second}`,
      ];
      const { sizings } = await pair("LEFT", 100, "RIGHT", 25, ...flags, "--weighting", "vol");
      expect((sizings[0].hedgeRatio * 100).toPrecision(7)).toBe(units.toPrecision(7));
    },
  );

  it("R4 McMillan p. 581: one against one and two against one, at ±10 % and ±20 %", async () => {
    const indices = ["--multiplier", "AAA=500", "--multiplier", "BBB=500", "--weighting", "dollar"];
    const moves = ["-20", "-10", "10", "20"].flatMap((by) => ["--move", `AAA=${by}%,BBB=${by}%`]);
    const profits = async (long: number, short: number) => {
      const fixed = ["--contracts", `AAA=${long}`, "--contracts", `BBB=${short}`];
      const { sizings } = await pair("AAA", 200, "BBB", 100, ...indices, ...moves, ...fixed);
      return sizings[0].moves.map(({ profit }: { profit: { net: number } }) => profit.net);
    };
    expect(await profits(1, 1)).toEqual([-10_000, -5000, 5000, 10_000]);
    expect(await profits(1, 2)).toEqual([0, 0, 0, 0]);
  });

  it.each([
    ["RUT", 1950, 195_000],
    ["MRUT", 195, 19_500],
    ["SPX", 4500, 450_000],
    ["XSP", 450, 45_000],
  ])("R7 Cboe product pages: %s at %d is $%d", async (symbol, level, notional) => {
    const { trade } = await pair(symbol, level, "NQ", 25_658.25, "--leg", `${symbol}=${level}C @ 1.00`);
    expect(trade.long.notionalPerContract).toBe(notional);
  });

  it("S3 Cboe Options Hub, May 2016, on RUT: a credit of 61.50 and a loss of 13.50 points", async () => {
    const legs = ["--leg", "RUT=-1 1050C @ 67.00", "--leg", "RUT=1125C @ 5.50"];
    const { trade } = await pair(
      "NQ",
      4500,
      "RUT",
      1101.68,
      ...legs.map((word) => word.replace("RUT=1125C", "RUT=+1 1125C")),
    );
    expect(trade.short.unit).toMatchObject({ netPremium: 6150, breakevens: [1111.5], maxLoss: { amount: 1350 } });
  });
});
