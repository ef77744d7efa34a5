import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { black76Value, impliedVolatility } from "../../src/index.ts";
import { scenarioDocumentSchema } from "../../src/schema/result/scenario.ts";
import { add, cmp, decimal, mul, type Rational, sub, toNumber, whole } from "../oracles/rational.ts";
import { goldenSuite } from "./golden.ts";
import { futures } from "./trades.ts";
import { answerOf, type WorldSpec } from "./world.ts";

const sample = "fixtures/trades/rty-nq-spreads.yaml";
const correlated = [sample, "--correlation", "0.78"];
const plain = (columns: number): WorldSpec => ({ columns, env: { NO_COLOR: "1" } });
const histories = [
  ...["--long", "RTY", "--short", "NQ"],
  ...["--history", "RTY=fixtures/prices/synthetic-first.csv", "--history", "NQ=fixtures/prices/synthetic-second.csv"],
];

goldenSuite("scenario", [
  { name: "sample-80-columns", argv: ["scenario", ...correlated], world: plain(80) },
  { name: "sample-40-columns", argv: ["scenario", ...correlated], world: plain(40) },
  { name: "sample-pipe", argv: ["scenario", sample] },
  { name: "sample-colour", argv: ["scenario", sample], world: { columns: 80 } },
  { name: "sample-shades", argv: ["scenario", sample], world: { columns: 80, env: { TERM: "xterm-256color" } } },
  { name: "days", argv: ["scenario", ...correlated, "--days", "20"], world: plain(80) },
  {
    name: "days-shifted",
    argv: ["scenario", sample, "--days", "20", "--vol-shift", "+2%", "--vol-shift", "NQ=-1.5%", "--range", "10%"],
    world: plain(80),
  },
  { name: "payoff-80-columns", argv: ["scenario", sample, "--payoff", "--step", "10%"], world: plain(80) },
  { name: "payoff-40-columns", argv: ["scenario", sample, "--payoff", "--step", "20%"], world: plain(40) },
  {
    name: "unlimited",
    argv: ["scenario", sample, "--payoff", "--leg", "NQ=-1 26500C @ 410", "--fee", "2.25", "--step", "10%"],
    world: plain(80),
  },
  { name: "two-moves", argv: ["scenario", sample, "--move", "RTY=+16%,NQ=+8%", "--move", "RTY=-30%,NQ=-25%"] },
  { name: "histories", argv: ["scenario", ...histories, "--expiry", "2026-03-20"], world: plain(80) },
  {
    name: "odds-history-days",
    argv: ["scenario", ...histories, "--expiry", "2026-03-20", "--odds", "history", "--days", "20"],
    world: plain(80),
  },
  { name: "odds-history-40-columns", argv: ["scenario", ...histories, "--odds", "history"], world: plain(40) },
  { name: "odds-history-json", argv: ["scenario", ...histories, "--odds", "history", "--step", "20%", "--json"] },
  { name: "odds-history-markdown", argv: ["scenario", ...histories, "--odds", "history", "--format", "markdown"] },
  { name: "odds-history-without-files", argv: ["scenario", sample, "--odds", "history"], world: plain(80) },
  { name: "micros", argv: ["scenario", "-", "--with-micros", "--payoff"], world: { stdin: futures, ...plain(80) } },
  {
    name: "micros-beside-large",
    argv: ["scenario", "-", "--with-micros", "--contracts", "NQ=1", "--payoff"],
    world: { stdin: futures, ...plain(80) },
  },
  { name: "sample-json", argv: ["scenario", ...correlated, "--step", "20%", "--json"] },
  { name: "sample-csv", argv: ["scenario", sample, "--step", "10%", "--format", "csv"] },
  { name: "sample-markdown", argv: ["scenario", ...correlated, "--payoff", "--format", "markdown"] },
  {
    name: "explain",
    argv: ["scenario", ...correlated, "--days", "20", "--fee", "2.25", "--explain"],
    world: plain(80),
  },
  { name: "nothing-fits", argv: ["scenario", sample, "--max-notional", "600000"], world: plain(80) },
  { name: "nothing-fits-json", argv: ["scenario", sample, "--max-notional", "600000", "--json"] },
  { name: "nothing-fits-csv", argv: ["scenario", sample, "--max-notional", "600000", "--format", "csv"] },
  { name: "not-available", argv: ["scenario", sample, "--weighting", "beta", "--format", "markdown"] },
  {
    name: "wrong-numbers",
    argv: ["scenario", sample, "--days", "2.5", "--range", "0%", "--step", "5", "--vol-shift", "2"],
  },
  { name: "after-expiry", argv: ["scenario", sample, "--days", "58"] },
  { name: "shift-at-expiry", argv: ["scenario", sample, "--vol-shift", "+2%"] },
  { name: "shift-of-another-symbol", argv: ["scenario", sample, "--days", "20", "--vol-shift", "ES=+2%"] },
  { name: "grid-too-fine", argv: ["scenario", sample, "--step", "0.01%"] },
  { name: "no-dates-before-expiry", argv: ["scenario", "-", "--days", "5"], world: { stdin: futures } },
]);

