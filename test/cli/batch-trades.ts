import fc from "fast-check";

/** Trades as JSON would have them, of every kind that a line may hold without a file; most can be sized. */
export function trades(): fc.Arbitrary<object> {
  return fc
    .record({ pair: fc.constantFrom(["RTY", "NQ"], ["ES", "NQ"], ["nq", "YM"], ["SPX", "RUT"], ["IWM", "QQQ"]) })
    .chain(({ pair: [long = "", short = ""] }) =>
      fc.record(
        {
          version: fc.constant(1),
          asOf: maybe(fc.constantFrom("2026-01-22", "2025-12-19")),
          expiry: maybe(fc.constantFrom("2026-03-20", "2026-02-13")),
          rate: maybe(fc.constantFrom(0, 0.0365, "3.65%")),
          long: side(long),
          short: side(short),
          size: maybe(size(long, short)),
          moves: maybe(fc.array(fc.record({ [long]: move, [short]: move }), { maxLength: 2 })),
        },
        { requiredKeys: ["version", "long", "short"] },
      ),
    );
}

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 2 });
const decimal = (least: number, most: number, places: number) =>
  fc.integer({ min: least * 10 ** places, max: most * 10 ** places }).map((digits) => digits / 10 ** places);
const move = fc.constantFrom(0.16, -1, "+8%", "-12.5%", 0);
const volatility = fc.oneof(decimal(0.05, 0.9, 4), fc.constantFrom("18.5%", "7%", "0.2"));

function side(symbol: string) {
  return fc.record(
    {
      symbol: fc.constant(symbol),
      level: fc.oneof(decimal(50, 40_000, 2), fc.constantFrom("25,658.25", 1e-3, 123456789.123)),
      volatility: maybe(volatility),
      impliedVolatility: maybe(volatility),
      legs: fc.array(leg, { minLength: 1, maxLength: 4 }),
      yield: maybe(fc.constantFrom("1.2%", 0)),
      multiplier: fc.option(decimal(0.1, 100, 2), { freq: 9, nil: undefined }),
      exercise: fc.option(fc.constantFrom("american", "european"), { freq: 9 }),
    },
    { requiredKeys: ["symbol", "level"] },
  );
}

const right = fc.constantFrom("C", "P");
const quantity = fc.integer({ min: -9, max: 9 }).filter((count) => count !== 0);
const leg = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(quantity, decimal(50, 30_000, 1), right, decimal(0, 900, 2)).map(notation) },
  fc.record({
    quantity,
    right: fc.constantFrom("call", "put"),
    strike: decimal(1, 30_000, 2),
    premium: decimal(0, 900, 3),
  }),
  fc.record({ quantity, entry: decimal(1, 30_000, 2) }),
  fc.constantFrom("-1 F", "+2 F @ 2730.5", "40dC @ 12", "ATM P @ 3.5", "+2%C @ 1", "2750c@78.40"),
);

function notation([count, strike, letter, premium]: [number, number, string, number]): string {
  return `${count > 0 ? "+" : ""}${count} ${strike}${letter} @ ${premium.toFixed(2)}`;
}

function size(long: string, short: string) {
  const money = decimal(0, 90_000, 2);
  const count = fc.integer({ min: 1, max: 30 });
  return fc.record(
    {
      weighting: fc.constantFrom("all", "dollar", ["vol", "delta"], "vol,risk"),
      tolerance: fc.constantFrom("0.1%", 0.05, "20%"),
      contracts: fc.record({ long: count, short: count }, { requiredKeys: [] }),
      maxContracts: fc.oneof(count, fc.record({ long: count, short: count }, { requiredKeys: [] })),
      maxLoss: money,
      maxNotional: decimal(100_000, 9_000_000, 0),
      maxPremium: money,
      maxDailyRisk: money,
      fee: decimal(0, 9, 2),
      holding: fc.record({ [long]: fc.integer({ min: -3, max: 9 }), [short]: count }, { requiredKeys: [] }),
      withMicros: fc.boolean(),
    },
    { requiredKeys: [] },
  );
}

/** A text that was bent: a few of its characters removed, doubled, replaced or swapped for others that JSON is made of. */
export function mutated(text: string, random: () => number): string {
  let bent = text;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) {
    const at = Math.floor(random() * bent.length);
    const kind = Math.floor(random() * 6);
    const length = 1 + Math.floor(random() * (kind === 5 ? 40 : 3));
    const piece = kind === 4 ? bent.slice(at, at + 20) : (PIECES[Math.floor(random() * PIECES.length)] ?? "");
    bent = bent.slice(0, at) + (kind < 2 ? "" : piece) + bent.slice(at + (kind === 3 || kind === 4 ? 0 : length));
  }
  return bent.replaceAll("\n", " ");
}

