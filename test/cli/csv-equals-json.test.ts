import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { sample } from "./trades.ts";
import { answerOf } from "./world.ts";

const rules = "limits: {takeProfit: 1%, daysLeft: 40, maxRatioDrift: 1%}\n";
const spreads = sample.replace("moves:", "size: {weighting: dollar}\nmoves:");
const micros = spreads.replace("dollar}", "dollar, withMicros: true, maxLoss: 12000, fee: 2.25}");
/** A call below what exercising it gives: no volatility gives its premium. */
const cheap = spreads.replace("2750C @ 78.40", "2600C @ 8").replace("    - -1 2950C @ 18.20\n", "");
const pairOf = (long: string, short: string) => `version: 1
asOf: 2026-01-22
expiry: 2026-03-20
rate: 3.65%
long: {symbol: ${long}}
short: {symbol: ${short}}
size: {weighting: dollar}
`;
const etf = pairOf(
  "IWM, level: 270.4, volatility: 18.5%, yield: 1.2%, legs: [272C @ 7.84, -1 290C @ 1.82]",
  "QQQ, level: 620.5, volatility: 17.3%, yield: 0.6%, legs: [615P @ 14.2]",
);
const indices = pairOf(
  "RUT, level: 2720, volatility: 18.5%, yield: 1.2%, legs: [2750C @ 70, -1 2500P @ 15]",
  "NDX, level: 25500, volatility: 17.3%, yield: 0.6%, legs: [25500P, -1 23500P]",
);
const future = pairOf("RTY, level: 2730.8, volatility: 18.5%, legs: [+1 F @ 2700, 40dC]", "NQ, level: 25658.25");
const synthetic = "fixtures/trades/synthetic-pair.yaml";
const files = {
  ...{
    "spreads.yaml": `${spreads}${rules}`,
    "micros.yaml": micros,
    "cheap.yaml": cheap,
    "broken.yaml": spreads.replace("18.5%", "-1%"),
  },
  ...{ "etf.yaml": etf, "indices.yaml": indices, "future.yaml": future },
  "rty.csv": "Symbol,Bid,Ask\nRTOH6 C2750,98.2,99.4\nRTOH6 C2950,17.1,17.8\nRTOM6 C2750,190,193\nRTOM6 C2950,96,98.5\n",
};
const later = ["--as-of", "2026-02-20", "--level", "RTY=2800", "--level", "NQ=25500"];
const ofEtf = ["--as-of", "2026-02-20", "--level", "IWM=275", "--level", "QQQ=610"];
const ofIndices = ["--as-of", "2026-02-20", "--level", "RUT=2790", "--level", "NDX=25300"];
const quoted = [...later, "--chain", "RTY=rty.csv"];

// biome-ignore lint/suspicious/noExplicitAny: a document of any command
type Document = any;
type Row = Readonly<Record<string, unknown>>;

/** A side's figures under CSV names. */
const sides = (name: string, of: Document) => ({ [`long_${name}`]: of?.long, [`short_${name}`]: of?.short });
const boundOf = (bound: Document) => (bound?.kind === "unlimited" ? "unlimited" : bound?.amount);
const pairOfCounts = (counts: Document) =>
  counts === null ? null : [counts.long, counts.short].map((count) => count ?? "n/a").join(" : ");

const legsOf = ({ file, now, legs }: Document): Row[] =>
  legs.map(({ side, code, name, quantity, entry, mark, impliedVolatility, profit, attribution: parts }: Document) => ({
    ...{ file, as_of: now.asOf, side, code, leg: name, quantity, entry },
    ...{ mark: mark?.value, mid: mark?.mid, mark_from: mark?.from },
    ...{ implied_volatility_entry: impliedVolatility.entry, implied_volatility_now: impliedVolatility.now },
    ...{ profit_usd: profit, time_usd: parts?.time, delta_usd: parts?.delta, gamma_usd: parts?.gamma },
    ...{ volatility_usd: parts?.volatility, spread_usd: parts?.spread, unexplained_usd: parts?.unexplained },
  }));

