import type { Contracts, Ratio, Usd } from "../quantity.ts";
import type { Sides } from "../sides.ts";
import { tradeCorrelation } from "./daily-risk.ts";
import { isHoldingSaid, writtenHoldings } from "./position.ts";
import type { PairTrade, SourcedCorrelation, TradeLimits } from "./trade.ts";
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

/** What the trade is checked against, by the keys of a trade file; a key that was not given is left out. */
export type LimitsAsRead = Partial<
  { readonly [Name in Exclude<keyof TradeLimits, "maxContracts">]: NonNullable<TradeLimits[Name]> } & {
    readonly maxContracts: Partial<Sides<Contracts>>;
  }
>;

/** What a trade says beside its sides, as it was read: with it an answer is a trade again. */
export interface TradeAsRead {
  /** As given, or as measured over both histories; null where it is not known. */
  readonly correlation: SourcedCorrelation | null;
  /** Only where one was given; the ratio as it is written, long : short. */
  readonly marginCredit?: { readonly share: Ratio; readonly ratio: string };
  /** Only where quotes that lock in a gain are sized. */
  readonly allowArbitrage?: true;
  readonly size: SizeAsRead;
  /** Only where limits, or rules of the open pair, were given. */
  readonly limits?: LimitsAsRead;
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
    ...limitsAsRead(trade.limits),
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
    ...countsGiven("contracts", contracts),
    ...countsGiven("maxContracts", maxContracts),
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

function limitsAsRead({ maxContracts, ...limits }: TradeLimits): { readonly limits?: LimitsAsRead } {
  const given = Object.entries(limits).filter(([, limit]) => limit !== null);
  const read: LimitsAsRead = { ...Object.fromEntries(given), ...countsGiven("maxContracts", maxContracts) };
  return Object.keys(read).length === 0 ? {} : { limits: read };
}

function countsGiven(key: "contracts" | "maxContracts", counts: Sides<Contracts | null>) {
  const sides = (["long", "short"] as const).flatMap((side) =>
    counts[side] === null ? [] : [[side, counts[side]] as const],
  );
  return sides.length === 0 ? {} : { [key]: Object.fromEntries(sides) };
}
