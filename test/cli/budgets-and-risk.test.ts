import { describe, expect, it } from "vitest";
import { american } from "../../src/index.ts";
import { answerOf, sized } from "./world.ts";

const dates = "asOf: 2026-01-22\nexpiry: 2026-03-20\nrate: 3.65%\n";
const rty = "symbol: RTY, level: 2730.8, volatility: 18.5%";
const nq = "symbol: NQ, level: 25658.25, volatility: 17.3%";
const trade = (long: string, short: string, rest: string, head = dates) =>
  `version: 1\n${head}long: {${rty}${long}}\nshort: {${nq}${short}}\n${rest}`;
const legs = (...written: string[]) => `, legs: [${written.join(", ")}]`;
/** The delta of an American option on a future at another level, at its own volatility, 57 days before its expiry. */
function deltaAt(
  leg: { readonly right: "call" | "put"; readonly strike: number; readonly impliedVolatility: number },
  price: number,
): number {
  const { right, strike, impliedVolatility: volatility } = leg;
  return american({ right, underlying: "future", price, strike, years: 57 / 365, volatility, rate: 0.0365 }).delta;
}

const codesOf = (warnings: readonly { readonly code: string }[]) => warnings.map(({ code }) => code);

describe("a budget that does not bound the pair", () => {
  const size = "size: {maxPremium: 5000, weighting: [dollar-neutral]}\n";

  it.each([
    [
      "calls sold over calls bought",
      legs("2750C @ 78.40", "-1 2950C @ 18.20"),
      legs("-1 25500C @ 800", "+1 26500C @ 240"),
    ],
    ["credits on both sides", legs("-1 2650P @ 60", "+1 2500P @ 30"), legs("-1 26500C @ 400", "+1 27500C @ 150")],
  ])("leaves the smallest pair within the tolerance, and says so: %s", async (_, long, short) => {
    const { exit, sizings, warnings } = await sized(["-"], { stdin: trade(long, short, size) });
    expect(exit).toBe(0);
    expect(sizings[0]).toMatchObject({ contracts: { long: 4, short: 1 }, binding: [], withinTolerance: true });
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: "BUDGET_DOES_NOT_LIMIT",
        message: "the premium budget does not limit the size of dollar-neutral: larger pairs take no more of it",
      }),
    );
  });

  it("beside one that does leaves the size to that, and names it", async () => {
    const long = legs("-1 2650P @ 60", "+1 2500P @ 30");
    const short = legs("-1 26500C @ 400", "+1 27500C @ 150");
    const both = "size: {maxPremium: 5000, maxLoss: 100000, weighting: dollar}\n";
    const { sizings, warnings } = await sized(["-"], { stdin: trade(long, short, both) });
    // 4 x 6,000 + 15,000 = 39,000 of loss: 8 : 2 are 78,000, and 11 : 2 would be 96,000 at 17 %.
    expect(sizings[0]).toMatchObject({ contracts: { long: 8, short: 2 }, binding: ["maxLoss"] });
    expect(codesOf(warnings)).toContain("BUDGET_DOES_NOT_LIMIT");
  });

  it("is used up where it is a premium that is paid, and named", async () => {
    const stdin = trade(
      legs("2750C @ 78.40"),
      legs("25500P @ 612.50"),
      "size: {maxPremium: 500000, weighting: dollar}\n",
    );
    const { sizings, warnings } = await sized(["-"], { stdin });
    // 4 x 3,920 + 12,250 = 27,930 a time.
    expect(sizings[0].binding).toEqual(["maxPremium"]);
    expect(-sizings[0].premium.net).toBeGreaterThan(450_000);
    expect(-sizings[0].premium.net).toBeLessThanOrEqual(500_000);
    expect(codesOf(warnings)).not.toContain("BUDGET_DOES_NOT_LIMIT");
  });

  it("says which budget keeps the pair out of balance", async () => {
    const stdin = trade(legs("2750C @ 78.40"), legs("25500P @ 612.50"), "size: {maxLoss: 25000, weighting: dollar}\n");
    const { sizings } = await sized(["-"], { stdin });
    expect(sizings[0]).toMatchObject({
      contracts: { long: 3, short: 1 },
      withinTolerance: false,
      binding: ["maxLoss"],
    });
  });
});

