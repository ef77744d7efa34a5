import { fail } from "../../errors/error.ts";
import { type Finding, finding } from "../../errors/finding.ts";
import { DAYS_PER_YEAR, daysBetween } from "../calendar.ts";
import { findContract, inLarge, perLargeOf } from "../contract/catalogue.ts";
import { type ContractSpec, premiumTick } from "../contract/contract.ts";
import { codeParts } from "../contract/quarterly-futures.ts";
import { toNumber } from "../exact.ts";
import { decimalText } from "../number-text.ts";
import { type Side, type Sides, sideNames } from "../sides.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { SizedLeg, Sizing } from "./sizing.ts";
import { netVerticals } from "./structure.ts";
import type { PairTrade, TradedContract } from "./trade.ts";

type OptionLine = Extract<SizedLeg, { kind: "option" }>;

/**
 * Refuses the quotes of a side that cannot be traded: legs, as they are bought and sold, that gain at every level.
 *
 * A vertical bought for a credit or sold for more than its width, a butterfly bought for less than nothing, and any
 * whole structure whose worst profit is a gain. Profit at expiry leaves interest out, which alone makes a box, a
 * conversion or a deep vertical end with a gain: what the premium paid (and shares bought) would earn until the expiry
 * is allowed, at the trade's rate, to half a tick for each premium; so is the rounding of model premiums to their ticks.
 *
 * @throws PairsizeError QUOTES_NOT_TRADABLE
 * @see Merton, Theory of Rational Option Pricing, 1973 (theorems on strikes); Carr and Madan, A note on sufficient
 * conditions for no arbitrage, 2005 (verticals and butterflies)
 */
export function refuseLockedInGain(side: MeasuredSide, trade: Pick<PairTrade, "asOf" | "rate">): void {
  const { sized, unit } = side;
  if (unit.every(({ kind }) => kind === "future")) return;
  const rounding = ROUNDING * sized.level.value;
  const whole = wholeGain(side, trade);
  const found =
    netPart(sized.legs, rounding) ??
    partOf(side, rounding) ??
    (whole > rounding ? { legs: sized.legs, gain: whole } : null);
  if (found === null) return;
  const legs = found.legs.map(nameOf);
  fail("QUOTES_NOT_TRADABLE", { symbol: sized.symbol, legs, gain: Number(found.gain.toPrecision(12)) });
}

/** Rounding of sums of prices, as a share of the level. */
const ROUNDING = 1e-12;

/** What a year earns where no rate is known, and the years until an expiry that is not known. */
const UNKNOWN_RATE = 0.1;
const UNKNOWN_YEARS = 1;

/** The worst profit of the whole unit in points, less what interest and the rounding of model premiums explain. */
function wholeGain({ worst, pointValue, sized, side }: MeasuredSide, { asOf, rate }: Pick<PairTrade, "asOf" | "rate">) {
  if (worst.kind === "unlimited") return Number.NEGATIVE_INFINITY;
  const perPoint = toNumber(pointValue);
  const days = asOf === null || side.expiry === null ? null : daysBetween(asOf, side.expiry);
  const years = days === null ? UNKNOWN_YEARS : Math.max(0, days) / DAYS_PER_YEAR;
  const paid = Math.max(0, -sized.unit.netPremium / perPoint);
  const shares = side.contract.kind === "etf" ? sum(sized.legs, entryOf) : 0;
  const growth = (perYear: number) => Math.expm1(Math.max(0, perYear) * years);
  const earned = paid * growth(rate ?? UNKNOWN_RATE) + shares * growth(Math.max(rate ?? UNKNOWN_RATE, side.yield ?? 0));
  // A future's entry may be a fill of another day, which is no quote of today.
  const filled = sized.legs.reduce(
    (gain, leg) => gain + (leg.kind === "future" ? leg.quantity * (sized.level.value - leg.entry) : 0),
    0,
  );
  // Quotes that are fair but for the interest are so within half a tick each.
  const slack = sum(sized.legs, (leg) => (earned > 0 ? halfTick(leg, sized.symbol) : slackOf(leg, sized.symbol)));
  return toNumber(worst.profit) / perPoint - filled - earned - slack;
}

function sum(legs: readonly SizedLeg[], of: (leg: SizedLeg) => number): number {
  return legs.reduce((total, leg) => total + Math.abs(leg.quantity) * of(leg), 0);
}

function entryOf(leg: SizedLeg): number {
  return leg.kind === "future" ? leg.entry : 0;
}

/** Half a tick of a premium that is the model's. */
function slackOf(leg: SizedLeg, symbol: string): number {
  return leg.kind === "option" && leg.premium.from === "model" ? halfTick(leg, symbol) : 0;
}

function halfTick(leg: SizedLeg, symbol: string): number {
  const contract = findContract(symbol);
  if (leg.kind === "future" || contract === undefined) return 0;
  return (premiumTick(contract, leg.premium.value) ?? 0) / 2;
}