/** The document of a call, parsed by its schema. */
async function documentOf(argv: readonly string[], world: WorldSpec = {}) {
  const { exit, stdout } = await answerOf(["scenario", ...argv, "--json"], world);
  return { exit, document: scenarioDocumentSchema.parse(JSON.parse(stdout)) };
}

async function pictureOf(argv: readonly string[], world: WorldSpec = {}) {
  const { exit, document } = await documentOf(argv, world);
  if (!document.available) throw new Error("no pair");
  return { exit, picture: document };
}

const most = (a: Rational, b: Rational) => (cmp(a, b) > 0 ? a : b);
const zero = whole(0);
/** A bought spread of two calls or of two puts at a level, in points: what it pays less what it cost. */
function spreadProfit(level: Rational, right: "call" | "put", bought: number, sold: number, paid: number): Rational {
  const sign = whole(right === "call" ? 1 : -1);
  const pays = (strike: number) => most(zero, mul(sign, sub(level, decimal(strike))));
  return sub(sub(pays(bought), pays(sold)), decimal(paid));
}

const moved = (level: number, move: number) => mul(decimal(level), add(whole(1), decimal(move)));
const longProfit = (move: number) => mul(whole(4 * 50), spreadProfit(moved(2730.8, move), "call", 2750, 2950, 60.2));
const shortProfit = (move: number) =>
  mul(whole(20), spreadProfit(moved(25_658.25, move), "put", 25_500, 23_500, 416.25));

it("names the legs of a side in two products with how many of each there are, beside the profit of them all", async () => {
  const argv = ["scenario", "-", "--with-micros", "--contracts", "NQ=1", "--move", "RTY=-10%,NQ=+10%"];
  const { stdout } = await answerOf(argv, { stdin: futures, ...plain(120) });
  // 3.8 × 50 × 273.08 points, and 20 × 2,565.825.
  expect(stdout).toMatch(/^ {2}3 RTY \+ 8 M2K, each \+1 future @ 2,730\.80 +-51,885\.20 /m);
  expect(stdout).toMatch(/^ {2}1 NQ, each -1 future @ 25,658\.25 +-51,316\.50 /m);
});

