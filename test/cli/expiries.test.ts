import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseTrade, sizePair } from "../../src/index.ts";
import { expiriesDocumentSchema } from "../../src/schema/result/contracts.ts";
import { goldenSuite } from "./golden.ts";
import { answerOf } from "./world.ts";

const sample = "fixtures/trades/rty-nq-spreads.yaml";
const at80 = { columns: 80, env: { NO_COLOR: "1" } };

goldenSuite("expiries", [
  { name: "pair-80-columns", argv: ["expiries", "RTY", "NQ", "--count", "8"], world: at80 },
  {
    name: "june-against-march",
    argv: ["expiries", "NQ", "--as-of", "16-Mar-2026", "--until", "2026-06-19"],
    world: at80,
  },
  { name: "cash-markdown", argv: ["expiries", "RUTW", "IWM", "--count", "3", "--format", "markdown"] },
  { name: "csv", argv: ["expiries", "RTOH6", "--count", "4", "--format", "csv"] },
  { name: "json", argv: ["expiries", "RTY", "--as-of", "2026-03-20", "--count", "2", "--json"] },
  { name: "no-options", argv: ["expiries", "M2K"] },
  { name: "wrong-flags", argv: ["expiries", "RTY", "--as-of", "20.3.2026", "--count", "0"] },
]);

async function listed(...argv: string[]) {
  const { stdout } = await answerOf(["expiries", ...argv, "--json"]);
  return expiriesDocumentSchema.parse(JSON.parse(stdout));
}

describe("a weekly whose day is a holiday", () => {
  it("is taken by its code only, and no source settles on which day it expires", async () => {
    const pair = ["--long", "RTY", "--short", "NQ", "--level", "RTY=2730.8", "--level", "NQ=25658.25"];
    const dates = ["--as-of", "2026-01-22", "--expiry", "RTY=R3EM6", "--expiry", "NQ=2026-06-18"];
    const legs = ["--leg", "RTY=2750C @ 78.4", "--leg", "NQ=25500P @ 612.5"];
    const { exit, stderr } = await answerOf(["size", ...pair, ...dates, ...legs]);
    expect(exit).toBe(0);
    expect(stderr).toMatch(/R3EM6 is moved from 2026-06-19, a holiday, to 2026-06-18.* \[SERIES_UNCERTAIN\]/);
  });
});

describe("expiries", () => {
  it("begin on the day that the program runs, and reach 12 months", async () => {
    const { asOf, expiries } = await listed("ES");
    expect(asOf).toBe("2026-01-22");
    expect([expiries[0]?.date, expiries.at(-1)?.date]).toEqual(["2026-01-22", "2027-01-22"]);
  });

  it("have both series of the Thursday before Juneteenth, and the quarterly of June 2026 on no other day", async () => {
    const { expiries } = await listed("RTY", "--until", "2026-06-30");
    const thursday = expiries.filter(({ date }) => date === "2026-06-18");
    expect(thursday).toMatchObject([
      { code: "RTOM6", underlying: "RTYM6", exercise: "american", settlement: "am", days: 147 },
      { code: "R3DM6", underlying: "RTYU6", exercise: "european", settlement: "pm", days: 147 },
    ]);
    expect(expiries.filter(({ series }) => series === "quarterly").map(({ date }) => date)).toEqual([
      "2026-03-20",
      "2026-06-18",
    ]);
  });

  it("are of every contract with options where none is named", async () => {
    const { expiries } = await listed("--as-of", "2026-03-20", "--until", "2026-03-20");
    const symbols = new Set(expiries.map(({ symbol }) => symbol));
    expect([...symbols]).toEqual(expect.arrayContaining(["RTY", "NQ", "ES", "MES", "MNQ", "RUT", "NDX", "IWM"]));
    expect(symbols.has("M2K")).toBe(false);
  });
});

