import { describe, expect, it } from "vitest";
import type { PairSizing } from "../../src/core/pair/sizing.ts";
import type { Bound } from "../../src/core/payoff/envelope.ts";
import { styleFor } from "../../src/render/sheet/chalk-style.ts";
import { plainStyle, type Style, withWidth } from "../../src/render/sheet/style.ts";
import { renderTable } from "../../src/render/size/forms.ts";
import { displayWidth } from "../../src/render/text/text.ts";
import { branded } from "./plain.ts";
import { dollarNeutral, spreads } from "./rty-nq.ts";
import { measured, mixed, unlimited } from "./variants.ts";

const eighty = `RTY over NQ   22 Jan 2026 to 20 Mar 2026, 57 days
buy RTY 2750/2950 call spreads, buy NQ 25500/23500 put spreads

                           dollar-neutral      volatility-adjusted
Contracts, RTY : NQ        4 : 1               7 : 2
Notional, RTY / NQ, USD    546,160 / 513,165   955,780 / 1,026,330
Pay, USD                   20,365              37,720
Max loss, USD              20,365              37,720
Max gain, USD              59,635              112,280
RTY +16 %, NQ +8 %         +19,635             +32,280
  RTY / NQ                 +27,960 / -8,325    +48,930 / -16,650
Unchanged                  -20,365 (max loss)  -37,720 (max loss)
Both -10 % / both +10 %    +19,635 / +19,635   +42,280 / +32,280
Imbalance                  +3.1 % of notional  -0.2 % of dollar volatility
Hedge ratio, RTY per NQ    3.76                3.51

the pair pays on a common move, not only on outperformance

                           long RTY            short NQ
Level, points              2,730.80            25,658.25
Multiplier, USD per point  50                  20
Notional each, USD         136,540             513,165
Volatility                 18.5 % given        17.3 % given
One spread: pay            3,010               8,325
  max loss / max gain      3,010 / 6,990       8,325 / 31,675
Breakeven                  2,810.20 (+2.9 %)   25,083.75 (-2.2 %)
`;

const fortyStart = `RTY over NQ 22 Jan 2026 to 20 Mar 2026,
57 days
buy RTY 2750/2950 call spreads, buy NQ
  25500/23500 put spreads

dollar-neutral
Contracts, RTY : NQ                4 : 1
Notional, RTY / NQ, USD
                       546,160 / 513,165
Pay, USD                          20,365
Max loss, USD                     20,365
Max gain, USD                     59,635
RTY +16 %, NQ +8 %               +19,635
  RTY / NQ              +27,960 / -8,325
`;

/** All rows and the orders. */
const renderFull = (result: PairSizing, style: Style) => renderTable(result, style, { isFull: true });

// A literal escape may not stand in a regular expression here.
const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");

function lines(text: string): string[] {
  return text.split("\n");
}

