import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { PairSizing } from "../../src/core/pair/sizing.ts";
import { renderCsv } from "../../src/render/size/csv.ts";
import { spreads } from "./rty-nq.ts";
import { mixed, unlimited } from "./variants.ts";

function rows(result: PairSizing): Record<string, string>[] {
  return parse(renderCsv(result), { columns: true, record_delimiter: "\r\n" }) as Record<string, string>[];
}

describe("CSV", () => {
  it("has a row a weighting in full precision, read back by another reader", () => {
    const [dollar, volatility] = rows(spreads);
    expect(dollar).toMatchObject({
      weighting: "dollar-neutral",
      ratio_short_per_long: "0.2660742646127464",
      long_contracts: "4",
      short_contracts: "1",
      net_premium_usd: "-20365",
      max_loss_usd: "20365",
      move_1_net_profit_usd: "19635",
      direction: "buy 4 RTY 2750/2950 call spreads, buy 1 NQ 25500/23500 put spread",
    });
    expect(volatility).toMatchObject({ residual: "-735.79", residual_unit: "usd_per_root_year" });
  });

  it("leaves empty what there is none of, and writes unlimited as a word", () => {
    const [infeasible, unavailable] = rows(mixed);
    expect(infeasible).toMatchObject({ feasible: "false", long_contracts: "", max_loss_usd: "" });
    expect(unavailable).toMatchObject({ available: "false", feasible: "", ratio_short_per_long: "" });
    expect(rows(unlimited)[0]).toMatchObject({ max_loss_usd: "unlimited" });
  });

  it("starts no formula in a spreadsheet, and touches no number", () => {
    const long = { ...spreads.trade.long, symbol: '=HYPERLINK("x")' };
    const [row] = rows({ ...spreads, trade: { ...spreads.trade, long } });
    expect(row).toMatchObject({ long_symbol: `'=HYPERLINK("x")`, long_premium_usd: "-12040" });
  });

  it.each([
    ["=1+1", "'=1+1"],
    [" =1+1", "' =1+1"],
    ["\u00a0\u3000+1", "'\u00a0\u3000+1"],
    ["＝1+1", "'＝1+1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠SUM(1)", "'＠SUM(1)"],
    ["﹦1", "'﹦1"],
    ["\t=1+1", "\\u{9}=1+1"],
    ["\r\n=1+1", "\\u{d}\\u{a}=1+1"],
    ["x;=1+1; @y", "x;'=1+1;' @y"],
    ["A-B=C", "A-B=C"],
  ])("%j is %j in a spreadsheet", (symbol, field) => {
    const [row] = rows({ ...spreads, trade: { ...spreads.trade, long: { ...spreads.trade.long, symbol } } });
    expect(row?.long_symbol).toBe(field);
  });
});