describe("the sample trade, 4 : 1, at expiry", () => {
  it("has in each cell the sum of both sides in exact fractions", async () => {
    const { exit, picture } = await pictureOf([sample, "--range", "21%", "--step", "3%"]);
    expect([exit, picture.contracts]).toEqual([0, { long: 4, short: 1 }]);
    expect(picture.longMoves).toEqual(picture.shortMoves);
    expect(picture.longMoves).toHaveLength(15);
    for (const [row, long] of picture.longMoves.entries()) {
      expect(picture.profitBySide.long[row]).toBe(toNumber(longProfit(long)));
      expect(picture.levels.long[row]).toBe(toNumber(moved(2730.8, long)));
      for (const [column, short] of picture.shortMoves.entries())
        expect(picture.profit[row]?.[column]).toBe(toNumber(add(longProfit(long), shortProfit(short))));
    }
  });

  it("makes 27,960 - 8,325 = 19,635 in the rotation of November 2025 to January 2026", async () => {
    const { picture } = await pictureOf([sample]);
    // RTY at 3,167.728 and NQ at 27,710.91 are above every strike: 4 x (200 - 60.20) x 50, and 416.25 x 20 lost.
    expect(picture.named).toHaveLength(1);
    expect(picture.named[0]).toMatchObject({
      ...{ long: 0.16, short: 0.08 },
      levels: { long: 3167.728, short: 27_710.91 },
      profit: { long: 27_960, short: -8325, net: 19_635 },
    });
    // (417.728 - 78.40) x 200, -(217.728 - 18.20) x 200, -612.50 x 20, 196.25 x 20
    const legs = (side: "long" | "short") => picture.named[0]?.byLeg[side].map(({ profit }) => profit);
    expect([legs("long"), legs("short")]).toEqual([
      [67_865.6, -39_905.6],
      [-12_250, 3925],
    ]);
  });

  it("has in its corner the loss of both sides, which is its max loss, and on its diagonal a common crash", async () => {
    const { picture } = await pictureOf([sample]);
    const last = picture.shortMoves.length - 1;
    expect([picture.longMoves[0], picture.shortMoves[last]]).toEqual([-0.2, 0.2]);
    expect(picture.profit[0]?.[last]).toBe(-20_365);
    expect(picture.sizing).toMatchObject({ maxLoss: { kind: "limited", amount: 20_365 } });
    // Both down 20 %: the calls are lost, 12,040, and the put spread pays 2,000 - 416.25 points of 20 USD.
    expect(picture.profit[0]?.[0]).toBe(-12_040 + 31_675);
    const { stdout } = await answerOf(["scenario", sample], plain(80));
    expect(stdout).toContain("common crash, both -20 %: +19,635 (RTY -12,040, NQ +31,675)");
    expect(stdout).toContain("both views wrong, RTY -20 %, NQ +20 %: -20,365 (RTY -12,040, NQ -8,325)");
  });

  it.each([80, 40])("shows these figures in %i columns, whole dollars, none cut", async (columns) => {
    const screen = (await answerOf(["scenario", sample], plain(columns))).stdout;
    const stdout = screen.slice(screen.indexOf("\nProfit at expiry"));
    const moves = [-0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2];
    const labels = moves.map((move) =>
      move === 0 ? "today" : `${move > 0 ? "+" : "-"}${Math.round(Math.abs(move) * 100)} %`,
    );
    const figures = (label: string) =>
      stdout
        .split("\n")
        .filter((line) => line.trimStart().startsWith(label) && /\d,\d{3}/.test(line))
        .flatMap(
          (line) =>
            line
              .trimStart()
              .slice(label.length)
              .match(/[+-]?[\d,]+/g) ?? [],
        )
        .map((text) => Number(text.replaceAll(",", "")));
    const rounded = (amount: Rational) => Math.sign(toNumber(amount)) * Math.round(Math.abs(toNumber(amount)));
    for (const [row, long] of moves.entries()) {
      const expected = moves.map((short) => rounded(add(longProfit(long), shortProfit(short))));
      expect(figures(labels[row] ?? "")).toEqual(expected);
    }
    expect(figures("both  ")).toEqual(moves.map((move) => rounded(add(longProfit(move), shortProfit(move)))));
  });

  it("has the payoff of each side by its bends", async () => {
    const { payoff } = (await pictureOf([sample, "--days", "20"])).picture;
    expect(payoff.long.bends).toEqual([
      { level: 0, profit: -12_040 },
      { level: 2750, profit: -12_040 },
      { level: 2950, profit: 27_960 },
    ]);
    expect([payoff.short.breakevens, payoff.short.maxGain, payoff.short.lastSlope]).toEqual([
      [25_083.75],
      { kind: "limited", amount: 31_675, profit: 31_675, from: 0, to: 23_500 },
      0,
    ]);
  });

  it("takes fees off, and holds the picture to what size says", async () => {
    const { picture } = await pictureOf([sample, "--fee", "2.25"]);
    // 4 x 2 options and 1 x 2 options at 2.25
    expect(picture.fees).toEqual({ long: 18, short: 4.5 });
    expect(picture.named[0]?.profit).toEqual({ long: 27_942, short: -8329.5, net: 19_612.5 });
    expect(picture.named[0]?.profit).toEqual(
      "moves" in picture.sizing ? picture.sizing.moves?.[0]?.profit : "no moves",
    );
    expect(Math.min(...picture.profit.flat())).toBe(-20_387.5);
  });
});

