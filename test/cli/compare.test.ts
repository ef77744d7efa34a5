import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { answerOf } from "./world.ts";

const head = "version: 1\nasOf: 2026-01-22\nexpiry: 2026-03-20\nrate: 3.65%\ncorrelation: 0.78\n";
const moves = "moves: [{RTY: +16%, NQ: +8%}]\n";
const trade = (long: string, short: string, rest = "size: {weighting: dollar}\n") =>
  `${head}long: {symbol: RTY, level: 2730.8, volatility: 18.5%, legs: [${long}]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%, legs: [${short}]}\n${moves}${rest}`;
const spreads = trade("2750C @ 78.40, -1 2950C @ 18.20", "25500P @ 612.50, -1 23500P @ 196.25");
const outright = trade("2750C @ 78.40", "25500P @ 612.50");
const files = { "spreads.yaml": spreads, "outright.yaml": outright };
const compared = async (argv: readonly string[], more: Readonly<Record<string, string>> = {}) => {
  const { exit, stdout } = await answerOf(["compare", ...argv, "--json"], { files: { ...files, ...more } });
  return { exit, ...JSON.parse(stdout) };
};
const namesOf = ({ alternatives }: { alternatives: readonly { name: string }[] }) =>
  alternatives.map(({ name }) => name);

describe("the contracts of an alternative", () => {
  it("have the symbol of what is counted, as JSON and as CSV", async () => {
    const micros = spreads.replace(
      "{weighting: dollar}",
      "{weighting: dollar, withMicros: true, contracts: {long: 40, short: 10}}",
    );
    const more = { "micros.yaml": micros };
    const { alternatives } = await compared(["spreads.yaml", "micros.yaml"], more);
    const counted = alternatives.map(({ symbols, contracts }: Record<string, unknown>) => [symbols, contracts]);
    expect(counted).toEqual([
      [
        { long: "RTY", short: "NQ" },
        { long: 4, short: 1 },
      ],
      // M2K has no options: RTY is counted itself.
      [
        { long: "RTY", short: "MNQ" },
        { long: 40, short: 100 },
      ],
    ]);
    const argv = ["compare", "spreads.yaml", "micros.yaml", "--format", "csv"];
    const { stdout } = await answerOf(argv, { files: { ...files, ...more } });
    const rows: Record<string, string>[] = parse(stdout, { columns: true });
    expect(rows.map((row) => [row.long_symbol, row.short_symbol])).toEqual([
      ["RTY", "NQ"],
      ["RTY", "MNQ"],
    ]);
  });
});

