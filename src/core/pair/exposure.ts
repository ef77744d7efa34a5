import { type Finding, finding } from "../../errors/finding.ts";
import { inLarge, perLargeOf } from "../contract/catalogue.ts";
import { type Exact, exact, exactQuotient, minus, plus, sizeOf, times, ZERO } from "../exact.ts";
import { as, type Ratio } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import { comovement } from "../volatility/comovement.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { Weighting } from "./weighting.ts";

/** The exposure of one contract on each side, in what the weighting makes equal; or the reason why there is none. */
export type Exposures =
  | ({ readonly available: true } & Sides<Exact>)
  | { readonly available: false; readonly reason: Finding };

/**
 * The exposure of one contract on each side.
 *
 * dollar-neutral: notional. volatility-adjusted: notional × volatility. delta-neutral: notional × |delta of a unit|.
 * delta-volatility-adjusted: notional × volatility × |delta|. beta-neutral: notional × β on the long side, notional on
 * the short one. equal-risk: max loss of a unit. All in USD; times 1/√year where volatility is in it.
 *
 * Unavailable unless both are positive and finite, and, for the delta weightings, unless the long unit gains and the
 * short one loses when its index rises: two sides that lean the same way do not hedge.
 *
 * @see CME Group, Stock Index Spread Opportunities (notional); McMillan, Options as a Strategic Investment, 4th ed.,
 * 2002, p. 586 (deltas and volatilities); Hull, Options, Futures and Other Derivatives, 9th ed., 2015, ch. 3 (β)
 */
export function exposures(weighting: Weighting, long: MeasuredSide, short: MeasuredSide): Exposures {
  switch (weighting) {
    case "dollar-neutral":
      return { available: true, long: long.notional, short: short.notional };
    case "volatility-adjusted":
      return eachSide(long, short, dollarVolatility);
    case "delta-neutral":
      return hedging(long, short) ?? eachSide(long, short, dollarDelta);
    case "delta-volatility-adjusted":
      return hedging(long, short) ?? eachSide(long, short, (side) => withVolatility(side, dollarDelta(side)));
    case "beta-neutral":
      return betaNeutral(long, short);
    case "equal-risk":
      return eachSide(long, short, unitMaxLoss);
  }
}

/** The hedge ratio: short contracts for one long contract, long exposure / short exposure. */
export function hedgeRatioOf({ long, short }: Sides<Exact>): Ratio {
  return as<Ratio>(exactQuotient(long, short));
}

/** How far a hedge ratio is from an earlier one, as a share of that: ratio / earlier − 1. */
export function ratioDrift(ratio: Ratio, earlier: Ratio): Ratio {
  return as<Ratio>(exactQuotient(minus(exact(ratio), exact(earlier)), exact(earlier)));
}

/** Rounding of the quotient of two ratios, each of them a rounded quotient. */
const DRIFT_ROUNDING = 1e-12;

/** Whether a drift, of either sign, is within a limit; equality is. */
export function isDriftWithin(drift: Ratio, limit: number): boolean {
  return Math.abs(drift) <= limit + DRIFT_ROUNDING;
}

type Exposure = Exact | Finding;

function eachSide(long: MeasuredSide, short: MeasuredSide, exposureOf: (side: MeasuredSide) => Exposure): Exposures {
  const [first, second] = [exposureOf(long), exposureOf(short)];
  if ("code" in first) return unavailable(first);
  return "code" in second ? unavailable(second) : { available: true, long: first, short: second };
}

function dollarVolatility(side: MeasuredSide): Exposure {
  return withVolatility(side, side.notional);
}

function withVolatility({ volatility }: MeasuredSide, exposure: Exposure): Exposure {
  if ("code" in exposure) return exposure;
  return volatility.known ? times(exposure, exact(volatility.volatility.value)) : volatility.reason;
}

function dollarDelta({ side, sized, notional }: MeasuredSide): Exposure {
  const { delta } = sized.unit;
  return delta === null
    ? finding("DELTA_UNKNOWN", { symbol: side.contract.symbol })
    : times(notional, exact(Math.abs(delta)));
}

/**
 * The reason why two sides do not hedge each other by their deltas; null where they do, or where a delta is unknown.
 */
function hedging(long: MeasuredSide, short: MeasuredSide): Exposures | null {
  for (const { name, side, sized } of [long, short]) {
    const { delta } = sized.unit;
    if (delta === null || (name === "long" ? delta > 0 : delta < 0)) continue;
    return unavailable(finding("DELTA_OF_WRONG_SIGN", { side: name, symbol: side.contract.symbol, delta }));
  }
  return null;
}

function betaNeutral(long: MeasuredSide, short: MeasuredSide): Exposures {
  const { beta, reason } = betaOf(long, short);
  if (beta === null) return unavailable(reason ?? finding("HISTORIES_MISSING", {}));
  if (beta <= 0)
    return unavailable(
      finding("BETA_NOT_POSITIVE", { long: long.side.contract.symbol, short: short.side.contract.symbol, beta }),
    );
  return { available: true, long: times(long.notional, exact(beta)), short: short.notional };
}

/** β as it was measured already, else over both histories. */
function betaOf(
  long: MeasuredSide,
  short: MeasuredSide,
): { readonly beta: number | null; readonly reason: Finding | null } {
  const { beta, history: first } = long.side;
  const second = short.side.history;
  if (beta !== undefined) return { beta, reason: null };
  if (first === null || second === null) return { beta: null, reason: finding("HISTORIES_MISSING", {}) };
  return comovement(first.bars, second.bars, first.method);
}

function unitMaxLoss({ side, worst }: MeasuredSide): Exposure {
  const { symbol } = side.contract;
  if (worst.kind === "unlimited") return finding("UNIT_LOSS_UNLIMITED", { symbol });
  const loss = minus(ZERO, worst.profit);
  return loss.digits > 0 ? loss : finding("UNIT_LOSS_ZERO", { symbol });
}

function unavailable(reason: Finding): Exposures {
  return { available: false, reason };
}

/**
 * How unbalanced a pair is by delta: (δL + δS) / (|δL| + |δS|), with δ = delta × notional × contracts, from −1 to 1 and
 * long-heavy above 0. Null where a delta is not known, or both are 0.
 *
 * Signed deltas, as they are held: two sides that lean the same way add up.
 */
export function imbalanceByDelta({ long, short }: Sides<MeasuredSide>, contracts: Sides<number>): Ratio | null {
  const [first, second] = [sizedDelta(long, contracts.long), sizedDelta(short, contracts.short)];
  if (first === null || second === null) return null;
  const gross = plus(sizeOf(first), sizeOf(second));
  return gross.digits === ZERO.digits ? null : as<Ratio>(exactQuotient(plus(first, second), gross));
}

function sizedDelta(side: MeasuredSide, count: number): Exact | null {
  const { delta } = side.sized.unit;
  return delta === null ? null : times(times(side.notional, exact(delta)), inLarge(count, perLargeOf(side)));
}
