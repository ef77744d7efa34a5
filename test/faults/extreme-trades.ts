import type { WorldSpec } from "../cli/world.ts";
import { oneOf } from "../mutations.ts";

/** A call of a command over a trade, and the trade. */
export interface ExtremeCall {
  readonly argv: readonly string[];
  readonly world: WorldSpec;
}

const usual = { level: [100, 2730.8, 25658.25], volatility: [0.173, 0.21], rate: [0.0365, 0.02], dividend: [0, 0.012] };
const extreme = {
  level: [1, 1e-12, 1e-6, 0.01, 1e6, 1e11, 1e12, 3],
  volatility: [1e-12, 1e-6, 0.0001, 0.01, 1, 5, 10],
  rate: [0, -0.01, -0.4999, 0.4999, 1e-12, -1e-12, 0.2],
  dividend: [-0.02, -0.4999, 0.4999, 1e-12, 0.3],
};
const expiries = ["2026-01-23", "2026-03-20", "2026-03-20", "2026-12-18", "2027-12-17", "2030-12-20"];
/** Nobody knows the holidays of those years: only contracts that pairsize does not list may expire then. */
const far = ["2099-12-18", "2125-12-20"];
const symbols = ["RTY", "NQ", "ES", "QQQ", "SPY", "SPX", "NDX", "XSP", "ZZZ", "ZZZ", "YYY", "IWM"];
const counts = [1, 1, 1, 2, 3, 7, 1_000_000, 999_999];
const shares = [1e-6, 0.01, 0.5, 0.9, 1, 1, 1.0001, 1.1, 3, 100, 1e6];
const money = [0, 1e-12, 20_000, 1e6, 1e12];
const weightings = ["all", "dollar", "vol", "delta", "equal-risk", "beta"];

const commands: readonly (readonly string[])[] = [
  ["size"],
  ["size", "--explain"],
  ["price"],
  ["price", "--explain"],
  ["scenario"],
  ["scenario", "--days", "1"],
  ["scenario", "--days", "5", "--vol-shift", "+2%"],
  ["scenario", "--payoff"],
  ["check", "--min-probability", "40%", "--max-loss", "40000", "--defined-risk", "--max-daily-risk", "1000"],
  ["sensitivity"],
  ["report"],
  ["batch"],
  ["mark"],
  ["mark", "--take-profit", "50%", "--stop-loss", "100%", "--days-left", "21", "--max-ratio-drift", "5%"],
  ["roll"],
  ["roll", "--strikes", "delta"],
  ["roll", "--strikes", "moneyness"],
  ["close"],
  ["compare", "--by", "capital"],
  ["compare", "--expiry", "Mar26,Dec26", "--by", "move:1"],
];
const formats = ["json", "json", "json", "table", "csv", "markdown"];

/** A number of the trade: the usual one of three times of four. */
function value(name: keyof typeof usual, random: () => number): number {
  return oneOf(random() < 0.75 ? usual[name] : extreme[name], random);
}

/** A fraction as a text that says so: 1.2 as a number could be 1.2 % too. */
function fraction(name: "volatility" | "rate" | "dividend", random: () => number): string {
  return `${(100 * value(name, random)).toFixed(10)} %`;
}

/** A number within what a trade may say. */
function within(number: number): number {
  return Number(Math.min(1e12, Math.max(1e-12, number)).toPrecision(6));
}

function legOf(level: number, hasPremium: boolean, random: () => number): object {
  const quantity = oneOf(counts, random) * (random() < 0.5 ? 1 : -1);
  if (random() < 0.15) return { quantity, ...(random() < 0.3 ? { entry: within(level * oneOf(shares, random)) } : {}) };
  const strike = within(level * (random() < 0.5 ? 0.8 + 0.4 * random() : oneOf(shares, random)));
  const right = oneOf(["call", "put"], random);
  if (!hasPremium) return { quantity, right, strike };
  const intrinsic = Math.max(0, right === "call" ? level - strike : strike - level);
  const premium = within(intrinsic + level * oneOf([1e-12, 1e-6, 0.003, 0.03, 0.3, 1], random));
  return { quantity, right, strike, premium };
}

interface Side {
  readonly symbol: string;
  readonly level: number;
  readonly [key: string]: unknown;
}

interface Trade {
  readonly long: Side;
  readonly short: Side;
  readonly [key: string]: unknown;
}

function sideOf(symbol: string, random: () => number): Side {
  const level = value("level", random);
  const hasPremium = random() < 0.5;
  const isIndex = /^(?:SPX|NDX|XSP)$/.test(symbol);
  const many = random() < 0.01 ? 250 : oneOf([isIndex ? 1 : 0, 1, 1, 2, 2, 3, 4, 12], random);
  return {
    symbol,
    level,
    ...(random() < 0.95 ? { volatility: fraction("volatility", random) } : {}),
    ...(random() < 0.2 ? { impliedVolatility: fraction("volatility", random) } : {}),
    ...(random() < 0.3 ? { yield: fraction("dividend", random) } : {}),
    ...(random() < 0.85 ? { exercise: oneOf(["american", "european"], random) } : {}),
    ...(symbol.length === 3 && /^(.)\1+$/.test(symbol) ? { multiplier: oneOf([1, 50, 1e12, 1e-12], random) } : {}),
    ...(random() < 0.1 ? { multiplier: oneOf([1, 1e12, 1e-12, 1e6], random) } : {}),
    ...(random() < 0.1 ? { fx: oneOf([1, 1e12, 1e-12, 1.08], random) } : {}),
    ...(random() < 0.3 ? { margin: { initial: oneOf([0, 1e-12, 11_500, 1e12], random), asOf: "2026-01-20" } } : {}),
    legs: Array.from({ length: many }, () => legOf(level, hasPremium, random)),
  };
}

