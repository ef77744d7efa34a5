/** A contract that old pages still speak of: refused by name, because its multiplier sizes another trade. */
export interface RetiredContract {
  readonly symbol: string;
  /** What it was and what became of it. */
  readonly fate: string;
  /** The listed contract on the same index. */
  readonly instead: string;
}

const retired: readonly RetiredContract[] = [
  {
    symbol: "TF",
    fate: "the ICE Russell mini was 100 USD a point until 2 December 2016, then 50, and was delisted in 2017",
    instead: "RTY",
  },
  {
    symbol: "ND",
    fate: "the big Nasdaq-100 future of 100 USD a point is no longer listed",
    instead: "NQ",
  },
  {
    symbol: "SP",
    fate: "the big S&P 500 future of 250 USD a point is no longer listed",
    instead: "ES",
  },
];

/**
 * The retired contract of a symbol in any case, or undefined.
 *
 * @example
 * findRetired("tf")?.instead; // "RTY"
 */
export function findRetired(symbol: string): RetiredContract | undefined {
  return retired.find((row) => row.symbol === symbol.toUpperCase());
}