const bookRow = (file: string, mark: Document, problem: string | null): Row => ({
  ...{ file, as_of: mark?.now.asOf, weighting: mark?.weighting, ...sides("contracts", mark?.contracts) },
  ...{ profit_usd: mark?.profit.net, profit_at_mid_usd: mark?.profitAtMid.net },
  ...{ share_of_max_gain: mark?.shareOfMaxGain, share_of_max_loss: mark?.shareOfMaxLoss, days_left: mark?.daysLeft },
  ...{ ratio_entry: mark?.ratio.entry, ratio_now: mark?.ratio.now, drift_fraction: mark?.ratio.drift },
  ...{ delta_usd: mark?.greeks?.delta.net, vega_usd: mark?.greeks?.vega.net, theta_usd: mark?.greeks?.theta.net },
  ...{
    rules_reached: mark?.rules
      .filter((rule: Document) => rule.reached)
      .map((rule: Document) => rule.name)
      .join(" "),
  },
  problem,
});

const bookOf = ({ trades, total }: Document): Row[] => [
  ...trades.map(({ file, mark, errors }: Document) => bookRow(file, mark, errors[0]?.message)),
  {
    ...bookRow("sum", null, null),
    ...{ profit_usd: total.profit, profit_at_mid_usd: total.profitAtMid },
    ...{ delta_usd: total.delta, vega_usd: total.vega, theta_usd: total.theta },
  },
];

const ordersOf = ({ orders }: Document): Row[] => orders;

const checksOf = ({ checks, files: all }: Document): Row[] => {
  const units: Readonly<Record<string, string>> = {
    ...{ maxLoss: "USD", maxNotional: "USD", maxPremium: "USD", maxCapital: "USD", maxDailyRisk: "USD a day" },
    ...{
      imbalance: "fraction",
      minProbability: "fraction",
      maxRatioDrift: "fraction",
      maxContracts: "contracts",
      maxPriceAge: "days",
    },
  };
  const words: Readonly<Record<string, (check: Document) => Row>> = {
    maxLoss: ({ limit, actual }) => ({ limit, actual: boundOf(actual) }),
    maxContracts: ({ limit, actual }) => ({ limit: pairOfCounts(limit), actual: pairOfCounts(actual) }),
    maxPriceAge: ({ limit, actual }) => ({ limit, actual: pairOfCounts(actual) }),
    definedRisk: ({ actual: { long, short } }) => ({
      limit: "limited",
      actual: [long.kind, short.kind].includes("unlimited") ? "unlimited" : "limited",
    }),
    quotedPremiums: ({ actual }) => ({ limit: "quoted", actual: actual === 0 ? "quoted" : `${actual} of the model` }),
    cashAccount: ({ actual }) => ({ limit: "covered", actual: actual === 0 ? "covered" : `${actual} not held` }),
  };
  return all.flatMap(({ file, errors }: Document): Row[] => [
    ...errors.map(({ message }: Document) => ({
      ...{ file, check: null, weighting: null, passed: false, limit: null, actual: null, unit: null, message },
    })),
    ...checks
      .filter((check: Document) => check.file === file)
      .map((check: Document) => {
        const { name, weighting, passed, message, limit, actual } = check;
        const figures = words[name]?.(check) ?? { limit, actual };
        return { file, check: name, weighting, passed, ...figures, unit: units[name], message };
      }),
  ]);
};

const alternativesOf = ({ alternatives }: Document): Row[] => {
  const most = Math.max(...alternatives.map(({ moves }: Document) => moves?.length ?? 0));
  return alternatives.map((one: Document) => ({
    ...{ name: one.name, feasible: one.feasible, reason: one.reason?.message, weighting: one.weighting },
    ...{
      direction: one.direction,
      ...sides("symbol", one.symbols),
      ...sides("contracts", one.contracts),
      net_premium_usd: one.premium?.net,
    },
    ...{ premium_from: one.premiumFrom, max_loss_usd: boundOf(one.maxLoss), max_gain_usd: boundOf(one.maxGain) },
    ...{ gain_per_loss: one.gainPerLoss, capital_kind: one.capital?.kind, capital_usd: one.capital?.amount },
    ...sides("breakevens", { long: one.breakevens?.long.join(" "), short: one.breakevens?.short.join(" ") }),
    unchanged_profit_usd: one.commonMoves?.[1].profit.net,
    both_down_10_percent_profit_usd: one.commonMoves?.[0].profit.net,
    both_up_10_percent_profit_usd: one.commonMoves?.[2].profit.net,
    ...{ outperformance_needed_fraction: one.outperformance, probability_of_profit: one.probabilityOfProfit },
    ...{ share_of_past_windows: one.shareProfitable, ...sides("delta_usd", one.delta), net_delta_usd: one.delta?.net },
    days_left: one.daysLeft,
    ...Object.fromEntries(
      Array.from({ length: most }, (_, at) => [`move_${at + 1}_profit_usd`, one.moves?.[at]?.profit.net]),
    ),
  }));
};

