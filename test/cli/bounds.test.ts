import { describe, expect, it } from "vitest";
import { bounded, spend } from "../../src/core/work.ts";
import { parseTrade, sizePair, wholeContracts } from "../../src/index.ts";
import { MOST_ROWS } from "../../src/io/price-history/series.ts";
import { recordsOf } from "../../src/io/table/table.ts";
import { addingUp } from "../../src/render/text/text.ts";
import { refusal } from "../refusal.ts";
import { answerOf, sized } from "./world.ts";

const trade = (long: object, more: object = {}) => ({
  stdin: JSON.stringify({
    version: 1,
    asOf: "2026-01-22",
    expiry: "2026-03-20",
    rate: 0.0365,
    correlation: 0.78,
    long: { symbol: "QQQ", level: 100, volatility: "17.3%", ...long },
    short: { symbol: "NQ", level: 25658.25, volatility: "20%" },
    ...more,
  }),
});
const scenario = async (spec: { stdin: string }, ...flags: string[]) => {
  const { exit, stdout, stderr } = await answerOf(["scenario", "-", "--json", ...flags], spec);
  return exit === 0 ? { exit, ...JSON.parse(stdout) } : { exit, code: JSON.parse(stderr).error.code };
};
const legs = (count: number) =>
  Array.from({ length: count }, (_, at) => `${at % 2 === 0 ? "+" : "-"}1 ${50 + at}C @ 1.00`);
const twoBoundaries = { yield: "-2%", exercise: "american" };