describe("pairsize compare", () => {
  const indices = spreads
    .replace("RTY, ", "RUT, ")
    .replace("NQ, ", "NDX, ")
    .replace("RTY: ", "RUT: ")
    .replace("NQ: ", "NDX: ");
  const futures = trade("", "").replaceAll(", legs: []", ", margin: {initial: 11500, asOf: 2026-01-20}");
  const pair = "fixtures/trades/synthetic-pair.yaml";
  const options = ["--leg", "RTY=1175C", "--leg", "NQ=10600P", "--rate", "3%", "--move", "RTY=+16%,NQ=+8%"];
  it.each([
    ["spreads", ["spreads.yaml"]],
    ["one option a side, by volatility", ["outright.yaml", "--weighting", "vol"]],
    ["micros of a budget", ["spreads.yaml", "--with-micros", "--max-loss", "50000", "--fee", "2.25"]],
    ["index options, with margin by the rules", ["indices.yaml"]],
    ["a sold strangle, without an end", ["spreads.yaml", "--leg", "RTY=-1 2950C @ 18.2", "--leg", "RTY=-1 2500P @ 20"]],
    ["two expiries", ["free.yaml", "--expiry", "NQ=Jun26"]],
    ["futures with margin given", ["futures.yaml"]],
    ["spreads with histories", [pair]],
    ["one option a side with histories", [pair, ...options]],
  ])("of one trade says what size and scenario say of it: %s", async (_, argv) => {
    const more = { ...files, "indices.yaml": indices, "free.yaml": trade("2750C", "25500P"), "futures.yaml": futures };
    const { alternatives } = await compared(argv, more);
    const size = await answerOf(["size", ...argv, "--json"], { files: more });
    const scenario = await answerOf(["scenario", ...argv, "--json"], { files: more });
    const { sizings, trade: sized } = JSON.parse(size.stdout);
    const { distribution, historical } = JSON.parse(scenario.stdout);
    const [one] = alternatives;
    const [sizing] = sizings;
    expect(one.feasible).toBe(true);
    for (const key of [
      ...["weighting", "direction", "contracts", "premium", "premiumFrom", "modelPremiums", "maxLoss", "maxGain"],
      ...["capital", "commonMoves"],
    ])
      expect(one[key], key).toEqual(sizing[key]);
    expect(one.moves).toEqual(sizing.moves ?? []);
    expect(one.delta).toEqual(sizing.greeks?.delta ?? null);
    expect(one.breakevens).toEqual({ long: sized.long.unit.breakevens, short: sized.short.unit.breakevens });
    expect(one.probabilityOfProfit).toBe(distribution?.probabilityOfProfit ?? null);
    expect(one.shareProfitable).toBe(historical?.rows[1].shareProfitable ?? null);
    const { maxGain, maxLoss } = sizing;
    const isKnown = maxGain.kind === "limited" && maxLoss.kind === "limited";
    expect(one.gainPerLoss).toBe(isKnown ? maxGain.amount / maxLoss.amount : null);
    const dayOf = (date: string) => Date.parse(date) / 86_400_000;
    expect(one.daysLeft).toBe(dayOf(sized.expiry) - dayOf(sized.asOf));
  });

  it("finds the outperformance at which the pair loses nothing", async () => {
    const { alternatives } = await compared(["spreads.yaml"]);
    // 4 x 50 a point of RTY above 2,750 against 20,365; NQ falls by half as well: 20 a point below 25,500.
    const profit = (d: number) => {
      const [rty, nq] = [2730.8 * (1 + d / 2), 25_658.25 * (1 - d / 2)];
      return 200 * Math.min(200, Math.max(0, rty - 2750)) + 20 * Math.min(2000, Math.max(0, 25_500 - nq)) - 20_365;
    };
    const [{ outperformance }] = alternatives;
    expect(profit(outperformance)).toBeCloseTo(0, 6);
    expect(profit(outperformance - 1e-6)).toBeLessThan(0);
  });

  it("orders by a figure, keeps the order of equal ones and says the tie", async () => {
    expect(namesOf(await compared(["outright.yaml", "spreads.yaml"]))).toEqual(["outright.yaml", "spreads.yaml"]);
    expect(namesOf(await compared(["outright.yaml", "spreads.yaml", "--by", "maxLoss"]))).toEqual([
      "spreads.yaml",
      "outright.yaml",
    ]);
    const again = { "again.yaml": spreads };
    const { stdout } = await answerOf(["compare", "spreads.yaml", "again.yaml", "--by", "capital"], {
      files: { ...files, ...again },
    });
    expect(stdout).toMatch(/spreads\.yaml and again\.yaml tie by capital/);
  });

  it("notes sizes that an order in USD ranks too, unless one budget on the loss makes them alike", async () => {
    const sizes = async (...argv: readonly string[]) => {
      const { warnings } = await compared(["spreads.yaml", ...argv]);
      const notes: readonly { code: string; message: string }[] = warnings;
      return notes.filter(({ code }) => code === "COMPARED_SIZES_DIFFER").map(({ message }) => message);
    };
    const both = ["--weighting", "dollar,vol"];
    // 4 × 50 × 2,730.8 + 20 × 25,658.25 = 1,059,325 against 7 × 136,540 + 2 × 513,165 = 1,982,110.
    const words = (by: string) =>
      `the order by ${by} is one of size too: the gross notional of dollar is $1,059,325, of vol $1,982,110`;
    for (const by of ["move:1", "maxLoss", "capital"]) expect(await sizes(...both, "--by", by)).toEqual([words(by)]);
    expect(await sizes(...both)).toEqual([]);
    expect(await sizes(...both, "--by", "gainPerLoss")).toEqual([]);
    // 8 : 2 at most: 2,118,650 is within a quarter of 1,982,110.
    expect(await sizes(...both, "--contracts", "NQ=2", "--by", "move:1")).toEqual([]);
    // Of the cheap options many more lose as much; with a cap they do not.
    const structures = ["--structure", "ATM C", "--structure", "5dC", "--by", "move:1"];
    expect(await sizes(...structures, "--max-loss", "250000")).toEqual([]);
    expect(await sizes(...structures, "--account", "5000000", "--risk", "5%")).toEqual([]);
    expect(await sizes(...structures, "--max-loss", "250000", "--max-contracts", "100")).toHaveLength(1);
  });

  it("notes alternatives of different dates", async () => {
    const of = (asOf: string) => spreads.replace("2026-01-22", asOf);
    const more = { "next.yaml": of("2026-01-23"), "before.yaml": of("2026-01-21"), "same.yaml": spreads };
    const dates = async (...argv: readonly string[]) => {
      const notes: readonly { code: string; message: string }[] = (await compared(argv, more)).warnings;
      return notes.filter(({ code }) => code === "COMPARED_DATES_DIFFER").map(({ message }) => message);
    };
    expect(await dates("spreads.yaml", "next.yaml", "before.yaml")).toEqual([
      "the alternatives are of different dates: before.yaml of 2026-01-21, next.yaml of 2026-01-23",
    ]);
    expect(await dates("spreads.yaml", "same.yaml")).toEqual([]);
    expect(await dates("spreads.yaml", "next.yaml", "--as-of", "2026-01-22")).toEqual([]);
  });

  it("keeps the column of one that cannot be sized, with the reason, and exits 1", async () => {
    const more = { "wrong.yaml": spreads.replace("2730.8", "-1") };
    const answer = await compared(["wrong.yaml", "outright.yaml", "spreads.yaml", "--max-loss", "16000"], more);
    expect(answer.exit).toBe(1);
    expect(answer.alternatives.map(({ feasible }: { feasible: boolean }) => feasible)).toEqual([false, false, true]);
    expect(answer.alternatives[0].reason.code).toBe("VALUE_OUT_OF_RANGE");
    expect(answer.alternatives[1].reason.code).toBe("MAX_LOSS_OVER_BUDGET");
  });

  it("has a column for each weighting that is asked by the flag, as size has it", async () => {
    const { alternatives } = await compared(["spreads.yaml", "--weighting", "all"]);
    const { sizings } = JSON.parse(
      (await answerOf(["size", "spreads.yaml", "--weighting", "all", "--json"], { files })).stdout,
    );
    const shown = (one: Record<string, unknown>) =>
      ["contracts", "maxLoss", "maxGain", "capital"].map((key) => one[key] ?? null);
    expect(alternatives.map(shown)).toEqual(sizings.map(shown));
    expect(namesOf({ alternatives })).toEqual(sizings.map(({ weighting }: { weighting: string }) => weighting));
    const two = await compared(["spreads.yaml", "--expiry", "Mar26", "--weighting", "dollar,delta", "--by", "maxLoss"]);
    expect(namesOf(two)).toEqual(["dollar", "delta"]);
    const files2 = await compared(["spreads.yaml", "outright.yaml", "--weighting", "dollar,delta"]);
    expect(namesOf(files2)).toHaveLength(4);
  });

  it("sets several expiries of one trade side by side, each with the model's premiums", async () => {
    const free = trade("2750C", "25500P");
    const { exit, alternatives } = await compared(["free.yaml", "--expiry", "Mar26,Jun26"], { "free.yaml": free });
    expect(exit).toBe(0);
    expect(alternatives.map(({ name }: { name: string }) => name)).toEqual(["Mar26", "Jun26"]);
    expect(alternatives[1].daysLeft).toBeGreaterThan(alternatives[0].daysLeft);
    expect(alternatives[1].premium.net).toBeLessThan(alternatives[0].premium.net);
    // A figure of the model is never taken for one of quotes beside it.
    const { stdout } = await answerOf(["compare", "free.yaml", "spreads.yaml"], {
      files: { ...files, "free.yaml": free },
    });
    expect(stdout).toMatch(/^ {2}quoted or by model +by model +quoted$/m);
    expect(stdout).toMatch(/^ {2}by model, ±1 vol point +±[\d,]+$/m);
  });

  it("reads standard input once for all expiries", async () => {
    for (const stdin of [trade("2750C", "25500P"), spreads]) {
      const argv = ["--expiry", "Mar26,Jun26", "--json"];
      const named = await answerOf(["compare", "trade.yaml", ...argv], { files: { "trade.yaml": stdin } });
      const piped = await answerOf(["compare", "-", ...argv], { stdin });
      expect(JSON.parse(named.stdout).alternatives).toHaveLength(2);
      expect([piped.exit, piped.stdout]).toEqual([named.exit, named.stdout]);
    }
  });

  it("refuses premiums that were given for another expiry", async () => {
    const { exit, alternatives } = await compared(["spreads.yaml", "--expiry", "Mar26,Jun26"]);
    expect(exit).toBe(1);
    expect(alternatives[0].feasible).toBe(true);
    expect(alternatives[1].reason.code).toBe("PREMIUM_OF_OTHER_EXPIRY");
    // Another series of the same day.
    const ofOneDay = (await compared(["spreads.yaml", "--expiry", "Mar26,R3EH6"])).alternatives;
    expect(ofOneDay[0].feasible).toBe(true);
    expect(ofOneDay[1].reason.code).toBe("PREMIUM_OF_OTHER_EXPIRY");
  });

  it("folds at 80 columns, and has a row an alternative in CSV", async () => {
    const argv = ["compare", "spreads.yaml", "outright.yaml"];
    const { stdout } = await answerOf(argv, { files, env: { COLUMNS: "80" } });
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    const csv = await answerOf([...argv, "--format", "csv"], { files });
    expect(csv.stdout.trim().split("\n")).toHaveLength(3);
    const markdown = await answerOf([...argv, "--format", "markdown"], { files });
    expect(markdown.stdout).toMatch(/\| Capital, USD +\|/);
  });

  it("orders by a named move those that name the same one, and refuses a move that none names", async () => {
    const other = outright.replace("RTY: +16%, NQ: +8%", "RTY: +30%, NQ: +30%");
    const argv = ["other.yaml", "outright.yaml", "spreads.yaml"];
    const { alternatives } = await compared([...argv, "--by", "move:1"], { "other.yaml": other });
    // The first names the move: the others name another one, and keep their order.
    expect(namesOf({ alternatives })).toEqual(argv);
    const rest = await compared(["outright.yaml", "other.yaml", "spreads.yaml", "--by", "move:1"], {
      "other.yaml": other,
    });
    expect(namesOf(rest)).toEqual(["outright.yaml", "spreads.yaml", "other.yaml"]);
    const { exit, stderr } = await answerOf(["compare", ...argv, "--by", "move:2"], {
      files: { ...files, "other.yaml": other },
    });
    expect(exit).toBe(3);
    expect(stderr).toMatch(/--by must be a named move, of which there are 1, got move:2/);
  });

  it("sets a move beside that of the same indices, where the sides are reversed", async () => {
    const pair = (long: string, short: string, move: string) => `version: 1
long: {symbol: ${long}, level: ${long === "RTY" ? 2730.8 : 25658.25}}
short: {symbol: ${short}, level: ${short === "RTY" ? 2730.8 : 25658.25}}
size: {weighting: dollar, contracts: ${long === "RTY" ? "{long: 4, short: 1}" : "{long: 1, short: 4}"}}
moves: [{${move}}]
`;
    const moved = {
      "a.yaml": pair("RTY", "NQ", "RTY: +16%, NQ: +8%"),
      "back.yaml": pair("NQ", "RTY", "RTY: +16%, NQ: +8%"),
      "other.yaml": pair("NQ", "RTY", "NQ: +16%, RTY: +8%"),
    };
    const argv = ["compare", ...Object.keys(moved), "--by", "move:1"];
    const { stdout } = await answerOf([...argv, "--format", "csv"], { files: moved });
    const rows = stdout
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(","));
    // 4 × 50 × 2,730.8 × 16 % against 20 × 25,658.25 × 8 %, and the other way round.
    const made = 4 * 50 * 2730.8 * 0.16 - 20 * 25658.25 * 0.08;
    expect(rows.slice(1).map((row) => [row[0], row.at(-1)])).toEqual([
      ["a.yaml", String(made)],
      ["back.yaml", String(-made)],
      ["other.yaml", ""],
    ]);
    const table = await answerOf(argv, { files: moved, columns: 100, env: { NO_COLOR: "1" } });
    expect(table.stdout).toMatch(/RTY \+16 %, NQ \+8 %, USD +\+46,332 +-46,332 +another move/);
  });

  it("refuses another figure to order by", async () => {
    const { exit, stderr } = await answerOf(["compare", "spreads.yaml", "--by", "size"], { files });
    expect(exit).not.toBe(0);
    expect(stderr).toMatch(/--by must be maxLoss, gainPerLoss, capital, or move:1/);
  });
});