/** Legs that lock in a gain among those of a side, and the gain in points for one sold; null where none do. */
function partOf({ sized }: MeasuredSide, rounding: number): { legs: readonly SizedLeg[]; gain: number } | null {
  // A share of a net price is no price of its option beside others.
  const options = sized.legs.filter((leg): leg is OptionLine => leg.kind === "option" && leg.premium.net !== true);
  const slack = (leg: OptionLine) => slackOf(leg, sized.symbol);
  for (const sold of options.filter(({ quantity }) => quantity < 0)) {
    const bought = options.filter(({ quantity, right }) => quantity > 0 && right === sold.right);
    const beside = (isBelow: boolean) =>
      bought.filter(({ strike }) => (isBelow ? strike < sold.strike : strike > sold.strike));
    for (const one of bought) {
      const gain = verticalGain(one, sold) - slack(one) - slack(sold);
      if (gain > rounding) return { legs: [single(one), single(sold)], gain };
    }
    for (const low of beside(true)) {
      for (const high of beside(false)) {
        const share = (high.strike - sold.strike) / (high.strike - low.strike);
        const cost = share * (low.premium.value + slack(low)) + (1 - share) * (high.premium.value + slack(high));
        const gain = sold.premium.value - slack(sold) - cost;
        if (gain > rounding) return { legs: [single(low), single(sold), single(high)], gain };
      }
    }
  }
  return null;
}

/** A vertical at a net price that locks in a gain: bought for less than nothing, or sold for more than its width. */
function netPart(legs: readonly SizedLeg[], rounding: number): { legs: readonly SizedLeg[]; gain: number } | null {
  for (const { bought, sold } of netVerticals(legs)) {
    const gain = bought.quantity > 0 ? verticalGain(bought, sold) : verticalGain(sold, bought);
    if (gain > rounding) return { legs: [single(bought), single(sold)], gain };
  }
  return null;
}

function single(leg: OptionLine): OptionLine {
  return { ...leg, quantity: Math.sign(leg.quantity) };
}

/** The least profit of one option bought and one of the same right sold, in points. */
function verticalGain(bought: OptionLine, sold: OptionLine): number {
  const distance = bought.right === "call" ? bought.strike - sold.strike : sold.strike - bought.strike;
  return sold.premium.value - bought.premium.value - Math.max(0, distance);
}

function nameOf(leg: SizedLeg): string {
  const quantity = `${leg.quantity > 0 ? "+" : ""}${leg.quantity}`;
  if (leg.kind === "future") return `${quantity} F @ ${decimalText(leg.entry)}`;
  const right = leg.right === "call" ? "C" : "P";
  return `${quantity} ${decimalText(leg.strike)}${right} @ ${decimalText(leg.premium.value)}`;
}

/**
 * What of a trade is possible and hardly meant: levels that look swapped or lack a digit, exchange rates and volatilities
 * out of all proportion.
 */
export function improbable(
  { asOf }: PairTrade,
  sides: Sides<MeasuredSide>,
  sizings: readonly Sizing[],
): readonly Finding[] {
  const { long, short } = sides;
  return [...oddLevel(long, short, asOf), ...oddLevel(short, long, asOf), ...oddRatio(sides, sizings)].concat(
    [long, short].flatMap(({ side }) => oddRate(side.contract)),
    oddVolatilities(long),
    oddVolatilities(short),
  );
}

/**
 * US dollars that one unit of a currency may cost: well outside of these bands lies an inverted rate, or a slip.
 *
 * Wider than what the Federal Reserve's H.10 release shows for 2015 to 2025.
 */
const RATES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  EUR: [0.9, 1.5],
  GBP: [1, 1.8],
  CHF: [0.9, 1.5],
  CAD: [0.6, 0.95],
  AUD: [0.5, 0.95],
  JPY: [0.005, 0.0125],
  HKD: [0.12, 0.14],
};

/** The warning about an exchange rate that its currency has not had. */
function oddRate({ symbol, currency, fx }: TradedContract): readonly Finding[] {
  const [least = 0, most = Number.POSITIVE_INFINITY] = currency === "USD" ? [1, 1] : (RATES[currency] ?? []);
  return fx >= least && fx <= most ? [] : [finding("FX_IMPROBABLE", { symbol, currency, fx, least, most })];
}

/** A level is odd where it lies more than this share of a price away from it: all strikes, or the last close. */
const AWAY = 0.5;
/** How many times a level may be above or below the level of reference of its contract. */
const TIMES = 4;
/** Years either way for which a level of reference holds. */
const REFERENCE_DAYS = 5 * 365;
/** Contracts of one side to one of the other from which a pair without levels of reference is odd. */
const MOST_TO_ONE = 100;
const LEAST_VOLATILITY = 0.03;
const MOST_VOLATILITY = 1.5;

/** The warning about a level, by the first of what it can be held against: strikes, its own history, its contract. */
function oddLevel(measured: MeasuredSide, other: MeasuredSide, asOf: string | null): readonly Finding[] {
  const { symbol, level } = measured.sized;
  const found = farOf(measured, level.value, asOf);
  if (found === null) return [];
  const isSwapped = farOf(measured, other.sized.level.value, asOf) === null && farOf(other, level.value, asOf) === null;
  const swappedWith = isSwapped ? other.sized.symbol : null;
  return [finding("LEVEL_IMPROBABLE", { symbol, level: level.value, ...found, swappedWith })];
}

