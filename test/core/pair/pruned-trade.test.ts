import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tradeCorrelation } from "../../../src/core/pair/daily-risk.ts";
import { sizePair } from "../../../src/core/pair/size-pair.ts";
import type { SizedLeg } from "../../../src/core/pair/sizing.ts";
import type { PairTrade } from "../../../src/core/pair/trade.ts";
import { weightings } from "../../../src/core/pair/weighting.ts";
import { prunedTrade, type WhatIf, whatIf } from "../../../src/core/pair/what-if.ts";
import { type AnnualVolatility, as } from "../../../src/core/quantity.ts";
import { estimators } from "../../../src/core/volatility/method.ts";
import { readTradeFile } from "../../../src/index.ts";
import { readTradeData, tradeData } from "../../../src/render/report/trade-data.ts";
import { inFolder, inProject } from "../../cli/process.ts";

const nothing = { long: null, short: null };
const all = (trade: PairTrade): PairTrade => ({ ...trade, weightings });

/** What is sized, and what the odds read of the histories. */
const answer = (trade: PairTrade) => ({ sizing: sizePair(all(trade)), correlation: tradeCorrelation(trade) });

async function tradeOf(text: string): Promise<PairTrade> {
  let trade: PairTrade | null = null;
  await inFolder({ "trade.yaml": text }, async (folder) => {
    trade = await readTradeFile(join(folder, "trade.yaml"));
  });
  if (trade === null) throw new Error("no trade was read");
  return trade;
}

const history = (file: string, estimator: string, lookback: number) =>
  `history: {file: ${inProject(`fixtures/prices/${file}`)}, estimator: ${estimator}, lookback: ${lookback}}`;

const withHistories = (estimator: string, lookback: number) =>
  tradeOf(`version: 1
rate: 3.65%
expiry: 2026-03-20
long: {symbol: RTY, ${history("synthetic-first.csv", estimator, lookback)}, legs: [ATM C, -1 +5% C]}
short: {symbol: NQ, ${history("synthetic-second.csv", estimator, lookback)}}
`);

/** RTY over NQ without price files; of the long side what else is said. */
const overNq = (ofRty: string) =>
  tradeOf(`version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%, ${ofRty}}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
`);

/** The trade with no price of the short side but its closes. */
function closesOnly(trade: PairTrade): PairTrade {
  const { short } = trade;
  if (short.history === null) throw new Error("a side without a history");
  const bars = { ...short.history.bars, open: null, high: null, low: null };
  return { ...trade, short: { ...short, history: { ...short.history, bars } } };
}