/** A trade file with alternatives. */
const withAlternatives = (alternatives: string, base = spreads) => `${base}alternatives:\n${alternatives}`;
const OUTRIGHT = "  - {name: outright, long: {legs: [2750C @ 78.40]}, short: {legs: [25500P @ 612.50]}}\n";

/** What compare says of one trade, without its name. */
async function alone(text: string): Promise<unknown> {
  const { alternatives } = await compared(["alone.yaml"], { "alone.yaml": text });
  const { name: _name, ...figures } = alternatives[0];
  return figures;
}

describe("a trade file with alternatives", () => {
  const budget = spreads.replace("dollar}", "dollar, maxLoss: 100000}");
  const file = withAlternatives(
    `${OUTRIGHT}  - {name: by volatility, size: {weighting: vol}}
  - {name: one notional, size: {maxLoss: , maxNotional: 3m}}
  - name: June
    expiry: Jun26
    long: {legs: [2750C @ 130]}
    short: {legs: [25500P @ 1100]}
`,
    budget,
  );

  it("has a column for the trade and for each alternative, the same as a file of its own", async () => {
    const { exit, alternatives } = await compared(["trade.yaml"], { "trade.yaml": file });
    expect(exit).toBe(0);
    const written = [
      ["trade.yaml", budget],
      ["outright", trade("2750C @ 78.40", "25500P @ 612.50", "size: {weighting: dollar, maxLoss: 100000}\n")],
      ["by volatility", budget.replace("dollar", "vol")],
      ["one notional", budget.replace("maxLoss: 100000", "maxNotional: 3000000")],
      [
        "June",
        trade("2750C @ 130", "25500P @ 1100", "size: {weighting: dollar, maxLoss: 100000}\n").replace(
          "2026-03-20",
          "Jun26",
        ),
      ],
    ] as const;
    expect(namesOf({ alternatives })).toEqual(written.map(([name]) => name));
    for (const [at, [name, text]] of written.entries())
      expect({ ...alternatives[at] }, name).toEqual({ name, ...((await alone(text)) as object) });
    // 11 calls and 3 puts: 11 x 3,920 + 3 x 12,250 = 79,870; 12 and 3 would be out of balance, 14 and 4 cost 103,880.
    expect(alternatives[1]).toMatchObject({ contracts: { long: 11, short: 3 }, maxLoss: { amount: 79_870 } });
    expect(alternatives[4].daysLeft).toBe(147);
  });

  it("says in one note that size is of the trade itself, which is sized as without them", async () => {
    const both = { files: { "trade.yaml": file, "bare.yaml": budget } };
    const { exit, stdout, stderr } = await answerOf(["size", "trade.yaml"], both);
    expect(exit).toBe(0);
    expect(stdout).toBe((await answerOf(["size", "bare.yaml"], both)).stdout);
    const notes = stderr.split("\n").filter((line) => line.includes("ALTERNATIVES_LEFT_OUT"));
    expect(notes).toEqual([
      "pairsize: note: trade.yaml:10:1: this is the trade without its 4 alternatives; pairsize compare sets them side by side  [ALTERNATIVES_LEFT_OUT]",
    ]);
    const compare = await answerOf(["compare", "trade.yaml"], both);
    expect(compare.stderr).not.toContain("ALTERNATIVES_LEFT_OUT");
  });

  it.each([
    [
      "an unknown key",
      "  - {name: wrong, size: {maxLos: 4}}\n",
      "KEY_UNKNOWN",
      'trade.yaml:11:26: there is no key "maxLos" here',
    ],
    ["a leg", '  - {name: wrong, long: {legs: ["2750"]}}\n', "LEG_RIGHT_MISSING", "trade.yaml:11:38: strike 2750"],
    ["no name", "  - {size: {maxLoss: 4}}\n", "KEY_MISSING", 'trade.yaml:11:5: alternatives[0] needs a key "name"'],
    [
      "premiums of another expiry",
      "  - {name: wrong, expiry: Jun26}\n",
      "PREMIUM_OF_OTHER_EXPIRY",
      "trade.yaml:11:27: the premiums or deltas given for RTY are not those of 2026-06-18",
    ],
  ])("refuses %s at its place, and hides no other", async (_, wrong, code, place) => {
    const text = withAlternatives(`${wrong}${OUTRIGHT}`);
    const { exit, stdout, stderr } = await answerOf(["compare", "trade.yaml", "--json"], {
      files: { "trade.yaml": text },
    });
    const { alternatives } = JSON.parse(stdout);
    expect(exit).toBe(1);
    expect(alternatives.map(({ feasible }: { feasible: boolean }) => feasible)).toEqual([true, false, true]);
    expect(alternatives[1].reason.code).toBe(code);
    expect(JSON.parse(stderr).error).toEqual(alternatives[1].reason);
    const table = await answerOf(["compare", "trade.yaml"], { files: { "trade.yaml": text } });
    expect(table.stderr).toContain(place);
    const { name: _name, ...figures } = alternatives[2];
    expect(figures).toEqual(await alone(outright));
  });

  it("refuses alternatives that are no list", async () => {
    const { exit, alternatives } = await compared(["trade.yaml"], { "trade.yaml": `${spreads}alternatives: June\n` });
    expect(exit).toBe(1);
    expect(alternatives).toMatchObject([{ name: "trade.yaml", reason: { code: "VALUE_OF_WRONG_KIND" } }]);
  });

  it("reads standard input once for all of them", async () => {
    const { exit, stdout } = await answerOf(["compare", "-", "--json"], { stdin: file });
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).alternatives).toHaveLength(5);
  });

  it("is compared with those of another file by the names of both", async () => {
    const { alternatives } = await compared(["trade.yaml", "outright.yaml"], {
      "trade.yaml": withAlternatives(OUTRIGHT),
    });
    expect(namesOf({ alternatives })).toEqual(["trade.yaml", "trade.yaml, outright", "outright.yaml"]);
  });
});

