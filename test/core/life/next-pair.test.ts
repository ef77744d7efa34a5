import { describe, expect, it } from "vitest";
import { nextPair } from "../../../src/core/life/next-pair.ts";
import { futures, later, trade } from "./trades.ts";

const same = { long: "same", short: "same" } as const;

describe("the trade that a pair is rolled to", () => {
  it("estimates the price of a future by its carry, and says so", () => {
    const now = later({ level: 2800, yield: "1.2%" }, { level: 25_500 });
    const next = { ...now, ...later({ level: 1, yield: "1.2%" }, { level: 1 }, { expiry: "2026-06-18" }) };
    const rolled = nextPair({ entry: trade(), now, next }, { NQM6: 25_650 }, same);
    // RTYH6 ends on 2026-03-20, RTYM6 on 2026-06-18: 90 days at 3.65 % less 1.2 %.
    expect(rolled.long.level.value).toBeCloseTo(2800 * Math.exp((0.0365 - 0.012) * (90 / 365)), 9);
    expect(rolled.long.level.from).toBe("model");
    expect(rolled.short.level).toEqual({ value: 25_650, from: "flag" });
    expect(rolled.warnings.map(({ code }) => code)).toEqual(["LEVEL_ESTIMATED"]);
  });

  it("keeps strikes, or their distance from the level at entry", () => {
    const now = later({ level: 2800 }, { level: 25_500 });
    const of = (rule: "same" | "moneyness") =>
      nextPair({ entry: trade(), now, next: now }, {}, { long: rule, short: "same" });
    const strikes = (rule: "same" | "moneyness", name: "long" | "short") =>
      of(rule)[name].legs.map((leg) => (leg.kind === "option" ? leg.strike : null));
    const points = (value: number) => ({ kind: "points", value });
    expect(strikes("same", "long")).toEqual([points(2750), points(2950)]);
    expect(strikes("moneyness", "short")).toEqual([points(25_500), points(23_500)]);
    // 2750 / 2730.8 − 1 and 2950 / 2730.8 − 1, to a millionth.
    expect(strikes("moneyness", "long")).toEqual([
      { kind: "moneyness", value: 0.007031 },
      { kind: "moneyness", value: 0.08027 },
    ]);
  });

  it("holds futures at no price, each at the level of its own month", () => {
    const entry = futures("2026-01-22", { legs: ["+2 F"] }, { legs: ["-1 F"] }, { rate: "4%" });
    const now = futures("2026-02-20", {}, {}, { rate: "4%" });
    const next = { ...now, long: { ...now.long, expiry: "2026-06-18" } };
    const { long, short } = nextPair({ entry, now, next }, {}, same);
    expect(long.future?.code).toBe("RTYM6");
    expect(long.level.value).toBeCloseTo(2000 * Math.exp(0.04 * (90 / 365)), 9);
    expect(short.level.value).toBe(25_000);
    expect(long.legs).toEqual([{ kind: "future", quantity: 2, entry: null }]);
  });
});