describe("the risk of a day as a budget", () => {
  it("is used up by pairs that hedge each other, and named", async () => {
    const stdin = trade("", "", "correlation: 0.78\nsize: {maxDailyRisk: 40000, weighting: vol}\n");
    const { sizings } = await sized(["-"], { stdin });
    expect(sizings[0].binding).toEqual(["maxDailyRisk"]);
    expect(sizings[0].dailyRisk.revalued).toBeLessThanOrEqual(40_000);
    expect(sizings[0].dailyRisk.revalued).toBeGreaterThan(35_000);
    expect(sizings[0].contracts.long).toBeGreaterThan(20);
  });

  it("does not bound a pair whose sides cancel each other", async () => {
    const own =
      "version: 1\ncorrelation: 1\nlong: {symbol: AAA, level: 2730.8, volatility: 20%}\n" +
      "short: {symbol: BBB, level: 1365.4, volatility: 20%}\n" +
      "products: [{symbol: AAA, multiplier: 7, name: a}, {symbol: BBB, multiplier: 14, name: b}]\n" +
      "size: {weighting: dollar, maxDailyRisk: 1000}\n";
    const { sizings, warnings } = await sized(["-"], { stdin: own });
    expect(sizings[0]).toMatchObject({ contracts: { long: 1, short: 1 }, binding: [] });
    expect(codesOf(warnings)).toContain("BUDGET_DOES_NOT_LIMIT");
  });

  it("says where it is by deltas alone", async () => {
    const stdin = trade(legs("2750C @ 78.40"), legs("25500P @ 612.50"), "size: {maxDailyRisk: 20000}\n", "");
    const { sizings, warnings } = await sized(["-"], { stdin });
    expect(sizings[0].dailyRisk).toMatchObject({ revalued: null, correlation: null });
    expect(codesOf(warnings)).toContain("DAILY_RISK_NOT_REVALUED");
  });

  it("fits nothing where even the best hedge moves more", async () => {
    const stdin = trade("", "", "correlation: 0.95\nsize: {maxDailyRisk: 1000, weighting: dollar, maxContracts: 3}\n");
    const { exit, sizings } = await sized(["-"], { stdin });
    expect(exit).toBe(1);
    expect(sizings[0].reason).toEqual({
      code: "HEDGE_TOO_COARSE",
      message:
        "no pair within the contracts, caps and budgets given moves by $1,000 a day or less, though its sides hedge each other",
    });
  });

  it("fits nothing where the smallest pair moves more and nothing hedges", async () => {
    const { sizings } = await sized(["-"], { stdin: trade("", "", "size: {maxDailyRisk: 1000, weighting: dollar}\n") });
    expect(sizings[0].reason.code).toBe("DAILY_RISK_OVER_BUDGET");
  });
});

describe("sensitivity under a shock of a level", () => {
  const spreads = trade(
    legs("2750C @ 78.40", "-1 2950C @ 18.20"),
    legs("25500P @ 612.50", "-1 23500P @ 196.25"),
    "size: {weighting: [dollar, delta, delta-vol]}\n",
  );

  it("holds each implied volatility, keeps the pair, and sizes no weighting by delta again", async () => {
    const { stdout } = await answerOf(["sensitivity", "-", "--json"], { stdin: spreads });
    const { trade: sizedTrade, sensitivities } = JSON.parse(stdout);
    const [dollar, delta] = sensitivities;
    const at = (one: typeof dollar, side: string, by: number) =>
      one.cases.find(
        ({ change }: { change: Record<string, unknown> }) =>
          change.kind === "level" && change.side === side && change.by === by,
      );
    const shocked = at(dollar, "long", -0.1);
    // 4 x 122,886 - 513,165 over their sum.
    expect(shocked.keptByNotional).toBeCloseTo((4 * 122_886 - 513_165) / (4 * 122_886 + 513_165), 12);
    const unitDelta = (legsOf: typeof sizedTrade.long.legs, level: number) =>
      legsOf.reduce(
        (sum: number, leg: { quantity: number; right: "call" | "put"; strike: number; impliedVolatility: number }) =>
          sum + leg.quantity * deltaAt(leg, level),
        0,
      );
    const long = 4 * 122_886 * unitDelta(sizedTrade.long.legs, 2457.72);
    const short = 513_165 * sizedTrade.short.unit.delta;
    expect(shocked.keptByDelta).toBeCloseTo((long + short) / (Math.abs(long) + Math.abs(short)), 9);
    // A fall of 10 % leaves the calls with next to no delta: to size by it would ask for hundreds of them.
    for (const by of [-0.2, -0.1, 0.1, 0.2]) {
      expect(at(delta, "long", by)).toMatchObject({
        hedgeRatio: null,
        contracts: null,
        reason: { code: "LEVEL_SHOCK_NOT_SIZED" },
      });
      expect(at(dollar, "short", by).contracts).not.toBeNull();
    }
    expect(at(delta, "long", -0.1).keptImbalance).toBeLessThan(-0.5);
    expect(delta.answered).toBe(0);
  });

  it("shows the imbalance of the pair as held by notional and by delta", async () => {
    const { stdout } = await answerOf(["sensitivity", "-", "--weighting", "dollar"], { stdin: spreads });
    expect(stdout).toMatch(/RTY level, by notional +-8\.0 % +-2\.2 % +\+7\.9 % +\+12\.2 %/);
    expect(stdout).toMatch(/RTY level, by delta/);
  });
});

