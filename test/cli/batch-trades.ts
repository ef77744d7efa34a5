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