describe("the distribution", () => {
  it("rests on the correlation given, and stands among others", async () => {
    const { picture } = await pictureOf(correlated);
    expect(picture.distribution?.correlation).toEqual({ value: 0.78, from: "flag" });
    expect(picture.distribution?.days).toBe(57);
    expect(picture.distributionReason).toBeNull();
    const own = picture.distribution?.byCorrelation.filter((one) => one.own);
    expect(own).toHaveLength(1);
    expect(own?.[0]).toMatchObject({
      correlation: 0.78,
      probabilityOfProfit: picture.distribution?.probabilityOfProfit,
      fifthPercentile: picture.distribution?.quantiles["0.05"],
      expectedShortfall: picture.distribution?.expectedShortfall["0.05"],
    });
  });

  it("is null without a correlation, and says what to give", async () => {
    const without = { stdin: readFileSync(sample, "utf8").replace(/^correlation: .*\n/m, "") };
    const { exit, picture } = await pictureOf(["-"], without);
    expect([exit, picture.distribution, picture.distributionReason?.code]).toEqual([0, null, "CORRELATION_MISSING"]);
    const { stdout } = await answerOf(["scenario", "-"], { ...without, ...plain(80) });
    expect(stdout).toContain("give --correlation 0.78");
  });
});

describe("a distribution that is not known", () => {
  it("lacks the days to the horizon", async () => {
    const { picture } = await pictureOf(["-", "--vol", "RTY=18%", "--vol", "NQ=17%", "--correlation", "0.5"], {
      stdin: futures,
    });
    expect([picture.distribution, picture.distributionReason?.code]).toEqual([null, "HORIZON_UNKNOWN"]);
  });

  it("lacks the rate that the mean of an ETF grows at", async () => {
    const etfs = ["--long", "IWM", "--short", "QQQ", "--level", "IWM=270.5", "--level", "QQQ=620.1"];
    const given = ["--vol", "IWM=18%", "--vol", "QQQ=17%", "--correlation", "0.8"];
    const { picture } = await pictureOf([...etfs, ...given, "--as-of", "2026-01-22", "--expiry", "2026-03-20"]);
    expect([picture.distribution, picture.distributionReason?.code]).toEqual([null, "RATE_NEEDED_FOR_FORWARD"]);
  });
});

describe("before expiry", () => {
  it("costs at today's levels on the first day what the spreads between value and premium are: nothing", async () => {
    // Each leg is valued at the volatility that its quote implies, so that nothing is made or lost on day 0.
    const { picture } = await pictureOf([sample, "--days", "0"]);
    const today = picture.longMoves.indexOf(0);
    expect(Math.abs(picture.profit[today]?.[today] ?? 1)).toBeLessThan(1e-6);
    expect([picture.horizon, picture.date]).toEqual([{ kind: "days", days: 0 }, "2026-01-22"]);
  });

  it("is the profit at expiry on the last day", async () => {
    const [last, expiry] = [await pictureOf([sample, "--days", "57"]), await pictureOf([sample])];
    expect(last.picture.profit).toEqual(expiry.picture.profit);
    expect(last.picture.date).toBe("2026-03-20");
  });
});

describe("shares, and amounts with cents", () => {
  const stdin = `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%, legs: [+1 F @ 2700, 2600P @ 40, -1 2900C @ 25]}
short: {symbol: IWM, level: 270, volatility: 17.3%, yield: 1%, legs: [-1 F @ 271, 280C @ 5]}
correlation: 0.99
size: {contracts: {long: 1, short: 5}, fee: 2.5}
`;

  it("counts shares one by one, and futures as contracts", async () => {
    const { stdout } = await answerOf(["scenario", "-", "--explain", "--move", "RTY=+16%,IWM=+8%"], { stdin });
    expect(stdout).toMatch(/^ {2}\+1 future @ 2,700\.00 /m);
    expect(stdout).toMatch(/^ {2}-500 shares @ 271\.00 /m);
    expect(stdout).toContain("IWM -100 shares: (-1) × 5 × 100 × ");
    expect((await answerOf(["price", "-"], { stdin })).stdout).toMatch(/-100 shares +\+1 280C/);
  });

  it("shows one amount alike on every line at expiry", async () => {
    const { stdout } = await answerOf(["scenario", "-", "--range", "100%"], { stdin });
    // RTY at 0: 50 × (−2700 + 2600 − 40 + 25) − 3 × 2.5 = −5757.5. IWM: 500 × (271 − 0 − 5) − 10 × 2.5 = 132,975;
    // at 540, 500 × (271 − 540 + 260 − 5) − 25 = −7,025.
    expect(stdout).toContain("both views wrong, RTY -100 %, IWM +100 %: -12,782.50 (RTY -5,757.50, IWM -7,025.00)");
    expect(stdout).toContain("common crash, both -100 %: +127,217.50 (RTY -5,757.50, IWM +132,975.00)");
  });
});

