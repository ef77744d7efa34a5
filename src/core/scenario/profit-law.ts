/** USD below which no amount is looked at. */
export const LEAST_MONEY = 1e-6;

/** An amount of profit in USD that has a probability of its own. */
export interface Atom {
  readonly profit: number;
  readonly probability: number;
}

/** How a pair's profit in USD is distributed. */
export interface ProfitLaw {
  /** The least and the greatest amount that there is; ±∞ where a loss or a gain is unlimited. */
  readonly least: number;
  readonly most: number;
  /** Ascending, each amount once. */
  readonly atoms: readonly Atom[];
  /** P(profit ≤ amount). */
  readonly atMost: (amount: number) => number;
  /** E[max(0, amount − profit)] in USD: how far the profit falls short of the amount, on average. */
  readonly shortfallOf: (amount: number) => number;
}
