import { describe, expect, it } from "vitest";
import { answerOf } from "./world.ts";

// A pair that was sized in January, when the front future was March, and is held in June.
const held = (holdings: string, keys = "") => `version: 1
asOf: 2026-01-22
rate: 3%
${keys}
long: {symbol: RTY, level: 2730.8, volatility: 18.5%}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
holdings: ${holdings}
`;
const futures = held('[{RTY: "+4 Jun26 F @ 2750"}, {NQ: "-1 Jun26 F @ 25800"}]');
const options = held('[{RTY: "+4 Jun26 2750C @ 150"}, {NQ: "+1 Jun26 25500P @ 1200"}]');
const levels = (long: string, short: string) => ["--level", `RTY${long}`, "--level", `NQ${short}`];
const june = levels("M6=2800", "M6=25500");
const march = levels("=2780", "=25300");
const run = (text: string, [command = "", ...flags]: readonly string[], asOf: string, ...json: string[]) =>
  answerOf([command, "held.yaml", "--as-of", asOf, ...flags, ...json], { files: { "held.yaml": text } });
const parsed = async (text: string, argv: readonly string[], asOf: string) =>
  JSON.parse((await run(text, argv, asOf, "--json")).stdout);

describe("futures of June that are held", () => {
  it.each([
    ["before March has expired", "2026-02-20", [...june, ...march]],
    ["on its last day", "2026-03-20", [...june, ...march]],
    ["after it, by their codes", "2026-04-10", june],
    ["after it, by the symbol of the side", "2026-04-10", levels("=2800", "=25500")],
  ])("are marked at their own price %s", async (_when, asOf, prices) => {
    const { profit, legs } = await parsed(futures, ["mark", ...prices], asOf);
    // 4 × 50 × (2800 − 2750), and 20 × (25800 − 25500).
    expect(profit).toEqual({ long: 10_000, short: 6_000, net: 16_000 });
    expect(legs.map(({ code }: { code: string }) => code)).toEqual(["RTYM6", "NQM6"]);
  });

  it("are closed, and rolled to September, after March has expired", async () => {
    const tickets = async (argv: readonly string[]) =>
      (await parsed(futures, [...argv, ...june], "2026-04-10")).orders.map(
        ({ ticket, limit }: { ticket: string; limit: number }) => `${ticket} ${limit}`,
      );
    const closing = ["sell 4 RTYM6 2800", "buy 1 NQM6 25500"];
    expect(await tickets(["close"])).toEqual(closing);
    const next = levels("U6=2820", "U6=25700");
    expect(await tickets(["roll", "--expiry", "Sep26", ...next])).toEqual([
      ...closing,
      ...["buy 4 RTYU6 2820", "sell 1 NQU6 25700"],
    ]);
  });

  it("are rolled while March is the front one, the new price estimated from theirs", async () => {
    const { orders, levels: priced } = await parsed(
      futures,
      ["roll", "--expiry", "Sep26", ...june, ...march],
      "2026-03-16",
    );
    expect(orders.map(({ code }: { code: string }) => code)).toEqual(["RTYM6", "NQM6", "RTYU6", "NQU6"]);
    // 18 June to 18 September: 2800 × e^(0.03 × 92 / 365).
    expect(priced.long.value).toBeCloseTo(2821.253, 2);
  });

  it("are not rolled at the price of March", async () => {
    const { exit, stderr } = await run(futures, ["roll", "--expiry", "Sep26", ...march], "2026-03-16");
    expect(exit).toBe(3);
    expect(stderr).toContain("RTYM6 has no level of 2026-03-16");
    expect(stderr).toMatch(/give --level RTYM6=POINTS\n/);
  });

  it("are refused once they have expired themselves", async () => {
    const { exit, stderr } = await run(futures, ["mark", ...levels("=2800", "=25500")], "2026-06-22");
    expect([exit, stderr]).toEqual([3, expect.stringMatching(/RTY.* expired on 2026-06-18.*MARK_AFTER_EXPIRY/)]);
  });

  it("are not rolled with those of March beside them", async () => {
    const both = futures.replace('{NQ: "', '{RTY: "+1 F @ 2740"}, {NQ: "');
    const { stderr } = await run(both, ["roll", "--expiry", "Sep26", ...june, ...march], "2026-03-16");
    expect(stderr).toContain("[HELD_NOT_ROLLED]");
    const { profit } = await parsed(both, ["mark", ...june, ...march], "2026-03-16");
    // 50 × (2780 − 2740) beside the 10,000 of June.
    expect(profit.long).toBe(12_000);
  });
});

