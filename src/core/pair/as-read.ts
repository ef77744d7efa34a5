import type { Contracts, Ratio, Usd } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import { comovement } from "../volatility/comovement.ts";
import { type SourcedCorrelation, tradeCorrelation } from "./correlation.ts";
import { isHoldingSaid, writtenHoldings } from "./held.ts";
import type { PairTrade } from "./trade.ts";
import type { Weighting } from "./weighting.ts";

/** What decided how many contracts, by the keys of a trade file; a key that was not given is left out. */
export interface SizeAsRead {
  readonly weighting: readonly Weighting[];
  readonly tolerance: Ratio;
  readonly contracts?: Partial<Sides<Contracts>>;
  readonly maxContracts?: Partial<Sides<Contracts>>;
  readonly maxLoss?: Usd;
  readonly account?: Usd;
  readonly risk?: Ratio;
  readonly maxNotional?: Usd;
  readonly maxPremium?: Usd;
  readonly maxDailyRisk?: Usd;
  readonly maxCapital?: Usd;
  readonly fee: Usd;
  readonly withMicros?: true;
}

/** What a trade says beside its sides, as it was read: with it an answer is a trade again. */
export interface TradeAsRead {
  /** As given, or as measured over both histories; null where it is not known. */
  readonly correlation: SourcedCorrelation | null;
  /** Only where one was given; the ratio as it is written, long : short. */
  readonly marginCredit?: { readonly share: Ratio; readonly ratio: string };
  /** Only where quotes that lock in a gain are sized. */
  readonly allowArbitrage?: true;
  readonly size: SizeAsRead;
  /** Named moves as fractions, by symbol. */
  readonly moves: readonly Readonly<Record<string, Ratio>>[];
  /** What is held, by symbol, in the notation of a trade file; left out where nothing was said of it. */
  readonly holdings?: readonly Readonly<Record<string, string>>[];
}

/** The trade beside its sides, as it was read. */
export function tradeAsRead(trade: PairTrade): TradeAsRead {
  const { long, short, moves, allowArbitrage, marginCredit: credit } = trade;
  const correlation = tradeCorrelation(trade);
  return {
    correlation: correlation.known ? correlation.correlation : null,
    ...(credit === undefined
      ? {}
      : { marginCredit: { share: credit.share, ratio: `${credit.ratio.long}:${credit.ratio.short}` } }),
    ...(allowArbitrage ? { allowArbitrage } : {}),
    size: sizeAsRead(trade),
    moves: moves.map((move) => ({ [long.contract.symbol]: move.long, [short.contract.symbol]: move.short })),
    ...(isHoldingSaid(trade) ? { holdings: writtenHoldings(trade) } : {}),
  };
}

function sizeAsRead({ rules, weightings }: PairTrade): SizeAsRead {
  const { tolerance, contracts, maxContracts, accountRisk, fee, withMicros } = rules;
  const budget = (key: "maxLoss" | "maxNotional" | "maxPremium" | "maxDailyRisk" | "maxCapital") =>
    rules[key] === null ? {} : { [key]: rules[key] };
  return {
    weighting: weightings,
    tolerance,
    ...given("contracts", contracts),
    ...given("maxContracts", maxContracts),
    ...budget("maxLoss"),
    ...(accountRisk ?? {}),
    ...budget("maxNotional"),
    ...budget("maxPremium"),
    ...budget("maxDailyRisk"),
    ...budget("maxCapital"),
    fee,
    ...(withMicros ? { withMicros } : {}),
  };
}

function given(key: "contracts" | "maxContracts", counts: Sides<Contracts | null>) {
  const sides = (["long", "short"] as const).flatMap((side) =>
    counts[side] === null ? [] : [[side, counts[side]] as const],
  );
  return sides.length === 0 ? {} : { [key]: Object.fromEntries(sides) };
}

/**
 * β of the long side on the short one where beta-neutral asks for it: as measured already, else over both histories;
 * null where it is not measured.
 */
export function measuredBeta({ weightings, long, short }: PairTrade): Ratio | null {
  if (!weightings.includes("beta-neutral")) return null;
  if (long.beta !== undefined) return long.beta;
  if (long.history === null || short.history === null) return null;
  return comovement(long.history.bars, short.history.bars, long.history.method).beta;
}