// Days on which nothing expires, days that are past, and series that do not exist: with the day that is right.
const refused = [
  [["--expiry", "2026-06-19"], "EXPIRY_NOT_TRADING_DAY", "the nearest expiry of RTY is 2026-06-18"],
  [["--expiry", "2026-03-21"], "EXPIRY_NOT_TRADING_DAY", "the nearest expiry of RTY is 2026-03-20"],
  [["--expiry", "2026-04-03"], "EXPIRY_NOT_TRADING_DAY", "the nearest expiry of RTY is 2026-04-02"],
  [["--expiry", "2026-01-16"], "EXPIRY_PAST", "the nearest expiry of RTY is 2026-01-22"],
  [["--expiry", "Feb26"], "EXPIRY_MONTH_EMPTY", "2026-02-20 (third Friday) or 2026-02-27 (last trading day)"],
  [["--expiry", "2026-03-19", "--series", "RTY=quarterly"], "SERIES_NOT_ON_DAY", "the nearest quarterly is 2026-03-20"],
  [["--expiry", "R5EH6"], "OPTION_CODE_UNKNOWN", "the answer names the code"],
] as const;

describe("a day on which the options do not expire", () => {
  it.each(refused)("%j is refused by every command, with the right day", async (flags, code, hint) => {
    for (const command of ["size", "price", "scenario", "sensitivity", "check"]) {
      const { exit, stderr } = await answerOf([command, sample, ...flags]);
      expect([command, exit]).toEqual([command, 3]);
      expect(stderr).toContain(`[${code}]`);
      expect(stderr).toContain(hint);
    }
  });

  it("is refused by batch too, in its line", async () => {
    const line = (expiry: string) =>
      JSON.stringify({
        version: 1,
        ...{ asOf: "2026-01-22", expiry },
        long: { symbol: "RTY", level: 2730.8, legs: ["2750C @ 78.40"] },
        short: { symbol: "NQ", level: 25658.25 },
        size: { weighting: "dollar" },
      });
    const { stdout } = await answerOf(["batch", "-"], { stdin: `${line("2026-06-19")}\n${line("2026-06")}\n` });
    const [wrong, right] = stdout
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(wrong.error).toMatchObject({
      code: "EXPIRY_NOT_TRADING_DAY",
      path: "expiry",
      hint: "the nearest expiry of RTY is 2026-06-18",
    });
    // 21 weeks are 105 weekdays, less Presidents' Day, Good Friday and Memorial Day.
    expect(right.trade.long.option).toMatchObject({ code: "RTOM6", date: "2026-06-18", tradingDays: 102 });
  });
});

const rty = { symbol: "RTY", level: 2730.8, volatility: 0.185, legs: ["2750C @ 78.40", "-1 2950C @ 18.20"] };
const nq = { symbol: "NQ", level: 25_658.25, volatility: 0.173, legs: ["25500P @ 612.50", "-1 23500P @ 196.25"] };
const dates = { asOf: "2026-01-22", expiry: "2026-03-20", rate: 0.0365 };
const sized = (more: object, long: object = {}, short: object = {}) =>
  sizePair(parseTrade({ version: 1, ...dates, ...more, long: { ...rty, ...long }, short: { ...nq, ...short } }));

describe("a product that the table does not have", () => {
  const products = ["ODAX", "OESX"].map((symbol) => ({ symbol, multiplier: 5, currency: "EUR", fx: 1.17 }));
  const long = { ...rty, symbol: "ODAX" };
  const of = (expiry: string) => sized({ products, expiry }, long, { symbol: "OESX" });

  // Eurex trades on Juneteenth, and its options on indices expire on the third Friday of every month.
  it.each([
    ["2026-06-19", "2026-06-19"],
    ["Jun26", "2026-06-19"],
    ["Feb26", "2026-02-20"],
  ])("may expire on a holiday of the United States: %s is %s", (written, date) => {
    const { trade, warnings } = of(written);
    expect([trade.long.expiry, trade.short.expiry]).toEqual([date, date]);
    expect(warnings.map(({ code }) => code)).not.toContain("OPTIONS_DELIVER");
  });

  it("does not on a weekend", () => {
    expect(() => of("2026-06-20")).toThrow("nothing expires on 2026-06-20 (Saturday)");
  });

  it("leaves its side out of what the other one delivers", () => {
    const { warnings } = sized({ products, expiry: "2026-04-17" }, long);
    const [note] = warnings.filter(({ code }) => code === "OPTIONS_DELIVER");
    expect(note?.args).toMatchObject({ into: ["one NQM6 future"] });
  });
});