describe("what is held beyond the options of its trade", () => {
  const march = "expiry: 2026-03-20";
  const legs = (text: string) => text.replace("volatility: 18.5%", 'volatility: 18.5%, legs: ["2750C @ 78.4"]');

  it("is marked and closed after those have expired", async () => {
    const futuresHeld = legs(held('[{RTY: "+4 Jun26 F @ 2750"}, {NQ: "-1 Jun26 F @ 25800"}]', march));
    const { profit, chosenNow } = await parsed(futuresHeld, ["mark", ...june], "2026-04-15");
    expect([profit.net, chosenNow]).toEqual([16_000, null]);
    const optionsHeld = legs(held('[{RTY: "+4 Jun26 2750C @ 150"}, {NQ: "-1 F @ 25800"}]', march));
    const flags = [...june, "--implied-vol", "RTY=19%"];
    const closed = await run(optionsHeld.replace("-1 F", "-1 Jun26 F"), ["close", ...flags], "2026-04-15");
    expect(closed.stdout).toMatch(/sell 4 RTY 2026-06-18 2750 call/);
  });
});

it("says that nothing is held, where a trade says so", async () => {
  const { stderr, exit } = await run(held("[]"), ["mark", ...march], "2026-02-20");
  expect([exit, stderr]).toEqual([0, expect.stringContaining("[NOTHING_HELD]")]);
});

describe("options of June that are held", () => {
  const given = ["--implied-vol", "RTY=19%", "--implied-vol", "NQ=18%"];

  it("are marked on their own future before March has expired and after it", async () => {
    const at = async (asOf: string, prices: readonly string[]) =>
      (await parsed(options, ["mark", ...prices, ...given], asOf)).legs.map(
        ({ mark }: { mark: { value: number } }) => mark.value,
      );
    const [before, after] = [await at("2026-03-20", [...june, ...march]), await at("2026-03-21", june)];
    // Black-76 of European options, 90 days, 3 %: 130.34 and 902.28, a day less 0.56 and 4.95; exercise adds little.
    expect(before[0]).toBeGreaterThan(130.34);
    expect(before[0]).toBeLessThan(130.7);
    expect(before[1]).toBeGreaterThan(902.28);
    expect(before[1]).toBeLessThan(905);
    expect(before[0] - after[0]).toBeCloseTo(0.56, 1);
    expect(before[1] - after[1]).toBeCloseTo(4.95, 1);
  });

  it("are rolled at the prices of June and September", async () => {
    const next = levels("U6=2820", "U6=25700");
    const flags = ["roll", "--expiry", "Sep26", ...june, ...march, ...next, ...given];
    const { orders, levels: priced } = await parsed(options, flags, "2026-02-10");
    expect(orders.map(({ code }: { code: string }) => code)).toEqual([
      ...["RTOM6 C2750", "NQM6 P25500", "RTOU6 C2750", "NQU6 P25500"],
    ]);
    expect([priced.long.code, priced.long.value]).toEqual(["RTYU6", 2820]);
  });
});

describe("a price file, which follows the front month", () => {
  const flat = (close: number) => `Date,Close\n2026-01-12,${close}\n2026-01-22,${close}\n`;
  const files = { "rty.csv": flat(2730.8), "nq.csv": flat(25_658.25) };
  const pair = `version: 1
asOf: 2026-01-12
rate: 3.65%
expiry: 2026-06-18
long: {symbol: RTY, level: 2755.4, volatility: 18.5%, history: rty.csv, legs: ["2750C @ 155", "-1 2950C @ 62"]}
short: {symbol: NQ, level: 25890, volatility: 17.3%, history: nq.csv}
size: {contracts: {long: 4, short: 1}, weighting: dollar}
`;
  const given = ["--level", "RTYM6=2755.4", "--level", "NQM6=25990"];
  const answer = (...argv: string[]) => answerOf(argv, { files: { ...files, "t.yaml": pair } });

  it("marks nothing that is on June, and says why", async () => {
    const { exit, stdout } = await answer("mark", "t.yaml", "--json");
    const { profit, legs, warnings } = JSON.parse(stdout);
    expect([exit, profit.net, legs.map(({ mark }: { mark: unknown }) => mark)]).toEqual([1, null, [null, null, null]]);
    expect(warnings.map(({ message }: { message: string }) => message)).toContain(
      "the NQ side is on NQM6, and the level of 2026-01-22 from the price file is that of NQH6",
    );
    const closed = await answer("close", "t.yaml");
    expect([closed.exit, closed.stderr]).toEqual([3, expect.stringMatching(/NOT_CLOSED[\s\S]*LEVEL_OF_OTHER_FUTURE/)]);
  });

  it("marks by prices of June that are given, and is asked of September no more", async () => {
    const { stdout } = await answer("mark", "t.yaml", "--as-of", "2026-01-22", "--json", ...given);
    expect(JSON.parse(stdout).profit.short).toBe(-2_000);
    const rolled = await answer("roll", "t.yaml", "--as-of", "2026-01-22", "--expiry", "Sep26", "--json", ...given);
    // 25,990 × e^(0.0365 × 92 / 365) of the price of June.
    expect(JSON.parse(rolled.stdout).levels.short.value).toBeCloseTo(25_990 * Math.exp(0.0365 * (92 / 365)), 6);
  });
});

