import type { Right } from "../core/option/leg.ts";
import {
  type AnnualRate,
  type AnnualVolatility,
  as,
  type Points,
  type Quantity,
  type Years,
} from "../core/quantity.ts";
import { fail } from "../errors/error.ts";

/** The number as a quantity, when it is finite and between `low` and `high`; else the error that names `bound`. */
function within<Q extends Quantity<string>>(name: string, value: number, low: number, high: number, bound: string): Q {
  if (!(value >= low && value <= high)) fail("VALUE_OUT_OF_RANGE", { name, bound, got: value }, { path: name });
  return as<Q>(value);
}

/**
 * A level or strike in index points: greater than 0, and from 1e-100 to 1e100, between which no greek overflows.
 *
 * @throws VALUE_OUT_OF_RANGE
 */
export function checkedPrice(name: string, value: number): Points {
  if (!(value > 0))
    fail("VALUE_OUT_OF_RANGE", { name, bound: "greater than 0 index points", got: value }, { path: name });
  return within<Points>(name, value, 1e-100, 1e100, "between 1e-100 and 1e100 index points");
}

/**
 * A premium in index points: 0 to 1e100.
 *
 * @throws VALUE_OUT_OF_RANGE
 */
export function checkedPremium(value: number): Points {
  return within<Points>("premium", value, 0, 1e100, "between 0 and 1e100 index points");
}

/**
 * A time to expiry in years of 365 days: 0 to 100.
 *
 * @throws VALUE_OUT_OF_RANGE
 */
export function checkedYears(value: number): Years {
  return within<Years>("years", value, 0, 100, "between 0 and 100 years");
}

/**
 * A volatility per √year as a fraction: 0 to 10, so that 22.4 for 22.4 % is refused.
 *
 * @throws VALUE_OUT_OF_RANGE
 */
export function checkedVolatility(value: number): AnnualVolatility {
  return within<AnnualVolatility>("volatility", value, 0, 10, "between 0 and 10 as a fraction (0.224 is 22.4 %)");
}

/**
 * A rate or yield per year as a fraction: −1 to 1, so that 4.5 for 4.5 % is refused.
 *
 * @throws VALUE_OUT_OF_RANGE
 */
export function checkedRate(name: string, value: number): AnnualRate {
  return within<AnnualRate>(name, value, -1, 1, "between -1 and 1 as a fraction (0.045 is 4.5 %)");
}

/**
 * The word, when it is one of those allowed.
 *
 * @throws VALUE_OUT_OF_RANGE
 */
export function checkedWord<Word extends string>(name: string, value: Word, allowed: readonly Word[]): Word {
  if (allowed.includes(value)) return value;
  const bound = allowed.map((word) => JSON.stringify(word)).join(" or ");
  return fail("VALUE_OUT_OF_RANGE", { name, bound, got: String(value) }, { path: name });
}

/**
 * The right, when it is one.
 *
 * @throws VALUE_OUT_OF_RANGE
 */
export function checkedRight(value: Right): Right {
  return value === "call" || value === "put" ? value : checkedWord("right", value, ["call", "put"]);
}