describe("the series of a trade", () => {
  it.each<[{ expiry?: string | null }, object, string]>([
    [{ expiry: "Mar26" }, {}, "RTOH6"],
    [{ expiry: "2026-03" }, {}, "RTOH6"],
    [{ expiry: "20-Mar-2026" }, {}, "RTOH6"],
    [{ expiry: "RTOH6" }, {}, "RTOH6"],
    [{ expiry: null }, { expiry: "R3EH6" }, "R3EH6"],
    [{ expiry: null }, { symbol: "RTOH6" }, "RTOH6"],
    [{}, { symbol: "r3eh6" }, "R3EH6"],
    [{}, { series: "weekly" }, "R3EH6"],
    [{ expiry: "2026-03-31" }, { series: "eom" }, "RTMH6"],
  ])("is read from %j and %j: %s", (more, long, code) => {
    const { trade } = sized(more, long, more.expiry === null ? { expiry: "2026-03-20" } : {});
    expect(trade.long.option?.code).toBe(code);
    expect(trade.long.legs[0]).toMatchObject({ code: `${code} C2750` });
  });

  it("of the README's trade are the quarterlies on their own futures, and a note names the others", () => {
    const { trade, warnings } = sized({});
    expect(trade.long.option).toMatchObject({ code: "RTOH6", underlying: "RTYH6", days: 57, tradingDays: 40 });
    expect(trade.short.option).toMatchObject({ code: "NQH6", underlying: "NQH6" });
    expect(warnings[0]).toMatchObject({ code: "SERIES_SEVERAL", args: { others: ["R3EH6", "QN3H6"] } });
    const chosen = sized({}, { series: "quarterly" }, { series: "NQH6" }).warnings;
    expect(chosen.map(({ code }) => code)).toEqual(["OPTIONS_DELIVER", "UNBALANCED_BY_DELTA"]);
  });

  it("asked for twice in different words is refused", async () => {
    const { stderr } = await answerOf(["size", sample, "--long", "RTOH6", "--series", "RTY=R3EH6"]);
    expect(stderr).toContain("[SERIES_TWICE]");
  });

  it("of a root settles as that root does", () => {
    const rut = { symbol: "RUTW", level: 2730.8, yield: 0.012 };
    expect(sized({}, rut).trade.long).toMatchObject({ symbol: "RUT", option: { code: "RUTW", settlement: "pm" } });
    expect(sized({}, { ...rut, symbol: "RUT" }).trade.long.option).toMatchObject({ code: "RUT", settlement: "am" });
    expect(sized({}, rut).trade.long.legs[0]).toMatchObject({ code: "RUTW  260320C02750000" });
  });
});