describe("the odds say where they come from", () => {
  const spreads = trade(
    legs("2750C @ 78.40", "-1 2950C @ 18.20"),
    legs("25500P @ 612.50", "-1 23500P @ 196.25"),
    "correlation: 0.78\nsize: {weighting: dollar}\n",
  );

  it("in the table and in JSON, with both volatilities", async () => {
    const table = await answerOf(["scenario", "-"], { stdin: spreads });
    expect(table.stdout.replace(/\s+/g, " ")).toContain(
      "comes only from sizing volatilities (RTY 18.5 %, NQ 17.3 %) that differ from those in the premiums " +
        "(RTY 20.4/19.6 %, NQ 17.2/23.0 %); at the premiums' own it is zero before costs, by construction",
    );
    const { distribution } = JSON.parse((await answerOf(["scenario", "-", "--json"], { stdin: spreads })).stdout);
    expect(Math.round(distribution.expectedProfit)).toBe(1516);
    expect(distribution.expectedProfitFrom.code).toBe("EXPECTED_PROFIT_FROM_VOLATILITIES");
    expect(distribution.expectedProfitFrom.sides[0]).toMatchObject({ symbol: "RTY", sizing: 0.185 });
    expect(distribution.expectedProfitFrom.sides[1].premiums[1]).toBeCloseTo(0.23, 3);
  });

  it("but not of futures, which have no premiums, nor of shifted volatilities", async () => {
    const futures = trade("", "", "correlation: 0.78\n");
    const ofFutures = JSON.parse((await answerOf(["scenario", "-", "--json"], { stdin: futures })).stdout);
    expect(ofFutures.distribution.expectedProfitFrom).toBeNull();
    const shifted = ["scenario", "-", "--days", "20", "--vol-shift", "+2%", "--json"];
    const { distribution } = JSON.parse((await answerOf(shifted, { stdin: spreads })).stdout);
    expect(distribution.expectedProfitFrom).toBeNull();
  });
});

describe("the odds say that they come from volatilities only where they do", () => {
  const odds = async (long: string, ...flags: string[]) => {
    const stdin = trade(long, "", "correlation: 0.78\nsize: {contracts: {long: 4, short: 1}, weighting: dollar}\n");
    return JSON.parse((await answerOf(["scenario", "-", "--json", ...flags], { stdin })).stdout).distribution;
  };

  it("not of a future that is entered away from the level: that alone is worth something", async () => {
    const [entered, plain] = [await odds(legs("+1 F @ 2680", "2700P @ 75")), await odds(legs("+1 F", "2700P @ 75"))];
    // 50.8 points of 50 USD, of four.
    expect(entered.expectedProfit - plain.expectedProfit).toBeCloseTo(4 * 50 * 50.8, 6);
    expect(entered.expectedProfitFrom).toBeNull();
    expect(plain.expectedProfitFrom.code).toBe("EXPECTED_PROFIT_FROM_VOLATILITIES");
    expect((await odds(legs("+1 F @ 2730.8", "2700P @ 75"))).expectedProfitFrom.sides[0].symbol).toBe("RTY");
  });

  it("not today, when no time is left for them to matter", async () => {
    const today = await odds(legs("2700P @ 75"), "--days", "0");
    expect([today.expectedProfit, today.expectedProfitFrom]).toEqual([0, null]);
    expect((await odds(legs("2700P @ 75"), "--days", "1")).expectedProfitFrom).not.toBeNull();
  });

  it("not of a vertical at a net price, which implies no volatility", async () => {
    expect((await odds(legs("2750/2950 CS @ 60.20", "2700P @ 75"))).expectedProfitFrom).toBeNull();
  });
});

