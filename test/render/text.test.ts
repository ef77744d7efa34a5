import { describe, expect, it } from "vitest";
import { displayWidth, visible, wrap } from "../../src/render/text/text.ts";

describe("text of the user's", () => {
  it("cannot speak to the terminal", () => {
    expect(visible("R\u001b[31mT\u009b2J\r\n\u202eY\u200b")).toBe(
      "R\\u{1b}[31mT\\u{9b}2J\\u{d}\\u{a}\\u{202e}Y\\u{200b}",
    );
    expect(visible("E-mini Russell 2000, 日経225, Übung")).toBe("E-mini Russell 2000, 日経225, Übung");
  });

  it("takes two columns for an East Asian character", () => {
    expect([displayWidth("NQ √"), displayWidth("日経225")]).toEqual([4, 7]);
  });
});

describe("wrap", () => {
  it("keeps a text that fits as it is, spaces too", () => {
    expect(wrap("RTY over NQ   22 Jan 2026", 25)).toEqual(["RTY over NQ   22 Jan 2026"]);
    expect(wrap("RTY over NQ   22 Jan 2026", null)).toEqual(["RTY over NQ   22 Jan 2026"]);
  });

  it("breaks at spaces, then after the hyphens of compounds, then anywhere", () => {
    expect(wrap("buy 4 RTY 2750/2950 call spreads", 20, 0, 2)).toEqual(["buy 4 RTY 2750/2950", "  call spreads"]);
    expect(wrap("volatility-adjusted", 14)).toEqual(["volatility-", "adjusted"]);
    expect(wrap("sell 2026-03-20", 13)).toEqual(["sell", "2026-03-20"]);
    expect(wrap("abcdefghij", 4)).toEqual(["abcd", "efgh", "ij"]);
    expect(wrap("日経日経", 5)).toEqual(["日経", "日経"]);
  });
});
