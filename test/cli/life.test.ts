import { describe, expect, it } from "vitest";
import { goldenSuite } from "./golden.ts";
import { sampleFile } from "./trades.ts";
import { answerOf, type WorldSpec } from "./world.ts";

const plain = (files: WorldSpec["files"] = {}, columns = 80): WorldSpec => ({
  columns,
  env: { NO_COLOR: "1" },
  files,
});
const traded = ["--weighting", "dollar"];
const levels = ["--level", "RTY=2800", "--level", "NQ=25500"];
const later = [...traded, "--as-of", "2026-02-20", ...levels];

/** Quotes of 20 Feb 2026, with the March and the June options. */
const rty = `Symbol,Bid,Ask
RTOH6 C2750,98.2,99.4
RTOH6 C2950,17.1,17.8
RTOM6 C2750,190.0,193.0
RTOM6 C2950,96.0,98.5
`;
const nq = `Symbol,Bid,Ask
NQH6 P25500,478.25,483.50
NQH6 P23500,70.00,73.50
NQM6 P25500,905.00,915.00
NQM6 P23500,410.00,418.00
`;
const chains = { "rty.csv": rty, "nq.csv": nq };
const quoted = [...later, "--chain", "RTY=rty.csv", "--chain", "NQ=nq.csv"];
const position = `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%, legs: ["2750C @ 78.40", "-1 2950C @ 18.20"]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%, legs: ["25500P @ 612.50", "-1 23500P @ 196.25"]}
size: {weighting: dollar}
limits: {takeProfit: 50%, stopLoss: 50%, daysLeft: 21, maxRatioDrift: 10%}
`;
const held = `${position}holdings: [{RTY: "+3 F @ 2700"}, {NQ: "-1 F @ 25000"}]\n`;
const cheap = position
  .replace('["2750C @ 78.40", "-1 2950C @ 18.20"]', '["2700C @ 8.00"]')
  .replace("dollar}", "dollar, contracts: {long: 4, short: 1}}");
const closes = (from: number, by: number) =>
  `Date,Close\n${Array.from({ length: 28 }, (_, at) => `2026-02-${String(at + 1).padStart(2, "0")}`)
    .filter((date) => ![0, 6].includes(new Date(date).getUTCDay()))
    .map((date, at) => `${date},${(from + by * Math.sin(at)).toFixed(2)}`)
    .join("\n")}\n`;

goldenSuite("life", [
  { name: "mark-by-model", argv: ["mark", sampleFile, ...later], world: plain() },
  { name: "mark-quoted", argv: ["mark", sampleFile, ...quoted], world: plain(chains) },
  { name: "mark-40-columns", argv: ["mark", sampleFile, ...quoted], world: plain(chains, 40) },
  { name: "mark-json", argv: ["mark", sampleFile, ...quoted, "--json"], world: { files: chains } },
  { name: "mark-csv", argv: ["mark", sampleFile, ...quoted, "--format", "csv"], world: { files: chains } },
  { name: "mark-markdown", argv: ["mark", sampleFile, ...quoted, "--format", "markdown"], world: { files: chains } },
  { name: "mark-entry-day", argv: ["mark", sampleFile, ...traded, "--as-of", "2026-01-22"], world: plain() },
  {
    name: "mark-rules",
    argv: ["mark", "p.yaml", "--as-of", "2026-02-27", "--level", "RTY=3010", "--level", "NQ=25500"],
    world: plain({ "p.yaml": position }),
  },
  {
    name: "mark-of-histories",
    argv: ["mark", sampleFile, ...traded, "--history", "RTY=r.csv", "--history", "NQ=n.csv"],
    world: plain({ "r.csv": closes(2790, 30), "n.csv": closes(25500, 300) }),
  },
  { name: "mark-of-holdings", argv: ["mark", "held.yaml", ...later], world: plain({ "held.yaml": held }) },
  { name: "mark-not-marked", argv: ["mark", "cheap.yaml", ...later], world: plain({ "cheap.yaml": cheap }) },
  {
    name: "mark-book",
    argv: ["mark", "a.yaml", "held.yaml", "missing.yaml", "--as-of", "2026-02-20", ...levels],
    world: plain({ "a.yaml": position, "held.yaml": held }, 100),
  },
  {
    name: "mark-book-json",
    argv: ["mark", "a.yaml", "held.yaml", "--as-of", "2026-02-20", ...levels, "--json"],
    world: { files: { "a.yaml": position, "held.yaml": held } },
  },
  {
    name: "mark-book-csv",
    argv: ["mark", "a.yaml", "missing.yaml", "--as-of", "2026-02-20", ...levels, "--format", "csv"],
    world: { files: { "a.yaml": position } },
  },
  { name: "mark-which", argv: ["mark", sampleFile, "--as-of", "2026-02-20", ...levels] },
  { name: "mark-no-day", argv: ["mark", sampleFile, ...traded] },
  { name: "mark-no-level", argv: ["mark", sampleFile, ...traded, "--as-of", "2026-02-20", "--level", "NQ=25500"] },
  { name: "mark-expired", argv: ["mark", sampleFile, ...traded, "--as-of", "2026-03-23", ...levels] },
  { name: "mark-before", argv: ["mark", sampleFile, ...traded, "--as-of", "2026-01-21", ...levels] },
  {
    name: "roll-quoted",
    argv: ["roll", sampleFile, "--expiry", "Jun26", ...quoted, "--level", "RTYM6=2815"],
    world: plain(chains),
  },
  {
    name: "roll-by-model",
    argv: ["roll", sampleFile, "--expiry", "Jun26", "--strikes", "delta", ...later],
    world: plain(),
  },
  { name: "roll-one-side", argv: ["roll", sampleFile, "--expiry", "RTY=Jun26", ...quoted], world: plain(chains) },
  { name: "roll-json", argv: ["roll", sampleFile, "--expiry", "Jun26", ...quoted, "--json"], world: { files: chains } },
  {
    name: "roll-futures",
    argv: ["roll", "-", "--expiry", "Jun26", ...later, "--level", "NQM6=25650", "--rate", "3.65%"],
    world: {
      ...plain(),
      stdin:
        '{"version":1,"asOf":"2026-01-22","long":{"symbol":"RTY","level":2730.8},"short":{"symbol":"NQ","level":25658.25}}',
    },
  },
  { name: "roll-nowhere", argv: ["roll", sampleFile, "--expiry", "Mar26", ...later] },
  { name: "roll-no-expiry", argv: ["roll", sampleFile, ...later] },
  {
    name: "roll-no-rate",
    argv: ["roll", "r.yaml", "--expiry", "Jun26", ...quoted],
    world: { files: { ...chains, "r.yaml": position.replace("rate: 3.65%\n", "") } },
  },
  { name: "close-quoted", argv: ["close", sampleFile, ...quoted], world: plain(chains) },
  { name: "close-json", argv: ["close", sampleFile, ...quoted, "--json"], world: { files: chains } },
  { name: "close-csv", argv: ["close", sampleFile, ...quoted, "--format", "csv"], world: { files: chains } },
  { name: "close-markdown", argv: ["close", sampleFile, ...quoted, "--format", "markdown"], world: { files: chains } },
  { name: "close-not-marked", argv: ["close", "cheap.yaml", ...later], world: plain({ "cheap.yaml": cheap }) },
]);

