import { type Finding, finding } from "../../errors/finding.ts";
import type { MicroContract } from "../contract/catalogue.ts";
import { compare, type Exact, exact, minus, times } from "../exact.ts";
import { isDriftWithin } from "../pair/exposure.ts";
import type { NetOfSides, PairGreeks } from "../pair/sizing.ts";
import type { Position, SourcedLevel, TradeLimits } from "../pair/trade.ts";
import type { Weighting } from "../pair/weighting.ts";
import type { Bound } from "../payoff/envelope.ts";
import type { AnnualVolatility, Points, Ratio, Usd } from "../quantity.ts";
import type { Side, Sides } from "../sides.ts";

/** Where a mark came from: a quote's price, the level of a future, the model, or the settlement on the last day. */
export type MarkSource = "mid" | "bid" | "ask" | "mark" | "settle" | "last" | "given" | "level" | "model" | "expiry";

/** What one leg is worth now, in index points of one contract; null where nothing marks it. */
export interface LegPrice {
  /** In the middle of the quote. */
  readonly mid: Points;
  /** Where it could be closed: a bought leg at the bid, a sold one at the ask; the middle where there is none. */
  readonly closing: Points;
  readonly from: MarkSource;
  /** That the middle implies, or that the model was given; null where there is none, and for a future. */
  readonly volatility: AnnualVolatility | null;
  /** A share of a vertical's net price, of which only the sum is known. */
  readonly isNet?: true;
}

/** The parts of a profit in USD, in the order in which they are told apart. */
export interface ProfitParts<Amount> {
  /** By the days that have passed, and by another rate or yield, all else as at entry. */
  readonly time: Amount;
  /** By the move of the level, by the delta at entry. */
  readonly delta: Amount;
  /** By the move of the level, all that the delta leaves. */
  readonly gamma: Amount;
  /** To the implied volatility of the middle now. */
  readonly volatility: Amount;
  /** Closing side less middle. */
  readonly spread: Amount;
  /** What no model explains: a price that implies no volatility, a future entered off the level. */
  readonly unexplained: Amount;
}

/** The names of {@link ProfitParts}, in their order. */
export const partNames = ["time", "delta", "gamma", "volatility", "spread", "unexplained"] as const;

/** One leg of the position, marked. */
export interface LegMark {
  readonly side: Side;
  /** "RTOH6 C2750", "RTYH6", the 21 characters of OSI, "IWM"; null where no source settles it. */
  readonly code: string | null;
  /** In words: "RTY 2026-03-20 2750 call". */
  readonly name: string;
  /** Contracts: + bought, − sold. */
  readonly quantity: number;
  readonly entry: Points;
  /** At the closing side; null where it is not marked. */
  readonly mark: { readonly value: Points; readonly mid: Points; readonly from: MarkSource } | null;
  readonly impliedVolatility: { readonly entry: AnnualVolatility | null; readonly now: AnnualVolatility | null };
  /** USD at the closing side; null where it is not marked. */
  readonly profit: Usd | null;
  /** Null where no model values it, or it is not marked. */
  readonly attribution: ProfitParts<Usd> | null;
}

/** The name of a rule of an open pair: its key under limits. */
export type RuleName = "takeProfit" | "stopLoss" | "daysLeft" | "maxRatioDrift";

/** A rule held against an open pair. */
export interface RuleMark {
  readonly name: RuleName;
  readonly limit: number;
  /** A share, days, or a drift; null where it cannot be measured. */
  readonly actual: number | null;
  /** Null where it cannot be measured, which counts as reached. */
  readonly reached: boolean | null;
  /** Why it cannot be measured. */
  readonly reason: Finding | null;
}

