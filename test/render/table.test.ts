import { describe, expect, it } from "vitest";
import type { Bound } from "../../src/core/bound.ts";
import { styleFor } from "../../src/render/sheet/chalk-style.ts";
import { plainStyle, withWidth } from "../../src/render/sheet/sheet.ts";
import { renderTable } from "../../src/render/size/forms.ts";
import { displayWidth } from "../../src/render/text/text.ts";
import { branded } from "./plain.ts";
import { dollarNeutral, spreads } from "./rty-nq.ts";
import { measured, mixed, unlimited } from "./variants.ts";

const eighty = `RTY over NQ   22 Jan 2026, expiry 20 Mar 2026 (57 days)

                                            long RTY            short NQ
Contract                         E-mini Russell 2000   E-mini Nasdaq-100
Level, points                               2,730.80           25,658.25
Multiplier, USD per point                         50                  20
Notional each, USD                           136,540             513,165
Volatility, annual                            18.5 %              17.3 %
Volatility from                                given               given
Dollar volatility each, USD/√yr               25,260              88,778
Structure                           +1 2750C @ 78.40  +1 25500P @ 612.50
                                    -1 2950C @ 18.20  -1 23500P @ 196.25
Premium each, USD                         paid 3,010          paid 8,325
Max loss each, USD                             3,010               8,325
Max gain each, USD                             6,990              31,675
Breakeven, points                           2,810.20           25,083.75

                              dollar-neutral  volatility-adjusted
Makes equal                         notional    dollar volatility
Ratio, NQ per RTY                     0.2661               0.2845
Ratio, RTY per NQ                       3.76                 3.51
Contracts, RTY : NQ                    4 : 1                7 : 2
Long notional, USD                   546,160              955,780
Short notional, USD                  513,165            1,026,330
Net notional, USD                    +32,995              -70,550
Gross notional, USD                1,059,325            1,982,110
Left over                        +32,995 USD         -736 USD/√yr
Imbalance                            +3.11 %              -0.21 %
Premium, USD                     paid 20,365          paid 37,720
Max loss, USD                         20,365               37,720
Max gain, USD                         59,635              112,280
Profit if RTY +16 %, NQ +8 %         +19,635              +32,280
  of which RTY                       +27,960              +48,930
  of which NQ                         -8,325              -16,650

dollar-neutral: buy 4 RTY 2750/2950 call spreads, buy 1 NQ 25500/23500 put
    spread
  buy 4 RTY 2026-03-20 2750 call
  sell 4 RTY 2026-03-20 2950 call
  buy 1 NQ 2026-03-20 25500 put
  sell 1 NQ 2026-03-20 23500 put
  note: 15 : 4 balances the dollars to 0.11 % (--tolerance 0.2%)

volatility-adjusted: buy 7 RTY 2750/2950 call spreads, buy 2 NQ 25500/23500 put
    spreads
  buy 7 RTY 2026-03-20 2750 call
  sell 7 RTY 2026-03-20 2950 call
  buy 2 NQ 2026-03-20 25500 put
  sell 2 NQ 2026-03-20 23500 put
`;

const fortyStart = `RTY over NQ 22 Jan 2026, expiry 20 Mar
2026 (57 days)

long RTY
Contract            E-mini Russell 2000
Level, points                  2,730.80
Multiplier, USD per point            50
Notional each, USD              136,540
Volatility, annual               18.5 %
Volatility from                   given
Dollar volatility each, USD/√yr  25,260
Structure              +1 2750C @ 78.40
                       -1 2950C @ 18.20
Premium each, USD            paid 3,010
Max loss each, USD                3,010
Max gain each, USD                6,990
Breakeven, points              2,810.20

short NQ
`;

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
    expect(renderTable(spreads, plainStyle)).toBe(eighty.replaceAll("put\n    spread", "put spread"));
  });

  it("is one block a side and a weighting at 40 columns", () => {
    const text = renderTable(spreads, withWidth(plainStyle, 40));
    expect(text.startsWith(fortyStart)).toBe(true);
    expect(text).toContain("\nvolatility-adjusted\nMakes equal         dollar volatility\n");
  });

  it.each([20, 30, 40, 60, 80])("keeps within %d columns", (width) => {
    for (const result of [spreads, unlimited, measured, mixed]) {
      const text = renderTable(result, withWidth(plainStyle, width));
      expect(Math.max(...lines(text).map(displayWidth))).toBeLessThanOrEqual(width);
    }
  });

  it("writes no escape without colour, and with it bold headings and red losses over the same text", () => {
    const coloured = renderTable(spreads, styleFor({ level: 1, width: 80 }));
    expect(renderTable(spreads, styleFor({ level: 0, width: 80 }))).toBe(eighty);
    expect(coloured.replace(escapes, "")).toBe(eighty);
    expect(coloured).toContain("\u001b[1mlong RTY\u001b[22m");
    expect(coloured).toContain("\u001b[31m20,365\u001b[39m");
    expect(coloured).toContain("\u001b[31m-8,325\u001b[39m");
    expect(coloured).not.toContain("\u001b[31m-70,550");
  });

  it("paints no red where nothing can be lost", () => {
    const maxLoss = branded<Bound>({ kind: "limited", amount: 0, profit: 5 });
    const one = { ...spreads, sizings: [{ ...dollarNeutral, maxLoss }] };
    expect(renderTable(one, styleFor({ level: 1, width: 80 }))).toMatch(/\nMax loss, USD +0\n/);
  });

  it("says unlimited, and received for a premium taken in", () => {
    const text = renderTable(unlimited, plainStyle);
    expect(text).toMatch(/Max loss each, USD +unlimited +8,325\n/);
    expect(text).toMatch(/Max loss, USD +unlimited +37,720\n/);
    expect(text).toMatch(/Premium each, USD +received 3,920 +paid 8,325\n/);
  });

  it("says where numbers came from, and leaves out a date that is not known", () => {
    const text = renderTable(measured, withWidth(plainStyle, 80));
    expect(lines(text)[0]).toBe("RTY over NQ   expiry 20 Mar 2026");
    expect(text).toMatch(/Level from +close of 16 Jan 2026 +given\n +rty\.csv\n/);
    expect(text).toMatch(/Volatility from +close-to-close, 20 returns +given\n +to 16 Jan 2026\n +rty\.csv\n/);
  });

  it("tells not available, nothing fits and outside the tolerance apart", () => {
    const text = renderTable(mixed, plainStyle);
    expect(text).toMatch(/Ratio, NQ per RTY +0\.2661 +not available +0\.2661\n/);
    expect(text).toMatch(/Contracts, RTY : NQ +nothing fits +4 : 1\n/);
    expect(text).toMatch(/Within tolerance +no\n/);
    expect(text).toContain(
      "dollar-neutral: nothing fits: max loss must be at most 10,000 USD, got 11,335 USD\n" +
        "  the smallest pair is RTY : NQ 1 : 1 with a max loss of 11,335 USD and a gross notional of 649,705 USD\n",
    );
    expect(text).toContain("delta-neutral: not available: max loss must be at most 10,000 USD, got 11,335 USD\n");
    expect(text).toContain(
      "  outside the tolerance; the smallest pair within is RTY : NQ 15 : 4 with a max loss of 78,450 USD and",
    );
  });

  it("shows cents where there are any", () => {
    const [sizing] = spreads.sizings;
    const fees = { ...sizing, fees: 22.5 } as (typeof spreads.sizings)[number];
    expect(renderTable({ ...spreads, sizings: [fees] }, plainStyle)).toMatch(/Fees, USD +22\.50\n/);
  });
});
