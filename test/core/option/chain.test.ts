import { describe, expect, it } from "vitest";
import { type ChainRow, chainPremium, type QuoteRule, quotedStrikes } from "../../../src/core/option/chain.ts";
import type { Right } from "../../../src/core/option/leg.ts";
import { as, type Points } from "../../../src/core/quantity.ts";
import { findings } from "../../../src/errors/findings/quote.ts";
import { messageOf } from "../../../src/errors/words.ts";
import { refusal } from "../../refusal.ts";
import { chain, type Prices, row } from "./chain-rows.ts";

const leg = (quantity: number, strike: number, right: Right = "call", expiry: string | null = "2026-03-20") => ({
  quantity,
  strike: as<Points>(strike),
  right,
  expiry,
});

const FULL = row(2750, "call", { bid: 78, ask: 78.8, mark: 78.5, last: 77.9, settle: 78.6 });

describe("the premium of a leg", () => {
  it.each<[number, QuoteRule, number, string]>([
    [1, "side", 78.8, "ask"],
    [-2, "side", 78, "bid"],
    [1, "mid", 78.4, "mid"],
    [-1, "mid", 78.4, "mid"],
    [1, "last", 77.9, "last"],
  ])("of %d by %s is %d, the %s", (quantity, rule, premium, from) => {
    expect(chainPremium(chain([FULL]), leg(quantity, 2750), rule)).toEqual({ premium, from, row: FULL, findings: [] });
  });

  it.each<[Prices, QuoteRule, number, string]>([
    [{ mark: 78.5 }, "mid", 78.5, "mark"],
    [{ settle: 78.6 }, "last", 78.6, "settle"],
    [{ bid: 78, mark: 78.5 }, "mid", 78.5, "mark"],
    [{ bid: 0.1, ask: 0.2 }, "mid", 0.15, "mid"],
    [{ bid: 0.05, ask: 0.1 }, "mid", 0.075, "mid"],
  ])("of %j by %s is %d, the %s", (prices, rule, premium, from) => {
    expect(chainPremium(chain([row(2750, "call", prices)]), leg(1, 2750), rule)).toMatchObject({ premium, from });
  });
});

const where = { file: "rty.csv", line: 7 };
const TRIED: string[] = [];

describe("warnings about a quote", () => {
  const codes = (rows: ChainRow, quantity: number, rule: QuoteRule, asOf?: string | null) => {
    const { findings } = chainPremium(chain([rows], asOf), leg(quantity, 2750), rule);
    TRIED.push(...findings.map(({ code }) => code));
    return findings;
  };

  it("names a crossed quote, also where the middle is taken", () => {
    const crossed = row(2750, "call", { bid: 79, ask: 78, last: 78.5 });
    const option = "2026-03-20 2750 call";
    const warning = { code: "CHAIN_CROSSED", args: { option, bid: 79, ask: 78 }, where };
    expect(codes(crossed, 1, "side")).toEqual([warning]);
    expect(codes(crossed, -1, "mid")).toEqual([warning]);
    expect(codes(crossed, 1, "last")).toEqual([]);
    expect(codes(row(2750, "call", { bid: 78, ask: 78 }), 1, "side")).toEqual([]);
  });

  it("names a bid of 0, and one that is missing", () => {
    expect(codes(row(2750, "call", { bid: 0, ask: 0.25 }), -1, "side")).toMatchObject([
      { code: "CHAIN_ZERO_BID", args: { bid: 0, ask: 0.25 }, where },
    ]);
    expect(codes(row(2750, "call", { bid: 78 }), -1, "side")).toEqual([]);
    expect(codes(row(2750, "call", { ask: 0.25 }), 1, "side")).toMatchObject([
      { code: "CHAIN_ZERO_BID", args: { bid: null, ask: 0.25 } },
    ]);
  });

  it.each([
    ["2026-01-21T16:00:00", "2026-01-22", true],
    ["2026-01-22T09:30:00", "2026-01-22", false],
    // The weekend after Friday the 23rd holds no newer quote; the Monday behind it does.
    ["2026-01-23", "2026-01-24", false],
    ["2026-01-23", "2026-01-25", false],
    ["2026-01-23", "2026-01-26", true],
    ["2025-12-01", "2026-01-25", true],
  ])("a quote of %s on %s is stale: %s", (quoteTime, asOf, isStale) => {
    const found = codes(row(2750, "call", { bid: 78, ask: 79 }, { quoteTime }), 1, "side", asOf);
    expect(found.map(({ code }) => code)).toEqual(isStale ? ["CHAIN_STALE"] : []);
  });

  it("judges a last price by its trade, and says nothing without dates", () => {
    const times = { quoteTime: "2026-01-22", lastTime: "2026-01-20" };
    const traded = row(2750, "call", { bid: 78, ask: 79, last: 77 }, times);
    expect(codes(traded, 1, "side")).toEqual([]);
    expect(codes(traded, 1, "last")).toMatchObject([
      { code: "CHAIN_STALE", args: { price: "last", quoted: "2026-01-20" }, where },
    ]);
    expect(codes(traded, 1, "last", null)).toEqual([]);
    expect(codes(FULL, 1, "last")).toEqual([]);
  });
});