/** While a pair is open, an index that moves by more than this share is rarer than a slip of the hand. */
const MOVED = 0.25;

/**
 * The warnings about levels of today that are far from those of the entry.
 *
 * @param others prices of other futures of the two, by their codes
 */
export function improbableMoves(
  entry: PairTrade,
  now: PairTrade,
  others: ReadonlyMap<string, number>,
): readonly Finding[] {
  const isFar = (level: number, before: number) => Math.abs(level - before) > MOVED * before;
  const doubt = (symbol: string, level: number, side: Side, swappedWith: string | null): readonly Finding[] => {
    const price = entry[side].level.value;
    if (!isFar(level, price)) return [];
    return [finding("LEVEL_IMPROBABLE", { symbol, level, from: "entry", price, date: entry.asOf, swappedWith })];
  };
  const moved = (side: Side, other: Side) => {
    const [level, otherLevel] = [now[side].level.value, now[other].level.value];
    const isSwapped = !isFar(level, entry[other].level.value) && !isFar(otherLevel, entry[side].level.value);
    return doubt(now[side].contract.symbol, level, side, isSwapped ? now[other].contract.symbol : null);
  };
  const elsewhere = [...others].flatMap(([code, level]) => {
    const side = sideNames.find((name) => entry[name].contract.symbol === codeParts(code)?.root);
    return side === undefined ? [] : doubt(code, level, side, null);
  });
  return [...moved("long", "short"), ...moved("short", "long"), ...elsewhere];
}

interface FarFrom {
  readonly from: "strikes" | "close" | "reference";
  readonly price: number;
  readonly date: string | null;
}

/** What a level would be far from, as that of a side; null where it is near everything that is known. */
function farOf({ side, sized }: MeasuredSide, level: number, asOf: string | null): FarFrom | null {
  const strikes = sized.legs.flatMap((leg) => (leg.kind === "option" ? [leg.strike] : []));
  const [first, ...others] = strikes;
  if (first !== undefined) {
    const distance = (strike: number) => Math.abs(strike - level);
    const nearest = others.reduce((best, strike) => (distance(strike) < distance(best) ? strike : best), first);
    if (isAway(level, nearest)) return { from: "strikes", price: nearest, date: null };
  }
  // A level of a price file is its last close; whether the files were swapped, only other prices tell.
  const close = side.level.from === "history" ? undefined : side.history?.bars.close.at(-1);
  const closed = side.history?.bars.dates.at(-1) ?? null;
  if (close !== undefined && isAway(level, close)) return { from: "close", price: close, date: closed };
  const reference = referenceOf(findContract(side.contract.symbol), asOf);
  if (reference === null) return null;
  const times = Math.max(level / reference.value, reference.value / level);
  return times > TIMES ? { from: "reference", price: reference.value, date: reference.date } : null;
}

function isAway(level: number, price: number): boolean {
  return Math.abs(level - price) > AWAY * price;
}

/** The level of reference of a contract, for a trade of its years. */
function referenceOf(contract: ContractSpec | undefined, asOf: string | null): ContractSpec["reference"] | null {
  const reference = contract?.reference ?? null;
  const days = reference === null || asOf === null ? 0 : Math.abs(daysBetween(reference.date, asOf) ?? 0);
  return days > REFERENCE_DAYS ? null : reference;
}

/** Without a level of reference on both sides the contracts tell that a level lacks a digit. */
function oddRatio({ long, short }: Sides<MeasuredSide>, sizings: readonly Sizing[]): readonly Finding[] {
  const isKnown = [long, short].every(({ side }) => findContract(side.contract.symbol) !== undefined);
  if (isKnown) return [];
  const odd = sizings.find((one) => {
    if (!one.available || !one.feasible) return false;
    const [first, second] = [held(long, one.contracts.long), held(short, one.contracts.short)];
    return Math.max(first, second) > MOST_TO_ONE * Math.min(first, second);
  });
  if (odd === undefined || !odd.available || !odd.feasible) return [];
  const { weighting, contracts } = odd;
  const args = { long: long.sized.symbol, short: short.sized.symbol, weighting };
  const counted = { longContracts: held(long, contracts.long), shortContracts: held(short, contracts.short) };
  return [finding("CONTRACTS_IMPROBABLE", { ...args, ...counted })];
}

/** In large contracts. */
function held(side: MeasuredSide, contracts: number): number {
  return toNumber(inLarge(contracts, perLargeOf(side)));
}

function oddVolatilities({ side, sized }: MeasuredSide): readonly Finding[] {
  const { symbol } = sized;
  const given = [
    { name: "volatility", value: sized.volatility?.value ?? null },
    { name: "implied volatility", value: side.impliedVolatility },
  ] as const;
  return given.flatMap(({ name, value }) =>
    value !== null && (value < LEAST_VOLATILITY || value > MOST_VOLATILITY)
      ? [finding("VOLATILITY_IMPROBABLE", { symbol, name, value })]
      : [],
  );
}