const pricedOf = ({ underlyings }: Document): Row[] => {
  const names = {
    ...{ value: "value", delta_per_point: "delta", gamma_per_point: "gamma", "vega_per_1.00": "vega" },
    ...{ theta_per_year: "theta", theta_per_day: "thetaPerDay", "rho_per_1.00": "rho" },
  };
  const greeks = (unit: string, of: Document) =>
    Object.fromEntries(Object.entries(names).map(([name, key]) => [`${name}_${unit}`, of?.[key]]));
  return underlyings.flatMap(({ symbol, level, model, legs }: Document) =>
    legs.map((leg: Document) => ({
      ...{ symbol, level_points: level.value, model, kind: leg.kind, quantity: leg.quantity, right: leg.right },
      ...{
        strike_points: leg.strike,
        premium_points: leg.premium?.value ?? leg.entry,
        premium_from: leg.premium?.from,
      },
      strike_from: leg.kind === "option" ? (leg.selector?.kind ?? "points") : null,
      ...{ implied_volatility_fraction: leg.impliedVolatility, volatility_fraction: leg.volatility },
      ...greeks("points", leg.points),
      ...greeks("usd", leg.usd),
    })),
  );
};

async function rowsAndDocument(
  argv: readonly string[],
): Promise<{ rows: Record<string, string>[]; document: Document }> {
  const csv = await answerOf([...argv, "--format", "csv"], { files });
  const json = await answerOf([...argv, "--json"], { files });
  expect(csv.exit, csv.stderr).toBe(json.exit);
  expect(json.stdout, json.stderr).not.toBe("");
  return { rows: parse(csv.stdout, { columns: true, record_delimiter: "\r\n" }), document: JSON.parse(json.stdout) };
}

/** A row of CSV, with a number wherever JSON has one. */
const readAs = (row: Readonly<Record<string, string>>, like: Row = {}) =>
  Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [
      name,
      typeof like[name] === "number" && cell !== "" ? Number(cell) : cell,
    ]),
  );
const written = (value: unknown) => (typeof value === "number" ? value : value == null ? "" : String(value));