// Bid and ask of calls and puts, every 50 points of RTY and 500 of NQ: round numbers, so that what is paid is plain.
const chain = (strikes: readonly number[], premium: (distance: number, right: string) => number) =>
  `type,expiry,strike,bid,ask\n${strikes
    .flatMap((strike) =>
      ["call", "put"].map((right) => {
        const ask = premium(strike, right);
        return `${right},2026-03-20,${strike},${ask - 1},${ask}`;
      }),
    )
    .join("\n")}\n`;
const around = (from: number, step: number) => Array.from({ length: 25 }, (_, at) => from + at * step);
const chains = {
  "rty.csv": chain(around(2150, 50), (strike, right) =>
    Math.round(
      90 * Math.exp(-Math.abs(strike - 2750) / 200) + Math.max(0, right === "call" ? 2750 - strike : strike - 2750),
    ),
  ),
  "nq.csv": chain(around(19_500, 500), (strike, right) =>
    Math.round(
      700 * Math.exp(-Math.abs(strike - 25_500) / 1800) +
        Math.max(0, right === "call" ? 25_500 - strike : strike - 25_500),
    ),
  ),
};
const quoted = trade("2750C", "25500P")
  .replace("legs: [2750C]", "chain: rty.csv")
  .replace("legs: [25500P]", "chain: nq.csv");

