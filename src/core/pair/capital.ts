import { dayNumber, isoFromDays } from "../calendar.ts";
import { findContract, inLarge, perCounted, perLargeOf } from "../contract/catalogue.ts";
import type { Expiry } from "../contract/expiries.ts";
import { type Exact, exact, exactQuotient, minus, plus, product, times, toNumber, ZERO } from "../exact.ts";
import { type StrategyTerms, strategyBasedMargin } from "../margin/strategy-based.ts";
import { decimalText } from "../number-text.ts";
import type { OptionLeg } from "../option/leg.ts";
import type { Bound } from "../payoff/envelope.ts";
import { as, type Contracts, type Ratio, type Usd } from "../quantity.ts";
import { type Sides, sideNames } from "../sides.ts";
import type { MeasuredSide } from "./measured-side.ts";
import type { CapitalAmount, CapitalKind, MoveProfit, SizedCapital } from "./sizing.ts";
import { netVerticals } from "./structure.ts";
import type { PairTrade } from "./trade.ts";

/** The capital of a pair, exactly, less the credit that the trade gives. */
export function exactCapital(
  trade: Pick<PairTrade, "marginCredit">,
  sides: Sides<MeasuredSide>,
  contracts: Sides<Contracts>,
): PairCapital {
  const { marginCredit: credit } = trade;
  return pairCapital(
    {
      long: capitalSide(sides.long, inLarge(contracts.long, perLargeOf(sides.long))),
      short: capitalSide(sides.short, inLarge(contracts.short, perLargeOf(sides.short))),
    },
    credit === undefined ? null : { share: exact(credit.share), ratio: credit.ratio },
  );
}

/**
 * The capital of a pair as an answer shows it, with the return that its max gain and its named moves are on it.
 *
 * @param maxGain of the pair, fees off
 * @param moves profits of the named moves
 */
export function sizedCapital(capital: PairCapital, maxGain: Bound, moves: readonly MoveProfit[]): SizedCapital {
  const { requirement } = capital;
  const returned = (profit: number): Ratio | null =>
    requirement === null ? null : returnOnCapital(exact(profit), requirement);
  const { kind, amount, cashNeeded } = amountOf(capital);
  return {
    kind,
    amount,
    cashNeeded,
    isLeast: capital.isLeast,
    bySide: { long: amountOf(capital.bySide.long), short: amountOf(capital.bySide.short) },
    returnAtMaxGain: maxGain.kind === "unlimited" ? null : returned(maxGain.profit),
    ...(moves.length === 0 ? {} : { returnAtMoves: moves.map(({ profit }) => returned(profit.net)) }),
  };
}

/**
 * What one contract as it is counted binds of a budget, by side, in USD: before the premium received and without a
 * credit, which holds for whole ratios only. The symbols of the sides whose margin is not known, where there are any.
 */
export function capitalPerContract(sides: Sides<MeasuredSide>): Sides<Exact> | readonly string[] {
  const { long, short } = perLargeContract(sides).bySide;
  if (long.requirement === null || short.requirement === null) return symbolsOfKind(sides, "unknown");
  return {
    long: perCounted(long.requirement, perLargeOf(sides.long)),
    short: perCounted(short.requirement, perLargeOf(sides.short)),
  };
}

/** The symbols of the sides whose capital is of a kind. */
export function symbolsOfKind(sides: Sides<MeasuredSide>, kind: CapitalKind): readonly string[] {
  const { bySide } = perLargeContract(sides);
  return sideNames.flatMap((side) => (bySide[side].kind === kind ? [sides[side].sized.symbol] : []));
}

/** Legs of a side that a cash account does not hold, in words: "RUT 2950C". */
export interface OutsideCashAccount {
  /** Sold options that nothing covers. */
  readonly uncovered: readonly string[];
  /** Legs that are not for a cash account whatever stands beside them. */
  readonly barred: readonly string[];
}

/**
 * Returns what of a side a cash account does not hold.
 *
 * Futures and their options, and shares sold short, are not for it. A sold option is covered by a bought one of its
 * right where both are European options on an index, settled in cash, that expire together; a sold call also by 100
 * shares. A bought option on an ETF covers none, because its exercise has to be paid for. A put that is sold against
 * cash is not covered by anything that the pair holds, and counts as uncovered.
 *
 * @see FINRA Rule 4210(f)(2)(N), cash account transactions; Regulation T, 12 CFR 220.8
 */