/** An open pair as it stands. */
export interface PairMark {
  readonly symbols: Sides<string>;
  readonly entry: { readonly asOf: string | null; readonly levels: Sides<SourcedLevel> };
  readonly now: { readonly asOf: string; readonly levels: Sides<SourcedLevel> };
  readonly weighting: Weighting;
  /** The small contract that the counts of a side are of; null where they are of its own. */
  readonly micros: Sides<MicroContract | null>;
  /** Null where the position is what is held, instrument by instrument. */
  readonly contracts: Sides<number> | null;
  /** At the closing side, before fees; null where a leg is not marked. */
  readonly profit: NetOfSides<Usd | null>;
  readonly profitAtMid: NetOfSides<Usd | null>;
  /** USD paid to open it. */
  readonly fees: Usd;
  readonly legs: readonly LegMark[];
  /** Adds up to the profit at the closing side; null where a leg has none. */
  readonly attribution: ProfitParts<NetOfSides<Usd>> | null;
  /** Of the position held to its expiry, fees off; null where its options expire on several days. */
  readonly maxLoss: Bound | null;
  readonly maxGain: Bound | null;
  /** Profit less fees over the max gain, 0 where there is none; null where the gain has no end or is not known. */
  readonly shareOfMaxGain: Ratio | null;
  readonly shareOfMaxLoss: Ratio | null;
  /** Calendar days to the nearer expiry; null without options. */
  readonly daysLeft: number | null;
  /** Of the position now, in USD; null where a leg is not valued. */
  readonly greeks: PairGreeks | null;
  /** Short contracts per long one by the weighting; drift is now over entry less 1. */
  readonly ratio: { readonly entry: Ratio | null; readonly now: Ratio | null; readonly drift: Ratio | null };
  /** What the rules of sizing would choose now; null where nothing fits, or the ratio is not known. */
  readonly chosenNow: Sides<number> | null;
  readonly rules: readonly RuleMark[];
  /** Positions as they are held. */
  readonly positions: readonly Position[];
  readonly warnings: readonly Finding[];
}

/** What the rules of an open pair are held against. */
interface RuleFigures extends Pick<PairMark, "maxLoss" | "maxGain" | "daysLeft" | "ratio"> {
  readonly shareOfMaxGain: number | null;
  readonly shareOfMaxLoss: number | null;
  /** Profit less fees in USD, at the closing side; null where a leg is not marked. */
  readonly profit: Exact | null;
  readonly unmarked: readonly string[];
}

/**
 * The rules that are given, each reached or not. Equality reaches a share and the days left; a drift is reached beyond
 * its limit, as in a check. A rule that cannot be measured counts as reached, and says why.
 */
export function ruleMarks(limits: TradeLimits, figures: RuleFigures): readonly RuleMark[] {
  const rows: readonly (RuleMark | null)[] = [
    share("takeProfit", limits.takeProfit, figures.maxGain, figures),
    share("stopLoss", limits.stopLoss, figures.maxLoss, figures),
    days(limits.daysLeft, figures),
    drift(limits.maxRatioDrift, figures),
  ];
  return rows.filter((row) => row !== null);
}

/** Whether any rule is reached, or cannot be measured. */
export function isRuleReached(rules: readonly RuleMark[]): boolean {
  return rules.some(({ reached }) => reached !== false);
}

function share(
  name: "takeProfit" | "stopLoss",
  limit: number | null,
  bound: Bound | null,
  figures: RuleFigures,
): RuleMark | null {
  if (limit === null) return null;
  const { profit, unmarked } = figures;
  if (profit === null) return unmeasured(name, limit, finding("RULE_NOT_MARKED", { legs: unmarked }));
  if (bound === null) return unmeasured(name, limit, finding("RULE_NO_BOUND", { name, why: "several-expiries" }));
  if (bound.kind === "unlimited") return unmeasured(name, limit, finding("RULE_NO_BOUND", { name, why: "unlimited" }));
  if (bound.amount === 0) return unmeasured(name, limit, finding("RULE_NO_BOUND", { name, why: "none" }));
  const actual = name === "takeProfit" ? figures.shareOfMaxGain : figures.shareOfMaxLoss;
  const wanted = times(exact(limit), exact(bound.amount));
  const towards = name === "takeProfit" ? profit : minus(exact(0), profit);
  return { name, limit, actual, reached: compare(towards, wanted) >= 0, reason: null };
}

function days(limit: number | null, { daysLeft }: RuleFigures): RuleMark | null {
  if (limit === null) return null;
  if (daysLeft === null) return unmeasured("daysLeft", limit, finding("RULE_NO_EXPIRY", {}));
  return { name: "daysLeft", limit, actual: daysLeft, reached: daysLeft <= limit, reason: null };
}

function drift(limit: number | null, { ratio }: RuleFigures): RuleMark | null {
  if (limit === null) return null;
  const { drift: actual } = ratio;
  if (actual === null) return unmeasured("maxRatioDrift", limit, finding("RULE_NO_RATIO", {}));
  return { name: "maxRatioDrift", limit, actual, reached: !isDriftWithin(actual, limit), reason: null };
}

function unmeasured(name: RuleName, limit: number, reason: Finding): RuleMark {
  return { name, limit, actual: null, reached: null, reason };
}