const PIECES = [
  ...'{}[]:,"0123456789.-+eE%@CPF \\\r',
  "null",
  "true",
  '"legs"',
  '"strike":',
  "1e999",
  "-0",
  "1e-7",
  "99999999999999999999",
  "__proto__",
  '"history":"none.csv",',
  '"chain":"none.csv",',
  '"long":{},',
  "\u2028",
  "\u0000",
  "é",
  "[".repeat(70),
];

/** A repeatable source of numbers from 0 to 1. */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const sidesOfPairs = [
  [
    { symbol: "RTY", level: 2730.8, grid: 10 },
    { symbol: "NQ", level: 25658.25, grid: 100 },
  ],
  [
    { symbol: "RUT", level: 2720, grid: 10, yield: "1.2%" },
    { symbol: "NDX", level: 25500.5, grid: 100, yield: 0.006 },
  ],
  [
    { symbol: "IWM", level: 270.4, grid: 1, yield: "1.2%" },
    { symbol: "QQQ", level: "620.50", grid: 1, yield: 0 },
  ],
  [
    { symbol: "FXA", level: 5120.5, grid: 25, exercise: "european" },
    { symbol: "ES", level: 6905.25, grid: 25 },
  ],
  [
    { symbol: "FXB", level: 812, grid: 5, fx: 1.17, multiplier: 40, exercise: "american" },
    { symbol: "YM", level: 48000, grid: 100, fx: 0.99 },
  ],
] as const;
type WholeSide = { readonly symbol: string; readonly level: number | string; readonly grid: number };

const products = [
  { symbol: "FXA", name: "An index: of euros", multiplier: 10, tick: 0.5, currency: "EUR", fx: 1.08 },
  { symbol: "FXB", name: "Another", multiplier: 25, currency: "CHF", fx: 1.25 },
];

/** Trades with every key that needs no file, at levels, strikes and premiums that a market has: most can be sized. */
export function wholeTrades(): fc.Arbitrary<object> {
  return fc.constantFrom(...sidesOfPairs).chain(([long, short]) => {
    const [one, other] = [long.symbol, short.symbol];
    const count = fc.integer({ min: 1, max: 12 });
    const oneOrBoth = fc.record({ long: count, short: count }, { requiredKeys: [] });
    const amount = fc.constantFrom(250_000, "$400k", "1.5m", 90_000.5);
    const hasProducts = one.startsWith("FX");
    const isIndex = one === "RUT";
    return fc.record(
      {
        version: fc.constant(1),
        asOf: fc.constant("2026-01-22"),
        expiry: fc.constantFrom("2026-03-20", "2026-06-18"),
        rate: fc.constantFrom(0, 0.0365, "3.65%"),
        correlation: fc.constantFrom(0.78, "-.5"),
        quote: fc.constantFrom("side", "mid", "last"),
        allowArbitrage: fc.constant(true),
        long: wholeSide(long, true),
        short: wholeSide(short, false),
        marginCredit: fc.record({ share: fc.constantFrom("60%", 0.455), ratio: fc.constantFrom("2:1", "1 : 3") }),
        size: fc.record(
          {
            weighting: fc.constantFrom("all", ["vol", "dollar"], ["beta-neutral"], "delta,risk"),
            tolerance: fc.constantFrom("7.5%", 0.33),
            contracts: oneOrBoth,
            maxContracts: fc.oneof(fc.constantFrom(40, 200), fc.constant({ long: 60 })),
            ...{ maxLoss: amount, maxNotional: fc.constant("90m"), maxPremium: amount, maxDailyRisk: amount },
            maxCapital: fc.constant(9_000_000),
            fee: fc.constantFrom(2.25, "1"),
            withMicros: fc.constant(true),
          },
          { requiredKeys: [] },
        ),
        limits: limits(oneOrBoth),
        moves: fc.array(
          fc.record({
            [one]: fc.constantFrom(0.16, "+8%", "-12.5%", 0),
            [other]: fc.constantFrom("-3%", `@${short.level}`),
          }),
          {
            maxLength: 2,
          },
        ),
        ...(hasProducts ? { products: fc.constant(products) } : {}),
        holdings: fc.subarray([
          { [one]: `+3 2026-03-20 ${onGrid(long, 1.05)}C @ 12.5` },
          { [other]: `-2 2026-03-20 ${onGrid(short, 0.9)}P` },
          { [other]: isIndex ? `-1 2026-06-18 ${onGrid(short, 1)}P @ 80` : "-4 F" },
          { [one]: isIndex ? `+1 2026-06-18 ${onGrid(long, 1)}P @ 80` : "+2 F @ 250.5" },
        ]),
      },
      {
        requiredKeys: [
          "version",
          "asOf",
          "expiry",
          "rate",
          "long",
          "short",
          ...(hasProducts ? ["products"] : []),
        ] as never,
      },
    );
  });
}