describe("what the screens of an open pair show", () => {
  it("is by hand what the quotes say: the closing side, the middle, and the spread between them", async () => {
    const { exit, stdout } = await answerOf(["mark", sampleFile, ...quoted, "--json"], { files: chains });
    const mark = JSON.parse(stdout);
    // Bought legs close at the bid, sold ones at the ask.
    const long = 4 * 50 * (98.2 - 78.4 - (17.8 - 18.2));
    const short = 20 * (478.25 - 612.5 - (73.5 - 196.25));
    const mid = 4 * 50 * (98.8 - 78.4 - (17.45 - 18.2)) + 20 * (480.875 - 612.5 - (71.75 - 196.25));
    expect(exit).toBe(0);
    expect(mark.profit.long).toBeCloseTo(long, 9);
    expect(mark.profit.short).toBeCloseTo(short, 9);
    expect(mark.profitAtMid.net).toBeCloseTo(mid, 9);
    expect(mark.attribution.spread.net).toBeCloseTo(long + short - mid, 9);
    const parts = Object.values(mark.attribution) as { readonly net: number }[];
    expect(parts.reduce((sum, { net }) => sum + net, 0)).toBeCloseTo(mark.profit.net, 8);
  });

  it("is the same of a stored sizing as of its trade", async () => {
    const { stdout: stored } = await answerOf(["size", sampleFile, "--json"]);
    const files = { ...chains, "sizing.json": stored };
    const [ofTrade, ofStored] = await Promise.all(
      [sampleFile, "sizing.json"].map(async (file) => {
        const { stdout } = await answerOf(["mark", file, ...quoted, "--json"], { files });
        const { profit, attribution, contracts, ratio, maxLoss } = JSON.parse(stdout);
        return { profit, attribution, contracts, ratio, maxLoss };
      }),
    );
    expect(ofStored).toEqual(ofTrade);
    const other = await answerOf(["mark", "sizing.json", ...levels, "--as-of", "2026-02-20"], { files });
    expect([other.exit, other.stderr]).toEqual([3, expect.stringContaining("TRADED_UNKNOWN")]);
    const none = await answerOf(["mark", "sizing.json", "--weighting", "beta", ...levels, "--as-of", "2026-02-20"], {
      files,
    });
    expect([none.exit, none.stderr]).toEqual([3, expect.stringContaining("STORED_SIZING_UNREADABLE")]);
  });

  it("are refused after a future has expired, by flag and where price files give the day", async () => {
    const since = (rows: string) =>
      rows.replace("Date,Close\n", "Date,Close\n2025-11-26,2480\n2025-11-28,2481\n2025-12-01,2482\n");
    const pair = `version: 1
asOf: 2025-12-01
long: {symbol: RTY, level: 2480, history: r.csv}
short: {symbol: NQ, level: 25100, history: n.csv}
size: {weighting: dollar, contracts: {long: 7, short: 2}}
`;
    const optioned = position
      .replace("level: 2730.8", "level: 2730.8, history: r.csv")
      .replace("2026-03-20", "2026-02-20");
    const files = {
      "p.yaml": pair,
      "o.yaml": optioned,
      "r.csv": since(closes(2790, 30)),
      "n.csv": since(closes(25500, 300)),
    };
    for (const command of [["mark"], ["close"], ["roll", "--expiry", "Jun26", "--rate", "3.65%"]]) {
      const { exit, stderr } = await answerOf([...command, "p.yaml"], { files });
      expect([exit, stderr]).toEqual([3, expect.stringMatching(/RTYZ5 expired on 2025-12-19.*MARK_AFTER_EXPIRY/)]);
    }
    const histories = ["--history", "RTY=r.csv", "--history", "NQ=n.csv"];
    const { stderr } = await answerOf(["mark", "o.yaml", ...traded, ...histories], { files });
    expect(stderr).toMatch(/the option of RTY expired on 2026-02-20, before 2026-02-27 {2}\[MARK_AFTER_EXPIRY/);
  });

  it("are those of a stored sizing: every limit of its trade is one of it again", async () => {
    const limits = `maxLoss: 90k, maxNotional: 9m, maxPremium: 50k, maxDailyRisk: 40k, maxCapital: 1m, imbalance: 0.05%,
  maxContracts: {short: 7}, minProbability: 12.5%, minShareProfitable: 45%, minShareProfitableLower: 0.35, maxResidualBeta: 0.2,
  maxRatioDrift: 150%, definedRisk: true, quotedPremiums: true, cashAccount: true, maxPriceAge: 3,
  takeProfit: 60%, stopLoss: 100%, daysLeft: 20`;
    const trade = position.replace(/limits: \{.*\}/, `limits: {${limits}}`);
    const { stdout: stored } = await answerOf(["size", "p.yaml", "--json"], { files: { "p.yaml": trade } });
    expect(JSON.parse(stored).trade.limits).toEqual({
      ...{ maxLoss: 90_000, maxNotional: 9e6, maxPremium: 50_000, maxDailyRisk: 40_000, maxCapital: 1e6 },
      ...{ imbalance: 0.0005, maxContracts: { short: 7 }, minProbability: 0.125, minShareProfitable: 0.45 },
      ...{ minShareProfitableLower: 0.35, maxResidualBeta: 0.2, maxRatioDrift: 1.5, definedRisk: true },
      ...{ quotedPremiums: true, cashAccount: true, maxPriceAge: 3, takeProfit: 0.6, stopLoss: 1, daysLeft: 20 },
    });
    const files = { "s.json": stored, "p.yaml": trade };
    const [again, ofTrade, ofStored] = await Promise.all([
      answerOf(["size", "s.json", "--json"], { files }),
      answerOf(["mark", "p.yaml", ...later, "--json"], { files }),
      answerOf(["mark", "s.json", ...later, "--json"], { files }),
    ]);
    expect(JSON.parse(again.stdout).trade.limits).toEqual(JSON.parse(stored).trade.limits);
    expect(JSON.parse(ofStored.stdout).rules).toEqual(JSON.parse(ofTrade.stdout).rules);
    expect(JSON.parse(ofStored.stdout).rules).toHaveLength(4);
  });

  it("are checked again by check, from what mark stored: a rule that is reached has failed", async () => {
    const argv = ["mark", "p.yaml", "--as-of", "2026-02-27", "--level", "RTY=3010", "--level", "NQ=25500", "--json"];
    const { stdout } = await answerOf(argv, { files: { "p.yaml": position } });
    const files = { "marked.json": stdout, "other.json": '{"command":"mark"}', "p.yaml": position };
    const checked = await answerOf(["check", "marked.json", "--all"], { files });
    expect(checked.exit).toBe(1);
    expect(checked.stdout).toContain("2 of 4 checks failed");
    expect(checked.stdout).toContain("FAILED daysLeft, dollar-neutral: 21 days of 21 days: reached");
    expect(checked.stdout).toContain("passed takeProfit, dollar-neutral:");
    await answerOf(["check", "marked.json", "--json"], { files });
    const unmeasured = stdout.replace(
      /"actual": [^,]+,\s+"reached": true,\s+"reason": null/,
      '"actual": null, "reached": null, "reason": {"code": "RULE_NO_EXPIRY", "message": "no day"}',
    );
    const again = await answerOf(["check", "marked.json"], { files: { "marked.json": unmeasured } });
    expect(again.stdout).toContain("cannot be measured: no day");
    expect((await answerOf(["check", "other.json"], { files })).stderr).toContain("STORED_MARK_UNREADABLE");
    const { stderr } = await answerOf(["check", "p.yaml", "--max-loss", "30000"], { files });
    expect(stderr).toContain("RULES_OF_OPEN_PAIR");
  });

  it("sums a book to the cent", async () => {
    const files = { "a.yaml": position, "held.yaml": held };
    const argv = ["mark", "a.yaml", "held.yaml", "--as-of", "2026-02-20", ...levels, "--json"];
    const { trades, total } = JSON.parse((await answerOf(argv, { files })).stdout);
    expect(total.profit).toBeCloseTo(trades[0].mark.profit.net + trades[1].mark.profit.net, 8);
    // 3 × 50 × 100 − 20 × 500 of the futures.
    expect(trades[1].mark.profit.net).toBe(5_000);
  });

  it("ends with 1 where a leg has no mark, and does not count its trade as marked", async () => {
    const files = { "a.yaml": position, "cheap.yaml": cheap };
    const argv = ["mark", "a.yaml", "cheap.yaml", "--as-of", "2026-02-20", ...levels, "--json"];
    const { exit, stdout } = await answerOf(argv, { files });
    expect([exit, JSON.parse(stdout).total]).toMatchObject([1, { trades: 2, marked: 1, profit: null }]);
  });

  it("calls a trade from standard input by that name, where it cannot be read", async () => {
    const world = { files: { "a.yaml": position }, stdin: "long: [" };
    const { exit, stdout } = await answerOf(["mark", "a.yaml", "-", "--as-of", "2026-02-20", ...levels], world);
    expect([exit, stdout]).toEqual([3, expect.stringMatching(/^standard input +not marked$/m)]);
  });

  it("takes from the flags of a book what is of each pair, and refuses one that is of none", async () => {
    const shares = `version: 1
asOf: 2026-01-22
long: {symbol: IWM, level: 271.35, volatility: 18.5%}
short: {symbol: QQQ, level: 622, volatility: 17.3%}
size: {contracts: {long: 100, short: 43}}
`;
    const files = { "a.yaml": position, "b.yaml": shares };
    const argv = ["mark", "a.yaml", "b.yaml", "--as-of", "2026-02-20", ...levels, "--level", "IWM=280", "--level"];
    const { exit, stdout } = await answerOf([...argv, "QQQ=620", "--json"], { files });
    // 100 × 100 shares × 8.65 and 43 × 100 shares × 2.
    expect([exit, JSON.parse(stdout).trades[1].mark.profit.net]).toEqual([0, 95_100]);
    const stray = await answerOf([...argv, "QQQ=620", "--implied-vol", "SPY=20%"], { files });
    expect([stray.exit, stray.stderr]).toEqual([
      2,
      expect.stringMatching(/--implied-vol SPY=20% names a side of none.*FLAG_OF_NO_TRADE/),
    ]);
  });
});

describe("quotes of an open pair", () => {
  /** The mark of the sample with one row of a chain: strike, type, bid, ask and last. */
  const quotedAs = async (row: string) => {
    const chain = `Quote Date,Expiration,Strike,Type,Bid,Ask,Last\n2026-02-20,2026-03-20,${row}\n`;
    const argv = ["mark", sampleFile, ...later, "--chain", "RTY=one.csv", "--json"];
    return JSON.parse((await answerOf(argv, { files: { "one.csv": chain } })).stdout);
  };

  it("close a leg by the side that closes it alone: a last trade is no price beside a standing quote", async () => {
    const one = async (prices: string) => (await quotedAs(`2750,Call,${prices}`)).legs[0].mark;
    expect(await one("84,86,140")).toEqual({ value: 84, mid: 85, from: "mid" });
    expect(await one("84,,140")).toEqual({ value: 84, mid: 84, from: "bid" });
    expect(await one(",86,140")).toMatchObject({ from: "model" });
    expect(await one(",,140")).toEqual({ value: 140, mid: 140, from: "last" });
  });

  const holding = (holdings: string, others = "") => `version: 1
asOf: 2026-01-22
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
holdings: [${holdings}]
${others}`;
  const answered = async (command: string, file: string, more: readonly string[], files = {}) => {
    const argv = [command, "h.yaml", "--as-of", "2026-02-20", ...levels, ...more, "--json"];
    return JSON.parse((await answerOf(argv, { files: { "h.yaml": file, ...files } })).stdout);
  };

  it("roll as many large contracts as are held where micros are counted", async () => {
    const file = holding("{RTY: +4 RTYH6 @ 2700}, {NQ: -1 NQH6 @ 25600}", "size: {withMicros: true}");
    const { orders } = await answered("roll", file, ["--expiry", "Jun26"]);
    const words = orders.map(({ action, quantity, code }: Record<string, unknown>) => `${action} ${quantity} ${code}`);
    expect(words.toSorted()).toEqual(["buy 1 NQH6", "buy 4 RTYM6", "sell 1 NQM6", "sell 4 RTYH6"]);
  });

  it("are none of another expiry than a chain that names none was read for, or than the code of a row", async () => {
    const file = holding("{RTY: +4 2026-06-18 2750C @ 78.40}, {NQ: -1 NQH6 @ 25600}");
    const marked = async (chain: string) =>
      (await answered("mark", file, ["--chain", "RTY=c.csv"], { "c.csv": chain })).legs[0].mark?.value ?? null;
    const coded = (code: string) => `Symbol,Strike,Type,Bid,Ask\n${code},2750,Call,77.10,77.90\n`;
    expect([await marked(coded("RTOH6")), await marked(coded("RTOM6"))]).toEqual([null, 77.1]);
    const march = `${file.replace("volatility: 18.5%", "volatility: 18.5%, legs: [2750C @ 78]")}expiry: 2026-03-20\n`;
    const { legs } = await answered("mark", march, ["--chain", "RTY=c.csv"], {
      "c.csv": "Strike,Type,Bid,Ask\n2750,Call,77.10,77.90\n",
    });
    expect(legs[0].mark).toBeNull();
  });

  it("of a micro of another month are those of the large future of that month", async () => {
    const file = holding("{M2K: +3 M2KM6 @ 2750}, {NQ: -1 NQH6 @ 25600}");
    const { legs } = await answered("mark", file, ["--level", "RTYM6=2812"]);
    expect(legs[0]).toMatchObject({ code: "M2KM6", mark: { value: 2812 }, profit: 930 });
  });

  it("bound nothing where one side is in two futures, whose prices move apart", async () => {
    const pair = "{RTY: +1 RTYH6 @ 2700}, {RTY: -1 RTYM6 @ 2750}, {NQ: -1 NQH6 @ 25600}, {NQ: +1 NQM6 @ 25700}";
    const more = ["--level", "RTYM6=2830", "--level", "NQM6=25700"];
    expect(await answered("mark", holding(pair), more)).toMatchObject({ maxLoss: null, maxGain: null });
  });

  it("of a held option of micros alone weigh the side as those of large ones do", async () => {
    const file = (size: string) =>
      `${holding(`{RTY: +4 2026-03-20 2750C @ 78.40}, ${size}`, "size: {weighting: delta}\nexpiry: 2026-03-20\n")}`
        .replace("volatility: 18.5%", "volatility: 18.5%, legs: [2750C @ 78.40]")
        .replace("volatility: 17.3%", "volatility: 17.3%, legs: [25500P @ 612.50]");
    const ratio = async (size: string) => (await answered("mark", file(size), ["--implied-vol", "NQ=40%"])).ratio.now;
    const micros = await ratio("{MNQ: +10 2026-03-20 25500P @ 612.5}");
    expect(micros).toBe(await ratio("{NQ: +1 2026-03-20 25500P @ 612.5}"));
  });

  it("of so many contracts are refused where a unit is two of them, as by size", async () => {
    const file = `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%, legs: [+2 2750C @ 78.40]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%, legs: [25500P @ 612.50]}
`;
    const counts = ["--weighting", "dollar", "--contracts", "RTY=4", "--contracts", "NQ=1"];
    const { exit, stderr } = await answerOf(["mark", "a.yaml", "--as-of", "2026-02-20", ...levels, ...counts], {
      files: { "a.yaml": file },
    });
    expect([exit, stderr]).toEqual([3, expect.stringContaining("CONTRACTS_AMBIGUOUS")]);
  });

  it("move with the yield of today on the day of the entry too", async () => {
    const file = `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: IWM, level: 268.40, volatility: 18.5%, yield: 1%, exercise: european, legs: [270C @ 8.00]}
short: {symbol: QQQ, level: 624.15, volatility: 17.3%, yield: 0.6%, exercise: european, legs: [620P @ 15.00]}
`;
    const argv = ["mark", "e.yaml", "--as-of", "2026-01-22", "--weighting", "dollar", "--json"];
    const value = async (...more: string[]) =>
      JSON.parse((await answerOf([...argv, ...more], { files: { "e.yaml": file } })).stdout).legs[0].mark.value;
    expect(await value()).toBe(8);
    // The forward falls by 5 % × 57/365 of 268.4, some 2.1 points, and half of that is the call's.
    expect(await value("--yield", "IWM=6%")).toBeCloseTo(7, 0);
  });

  it("that were stored are refused where they cannot be read, before anything is made of them", async () => {
    const sizing = JSON.parse((await answerOf(["size", sampleFile, "--weighting", "dollar", "--json"])).stdout);
    const refusal = async (changed: object) => {
      const files = { "s.json": JSON.stringify({ ...sizing, ...changed }) };
      return answerOf(["mark", "s.json", ...later.slice(traded.length)], { files });
    };
    const [first] = sizing.sizings;
    for (const changed of [
      { schemaVersion: "2.0" },
      { sizings: [{ ...first, contracts: { long: "4", short: 1 } }] },
      { sizings: [{ ...first, contracts: { long: 1.5, short: 1 } }] },
    ]) {
      const { exit, stderr } = await refusal(changed);
      expect([exit, stderr]).toEqual([3, expect.stringContaining("STORED_SIZING_UNREADABLE")]);
    }
  });

  it("hold a stored mark to its own rules: a limit is refused, and so is one with a leg that was not marked", async () => {
    const rule = ["--max-ratio-drift", "50%", "--json"];
    const { stdout } = await answerOf(["mark", sampleFile, ...later, ...rule]);
    const checked = (document: string, ...more: string[]) =>
      answerOf(["check", "m.json", ...more], { files: { "m.json": document } });
    expect((await checked(stdout)).exit).toBe(0);
    for (const limit of [
      ...[["--max-loss", "1"], ["--max-contracts", "1"], ["--defined-risk"], ["--warnings-as-errors"]],
      ...[
        ["--today", "2026-12-01"],
        ["--as-of", "2026-03-01"],
        ["--level", "RTY=1"],
        ["--weighting", "beta"],
      ],
    ]) {
      const limited = await checked(stdout, ...limit);
      expect([limited.exit, limited.stderr]).toEqual([2, expect.stringContaining("LIMIT_OF_STORED_MARK")]);
    }
    expect((await checked(stdout, "--all", "--quiet")).exit).toBe(0);
    const old = { code: "LEVEL_OLDER_THAN_QUOTES", message: "the level of RTY is old", hint: null, file: null };
    const doubtful = JSON.stringify({ ...JSON.parse(stdout), warnings: [...JSON.parse(stdout).warnings, old] });
    const warned = JSON.parse((await checked(doubtful, "--json")).stdout);
    expect(warned.files[0].warnings.map(({ message }: { message: string }) => message)).toEqual([
      expect.stringContaining("the level of RTY is old"),
    ]);
    const unmarked = JSON.stringify({ ...JSON.parse(stdout), profit: { long: null, short: 0, net: null } });
    expect((await checked(unmarked)).stderr).toContain("STORED_MARK_UNREADABLE");
  });

  it("hold a stored count of one side as a rule of what would be chosen now", async () => {
    const sizing = await answerOf(["size", sampleFile, "--weighting", "dollar", "--contracts", "NQ=3", "--json"]);
    const files = { "sizing.json": sizing.stdout };
    const { stdout } = await answerOf(["mark", "sizing.json", ...later.slice(traded.length), "--json"], { files });
    const { contracts, chosenNow } = JSON.parse(stdout);
    expect([contracts, chosenNow.short]).toEqual([{ long: 11, short: 3 }, 3]);
  });

  it("hold no stored count of both sides as a rule: it is what was traded", async () => {
    const counts = ["--contracts", "RTY=11", "--contracts", "NQ=3"];
    const sizing = await answerOf(["size", sampleFile, "--weighting", "dollar", ...counts, "--json"]);
    const of = async (...flags: string[]) => {
      const argv = ["mark", "sizing.json", ...later.slice(traded.length), ...flags, "--json"];
      const { stdout } = await answerOf(argv, { files: { "sizing.json": sizing.stdout } });
      const { contracts, chosenNow } = JSON.parse(stdout);
      return [contracts, chosenNow];
    };
    // 4 x 140,000 against 510,000 is 4.7 % apart, and no fewer are within 5 %.
    const fewest = { long: 4, short: 1 };
    expect(await of()).toEqual([{ long: 11, short: 3 }, fewest]);
    // The other side is chosen: at entry 4 x 136,540 against 513,165.
    expect((await of("--contracts", "RTY=4"))[0]).toEqual(fewest);
  });

  it("of 0 on both sides are none: a bought leg is not worth nothing for want of a quote", async () => {
    const of = async (prices: string) => (await quotedAs(`2750,Call,${prices},`)).legs[0].mark;
    expect(await of("0,0")).toMatchObject({ from: "model" });
    expect(await of("0,0.5")).toEqual({ value: 0, mid: 0.25, from: "mid" });
  });

  it("that no volatility gives, or one far from the side's, are doubted", async () => {
    const doubts = async (row: string) =>
      (await quotedAs(`${row},`)).warnings.flatMap(({ code, message }: { code: string; message: string }) =>
        /MARK_IMPOSSIBLE|IMPLIED_VOLATILITY_FAR/.test(code) ? [`${code}: ${message}`] : [],
      );
    // A call is worth no less than exercise gives and no more than its future; dollars a contract are neither.
    expect(await doubts("2750,Call,40,44")).toEqual([
      "MARK_IMPOSSIBLE: RTY 2750C is marked at 42, and is worth 50.00 to 2800 points at any volatility",
    ]);
    expect(await doubts("2750,Call,4405,4615")).toEqual([
      "MARK_IMPOSSIBLE: RTY 2750C is marked at 4510, and is worth 50.00 to 2800 points at any volatility",
    ]);
    expect(await doubts("2950,Call,80,85")).toEqual([expect.stringMatching(/^IMPLIED_VOLATILITY_FAR: RTY 2950C/)]);
    expect(await doubts("2950,Call,13,15")).toEqual([]);
  });

  it("of new legs say what is wrong with them, and --implied-vol prices those that have none", async () => {
    const quotes = `Quote Date,Expiration,Strike,Type,Bid,Ask,Last
2026-02-20,2026-03-20,2750,Call,85,86,85.5
2026-02-20,2026-03-20,2950,Call,13.1,13.5,13.2
2026-01-22,2026-06-18,2750,Call,120,122,120
2026-02-20,2026-06-18,2950,Call,0,60,61
`;
    const june = ["--level", "RTYM6=2825", "--level", "NQM6=25730", "--expiry", "RTY=Jun26"];
    const argv = ["roll", sampleFile, ...later, ...june];
    const { stderr } = await answerOf([...argv, "--chain", "RTY=quotes.csv"], { files: { "quotes.csv": quotes } });
    expect(stderr).toMatch(/CHAIN_STALE/);
    expect(stderr).toMatch(/CHAIN_ZERO_BID/);
    const unnamed = "Bid,Ask,Strike,Bid,Ask\n120,122,2750,90,92\n50,60,2950,230,240\n";
    const chain = ["--next-chain", "RTY=next.csv"];
    const next = await answerOf([...argv, ...chain], { files: { "next.csv": unnamed } });
    expect(next.stderr).toMatch(/CHAIN_SIDES_ASSUMED/);
    const priced = async (volatility: string) => {
      const { stdout } = await answerOf([...argv, "--implied-vol", `RTY=${volatility}`, "--json"]);
      const { orders } = JSON.parse(stdout);
      return orders.find(({ code }: { code: string }) => code === "RTOM6 C2750").price;
    };
    // Black-76 at 2,825, 118 days and 3.65 %, of a European option: 227.0; the right to exercise adds little.
    expect(await priced("30%")).toBeGreaterThan(226.9);
    expect(await priced("30%")).toBeLessThan(227.5);
    expect(await priced("20%")).toBeLessThan(175);
  });

  it("are asked of futures that trade: one that has expired is refused", async () => {
    const futures = `version: 1
asOf: 2026-01-22
long: {symbol: RTY, level: 2730.8, volatility: 18.5%}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
size: {contracts: {long: 4, short: 1}}
`;
    for (const name of ["mark", "close"]) {
      const argv = [name, "f.yaml", "--as-of", "2026-04-10", ...levels];
      const { exit, stderr } = await answerOf(argv, { files: { "f.yaml": futures } });
      expect([exit, stderr]).toEqual([3, expect.stringMatching(/RTYH6.*MARK_AFTER_EXPIRY/)]);
    }
  });

  it("are of what is held: --contracts beside holdings is refused", async () => {
    const argv = ["mark", "held.yaml", ...later, "--contracts", "RTY=1", "--contracts", "NQ=1"];
    const { exit, stderr } = await answerOf(argv, { files: { "held.yaml": held } });
    expect([exit, stderr]).toEqual([2, expect.stringContaining("CONTRACTS_BESIDE_HOLDINGS")]);
  });
});

describe("--report", () => {
  it("is one page, and no other format beside it", async () => {
    const argv = ["mark", sampleFile, ...later, "--report"];
    const { exit, stdout } = await answerOf(argv);
    expect([exit, stdout.startsWith("<!doctype html>")]).toEqual([0, true]);
    for (const format of [["--json"], ["--format", "csv"]]) {
      const refused = await answerOf([...argv, ...format]);
      expect([refused.exit, refused.stderr]).toEqual([2, expect.stringContaining("REPORT_AND_FORMAT")]);
    }
  });
});

describe("a roll of what is held", () => {
  const options = ["+4 2026-03-20 2750C @ 78.40", "-4 2026-03-20 2950C @ 18.20"].map((held) => `{RTY: "${held}"}`);
  const puts = ["+1 2026-03-20 25500P @ 612.50", "-1 2026-03-20 23500P @ 196.25"].map((held) => `{NQ: "${held}"}`);
  const book = (...holdings: string[]) => `version: 1
asOf: 2026-01-22
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
holdings: [${holdings.join(", ")}]
`;
  const june = ["--level", "RTYM6=2812", "--level", "NQM6=25650"];
  const roll = async (text: string, ...flags: string[]) => {
    const argv = ["roll", "p.yaml", "--as-of", "2026-02-20", ...levels, ...june, ...flags, "--json"];
    const { exit, stdout, stderr } = await answerOf(argv, { files: { "p.yaml": text } });
    if (exit !== 0) return { exit, stderr };
    const { orders, realised, cost, maxLoss, maxGain } = JSON.parse(stdout);
    return { exit, orders, realised, cost, maxLoss, maxGain };
  };

  it.each([
    ["--expiry", "Jun26"],
    ["--expiry", "Jun26", "--strikes", "delta"],
    ["--expiry", "Jun26", "--strikes", "moneyness"],
    ["--expiry", "RTY=Jun26"],
  ])("is that of the trade which holds the same: %s %s %s %s", async (...flags) => {
    expect(await roll(book(...options, ...puts), ...flags)).toEqual(await roll(position, ...flags, ...traded));
  });

  it.each(["delta", "moneyness"])("leaves its strikes to a side that is not rolled: --strikes %s", async (rule) => {
    const { orders } = await roll(position, "--expiry", "RTY=Jun26", "--strikes", rule, ...traded);
    expect(orders.map(({ side }: { side: string }) => side)).toEqual(["long", "long", "long", "long"]);
  });

  it("moves futures to the month that is named", async () => {
    const { orders } = await roll(book('{RTY: "+3 F @ 2700"}', '{NQ: "-1 F @ 25000"}'), "--expiry", "Jun26");
    expect(orders.map(({ ticket }: { ticket: string }) => ticket)).toEqual([
      "sell 3 RTYH6",
      "buy 1 NQH6",
      "buy 3 RTYM6",
      "sell 1 NQM6",
    ]);
  });

  it("says of a product of one's own that nothing names its next future", async () => {
    const own = (legs: string) => `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
products: [{symbol: FESX, name: Euro Stoxx 50, multiplier: 10, currency: EUR, fx: 1.08}]
long: {symbol: FESX, level: 5900, volatility: 16%, exercise: european, legs: [${legs}]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
`;
    const quotes = "Expiry,Type,Strike,Bid,Ask\n2026-06-19,call,5900,250,252\n2026-03-20,call,5900,150,152\n";
    const said = async (legs: string, ...flags: string[]) => {
      const argv = ["roll", "p.yaml", "--as-of", "2026-02-20", "--contracts", "FESX=8", "--contracts", "NQ=1"];
      const prices = ["--level", "FESX=6000", "--level", "NQ=25500", "--level", "NQM6=25650", "--json"];
      const { stdout } = await answerOf([...argv, ...prices, ...flags], {
        files: { "p.yaml": own(legs), "q.csv": quotes },
      });
      return JSON.parse(stdout)
        .warnings.filter(({ code }: { code: string }) => code === "NEXT_FUTURE_UNKNOWN")
        .map(({ message }: { message: string }) => message);
    };
    expect(await said('"5900C @ 130"', "--expiry", "Jun26")).toEqual([
      "nothing says which future the new options on FESX lie on: the model prices them on 6000, that of the old ones",
    ]);
    expect(await said('"+1 F @ 5900"', "--expiry", "Jun26")).toEqual([
      "nothing says which month's future of FESX is held: it is not rolled",
    ]);
    expect(await said('"5900C @ 130"', "--expiry", "NQ=Jun26")).toEqual([]);
    expect(await said('"5900C @ 130"', "--expiry", "Jun26", "--next-chain", "FESX=q.csv")).toEqual([]);
  });

  it("stays in the root of the open options, where the new day has it, or takes the series that is asked for", async () => {
    const index = (series: string) => `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: RUT, series: ${series}, level: 2718, volatility: 18.5%, legs: ["2750C @ 70"]}
short: {symbol: NDX, level: 25600, volatility: 17.3%, legs: ["25500P @ 612.50"]}
size: {weighting: dollar, contracts: {long: 2, short: 1}}
`;
    const today = [
      "--as-of",
      "2026-02-20",
      "--level",
      "RUT=2780",
      "--level",
      "NDX=26000",
      "--yield",
      "RUT=1%",
      "--yield",
      "NDX=1%",
    ];
    const bought = async (series: string, ...flags: string[]) => {
      const argv = ["roll", "p.yaml", ...today, ...flags, "--json"];
      const { stdout } = await answerOf(argv, { files: { "p.yaml": index(series) } });
      const { orders } = JSON.parse(stdout) as { orders: { action: string; side: string; code: string }[] };
      const opened = orders.find(({ action, side }) => action === "buy" && side === "long");
      return opened?.code.slice(0, 4).trim();
    };
    expect(await bought("RUTW", "--expiry", "Apr26")).toBe("RUTW");
    expect(await bought("RUT", "--expiry", "Apr26")).toBe("RUT");
    expect(await bought("RUTW", "--expiry", "Apr26", "--series", "RUT=RUT")).toBe("RUT");
    expect(await bought("RUT", "--expiry", "Apr26", "--series", "RUT=RUTW")).toBe("RUTW");
    // No series of the day settles in the morning.
    expect(await bought("RUT", "--expiry", "2026-04-30")).toBe("RUTW");
  });

  it("says what the new pair does not end with, and quotes of another series, as a mark and a close do", async () => {
    const index = `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: RUT, level: 2718, volatility: 18.5%, yield: 1.2%, legs: ["2750C @ 70"]}
short: {symbol: NDX, level: 25600, volatility: 17.3%, yield: 0.6%, legs: ["25500P @ 612.50"]}
`;
    const quotes = "symbol,quote_date,expiration,strike,right,bid,ask\nRUTW,2026-02-20,2026-03-20,2750,C,81,83\n";
    const today = ["--as-of", "2026-02-20", "--level", "RUT=2780", "--level", "NDX=26000", "--contracts", "RUT=2"];
    const codes = async (command: string, ...flags: string[]) => {
      const argv = [command, "p.yaml", ...today, "--contracts", "NDX=1", ...flags, "--json"];
      const { stdout } = await answerOf(argv, { files: { "p.yaml": index, "c.csv": quotes } });
      return JSON.parse(stdout).warnings.map(({ code }: { code: string }) => code);
    };
    // RUTW of 30 April settles in the afternoon, NDX of 17 April in the morning.
    const rolled = await codes("roll", "--expiry", "RUT=2026-04-30", "--expiry", "NDX=Apr26");
    expect(rolled).toEqual(expect.arrayContaining(["EXPIRIES_DIFFER", "SETTLEMENTS_DIFFER"]));
    const together = await codes("roll", "--expiry", "Apr26");
    for (const code of ["EXPIRIES_DIFFER", "SETTLEMENTS_DIFFER"]) expect(together).not.toContain(code);
    for (const command of ["mark", "close"]) {
      const found = await codes(command, "--chain", "RUT=c.csv");
      expect(found.filter((code: string) => code === "CHAIN_OTHER_SERIES")).toEqual(["CHAIN_OTHER_SERIES"]);
      expect(await codes(command)).not.toContain("CHAIN_OTHER_SERIES");
    }
  });

  it("opens nothing of a side of which nothing is held", async () => {
    const { orders } = await roll(book('{RTY: "+3 F @ 2700"}'), "--expiry", "Jun26");
    expect(orders.map(({ ticket }: { ticket: string }) => ticket)).toEqual(["sell 3 RTYH6", "buy 3 RTYM6"]);
  });

  it.each([
    ["two expiries", '{RTY: "+1 2026-06-18 2900C @ 60"}'],
    ["two sizes", '{M2K: "+1 2026-03-20 2900C @ 60"}'],
    ["a future of another month", '{RTY: "+1 RTYM6 @ 2700"}'],
  ])("is refused of a side in %s", async (_, other) => {
    const { exit, stderr } = await roll(book(...options, other, ...puts), "--expiry", "Sep26");
    expect([exit, stderr]).toEqual([3, expect.stringContaining("HELD_NOT_ROLLED")]);
  });
});

describe("what a mark doubts", () => {
  const marked = async (trade: string, ...levels: string[]) => {
    const flags = levels.flatMap((level) => ["--level", level]);
    const answer = await answerOf(["mark", "p.yaml", "--as-of", "2026-02-20", ...flags, "--json"], {
      files: { "p.yaml": trade },
    });
    return JSON.parse(answer.stdout).warnings;
  };
  const doubts = async (...levels: string[]) =>
    (await marked(position, ...levels))
      .filter(({ code }: { code: string }) => code === "LEVEL_IMPROBABLE")
      .map(({ message }: { message: string }) => message);

  it("a level with a digit missing, or two that are swapped", async () => {
    expect(await doubts("RTY=2800", "NQ=25500")).toEqual([]);
    expect(await doubts("RTY=2050", "NQ=32000")).toEqual([]);
    expect(await doubts("RTY=280", "NQ=25500")).toEqual([
      "the level 280 of RTY is far from the 2730.8 of its entry on 2026-01-22: is a digit missing?",
    ]);
    expect(await doubts("RTY=8200", "NQ=25500")).toHaveLength(1);
    expect(await doubts("RTY=25500", "NQ=2800")).toEqual([
      "the level 25500 of RTY is far from the 2730.8 of its entry on 2026-01-22: are the levels of RTY and NQ swapped?",
      "the level 2800 of NQ is far from the 25658.25 of its entry on 2026-01-22: are the levels of NQ and RTY swapped?",
    ]);
  });

  it("the price of another future, which a roll opens at", async () => {
    expect(await doubts("RTY=2800", "NQ=25500", "RTYM6=2812", "NQM6=25650")).toEqual([]);
    expect(await doubts("RTY=2800", "NQ=25500", "RTYM6=281", "NQM6=256500")).toEqual([
      "the level 281 of RTYM6 is far from the 2730.8 of its entry on 2026-01-22: is a digit missing?",
      "the level 256500 of NQM6 is far from the 25658.25 of its entry on 2026-01-22: is a digit missing?",
    ]);
  });

  it("a profit in another currency, which is converted at the rate of the entry", async () => {
    const abroad = `version: 1
asOf: 2026-01-22
long: {symbol: XYZ, level: 100, volatility: 20%}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
products: [{symbol: XYZ, multiplier: 25, currency: EUR, fx: 1.1}]
size: {contracts: {long: 4, short: 1}, weighting: dollar}
`;
    const warnings = await marked(abroad, "XYZ=110", "NQ=25500");
    const message = "what XYZ has made in EUR is converted at 1.1 USD, the rate of the entry";
    expect(warnings).toContainEqual(expect.objectContaining({ code: "FX_OF_ENTRY", message }));
  });
});

it("names legs that are marked at a last trade, because nobody quotes them", async () => {
  const last = `Symbol,Bid,Ask,Last\nNQH6 P25500,0,0,533.75\nNQH6 P23500,70.00,73.50,60\n`;
  const files = { "p.yaml": position, "rty.csv": rty, "last.csv": last };
  const flags = [...later, "--chain", "RTY=rty.csv", "--chain", "NQ=last.csv", "--json"];
  const { stdout } = await answerOf(["mark", "p.yaml", ...flags], { files });
  const { warnings } = JSON.parse(stdout);
  const found = warnings.filter(({ code }: { code: string }) => code === "MARKED_AT_LAST");
  expect(found).toMatchObject([{ message: expect.stringMatching(/^NQH6 P25500 has no bid and no ask/) }]);
});

it("doubts an entry that is read from an undated chain again, and none that is written", async () => {
  const priced = position
    .replace(/ @ [\d.]+/g, "")
    .replaceAll(/(legs: [^}]*)}/g, (_, legs) => `${legs}, chain: q.csv}`);
  const files = { "p.yaml": priced.replace("q.csv", "rty.csv").replace("q.csv", "nq.csv"), ...chains };
  const codes = async (file: string, more: object = {}) => {
    const { stdout, stderr } = await answerOf(["mark", file, ...quoted, "--json"], { files: { ...files, ...more } });
    expect(stderr).toBe("");
    return JSON.parse(stdout).warnings.filter(({ code }: { code: string }) => code === "ENTRY_OF_CHAIN");
  };
  expect(await codes("p.yaml")).toMatchObject([
    { message: expect.stringContaining("the entry of RTY is what rty.csv says now") },
    { message: expect.stringContaining("the entry of NQ is what nq.csv says now") },
  ]);
  const { stdout: stored } = await answerOf(["size", "p.yaml", "--json"], { files });
  expect(await codes("p.json", { "p.json": stored })).toEqual([]);
  expect(await codes("p.yaml", { "p.yaml": position })).toEqual([]);
});

