/**
 * Branded quantities: a number that carries its unit in its type, so that a swapped argument does not compile.
 *
 * A plain number becomes a quantity in one place, where it is checked (src/schema and src/api); inside a function the
 * arithmetic is on plain numbers and the result is branded once, on return, with {@link as}.
 */
declare const unit: unique symbol;

/** A number measured in `Unit`. */
export type Quantity<Unit extends string> = number & { readonly [unit]: Unit };

/** Index points: a level, a strike, a premium. */
export type Points = Quantity<"index points">;
/**
 * Contract multiplier: contract currency per index point of one contract (US dollars for the contracts of the table).
 */
export type UsdPerPoint = Quantity<"USD per point">;
/** US dollars per unit of a contract's currency; 1 for a contract in US dollars. */
export type FxRate = Quantity<"USD per currency unit">;
/** An amount of US dollars. */
export type Usd = Quantity<"USD">;
/** Dollar volatility: US dollars per √year. */
export type UsdPerRootYear = Quantity<"USD per root year">;
/** A whole number of contracts, or of units of a structure. */
export type Contracts = Quantity<"contracts">;
/** Standard deviation of log returns per √year, as a fraction: 0.185 is 18.5 %. */
export type AnnualVolatility = Quantity<"per root year">;
/** Continuously compounded rate or yield per year, as a fraction. */
export type AnnualRate = Quantity<"per year">;
/** A pure number: a hedge ratio, an imbalance, a tolerance. */
export type Ratio = Quantity<"ratio">;
/** Whole calendar days. */
export type Days = Quantity<"days">;
/** Years of 365 days. */
export type Years = Quantity<"years">;

/**
 * Gives a number its unit, unchecked: for results of arithmetic on checked quantities.
 *
 * @example
 * as<Usd>(136_540); // 136540
 */
export function as<Q extends Quantity<string>>(value: number): Q {
  return value as Q;
}