export function outsideCashAccount({ side, sized, unit }: MeasuredSide): OutsideCashAccount {
  const { contract, exercise } = side;
  const name = ({ strike, right }: OptionLeg) =>
    `${contract.symbol} ${decimalText(strike)}${right === "call" ? "C" : "P"}`;
  const listed = findContract(contract.symbol);
  const isSecurity = listed !== undefined && listed.kind === contract.kind && contract.kind !== "future";
  if (!isSecurity)
    return { uncovered: [], barred: [`${contract.symbol}${contract.kind === "future" ? " futures" : ""}`] };
  const isInCash = contract.kind === "index" && (exercise ?? sized.option?.exercise ?? "european") === "european";
  const shares = unit.reduce((lots, leg) => (leg.kind === "future" ? lots + leg.quantity : lots), 0);
  const uncovered = (["call", "put"] as const).flatMap((right) => {
    const options = unit.filter((leg) => leg.kind === "option" && leg.right === right) as readonly OptionLeg[];
    const sold = options.filter(({ quantity }) => quantity < 0);
    const count = (some: readonly OptionLeg[]) => some.reduce((sum, { quantity }) => sum + Math.abs(quantity), 0);
    const bought = isInCash ? count(options.filter(({ quantity }) => quantity > 0)) : 0;
    const cover = bought + (right === "call" ? Math.max(0, shares) : 0);
    return count(sold) > cover ? sold.map(name) : [];
  });
  return { uncovered, barred: shares < 0 ? [`${contract.symbol} shares sold short`] : [] };
}

function perLargeContract(sides: Sides<MeasuredSide>): PairCapital {
  const one = exact(1);
  return pairCapital({ long: capitalSide(sides.long, one), short: capitalSide(sides.short, one) }, null);
}

function amountOf({ kind, requirement, cashNeeded }: SideCapital): CapitalAmount {
  const usd = (amount: Exact | null) => (amount === null ? null : as<Usd>(toNumber(amount)));
  return { kind, amount: usd(requirement), cashNeeded: usd(cashNeeded) };
}

/** The margin that a trader gives beats that of the rules, which are a minimum. */
function capitalSide(side: MeasuredSide, contracts: Exact): CapitalSide {
  const { unit, pointValue, netPremium, worst } = side;
  const { margin } = side.side;
  return {
    unit,
    pointValue,
    netPremium,
    worst,
    contracts,
    isNetPriced: netVerticals(side.sized.legs).length > 0,
    strategy: margin === undefined ? strategyTerms(side) : null,
    margin: margin === undefined ? null : exact(margin.initial),
  };
}

/**
 * The terms of the strategy-based margin: of options on a cash index or an ETF of the contract table, all of which are
 * broad-based and unleveraged, and of shares. Null for anything else, and for an index that is said to be held itself.
 */
function strategyTerms({ side, unit, sized }: MeasuredSide): StrategyTerms | null {
  const { contract, level } = side;
  const listed = findContract(contract.symbol);
  if (listed === undefined || listed.kind !== contract.kind || contract.kind === "future") return null;
  if (contract.currency !== "USD" || contract.fx !== 1) return null;
  if (contract.kind === "index" && unit.some(({ kind }) => kind === "future")) return null;
  return {
    kind: contract.kind === "index" ? "broad-index" : "broad-etf",
    level: level.value,
    leverage: 1,
    monthsLeft: sized.option === null ? null : monthsLeft(sized.option),
  };
}

/** Months from the date of the trade to an expiry: more than nine only beyond the same day nine months on. */
export function monthsLeft({ date, days }: Expiry): number | null {
  if (days === null) return null;
  const [from, to] = [isoFromDays((dayNumber(date) ?? 0) - days), date].map((iso) => iso.split("-").map(Number));
  const [year = 0, month = 0, day = 0] = from ?? [];
  const [lastYear = 0, lastMonth = 0, lastDay = 0] = to ?? [];
  return 12 * (lastYear - year) + (lastMonth - month) + (lastDay - day) / 31;
}

/** The facts about one side of a position that its capital depends on. */
export interface CapitalSide extends Pick<MeasuredSide, "unit" | "pointValue" | "netPremium" | "worst"> {
  /** Units held, in large contracts. */
  readonly contracts: Exact;
  /** Whether a vertical has a net price, which says no more of the premium paid than that it is at least the net. */
  readonly isNetPriced: boolean;
  /** Terms of the strategy-based margin; null for futures and their options, which have none, and beside a margin given. */
  readonly strategy: StrategyTerms | null;
  /** The trader's own margin of one unit in USD, net of option value; null where none was given. */
  readonly margin: Exact | null;
}

