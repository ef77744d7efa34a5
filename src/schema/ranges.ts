import type { FractionUse } from "../core/number-text.ts";
import type {
  AnnualRate,
  AnnualVolatility,
  Contracts,
  Days,
  FxRate,
  Points,
  Quantity,
  Ratio,
  Usd,
  UsdPerPoint,
} from "../core/quantity.ts";

/** The ends of a range: `from` and `to` belong to it, `above` and `below` do not. */
interface Bounds {
  readonly from?: number;
  readonly above?: number;
  readonly to?: number;
  readonly below?: number;
  readonly isWhole?: true;
  readonly isNotZero?: true;
  /** A fraction may be written with a percent sign, and without one only where that cannot be misread. */
  readonly fraction?: FractionUse;
  /** An amount of money, which may be written "$100,000", "10k" or "2.5m". */
  readonly isAmount?: true;
}

/** What a number may be, and how an error says it: "level must be greater than 0 index points". */
export interface Range<Q extends Quantity<string> = Quantity<string>> extends Bounds {
  readonly words: string;
  /** The unit of a number that is within the range: for the compiler, no value has it. */
  readonly unit?: Q;
}

/** Whether a number is within a range. */
export function holds({ from, above, to, below, isWhole, isNotZero }: Range, value: number): boolean {
  if (isWhole === true && !Number.isInteger(value)) return false;
  if (isNotZero === true && value === 0) return false;
  return (
    value >= (from ?? Number.NEGATIVE_INFINITY) &&
    value > (above ?? Number.NEGATIVE_INFINITY) &&
    value <= (to ?? Number.POSITIVE_INFINITY) &&
    value < (below ?? Number.POSITIVE_INFINITY)
  );
}

/** The largest size of a number. */
export const LARGEST = 1e12;
const SMALLEST = 1e-12;

/**
 * How the size of a number breaks what a computer can multiply: a product of five stays a finite number, and above 0,
 * where each is 0 or between 1e-12 and 1e12. Null where it does not.
 */
export function brokenSize(value: number): string | null {
  const size = Math.abs(value);
  if (size > LARGEST) return "at most 1,000,000,000,000 in size";
  return size !== 0 && size < SMALLEST ? "0, or at least 0.000000000001 in size" : null;
}

function range<Q extends Quantity<string>>(words: string, bounds: Bounds): Range<Q> {
  return { words, ...bounds };
}

const MOST_CONTRACTS = 1_000_000;

/** The ranges of everything that a trade or a flag may say. */
export const ranges = {
  level: range<Points>("greater than 0 index points", { above: 0 }),
  premium: range<Points>("0 or more index points", { from: 0 }),
  multiplier: range<UsdPerPoint>("greater than 0", { above: 0 }),
  fx: range<FxRate>("greater than 0 USD per currency unit", { above: 0 }),
  volatility: range<AnnualVolatility>("above 0 % and at most 1000 %", { above: 0, to: 10, fraction: "volatility" }),
  rate: range<AnnualRate>("between -50 % and 50 %", { above: -0.5, below: 0.5, fraction: "rate" }),
  tolerance: range<Ratio>("from 0 % to below 100 %", { from: 0, below: 1, fraction: "rate" }),
  probability: range<Ratio>("from 0 % to 100 %", { from: 0, to: 1, fraction: "probability" }),
  drift: range<Ratio>("0 % or more", { from: 0, fraction: "rate" }),
  residualBeta: range<Ratio>("0 or more", { from: 0 }),
  share: range<Ratio>("above 0 % and at most 100 %", { above: 0, to: 1, fraction: "rate" }),
  age: range<Days>("a whole number of days, 0 or more", { from: 0, isWhole: true }),
  risk: range<Ratio>("from 0 % to 100 %", { from: 0, to: 1, fraction: "rate" }),
  money: range<Usd>("0 USD or more", { from: 0, isAmount: true }),
  delta: range<Ratio>("from -1 to 1", { from: -1, to: 1 }),
  beta: range<Ratio>("a number", {}),
  selector: range<Ratio>("above -1 and at most 1,000,000", { above: -1, to: 1e6 }),
  correlation: range<Ratio>("from -1 to 1", { from: -1, to: 1 }),
  move: range<Ratio>("-100 % or more", { from: -1, fraction: "rate" }),
  days: range<Days>("a whole number from 0 to 36,500", { from: 0, to: 36_500, isWhole: true }),
  tradingDays: range<Days>("a whole number from 1 to 2,520", { from: 1, to: 2520, isWhole: true }),
  gridMove: range<Ratio>("above 0 % and at most 100 %", { above: 0, to: 1, fraction: "rate" }),
  volatilityShift: range<Ratio>("between -1000 % and 1000 %", { above: -10, below: 10, fraction: "rate" }),
  contracts: range<Contracts>("a whole number from 1 to 1,000,000", { from: 1, to: MOST_CONTRACTS, isWhole: true }),
  holding: range<Contracts>("a whole number of at most 1,000,000", {
    from: -MOST_CONTRACTS,
    to: MOST_CONTRACTS,
    isWhole: true,
  }),
  quantity: range<Contracts>("a whole number other than 0, of at most 1,000,000", {
    from: -MOST_CONTRACTS,
    to: MOST_CONTRACTS,
    isWhole: true,
    isNotZero: true,
  }),
  lookback: range<Quantity<"returns">>("a whole number of at least 2", { from: 2, isWhole: true }),
  line: range<Quantity<"lines">>("a whole number of at least 1", { from: 1, isWhole: true }),
  periodsPerYear: range<Quantity<"periods per year">>("greater than 0", { above: 0 }),
  lambda: range<Ratio>("above 0 and below 1", { above: 0, below: 1 }),
} as const satisfies Record<string, Range>;
