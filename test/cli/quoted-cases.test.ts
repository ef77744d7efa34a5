import { describe, expect, it } from "vitest";
import { answerOf, sized } from "./world.ts";

/** The legs of a long side on RUT at 2730.8 (or another symbol and level) with a chain of the fixtures. */
function argvOf(file: string, legs: readonly string[], { symbol = "RUT", level = 2730.8, asOf = "2026-01-22" } = {}) {
  const vol = ["--vol", `${symbol}=18.5%`, "--vol", "NQ=17.3%", "--yield", `${symbol}=1.2%`];
  return [
    ...["--long", symbol, "--short", "NQ", "--level", `${symbol}=${level}`, "--level", "NQ=25658.25", ...vol],
    ...["--rate", "3.65%", "--as-of", asOf, "--expiry", "2026-03-20", "--weighting", "dollar"],
    ...["--chain", `${symbol}=fixtures/chains/${file}`, ...legs.flatMap((leg) => ["--leg", `${symbol}=${leg}`])],
  ];
}

async function legs(argv: readonly string[]) {
  const { exit, trade } = await sized(argv);
  expect(exit).toBe(0);
  return trade.long.legs.map((leg: { strike: number; premium: { value: number } }) => [leg.strike, leg.premium.value]);
}

async function warned(argv: readonly string[]): Promise<readonly string[]> {
  const { warnings } = await sized(argv);
  return warnings.map(({ code }: { code: string }) => code);
}

async function refused(argv: readonly string[]) {
  const { exit, stderr } = await answerOf(["size", ...argv, "--json"]);
  expect(exit).toBe(3);
  const { code, message, hint } = JSON.parse(stderr).error;
  return { code, message, hint };
}

const BOTH = ["2750C", "-1 2750C"];

describe("an option chain as its vendor writes it", () => {
  it.each([
    ["flattened.csv", [2750, 78.8], [2750, 78]],
    ["printed-contracts.csv", [2750, 78.8], [2750, 78]],
    ["year-in-group-row.csv", [2750, 78.8], [2750, 78]],
    ["portuguese.csv", [2750, 78.8], [2750, 78]],
    ["epochs.csv", [2750, 78.8], [2750, 78]],
    ["thousandths.csv", [2750, 78.8], [2750, 78]],
  ])("is read: %s", async (file, bought, sold) => {
    expect(await legs(argvOf(file, BOTH.slice(0, 1)))).toEqual([bought]);
    expect(await legs(argvOf(file, BOTH.slice(1)))).toEqual([sold]);
  });

  it("is read in Chinese, with a month for the expiry", async () => {
    const trade = {
      version: 1,
      asOf: "2026-01-22",
      expiry: "2026-03-18",
      rate: "2%",
      products: [{ symbol: "TXO", name: "a test index", multiplier: 50 }],
      long: {
        ...{ symbol: "TXO", level: 25000, volatility: "20%", yield: "1%", exercise: "european" },
        ...{ legs: ["25000C"], chain: "fixtures/chains/chinese.csv" },
      },
      short: { symbol: "NQ", level: 20000, volatility: "20%" },
    };
    const { trade: answer } = await sized(["trade.json"], { files: { "trade.json": JSON.stringify(trade) } });
    expect(answer.long.legs).toMatchObject([{ strike: 25000, premium: { value: 413, from: "chain" } }]);
  });

  it("has strikes in points where the file counts thousandths, and says so", async () => {
    expect(await warned(argvOf("thousandths.csv", ["ATM C"]))).toContain("CHAIN_STRIKES_SCALED");
    expect(await legs(argvOf("thousandths.csv", ["ATM C"]))).toEqual([[2750, 78.8]]);
  });

  it("is refused for its true reason where only old symbols hold the strike, and the remedy works", async () => {
    const { code, message } = await refused(argvOf("old-symbols.csv", ["272C"], { symbol: "IWM", level: 273 }));
    expect({ code, message }).toEqual({
      code: "CHAIN_STRIKES_MISSING",
      message: 'a chain must have a column of strikes or symbols that say them, and no strike is read in "IWM2620C272"',
    });
    const mended =
      "Last,Bid,Ask,Strike,Last,Bid,Ask\n8.05,8.00,8.10,272,7.02,7.00,7.05\n5.85,5.80,5.90,276,8.92,8.90,8.95\n";
    const argv = argvOf("mended.csv", ["272C"], { symbol: "IWM", level: 273 });
    const { trade } = await sized(argv, { files: { "fixtures/chains/mended.csv": mended } });
    expect(trade.long.legs).toMatchObject([{ strike: 272, premium: { value: 8.1 } }]);
  });
});