describe("a structure by flag", () => {
  const inChains = (argv: readonly string[]) =>
    compared(["quoted.yaml", ...argv], { "quoted.yaml": quoted, ...chains });
  const structures = (...some: readonly string[]) => inChains(some.flatMap((one) => ["--structure", one]));

  it("is held by the long side, and mirrored by the short one, at the quotes of the chain", async () => {
    const { exit, alternatives } = await structures("40dC/20dC", "ATM C", "+10% P, -1 ATM P");
    expect(exit).toBe(0);
    expect(namesOf({ alternatives })).toEqual(["40dC/20dC", "ATM C", "+10% P, -1 ATM P"]);
    const legs = [
      ["RTY=+1 40dC", "RTY=-1 20dC", "NQ=+1 40dP", "NQ=-1 20dP"],
      ["RTY=ATM C", "NQ=ATM P"],
      ["RTY=+1 +10%P", "RTY=-1 ATM P", "NQ=+1 -10%C", "NQ=-1 ATM C"],
    ];
    for (const [at, some] of legs.entries()) {
      const { alternatives: same } = await inChains(some.flatMap((leg) => ["--leg", leg]));
      expect(alternatives[at]).toEqual({ ...same[0], name: alternatives[at].name });
    }
    // The money is 2,730.8 and 25,658.25: of the quoted strikes 2,750 and 25,500, at 90 and 700 asked.
    const { contracts, premium, breakevens } = alternatives[1];
    expect(premium.net).toBe(-(contracts.long * 90 * 50 + contracts.short * 700 * 20));
    expect(breakevens).toEqual({ long: [2840], short: [24_800] });
  });

  it("sets the sides that it names, and leaves the other", async () => {
    const { alternatives } = await compared(
      [
        "spreads.yaml",
        "--structure",
        "RTY=2750C @ 78.40",
        "--structure",
        "RTY=2750C/2950C @ 60.20,NQ=25,500P @ 612.50",
      ],
      {},
    );
    expect(alternatives[0].breakevens).toEqual({ long: [2828.4], short: [25_083.75] });
    expect(alternatives[1].breakevens).toEqual({ long: [2810.2], short: [24_887.5] });
  });

  it.each([
    ["2750C", "STRUCTURE_NOT_MIRRORED"],
    ["40dC @ 60", "STRUCTURE_NOT_MIRRORED"],
    ["+120% C", "STRUCTURE_NOT_MIRRORED"],
    ["20dC/40dC", "LEG_TWO_WAYS"],
    ["40dC/20dP", "LEG_UNREADABLE"],
    ["SPX=40dC", "FLAG_SYMBOL_UNKNOWN"],
  ])("%s is refused, and hides no other", async (structure, code) => {
    const { exit, alternatives } = await structures(structure, "ATM C");
    expect(exit).toBe(1);
    expect(alternatives).toMatchObject([
      { feasible: false, reason: { code } },
      { feasible: true, name: "ATM C" },
    ]);
  });

  it("of futures is long on one side and short on the other, as a pair without legs is", async () => {
    const { alternatives } = await structures("+1 F");
    const bare = trade("", "").replaceAll(", legs: []", "");
    expect(alternatives[0]).toEqual({ name: "+1 F", ...((await alone(bare)) as object) });
  });
});