describe("the future of a side without options", () => {
  const futures = ["--short", "NQ", "--level", "NQ=25658.25"];
  const codesOf = async (...argv: string[]) => {
    const { stdout, stderr } = await answerOf(["size", ...futures, ...argv, "--json"]);
    const codes = [...stdout.matchAll(/"code": "((?:RTY|NQ)[HMUZ]\d)"/g)].map(([, code]) => code);
    return { codes: [...new Set(codes)], stderr };
  };
  const rty = ["--long", "RTY", "--level", "RTY=2730.8"];

  it("is the one that lives until the expiry: E-minis of June 2026 trade to the 18th, before a holiday", async () => {
    expect((await codesOf(...rty, "--as-of", "2026-01-22")).codes).toEqual(["RTYH6", "NQH6"]);
    for (const expiry of ["Jun26", "2026-06-18", "2026-04-17"])
      expect((await codesOf(...rty, "--as-of", "2026-01-22", "--expiry", expiry)).codes).toEqual(["RTYM6", "NQM6"]);
    const one = await codesOf(...rty, "--as-of", "2026-01-22", "--expiry", "NQ=Jun26");
    expect(one.codes).toEqual(["RTYH6", "NQM6"]);
  });

  it("is the same beside options, unless the symbol names its month", async () => {
    const beside = [...rty, "--leg", "RTY=2750C @ 190", "--as-of", "2026-01-22", "--expiry", "Jun26"];
    expect((await codesOf(...beside)).codes).toEqual(["NQM6"]);
    const trade = `version: 1
asOf: 2026-01-22
expiry: Jun26
long: {symbol: RTY, level: 2730.8, legs: [2750C @ 190]}
short: {symbol: NQH6, level: 25658.25}
`;
    const { stdout } = await answerOf(["size", "t.yaml", "--orders"], { files: { "t.yaml": trade } });
    expect(stdout).toContain("sell 1 NQ (NQH6)");
    const named = ["--long", "RTYU6", "--level", "RTYU6=2800", "--as-of", "2026-01-22", "--expiry", "Jun26"];
    expect((await codesOf(...named)).codes).toEqual(["RTYU6", "NQM6"]);
  });

  it("is refused after it has expired, and doubted in its last days", async () => {
    const past = await codesOf("--long", "RTYZ5", "--level", "RTYZ5=2500", "--as-of", "2026-03-19");
    expect(JSON.parse(past.stderr).error).toMatchObject({
      code: "FUTURE_PAST",
      message: "RTYZ5 expired on 2025-12-19, before the trade's date 2026-03-19",
      hint: "the nearest that trades is RTYH6",
    });
    // The third Friday is the 20th, and the Monday before it the 16th.
    const codes = async (day: string) =>
      JSON.parse((await answerOf(["size", ...rty, ...futures, "--as-of", day, "--json"])).stdout).warnings;
    expect(await codes("2026-03-15")).toEqual([]);
    expect(await codes("2026-03-16")).toMatchObject([
      { code: "FUTURE_LAST_DAYS", message: expect.stringContaining("in 4 days; by then most trade is in RTYM6") },
      { code: "FUTURE_LAST_DAYS", message: expect.stringContaining("NQM6") },
    ]);
  });
});

