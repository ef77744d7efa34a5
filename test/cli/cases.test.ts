import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { answerOf } from "./world.ts";

// Small inputs after faults met in real files, with the right answer of each worked out by hand beside them.
const cases = "../shared/cases";
const present = existsSync(cases);
const where = present ? "" : ` (skipped: needs ${cases} beside the checkout)`;
const file = (name: string) => `${cases}/${name}`;

interface Leg {
  readonly strike: number;
  /** Of options; a future has none. */
  readonly premium?: { readonly value: number };
  readonly delta: number | null;
}

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

/** What a call answers as JSON, with all that it says beside it as one text. */
async function answer(...argv: string[]) {
  const { exit, stdout, stderr } = await answerOf([...argv, "--json"]);
  const document = JSON.parse(exit === 3 ? stderr : stdout);
  const findings: readonly Finding[] = document.error === undefined ? document.warnings : [document.error];
  const said = (findings ?? []).map(({ message, hint, code }) => `${message}; ${hint} [${code}]`).join("\n");
  const legs: readonly Leg[] = document.trade?.long.legs ?? [];
  const premiums = legs.map(({ strike, premium }) => [strike, premium?.value]);
  const contracts = (document.sizings ?? []).map((each: { contracts: object }) => each.contracts);
  return { exit, said, document, legs, premiums, contracts };
}

const later = ["--expiry", "2026-03-20", "--rate", "4%"];
const short = ["--short", "QQQ", "--level", "QQQ=500", "--vol", "QQQ=22%", "--as-of", "2026-03-03"];

/** The long side's options, bought from a chain of the cases. */
const long = (symbol: string, level: number, chain: string, leg: string, ...rest: string[]) =>
  answer(
    ...["size", "--long", symbol, "--level", `${symbol}=${level}`, "--vol", `${symbol}=18%`, ...short, ...later],
    ...["--chain", `${symbol}=${file(chain)}`, "--leg", `${symbol}=${leg}`, ...rest],
  );

describe.skipIf(!present)(`chains of other people${where}`, () => {
  it("of another product are refused, with what they quote", async () => {
    const { exit, said } = await answer(
      ...["size", "--long", "QQQ", "--short", "IWM", "--level", "QQQ=365", "--level", "IWM=200", ...later],
      ...[
        "--vol",
        "QQQ=22%",
        "--vol",
        "IWM=24%",
        "--yield",
        "QQQ=0.6%",
        "--yield",
        "IWM=1.2%",
        "--as-of",
        "2026-03-03",
      ],
      ...["--chain", `QQQ=${file("chain-of-another-product.csv")}`, "--leg", "QQQ=ATM C"],
    );
    expect([exit, said]).toEqual([3, expect.stringMatching(/quotes NDX.*CHAIN_OTHER_PRODUCT/)]);
  });

  it.each(["ATM C", "4300C"])("with strikes in thousandths are read as such: %s", async (leg) => {
    const { exit, premiums } = await answer(
      ...["size", "--long", "SPX", "--short", "NQ", "--level", "SPX=4328", "--level", "NQ=14000", "--rate", "4%"],
      ...["--vol", "SPX=18%", "--vol", "NQ=22%", "--as-of", "2026-03-03", "--expiry", "2026-04-17"],
      ...["--chain", `SPX=${file("chain-strike-times-1000.csv")}`, "--leg", `SPX=${leg}`],
    );
    expect([exit, premiums]).toEqual([0, [[4300, 122.4]]]);
  });

  it.each([
    ["2026-06-05", 0, /of 2026-05-06, and the trade of 2026-06-05.*CHAIN_STALE/],
    ["2026-05-05", 3, /quoted on 2026-05-06.*CHAIN_QUOTED_LATER/],
    ["2026-05-06", 0, /^(?!.*(CHAIN_STALE|CHAIN_UNDATED|CHAIN_QUOTED_LATER))/s],
  ])("whose date reads either way are dated by their own day counts: as of %s", async (asOf, code, words) => {
    const { exit, said } = await answer(
      ...["size", "--long", "SPY", "--short", "QQQ", "--level", "SPY=600", "--level", "QQQ=500", "--vol", "SPY=18%"],
      ...["--vol", "QQQ=22%", "--as-of", asOf, "--expiry", "2026-06-18", "--rate", "4%", "--leg", "SPY=600C"],
      ...["--chain", `SPY=${file("chain-tos-date-either-way.csv")}`],
    );
    expect([exit, said]).toEqual([code, expect.stringMatching(words)]);
  });

  it("with SPX and SPXW are read by the series, which a flag, a name after # or a key chooses", async () => {
    const plain = await long("SPX", 5000, "chain-spx-and-spxw.csv", "5000C");
    expect([plain.exit, plain.premiums]).toEqual([0, [[5000, 40.9]]]);
    expect(plain.said).toMatch(/the options are SPX; SPXW expires with them; give --series SPX=SPXW/);
    const weekly = await long("SPX", 5000, "chain-spx-and-spxw.csv", "5000C", "--series", "SPX=SPXW");
    expect([weekly.exit, weekly.premiums]).toEqual([0, [[5000, 41.9]]]);
    expect((await long("SPX", 5000, "chain-spx-and-spxw.csv#SPXW", "5000C")).premiums).toEqual([[5000, 41.9]]);
    expect((await answer("size", file("chain-spx-and-spxw.yaml"))).exit).toBe(0);
  });

  it.each([
    ["dotted headers of flattened JSON", "SPY", 600, "chain-dotted-headers.csv", 8.1],
    ["the contract written in one cell", "SPX", 5000, "chain-ib-contract-in-one-cell.csv", 40.9],
    ["the year in the row of the group alone", "SPY", 600, "chain-year-only-in-the-group-row.csv", 8.1],
  ])("are read with %s", async (_, symbol, strike, chain, ask) => {
    const { exit, premiums } = await long(symbol, strike, chain, `${strike}C`);
    expect([exit, premiums]).toEqual([0, [[strike, ask]]]);
  });

  it("whose strikes stand in old symbols alone are refused: no column holds a strike", async () => {
    const { exit, said } = await long("SPY", 600, "chain-strike-only-in-old-symbols.csv", "600C");
    expect([exit, said]).toEqual([
      3,
      expect.stringMatching(/no strike is read in "SPY2620C600".*CHAIN_STRIKES_MISSING/),
    ]);
  });

  it("with Chinese headers are read: bought at the ask, sold at the bid", async () => {
    expect((await answer("size", file("chain-chinese.yaml"))).premiums).toEqual([[25_000, 214]]);
    const sold = await answer("size", file("chain-chinese.yaml"), "--leg", "TXO=-1 25000C");
    expect(sold.premiums).toEqual([[25_000, 210]]);
  });

  it("pick a strike by delta from each quote's own implied volatility", async () => {
    const { document } = await answer("size", file("strike-by-delta-from-a-chain.yaml"));
    const all: readonly Leg[] = [...document.trade.long.legs, ...document.trade.short.legs];
    const put = all.find(({ strike }) => strike === 2580);
    expect(put?.delta).toBeCloseTo(-0.255, 3);
  });
});