const onGrid = ({ level, grid }: WholeSide, share: number) => Math.round((Number(level) * share) / grid) * grid;

function wholeSide({ grid, ...side }: WholeSide, isLong: boolean) {
  const strike = fc.constantFrom(0.9, 0.96, 1, 1.04, 1.1).map((share) => onGrid({ grid, ...side }, share));
  const premium = fc.constantFrom(0.012, 0.0255, 0.031).map((share) => Number((Number(side.level) * share).toFixed(2)));
  const option = { right: fc.constant(isLong ? "call" : "put"), strike };
  const quantity = fc.constantFrom(1, 1, 2, 3, -1);
  const isFuture = ["RTY", "NQ", "ES", "YM"].includes(side.symbol);
  const isIndex = ["RUT", "NDX"].includes(side.symbol);
  const legs = fc.oneof(
    fc.record(
      { ...option, quantity, premium, delta: fc.constant(isLong ? 0.4321 : -0.375) },
      { requiredKeys: ["right", "strike"] },
    ),
    fc.tuple(strike, premium).map(([at, points]) => `${at}${isLong ? "C" : "P"} @ ${points}`),
    fc.tuple(strike, strike).map(([sold, at]) => `-1 ${at}${sold < at ? "P" : "C"}`),
    fc.constantFrom(
      ...(isIndex ? [] : [`+1 F @ ${side.level}`]),
      ...(isFuture ? [isLong ? "40dC" : "-1 25dP"] : [`-1 ${onGrid({ grid, ...side }, 1)}C`]),
    ),
  );
  const common = {
    level: fc.constant(side.level),
    volatility: fc.constantFrom("18.5%", 0.2215),
    impliedVolatility: fc.constantFrom("21%", 0.1733),
    beta: fc.constantFrom(1.08, "0.9"),
    margin: fc.constant({ initial: 11500.5, asOf: "2026-01-20" }),
  };
  const requiredKeys = ["symbol", "level", "volatility"];
  const given = Object.fromEntries(Object.entries(side).map(([key, value]) => [key, fc.constant(value)]));
  const ofOptions = fc.record(
    {
      ...{ ...common, ...given, legs: fc.array(legs, { minLength: 1, maxLength: 3 }) },
      ...(isFuture ? { series: fc.constant("quarterly") } : {}),
      expiry: fc.constantFrom("2026-06-18", "Jun26", "2026-03-20"),
    } as Record<string, fc.Arbitrary<unknown>>,
    { requiredKeys: [...requiredKeys, "legs", ...Object.keys(given)] },
  );
  if (!isFuture) return ofOptions;
  const ofFutures = fc.record(
    { ...common, ...given, symbol: fc.constantFrom(side.symbol, `${side.symbol}H6`, `${side.symbol}M6`) } as Record<
      string,
      fc.Arbitrary<unknown>
    >,
    { requiredKeys: [...requiredKeys, ...Object.keys(given)] },
  );
  return fc.oneof({ weight: 3, arbitrary: ofOptions }, ofFutures);
}

/** Limits of every key. */
function limits(counts: fc.Arbitrary<object>) {
  const share = fc.constantFrom("35%", 0.415);
  const money = fc.constantFrom("40k", 25_000.5);
  return fc.record(
    {
      ...{ maxLoss: money, maxNotional: money, maxPremium: money, maxDailyRisk: money, maxCapital: money },
      ...{ imbalance: share, maxContracts: fc.oneof(fc.constant(7), counts), minProbability: share },
      ...{
        minShareProfitable: share,
        minShareProfitableLower: share,
        maxRatioDrift: share,
        maxResidualBeta: fc.constant(0.2),
      },
      ...{ definedRisk: fc.boolean(), quotedPremiums: fc.constant(true), cashAccount: fc.constant("true") },
      ...{ maxPriceAge: fc.constant(3), takeProfit: share, stopLoss: share, daysLeft: fc.constant(21) },
    },
    { requiredKeys: [] },
  );
}