it("orders at one tick at least, buying back what is worth less", async () => {
  const flags = ["--as-of", "2026-03-19", "--level", "RTY=2800", "--level", "NQ=25000", "--json"];
  const { stdout } = await answerOf(["close", "p.yaml", ...flags], { files: { "p.yaml": position } });
  const limits = JSON.parse(stdout).orders.map(({ action, limit }: { action: string; limit: number }) => [
    action,
    limit,
  ]);
  // The options sold are 150 and 1500 points out of the money a day before they expire: their ticks are 0.05.
  expect(limits.filter(([action]: [string]) => action === "buy")).toEqual([
    ["buy", 0.05],
    ["buy", 0.05],
  ]);
});

it("says so where the levels of today are of two days, and where a volatility re-marks nothing", async () => {
  const files = {
    "p.yaml": position,
    "r.csv": "Date,Close\n2026-02-19,2790\n",
    "n.csv": "Date,Close\n2026-02-20,25400\n",
  };
  const flags = ["--as-of", "2026-02-20", "--history", "RTY=r.csv", "--history", "NQ=n.csv", "--json"];
  const codes = async (...more: string[]) => {
    const { stdout } = await answerOf(["mark", "p.yaml", ...flags, ...more], { files });
    return JSON.parse(stdout).warnings.map(({ code }: { code: string }) => code);
  };
  expect(await codes()).toContain("LEVELS_OF_DIFFERENT_DATES");
  expect(await codes()).not.toContain("FLAG_UNUSED");
  expect(await codes("--vol", "RTY=25%")).toContain("FLAG_UNUSED");
  expect(await codes("--vol", "RTY=25%", "--weighting", "vol")).not.toContain("FLAG_UNUSED");
  const roll = ["roll", "p.yaml", ...flags, "--vol", "RTY=25%", "--expiry", "Jun26", "--strikes", "delta"];
  expect((await answerOf(roll, { files })).stdout).not.toContain("FLAG_UNUSED");
});