describe("two expiries, on the nearer one", () => {
  const stdin = `version: 1
asOf: 2026-01-22
rate: 3.65%
long: {symbol: RTY, level: 2730.8, volatility: 18.5%, expiry: 2026-03-20, legs: [2750C @ 78.40, -1 2950C @ 18.20]}
short: {symbol: NQ, level: 25658.25, volatility: 17.3%, expiry: 2026-06-18, exercise: european, legs: [25500P @ 905]}
size: {contracts: {long: 4, short: 1}}
`;
  const shiftedBy = (...flags: string[]) =>
    answerOf(["scenario", "-", "--range", "10%", "--step", "10%", "--json", ...flags], { stdin });

  it("shifts the volatility of the options that live on", async () => {
    // 147 days to 18 June, 90 of them after 20 March.
    const terms = { right: "put", model: "black-76", forward: 25658.25, strike: 25500, rate: 0.0365 } as const;
    const implied = impliedVolatility({ ...terms, years: 147 / 365, premium: 905 }) ?? Number.NaN;
    const value = (volatility: number) => black76Value("put", 25658.25, 25500, 90 / 365, volatility, 0.0365);
    const gained = 20 * (value(implied + 0.02) - value(implied));
    for (const days of [[], ["--days", "57"]]) {
      const [plain, shifted] = [await shiftedBy(...days), await shiftedBy(...days, "--vol-shift", "NQ=+2%")];
      const middle = ({ stdout }: { stdout: string }) => JSON.parse(stdout).profit[1][1];
      expect(middle(shifted) - middle(plain)).toBeCloseTo(gained, 4);
    }
  });

  it("says in the title of the picture what is shifted", async () => {
    const { stdout } = await answerOf(["scenario", "-", "--vol-shift", "+2%"], { stdin });
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "Profit at the nearer expiry, 20 Mar 2026, USD, implied volatility RTY +2 points, NQ +2 points",
    );
  });

  it("are not valued without a rate, which exits with 1", async () => {
    const without = stdin.replace("rate: 3.65%\n", "");
    const { exit, stdout } = await answerOf(["scenario", "-", "--json"], { stdin: without });
    expect([exit, JSON.parse(stdout).available]).toEqual([1, false]);
  });

  it("refuses a shift of those alone that expire", async () => {
    const { exit, stderr } = await shiftedBy("--vol-shift", "RTY=+2%");
    expect([exit, JSON.parse(stderr).error.code]).toEqual([2, "SHIFT_AT_EXPIRY"]);
  });
});

describe("wrong flags", () => {
  it.each([
    [["--days", "-1"], "VALUE_OUT_OF_RANGE", 3],
    [["--days", "soon"], "NUMBER_UNREADABLE", 3],
    [["--range", "101%"], "VALUE_OUT_OF_RANGE", 3],
    [["--range", "20"], "PERCENT_AMBIGUOUS", 3],
    [["--step", "0"], "VALUE_OUT_OF_RANGE", 3],
    [["--step", "-5%"], "VALUE_OUT_OF_RANGE", 3],
    [["--step", "0.01%"], "GRID_TOO_FINE", 2],
    [["--vol-shift", "+2%"], "SHIFT_AT_EXPIRY", 2],
    [["--days", "57", "--vol-shift", "+2%"], "SHIFT_AT_EXPIRY", 2],
    [["--days", "9", "--vol-shift", "up"], "NUMBER_UNREADABLE", 3],
    [["--days", "9", "--vol-shift", "RTY=1%", "--vol-shift", "RTY=2%"], "FLAG_REPEATED", 2],
    [["--days", "58"], "HORIZON_AFTER_EXPIRY", 3],
    [["--correlation", "1.1"], "VALUE_OUT_OF_RANGE", 3],
    [["--move", "RTY=+16%"], "MOVE_UNREADABLE", 3],
  ] as const)("%j is refused with %s", async (flags, code, exit) => {
    const answer = await answerOf(["scenario", sample, ...flags, "--json"]);
    expect([answer.exit, answer.stdout, JSON.parse(answer.stderr).error.code]).toEqual([exit, "", code]);
  });
});