describe("what compare holds to", () => {
  it("sorts by every figure, the best first, those without one last, equal ones as they were given", async () => {
    const more = {
      "a.yaml": spreads,
      "b.yaml": outright,
      "c.yaml": trade(
        "-1 2750C @ 78.40",
        "25500P @ 612.50",
        "size: {weighting: dollar, contracts: {long: 1, short: 1}}\n",
      ),
      "d.yaml": spreads,
      "e.yaml": trade(
        "2750C @ 78.40, -1 2950C @ 18.20",
        "25500P @ 612.50, -1 23500P @ 196.25",
        "size: {weighting: dollar, maxLoss: 1}\n",
      ),
      "f.yaml": outright,
    };
    const names = Object.keys(more);
    const by = async (figure: string) => compared([...names, "--by", figure], more);
    const figures = {
      maxLoss: (one: { maxLoss: { amount?: number } }) => one.maxLoss.amount ?? Number.POSITIVE_INFINITY,
      gainPerLoss: (one: { gainPerLoss: number | null }) => -(one.gainPerLoss ?? Number.NEGATIVE_INFINITY),
      capital: (one: { capital: { amount: number | null } }) => one.capital.amount ?? Number.POSITIVE_INFINITY,
      "move:1": (one: { moves: { profit: { net: number } }[] }) =>
        -(one.moves[0]?.profit.net ?? Number.NEGATIVE_INFINITY),
    };
    const given = await compared(names, more);
    for (const [figure, of] of Object.entries(figures)) {
      const sized = given.alternatives.filter(({ feasible }: { feasible: boolean }) => feasible);
      // Sorting in JavaScript is stable by its standard.
      const expected = [...sized]
        .sort((one, other) => of(one) - of(other) || 0)
        .map(({ name }: { name: string }) => name);
      expect(namesOf(await by(figure)), figure).toEqual([...expected, "e.yaml"]);
    }
    const { stdout } = await answerOf(["compare", ...names, "--by", "maxLoss"], { files: more });
    expect(stdout).toContain("a.yaml and d.yaml tie by maxLoss");
    expect(stdout).toContain("b.yaml and f.yaml tie by maxLoss");
    const markdown = await answerOf(["compare", ...names, "--by", "move:1", "--format", "markdown"], { files: more });
    expect(markdown.stdout).toMatch(/a\.yaml and d\.yaml tie by move:1/);
  });

  it("draws the profit over outperformance through its exact bends", async () => {
    const { alternatives } = await compared(["spreads.yaml"]);
    const [{ payoff, contracts }] = alternatives;
    const profit = (d: number) => {
      const [rty, nq] = [2730.8 * (1 + d / 2), 25_658.25 * (1 - d / 2)];
      const [call, put] = [(K: number) => Math.max(0, rty - K), (K: number) => Math.max(0, K - nq)];
      return (
        contracts.long * 50 * (call(2750) - call(2950) - 60.2) +
        contracts.short * 20 * (put(25_500) - put(23_500) - 416.25)
      );
    };
    expect(payoff.map(({ outperformance }: { outperformance: number }) => outperformance.toFixed(6))).toEqual(
      [
        -2,
        0,
        2 * (1 - 25_500 / 25_658.25),
        2 * (2750 / 2730.8 - 1),
        2 * (2950 / 2730.8 - 1),
        2 * (1 - 23_500 / 25_658.25),
        2,
      ].map((d) => d.toFixed(6)),
    );
    for (const { outperformance, profit: of } of payoff) expect(of).toBeCloseTo(profit(outperformance), 4);
    for (const [at, { outperformance: from, profit: start }] of payoff.slice(0, -1).entries()) {
      const { outperformance: to, profit: end } = payoff[at + 1];
      expect(profit((from + to) / 2)).toBeCloseTo((start + end) / 2, 4);
    }
  });

  it("says breakevens in CSV in full precision, and none for what is not sized", async () => {
    const more = { "wrong.yaml": spreads.replace("2730.8", "-1") };
    const { stdout } = await answerOf(["compare", "spreads.yaml", "wrong.yaml", "--format", "csv"], {
      files: { ...files, ...more },
    });
    expect(stdout).toMatch(/^name,feasible,reason,.*,long_breakevens,short_breakevens,/);
    expect(stdout).toMatch(/^spreads\.yaml,true,.*,2810\.2,25083\.75,/m);
    expect(stdout).toMatch(/^wrong\.yaml,false,"[^"]+",+\r$/m);
  });

  it("tells a warning once, and of whom where it is not of all", async () => {
    const text = withAlternatives(`${OUTRIGHT}  - {name: half, size: {maxLoss: 50k}}\n`);
    const { stderr } = await answerOf(["compare", "trade.yaml"], { files: { "trade.yaml": text } });
    expect(stderr.match(/SERIES_SEVERAL/g)).toHaveLength(1);
    expect(stderr).toMatch(/note: trade\.yaml; half: sold RTY 2950C, NQ 23500P may be assigned before expiry/);
    expect(stderr.match(/OPTIONS_DELIVER/g)).toHaveLength(1);
  });

  it("of sides that expire on two days draws no payoff", async () => {
    const two = spreads.replace("legs: [25500P", "expiry: Jun26, legs: [25500P");
    const { alternatives } = await compared(["two.yaml"], { "two.yaml": two });
    expect(alternatives[0]).toMatchObject({ feasible: true, payoff: null, outperformance: null });
  });

  it("calls no figure margin but what rules ask and what a trader was told", async () => {
    const given = "margin: {initial: 11500, asOf: 2026-01-20}, ";
    const indices = spreads.replace("RTY, ", "RUT, ").replace("NQ, ", "NDX, ").replace("[{RTY: +16%, NQ: +8%}]", "[]");
    const trades = {
      "spreads.yaml": spreads,
      "given.yaml": outright.replace("legs: [2750C", `${given}legs: [2750C`),
      "indices.yaml": indices,
    };
    for (const file of Object.keys(trades))
      for (const command of [
        ["size", "--full"],
        ["size", "--explain"],
        ["size", "--format", "markdown"],
        ["compare"],
        ["compare", "--report"],
        ["check", "--max-capital", "1m"],
        ["report"],
      ]) {
        const { stdout } = await answerOf([command[0] ?? "", file, ...command.slice(1)], { files: trades });
        const text = stdout.replace(/<style>.*?<\/style>|<script[^>]*>.*?<\/script>/gs, "");
        const said = [...text.matchAll(/.{0,24}\bmargins?\b.{0,12}/gi)].map(([words]) => words);
        const allowed =
          /not known: margin|no margin says that|\(?margin (?:rules|given)|by the margin|contracts × margin =|strategy-based margin|margin: \{initial/i;
        expect(
          said.filter((words) => !allowed.test(words)),
          `${command.join(" ")} ${file}`,
        ).toEqual([]);
      }
  });
});