it("counts a side in micros as size does", async () => {
  const file = `version: 1
asOf: 2026-01-22
long: {symbol: RTY, level: 2730.8}
short: {symbol: NQ, level: 25658.25}
size: {weighting: dollar, withMicros: true, contracts: {short: 1}}
`;
  const argv = ["mark", "p.yaml", "--as-of", "2026-02-20", ...levels];
  const { stdout } = await answerOf(argv, plain({ "p.yaml": file }));
  // 38 M2K are 518,852 against 513,165 of one NQ; at 14,000 each, 36 are 504,000 against 510,000.
  expect(stdout).toMatch(/^Contracts +3 RTY \+ 8 M2K +1 NQ$/m);
  expect(stdout).toMatch(/^Would be chosen now +3 RTY \+ 6 M2K +1 NQ$/m);
});

it("says of a book which columns are before fees, where there are any", async () => {
  const book = async (size: string) => {
    const file = position.replace("{weighting: dollar}", `{weighting: dollar${size}}`);
    const files = { "a.yaml": position, "p.yaml": file };
    return (await answerOf(["mark", "a.yaml", "p.yaml", ...later], plain(files, 120))).stdout;
  };
  expect(await book(", fee: 2.25")).toMatch(/^ +before fees +before fees +after fees +after fees/m);
  expect(await book("")).not.toContain("fees");
});

