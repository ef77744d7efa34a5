import { describe, expect, it } from "vitest";
import type { Bars } from "../../../src/core/volatility/bars.ts";
import { parseTrade, scenario } from "../../../src/index.ts";
import { readBars } from "../../price-csv.ts";

const lastDay = "2025-10-01";
const made = (file: string): Bars => readBars(new URL(`../../../fixtures/prices/${file}`, import.meta.url), lastDay);
const method = { estimator: "close-to-close", lookback: 60, periodsPerYear: 252, lambda: 0.94 } as const;
const cash = { symbol: "SPX", level: 6000, volatility: "20%", legs: ["5900C @ 300"] };
const future = { symbol: "NQ", level: 20_000, volatility: "25%", legs: ["20300P @ 1050"] };

/** The rows of past windows: as it was, centred on the forwards, and scaled to the volatilities of today. */
function rowsOf(given: Readonly<Record<string, unknown>>) {
  const trade = parseTrade({ version: 1, size: { weighting: "dollar" }, long: cash, short: future, ...given });
  const history = (file: string) => ({ file, bars: made(file), method });
  const [long, short] = [
    { ...trade.long, history: history("synthetic-first.csv") },
    { ...trade.short, history: history("synthetic-second.csv") },
  ];
  const answer = scenario({ ...trade, long, short }, { odds: "history" });
  if (!answer.available || !answer.historical?.available) throw new Error("no past windows");
  return answer.historical.rows;
}

describe("what an index that is held for cash grows by", () => {
  const ahead = { asOf: "2025-12-01", expiry: "2026-01-16" };

  it.each([
    ["long", { ...ahead }],
    ["short", { ...ahead, long: future, short: cash }],
  ])("is not known without a rate, on the %s side, and past windows are as they were all the same", (_, given) => {
    const [asItWas, ...others] = rowsOf(given);
    expect(asItWas?.available).toBe(true);
    const reason = { code: "RATE_NEEDED_FOR_FORWARD", args: { symbol: "SPX" } };
    expect(others.map((row) => !row.available && row.reason)).toEqual([reason, reason]);
  });

  it("is counted from the day of the trade, not from the last of its prices", () => {
    // Twenty trading days from 1 October end 28 days on, from 1 December, with Christmas, 29.
    const of = (asOf: string) => rowsOf({ asOf, rate: "5%" }).map((row) => row.available && row.mean);
    const [early, late] = [of(lastDay), of("2025-12-01")];
    expect(late[0]).toBe(early[0]);
    expect(late[1]).toBeGreaterThan(Number(early[1]));
  });
});