/** The clearer's spread credit: a share of the margin of the contracts that match in the ratio long : short. */
export interface MarginCredit {
  readonly share: Exact;
  readonly ratio: Sides<number>;
}

/** Capital that one side binds, in USD, exactly; null where it is unknown. */
interface SideCapital {
  readonly kind: CapitalKind;
  /** Requirement before the premium received. */
  readonly requirement: Exact | null;
  /** Requirement less the premium received. */
  readonly cashNeeded: Exact | null;
  /** False where a broker may pair the options so that they bind less. */
  readonly isLeast: boolean;
}

/** Capital that a pair binds, in USD, exactly: the sums over its sides, and the less reliable kind of the two. */
export interface PairCapital extends SideCapital {
  readonly bySide: Sides<SideCapital>;
}

/**
 * Returns the capital that a pair binds in a margin account: the sum of both sides, because two underlyings give no
 * offset except a given credit.
 *
 * Cash-index and ETF options bind {@link strategyBasedMargin} × contracts. Futures and their options bind contracts ×
 * the given margin, less the credit on the contracts in the ratio, plus the net premium paid. Without a margin, a side
 * that can lose no more than its premium binds at least that; the capital of any other side is unknown, and so is that
 * of the pair. A vertical at a net price binds at least what the rules ask at a sold premium of 0.
 */
export function pairCapital(sides: Sides<CapitalSide>, credit: MarginCredit | null): PairCapital {
  const inRatio = sides.long.margin === null || sides.short.margin === null ? null : credit;
  const spreads = inRatio === null ? 0 : spreadsIn(sides, inRatio.ratio);
  const credited = (side: "long" | "short") =>
    inRatio === null ? ZERO : times(inRatio.share, product(spreads, inRatio.ratio[side]));
  const long = sideCapital(sides.long, credited("long"));
  const short = sideCapital(sides.short, credited("short"));
  return {
    kind: WEAKEST_FIRST.find((kind) => kind === long.kind || kind === short.kind) ?? "unknown",
    requirement: sum(long.requirement, short.requirement),
    cashNeeded: sum(long.cashNeeded, short.cashNeeded),
    isLeast: long.isLeast && short.isLeast,
    bySide: { long, short },
  };
}

/** Returns a profit as a fraction of the capital that it takes; null where that is 0. */
export function returnOnCapital(profit: Exact, capital: Exact): Ratio | null {
  return capital.digits === 0 ? null : as<Ratio>(exactQuotient(profit, capital));
}

const WEAKEST_FIRST: readonly CapitalKind[] = ["unknown", "premium", "given", "strategy-based"];

/** @param credited contracts whose margin the credit takes off */
function sideCapital(side: CapitalSide, credited: Exact): SideCapital {
  const { unit, pointValue, netPremium, contracts, strategy, margin, isNetPriced } = side;
  if (strategy !== null) {
    const { requirement, cashNeeded, isLeast } = strategyBasedMargin(unit, strategy);
    const usd = (points: Exact) => times(times(points, pointValue), contracts);
    const kind = isNetPriced ? "premium" : "strategy-based";
    return { kind, requirement: usd(requirement), cashNeeded: usd(cashNeeded), isLeast };
  }
  const paid = netPremium.digits < 0 ? times(minus(ZERO, netPremium), contracts) : ZERO;
  if (margin !== null) return known("given", plus(times(margin, minus(contracts, credited)), paid));
  if (losesPremiumAtMost(side)) return known("premium", paid);
  return { kind: "unknown", requirement: null, cashNeeded: null, isLeast: true };
}

function known(kind: "given" | "premium", amount: Exact): SideCapital {
  return { kind, requirement: amount, cashNeeded: amount, isLeast: true };
}

/** Returns how many whole spreads in the ratio the contracts of both sides make. */
function spreadsIn({ long, short }: Sides<CapitalSide>, ratio: Sides<number>): number {
  return Math.floor(
    Math.min(exactQuotient(long.contracts, exact(ratio.long)), exactQuotient(short.contracts, exact(ratio.short))),
  );
}

/** Whether a unit is of options that together owe nothing at expiry, so that only the premium is at risk. */
function losesPremiumAtMost({ unit, netPremium, worst }: CapitalSide): boolean {
  const isOfOptions = unit.every(({ kind }) => kind === "option");
  return isOfOptions && worst.kind === "limited" && minus(worst.profit, netPremium).digits >= 0;
}

function sum(a: Exact | null, b: Exact | null): Exact | null {
  return a === null || b === null ? null : plus(a, b);
}