it("says what the model of a leg that is not marked lacks, once a side", async () => {
  const outside = `version: 1
asOf: 2026-01-22
rate: 2%
expiry: 2026-03-20
long: {symbol: FDAX, level: 24800, legs: ["25000C @ 520", "-1 26500C @ 90"]}
short: {symbol: NQ, level: 25658.25}
products: [{symbol: FDAX, multiplier: 5, currency: EUR, fx: 1.17, tick: 1}]
size: {contracts: {long: 4, short: 1}, weighting: dollar}
`;
  const argv = ["t.yaml", "--as-of", "2026-02-20", "--level", "FDAX=25100", "--level", "NQ=25600"];
  const { stderr } = await answerOf(["mark", ...argv], { files: { "t.yaml": outside } });
  expect(stderr.match(/whether options on FDAX are American or European/g)).toHaveLength(1);
  const closed = await answerOf(["close", ...argv], { files: { "t.yaml": outside } });
  expect(closed.stderr).toMatch(/NOT_CLOSED[\s\S]*EXERCISE_UNKNOWN/);
});

it("says that the entry's level is another month's, from which no volatility follows", async () => {
  const trade = `version: 1
asOf: 2026-01-22
expiry: 2026-06-18
rate: 3.65%
long: {symbol: RTY, history: rty.csv, volatility: 18.5%, legs: ["2750C @ 140"]}
short: {symbol: NQ, level: 25890, volatility: 17.3%}
size: {weighting: dollar, contracts: {long: 4, short: 1}}
`;
  const files = { "t.yaml": trade, "rty.csv": "Date,Close\n2026-01-21,2725.1\n2026-01-22,2730.8\n" };
  const argv = ["mark", "t.yaml", "--as-of", "2026-02-20", "--level", "RTYM6=2800", "--level", "NQM6=25500"];
  const { stderr } = await answerOf(argv, { files });
  expect(stderr).toContain(
    "the entry of RTY is on RTYM6, and its level of 2026-01-22 from the price file is that of RTYH6",
  );
  expect(stderr).toContain("[ENTRY_ON_OTHER_FUTURE]");
});

describe("a level by the symbol of a contract", () => {
  const trade = (expiry: string) => `version: 1
asOf: 2026-01-22
expiry: ${expiry}
long: {symbol: RTY, level: 2730.8, volatility: 18.5%}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%}
size: {weighting: dollar, contracts: {long: 4, short: 1}}
`;
  const files = { "march.yaml": trade("2026-03-20"), "june.yaml": trade("2026-06-18") };
  const mark = (...argv: string[]) => answerOf(["mark", ...argv, "--as-of", "2026-02-20", "--json"], { files });

  it("is that of the front month where the side's own is given by its code", async () => {
    const { stdout } = await mark("june.yaml", ...march, ...june);
    // 4 × 50 × (2800 − 2730.8), and 20 × (25658.25 − 25500).
    expect(JSON.parse(stdout).profit).toEqual({ long: 13_840, short: 3_165, net: 17_005 });
  });

  it("is of one future of a book, and another one is keyed by its code", async () => {
    const both = ["march.yaml", "june.yaml"];
    const refused = await mark(...both, ...march);
    expect([refused.exit, refused.stdout]).toEqual([2, ""]);
    expect(refused.stderr).toContain("--level RTY=2780 would be the price of RTYH6 and of RTYM6");
    expect(refused.stderr).toContain("--level RTYH6=POINTS --level RTYM6=POINTS");
    expect(refused.stderr).toContain("LEVEL_OF_SEVERAL_FUTURES");
    const { stdout } = await mark(...both, ...march, ...june);
    const profits = JSON.parse(stdout).trades.map(
      ({ mark: { profit } }: { mark: { profit: { net: number } } }) => profit.net,
    );
    // March: 4 × 50 × (2780 − 2730.8) and 20 × (25658.25 − 25300).
    expect(profits).toEqual([9_840 + 7_165, 17_005]);
  });
});