describe.skipIf(!present)(`price files of other people${where}`, () => {
  const volatility = async (name: string) => {
    const { document } = await answer("vol", file(name), "--lookback", "20", "--estimator", "close-to-close");
    return document.series[0];
  };

  it("with the last day twice count it once, as the file without it", async () => {
    const [twice, once] = [
      await volatility("history-last-day-twice-with-a-time.csv"),
      await volatility("history-once-control.csv"),
    ];
    expect(100 * twice.volatilities[0].value).toBeCloseTo(16.6463, 4);
    expect(twice.volatilities).toEqual(once.volatilities);
  });

  it("of ticks within a second have 23 closes", async () => {
    expect((await volatility("history-ticks-within-a-second.csv")).observations).toBe(23);
  });

  it("with fewer names than fields are refused with both counts", async () => {
    const { exit, said } = await answer("vol", file("history-header-lacks-the-time.csv"));
    expect([exit, said]).toEqual([3, expect.stringMatching(/7 fields under 6 names/)]);
  });

  it("that end a year apart are cut to the earlier end, with a warning", async () => {
    const { exit, said } = await answer(
      ...["size", "--long", "RTY", "--short", "NQ", "--history", `RTY=${file("history-ends-early.csv")}`],
      ...["--history", `NQ=${file("history-ends-late.csv")}`],
    );
    expect(exit).toBe(0);
    expect(said).toMatch(/ends on 2025-02-26 and .* on 2026-02-25.*HISTORIES_CUT/);
  });
});

describe.skipIf(!present)(`trades that look right${where}`, () => {
  it.each(["premium-budget-that-does-not-bind.yaml", "credit-spreads-premium-budget.yaml"])(
    "a premium budget that does not limit the pair leaves 4 : 1: %s",
    async (name) => {
      const { exit, contracts, said } = await answer("size", file(name));
      expect([exit, contracts]).toEqual([0, [{ long: 4, short: 1 }]]);
      expect(said).toContain("BUDGET_DOES_NOT_LIMIT");
    },
  );

  it("the risk of a day of deep options is that of their deltas", async () => {
    const deep = file("daily-risk-of-deep-options.yaml");
    const { exit, document } = await answer("check", deep, "--max-daily-risk", "12000");
    expect([exit, document.checks[0].passed]).toEqual([1, false]);
    const risk = async (...flags: string[]) => (await answer("size", deep, ...flags)).document.sizings[0].dailyRisk;
    expect((await risk()).amount).toBeCloseTo(38_103, -1);
    expect((await risk("--correlation", "0.78")).amount).toBeCloseTo(12_888, -1);
  });

  it("a premium at intrinsic says which volatility is used instead, and a deep American put has delta -1", async () => {
    const { legs, said } = await answer("size", file("premium-at-intrinsic.yaml"));
    expect(said).toMatch(/no volatility gives IWM 300P a premium of 28.65: 18.5 %, the side's, is used/);
    expect(legs[0]?.delta).toBe(-1);
  });

  it("quantiles never fall where two futures offset each other", async () => {
    const { document } = await answer("scenario", file("offsetting-futures-at-correlation-one.json"));
    const quantiles: number[] = Object.values(document.distribution.quantiles);
    expect(quantiles).toHaveLength(7);
    expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
  });
});