describe("what a trade may ask", () => {
  it("ends where a side's profit is nothing but rounding", async () => {
    const { exit, distribution } = await scenario(trade({ legs: ["300P", "+1 F"] }), "--days", "5");
    expect(exit).toBe(0);
    // The put is exercised at once at every level that there is: it moves against the shares, point for point.
    const alone = await scenario(trade({ legs: ["+1 0.01C @ 100", "-1 0.01C @ 100", "+1 F"] }), "--days", "5");
    expect(alone.exit).not.toBe(70);
    expect(Number.isFinite(distribution.expectedShortfall["0.05"])).toBe(true);
  });

  it("is at most 250 legs a side", async () => {
    expect((await sized(["-"], trade({ legs: legs(250) }))).exit).toBe(0);
    const { exit, stderr } = await answerOf(["size", "-"], trade({ legs: legs(251) }));
    expect([exit, stderr]).toEqual([3, expect.stringContaining("LEGS_TOO_MANY")]);
    const { stdout } = await answerOf(["batch", "-"], { stdin: `${trade({ legs: legs(900) }).stdin}\n` });
    expect(JSON.parse(stdout).error.code).toBe("LEGS_TOO_MANY");
  });

  it("is an expiry of at most a hundred years", async () => {
    const own = { symbol: "ZZZ", multiplier: 50, level: 1 };
    const until = (expiry: string) =>
      trade(own, { expiry, short: { symbol: "YYY", multiplier: 1, level: 1, volatility: "1%" } });
    for (const expiry of ["9999-12-31", "2125-12-31"]) {
      expect(await scenario(until(expiry))).toEqual({ exit: 3, code: "EXPIRY_TOO_FAR" });
      // The holidays of those years are not known either, which options need.
      const { exit } = await answerOf(["price", "-"], trade({ legs: ["100C"] }, { expiry }));
      expect(exit).toBe(3);
    }
    expect((await scenario(until("2125-12-20"))).exit).toBe(0);
  });

  it("is as much work as a few seconds of a processor do", async () => {
    const many = Array.from(
      { length: 60 },
      (_, at) => `${at % 2 === 0 ? "+" : "-"}1 ${80 + at}P @ ${(3 + at * 0.9).toFixed(2)}`,
    );
    const spec = trade({ ...twoBoundaries, legs: many }, { rate: "-1%" });
    expect(await scenario(spec, "--days", "5")).toEqual({ exit: 3, code: "WORK_TOO_MUCH" });
    const two = trade({ ...twoBoundaries, legs: ["+1 90P", "-1 80C"] }, { rate: "-1%" });
    expect((await scenario(two, "--days", "5")).exit).toBe(0);
  });

  it("is a search for contracts in proportion to the counts that it goes through", () => {
    const search = (maxContracts: number) => () =>
      wholeContracts({
        long: 1,
        short: 1.37,
        tolerance: 0.99,
        worstProfit: { long: 1, short: -1 },
        maxLoss: 1e9,
        maxContracts,
      });
    expect(bounded(search(1_000), 1e5)).toMatchObject({ feasible: true, withinTolerance: true });
    expect(() => bounded(search(1_000_000), 1e5)).toThrow(expect.objectContaining({ code: "WORK_TOO_MUCH" }));
  });

  it("is no search beyond what a budget of fees alone allows, where both sides hedge each other to nothing", () => {
    const side = (symbol: string, level: number) => ({ symbol, level, volatility: "8%" });
    const size = { weighting: "dollar", tolerance: 0, fee: 2.25, maxPremium: 4.5, maxDailyRisk: 497.55 };
    const sides = { long: side("ES", 6913), short: side("YM", 49_384) };
    const { sizings } = sizePair(parseTrade({ version: 1, correlation: 1, ...sides, size }));
    // 4.50 USD of fees are 1 : 1, which is 29 % out of balance.
    expect(sizings[0]).toMatchObject({ available: true, feasible: false });
  });

  it("keeps hundreds of thousands of pairs in order, whichever side is counted", async () => {
    const long = { symbol: "YYY", multiplier: 1, level: 0.01, volatility: "21%", legs: ["-999999 0.0102178P"] };
    const short = {
      symbol: "ZZZ",
      multiplier: 1e12,
      level: 1e-6,
      volatility: "1000%",
      legs: ["-999999 0.0000010001C"],
    };
    const size = { weighting: "delta", tolerance: "0.0000000001%", maxContracts: 1e6, maxPremium: 0, fee: 2.25 };
    const { exit, sizings } = await sized(
      ["-"],
      trade({ ...long, exercise: "american" }, { short: { ...short, exercise: "european" }, size }),
    );
    expect(exit).toBe(0);
    expect(sizings[0].feasible).toBe(true);
    // Nothing is to be spent: what is sold pays for the fees.
    expect(sizings[0].premium.net).toBeGreaterThanOrEqual(0);
  });

  it("is counted of an open pair as of a new one", async () => {
    const long = { symbol: "NDX", level: 25658.25, legs: ["-1000000 23092.4C", "+3 25770C"] };
    const short = {
      symbol: "NQ",
      level: 1e-12,
      volatility: "21%",
      exercise: "european",
      legs: ["0.000000000001C @ 0.000000000001"],
    };
    const size = { weighting: "vol", maxPremium: 20_000, maxDailyRisk: 1e12, withMicros: true, fee: 1e-12 };
    const spec = trade(
      { ...long, volatility: "21%" },
      { rate: "49.99%", correlation: 1, expiry: "2026-12-18", short, size },
    );
    const today = ["--as-of", "2026-02-20", "--level", "NDX=3", "--level", "NQ=0.000001", "--json"];
    for (const argv of [["size"], ["mark", ...today], ["close", ...today]]) {
      const { exit, stderr } = await answerOf([argv[0] ?? "", "-", ...argv.slice(1)], spec);
      expect([argv[0], exit, stderr]).toEqual([argv[0], 3, expect.stringContaining("WORK_TOO_MUCH")]);
    }
  });

  it("is a risk of a day whose square no double times another holds", async () => {
    const [puts, calls] = [
      ["+1 100000P", "-7 100000000000P", "+2 82281400000P", "+1 1000000000000P", "-1 100000000000P", "+1 96418200000P"],
      ["+3 300000000000C", "+7 84442500000C", "-3 1000000000C", "+1 109522000000C", "-3 F", "+3 F"],
    ];
    const long = { symbol: "QQQ", multiplier: 1e12, level: 1e11, exercise: "european", legs: [...puts, ...calls] };
    const short = { symbol: "RTY", level: 25658.25, volatility: "21%", impliedVolatility: "21%" };
    const size = {
      weighting: "delta",
      tolerance: "99.9999%",
      maxContracts: 1_000_000,
      maxPremium: 1e6,
      maxDailyRisk: 1e-12,
    };
    const spec = trade(long, {
      ...{ rate: "2%", correlation: 0.999999999, expiry: "2027-12-17", allowArbitrage: true, size },
      short: { ...short, legs: ["-1 21453.4C @ 4974.6"] },
    });
    const today = ["--as-of", "2026-01-23", "--level", "QQQ=50000000000", "--level", "RTY=256.582"];
    const traded = ["--contracts", "QQQ=7", "--contracts", "RTY=2", "--implied-vol", "QQQ=21%"];
    expect((await answerOf(["close", "-", ...traded, ...today], spec)).exit).toBe(0);
  });

  it("leaves a zigzag of forty legs on both sides to be looked at", async () => {
    const zigzag = (level: number) =>
      Array.from({ length: 40 }, (_, at) => `${at % 2 === 0 ? "+" : "-"}1 ${(level * (0.8 + 0.01 * at)).toFixed(2)}C`);
    const both = trade(
      { legs: zigzag(100), exercise: "european" },
      { short: { symbol: "NQ", level: 25_000, volatility: "20%", legs: zigzag(25_000) } },
    );
    expect((await scenario(both)).exit).toBe(0);
  });

  it("lets ten quoted legs a side be sized where yields are below a rate below 0", async () => {
    const quoted = (level: number) =>
      Array.from({ length: 10 }, (_, at) => {
        const [share, isCall] = [0.9 + 0.02 * at, at % 2 === 1];
        const intrinsic = Math.max(0, isCall ? 1 - share : share - 1);
        const quote = (level * (intrinsic + 0.03)).toFixed(2);
        return `${at % 3 === 0 ? "+" : "-"}1 ${(level * share).toFixed(2)}${isCall ? "C" : "P"} @ ${quote}`;
      });
    const short = { symbol: "IWM", level: 271.31, volatility: "23%", ...twoBoundaries, legs: quoted(271.31) };
    const both = trade({ level: 622.7, ...twoBoundaries, legs: quoted(622.7) }, { rate: "-1%", short });
    expect((await sized(["-", "--allow-arbitrage"], both)).exit).toBe(0);
  });

  it("is counted with the answers that an answer is made of, and not outside of one", async () => {
    expect(() => spend(1e12)).not.toThrow();
    expect(bounded(() => bounded(() => 5, 1), 10)).toBe(5);
    for (const steps of [11, Number.NaN, Number.POSITIVE_INFINITY]) {
      const [found] = await refusal(() => bounded(() => bounded(() => spend(steps), 1e9), 10));
      expect(found?.code).toBe("WORK_TOO_MUCH");
    }
    expect(() => bounded(() => spend(10), 10)).not.toThrow();
    expect(() => spend(1e12)).not.toThrow();
  });
});

