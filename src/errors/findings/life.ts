import { entry, grouped, percent } from "./entry.ts";

/** Codes of pairs that are open: what is held, marks, rolls and their rules. */
export const findings = () => ({
  TRADED_UNKNOWN: entry({
    severity: "input",
    title: "Nothing says which of several sizes was traded",
    message: (a: { weightings: readonly string[] }) =>
      `${a.weightings.join(" or ")}: nothing says which of them was traded`,
    hint: () => "give --weighting, or both --contracts SYM=N",
  }),
  ENTRY_MISSING: entry({
    severity: "input",
    title: "What is held has no price at which it was opened",
    message: (a: { instrument: string }) => `${a.instrument} is held, and nothing says at which price it was opened`,
    hint: () => 'write it behind an @: "+3 F @ 2700"',
  }),
  MARK_NEEDS_DATE: entry({
    severity: "input",
    title: "A mark has no date",
    message: (_: Readonly<Record<string, never>>) => "nothing says of which day the mark is",
    hint: () => "give --as-of, or price files for both sides",
  }),
  MARK_NEEDS_LEVEL: entry({
    severity: "input",
    title: "A mark has no level of today",
    message: (a: { symbol: string; isMonth: boolean; entry: string | null; asOf: string }) =>
      `${a.symbol} has no level of ${a.asOf}: that of the trade is of ${a.entry ?? "its entry"}`,
    hint: (a) => `give --level ${a.symbol}=POINTS${a.isMonth ? "" : `, or --history ${a.symbol}=FILE`}`,
  }),
  MARK_BEFORE_ENTRY: entry({
    severity: "input",
    title: "A mark is of a day before the entry",
    message: (a: { asOf: string; entry: string }) => `${a.asOf} is before the entry of ${a.entry}`,
  }),
  MARK_AFTER_EXPIRY: entry({
    severity: "input",
    title: "A mark is of a day after an expiry",
    message: (a: { instrument: string; expiry: string; asOf: string }) =>
      `${a.instrument} expired on ${a.expiry}, before ${a.asOf}`,
    hint: (a) => `mark it on ${a.expiry}, with the levels that it settled at`,
  }),
  OTHER_TRADE: entry({
    severity: "input",
    title: "The trade of today, or of a roll, is not of the pair that is open",
    message: (a: { which: "now" | "next"; side: "long" | "short"; open: string; got: string }) =>
      `the ${a.side} side of ${a.which} is ${a.got}, and that of the open pair is ${a.open}`,
    hint: () => "give the same contracts, of the same month, at their prices of the same day",
  }),
  MARKED_BY_MODEL: entry({
    severity: "note",
    title: "Legs are marked by the model, not by a quote",
    message: (a: { legs: readonly string[]; of: number; hasChain: boolean }) =>
      `${a.legs.length} of ${a.of} legs ${a.legs.length === 1 ? "is" : "are"} marked by the model, not at quotes: ${a.legs.join(", ")}`,
    hint: (a) => (a.hasChain ? "the chain has no quote that closes them" : "--chain SYM=FILE marks at quotes"),
  }),
  MARKED_AT_LAST: entry({
    severity: "warning",
    title: "Legs are marked at their last trade, because nobody quotes them",
    message: (a: { legs: readonly string[] }) =>
      `${a.legs.join(", ")} ${a.legs.length === 1 ? "has" : "have"} no bid and no ask, and ${a.legs.length === 1 ? "is" : "are"} marked at the last trade, of whatever day`,
    hint: () => "nothing says that an order would be filled there",
  }),
  NOTHING_HELD: entry({
    severity: "warning",
    title: "A trade that is marked holds nothing",
    message: (_: Readonly<Record<string, never>>) =>
      "the trade says that nothing is held, so that there is nothing to mark",
    hint: () => "once its orders have filled, write what is held, or leave out holdings and holding",
  }),
  BETA_OF_ENTRY: entry({
    severity: "warning",
    title: "A stored sizing keeps its beta, though price files of today are given",
    message: (a: { beta: number }) =>
      `the beta of the entry, ${a.beta}, is kept: a stored sizing does not say who gave it`,
    hint: () => "mark the trade file, which measures it again where it gives none",
  }),
  ENTRY_ON_OTHER_FUTURE: entry({
    severity: "warning",
    title: "The level at entry is the front future's, and the side is on another one",
    message: (a: { symbol: string; front: string; underlying: string; date: string }) =>
      `the entry of ${a.symbol} is on ${a.underlying}, and its level of ${a.date} from the price file is that of ${a.front}`,
    hint: (a) =>
      `write the price of ${a.underlying} then as the side's level: a quarter's carry is in the profit of futures, and premiums imply no volatility`,
  }),
  ENTRY_OF_CHAIN: entry({
    severity: "warning",
    title: "The entry of an open pair is read from a file of quotes without a date",
    message: (a: { symbol: string; file: string }) =>
      `the entry of ${a.symbol} is what ${a.file} says now, and nothing says of which day that is`,
    hint: () => "mark the answer of size --json, or write the premiums paid into the legs",
  }),
  ENTRY_STRIKES_OF_CHAIN: entry({
    severity: "input",
    title: "The strikes of an open pair would be chosen anew, of a file of quotes without a date",
    message: (a: { symbol: string; file: string }) =>
      `the strikes of ${a.symbol} are named by delta or distance: what ${a.file} says now may not be what was traded`,
    hint: () =>
      "mark the size --json of the day of the trade, or write the strikes and the premiums paid into the legs",
  }),
  MARK_IMPOSSIBLE: entry({
    severity: "warning",
    title: "A leg is marked at what it cannot be worth",
    message: (a: { symbol: string; leg: string; price: number; least: number; most: number }) =>
      `${a.symbol} ${a.leg} is marked at ${a.price}, and is worth ${a.least.toFixed(2)} to ${a.most} points at any volatility`,
    hint: () => "check the quote and its unit, the level, and that both are of one moment",
  }),
  OPENED_BY_MODEL: entry({
    severity: "warning",
    title: "New legs of a roll are priced by the model, not by a quote",
    message: (a: { legs: readonly string[] }) =>
      `no quote prices ${a.legs.join(", ")}: the model does, at --implied-vol or the implied volatilities of the old legs`,
    hint: () => "--next-chain SYM=FILE with the new expiry prices them at quotes",
  }),
  FX_OF_ENTRY: entry({
    severity: "warning",
    title: "A profit in another currency is converted at the rate of the entry",
    message: (a: { symbol: string; currency: string; fx: number }) =>
      `what ${a.symbol} has made in ${a.currency} is converted at ${a.fx} USD, the rate of the entry`,
    hint: (a) => `the move of ${a.currency} since then is not in the profit`,
  }),
  NOT_MARKED: entry({
    severity: "warning",
    title: "Legs are not marked",
    message: (a: { legs: readonly string[]; of: number }) =>
      `${a.legs.length} of ${a.of} legs ${a.legs.length === 1 ? "is" : "are"} not marked, so that there is no sum: ${a.legs.join(", ")}`,
    hint: () => "give a chain with their quotes, --implied-vol, or the level of their future",
  }),
  LEVEL_ESTIMATED: entry({
    severity: "warning",
    title: "The price of another future is estimated",
    message: (a: { code: string; level: number; from: number; days: number; rate: number; dividend: number }) =>
      `${a.code} is estimated at ${a.level.toFixed(2)}: ${a.from} x e^((${a.rate} - ${a.dividend}) x ${a.days} / 365)`,
    hint: (a) => `give its price: --level ${a.code}=POINTS`,
  }),
  NEXT_FUTURE_UNKNOWN: entry({
    severity: "warning",
    title: "Nothing says which future comes after that of a product of one's own",
    message: (a: { symbol: string; level: number | null }) =>
      a.level === null
        ? `nothing says which month's future of ${a.symbol} is held: it is not rolled`
        : `nothing says which future the new options on ${a.symbol} lie on: the model prices them on ${a.level}, that of the old ones`,
    hint: (a) =>
      a.level === null ? "roll it by hand" : `--next-chain ${a.symbol}=FILE with the new expiry prices them at quotes`,
  }),
  LEVEL_NOT_ESTIMATED: entry({
    severity: "input",
    title: "The price of another future is not known, and nothing estimates it",
    message: (a: { code: string }) => `nothing says what ${a.code} costs`,
    hint: (a) => `give --level ${a.code}=POINTS, or --rate to estimate it`,
  }),
  ROLL_NEEDS_EXPIRY: entry({
    severity: "usage",
    title: "A roll names no expiry",
    message: (_: Readonly<Record<string, never>>) => "nothing says to which expiry the pair is rolled",
    hint: () => "--expiry Jun26",
  }),
  ROLL_NOWHERE: entry({
    severity: "input",
    title: "A roll moves nothing",
    message: (a: { expiry: string }) => `the pair is at ${a.expiry} already: nothing is rolled`,
    hint: () => "name a later expiry: --expiry Jun26",
  }),
  CONTRACTS_BESIDE_HOLDINGS: entry({
    severity: "usage",
    title: "Contracts are given for a pair that is known by its holdings",
    message: (_: Readonly<Record<string, never>>) =>
      "the holdings of the file say what is held, and --contracts says it again",
    hint: () => "leave out --contracts, or the holdings",
  }),
  ROLL_OF_OTHER_DAY: entry({
    severity: "input",
    title: "The prices of what is closed and of what is opened are of different days",
    message: (a: { next: string | null; now: string | null }) =>
      `next is of ${a.next ?? "no day"}, and now of ${a.now ?? "no day"}: an order has the prices of one day`,
  }),
  HELD_NOT_ROLLED: entry({
    severity: "input",
    title: "A side is not held as whole units of one structure, of which a roll moves one",
    message: (a: { symbol: string; held: readonly string[] }) =>
      `a roll moves one structure of one expiry and size, and ${a.symbol} is held as ${a.held.join(", ")}`,
    hint: () => "write what is to be rolled as a trade file of its own",
  }),
  NOT_CLOSED: entry({
    severity: "input",
    title: "A leg that is to be closed has no price",
    message: (a: { legs: readonly string[] }) => `nothing says at which price to close ${a.legs.join(", ")}`,
    hint: () => "give a chain with their quotes, --implied-vol, or the level of their future",
  }),
  EXPIRES_WORTHLESS: entry({
    severity: "warning",
    title: "Options that expire today and are worth nothing are not ordered",
    message: (a: { legs: readonly string[] }) =>
      `${a.legs.join(", ")} ${a.legs.length === 1 ? "expires" : "expire"} worthless today, without an order`,
    hint: () => "at the level of the mark: while they trade, --chain SYM=FILE orders them at their quotes",
  }),
  SETTLED_AT_OPENING: entry({
    severity: "warning",
    title: "Options and futures that settled at the opening are not ordered",
    message: (a: { legs: readonly string[] }) =>
      `${a.legs.join(", ")} settled at the opening, without an order: at the level given`,
  }),
  RULE_NOT_MARKED: entry({
    severity: "warning",
    title: "A rule on the profit of a pair with legs that are not marked",
    message: (a: { legs: readonly string[] }) => `not marked: ${a.legs.join(", ")}`,
  }),
  RULE_NO_BOUND: entry({
    severity: "warning",
    title: "A rule is a share of a gain or a loss that has no number",
    message: (a: { name: "takeProfit" | "stopLoss"; why: "unlimited" | "none" | "several-expiries" }) => {
      const what = a.name === "takeProfit" ? "max gain" : "max loss";
      if (a.why === "several-expiries")
        return `the ${what} is not known: one side rests on several expiries or futures`;
      return a.why === "unlimited" ? `the ${what} is unlimited` : `there is no ${what}`;
    },
  }),
  RULE_NO_EXPIRY: entry({
    severity: "warning",
    title: "A rule on the days left of a pair that does not expire",
    message: (_: Readonly<Record<string, never>>) => "the pair holds no options, so that no day ends it",
  }),
  RULE_NO_RATIO: entry({
    severity: "warning",
    title: "A rule on the hedge ratio where one of two is not known",
    message: (_: Readonly<Record<string, never>>) => "the hedge ratio of the entry or of today is not known",
  }),
  RULE_REACHED: entry({
    severity: "warning",
    title: "A rule of an open pair is reached",
    message: (a: RuleFigures) => `${ruleFigure(a.name, a.actual)} of ${ruleFigure(a.name, a.limit)}: reached`,
  }),
  RULE_NOT_REACHED: entry({
    severity: "warning",
    title: "A rule of an open pair is not reached",
    message: (a: RuleFigures) => `${ruleFigure(a.name, a.actual)} of ${ruleFigure(a.name, a.limit)}: not reached`,
  }),
  RULE_UNMEASURED: entry({
    severity: "warning",
    title: "A rule of an open pair could not be measured when it was marked",
    message: (a: { problem: string }) => a.problem,
  }),
  STORED_MARK_UNREADABLE: entry({
    severity: "input",
    title: "A file is not a stored mark",
    message: (a: { file: string; problem: string }) =>
      `${a.file} is not what pairsize mark --json prints for one trade: ${a.problem}`,
    hint: () => "pairsize mark trade.yaml --json -o marked.json stores one",
  }),
  RULES_OF_OPEN_PAIR: entry({
    severity: "note",
    title: "Rules of an open pair in a trade that is checked",
    message: (a: { names: readonly string[] }) =>
      `${a.names.join(", ")}: rules of an open pair, which this check does not hold`,
    hint: () => "pairsize mark holds them; check holds them in a stored mark --json",
  }),
  HOLDING_OF_HUNDREDS: entry({
    severity: "warning",
    title: "A number that is held of an ETF is in hundreds of shares",
    message: (a: { symbol: string; count: number; shares: number }) =>
      `${grouped(a.count)} of ${a.symbol} held are ${grouped(a.shares)} shares: an ETF is counted in hundreds`,
    hint: () => "300 shares are 3",
  }),
  HOLDING_AMBIGUOUS: entry({
    severity: "input",
    title: "A number of contracts is held on a side that holds options",
    message: (a: {
      symbol: string;
      kind: "future" | "etf" | "index";
      count: number;
      shares: number;
      structure: string;
    }) =>
      a.kind === "index"
        ? `${a.symbol}=${a.count} does not say which options on ${a.symbol} are held`
        : `${a.symbol}=${a.count} could mean ${a.kind === "etf" ? `${grouped(a.shares)} shares` : `${a.count} futures`} ("${signedCount(a.count)} F") or ${a.count} units of the side ("${signedCount(a.count)} ${a.structure}")`,
    hint: ({ symbol, kind, count }) =>
      kind === "index"
        ? `name each with its expiry: --holding "${symbol}=+1 2026-03-20 2750C"`
        : `say which: --holding "${symbol}=${signedCount(count)} F @ PRICE", or each option with its expiry: "${symbol}=+1 2026-03-20 2750C"`,
  }),
  HOLDING_EXPIRY_MISSING: entry({
    severity: "input",
    title: "An option is held, and its expiry is not said",
    message: (a: { symbol: string; right: "call" | "put"; strike: number }) =>
      `the ${a.strike} ${a.right} that is held of ${a.symbol} has no expiry`,
    hint: (a) =>
      `write "+1 2026-03-20 ${a.strike}${a.right === "call" ? "C" : "P"}", a month (Mar26) or an option code`,
  }),
  HOLDING_STRIKE_NOT_POINTS: entry({
    severity: "input",
    title: "An option is held whose strike is not a number of points",
    message: (a: { got: string }) => `what is held has its strike in index points, got "${a.got}"`,
    hint: () => "a delta or a distance from the level chooses a strike; what is held has one",
  }),
  HOLDING_EXPIRED: entry({
    severity: "input",
    title: "A future is held that has expired",
    message: (a: { code: string; expiry: string; asOf: string }) =>
      `${a.code} expired on ${a.expiry}, before ${a.asOf}`,
    hint: () => "leave it out",
  }),
  FUTURE_UNKNOWN: entry({
    severity: "input",
    title: "A month names no future of the contract",
    message: (a: { symbol: string; got: string }) => `"${a.got}" names no future of ${a.symbol}`,
    hint: (a) => `futures expire in March, June, September and December: ${a.symbol}H6 or Mar26`,
  }),
  HOLDING_NOT_COUNTED: entry({
    severity: "input",
    title: "A small contract is held on a side that is not counted in it",
    message: (a: { symbol: string; micro: string }) =>
      `${a.micro} is held, and the side is counted in ${a.symbol} alone`,
    hint: (a) => `--with-micros counts futures in ${a.micro} too, and options where they are listed on it`,
  }),
});

function signedCount(count: number): string {
  return count > 0 ? `+${count}` : `${count}`;
}

export interface RuleFigures {
  readonly name: "takeProfit" | "stopLoss" | "daysLeft" | "maxRatioDrift";
  readonly limit: number;
  readonly actual: number;
}

function ruleFigure(name: RuleFigures["name"], value: number): string {
  return name === "daysLeft" ? `${value} days` : percent(value);
}