it("shows the profit less the fees of the entry, of which the shares of the bounds are", async () => {
  const withFee = position.replace("{weighting: dollar}", "{weighting: dollar, fee: 2.25}");
  const { stdout } = await answerOf(["mark", "p.yaml", ...quoted], plain({ "p.yaml": withFee, ...chains }));
  // Ten contracts at 2.25 off 4 × 50 × (98.2 − 17.8 − 60.2) + 20 × (478.25 − 73.5 − 416.25).
  expect(stdout).toMatch(/ less fees of 22\.50 +\+3,787\.50$/m);
});

it("orders nothing of options that settled at the opening, and counts what they are worth as cash", async () => {
  const withFee = position.replace("{weighting: dollar}", "{weighting: dollar, fee: 2}");
  const flags = ["--as-of", "2026-03-20", "--level", "RTY=2700", "--level", "NQ=25000", "--json"];
  const { stdout } = await answerOf(["close", "p.yaml", ...flags], { files: { "p.yaml": withFee } });
  const { orders, fees, realised, cost, warnings } = JSON.parse(stdout);
  expect([orders, fees]).toEqual([[], 0]);
  // 4 × 50 × (18.20 − 78.40), and 20 × (500 − 612.50 + 196.25).
  expect(realised).toEqual({ long: -12040, short: 1675, net: -10365 });
  expect(cost).toEqual({ long: 0, short: -10_000, net: -10_000 });
  expect(warnings.slice(2).map(({ code }: { code: string }) => code)).toEqual(["SETTLED_AT_OPENING"]);
  const [long, short, settled] = warnings.map(({ message }: { message: string }) => message);
  expect([long, short]).toEqual([
    expect.stringContaining("the RTY options expire on the date of the trade, 2026-03-20"),
    expect.stringContaining("the NQ options expire on the date of the trade, 2026-03-20"),
  ]);
  expect(settled).toContain("RTOH6 C2750, RTOH6 C2950, NQH6 P25500, NQH6 P23500 settled at the opening");
});

