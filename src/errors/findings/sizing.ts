import { entry, percent, signedPercent, usd, usdUp } from "./entry.ts";

function settlementWord(settlement: string): string {
  return settlement === "physical" ? settlement : settlement.toUpperCase();
}

/** Most legs that a sentence names. */
const MOST_NAMED = 5;

/** A pair that is too large, counted in large contracts, and the USD that it needs. */
export interface OverLimit {
  readonly long: number;
  readonly short: number;
  readonly needed: number;
}

/** What a budget is called in a sentence. */
const budgetWords = {
  maxLoss: "the budget on the max loss",
  accountRisk: "the share of the account to risk",
  maxNotional: "the budget on notional",
  maxPremium: "the premium budget",
  maxDailyRisk: "the budget on the risk of a day",
  maxCapital: "the budget on capital",
} as const;

type BudgetName = keyof typeof budgetWords;

type OverBudget = OverLimit & { readonly budget: number };

/** Codes of weighting and sizing a pair, of its orders, of budgets and of small contracts. */
export const findings = () => ({
  LEGS_TOO_MANY: entry({
    severity: "input",
    title: "A side has more legs than anybody trades at once",
    message: (a: { count: number; most: number }) => `a side has at most ${a.most} legs, got ${a.count}`,
    hint: () => "add up legs of the same strike and right, or split the trade",
  }),
  WORK_TOO_MUCH: entry({
    severity: "input",
    title: "A trade would take minutes to compute",
    message: (_: Readonly<Record<string, never>>) =>
      "the answer to this trade would take longer than a few seconds, so it is not computed",
    hint: () => "use fewer legs or moves, lower budgets or caps; dividend yields below a rate below 0 take longest",
  }),
  // Reasons why a weighting is not available for a trade; the other weightings are still answered.
  VOLATILITY_MISSING: entry({
    severity: "warning",
    title: "A side has no volatility",
    message: (a: { symbol: string }) => `${a.symbol} has no volatility`,
    hint: (a) => `give --vol ${a.symbol}=18.5%, or --history ${a.symbol}=FILE to measure it`,
  }),
  VOLATILITY_ZERO: entry({
    severity: "warning",
    title: "A side's measured volatility is zero",
    message: (a: { symbol: string; file: string }) => `the prices of ${a.symbol} in ${a.file} do not move`,
    hint: (a) => `give --vol ${a.symbol}=18.5%, or another file`,
  }),
  DELTA_UNKNOWN: entry({
    severity: "warning",
    title: "A side's delta is not known",
    message: (a: { symbol: string }) => `the delta of ${a.symbol} is not known`,
    hint: () => "give --as-of, --expiry and --rate, so that it follows from the quotes, or a delta for each leg",
  }),
  DELTA_OF_WRONG_SIGN: entry({
    severity: "warning",
    title: "A side's delta leans the wrong way",
    message: (a: { side: "long" | "short"; symbol: string; delta: number }) =>
      `the ${a.side} side ${a.symbol} must ${a.side === "long" ? "gain" : "lose"} when its index rises, and one unit has delta ${a.delta.toFixed(4)}`,
    hint: () => "two sides that lean the same way do not hedge each other",
  }),
  HISTORIES_MISSING: entry({
    severity: "warning",
    title: "Beta needs the price histories of both sides",
    message: (_: Readonly<Record<string, never>>) => "beta needs the price histories of both sides",
    hint: () => "give --history SYM=FILE for each",
  }),
  BETA_NOT_POSITIVE: entry({
    severity: "warning",
    title: "Beta is zero or negative",
    message: (a: { long: string; short: string; beta: number }) =>
      `the beta of ${a.long} on ${a.short} is ${a.beta.toFixed(4)}`,
    hint: () => "a short side that does not move with the long one hedges nothing",
  }),
  BETA_UNCERTAIN: entry({
    severity: "warning",
    title: "A measured beta rests on a correlation that may be 0",
    message: (a: { long: string; short: string; beta: number; correlation: number; observations: number }) =>
      `the beta of ${a.long} on ${a.short}, ${a.beta.toFixed(2)}, rests on a correlation of ${a.correlation.toFixed(2)} over ${a.observations} returns, which may be 0`,
    hint: () => "a longer --lookback, or a beta that you trust; look first whether the files are of the same days",
  }),
  UNIT_LOSS_UNLIMITED: entry({
    severity: "warning",
    title: "A side's max loss is unlimited",
    message: (a: { symbol: string }) => `the max loss of ${a.symbol} is unlimited`,
    hint: () => "buy a wing to bound it",
  }),
  UNIT_LOSS_ZERO: entry({
    severity: "warning",
    title: "A side cannot lose",
    message: (a: { symbol: string }) => `${a.symbol} cannot lose at expiry, so there is no risk to make equal`,
    hint: () => "check its premiums",
  }),
  // Codes of a whole pair: refusals, and warnings beside the answer.
  CONTRACTS_AMBIGUOUS: entry({
    severity: "input",
    title: "Contracts are fixed for a side whose quantities have a common divisor",
    message: (a: { symbol: string; contracts: number; divisor: number }) =>
      `${a.contracts} contracts of ${a.symbol} could mean ${a.contracts} or ${a.contracts * a.divisor}: its quantities are all multiples of ${a.divisor}`,
    hint: (a) => `divide the quantities of its legs by ${a.divisor}`,
  }),
  UNIT_DIVIDED: entry({
    severity: "note",
    title: "A side's quantities were divided by their common divisor",
    message: (a: { symbol: string; divisor: number }) =>
      `the legs of ${a.symbol} are ${a.divisor} units of one structure; contracts count those units`,
  }),
  UNIT_NOT_ONE_CONTRACT: entry({
    severity: "warning",
    title: "A unit moves by more than one contract",
    message: (a: { symbol: string; steepestSlope: number }) =>
      `a unit of ${a.symbol} moves by up to ${a.steepestSlope} points per point, and weighting by notional counts it as one contract`,
    hint: () => "delta-neutral and delta-volatility-adjusted weigh what it really holds",
  }),
  PREMIUM_OFF_TICK: entry({
    severity: "warning",
    title: "A premium is off the tick grid of its contract",
    message: (a: { symbol: string; legs: readonly string[] }) =>
      `${a.symbol} cannot trade off its tick grid: ${a.legs.slice(0, MOST_NAMED).join(", ")}${a.legs.length > MOST_NAMED ? ` and ${a.legs.length - MOST_NAMED} more` : ""}`,
    hint: (a) => `pairsize contracts ${a.symbol} shows the grid; a mid price may lie between two ticks`,
  }),
  MULTIPLIER_NOT_LISTED: entry({
    severity: "warning",
    title: "A side is sized by another multiplier than its contract has",
    message: (a: { symbol: string; multiplier: number; listed: number; instead: string | null }) =>
      `a point of ${a.symbol} is taken as ${a.multiplier}, and the contract that orders name has ${a.listed}`,
    hint: (a) =>
      a.instead === null
        ? "leave the multiplier out, or give a contract of your own another symbol"
        : `${a.instead} is the contract with that multiplier`,
  }),
  TICKETS_OF_OTHER_MULTIPLIER: entry({
    severity: "input",
    title: "Orders are asked for a side that is sized by another multiplier than its contract has",
    message: (a: { symbol: string; multiplier: number; listed: number }) =>
      `${a.symbol} was sized at ${a.multiplier} a point, and its orders would be of the contract of ${a.listed}`,
    hint: () => "leave the multiplier out, or name the contract that has it",
  }),
  TICKETS_BY_MODEL: entry({
    severity: "warning",
    title: "Limits of tickets are the model's, which nobody quoted",
    message: (a: { legs: readonly string[] }) => `the limits of ${a.legs.join(", ")} are the model's, not quotes`,
    hint: () => "set them by the market before you send the orders, or give a chain or premiums",
  }),
  TICKETS_WITHOUT_LIMIT: entry({
    severity: "warning",
    title: "An order of a holding has no price, and is one at the market",
    message: (a: { orders: readonly string[] }) =>
      `no price is known of ${a.orders.join(", ")}: no limit, an order at the market`,
    hint: () => "set a limit before you send the orders",
  }),
  TICKETS_AND_FORMAT: entry({
    severity: "usage",
    title: "Tickets are asked in a form that a sizing has",
    message: (a: { flag: string }) => `--tickets writes orders and nothing else, so ${a.flag} changes nothing`,
    hint: () => "leave one of the two out; --json holds the orders too",
  }),
  TICKETS_OF_SINGLE_LEGS: entry({
    severity: "note",
    title: "Orders are written leg by leg",
    message: (a: { weighting: string | null; legs: number }) =>
      a.weighting === null
        ? `${a.legs === 1 ? "1 order" : `${a.legs} orders`}, leg by leg: until all of them fill, what is held is another pair`
        : `the ${a.legs === 1 ? "order is that" : `${a.legs} orders are those`} of ${a.weighting}, leg by leg: the max loss holds only if all of them fill`,
    hint: (a) => `the bought legs come first${a.weighting === null ? "" : "; --weighting picks another weighting"}`,
  }),
  TICKET_NOT_WRITABLE: entry({
    severity: "input",
    title: "An order has no name at the place that it is written for",
    message: (a: { place: string; order: string }) => `${a.place} has no symbol for "${a.order}"`,
    hint: (a) =>
      a.place === "osi"
        ? "options on futures have exchange codes: --tickets exchange"
        : "its month or its series is not known, or its product is none of the contract table: give --as-of and --expiry, or write --tickets plain",
  }),
  FX_IMPROBABLE: entry({
    severity: "warning",
    title: "An exchange rate is far from what its currency has cost",
    message: (a: { symbol: string; currency: string; fx: number; least: number; most: number }) =>
      `${a.symbol} is taken at ${a.fx} USD per ${a.currency}: ${a.least === a.most ? "a dollar is one" : `it costs ${a.least} to ${a.most}`}`,
    hint: (a) => `give US dollars per ${a.currency}; the inverse of ${a.fx} is ${Number((1 / a.fx).toPrecision(6))}`,
  }),
  LEVEL_IMPROBABLE: entry({
    severity: "warning",
    title: "A level is far from the strikes, the last close, the entry, or from where its contract trades",
    message: (a: {
      symbol: string;
      level: number;
      from: "strikes" | "close" | "entry" | "reference";
      price: number;
      date: string | null;
      swappedWith: string | null;
    }) => {
      const what = {
        strikes: `all strikes (the nearest is ${a.price})`,
        close: `its last close of ${a.price} on ${a.date}`,
        entry: `the ${a.price} of its entry${a.date === null ? "" : ` on ${a.date}`}`,
        reference: `its ${a.price} of ${a.date}`,
      }[a.from];
      const asked =
        a.swappedWith === null ? "is a digit missing?" : `are the levels of ${a.symbol} and ${a.swappedWith} swapped?`;
      return `the level ${a.level} of ${a.symbol} is far from ${what}: ${asked}`;
    },
    hint: (a) => (a.swappedWith === null ? `check the level of ${a.symbol}` : "check which level is whose"),
  }),
  CONTRACTS_IMPROBABLE: entry({
    severity: "warning",
    title: "A pair takes more than 100 contracts of one side to one of the other",
    message: (a: { long: string; short: string; weighting: string; longContracts: number; shortContracts: number }) =>
      `${a.weighting} takes ${a.longContracts} ${a.long} to ${a.shortContracts} ${a.short}: are the levels swapped, or is a digit missing?`,
    hint: () => "check both levels, multipliers and volatilities",
  }),
  VOLATILITY_IMPROBABLE: entry({
    severity: "warning",
    title: "A volatility is below 3 % or above 150 %",
    message: (a: { symbol: string; name: "volatility" | "implied volatility"; value: number }) =>
      `the ${a.name} of ${a.symbol} is ${percent(a.value)}: is a digit missing, or one too many?`,
    hint: () => "volatilities are per year: 18.5% or 0.185",
  }),
  SETTLEMENTS_DIFFER: entry({
    severity: "warning",
    title: "The options of the two sides settle differently",
    message: (a: { long: string; longSettlement: string; short: string; shortSettlement: string }) =>
      `${a.long} settles ${settlementWord(a.longSettlement)} and ${a.short} settles ${settlementWord(a.shortSettlement)}: the pair is open between the two`,
  }),
  // Codes of whole contracts: reasons why none fit, and warnings about those that do.
  MAX_LOSS_UNLIMITED: entry({
    severity: "warning",
    title: "A budget on the max loss of a pair whose loss is unlimited",
    message: (a: { budget: number }) =>
      `the loss of this pair is unlimited, so no size keeps it within ${usd(a.budget)}`,
    hint: () => "buy an option beyond each one sold short, so that the loss ends",
  }),
  MAX_LOSS_OVER_BUDGET: entry({
    severity: "warning",
    title: "Even the smallest pair can lose more than the budget",
    message: (a: OverLimit & { budget: number }) =>
      `the smallest pair, ${a.long} long and ${a.short} short, can lose ${usd(a.needed)}, more than ${usd(a.budget)}`,
    hint: (a) => `a max loss of at least ${usd(a.needed)} fits it`,
  }),
  NOTIONAL_OVER_LIMIT: entry({
    severity: "warning",
    title: "Even the smallest pair has a larger gross notional than the limit",
    message: (a: OverLimit & { limit: number }) =>
      `the smallest pair, ${a.long} long and ${a.short} short, is ${usd(a.needed)} gross, more than ${usd(a.limit)}`,
    hint: (a) => `a max notional of at least ${usd(a.needed)} fits it`,
  }),
  CONTRACTS_OVER_CAP: entry({
    severity: "warning",
    title: "More contracts are given for a side than its cap allows",
    message: (a: { side: "long" | "short"; contracts: number; cap: number }) =>
      `${a.contracts} ${a.side} contracts are given, and the cap on that side is ${a.cap}`,
    hint: () => "give fewer contracts, or raise the cap",
  }),
  LOCKED_IN_GAIN_TOO_SMALL: entry({
    severity: "warning",
    title: "No pair fits, small or large, though one side locks in a gain",
    message: () =>
      "the gain that one side locks in pays for the loss of no pair within the contracts, caps and budgets given",
    hint: () => "raise the cap, the max notional or the max loss",
  }),
  UNBALANCED_BY_DELTA: entry({
    severity: "note",
    title: "A pair with options is unbalanced by delta beyond the tolerance",
    message: (a: {
      weightings: readonly string[];
      imbalances: readonly number[];
      tolerance: number;
      balancing: string | null;
    }) => {
      const pairs = a.weightings.map((weighting, at) => `${weighting} by ${signedPercent(a.imbalances[at] ?? 0)}`);
      return `by delta the pair is out of balance beyond ${percent(a.tolerance)}: ${pairs.join(", ")}`;
    },
    hint: (a) => (a.balancing === null ? null : `--weighting ${a.balancing} sizes by delta`),
  }),
  TOLERANCE_NOT_MET: entry({
    severity: "warning",
    title: "No feasible pair is balanced within the tolerance",
    message: (a: { weighting: string; imbalance: number; tolerance: number }) =>
      `the best ${a.weighting} pair that fits is ${percent(a.imbalance)} out of balance, over the tolerance of ${percent(a.tolerance)}`,
  }),
  WORST_PROFIT_MISSING: entry({
    severity: "input",
    title: "A budget on the max loss without the worst profits that it is compared with",
    message: (a: { budget: number }) => `a max loss of ${usd(a.budget)} needs worstProfit of both sides`,
    hint: () => 'give worstProfit: {long, short}, each in USD for one contract or "unlimited"',
  }),
  // Codes of budgets as desks state them: a share of the account, premium to spend, volatility a day.
  MAX_LOSS_OVER_ACCOUNT_RISK: entry({
    severity: "warning",
    title: "Even the smallest pair can lose more than the share of the account to risk",
    message: (a: OverBudget) =>
      `the smallest pair, ${a.long} long and ${a.short} short, can lose ${usd(a.needed)}, more than the ${usd(a.budget)} of the account to risk`,
    hint: (a) => `a share of at least ${usd(a.needed)} fits it`,
  }),
  PREMIUM_OVER_BUDGET: entry({
    severity: "warning",
    title: "Even the smallest pair costs more premium than there is to spend",
    message: (a: OverBudget) =>
      `the smallest pair, ${a.long} long and ${a.short} short, costs ${usd(a.needed)} of premium and fees, more than ${usd(a.budget)}`,
    hint: (a) => `a max premium of at least ${usd(a.needed)} fits it`,
  }),
  PREMIUM_RECEIVED_TOO_SMALL: entry({
    severity: "warning",
    title: "No pair fits, small or large, though one side takes premium in",
    message: () =>
      "the premium that one side takes in pays for the other side of no pair within the contracts, caps and budgets given",
    hint: () => "raise the cap, the max notional or the max premium",
  }),
  DAILY_RISK_OVER_BUDGET: entry({
    severity: "warning",
    title: "Even the smallest pair has a larger risk of a day than the budget",
    message: (a: OverBudget) =>
      `the smallest pair, ${a.long} long and ${a.short} short, moves by ${usdUp(a.needed)} a day, more than ${usd(a.budget)}`,
    hint: (a) => `a max daily risk of at least ${usdUp(a.needed)} fits it`,
  }),
  CAPITAL_OVER_BUDGET: entry({
    severity: "warning",
    title: "Even the smallest pair binds more capital than the budget",
    message: (a: OverBudget) =>
      `the smallest pair, ${a.long} long and ${a.short} short, binds ${usd(a.needed)} of capital, more than ${usd(a.budget)}`,
    hint: (a) => `a max capital of at least ${usd(a.needed)} fits it`,
  }),
  CAPITAL_UNKNOWN: entry({
    severity: "warning",
    title: "Capital has a budget or a limit, and the margin of a side is not known",
    message: (a: { symbols: readonly string[]; most: number }) =>
      `the margin of ${a.symbols.join(" and ")} is not known, so the capital cannot be held against ${usd(a.most)}`,
    hint: () =>
      "give margin: {initial: USD, asOf: DATE} for the side: your clearer's or broker's number for a contract",
  }),
  CAPITAL_AT_LEAST: entry({
    severity: "warning",
    title: "Capital has a limit, and only a lower bound of it is known",
    message: (a: { symbols: readonly string[]; least: number; most: number }) =>
      `the pair binds at least ${usd(a.least)}, and of ${a.symbols.join(" and ")} no margin says that ${usd(a.most)} is enough`,
    hint: () =>
      "give margin: {initial: USD, asOf: DATE} for the side, 0 where it binds its premium alone; quote every leg of a vertical",
  }),
  CREDIT_LEFT_OUT: entry({
    severity: "note",
    title: "A budget of capital counts margins without the credit that is given",
    message: (a: { most: number }) =>
      `the budget of ${usd(a.most)} counts margins without the credit, which only whole contracts in its ratio have`,
    hint: () => "a pair that fits only with it: size it by --contracts, and hold it by pairsize check --max-capital",
  }),
  HEDGE_TOO_COARSE: entry({
    severity: "warning",
    title: "No pair keeps the risk of a day, small or large, though its sides hedge each other",
    message: (a: { budget: number }) =>
      `no pair within the contracts, caps and budgets given moves by ${usd(a.budget)} a day or less, though its sides hedge each other`,
    hint: () => "raise the cap or the max daily risk, or count futures in micros",
  }),
  DAILY_RISK_NOT_REVALUED: entry({
    severity: "warning",
    title: "The risk of a day has a budget, and the legs cannot be revalued",
    message: (_: Readonly<Record<string, never>>) =>
      "the legs cannot be valued a day later, so the risk of a day is by deltas alone, which do not count gamma",
    hint: () => "give --as-of, --expiry and --rate",
  }),
  BUDGET_DOES_NOT_LIMIT: entry({
    severity: "note",
    title: "A budget does not limit the size of a pair",
    message: (a: { budget: BudgetName; weightings: readonly string[] }) =>
      `${budgetWords[a.budget]} does not limit the size of ${a.weightings.join(" and ")}: larger pairs take no more of it`,
    hint: () =>
      "the smallest pair within the tolerance is taken; --max-notional or --contracts asks for another, as does --max-loss where a loss has a bound",
  }),
  ACCOUNT_RISK_INCOMPLETE: entry({
    severity: "input",
    title: "An account without the share of it to risk, or a share without the account",
    message: (a: { given: "account" | "risk" }) =>
      a.given === "account" ? "an account needs the share of it to risk" : "a share to risk needs the account",
    hint: (a) => (a.given === "account" ? "give --risk 2%, or size.risk" : "give --account USD, or size.account"),
  }),
  // Codes of sides that are counted in small contracts, where asked for.
  MICROS_NONE: entry({
    severity: "note",
    title: "Micros were asked, and a side has no smaller contract",
    message: (a: { symbol: string }) =>
      `${a.symbol} has no smaller contract on the same index in the contract table: it is counted as it is`,
  }),
  MICROS_HAVE_NO_OPTIONS: entry({
    severity: "note",
    title: "Micros were asked for a side with options, and the smaller contract has none",
    message: (a: { symbol: string; micro: string }) =>
      `no options are known to be listed on ${a.micro}: the side is counted in ${a.symbol}`,
  }),
  MICROS_NOT_NEEDED: entry({
    severity: "note",
    title: "Micros were asked, and the answer takes none",
    message: (a: { weighting: string }) => `${a.weighting}: whole large contracts are the answer, micros do not help`,
  }),
  MICROS_AT_LARGE_QUOTES: entry({
    severity: "note",
    title: "Options on small contracts are priced at the quotes of the large ones",
    message: (a: { micro: string; symbol: string }) =>
      `options on ${a.micro} are priced at the quotes of ${a.symbol}; their own may be wider`,
  }),
});
