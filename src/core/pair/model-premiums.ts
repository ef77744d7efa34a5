import { inLarge, perLargeOf } from "../contract/micro.ts";
import { toNumber } from "../exact.ts";
import { type PricingTerms, valueOption } from "../option/pricing.ts";
import { type AnnualVolatility, as, type Contracts, type Usd } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { ModelPremiums, PremiumsFrom, SizedLeg } from "./sizing.ts";
import type { SourcedVolatility } from "./trade.ts";

/** Whether the premiums of both sides' options are quoted, the model's, or some of each. */
export function premiumsFrom({ long, short }: Sides<MeasuredSide>): PremiumsFrom | null {
  const options = [...optionsOf(long), ...optionsOf(short)];
  if (options.length === 0) return null;
  const modelled = options.filter(isModelled).length;
  return modelled === 0 ? "quotes" : modelled === options.length ? "model" : "both";
}

/** The symbols of options whose premiums are the model's, with their right: "RTY 2750C". */
export function modelledLegs(sides: Sides<MeasuredSide>): readonly string[] {
  return [sides.long, sides.short].flatMap((side) =>
    optionsOf(side)
      .filter(isModelled)
      .map(({ strike, right }) => `${side.sized.symbol} ${strike}${right === "call" ? "C" : "P"}`),
  );
}

/** What a point of volatility does to the cost of one unit of each side, in USD; null where no premium is a model's. */
export type ModelShifts = Sides<{ readonly higher: number; readonly lower: number }>;

/**
 * Returns what the model premiums of one unit cost more, in USD, a point (0.01) of volatility higher and lower.
 *
 * Each model leg is revalued at its volatility ± 0.01, strikes held: quantity × (V(σ ± 0.01) − V(σ)) × multiplier × fx.
 * The worst level does not move with a premium, so that the max loss changes by the same.
 */
export function modelShifts({ long, short }: Sides<MeasuredSide>): ModelShifts | null {
  if (![...optionsOf(long), ...optionsOf(short)].some(isModelled)) return null;
  return { long: shiftsOf(long), short: shiftsOf(short) };
}

const POINT = 0.01;

function shiftsOf(side: MeasuredSide): { readonly higher: number; readonly lower: number } {
  const { pricing, pointValue } = side;
  if (!pricing.known) return { higher: 0, lower: 0 };
  const by = (shift: number) =>
    optionsOf(side)
      .filter(isModelled)
      .reduce((total, leg) => total + leg.quantity * change(leg, pricing.terms, shift), 0) * toNumber(pointValue);
  return { higher: by(POINT), lower: by(-POINT) };
}

function change({ right, strike, volatility }: OptionLine, terms: PricingTerms, shift: number): number {
  if (volatility === null) return 0;
  const shifted = as<AnnualVolatility>(Math.max(0, volatility + shift));
  return valueOption(terms, right, strike, shifted).value - valueOption(terms, right, strike, volatility).value;
}

/** What the max loss of so many contracts rests on. */
export function modelPremiums(
  shifts: ModelShifts,
  sides: Sides<MeasuredSide>,
  contracts: Sides<Contracts>,
): ModelPremiums {
  const held = (side: MeasuredSide) => toNumber(inLarge(contracts[side.name], perLargeOf(side)));
  const [long, short] = [held(sides.long), held(sides.short)];
  const higher = as<Usd>(long * shifts.long.higher + short * shifts.short.higher);
  const lower = as<Usd>(long * shifts.long.lower + short * shifts.short.lower);
  const at = [sides.long, sides.short].flatMap((side) => (optionsOf(side).some(isModelled) ? [sourceOf(side)] : []));
  return { higher, lower, finding: { code: "MODEL_PREMIUMS", args: { at, higher, lower } } };
}

/** Where the volatility of a side's model premiums comes from. */
function sourceOf({ side, sized, volatility }: MeasuredSide) {
  const { symbol } = sized;
  const implied = side.impliedVolatility;
  if (implied !== null) return { symbol, volatility: implied, measured: null };
  const sigma: SourcedVolatility | null = volatility.known ? volatility.volatility : null;
  if (sigma?.from !== "history") return { symbol, volatility: sigma?.value ?? 0, measured: null };
  const { value, estimator, lookback, periodsPerYear } = sigma;
  return { symbol, volatility: value, measured: { estimator, lookback, periodsPerYear } };
}

type OptionLine = Extract<SizedLeg, { kind: "option" }>;

function optionsOf({ sized }: MeasuredSide): readonly OptionLine[] {
  return sized.legs.filter((leg) => leg.kind === "option");
}

function isModelled({ premium }: OptionLine): boolean {
  return premium.from === "model";
}
