import { fail } from "../../errors/error.ts";
import { DAYS_PER_YEAR, daysBetween } from "../calendar.ts";
import { findContract } from "../contract/catalogue.ts";
import { premiumTick } from "../contract/contract.ts";
import { toNumber } from "../exact.ts";
import { decimalText } from "../number-text.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { SizedLeg, SizedOption } from "./sizing.ts";
import { netVerticals } from "./structure.ts";
import type { PairTrade } from "./trade.ts";

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
  const options = sized.legs.filter((leg): leg is SizedOption => leg.kind === "option" && leg.premium.net !== true);
  const slack = (leg: SizedOption) => slackOf(leg, sized.symbol);
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

function single(leg: SizedOption): SizedOption {
  return { ...leg, quantity: Math.sign(leg.quantity) };
}

/** The least profit of one option bought and one of the same right sold, in points. */
function verticalGain(bought: SizedOption, sold: SizedOption): number {
  const distance = bought.right === "call" ? bought.strike - sold.strike : sold.strike - bought.strike;
  return sold.premium.value - bought.premium.value - Math.max(0, distance);
}

function nameOf(leg: SizedLeg): string {
  const quantity = `${leg.quantity > 0 ? "+" : ""}${leg.quantity}`;
  if (leg.kind === "future") return `${quantity} F @ ${decimalText(leg.entry)}`;
  const right = leg.right === "call" ? "C" : "P";
  return `${quantity} ${decimalText(leg.strike)}${right} @ ${decimalText(leg.premium.value)}`;
}
