import { type Finding, finding } from "../../../errors/finding.ts";
import { dayNumber, isWeekend } from "../../calendar.ts";
import { decimalText } from "../../decimal-text.ts";
import { isAmerican, lowerBound } from "../../option/pricing.ts";
import type { MeasuredSide } from "../measured-side.ts";
import type { SizedLeg } from "../sized-trade.ts";
import type { PairTrade } from "../trade.ts";

/** An implied volatility is far from the one it is sized with from so many times it, either way. */
const FAR = 2;
/** |delta| from which a sold American option is likely to be exercised against its seller. */
const DEEP = 0.9;

/** Rounding of the difference of a level and a strike, as a share of the level. */
const ROUNDING = 1e-14;

type OptionLine = Extract<SizedLeg, { kind: "option" }>;

/** What a desk would want to know about the options of one side. */
export function optionWarnings(measured: MeasuredSide): readonly Finding[] {
  return leansWrong(measured).concat(quoteWarnings(measured));
}

/** The same whatever side they are on: about premiums, volatilities and early exercise. */
export function quoteWarnings(measured: MeasuredSide): readonly Finding[] {
  const options = measured.shown.legs.filter((leg) => leg.kind === "option");
  return mixedPremiums(measured, options).concat(
    yieldAssumed(measured, options),
    ...options.map((leg) => legWarnings(leg, measured)),
  );
}

/** What a desk would want to know about the expiry that the options of a pair share. */
export function expiryWarnings({ asOf, expiry }: PairTrade, sides: readonly MeasuredSide[]): readonly Finding[] {
  const hasOptions = sides.some(({ unit }) => unit.some((leg) => leg.kind === "option"));
  if (expiry === null || !hasOptions) return [];
  const isOver = asOf !== null && (dayNumber(expiry) ?? 0) <= (dayNumber(asOf) ?? 0);
  return [
    ...(isOver ? [finding("EXPIRY_NOT_AHEAD", { expiry, asOf })] : []),
    ...(isWeekend(expiry) ? [finding("EXPIRY_ON_WEEKEND", { expiry })] : []),
  ];
}

/**
 * The long side should gain when its index rises, and the short side lose: by its delta, or where that is not known by a
 * profit at expiry that nowhere goes the right way.
 */
function leansWrong({ name, shown, lean }: MeasuredSide): readonly Finding[] {
  const { delta } = shown.unit;
  const direction = delta ?? lean;
  const isWrong = name === "long" ? direction < 0 : direction > 0;
  return isWrong ? [finding("SIDE_LEANS_WRONG", { side: name, symbol: shown.symbol, delta })] : [];
}

function mixedPremiums({ shown }: MeasuredSide, options: readonly OptionLine[]): readonly Finding[] {
  const modelled = options.filter(({ premium }) => premium.from === "model").map(nameOf);
  const isMixed = modelled.length > 0 && modelled.length < options.length;
  return isMixed ? [finding("PREMIUMS_MIXED", { symbol: shown.symbol, modelled })] : [];
}

/** Where nothing values the options, as with deltas given and no date, no yield is taken at all. */
function yieldAssumed({ side, shown, pricing }: MeasuredSide, options: readonly OptionLine[]): readonly Finding[] {
  const isAssumed = side.contract.kind !== "future" && side.yield === null && options.length > 0 && pricing.known;
  return isAssumed ? [finding("YIELD_ASSUMED_ZERO", { symbol: shown.symbol })] : [];
}

function legWarnings(leg: OptionLine, { shown, pricing, volatility }: MeasuredSide): readonly Finding[] {
  const { symbol } = shown;
  const { impliedVolatility: implied, premium, delta, quantity } = leg;
  const found: Finding[] = [];
  const least = pricing.known ? lowerBound(pricing.terms, leg.right, leg.strike) : 0;
  // A quote at the intrinsic value is not below it for the rounding of level − strike.
  if (least - premium.value > ROUNDING * shown.level.value)
    found.push(finding("PREMIUM_BELOW_INTRINSIC", { symbol, leg: nameOf(leg), premium: premium.value, least }));
  const sized = volatility.known ? volatility.volatility.value : null;
  if (implied !== null && sized !== null && (implied > FAR * sized || implied * FAR < sized)) {
    found.push(finding("IMPLIED_VOLATILITY_FAR", { symbol, leg: nameOf(leg), implied, sized }));
  }
  if (quantity < 0 && pricing.known && isAmerican(pricing.terms) && delta !== null && Math.abs(delta) >= DEEP) {
    found.push(finding("SHORT_AMERICAN_DEEP", { symbol, leg: nameOf(leg), delta }));
  }
  return found;
}

function nameOf({ strike, right }: OptionLine): string {
  return `${decimalText(strike)}${right === "call" ? "C" : "P"}`;
}
