import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPair, type FeasibleSizing, messageOf, parseTrade, type Sizing, sizePair } from "../../../src/index.ts";

type Written = Record<string, unknown>;

const asOf = "2026-01-20";
const future = (symbol: string, level: number, initial?: number): Written => ({
  symbol,
  level,
  ...(initial === undefined ? {} : { margin: { initial, asOf } }),
});
const rty = future("RTY", 2730.8, 11_500);
const nq = future("NQ", 25_658.25, 33_000);

function answer(rest: Written = {}, long: Written = rty, short: Written = nq): Sizing {
  const { size, ...others } = rest;
  const rules = { weighting: "dollar", ...(size as Written) };
  const { sizings } = sizePair(parseTrade({ version: 1, long, short, size: rules, ...others }));
  if (sizings[0] === undefined) throw new Error("no sizing");
  return sizings[0];
}

function feasible(sizing: Sizing): FeasibleSizing {
  if (!sizing.available || !sizing.feasible) throw new Error("nothing fits");
  return sizing;
}

const reasonOf = (sizing: Sizing) => ("reason" in sizing ? sizing.reason : null);
const spread = (symbol: string, level: number, ...legs: string[]): Written => ({ symbol, level, legs });

describe("capital of a sized pair", () => {
  it("of futures is the margin given, contract by contract, and its return that of the moves named", () => {
    const moves = [{ RTY: "+16%", NQ: "+8%" }];
    const { contracts, capital, maxGain } = feasible(answer({ size: { contracts: { long: 4, short: 1 } }, moves }));
    expect(contracts).toEqual({ long: 4, short: 1 });
    // 4 x 11,500 + 33,000 = 79,000; NQ to 0 makes 513,165; 4 x 21,846.40 - 41,053.20 = 46,332.40 by the move.
    expect(maxGain).toEqual({ kind: "unlimited" });
    expect(capital).toMatchObject({
      kind: "given",
      amount: 79_000,
      cashNeeded: 79_000,
      bySide: { long: { kind: "given", amount: 46_000 }, short: { kind: "given", amount: 33_000 } },
      returnAtMaxGain: null,
    });
    expect(capital.returnAtMoves?.[0]).toBeCloseTo(46_332.4 / 79_000, 12);
  });

  it("less the clearer's credit on whole spreads in its ratio alone", () => {
    const marginCredit = { share: "60%", ratio: "2:1" };
    // Two spreads of 2 : 1 in 5 : 2: 60 % of 4 x 11,500 + 2 x 33,000 = 112,000 is 67,200 off 123,500.
    const { capital } = feasible(
      answer({ marginCredit, size: { contracts: { long: 5, short: 2 }, tolerance: "99%" } }),
    );
    expect(capital.amount).toBe(56_300);
    // As published: ES 6,930 and YM 5,500 less 90 % are 1,243.
    const eachOne = { contracts: { long: 1, short: 1 }, tolerance: "99%" };
    const published = answer(
      { marginCredit: { share: "90%", ratio: "1:1" }, size: eachOne },
      future("ES", 3130, 6930),
      future("YM", 28_000, 5500),
    );
    expect(feasible(published).capital.amount).toBe(1243);
  });

  it("of micros is a tenth of that of a large contract for each", () => {
    const size = { withMicros: true, contracts: { short: 1 } };
    const { contracts, capital } = feasible(answer({ size }));
    expect(capital.amount).toBe((contracts.long * 11_500 + contracts.short * 33_000) / 10);
  });

  it("of bought spreads is at least the premium paid, and of sold ones is not known", () => {
    const long = spread("RTY", 2730.8, "2750C @ 78.40", "-1 2950C @ 18.20");
    const short = spread("NQ", 25_658.25, "25500P @ 612.50", "-1 23500P @ 196.25");
    const bought = feasible(answer({}, long, short)).capital;
    expect(bought).toMatchObject({ kind: "premium", amount: 20_365 });
    expect(bought.returnAtMaxGain).toBeCloseTo(59_635 / 20_365, 12);
    const sold = spread("NQ", 25_658.25, "-1 25500C @ 800", "+1 26500C @ 240");
    expect(feasible(answer({}, long, sold)).capital).toMatchObject({
      kind: "unknown",
      amount: null,
      cashNeeded: null,
      bySide: { long: { kind: "premium" }, short: { kind: "unknown", amount: null } },
      returnAtMaxGain: null,
    });
  });

  it("of a long option beyond nine months is three quarters of its premium, and not a day before", () => {
    const capitalAt = (expiry: string, changes: Written = {}) => {
      const long = { symbol: "SPX", level: 6900, legs: ["7000C @ 12"] };
      const rest = { asOf: "2026-03-18", expiry, rate: "3.65%", allowArbitrage: true, ...changes };
      return feasible(answer({ ...rest, size: { contracts: { long: 1, short: 1 }, tolerance: "99%" } }, long)).capital;
    };
    // Nine months and no day, a day less, a day more; and no date, of which nothing says that it is so far.
    const { known, unknown } = { known: "strategy-based", unknown: { asOf: null, expiry: null, rate: null } };
    expect(capitalAt("2026-12-18").bySide.long).toMatchObject({ kind: known, amount: 1200 });
    expect(capitalAt("2026-12-18", { asOf: "2026-03-19" }).bySide.long).toMatchObject({ kind: known, amount: 1200 });
    expect(capitalAt("2026-12-18", { asOf: "2026-03-17" }).bySide.long).toMatchObject({ kind: known, amount: 900 });
    expect(capitalAt("2026-12-18", { asOf: "2026-01-20" }).bySide.long).toMatchObject({ kind: known, amount: 900 });
    expect(capitalAt("2027-09-17").bySide.long).toMatchObject({ kind: known, amount: 900 });
    expect(capitalAt("2027-01-15").bySide.long).toMatchObject({ kind: known, amount: 900 });
    expect(capitalAt("2027-12-17", { asOf: null }).bySide.long).toMatchObject({ kind: known, amount: 1200 });
    expect(capitalAt("", unknown).bySide.long).toMatchObject({ kind: known, amount: 1200 });
  });

  it("by the rules is of US dollars, and of what the table lists: of anything else it is the premium, or not known", () => {
    const size = { contracts: { long: 1, short: 1 }, tolerance: "99%" };
    const bought = { symbol: "SPX", level: 6900, legs: ["7000C @ 12"] };
    const kindOf = (long: Written) => feasible(answer({ size }, long)).capital.bySide.long;
    expect(kindOf(bought)).toMatchObject({ kind: "strategy-based", amount: 1200 });
    // Counted in another currency, at 1.1 US dollars: 12 × 100 × 1.1.
    expect(kindOf({ ...bought, fx: 1.1 })).toMatchObject({ kind: "premium", amount: 1320 });
    // An index cannot be held: what stands for it may be anything.
    expect(kindOf({ ...bought, legs: ["+1 F @ 6900", "7000P @ 120"] })).toMatchObject({
      kind: "unknown",
      amount: null,
    });
    const elsewhere = (changes: object) => {
      const trade = parseTrade({ version: 1, long: bought, short: nq, size: { weighting: "dollar", ...size } });
      const { contract } = trade.long;
      const [sizing] = sizePair({ ...trade, long: { ...trade.long, contract: { ...contract, ...changes } } }).sizings;
      return sizing && feasible(sizing).capital.bySide.long.kind;
    };
    expect(elsewhere({})).toBe("strategy-based");
    expect(elsewhere({ currency: "EUR" })).toBe("premium");
    // A narrow or leveraged one, for all that is known; and one that the table lists as something else.
    expect(elsewhere({ symbol: "XYZ" })).toBe("premium");
    expect(elsewhere({ kind: "etf" })).toBe("premium");
  });

  it("has no return by moves where no move is named", () => {
    expect(feasible(answer()).capital).not.toHaveProperty("returnAtMoves");
  });

  it("without a margin of futures is not known, whatever is bought beside them", () => {
    const size = { contracts: { long: 1, short: 1 }, tolerance: "99%" };
    // A put at 2,800 over a future bought at 2,730.80 owes nothing at expiry; the future has to be margined until then.
    const guarded = spread("RTY", 2730.8, "+1 F @ 2730.8", "2800P @ 120");
    expect(feasible(answer({ size }, guarded)).capital.bySide.long).toMatchObject({ kind: "unknown", amount: null });
  });

  it("a margin given beats the rules, which are a minimum", () => {
    const legs = ["-1 430P @ 7.80"];
    const size = { contracts: { long: 1, short: 1 }, tolerance: "99%" };
    const sides = (margin?: Written) =>
      answer({ size }, { symbol: "SPX", level: 433.35, legs, ...(margin && { margin }) });
    expect(feasible(sides()).capital.bySide.long).toMatchObject({ kind: "strategy-based", amount: 6945.25 });
    expect(feasible(sides({ initial: 9000, asOf })).capital.bySide.long).toMatchObject({ kind: "given", amount: 9000 });
  });

  it("of shares is half of their price, and of a contract of the trade's own is not known", () => {
    const size = { contracts: { long: 1, short: 1 }, tolerance: "99%" };
    const { bySide } = feasible(answer({ size }, future("IWM", 294.06))).capital;
    expect(bySide.long).toMatchObject({ kind: "strategy-based", amount: 14_703 });
    const products = [{ symbol: "XYZ", multiplier: 25 }];
    const own = answer({ size, products }, spread("XYZ", 4000, "-1 3900P @ 20"));
    expect(feasible(own).capital.bySide.long.kind).toBe("unknown");
  });

  it.each([["2"], ["0:1"], ["1:1.5"], ["2 to 1"]])("refuses %j as the ratio of a credit", (ratio) => {
    expect(() => answer({ marginCredit: { share: "60%", ratio } })).toThrow(/ratio must be two whole numbers/);
  });
});