describe("options of a side whose symbol names a future", () => {
  const priced = (expiry: string) => {
    const side = ["--long", "RTYM6", "--level", "RTYM6=2730.8", "--leg", "RTYM6=2750C @ 190", "--short", "NQ"];
    return answerOf([
      "size",
      ...side,
      "--level",
      "NQ=25658.25",
      "--as-of",
      "2026-01-22",
      "--expiry",
      expiry,
      "--orders",
    ]);
  };

  it("deliver it, or are refused", async () => {
    expect((await priced("Jun26")).stdout).toContain("2750 call (RTOM6 C2750)");
    const { exit, stderr } = await priced("Mar26");
    expect([exit, stderr]).toEqual([
      3,
      expect.stringMatching(/deliver RTYH6, .* names RTYM6 {2}\[OPTIONS_DELIVER_OTHER/),
    ]);
  });
});

describe("two expiries", () => {
  const later = { expiry: "Jun26" };

  it("leave each bound that of each side at its own expiry", () => {
    const money = ({ sizings: [sizing] }: ReturnType<typeof sized>) =>
      sizing?.available && sizing.feasible ? [sizing.maxLoss, sizing.maxGain, sizing.contracts] : expect.fail();
    expect(money(sized({}, {}, later))).toEqual(money(sized({})));
  });

  it("have named moves on the nearer day, the other side valued by the model, and say so", () => {
    const moves = [{ RTY: "+16%", NQ: "+8%" }];
    const both = [sized({ moves }), sized({ moves }, {}, later)].map(({ sizings: [one] }) =>
      one?.available && one.feasible ? (one.moves?.[0]?.profit ?? null) : null,
    );
    expect(both[0]).toMatchObject({ long: 27_960, short: -8325 });
    // 90 days before its expiry the put spread is worth something still.
    expect(both[1]?.long).toBe(27_960);
    expect(both[1]?.short).toBeGreaterThan(-8325);
    expect(sized({}, {}, later).trade.expiry).toBe("2026-03-20");
    expect(sized({}, {}, later).warnings.map(({ code }) => code)).toContain("EXPIRIES_DIFFER");
  });
});

describe("options that settle at the opening", () => {
  it.each([
    ["2026-03-14", []],
    ["2026-03-15", ["EXPIRY_AT_OPENING"]],
    ["2026-03-19", ["EXPIRY_AT_OPENING"]],
    ["2026-03-20", ["EXPIRY_NOT_AHEAD"]],
  ])("seen on %s have the notes %j", (asOf, codes) => {
    const { warnings } = sized({ asOf }, { series: "quarterly" }, { series: "quarterly", legs: [] });
    expect(warnings.map(({ code }) => code).filter((code) => code.startsWith("EXPIRY"))).toEqual(codes);
  });
});

describe("--as-of today", () => {
  it("is the day that the program runs, and the answer says which", async () => {
    const { stdout } = await answerOf(["size", sample, "--as-of", "today"], { today: "2026-02-03" });
    expect(stdout).toContain("3 Feb 2026 to 20 Mar 2026, 45 days");
  });
});

describe("what was written for one month", () => {
  const spreads = "fixtures/trades/rty-nq-spreads.yaml";

  it.each(["size", "check", "scenario"])("is refused at another: premiums of a file, by %s", async (command) => {
    const argv = [command, spreads, "--expiry", "NQ=Jun26", ...(command === "check" ? ["--max-loss", "50000"] : [])];
    const { exit, stderr } = await answerOf(argv);
    expect([exit, stderr]).toEqual([3, expect.stringContaining("PREMIUM_OF_OTHER_EXPIRY")]);
    expect((await answerOf([...argv.slice(0, 2), "--expiry", "2026-03-20", ...argv.slice(4)])).exit).toBe(0);
  });

  it("is refused of another series of the day than the file names", async () => {
    const text = readFileSync(spreads, "utf8").replace("  symbol: RTY\n", "  symbol: RTY\n  series: quarterly\n");
    const priced = async (series: string) =>
      answerOf(["size", "a.yaml", "--series", `RTY=${series}`], { files: { "a.yaml": text } });
    expect(await priced("R3EH6")).toMatchObject({
      exit: 3,
      stderr: expect.stringContaining("the premiums or deltas given for RTY are not those of R3EH6"),
    });
    expect((await priced("RTOH6")).exit).toBe(0);
    // A file that names no series leaves it to the flag.
    expect((await answerOf(["size", spreads, "--series", "RTY=R3EH6"])).exit).toBe(0);
  });

  it("is for the expiry of the flag where the file has none, or one on which nothing expires", async () => {
    const spread = readFileSync(spreads, "utf8");
    for (const other of ["", "expiry: 2026-03-22\n"]) {
      const files = { "a.yaml": spread.replace("expiry: 2026-03-20\n", other) };
      const { exit, stdout } = await answerOf(["size", "a.yaml", "--expiry", "2026-03-20", "--json"], { files });
      expect([exit, JSON.parse(stdout).sizings[0].maxLoss]).toMatchObject([0, { amount: 20_365 }]);
    }
  });

  it("is refused at another: a level by the code of its future", async () => {
    const { exit, stderr } = await answerOf(["size", spreads, "--level", "RTYM6=2755"]);
    expect([exit, stderr]).toEqual([
      3,
      expect.stringMatching(/for RTYM6, and the trade rests on RTYH6.*LEVEL_FOR_OTHER_FUTURE/),
    ]);
    expect((await answerOf(["size", spreads, "--level", "RTYH6=2735"])).exit).toBe(0);
  });

  it("is said of a level that was written for the future of another month", async () => {
    const june = ["--expiry", "NQ=Jun26", "--leg", "NQ=25500P @ 905", "--leg", "NQ=-1 23500P @ 410"];
    const { exit, stderr } = await answerOf(["size", spreads, ...june]);
    expect([exit, stderr]).toEqual([
      0,
      expect.stringMatching(/NQ was written for NQH6, .* the side is now on NQM6.*WRITTEN_FOR_OTHER/),
    ]);
    const { stdout: stored } = await answerOf(["size", spreads, ...june, "--json"]);
    expect((await answerOf(["size", "s.json"], { files: { "s.json": stored } })).stderr).toContain("WRITTEN_FOR_OTHER");
    // A saved file would not say so.
    const { exit: saved, stderr: refused } = await answerOf(["size", spreads, ...june, "--save", "june.yaml"]);
    expect([saved, refused]).toEqual([
      3,
      expect.stringMatching(
        /^pairsize: --save june.yaml: the level is for NQH6, and the trade rests on NQM6 .*\n.*NQM6/,
      ),
    ]);
    const { stderr: given } = await answerOf(["size", spreads, ...june, "--level", "NQM6=25888"]);
    expect(given).not.toContain("LEVEL_WRITTEN_FOR_OTHER_FUTURE");
  });

  it("is said too where another series of the day delivers that future", async () => {
    const { stderr } = await answerOf(["size", spreads, "--series", "RTY=R3EH6"]);
    expect(stderr).toMatch(/RTY was written for RTYH6, .* the side is now on RTYM6.*WRITTEN_FOR_OTHER/);
  });
});

describe("compare over two months", () => {
  const plain = `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%, legs: [2750C]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%, legs: [25500P]}
`;
  const compared = async (...flags: string[]) => {
    const argv = ["compare", "a.yaml", "--expiry", "Mar26,Jun26", ...flags];
    const files = { "a.yaml": plain };
    const [{ exit, stderr }, { stdout }] = [
      await answerOf(argv, { files }),
      await answerOf([...argv, "--json"], { files }),
    ];
    return { exit, stderr, stdout };
  };

  it("gives each month the level of its own future, by its code", async () => {
    const { exit, stdout, stderr } = await compared("--level", "RTYM26=2755.5", "--level", "NQM6=25890.25");
    const { alternatives } = JSON.parse(stdout);
    // June by itself, with its own level.
    const alone = ["--expiry", "Jun26", "--level", "RTYM6=2755.5", "--level", "NQM6=25890.25", "--json"];
    const june = JSON.parse((await answerOf(["compare", "a.yaml", ...alone], { files: { "a.yaml": plain } })).stdout);
    const march = JSON.parse((await answerOf(["compare", "a.yaml", "--json"], { files: { "a.yaml": plain } })).stdout);
    const figures = ({ premium, maxLoss, deltas, contracts }: Record<string, unknown>) => ({
      premium,
      maxLoss,
      deltas,
      contracts,
    });
    expect(alternatives.map(figures)).toEqual([figures(march.alternatives[0]), figures(june.alternatives[0])]);
    expect(alternatives[0].maxLoss).not.toEqual(alternatives[1].maxLoss);
    expect([exit, stderr]).toEqual([0, expect.not.stringContaining("LEVEL_WRITTEN_FOR_OTHER_FUTURE")]);
  });

  it("says where June is on the level of March, and refuses a level of neither", async () => {
    expect((await compared()).stderr).toMatch(/Jun26.*RTY was written for RTYH6.*LEVEL_WRITTEN_FOR_OTHER_FUTURE/);
    const { exit, stderr } = await compared("--level", "RTYU6=2780");
    expect([exit, stderr]).toEqual([2, expect.stringContaining("FLAG_OF_NO_TRADE")]);
  });
});