describe("CSV", () => {
  it("has a row for each cell and each named move", async () => {
    const { stdout } = await answerOf(["scenario", sample, "--step", "10%", "--format", "csv"]);
    const [header = "", ...rows] = stdout.trimEnd().split("\r\n");
    expect(rows).toHaveLength(25 + 1);
    expect(header).toBe(
      "weighting,long_contracts,short_contracts,horizon_days,date,kind,long_move,short_move,long_level,short_level,long_profit_usd,short_profit_usd,profit_usd,reason",
    );
    expect(rows[0]).toBe("dollar-neutral,4,1,,2026-03-20,grid,-0.2,-0.2,2184.64,20526.6,-12040,31675,19635,");
    expect(rows.at(-1)).toBe("dollar-neutral,4,1,,2026-03-20,named,0.16,0.08,3167.728,27710.91,27960,-8325,19635,");
  });
});

describe("what is shown is asked for", () => {
  it("the first of the weightings, and the moves of the flags", async () => {
    const { picture } = await pictureOf([sample, "--weighting", "vol,dollar", "--range", "10%"]);
    expect([picture.weighting, picture.contracts]).toEqual(["volatility-adjusted", { long: 7, short: 2 }]);
    expect(picture.longMoves).toEqual([-0.1, -0.075, -0.05, -0.025, 0, 0.025, 0.05, 0.075, 0.1]);
  });

  it("every pair that --weighting names: each further one as it is alone", async () => {
    const asked = async (weighting: string) => {
      const argv = ["scenario", ...correlated, "--weighting", weighting, "--json"];
      const { exit, stdout } = await answerOf(argv);
      return { exit, document: JSON.parse(stdout) };
    };
    const [both, alone] = [await asked("dollar,vol,beta"), await asked("vol")];
    // Beta has no price histories, and so no pair: as in size that is no failure beside others.
    expect([both.exit, both.document.weighting, both.document.others.length]).toEqual([0, "dollar-neutral", 2]);
    const [volatility, beta] = both.document.others;
    expect(volatility.weighting).toBe("volatility-adjusted");
    for (const key of Object.keys(volatility)) expect(volatility[key], key).toEqual(alone.document[key]);
    expect(volatility).toMatchObject({ available: true, sizing: { contracts: { long: 7, short: 2 } } });
    expect(beta).toMatchObject({ weighting: "beta-neutral", available: false });
  });

  it("a shift by side, which is none where it is 0", async () => {
    const { picture } = await pictureOf([sample, "--days", "20", "--vol-shift", "2%", "--vol-shift", "NQ=0%"]);
    expect(picture.volatilityShift).toEqual({ long: 0.02, short: 0 });
  });

  it("nothing but the reason where nothing fits, with an exit of 1", async () => {
    const { exit, document } = await documentOf([sample, "--max-notional", "600000"]);
    expect([exit, document.available, Object.keys(document).includes("profit")]).toEqual([1, false, false]);
  });
});

describe("a symbol that is not the trader's own", () => {
  const symbol = "X\u001b[31m|<b>";
  const side = { symbol, level: 100, volatility: "20%", legs: ["100C @ 5"] };
  const stdin = JSON.stringify({
    version: 1,
    products: [{ symbol, name: "any", multiplier: 5 }],
    long: side,
    short: { symbol: "NQ", level: 25_658.25 },
    moves: [{ [symbol]: "+16%", NQ: "+8%" }],
  });

  it.each(["table", "markdown", "csv"])("reaches neither a terminal nor HTML as %s", async (format) => {
    const { exit, stdout } = await answerOf(["scenario", "-", "--payoff", "--format", format], { stdin, ...plain(80) });
    expect(exit).toBe(0);
    expect(stdout).not.toContain("\u001b");
    if (format === "markdown") expect(stdout.replaceAll("<br>", "")).not.toMatch(/(^|[^\\])</);
  });
});