describe("a budget on capital", () => {
  it("is met at the boundary and broken a cent below", () => {
    const contracts = { long: 4, short: 1 };
    expect(feasible(answer({ size: { maxCapital: 79_000, contracts } })).contracts).toEqual(contracts);
    const over = reasonOf(answer({ size: { maxCapital: 78_999.99, contracts } }));
    expect(over?.code).toBe("CAPITAL_OVER_BUDGET");
    expect(over && messageOf(over)).toMatch(/binds \$79,000 of capital, more than \$78,999.99/);
  });

  it("without a margin that it could be held against fits nothing, and names the sides", () => {
    const sizing = answer({ size: { maxCapital: 1e6 } }, future("RTY", 2730.8));
    expect(sizing).toMatchObject({ feasible: false, reason: { code: "CAPITAL_UNKNOWN", args: { symbols: ["RTY"] } } });
    const symbols = (long: Written, short: Written) =>
      reasonOf(answer({ size: { maxCapital: 1e6 } }, long, short))?.args;
    expect(symbols(rty, future("NQ", 25_658.25))).toMatchObject({ symbols: ["NQ"] });
    expect(symbols(future("RTY", 2730.8), future("NQ", 25_658.25))).toMatchObject({ symbols: ["RTY", "NQ"] });
  });

  it("counts no credit, so that what fits never binds more than it says", () => {
    const size = { maxCapital: 79_000, contracts: { long: 4, short: 1 } };
    const { capital } = feasible(answer({ size, marginCredit: { share: "60%", ratio: "4:1" } }));
    expect(capital.amount).toBe(31_600);
    const codes = (more: object) =>
      sizePair(parseTrade({ version: 1, long: rty, short: nq, size, ...more })).warnings.map(({ code }) => code);
    expect(codes({ marginCredit: { share: "60%", ratio: "4:1" } })).toContain("CREDIT_LEFT_OUT");
    expect(codes({})).not.toContain("CREDIT_LEFT_OUT");
    const tight = { ...size, maxCapital: 31_600 };
    expect(reasonOf(answer({ size: tight, marginCredit: { share: "60%", ratio: "4:1" } }))?.code).toBe(
      "CAPITAL_OVER_BUDGET",
    );
  });

  it("is used up as rule 2 says: the best balanced of the pairs that use 90 % of the most, against brute force", () => {
    const cents = fc.integer({ min: 10_000, max: 5_000_000 });
    const level = fc.integer({ min: 1000, max: 30_000 });
    fc.assert(
      fc.property(level, level, cents, cents, fc.integer({ min: 0, max: 300 }), (a, b, m, n, shares) => {
        const most = Math.round(((m + n) * shares) / 10);
        const sizing = answer(
          { size: { maxCapital: most / 100, tolerance: "5%" } },
          future("RTY", a, m / 100),
          future("NQ", b, n / 100),
        );
        const [one, other] = [50n * BigInt(a), 20n * BigInt(b)];
        const fits: { long: bigint; short: bigint; gross: bigint; net: bigint }[] = [];
        for (let long = 1n; long * BigInt(m) <= BigInt(most); long += 1n)
          for (let short = 1n; long * BigInt(m) + short * BigInt(n) <= BigInt(most); short += 1n) {
            const [first, second] = [long * one, short * other];
            const net = first > second ? first - second : second - first;
            if (20n * net <= first + second) fits.push({ long, short, gross: first + second, net });
          }
        if (m + n > most) {
          expect(reasonOf(sizing)?.code).toBe("CAPITAL_OVER_BUDGET");
          return;
        }
        if (fits.length === 0) {
          expect(feasible(sizing).withinTolerance).toBe(false);
          return;
        }
        const largest = fits.reduce((greatest, { gross }) => (gross > greatest ? gross : greatest), 0n);
        const [best] = fits
          .filter(({ gross }) => 10n * gross >= 9n * largest)
          .sort(
            (x, y) => Number(x.net * y.gross - y.net * x.gross) || Number(y.gross - x.gross) || Number(x.long - y.long),
          );
        const { contracts, capital } = feasible(sizing);
        expect(contracts).toEqual({ long: Number(best?.long), short: Number(best?.short) });
        expect(capital.amount).toBeLessThanOrEqual(most / 100);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the limit maxCapital", () => {
  const check = (maxCapital: number, rest: Written = {}, long: Written = rty, short: Written = nq) => {
    const size = { weighting: "dollar", contracts: { long: 4, short: 1 } };
    const { checks } = checkPair(parseTrade({ version: 1, long, short, size, limits: { maxCapital }, ...rest }));
    if (checks[0] === undefined) throw new Error("no check");
    return checks[0];
  };
  const spoken = (one: ReturnType<typeof check>) => messageOf(one.finding);

  it("holds the capital less the credit, exactly", () => {
    expect(check(79_000)).toMatchObject({ name: "maxCapital", passed: true, actual: 79_000 });
    expect(spoken(check(79_000))).toBe("the pair binds $79,000 by the margin given, within the limit of $79,000");
    expect(check(78_999.99).passed).toBe(false);
    expect(check(31_600, { marginCredit: { share: "60%", ratio: "4:1" } })).toMatchObject({
      passed: true,
      actual: 31_600,
    });
  });

  it("says what the figure rests on", () => {
    const bought = spread("RTY", 2730.8, "2750C @ 78.40", "-1 2950C @ 18.20");
    const puts = spread("NQ", 25_658.25, "25500P @ 612.50", "-1 23500P @ 196.25");
    expect(spoken(check(20_000, {}, bought, puts))).toMatch(/at least the \$20,365 of premium paid/);
    const index = spread("RUT", 2730.8, "2750C @ 78.40", "-1 2950C @ 18.20");
    const other = spread("NDX", 25_658.25, "25500P @ 612.50", "-1 23500P @ 196.25");
    expect(spoken(check(1e6, {}, index, other))).toMatch(/of strategy-based margin and premium/);
  });

  it("is broken by a lower bound over it, and never kept by one within it", () => {
    // 4 × 50 × 60.20 and 20 × 416.25 are paid; a clearer may ask for more, unless a margin of 0 says that it does not.
    const bought = spread("RTY", 2730.8, "2750C @ 78.40", "-1 2950C @ 18.20");
    const puts = spread("NQ", 25_658.25, "25500P @ 612.50", "-1 23500P @ 196.25");
    expect(check(20_364.99, {}, bought, puts)).toMatchObject({ passed: false, actual: 20_365 });
    expect(check(25_000, {}, bought, puts)).toMatchObject({
      passed: false,
      actual: null,
      finding: { code: "CAPITAL_AT_LEAST", args: { symbols: ["RTY", "NQ"], least: 20_365, most: 25_000 } },
    });
    const none = { margin: { initial: 0, asOf: "2026-01-20" } };
    expect(check(25_000, {}, { ...bought, ...none }, { ...puts, ...none })).toMatchObject({ passed: true });
  });

  it("is a budget that a lower bound does not show to be enough", () => {
    const bought = spread("RTY", 2730.8, "2750C @ 78.40", "-1 2950C @ 18.20");
    const puts = spread("NQ", 25_658.25, "25500P @ 612.50", "-1 23500P @ 196.25");
    const warned = (side: object) => {
      const size = { weighting: "dollar", maxCapital: 25_000 };
      const pair = { long: { ...bought, ...side }, short: { ...puts, ...side } };
      const { warnings } = sizePair(parseTrade({ version: 1, ...pair, size }));
      return warnings.filter(({ code }) => code === "CAPITAL_AT_LEAST");
    };
    expect(warned({})).toMatchObject([{ args: { symbols: ["RTY", "NQ"], least: 20_365, most: 25_000 } }]);
    expect(warned({ margin: { initial: 0, asOf: "2026-01-20" } })).toEqual([]);
  });

  it("is at least known of a vertical at a net price, whose bought premium nobody tells", () => {
    // 60.20 paid for 2750/2950 alone; of the two premiums 78.40 and 18.20 the rules ask for the first.
    const net = spread("RUT", 2730.8, "2750/2950 CS @ 60.20");
    const quoted = spread("RUT", 2730.8, "2750C @ 78.40", "-1 2950C @ 18.20");
    const other = spread("NDX", 25_658.25, "25500P @ 612.50", "-1 23500P @ 196.25");
    const all = { size: { contracts: { long: 1, short: 1 }, tolerance: "99%" } };
    const of = (long: Written) => feasible(answer(all, long, other)).capital.bySide.long;
    expect(of(quoted)).toMatchObject({ kind: "strategy-based", amount: 7840, cashNeeded: 6020 });
    expect(of(net)).toMatchObject({ kind: "premium", amount: 6020, cashNeeded: 6020 });
    expect(check(1e6, {}, net, other)).toMatchObject({
      finding: { code: "CAPITAL_AT_LEAST", args: { symbols: ["RUT"] } },
    });
  });

  it("cannot be measured where a margin is not known", () => {
    expect(check(1e9, {}, rty, future("NQ", 25_658.25))).toMatchObject({
      passed: false,
      actual: null,
      finding: { code: "CAPITAL_UNKNOWN", args: { symbols: ["NQ"] } },
    });
  });
});

describe("the limit cashAccount", () => {
  const size = { weighting: "dollar", contracts: { long: 1, short: 1 }, tolerance: "99.99%" };
  const safe = { symbol: "NDX", level: 25_000, legs: ["+1 24000P @ 100"] };
  const check = (long: Written) => {
    const written = { version: 1, long, short: safe, size, limits: { cashAccount: true }, allowArbitrage: true };
    const { checks, passed } = checkPair(parseTrade(written));
    if (checks[0] === undefined) throw new Error("no check");
    return { passed, said: messageOf(checks[0].finding), actual: checks[0].actual };
  };
  const spx = (...legs: string[]) => ({ symbol: "SPX", level: 433.35, legs });
  const spy = (...legs: string[]) => ({ symbol: "SPY", level: 43.34, legs });

  // FINRA 4210(f)(2)(N): a European cash-settled option is covered by a bought one that expires with it; a call by shares.
  it.each([
    [spx("+1 425P @ 6.40", "-1 430P @ 7.80")],
    [spx("-1 425P @ 6.40", "+1 430P @ 7.80")],
    [spx("+1 420P @ 5", "-1 425P @ 6.40", "-1 440C @ 5", "+1 445C @ 4")],
    [spx("+2 440C @ 5", "-1 430C @ 9")],
    [spy("+1 F @ 43.34", "-1 45C @ 1.35")],
    [spy("+1 45C @ 1.35")],
    [{ symbol: "SPY", level: 43.34 }],
  ])("is kept by %j", (long) => {
    expect(check(long)).toEqual({
      passed: true,
      actual: 0,
      said: "a cash account holds both sides: every sold option is covered",
    });
  });

  it.each([
    [spx("-1 430P @ 7.80"), "sold without cover: SPX 430P"],
    [spx("-1 430P @ 7.80", "+1 440C @ 5"), "sold without cover: SPX 430P"],
    [spx("+1 430C @ 8.70", "-2 440C @ 5"), "sold without cover: SPX 440C"],
    [spx("-1 430P @ 7.80", "-1 440C @ 5"), "sold without cover: SPX 440C, SPX 430P"],
    [{ ...spx("+1 425P @ 6.40", "-1 430P @ 7.80"), exercise: "american" }, "sold without cover: SPX 430P"],
    [spy("+1 45C @ 1.35", "-1 46C @ 1"), "sold without cover: SPY 46C"],
    [spy("+1 F @ 43.34", "-2 45C @ 1.35"), "sold without cover: SPY 45C"],
    [spy("+1 F @ 43.34", "-1 43P @ 1.35"), "sold without cover: SPY 43P"],
    [spy("-1 F @ 43.34", "+1 45C @ 1.35"), "not for a cash account: SPY shares sold short"],
    [rty, "not for a cash account: RTY futures"],
    [spread("RTY", 2730.8, "2750C @ 78.40"), "not for a cash account: RTY futures"],
  ])("is broken by %j", (long, said) => {
    expect(check(long)).toMatchObject({ passed: false, said });
  });

  it("is broken by what the table does not list as a security", () => {
    const written = { version: 1, long: spy("+1 45C @ 1.35"), short: safe, size, limits: { cashAccount: true } };
    const trade = parseTrade({ ...written, allowArbitrage: true });
    const saidOf = (changes: object) => {
      const { contract } = trade.long;
      const { checks } = checkPair({ ...trade, long: { ...trade.long, contract: { ...contract, ...changes } } });
      return checks[0] && messageOf(checks[0].finding);
    };
    expect(saidOf({})).toMatch(/every sold option is covered/);
    expect(saidOf({ symbol: "XYZ" })).toBe("not for a cash account: XYZ");
    expect(saidOf({ kind: "index" })).toBe("not for a cash account: SPY");
    expect(saidOf({ kind: "future" })).toBe("not for a cash account: SPY futures");
  });
});