describe("what a file may ask", () => {
  it("is looked at cell by cell, each to a length that no number has", async () => {
    const marks = { delimiter: ",", lineEnd: "LF", trim: false } as const;
    for (const text of ["1", " ", "a", "(", "\u00a0"]) {
      for (const quote of ["", '"']) {
        const [cells = []] = await recordsOf(`2026-01-01,${quote}${text.repeat(48_000)}${quote},7\n`, marks);
        expect(cells.map((cell) => cell.length > 257)).toEqual([false, false, false]);
        expect([cells[0], cells[2]]).toEqual(["2026-01-01", "7"]);
      }
    }
    // A padded cell is what it holds; one that is cut off is no number.
    expect(await recordsOf(`${" ".repeat(300)}100,${"1".repeat(300)}\n`, marks)).toEqual([
      ["100", `${"1".repeat(256)}…`],
    ]);
  });

  it("is at most as many rows as a spreadsheet has", { timeout: 60_000 }, async () => {
    const rows = (count: number) => `Date,Close\n${"2026-01-21,100\n".repeat(count)}2026-01-22,101\n2026-01-23,102\n`;
    const answer = (count: number) =>
      answerOf(["vol", "p.csv", "--lookback", "2"], { files: { "p.csv": rows(count) } });
    const { exit, stderr } = await answer(MOST_ROWS);
    expect([exit, stderr]).toEqual([3, expect.stringContaining("HISTORY_TOO_LONG")]);
    expect((await answer(1000)).exit).toBe(0);
  });
});

it("adds up no amounts that doubles have no cents of", () => {
  expect(addingUp([4e21, 3e21], 7e21, 0)).toEqual([4e21, 3e21]);
  expect(addingUp([0.4, 0.4], 0.8, 0)).toEqual([1, 0]);
});