describe("a pruned trade", () => {
  it.each(estimators)("is sized and correlated as the whole one is, measured by %s", async (estimator) => {
    const trade = await withHistories(estimator, 20);
    expect(answer(prunedTrade(trade))).toEqual(answer(trade));
  });

  it("is so after its way through the page's JSON, also for other volatilities", async () => {
    const trade = await withHistories("yang-zhang", 60);
    const read = readTradeData(tradeData(prunedTrade(trade)));
    expect(read).toEqual(prunedTrade(trade));
    expect(answer(read)).toEqual(answer(trade));
    const other = { long: as<AnnualVolatility>(0.5), short: null };
    const moved = (one: PairTrade) => whatIf(one, { level: nothing, volatility: other, contracts: nothing });
    expect(answer(moved(read))).toEqual(answer(moved(trade)));
  });

  it("keeps the strikes that a delta or a distance chose, whatever is put otherwise", async () => {
    const [named, points] = [await overNq("legs: [40dC, -1 +7%C]"), await overNq("legs: [2790C, -1 2925C]")];
    const change: WhatIf = {
      level: { long: as(2900), short: null },
      volatility: { long: as(0.3), short: null },
      contracts: nothing,
    };
    const { trade, sizings } = sizePair(all(whatIf(prunedTrade(named), change)));
    const legs = trade.long.legs.map(({ selector: _, ...leg }: SizedLeg & { selector?: unknown }) => leg);
    const expected = sizePair(all(whatIf(points, change)));
    expect(legs).toEqual(expected.trade.long.legs);
    expect(sizings).toEqual(expected.sizings);
    // They are still told by the names that chose them.
    expect(trade.long.legs).toMatchObject([{ selector: { value: 0.4 } }, { selector: { value: 0.07 } }]);
  });

  it("keeps the closes that beta reads, and no more", async () => {
    const trade = await withHistories("garman-klass", 20);
    const { history: kept } = prunedTrade(trade).long;
    const dates = trade.long.history?.bars.dates ?? [];
    // 21 dates that both have, and those between that only one has.
    expect(kept?.bars.dates).toEqual(dates.slice(-(kept?.bars.dates.length ?? 0)));
    const shared = kept?.bars.dates.filter((date) => trade.short.history?.bars.dates.includes(date));
    expect(shared).toHaveLength(21);
    expect(shared?.[0]).toBe(kept?.bars.dates[0]);
    expect([kept?.bars.open, kept?.bars.high, kept?.bars.low]).toEqual([null, null, null]);
  });

  it.each(["close-to-close", "yang-zhang", "ewma"])(
    "says why a volatility cannot be measured by %s, in the same words",
    async (estimator) => {
      const trade = await tradeOf(`version: 1
long: {symbol: RTY, ${history("synthetic-first.csv", estimator, 252)}}
short: {symbol: NQ, ${history("synthetic-second.csv", estimator, 5000)}}
`);
      expect(answer(prunedTrade(trade))).toEqual(answer(trade));
      const closes = closesOnly(trade);
      expect(answer(prunedTrade(closes))).toEqual(answer(closes));
    },
  );

  it("keeps the quote of a chain that its leg asks for, and none where it asks for none", async () => {
    const withLeg = (leg: string) => overNq(`chain: ${inProject("fixtures/chains/cme-two-sided.csv")}, legs: [${leg}]`);
    expect(prunedTrade(await withLeg("2750C @ 78.40")).long.chain).toBeNull();
    expect(prunedTrade(await withLeg("+1 F @ 2700")).long.chain).toBeNull();
    expect(prunedTrade(await withLeg("ATM C @ 78.40")).long.chain).toBeNull();
    for (const leg of ["2750C", "ATM C", "40d C"]) {
      const trade = await withLeg(leg);
      const pruned = prunedTrade(trade);
      expect(pruned.long.chain?.rows).toMatchObject([{ right: "call" }]);
      expect(answer(pruned)).toEqual(answer(trade));
      expect(answer(readTradeData(tradeData(pruned)))).toEqual(answer(trade));
    }
  });

  it("keeps the quotes that value what is held, of other strikes, rights and expiries than the legs", async () => {
    const holding = (leg: string) =>
      tradeOf(`version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: NQ, level: 25658.25, volatility: 17.3%, legs: [25700C @ 700]}
short: {symbol: RTY, level: 2730.8, volatility: 18.5%, chain: ${inProject("fixtures/chains/smile.csv")}, legs: [${leg}]}
correlation: 0.78
holdings: [{RTY: +4 Mar26 2560P}, {RTY: -2 Jun26 2600P}, {RTY: +1 Mar26 2700C}, {NQ: +1 Mar26 25700C}]
`);
    for (const leg of ["2700P @ 70", "2600P", "2700C @ 90", "+1 F"]) {
      const trade = await holding(leg);
      expect(answer(prunedTrade(trade)), leg).toEqual(answer(trade));
      expect(answer(readTradeData(tradeData(prunedTrade(trade)))), leg).toEqual(answer(trade));
    }
    // Of the file's five puts in March only the one that is held.
    const { short } = prunedTrade(await holding("2700P @ 70"));
    expect(short.chain?.rows.map(({ strike }) => strike)).toEqual([2560]);
  });
});