describe("a leg that a chain has no premium for", () => {
  const strikes = [2700, 2725, 2740, 2760, 2775].map((strike) => row(strike, "call", { bid: 1, ask: 2 }));
  const refused = async (rows: readonly ChainRow[], asked: ReturnType<typeof leg>, rule: QuoteRule = "side") => {
    const [first] = await refusal(() => chainPremium(chain(rows), asked, rule));
    TRIED.push(first?.code ?? "");
    const { file, line } = first?.where ?? {};
    return first === undefined ? "" : `${[file, line].join(" ").trim()}: ${messageOf(first)}`;
  };

  it("is refused with the nearest strikes", async () => {
    expect(await refused(strikes, leg(1, 2750))).toBe(
      "rty.csv: the chain has no 2026-03-20 2750 call; the nearest it has are 2725, 2740, 2760, 2775",
    );
    expect(await refused(strikes, leg(1, 2800))).toContain("nearest it has are 2760, 2775");
    expect(await refused(strikes, leg(1, 2705))).toMatch(/nearest it has are 2700, 2725, 2740$/);
    expect(await refused(strikes, leg(1, 2750, "put"))).toContain("it has none of that right at all");
  });

  it("is refused with the prices that there are", async () => {
    const has = (prices: Prices) => [row(2750, "call", prices)];
    expect(await refused(has({ bid: 78, settle: 78.4 }), leg(1, 2750, "call", null))).toBe(
      "rty.csv 7: the chain must have an ask for the 2026-03-20 2750 call, and it has bid 78, settle 78.4",
    );
    expect(await refused(has({ ask: 78 }), leg(-1, 2750))).toContain("must have a bid");
    expect(await refused(has({ ask: 78 }), leg(-1, 2750), "mid")).toContain("must have a bid and an ask");
    expect(await refused(has({}), leg(-1, 2750), "last")).toContain(
      "a last or a settle for the 2026-03-20 2750 call, and it has no price",
    );
  });

  it("is refused where the expiry is another, or any of several", async () => {
    const two = [...strikes, row(2750, "call", { bid: 1, ask: 2 }, { expiry: "2026-03-27" })];
    expect(await refused(two.toReversed(), leg(1, 2750, "call", "2026-04-17"))).toBe(
      "rty.csv: the chain must hold the expiry 2026-04-17, and it holds 2026-03-20, 2026-03-27",
    );
    expect(await refused(two, leg(1, 2750, "call", null))).toBe(
      "rty.csv: the chain holds several expiries: 2026-03-20, 2026-03-27",
    );
    expect(chainPremium(chain(two), leg(1, 2750, "call", "2026-03-27"), "side").premium).toBe(2);
    expect(chainPremium(chain(strikes), leg(1, 2740, "call", null), "side").premium).toBe(2);
  });

  it("is refused where two products share the expiry, whichever holds the strike", async () => {
    const rows = [row(2750, "call", { ask: 2 }, { symbol: "RUT" }), row(2755, "call", { ask: 2 }, { symbol: "RUTW" })];
    expect(await refused(rows, leg(1, 2750))).toBe(
      "rty.csv: a chain must be of one series, and this one quotes RUT, RUTW",
    );
    const unnamed = row(2760, "call", { ask: 2 });
    expect(chainPremium(chain([...rows.slice(0, 1), unnamed]), leg(1, 2750), "side").premium).toBe(2);
  });

  it("is refused with the first twelve expiries of more, and their number", async () => {
    const dates = Array.from({ length: 13 }, (_, i) => `2026-01-${11 + i}`);
    const rows = dates.map((expiry) => row(2750, "call", { ask: 2 }, { expiry }));
    const twelve = dates.slice(0, 12).join(", ");
    const said = "rty.csv: the chain holds several expiries: ";
    expect(await refused(rows, leg(1, 2750, "call", null))).toBe(`${said}${twelve}, … (13)`);
    expect(await refused(rows.slice(0, 12), leg(1, 2750, "call", null))).toBe(`${said}${twelve}`);
  });

  it("is refused where there are no quotes at all", async () => {
    expect(await refused([], leg(1, 2750))).toBe("rty.csv: an option chain must have a row with a strike and a price");
  });

  it("takes rows without an expiry for the one asked for, unless their symbol names another month", async () => {
    const unnamed = row(2750, "call", { ask: 2 }, { expiry: null });
    expect(chainPremium(chain([unnamed]), leg(1, 2750), "side").premium).toBe(2);
    const june = row(2750, "call", { ask: 2 }, { expiry: null, symbol: "RTYM6", month: { month: 6, yearEnds: "6" } });
    expect(await refused([june], leg(1, 2750))).toContain("it holds RTYM6");
    expect(await refused([unnamed, FULL], leg(1, 2750, "call", null))).toContain("2026-03-20, no expiry by name");
    expect(await refused([unnamed], leg(1, 2755, "call", null))).toContain("the chain has no 2755 call;");
  });

  it("has a case for every code of a quote", () => {
    const whileReading =
      /^CHAIN_(?:UNDATED|EXPIRY_UNSTATED|EXPIRY_ASSUMED|SIDES_ASSUMED|LAST_INDICATED|VOLATILITY_UNREAD|DATE_EITHER|OTHER_SERIES|STRIKES_SCALED)$/;
    const codes = Object.keys(findings()).filter((code) => !whileReading.test(code));
    expect(codes.filter((code) => !TRIED.includes(code))).toEqual([]);
  });
});

describe("quoted strikes", () => {
  it("are those with a price above 0, ascending, each once", () => {
    const rows = [
      row(2950, "call", { bid: 18, ask: 18.5 }),
      row(2750, "call", { settle: 78.4 }),
      row(3400, "call", { bid: 0, ask: 0.25 }),
      row(3500, "call", { bid: 0 }),
      row(2700, "put", { ask: 71 }),
    ];
    expect(quotedStrikes(chain(rows), "2026-03-20", "call")).toEqual([2750, 2950, 3400]);
    expect(quotedStrikes(chain(rows), null, "put")).toEqual([2700]);
  });
});