it("takes no quote of an earlier day for options that settled at the opening, nor orders the future under them", async () => {
  const covered = position
    .replace('["2750C @ 78.40", "-1 2950C @ 18.20"]', '["+1 F", "-1 2750C @ 78.40"]')
    .replace("{weighting: dollar}", "{weighting: dollar, fee: 2, contracts: {long: 4, short: 1}}");
  const files = {
    "p.yaml": covered,
    "stale.csv": "Quote Date,Symbol,Bid,Ask\n2026-03-19,RTOH6 C2750,49,51\n",
    "live.csv": "Quote Date,Symbol,Bid,Ask\n2026-03-20,RTOH6 C2750,49,51\n",
  };
  const close = async (chain: string) => {
    const flags = ["--as-of", "2026-03-20", "--level", "RTY=2950", "--level", "NQ=25000", "--chain", `RTY=${chain}`];
    const { stdout } = await answerOf(["close", "p.yaml", ...flags, "--json"], { files });
    return JSON.parse(stdout);
  };
  const settled = await close("stale.csv");
  expect([settled.orders, settled.fees]).toEqual([[], 0]);
  // 4 × 50 × (2950 − 2730.8 + 78.4 − 200), the call being worth 200; the future takes no cash.
  expect(settled.realised.long).toBe(19_520);
  expect(settled.cost.long).toBe(40_000);
  // A quote of the day itself is from before the opening.
  const quoted = await close("live.csv");
  expect(quoted.orders.map(({ ticket }: { ticket: string }) => ticket)).toEqual(["buy 4 RTY 2026-03-20 2750 call"]);
});