/** Limits on what pairsize check measures; one that it cannot measure fails, and it measures all others. */
function limitsOf(random: () => number): object {
  const some = (limit: object) => (random() < 0.3 ? limit : {});
  return {
    ...some({ maxCapital: oneOf(money, random) }),
    ...some({ maxPremium: oneOf(money, random) }),
    ...some({ imbalance: oneOf(["0%", "0.0000000001%", "99.9999%"], random) }),
    ...some({ maxContracts: { long: oneOf(counts, random), short: oneOf(counts, random) } }),
    ...some({ quotedPremiums: true }),
    ...some({ maxPriceAge: oneOf([0, 3, 36_500], random) }),
    ...some({ takeProfit: oneOf(["0.0000000001%", "50%", "100%"], random), daysLeft: oneOf([0, 36_500], random) }),
  };
}

function tradeOf(random: () => number): Trade {
  const long = oneOf(symbols, random);
  const short =
    long === "ZZZ"
      ? "YYY"
      : oneOf(
          symbols.filter((symbol) => symbol !== long),
          random,
        );
  const move = () => oneOf(["-100%", "-50%", "-0.0000000001%", "0%", "8%", "100%", "10000%", "100000000000%"], random);
  return {
    version: 1,
    ...(random() < 0.97 ? { asOf: "2026-01-22" } : {}),
    ...(random() < 0.97
      ? { expiry: oneOf(long === "ZZZ" && short === "YYY" ? [...expiries, ...far] : expiries, random) }
      : {}),
    ...(random() < 0.97 ? { rate: fraction("rate", random) } : {}),
    ...(random() < 0.8 ? { correlation: oneOf([-1, -0.999999999, 0, 0.78, 0.999999999, 1], random) } : {}),
    long: sideOf(long, random),
    short: sideOf(short, random),
    ...(random() < 0.2
      ? {
          marginCredit: {
            share: oneOf(["0.0000000001%", "60%", "100%"], random),
            ratio: oneOf(["1:1", "2:1", "1:1000000", "999999:1000000"], random),
          },
        }
      : {}),
    ...(random() < 0.3 ? { allowArbitrage: true } : {}),
    limits: limitsOf(random),
    size: {
      weighting: oneOf(weightings, random),
      tolerance: oneOf(["0%", "0.0000000001%", "5%", "99.9999%"], random),
      ...(random() < 0.3 ? { maxContracts: oneOf([1, 40, 1_000_000], random) } : {}),
      ...(random() < 0.2 ? { maxLoss: oneOf([0, 1e-12, 25_000, 1e12], random) } : {}),
      ...(random() < 0.2 ? { maxNotional: oneOf([0, 2e6, 1e12], random) } : {}),
      ...(random() < 0.2 ? { maxPremium: oneOf(money, random) } : {}),
      ...(random() < 0.2 ? { maxDailyRisk: oneOf(money, random) } : {}),
      ...(random() < 0.2 ? { maxCapital: oneOf(money, random) } : {}),
      ...(random() < 0.1
        ? { account: oneOf(money, random), risk: oneOf(["0.0000000001%", "2%", "100%"], random) }
        : {}),
      ...(random() < 0.2 ? { withMicros: true } : {}),
      ...(random() < 0.2 ? { fee: oneOf([1e-12, 2.25, 1e12], random) } : {}),
    },
    ...(random() < 0.3 ? { moves: [{ [long]: move(), [short]: move() }] } : {}),
  };
}

/** What an open pair is asked: which size was traded, and what the indices stand at some days later. */
function flagsOfToday(command: string, { long, short }: Trade, random: () => number): string[] {
  const level = (side: Side) => {
    const points = random() < 0.75 ? within(side.level * oneOf(shares, random)) : oneOf(extreme.level, random);
    return ["--level", `${side.symbol}=${points.toFixed(12)}`];
  };
  return [
    ...(random() < 0.5
      ? ["--weighting", oneOf(weightings.slice(1), random)]
      : [long, short].flatMap(({ symbol }) => ["--contracts", `${symbol}=${oneOf(counts, random)}`])),
    ...["--as-of", oneOf(["2026-01-22", "2026-01-23", "2026-02-20", "2026-03-19"], random)],
    ...[long, short].flatMap((side) => (random() < 0.98 ? level(side) : [])),
    ...(random() < 0.3 ? ["--implied-vol", `${long.symbol}=${fraction("volatility", random)}`] : []),
    ...(command === "roll" ? ["--expiry", oneOf(["Jun26", "2026-06-18", "Dec27", "2030-12-20"], random)] : []),
  ];
}

/** Trades whose numbers are at the ends of what they may be, each with a command, without end. */
export function* extremeCalls(random: () => number): Generator<ExtremeCall> {
  for (let at = 0; ; at++) {
    const [command = "", ...words] = commands[at % commands.length] ?? [];
    const written = tradeOf(random);
    const flags = /^(?:mark|roll|close)$/.test(command) ? [...words, ...flagsOfToday(command, written, random)] : words;
    const trade = `${JSON.stringify(written)}\n`;
    const format = command === "batch" || command === "report" ? [] : ["--format", oneOf(formats, random)];
    const output = command === "report" ? ["-o", "report.html"] : [];
    yield { argv: [command, "-", ...flags, ...format, ...output], world: { stdin: trade } };
  }
}