describe("the product of a chain", () => {
  it("is refused where it is not the side's", async () => {
    const iwm = argvOf("flattened.csv", ["ATM C"], { symbol: "IWM", level: 273 });
    expect(await refused(iwm)).toMatchObject({
      code: "CHAIN_OTHER_PRODUCT",
      message: "the chain of IWM must quote options on IWM, and it quotes RUTW",
    });
    // A broker's file names its product in the line above.
    const rut = argvOf("day-count.csv", ["272C"]);
    expect(await refused(rut)).toMatchObject({ code: "CHAIN_OTHER_PRODUCT" });
  });

  it("has its series told apart: that of the trade's options is taken, and another is chosen on the command line", async () => {
    expect(await legs(argvOf("two-series.csv", ["2750C"]))).toEqual([[2750, 78.8]]);
    expect(await warned(argvOf("two-series.csv", ["2750C"]))).toContain("SERIES_SEVERAL");
    expect(await legs([...argvOf("two-series.csv", ["2750C"]), "--series", "RUT=RUTW"])).toEqual([[2750, 79.9]]);
    const chosen = argvOf("two-series.csv#RUTW", ["2750C"]);
    expect(await legs(chosen)).toEqual([[2750, 79.9]]);
    expect(await warned(chosen)).toContain("CHAIN_OTHER_SERIES");
    expect(await warned([...chosen, "--series", "RUT=RUTW"])).not.toContain("CHAIN_OTHER_SERIES");
  });

  it("has its series told apart by codes of no fixed form", async () => {
    const of = { symbol: "RTY" };
    const { code, message, hint } = await refused(argvOf("exchange-codes.csv", ["2750C"], of));
    expect({ code, message }).toEqual({
      code: "CHAIN_SYMBOLS_SEVERAL",
      message: "a chain must be of one series, and this one quotes R3E MAR26, RTO MAR26",
    });
    expect(hint).toContain("--chain RTY=fixtures/chains/exchange-codes.csv#R3E MAR26");
    expect(await legs(argvOf("exchange-codes.csv#R3E MAR26", ["2750C"], of))).toEqual([[2750, 78.8]]);
    expect(await legs(argvOf("exchange-codes.csv#RTO MAR26", ["2750C"], of))).toEqual([[2750, 77.9]]);
  });
});

describe("the date of a chain's quotes", () => {
  const argv = (asOf: string) => {
    const words = argvOf("day-count.csv", ["272C"], { symbol: "IWM", level: 273, asOf });
    return words.map((word) => (word === "2026-03-20" ? "2026-01-16" : word));
  };

  it("is told by the days left, never by the day that it is checked against", async () => {
    expect(await legs(argv("2026-01-09"))).toEqual([[272, 3.5]]);
    expect(await warned(argv("2026-01-09"))).not.toContain("CHAIN_UNDATED");
    expect(await warned(argv("2026-01-13"))).toContain("CHAIN_STALE");
    expect(await refused(argv("2026-01-08"))).toMatchObject({
      code: "CHAIN_QUOTED_LATER",
      message: "a quote must be of the trade's date 2026-01-08 or before, and the chain was quoted on 2026-01-09",
    });
  });

  it("is a warning where nothing tells day from month", async () => {
    const text = "Quote Date,Type,Strike,Bid,Ask\n1/9/26,Call,272,3.40,3.50\n";
    const spec = { files: { "fixtures/chains/either.csv": text } };
    const words = argvOf("either.csv", ["272C"], { symbol: "IWM", level: 273, asOf: "2026-02-02" });
    const { warnings } = await sized(words, spec);
    expect(warnings.map(({ code }: { code: string }) => code)).toContain("CHAIN_DATE_EITHER");
  });

  it("is found in times that only their content tells", async () => {
    const text = "Strike,Type,Bid,Ask,Pricing moment\n2750,Call,78,78.8,1769113800\n2800,Call,54,54.7,1769113800\n";
    const spec = { files: { "fixtures/chains/moments.csv": text } };
    const { warnings } = await sized(argvOf("moments.csv", ["2750C"]), spec);
    expect(warnings.map(({ code }: { code: string }) => code)).not.toContain("CHAIN_UNDATED");
    expect(await warned(argvOf("epochs.csv", ["2750C"]))).not.toContain("CHAIN_STALE");
    expect(await warned(argvOf("printed-contracts.csv", ["2750C"]))).not.toContain("CHAIN_UNDATED");
  });
});

describe("a strike by delta or distance in a chain", () => {
  it("is taken by the implied volatility of each quote", async () => {
    // By Black-Scholes-Merton in Python: deltas -0.228, -0.250 and -0.272 at 2560, 2580 and 2600; at 18.5 % for all of them -0.256 would be at 2620.
    expect(await legs(argvOf("smile.csv", ["25dP"]))).toEqual([[2580, 42]]);
  });

  it.each(["8dP", "40dP", "-15%P", "ATM P"])("is refused where the chain ends short of it: %s", async (leg) => {
    expect(await refused(argvOf("smile.csv", [`+1 ${leg}`]))).toMatchObject({ code: "STRIKE_FAR" });
  });

  it("is refused in a chain of other levels, and the strike named in the remedy is read", async () => {
    const text = "Strike,Type,Bid,Ask\n7000,Call,8001,8019\n15000,Call,240,246\n";
    const spec = { files: { "fixtures/chains/other.csv": text } };
    for (const leg of ["ATM C", "+2%C", "+1 50dC"]) {
      const { exit, stderr } = await answerOf(["size", ...argvOf("other.csv", [leg]), "--json"], spec);
      expect({ exit, code: JSON.parse(stderr).error.code }).toEqual({ exit: 3, code: "STRIKE_FAR" });
    }
    const { trade } = await sized(argvOf("other.csv", ["7000C"]), spec);
    expect(trade.long.legs).toMatchObject([{ strike: 7000, premium: { value: 8019 } }]);
  });
});