describe("a number of CSV is that of JSON, in every column", () => {
  it.each<[name: string, of: (document: Document) => Row[], argv: readonly string[]]>([
    ["the legs of a mark", legsOf, ["mark", "spreads.yaml", ...later]],
    ["at quotes", legsOf, ["mark", "spreads.yaml", ...quoted]],
    ["with a leg that is not marked", legsOf, ["mark", "cheap.yaml", ...later]],
    ["of micros", legsOf, ["mark", "micros.yaml", ...later]],
    ["of ETFs", legsOf, ["mark", "etf.yaml", ...ofEtf]],
    ["of index options", legsOf, ["mark", "indices.yaml", ...ofIndices]],
    ["of a future beside an option", legsOf, ["mark", "future.yaml", ...later]],
    ["a book", bookOf, ["mark", "spreads.yaml", "micros.yaml", "future.yaml", ...quoted]],
    ["a book with what is not marked", bookOf, ["mark", "spreads.yaml", "cheap.yaml", "broken.yaml", ...later]],
    ["a book of nothing marked", bookOf, ["mark", "broken.yaml", "missing.yaml", ...later]],
    ["the orders of a close", ordersOf, ["close", "spreads.yaml", ...quoted]],
    ["of micros", ordersOf, ["close", "micros.yaml", ...later]],
    ["of ETFs", ordersOf, ["close", "etf.yaml", ...ofEtf]],
    ["of a future", ordersOf, ["close", "future.yaml", ...later]],
    [
      "the orders of a roll",
      ordersOf,
      ["roll", "spreads.yaml", "--expiry", "Jun26", ...quoted, "--level", "RTYM6=2815"],
    ],
    ["of index options", ordersOf, ["roll", "indices.yaml", "--expiry", "Jun26", ...ofIndices]],
    ["of ETFs, one side", ordersOf, ["roll", "etf.yaml", "--expiry", "IWM=Jun26", ...ofEtf]],
    [
      "checks",
      checksOf,
      [
        ...["check", "spreads.yaml", "micros.yaml", "broken.yaml", "future.yaml", "--max-loss", "15k"],
        ...["--max-notional", "2m", "--max-premium", "9k", "--max-capital", "1m", "--imbalance", "5%"],
        ...["--max-daily-risk", "9k", "--correlation", "0.78", "--min-probability", "30%", "--max-contracts", "RTY=3"],
        ...["--defined-risk", "--quoted-premiums", "--cash-account", "--max-price-age", "3", "--today", "2026-01-24"],
      ],
    ],
    ["checks of index options", checksOf, ["check", "indices.yaml", "--max-loss", "1k", "--max-contracts", "4"]],
    [
      "alternatives",
      alternativesOf,
      ["compare", "spreads.yaml", "micros.yaml", "cheap.yaml", "etf.yaml", "indices.yaml", "--correlation", "0.78"],
    ],
    [
      "alternatives without an end, or not sized",
      alternativesOf,
      ["compare", "future.yaml", "spreads.yaml", "--max-loss", "20k"],
    ],
    ["an alternative with histories", alternativesOf, ["compare", synthetic, "--rate", "3%"]],
    ["prices", pricedOf, ["price", "spreads.yaml"]],
    [
      "prices by model, and of a future",
      pricedOf,
      ["price", "future.yaml", "--leg", "NQ=-1 25500P", "--vol", "NQ=17.3%"],
    ],
    ["prices of index options", pricedOf, ["price", "indices.yaml"]],
    ["prices of what no volatility gives", pricedOf, ["price", "cheap.yaml"]],
  ])("%s", async (_, of, argv) => {
    const { rows, document } = await rowsAndDocument(argv);
    const expected = of(document);
    expect(expected.length).toBeGreaterThan(0);
    expect(rows.map((row, at) => readAs(row, expected[at]))).toEqual(
      expected.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, written(value)]))),
    );
  });

  /** JSON holds no windows, but what follows from them. */
  it.each([
    ["one horizon", ["--horizon", "20"]],
    ["one that is too long", ["--horizon", "400"]],
    [
      "measured another way",
      ["--horizon", "5", "--estimator", "parkinson", "--lookback", "30", "--from", "2025-06-02"],
    ],
  ])("the windows of a backtest of %s", async (_, flags) => {
    const { rows, document } = await rowsAndDocument(["backtest", synthetic, ...flags]);
    expect(rows.length).toBeGreaterThan(0);
    for (const study of document.horizons) {
      const own = rows.filter(({ days }) => Number(days) === study.days);
      const common = { long: document.long.symbol, short: document.short.symbol, days: String(study.days) };
      if (!study.available) {
        expect(own.map((row) => Object.values(row).filter((cell) => cell !== ""))).toEqual([
          [...Object.values(common), expect.stringContaining(study.reason.message)],
        ]);
        continue;
      }
      const numbers = (name: string) => own.map((row) => Number(row[name]));
      const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
      const compared = ["long", "short", "days", "from", "to", "reason", "long_return", "short_return"];
      for (const row of own) expect(row).toMatchObject({ ...common, reason: "" });
      expect([own.length, own[0]?.from, own.at(-1)?.to]).toEqual([study.windows, study.firstDate, study.lastDate]);
      const [long, short] = [numbers("long_return"), numbers("short_return")];
      expect(mean(long)).toBeCloseTo(study.unhedged.mean, 14);
      for (const { weighting, ...of } of study.weightings) {
        const names = ["ratio", "return", "cumulated"].map((name) => `${weighting.replaceAll("-", "_")}_${name}`);
        const [ratios = [], returns = [], cumulated = []] = names.map(numbers);
        compared.push(...names);
        const at = (value: number) => ({
          return: value,
          from: own[returns.indexOf(value)]?.from,
          to: own[returns.indexOf(value)]?.to,
        });
        expect([at(Math.min(...returns)), at(Math.max(...returns))]).toEqual([of.worst, of.best]);
        expect([Math.min(...ratios), Math.max(...ratios)]).toEqual([of.ratio.least, of.ratio.most]);
        expect(mean(returns)).toBeCloseTo(of.mean, 14);
        expect(returns.filter((value) => value > 0).length / own.length).toBe(of.positive);
        for (const [index, value] of returns.entries()) {
          expect(value).toBeCloseTo((long[index] ?? 0) - (ratios[index] ?? 0) * (short[index] ?? 0), 14);
          expect(cumulated[index]).toBeCloseTo((cumulated[index - 1] ?? 0) + value, 14);
        }
      }
      expect(Object.keys(own[0] ?? {}).sort()).toEqual(compared.sort());
    }
  });
});