describe("the screen of size", () => {
  it("is this at 80 columns", () => {
    expect(renderTable(spreads, withWidth(plainStyle, 80))).toBe(eighty);
  });

  it("breaks no line into a pipe", () => {
    expect(renderTable(spreads, plainStyle)).toBe(eighty);
  });

  it("is one block a side and a weighting at 40 columns", () => {
    const text = renderTable(spreads, withWidth(plainStyle, 40));
    expect(text.startsWith(fortyStart)).toBe(true);
    expect(text).toContain("\nvolatility-adjusted\nContracts, RTY : NQ                7 : 2\n");
  });

  it.each([20, 30, 40, 60, 80])("keeps within %d columns", (width) => {
    for (const [result, render] of [spreads, unlimited, measured, mixed].flatMap((one) =>
      [renderTable, renderFull].map((draw) => [one, draw] as const),
    )) {
      const text = render(result, withWidth(plainStyle, width));
      expect(Math.max(...lines(text).map(displayWidth))).toBeLessThanOrEqual(width);
    }
  });

  it("writes no escape without colour, and with it bold headings and red losses over the same text", () => {
    const coloured = renderTable(spreads, styleFor({ level: 1, width: 80 }));
    expect(renderTable(spreads, styleFor({ level: 0, width: 80 }))).toBe(eighty);
    expect(coloured.replace(escapes, "")).toBe(eighty);
    expect(coloured).toContain("\u001b[1mlong RTY\u001b[22m");
    expect(coloured).toContain("\u001b[31m20,365\u001b[39m");
    expect(coloured).toContain("\u001b[31m-37,720 (max loss)\u001b[39m");
  });

  it("paints no red where nothing can be lost", () => {
    const maxLoss = branded<Bound>({ kind: "limited", amount: 0, profit: 5 });
    const one = { ...spreads, sizings: [{ ...dollarNeutral, maxLoss }] };
    expect(renderTable(one, styleFor({ level: 1, width: 80 }))).toContain(" \u001b[1m0\u001b[22m\nMax gain");
  });

  it("says unlimited, and received for a premium taken in", () => {
    const text = renderTable(unlimited, plainStyle);
    expect(text).toMatch(/\n {2}max loss \/ max gain +unlimited \/ 3,920 +8,325 \/ 31,675\n/);
    expect(text).toMatch(/Max loss, USD +unlimited +37,720\n/);
    expect(text).toMatch(/One unit: premium +receive 3,920 +pay 8,325\n/);
    const full = renderFull(unlimited, plainStyle);
    expect(full).toMatch(/Max loss each, USD +unlimited +8,325\n/);
    expect(full).toMatch(/Premium each, USD +receive 3,920 +pay 8,325\n/);
  });

  it("says where numbers came from, and leaves out a date that is not known", () => {
    const text = renderTable(measured, withWidth(plainStyle, 80));
    expect(lines(text)[0]).toBe("RTY over NQ   expiry 20 Mar 2026");
    expect(text).toMatch(/Level, points +2,730\.80, close of 16 Jan 2026 +25,658\.25\n/);
    expect(text).toMatch(/Volatility +20\.0 %, 20 returns +17\.3 % given\n/);
    const full = renderFull(measured, withWidth(plainStyle, 80));
    expect(full).toMatch(/Level from +close of 16 Jan 2026 +given\n +rty\.csv\n/);
    expect(full).toMatch(/Volatility from +close-to-close, 20 returns +given\n +to 16 Jan 2026\n +rty\.csv\n/);
  });

  it("tells not available, nothing fits and outside the tolerance apart", () => {
    const text = renderTable(mixed, plainStyle);
    expect(text).toMatch(/Contracts, RTY : NQ +nothing fits +not available +4 : 1\n/);
    expect(text).toMatch(/Hedge ratio, RTY per NQ +3\.76 +3\.76\n/);
    expect(text).toMatch(/Imbalance +\+3\.1 % ! of notional\n/);
    const full = renderFull(mixed, plainStyle);
    expect(full).toMatch(/Ratio, NQ per RTY +0\.2661 +not available +0\.2661\n/);
    expect(full).toMatch(/Contracts, RTY : NQ +nothing fits +4 : 1\n/);
    expect(full).toMatch(/Within tolerance +no\n/);
    expect(text).toContain(
      "dollar-neutral: nothing fits: max loss must be at most 10,000 USD, got 11,335 USD\n" +
        "  the smallest pair is RTY : NQ 1 : 1 with a max loss of 11,335 USD and a gross notional of 649,705 USD\n",
    );
    expect(text).toContain("delta-neutral: not available: max loss must be at most 10,000 USD, got 11,335 USD\n");
    expect(text).toContain(
      "dollar-neutral: outside the tolerance; the smallest pair within is RTY : NQ 15 : 4 with a max loss of 78,450 USD and",
    );
  });

  it("shows cents where there are any", () => {
    const [sizing] = spreads.sizings;
    const fees = { ...sizing, fees: 22.5 } as (typeof spreads.sizings)[number];
    expect(renderTable({ ...spreads, sizings: [fees] }, plainStyle)).toMatch(/Pay, USD +20,365\.00, fees 22\.50\n/);
  });
});
