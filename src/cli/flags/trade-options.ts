import { estimators } from "../../core/volatility/method.ts";
import type { OptionSpec } from "../call/command.ts";

/** Flags that decide what a price file leaves open. */
export const priceFileOptions: readonly OptionSpec[] = [
  { flags: "--column <NAME>", summary: "the column of prices, by header or by number from 1" },
  { flags: "--symbol <NAME>", summary: "the symbol, where a file has several" },
  { flags: "--date-order <ORDER>", summary: "how dates are written: dmy, mdy or ymd", choices: ["dmy", "mdy", "ymd"] },
  { flags: "--skip-weekends", summary: "leaves out rows dated on a Saturday or Sunday" },
];

/** Flags that make a trade, shared by every command that takes one. */
export const tradeOptions: readonly OptionSpec[] = [
  { flags: "--long <SYM>", summary: "the side that profits when its index rises" },
  { flags: "--short <SYM>", summary: "the side that profits when its index falls" },
  { flags: "--level <SYM=POINTS>", summary: "index level or futures price: 2730.8 or 25,658.25", repeats: true },
  { flags: "--vol <SYM=VOL>", summary: "volatility for sizing: 18.5% or 0.185", repeats: true },
  { flags: "--history <SYM=FILE>", summary: "price file: last close as the level, volatility measured", repeats: true },
  { flags: "--lookback <N>", summary: "returns that volatility is measured over (20)" },
  { flags: "--estimator <NAME>", summary: `how it is measured: ${estimators.join(", ")}` },
  { flags: "--periods <N>", summary: "periods per year of the price files (252)" },
  { flags: "--lambda <L>", summary: "decay of ewma (0.94)" },
  ...priceFileOptions,
  { flags: "--leg <SYM=LEG>", summary: '"RTY=-1 2950C @ 18.20", or "NQ=-1 F @ 25650" for a future', repeats: true },
  { flags: "--multiplier <SYM=USD>", summary: "contract multiplier, per index point", repeats: true },
  { flags: "--fx <SYM=RATE>", summary: "US dollars per unit of the contract's currency", repeats: true },
  { flags: "--as-of <DATE>", summary: "the trade's date; nothing later is used" },
  { flags: "--expiry <DATE>", summary: "the day on which the options expire" },
  { flags: "--rate <R>", summary: "interest rate: 3.65%" },
  { flags: "--correlation <RHO>", summary: "of both indices' returns, -1 to 1 (measured from the histories)" },
  { flags: "--implied-vol <SYM=VOL>", summary: "volatility of legs without a quote (that of --vol)", repeats: true },
  { flags: "--yield <SYM=Q>", summary: "dividend yield of an index or ETF: 1.2%", repeats: true },
  {
    flags: "--chain <SYM=FILE>",
    summary: "option-chain file with the quotes of legs without a premium",
    repeats: true,
  },
  {
    flags: "--quote <RULE>",
    summary: "what a chain's premium is: side (pay the ask, receive the bid), mid or last",
    choices: ["side", "mid", "last"],
  },
  { flags: "--exercise <STYLE>", summary: "american or european, or SYM=STYLE for one side", repeats: true },
  { flags: "--move <MOVES>", summary: 'profit at expiry at "RTY=+16%,NQ=+8%"', repeats: true },
];

/** Flags that decide how many contracts. */
export const sizingOptions: readonly OptionSpec[] = [
  {
    flags: "--weighting <NAMES>",
    summary: "what is made equal: a comma list, or all (dollar-neutral,volatility-adjusted)",
  },
  { flags: "--tolerance <PCT>", summary: "how far the sides may be apart, net over gross (5%)" },
  { flags: "--contracts <SYM=N>", summary: "fixes a side's contracts", repeats: true },
  { flags: "--max-contracts <N>", summary: "at most N a side, or SYM=N for one side (100)", repeats: true },
  { flags: "--max-loss <USD>", summary: "the most that the pair may lose, fees included" },
  { flags: "--account <USD>", summary: "with --risk: a max loss of a share of it" },
  { flags: "--risk <PCT>", summary: "the share of the account that the pair may lose: 2%" },
  { flags: "--max-notional <USD>", summary: "the most gross notional" },
  { flags: "--max-premium <USD>", summary: "the most net premium to pay for both sides, fees included" },
  { flags: "--max-daily-volatility <USD>", summary: "the most dollar volatility a day, both sides added" },
  { flags: "--fee <USD>", summary: "for every option or futures contract" },
  { flags: "--holding <SYM=N>", summary: "contracts held now; the answer becomes orders", repeats: true },
  { flags: "--with-micros", summary: "counts in the small contracts: 3 RTY and 8 M2K" },
];

/** Flags that say which file the answer is written to. */
export const fileOptions: readonly OptionSpec[] = [
  { flags: "-o, --output <FILE>", summary: "writes there instead, whole or not at all" },
  { flags: "--force", summary: "lets -o replace a file" },
];

/** Flags that say how the answer is written. */
export const outputOptions: readonly OptionSpec[] = [
  {
    flags: "--format <FORMAT>",
    summary: "table, json, csv or markdown",
    choices: ["table", "json", "csv", "markdown"],
  },
  { flags: "--json", summary: "the same as --format json" },
  { flags: "--explain", summary: "every formula with its numbers" },
  ...fileOptions,
  { flags: "--color", summary: "colour, also into a pipe" },
  { flags: "--no-color", summary: "no colour" },
  { flags: "-q, --quiet", summary: "results only, no warnings" },
  { flags: "--debug", summary: "stack traces and timings on standard error" },
];