describe("small things that were wrong", () => {
  it("quantiles never fall, also where both sides cancel", async () => {
    const own =
      '{"version":1,"asOf":"2026-01-22","expiry":"2026-03-20","correlation":1,"long":{"symbol":"AAA","level":2730.8,"volatility":0.2},' +
      '"short":{"symbol":"BBB","level":1365.4,"volatility":0.2},"products":[{"symbol":"AAA","multiplier":7,"name":"a"},' +
      '{"symbol":"BBB","multiplier":14,"name":"b"}],"size":{"weighting":["dollar-neutral"]}}';
    const { stdout } = await answerOf(["scenario", "-", "--json"], { stdin: own });
    expect(Object.values(JSON.parse(stdout).distribution.quantiles)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it("a deep American put at its intrinsic value has a delta of -1", async () => {
    const stdin =
      `version: 1\n${dates}long: {symbol: IWM, level: 271.35, volatility: 18.5%, yield: 1.2%, legs: [-1 300P @ 28.65]}\n` +
      `short: {${nq}, legs: [-1 24000C @ 1700]}\nsize: {weighting: dollar, maxContracts: {long: 25, short: 1}, tolerance: 30%}\n`;
    const { trade: shown } = await sized(["-"], { stdin });
    expect(shown.long.legs[0]).toMatchObject({ impliedVolatility: null, delta: -1 });
    expect(shown.long.unit.delta).toBe(1);
    expect(shown.short.legs[0].delta).toBeLessThan(1);
  });

  it("the frontier shows the best balanced pair where none is within 20 %", async () => {
    const argv = ["--long", "RTY", "--short", "NQ", "--level", "RTY=2730.8", "--level", "NQ=25658.25"];
    const { sizings } = await sized([...argv, "--weighting", "dollar", "--tolerance", "60%", "--max-contracts", "2"]);
    const counts = sizings[0].frontier.map(({ contracts }: { contracts: unknown }) => contracts);
    expect(sizings[0].contracts).toEqual({ long: 1, short: 1 });
    expect(counts).toEqual([
      { long: 1, short: 1 },
      { long: 2, short: 1 },
    ]);
  });

  it("long_contracts in CSV counts as JSON does", async () => {
    const argv = ["--long", "RTY", "--short", "NQ", "--level", "RTY=2730.8", "--level", "NQ=25658.25"];
    const asked = [...argv, "--with-micros", "--contracts", "NQ=1", "--weighting", "dollar"];
    const { sizings } = await sized(asked);
    const { stdout } = await answerOf(["size", ...asked, "--format", "csv"]);
    const [header = "", row = ""] = stdout.split("\n");
    const field = (name: string) => row.split(",")[header.split(",").indexOf(name)];
    expect(field("long_contracts")).toBe(String(sizings[0].contracts.long));
    expect([field("long_large_contracts"), field("long_micro_contracts")]).toEqual(["3", "8"]);
  });

  it("check prints money to the cent", async () => {
    const stdin = trade(
      legs("2750C @ 78.40"),
      legs("25500P @ 612.50"),
      "correlation: 0.78\nsize: {weighting: dollar}\n",
    );
    const { stdout } = await answerOf(["check", "-", "--max-daily-risk", "1000", "--max-loss", "27929.5"], { stdin });
    for (const [, cents = ""] of stdout.matchAll(/\$[\d,]+(\.\d+)?/g)) expect(cents).toMatch(/^(\.\d\d)?$/);
  });

  it("--explain shows digits that reproduce its results", async () => {
    const stdin = trade(legs("2750C @ 78.40"), legs("25500P @ 612.50"), "size: {weighting: [delta, delta-vol, vol]}\n");
    const { stdout } = await answerOf(["size", "-", "--explain"], { stdin });
    const products = [...stdout.matchAll(/= ((?:[\d.,|()-]+ × )+[\d.,|()-]+) = (-?[\d.,]+)/g)];
    expect(products.length).toBeGreaterThan(10);
    const number = (text: string) => Number(text.replace(/[,()]/g, ""));
    for (const [line, factors = "", result = ""] of products) {
      const product = factors
        .split(" × ")
        .reduce((all, one) => all * (one.startsWith("|") ? Math.abs(number(one.slice(1, -1))) : number(one)), 1);
      const decimals = result.split(".")[1]?.length ?? 0;
      expect(Math.abs(product - number(result)), line).toBeLessThanOrEqual(
        0.500001 * 10 ** -decimals + 1e-15 * product,
      );
    }
  });
});