it("takes no quote at all for options of a cash index on the day after their last one", async () => {
  const index = `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: RUT, level: 2720, volatility: 18%, legs: ["2750C @ 78"]}
short: {symbol: NDX, level: 25600, volatility: 17%, legs: ["25500P @ 600"]}
size: {weighting: dollar, contracts: {long: 2, short: 1}}
`;
  const files = {
    "p.yaml": index,
    "live.csv": "Quote Date,Expiration,Strike,Type,Bid,Ask\n2026-03-20,2026-03-20,2750,C,49,51\n",
  };
  const flags = ["--as-of", "2026-03-20", "--level", "RUT=2790", "--level", "NDX=25000", "--chain", "RUT=live.csv"];
  const { stdout } = await answerOf(["close", "p.yaml", ...flags, "--json"], { files });
  const { orders, realised } = JSON.parse(stdout);
  // They traded until Thursday: 2 × 100 × (40 − 78), and 100 × (500 − 600).
  expect([orders, realised]).toEqual([[], { long: -7_600, short: -10_000, net: -17_600 }]);
});

/** Month-end options settle at the close. */
const atMonthEnd = position.replace("2026-03-20", "2026-02-27");

it("orders nothing of options that expire worthless, and pays no fee for them", async () => {
  const withFee = atMonthEnd.replace("{weighting: dollar}", "{weighting: dollar, fee: 2}");
  const flags = ["--as-of", "2026-02-27", "--level", "RTY=2700", "--level", "NQ=25000", "--json"];
  const { stdout } = await answerOf(["close", "p.yaml", ...flags], { files: { "p.yaml": withFee } });
  const { orders, fees, realised, warnings } = JSON.parse(stdout);
  expect(orders.map(({ ticket, limit }: { ticket: string; limit: number }) => [ticket, limit])).toEqual([
    ["sell 1 NQ 2026-02-27 25500 put", 500],
  ]);
  expect(fees).toBe(2);
  // 4 × 50 × (18.20 − 78.40), and 20 × (500 − 612.50 + 196.25).
  expect(realised).toEqual({ long: -12040, short: 1675, net: -10365 });
  expect(warnings).toContainEqual(
    expect.objectContaining({
      code: "EXPIRES_WORTHLESS",
      message: expect.stringMatching(/^R.* C2750, R.* C2950, Q.* P23500 expire worthless today, without an order$/),
    }),
  );
});

it("rolls by two chains of one expiry each as by one chain of both", async () => {
  const of = (text: string, month: string) =>
    text
      .split("\n")
      .filter((line) => /^Symbol/.test(line) || line.includes(month))
      .join("\n");
  const parts = { "r3.csv": of(rty, "H6"), "r6.csv": of(rty, "M6"), "n3.csv": of(nq, "H6"), "n6.csv": of(nq, "M6") };
  const files = { ...chains, ...parts };
  const call = ["roll", sampleFile, "--expiry", "Jun26", ...later, "--json"];
  const joint = await answerOf([...call, "--chain", "RTY=rty.csv", "--chain", "NQ=nq.csv"], { files });
  const now = ["--chain", "RTY=r3.csv", "--chain", "NQ=n3.csv"];
  const next = ["--next-chain", "RTY=r6.csv", "--next-chain", "NQ=n6.csv"];
  const apart = await answerOf([...call, ...now, ...next], { files });
  expect(JSON.parse(joint.stdout).cost.net).not.toBe(0);
  const rolled = ({ stdout }: { stdout: string }) => ({ ...JSON.parse(stdout), warnings: [] });
  expect(rolled(apart)).toEqual(rolled(joint));
  const mixed = await answerOf([...call, "--chain", "RTY=r3.csv", "--chain", "NQ=nq.csv", ...next.slice(0, 2)], {
    files,
  });
  expect(JSON.parse(mixed.stdout).orders).toEqual(JSON.parse(joint.stdout).orders);
});

it("names options of several lots that expire worthless once, and none whose lots are flat", async () => {
  const lots = `version: 1
asOf: 2026-01-22
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
size: {weighting: dollar, fee: 2}
holdings:
  - RTY: "+3 2026-02-27 2750C @ 78.40"
  - RTY: "+2 2026-02-27 2750C @ 60"
  - RTY: "+1 2026-02-27 2600P @ 100"
  - RTY: "-1 2026-02-27 2600P @ 90"
  - RTY: "-1 F @ 2740"
  - NQ: "+1 2026-02-27 25500P @ 612.50"
`;
  const flags = ["--as-of", "2026-02-27", "--level", "RTY=2700", "--level", "NQ=25000", "--json"];
  const { stdout } = await answerOf(["close", "p.yaml", ...flags], { files: { "p.yaml": lots } });
  const { orders, fees, realised, warnings } = JSON.parse(stdout);
  expect(orders.map(({ ticket }: { ticket: string }) => ticket)).toEqual([
    "buy 1 RTYH6",
    "sell 1 NQ 2026-02-27 25500 put",
  ]);
  expect(fees).toBe(4);
  // 50 × (−3 × 78.40 − 2 × 60 − 100 + 90 + 2740 − 2700), and 20 × (500 − 612.50).
  expect(realised).toEqual({ long: -16260, short: -2250, net: -18510 });
  expect(warnings.map(({ message }: { message: string }) => message)).toEqual([
    expect.stringMatching(/^R\w+ C2750 expires worthless today, without an order$/),
  ]);
});

it.each(["table", "markdown"])("says that there is no order where all expires worthless: %s", async (format) => {
  const flags = ["--as-of", "2026-03-20", "--level", "RTY=2700", "--level", "NQ=26000", "--quiet", "--format", format];
  const { stdout } = await answerOf(["close", "p.yaml", ...flags], { files: { "p.yaml": position } });
  expect(stdout.trim().split("\n").at(-1)).toMatch(/^\|? ?none\b/);
});

it("opens for a fee what takes the place of options that expire worthless", async () => {
  const withFee = atMonthEnd.replace("{weighting: dollar}", "{weighting: dollar, fee: 2}");
  const files = { "p.yaml": withFee, ...chains };
  const quotes = ["--next-chain", "RTY=rty.csv", "--next-chain", "NQ=nq.csv"];
  const june = ["--level", "RTYM6=2712", "--level", "NQM6=25150", ...quotes];
  const flags = ["--as-of", "2026-02-27", "--level", "RTY=2700", "--level", "NQ=25000", ...june, "--expiry", "Jun26"];
  const { stdout } = await answerOf(["roll", "p.yaml", ...flags, "--json"], { files });
  const { orders, fees, realised, cost, maxLoss } = JSON.parse(stdout);
  expect(orders.map(({ ticket, price }: { ticket: string; price: number }) => [ticket, price])).toEqual([
    ["sell 1 NQ 2026-02-27 25500 put", 500],
    ["buy 4 RTY 2026-06-18 2750 call", 193],
    ["sell 4 RTY 2026-06-18 2950 call", 96],
    ["buy 1 NQ 2026-06-18 25500 put", 915],
    ["sell 1 NQ 2026-06-18 23500 put", 410],
  ]);
  // 1 + 4 + 4 + 1 + 1 contracts at 2; ten were paid for at the entry.
  expect(fees).toBe(22);
  expect(realised).toEqual({ long: -12040, short: 1675, net: -10365 });
  // 4 × 50 × (193 − 96), and 20 × (915 − 410 − 500).
  expect(cost).toEqual({ long: 19400, short: 100, net: 19500 });
  // 4 × 50 × (193 − 96) + 20 × (915 − 410) + 10365 + 20 + 22.
  expect(maxLoss.amount).toBe(39907);
});

describe("an entry whose strikes are named by delta", () => {
  const rows = (date: string) => `Expiration,Strike,Type,Bid,Ask,Quote Date
2026-03-20,2700,Call,104,105,${date}
2026-03-20,2750,Call,78.00,78.80,${date}
2026-03-20,2850,Call,40,40.8,${date}
2026-03-20,2950,Call,18.00,18.50,${date}
`;
  const entry = `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 21%, chain: rty.csv, legs: [50dC, -1 20dC]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%, legs: [25500P @ 612.5, -1 23500P @ 196.25]}
size: {weighting: dollar}
`;
  const later = ["--as-of", "2026-02-20", "--level", "RTY=2800", "--level", "NQ=25500"];
  const answered = (command: string, date: string, ...more: string[]) =>
    answerOf([command, "e.yaml", ...later, ...more], { files: { "e.yaml": entry, "rty.csv": rows(date) } });

  it.each([["mark"], ["close"], ["roll", "--expiry", "Jun26"]])(
    "is refused by %s where its chain has no date",
    async (...argv) => {
      const [command = "", ...more] = argv;
      expect(await answered(command, "", ...more)).toMatchObject({
        exit: 3,
        stderr: expect.stringMatching(/strikes of RTY are named by delta .* rty.csv .*ENTRY_STRIKES_OF_CHAIN/s),
      });
    },
  );

  it("is marked where the chain is of its day", async () => {
    expect((await answered("mark", "2026-01-22")).stdout).toContain("2750");
  });
});
